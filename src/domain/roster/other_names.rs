//! Which words name another child: what is printed for one family holds none of them. Whole words are looked at, in any case and
//! with or without accents; before an Arabic name a short word may be joined to it.

use super::WrittenName;
use crate::domain::search::fold;

/// So many letters may be joined to the front of an Arabic name, as in "and for".
const JOINED_MAX: usize = 3;

/// The names that all other children of a class go by.
#[derive(Clone, Debug, Default)]
pub struct OtherNames(Vec<String>);

impl OtherNames {
    /// Those of `others` that are not the child's own: a namesake cannot be told from it.
    pub fn new<'a>(own: &WrittenName, others: impl IntoIterator<Item = &'a WrittenName>) -> Self {
        let own = fold(&own.given);
        let names = others.into_iter().flat_map(|name| {
            let given = fold(&name.given);
            let first = given.split(' ').next().unwrap_or_default().to_owned();
            [given, first]
        });
        let is_own = |name: &String| {
            name.is_empty() || *name == own || own.split(' ').any(|part| part == name)
        };
        let mut names: Vec<String> = names.filter(|name| !is_own(name)).collect();
        names.sort_unstable();
        names.dedup();
        Self(names)
    }

    /// Whether one of them stands in a text.
    pub fn stand_in(&self, text: &str) -> bool {
        let text = format!(" {} ", fold(text));
        self.0.iter().any(|name| {
            text.contains(&format!(" {name} ")) || is_arabic(name) && is_joined(&text, name)
        })
    }
}

fn is_arabic(name: &str) -> bool {
    name.chars()
        .any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter))
}

fn is_joined(text: &str, name: &str) -> bool {
    text.split(' ').any(|word| {
        let before = word.strip_suffix(name);
        before.is_some_and(|before| before.chars().count() <= JOINED_MAX)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(given: &str) -> WrittenName {
        WrittenName {
            given: given.to_owned(),
            family: "Brook".to_owned(),
        }
    }

    #[test]
    fn another_childs_name_is_seen_however_it_is_written() {
        let others = ["Zoë", "Mary Jane", "ليلى", "José 2", "<b>Ada"].map(written);
        let names = OtherNames::new(&written("Maya"), &others);
        for text in [
            "She helped Zoë.",
            "ZOE read it.",
            "zoe’s ending",
            "Read with Mary.",
            "قرأت مع ليلى",
            "كتبت وليلى",
            "jose laughed",
            "<b>Ada</b>",
        ] {
            assert!(names.stand_in(text), "{text}");
        }
        for text in ["Zoetrope", "Marye", "Maya read.", "", "A story."] {
            assert!(!names.stand_in(text), "{text}");
        }
    }

    #[test]
    fn a_namesake_hides_nothing() {
        let others = [written("Maya"), written("Ana")];
        let names = OtherNames::new(&written("Maya Ana"), &others);
        assert!(!names.stand_in("Maya and Ana"));
    }
}
