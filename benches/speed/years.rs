//! What keeps a box for years, with the data of five school years of forty classes: a start, a copy, the way back, an export, an
//! erase; and how long the wall and a child that takes a chair wait meanwhile.

use std::path::Path;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::classroom::{Classroom, submit};
use crate::growth::{GROWN, a_day, until_quiet};
use crate::html::Page;
use crate::http::Line;
use crate::people::{PASSPHRASE, SignUp, Teacher, Wall, request_id};
use crate::process::{measure_anew, most_resident, resident, written};
use crate::program::command;
use crate::{Figure, median};

/// Between two looks, or two chairs: a classroom does no more.
const BREATH: Duration = Duration::from_millis(4);
const DAY: i64 = 24 * 3600;

/// What a command of the program took, and the most memory that it and the box had meanwhile.
struct Took {
    seconds: f64,
    own: f64,
    /// More than before.
    of_the_box: f64,
    board: f64,
    sign_up: f64,
}

/// Ninety-nine of a hundred waits, in milliseconds.
fn p99(mut waits: Vec<f64>) -> f64 {
    waits.sort_by(f64::total_cmp);
    waits[(waits.len() - 1) * 99 / 100]
}

fn milliseconds(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1e3
}

fn board_waits(wall: &Wall, is_over: &AtomicBool) -> Vec<f64> {
    let ask = wall.0.ask("GET", "/board").without("Connection");
    let mut line = Line::open(wall.0.address).unwrap();
    let mut waits = Vec::new();
    while !is_over.load(Ordering::Relaxed) || waits.is_empty() {
        let begun = Instant::now();
        line.send(&ask).unwrap().expect(200);
        waits.push(milliseconds(begun));
        std::thread::sleep(BREATH);
    }
    waits
}

/// A child takes a chair and gives it back, again and again.
fn sign_up_waits(wall: &Wall, chair: &str, child: &str, is_over: &AtomicBool) -> Vec<f64> {
    let mut line = Line::open(wall.0.address).unwrap();
    let mut waits = Vec::new();
    let mut send = |path: &str, fields: &[(&str, &str)]| {
        let ask = wall.0.form(path, fields).with("Accept", "application/json");
        line.send(&ask.without("Connection")).unwrap()
    };
    while !is_over.load(Ordering::Relaxed) || waits.is_empty() {
        let request = request_id();
        let fields = [("chair", chair), ("student", child), ("request", &request)];
        let begun = Instant::now();
        let told = SignUp::of(&send("/board/sign-ups", &fields).expect(200));
        waits.push(milliseconds(begun));
        let path = format!("/board/sign-ups/{}/release", told.id);
        let back = send(&path, &[("student", child), ("undo", &told.undo)]);
        assert!(matches!(back.status, 200 | 204), "{}", back.text());
        std::thread::sleep(BREATH);
    }
    waits
}

/// Does something while the wall looks and a child takes chairs.
fn meanwhile<T>(room: &Classroom, deed: impl FnOnce() -> T) -> (T, f64, f64) {
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair).last().unwrap().id.clone();
    let (one, other) = (room.wall(), room.wall());
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let board = scope.spawn(|| board_waits(&one, &is_over));
        let chairs = scope.spawn(|| sign_up_waits(&other, &chair, &child, &is_over));
        let came = deed();
        is_over.store(true, Ordering::Relaxed);
        (
            came,
            p99(board.join().unwrap()),
            p99(chairs.join().unwrap()),
        )
    })
}

/// Runs a command of the program beside the box.
fn run(room: &Classroom, words: &[&str]) -> Took {
    let program = room.program().id();
    let before = resident(program);
    measure_anew(program);
    let begun = Instant::now();
    let (own, board, sign_up) = meanwhile(room, || {
        let mut child = command(words);
        let mut child = child
            .stdout(Stdio::null())
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let mut own = 0.0_f64;
        let left = loop {
            if let Some(left) = child.try_wait().unwrap() {
                break left;
            }
            own = own.max(most_resident(child.id()).unwrap_or(own));
            std::thread::sleep(Duration::from_millis(5));
        };
        assert!(left.success(), "{words:?}");
        own
    });
    Took {
        seconds: begun.elapsed().as_secs_f64(),
        own,
        of_the_box: most_resident(program).unwrap() - before,
        board,
        sign_up,
    }
}

/// The lines of a command: how long, how much memory, and who waited meanwhile.
fn lines(what: &str, took: &Took, (seconds, megabytes): (f64, f64)) -> Vec<Figure> {
    vec![
        Figure::goal(what, took.seconds, seconds, "s"),
        Figure::goal("  memory of the command", took.own, megabytes + 10.0, "MB"),
        Figure::goal(
            "  memory of the box, more than before",
            took.of_the_box,
            megabytes,
            "MB",
        ),
        Figure::goal(
            "  the wall's board meanwhile, 99 of 100",
            took.board,
            50.0,
            "ms",
        ),
        Figure::goal(
            "  a chair that is taken meanwhile, 99 of 100",
            took.sign_up,
            100.0,
            "ms",
        ),
    ]
}

