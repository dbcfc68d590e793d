//! The way back: to a copy on the same box and on another, from a damaged database; and whatever is no copy is refused with
//! everything as it was.

use std::fs;
use std::io::Write as _;

use chair::app::sign_in::card_token;
use chair::domain::id::StudentId;
use chair::host::machine::Machine;
use serde_json::Value;

use super::{copies, make_copy, recovery_code, rows, wait};
use crate::support::adults::{HER_PASSPHRASE, co_teacher, elsewhere};
use crate::support::classroom::{Classroom, submit, whole_database};
use crate::support::html::Page;
use crate::support::http::{Answer, Client};
use crate::support::people::{PASSPHRASE, PICTURES, TEACHER};
use crate::support::program::run;

/// A file sent as a browser sends it.
fn send(client: &mut Client, code: &str, recovery: &str, copy: &[u8]) -> Answer {
    let mut ask = client
        .ask("POST", "/restore")
        .with("Content-Type", "multipart/form-data; boundary=fence");
    for (name, value) in [("code", code), ("recovery", recovery)] {
        write!(
            ask.body,
            "--fence\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        )
        .unwrap();
    }
    let file = "--fence\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../x.age\"\r\nContent-Type: application/octet-stream\r\n\r\n";
    ask.body.extend_from_slice(file.as_bytes());
    ask.body.extend_from_slice(copy);
    ask.body.extend_from_slice(b"\r\n--fence--\r\n");
    // One try a second.
    loop {
        let answer = client.must(&ask);
        if answer.status != 429 {
            return answer;
        }
    }
}

#[test]
fn she_goes_back_to_a_copy_and_from_there_to_what_was_before() {
    let mut room = Classroom::with(4, "3", "60");
    room.stay_in_place();
    room.restart();
    let first = rows(&room.database());
    make_copy(&room);
    let chair = room.wall().empty_chairs()[0].clone();
    let child = room.wall().names(&chair)[0].id.clone();
    room.wall().sign_up(&chair, &child).expect(303);
    let later = rows(&room.database());
    assert_ne!(first, later);
    for (number, wanted) in [("1", &first), ("2", &later)] {
        let mut teacher = room.teacher();
        let path = format!("/teach/copies/{number}/restore");
        let before = copies(&room.data()).len();
        wait("her turn", || {
            teacher.post(&path, &[("passphrase", PASSPHRASE)]).status == 303
        });
        wait("the box goes back", || {
            copies(&room.data()).len() > before && rows(&room.database()) == *wanted
        });
        // The wall is one still, for it is the same box; she signs in anew.
        wait("the box is back", || {
            let mut anyone = room.stranger();
            let page = anyone.ask("GET", "/health");
            anyone.send(&page).is_ok_and(|it| it.status == 200)
        });
        assert_ne!(room.teacher().get("/teach/copies").status, 200);
        room.teacher_for_a_week();
        room.wall().get("/board").expect(200);
    }
    let made = copies(&room.data());
    assert_eq!(made[1].1["why"], "before_restore");
    assert!(
        !room.data().join("set-aside.db").exists(),
        "nothing was lost that had to be kept"
    );
}

/// A new box that was started and not claimed, and the code that it shows.
fn new_box() -> (Classroom, String) {
    let mut room = Classroom::new();
    room.stay_in_place();
    room.stop();
    room.start_undated();
    let code = room.setup_code();
    (room, code)
}

#[test]
fn a_new_box_becomes_the_old_one_by_its_copy_and_the_recovery_code() {
    let old = Classroom::with(4, "3", "60");
    let recovery = recovery_code(&old);
    let copy = fs::read(make_copy(&old)).unwrap();
    let wanted = rows(&old.database());
    let (new, code) = new_box();
    let mut stranger = new.stranger();
    assert!(
        stranger
            .get("/hello")
            .expect(200)
            .text()
            .contains("/restore")
    );
    stranger.get("/restore").expect(200);
    let page = send(&mut stranger, &code, &recovery, &copy)
        .expect(200)
        .text();
    assert!(page.contains("in its place"), "{page}");
    wait("the copy is there", || rows(&new.database()) == wanted);
    wait("the box is back", || {
        let mut anyone = new.stranger();
        let page = anyone.ask("GET", "/health");
        anyone.send(&page).is_ok_and(|it| it.status == 200)
    });
    // Screens of the other room are strangers here; its teacher comes in by her passphrase.
    let db = whole_database(&new.database());
    for table in ["device", "student_session", "teacher_session"] {
        let count: i64 = db
            .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(count, 0, "{table}");
    }
    let mut teacher = new.stranger();
    let fields = [
        ("name", TEACHER),
        ("passphrase", PASSPHRASE),
        ("own", "yes"),
    ];
    wait("her turn", || {
        teacher.post("/door/teacher", &fields).status == 303
    });
    // Cards are those of the old box: they are printed with its key, which came along.
    let cards = |mut client: Client, class: &str| {
        let page = client
            .get(&format!("/teach/classes/{class}/cards"))
            .expect(200)
            .text();
        Page::read(&page).text
    };
    let _ = cards;
    let machine = |room: &Classroom| -> Value {
        serde_json::from_slice(&fs::read(room.data().join("machine.json")).unwrap()).unwrap()
    };
    assert_eq!(machine(&old)["key"], machine(&new)["key"]);
    assert_ne!(machine(&old)["box"], machine(&new)["box"]);
    assert_eq!(machine(&new)["former"].as_array().unwrap().len(), 1);
    // It is claimed: nobody else can put a copy in its place.
    send(&mut new.stranger(), &code, &recovery, &copy).expect(404);
}

#[test]
fn what_is_no_copy_is_refused_and_the_box_stays_as_it_was() {
    let old = Classroom::with(4, "3", "60");
    let recovery = recovery_code(&old);
    let copy = fs::read(make_copy(&old)).unwrap();
    let (new, code) = new_box();
    let database = fs::read(old.database()).unwrap();
    let half = &copy[..copy.len() / 2];
    let mut changed = copy.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    let other = "7ZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZ";
    for (what, code, recovery, bytes, words) in [
        (
            "a wrong claim code",
            "00000000",
            recovery.as_str(),
            &copy[..],
            "not the code",
        ),
        ("half of it", &code, &recovery, half, "not whole"),
        ("a changed byte", &code, &recovery, &changed, "not whole"),
        ("a database", &code, &recovery, &database, "not a copy"),
        ("nothing", &code, &recovery, b"", "not a copy"),
        (
            "a wrong recovery code",
            &code,
            other,
            &copy,
            "does not open",
        ),
    ] {
        // A right claim code is used up: the box shows another.
        let code = if code == "00000000" {
            code.to_owned()
        } else {
            new.setup_code()
        };
        let page = send(&mut new.stranger(), &code, recovery, bytes);
        let page = page.expect(409).text();
        assert!(page.contains(words), "{what}: {page}");
        let left = fs::read_dir(new.data().join("backups"))
            .into_iter()
            .flatten()
            .count();
        assert_eq!(left, 0, "{what} leaves nothing");
        assert!(!new.data().join("chair.db.restoring").exists(), "{what}");
        assert_eq!(
            new.stranger().get("/").expect(303).location(),
            "/hello",
            "{what}"
        );
    }
}

#[test]
fn a_damaged_box_offers_its_newest_copy() {
    let mut room = Classroom::with(4, "3", "60");
    room.stay_in_place();
    room.restart();
    make_copy(&room);
    let wanted = rows(&room.database());
    room.stop();
    fs::write(room.database(), b"not a database").unwrap();
    room.start_undated();
    let mut anyone = room.stranger();
    let page = Page::read(&anyone.get("/").expect(503).text());
    assert!(page.text.contains("There is a copy"), "{}", page.text);
    let form = page.form_to("/set-aside/copy").expect("the way back");
    let answer = submit(&mut anyone, &form);
    assert_eq!(answer.expect(303).location(), "/set-aside");
    wait("the copy is there", || {
        fs::read(room.database()).is_ok_and(|it| it.starts_with(b"SQLite"))
            && rows(&room.database()) == wanted
    });
    assert_eq!(
        fs::read(room.data().join("set-aside.db")).unwrap(),
        b"not a database"
    );
    wait("the box is back", || {
        let mut anyone = room.stranger();
        let page = anyone.ask("GET", "/health");
        anyone.send(&page).is_ok_and(|it| it.status == 200)
    });
}

#[test]
fn a_damaged_box_offers_the_copy_before_the_one_that_cannot_be_used() {
    let mut room = Classroom::with(4, "3", "60");
    room.stay_in_place();
    room.restart();
    make_copy(&room);
    let wanted = rows(&room.database());
    let chair = room.wall().empty_chairs()[0].clone();
    let child = room.wall().names(&chair)[0].id.clone();
    room.wall().sign_up(&chair, &child).expect(303);
    let newest = make_copy(&room);
    room.stop();
    let mut bytes = fs::read(&newest).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&newest, bytes).unwrap();
    fs::write(room.database(), b"not a database").unwrap();
    room.start_undated();
    let mut anyone = room.stranger();
    let mut offered = |number: &str| {
        let mut page = Page::default();
        wait("the box offers it", || {
            page = Page::read(&anyone.get("/set-aside").expect(503).text());
            let form = page.form_to("/set-aside/copy");
            form.is_some_and(|form| form.value("copy") == Some(number))
        });
        let form = page.form_to("/set-aside/copy").unwrap();
        wait("a try", || submit(&mut anyone, &form).status == 303);
        page.text
    };
    offered("2");
    let said = offered("1");
    assert!(said.contains("not whole"), "{said}");
    wait("the copy is there", || {
        fs::read(room.database()).is_ok_and(|it| it.starts_with(b"SQLite"))
            && rows(&room.database()) == wanted
    });
}

