//! What the box does with a database that it cannot or must not use: newer, older, damaged. Whatever stands in it, no file
//! that holds somebody's words is ever written over.

use std::time::{Duration, Instant};

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit, whole_database};
use crate::support::html::Page;
use crate::support::http::{Answer, Client};
use crate::support::people::request_id;
use crate::support::program::{run, serve_words};

#[test]
fn a_newer_database_is_refused_in_one_sentence_and_left_as_it_is() {
    let mut room = Classroom::with(4, "3", "60");
    room.stop();
    let database = room.database();
    let good = std::fs::read(&database).unwrap();
    // user_version stands at offset 60 of the header.
    let mut newer = good.clone();
    newer[60..64].copy_from_slice(&9_999_u32.to_be_bytes());
    std::fs::write(&database, &newer).unwrap();
    let (status, out, said) = run(&serve_words(&room.data()));
    assert_eq!(status.code(), Some(1), "{said}");
    assert_eq!(out, "", "it was never ready");
    let said = said.trim();
    assert!(
        said.lines().count() == 1 && said.contains("newer") && said.ends_with('.'),
        "one plain sentence: {said}"
    );
    assert!(
        std::fs::read(&database).unwrap() == newer,
        "it is left as it was"
    );
    std::fs::write(&database, &good).unwrap();
    room.start();
    assert_eq!(room.wall().board().h1.len(), 1);
}

/// The copies made before a change. (Looking into one leaves a log of ours beside it.)
fn backups(room: &Classroom) -> Vec<std::path::PathBuf> {
    std::fs::read_dir(room.data().join("backups"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "db"))
        .collect()
}

/// A file of ours from before the first tables, with a row that somebody may want back.
pub(super) fn old_database(room: &Classroom) {
    let db = rusqlite::Connection::open(room.database()).unwrap();
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA application_id = 0x53656174;
         CREATE TABLE keepsake (words TEXT); INSERT INTO keepsake VALUES ('from long ago');",
    )
    .unwrap();
}

