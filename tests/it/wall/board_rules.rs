//! The rules of the board as a class meets them, on the real program: one talk a week, the days that are open, undoing
//! and moving, and what the teacher may do all the same, with the rule named in the audit.

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, pair, paste, submit, whole_database};
use crate::support::http::Answer;
use crate::support::people::{SignUp, Student, Teacher, Wall, request_id};

const MINUTE: i64 = 60;
const DAY: i64 = 24 * 60 * MINUTE;

fn room() -> (Classroom, Wall, Teacher, Vec<String>, Vec<Student>) {
    let room = Classroom::with(6, "3", "60");
    let (mut wall, teacher) = (room.wall(), room.teacher());
    let chairs = wall.all_empty_chairs();
    let children = wall.names(&chairs[0]);
    (room, wall, teacher, chairs, children)
}

fn tap(wall: &mut Wall, chair: &str, child: &Student) -> Answer {
    wall.sign_up_by_script(chair, &child.id, &request_id())
}

#[track_caller]
fn refused(answer: Answer, word: &str) {
    let json = answer.expect(409).json();
    assert_eq!(json["refusal"], word, "{json}");
    let said = json["said"].as_str().unwrap_or_default();
    assert!(said.ends_with('.') && said.len() > 10, "{json}");
}

fn last_detail(room: &Classroom) -> String {
    whole_database(&room.database())
        .query_row(
            "SELECT detail FROM audit WHERE event IN ('saved', 'moved') ORDER BY id DESC LIMIT 1",
            [],
            |row| row.get(0),
        )
        .unwrap()
}

#[test]
fn a_child_talks_once_a_week_and_the_teacher_may_give_a_second() {
    let (mut room, mut wall, mut teacher, chairs, children) = room();
    let (monday, wednesday, next_monday) = (&chairs[0], &chairs[6], &chairs[15]);
    assert!(wednesday.contains("2026-11-25") && next_monday.contains("2026-11-30"));
    tap(&mut wall, monday, &children[0]).expect(200);
    teacher
        .press(monday, "state", Some(("state", "done")))
        .expect(303);
    refused(tap(&mut wall, wednesday, &children[0]), "talked_this_week");
    // In a round whoever was met leaves the coming days to the others; this is about the week alone.
    refused(tap(&mut wall, next_monday, &children[0]), "others_first");
    teacher
        .sets_rules(room.class(), &[("round_first", "false")])
        .expect(303);
    // The week is that of the chair, not of the tap.
    let next = SignUp::of(&tap(&mut wall, next_monday, &children[0]).expect(200));
    wall.undo(&next, &children[0].id).expect(204);
    teacher.give(wednesday, &children[0].id).expect(303);
    assert_eq!(last_detail(&room), format!("{wednesday} talks_a_week"));
    room.restart();
    refused(
        tap(&mut room.wall(), &chairs[7], &children[0]),
        "already_signed_up",
    );
}

#[test]
fn a_missed_or_absent_talk_does_not_cost_the_week() {
    let (_room, mut wall, mut teacher, chairs, children) = room();
    for (at, state) in ["missed", "absent"].into_iter().enumerate() {
        tap(&mut wall, &chairs[at], &children[at]).expect(200);
        teacher
            .press(&chairs[at], "state", Some(("state", state)))
            .expect(303);
        tap(&mut wall, &chairs[6 + at], &children[at]).expect(200);
    }
}

