//! What is done on the board, by a child at the wall or on a page of its own, and by the teacher.

use super::{ADA, CAI, CLASS, Deed, Scene, TEACHER, deed};
use crate::support::classroom::MONDAY_AT_EIGHT;
use crate::support::people::{SignUp, request_id};

const BOARD: &[(&str, &[&str])] = &[("board", CLASS)];
/// A talk with a child who sits nowhere is over, or was written down without a page of it.
const TALKED: &[(&str, &[&str])] = &[("board", CLASS), ("conference", TEACHER), ("prep", TEACHER)];
const NOBODY: &[(&str, &[&str])] = &[];

pub(super) const DEEDS: &[Deed] = &[
    deed("a child takes a chair at the wall", takes, BOARD),
    deed("the same again is refused", is_refused, NOBODY),
    deed("the child takes it back within the minute", undoes, BOARD),
    deed("a child takes a chair on its own page", takes_own, BOARD),
    deed("and moves", moves_own, BOARD),
    deed("and gives it back", gives_back_own, BOARD),
    deed("the teacher gives a chair", |it| it.gives(0, "Dot"), BOARD),
    deed("the teacher moves the child", moves, BOARD),
    deed("the teacher gives a second chair", gives_second, BOARD),
    deed("two children swap", swap, BOARD),
    deed("the teacher takes a chair back", release, BOARD),
    deed(
        "and puts it back",
        |it| it.of_sign_up("put-back", &[]),
        BOARD,
    ),
    deed("a child is absent", |it| marks(it, "absent"), BOARD),
    deed("a child did not come", misses, BOARD),
    deed("a talk is done without a page", is_done, TALKED),
    deed("a chair is closed", closes, BOARD),
    deed("a chair is opened again", opens, BOARD),
    deed("a group sits down", seats_a_group, BOARD),
    deed(
        "a child says another time to a saved chair",
        says_another,
        &[("board", ADA)],
    ),
    deed("a child lets a saved chair go", lets_go, BOARD),
    deed("a child waits for a full day", waits, &[("board", ADA)]),
    deed("and waits no more", leaves_the_list, &[("board", ADA)]),
    deed(
        "a child waits at the wall",
        waits_at_the_wall,
        &[("board", CAI)],
    ),
    deed(
        "the chair comes free and is the waiting child's",
        comes_free,
        BOARD,
    ),
    deed(
        "a talk begins on a chair",
        begins,
        &[("board", CLASS), ("conference", TEACHER)],
    ),
    deed("it ends, and the next child is called", ends, TALKED),
    deed(
        "a walk-up talk begins",
        walks_up,
        &[("board", CLASS), ("conference", TEACHER)],
    ),
    deed("and ends", ends_again, TALKED),
    deed("the next round begins", next_round, BOARD),
    deed(
        "the box hears what time it is",
        tells_time,
        &[("board", super::EVERYBODY)],
    ),
];

fn takes(it: &mut Scene) {
    let (chair, child) = (it.chairs[0].clone(), it.child("Gil"));
    let saved = it.wall.sign_up_by_script(&chair, &child, &request_id());
    let SignUp { id, undo } = SignUp::of(&saved.expect(200));
    it.last = format!("{id} {undo}");
}

fn is_refused(it: &mut Scene) {
    let (chair, child) = (it.chairs[0].clone(), it.child("Hal"));
    let taken = it.wall.sign_up_by_script(&chair, &child, &request_id());
    taken.expect(409);
}

fn undoes(it: &mut Scene) {
    let (id, undo) = it.last.split_once(' ').unwrap();
    let (id, undo) = (id.to_owned(), undo.to_owned());
    let child = it.child("Gil");
    it.wall.undo(&SignUp { id, undo }, &child).expect(204);
}

fn takes_own(it: &mut Scene) {
    let id = request_id();
    let fields = [("chair", &it.chairs[0][..]), ("request", &id)];
    let saved = it.ada.script("/board/sign-ups", &fields);
    it.last = SignUp::of(&saved.expect(200)).id;
}

fn moves_own(it: &mut Scene) {
    let path = format!("/board/sign-ups/{}/move", it.last);
    let fields = [("chair", &it.chairs[1][..]), ("request", &request_id()[..])];
    it.ada.post(&path, &fields).expect(303);
}

fn gives_back_own(it: &mut Scene) {
    let path = format!("/board/sign-ups/{}/release", it.last);
    it.ada
        .post(&path, &[("request", &request_id())])
        .expect(303);
}

fn moves(it: &mut Scene) {
    let chair = it.chairs[2].clone();
    it.of_sign_up("move", &[("chair", &chair)]);
}