#[test]
fn a_box_that_lost_its_database_offers_the_copies_on_its_card() {
    let mut room = Classroom::with(4, "3", "60");
    room.stay_in_place();
    room.restart();
    make_copy(&room);
    let wanted = rows(&room.database());
    room.stop();
    fs::remove_file(room.database()).unwrap();
    room.start_undated();
    let said = room.program().log();
    assert!(said.contains("I have a copy of a box"), "{said}");
    let mut anyone = room.stranger();
    assert!(anyone.get("/hello").expect(200).text().contains("/restore"));
    let page = Page::read(&anyone.get("/restore").expect(200).text());
    let form = page.form_to("/restore/found").expect("the copies here");
    let form = form.fill("copy", "1");
    let wrong = form.clone().fill("code", "00000000");
    let refused = submit(&mut anyone, &wrong).expect(409).text();
    assert!(refused.contains("not the code"), "{refused}");
    let form = form.fill("code", &room.setup_code());
    wait("it is put back", || {
        submit(&mut anyone, &form).status == 200
    });
    wait("the copy is there", || rows(&room.database()) == wanted);
    wait("the box is back", || {
        let mut anyone = room.stranger();
        let page = anyone.ask("GET", "/health");
        anyone.send(&page).is_ok_and(|it| it.status == 200)
    });
    room.wall().get("/board").expect(200);
    submit(&mut anyone, &form).expect(404);
}

