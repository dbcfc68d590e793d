//! Days that are not like the others, the pause, and a timetable that would drop a saved chair: from the teacher's
//! page to the wall, after a restart.

use crate::support::classroom::{Classroom, submit};
use crate::support::html::Page;
use crate::support::http::Client;
use crate::support::people::{Student, Teacher, Wall};

struct Days {
    room: Classroom,
    wall: Wall,
    teacher: Teacher,
    /// Three chairs a day, Monday's first.
    chairs: Vec<String>,
    children: Vec<Student>,
}

fn six_children() -> Days {
    let room = Classroom::with(6, "3", "60");
    let (mut wall, teacher) = (room.wall(), room.teacher());
    let chairs = wall.all_empty_chairs();
    let children = wall.names(&chairs[0]);
    Days {
        room,
        wall,
        teacher,
        chairs,
        children,
    }
}

impl Days {
    fn sits(&mut self, child: usize, chair: usize) {
        let (chair, child) = (self.chairs[chair].clone(), self.children[child].id.clone());
        self.wall.sign_up(&chair, &child).expect(303);
    }

    fn change(&mut self, fields: &[(&str, &str)]) {
        let path = format!("/teach/classes/{}/days", self.room.class());
        self.teacher.post(&path, fields).expect(303);
    }

    fn again(&mut self) {
        self.room.restart();
        self.wall = self.room.wall();
        self.teacher = self.room.teacher();
    }

    #[track_caller]
    fn on(&mut self, chair: usize, child: usize) {
        let words = self.wall.seat(&self.chairs[chair].clone()).1;
        assert!(words.contains(&self.children[child].name), "{words}");
    }
}

fn page(client: &mut Client, path: &str) -> Page {
    Page::read(&client.get(path).expect(200).text())
}

#[test]
fn without_talks_today_everyone_moves_on_in_order() {
    let mut room = six_children();
    room.sits(0, 0);
    room.sits(1, 2);
    room.sits(2, 3);
    let today = page(&mut room.teacher, "/teach?class=1");
    assert!(today.text.contains("No talks this day: move them"));
    room.change(&[("do", "no_talks"), ("from", "today")]);
    room.again();
    // Tuesday's first chair was taken: they take the next ones, first come first seated.
    room.on(3, 2);
    room.on(4, 0);
    room.on(5, 1);
    let monday = &room.chairs[0][2..12].to_owned();
    let wall = page(&mut room.wall, &format!("/board/days/{monday}"));
    assert!(!wall.text.contains("Sit here"), "{}", wall.text);
    assert!(wall.text.contains("No talks today."), "{}", wall.text);
    let chair = room.chairs[1].clone();
    let answer = room
        .wall
        .sign_up_by_script(&chair, &room.children[3].id, "later");
    assert_eq!(answer.expect(409).json()["refusal"], "no_talks");
    // She changes her mind: the chairs are there again.
    let told = page(&mut room.teacher, "/teach?class=1").text;
    assert!(told.contains("No talks on this day."), "{told}");
    room.change(&[("do", "like_others")]);
    assert!(room.wall.seat(&chair).1.contains("Sit here"));
}

#[test]
fn the_rest_of_today_slides_and_nobody_sits_down_on_it() {
    let mut room = six_children();
    room.sits(0, 1);
    room.change(&[("do", "slide_rest"), ("from", "today")]);
    room.on(3, 0);
    let chair = room.chairs[2].clone();
    let answer = room
        .wall
        .sign_up_by_script(&chair, &room.children[1].id, "late");
    assert_eq!(answer.expect(409).json()["refusal"], "no_talks");
}

#[test]
fn a_school_day_that_is_out_early_asks_what_becomes_of_its_chairs() {
    let mut room = six_children();
    room.sits(0, 3);
    room.sits(1, 5);
    let tuesday = room.chairs[3][2..12].to_owned();
    let early = [
        ("do", "early"),
        ("day", &tuesday),
        ("ends", "09:20"),
        ("choice", "cancel"),
    ];
    room.change(&early);
    room.again();
    room.on(3, 0);
    let wall = page(&mut room.wall, &format!("/board/days/{tuesday}"));
    assert!(!wall.text.contains(&room.children[1].name) && !wall.text.contains("9:26"));
    let calendar = format!("/teach/classes/{}/calendar", room.room.class());
    let told = page(&mut room.teacher, &calendar).text;
    assert!(told.contains("Talks end at 9:20"), "{told}");
    // A time that is none, and a day that is over, change nothing.
    let path = format!("/teach/classes/{}/days", room.room.class());
    let client = &mut room.teacher;
    client
        .post(&path, &[("do", "early"), ("day", &tuesday)])
        .expect(400);
    let over = [("do", "no_talks"), ("day", "2026-11-20")];
    assert!(
        client
            .post(&path, &over)
            .expect(409)
            .text()
            .contains("That chair is over.")
    );
}

