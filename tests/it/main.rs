//! The one integration crate: one journey per file, over real HTTP and in real Chromium, on the real program and real
//! SQLite. The fixture is `classroom`; `shape` holds the layout of the source itself.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it stands"
)]
#![allow(
    unreachable_pub,
    reason = "the modules of a test crate are its own readers"
)]
#![allow(
    dead_code,
    reason = "a fixture may offer a verb before the first journey needs it"
)]

mod again;
mod announce;
mod browser;
mod cards;
mod claim;
mod classroom;
mod clock;
mod connect;
mod connections;
mod crash;
mod damage;
mod day_changes;
mod deeds;
mod demo;
mod disk;
mod doctor;
mod door;
mod drawing;
mod faults;
mod first_run;
mod folder;
mod front_door;
mod group;
mod handed_over;
mod html;
mod http;
mod inside;
mod language;
mod lasting;
mod left_alone;
mod lesson;
mod limits;
mod linear;
mod listener;
mod literal;
mod live;
mod manners;
mod on_paper;
mod own_chair;
mod own_words;
mod people;
mod periods;
mod privacy;
mod program;
mod questions;
mod quiet_clients;
mod quiet_minutes;
mod race;
mod remember;
mod roles;
mod roster;
mod rough_link;
mod rules;
mod rules_page;
mod secure;
mod setup_file;
mod shape;
mod shared_praise;
mod sheet;
mod shelf;
mod sitemap;
mod slow_clients;
mod systemd;
mod talk;
mod time_limits;
mod today;
mod trust;
mod units;
mod update;
mod wait;
mod ways_in;
mod week;
mod wrong_pictures;

/// How often a proof is repeated: so often on every push, so often where all the time in the world is given
/// (`tests/slow/run` sets `CHAIR_SLOW`).
fn rounds(every_push: usize, slow: usize) -> usize {
    if std::env::var_os("CHAIR_SLOW").is_some() {
        slow
    } else {
        every_push
    }
}

/// Says that a proof could not be made here, so that nobody takes silence for success: `tests/run` names it at the end.
fn not_run(what: &str, why: &str) {
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
fn tool_missing(what: &str, why: &str) {
    assert!(
        std::env::var_os("CHAIR_ALL_TESTS").is_none(),
        "{what} must run: {why}"
    );
    not_run(what, why);
}
