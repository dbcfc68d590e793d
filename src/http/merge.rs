//! A form of settings that was drawn before another tab saved some of them: what its sender has changed counts, what she left
//! alone stays as it is saved now, and what both changed is asked about. Each such form carries what it was drawn from, as `was`.

use std::collections::{BTreeMap, BTreeSet};

/// The fields of a form in their order.
pub type Fields = Vec<(String, String)>;

/// A field that was changed on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BothChanged {
    /// Its name.
    pub name: String,
    /// What is saved.
    pub saved: String,
    /// What was sent.
    pub sent: String,
}

/// A form as it is meant now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Its fields, ready to be read as a form. Where both sides changed one it is the sender's.
    pub form: String,
    /// Where both did.
    pub both: Vec<BothChanged>,
}

/// What a form says of itself: from which fields it was drawn.
pub fn drawn_from(fields: &[(String, String)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}

/// Merges what was `sent` into what is `saved` now. Of a field in `sets` each value is a choice of its own, as of a box to
/// tick; of any other field that stands several times each place is. A form that does not say from what it was drawn counts
/// as it was sent.
pub fn merge(sent: &[u8], saved: &[(String, String)], sets: &[&str]) -> Merged {
    let sent: Fields = form_urlencoded::parse(sent).into_owned().collect();
    let Some((_, was)) = sent.iter().find(|(name, _)| name == "was") else {
        return Merged {
            form: drawn_from(&sent),
            both: Vec::new(),
        };
    };
    let was: Fields = form_urlencoded::parse(was.as_bytes())
        .into_owned()
        .collect();
    let (was, now, typed) = (by_name(&was), by_name(saved), by_name(&sent));
    let settings: BTreeSet<&str> = was
        .keys()
        .chain(now.keys())
        .copied()
        .chain(sets.iter().copied())
        .collect();
    let is_other =
        |(name, _): &&(String, String)| name != "was" && !settings.contains(name.as_str());
    let mut fields: Fields = sent.iter().filter(is_other).cloned().collect();
    let mut both = Vec::new();
    for name in settings {
        let [was, now, typed] = [&was, &now, &typed].map(|all| all.get(name).cloned());
        let (was, now) = (was.unwrap_or_default(), now.unwrap_or_default());
        let typed = typed.unwrap_or_default();
        let values = if sets.contains(&name) {
            merge_set(&was, &now, &typed)
        } else {
            let places = 0..was.len().max(now.len()).max(typed.len());
            let place = |at: usize| {
                let [was, now, typed] = [&was, &now, &typed].map(|all| all.get(at).copied());
                if is_same(typed, was) {
                    return now;
                }
                if !is_same(now, was) && !is_same(now, typed) {
                    both.push(BothChanged {
                        name: name.to_owned(),
                        saved: now.unwrap_or_default().to_owned(),
                        sent: typed.unwrap_or_default().to_owned(),
                    });
                }
                typed
            };
            places.filter_map(place).collect()
        };
        let named = |value: &str| (name.to_owned(), value.to_owned());
        fields.extend(values.into_iter().map(named));
    }
    Merged {
        form: drawn_from(&fields),
        both,
    }
}

fn by_name(fields: &[(String, String)]) -> BTreeMap<&str, Vec<&str>> {
    let mut all: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, value) in fields {
        all.entry(name).or_default().push(value);
    }
    all
}

/// Browsers send the ends of lines in a way of their own.
fn is_same(one: Option<&str>, other: Option<&str>) -> bool {
    let plain = |text: Option<&str>| text.unwrap_or_default().replace('\r', "").trim().to_owned();
    plain(one) == plain(other)
}

fn merge_set<'a>(was: &[&'a str], now: &[&'a str], typed: &[&'a str]) -> Vec<&'a str> {
    let stays = now
        .iter()
        .filter(|value| typed.contains(value) || !was.contains(value));
    let comes = typed
        .iter()
        .filter(|value| !was.contains(value) && !now.contains(value));
    stays.chain(comes).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Fields {
        form_urlencoded::parse(text.as_bytes())
            .into_owned()
            .collect()
    }

    #[track_caller]
    fn check(was: &str, now: &str, typed: &str, expected: &str, both: &[(&str, &str, &str)]) {
        let mut sent = fields(typed);
        sent.push(("was".to_owned(), was.to_owned()));
        let merged = merge(drawn_from(&sent).as_bytes(), &fields(now), &["day"]);
        assert_eq!(
            fields(&merged.form),
            fields(expected),
            "{was} {now} {typed}"
        );
        let found: Vec<_> = merged
            .both
            .iter()
            .map(|it| (it.name.as_str(), it.saved.as_str(), it.sent.as_str()))
            .collect();
        assert_eq!(found, both);
    }

    #[test]
    fn what_she_changed_counts_and_what_she_left_alone_stays_as_it_is_saved() {
        check("a=1&b=1", "a=2&b=1", "a=1&b=3", "a=2&b=3", &[]);
        check("a=1&b=1", "a=1&b=1", "a=1&b=1", "a=1&b=1", &[]);
        check("a=1", "a=2", "a=2", "a=2", &[]);
        check("a=x%0Ay", "a=2", "a=x%0D%0Ay+", "a=2", &[]);
        check("a=1", "a=1", "first=true&a=2", "first=true&a=2", &[]);
    }

    #[test]
    fn what_both_changed_is_asked_about() {
        check(
            "a=1&b=1",
            "a=2&b=2",
            "a=3&b=1",
            "a=3&b=2",
            &[("a", "2", "3")],
        );
        check("s=1&s=2", "s=1&s=4", "s=3&s=2", "s=3&s=4", &[]);
        check("s=1&s=2", "s=5", "s=1&s=3", "s=5&s=3", &[("s", "", "3")]);
    }

    #[test]
    fn boxes_to_tick_are_choices_of_their_own() {
        check(
            "day=1&day=2",
            "day=1&day=2&day=6",
            "day=2&day=7",
            "day=2&day=6&day=7",
            &[],
        );
        check("", "day=1", "day=2", "day=1&day=2", &[]);
        check("day=1", "", "", "", &[]);
    }

    #[test]
    fn a_form_that_does_not_say_from_what_it_was_drawn_counts_as_it_is() {
        let merged = merge(b"a=3&day=1", &fields("a=2&day=5"), &["day"]);
        assert_eq!(
            (fields(&merged.form), merged.both),
            (fields("a=3&day=1"), vec![])
        );
    }
}
