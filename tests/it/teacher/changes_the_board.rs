//! What the teacher does on her board, pressed on her own pages: each deed shows on the wall, leaves its line in the
//! audit, and is still so after a restart.

use crate::support::classroom::{Classroom, whole_database};
use crate::support::people::{Student, Teacher, Wall};

/// One audit line: by whom, what, to which chair, with the rules that yielded.
fn audit(room: &Classroom) -> Vec<(String, String, String)> {
    let db = whole_database(&room.database());
    let mut lines = db
        .prepare("SELECT by, event, detail FROM audit ORDER BY id")
        .unwrap();
    lines
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

/// A room in which the teacher has begun to do things; what was written before is not looked at.
struct Desk {
    room: Classroom,
    teacher: Teacher,
    wall: Wall,
    seen: usize,
    chairs: Vec<String>,
    children: Vec<Student>,
}

impl Desk {
    fn new() -> Self {
        let room = Classroom::with(6, "3", "60");
        let (teacher, mut wall) = (room.teacher(), room.wall());
        let chairs = wall.all_empty_chairs();
        let children = wall.names(&chairs[0]);
        let seen = audit(&room).len();
        Self {
            room,
            teacher,
            wall,
            seen,
            chairs,
            children,
        }
    }

    /// The lines that came since the last look: all by the teacher.
    #[track_caller]
    fn lines(&mut self) -> Vec<(String, String)> {
        let all = audit(&self.room);
        let fresh = all[self.seen..].to_vec();
        self.seen = all.len();
        fresh
            .into_iter()
            .map(|(by, deed, detail)| {
                assert!(by.starts_with("teacher:"), "{by} {deed} {detail}");
                (deed, detail)
            })
            .collect()
    }

    #[track_caller]
    fn wrote(&mut self, expected: &[(&str, &str)]) {
        let lines = self.lines();
        let lines: Vec<(&str, &str)> = lines
            .iter()
            .map(|(deed, detail)| (deed.as_str(), detail.as_str()))
            .collect();
        assert_eq!(lines, expected, "the audit");
    }

    #[track_caller]
    fn shows(&mut self, chair: &str, class: &str, words: &str) {
        let (classes, text) = self.wall.seat(chair);
        assert!(
            classes.split(' ').any(|one| one == class) && text.contains(words),
            "{chair}: {classes}: {text}"
        );
    }

    /// Presses and checks that she comes back to her own board on that chair's day.
    #[track_caller]
    fn press(&mut self, chair: &str, deed: &str, with: Option<(&str, &str)>) {
        let answer = self.teacher.press(chair, deed, with).expect(303);
        let back = answer.location().to_owned();
        assert!(back.starts_with("/teach?class="), "{back}");
        // Another day than today is a day of the week.
        let page = self.teacher.get(&back);
        self.teacher.follow(page).expect(200);
    }

    fn restart(&mut self) {
        self.room.restart();
        (self.teacher, self.wall) = (self.room.teacher(), self.room.wall());
        self.seen = audit(&self.room).len();
    }
}

#[test]
fn a_chair_is_given_taken_and_put_back() {
    let mut desk = Desk::new();
    let (chair, child) = (desk.chairs[0].clone(), desk.children[0].clone());
    desk.teacher.give(&chair, &child.id).expect(303);
    desk.shows(&chair, "saved", &child.name);
    desk.wrote(&[("saved", &chair)]);
    desk.press(&chair, "release", None);
    desk.shows(&chair, "open", "Sit here");
    desk.wrote(&[("released", &chair)]);
    desk.press(&chair, "put-back", None);
    desk.shows(&chair, "saved", &child.name);
    desk.wrote(&[("booked", &chair)]);
    desk.restart();
    desk.shows(&chair, "saved", &child.name);
    // Its history is told on the page of the chair, oldest first.
    let history = desk.teacher.chair(&chair).text;
    let at = |word: &str| {
        history
            .find(word)
            .unwrap_or_else(|| panic!("{word}: {history}"))
    };
    assert!(at("Saved") < at("Given back") && at("Given back") < at("Put back"));
    // Another child sits there meanwhile: then it cannot be put back, and the rule is named.
    desk.press(&chair, "release", None);
    let other = desk.children[1].clone();
    desk.teacher.give(&chair, &other.id).expect(303);
    let page = desk.teacher.chair(&chair);
    let form = page
        .forms
        .iter()
        .find(|form| form.action.ends_with("/put-back"));
    let refused = crate::support::classroom::submit(&mut desk.teacher, form.unwrap()).expect(409);
    assert!(
        refused.text().contains("One child on a chair"),
        "{}",
        refused.text()
    );
    desk.shows(&chair, "saved", &other.name);
}

#[test]
fn a_child_is_absent_and_her_place_is_kept() {
    let mut desk = Desk::new();
    let (chair, child) = (desk.chairs[0].clone(), desk.children[0].clone());
    desk.teacher.give(&chair, &child.id).expect(303);
    desk.lines();
    desk.press(&chair, "state", Some(("state", "absent")));
    desk.shows(&chair, "open", "Sit here");
    desk.wrote(&[("absent", &chair)]);
    desk.restart();
    desk.shows(&chair, "open", "Sit here");
    desk.press(&chair, "put-back", None);
    desk.shows(&chair, "saved", &child.name);
    desk.wrote(&[("booked", &chair)]);
}

#[test]
fn a_talk_is_done_and_stays_on_the_board() {
    let mut desk = Desk::new();
    let (chair, child) = (desk.chairs[0].clone(), desk.children[0].clone());
    desk.teacher.give(&chair, &child.id).expect(303);
    desk.lines();
    desk.press(&chair, "state", Some(("state", "done")));
    desk.shows(&chair, "done", &child.name);
    desk.wrote(&[("began to talk", ""), ("talked", ""), ("done", &chair)]);
    desk.restart();
    desk.shows(&chair, "done", &child.name);
    // What is done is not undone.
    let page = desk.teacher.chair(&chair);
    assert!(
        page.form_to("/board/sign-ups/").is_none(),
        "{:#?}",
        page.forms
    );
}

#[test]
fn two_children_swap_and_one_moves_on() {
    let mut desk = Desk::new();
    let (first, second) = (desk.chairs[0].clone(), desk.chairs[1].clone());
    let (one, other) = (desk.children[0].clone(), desk.children[1].clone());
    desk.teacher.give(&first, &one.id).expect(303);
    desk.teacher.give(&second, &other.id).expect(303);
    desk.lines();
    let with = desk.teacher.held_by(&second);
    desk.press(&first, "swap", Some(("with", &with)));
    desk.shows(&first, "saved", &other.name);
    desk.shows(&second, "saved", &one.name);
    desk.wrote(&[("moved", &second), ("moved", &first)]);
    let tuesday = desk.chairs[3].clone();
    assert!(tuesday.contains("2026-11-24"), "{tuesday}");
    desk.press(&first, "move", Some(("chair", &tuesday)));
    desk.shows(&first, "open", "Sit here");
    desk.shows(&tuesday, "saved", &other.name);
    desk.wrote(&[("moved", &tuesday)]);
    // Giving a child who has a chair another one moves her.
    desk.teacher.give(&first, &other.id).expect(303);
    desk.shows(&tuesday, "open", "Sit here");
    desk.wrote(&[("moved", &first)]);
    desk.restart();
    desk.shows(&first, "saved", &other.name);
    desk.shows(&second, "saved", &one.name);
    desk.shows(&tuesday, "open", "Sit here");
}

#[test]
fn a_chair_is_closed_and_opened_again() {
    let mut desk = Desk::new();
    let chair = desk.chairs[0].clone();
    desk.press(&chair, "close", None);
    desk.shows(&chair, "off", "");
    desk.wrote(&[("closed", &chair)]);
    desk.restart();
    desk.shows(&chair, "off", "");
    let child = desk.children[0].id.clone();
    let refused =
        desk.wall
            .sign_up_by_script(&chair, &child, &crate::support::people::request_id());
    assert_eq!(refused.expect(409).json()["refusal"], "chair_closed");
    desk.press(&chair, "open", None);
    desk.shows(&chair, "open", "Sit here");
    desk.wrote(&[("opened", &chair)]);
    // A chair somebody sits on is not closed under her.
    desk.teacher.give(&chair, &child).expect(303);
    let path = format!("/board/chairs/{chair}/close");
    let refused = desk.teacher.script(&path, &[]).expect(409).json();
    assert_eq!(refused["refusal"], "chair_taken");
    desk.restart();
    desk.shows(&chair, "saved", "");
}

/// Two children on Tuesday, and Tuesday turns out to have no school.
fn tuesday_off(choice: &str) -> (Desk, Vec<String>) {
    let mut desk = Desk::new();
    let tuesday: Vec<String> = desk.chairs[3..5].to_vec();
    for (chair, child) in tuesday.iter().zip(desk.children.clone()) {
        desk.teacher.give(chair, &child.id).expect(303);
    }
    desk.lines();
    let path = format!("/teach/classes/{}/calendar", desk.room.class());
    let page = crate::support::html::Page::read(&desk.teacher.get(&path).expect(200).text());
    let form = page
        .form_with(&["first", "last", "choice"])
        .fill("first", "2026-11-24")
        .fill("choice", choice);
    let answer = crate::support::classroom::submit(&mut desk.teacher, &form).expect(303);
    let page = desk.teacher.follow(answer).expect(200).text();
    assert!(page.contains("November 24"), "the day is listed: {page}");
    (desk, tuesday)
}

const OFF: (&str, &str) = ("no school", "2026-11-24 to 2026-11-24");

#[test]
fn no_school_takes_the_chairs_away() {
    let (mut desk, tuesday) = tuesday_off("cancel");
    desk.wrote(&[
        OFF,
        ("released", tuesday[0].as_str()),
        ("released", tuesday[1].as_str()),
    ]);
    desk.restart();
    assert!(
        !desk
            .wall
            .days()
            .iter()
            .any(|day| day.contains("2026-11-24")),
        "{:?}",
        desk.wall.days()
    );
    let refused = desk
        .wall
        .sign_up_by_script(&tuesday[0], &desk.children[0].id, "again-1");
    assert_eq!(refused.expect(409).json()["refusal"], "no_school");
    // School after all: the day comes back, and its chairs are empty.
    let form = crate::support::html::Page::read(
        &desk
            .teacher
            .get(&format!("/teach/classes/{}/calendar", desk.room.class()))
            .text(),
    )
    .form_to(&format!(
        "/teach/classes/{}/no-school/remove",
        desk.room.class()
    ))
    .expect("a day off can be taken back");
    crate::support::classroom::submit(&mut desk.teacher, &form).expect(303);
    desk.wrote(&[("school again", OFF.1)]);
    desk.shows(&tuesday[0], "open", "Sit here");
}

#[test]
fn no_school_slides_the_chairs_in_order() {
    let (mut desk, tuesday) = tuesday_off("slide");
    let wednesday: Vec<String> = tuesday
        .iter()
        .map(|chair| chair.replace("2026-11-24", "2026-11-25"))
        .collect();
    desk.wrote(&[
        OFF,
        ("moved", wednesday[0].as_str()),
        ("moved", wednesday[1].as_str()),
    ]);
    desk.restart();
    for (at, chair) in wednesday.iter().enumerate() {
        let name = desk.children[at].name.clone();
        desk.shows(chair, "saved", &name);
    }
}

#[test]
fn no_school_can_leave_the_chairs_for_her_to_settle() {
    let (mut desk, tuesday) = tuesday_off("keep");
    desk.wrote(&[OFF]);
    desk.restart();
    let name = desk.children[0].name.clone();
    let page = desk.teacher.chair(&tuesday[0]);
    assert!(page.text.contains(&name), "{}", page.text);
    let wednesday = tuesday[0].replace("2026-11-24", "2026-11-25");
    desk.press(&tuesday[0], "move", Some(("chair", &wednesday)));
    desk.shows(&wednesday, "saved", &name);
}

#[test]
fn a_list_that_cannot_be_days_in_a_row_is_refused_and_changes_nothing() {
    let mut desk = Desk::new();
    let path = format!("/teach/classes/{}/no-school", desk.room.class());
    for (first, last) in [
        ("2026-11-25", "2026-11-24"),
        ("2026-11-25", "2099-11-24"),
        ("2026-11-25", "soon"),
    ] {
        let fields = [("first", first), ("last", last), ("choice", "cancel")];
        let refused = desk.teacher.post(&path, &fields).expect(409);
        assert!(
            refused.text().contains("The last day"),
            "{first} {last}: {}",
            refused.text()
        );
    }
    desk.wrote(&[]);
}

#[test]
fn a_rule_that_was_set_aside_is_named_in_the_history() {
    let mut desk = Desk::new();
    let (chair, child) = (desk.chairs[0].clone(), desk.children[0].clone());
    desk.press(&chair, "close", None);
    // She gives it all the same, by the page's script: her own page offers a closed chair to nobody.
    let fields = [("chair", chair.as_str()), ("student", &child.id)];
    desk.teacher.script("/board/sign-ups", &fields).expect(200);
    desk.wrote(&[
        ("closed", &chair),
        ("saved", &format!("{chair} closed_or_paused")),
    ]);
    let named = "Not applied: Closed chairs and pauses";
    let page = desk.teacher.chair(&chair).text;
    assert!(page.contains(named), "{page}");
}
