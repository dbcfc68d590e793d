//! Three hundred open pages that hear of a change: what each event costs for each of them, and when the last one has heard.
//! Beside it the last route of the sitemap with a small answer.

use std::time::{Duration, Instant};

use crate::Figure;
use crate::board::{chair_under_callgrind, has_callgrind, instructions};
use crate::classroom::Classroom;
use crate::http::{Line, Stream};
use crate::people::{SignUp, request_id};
use crate::process::{cpu, disk, resident};

/// How many pages are open at once.
const PAGES: usize = 300;
/// Sign-ups and undos: each is one event.
const PAIRS: usize = 100;

/// So many pairs of actions, heard by these pages: the processor time of all, and for each action the milliseconds from
/// the tap to the last page.
fn deeds(room: &Classroom, pages: &mut [Stream]) -> (Duration, Vec<f64>) {
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair)[0].id.clone();
    let mut line = Line::open(wall.0.address).unwrap();
    let (before, mut waits) = (cpu(room.program().id()), Vec::new());
    let mut tap = |path: &str, fields: &[(&str, &str)]| {
        let ask = wall.0.form(path, fields).with("Accept", "application/json");
        let begun = Instant::now();
        let answer = line.send(&ask.without("Connection")).unwrap();
        for page in pages.iter_mut() {
            let heard = page.next(Duration::from_secs(5)).unwrap();
            assert!(heard.is_some_and(|event| event.contains("board")));
        }
        waits.push(begun.elapsed().as_secs_f64() * 1e3);
        answer
    };
    for _ in 0..PAIRS {
        let id = request_id();
        let fields = [("chair", &chair[..]), ("student", &child), ("request", &id)];
        let told = SignUp::of(&tap("/board/sign-ups", &fields).expect(200));
        let path = format!("/board/sign-ups/{}/release", told.id);
        tap(&path, &[("student", &child), ("undo", &told.undo)]).expect(204);
    }
    (cpu(room.program().id()).saturating_sub(before), waits)
}

/// Measures.
pub fn measure() -> Vec<Figure> {
    let mut room = Classroom::in_folder(disk(), &[]).set_up(30, "3", "60");
    let (alone, _) = deeds(&room, &mut []);
    let idle = resident(room.program().id());
    let mut pages: Vec<Stream> = (0..PAGES)
        .map(|_| Stream::open(&room.wall().0, "/live").unwrap())
        .collect();
    std::thread::sleep(Duration::from_secs(1));
    let open = resident(room.program().id());
    // What they were told as they opened is heard before the first action.
    for page in &mut pages {
        while page.next(Duration::from_millis(1)).is_ok() {}
    }
    let (together, mut waits) = deeds(&room, &mut pages);
    drop(pages);
    room.stop();
    waits.sort_by(f64::total_cmp);
    let heard = (2 * PAIRS * PAGES) as f64;
    let mut figures = vec![
        Figure::goal(
            "processor time for each event and page",
            together.saturating_sub(alone).as_secs_f64() * 1e6 / heard,
            10.0,
            "us",
        ),
        Figure::goal(
            "from the tap to the last page, 99 of 100",
            waits[waits.len() * 99 / 100],
            15.0,
            "ms",
        ),
        Figure::goal(
            "memory for each page",
            (open - idle) * 1000.0 / PAGES as f64,
            14.0,
            "KB",
        ),
    ];
    if has_callgrind() {
        let last = instructions(|requests| {
            let mut room = Classroom::in_folder(disk(), &[]).set_up(30, "3", "60");
            let wall = room.wall().0;
            chair_under_callgrind(&mut room, (wall, "POST /door/leave"), requests)
        });
        figures.push(Figure::goal(
            "the last route, a small answer",
            last,
            17_800.0,
            "instructions",
        ));
    }
    figures
}
