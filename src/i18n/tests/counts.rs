//! Numbers beside a noun in Arabic: one and two are said without a number, three to ten take the plural, eleven to ninety-nine the
//! singular with its ending, a hundred the singular without it.

use std::collections::BTreeSet;

use fluent_bundle::FluentValue;

use crate::{
    domain::text::Language,
    i18n::{ISOLATE, POP_ISOLATE, Translations, file},
};

/// Each way in which Arabic counts, and the ends of each.
const NUMBERS: [i64; 9] = [0, 1, 2, 3, 5, 10, 11, 15, 100];
/// What every other number of the same message is meanwhile.
const ANOTHER: i64 = 7;
/// Behind the number of these stands what somebody does, and no noun.
const WITHOUT_NOUN: [&str; 1] = ["desk-bell"];

/// Each message of a word file as it is written there, by its id.
fn written(source: &str) -> Vec<(&str, String)> {
    let mut messages: Vec<(&str, String)> = Vec::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        match (file::ids(line).next(), messages.last_mut()) {
            (Some(id), _) => messages.push((id, line.to_owned())),
            (None, Some((_, text))) => {
                text.push('\n');
                text.push_str(line);
            }
            (None, None) => {}
        }
    }
    messages
}

/// What a message places.
fn places(text: &str) -> BTreeSet<&str> {
    let name = |it: &'_ str| it.find(|letter: char| !letter.is_ascii_lowercase());
    let names = text.split('$').skip(1);
    names
        .map(|it| &it[..name(it).unwrap_or(it.len())])
        .collect()
}

/// By what the messages of any language choose as one chooses by a number: `count`, `days` and the like.
fn counts() -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    for language in Language::ALL {
        for chosen in file::of(language).1.split("{ $").skip(1) {
            let Some((name, ways)) = chosen.split_once(" ->") else {
                continue;
            };
            let way = ways.trim_start();
            let by_number = ["[0]", "[zero]", "[one]", "[two]", "[few]", "[many]"];
            if by_number.iter().any(|key| way.starts_with(key))
                && places(&format!("${name}")).contains(name)
            {
                found.insert(name);
            }
        }
    }
    found
}

fn placed(number: i64) -> String {
    format!("{ISOLATE}{number}{POP_ISOLATE}")
}

/// The word that stands beside a number, and whether it names something in Latin letters ("5 Chair boxes"). "3 of 5" has none, nor
/// has a minute that is shortened to one letter.
fn beside(said: &str, number: i64) -> Option<(&str, bool)> {
    let (_, behind) = said.split_once(&format!("{} ", placed(number)))?;
    let end = behind.find(|letter: char| !letter.is_alphabetic());
    let (word, behind) = behind.split_at(end.unwrap_or(behind.len()));
    let next = behind.trim_start().chars().next();
    let is_share = word == "من" && next.is_some_and(|it| it == ISOLATE || it.is_ascii_digit());
    let is_noun = word.chars().count() > 1 && !is_share;
    is_noun.then_some((word, next.is_some_and(|it| it.is_ascii_alphabetic())))
}

/// What is wrong with a message as it says each of [`NUMBERS`].
fn judge(id: &str, say: impl Fn(i64) -> String) -> Vec<String> {
    let said = NUMBERS.map(|number| (number, say(number)));
    let nouns = said.each_ref().map(|(number, said)| beside(said, *number));
    if nouns.iter().all(Option::is_none) {
        return Vec::new();
    }
    let mut complaints = Vec::new();
    for (number, said) in &said[..3] {
        if said.contains(&placed(*number)) {
            complaints.push(format!("{id} says {number} with a number: {said}"));
        }
    }
    let [
        _,
        _,
        _,
        Some(few),
        five,
        ten,
        Some(many),
        fifteen,
        Some(hundred),
    ] = nouns
    else {
        complaints.push(format!(
            "{id} has a noun beside some numbers only: {said:?}"
        ));
        return complaints;
    };
    if five != Some(few) || ten != Some(few) || fifteen != Some(many) {
        complaints.push(format!(
            "{id} changes within three to ten, or above: {said:?}"
        ));
    }
    let ((few, _), (many, is_latin), (hundred, _)) = (few, many, hundred);
    let ends = ["ًا", "اً"].iter().find_map(|end| many.strip_suffix(end));
    let singular = ends.unwrap_or(many);
    if few == many || few == singular {
        complaints.push(format!("{id} has no plural from three to ten: {few}"));
    }
    if ends.is_none() && !many.ends_with('ة') && !is_latin {
        complaints.push(format!(
            "{id} has no singular with its ending from eleven on: {many}"
        ));
    }
    if hundred != singular {
        complaints.push(format!(
            "{id} has no plain singular for a hundred: {hundred}"
        ));
    }
    complaints
}

/// What stands in a message for each of its places, with `number` for `count`.
fn values<'m>(
    places: &BTreeSet<&'m str>,
    counts: &BTreeSet<&str>,
    count: &str,
    number: i64,
) -> Vec<(&'m str, FluentValue<'static>)> {
    let value = |place: &str| match place {
        it if it == count => number.into(),
        it if counts.contains(it) => ANOTHER.into(),
        _ => "س".into(),
    };
    places.iter().map(|place| (*place, value(place))).collect()
}

#[test]
fn a_noun_beside_a_number_has_the_form_that_arabic_gives_it() {
    let translations = Translations::load();
    let messages = translations.of(Language::Arabic);
    let (counts, mut complaints, mut checked) = (counts(), Vec::new(), 0);
    for (id, text) in written(file::of(Language::Arabic).1) {
        let places = places(&text);
        for count in places.intersection(&counts) {
            checked += 1;
            let say = |number| messages.text_with(id, &values(&places, &counts, count, number));
            if !WITHOUT_NOUN.contains(&id) {
                complaints.extend(judge(id, say));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(checked > 60, "{checked} messages");
}

#[test]
fn minutes_late_are_said_as_people_say_them() {
    let translations = Translations::load();
    let messages = translations.of(Language::Arabic);
    let said = |minutes: i64| messages.line("board-late", &[("minutes", minutes.into())]);
    assert_eq!(said(5), "نحن متأخرون نحو 5 دقائق.");
    assert_eq!(said(10), "نحن متأخرون نحو 10 دقائق.");
    assert_eq!(said(15), "نحن متأخرون نحو 15 دقيقة.");
}

#[test]
fn a_wrong_form_is_found() {
    let wrong = |few: &str, many: &str, hundred: &str| {
        let say = |number: i64| match number {
            0..=2 => "…".to_owned(),
            3..=10 => format!("{} {few}", placed(number)),
            11..=99 => format!("{} {many}", placed(number)),
            _ => format!("{} {hundred}", placed(number)),
        };
        !judge("a", say).is_empty()
    };
    assert!(!wrong("دقائق", "دقيقة", "دقيقة"));
    assert!(!wrong("أيام", "يومًا", "يوم"));
    for (few, many, hundred) in [
        ("دقيقة", "دقيقة", "دقيقة"),
        ("دقيقة", "دقائق", "دقيقة"),
        ("أيام", "يوم", "يوم"),
        ("أيام", "يومًا", "يومًا"),
        ("من الأيام", "من الأيام", "من الأيام"),
    ] {
        assert!(wrong(few, many, hundred), "{few}, {many}, {hundred}");
    }
    assert!(!judge("a", |number| format!("{} دقائق", placed(number))).is_empty());
    assert!(judge("a", |number| format!("الدقائق: {}", placed(number))).is_empty());
}
