//! An update: a box with tables from before the first release opens with the present ones, loses no row, and leaves a copy of
//! how it was. The fixture is a made-up class with at least one row in every table, and with settings that no class begins with.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use chair::app::sign_in::hash_of_pictures;
use chair::domain::id::StudentId;
use chair::host::machine::Machine;
use rusqlite::{Connection, types::Value};

use crate::support::classroom::{Classroom, whole_database};
use crate::support::html::Page;
use crate::support::program::{run, serve_words};

const BEFORE_RELEASE: &[u8] = include_bytes!("fixtures/before_release.db.gz");
/// The wall of the fixture knows itself by this cookie.
const WALL: (&str, &str) = ("chair-device", "c63a2b37c1732a3e841ac0d26b299b28");

const RENAMED_TABLES: [(&str, &str); 8] = [
    ("answer_before", "answer_version"),
    ("beside", "conflict"),
    ("joy", "shared_praise"),
    ("offer", "reservation"),
    ("request", "idempotent_request"),
    ("session", "teacher_session"),
    ("wait", "wait_list"),
    ("writer", "participant"),
];
const RENAMED_COLUMNS: [(&str, &str, &str); 5] = [
    ("asked", "place", "position"),
    ("audit", "deed", "event"),
    ("class", "joy", "shared_praise"),
    ("request", "place", "redirect_to"),
    ("starter", "place", "position"),
];

/// What an audit event said of the chair and the rules that yielded, and what it says now.
const RENAMED_RULES: [(&str, &str); 4] = [
    (
        "3-2026-11-23-0910-1 R3 R4 R5 R6",
        "3-2026-11-23-0910-1 talks_a_week sheet_first sign_up_opens in_time",
    ),
    (
        "3-2026-11-23-0910-1 R10 R11 R15 B1",
        "3-2026-11-23-0910-1 round_first rest closed_or_paused away",
    ),
    ("3-2026-11-23-0910-1 R6", "3-2026-11-23-0910-1 in_time"),
    ("3-2026-11-23-0910-1", "3-2026-11-23-0910-1"),
];

/// The values of a row by the names of their columns.
type Row = BTreeMap<String, Value>;

/// A stopped room whose database is the fixture.
fn room_from_before_release() -> Classroom {
    let mut room = Classroom::new();
    room.stop();
    let mut database = Vec::new();
    flate2::read::GzDecoder::new(BEFORE_RELEASE)
        .read_to_end(&mut database)
        .unwrap();
    std::fs::write(room.database(), database).unwrap();
    room
}

fn table_names(db: &Connection) -> Vec<String> {
    let mut names = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .unwrap();
    let names = names.query_map([], |row| row.get(0)).unwrap();
    names.map(Result::unwrap).collect()
}

/// Every row of a table.
fn rows(db: &Connection, table: &str) -> Vec<Row> {
    let mut rows = db.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
    let columns: Vec<String> = rows.column_names().iter().map(|&it| it.into()).collect();
    let rows = rows.query_map([], |row| {
        let values = columns.iter().enumerate();
        values
            .map(|(at, column)| Ok((column.clone(), row.get(at)?)))
            .collect()
    });
    rows.unwrap().map(Result::unwrap).collect()
}

/// The row as the present version should have it.
fn renamed(table: &str, row: Row) -> Row {
    let column_name = |old: String| {
        let name = RENAMED_COLUMNS
            .iter()
            .find(|(in_table, column, _)| *in_table == table && *column == old);
        name.map_or(old, |(_, _, name)| (*name).to_owned())
    };
    let mut row: Row = row
        .into_iter()
        .map(|(column, value)| (column_name(column), value))
        .collect();
    if ["log_line", "beside"].contains(&table) && row["line"] == Value::Text("glow".into()) {
        row.insert("line".into(), Value::Text("strength".into()));
    }
    if table == "audit"
        && let Some((_, now)) =
            (RENAMED_RULES.iter()).find(|(old, _)| row["detail"] == Value::Text((*old).into()))
    {
        row.insert("detail".into(), Value::Text((*now).into()));
    }
    if table == "wrong_pictures" {
        row.insert("known".into(), Value::Integer(1));
    }
    if table == "sqlite_sequence" && row["name"] == Value::Text("wait".into()) {
        row.insert("name".into(), Value::Text("wait_list".into()));
    }
    row
}