fn gives_second(it: &mut Scene) {
    let dot = it.last.clone();
    it.gives(1, "Eve");
    it.last = format!("{dot} {}", it.last);
}

fn swap(it: &mut Scene) {
    let both = it.last.clone();
    let (dot, eve) = both.split_once(' ').unwrap();
    dot.clone_into(&mut it.last);
    it.of_sign_up("swap", &[("with", eve)]);
    it.last.clone_from(&both);
}

fn release(it: &mut Scene) {
    it.last = it.last.split(' ').next().unwrap().to_owned();
    it.of_sign_up("release", &[]);
}

fn marks(it: &mut Scene, state: &str) {
    it.of_sign_up("state", &[("state", state)]);
}

/// Who sits on this chair, and so named.
fn on(it: &mut Scene, chair: usize) {
    let chair = it.chairs[chair].clone();
    it.looks_at(&chair);
}

fn misses(it: &mut Scene) {
    on(it, 2);
    marks(it, "missed");
}

fn is_done(it: &mut Scene) {
    it.gives(0, "Fay");
    it.heard();
    marks(it, "done");
}

fn closes(it: &mut Scene) {
    let path = format!("/board/chairs/{}/close", it.chairs[1]);
    it.teacher
        .post(&path, &[("request", &request_id())])
        .expect(303);
}

fn opens(it: &mut Scene) {
    let path = format!("/board/chairs/{}/open", it.chairs[1]);
    it.teacher
        .post(&path, &[("request", &request_id())])
        .expect(303);
}

fn seats_a_group(it: &mut Scene) {
    let (chair, gil, hal) = (it.chairs[1].clone(), it.child("Gil"), it.child("Hal"));
    let fields = [
        ("chair", &chair[..]),
        ("from", "teach"),
        ("student", &gil),
        ("student", &hal),
        ("request", &request_id()),
    ];
    it.teacher.post("/board/groups", &fields).expect(303);
}

fn says_another(it: &mut Scene) {
    it.gives(3, "Ada");
    it.heard();
    let path = format!("/prep/reservations/{}", it.last);
    it.ada.post(&path, &[("say", "another")]).expect(303);
}

fn lets_go(it: &mut Scene) {
    it.of_sign_up("release", &[]);
    it.gives(4, "Ada");
    it.heard();
    let path = format!("/prep/reservations/{}", it.last);
    it.ada.post(&path, &[("say", "not_now")]).expect(303);
}

/// The whole of Tuesday is taken.
fn fill(it: &mut Scene) {
    for (chair, name) in [(3, "Dot"), (4, "Eve"), (5, "Fay")] {
        it.gives(chair, name);
    }
    it.heard();
}

fn waits(it: &mut Scene) {
    fill(it);
    let day = it.chairs[3][2..12].to_owned();
    let fields = [("day", &day[..]), ("request", &request_id()[..])];
    it.ada.script("/board/waits", &fields).expect(204);
}

fn leaves_the_list(it: &mut Scene) {
    it.ada.post("/board/waits/leave", &[]).expect(303);
}

fn waits_at_the_wall(it: &mut Scene) {
    let (day, cai) = (it.chairs[3][2..12].to_owned(), it.child("Cai"));
    let fields = [
        ("day", &day[..]),
        ("student", &cai),
        ("request", &request_id()),
    ];
    it.wall.post("/board/waits", &fields).expect(303);
}

fn comes_free(it: &mut Scene) {
    on(it, 3);
    it.of_sign_up("release", &[]);
}

fn begins(it: &mut Scene) {
    on(it, 1);
    let fields = [("class", it.room.class()), ("sign_up", &it.last[..])];
    let begun = it.teacher.post("/teach/conferences", &fields).expect(303);
    begun.location().clone_into(&mut it.last);
}

fn ends(it: &mut Scene) {
    let path = format!("{}/finish", it.last);
    it.teacher.post(&path, &[]).expect(303);
}

fn walks_up(it: &mut Scene) {
    let child = it.child("Hal");
    let fields = [
        ("class", it.room.class()),
        ("student", &child),
        ("kind", "walk_up"),
    ];
    let begun = it.teacher.post("/teach/conferences", &fields).expect(303);
    begun.location().clone_into(&mut it.last);
}

fn ends_again(it: &mut Scene) {
    ends(it);
}

fn next_round(it: &mut Scene) {
    it.of_class("round", &[("do", "next")]);
}

fn tells_time(it: &mut Scene) {
    it.teacher.set_clock(MONDAY_AT_EIGHT + 60);
}
