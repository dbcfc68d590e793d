//! The data folder is its user's alone, whatever was there before and whatever the shell says; nothing is written by way of a
//! link; what is no file is said in one sentence; and a log without its database, or beside a damaged one, stays as it is.

use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::support::classroom::{Classroom, submit, whole_database};
use crate::support::html::Page;
use crate::support::http::Client;
use crate::support::program::{CHAIR, Program, run, serve_words};

fn chmod(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

/// Everything in a folder, and below it.
fn all_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.file_type().unwrap().is_dir() {
            found.extend(all_in(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found
}

/// What others may do something with.
fn open_to_others(folder: &Path) -> Vec<(PathBuf, String)> {
    let rights = |path: &PathBuf| {
        std::fs::symlink_metadata(path)
            .unwrap()
            .permissions()
            .mode()
    };
    let open = all_in(folder).into_iter().filter_map(|path| {
        let mode = rights(&path) & 0o777;
        (mode & 0o077 != 0).then(|| (path, format!("{mode:o}")))
    });
    open.collect()
}

/// The server on this folder, started by a shell that takes no right away.
fn serve_without_umask(folder: &Path) -> Program {
    let mut command = Command::new("sh");
    command
        .args([
            "-c",
            "umask 000; exec \"$0\" \"$@\"",
            CHAIR,
            "serve",
            "--data",
        ])
        .arg(folder)
        .args([
            "--http",
            "127.0.0.1:0",
            "--https",
            "127.0.0.1:0",
            "--announce",
            "off",
        ]);
    Program::start(command, &folder.with_extension("log"))
}

#[test]
fn nobody_else_may_read_or_write_in_it_whatever_was_there_before() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("data");
    std::fs::create_dir(&folder).unwrap();
    chmod(&folder, 0o777);
    std::fs::write(folder.join("chair.setup"), "claim_code = 4821 9034\n").unwrap();
    chmod(&folder.join("chair.setup"), 0o644);
    let program = serve_without_umask(&folder);
    assert_eq!(
        open_to_others(&folder),
        [],
        "a folder that was there before"
    );
    for name in [
        "chair.db",
        "chair.db-wal",
        "chair.db-shm",
        "machine.json",
        "lock",
        "ballast",
        "control",
        "certificate/box.pem",
    ] {
        assert!(folder.join(name).symlink_metadata().is_ok(), "{name}");
    }
    program.kill9();
    // Files of an earlier version, or copied back by somebody.
    std::fs::create_dir(folder.join("backups")).unwrap();
    std::fs::write(folder.join("backups/before-update-from-1.db"), "kept").unwrap();
    for path in all_in(&folder) {
        let kind = std::fs::symlink_metadata(&path).unwrap().file_type();
        if !kind.is_socket() {
            chmod(&path, if kind.is_dir() { 0o777 } else { 0o666 });
        }
    }
    let said = run(&["doctor", "--data", folder.to_str().unwrap()]).1;
    assert!(
        said.contains("look Other users of this computer can look into the data folder."),
        "{said}"
    );
    let program = serve_without_umask(&folder);
    assert_eq!(open_to_others(&folder), [], "files that were there before");
    let said = run(&["doctor", "--data", folder.to_str().unwrap()]).1;
    assert!(!said.contains("Other users of this computer"), "{said}");
    program.stop();
}

/// What must be a file where it is there at all, or the class cannot be read or written.
const NEEDED: [&str; 9] = [
    "lock",
    "chair.db",
    "chair.db-wal",
    "chair.db-shm",
    "chair.db-journal",
    "chair.db.new",
    "machine.json",
    "machine.new",
    "chair.db.restored",
];
/// What the class goes on without.
const BESIDE: [&str; 7] = [
    "ballast",
    "certificate/authority.pem",
    "certificate/box.pem",
    "certificate/box.new",
    "certificate",
    "backups",
    "update",
];

/// The words of `chair serve` with both doors, unheard on the network.
fn with_both_doors(data: &Path) -> [&str; 9] {
    let mut words = serve_words(data);
    words[6] = "127.0.0.1:0";
    words
}

fn fifo(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status().unwrap();
    assert!(made.success());
}

/// With something odd in a place, the program does not start: it says which place in one sentence, and so does the doctor.
fn is_said(data: &Path, there: &Path, what: &str) {
    let begun = Instant::now();
    let (status, out, said) = run(&with_both_doors(data));
    let what = format!("{}, {what}: {said}", there.display());
    assert_eq!((status.code(), out.as_str()), (Some(1), ""), "{what}");
    let said = said.trim().lines().last().unwrap_or_default();
    assert!(said.contains(there.to_str().unwrap()), "{what}");
    let has_remedy = said.contains("move it away") && said.ends_with('.');
    assert!(has_remedy, "{what}");
    is_told(data, there, &what);
    assert!(begun.elapsed() < Duration::from_secs(40), "{what}");
}

/// The doctor names the place; of a database that is none it says nothing else.
fn is_told(data: &Path, there: &Path, what: &str) {
    let (status, told, _) = run(&["doctor", "--data", data.to_str().unwrap()]);
    let told_too = told.contains("BAD ") && told.contains(there.to_str().unwrap());
    assert!(told_too && status.code() == Some(1), "{what} {told}");
    assert!(!told.contains("cannot read the database"), "{what} {told}");
}

#[test]
fn what_is_no_file_of_its_own_is_said_and_nothing_is_written_there() {
    let mut room = Classroom::with_flags(&["--https", "127.0.0.1:0"]).claimed();
    room.stop();
    let (data, elsewhere) = (room.data(), tempfile::tempdir().unwrap());
    let victim = elsewhere.path().join("letter");
    std::fs::write(&victim, "Dear diary").unwrap();
    let nothing = elsewhere.path().join("nothing");
    for name in NEEDED {
        let (there, kept) = (data.join(name), elsewhere.path().join("kept"));
        let was_there = std::fs::rename(&there, &kept).is_ok();
        for to in [victim.as_path(), nothing.as_path(), Path::new("/dev/full")] {
            symlink(to, &there).unwrap();
            is_said(&data, &there, &format!("a link to {}", to.display()));
            std::fs::remove_file(&there).unwrap();
            assert_eq!(std::fs::read(&victim).unwrap(), b"Dear diary", "{name}");
            assert!(!nothing.exists(), "{name}");
        }
        fifo(&there);
        is_said(&data, &there, "a pipe that nobody writes into");
        std::fs::remove_file(&there).unwrap();
        std::fs::create_dir(&there).unwrap();
        is_said(&data, &there, "a folder");
        std::fs::remove_dir(&there).unwrap();
        if was_there {
            std::fs::rename(&kept, &there).unwrap();
        }
    }
    let control = data.join("control");
    std::fs::create_dir(&control).unwrap();
    is_said(&data, &control, "a folder");
    std::fs::remove_dir(&control).unwrap();
    room.start_undated();
    room.teacher().get("/teach/classes").expect(200);
}

/// The box answers over HTTP, says what it goes on without, and writes nothing there.
fn goes_on(room: &mut Classroom, there: &Path) {
    let what = there.display().to_string();
    room.start_undated();
    assert!(room.program().log().contains(&what), "{what} is in the log");
    let health = room.stranger().get("/health").expect(200).json();
    assert_eq!(health["store"]["condition"], "good", "{what}");
    is_told(&room.data(), there, &what);
    room.stop();
    is_told(&room.data(), there, &what);
}

#[test]
fn the_class_goes_on_whatever_is_in_the_place_of_what_stands_beside_it() {
    let mut room = Classroom::with_flags(&["--https", "127.0.0.1:0"]).claimed();
    room.stop();
    let (data, elsewhere) = (room.data(), tempfile::tempdir().unwrap());
    let victim = elsewhere.path().join("letters");
    std::fs::create_dir(&victim).unwrap();
    std::fs::write(victim.join("unfinished.letter"), "Dear diary").unwrap();
    chmod(&victim, 0o755);
    for name in BESIDE {
        let (there, kept) = (data.join(name), elsewhere.path().join("kept"));
        let was_there = std::fs::rename(&there, &kept).is_ok();
        symlink(&victim, &there).unwrap();
        goes_on(&mut room, &there);
        std::fs::remove_file(&there).unwrap();
        let letter = victim.join("unfinished.letter");
        assert_eq!(std::fs::read(letter).unwrap(), b"Dear diary", "{name}");
        assert_eq!(all_in(&victim).len(), 2, "{name}");
        let mode = victim.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o755, "{name}: its rights are another's");
        fifo(&there);
        goes_on(&mut room, &there);
        std::fs::remove_file(&there).unwrap();
        if was_there {
            std::fs::rename(&kept, &there).unwrap();
        }
    }
    room.start_undated();
    room.teacher().get("/teach/classes").expect(200);
}

#[test]
fn a_certificate_that_cannot_be_written_costs_no_more_than_itself() {
    let mut room = Classroom::with_flags(&["--https", "127.0.0.1:0"]).claimed();
    room.stop();
    // Only at the moment of writing is it found that the file cannot be made.
    let file = room.data().join("certificate/box.pem");
    std::fs::write(&file, "spoilt").unwrap();
    let frozen = Command::new("chattr").arg("+i").arg(&file).status();
    if !frozen.is_ok_and(|it| it.success()) {
        return crate::support::not_run("a certificate that cannot be written", "no chattr here");
    }
    room.start_undated();
    room.stranger().get("/health").expect(200);
    let said = room.program().log();
    room.stop();
    let thawed = Command::new("chattr").arg("-i").arg(&file).status();
    assert!(thawed.unwrap().success());
    assert!(said.contains("The board goes on without HTTPS."), "{said}");
}

#[test]
fn a_key_that_was_spoilt_does_not_take_the_place_of_the_box_s_own() {
    let mut room = Classroom::new().claimed();
    room.stop();
    let data = room.data();
    let own = std::fs::read(data.join("machine.json")).unwrap();
    std::fs::copy(room.database(), data.join("chair.db.restored")).unwrap();
    std::fs::write(data.join("machine.restored"), "spoilt on its card").unwrap();
    room.start_undated();
    assert_eq!(std::fs::read(data.join("machine.json")).unwrap(), own);
    let said = room.program().log();
    assert!(said.contains("key that came with the copy"), "{said}");
    assert!(data.join("set-aside.db").exists(), "the copy is kept");
    room.teacher().get("/teach/classes").expect(200);
}

#[test]
fn a_setup_file_without_an_end_is_told_and_the_box_starts() {
    let home = tempfile::tempdir().unwrap();
    for (nth, what) in ["/dev/full", "/dev/zero"].into_iter().enumerate() {
        let folder = home.path().join(format!("data{nth}"));
        std::fs::create_dir(&folder).unwrap();
        symlink(what, folder.join("chair.setup")).unwrap();
        let program = Program::serve(&folder, &[]);
        assert!(
            program.log().contains("chair.setup cannot be read"),
            "{}",
            program.log()
        );
        program.stop();
    }
}

/// A stopped room whose log still holds what was saved last.
fn with_a_log() -> Classroom {
    let mut room = Classroom::with(4, "3", "60");
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair)[0].clone();
    wall.sign_up(&chair, &child.id).expect(303);
    room.kill9();
    assert!(std::fs::metadata(log_of(&room)).unwrap().len() > 0);
    room
}

