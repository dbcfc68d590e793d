//! A class that goes by between its screens and the box, at the plain door and at the secure one.

use std::thread;

use chair::domain::id::StudentId;
use chair::host::machine::Machine;

use super::listener::Listener;
use super::room::{the_room_goes_on, the_room_is_told};
use crate::support::classroom::{Classroom, pair};
use crate::support::html::Page;
use crate::support::https::Browser;
use crate::support::people::{Child, Device, PASSPHRASE, PICTURES, PIN, TEACHER, Wall};

/// What a class left in the ears of a listener, and what is needed to find it there.
pub(super) struct Class {
    pub(super) wall: Wall,
    pub(super) child: Child,
    pub(super) teacher: Browser,
    pub(super) chair: String,
    pub(super) card: String,
    /// The letters of the room.
    pub(super) letters: String,
    /// The recovery code.
    pub(super) code: String,
    /// Of the cookies of the wall, of two devices and of two children.
    pub(super) tokens: Vec<String>,
}

/// Two screens of the room, their children and the teacher: what the first do at the plain door, they do at the secure one too.
pub(super) fn class_goes_by(room: &mut Classroom, plain: &Listener, secure: &Listener) -> Class {
    let wall = wall_goes_by(room, plain);
    let mut class = children_go_by(room, plain, wall);
    class.teacher = Browser::by(room, secure.address);
    the_teacher_goes_by(room, &mut class);
    the_room_is_told(room, &mut class);
    the_same_at_the_secure_door(room, secure, &mut class);
    class
}

/// A tablet becomes the wall.
fn wall_goes_by(room: &mut Classroom, plain: &Listener) -> Wall {
    let mut tablet = room.stranger();
    tablet.address = plain.address;
    let class = room.class().to_owned();
    pair(&mut tablet, &mut room.teacher(), &class);
    Wall(tablet)
}

/// The letters of the room, as its page shows them.
fn letters_on(page: &str) -> String {
    let letters = page.split("letters\" dir=\"ltr\">").nth(1);
    let letters = letters.unwrap_or_else(|| panic!("{page}"));
    letters.split('<').next().unwrap().trim().to_owned()
}

/// What stands on a child's card.
fn card_of(room: &Classroom, child: &str) -> String {
    let machine = Machine::load_or_make(&room.data()).unwrap();
    let child = StudentId::new(child.parse().unwrap());
    chair::app::sign_in::card_token(&machine.key, child, 1)
}

/// A child saves a chair at the wall, comes in on a device of the room, answers, leaves, and comes in again; another comes in by
/// a card; and the wall shows the keys of the room.
fn children_go_by(room: &Classroom, plain: &Listener, mut wall: Wall) -> Class {
    let chair = wall.empty_chairs()[0].clone();
    let names = wall.names(&chair);
    let called = |name: &str| names.iter().find(|it| it.name == name).unwrap().clone();
    let (eli, ben) = (called("Eli"), called("Ben"));
    wall.sign_up(&chair, &eli.id).expect(303);
    wall.get(&format!("/board/days/{}", &chair[2..12]))
        .expect(200);
    let letters = letters_on(&wall.get("/room/code").expect(200).text());
    let mut device = room.device();
    device.address = plain.address;
    let first_day = [("class", room.class()), ("do", "start")];
    room.teacher()
        .post("/teach/first-day", &first_day)
        .expect(303);
    device.names();
    device.tap(&eli.id, PICTURES).expect(303);
    let mut tokens: Vec<String> = wall.cookies.values().cloned().collect();
    tokens.extend(device.cookies.values().cloned());
    let mut child = device.child(eli.clone());
    child.saves("piece", "My heronstory is about rain.", 0);
    child.page("/prep");
    child.client.post("/door/leave", &[]).expect(303);
    let mut device = Device(child.client);
    device.tap(&eli.id, PICTURES).expect(303);
    tokens.push(device.cookies["chair-person"].clone());
    let card = card_of(room, &ben.id);
    let mut other = room.stranger();
    other.address = plain.address;
    other.post("/door/student", &[("card", &card)]).expect(303);
    tokens.extend(other.cookies.values().cloned());
    Class {
        teacher: Browser::at(room),
        child: device.child(eli),
        wall,
        chair,
        card,
        letters,
        code: String::new(),
        tokens,
    }
}

