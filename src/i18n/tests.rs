//! What is said of days, times and names in three languages, and that no sentence gives a name a second full stop.

mod address;
mod counts;
mod glossary;

use jiff::civil::{date, time};

use super::*;

#[test]
fn times_and_days_are_said_as_people_say_them() {
    let words = Translations::load();
    let (english, spanish) = (words.of(Language::English), words.of(Language::Spanish));
    assert_eq!(english.time(time(9, 40, 0, 0)), "9:40");
    assert_eq!(english.time(time(13, 5, 0, 0)), "1:05");
    assert_eq!(spanish.time(time(13, 5, 0, 0)), "13:05");
    let (monday, new_year) = (date(2026, 11, 23), date(2027, 1, 4));
    assert_eq!(english.day(monday, monday), "Monday, November 23");
    assert_eq!(english.day(monday, new_year), "Monday, January 4, 2027");
    assert_eq!(english.short_weekday(date(2026, 11, 24)), "Tue");
    assert_eq!(english.exact_time(time(13, 5, 0, 0)), "1:05 pm");
    assert_eq!(spanish.exact_time(time(13, 5, 0, 0)), "13:05");
    assert_eq!(spanish.day(monday, monday), "lunes 23 de noviembre");
    assert_eq!(spanish.day(monday, new_year), "lunes 4 de enero de 2027");
    assert_eq!(
        words.of(Language::Arabic).day(monday, new_year),
        "الاثنين، 4 يناير 2027"
    );
}

#[test]
fn a_weekday_is_named_alone_only_while_it_means_one_day() {
    let words = Translations::load();
    let (english, today) = (words.of(Language::English), date(2026, 11, 23));
    let at = |day| english.moment(today, day, time(9, 40, 0, 0));
    assert_eq!(at(today), "Today, 9:40");
    assert_eq!(at(date(2026, 11, 29)), "Sunday, 9:40");
    assert_eq!(at(date(2026, 11, 30)), "Monday, November 30, 9:40");
    assert_eq!(at(date(2026, 11, 20)), "Friday, November 20, 9:40");
    assert_eq!(
        at(date(2036, 3, 4)),
        "Tuesday, March 4, 2036, 9:40",
        "no March of this year"
    );
    assert_eq!(
        english.day_near(date(2026, 12, 30), date(2027, 1, 4)),
        "Monday"
    );
    assert_eq!(english.short_day_near(today, date(2026, 11, 29)), "Sun");
    assert_eq!(english.short_day_near(today, date(2026, 12, 1)), "Tue 1");
}

#[test]
fn no_sentence_gives_a_name_a_second_full_stop() {
    let words = Translations::load();
    let places = [
        "name", "other", "now", "next", "first", "second", "day", "time", "when", "nth", "room",
        "class", "teacher", "line", "ask", "names", "child", "children", "title", "text",
    ];
    for language in Language::ALL {
        let messages = words.of(language);
        for name in ["Ana C.", "Mr. R.", "Zoë!", "Bo…"] {
            let values = places.map(|place| (place, name.into()));
            for id in file::ids(file::of(language).1) {
                if messages.find(id).is_some() {
                    continue;
                }
                let said = messages.line(id, &values);
                let end = name.chars().last().expect("an end");
                let twice = format!("{end}.");
                assert!(!said.contains(&twice), "{id} in {}: {said}", language.tag());
            }
        }
    }
}

#[test]
fn several_names_are_said_one_after_the_other() {
    let words = Translations::load();
    for (language, both) in [
        (Language::English, "Maya, Ana C."),
        (Language::Spanish, "Maya, Ana C."),
        (Language::Arabic, "Maya، Ana C."),
    ] {
        let messages = words.of(language);
        let said = messages.names(["Maya", "Ana C."]);
        let said = format!("{ISOLATE}{said}{POP_ISOLATE}");
        assert_eq!(bare(&said), both);
        // Each of them stands between its own two marks.
        assert_eq!(said.matches(ISOLATE).count(), 2, "{said}");
        assert_eq!(said.matches(POP_ISOLATE).count(), 2, "{said}");
    }
}

#[test]
fn a_name_keeps_its_own_direction() {
    let words = Translations::load();
    let arguments = [("name", "ليلى".into()), ("time", "9:40".into())];
    let said = words
        .of(Language::English)
        .text_with("board-saved", &arguments);
    assert_eq!(
        said,
        "\u{2068}ليلى\u{2069}, your chair is saved for \u{2068}9:40\u{2069}."
    );
    assert_eq!(bare(&said), "ليلى, your chair is saved for 9:40.");
}

#[test]
fn pseudo_words_stand_in_brackets() {
    let words = Translations::pseudo();
    assert_eq!(words.of(Language::English).text("board-undo"), "⟦Undo⟧");
}
