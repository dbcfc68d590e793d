//! Fifty children tap the same empty chair at the same moment: one sits down, forty-nine are told so kindly.

use std::sync::Barrier;

use crate::support::classroom::{Classroom, nobody_sits_double, whole_database};
use crate::support::html::Page;
use crate::support::http::{Answer, Line};
use crate::support::people::request_id;
use crate::support::rounds;

const CHILDREN: usize = 50;

#[test]
fn fifty_children_and_one_chair() {
    let mut room = Classroom::with(CHILDREN, "3", "60");
    let wall = room.wall();
    let chair = wall
        .clone()
        .empty_chairs()
        .first()
        .expect("Monday has empty chairs")
        .clone();
    let children = wall.clone().names(&chair);
    assert_eq!(
        children.len(),
        CHILDREN,
        "every child is offered: {children:?}"
    );
    for round in 0..rounds(50, 200) {
        let start = Barrier::new(CHILDREN);
        let answers: Vec<Answer> = std::thread::scope(|scope| {
            let tap = |child: &str| {
                let id = request_id();
                let fields = [
                    ("chair", chair.as_str()),
                    ("student", child),
                    ("request", id.as_str()),
                ];
                let ask = wall.form("/board/sign-ups", &fields);
                let start = &start;
                scope.spawn(move || {
                    let line = Line::open(wall_address(&ask));
                    start.wait();
                    line.and_then(|mut line| line.send(&ask)).unwrap()
                })
            };
            let taps: Vec<_> = children.iter().map(|child| tap(&child.id)).collect();
            taps.into_iter().map(|tap| tap.join().unwrap()).collect()
        });
        let (saved, refused): (Vec<Answer>, Vec<Answer>) =
            answers.into_iter().partition(|answer| answer.status == 303);
        assert_eq!(saved.len(), 1, "round {round}: one child sits down");
        for answer in &refused {
            kind_refusal(answer, &format!("round {round}"));
        }
        // The next round begins with the chair empty again, as the winner changes her mind.
        let undone = wall.clone().press_undo(saved[0].clone());
        assert_eq!(undone.status, 303, "round {round}: Undo: {}", undone.text());
    }
    room.stop();
    nobody_sits_double(&whole_database(&room.database()));
}

/// The address stands in the request itself.
fn wall_address(ask: &crate::support::http::Ask) -> std::net::SocketAddr {
    let host = ask
        .headers
        .iter()
        .find(|(name, _)| name == "Host")
        .map(|(_, host)| host.as_str());
    host.and_then(|host| host.parse().ok())
        .expect("the Host is the socket's address")
}

/// A 409 that draws a page with one kind sentence and a way on.
fn kind_refusal(answer: &Answer, when: &str) {
    assert_eq!(answer.status, 409, "{when}: {}", answer.text());
    let page = Page::read(&answer.text());
    assert_eq!(page.h1.len(), 1, "{when}: {:?}", page.h1);
    assert!(
        page.text.contains("Someone just sat there"),
        "{when}: {}",
        page.text
    );
    let another = page.links_to("/board/chairs/").len()
        + page.forms.iter().filter(|form| form.has("chair")).count();
    assert!(
        another > 0,
        "{when}: it offers the nearest empty chairs: {}",
        page.text
    );
}

#[test]
fn the_script_hears_the_same_refusal_in_json() {
    let room = Classroom::with(4, "3", "60");
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let children = wall.names(&chair);
    wall.sign_up_by_script(&chair, &children[0].id, &request_id())
        .expect(200);
    let refused = wall
        .sign_up_by_script(&chair, &children[1].id, &request_id())
        .expect(409)
        .json();
    assert_eq!(refused["refusal"], "chair_taken");
    assert!(
        refused["said"]
            .as_str()
            .is_some_and(|said| said.contains("Someone just sat there")),
        "{refused}"
    );
    let again = wall.empty_chairs();
    assert!(!again.contains(&chair), "the chair is taken on the board");
    let refused = wall
        .sign_up_by_script(&again[0], &children[0].id, &request_id())
        .expect(409)
        .json();
    assert_eq!(refused["refusal"], "already_signed_up");
}
