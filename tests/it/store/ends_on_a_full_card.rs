//! What only ends or erases something is done on a full card too, so that nobody stays signed in because of it; what is refused
//! is said at every sign-in, and words stay on their page.

use std::time::{Duration, Instant};

use chair::app::sign_in::card_token;
use chair::domain::id::StudentId;
use chair::host::machine::Machine;

use crate::support::adults::{co_teacher, elsewhere, substitute};
use crate::support::classroom::{Classroom, pair};
use crate::support::disk::Disk;
use crate::support::html::Page;
use crate::support::http::{Answer, Client};
use crate::support::people::{PASSPHRASE, PICTURES, PIN, TEACHER, Teacher};

/// So many megabytes stay free beside the file that fills the disk.
fn leave(disk: &Disk, megabytes: u64) {
    let fill = disk.fill();
    let written = std::fs::File::options().write(true).open(&fill).unwrap();
    let bytes = std::fs::metadata(&fill).unwrap().len();
    written.set_len(bytes - (megabytes << 20)).unwrap();
}

/// The number that a row has which this is true of.
fn number(room: &Classroom, sql: &str, of: &dyn rusqlite::ToSql) -> i64 {
    let db = rusqlite::Connection::open(room.database()).unwrap();
    db.query_row(sql, [of], |row| row.get(0))
        .unwrap_or_else(|why| panic!("{sql}: {why}"))
}

fn device_of(room: &Classroom, client: &Client) -> i64 {
    let token = chair::secret::hash(client.cookies["chair-device"].as_bytes());
    number(room, "SELECT id FROM device WHERE token = ?", &token)
}

fn card_of(room: &Classroom, student: &str) -> String {
    let version = number(room, "SELECT card FROM student WHERE id = ?", &student);
    let key = Machine::load_or_make(&room.data()).unwrap().key;
    card_token(&key, StudentId::new(student.parse().unwrap()), version)
}

/// Sends it until its turn has come.
#[track_caller]
fn in_turn(client: &mut Client, path: &str, fields: &[(&str, &str)], status: u16) -> Answer {
    let begun = Instant::now();
    loop {
        let answer = client.post(path, fields);
        if answer.status != 429 {
            return answer.expect(status);
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{path}");
        std::thread::sleep(Duration::from_millis(200));
    }
}

#[test]
fn what_ends_ends_on_a_full_card_and_old_cookies_open_nothing() {
    let Some(disk) = Disk::new(400) else {
        return crate::support::not_run("endings on a full card", "no disk can be mounted here");
    };
    let room = Classroom::in_folder(&disk.0, &[]).set_up(8, "3", "60");
    let handed = room.handed_to("Badan");
    let [mut done, mut ended, mut reset, mut out, mut off, mut before] =
        ["Balen", "Bamir", "Banos", "Barup", "Basan", "Batal"].map(|name| room.student(name));
    let voided = room.device().named("Bavek").id;
    let card = card_of(&room, &voided);
    let mut by_card = room.stranger();
    by_card
        .post("/door/student", &[("card", &card)])
        .expect(303);
    let mut wren = co_teacher(&room, "Ms Wren");
    let (mut wall, mut here) = (room.stranger(), Teacher(elsewhere(&room)));
    pair(&mut wall, &mut room.teacher(), room.class());
    in_turn(
        &mut here,
        "/door/teacher",
        &[("name", TEACHER), ("passphrase", PASSPHRASE)],
        303,
    );
    let (bamir, the_wall) = (device_of(&room, &ended.client), device_of(&room, &wall));
    let adult = number(&room, "SELECT id FROM teacher WHERE name = ?", &"Ms Wren");
    let chair = room.wall().empty_chairs()[0].clone();
    leave(&disk, 20);

    let mut teacher = room.teacher();
    assert_eq!(room.wall().sign_up(&chair, &off.id).status, 507, "a chair");
    let old = done.client.clone();
    done.post("/door/leave", &[]).expect(303);
    done.client = old;
    let roster = format!("/teach/classes/{}/roster", room.class());
    for path in [
        format!("/teach/devices/{bamir}/end"),
        format!("{roster}/{}/pictures", reset.id),
        format!("{roster}/{}/sign-out", out.id),
        format!("{roster}/{}/archive", off.id),
        format!("{roster}/{voided}/card"),
        format!("/teach/people/{adult}/end"),
        format!("/teach/walls/{the_wall}/end"),
    ] {
        teacher.post(&path, &[]).expect(303);
    }
    // The next child cannot come in, and the one before is out all the same.
    let next = [("card", card_of(&room, &done.id))];
    let next = next.each_ref().map(|(name, card)| (*name, card.as_str()));
    let old = before.client.clone();
    before.post("/door/student", &next).expect(507);
    before.client = old;
    for child in [
        &mut done,
        &mut ended,
        &mut reset,
        &mut out,
        &mut off,
        &mut before,
    ] {
        assert_ne!(child.get("/prep").status, 200, "{}", child.id);
    }
    for (client, path) in [
        (&mut by_card, "/prep"),
        (&mut wren.0, "/teach"),
        (&mut wall, "/board"),
    ] {
        assert_ne!(client.get(path).status, 200, "{path}");
    }
    let class = [("class", room.class())];
    let old = here.0.clone();
    here.post("/teach/walls/here", &class).expect(303);
    assert_ne!(old.clone().get("/teach").status, 200, "a wall now");
    hers_ends(&room, handed);
}

/// What a teacher ends of her own on a full card, and at last a child in the bin.
fn hers_ends(room: &Classroom, mut handed: Client) {
    let mut teacher = room.teacher();
    in_turn(&mut handed, "/door/back", &[("pin", PIN)], 303);
    handed.get("/teach").expect(200);
    teacher.post("/teach/pin", &[("pin", "402917")]).expect(303);
    assert_ne!(
        handed.get("/teach").status,
        200,
        "another PIN ends the others"
    );
    let passphrase = [("passphrase", PASSPHRASE)];
    in_turn(&mut teacher, "/teach/recovery", &passphrase, 303);
    teacher.post("/teach/recovery/done", &[]).expect(303);
    let class = [("class", room.class())];
    let mut device = room.wall().0;
    teacher.post("/teach/devices/end", &class).expect(303);
    device.get("/board").expect(200);
    let chair = room.wall().empty_chairs()[0].clone();
    let names = room.wall().names(&chair);
    let child = names.iter().find(|it| it.name == "Bavek").unwrap();
    let page = format!("/teach/students/{}/erase", child.id);
    let form = Page::read(&teacher.get(&page).expect(200).text()).form_with(&[
        "what",
        "name",
        "passphrase",
    ]);
    let form = form
        .fill("what", "child")
        .fill("name", &child.name)
        .fill("passphrase", PASSPHRASE);
    let fields = form.fields();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (&a[..], &b[..])).collect();
    in_turn(&mut teacher, &form.action, &fields, 303);
    assert!(teacher.get("/teach/bin").text().contains(&child.name));
    let old = teacher.0.clone();
    teacher.post("/door/leave", &[]).expect(303);
    assert_ne!(old.clone().get("/teach").status, 200);
}