#[test]
fn six_days_are_open_and_the_teacher_sees_further() {
    let (room, mut wall, mut teacher, chairs, children) = room();
    assert_eq!(wall.days().len(), 6);
    let too_far = chairs[0].replace("2026-11-23", "2026-12-01");
    refused(tap(&mut wall, &too_far, &children[0]), "too_far_ahead");
    tap(&mut wall, &chairs[15], &children[0]).expect(200);
    let fields = [("chair", too_far.as_str()), ("student", &children[1].id)];
    teacher.script("/board/sign-ups", &fields).expect(200);
    assert_eq!(last_detail(&room), format!("{too_far} sign_up_opens"));
    // A chair whose time has come is the teacher's to give, one of yesterday is nobody's.
    teacher.set_clock(MONDAY_AT_EIGHT + 72 * MINUTE);
    refused(tap(&mut wall, &chairs[0], &children[2]), "chair_past");
    teacher.give(&chairs[0], &children[2].id).expect(303);
    assert_eq!(last_detail(&room), format!("{} sign_up_opens", chairs[0]));
    teacher.set_clock(MONDAY_AT_EIGHT + DAY);
    let fields = [("chair", chairs[1].as_str()), ("student", &children[3].id)];
    refused(teacher.script("/board/sign-ups", &fields), "chair_past");
}

#[test]
fn undo_is_for_her_who_tapped_on_the_wall_where_she_tapped() {
    let (mut room, mut wall, mut teacher, chairs, children) = room();
    let child = &children[0];
    let saved = SignUp::of(&tap(&mut wall, &chairs[0], child).expect(200));
    let path = format!("/board/sign-ups/{}/release", saved.id);
    refused(wall.script(&path, &[("student", &child.id)]), "not_yours");
    let made_up = [
        ("student", child.id.as_str()),
        ("undo", "AAAAAAAAAAAAAAAAAAAAAA"),
    ];
    refused(wall.script(&path, &made_up), "not_yours");
    refused(wall.undo(&saved, &children[1].id), "not_yours");
    let mut other_wall = Wall(room.paired_wall());
    refused(other_wall.undo(&saved, &child.id), "not_yours");
    // Nor does the other wall get an Undo of its own by asking for the page of the first.
    let day = format!("/board/days/2026-11-23?saved={}", saved.id);
    let page = crate::support::html::Page::read(&other_wall.get(&day).expect(200).text());
    assert!(
        page.form_to("/board/sign-ups/").is_none(),
        "{:#?}",
        page.forms
    );
    let mut nobody = room.stranger();
    nobody.script(&path, &made_up).expect(403);
    wall.undo(&saved, &child.id).expect(204);
    refused(wall.undo(&saved, &child.id), "not_found");
    // An undo is no move and no talk: she may sit down at once, here or there.
    let again = SignUp::of(&tap(&mut wall, &chairs[1], child).expect(200));
    // By the page: the plain form leads to the board, which says so.
    room.set_clock(MONDAY_AT_EIGHT + 79 * MINUTE);
    refused(wall.undo(&again, &child.id), "started");
    teacher.press(&chairs[1], "release", None).expect(303);
}

#[test]
fn undo_by_the_plain_form_leads_to_a_board_that_says_so() {
    let (_room, mut wall, _, chairs, children) = room();
    let saved = wall.sign_up(&chairs[0], &children[0].id).expect(303);
    let answer = wall.press_undo(saved).expect(303);
    let page = crate::support::html::Page::read(&wall.follow(answer).expect(200).text());
    assert!(wall.empty_chairs().contains(&chairs[0]));
    assert_ne!(page.h1, wall.board().h1, "it says so: {:?}", page.h1);
}

#[test]
fn a_restart_ends_every_undo_and_keeps_every_chair() {
    let (mut room, mut wall, _, chairs, children) = room();
    let saved = SignUp::of(&tap(&mut wall, &chairs[0], &children[0]).expect(200));
    room.kill9();
    room.start();
    refused(room.wall().undo(&saved, &children[0].id), "not_yours");
    assert!(room.wall().seat(&chairs[0]).1.contains(&children[0].name));
}

