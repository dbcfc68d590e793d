//! One session on fifteen hundred connections that all write: it waits for itself, and a classmate's words are saved.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::{MEMORY_KB_MAX, MemoryGroup, besiege, meanwhile, measure_anew, memory_kb_max};
use crate::support::classroom::Classroom;
use crate::support::http::Line;

/// As many as a tablet can open.
const CONNECTIONS: usize = 1500;

#[test]
#[ignore = "run by tests/slow/siege"]
fn one_session_on_1500_connections_keeps_nobody_waiting() {
    let room = Classroom::ready();
    let _group = MemoryGroup::around(&room);
    let (hostile, wall, classmate) = (room.student("Ben"), room.wall(), room.student("Grace"));
    measure_anew(&room);
    let counts = [(); 600].map(|()| AtomicUsize::new(0));
    let writes = |nth: usize, over: &std::sync::atomic::AtomicBool| {
        let mut line = None;
        let mut turn = 0;
        while !over.load(Ordering::Relaxed) {
            turn += 1;
            let text = format!("fox {nth} {turn}");
            let fields = [("prompt", "piece"), ("text", text.as_str()), ("seen", "0")];
            let ask = hostile.form("/prep/answers", &fields).without("Connection");
            let ask = ask.with("Accept", "application/json");
            let open = line.take().map_or_else(|| Line::open(hostile.address), Ok);
            let Ok(mut open) = open else { continue };
            if let Ok(answer) = open.send(&ask) {
                counts[usize::from(answer.status)].fetch_add(1, Ordering::Relaxed);
                line = Some(open);
            }
        }
    };
    let siege = || besiege(CONNECTIONS, Duration::from_secs(15), writes);
    let ((), waits) = meanwhile(&wall, &classmate, siege);
    let answers: Vec<(usize, usize)> = counts
        .iter()
        .map(|count| count.load(Ordering::Relaxed))
        .enumerate()
        .filter(|(_, count)| *count > 0)
        .collect();
    let memory = memory_kb_max(&room);
    eprintln!("the hostile session was answered {answers:?}; memory {memory} kB");
    let wrong = waits.tell("1500 connections of one session write");
    assert_eq!(wrong, Vec::<String>::new());
    assert!(memory <= MEMORY_KB_MAX, "{memory} kB");
    let odd = |(status, _): &&(usize, usize)| !matches!(status, 200 | 409 | 429 | 503);
    assert_eq!(
        answers.iter().find(odd),
        None,
        "never an error of the program"
    );
}
