//! Every deed of the teacher's answers where she is: that it is done, and where something goes by it, with one tap that takes it
//! back. The walk goes over every address that the program tells of.

use std::collections::{BTreeMap, BTreeSet};

use super::taken_back::{one, said, said_and_taken_back};
use super::unsent_words::pages_of_hers;
use crate::support::classroom::{Classroom, pair};
use crate::support::html::{Form, Page};
use crate::support::http::{Answer, Client};
use crate::support::people::request_id;
use crate::support::sitemap::{Examples, Row, sitemap};

/// What leads on to a page that says by itself what was done, and which.
const LEADS_ON: &[(&str, &str)] = &[
    ("/teach/conferences", "the page of the talk"),
    (
        "/teach/conferences/{}/lines",
        "the words stand in their box",
    ),
    ("/teach/conferences/{}/strengths", "the chip is pressed"),
    ("/teach/conferences/{}/tags", "the chip is pressed"),
    ("/teach/conferences/{}/check-back", "the day is pressed"),
    ("/teach/conferences/{}/finish", "what follows a talk"),
    ("/teach/conferences/{}/hand", "the child's page"),
    ("/teach/students/{}/answers", "the words stand on the sheet"),
    (
        "/teach/students/{}/next-steps/{}",
        "one that is ended already",
    ),
    ("/teach/classes", "the names of the new class"),
    ("/teach/classes/{}/roster", "the list: how many were added"),
    (
        "/teach/classes/{}/roster/file",
        "the list that is looked at",
    ),
    (
        "/teach/classes/{}/roster/file/take",
        "the list: how many were added",
    ),
    (
        "/teach/classes/{}/no-school/file",
        "the days that are looked at",
    ),
    (
        "/teach/classes/{}/template/file",
        "the words that are looked at",
    ),
    ("/teach/classes/{}/export", "the file that is made"),
    ("/teach/students/{}/export", "the file that is made"),
    ("/teach/people/invite", "the code"),
    ("/teach/people/substitutes", "the card"),
    ("/teach/people/hand-over", "the door: she is out"),
    ("/teach/walls/here", "the wall itself"),
    ("/teach/recovery", "the new code"),
    ("/teach/recovery/done", "the next step, or Today"),
    ("/teach/pin", "the talk that waited for it"),
    ("/teach/unsent", "the page without these words"),
    ("/teach/copies", "the list, with the one that is made"),
    ("/teach/copies/code", "the list of copies"),
    ("/teach/copies/{}/fetch", "the file itself"),
    ("/teach/copies/{}/restore", "what the copy holds"),
];

/// What this walk has surely done: it is no walk past closed doors.
const DONE_HERE: [&str; 9] = [
    "/teach/prep-time",
    "/board/chairs/{}/close",
    "/teach/classes/{}/on-paper",
    "/teach/classes/{}/rules",
    "/teach/classes/{}/pause",
    "/teach/students/{}/sheet-rule",
    "/teach/devices/shared",
    "/teach/first-day",
    "/teach/mini-lesson/words",
];

fn pattern(row: &Row) -> String {
    crate::support::sitemap::filled(&row.path, |_, _| "{}".to_owned())
}

fn is_of(action: &str, pattern: &str) -> bool {
    let path = action.split('?').next().unwrap_or_default();
    let (one, other): (Vec<_>, Vec<_>) = (path.split('/').collect(), pattern.split('/').collect());
    one.len() == other.len()
        && one
            .iter()
            .zip(&other)
            .all(|(part, pattern)| *pattern == "{}" || part == pattern)
}

/// The address of the row that a form goes to: the one that names the most of it.
fn row_of<'r>(action: &str, rows: &'r [String]) -> Option<&'r String> {
    let fitting = rows.iter().filter(|pattern| is_of(action, pattern));
    fitting.min_by_key(|pattern| pattern.matches("{}").count())
}

fn tap(teacher: &mut Client, page: &str, form: &Form, button: Option<&(String, String)>) -> Answer {
    let mut fields = form.fields();
    fields.extend(button.cloned());
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let origin = format!("http://{}", teacher.address);
    let ask = teacher.form(&form.action, &fields);
    teacher.must(&ask.with("Referer", &format!("{origin}{page}")))
}