fn log_of(room: &Classroom) -> PathBuf {
    room.data().join("chair.db-wal")
}

#[test]
fn a_log_without_its_database_is_put_aside_and_not_played_into_a_new_one() {
    let mut room = with_a_log();
    let log = std::fs::read(log_of(&room)).unwrap();
    let old = std::fs::read(room.database()).unwrap();
    std::fs::remove_file(room.database()).unwrap();
    let (status, told, _) = run(&["doctor", "--data", room.data().to_str().unwrap()]);
    let words = "BAD  The database is gone. Its log, with what was saved last, is still there.";
    assert!(told.contains(words) && status.code() == Some(1), "{told}");
    room.start_undated();
    let said = room.program().log();
    assert!(
        said.contains("chair.db is gone") && said.contains("set-aside.db-wal as chair.db-wal"),
        "{said}"
    );
    let (_, told, _) = run(&["doctor", "--data", room.data().to_str().unwrap()]);
    let words = "set-aside.db-wal is the log of a database that is gone.";
    assert!(told.contains(words), "{told}");
    assert!(
        std::fs::read(room.data().join("set-aside.db-wal")).unwrap() == log,
        "as it was"
    );
    let mut room = room.claimed().with_class(&["Ada Brook"]);
    room.stop();
    let db = whole_database(&room.database());
    let rows: i64 = db
        .query_row("SELECT count(*) FROM sign_up", [], |row| row.get(0))
        .unwrap();
    assert_eq!(rows, 0, "a new box begins with nothing");
    drop(db);
    // What the doctor advises is true: with its log the old database is as it was.
    let anew = std::fs::read(room.database()).unwrap();
    std::fs::write(room.database(), &old).unwrap();
    std::fs::copy(room.data().join("set-aside.db-wal"), log_of(&room)).unwrap();
    let rows: i64 = whole_database(&room.database())
        .query_row("SELECT count(*) FROM sign_up", [], |row| row.get(0))
        .unwrap();
    assert_eq!(rows, 1, "what was saved last is there");
    std::fs::write(room.database(), anew).unwrap();
    // A second one is put beside the first.
    std::fs::remove_file(room.database()).unwrap();
    std::fs::write(log_of(&room), "another log").unwrap();
    room.start_undated();
    assert!(std::fs::read(room.data().join("set-aside.db-wal")).unwrap() == log);
    let second = std::fs::read(room.data().join("set-aside-2.db-wal")).unwrap();
    assert_eq!(second, b"another log");
}

