//! "Box status": the command, its JSON and the teacher's page say the same of the same box, and looking at it changes
//! nothing. Each trouble is a real one: a full disk, a folder of somebody else, a damaged file.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::support::classroom::Classroom;
use crate::support::disk::Disk;
use crate::support::html::Page;
use crate::support::made_up_clock::{date_file, environment, made_up_clock};
use crate::support::program::{CHAIR, run};

/// What `chair doctor --json` finds: each finding's subject, state and words.
fn findings(folder: &Path) -> (Option<i32>, Vec<(String, String, String)>) {
    let (status, out, said) = run(&["doctor", "--json", "--data", folder.to_str().unwrap()]);
    let told: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{said}"));
    let found = told["findings"].as_array().unwrap().iter().map(|it| {
        let word = |name: &str| it[name].as_str().unwrap().to_owned();
        (word("about"), word("state"), word("said"))
    });
    (status.code(), found.collect())
}

#[track_caller]
fn is(folder: &Path, about: &str, state: &str, words: &str) {
    let (code, found) = findings(folder);
    let one = found.iter().find(|it| it.0 == about);
    let one = one.unwrap_or_else(|| panic!("nothing of {about}: {found:?}"));
    assert!(one.1 == state && one.2.contains(words), "{one:?}");
    let wrong = found.iter().any(|it| it.1 == "wrong");
    assert_eq!(code, Some(i32::from(wrong)), "{found:?}");
}

