//! Nothing that is only remembered changes by what the card did not save: whoever waits still waits, and whoever guessed in vain
//! has not guessed.

use std::time::{Duration, Instant};

use chair::app::{Proof, prove};
use chair::domain::{
    class::Member,
    credentials::{
        Pictures,
        Refusal::{WaitABit, WrongPictures},
    },
    id::{ClassId, DeviceId, StudentId},
    principal::Principal,
};
use chair::i18n::Translations;
use chair::settings::Limits;
use chair::store::Error;

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};
use crate::support::disk::Disk;
use crate::support::front_door::run;
use crate::support::html::Page;
use crate::support::http::{Answer, Client};
use crate::support::in_process::{InProcess, class_of, quick};
use crate::support::people::{Device, PICTURES};

fn is_not_saved(answer: &Answer) -> bool {
    matches!(answer.status, 500 | 503 | 507)
}

/// The number of the one request that the page of devices asks about.
fn request_on(page: &str) -> String {
    let form = Page::read(page).form_to("/teach/requests");
    form.expect("a child asks").value("id").unwrap().to_owned()
}

fn shown_number(client: &mut Client, path: &str, id: &str) -> String {
    let page = client.get(path).expect(200).text();
    let number = page.split(&format!("id=\"{id}\">")).nth(1);
    let number = number.and_then(|rest| rest.split('<').next());
    number
        .unwrap_or_else(|| panic!("{path} shows no number: {page}"))
        .to_owned()
}

#[test]
fn whoever_the_teacher_lets_in_on_a_full_card_still_waits_afterwards() {
    let Some(disk) = Disk::new(160) else {
        return crate::support::not_run("letting in on a full card", "no disk can be mounted here");
    };
    let room = Classroom::in_folder(&disk.0, &[]).set_up(6, "3", "60");
    let class = room.class();
    let mut teacher = room.teacher();
    let mut tablet = room.stranger();
    tablet.post("/room", &[]).expect(303);
    let number = shown_number(&mut tablet, "/room", "room-number");
    let mut wall = room.stranger();
    wall.post("/wall", &[]).expect(303);
    let wall_number = shown_number(&mut wall, "/wall", "wall-number");
    let mut asking = room.device();
    let child = asking.names()[0].clone();
    asking
        .post("/door/ask", &[("student", &child.id)])
        .expect(303);
    let request = request_on(&teacher.get("/teach/devices").expect(200).text());
    let board = room.wall().board().text;

    let deeds: [(&str, Vec<(&str, &str)>); 3] = [
        ("/teach/devices", vec![("class", class)]),
        ("/teach/requests", vec![("id", &request), ("say", "yes")]),
        (
            "/teach/walls",
            vec![("class", class), ("number", &wall_number)],
        ),
    ];
    let later = (MONDAY_AT_EIGHT + 24 * 3600).to_string();
    let fill = disk.fill();
    std::thread::sleep(Duration::from_millis(500));
    for (path, fields) in &deeds {
        let answer = teacher.post(path, fields);
        assert!(is_not_saved(&answer), "{path}: {}", answer.status);
    }
    let answer = teacher.post("/teach/clock", &[("now", &later)]);
    assert!(is_not_saved(&answer), "the clock: {}", answer.status);

    assert_eq!(shown_number(&mut tablet, "/room", "room-number"), number);
    assert_eq!(shown_number(&mut wall, "/wall", "wall-number"), wall_number);
    assert_eq!(
        request_on(&teacher.get("/teach/devices").expect(200).text()),
        request
    );
    assert!(
        asking
            .get("/door/asked")
            .expect(200)
            .header("refresh")
            .is_some()
    );
    assert_eq!(room.wall().board().text, board, "it is the same day still");

    std::fs::remove_file(&fill).unwrap();
    for (path, fields) in &deeds {
        let begun = Instant::now();
        while teacher.post(path, fields).status != 303 {
            assert!(begun.elapsed() < Duration::from_secs(60), "{path}");
            std::thread::sleep(Duration::from_millis(250));
        }
    }
    assert_eq!(Device(tablet).names().len(), 6);
    wall.get("/board").expect(200);
    asking.get("/prep").expect(200);
    // A second tap that comes late is no second device, and no mistake.
    teacher.post("/teach/requests", &deeds[1].1).expect(303);
}

#[test]
fn a_guess_that_was_not_saved_makes_nobody_wait() {
    const WAIT: Duration = Duration::from_millis(600);
    let limits = Limits {
        picture_waits: [WAIT; 3],
        ..quick()
    };
    let inside = InProcess::open(limits, Translations::load());
    let (mut teacher, _, class) = class_of(&inside);
    let mut device = Device(inside.stranger("en"));
    device.post("/room", &[]).expect(303);
    let fields = [("class", class.as_str())];
    teacher.post("/teach/devices", &fields).expect(303);
    let first_day = [("class", class.as_str()), ("do", "start")];
    teacher.post("/teach/first-day", &first_day).expect(303);
    let ada = device.named("Ada");
    device.tap(&ada.id, PICTURES).expect(303);

    let member = Member {
        class: ClassId::new(class.parse().unwrap()),
        student: StudentId::new(ada.id.parse().unwrap()),
    };
    let wrong: Pictures = "cup,cup".parse().unwrap();
    // So many guesses on another device, in one commit that is saved or taken back.
    let guess = |times: usize, saved: bool| {
        let (app, proof) = (
            inside.app.clone(),
            Proof::Pictures(wrong, DeviceId::new(99)),
        );
        run(inside.app.write(Principal::Stranger, move |tx| {
            let mut refusals = Vec::new();
            for _ in 0..times {
                refusals.extend(prove(tx, &app, member, &proof)?.err());
            }
            if saved {
                Ok(refusals)
            } else {
                Err(Error::Full)
            }
        }))
    };
    assert_eq!(guess(5, false), Err(Error::Full));
    assert_eq!(
        guess(4, true),
        Ok(vec![WrongPictures, WrongPictures, WrongPictures, WaitABit]),
        "the fourth waits for the third, though none of them is on disk yet"
    );
    assert_eq!(guess(1, true), Ok(vec![WaitABit]));
    std::thread::sleep(WAIT);
    assert_eq!(guess(1, false), Err(Error::Full));
    assert_eq!(guess(1, true), Ok(vec![WrongPictures]), "it is looked at");
    assert_eq!(guess(1, true), Ok(vec![WaitABit]));
}
