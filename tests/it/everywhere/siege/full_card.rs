//! A card of 300 MB, and one child who sends the worst of each kind as fast as it goes: reckoned for an hour, the card is not
//! full, and a classmate's words are saved.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::besiege;
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};
use crate::support::disk::Disk;
use crate::support::http::Line;
use crate::support::not_run;
use crate::support::people::Child;

/// The card, in megabytes, and what the box keeps free of it.
const CARD: u32 = 300;
const KEPT_FREE: u64 = 64 << 20;
/// How long each kind is sent, on so many connections.
const EACH: Duration = Duration::from_secs(5);
const CONNECTIONS: usize = 8;
const HOUR: u64 = 3600;

/// The bytes of all files below a folder.
fn bytes_of(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).unwrap().flatten();
    let bytes = entries.map(|entry| match entry.metadata() {
        Ok(what) if what.is_dir() => bytes_of(&entry.path()),
        Ok(what) => what.len(),
        Err(_) => 0,
    });
    bytes.sum()
}

/// What one child sends, by its number.
type Worst<'a> = (
    &'static str,
    Box<dyn Fn(usize) -> crate::support::http::Ask + Sync + 'a>,
);

fn worst(child: &Child) -> Vec<Worst<'_>> {
    let words = move |path: &'static str, first: &'static str| {
        move |turn: usize| {
            // Long, and different from its first letter on.
            let text = format!("{turn} {}", "é".repeat(3_900));
            let mut ask = child.form(path, &[]).with("Accept", "application/json");
            ask.body = form_urlencoded::Serializer::new(first.to_owned())
                .append_pair("text", &text)
                .finish()
                .into_bytes();
            ask
        }
    };
    let tap = move |path: &'static str, fields: &'static [(&str, &str)]| {
        move |turn: usize| {
            let turn = turn.to_string();
            let fields = fields.iter().map(|(name, value)| match *value {
                "" => (*name, turn.as_str()),
                value => (*name, value),
            });
            child.form(path, &fields.collect::<Vec<_>>())
        }
    };
    vec![
        (
            "words beside",
            Box::new(words("/prep/answers", "prompt=piece&seen=0")),
        ),
        (
            "words chosen between two screens",
            Box::new(move |turn| {
                let first = format!("prompt=proud&resolves=1&seen={turn}");
                let mut ask = words("/prep/answers", "")(turn);
                ask.body = [first.as_bytes(), b"&", ask.body.as_slice()].concat();
                ask
            }),
        ),
        ("drawings", Box::new(tap("/prep/chair", &[("drawing", "")]))),
        ("waiting and not", Box::new(tap("/board/waits/leave", &[]))),
    ]
}

#[test]
#[ignore = "run by tests/slow/siege"]
fn a_card_of_300_mb_outlasts_an_hour_of_one_childs_worst() {
    let Some(disk) = Disk::new(CARD) else {
        return not_run(
            "one child's worst on a small card",
            "no disk can be mounted here",
        );
    };
    let room = Classroom::in_folder(&disk.0, &[])
        .claimed()
        .with_class(&["Ada", "Ben", "Cai"])
        .with_writing("3", "60")
        .at(MONDAY_AT_EIGHT)
        .with_wall();
    let child = room.student("Ada");
    let mut grew_in_an_hour = 0;
    for (what, worst) in worst(&child) {
        let before = bytes_of(&room.data());
        let (turns, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        besiege(CONNECTIONS, EACH, |_, over| {
            let mut line = None;
            while !over.load(Ordering::Relaxed) {
                let ask = worst(turns.fetch_add(1, Ordering::Relaxed)).without("Connection");
                let open = line.take().map_or_else(|| Line::open(child.address), Ok);
                if let Ok(mut open) = open
                    && let Ok(answer) = open.send(&ask)
                {
                    taken.fetch_add(usize::from(answer.status < 400), Ordering::Relaxed);
                    line = Some(open);
                }
            }
        });
        let grew = bytes_of(&room.data()).saturating_sub(before);
        eprintln!(
            "{what}: {turns:?} sent, {taken:?} taken, the folder grew by {} kB",
            grew / 1024
        );
        grew_in_an_hour += grew * HOUR / EACH.as_secs();
    }
    let room_left = u64::from(CARD) * (1 << 20) - KEPT_FREE - bytes_of(&room.data());
    eprintln!(
        "in an hour of all kinds {} MB of {} MB",
        grew_in_an_hour >> 20,
        room_left >> 20
    );
    let mut classmate = room.student("Ben");
    classmate.saves("piece", "My fox story", 0);
    assert!(grew_in_an_hour < room_left, "the card would be full");
}