#[test]
fn nobody_moves_unseen_and_only_the_teacher_swaps() {
    let (_room, mut wall, mut teacher, chairs, children) = room();
    let one = SignUp::of(&tap(&mut wall, &chairs[0], &children[0]).expect(200));
    let other = SignUp::of(&tap(&mut wall, &chairs[1], &children[1]).expect(200));
    let path = |deed: &str| format!("/board/sign-ups/{}/{deed}", one.id);
    let shown = [("chair", chairs[2].as_str()), ("student", &children[0].id)];
    refused(wall.script(&path("move"), &shown), "not_yours");
    for (deed, field, value) in [
        ("swap", "with", other.id.as_str()),
        ("state", "state", "done"),
        ("put-back", "from", "teach"),
    ] {
        let fields = [(field, value), ("student", children[0].id.as_str())];
        wall.script(&path(deed), &fields).expect(403);
    }
    let mut moved = |chair: &str| teacher.script(&path("move"), &[("chair", chair)]);
    refused(moved(&chairs[0]), "same_chair");
    refused(moved(&chairs[1]), "chair_taken");
    refused(moved("1-2026-11-23-0911-1"), "no_such_chair");
    moved(&chairs[2]).expect(204);
    let me = [("with", one.id.as_str())];
    refused(teacher.script(&path("swap"), &me), "same_chair");
    let nobody = [("with", "123456789")];
    refused(teacher.script(&path("swap"), &nobody), "not_found");
    for state in ["booked", "released", "talking"] {
        refused(
            teacher.script(&path("state"), &[("state", state)]),
            "wrong_state",
        );
    }
    teacher
        .script(&path("state"), &[("state", "asleep")])
        .expect(400);
    teacher
        .script(&path("state"), &[("state", "done")])
        .expect(204);
    refused(teacher.script(&path("release"), &[]), "wrong_state");
}

#[test]
fn a_chair_and_a_child_of_another_class_stay_there() {
    let (room, mut wall, mut teacher, chairs, children) = room();
    let other = teacher.make_class("Room 14");
    paste(&mut teacher, &other, "Xia Ulm\nYann Vik").expect(303);
    let path = format!("/teach/classes/{other}/calendar");
    let page = crate::support::html::Page::read(&teacher.get(&path).expect(200).text());
    let form = page
        .form_with(&["day", "start", "minutes"])
        .fill("start", "09:00")
        .fill("minutes", "60");
    submit(&mut teacher, &form).expect(303);
    let mut their_wall = Wall(room.stranger());
    pair(&mut their_wall, &mut teacher, &other);
    let theirs = chairs[0].replacen(room.class(), &other, 1);
    let xia = their_wall.names(&theirs)[0].clone();
    assert_eq!(xia.name, "Xia");
    // A chair of theirs at our wall: a kind no, and nothing of theirs is shown.
    refused(tap(&mut wall, &theirs, &children[0]), "no_such_chair");
    let page = wall.sign_up(&theirs, &children[0].id).expect(409).text();
    assert!(
        !page.contains("Xia") && page.contains("That chair is not here"),
        "{page}"
    );
    wall.get(&format!("/board/chairs/{theirs}")).expect(404);
    // A child of theirs on our chair, at either wall or by the teacher.
    refused(tap(&mut wall, &chairs[0], &xia), "not_on_roll");
    let fields = [("chair", chairs[0].as_str()), ("student", &xia.id)];
    refused(teacher.script("/board/sign-ups", &fields), "not_on_roll");
    // Their sign-up is not ours to undo, even with its own grant.
    let saved = SignUp::of(&tap(&mut their_wall, &theirs, &xia).expect(200));
    let answer = wall.undo(&saved, &xia.id);
    assert_eq!(answer.status, 409, "{}", answer.text());
    assert!(!answer.text().contains("Xia"));
    assert!(their_wall.seat(&theirs).1.contains("Xia"));
    let ours = SignUp::of(&tap(&mut wall, &chairs[0], &children[0]).expect(200));
    let path = format!("/board/sign-ups/{}/swap", ours.id);
    refused(teacher.script(&path, &[("with", &saved.id)]), "not_found");
    let path = format!("/board/sign-ups/{}/move", ours.id);
    refused(
        teacher.script(&path, &[("chair", &theirs)]),
        "no_such_chair",
    );
}
