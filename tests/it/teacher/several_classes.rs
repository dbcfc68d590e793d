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

fn names_of(teacher: &mut crate::support::people::Teacher) -> Vec<String> {
    let page = Page::read(&teacher.get("/teach/classes").expect(200).text());
    let links = page.links.iter();
    // Not the place of today itself.
    let classes = links.filter(|(to, name)| to.starts_with("/teach?class=") && name != "Today");
    classes.map(|(_, name)| name.clone()).collect()
}

#[test]
fn classes_stand_in_her_own_order_and_the_switcher_has_them_so() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let second = second_period(&mut teacher);
    assert_eq!(names_of(&mut teacher), ["Room 12", "Period 2"]);
    let move_up = format!("/teach/classes/{second}/move");
    teacher.post(&move_up, &[("do", "up")]).expect(303);
    assert_eq!(names_of(&mut teacher), ["Period 2", "Room 12"]);
    // At the end of the list nothing is done.
    teacher.post(&move_up, &[("do", "up")]).expect(303);
    assert_eq!(names_of(&mut teacher), ["Period 2", "Room 12"]);
    let today = teacher.get("/teach").expect(200).text();
    let switcher = today.split("class-of several").nth(1);
    let switcher = switcher.expect("a switcher");
    let switcher = switcher.split("</details>").next().unwrap();
    let (first, last) = (
        switcher.find("<bdi>Period 2</bdi></a>"),
        switcher.find("<bdi>Room 12</bdi></a>"),
    );
    assert!(first.unwrap() < last.unwrap(), "{switcher}");
    assert!(switcher.contains("/teach/classes\""), "{switcher}");
}

#[test]
fn an_archived_class_is_in_no_list_and_comes_back_with_all_that_was_in_it() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let second = second_period(&mut teacher);
    let mut wall = room.wall();
    let mut ada = room.student("Ada B.");
    ada.saves("piece", "A heron stood in the rain.", 0);
    let mut device = room.device();
    let childs = |device: &mut crate::support::people::Device| {
        device.names().iter().any(|child| child.name == "Ada B.")
    };
    assert!(childs(&mut device));
    let archive = format!("/teach/classes/{}/archive", room.class());
    let done = teacher.post(&archive, &[]).expect(303);
    let receipt = Page::read(&teacher.get(done.location()).expect(200).text());
    assert!(
        receipt.text.contains("Room 12 is archived."),
        "{}",
        receipt.text
    );
    assert_eq!(names_of(&mut teacher), ["Period 2"]);
    teacher
        .get(&format!("/teach?class={}", room.class()))
        .expect(404);
    wall.get("/board").expect(403);
    ada.client.get("/prep").expect(403);
    assert!(!childs(&mut device), "it went to the other class");
    teacher.post(&archive, &[]).expect(303);
    crate::support::classroom::submit(&mut teacher, &receipt.form_to("/teach/undo").unwrap())
        .expect(303);
    assert_eq!(names_of(&mut teacher).len(), 2);
    wall.get("/board").expect(200);
    assert!(childs(&mut device), "and is back with Undo");
    assert_eq!(ada.box_of("piece"), "A heron stood in the rain.");
    // The same from the list of those that rest.
    let archive = format!("/teach/classes/{second}/archive");
    teacher.post(&archive, &[]).expect(303);
    let page = Page::read(&teacher.get("/teach/classes").expect(200).text());
    let back = page
        .forms
        .iter()
        .find(|form| form.action.ends_with("/put-back"))
        .unwrap();
    crate::support::classroom::submit(&mut teacher, back).expect(303);
    assert_eq!(names_of(&mut teacher).len(), 2);
}

#[test]
fn a_class_takes_over_the_settings_of_another_and_two_that_write_at_once_are_told() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let second = second_period(&mut teacher);
    let page = teacher.get("/teach/classes").expect(200).text();
    assert!(!page.contains("both write"), "{page}");
    teacher
        .sets_rules(room.class(), &[("talks_a_week", "3")])
        .expect(303);
    let own = [
        ("do", "add"),
        ("text", "Which sound do you hear?"),
        ("language", "en"),
    ];
    let questions = format!("/teach/classes/{}/questions/piece", room.class());
    teacher.post(&questions, &own).expect(303);
    let copy = format!("/teach/classes/{second}/copy");
    let fields = [
        ("what", "rules"),
        ("what", "timetable"),
        ("what", "questions"),
        ("from", room.class()),
    ];
    teacher.post(&copy, &fields).expect(303);
    let rules = Page::read(
        &teacher
            .get(&format!("/teach/classes/{second}/rules"))
            .expect(200)
            .text(),
    );
    assert_eq!(
        rules.form_with(&["talks_a_week"]).value("talks_a_week"),
        Some("3")
    );
    let questions = teacher
        .get(&format!("/teach/classes/{second}/questions/piece"))
        .expect(200)
        .text();
    assert!(
        questions.contains("Which sound do you hear?"),
        "{questions}"
    );
    let page = Page::read(&teacher.get("/teach/classes").expect(200).text()).text;
    assert!(
        page.contains("Room 12 and Period 2 both write on Monday at 9:00"),
        "{page}"
    );
    // A class that takes over its own settings keeps them.
    let itself = [("what", "questions"), ("from", second.as_str())];
    teacher.post(&copy, &itself).expect(303);
    let asked = format!("/teach/classes/{second}/questions/piece");
    let asked = teacher.get(&asked).expect(200).text();
    assert!(asked.contains("Which sound do you hear?"), "{asked}");
    // Questions of other grades do not fit.
    teacher.sets_band(&second, "k2");
    let fields = [("what", "questions"), ("from", room.class())];
    teacher.post(&copy, &fields).expect(409);
    teacher.post(&copy, &[("from", "77")]).expect(404);
}

