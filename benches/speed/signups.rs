//! A durable sign-up with all its rules, one at a time, in pairs of sign-up and undo, against a raw commit of one row
//! with one index by the same SQLite on the same disk.

use std::time::{Duration, Instant};

use crate::classroom::Classroom;
use crate::http::Line;
use crate::people::{SignUp, request_id};
use crate::process::{cpu, disk, own_cpu};
use crate::{Figure, median};

const PAIRS: usize = 1000;

/// The raw limit: microseconds on a processor for each commit, and the median of its time.
fn raw() -> (f64, f64) {
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
    let spent = own_cpu().saturating_sub(before);
    (per_deed(spent), median(times))
}

fn per_deed(spent: Duration) -> f64 {
    spent.as_secs_f64() * 1e6 / (PAIRS * 2) as f64
}

/// Measures.
pub fn measure() -> Vec<Figure> {
    let room = Classroom::in_folder(disk(), &[]).set_up(30, "12", "150");
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair)[0].id.clone();
    let (raw_cpu, raw_p50) = raw();
    let mut line = Line::open(wall.0.address).unwrap();
    let (before, mut times) = (cpu(room.program().id()), Vec::new());
    for _ in 0..PAIRS {
        let id = request_id();
        let fields = [
            ("chair", chair.as_str()),
            ("student", child.as_str()),
            ("request", id.as_str()),
        ];
        let ask = wall
            .0
            .form("/board/sign-ups", &fields)
            .with("Accept", "application/json")
            .without("Connection");
        let begun = Instant::now();
        let told = SignUp::of(&line.send(&ask).unwrap().expect(200));
        times.push(begun.elapsed().as_secs_f64() * 1e6);
        let path = format!("/board/sign-ups/{}/release", told.id);
        let fields = [("student", child.as_str()), ("undo", told.undo.as_str())];
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
    let ours = per_deed(cpu(room.program().id()).saturating_sub(before));
    let p50 = median(times);
    vec![
        Figure::told("processor time of a deed (sign-up or undo)", ours, "us"),
        Figure::told("  raw commit", raw_cpu, "us"),
        Figure::goal("  ratio", ours / raw_cpu, 3.5, "times"),
        Figure::told("answer, median", p50, "us"),
        Figure::told("  raw commit", raw_p50, "us"),
        Figure::goal("  ratio", p50 / raw_p50, 4.0, "times"),
    ]
}
