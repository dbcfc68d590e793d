//! What the whole room may read on the wall: first names, chairs, times. No surname, no answer, no note, and not who is ready:
//! every page that a wall can reach by links is read, in each state of a chair, and its live stream as well.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};
use crate::support::html::Page;
use crate::support::http::Stream;
use crate::support::people::{ROLES, Wall};

/// Four children; nobody shares a first name, so that no letter of a surname is needed.
const CHILDREN: [&str; 4] = [
    "Ada Kestrelby",
    "Ben Lapwingham",
    "Grace Ptarmiganson",
    "Maya Nuthatchley",
];
/// What is said of a sheet on the teacher's Today.
const READINESS: [&str; 4] = ["answers", "of 5", "full sheet", "class=\"dot"];
/// More pages than a wall has.
const PAGES: usize = 200;

/// Every page that links lead to from the board, each once.
fn pages_of(wall: &mut Wall) -> Vec<(String, String)> {
    let mut open = vec!["/board".to_owned()];
    let mut seen: BTreeSet<String> = open.iter().cloned().collect();
    let mut read = Vec::new();
    while let Some(path) = open.pop() {
        let answer = wall.get(&path);
        let html = format!("{:?}\n{}", answer.headers, answer.text());
        for link in Page::read(&answer.text()).links_to("/") {
            if seen.insert(link.clone()) {
                open.push(link);
            }
        }
        read.push((path, html));
        assert!(read.len() < PAGES, "the wall goes on for ever: {seen:?}");
    }
    read
}

/// The tile of a chair without what tells one child from another.
fn tile(wall: &mut Wall, chair: &str, name: &str) -> String {
    let page = wall.get("/board").expect(200).text();
    let id = format!("id=\"chair-{chair}\"");
    let tile = page.split("<li ").find(|tile| tile.contains(&id)).unwrap();
    let tile = tile.split("</li>").next().unwrap();
    let hour = tile
        .split("<b>")
        .nth(1)
        .and_then(|it| it.split("</b>").next())
        .unwrap();
    let plain = tile
        .replace(chair, "CHAIR")
        .replace(name, "NAME")
        .replace(hour, "TIME");
    // Each child's own drawing.
    let parts: Vec<&str> = plain.split("<svg").collect();
    let rest = parts
        .iter()
        .map(|part| part.split("</svg>").last().unwrap_or_default());
    rest.collect()
}

#[test]
fn the_wall_tells_the_room_nothing_of_a_sheet_a_talk_or_a_surname() {
    let mut room = Classroom::new()
        .claimed()
        .with_class(&CHILDREN)
        .with_writing("3", "60")
        .at(MONDAY_AT_EIGHT)
        .with_wall();
    let mut wall = room.wall();
    let mut secrets: Vec<String> = CHILDREN
        .iter()
        .map(|name| name.split(' ').nth(1).unwrap().to_owned())
        .collect();
    let mut said = |what: &str| {
        let word = format!("quokka-{what}");
        secrets.push(word.clone());
        word
    };
    let mut ada = room.student("Ada");
    for role in ROLES {
        ada.saves(role, &said(role), 0);
    }
    let ben = room.student("Ben");
    let chairs = wall.empty_chairs();
    wall.sign_up(&chairs[0], &ada.id).expect(303);
    wall.sign_up(&chairs[1], &ben.id).expect(303);
    // A full sheet and an empty one look the same to the room.
    let (full, empty) = (
        tile(&mut wall, &chairs[0], "Ada"),
        tile(&mut wall, &chairs[1], "Ben"),
    );
    assert_eq!(full, empty, "who is ready is nobody's business");
    let mut stream = Stream::open(&wall, "/live").unwrap();
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let talk = teacher.talk_with(&class, &ada.id);
    for line in ["praised", "quote", "teaching", "remember"] {
        teacher.types(&talk, line, &said(line));
    }
    teacher.types(&talk, &format!("next_step:{}", ada.id), &said("step"));
    let own = said("noticed");
    teacher.in_talk(&talk, "strengths", &[("own", &own), ("on", &own)]);
    let during = pages_of(&mut wall);
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    teacher.types(&talk, "teacher_well", &said("well"));
    teacher.types(&talk, "teacher_tweak", &said("tweak"));
    let after = pages_of(&mut wall);
    room.set_clock(MONDAY_AT_EIGHT + 7 * 86_400);
    let week_later = pages_of(&mut wall);
    assert!(during.len() > 15, "pages were read: {}", during.len());
    for (path, html) in during.iter().chain(&after).chain(&week_later) {
        for secret in &secrets {
            assert!(
                !html.contains(secret.as_str()),
                "{path} says {secret}: {html}"
            );
        }
        let board = path.starts_with("/board");
        for word in READINESS.iter().filter(|_| board) {
            assert!(!html.contains(word), "{path} says {word}: {html}");
        }
    }
    while let Ok(Some(event)) = stream.next(Duration::from_millis(300)) {
        assert!(
            !secrets.iter().any(|secret| event.contains(secret.as_str())),
            "{event}"
        );
    }
    // And all of it was there to be told.
    let path = format!("/teach/conferences/{talk}");
    let hers = teacher.get(&path).expect(200).text();
    for secret in secrets.iter().filter(|secret| secret.starts_with("quokka")) {
        assert!(hers.contains(secret.as_str()), "{secret} is kept: {hers}");
    }
}
