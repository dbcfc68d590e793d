//! Wrong pictures: whoever guesses waits longer and longer, and nobody else is held up.

use std::thread::sleep;
use std::time::Duration;

use chair::domain::credentials::Guesses;
use chair::domain::id::{DeviceId, StudentId};
use chair::domain::principal::Principal;
use chair::host::machine::Machine;
use chair::i18n::Translations;
use chair::limits;
use chair::settings::Limits;
use chair::store::wrong_pictures::{LastMinutes, WrongPictures, count_guesses, count_wrong};

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, let_all_in};
use crate::support::html::Page;
use crate::support::http::{Answer, Client};
use crate::support::in_process::{InProcess, class_of, quick};
use crate::support::people::{Device, PICTURES};

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
    // Not even the right ones now, on this device. No other one waits, whether Ben was on it before or not.
    assert_eq!(
        said(&try_them(&mut stranger, &ben.id, PICTURES)),
        "wait_a_bit"
    );
    try_them(&mut another, &ben.id, PICTURES).expect(204);
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

/// Guesses until the pictures rest on these devices, and gives back how often they were looked at.
fn guess_until_they_rest(devices: &mut [Device], student: &str) -> usize {
    let mut judged = 0;
    for device in devices {
        loop {
            match said(&try_them(device, student, "cup,cup")).as_str() {
                "wrong_pictures" => judged += 1,
                "pictures_rest" => break,
                other => panic!("{other}"),
            }
        }
    }
    judged
}

/// A box on which wrong pictures make nobody wait: only their number counts.
fn without_waits() -> (InProcess, Client, String) {
    let inside = InProcess::open(
        Limits {
            picture_waits: [Duration::ZERO; 3],
            ..quick()
        },
        Translations::load(),
    );
    let (mut teacher, _, class) = class_of(&inside);
    let first_day = [("class", class.as_str()), ("do", "start")];
    teacher.post("/teach/first-day", &first_day).expect(303);
    (inside, teacher, class)
}

/// So many devices that the teacher lets in.
fn devices(inside: &InProcess, teacher: &mut Client, count: usize) -> Vec<Device> {
    let mut devices = Vec::new();
    for _ in 0..count {
        let mut device = Device(inside.stranger("en"));
        device.post("/room", &[]).expect(303);
        let_all_in(teacher);
        devices.push(device);
    }
    devices
}

fn sign_out(device: &mut Device) {
    device.post("/door/leave", &[]).expect(303);
}

#[test]
fn strangers_keep_no_child_from_its_own_device() {
    let (inside, mut teacher, _) = without_waits();
    let mut all = devices(&inside, &mut teacher, 6);
    let (own, rest) = all.split_at_mut(1);
    let (cart, new) = rest.split_at_mut(1);
    let ada = own[0].named("Ada");
    own[0].tap(&ada.id, PICTURES).expect(303);
    sign_out(&mut own[0]);
    cart[0].tap(&ada.id, PICTURES).expect(303);
    sign_out(&mut cart[0]);
    assert_eq!(guess_until_they_rest(new, &ada.id), 5, "of all new devices");
    let another = &mut new[3];
    assert_eq!(
        said(&try_them(another, &ada.id, PICTURES)),
        "pictures_rest",
        "also the right ones: else they could be guessed"
    );
    let page = another.tap(&ada.id, PICTURES).expect(409).text();
    assert!(page.contains("Your pictures need a break. Use your card or ask your teacher."));
    assert!(
        !page.contains("name=\"first\"")
            && page.contains("/door/card")
            && page.contains("/door/ask")
    );
    // One of the tablets that she has been on is guessed on as well: her own still lets her in.
    assert_eq!(guess_until_they_rest(cart, &ada.id), 4, "all but one");
    assert_eq!(
        said(&try_them(&mut own[0], &ada.id, "cup,cup")),
        "wrong_pictures"
    );
    // Those were ten, and one more is not looked at anywhere.
    for device in &mut all {
        assert_eq!(said(&try_them(device, &ada.id, PICTURES)), "pictures_rest");
    }
    // Another child is not concerned, and the teacher lets her in.
    let ben = all[0].named("Ben");
    all[0].tap(&ben.id, PICTURES).expect(303);
    sign_out(&mut all[0]);
    all[0]
        .post("/door/ask", &[("student", &ada.id)])
        .expect(303);
    let page = Page::read(&teacher.get("/teach/devices").expect(200).text());
    let form = page.form_to("/teach/requests").expect("she is asked");
    let yes = [("id", form.value("id").unwrap()), ("say", "yes")];
    teacher.post("/teach/requests", &yes).expect(303);
    assert_eq!(all[0].get("/").expect(303).location(), "/prep");
}