/// The teacher comes in with her passphrase, chooses six digits, has a talk with all its lines, which is read back to the
/// child, and makes a new recovery code: all by HTTPS.
fn the_teacher_goes_by(room: &Classroom, class: &mut Class) {
    let Class { teacher, child, .. } = class;
    room.teacher()
        .sets_rules(room.class(), &[("shared_praise", "true")])
        .expect(303);
    let keys = [("name", TEACHER), ("passphrase", PASSPHRASE)];
    while teacher.post("/door/teacher", &keys).status != 303 {
        thread::sleep(std::time::Duration::from_millis(200));
    }
    teacher.post("/teach/pin", &[("pin", PIN)]).expect(303);
    let who = [("class", room.class()), ("student", &child.id)];
    let begun = teacher.post("/teach/conferences", &who).expect(303);
    let talk = begun.location().to_owned();
    for (line, words) in [
        ("praised", "glowpraise-17"),
        ("teaching", "teachpoint-23"),
        ("remember", "rememberzebra-31"),
        ("teacher_well", "hersalone-47"),
    ] {
        let fields = [("line", line), ("text", words), ("seen", "0")];
        teacher.post(&format!("{talk}/lines"), &fields).expect(303);
    }
    let strength = [("on", "Small true details")];
    teacher
        .post(&format!("{talk}/strengths"), &strength)
        .expect(303);
    assert!(
        teacher
            .get(&talk)
            .expect(200)
            .text()
            .contains("rememberzebra-31")
    );
    child.page("/lead");
    let step = [
        ("text", "I will cutmyending now."),
        ("seen", "0"),
        ("talk", talk.rsplit('/').next().unwrap()),
    ];
    child.client.post("/lead/next-step", &step).expect(303);
    teacher.post(&format!("{talk}/finish"), &[]).expect(303);
    let thanks = format!("thanks:{}", child.id);
    let thanks = [
        ("line", thanks.as_str()),
        ("text", "You led it well, thanksword-71."),
        ("seen", "0"),
    ];
    teacher.post(&format!("{talk}/lines"), &thanks).expect(303);
    let share = [
        ("talk", talk.rsplit('/').next().unwrap()),
        ("text", "Small true details"),
    ];
    child.client.post("/lead/share", &share).expect(303);
    child.page("/lead/read-back");
    child
        .client
        .post("/lead/read-back", &[("say", "yes")])
        .expect(303);
    child.looks_back(talk.rsplit('/').next().unwrap());
    teacher.get("/teach").expect(200);
    // A passphrase is tried once a second for the whole box.
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    teacher
        .post("/teach/recovery", &[("passphrase", PASSPHRASE)])
        .expect(303);
    let recovery = teacher.get("/teach/recovery").expect(200).text();
    let code = recovery.split("id=\"recovery-code\"").nth(1).unwrap();
    let code = code.split(['>', '<']).nth(1).unwrap().trim().to_owned();
    assert!(code.len() > 20, "{code}");
    class.code = code;
}

/// Another tablet becomes a wall, and another child's device one of the room: over HTTPS all the way.
fn the_same_at_the_secure_door(room: &Classroom, secure: &Listener, class: &mut Class) {
    let mut teacher = room.teacher();
    let mut wall = Browser::by(room, secure.address);
    let asked = wall.post("/wall", &[]).expect(303).location().to_owned();
    let shown = Page::read(&wall.get(&asked).expect(200).text()).text;
    let walls = Page::read(&teacher.get("/teach/walls").expect(200).text());
    let numbers = walls.forms.iter().filter_map(|form| form.value("number"));
    let mut mine = numbers.filter(|number| shown.split(' ').any(|word| word == *number));
    let fields = [("class", room.class()), ("number", mine.next().unwrap())];
    teacher.post("/teach/walls", &fields).expect(303);
    let board = wall.get("/board").expect(200).text();
    assert!(board.contains("Eli"), "{board}");
    let keys = wall.get("/room/code").expect(200).text();
    assert!(keys.contains(&class.letters), "the same keys");
    let mut device = Browser::by(room, secure.address);
    device.post("/room", &[]).expect(303);
    let page = teacher.get("/teach/devices").expect(200).text();
    let waiting = Page::read(&page).form_with(&["class", "shown"]).fields();
    let waiting: Vec<(&str, &str)> = waiting.iter().map(|(a, b)| (&a[..], &b[..])).collect();
    teacher.post("/teach/devices", &waiting).expect(303);
    let tapped = [
        ("student", class.child.id.as_str()),
        ("first", "kite"),
        ("second", "drum"),
    ];
    device.post("/door/student", &tapped).expect(303);
    let sheet = device.get("/prep").expect(200).text();
    assert!(sheet.contains("Eli"), "{sheet}");
    the_room_goes_on(room, class, &mut wall, &mut device);
    device.post("/door/leave", &[]).expect(303);
    device
        .post("/door/student", &[("card", &class.card)])
        .expect(303);
    let answer = [
        ("prompt", "piece"),
        ("text", "Another heronstory."),
        ("seen", "0"),
    ];
    assert!(device.post("/prep/answers", &answer).status < 400);
}
