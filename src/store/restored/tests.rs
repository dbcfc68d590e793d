//! Files that are no copy of ours, and a plug pulled while one takes its place.

use std::fs;

use rusqlite::Connection;

use super::*;
use crate::store::{Space, Store};

const SPACE: Space = Space {
    free_min: 0,
    ballast: 0,
};

/// An empty database of ours, at rest.
fn ours(folder: &Path) -> PathBuf {
    Store::open(folder, SPACE).expect("made").close();
    folder.join("chair.db")
}

fn spoiled(folder: &Path, sql: &str) -> Result<Contents, Unfit> {
    let database = folder.join("spoiled.db");
    fs::copy(folder.join("chair.db"), &database).unwrap();
    let connection = Connection::open(&database).unwrap();
    connection.execute_batch(sql).unwrap();
    connection
        .execute_batch("PRAGMA journal_mode = DELETE")
        .unwrap();
    drop(connection);
    check_copy(&database)
}

#[test]
fn one_of_ours_is_known_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    let database = ours(folder.path());
    let files = || std::fs::read_dir(folder.path()).unwrap().count();
    let before = files();
    let contents = check_copy(&database).expect("ours");
    assert_eq!(contents.schema, schema::VERSION);
    assert_eq!(contents.counts["student"], 0);
    assert!(contents.counts.contains_key("audit") && !contents.counts.contains_key("said_index"));
    assert_eq!(files(), before, "nothing is made beside it");
}

#[test]
fn what_chair_never_makes_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    ours(folder.path());
    assert!(spoiled(folder.path(), "").is_ok());
    for hostile in [
        "CREATE VIEW child AS SELECT * FROM student",
        "CREATE TRIGGER more AFTER INSERT ON student BEGIN DELETE FROM student; END",
        "CREATE TABLE more (words TEXT)",
        "DROP TABLE tag",
        "ALTER TABLE student ADD COLUMN more TEXT",
        "DROP TRIGGER one_talk_at_a_time_saved",
        "PRAGMA user_version = 3",
        "PRAGMA user_version = 0",
        "PRAGMA application_id = 0",
        // What calls itself SQLite's own.
        "CREATE TRIGGER evil AFTER INSERT ON audit BEGIN DELETE FROM student; END; PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET name = 'sqlite_evil', sql = replace(sql, 'evil', 'sqlite_evil') WHERE name = 'evil'",
        "CREATE TABLE more (tbl, idx, stat, words); PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET name = 'sqlite_stat1', tbl_name = 'sqlite_stat1',
           sql = 'CREATE TABLE sqlite_stat1(tbl,idx,stat,words)' WHERE name = 'more'",
    ] {
        assert_eq!(
            spoiled(folder.path(), hostile),
            Err(Unfit::Foreign),
            "{hostile}"
        );
    }
    assert!(
        spoiled(folder.path(), "ANALYZE").is_ok(),
        "SQLite makes a table for that"
    );
    let newer = spoiled(folder.path(), "PRAGMA user_version = 9999");
    assert_eq!(newer, Err(Unfit::Newer));
    let nowhere = "PRAGMA foreign_keys = OFF; INSERT INTO box VALUES (1, 77, 0)";
    assert_eq!(spoiled(folder.path(), nowhere), Err(Unfit::Damaged));
    for bytes in [&b""[..], b"SQLite format 3\0", b"PK\x03\x04"] {
        let other = folder.path().join("other");
        fs::write(&other, bytes).unwrap();
        assert_eq!(check_copy(&other), Err(Unfit::Foreign));
    }
    let database = folder.path().join("chair.db");
    let mut cut = fs::read(&database).unwrap();
    cut.truncate(cut.len() / 2);
    fs::write(&database, cut).unwrap();
    assert!(check_copy(&database).is_err());
}