#[test]
fn every_deed_that_is_done_says_so_where_she_is() {
    let room = Classroom::with(6, "3", "60");
    let examples = Examples::of_room(&room);
    let (ends, rest): (Vec<Row>, Vec<Row>) = sitemap()
        .into_iter()
        .filter(|row| row.method == "POST" && row.who.iter().any(|who| who == "owner"))
        .filter(|row| row.path.starts_with("/teach") || row.path.starts_with("/board"))
        .partition(Row::ends_something);
    let [rest, ends] = [rest, ends].map(|rows| rows.iter().map(pattern).collect::<Vec<_>>());
    let all: Vec<String> = rest.iter().chain(&ends).cloned().collect();
    let leads_on: BTreeMap<&str, &str> = LEADS_ON.iter().copied().collect();
    let (mut done, mut silent) = (BTreeSet::new(), BTreeSet::new());
    for (rows, is_last) in [(&rest, false), (&ends, true)] {
        // What ends her own session, or takes her device, is not tapped here.
        let mut teacher = room.teacher().0;
        for (page, form) in pages_of_hers(&mut teacher, &examples) {
            let Some(row) = row_of(&form.action, &all).filter(|row| rows.contains(row)) else {
                continue;
            };
            let is_out = leads_on.contains_key(row.as_str()) && is_last;
            let is_secret = form.controls.iter().any(|it| it.kind == "password");
            // The first run leads from step to step.
            let is_step = page.starts_with("/teach/first-run");
            if is_out || is_secret || is_step || form.action == "/teach/undo" {
                continue;
            }
            let mut buttons: Vec<_> = form.buttons.iter().map(|it| it.field.clone()).collect();
            buttons.dedup();
            for button in buttons.iter().take(3) {
                let answer = tap(&mut teacher, &page, &form, button.as_ref());
                if answer.status != 303 {
                    continue;
                }
                done.insert(row.clone());
                let told = answer.location().contains("done=");
                if !told && !leads_on.contains_key(row.as_str()) {
                    silent.insert(format!("{row} {button:?} -> {}", answer.location()));
                }
            }
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
    for row in DONE_HERE {
        assert!(done.contains(row), "never done: {row} among {done:#?}");
    }
    for (row, _) in LEADS_ON {
        assert!(all.iter().any(|known| known == row), "no such row: {row}");
    }
}

#[test]
fn a_look_in_is_said_and_taken_back_with_the_promise_that_it_kept() {
    let mut room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let child = room.device().names()[0].clone();
    let talk = teacher.talk_with(room.class(), &child.id);
    teacher
        .in_talk(&talk, "check-back", &[("date", "2026-11-24")])
        .expect(303);
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    room.set_clock(crate::support::classroom::MONDAY_AT_EIGHT + 86_400);
    let mut teacher = super::today::at_home(&room);
    let class = room.class().to_owned();
    let request = request_id();
    let fields = [
        ("class", class.as_str()),
        ("student", child.id.as_str()),
        ("request", request.as_str()),
    ];
    let owed =
        "SELECT count(*) FROM conference WHERE check_back IS NOT NULL AND looked_in_at IS NULL";
    let looked = "SELECT count(*) FROM conference WHERE kind = 'looked_in'";
    assert_eq!(one::<i64>(&room, owed), 1);
    let done = teacher.post("/teach/looked-in", &fields).expect(303);
    assert_eq!((one::<i64>(&room, owed), one::<i64>(&room, looked)), (0, 1));
    let says = format!("Looked in: {}", child.name);
    said_and_taken_back(&mut teacher, done, &says);
    assert_eq!((one::<i64>(&room, owed), one::<i64>(&room, looked)), (1, 0));
    let story = teacher.get(&format!("/teach/students/{}", child.id));
    assert!(!story.expect(200).text().contains("You looked in"));
}

#[test]
fn a_chair_that_was_closed_and_two_that_were_swapped_are_as_before() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let chairs = room.wall().empty_chairs();
    let done = teacher.press(&chairs[2], "close", None).expect(303);
    assert!(!room.wall().empty_chairs().contains(&chairs[2]));
    said_and_taken_back(&mut teacher, done, "This chair is closed:");
    assert!(room.wall().empty_chairs().contains(&chairs[2]));
    teacher.press(&chairs[2], "close", None).expect(303);
    let done = teacher.press(&chairs[2], "open", None).expect(303);
    said_and_taken_back(&mut teacher, done, "This chair is open again:");
    assert!(!room.wall().empty_chairs().contains(&chairs[2]));
    let names = room.wall().names(&chairs[0]);
    teacher.give(&chairs[0], &names[0].id).expect(303);
    teacher.give(&chairs[1], &names[1].id).expect(303);
    let other = teacher.held_by(&chairs[1]);
    let done = teacher.press(&chairs[0], "swap", Some(("with", &other)));
    assert!(room.wall().seat(&chairs[1]).1.contains(&names[0].name));
    said_and_taken_back(&mut teacher, done.expect(303), "The chairs are swapped.");
    assert!(room.wall().seat(&chairs[0]).1.contains(&names[0].name));
    assert!(room.wall().seat(&chairs[1]).1.contains(&names[1].name));
}

#[test]
fn the_next_round_and_what_was_put_out_of_the_room_come_back() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let student = room.device().names()[0].id.clone();
    let talk = teacher.talk_with(&class, &student);
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    let round = format!("/teach/classes/{class}/round");
    let done = teacher.post(&round, &[("do", "next")]).expect(303);
    assert_eq!(one::<i64>(&room, "SELECT round FROM class"), 2);
    said_and_taken_back(&mut teacher, done, "The next round has begun.");
    assert_eq!(one::<i64>(&room, "SELECT round FROM class"), 1);
    // A device is in by the cookie that it has.
    let mut device = room.device();
    let sees_names = |device: &mut Client| device.get("/").text().contains("/door/student/");
    assert!(sees_names(&mut device));
    let here = [("class", class.as_str())];
    let done = teacher.post("/teach/devices/end", &here).expect(303);
    assert!(!sees_names(&mut device));
    said_and_taken_back(&mut teacher, done, "All devices are out of the room.");
    assert!(sees_names(&mut device));
    let mut tablet = room.stranger();
    pair(&mut tablet, &mut teacher, &class);
    tablet.get("/board").expect(200);
    let walls = Page::read(&teacher.get("/teach/walls").expect(200).text());
    let mut ends = walls
        .forms
        .iter()
        .filter(|form| form.action.ends_with("/end"));
    let last = ends.next_back().expect("a wall").clone();
    let done = teacher.post(&last.action, &[]).expect(303);
    said_and_taken_back(&mut teacher, done, "no longer the wall");
    tablet.get("/board").expect(200);
    // Whether children share is as before.
    let share = [("class", class.as_str()), ("do", "no")];
    let done = teacher.post("/teach/devices/shared", &share).expect(303);
    said_and_taken_back(&mut teacher, done, "Each child has its own device now.");
    assert_eq!(one::<i64>(&room, "SELECT shared FROM class"), 1);
    let done = teacher.post(
        "/teach/prep-time",
        &[("class", class.as_str()), ("do", "start")],
    );
    drop(said(
        &mut teacher,
        done.expect(303),
        "Two quiet minutes have begun.",
    ));
}
