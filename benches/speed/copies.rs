//! A copy of five years of forty classes and the way back, and what those who use the box notice meanwhile.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::Figure;
use crate::classroom::Classroom;
use crate::growth::{Day, a_day, until_quiet};
use crate::people::{PASSPHRASE, request_id};
use crate::process::resident;
use crate::together::ninety_nine;

/// Between two taps of one screen: a class of children at the wall.
const BETWEEN: Duration = Duration::from_millis(20);

/// Copies that have their names.
fn copies(room: &Classroom) -> Vec<PathBuf> {
    let entries = fs::read_dir(room.data().join("backups"))
        .into_iter()
        .flatten();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|it| it == "age"))
        .filter(|path| !path.to_string_lossy().contains("unfinished"))
        .collect()
}

/// What two screens waited, in milliseconds, and how far the memory rose, while something else went on.
struct Meanwhile {
    boards: Vec<f64>,
    sign_ups: Vec<f64>,
    memory: f64,
}

fn meanwhile(room: &Classroom, work: impl FnOnce()) -> Meanwhile {
    let goes_on = AtomicBool::new(true);
    let (pid, before) = (room.program().id(), resident(room.program().id()));
    let milliseconds = |begun: Instant| begun.elapsed().as_secs_f64() * 1_000.0;
    std::thread::scope(|scope| {
        let boards = scope.spawn(|| {
            let (mut wall, mut waits) = (room.wall(), Vec::new());
            while goes_on.load(Ordering::Relaxed) {
                let begun = Instant::now();
                wall.get("/board").expect(200);
                waits.push(milliseconds(begun));
                std::thread::sleep(BETWEEN);
            }
            waits
        });
        let sign_ups = scope.spawn(|| {
            let (mut wall, mut waits) = (room.wall(), Vec::new());
            let chair = wall.empty_chairs()[0].clone();
            let child = wall.names(&chair).last().unwrap().id.clone();
            while goes_on.load(Ordering::Relaxed) {
                let begun = Instant::now();
                let saved = wall.sign_up_by_script(&chair, &child, &request_id());
                waits.push(milliseconds(begun));
                let saved = saved.expect(200).json();
                let path = format!("/board/sign-ups/{}/release", saved["sign_up"]);
                let fields = [
                    ("student", child.as_str()),
                    ("undo", saved["undo"].as_str().unwrap()),
                ];
                wall.post(&path, &fields).expect(303);
                std::thread::sleep(BETWEEN);
            }
            waits
        });
        let memory = scope.spawn(|| {
            let mut most: f64 = 0.0;
            while goes_on.load(Ordering::Relaxed) {
                most = most.max(resident(pid) - before);
                std::thread::sleep(Duration::from_millis(5));
            }
            most
        });
        work();
        goes_on.store(false, Ordering::Relaxed);
        Meanwhile {
            boards: boards.join().unwrap(),
            sign_ups: sign_ups.join().unwrap(),
            memory: memory.join().unwrap(),
        }
    })
}

fn make_copy(day: &Day) -> Duration {
    let begun = Instant::now();
    let before = copies(&day.room).len();
    day.room.teacher().post("/teach/copies", &[]).expect(303);
    while copies(&day.room).len() == before {
        assert!(begun.elapsed() < Duration::from_secs(600), "a copy is made");
        std::thread::sleep(Duration::from_millis(20));
    }
    begun.elapsed()
}

/// Measures.
pub fn measure() -> Vec<Figure> {
    let mut day = a_day(true);
    day.room.stay_in_place();
    day.room.restart();
    until_quiet(&day);
    let idle = meanwhile(&day.room, || std::thread::sleep(Duration::from_secs(5)));
    let mut took = Duration::ZERO;
    let mut busy = meanwhile(&day.room, || took = make_copy(&day));
    let size = fs::metadata(&copies(&day.room)[0]).unwrap().len() as f64 / 1e6;
    let (mut boards, mut sign_ups) = (idle.boards, idle.sign_ups);
    // The way back, from the tap until the box answers with the copy; the present state is copied first.
    let mut teacher = day.room.teacher();
    let begun = Instant::now();
    teacher
        .post("/teach/copies/1/restore", &[("passphrase", PASSPHRASE)])
        .expect(303);
    while copies(&day.room).len() < 2 || day.room.data().join("chair.db.restored").exists() {
        assert!(begun.elapsed() < Duration::from_secs(600), "it goes back");
        std::thread::sleep(Duration::from_millis(20));
    }
    let mut wall = day.room.wall();
    let board = wall.ask("GET", "/board");
    while !wall.send(&board).is_ok_and(|it| it.status == 200) {
        std::thread::sleep(Duration::from_millis(20));
    }
    let back = begun.elapsed();
    let ms = "ms";
    vec![
        Figure::goal(
            "a copy, until it was read back",
            took.as_secs_f64(),
            60.0,
            "s",
        ),
        Figure::told("its size", size, "MB"),
        Figure::goal("memory meanwhile", busy.memory, 64.0, "MB more"),
        Figure::told(
            "the wall's board, idle, 99 of 100",
            ninety_nine(&mut boards),
            ms,
        ),
        Figure::goal(
            "the wall's board meanwhile, 99 of 100",
            ninety_nine(&mut busy.boards),
            50.0,
            ms,
        ),
        Figure::told("a sign-up, idle, 99 of 100", ninety_nine(&mut sign_ups), ms),
        Figure::goal(
            "a sign-up meanwhile, 99 of 100",
            ninety_nine(&mut busy.sign_ups),
            100.0,
            ms,
        ),
        Figure::goal(
            "back to a copy, with one of what is there",
            back.as_secs_f64(),
            120.0,
            "s",
        ),
    ]
}
