//! A card of 300 MB, and one child who sends the worst of each kind as fast as it goes: reckoned for an hour, the card is not
//! full, and a classmate's words are saved.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::{Kept, besiege};
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};
use crate::support::disk::Disk;
use crate::support::http::{Ask, Client};
use crate::support::not_run;
use crate::support::people::{Child, PICTURES, request_id};

/// The card, in megabytes; what the box keeps free of it; and what its own log may take twice over.
const CARD: u32 = 300;
const KEPT_FREE: u64 = 64 << 20;
const OWN_LOG: u64 = 32 << 20;
/// Each kind is sent for so long at a time until nothing grows any more, so many times at most.
const EACH: Duration = Duration::from_secs(3);
const TIMES: usize = 15;
const HOUR: u64 = 3600;

/// The bytes that are kept for good by now: of the database, and of what it has said to the log.
fn kept_bytes(room: &Classroom) -> u64 {
    let db = Connection::open_with_flags(room.database(), OpenFlags::SQLITE_OPEN_READ_ONLY);
    let db = db.unwrap();
    let pages = |which| -> u64 {
        let pages: i64 = db
            .pragma_query_value(None, which, |row| row.get(0))
            .unwrap();
        u64::try_from(pages).unwrap()
    };
    (pages("page_count") - pages("freelist_count")) * 4096 + room.program().log().len() as u64
}

/// One kind of the worst: what it is, on how many connections, and what is sent again and again; whether it was taken.
type Worst<'a> = (
    &'static str,
    usize,
    Box<dyn Fn(&mut Kept, usize) -> usize + Sync + 'a>,
);

fn by_script(client: &Client, path: &str, fields: &[(&str, &str)]) -> Ask {
    client.form(path, fields).with("Accept", "application/json")
}

/// Sends one; whether it was taken.
fn taken(kept: &mut Kept, ask: &Ask) -> usize {
    let (status, _, _) = kept.time(ask);
    assert!(status < 500 || status == 503, "{status} for {}", ask.path);
    usize::from(status < 400)
}

fn worst<'a>(child: &'a Child, chair: &'a str, letters: &'a str) -> Vec<Worst<'a>> {
    let long = |turn: usize| format!("{turn} {}", "é".repeat(3_900));
    let answer = move |role: &str, turn: usize, more: &[(&str, &str)]| {
        let text = long(turn);
        let fields = [&[("prompt", role), ("text", text.as_str())], more].concat();
        by_script(child, "/prep/answers", &fields)
    };
    vec![
        (
            "words beside an answer",
            8,
            Box::new(move |kept, turn| taken(kept, &answer("piece", turn, &[("seen", "0")]))),
        ),
        (
            "versions of an answer",
            1,
            Box::new(move |kept, turn| {
                let (_, _, body) = kept.time(&answer("proud", turn, &[("seen", "0")]));
                let said: serde_json::Value = serde_json::from_slice(&body).unwrap_or_default();
                let seen = said["revision"].as_u64().unwrap_or(1).to_string();
                let chosen = [("seen", seen.as_str()), ("resolves", "1")];
                taken(kept, &answer("proud", turn + 1, &chosen))
            }),
        ),
        (
            "a chair taken and given back",
            1,
            Box::new(move |kept, _| {
                let id = request_id();
                let fields = [("chair", chair), ("request", id.as_str())];
                let (_, _, body) = kept.time(&by_script(child, "/board/sign-ups", &fields));
                let said: serde_json::Value = serde_json::from_slice(&body).unwrap_or_default();
                let sign_up = said["sign_up"].as_str().unwrap_or("1").to_owned();
                let path = format!("/board/sign-ups/{sign_up}/release");
                taken(
                    kept,
                    &by_script(child, &path, &[("request", &request_id())]),
                )
            }),
        ),
        (
            "in again and again",
            8,
            Box::new(move |kept, _| {
                let fields = [("student", child.id.as_str()), ("pictures", PICTURES)];
                let mut room = child.client.clone();
                room.cookies.remove("chair-person");
                taken(kept, &by_script(&room, "/door/student", &fields))
            }),
        ),
        (
            "new devices",
            8,
            Box::new(move |kept, _| {
                let stranger = Client::new(child.address);
                taken(kept, &by_script(&stranger, "/room", &[("code", letters)]))
            }),
        ),
        (
            "forms that nobody understands",
            8,
            Box::new(move |kept, _| {
                taken(kept, &by_script(child, "/prep/answers", &[("seen", "x")]))
            }),
        ),
    ]
}

/// The letters of the room, as they stand on the wall.
fn rooms_letters(room: &Classroom) -> String {
    let page = room.wall().get("/room/code").expect(200).text();
    let letters = page.split("class=\"number letters\"").nth(1);
    let letters = letters.and_then(|rest| rest.split_once('>')?.1.split('<').next());
    letters.expect("letters on the wall").to_owned()
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
    let (chair, letters) = (room.wall().empty_chairs()[0].clone(), rooms_letters(&room));
    let mut in_an_hour = 0;
    for (what, connections, worst) in worst(&child, &chair, &letters) {
        let (turns, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let deed = |_: usize, over: &AtomicBool| {
            let mut kept = Kept::new(&child);
            while !over.load(Ordering::Relaxed) {
                let turn = turns.fetch_add(2, Ordering::Relaxed);
                taken.fetch_add(worst(&mut kept, turn), Ordering::Relaxed);
            }
        };
        let (mut all, mut last) = (0, 0);
        for _ in 0..TIMES {
            let before = kept_bytes(&room);
            besiege(connections, EACH, deed);
            last = kept_bytes(&room).saturating_sub(before);
            all += last;
            if last == 0 {
                break;
            }
        }
        let hour = all + last * HOUR / EACH.as_secs();
        let sent = turns.load(Ordering::Relaxed) / 2;
        eprintln!(
            "{what}: {sent} sent, {taken:?} taken; kept {} kB, {} kB of it in the last {EACH:?}; in an hour {} MB",
            all >> 10,
            last >> 10,
            hour >> 20
        );
        in_an_hour += hour;
    }
    let left = (u64::from(CARD) << 20) - KEPT_FREE - OWN_LOG - kept_bytes(&room);
    eprintln!(
        "in an hour of all kinds {} MB, of {} MB",
        in_an_hour >> 20,
        left >> 20
    );
    room.student("Ben").saves("piece", "My fox story", 0);
    assert!(in_an_hour < left, "the card would be full");
}
