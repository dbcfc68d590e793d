//! The fixtures: a classroom with the real program in it, its people, a plain HTTP client, a reader of pages. They speak the
//! forms that a browser would send; no test stands here but those of the fixtures themselves.

pub mod adults;
pub mod classes;
pub mod classroom;
pub mod conference;
pub mod disk;
pub mod foreign_link;
pub mod front_door;
pub mod guessers;
pub mod html;
pub mod http;
pub mod https;
pub mod in_process;
pub mod made_up_clock;
pub mod markup;
pub mod network;
pub mod people;
pub mod program;
pub mod qr_code;
pub mod release;
pub mod rough_link;
pub mod sitemap;
pub mod slow_disk;

/// How often a proof is repeated: so often on every push, so often where all the time in the world is given
/// (`tests/slow/run` sets `CHAIR_SLOW`).
pub fn rounds(every_push: usize, slow: usize) -> usize {
    if std::env::var_os("CHAIR_SLOW").is_some() {
        slow
    } else {
        every_push
    }
}

/// How soon the box is ready again: so soon as is promised where nothing else runs (`tests/slow/run`), at all on every push.
pub fn ready_within() -> std::time::Duration {
    std::time::Duration::from_secs(match std::env::var_os("CHAIR_SLOW") {
        Some(_) => 2,
        None => 30,
    })
}

/// Says that a proof could not be made here, so that nobody takes silence for success: `tests/run` names it at the end.
pub fn not_run(what: &str, why: &str) {
    use std::io::Write;
    let line = format!("not run: {what} ({why})");
    eprintln!("{line}");
    let kept = concat!(env!("CARGO_MANIFEST_DIR"), "/target/not-run.txt");
    if let Ok(mut file) = std::fs::File::options()
        .create(true)
        .append(true)
        .open(kept)
    {
        let _ = writeln!(file, "{line}");
    }
}

/// The same for want of a tool. Where every tool was promised (`CHAIR_ALL_TESTS` is set), it is a failure.
pub fn tool_missing(what: &str, why: &str) {
    assert!(
        std::env::var_os("CHAIR_ALL_TESTS").is_none(),
        "{what} must run: {why}"
    );
    not_run(what, why);
}

/// The whole name of a test of this module, for a test that runs another one of this program as a process of its own.
pub fn test_name(module: &str, test: &str) -> String {
    let (_crate, inside) = module.split_once("::").expect("no test stands in main");
    format!("{inside}::{test}")
}