#[test]
fn many_guesses_at_once_are_ten() {
    let (inside, mut teacher, _) = without_waits();
    let mut all = devices(&inside, &mut teacher, 12);
    let ada = all[0].named("Ada");
    for device in &mut all {
        device.tap(&ada.id, PICTURES).expect(303);
        sign_out(device);
    }
    let judged: usize = std::thread::scope(|scope| {
        let guesses = all.iter().flat_map(|device| {
            let ada = &ada;
            (0..5).map(move |_| {
                let mut device = device.clone();
                scope.spawn(move || said(&try_them(&mut device, &ada.id, "cup,cup")))
            })
        });
        let guesses: Vec<_> = guesses.collect();
        let said = guesses.into_iter().map(|it| it.join().unwrap());
        said.filter(|word| word == "wrong_pictures").count()
    });
    assert_eq!(judged, 10, "of sixty");
}

#[test]
fn a_guess_counts_for_ten_minutes_by_the_clock_that_never_jumps() {
    let (inside, mut teacher, _) = without_waits();
    let ada = devices(&inside, &mut teacher, 1)[0].named("Ada").id;
    let tried = WrongPictures {
        student: StudentId::new(ada.parse().unwrap()),
        device: DeviceId::new(99),
    };
    // So many guesses after so many seconds, and how many count then.
    let guess = |guesses: usize, second: u64| {
        let minutes = LastMinutes {
            runs: Duration::from_secs(second),
            counts: limits::PICTURE_GUESSES_WHILE,
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        let counted = inside.app.write(Principal::Stranger, move |tx| {
            for _ in 0..guesses {
                count_wrong(tx, tried, false, minutes)?;
            }
            count_guesses(tx, tried, false, minutes)
        });
        let counted: Guesses = runtime.block_on(counted).unwrap();
        assert_eq!(
            (counted.all, counted.all),
            (counted.new_devices, counted.here)
        );
        counted.all
    };
    assert_eq!(guess(3, 1_000), 3);
    assert_eq!(guess(2, 1_500), 5);
    assert_eq!(guess(0, 1_599), 5);
    assert_eq!(guess(0, 1_600), 2, "the first three are ten minutes old");
    assert_eq!(guess(1, 2_099), 3);
    assert_eq!(guess(0, 2_100), 1);
    let tables = rusqlite::Connection::open(inside.app.settings.data.join("chair.db")).unwrap();
    let rows: u32 = tables
        .query_row("SELECT count(*) FROM wrong_guess", [], |row| row.get(0))
        .unwrap();
    assert_eq!(rows, 3, "older ones have gone");
}

#[test]
fn neither_a_restart_nor_a_set_clock_gives_ten_more_and_new_pictures_do() {
    let mut room = Classroom::ready();
    room.set_clock(MONDAY_AT_EIGHT + 365 * 24 * 3600);
    room.teacher_for_a_week();
    let mut new = [room.device(), room.device(), room.device()];
    let ben = room.student("Ben");
    for device in &mut new[..2] {
        for _ in 0..2 {
            let wrong = try_them(device, &ben.id, "cup,cup");
            assert_eq!(said(&wrong), "wrong_pictures");
        }
    }
    let wrong = try_them(&mut new[2], &ben.id, "cup,cup");
    assert_eq!(said(&wrong), "wrong_pictures");
    let rests = |client: &Client, room: &Classroom| {
        let mut client = Client {
            address: room.program().address,
            ..client.clone()
        };
        said(&try_them(&mut client, &ben.id, PICTURES)) == "pictures_rest"
    };
    assert!(rests(&new[0], &room));
    room.restart();
    assert!(rests(&new[0], &room), "after a restart");
    room.set_clock(MONDAY_AT_EIGHT);
    assert!(rests(&new[0], &room), "with the clock set back");
    let reset = format!("/teach/classes/{}/roster/{}/pictures", room.class(), ben.id);
    room.teacher().post(&reset, &[]).expect(303);
    let mut device = Client {
        address: room.program().address,
        ..new[0].0.clone()
    };
    try_them(&mut device, &ben.id, "fish,fish").expect(204);
    device.post("/door/leave", &[]).expect(303);
    try_them(&mut device, &ben.id, "fish,fish").expect(204);
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
