//! The teacher's own device in a child's hands: it leads one talk and nothing else, until her six digits or her passphrase.

use std::{thread::sleep, time::Duration};

use crate::classroom::Classroom;
use crate::http::Client;
use crate::people::PASSPHRASE;

/// One try a second at the digits and the passphrase.
const BETWEEN: Duration = Duration::from_millis(1050);

const PIN: &str = "204817";

/// A talk is going on and the teacher's device is in the child's hands. Written into the stopped box, because this journey
/// is about the door and not about talks.
fn handed_over() -> (Classroom, Client) {
    let mut room = Classroom::ready();
    let child = room.device().named("Ben").id;
    let mut teacher = room.teacher().0;
    for bad in ["123456", "12345", ""] {
        teacher.post("/teach/pin", &[("pin", bad)]).expect(409);
    }
    let chosen = teacher.post("/teach/pin", &[("pin", PIN), ("talk", "77")]);
    assert_eq!(chosen.expect(303).location(), "/teach/conferences/77");
    room.stop();
    let db = rusqlite::Connection::open(room.database()).unwrap();
    db.execute_batch(&format!(
        "INSERT INTO conference (id, class, kind, date, began_at, teacher, state, state_at, state_by)
         SELECT 77, {}, 'student_led', '2026-11-23', 0, teacher.id, 'talking', 0, 'test' FROM teacher;
         UPDATE session SET handed_for = 77, handed_to = {child};",
        room.class()
    ))
    .unwrap();
    drop(db);
    room.start_undated();
    let teacher = room.teacher().0;
    (room, teacher)
}

#[test]
fn nothing_but_the_talk_is_reached_and_six_digits_lead_back() {
    let (_room, mut device) = handed_over();
    assert_eq!(device.get("/").expect(303).location(), "/lead");
    for path in [
        "/teach",
        "/teach/pin",
        "/teach/devices",
        "/board",
        "/door/teacher",
        "/room",
        "/wall",
    ] {
        let refused = device.get(path).expect(403).text();
        assert!(
            refused.contains("href=\"/lead\"") && !refused.contains("Ada"),
            "{path}: {refused}"
        );
    }
    device.post("/door/leave", &[]).expect(403);
    let page = device.get("/door/back").expect(200).text();
    assert!(page.contains("name=\"pin\""), "{page}");
    device.post("/door/back", &[("pin", "111222")]).expect(409);
    device.post("/door/back", &[("pin", PIN)]).expect(429);
    sleep(BETWEEN);
    let back = device.post("/door/back", &[("pin", PIN)]).expect(303);
    assert_eq!(back.location(), "/teach/conferences/77");
    device.get("/teach").expect(200);
}

#[test]
fn five_wrong_digits_leave_only_the_passphrase() {
    let (_room, mut device) = handed_over();
    for nth in 0..5 {
        let wrong = device.post("/door/back", &[("pin", "111222")]).expect(409);
        assert_eq!(nth == 4, wrong.text().contains("name=\"passphrase\""));
        sleep(BETWEEN);
    }
    device.post("/door/back", &[("pin", PIN)]).expect(409);
    sleep(BETWEEN);
    let wrong = [("passphrase", "not that one at all")];
    device.post("/door/back", &wrong).expect(409);
    sleep(BETWEEN);
    let right = [("passphrase", PASSPHRASE)];
    device.post("/door/back", &right).expect(303);
    device.get("/teach").expect(200);
}
