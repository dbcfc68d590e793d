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

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, let_all_in};
use crate::support::disk::Disk;
use crate::support::front_door::run;
use crate::support::html::Page;
use crate::support::http::{Answer, Client};
use crate::support::in_process::{InProcess, class_of, quick};
use crate::support::people::{Device, PASSPHRASE, PICTURES, TEACHER};

/// What every page says of the card, for children and for the teacher.
const GETTING_FULL: &str = "The box is getting full. Tell your teacher.";
const FULL: &str = "The box is full. Tell your teacher.";
const NEARLY_FULL: &str = "The card is nearly full. Make room on the card,";
const NOTHING_NEW: &str = "The card is full, and nothing new is saved. Make room on the card,";

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
    // What stands on the wall, without what every page says of the card.
    let board_text = || {
        let text = room.wall().board().text;
        text.replace(GETTING_FULL, "").replace(FULL, "")
    };
    let board = board_text();

    let deeds: [(&str, Vec<(&str, &str)>); 3] = [
        (
            "/teach/devices",
            vec![("class", class), ("number", &number)],
        ),
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
    let asked = asking.get("/door/asked").expect(200).text();
    assert!(asked.contains("content=\"3;url=/door/asked\""));
    assert_eq!(board_text(), board, "it is the same day still");

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
    let_all_in(&mut teacher);
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

/// The wall, the names on a tablet, a child, and a teacher: on Today, in a talk, and signed out at the door.
struct Screens {
    wall: Client,
    device: Client,
    child: Client,
    teacher: Client,
    talk: String,
}

impl Screens {
    fn of(room: &Classroom) -> Self {
        let child = room.student("Badan");
        let talk = room.teacher().talk_with(room.class(), &child.id);
        Self {
            wall: room.wall().0,
            device: room.device().0,
            child: child.client,
            teacher: room.teacher().0,
            talk: format!("/teach/conferences/{talk}"),
        }
    }

    fn at(mut self, room: &Classroom) -> Self {
        let address = room.program().address;
        for client in [
            &mut self.wall,
            &mut self.device,
            &mut self.child,
            &mut self.teacher,
        ] {
            client.address = address;
        }
        self
    }

    /// Each says this to children and that to a teacher, or says neither.
    #[track_caller]
    fn say(&self, children: &str, teacher: &str, says: bool) {
        let talk = self.talk.clone();
        let door = Client::new(self.wall.address);
        for (client, path, words) in [
            (&self.wall, "/board", children),
            (&self.device, "/", children),
            (&self.child, "/prep", children),
            (&self.teacher, "/teach", teacher),
            (&self.teacher, &talk, teacher),
            (&door, "/door/teacher", teacher),
        ] {
            let page = Page::read(&client.clone().get(path).expect(200).text()).text;
            assert_eq!(page.contains(words), says, "{path}: {page}");
        }
    }
}

#[test]
fn a_full_card_is_said_on_every_screen_before_it_is_full_and_as_soon_as_it_is() {
    let Some(disk) = Disk::new(400) else {
        return crate::support::not_run("a card that fills", "no disk can be mounted here");
    };
    let mut room = Classroom::in_folder(&disk.0, &[]).set_up(6, "3", "60");
    let screens = Screens::of(&room);
    screens.say(GETTING_FULL, NEARLY_FULL, false);
    let fill = disk.fill();
    let leave = |megabytes: u64| {
        let written = std::fs::File::options().write(true).open(&fill).unwrap();
        let bytes = std::fs::metadata(&fill).unwrap().len();
        written.set_len(bytes - (megabytes << 20)).unwrap();
    };
    leave(128);
    screens.say(GETTING_FULL, NEARLY_FULL, true);
    // Words are still saved.
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair)[1].id.clone();
    wall.sign_up(&chair, &child).expect(303);
    // And full: nobody has to try first.
    std::fs::remove_file(&fill).unwrap();
    disk.fill();
    leave(20);
    screens.say(FULL, NOTHING_NEW, true);
    let health = room.stranger().get("/health").expect(503).json();
    assert_eq!(health["store"]["condition"], "full", "{health}");
    assert_eq!(health["store"]["writable"], false, "{health}");
    // The teacher comes in, to make room.
    let hers = [("name", TEACHER), ("passphrase", PASSPHRASE)];
    room.stranger().post("/door/teacher", &hers).expect(303);
    // The same after a start, before anybody writes.
    room.stop();
    room.start_undated();
    let health = room.stranger().get("/health").expect(503).json();
    assert_eq!(health["store"]["condition"], "full", "{health}");
    let screens = screens.at(&room);
    screens.say(FULL, NOTHING_NEW, true);
    std::fs::remove_file(&fill).unwrap();
    let begun = Instant::now();
    while room.stranger().get("/health").status != 200 {
        assert!(begun.elapsed() < Duration::from_secs(10), "it writes again");
        std::thread::sleep(Duration::from_millis(50));
    }
    screens.say(FULL, NOTHING_NEW, false);
    screens.say(GETTING_FULL, NEARLY_FULL, false);
}
