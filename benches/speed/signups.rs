//! A durable sign-up with all its rules, one at a time, in pairs of sign-up and undo, against a raw commit of one row
//! with one index by the same SQLite on the same disk.

use std::time::{Duration, Instant};

use crate::classroom::Classroom;
use crate::http::Line;
use crate::people::{SignUp, request_id};
use crate::process::{cpu, disk, own_cpu};
use crate::{Figure, median};

/// Raw commits and our actions take turns, so that a machine that is busy for a while is busy for both.
const ROUNDS: usize = 7;
const PAIRS: usize = 200;

/// What an action costs: microseconds on a processor on average, and until the answer as the median.
pub type Cost = (f64, f64);

/// The raw limit.
pub fn raw() -> Cost {
    let folder = tempfile::TempDir::new_in(disk()).unwrap();
    let db = rusqlite::Connection::open(folder.path().join("raw.db")).unwrap();
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE sign_up (id INTEGER PRIMARY KEY, chair INTEGER, student INTEGER, made INTEGER) STRICT;
         CREATE UNIQUE INDEX one_a_chair ON sign_up (chair);",
    )
    .unwrap();
    let (before, mut times) = (own_cpu(), Vec::new());
    for at in 0..i64::try_from(PAIRS * 2).unwrap() {
        let begun = Instant::now();
        let mut row = db
            .prepare_cached("INSERT INTO sign_up (chair, student, made) VALUES (?1, ?2, ?3)")
            .unwrap();
        row.execute([at, at % 30, 1_795_420_800 + at]).unwrap();
        times.push(begun.elapsed().as_secs_f64() * 1e6);
    }
    (per_deed(own_cpu().saturating_sub(before)), median(times))
}

fn per_deed(spent: Duration) -> f64 {
    spent.as_secs_f64() * 1e6 / (PAIRS * 2) as f64
}

/// The same for a sign-up and its undo.
fn ours(room: &Classroom, chair: &str, child: &str) -> Cost {
    let wall = room.wall();
    let mut line = Line::open(wall.0.address).unwrap();
    let (before, mut times) = (cpu(room.program().id()), Vec::new());
    for _ in 0..PAIRS {
        let id = request_id();
        let fields = [("chair", chair), ("student", child), ("request", &id)];
        let ask = wall
            .0
            .form("/board/sign-ups", &fields)
            .with("Accept", "application/json")
            .without("Connection");
        let begun = Instant::now();
        let told = SignUp::of(&line.send(&ask).unwrap().expect(200));
        times.push(begun.elapsed().as_secs_f64() * 1e6);
        let path = format!("/board/sign-ups/{}/release", told.id);
        let fields = [("student", child), ("undo", told.undo.as_str())];
        let ask = wall
            .0
            .form(&path, &fields)
            .with("Accept", "application/json")
            .without("Connection");
        let begun = Instant::now();
        let answer = line.send(&ask).unwrap();
        assert!(matches!(answer.status, 200 | 204), "{}", answer.text());
        times.push(begun.elapsed().as_secs_f64() * 1e6);
    }
    let spent = cpu(room.program().id()).saturating_sub(before);
    (per_deed(spent), median(times))
}

/// Measures.
pub fn measure() -> Vec<Figure> {
    let room = Classroom::in_folder(disk(), &[]).set_up(30, "12", "150");
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair)[0].id.clone();
    let rounds: Vec<(Cost, Cost)> = (0..ROUNDS)
        .map(|_| (raw(), ours(&room, &chair, &child)))
        .collect();
    let of = |figure: fn(&(Cost, Cost)) -> f64| median(rounds.iter().map(figure).collect());
    vec![
        Figure::told(
            "processor time of a deed (sign-up or undo)",
            of(|(_, ours)| ours.0),
            "us",
        ),
        Figure::told("  raw commit", of(|(raw, _)| raw.0), "us"),
        Figure::goal("  ratio", of(|(raw, ours)| ours.0 / raw.0), 3.5, "times"),
        Figure::told("answer, median", of(|(_, ours)| ours.1), "us"),
        Figure::told("  raw commit", of(|(raw, _)| raw.1), "us"),
        Figure::goal("  ratio", of(|(raw, ours)| ours.1 / raw.1), 4.0, "times"),
    ]
}