/// What the present version says beside it, and what it keeps otherwise.
fn with_more(table: &str, mut row: Row, machine: &Machine) -> Row {
    match table {
        "teacher" => {
            for column in [
                "recovery_next",
                "recovery_key",
                "recovery_key_next",
                "since",
                "until",
                "ended_at",
                "made_by",
            ] {
                row.insert(column.into(), Value::Null);
            }
            row.insert("standing".into(), Value::Text("teacher".into()));
        }
        "class" => {
            row.insert("archived_at".into(), Value::Null);
            row.insert("rests_since".into(), Value::Null);
        }
        "class_teacher" => {
            row.insert("position".into(), Value::Integer(0));
        }
        "device" => {
            row.insert("follows".into(), Value::Integer(0));
        }
        "next_step" => {
            row.insert("text_at".into(), Value::Null);
            row.insert("text_by".into(), Value::Null);
        }
        "session" => {
            row.insert("turn".into(), Value::Integer(0));
        }
        "student_session" => {
            let by_card = row["device"] == Value::Null;
            let came_by = if by_card {
                Value::Text("card".into())
            } else {
                Value::Null
            };
            row.insert("came_by".into(), came_by);
            row.insert("turn".into(), Value::Integer(0));
        }
        "student" => {
            if let (Value::Integer(id), Value::Text(plain)) = (&row["id"], &row["pictures"]) {
                let (id, plain) = (StudentId::new(*id), plain.parse().expect("two pictures"));
                let hash = hash_of_pictures(&machine.key, id, plain);
                row.insert("pictures".into(), Value::Text(hash));
            }
        }
        _ => {}
    }
    row
}

/// Those of `one` that `other` does not have.
fn without(one: &[Row], other: &[Row]) -> Vec<Row> {
    let missing = one.iter().filter(|row| !other.contains(row));
    missing.cloned().collect()
}

/// What the tables, columns and indexes of a file are, without the rows.
fn schema(db: &Connection) -> Vec<String> {
    let mut schema = db
        .prepare(
            "SELECT type || ' ' || name || ' of ' || tbl_name || ': ' || coalesce(sql, '') FROM sqlite_schema
             UNION ALL SELECT 'column ' || it.name || '.' || info.cid || ': ' || info.name || ' ' || info.type || ' '
               || info.\"notnull\" || ' ' || coalesce(info.dflt_value, 'none') || ' ' || info.pk
             FROM sqlite_schema AS it JOIN pragma_table_info(it.name) AS info WHERE it.type = 'table' ORDER BY 1",
        )
        .unwrap();
    let schema = schema.query_map([], |row| row.get(0)).unwrap();
    schema.map(Result::unwrap).collect()
}

fn number(db: &Connection, name: &str) -> i64 {
    db.pragma_query_value(None, name, |row| row.get(0)).unwrap()
}

/// The finished copies, without what SQLite leaves beside one that was looked into.
fn copies(data: &Path) -> usize {
    let copies = std::fs::read_dir(data.join("backups")).unwrap();
    copies
        .filter(|copy| {
            let path = copy.as_ref().unwrap().path();
            path.extension().is_some_and(|ending| ending == "db")
        })
        .count()
}

/// A class has tags since: the counter of their table is no row of before.
fn without_tags(mut rows: Vec<Row>) -> Vec<Row> {
    rows.retain(|row| row.get("name") != Some(&Value::Text("tag".to_owned())));
    rows
}

