//! The teacher's own device in a child's hands: it leads one talk and nothing else, until her six digits or her passphrase.

use std::{thread::sleep, time::Duration};

use crate::support::classroom::Classroom;
use crate::support::people::{PASSPHRASE, PIN};

/// One try a second at the digits and the passphrase.
const BETWEEN: Duration = Duration::from_millis(1050);

#[test]
fn a_plain_pin_is_not_taken() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    for bad in ["123456", "12345", "888888", ""] {
        teacher.post("/teach/pin", &[("pin", bad)]).expect(409);
    }
    let chosen = teacher.post("/teach/pin", &[("pin", PIN), ("talk", "77")]);
    let chosen = chosen.expect(303);
    assert!(chosen.location().starts_with("/teach/conferences/77?done="));
}

#[test]
fn nothing_but_the_talk_is_reached_and_six_digits_lead_back() {
    let room = Classroom::ready();
    let mut device = room.handed_to("Ben");
    sleep(BETWEEN);
    assert_eq!(device.get("/").expect(303).location(), "/lead");
    for path in [
        "/teach",
        "/prep",
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
    let back = device.post("/door/back", &[("pin", PIN)]).expect(303);
    assert!(back.location().starts_with("/teach/conferences/"));
    device.get("/teach").expect(200);
}

#[test]
fn five_wrong_digits_leave_only_the_passphrase() {
    let room = Classroom::ready();
    let mut device = room.handed_to("Ben");
    sleep(BETWEEN);
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
