//! Two tabs of one form of settings: each saves what was changed in it and nothing else; where both changed the same, the
//! second is asked, and loses no word.

use std::collections::BTreeSet;

use super::unsent_words::pages_of_hers;
use crate::support::classroom::{Classroom, submit};
use crate::support::html::{Form, Page};
use crate::support::people::Teacher;
use crate::support::sitemap::Examples;

/// Types into the field of this name that stands in this place among those of its name.
fn typed(mut form: Form, (name, at): (&str, usize), value: &str) -> Form {
    if form
        .controls
        .iter()
        .any(|it| it.name == name && matches!(&*it.kind, "option" | "radio"))
    {
        return form.fill(name, value);
    }
    let mut places = form.controls.iter_mut().filter(|it| it.name == name);
    let place = places.nth(at).unwrap_or_else(|| panic!("no {name} {at}"));
    value.clone_into(&mut place.value);
    form
}

fn value(form: &Form, (name, at): (&str, usize)) -> String {
    let fields = form.fields();
    let mut values = fields.iter().filter(|(known, _)| known == name);
    values
        .nth(at)
        .map(|(_, value)| value.clone())
        .unwrap_or_default()
}

/// A form, by its page and by a field of it.
fn open(teacher: &mut Teacher, page: &str, field: &str) -> Form {
    let page = Page::read(&teacher.get(page).expect(200).text());
    page.form_with(&["was", field])
}

/// A form and two of its fields: the page, the fields with their places, and what is typed into each; a second word for the
/// first field.
type Settings = (
    &'static str,
    (&'static str, usize),
    (&'static str, usize),
    [&'static str; 3],
);

const SETTINGS: [Settings; 9] = [
    (
        "",
        ("zone", 0),
        ("name", 0),
        ["America/New_York", "Room 14", "Asia/Tokyo"],
    ),
    ("", ("name", 0), ("band", 0), ["Room 15", "g68", "Room 16"]),
    (
        "",
        ("language", 0),
        ("zone", 0),
        ["es", "Europe/Paris", "ar"],
    ),
    (
        "/rules",
        ("chairs", 0),
        ("talks_a_week", 0),
        ["5", "2", "4"],
    ),
    (
        "/rules",
        ("sheet", 0),
        ("quiet", 0),
        ["off", "true", "gate"],
    ),
    (
        "/calendar",
        ("minutes", 0),
        ("chairs", 0),
        ["70", "2", "80"],
    ),
    (
        "/calendar",
        ("start", 0),
        ("padding", 0),
        ["09:30", "1", "10:00"],
    ),
    (
        "/questions/piece",
        ("start", 0),
        ("start", 1),
        ["I am writing", "It is about", "My piece is"],
    ),
    (
        "lesson",
        ("lesson-why", 0),
        ("lesson-which", 0),
        ["Because we plan.", "Which is fuller?", "So that I lead."],
    ),
];

#[test]
fn each_tab_saves_what_was_changed_in_it_and_asks_where_both_changed_the_same() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    for (page, one, other, [first, second, third]) in SETTINGS {
        let page = match page {
            "lesson" => "/teach/mini-lesson/words".to_owned(),
            page => format!("/teach/classes/{}{page}", room.class()),
        };
        let what = format!("{page} {one:?} {other:?}");
        let (tab_a, tab_b, tab_c) = (
            open(&mut teacher, &page, one.0),
            open(&mut teacher, &page, one.0),
            open(&mut teacher, &page, one.0),
        );
        submit(&mut teacher, &typed(tab_a, one, first)).expect(303);
        submit(&mut teacher, &typed(tab_b, other, second)).expect(303);
        let saved = open(&mut teacher, &page, one.0);
        assert_eq!(
            [value(&saved, one), value(&saved, other)],
            [first, second],
            "{what}"
        );

        let asked = submit(&mut teacher, &typed(tab_c, one, third))
            .expect(409)
            .text();
        let asked = asked.replace(['\u{2068}', '\u{2069}'], "");
        let page_asked = Page::read(&asked);
        assert!(
            page_asked.text.contains("Something else was saved here"),
            "{what}"
        );
        assert!(page_asked.text.contains("Saved now:") && page_asked.text.contains("Yours:"));
        let form = page_asked.form_with(&["was", one.0]);
        assert_eq!(
            [value(&form, one), value(&form, other)],
            [third, second],
            "{what}"
        );
        let unchanged = open(&mut teacher, &page, one.0);
        assert_eq!(
            value(&unchanged, one),
            first,
            "{what}: nothing is saved by the question"
        );
        submit(&mut teacher, &form).expect(303);
        let saved = open(&mut teacher, &page, one.0);
        assert_eq!(
            [value(&saved, one), value(&saved, other)],
            [third, second],
            "{what}"
        );
    }
}

#[test]
fn two_pages_that_share_a_setting_leave_each_others_alone() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let page = |name: &str| format!("/teach/classes/{}/{name}", room.class());
    let rules = open(&mut teacher, &page("rules"), "chairs");
    let calendar = open(&mut teacher, &page("calendar"), "chairs");
    submit(&mut teacher, &typed(calendar, ("chairs", 0), "5")).expect(303);
    submit(&mut teacher, &typed(rules, ("talks_a_week", 0), "2")).expect(303);
    let rules = open(&mut teacher, &page("rules"), "chairs");
    let both = [
        value(&rules, ("chairs", 0)),
        value(&rules, ("talks_a_week", 0)),
    ];
    assert_eq!(both, ["5", "2"]);
    // Days are choices of their own: one tab adds Saturday, the other takes Monday away.
    let [one, other] = [0, 1].map(|_| open(&mut teacher, &page("calendar"), "day"));
    submit(&mut teacher, &one.fill("day", "6")).expect(303);
    let mut other = other;
    let monday = other
        .controls
        .iter_mut()
        .find(|it| it.name == "day" && it.value == "1");
    monday.unwrap().sent = false;
    submit(&mut teacher, &other).expect(303);
    let days = open(&mut teacher, &page("calendar"), "day").fields();
    let days = days.iter().filter(|(name, _)| name == "day");
    let days: Vec<&str> = days.map(|(_, value)| value.as_str()).collect();
    assert_eq!(days, ["2", "3", "4", "5", "6"]);
}

#[test]
fn chairs_words_come_again_only_where_nothing_else_was_saved_meanwhile() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let page = "/teach/mini-lesson/words";
    let form = open(&mut teacher, page, "lesson-why");
    submit(&mut teacher, &typed(form, ("lesson-why", 0), "Mine.")).expect(303);
    let read = Page::read(&teacher.get(page).expect(200).text());
    let reset = read.forms.iter().find(|form| {
        let mut fields = form
            .buttons
            .iter()
            .filter_map(|button| button.field.as_ref());
        fields.any(|(_, value)| value == "reset")
    });
    let reset = reset.unwrap().clone();
    let form = open(&mut teacher, page, "lesson-why");
    submit(&mut teacher, &typed(form, ("lesson-which", 0), "Mine too.")).expect(303);
    submit(&mut teacher, &reset).expect(409);
    let form = open(&mut teacher, page, "lesson-why");
    assert_eq!(value(&form, ("lesson-which", 0)), "Mine too.");
}

