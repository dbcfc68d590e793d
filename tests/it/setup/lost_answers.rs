//! The claim on a disk that takes 60 ms to sync, when its answer never arrives or its button is tapped twice: a claim that was
//! kept has a door, and shows its recovery code until that is written down.

use std::io::Write as _;
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use crate::support::classroom::Classroom;
use crate::support::html::{Form, Page};
use crate::support::http::{Answer, Client};
use crate::support::people::{PASSPHRASE, TEACHER};
use crate::support::rounds;
use crate::support::slow_disk::SlowDisk;

/// A fresh box on the slow disk.
fn slow_box(disk: &SlowDisk) -> Classroom {
    let mut room = Classroom::new();
    room.stop();
    room.start_in(&disk.environment());
    room
}

fn filled(room: &Classroom, client: &mut Client) -> Form {
    Page::read(&client.get("/claim").expect(200).text())
        .form_with(&["code", "name", "passphrase"])
        .fill("code", &room.setup_code())
        .fill("name", TEACHER)
        .fill("passphrase", PASSPHRASE)
}

fn post(client: &mut Client, form: &Form) -> Answer {
    let fields = form.fields();
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    client.post(&form.action, &fields)
}

fn send(client: &Client, form: &Form) -> TcpStream {
    let fields = form.fields();
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let mut socket = TcpStream::connect(client.address).unwrap();
    let ask = client.form(&form.action, &fields);
    socket.write_all(&ask.bytes()).unwrap();
    socket
}

/// Whose the box is, as its disk says: SHA-256 of the recovery code, if it is anybody's.
fn owner(room: &Classroom) -> Option<[u8; 32]> {
    let db = rusqlite::Connection::open(room.database()).unwrap();
    db.busy_timeout(Duration::from_secs(10)).unwrap();
    db.query_row(
        "SELECT recovery FROM teacher JOIN box ON owner = id",
        [],
        |row| row.get(0),
    )
    .ok()
}

/// The code on her page, and the same as the box would know it again.
fn code_on(teacher: &mut Client) -> Option<(String, [u8; 32])> {
    let html = teacher.get("/teach/recovery").expect(200).text();
    let (_, rest) = html.split_once("id=\"recovery-code\"")?;
    let code = rest.split(['>', '<']).nth(1).unwrap().trim().to_owned();
    let bits = chair::secret::read_recovery_code(&code).expect("a code that reads back");
    Some((code, chair::secret::hash(&bits.to_be_bytes())))
}

