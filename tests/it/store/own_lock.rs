//! The lock by which SQLite knows that the box has its database open stays, whatever the box looks at: without it any other
//! program that opens the database and closes it again deletes the log under the box.

use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use super::copies::make_copy;
use crate::support::classroom::Classroom;
use crate::support::program::run;

/// How many locks there are on a file.
fn locks(file: &Path) -> usize {
    let number = format!(":{} ", std::fs::metadata(file).unwrap().ino());
    let locks = std::fs::read_to_string("/proc/locks").unwrap();
    locks.lines().filter(|line| line.contains(&number)).count()
}

#[test]
fn no_page_and_no_command_takes_the_boxs_lock_away() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let (database, class) = (room.database(), room.class().to_owned());
    assert_eq!(locks(&database), 1, "as long as it is open");
    let held = |what: &str| assert_eq!(locks(&database), 1, "{what}");
    for page in [
        "/health".to_owned(),
        "/teach".to_owned(),
        format!("/teach/room?class={class}"),
        "/teach/doctor".to_owned(),
        "/teach/copies".to_owned(),
        "/teach/bin".to_owned(),
        "/teach/clock".to_owned(),
        "/teach/update".to_owned(),
        format!("/teach/classes/{class}/export"),
    ] {
        teacher.get(&page);
        held(&page);
    }
    make_copy(&room);
    held("a copy");
    let data = room.data();
    let data = data.to_str().unwrap();
    let copy = room.data().with_extension("age");
    for words in [
        &["doctor", "--data", data][..],
        &["backup", copy.to_str().unwrap(), "--data", data],
    ] {
        run(words);
        held(words[0]);
    }
    // Somebody has a look at it with a program of SQLite's.
    let other = rusqlite::Connection::open(&database).unwrap();
    let rows = "SELECT count(*) FROM student";
    let count: i64 = other.query_row(rows, [], |row| row.get(0)).unwrap();
    assert_eq!(count, 4);
    drop(other);
    assert!(database.with_extension("db-wal").exists(), "the log stays");
}