/// The first class that is not the one of the day, and what it is called.
fn another_class(room: &Classroom) -> (i64, String) {
    let db = rusqlite::Connection::open(room.database()).unwrap();
    let sql = "UPDATE class SET name = 'Room ' || id || 'x' WHERE id != ?1";
    db.execute(sql, [room.class()]).unwrap();
    let sql = "SELECT id, name FROM class WHERE id != ?1 ORDER BY id LIMIT 1";
    db.query_row(sql, [room.class()], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
}

fn put_in_bin(teacher: &mut Teacher, (class, name): &(i64, String)) {
    let page = format!("/teach/classes/{class}/erase");
    let form = Page::read(&teacher.get(&page).expect(200).text());
    let form = form
        .form_with(&["what", "name", "passphrase"])
        .fill("what", "class");
    let form = form.fill("name", name).fill("passphrase", PASSPHRASE);
    submit(teacher, &form).expect(303);
}

/// How long it takes until a class and its last traces are gone, once its days in the bin are over.
fn erase(room: &mut Classroom, class: &(i64, String)) -> (f64, f64, f64) {
    put_in_bin(&mut room.teacher(), class);
    let now = jiff::Timestamp::now().as_second();
    room.set_clock(now + 8 * DAY);
    room.stop();
    room.start_undated();
    room.teacher_for_a_week();
    let begun = Instant::now();
    let ((), board, sign_up) = meanwhile(room, || {
        loop {
            let bin = Page::read(&room.teacher().get("/teach/bin").expect(200).text()).text;
            if bin.contains("A class was erased on") && !bin.contains("being removed") {
                return;
            }
            assert!(begun.elapsed() < Duration::from_secs(300), "{bin}");
            std::thread::sleep(Duration::from_millis(100));
        }
    });
    (begun.elapsed().as_secs_f64(), board, sign_up)
}

fn start(room: &mut Classroom) -> f64 {
    let took = (0..7).map(|_| {
        room.restart();
        room.program().took.as_secs_f64() * 1e3
    });
    median(took.collect())
}

/// Measures.
pub fn measure() -> Vec<Figure> {
    let mut day = a_day(GROWN);
    until_quiet(&day);
    day.room.stop();
    let class = another_class(&day.room);
    day.room.start();
    let started = start(&mut day.room);
    until_quiet(&day);
    let before = written(day.room.program().id());
    std::thread::sleep(Duration::from_secs(20));
    let idle = written(day.room.program().id()) - before;
    let folder = tempfile::TempDir::new_in(crate::process::disk()).unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let data = day.room.data().to_str().unwrap().to_owned();
    let (copy, table, new) = (at("copy.age"), at("class.zip"), at("new"));
    let size = |path: &str| std::fs::metadata(path).unwrap().len() as f64 / 1e6;
    let copied = run(&day.room, &["backup", &copy, "--data", &data]);
    let words = [
        "export", "--class", &class.1, "--format", "csv", &table, "--data", &data,
    ];
    let exported = run(&day.room, &words);
    let words = ["restore", &copy, "--into", &new, "--data", &data];
    let restored = run(&day.room, &words);
    let is_there = Path::new(&new).join("chair.db").exists();
    assert!(is_there, "the copy is a box again");
    let mut figures = vec![
        Figure::told(
            "the database",
            size(day.room.database().to_str().unwrap()),
            "MB",
        ),
        Figure::goal("start to ready", started, 20.0, "ms"),
        Figure::goal("written in 20 s of rest", idle, 0.0, "bytes"),
        Figure::told("the copy", size(&copy), "MB"),
        Figure::told("the tables of a class", size(&table), "MB"),
    ];
    figures.extend(lines(
        "a copy, made and opened again",
        &copied,
        (60.0, 64.0),
    ));
    figures.extend(lines(
        "the way back, into a new folder",
        &restored,
        (60.0, 64.0),
    ));
    figures.extend(lines("a class leaves as tables", &exported, (5.0, 16.0)));
    let (took, board, sign_up) = erase(&mut day.room, &class);
    figures.push(Figure::goal(
        "a class is erased, its traces with it",
        took,
        30.0,
        "s",
    ));
    figures.push(Figure::goal(
        "  the wall's board meanwhile, 99 of 100",
        board,
        50.0,
        "ms",
    ));
    figures.push(Figure::goal(
        "  a chair that is taken meanwhile, 99 of 100",
        sign_up,
        100.0,
        "ms",
    ));
    figures
}
