//! A teacher with several classes in one room: her page and the children's door go by the timetable, a wall knows its class.

use std::time::Duration;

use crate::support::classes::second_period;
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit};
use crate::support::html::Page;
use crate::support::http::Stream;

const HOUR: i64 = 60 * 60;

#[test]
fn her_page_and_the_door_go_to_the_class_on_the_timetable() {
    let mut room = Classroom::ready();
    let mut teacher = room.teacher();
    let second = second_period(&mut teacher);
    let (mut wall, mut device) = (room.wall(), room.device());
    let first = room.class().to_owned();
    for (hours, here) in [(0, &first), (1, &first), (3, &second), (9, &first)] {
        teacher.set_clock(MONDAY_AT_EIGHT + hours * HOUR - if hours == 3 { HOUR / 4 } else { 0 });
        let today = Page::read(&teacher.get("/teach").expect(200).text());
        let week = format!("/teach/week?class={here}");
        assert_eq!(today.links_to("/teach/week"), [week], "after {hours} hours");
        let door = Page::read(&device.get("/").expect(200).text()).text;
        assert_eq!(
            door.contains("Zoe"),
            *here == second,
            "after {hours} hours: {door}"
        );
        // A wall knows its class, whatever the hour.
        let board = wall.get("/board").expect(200).text();
        assert!(board.contains("9:10"), "{board}");
    }
    // A class that she names is the one she sees; and a child of the second class comes in on the same device.
    let named = format!("/teach?class={second}");
    let week = format!("/teach/week?class={second}");
    let shown = Page::read(&teacher.get(&named).expect(200).text());
    assert_eq!(shown.links_to("/teach/week"), [&*week]);
    // Ada's class is over; she was at the door, or typing, when the timetable went on. She still comes in, and is still heard.
    teacher.set_clock(MONDAY_AT_EIGHT);
    let mut ada = room.student("Ada B.");
    let question = ada.page("/prep/questions/piece");
    let form = question.form_with(&["prompt", "text", "seen", "whose"]);
    let form = form.fill("text", "After the bell.");
    ada.client.clone().post("/door/leave", &[]).expect(303);
    teacher.set_clock(MONDAY_AT_EIGHT + 3 * HOUR - HOUR / 4);
    let knock = format!("/door/student/{}", ada.id);
    let page = Page::read(&device.get(&knock).expect(200).text());
    assert!(page.text.contains("Ada B."), "{}", page.text);
    device
        .post("/door/ask", &[("student", &ada.id)])
        .expect(303);
    let asked = Page::read(&device.get("/door/asked").expect(200).text());
    assert!(asked.text.contains("Ada B."), "{}", asked.text);
    let waits = Page::read(&submit(&mut ada.client, &form).expect(409).text());
    assert!(
        waits.text.contains("Your words are still here."),
        "{}",
        waits.text
    );
    // A child of nobody's class here is not known at this door.
    device.get("/door/student/77").expect(404);

    room.restart();
    // The fixture begins each day at eight.
    let mut teacher = room.teacher();
    teacher.set_clock(MONDAY_AT_EIGHT + 3 * HOUR - HOUR / 4);
    let today = Page::read(&teacher.get("/teach").expect(200).text());
    assert_eq!(today.links_to("/teach/week"), [&*week]);
    let children: Vec<String> = room
        .device()
        .names()
        .into_iter()
        .map(|it| it.name)
        .collect();
    assert_eq!(children, ["Yan", "Zoe"]);
}

#[test]
fn an_open_page_of_the_class_on_the_timetable_stays_let_in() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    second_period(&mut teacher);
    let at = MONDAY_AT_EIGHT + 3 * HOUR - HOUR / 4;
    teacher.set_clock(at);
    let mut open = Stream::open(&room.device(), "/live").unwrap();
    teacher.set_clock(at);
    let heard = loop {
        let event = open.next(Duration::from_secs(5)).unwrap().unwrap();
        if event.contains("changed") {
            break event;
        }
    };
    assert!(heard.contains("board"), "it is not sent away: {heard}");
}