#[test]
fn a_full_card_is_said_at_every_sign_in_and_keeps_the_words_of_a_page_without_script() {
    let Some(disk) = Disk::new(400) else {
        return crate::support::not_run("sign-ins on a full card", "no disk can be mounted here");
    };
    let room = Classroom::in_folder(&disk.0, &[]).set_up(6, "3", "60");
    let mut child = room.student("Badan");
    let mut device = child.client.clone();
    device.post("/door/leave", &[]).expect(303);
    let substitute = substitute(&room, "2026-11-23");
    let (mut teacher, class) = (room.teacher(), room.class());
    let talk = teacher.talk_with(class, &child.id);
    child.client = room.stranger();
    let card = card_of(&room, &child.id);
    child
        .client
        .post("/door/student", &[("card", &card)])
        .expect(303);
    leave(&disk, 20);
    let pictures = [("student", child.id.as_str()), ("pictures", PICTURES)];
    let hers = [("name", TEACHER), ("passphrase", PASSPHRASE)];
    for (client, path, fields) in [
        (&mut device, "/door/student", &pictures[..]),
        (
            &mut room.stranger(),
            "/door/student",
            &[("card", card.as_str())][..],
        ),
        (
            &mut elsewhere(&room),
            "/door/substitute",
            &[("code", substitute.code.as_str())][..],
        ),
    ] {
        let said = Page::read(&in_turn(client, path, fields, 507).text()).text;
        assert!(said.contains("The box is full."), "{path}: {said}");
    }
    // She who is to make room comes in, and is told.
    let mut hers_elsewhere = elsewhere(&room);
    in_turn(&mut hers_elsewhere, "/door/teacher", &hers, 303);
    let today = hers_elsewhere.get("/teach").expect(200).text();
    assert!(today.contains("The card is full"), "{today}");
    let words = "She plans the middle next";
    let line = [("line", "remember"), ("text", words), ("seen", "0")];
    let lines = format!("/teach/conferences/{talk}/lines");
    let told = [("prompt", "proud"), ("text", words), ("seen", "0")];
    let answers = format!("/teach/students/{}/answers", child.id);
    for (path, fields) in [(&lines, &line), (&answers, &told)] {
        let page = Page::read(&teacher.post(path, fields).expect(507).text());
        assert!(page.text.contains(words), "{path}: {}", page.text);
        assert!(
            page.text.contains("The card is full"),
            "{path}: {}",
            page.text
        );
    }
    let told = [("talk", talk.as_str()), ("text", words), ("seen", "0")];
    let page = Page::read(&child.post("/lead/next-step", &told).expect(507).text());
    assert!(page.text.contains(words), "{}", page.text);
    assert!(page.text.contains("Your words stay here."), "{}", page.text);
}

#[test]
fn a_file_that_fills_the_card_stops_before_it_is_too_full_to_claim_the_box() {
    let Some(disk) = Disk::new(160) else {
        return crate::support::not_run(
            "a long file on a small card",
            "no disk can be mounted here",
        );
    };
    let room = Classroom::in_folder(&disk.0, &[]);
    let client = room.stranger();
    let code = room.setup_code();
    leave(&disk, 70);
    let mut ask = client
        .ask("POST", "/restore")
        .with("Content-Type", "multipart/form-data; boundary=fence")
        .with("Content-Length", "900000000");
    let part = |name: &str| {
        format!(
            "--fence\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"a\"\r\n\r\n"
        )
    };
    ask.body = format!("{}{code}\r\n{}", part("code"), part("file")).into_bytes();
    ask.body.extend(vec![b'a'; (7 << 20) + (900 << 10)]);
    let mut socket = client.connect().unwrap();
    // It is sent away in the middle.
    let _ = std::io::Write::write_all(&mut socket, &ask.bytes());
    socket
        .set_read_timeout(Some(Duration::from_secs(5)))
        .unwrap();
    let _ = std::io::Read::read(&mut socket, &mut [0]);
    drop(room.claimed());
}
