//! What opened a session ends it: a card that is void, pictures that are chosen anew, the teacher's tap. And a card that is shown
//! again and again fills nothing.

use chair::domain::id::StudentId;
use chair::host::machine::Machine;

use crate::support::classroom::Classroom;
use crate::support::html::Page;
use crate::support::http::Client;
use crate::support::people::{Device, PICTURES, Student};

fn card(room: &Classroom, child: &Student, version: i64) -> String {
    let machine = Machine::load_or_make(&room.data()).unwrap();
    let student = StudentId::new(child.id.parse().unwrap());
    chair::app::sign_in::card_token(&machine.key, student, version)
}

fn is_in(client: &mut Client) -> bool {
    let status = client.get("/prep").status;
    assert!(matches!(status, 200 | 303 | 403), "{status}");
    status == 200
}

/// One child in four ways: by card elsewhere, by card on a device of the room, by pictures there, by its teacher's word there.
struct Everywhere {
    room: Classroom,
    who: Student,
    sessions: [Client; 4],
}

impl Everywhere {
    fn new() -> Self {
        let room = Classroom::ready();
        let mut devices = [room.device(), room.device(), room.device()];
        let who = devices[0].named("Ben");
        let first_day = [("class", room.class()), ("do", "start")];
        room.teacher()
            .post("/teach/first-day", &first_day)
            .expect(303);
        let shown = card(&room, &who, 1);
        let mut elsewhere = room.stranger();
        let [by_card, by_pictures, by_word] = &mut devices;
        for client in [&mut elsewhere, &mut by_card.0] {
            client
                .post("/door/student", &[("card", &shown)])
                .expect(303);
        }
        by_pictures.tap(&who.id, PICTURES).expect(303);
        by_word
            .post("/door/ask", &[("student", &who.id)])
            .expect(303);
        let mut teacher = room.teacher();
        let door = Page::read(&teacher.get("/teach/devices").expect(200).text());
        let asks = door.form_to("/teach/requests").expect("she is asked");
        let yes = [("id", asks.value("id").unwrap()), ("say", "yes")];
        teacher.post("/teach/requests", &yes).expect(303);
        let [by_card, by_pictures, by_word] = devices.map(|Device(client)| client);
        let mut it = Self {
            room,
            who,
            sessions: [elsewhere, by_card, by_pictures, by_word],
        };
        assert_eq!(it.who_is_in(), [true; 4]);
        it
    }

    fn who_is_in(&mut self) -> [bool; 4] {
        self.sessions.each_mut().map(is_in)
    }

    fn teacher_does(&self, deed: &str) {
        let (class, child) = (self.room.class(), &self.who.id);
        let path = format!("/teach/classes/{class}/roster/{child}/{deed}");
        self.room.teacher().post(&path, &[]).expect(303);
    }
}

#[test]
fn a_void_card_ends_whoever_came_in_by_it_on_any_device() {
    let mut it = Everywhere::new();
    it.teacher_does("card");
    assert_eq!(it.who_is_in(), [false, false, true, true]);
    it.room.restart();
    let address = it.room.program().address;
    it.sessions.iter_mut().for_each(|one| one.address = address);
    assert_eq!(it.who_is_in(), [false, false, true, true], "for good");
    let (old, new) = (card(&it.room, &it.who, 1), card(&it.room, &it.who, 2));
    let mut tablet = it.room.stranger();
    tablet.post("/door/student", &[("card", &old)]).expect(409);
    tablet.post("/door/student", &[("card", &new)]).expect(303);
}

#[test]
fn new_pictures_end_whoever_came_in_by_the_old_ones() {
    let mut it = Everywhere::new();
    it.teacher_does("pictures");
    assert_eq!(it.who_is_in(), [true, true, false, true]);
}

#[test]
fn the_teacher_signs_a_child_out_everywhere_and_nobody_else() {
    let mut it = Everywhere::new();
    let mut other = it.room.student("Chloé").client;
    let class = it.room.class();
    let mut teacher = it.room.teacher();
    let list = teacher.get(&format!("/teach/students/{}/settings", it.who.id));
    let list = Page::read(&list.expect(200).text());
    let path = format!("/teach/classes/{class}/roster/{}/sign-out", it.who.id);
    assert!(list.form_to(&path).is_some(), "on the child's settings");
    it.teacher_does("sign-out");
    assert_eq!(it.who_is_in(), [false; 4]);
    assert!(is_in(&mut other));
    // Nothing else has ended: the card and the pictures still open.
    let shown = card(&it.room, &it.who, 1);
    it.room
        .stranger()
        .post("/door/student", &[("card", &shown)])
        .expect(303);
}

#[test]
fn whoever_was_taken_off_the_list_comes_back_signed_out() {
    let mut it = Everywhere::new();
    it.teacher_does("archive");
    assert_eq!(it.who_is_in(), [false; 4]);
    let mut teacher = it.room.teacher();
    let class = it.room.class().to_owned();
    crate::support::classroom::paste(&mut teacher, &class, "Ben Dale").expect(303);
    assert_eq!(it.who_is_in(), [false; 4], "a name on the list is no door");
}

#[test]
fn of_many_sessions_by_one_card_the_newest_stay_and_nothing_grows() {
    let room = Classroom::ready();
    let mut by_pictures = room.student("Ben").client;
    let who = room.device().named("Ben");
    let shown = card(&room, &who, 1);
    let come_in = || {
        let mut client = room.stranger();
        client
            .post("/door/student", &[("card", &shown)])
            .expect(303);
        client
    };
    let mut sessions: Vec<Client> = (0..12).map(|_| come_in()).collect();
    let in_now: Vec<bool> = sessions.iter_mut().map(is_in).collect();
    let expected: Vec<bool> = (0..12).map(|nth| nth >= 4).collect();
    assert_eq!(in_now, expected, "the newest eight");
    assert!(
        is_in(&mut by_pictures),
        "another way in is counted by itself"
    );
    // Sessions that ended are not piled up either.
    let rows = || -> i64 {
        let db = rusqlite::Connection::open(room.database()).unwrap();
        let sql = "SELECT count(*) FROM student_session WHERE student = ?";
        db.query_row(sql, [&who.id], |row| row.get(0)).unwrap()
    };
    for _ in 0..20 {
        come_in().post("/door/leave", &[]).expect(303);
    }
    let before = rows();
    for _ in 0..20 {
        come_in();
        come_in().post("/door/leave", &[]).expect(303);
    }
    assert!(rows() <= before.max(8 + 8 + 8), "{} rows", rows());
    assert!(is_in(&mut by_pictures));
}

#[test]
fn chosen_pictures_are_shown_again_until_the_child_knows_them() {
    let room = Classroom::ready();
    let mut device = room.device();
    let who = device.named("Ben");
    let first_day = [("class", room.class()), ("do", "start")];
    room.teacher()
        .post("/teach/first-day", &first_day)
        .expect(303);
    // The answer to the tap is lost, and with it the cookie.
    let mut lost = device.clone();
    lost.tap(&who.id, PICTURES).expect(303);
    let again = device.tap(&who.id, PICTURES).expect(303);
    assert_eq!(again.location(), "/door/pictures");
    for _ in 0..2 {
        device.get("/door/pictures").expect(200);
    }
    device.post("/door/pictures", &[]).expect(303);
    assert_eq!(device.get("/door/pictures").expect(303).location(), "/prep");
}