/// Every file of a folder with its bytes.
fn bytes(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = std::fs::read_dir(folder).unwrap().flatten();
    let files = files.filter(|it| it.file_type().unwrap().is_file());
    let mut files: Vec<_> = files
        .map(|it| {
            let name = it.file_name().to_string_lossy().into_owned();
            (name, std::fs::read(it.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}

#[test]
fn the_command_and_the_page_say_the_same_of_a_sound_box() {
    let room = Classroom::ready();
    let (code, found) = findings(&room.data());
    assert_eq!(code, Some(0), "{found:?}");
    let text = room.teacher().get("/teach/doctor").expect(200).text();
    let page = Page::read(&text).text.replace(['\u{2068}', '\u{2069}'], "");
    // The room on the card changes between two looks while others write: its number is left out.
    let plain = |text: &str| text.replace(|letter: char| letter.is_ascii_digit(), "");
    for (about, _, said) in &found {
        assert!(
            plain(&page).contains(&plain(said)),
            "{about}: {said:?} in {page}"
        );
    }
    let (_, out, _) = run(&["doctor", "--data", room.data().to_str().unwrap()]);
    for (about, state, said) in &found {
        assert!(
            plain(&out).contains(&plain(said)),
            "{about} ({state}): {said:?} in {out}"
        );
    }
    for about in [
        "folder", "database", "space", "backup", "clock", "name", "secure", "running",
    ] {
        assert!(found.iter().any(|it| it.0 == about), "{about}: {found:?}");
    }
    room.stranger().get("/teach/doctor").expect(403);
}

#[test]
fn a_folder_where_nothing_runs_is_looked_at_and_left_as_it_is() {
    let mut room = Classroom::ready();
    room.stop();
    let before = bytes(&room.data());
    is(&room.data(), "running", "look", "not running");
    is(&room.data(), "database", "well", "belongs to Chair");
    assert!(bytes(&room.data()) == before, "not a byte is changed");
    let database = room.database();
    let good = std::fs::read(&database).unwrap();
    let mut newer = good.clone();
    // user_version stands at offset 60 of the header.
    newer[60..64].copy_from_slice(&9_999_u32.to_be_bytes());
    std::fs::write(&database, &newer).unwrap();
    is(&room.data(), "database", "wrong", "newer Chair");
    for spoiled in [&b"not a database"[..], &[0; 4096], b""] {
        std::fs::write(&database, spoiled).unwrap();
        is(&room.data(), "database", "wrong", "damaged");
    }
    std::fs::write(&database, &good).unwrap();
    let none = tempfile::tempdir().unwrap();
    is(
        &none.path().join("data"),
        "folder",
        "well",
        "no data folder yet",
    );
    assert!(!none.path().join("data").exists(), "nor is one made");
    let (_, found) = findings(&none.path().join("data/below"));
    let space = found.iter().find(|it| it.0 == "space");
    assert!(
        space.is_some_and(|it| !it.2.contains("17592186044415")),
        "{space:?}"
    );
}

#[test]
fn a_database_or_a_log_that_was_spoilt_while_nobody_ran_is_found() {
    let mut room = Classroom::with(4, "3", "60");
    room.stop();
    let (data, database) = (room.data(), room.database());
    let log = database.with_extension("db-wal");
    let good = std::fs::read(&database).unwrap();
    std::fs::write(&database, &good[..good.len() / 2]).unwrap();
    is(&data, "database", "wrong", "damaged");
    std::fs::write(&database, &good).unwrap();
    std::fs::write(&log, [7; 9000]).unwrap();
    is(
        &data,
        "log",
        "wrong",
        "cannot be read from the log chair.db-wal",
    );
    let other = tempfile::tempdir().unwrap();
    let other = other.path().join("other.db");
    let connection = rusqlite::Connection::open(&other).unwrap();
    connection
        .execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE it (words TEXT)")
        .unwrap();
    std::fs::copy(other.with_extension("db-wal"), &log).unwrap();
    is(&data, "log", "wrong", "belongs to another database");
    std::fs::remove_file(&log).unwrap();
    let trigger = "CREATE TRIGGER odd AFTER INSERT ON audit BEGIN SELECT 1; END";
    let connection = rusqlite::Connection::open(&database).unwrap();
    connection.execute_batch(trigger).unwrap();
    drop(connection);
    let before = bytes(&data);
    is(&data, "database", "wrong", "Chair did not put there");
    assert!(bytes(&data) == before, "not a byte is changed");
}

#[test]
fn a_copy_that_is_none_any_more_is_not_called_one() {
    let mut room = Classroom::with(4, "3", "60");
    let data = room.data();
    let shown = data.to_str().unwrap();
    let copy = data.with_extension("age");
    let (status, _, said) = run(&["backup", copy.to_str().unwrap(), "--data", shown]);
    assert!(status.success(), "{said}");
    let files = std::fs::read_dir(data.join("backups")).unwrap().flatten();
    let mut files = files.map(|it| it.path());
    let sealed = files
        .find(|it| it.extension().is_some_and(|it| it == "age"))
        .unwrap();
    let good = std::fs::read(&sealed).unwrap();
    // One byte in its middle, and all of them; also while the box runs.
    let mut spoilt = good.clone();
    spoilt[good.len() / 2] ^= 1;
    for bytes in [spoilt, vec![7; good.len()]] {
        std::fs::write(&sealed, bytes).unwrap();
        let (code, found) = findings(&data);
        let words = "is damaged or cannot be read";
        assert!(
            found
                .iter()
                .any(|it| it.0 == "backup" && it.2.contains(words)),
            "{found:?}"
        );
        assert_eq!(code, Some(1));
    }
    std::fs::write(&sealed, good).unwrap();
    // Sealed for this box alone, and the key of this box is lost.
    room.stop();
    let manifest = sealed.with_extension("json");
    let text = std::fs::read_to_string(&manifest).unwrap();
    let mut known: Value = serde_json::from_str(&text).unwrap();
    known["codes"] = Value::Array(Vec::new());
    std::fs::write(&manifest, known.to_string()).unwrap();
    assert_eq!(findings(&data).0, Some(0), "its key is there");
    std::fs::remove_file(data.join("machine.json")).unwrap();
    room.start_undated();
    let health = room.stranger().get("/health").expect(200).json();
    assert!(health["backup"]["last_verified"].is_null(), "{health}");
    let (_, found) = findings(&data);
    let words = "sealed for a key that is not on this box";
    assert!(
        found
            .iter()
            .any(|it| it.0 == "backup" && it.2.contains(words)),
        "{found:?}"
    );
    let (_, _, said) = run(&[
        "backup",
        "--verify",
        copy.to_str().unwrap(),
        "--data",
        shown,
    ]);
    assert!(
        said.contains("is a copy of another box") && said.contains("--code"),
        "{said}"
    );
}

#[test]
fn a_damaged_box_that_runs_says_so() {
    let mut room = Classroom::ready();
    room.stop();
    std::fs::write(room.database(), b"not a database").unwrap();
    room.start_undated();
    is(&room.data(), "database", "wrong", "damaged");
}

#[test]
fn a_full_and_a_read_only_card_are_told() {
    let Some(disk) = Disk::new(40) else {
        return crate::support::tool_missing("the doctor of a full card", "no right to mount");
    };
    is(&disk.0, "space", "wrong", "The card is full:");
    disk.remount("ro");
    is(&disk.0, "folder", "wrong", "cannot be written");
}

#[test]
fn a_folder_of_another_user_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (data, program) = (folder.path().join("data"), folder.path().join("chair"));
    std::fs::create_dir(&data).unwrap();
    std::fs::copy(CHAIR, &program).unwrap();
    let mode = |path: &Path, mode| {
        let mode = std::os::unix::fs::PermissionsExt::from_mode(mode);
        std::fs::set_permissions(path, mode).unwrap();
    };
    mode(folder.path(), 0o755);
    for (rights, words) in [(0o755, "cannot be written"), (0o700, "cannot look into")] {
        mode(&data, rights);
        let nobody = ["--reuid", "65534", "--regid", "65534", "--clear-groups"];
        let asked = Command::new("setpriv")
            .args(nobody)
            .arg(&program)
            .args(["doctor", "--data"])
            .arg(&data)
            .output();
        let Some(asked) = asked.ok().filter(|it| !it.stdout.is_empty()) else {
            return crate::support::tool_missing(
                "the doctor as another user",
                "no right to become one",
            );
        };
        let out = String::from_utf8_lossy(&asked.stdout);
        assert!(out.contains("BAD") && out.contains(words), "{out}");
        let may_ask = rights == 0o755;
        assert_eq!(
            out.contains("not running"),
            may_ask,
            "only what is known: {out}"
        );
        assert_eq!(asked.status.code(), Some(1), "{out}");
    }
}

#[test]
fn a_clock_in_doubt_is_told_with_the_way_to_set_it() {
    let Some(library) = made_up_clock("the doctor of a wrong clock") else {
        return;
    };
    let mut room = Classroom::ready();
    room.stop();
    let file = date_file(&room, "@1970-01-01 00:00:10");
    room.start_in(&environment(&library, &file));
    is(&room.data(), "clock", "wrong", "may be wrong");
    let text = room.teacher().get("/teach/doctor").expect(200).text();
    assert!(
        Page::read(&text).links_to("/teach/clock").len() == 1,
        "{text}"
    );
}

#[test]
fn what_stands_in_the_way_of_a_start_or_of_a_copy_is_told() {
    let mut room = Classroom::with(4, "3", "60");
    let data = room.data();
    let shown = data.to_str().unwrap();
    let copy = room.data().with_extension("age");
    let (status, _, said) = run(&["backup", copy.to_str().unwrap(), "--data", shown]);
    assert!(status.success(), "{said}");
    room.stop();
    let (_, out, _) = run(&["doctor", "--json", "--data", shown]);
    let newest = |out: &str| -> Value {
        serde_json::from_str::<Value>(out).unwrap()["box"]["newest_copy"].clone()
    };
    let made = newest(&out);
    assert!(made.as_str().unwrap().starts_with("2026-"), "{out}");
    // A log that was kept, with and without its database.
    std::fs::write(data.join("set-aside-2.db-wal"), "a log").unwrap();
    is(&data, "log", "look", "It is kept as set-aside-2.db-wal.");
    std::fs::write(data.join("set-aside-2.db"), "its database").unwrap();
    assert!(!findings(&data).1.iter().any(|it| it.0 == "log"));
    // The box's number and key.
    let machine = data.join("machine.json");
    let good = std::fs::read(&machine).unwrap();
    for spoiled in [String::new(), "{}".to_owned(), " ".repeat(5000)] {
        std::fs::write(&machine, spoiled).unwrap();
        is(&data, "machine", "wrong", "is damaged");
    }
    std::fs::write(&machine, good).unwrap();
    assert!(!findings(&data).1.iter().any(|it| it.0 == "machine"));
    // A file that another user left.
    let database = room.database();
    if std::os::unix::fs::chown(&database, Some(65534), None).is_ok() {
        is(&data, "folder", "wrong", "belongs to another user");
        let (_, out, _) = run(&["doctor", "--data", shown]);
        assert!(
            out.contains(&format!("sudo chown -R --reference={shown} {shown}")),
            "{out}"
        );
        std::os::unix::fs::chown(&database, Some(0), None).unwrap();
    }
    // The database is gone, and its copy is there.
    let kept = std::fs::read(&database).unwrap();
    std::fs::remove_file(&database).unwrap();
    is(&data, "database", "wrong", "there are copies of it");
    std::fs::write(&database, kept).unwrap();
    // What is known of the copy is lost: it counts no more, however new the file is.
    let files = std::fs::read_dir(data.join("backups")).unwrap().flatten();
    let mut files = files.map(|it| it.path());
    let manifest = files.find(|it| it.extension().is_some_and(|it| it == "json"));
    std::fs::write(manifest.unwrap(), "").unwrap();
    let (_, found) = findings(&data);
    assert!(
        found
            .iter()
            .any(|it| it.0 == "backup" && it.2.contains("is not offered as a copy")),
        "{found:?}"
    );
    let (_, out, _) = run(&["doctor", "--json", "--data", shown]);
    assert_eq!(newest(&out), Value::Null, "{out}");
    room.start_undated();
    let text = room.stranger().get("/metrics").expect(200).text();
    assert!(!text.contains("chair_newest_copy_seconds"), "{text}");
}