#[test]
fn a_late_day_says_about_and_keeps_its_chairs() {
    let mut room = six_children();
    room.change(&[("do", "late"), ("minutes", "10"), ("from", "today")]);
    room.again();
    let wall = page(&mut room.wall, "/board").text;
    assert!(wall.contains("We are about 10 minutes late."), "{wall}");
    // 9:15: the chair of 9:10 would be over, and is not, because everything is ten minutes later.
    let room_now = 9 * 60 + 15 - 8 * 60;
    room.teacher
        .set_clock(crate::support::classroom::MONDAY_AT_EIGHT + room_now * 60);
    room.sits(0, 0);
}

#[test]
fn while_paused_the_board_stands_still_with_her_words() {
    let mut room = six_children();
    room.sits(0, 0);
    let path = format!("/teach/classes/{}/pause", room.room.class());
    let pause = [
        ("do", "pause"),
        ("words", "Back after lunch"),
        ("from", "today"),
    ];
    room.teacher.post(&path, &pause).expect(303);
    room.again();
    let wall = page(&mut room.wall, "/board");
    assert!(
        wall.text.contains("No new chairs right now.") && wall.text.contains("Back after lunch")
    );
    assert!(wall.text.contains("Not now") && !wall.text.contains("Sit here"));
    room.on(0, 0);
    let chair = room.chairs[1].clone();
    let answer = room
        .wall
        .sign_up_by_script(&chair, &room.children[1].id, "paused");
    assert_eq!(answer.expect(409).json()["refusal"], "paused");
    // The teacher gives a chair all the same.
    room.teacher.give(&chair, &room.children[1].id).expect(303);
    room.teacher.post(&path, &[("do", "go_on")]).expect(303);
    assert!(page(&mut room.wall, "/board").text.contains("Sit here"));
}

#[test]
fn a_timetable_that_would_drop_a_saved_chair_is_refused_and_names_it() {
    let mut room = six_children();
    room.sits(0, 1);
    let path = format!("/teach/classes/{}/calendar", room.room.class());
    let form = page(&mut room.teacher, &path).form_with(&["day", "start", "minutes", "chairs"]);
    let form = form.fill("chairs", "1");
    let refused = submit(&mut room.teacher, &form).expect(409).text();
    let refused = Page::read(&refused);
    assert!(
        refused.text.contains("These chairs would no longer fit"),
        "{}",
        refused.text
    );
    assert!(
        refused.text.contains(&room.children[0].name),
        "{}",
        refused.text
    );
    // Nothing is changed, and what she typed is still there.
    room.on(1, 0);
    let form = refused.form_with(&["day", "start", "minutes", "chairs"]);
    let mut fields = form.fields();
    assert!(fields.contains(&("chairs".to_owned(), "1".to_owned())));
    fields.push(("carry".to_owned(), "true".to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (&a[..], &b[..])).collect();
    room.teacher.post(&path, &fields).expect(303);
    room.again();
    room.on(0, 0);
}

#[test]
fn a_districts_calendar_is_looked_at_and_its_days_are_taken_over() {
    let mut room = six_children();
    room.sits(0, 3);
    room.sits(1, 6);
    let file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//d//c//EN\r\n\
        BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261124\r\nSUMMARY:No school\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261125\r\nDTEND;VALUE=DATE:20261126\r\nSUMMARY:Winter break\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261201\r\nSUMMARY:Picture day <b>\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let path = format!("/teach/classes/{}/no-school/file", room.room.class());
    let broken = [("file", "BEGIN:VCALENDAR broken")];
    let told = room.teacher.post(&path, &broken).expect(409).text();
    assert!(told.contains("This file is not a calendar."), "{told}");
    let answer = room.teacher.post(&path, &[("file", file)]).expect(303);
    let look = Page::read(&room.teacher.follow(answer).expect(200).text());
    assert!(look.text.contains("Picture day <b>"), "{}", look.text);
    // What sounds like no school is ticked; the day for pictures is not.
    let form = look.form_with(&["range"]);
    let ticked: Vec<String> = form
        .fields()
        .into_iter()
        .filter(|(name, _)| name == "range")
        .map(|(_, value)| value)
        .collect();
    assert_eq!(ticked, ["2026-11-24/2026-11-24", "2026-11-25/2026-11-25"]);
    submit(&mut room.teacher, &form).expect(303);
    room.again();
    // Both move on to Thursday, in their order.
    room.on(9, 0);
    room.on(10, 1);
    let calendar = format!("/teach/classes/{}/calendar", room.room.class());
    assert!(
        page(&mut room.teacher, &calendar)
            .text
            .contains("Wednesday, November 25")
    );
    // Taken over once: the file is not kept.
    let take = format!("/teach/classes/{}/no-school/take", room.room.class());
    room.teacher.post(&take, &[("range", "soon")]).expect(400);
}
