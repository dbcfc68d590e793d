//! What the teacher sets for a class: its days and rules, its roster and questions, its quiet minutes.

use super::{CLASS, Deed, Scene, deed};
use crate::support::classroom::{paste, submit};
use crate::support::html::Page;

const BOARD: &[(&str, &[&str])] = &[("board", CLASS)];
const ROSTER: &[(&str, &[&str])] = &[("board", CLASS), ("roster", CLASS)];
const QUIET: &[(&str, &[&str])] = &[("prep-time", CLASS)];

pub(super) const DEEDS: &[Deed] = &[
    deed("the rules change", changes_rules, BOARD),
    deed(
        "sign-up stands still",
        |it| it.of_class("pause", &[("do", "pause"), ("words", "Back at ten.")]),
        BOARD,
    ),
    deed(
        "and goes on",
        |it| it.of_class("pause", &[("do", "go_on")]),
        BOARD,
    ),
    deed(
        "the round does not wait for a child",
        |it| of_child(it, "excuse"),
        BOARD,
    ),
    deed("and waits again", |it| of_child(it, "wait_for"), BOARD),
    deed(
        "a child is out of the room each week",
        |it| away(it, "add"),
        BOARD,
    ),
    deed("and is not any more", |it| away(it, "remove"), BOARD),
    deed(
        "today is late",
        |it| {
            it.of_class(
                "days",
                &[("do", "late"), ("minutes", "10"), ("from", "today")],
            );
        },
        BOARD,
    ),
    deed("the rest of today slides", slides, BOARD),
    deed(
        "today is without talks",
        |it| it.of_class("days", &[("do", "no_talks"), ("from", "today")]),
        BOARD,
    ),
    deed(
        "today is like the others",
        |it| it.of_class("days", &[("do", "like_others")]),
        BOARD,
    ),
    deed("a day is out early", out_early, BOARD),
    deed(
        "a day is without school, and keeps its chairs",
        |it| no_school(it, "keep"),
        BOARD,
    ),
    deed(
        "there is school after all",
        |it| {
            it.of_class(
                "no-school/remove",
                &[("first", "2026-11-25"), ("last", "2026-11-25")],
            );
        },
        BOARD,
    ),
    deed("the timetable is saved", saves_timetable, BOARD),
    deed("the class has another name", renames, ROSTER),
    deed("children come to the roster", adds, ROSTER),
    deed("a child chooses another drawing", draws, ROSTER),
    deed(
        "another question is asked",
        asks_otherwise,
        &[("prep", CLASS)],
    ),
    deed("prep time begins", |it| prep_time(it, "start"), QUIET),
    deed("and ends", |it| prep_time(it, "stop"), QUIET),
    deed(
        "the first day begins",
        |it| first_day(it, "start"),
        &[("door", CLASS)],
    ),
    deed("and ends", |it| first_day(it, "stop"), &[("door", CLASS)]),
    deed(
        "the pictures of a child are void",
        |it| of_roster(it, "pictures"),
        &[("door", CLASS)],
    ),
    deed("a card is void", |it| of_roster(it, "card"), &[]),
    deed(
        "a child leaves the class",
        |it| of_roster(it, "archive"),
        ROSTER,
    ),
];

fn changes_rules(it: &mut Scene) {
    let class = it.room.class().to_owned();
    it.teacher
        .sets_rules(&class, &[("talks_a_week", "3")])
        .expect(303);
}

fn of_child(it: &mut Scene, action: &str) {
    let child = it.child("Dot");
    it.of_class("round", &[("do", action), ("student", &child)]);
}

fn away(it: &mut Scene, action: &str) {
    let child = it.child("Dot");
    let fields = [
        ("do", action),
        ("student", &child),
        ("weekday", "2"),
        ("start", "09:00"),
        ("minutes", "20"),
    ];
    it.of_class("away", &fields);
}

fn slides(it: &mut Scene) {
    it.gives(0, "Eve");
    it.heard();
    it.of_class("days", &[("do", "slide_rest"), ("from", "today")]);
}

fn out_early(it: &mut Scene) {
    let fields = [
        ("do", "early"),
        ("day", "2026-11-26"),
        ("ends", "09:20"),
        ("choice", "cancel"),
    ];
    it.of_class("days", &fields);
}

fn no_school(it: &mut Scene, choice: &str) {
    let fields = [
        ("first", "2026-11-25"),
        ("last", "2026-11-25"),
        ("choice", choice),
    ];
    it.of_class("no-school", &fields);
}

/// A form of one of the class's pages, sent as it is but for what is filled in.
fn sends(it: &mut Scene, address: &str, with: &[&str], filled: &[(&str, &str)]) {
    let path = format!("/teach/classes/{}{address}", it.room.class());
    let form = Page::read(&it.teacher.get(&path).expect(200).text()).form_with(with);
    let form = filled
        .iter()
        .fold(form, |form, (name, value)| form.fill(name, value));
    submit(&mut it.teacher, &form).expect(303);
}

fn saves_timetable(it: &mut Scene) {
    sends(
        it,
        "/calendar",
        &["day", "start", "minutes", "chairs"],
        &[("minutes", "70")],
    );
}

fn renames(it: &mut Scene) {
    sends(it, "", &["name", "language", "zone"], &[("name", "Otters")]);
}

fn adds(it: &mut Scene) {
    let class = it.room.class().to_owned();
    paste(&mut it.teacher, &class, "Ivy").expect(303);
}

fn draws(it: &mut Scene) {
    let page = it.ada.page("/prep/chair");
    let offered = page.forms.iter().flat_map(|form| &form.buttons);
    let drawing = offered
        .filter_map(|button| button.field.clone())
        .find(|(name, _)| name == "drawing");
    let (_, drawing) = drawing.expect("there are drawings to choose");
    it.ada
        .post("/prep/chair", &[("drawing", &drawing)])
        .expect(303);
}

fn asks_otherwise(it: &mut Scene) {
    let fields = [("language", "en"), ("do", "add"), ("text", "Who is in it?")];
    it.of_class("questions/piece", &fields);
}

fn prep_time(it: &mut Scene, action: &str) {
    let fields = [("class", it.room.class()), ("do", action)];
    it.teacher.post("/teach/prep-time", &fields).expect(303);
}

fn first_day(it: &mut Scene, action: &str) {
    let fields = [("class", it.room.class()), ("do", action)];
    it.teacher.post("/teach/first-day", &fields).expect(303);
}

fn of_roster(it: &mut Scene, action: &str) {
    let address = format!("roster/{}/{action}", it.child("Dot"));
    it.of_class(&address, &[]);
}
