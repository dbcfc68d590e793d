//! What an earlier version kept in plain words, children's two pictures and a claim code that was set beforehand, becomes a keyed
//! hash at the first start, and is nowhere in the database any more while that runs. It opens what it opened before.

use rusqlite::Connection;

use crate::support::classroom::Classroom;
use crate::support::html::Page;
use crate::support::people::{PASSPHRASE, TEACHER};

const PICTURES: &str = "fish,cup";

/// The files of the database that hold these words.
fn holding(room: &Classroom, words: &str) -> Vec<String> {
    let files = std::fs::read_dir(room.data()).unwrap().flatten();
    let files = files.filter(|it| it.file_name().to_string_lossy().starts_with("chair.db"));
    let holds = |bytes: Vec<u8>| bytes.windows(words.len()).any(|it| it == words.as_bytes());
    files
        .filter(|it| holds(std::fs::read(it.path()).unwrap()))
        .map(|it| it.file_name().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn pictures_are_nowhere_to_be_read_and_open_as_before() {
    let mut room = Classroom::ready();
    let who = room.device().named("Ben");
    let first_day = [("class", room.class()), ("do", "start")];
    room.teacher()
        .post("/teach/first-day", &first_day)
        .expect(303);
    room.device().tap(&who.id, PICTURES).expect(303);
    assert_eq!(holding(&room, PICTURES), [""; 0], "as they are chosen");
    room.stop();
    let db = Connection::open(room.database()).unwrap();
    let hash: String = db
        .query_row(
            "SELECT pictures FROM student WHERE id = ?",
            [&who.id],
            |row| row.get(0),
        )
        .unwrap();
    assert!(hash.len() == 32 && !hash.contains("fish"), "{hash}");
    // As the version before kept them, all children's.
    db.execute("UPDATE student SET pictures = 'fish,cup'", [])
        .unwrap();
    drop(db);
    assert_eq!(holding(&room, PICTURES), ["chair.db"], "the test has eyes");
    room.start();
    assert_eq!(holding(&room, PICTURES), [""; 0], "while it runs");
    for (child, right) in [("Ben", PICTURES), ("Chloé", PICTURES)] {
        let mut device = room.device();
        let who = device.named(child);
        device.tap(&who.id, "cup,fish").expect(409);
        device.tap(&who.id, right).expect(303);
    }
    room.stop();
    let db = Connection::open(room.database()).unwrap();
    let hashes =
        "SELECT count(DISTINCT pictures) = count(*) FROM student WHERE pictures IS NOT NULL";
    let all_differ: bool = db.query_row(hashes, [], |row| row.get(0)).unwrap();
    assert!(
        all_differ,
        "the same pictures of two children look different"
    );
    drop(db);
    // Another box's key opens nothing: the hash alone is worth nothing.
    std::fs::remove_file(room.data().join("machine.json")).unwrap();
    room.start();
    let mut device = room.device();
    device.tap(&who.id, PICTURES).expect(409);
}

#[test]
fn a_claim_code_is_nowhere_to_be_read_and_opens_as_before() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("chair.setup");
    std::fs::write(&file, "room = Room 12\nclaim_code = 4821 9034\n").unwrap();
    let path: &'static str = file.to_str().unwrap().to_owned().leak();
    let mut room = Classroom::with_flags(&["--setup", path]);
    assert_eq!(room.setup_code(), "48219034");
    assert_eq!(holding(&room, "48219034"), [""; 0]);
    room.stop();
    let db = Connection::open(room.database()).unwrap();
    let changed = db.execute(
        "UPDATE setting SET value = '48219034' WHERE name = 'setup-code'",
        [],
    );
    assert_eq!(changed, Ok(1), "as the version before kept it");
    drop(db);
    // The file is no longer there: the box cannot show the code, and knows it all the same.
    std::fs::remove_file(&file).unwrap();
    room.start_undated();
    assert_eq!(holding(&room, "48219034"), [""; 0]);
    assert_ne!(room.setup_code(), "48219034");
    let mut teacher = room.stranger();
    let form = Page::read(&teacher.get("/claim").expect(200).text())
        .form_with(&["code", "name", "passphrase"])
        .fill("code", "4821 9034")
        .fill("name", TEACHER)
        .fill("passphrase", PASSPHRASE);
    crate::support::classroom::submit(&mut teacher, &form).expect(303);
}
