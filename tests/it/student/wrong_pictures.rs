//! Wrong pictures: whoever guesses waits longer and longer, and nobody else is held up.

use std::thread::sleep;
use std::time::Duration;

use chair::domain::id::StudentId;
use chair::host::machine::Machine;

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};
use crate::support::http::{Answer, Client};
use crate::support::people::PICTURES;

fn try_them(client: &mut Client, student: &str, pictures: &str) -> Answer {
    let fields = [("student", student), ("pictures", pictures)];
    client.script("/door/student", &fields)
}

fn said(answer: &Answer) -> String {
    assert_eq!(answer.status, 409, "{}", answer.text());
    answer.json()["refusal"].as_str().unwrap().to_owned()
}

/// What stands on a child's card, as the box itself makes it.
fn card(room: &Classroom, student: &str, version: i64) -> String {
    let machine = Machine::load_or_make(&room.data()).unwrap();
    let student = StudentId::new(student.parse().unwrap());
    chair::app::sign_in::card_token(&machine.key, student, version)
}

#[test]
fn ten_wrong_pictures_hold_nobody_else_up() {
    let mut room = Classroom::ready();
    room.set_clock(MONDAY_AT_EIGHT + 365 * 24 * 3600);
    room.teacher_for_a_week();
    let ben = room.student("Ben");
    let mut bens = ben.client.clone();
    bens.post("/door/leave", &[]).expect(303);
    let mut stranger = room.device();
    let mut another = room.device();
    for _ in 0..3 {
        assert_eq!(
            said(&try_them(&mut stranger, &ben.id, "cup,cup")),
            "wrong_pictures"
        );
    }
    for _ in 0..7 {
        assert_eq!(
            said(&try_them(&mut stranger, &ben.id, "cup,cup")),
            "wait_a_bit"
        );
    }
    // Not even the right ones now; all devices that Ben never came in on wait together.
    assert_eq!(
        said(&try_them(&mut stranger, &ben.id, PICTURES)),
        "wait_a_bit"
    );
    assert_eq!(
        said(&try_them(&mut another, &ben.id, PICTURES)),
        "wait_a_bit"
    );
    // His own device lets him in at once, and his card does anywhere.
    try_them(&mut bens, &ben.id, PICTURES).expect(204);
    let mut far = room.stranger();
    far.script("/door/student", &[("card", &card(&room, &ben.id, 1))])
        .expect(204);
    // Another child on the same device is not held up either.
    let ada = room.student("Ada B");
    assert_eq!(
        said(&try_them(&mut stranger, &ada.id, "cup,cup")),
        "wrong_pictures"
    );

    // A restart gives no fresh start, and a clock set back a year changes nothing.
    room.restart();
    room.set_clock(MONDAY_AT_EIGHT);
    let placed = |client: &Client| Client {
        address: room.program().address,
        ..client.clone()
    };
    assert_eq!(placed(&bens).get("/").expect(303).location(), "/prep");
    let mut stranger = placed(&stranger);
    assert_eq!(
        said(&try_them(&mut stranger, &ben.id, PICTURES)),
        "wait_a_bit"
    );
    sleep(Duration::from_millis(5100));
    try_them(&mut stranger, &ben.id, PICTURES).expect(204);
}

#[test]
fn a_card_opens_any_device_until_it_is_void() {
    let room = Classroom::ready();
    let ben = room.device().named("Ben");
    let old = card(&room, &ben.id, 1);
    let mut far = room.stranger();
    far.get("/door/card").expect(200);
    let entered = far.post("/door/student", &[("card", &old)]).expect(303);
    assert_eq!(entered.location(), "/prep");
    let page = far.get("/board").expect(200).text();
    assert!(page.contains("Pull up a chair"), "{page}");
    let void = format!("/teach/classes/{}/roster/{}/card", room.class(), ben.id);
    room.teacher().post(&void, &[]).expect(303);
    far.get("/board").expect(403);
    let mut other = room.stranger();
    assert_eq!(
        said(&other.script("/door/student", &[("card", &old)])),
        "card_void"
    );
    for bad in [
        "",
        "-",
        "12-34",
        "x",
        &format!("{}-{}", ben.id, "0".repeat(32)),
    ] {
        let plain = other.post("/door/student", &[("card", bad)]).expect(409);
        assert!(plain.text().contains("That card is an old one"), "{bad:?}");
    }
    other
        .post("/door/student", &[("card", &card(&room, &ben.id, 2))])
        .expect(303);
    let mut nobody = room.stranger();
    let fields = [("student", ben.id.as_str()), ("pictures", PICTURES)];
    let refused = nobody.post("/door/student", &fields).expect(409);
    assert!(!refused.text().contains("Ben"), "{}", refused.text());
}