#[test]
fn a_box_from_before_the_first_release_loses_nothing() {
    let mut room = room_from_before_release();
    let db = Connection::open(room.database()).unwrap();
    for (old, _) in RENAMED_RULES {
        let sql = "INSERT INTO audit (at, clock, boot, by, deed, class, about, detail)
            VALUES (1795042500, 'trusted', 1, 'teacher:1', 'saved', 1, 1, ?)";
        db.execute(sql, [old]).unwrap();
    }
    let on_its_own = "INSERT INTO wrong_pictures (student, device, wrong) SELECT student, 5, 1 FROM wrong_pictures";
    db.execute(on_its_own, []).unwrap();
    drop(db);
    room.start_undated();
    room.stop();
    let copy = room
        .data()
        .join("backups/before-update-from-before-release.db");
    let (copy, now) = (whole_database(&copy), whole_database(&room.database()));
    assert_eq!(number(&copy, "user_version"), 6, "the copy is how it was");
    let machine = Machine::load_or_make(&room.data()).unwrap();
    let mut all = 0;
    for table in table_names(&copy) {
        let new = RENAMED_TABLES.iter().find(|(old, _)| *old == table);
        let new = new.map_or(table.as_str(), |(_, new)| new);
        let before: Vec<Row> = rows(&copy, &table)
            .into_iter()
            // The counter that devices shared on which a child never came in: each has its own now.
            .filter(|row| table != "wrong_pictures" || row["device"] != Value::Integer(0))
            .map(|row| with_more(&table, renamed(&table, row), &machine))
            .collect();
        let after = without_tags(rows(&now, new));
        // A box that starts erases the practice child of a first run that was left.
        assert!(
            !before.is_empty() || table == "practice",
            "the fixture has a row of {table}"
        );
        assert_eq!(without(&before, &after), [], "lost from {table}");
        assert_eq!(without(&after, &before), [], "new in {new}");
        assert_eq!(before.len(), after.len(), "rows of {new}");
        all += before.len();
    }
    assert!(all > 800, "{all} rows");
    let quote: String = now
        .query_row(
            "SELECT text FROM log_line JOIN participant USING (conference) JOIN student ON student.id = student
             WHERE given = 'Amir' AND line = 'strength' ORDER BY conference LIMIT 1",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert!(!quote.is_empty());
    let mut fresh = Classroom::new();
    fresh.stop();
    let fresh = whole_database(&fresh.database());
    assert_eq!(
        schema(&now),
        schema(&fresh),
        "its tables are those of a new box"
    );
    for name in ["application_id", "user_version"] {
        assert_eq!(number(&now, name), number(&fresh, name), "{name}");
    }
    drop((copy, now));

    // Who was let in is let in, and whoever has a passphrase signs in with it.
    room.start_undated();
    let mut wall = room.stranger();
    wall.cookies.insert(WALL.0.into(), WALL.1.into());
    let board = Page::read(&wall.get("/board").expect(200).text());
    assert!(board.text.contains("We read today"), "{}", board.text);
    let mut teacher = room.stranger();
    let fields = [("name", "Ms. Rivera"), ("passphrase", "pull up a chair")];
    teacher.post("/door/teacher", &fields).expect(303);
    let roster = teacher.get("/teach/classes/1/roster").expect(200).text();
    assert!(roster.contains("Amir"), "{roster}");
    // There is nothing to update any more, and no second copy was made.
    assert_eq!(copies(&room.data()), 1);
}

#[test]
fn a_box_from_before_the_first_release_that_cannot_be_taken_over_stays_as_it_is() {
    let room = room_from_before_release();
    let db = Connection::open(room.database()).unwrap();
    // A table in the way of one of the last that the present version makes.
    db.execute_batch("CREATE TABLE teacher_session (words TEXT)")
        .unwrap();
    let tables = table_names(&db);
    drop(db);
    // Systemd tries it again and again.
    for _ in 0..3 {
        let (status, _, said) = run(&serve_words(&room.data()));
        assert_eq!(status.code(), Some(1), "{said}");
        assert!(!said.contains("panicked"), "{said}");
        assert_eq!(copies(&room.data()), 1, "one copy of the same tables");
    }
    let db = whole_database(&room.database());
    assert_eq!(table_names(&db), tables, "old or new, never between");
    assert_eq!(number(&db, "user_version"), 6);
    assert_eq!(rows(&db, "student").len(), 28);
}