fn sign_in(room: &Classroom) -> (Client, String) {
    let mut teacher = room.stranger();
    let fields = [("name", TEACHER), ("passphrase", PASSPHRASE)];
    let begun = Instant::now();
    loop {
        let answer = teacher.post("/door/teacher", &fields);
        if answer.status == 303 {
            return (teacher, answer.location().to_owned());
        }
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "{}",
            answer.text()
        );
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn a_claim_whose_answer_is_lost_has_a_door_and_shows_its_code() {
    let Some(disk) = SlowDisk::new() else { return };
    let (tries, mut kept) = (rounds(6, 40), 0);
    for turn in 0..tries {
        let mut room = slow_box(&disk);
        let mut client = room.stranger();
        let form = filled(&room, &mut client);
        let socket = send(&client, &form);
        // Most of them while the box is in the middle of it: it hashes, and it syncs.
        std::thread::sleep(Duration::from_millis(turn as u64 * 31 % 220));
        match turn % 3 {
            0 => {
                let _ = socket.shutdown(Shutdown::Write);
            }
            1 => socket2::SockRef::from(&socket)
                .set_linger(Some(Duration::ZERO))
                .unwrap(),
            _ => {}
        }
        drop(socket);
        let begun = Instant::now();
        while owner(&room).is_none() && begun.elapsed() < Duration::from_secs(4) {
            std::thread::sleep(Duration::from_millis(10));
        }
        let what = format!("turn {turn}");
        // After the commit the program says so before anybody is answered; what was not kept can be claimed again.
        let Some(hash) = owner(&room) else {
            room.stranger().get("/claim").expect(200);
            continue;
        };
        kept += 1;
        while room.stranger().get("/door/teacher").status != 200 {
            assert!(begun.elapsed() < Duration::from_secs(10), "{what}: no door");
        }
        let again = room.stranger().get("/claim").expect(404).text();
        let page = Page::read(&again);
        assert_eq!(page.links_to("/door/teacher").len(), 1, "{what}: {again}");
        assert!(page.h1[0].contains("has a teacher"), "{what}: {again}");
        let (mut teacher, first) = sign_in(&room);
        assert_eq!(first, "/teach/recovery", "{what}");
        let (code, shown) = code_on(&mut teacher).expect("the code is shown");
        assert_eq!(shown, hash, "{what}: and it is hers");
        if turn % 3 != 2 {
            continue;
        }
        // It is shown again until she says that she has it, on any device of hers; then never.
        assert_eq!(code_on(&mut teacher).unwrap().0, code);
        assert_eq!(code_on(&mut sign_in(&room).0).unwrap().0, code);
        // A box that restarted meanwhile cannot show it: it says how to make another, and asks for it on its own.
        room.stop();
        room.start_undated();
        teacher.address = room.program().address;
        assert_eq!(code_on(&mut teacher), None);
        let asks = teacher.get("/teach").expect(303);
        let asks = teacher.follow(asks).text();
        let form = Page::read(&asks).form_to("/teach/recovery");
        let form = form
            .expect("she is led to it")
            .fill("passphrase", PASSPHRASE);
        post(&mut teacher, &form).expect(303);
        let (other, _) = code_on(&mut teacher).expect("another code");
        assert_ne!(other, code);
        let page = Page::read(&teacher.get("/teach/recovery").expect(200).text());
        let done = page.form_to("/teach/recovery/done").unwrap();
        // The page of the code before, left open in another tab, does not say so of this one.
        let old = [("code", "00000000")];
        let old = teacher.post("/teach/recovery/done", &old).expect(303);
        assert_eq!(old.location(), "/teach/recovery");
        assert_eq!(code_on(&mut teacher).unwrap().0, other);
        post(&mut teacher, &done).expect(303);
        assert_eq!(code_on(&mut teacher), None);
    }
    eprintln!("{kept} of {tries} claims were kept");
    assert!(kept * 2 > tries, "{kept} of {tries}");
}

#[test]
fn a_double_click_claims_once_and_both_clicks_are_hers() {
    let Some(disk) = SlowDisk::new() else { return };
    for turn in 0..rounds(4, 24) {
        let room = slow_box(&disk);
        let mut client = room.stranger();
        let form = filled(&room, &mut client);
        if turn % 2 == 1 {
            // After a slip both clicks wait for this device's next turn.
            let slip = form
                .clone()
                .fill("code", "00000000")
                .fill("request", "a-slip");
            post(&mut client, &slip).expect(409);
        }
        let first = send(&client, &form);
        std::thread::sleep(Duration::from_millis(2 + turn as u64 * 53 % 400));
        // The browser forgets the first answer and waits for the second.
        drop(first);
        let second = post(&mut client, &form);
        assert_eq!(second.status, 303, "turn {turn}: {}", second.text());
        assert_eq!(second.location(), "/teach/recovery");
        let (_, shown) = code_on(&mut client).expect("the code is shown");
        assert_eq!(Some(shown), owner(&room), "turn {turn}");
        let db = rusqlite::Connection::open(room.database()).unwrap();
        let teachers: i64 = db
            .query_row("SELECT count(*) FROM teacher", [], |row| row.get(0))
            .unwrap();
        assert_eq!(teachers, 1, "turn {turn}");
        // Another form opens nothing, whoever sends it.
        let other = form.fill("request", "another-form");
        let mut stranger = room.stranger();
        let late = post(&mut stranger, &other);
        assert_eq!(
            (late.status, stranger.cookies.len()),
            (404, 0),
            "turn {turn}"
        );
    }
}