#[test]
fn ticks_of_two_tabs_both_stand() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let page = format!("/teach/classes/{}/on-paper", room.class());
    let [one, other] = [0, 1].map(|_| open(&mut teacher, &page, "tick"));
    let boxes: Vec<String> = one
        .controls
        .iter()
        .filter(|it| it.name == "tick")
        .map(|it| it.value.clone())
        .collect();
    submit(&mut teacher, &one.fill("tick", &boxes[0])).expect(303);
    submit(&mut teacher, &other.fill("tick", &boxes[7])).expect(303);
    let ticked = open(&mut teacher, &page, "tick").fields();
    let ticked: Vec<&str> = ticked
        .iter()
        .filter(|(name, _)| name == "tick")
        .map(|(_, value)| value.as_str())
        .collect();
    assert_eq!(ticked, [boxes[0].as_str(), boxes[7].as_str()]);
}

/// Forms that say what is to be done, and save no setting that another tab could show.
const DEEDS: [&str; 0] = [];

#[test]
fn every_form_that_shows_several_settings_says_from_what_it_was_drawn() {
    let room = Classroom::with(6, "3", "60");
    let examples = Examples::of_room(&room);
    let mut teacher = room.teacher().0;
    let mut without = BTreeSet::new();
    for (page, form) in pages_of_hers(&mut teacher, &examples) {
        let shows = |it: &&crate::support::html::Control| {
            it.sent && !it.value.is_empty() && it.kind != "hidden"
        };
        let names: BTreeSet<&str> = form
            .controls
            .iter()
            .filter(shows)
            .map(|it| it.name.as_str())
            .collect();
        let is_new = form.action == "/teach/classes";
        if names.len() > 1 && !is_new && !form.has("was") && !DEEDS.contains(&form.action.as_str())
        {
            without.insert(format!("{page}: {} {names:?}", form.action));
        }
    }
    assert!(without.is_empty(), "{without:#?}");
}