#[test]
fn a_log_of_which_a_part_cannot_be_read_is_kept_and_what_was_before_it_is_there() {
    let mut room = Classroom::with(4, "3", "60");
    room.restart();
    let mut wall = room.wall();
    let chairs = wall.empty_chairs();
    let children = wall.names(&chairs[0]);
    wall.sign_up(&chairs[0], &children[0].id).expect(303);
    let first = usize::try_from(std::fs::metadata(log_of(&room)).unwrap().len()).unwrap();
    for nth in 1..3 {
        wall.sign_up(&chairs[nth], &children[nth].id).expect(303);
    }
    room.kill9();
    let mut log = std::fs::read(log_of(&room)).unwrap();
    assert!(log.len() > first + 4 * 4120, "several frames follow");
    // A byte of the page in the frame behind the first sign-up.
    log[first + 24 + 100] ^= 1;
    std::fs::write(log_of(&room), &log).unwrap();
    let aside = room.data().join("set-aside.db-wal");
    for start in ["the first", "one after another pulled plug"] {
        room.start_undated();
        let said = room.program().log();
        assert!(
            said.contains("cannot be read from the log") && said.contains("set-aside.db-wal"),
            "{start}: {said}"
        );
        assert!(std::fs::read(&aside).unwrap() == log, "{start}: as it was");
        assert!(room.wall().seat(&chairs[0]).1.contains(&children[0].name));
        let (_, told, _) = run(&["doctor", "--data", room.data().to_str().unwrap()]);
        assert!(told.contains("It is kept as set-aside.db-wal."), "{told}");
        room.kill9();
    }
    assert!(
        !room.data().join("set-aside-2.db-wal").exists(),
        "it is kept once"
    );
    room.start_undated();
    assert_eq!(
        room.stranger().get("/health").expect(200).json()["status"],
        "ok"
    );
}

