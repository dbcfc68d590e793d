//! The disk under the box fails: the program dies at any single write, the card stops keeping, the disk is full or
//! read-only. Where a container lets no process watch another, those that need strace are told as not run.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::classroom::{Classroom, nobody_sits_double, whole_database};
use crate::support::disk::Disk;
use crate::support::http::Answer;
use crate::support::people::{SignUp, request_id};

/// How SQLite tells the disk to keep: the one or the other, as it was built.
const SYNC: &str = "fsync,fdatasync";

/// strace, holding on to the program and spoiling one kind of call.
struct Spoiler(Child);

impl Spoiler {
    /// Attaches with an injection such as `fsync:error=EIO`; None where that is not possible.
    fn attach(process: u32, injection: &str) -> Option<Self> {
        let call = injection.split(':').next().unwrap_or_default();
        let strace = Command::new("strace")
            .args(["-f", "-q", "-p", &process.to_string(), "-o", "/dev/null"])
            .args([
                "-e",
                &format!("trace={call}"),
                "-e",
                &format!("inject={injection}"),
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let mut strace = strace.ok()?;
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(30) {
            if held(process) {
                return Some(Self(strace));
            }
            if !matches!(strace.try_wait(), Ok(None)) {
                return None;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        None
    }

    /// Lets go of the program, if it still lives.
    fn detach(mut self) {
        let id = i32::try_from(self.0.id())
            .ok()
            .and_then(rustix::process::Pid::from_raw);
        if let Some(id) = id {
            let _ = rustix::process::kill_process(id, rustix::process::Signal::INT);
        }
        let _ = self.0.wait();
    }
}

impl Drop for Spoiler {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Whether every thread of a process is traced by now.
fn held(process: u32) -> bool {
    let Ok(tasks) = std::fs::read_dir(format!("/proc/{process}/task")) else {
        return false;
    };
    tasks.flatten().all(|task| {
        let status = std::fs::read_to_string(task.path().join("status")).unwrap_or_default();
        status.lines().any(|line| {
            line.strip_prefix("TracerPid:")
                .is_some_and(|id| id.trim() != "0")
        })
    })
}

/// A sign-up into an empty chair of the six days by the first child without one: None when the box went away meanwhile.
fn try_to_sign_up(room: &Classroom) -> Option<Answer> {
    let mut wall = room.wall();
    let chair = wall
        .all_empty_chairs()
        .first()
        .expect("a chair is empty")
        .clone();
    let child = wall
        .names(&chair)
        .first()
        .expect("a child has none")
        .clone();
    let id = request_id();
    let fields = [
        ("chair", chair.as_str()),
        ("student", child.id.as_str()),
        ("request", id.as_str()),
    ];
    let ask = wall
        .form("/board/sign-ups", &fields)
        .with("Accept", "application/json");
    wall.send(&ask).ok()
}

fn sign_ups(database: &Path) -> Vec<String> {
    let db = whole_database(database);
    nobody_sits_double(&db);
    let mut rows = db
        .prepare("SELECT CAST(id AS TEXT) FROM sign_up ORDER BY id")
        .unwrap();
    rows.query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

/// Kills the program at the n-th such call of one sign-up, for every n that one sign-up reaches; many times over among the slow
/// proofs.
fn dies_at_every(call: &str) {
    for _ in 0..crate::support::rounds(1, 20) {
        dies_at_each(call);
    }
}

fn dies_at_each(call: &str) {
    let mut room = Classroom::with(30, "3", "60");
    for n in 1..100 {
        let before = sign_ups(&room.database());
        let injection = format!("{call}:signal=SIGKILL:when={n}");
        let Some(spoiler) = Spoiler::attach(room.program().id(), &injection) else {
            return crate::support::tool_missing(
                "death at every write",
                "strace cannot attach here",
            );
        };
        let answer = try_to_sign_up(&room);
        let died = answer.is_none();
        if died {
            drop(spoiler);
        } else {
            spoiler.detach();
        }
        room.kill9();
        room.start();
        let after = sign_ups(&room.database());
        let more = after.len() - before.len();
        assert!(
            more <= 1 && before.iter().all(|id| after.contains(id)),
            "{call} {n}: old or new, nothing between"
        );
        if let Some(answer) = answer {
            let told = SignUp::of(&answer.expect(200));
            assert!(
                after.contains(&told.id),
                "{call} {n}: acknowledged and lost"
            );
            // One whole sign-up has fewer such calls than n: all of them have been tried.
            eprintln!(
                "{call}: died at each of {} calls, the state was old or new each time",
                n - 1
            );
            assert!(n > 1, "a sign-up makes no {call} at all");
            return;
        }
        // Each round takes one child and one chair; the board has 18.
        assert!(
            after.len() < 17,
            "{call}: more calls in one sign-up than the board has chairs"
        );
    }
    panic!("{call}: after a hundred of them one sign-up was still not answered");
}

#[test]
fn dies_at_every_write() {
    dies_at_every("pwrite64");
}

#[test]
fn dies_at_every_sync() {
    dies_at_every(SYNC);
}

/// Refused with a kind sentence, nothing acknowledged, the board readable.
fn refused_but_readable(room: &Classroom, why: &str) {
    let answer = try_to_sign_up(room).expect("the box lives on");
    assert!(
        matches!(answer.status, 500 | 503 | 507),
        "{why}: {} {}",
        answer.status,
        answer.text()
    );
    let said = answer.text();
    assert!(
        said.contains("did not save") || said.contains("full"),
        "{why}: {said}"
    );
    let begun = Instant::now();
    assert_eq!(
        room.wall().board().h1.len(),
        1,
        "{why}: the board is readable"
    );
    // A reader that waited for the writer would wait five seconds for its lock.
    assert!(
        begun.elapsed() < Duration::from_secs(4),
        "{why}: the board took {:?}",
        begun.elapsed()
    );
}

#[test]
fn a_card_that_stops_keeping() {
    let mut room = Classroom::with(30, "3", "60");
    let kept = SignUp::of(&try_to_sign_up(&room).expect("an answer").expect(200));
    let Some(spoiler) = Spoiler::attach(room.program().id(), &format!("{SYNC}:error=EIO")) else {
        return crate::support::tool_missing(
            "a card that stops keeping",
            "strace cannot attach here",
        );
    };
    for _ in 0..5 {
        refused_but_readable(&room, "EIO");
    }
    assert_eq!(
        room.stranger().get("/health").status,
        503,
        "it says that it cannot write"
    );
    spoiler.detach();
    room.kill9();
    room.start();
    let after = sign_ups(&room.database());
    assert!(
        after.contains(&kept.id),
        "what was acknowledged before is there"
    );
    try_to_sign_up(&room).expect("an answer").expect(200);
}

#[test]
fn a_full_disk() {
    let Some(disk) = Disk::new(160) else {
        return crate::support::not_run("a full disk", "no disk can be mounted here");
    };
    let mut room = Classroom::in_folder(&disk.0, &[]).set_up(30, "3", "60");
    let kept = SignUp::of(&try_to_sign_up(&room).expect("an answer").expect(200));
    let fill = disk.fill();
    std::thread::sleep(Duration::from_millis(500));
    for _ in 0..100 {
        refused_but_readable(&room, "full");
    }
    std::fs::remove_file(&fill).unwrap();
    let begun = Instant::now();
    let again = loop {
        let answer = try_to_sign_up(&room).expect("the box lives on");
        if answer.status == 200 {
            break SignUp::of(&answer);
        }
        assert!(
            begun.elapsed() < Duration::from_secs(60),
            "it recovers without a restart: {}",
            answer.text()
        );
        std::thread::sleep(Duration::from_millis(250));
    };
    room.stop();
    let mut rows = sign_ups(&room.database());
    let mut acknowledged = [kept.id, again.id];
    rows.sort();
    acknowledged.sort();
    assert_eq!(
        rows, acknowledged,
        "all that was acknowledged, and nothing else"
    );
}

#[test]
fn a_disk_that_turns_read_only() {
    let Some(disk) = Disk::new(160) else {
        return crate::support::not_run("a read-only disk", "no disk can be mounted here");
    };
    let mut room = Classroom::in_folder(&disk.0, &[]).set_up(6, "3", "60");
    // A disk with a file open for writing will not turn read-only, so the box starts on it as it is.
    room.stop();
    disk.remount("ro");
    let (status, _, said) =
        crate::support::program::run(&crate::support::program::serve_words(&room.data()));
    assert_eq!(status.code(), Some(1), "{said}");
    assert!(
        !said.contains("panicked") && !said.contains("Err("),
        "{said}"
    );
    disk.remount("rw");
    room.start();
    try_to_sign_up(&room).expect("an answer").expect(200);
}
