//! Where copies stand that are not only on the box's card: what is said of a USB stick on Today, on the box's own wall and among the
//! copies, and of the school's store there, in Room, /health, /metrics and by the doctor. What cannot be read is not known.

use std::fs;
use std::time::{Duration, Instant, SystemTime};

use serde_json::Value;

use crate::support::classroom::Classroom;
use crate::support::http::Stream;
use crate::support::program::run;

const STICK: &str = "run/chair-stick/state";
const AWAY: &str = "var/lib/chair-away/state";

/// Puts a file onto the machine of this box.
fn put(room: &Classroom, path: &str, text: &str) {
    let data = room.data();
    let path = data.ancestors().nth(3).unwrap().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn remove(room: &Classroom, path: &str) {
    let data = room.data();
    fs::remove_file(data.ancestors().nth(3).unwrap().join(path)).unwrap();
}

/// So many seconds ago, by the clock of the scripts.
fn ago(seconds: u64) -> u64 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    now.unwrap().as_secs() - seconds
}

/// What is there once sending was switched on.
const TIMER: &str = "etc/systemd/system/timers.target.wants/chair-away.timer";

fn page(room: &Classroom, path: &str) -> String {
    room.teacher().get(path).expect(200).text()
}

fn make_copy(room: &Classroom) {
    room.teacher().post("/teach/copies", &[]).expect(303);
    let begun = Instant::now();
    while !page(room, "/teach/copies").contains("The newest copy: ") {
        assert!(begun.elapsed() < Duration::from_secs(60));
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn today_and_the_wall_of_the_box_say_when_a_stick_can_be_pulled_out() {
    let room = Classroom::ready();
    let today = || page(&room, "/teach");
    let wall = || room.wall().get("/board").expect(200).text();
    let silent = today();
    assert!(!silent.contains("USB stick") && !wall().contains("USB stick"));
    for (line, said, among_copies) in [
        ("working", "USB stick: writing, leave it in", "Leave it in."),
        (
            "done",
            "You can pull out the USB stick",
            "You can pull it out.",
        ),
        (
            "none",
            "No copy for the USB stick yet",
            "The box has no copy yet",
        ),
        (
            "failed full",
            "The USB stick is full",
            "the newest copy does not fit",
        ),
        (
            "failed locked",
            "The USB stick is locked",
            "Slide back its little lock",
        ),
        (
            "failed failed",
            "The USB stick got no copy",
            "or was pulled out too early",
        ),
    ] {
        put(&room, STICK, &format!("{line} {}\n", ago(1)));
        assert!(today().contains(said), "{line}");
        assert!(wall().contains(said), "{line}");
        assert!(
            page(&room, "/teach/copies").contains(among_copies),
            "{line}"
        );
    }
    // It goes by itself: from the wall first, then from Today. Among the copies it stays.
    put(&room, STICK, &format!("done {}\n", ago(4 * 60)));
    assert!(today().contains("You can pull out the USB stick"));
    assert!(!wall().contains("USB stick"));
    put(&room, STICK, &format!("done {}\n", ago(16 * 60)));
    assert!(!today().contains("USB stick"));
    assert!(page(&room, "/teach/copies").contains("You can pull it out."));
    // What was cut, is long or is of another time is not known.
    let next_year = ago(0) + 365 * 86_400;
    for broken in [
        "",
        "done",
        "done soon",
        &format!("done {next_year}"),
        &"done 1 ".repeat(99),
    ] {
        put(&room, STICK, broken);
        assert!(!today().contains("USB stick"), "{broken}");
        assert!(!wall().contains("USB stick"), "{broken}");
    }
}

#[test]
fn open_pages_hear_of_a_stick() {
    let room = Classroom::ready();
    let clients = [&*room.teacher(), &*room.wall()];
    let streams = clients.map(|client| Stream::open(client, "/live").unwrap());
    put(&room, STICK, &format!("done {}\n", ago(0)));
    for mut stream in streams {
        // As soon as the box next says that it is there.
        let begun = Instant::now();
        while !stream
            .next(Duration::from_secs(40))
            .unwrap()
            .unwrap()
            .contains("board")
        {
            assert!(begun.elapsed() < Duration::from_secs(40));
        }
    }
}

fn health(room: &Classroom) -> Value {
    let text = room.stranger().get("/health").text();
    serde_json::from_str::<Value>(&text).unwrap()["backup"]["away"].clone()
}

fn metrics(room: &Classroom) -> String {
    room.stranger().get("/metrics").expect(200).text()
}

fn doctor(room: &Classroom) -> String {
    run(&["doctor", "--data", room.data().to_str().unwrap()]).1
}

/// Each of these pages says this.
#[track_caller]
fn says(room: &Classroom, copies: &str, room_page: &str, doctors: &str) {
    let text = page(room, "/teach/copies");
    assert!(text.contains(copies), "{text}");
    let text = page(room, "/teach/room");
    assert!(text.contains(room_page), "{text}");
    let text = doctor(room);
    assert!(text.contains(doctors), "{text}");
}

const LOST: &str = "and are lost along with it";
const NOT_THERE: &str = "did not get to the school’s store";

#[test]
fn where_the_copies_stand_is_said_everywhere() {
    let room = Classroom::ready();
    make_copy(&room);
    says(
        &room,
        LOST,
        "and so do its copies.",
        "ok   Copies are sent to no store",
    );
    let nothing = serde_json::json!({ "on": false, "last_sent": null, "failed": false });
    assert_eq!(health(&room), nothing);
    let numbers = metrics(&room);
    assert!(
        numbers.contains("\nchair_copies_sent_on 0\n")
            && numbers.contains("\nchair_newest_copy_seconds ")
    );
    assert!(
        !numbers.contains("\nchair_copies_sent_seconds "),
        "{numbers}"
    );
    put(&room, TIMER, "made up");
    let none = "look No copy has been sent to the school’s store yet.";
    says(&room, "None has been sent yet.", NOT_THERE, none);
    says(&room, LOST, NOT_THERE, none);
    let sent = ago(60);
    put(&room, AWAY, &format!("sent {sent}\n"));
    let there = "in the school’s store as well.";
    says(
        &room,
        "were last sent to the school’s store:",
        there,
        "ok   The copies were sent to the school’s store today.",
    );
    assert!(!page(&room, "/teach/copies").contains(LOST));
    assert!(health(&room)["last_sent"].is_string() && health(&room)["on"] == true);
    let line = format!("\nchair_copies_sent_seconds {sent}\n");
    let numbers = metrics(&room);
    assert!(
        numbers.contains(&line) && numbers.contains("\nchair_copies_sent_failed 0\n"),
        "{numbers}"
    );
}

#[test]
fn a_store_that_is_not_reached_or_not_used_any_more_is_told() {
    let room = Classroom::ready();
    make_copy(&room);
    put(&room, TIMER, "made up");
    let sent = ago(60);
    put(&room, AWAY, &format!("failed {} {sent}\n", ago(30)));
    says(
        &room,
        NOT_THERE,
        NOT_THERE,
        "look The last time, the copies did not get",
    );
    assert!(page(&room, "/teach/copies").contains("were last sent"));
    assert_eq!(health(&room)["failed"], true);
    assert!(metrics(&room).contains("\nchair_copies_sent_failed 1\n"));
    put(&room, AWAY, &format!("sent {}\n", ago(20 * 86_400)));
    let days = "look The copies were last sent to the school’s store 20 days ago.";
    says(&room, "were last sent", NOT_THERE, days);
    // What cannot be read is not known.
    put(&room, AWAY, "sent soon");
    says(
        &room,
        "None has been sent yet.",
        NOT_THERE,
        "No copy has been sent",
    );
    assert!(health(&room)["last_sent"].is_null());
    // It was switched off again.
    put(&room, AWAY, &format!("sent {sent}\n"));
    remove(&room, TIMER);
    let off = "Nothing is sent to the school’s store any more.";
    says(
        &room,
        off,
        "and so do its copies.",
        "Copies are sent to no store",
    );
}