/// Waits until the box has found the damage.
fn damaged(room: &Classroom) -> Client {
    let mut anyone = room.stranger();
    let begun = Instant::now();
    while anyone.get("/health").status != 503 {
        assert!(begun.elapsed() < Duration::from_secs(10), "it is found");
        std::thread::sleep(Duration::from_millis(50));
    }
    anyone
}

#[test]
fn a_damaged_database_and_its_log_are_left_as_they_are_and_set_aside_together() {
    // Its end is gone; its first page makes no sense; all pages but the first.
    let spoils: [fn(&mut Vec<u8>); 3] = [
        |bytes| bytes.truncate(bytes.len() / 2),
        |bytes| bytes[..100].fill(7),
        |bytes| {
            for page in bytes.chunks_mut(4096).skip(1) {
                page[..64].fill(0xff);
            }
        },
    ];
    for (nth, spoil) in spoils.into_iter().enumerate() {
        let mut room = with_a_log();
        let mut database = std::fs::read(room.database()).unwrap();
        spoil(&mut database);
        std::fs::write(room.database(), &database).unwrap();
        let log = std::fs::read(log_of(&room)).unwrap();
        room.start_undated();
        damaged(&room);
        let said = room.program().log();
        room.stop();
        let now = std::fs::read(room.database()).unwrap();
        assert!(now == database, "{nth}: the file is another now: {said}");
        let now = std::fs::read(log_of(&room)).unwrap();
        assert!(now == log, "{nth}: its log is another now: {said}");
        room.start_undated();
        let mut anyone = damaged(&room);
        let page = Page::read(&anyone.get("/").expect(503).text());
        let form = page.form_to("/set-aside").expect("the way on");
        submit(&mut anyone, &form.fill("code", &room.setup_code())).expect(200);
        let aside = room.data().join("set-aside.db");
        let begun = Instant::now();
        while !aside.exists() || anyone.send(&anyone.ask("GET", "/health")).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(10));
            std::thread::sleep(Duration::from_millis(50));
        }
        assert!(std::fs::read(&aside).unwrap() == database, "{nth}");
        let aside = aside.with_extension("db-wal");
        assert!(std::fs::read(aside).unwrap() == log, "{nth}");
    }
}