#[test]
fn one_wall_goes_by_the_timetable_of_all_her_classes() {
    let mut room = Classroom::ready();
    let mut teacher = room.teacher();
    second_period(&mut teacher);
    let mut wall = room.wall();
    let walls = Page::read(&teacher.get("/teach/walls").expect(200).text());
    let all = walls
        .forms
        .iter()
        .find(|form| form.action.ends_with("/timetable"))
        .unwrap();
    crate::support::classroom::submit(&mut teacher, all).expect(303);
    let second = MONDAY_AT_EIGHT + 3 * HOUR - HOUR / 4;
    assert!(wall.get("/board").expect(200).text().contains("9:10"));
    let mut open = Stream::open(&wall, "/live").unwrap();
    room.set_clock(second);
    assert!(wall.get("/board").expect(200).text().contains("10:40"));
    // Its open page hears that the next class writes, and looks again.
    loop {
        let event = open
            .next(Duration::from_secs(20))
            .unwrap()
            .expect("it hears so first");
        if event.contains("everything") {
            break;
        }
    }
    room.restart();
    room.set_clock(second);
    let mut wall = room.wall();
    assert!(wall.get("/board").expect(200).text().contains("10:40"));
    let walls = Page::read(&teacher_of(&room).get("/teach/walls").expect(200).text());
    let one = walls
        .forms
        .iter()
        .find(|form| form.action.ends_with("/timetable"))
        .unwrap();
    crate::support::classroom::submit(&mut teacher_of(&room), one).expect(303);
    assert!(
        wall.get("/board").expect(200).text().contains("9:10"),
        "its own again"
    );
}

fn teacher_of(room: &Classroom) -> crate::support::people::Teacher {
    room.teacher()
}

#[test]
fn the_talks_of_all_her_classes_stand_on_one_page() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let one = Page::read(&teacher.get("/teach/talks").expect(200).text());
    let all = "/teach/talks?class=all";
    assert!(one.links_to(all).is_empty(), "she has one class");
    let second = second_period(&mut teacher);
    let roster = teacher
        .get(&format!("/teach/children?class={second}"))
        .text();
    let zoe = roster.split("id=\"student-").nth(1).expect("a child");
    let zoe = zoe.split('"').next().unwrap().to_owned();
    for (class, id, words) in [
        (
            room.class(),
            room.student("Maya").id,
            "Begin where the water is cold.",
        ),
        (second.as_str(), zoe, "End where the water is warm."),
    ] {
        let talk = teacher.talk_with(class, &id);
        teacher.types(&talk, "teaching", words);
        teacher.in_talk(&talk, "finish", &[]).expect(303);
    }
    let one = Page::read(&teacher.get(&format!("/teach/talks?class={second}")).text());
    assert!(
        !one.text.contains("Begin where") && one.text.contains("End where"),
        "{}",
        one.text
    );
    assert_eq!(one.links_to(all), [all]);
    let shown = Page::read(&teacher.get(all).expect(200).text());
    for words in ["Begin where", "End where", "Room 12", "Period 2"] {
        assert!(shown.text.contains(words), "{words}: {}", shown.text);
    }
    let search = shown.form_with(&["q", "class"]).fill("q", "water");
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(search.fields())
        .finish();
    let found = teacher
        .get(&format!("/teach/talks?{query}"))
        .expect(200)
        .text();
    assert_eq!(found.matches("<mark>water</mark>").count(), 2, "{found}");
    teacher
        .get("/teach/talks?class=all&show=unfinished&before=2026-01-01")
        .expect(200);
    teacher
        .get("/teach/talks?class=all&q=x&below=7")
        .expect(200);
}

#[test]
fn a_class_without_writing_times_gives_none_and_what_was_taken_over_goes_back_in_one_tap() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let second = second_period(&mut teacher);
    let copy = format!("/teach/classes/{second}/copy");
    // From a class without writing times there is no timetable to take over, and the own one stays.
    let page = Page::read(&teacher.get("/teach/classes").expect(200).text());
    let form = page.form_with(&["name", "band", "zone"]);
    let form = form.fill("name", "Period 9").fill("zone", "Europe/London");
    let made = crate::support::classroom::submit(&mut teacher, &form).expect(303);
    let empty = made
        .location()
        .split('/')
        .find_map(|part| part.parse::<i64>().ok());
    let empty = empty.expect("a class has a number").to_string();
    let fields = [("what", "timetable"), ("from", empty.as_str())];
    let refused = teacher.post(&copy, &fields).expect(409).text();
    assert!(refused.contains("has no writing times yet"), "{refused}");
    // What was taken over without questions goes back in one tap.
    let fields = [
        ("what", "rules"),
        ("what", "timetable"),
        ("from", second.as_str()),
    ];
    let done = teacher
        .post(&format!("/teach/classes/{empty}/copy"), &fields)
        .expect(303);
    let page = Page::read(&teacher.follow(done).expect(200).text());
    let undo = page
        .forms
        .iter()
        .find(|form| form.has("receipt"))
        .unwrap()
        .clone();
    let blocks = |class: &str| -> i64 {
        let db = crate::support::classroom::whole_database(&room.database());
        let sql = "SELECT count(*) FROM writing_block WHERE class = ?";
        db.query_row(sql, [class], |row| row.get(0)).unwrap()
    };
    assert!(blocks(&empty) > 0);
    crate::support::classroom::submit(&mut teacher, &undo).expect(303);
    assert_eq!(blocks(&empty), 0);
    assert!(blocks(&second) > 0);
}
