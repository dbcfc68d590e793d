//! A child's own page and question, drawn for one viewer; and saving while typing: one child against a raw commit, thirty
//! at once, and what each save writes to the log.

use std::sync::Barrier;
use std::time::{Duration, Instant};

use crate::board::{chair_under_callgrind, has_callgrind, instructions};
use crate::classroom::Classroom;
use crate::http::Line;
use crate::people::{Child, ROLES};
use crate::process::{cpu, disk};
use crate::signups::{Cost, raw};
use crate::together::{log_bytes, ninety_nine};
use crate::{Figure, median};

const CHILDREN: usize = 30;
const ROUNDS: usize = 7;
const SAVES: usize = 400;
const SPAN: Duration = Duration::from_secs(3);

/// What a child of ten writes at one sitting.
const WORDS: &str = "My dog ran away in the storm and I did not know where to look for him, so I asked everyone on our \
    street. The part where I hear him bark under the porch is the one that I want to read to the class, because ";

/// A class at work: every child has answered three questions.
fn class() -> (Classroom, Vec<Child>) {
    let room = Classroom::in_folder(disk(), &[]).set_up(CHILDREN, "12", "150");
    let names = room.device().names();
    let children = names.iter().map(|child| {
        let mut child = room.student(&child.name);
        for role in &ROLES[..3] {
            child.saves(role, WORDS, 0);
        }
        child
    });
    let children = children.collect();
    (room, children)
}

/// Saves one more word, as the page does 0.8 s after the last key.
fn save(line: &mut Line, child: &Child, at: usize) {
    let (text, seen) = (format!("{WORDS}{at}"), at.to_string());
    let fields = [
        ("prompt", "tried"),
        ("sheet", "1"),
        ("seen", &seen),
        ("text", &text),
    ];
    let ask = child.client.form("/prep/answers", &fields);
    let ask = ask.with("Accept", "application/json").without("Connection");
    line.send(&ask).unwrap().expect(200);
}

/// One child who types steadily.
fn alone(room: &Classroom, child: &Child, from: usize) -> Cost {
    let mut line = Line::open(child.client.address).unwrap();
    let (before, mut times) = (cpu(room.program().id()), Vec::new());
    for at in from..from + SAVES {
        let begun = Instant::now();
        save(&mut line, child, at);
        times.push(begun.elapsed().as_secs_f64() * 1e6);
    }
    let spent = cpu(room.program().id()).saturating_sub(before);
    (spent.as_secs_f64() * 1e6 / SAVES as f64, median(times))
}

/// Every child at once for a while: how many saves, and their waits in milliseconds.
fn at_once(children: &[Child], from: usize, span: Duration) -> Vec<f64> {
    let start = Barrier::new(children.len());
    std::thread::scope(|scope| {
        let one = |child: &Child| {
            let mut line = Line::open(child.client.address).unwrap();
            start.wait();
            let (begun, mut waits) = (Instant::now(), Vec::new());
            for at in from.. {
                let asked = Instant::now();
                save(&mut line, child, at);
                waits.push(asked.elapsed().as_secs_f64() * 1e3);
                if begun.elapsed() >= span {
                    break;
                }
            }
            waits
        };
        let all = children.iter().map(|child| scope.spawn(move || one(child)));
        let all: Vec<_> = all.collect();
        let waits = all.into_iter().flat_map(|one| one.join().unwrap());
        waits.collect()
    })
}

fn pages() -> Vec<Figure> {
    if !has_callgrind() {
        return Vec::new();
    }
    let count = |path: &str| {
        instructions(|requests| {
            let (mut room, children) = class();
            let client = children[0].client.clone();
            chair_under_callgrind(&mut room, (client, path), requests)
        })
    };
    let figure = |what: &str, path| Figure::goal(what, count(path), 120_000.0, "instructions");
    vec![
        figure("a child's own page", "/prep"),
        figure("a question", "/prep/questions/tried"),
        figure("a question with its answer", "/prep/questions/piece"),
    ]
}

/// Measures.
pub fn measure() -> Vec<Figure> {
    let mut figures = pages();
    let (room, children) = class();
    let rounds: Vec<(Cost, Cost)> = (0..ROUNDS)
        .map(|round| (raw(), alone(&room, &children[0], round * SAVES)))
        .collect();
    let of = |figure: fn(&(Cost, Cost)) -> f64| median(rounds.iter().map(figure).collect());
    let ratio = "  ratio to a raw commit";
    figures.extend([
        Figure::told("processor time of a save", of(|(_, ours)| ours.0), "us"),
        Figure::goal(ratio, of(|(raw, ours)| ours.0 / raw.0), 3.5, "times"),
        Figure::told("answer to a save, median", of(|(_, ours)| ours.1), "us"),
        Figure::goal(ratio, of(|(raw, ours)| ours.1 / raw.1), 4.0, "times"),
    ]);
    let (mut room, mut children) = class();
    // A fresh start has an empty log: what it grows by is what was written.
    room.restart();
    for child in &mut children {
        child.client.address = room.program().address;
    }
    let begun = log_bytes(&room);
    let mut line = Line::open(children[0].client.address).unwrap();
    (0..20).for_each(|at| save(&mut line, &children[0], at));
    let alone = (log_bytes(&room) - begun) / 20.0;
    let begun = log_bytes(&room);
    let first = at_once(&children[1..], 0, Duration::ZERO).len();
    let together = (log_bytes(&room) - begun) / first as f64;
    let (room, children) = class();
    let mut waits = at_once(&children, 0, SPAN);
    figures.extend([
        Figure::goal("log for each save, one at a time", alone / 1e3, 32.0, "KB"),
        Figure::goal(
            "log for each save, a class at once",
            together / 1e3,
            6.0,
            "KB",
        ),
        Figure::told(
            "saves a second, 30 children at once",
            waits.len() as f64 / SPAN.as_secs_f64(),
            "1/s",
        ),
        Figure::told("  wait, median", median(waits.clone()), "ms"),
        Figure::told("  wait, 99 of 100", ninety_nine(&mut waits), "ms"),
    ]);
    drop(room);
    figures
}
