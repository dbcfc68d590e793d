//! An update: a box whose tables are of the first version opens with the next one, loses no row, and leaves a copy of how it
//! was.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::Connection;

use crate::support::classroom::{Classroom, whole_database};
use crate::support::html::Page;

const FIRST: &str = include_str!("../../../src/store/migrations/0001_classroom.sql");

/// The tables of the first version, each with its columns.
fn tables(db: &Connection) -> BTreeMap<String, Vec<String>> {
    let mut names = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .unwrap();
    let names: Vec<String> = names
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let columns = |table: &str| {
        let mut info = db.prepare("SELECT name FROM pragma_table_info(?)").unwrap();
        let columns = info.query_map([table], |row| row.get(0)).unwrap();
        columns.map(Result::unwrap).collect()
    };
    names
        .into_iter()
        .map(|table| (table.clone(), columns(&table)))
        .collect()
}

/// Every row of these tables as text, in these columns only.
fn rows(db: &Connection, tables: &BTreeMap<String, Vec<String>>) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for (table, columns) in tables {
        let mut rows = db
            .prepare(&format!("SELECT {} FROM \"{table}\"", columns.join(", ")))
            .unwrap();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells = (0..columns.len()).map(|at| format!("{:?}", row.get_ref(at).unwrap()));
            all.insert(format!(
                "{table}: {}",
                cells.collect::<Vec<_>>().join(" | ")
            ));
        }
    }
    all
}

/// Makes the box's file one of the first version, with the rows that it holds.
fn take_back(database: &Path) -> (BTreeMap<String, Vec<String>>, BTreeSet<String>) {
    let now = database.with_extension("now");
    std::fs::rename(database, &now).unwrap();
    let old = Connection::open(database).unwrap();
    old.execute_batch(&format!(
        "PRAGMA journal_mode = WAL; PRAGMA application_id = {}; PRAGMA foreign_keys = OFF; {FIRST}; PRAGMA user_version = 1;",
        0x4368_6169
    ))
    .unwrap();
    let tables = tables(&old);
    old.execute("ATTACH ? AS now", [now.to_str().unwrap()])
        .unwrap();
    for (table, columns) in &tables {
        let columns = columns.join(", ");
        let copy = format!(
            "INSERT INTO main.\"{table}\" ({columns}) SELECT {columns} FROM now.\"{table}\""
        );
        old.execute(&copy, []).unwrap();
    }
    let rows = rows(&old, &tables);
    old.execute_batch("DETACH now; PRAGMA wal_checkpoint(TRUNCATE);")
        .unwrap();
    (tables, rows)
}

#[test]
fn a_box_of_the_first_version_loses_nothing() {
    let mut room = Classroom::ready();
    let mut wall = room.wall();
    let chairs = wall.empty_chairs();
    let children = wall.names(&chairs[0]);
    wall.sign_up(&chairs[0], &children[0].id).expect(303);
    wall.sign_up(&chairs[1], &children[1].id).expect(303);
    let mut teacher = room.teacher();
    teacher.press(&chairs[1], "release", None).expect(303);
    teacher.press(&chairs[2], "close", None).expect(303);
    room.stop();
    let (tables, before) = take_back(&room.database());
    assert!(
        tables.contains_key("sign_up") && before.len() > 60,
        "real rows"
    );
    room.start();

    // Whoever was let in is let in, and what was saved is saved.
    let (mut wall, mut teacher) = (room.wall(), room.teacher());
    assert!(wall.seat(&chairs[0]).1.contains(&children[0].name));
    let story = teacher.chair(&chairs[1]).text;
    assert!(story.contains("Given back"), "{story}");
    assert!(wall.seat(&chairs[2]).0.contains("off"));
    // And everything new works for a child of the old roll.
    let mut child = room.student(&children[0].name);
    child.saves("piece", "My dog ran away.", 0);
    let today = Page::read(&teacher.get("/teach").expect(200).text());
    assert!(today.text.contains("Answers new today"), "{}", today.text);
    room.stop();

    let after = rows(&whole_database(&room.database()), &tables);
    // The test has set the clock again, and with it the hours of her session; she is still let in, as was seen. Nothing else
    // that was there has changed.
    let lost: Vec<&String> = before
        .difference(&after)
        .filter(|row| !row.starts_with("setting: ") && !row.starts_with("session: "))
        .collect();
    assert_eq!(lost, Vec::<&String>::new());
    let copy = room.data().join("backups/before-update-from-1.db");
    let copy = whole_database(&copy);
    assert_eq!(rows(&copy, &tables), before, "the copy is how it was");
    let version: i64 = copy
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap();
    assert_eq!(version, 1);
    // Opened once more, there is nothing to update and no second copy.
    room.start();
    let copies = std::fs::read_dir(room.data().join("backups")).unwrap();
    let copies = copies.map(|copy| copy.unwrap().path());
    let is_copy = |path: &std::path::PathBuf| path.extension().is_some_and(|it| it == "db");
    assert_eq!(copies.filter(is_copy).count(), 1);
}
