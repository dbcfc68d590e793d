//! Nothing is taken back over something that was changed since: a word about a child, a step, a day with the chairs on it.

use chair::domain::id::{ClassId, SessionId, StudentId};
use chair::domain::principal::{Principal, StudentSession};
use chair::i18n::Translations;

use super::taken_back::{one, said, said_and_taken_back};
use crate::support::classroom::{Classroom, submit};
use crate::support::html::Page;
use crate::support::in_process::{InProcess, class_of, quick};

#[test]
fn a_word_about_a_child_that_was_changed_since_stays() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let child = room.student("Badan");
    for (what, field, first, later, says) in [
        ("language", "language", "es", "ar", "The language is saved."),
        ("sheet-rule", "rule", "gate", "off", "The choice is saved."),
    ] {
        let path = format!("/teach/students/{}/{what}", child.id);
        let done = teacher.post(&path, &[(field, first)]).expect(303);
        let page = said(&mut teacher, done, says);
        teacher.post(&path, &[(field, later)]).expect(303);
        let undo = page.forms.iter().find(|form| form.has("receipt")).unwrap();
        submit(&mut teacher, undo).expect(409);
        let settings = format!("/teach/students/{}/settings", child.id);
        let html = teacher.get(&settings).expect(200).text();
        let chosen = format!("value=\"{later}\" checked");
        assert!(html.contains(&chosen), "{what}: {html}");
    }
}

#[test]
fn what_a_child_said_of_its_step_is_not_taken_back_over_the_teachers_word() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let mut child = room.student("Badan");
    let told = ("Clear order", "Cut the first page.");
    let talk = teacher.holds_a_talk(room.class(), &mut child, told);
    child.looks_back(&talk);
    let card = child.page("/prep").form_to("/prep/next-steps/").unwrap();
    let done = child.post(&card.action, &[("say", "not_yet")]).expect(303);
    let page = said(&mut child, done, "Not yet.");
    let step: i64 = one(&room, "SELECT id FROM next_step");
    let reached = format!("/teach/students/{}/next-steps/{step}", child.id);
    teacher.post(&reached, &[("do", "reached")]).expect(303);
    let undo = page.forms.iter().find(|form| form.has("receipt")).unwrap();
    submit(&mut child, undo).expect(409);
    let state: String = one(&room, "SELECT state FROM next_step");
    assert_eq!(state, "reached");
}

#[test]
fn a_day_without_talks_says_whose_chairs_moved_and_is_taken_back_with_them() {
    let room = Classroom::with(5, "3", "60");
    let (mut teacher, chairs) = (room.teacher(), room.wall().empty_chairs());
    let children: Vec<_> = room.wall().names(&chairs[0])[..2].to_vec();
    for (chair, child) in chairs.iter().zip(&children) {
        teacher.give(chair, &child.id).expect(303);
    }
    let sits = || -> String {
        let all = "SELECT group_concat(student || date || start || seat || state || minutes, ' ') FROM (SELECT * FROM sign_up ORDER BY id)";
        one(&room, all)
    };
    let (before, path) = (sits(), format!("/teach/classes/{}/days", room.class()));
    for (deed, fields) in [
        ("no_talks", [("from", "week"), ("choice", "slide")]),
        ("no_talks", [("from", "today"), ("choice", "cancel")]),
    ] {
        let fields = [&[("do", deed)], &fields[..]].concat();
        let done = teacher.post(&path, &fields).expect(303);
        assert_ne!(sits(), before, "{fields:?}");
        said_and_taken_back(&mut teacher, done, &children[0].name);
        assert_eq!(sits(), before, "{fields:?}");
        let days: i64 = one(&room, "SELECT count(*) FROM day_change");
        assert_eq!(days, 0);
    }
    // Once another child sits where one of them sat, nothing is taken back.
    let done = teacher
        .post(&path, &[("do", "no_talks"), ("from", "week")])
        .expect(303);
    let page = said(&mut teacher, done, &children[0].name);
    teacher.post(&path, &[("do", "like_others")]).expect(303);
    let other = room.wall().names(&chairs[0])[2].clone();
    teacher.give(&chairs[0], &other.id).expect(303);
    let since = sits();
    let undo = page.forms.iter().find(|form| form.has("receipt")).unwrap();
    submit(&mut teacher, undo).expect(409);
    assert_eq!(sits(), since);
}

#[test]
fn a_day_without_school_is_taken_back() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let path = format!("/teach/classes/{}/no-school", room.class());
    let range = [("first", "2026-11-26"), ("last", "2026-11-27")];
    let days = || -> i64 { one(&room, "SELECT count(*) FROM no_school") };
    let done = teacher.post(&path, &range).expect(303);
    assert_eq!(days(), 1);
    said_and_taken_back(&mut teacher, done, "The day is changed.");
    assert_eq!(days(), 0);
    teacher.post(&path, &range).expect(303);
    let done = teacher.post(&format!("{path}/remove"), &range).expect(303);
    assert_eq!(days(), 0);
    said_and_taken_back(&mut teacher, done, "The day is changed.");
    assert_eq!(days(), 1);
}

#[test]
fn two_children_who_tap_without_end_leave_a_teacher_her_way_back() {
    let inside = InProcess::open(quick(), Translations::load());
    let (mut teacher, _, class) = class_of(&inside);
    let page = Page::read(&teacher.get("/teach/children").expect(200).text());
    let settings = page.links_to("/teach/students/").remove(0);
    let child = settings.split(['/', '?']).nth(3).unwrap();
    let path = format!("/teach/classes/{class}/roster/{child}/archive");
    let done = teacher.post(&path, &[]).expect(303);
    for nth in 0..600 {
        let by = Principal::Student(StudentSession {
            id: StudentId::new(1 + nth % 2),
            class: ClassId::new(1),
            session: SessionId::new(nth),
        });
        inside
            .app
            .receipts
            .insert(&by, "done-step-down", None, None);
    }
    said_and_taken_back(&mut teacher, done, "is out of the class.");
}

#[test]
fn a_time_out_of_the_room_goes_and_comes_back() {
    let room = Classroom::with(4, "3", "60");
    let (mut teacher, child) = (room.teacher(), room.student("Badan"));
    let path = format!("/teach/classes/{}/away", room.class());
    let away = |what, minutes| {
        [
            ("do", what),
            ("student", &child.id[..]),
            ("weekday", "2"),
            ("start", "09:00"),
            ("minutes", minutes),
        ]
    };
    let minutes = || one::<Option<i64>>(&room, "SELECT MAX(minutes) FROM away");
    let done = teacher.post(&path, &away("add", "20")).expect(303);
    said_and_taken_back(&mut teacher, done, "Saved.");
    assert_eq!(minutes(), None);
    teacher.post(&path, &away("add", "20")).expect(303);
    let done = teacher.post(&path, &away("add", "40")).expect(303);
    said_and_taken_back(&mut teacher, done, "Saved.");
    assert_eq!(minutes(), Some(20));
    let done = teacher.post(&path, &away("remove", "")).expect(303);
    assert_eq!(minutes(), None);
    said_and_taken_back(&mut teacher, done, "Saved.");
    assert_eq!(minutes(), Some(20), "as long as it was");
    // What was changed meanwhile stays.
    let done = teacher.post(&path, &away("add", "30")).expect(303);
    teacher.post(&path, &away("add", "50")).expect(303);
    let page = said(&mut teacher, done, "Saved.");
    let undo = page.forms.iter().find(|form| form.has("receipt")).unwrap();
    submit(&mut teacher, undo);
    assert_eq!(minutes(), Some(50));
}