#[test]
fn an_older_database_is_backed_up_whole_before_it_is_changed() {
    let mut room = Classroom::new();
    room.stop();
    std::fs::remove_file(room.database()).unwrap();
    old_database(&room);
    room.start_undated();
    assert_eq!(room.stranger().get("/").expect(303).location(), "/hello");
    let mut room = room.claimed();
    room.stop();
    let keepsake = |path: &std::path::Path| -> String {
        whole_database(path)
            .query_row("SELECT words FROM keepsake", [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(keepsake(&room.database()), "from long ago");
    let copies = backups(&room);
    let [backup] = copies.as_slice() else {
        panic!("one backup, under its final name: {copies:?}");
    };
    assert_eq!(keepsake(backup), "from long ago");
    let version: i64 = whole_database(backup)
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap();
    assert_eq!(version, 0, "it is the old one");
    // The next start has nothing to change, and makes no second copy.
    room.start_undated();
    assert_eq!(backups(&room).len(), 1);
}

#[test]
fn a_migration_that_fails_leaves_the_old_database() {
    let mut room = Classroom::new();
    room.stop();
    std::fs::remove_file(room.database()).unwrap();
    old_database(&room);
    let db = rusqlite::Connection::open(room.database()).unwrap();
    // A table in the way of one of the last that the new version makes.
    db.execute_batch("CREATE TABLE audit (other TEXT)").unwrap();
    drop(db);
    let (status, _, said) = run(&serve_words(&room.data()));
    assert_eq!(status.code(), Some(1), "{said}");
    assert!(
        !said.contains("panicked") && !said.contains("Err("),
        "{said}"
    );
    let tables: Vec<String> = whole_database(&room.database())
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(tables, ["audit", "keepsake"], "old or new, never between");
}

/// Spoils the stopped room's database, starts it again, and gives the bytes that must not be lost.
fn spoiled(room: &mut Classroom, spoil: impl FnOnce(&Classroom, &mut Vec<u8>)) -> Vec<u8> {
    room.stop();
    let mut bytes = std::fs::read(room.database()).unwrap();
    spoil(room, &mut bytes);
    std::fs::write(room.database(), &bytes).unwrap();
    room.start_undated();
    bytes
}

/// Waits until the box has found the damage, and gives the page that it then shows at its door.
fn set_aside_page(room: &Classroom) -> (Client, Page) {
    let begun = Instant::now();
    let mut anyone = room.stranger();
    let health = loop {
        let answer = anyone.get("/health");
        if answer.status == 503 {
            break answer.json();
        }
        assert!(
            begun.elapsed() < Duration::from_secs(60),
            "the damage is found: {}",
            answer.text()
        );
        std::thread::sleep(Duration::from_millis(50));
    };
    assert_eq!(health["status"], "degraded", "{health}");
    assert_eq!(health["store"]["writable"], false, "{health}");
    let page = Page::read(&anyone.get("/").expect(503).text());
    (anyone, page)
}

fn choose(client: &mut Client, page: &Page, code: &str) -> Answer {
    let form = page.form_to("/set-aside").expect("the way on");
    submit(client, &form.fill("code", code))
}

/// Walks from the damaged box to a new, unclaimed one, and finds the old file beside it.
fn start_over(mut room: Classroom, bytes: &[u8]) {
    let (mut anyone, page) = set_aside_page(&room);
    let code = room.setup_code();
    let wrong = if code == "00000000" { "1" } else { "00000000" };
    let again = choose(&mut anyone, &page, wrong);
    assert_eq!(again.status, 409, "{}", again.text());
    assert!(
        std::fs::read(room.database()).unwrap() == bytes,
        "nothing is touched yet"
    );
    choose(&mut anyone, &page, &code).expect(200);
    let begun = Instant::now();
    loop {
        let there = anyone.send(&anyone.ask("GET", "/"));
        if there.is_ok_and(|answer| answer.status == 303 && answer.location() == "/hello") {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "it starts over");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(
        std::fs::read(room.data().join("set-aside.db")).unwrap() == bytes,
        "the damaged file is kept beside, as it was"
    );
    assert_eq!(anyone.get("/health").expect(200).json()["status"], "ok");
    anyone.get("/set-aside").expect(404);
    anyone.post("/set-aside", &[("code", &code)]).expect(404);
    room = room.set_up(4, "3", "60");
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair)[0].clone();
    wall.sign_up(&chair, &child.id).expect(303);
    room.restart();
    assert!(room.wall().seat(&chair).1.contains(&child.name));
}

#[test]
fn a_header_of_garbage_leads_to_the_set_aside_page() {
    let mut room = Classroom::with(4, "3", "60");
    let bytes = spoiled(&mut room, |_, bytes| bytes[..100].fill(7));
    start_over(room, &bytes);
}

#[test]
fn a_file_that_is_no_database_leads_there_too() {
    let mut room = Classroom::new().claimed();
    let bytes = spoiled(&mut room, |_, bytes| *bytes = b"Dear diary\n".repeat(900));
    start_over(room, &bytes);
}

#[test]
fn a_database_of_another_program_leads_there_too() {
    let mut room = Classroom::new().claimed();
    // The mark of whose file it is stands at offset 68 of the header.
    let bytes = spoiled(&mut room, |_, bytes| bytes[68..72].fill(1));
    start_over(room, &bytes);
}

#[test]
fn an_empty_file_leads_there_too() {
    let mut room = Classroom::with(4, "3", "60");
    let bytes = spoiled(&mut room, |_, bytes| bytes.clear());
    start_over(room, &bytes);
}

#[test]
fn pages_that_make_no_sense_lead_there_too() {
    let mut room = Classroom::with(4, "3", "60");
    let bytes = spoiled(&mut room, |_, bytes| {
        for page in bytes.chunks_mut(4096).skip(1) {
            page[..64].fill(0xff);
        }
    });
    start_over(room, &bytes);
}

#[test]
fn with_a_damaged_corner_the_board_stays_readable_and_nothing_is_said_to_be_saved() {
    let mut room = Classroom::with(4, "3", "60");
    let mut wall = room.wall();
    let chairs = wall.empty_chairs();
    let children = wall.names(&chairs[0]);
    wall.sign_up(&chairs[0], &children[0].id).expect(303);
    let bytes = spoiled(&mut room, |room, bytes| {
        let first_page: u32 = whole_database(&room.database())
            .query_row(
                "SELECT rootpage FROM sqlite_schema WHERE name = 'idempotent_request' AND type = 'table'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        bytes[(first_page as usize - 1) * 4096..][..64].fill(0xff);
    });
    set_aside_page(&room);
    let mut wall = room.wall();
    assert!(wall.seat(&chairs[0]).1.contains(&children[0].name));
    // It says where that comes from.
    let board = wall.board().text;
    assert!(
        board.contains("This comes from a damaged file. Tell your teacher."),
        "{board}"
    );
    let today = Page::read(&room.teacher().get("/teach").expect(200).text()).text;
    assert!(
        today.contains("You can still read what is in it, and nothing new is saved."),
        "{today}"
    );
    let refused = wall.sign_up_by_script(&chairs[1], &children[1].id, &request_id());
    let said = refused.expect(503).text();
    assert!(said.contains("did not save"), "{said}");
    assert!(wall.seat(&chairs[1]).0.contains("open"));
    start_over(room, &bytes);
}

/// Takes a row out of one index and leaves the log of SQLite as a pulled plug does: only the thorough check finds that.
fn take_out_of_an_index(room: &Classroom) {
    let open = || {
        let db = rusqlite::Connection::open(room.database()).unwrap();
        let keep_the_log = rusqlite::config::DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;
        db.set_db_config(keep_the_log, true).unwrap();
        db
    };
    let db = open();
    let row: (String, String, String, i64, String) = db
        .query_row(
            "SELECT * FROM sqlite_schema WHERE name = 'one_chair_a_child'",
            [],
            |row| {
                Ok((
                    row.get(0)?,
                    row.get(1)?,
                    row.get(2)?,
                    row.get(3)?,
                    row.get(4)?,
                ))
            },
        )
        .unwrap();
    db.execute_batch(
        "PRAGMA writable_schema = ON; DELETE FROM main.sqlite_schema WHERE name = 'one_chair_a_child';",
    )
    .unwrap();
    drop(db);
    let db = open();
    let again = "INSERT INTO sign_up SELECT id + 1, class, (SELECT max(student) FROM membership), date, '23:00', seat, minutes, moves,
                 made_at, made_by, state, state_at, state_by FROM sign_up LIMIT 1";
    db.execute(again, []).unwrap();
    db.execute_batch("PRAGMA writable_schema = ON").unwrap();
    db.execute(
        "INSERT INTO main.sqlite_schema VALUES (?, ?, ?, ?, ?)",
        rusqlite::params![row.0, row.1, row.2, row.3, row.4],
    )
    .unwrap();
    drop(db);
    let said = |check: &str| -> String {
        let question = format!("PRAGMA {check}");
        open().query_row(&question, [], |row| row.get(0)).unwrap()
    };
    assert_eq!(said("quick_check"), "ok", "the quick one sees nothing");
    assert!(said("integrity_check").contains("missing from index"));
}

#[test]
fn after_a_pulled_plug_an_index_that_lacks_a_row_is_found() {
    let mut room = Classroom::with(4, "3", "60");
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair)[0].clone();
    wall.sign_up(&chair, &child.id).expect(303);
    room.kill9();
    take_out_of_an_index(&room);
    room.start_undated();
    let (mut anyone, _) = set_aside_page(&room);
    let health = anyone.get("/health").expect(503).json();
    assert_eq!(health["store"]["condition"], "damaged", "{health}");
    // It says what its writer is, and not what one should be.
    let mut unread = Classroom::new().claimed();
    spoiled(&mut unread, |_, bytes| bytes[..100].fill(7));
    let (mut anyone, _) = set_aside_page(&unread);
    let health = anyone.get("/health").expect(503).json();
    assert!(
        health["store"]["synchronous"].is_null(),
        "no writer: {health}"
    );
}

const CANNOT_READ: &str = "The box cannot read its records";

#[test]
fn a_database_that_cannot_be_opened_says_so_on_every_screen() {
    let mut room = Classroom::with(4, "3", "60");
    let mut child = room.student("Badan");
    let mut device = room.device();
    let children = device.names();
    let chair = room.wall().empty_chairs()[0].clone();
    spoiled(&mut room, |_, bytes| bytes[..100].fill(7));
    set_aside_page(&room);
    let at = room.program().address;
    (child.client.address, device.0.address) = (at, at);
    let (wall, teacher) = (room.wall().0, room.teacher().0);
    let nobody = room.stranger();
    for mut client in [
        wall.clone(),
        teacher,
        child.client.clone(),
        device.0.clone(),
        nobody,
    ] {
        for path in [
            "/",
            "/board",
            "/board/days/2026-11-23",
            "/board/saved",
            "/prep",
            "/prep/questions/piece",
            "/hello",
            "/claim",
            "/teach",
            "/teach/doctor",
            "/door/teacher",
            "/room",
            "/wall",
            "/help",
            "/connect",
            "/lesson",
            "/lead",
        ] {
            let answer = client.get(path);
            let page = Page::read(&answer.text());
            assert_eq!(answer.status, 503, "{path}: {}", page.text);
            assert!(page.text.contains(CANNOT_READ), "{path}: {}", page.text);
            for other in [
                "not in the class",
                "Make this",
                "not for this screen",
                "your own",
            ] {
                assert!(!page.text.contains(other), "{path}: {}", page.text);
            }
        }
    }
    // Words are refused with the reason, and not as somebody else's.
    let mut wall = crate::support::people::Wall(wall);
    let refused = wall
        .sign_up_by_script(&chair, &children[0].id, &request_id())
        .expect(503);
    assert_eq!(refused.json()["refusal"], "damaged");
    let fields = [
        ("prompt", "piece"),
        ("text", "My dog."),
        ("seen", "0"),
        ("sheet", "1"),
    ];
    let refused = child.client.script("/prep/answers", &fields).expect(503);
    assert_eq!(refused.json()["refusal"], "damaged");
    // What has no words is there all the same, and the page looks again by itself on a wall in the room.
    let page = room.stranger().get("/board").expect(503).text();
    let style = page
        .split("href=\"")
        .find(|rest| rest.starts_with("/kiosk/chair.css"));
    let style = style.and_then(|rest| rest.split('"').next()).unwrap();
    room.stranger().get(style).expect(200);
}

#[test]
fn a_second_damaged_file_is_kept_beside_the_first() {
    let mut room = Classroom::new().claimed();
    std::fs::write(room.data().join("set-aside.db"), b"the first").unwrap();
    let bytes = spoiled(&mut room, |_, bytes| bytes[..100].fill(7));
    let (mut anyone, page) = set_aside_page(&room);
    choose(&mut anyone, &page, &room.setup_code()).expect(200);
    let begun = Instant::now();
    while !room.data().join("set-aside-2.db").exists() {
        assert!(begun.elapsed() < Duration::from_secs(60));
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(
        std::fs::read(room.data().join("set-aside.db")).unwrap(),
        b"the first"
    );
    assert!(std::fs::read(room.data().join("set-aside-2.db")).unwrap() == bytes);
}

#[test]
fn a_sound_box_has_nothing_to_set_aside() {
    let room = Classroom::with(4, "3", "60").at(MONDAY_AT_EIGHT);
    for mut client in [room.stranger(), room.teacher().0] {
        client.get("/set-aside").expect(404);
        client
            .post("/set-aside", &[("code", "00000000")])
            .expect(404);
    }
}