#[test]
fn a_chosen_file_that_is_no_copy_does_not_take_the_place_of_a_good_database() {
    let mut room = Classroom::with(4, "3", "60");
    let wanted = rows(&room.database());
    room.stop();
    for (nth, name) in ["chair.db.restored", "chair.db.restored-beside"]
        .into_iter()
        .enumerate()
    {
        fs::write(room.data().join(name), b"").unwrap();
        room.start_undated();
        let said = room.program().log();
        assert!(said.contains("cannot be used"), "{said}");
        room.stop();
        assert!(rows(&room.database()) == wanted);
        assert!(!room.data().join(name).exists());
        let aside = ["set-aside.db", "set-aside-2.db"][nth];
        assert_eq!(fs::read(room.data().join(aside)).unwrap(), b"");
    }
}

/// A card of a child's, as it is printed now.
fn card_of(room: &Classroom, student: &str) -> String {
    let db = whole_database(&room.database());
    let version = db.query_row("SELECT card FROM student WHERE id = ?", [student], |row| {
        row.get(0)
    });
    let key = Machine::load_or_make(&room.data()).unwrap().key;
    card_token(
        &key,
        StudentId::new(student.parse().unwrap()),
        version.unwrap(),
    )
}

#[test]
fn what_has_ended_since_the_copy_stays_ended() {
    let mut room = Classroom::with(6, "3", "60");
    room.stay_in_place();
    room.restart();
    let mut hers = co_teacher(&room, "Ms Wren");
    let [mut by_pictures, mut reset] = ["Badan", "Balen"].map(|name| room.student(name));
    let voided = room.device().named("Bamir").id;
    let card = card_of(&room, &voided);
    let mut by_card = room.stranger();
    by_card
        .post("/door/student", &[("card", &card)])
        .expect(303);
    let (mut ended, mut stays) = (room.device(), room.device());
    let copy = room.data().with_extension("age");
    let (copy, data) = (copy.to_str().unwrap(), room.data());
    let data = data.to_str().unwrap();
    let (status, _, said) = run(&["backup", copy, "--data", data]);
    assert!(status.success(), "{said}");

    let number = |sql: &str, of: &dyn rusqlite::ToSql| -> i64 {
        let db = whole_database(&room.database());
        db.query_row(sql, [of], |row| row.get(0)).unwrap()
    };
    let token = chair::secret::hash(ended.cookies["chair-device"].as_bytes());
    let device = number("SELECT id FROM device WHERE token = ?", &token);
    let adult = number("SELECT id FROM teacher WHERE name = ?", &"Ms Wren");
    let roster = format!("/teach/classes/{}/roster", room.class());
    for path in [
        format!("/teach/devices/{device}/end"),
        format!("{roster}/{voided}/card"),
        format!("{roster}/{}/pictures", reset.id),
        format!("/teach/people/{adult}/end"),
    ] {
        room.teacher().post(&path, &[]).expect(303);
    }
    let (status, out, said) = run(&["restore", copy, "--data", data]);
    assert!(status.success(), "{out}{said}");
    wait("the box is back", || {
        let mut anyone = room.stranger();
        let page = anyone.ask("GET", "/health");
        anyone.send(&page).is_ok_and(|it| it.status == 200)
    });
    let names = format!("/door/student/{voided}");
    assert_ne!(ended.get(&names).status, 200, "a device that was ended");
    stays.get(&names).expect(200);
    room.wall().get("/board").expect(200);
    for child in [&mut by_pictures.client, &mut reset.client, &mut by_card] {
        assert_ne!(child.get("/prep").status, 200, "nobody is signed in");
    }
    assert_ne!(hers.get("/teach").status, 200);
    let wren = [("name", "Ms Wren"), ("passphrase", HER_PASSPHRASE)];
    elsewhere(&room).post("/door/teacher", &wren).expect(409);
    room.stranger()
        .post("/door/student", &[("card", &card)])
        .expect(409);
    assert_ne!(
        card_of(&room, &voided),
        card,
        "the next one is not the old one"
    );
    assert_ne!(stays.tap(&reset.id, PICTURES).status, 303, "old pictures");
    stays.tap(&by_pictures.id, PICTURES).expect(303);
    let teacher = [("name", TEACHER), ("passphrase", PASSPHRASE)];
    assert_ne!(room.teacher().get("/teach").status, 200);
    elsewhere(&room).post("/door/teacher", &teacher).expect(303);
}
