//! The board of the wall: user instructions for each request (callgrind, so that a busy machine does not matter), and
//! processor time under 32 connections, both against bare hyper with the same body.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::classroom::Classroom;
use crate::floor;
use crate::http::{Client, Line};
use crate::process::{cpu, disk};
use crate::program::{CHAIR, Program};
use crate::{Figure, median};

const CALLGRIND: [&str; 3] = [
    "valgrind",
    "--tool=callgrind",
    "--callgrind-out-file=/dev/null",
];
const CONNECTIONS: usize = 32;

/// Asks for a page so many times over one connection that stays open; "POST /path" is a tap without fields.
pub fn ask_for(client: &Client, path: &str, times: usize) {
    let (ask, status) = match path.strip_prefix("POST ") {
        Some(path) => (client.form(path, &[]), 303),
        None => (client.ask("GET", path), 200),
    };
    let ask = ask.without("Connection");
    let mut line = Line::open(client.address).unwrap();
    for _ in 0..times {
        assert_eq!(line.send(&ask).unwrap().status, status);
    }
}

/// The instructions that callgrind counted, from the program's log.
fn collected(log: &str) -> f64 {
    let line = log
        .lines()
        .rev()
        .find_map(|line| line.split("Collected : ").nth(1));
    line.unwrap_or_else(|| panic!("callgrind counted nothing:\n{log}"))
        .trim()
        .parse()
        .unwrap()
}

/// Instructions for each of a thousand requests: 1,200 requests less 200, each run from a fresh start.
pub fn instructions(run: impl Fn(usize) -> String) -> f64 {
    (collected(&run(1200)) - collected(&run(200))) / 1000.0
}

/// The log of a box that was asked for one page so many times by this client.
pub fn chair_under_callgrind(
    room: &mut Classroom,
    (client, path): (Client, &str),
    requests: usize,
) -> String {
    let before = (client, room.teacher().0);
    room.stop();
    let log = room.data().with_extension("callgrind");
    let _ = std::fs::remove_file(&log);
    let mut command = Command::new(CALLGRIND[0]);
    command.args(&CALLGRIND[1..]).arg(CHAIR).args([
        "serve",
        "--http",
        "127.0.0.1:0",
        "--https",
        "off",
    ]);
    command
        .args(["--announce", "off", "--data"])
        .arg(room.data());
    let program = Program::start(command, &log);
    let wall = Client {
        address: program.address,
        ..before.0
    };
    let mut teacher = crate::people::Teacher(Client {
        address: program.address,
        ..before.1
    });
    teacher.set_clock(crate::classroom::MONDAY_AT_EIGHT);
    ask_for(&wall, path, requests);
    program.stop();
    std::fs::read_to_string(&log).unwrap()
}

fn floor_under_callgrind(body: &std::path::Path, requests: usize) -> String {
    let log = body.with_extension("callgrind");
    let _ = std::fs::remove_file(&log);
    let program = Program::start(floor::command(&CALLGRIND, body), &log);
    ask_for(&Client::new(program.address), "/board", requests);
    program.stop();
    std::fs::read_to_string(&log).unwrap()
}

/// Processor microseconds of the server for each request, and requests a second, under many connections for two seconds.
fn under_load(program: &Program, client: &Client) -> (f64, f64) {
    let _ = Command::new("taskset")
        .args(["-a", "-p", "-c", "0", &program.id().to_string()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let (begun, before) = (Instant::now(), cpu(program.id()));
    let asked: usize = std::thread::scope(|scope| {
        let one = || {
            let ask = client.ask("GET", "/board").without("Connection");
            let mut line = Line::open(client.address).unwrap();
            let mut asked = 0;
            while begun.elapsed() < Duration::from_secs(2) {
                assert_eq!(line.send(&ask).unwrap().status, 200);
                asked += 1;
            }
            asked
        };
        let all: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(one)).collect();
        all.into_iter().map(|one| one.join().unwrap()).sum()
    });
    let spent = cpu(program.id()).saturating_sub(before);
    (
        spent.as_secs_f64() * 1e6 / asked as f64,
        asked as f64 / begun.elapsed().as_secs_f64(),
    )
}

/// Whether instructions can be counted here.
pub fn has_callgrind() -> bool {
    let asked = Command::new(CALLGRIND[0])
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    if asked.is_err() {
        crate::tool_missing("instructions for each request", "valgrind is not installed");
    }
    asked.is_ok()
}

/// Measures.
pub fn measure() -> Vec<Figure> {
    let mut room = Classroom::in_folder(disk(), &[]).set_up(30, "12", "150");
    let page = room.wall().0.get("/board").expect(200);
    let body = room.data().with_extension("body");
    std::fs::write(&body, &page.body).unwrap();
    let chairs = crate::html::Page::read(&page.text())
        .links_to("/board/chairs/")
        .len();
    let mut figures = vec![
        Figure::told("empty chairs on the page", chairs as f64, "chairs"),
        Figure::told("the page", page.body.len() as f64, "bytes"),
    ];
    let (mut ours, mut bare, mut shares) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..3 {
        let floor = floor::start(&body);
        let (floor_cpu, floor_rate) = under_load(&floor, &Client::new(floor.address));
        floor.stop();
        let (chair_cpu, chair_rate) = under_load(room.program(), &room.wall().0);
        ours.push(chair_cpu);
        bare.push(floor_cpu);
        shares.push(chair_rate / floor_rate * 100.0);
    }
    let (ours, bare) = (median(ours), median(bare));
    figures.push(Figure::told(
        "processor time, 32 connections",
        ours,
        "us/request",
    ));
    figures.push(Figure::told("  bare hyper", bare, "us/request"));
    figures.push(Figure::goal("  ratio", ours / bare, 1.6, "times"));
    figures.push(Figure::told(
        "requests a second, as far as this client reaches",
        median(shares),
        "% of hyper",
    ));
    if !has_callgrind() {
        return figures;
    }
    let chair = instructions(|requests| {
        // A fresh room for each run, so that both start from the same.
        let mut room = Classroom::in_folder(disk(), &[]).set_up(30, "12", "150");
        let wall = room.wall().0;
        chair_under_callgrind(&mut room, (wall, "/board"), requests)
    });
    let bare = instructions(|requests| floor_under_callgrind(&body, requests));
    figures.push(Figure::goal(
        "user instructions",
        chair,
        25_000.0,
        "a request",
    ));
    figures.push(Figure::told("  bare hyper", bare, "a request"));
    figures.push(Figure::told("  ratio", chair / bare, "times"));
    room.stop();
    figures
}