#[test]
fn a_copy_takes_the_place_of_the_old_file_at_the_next_start_and_not_before() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let old = fs::read(ours(folder)).unwrap();
    let new = [&old[..], &[0; 4096]].concat();
    fs::write(folder.join(RESTORING), &new).unwrap();
    // Not chosen: it goes.
    assert_eq!(finish_restoring(folder).unwrap(), None);
    assert!(fs::read(folder.join("chair.db")).unwrap() == old);
    assert!(!folder.join(RESTORING).exists());
    fs::write(folder.join(RESTORING), &new).unwrap();
    restore_at_next_start(folder, false).unwrap();
    assert!(is_restored(folder) && fs::read(folder.join("chair.db")).unwrap() == old);
    // The plug may be pulled after the old one is set aside, too.
    fs::write(folder.join("chair.db-wal"), b"not moved").unwrap();
    let aside = finish_restoring(folder)
        .unwrap()
        .expect("its log is somebody's words");
    assert!(fs::read(aside).unwrap() == old);
    assert!(fs::read(folder.join("chair.db")).unwrap() == new && !is_restored(folder));
    assert!(!folder.join("chair.db-wal").exists());
    fs::rename(folder.join("chair.db"), folder.join(RESTORED)).unwrap();
    assert_eq!(finish_restoring(folder).unwrap(), None);
    assert!(fs::read(folder.join("chair.db")).unwrap() == new);
    // Of a damaged one there is no copy.
    fs::write(folder.join(RESTORING), &old).unwrap();
    restore_at_next_start(folder, true).unwrap();
    let aside = finish_restoring(folder).unwrap().expect("it is kept");
    assert!(fs::read(aside).unwrap() == new);
    assert!(fs::read(folder.join("chair.db")).unwrap() == old);
}

#[test]
fn a_chosen_file_that_is_none_goes_out_of_the_way_and_the_box_keeps_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let own = fs::read(ours(folder)).unwrap();
    let half = &own[..own.len() / 2];
    for (nth, bytes) in [&b""[..], b"not a database", half].into_iter().enumerate() {
        for name in [RESTORED, RESTORED_BESIDE] {
            fs::write(folder.join(name), bytes).unwrap();
            let (aside, _) = set_unfit_aside(folder).unwrap().expect("it is none");
            assert!(fs::read(&aside).unwrap() == bytes, "{nth} {name}");
            fs::remove_file(aside).unwrap();
            assert!(!is_restored(folder));
            assert_eq!(finish_restoring(folder).unwrap(), None);
            assert!(fs::read(folder.join("chair.db")).unwrap() == own);
        }
    }
    fs::write(folder.join(RESTORED), &own).unwrap();
    assert_eq!(set_unfit_aside(folder).unwrap(), None);
    assert!(is_restored(folder));
}

#[test]
fn a_database_that_was_a_copy_remembers_it() {
    let folder = tempfile::tempdir().unwrap();
    let database = ours(folder.path());
    begin_anew(&database, true).unwrap();
    let contents = check_copy(&database).expect("whole still");
    assert_eq!(contents.counts["setting"], 1);
}

#[test]
fn nobody_is_signed_in_by_a_copy_of_the_same_box_either() {
    let folder = tempfile::tempdir().unwrap();
    let database = ours(folder.path());
    let rows = |sql: &str| {
        let connection = Connection::open(&database).unwrap();
        connection
            .query_row(sql, [], |row| row.get::<_, i64>(0))
            .unwrap()
    };
    let connection = Connection::open(&database).unwrap();
    connection
        .execute_batch(
            "INSERT INTO teacher (id, name, language, passphrase, recovery, made_at) VALUES (1, 'T', 'en', '', x'', 0);
             INSERT INTO teacher_session (id, teacher, token, own, made_at, ends_at) VALUES (1, 1, x'01', 1, 0, 9)",
        )
        .unwrap();
    drop(connection);
    begin_anew(&database, false).unwrap();
    assert_eq!(rows("SELECT count(*) FROM teacher_session"), 0);
    assert_eq!(rows("SELECT count(*) FROM teacher"), 1);
}
