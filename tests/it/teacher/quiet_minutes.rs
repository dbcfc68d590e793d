//! The two quiet minutes: one tap of the teacher's begins them on every screen, and they end by themselves.

use std::time::{Duration, Instant};

use chair::i18n::Translations;
use chair::settings::Limits;

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit};
use crate::support::html::Page;
use crate::support::http::{Client, Stream};
use crate::support::in_process::{InProcess, before, class_of, in_time};
use crate::support::people::{Teacher, Wall};

const STRIP: &str = "Two quiet minutes. Open your sheet.";

/// Presses the one button of the prep time on Today.
#[track_caller]
fn press(teacher: &mut Client, deed: &str) {
    let page = Page::read(&teacher.get("/teach").expect(200).text());
    let form = page
        .form_to("/teach/prep-time")
        .unwrap_or_else(|| panic!("no prep time on Today: {:#?}", page.forms));
    let button = form.buttons[0].field.clone();
    assert_eq!(button, Some(("do".to_owned(), deed.to_owned())));
    let answer = submit(teacher, &form).expect(303);
    teacher.follow(answer).expect(200);
}

fn wait_for(stream: &mut Stream, word: &str) {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(2) {
        let event = stream.next(Duration::from_secs(1)).unwrap().unwrap();
        if event.contains(word) {
            return;
        }
    }
    panic!("no {word}");
}

fn wall_says(wall: &mut Wall) -> bool {
    wall.board().text.contains(STRIP)
}

#[test]
fn one_tap_tells_every_screen_and_one_tap_ends_it() {
    let room = Classroom::with(4, "3", "60");
    let (mut teacher, mut wall) = (room.teacher().0, room.wall());
    assert!(!wall_says(&mut wall));
    let mut screen = Stream::open(&wall, "/live").unwrap();
    press(&mut teacher, "start");
    wait_for(&mut screen, "prep-time");
    assert!(wall_says(&mut wall), "the strip takes the heading's place");
    // A chair saved meanwhile is said where it always is.
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair)[0].clone();
    let saved = wall.sign_up(&chair, &child.id).expect(303);
    let page = Page::read(&wall.follow(saved).expect(200).text());
    assert!(page.text.contains("your chair is saved"), "{}", page.text);
    press(&mut teacher, "stop");
    wait_for(&mut screen, "prep-time");
    assert!(!wall_says(&mut wall));
}

#[test]
fn the_youngest_are_asked_together_from_the_wall() {
    let room = Classroom::with(4, "3", "60");
    room.teacher().sets_band(room.class(), "k2");
    let mut teacher = room.teacher();
    press(&mut teacher, "start");
    let question = "Which piece is yours now?";
    let board = room.wall().board();
    assert_eq!(board.h1, [question]);
    assert!(board.text.contains(STRIP), "{}", board.text);
    // Every child's page asks the same, whichever question is its turn; and it stays with the answer.
    for name in ["Badan", "Balen", "Banos"] {
        let page = room.student(name).page("/prep/questions/piece");
        assert_eq!(page.h1, [question], "{name}");
    }
    let mut late = room.student("Bamir");
    let form = late
        .page("/prep/questions/piece")
        .form_with(&["prompt", "text"]);
    press(&mut teacher, "stop");
    submit(&mut late.client, &form.fill("text", "A cat")).expect(303);
    assert_eq!(late.page("/prep/questions/piece").h1, [question]);
    assert!(!room.wall().board().text.contains(question));
    // What most children have next is what the wall asks.
    for name in ["Badan", "Balen", "Banos"] {
        room.student(name).saves("piece", "A dog", 0);
    }
    press(&mut teacher, "start");
    let asked = room.wall().board().text;
    assert!(asked.contains("the part you love"), "{asked}");
    assert!(!asked.contains("dog"), "no child's words");
}

#[test]
fn they_are_over_by_themselves() {
    in_time(|short| {
        let limits = Limits {
            prep_time: short,
            ..Limits::default()
        };
        let inside = InProcess::open(limits, Translations::load());
        let (mut teacher, mut wall, class) = class_of(&inside);
        let mut screen = Stream::open(&wall, "/live").unwrap();
        let start = [("class", class.as_str()), ("do", "start")];
        let begun = Instant::now();
        teacher.post("/teach/prep-time", &start).expect(303);
        teacher.post("/teach/prep-time", &start).expect(303);
        wait_for(&mut screen, "prep-time");
        assert!(before(wall_says(&mut wall), begun, short)?);
        wait_for(&mut screen, "prep-time");
        assert!(!wall_says(&mut wall), "the board says what it always says");
        Ok(())
    });
}

#[test]
fn the_timetable_begins_them_by_itself() {
    let mut room = Classroom::with(4, "3", "60");
    let rule = [("quiet", "true")];
    let class = room.class().to_owned();
    room.teacher().sets_rules(&class, &rule).expect(303);
    room.restart();
    let mut wall = room.wall();
    let mut screen = Stream::open(&wall, "/live").unwrap();
    assert!(!wall_says(&mut wall));
    room.set_clock(MONDAY_AT_EIGHT + 3600 + 59 * 60);
    // The program looks every 15 seconds.
    let begun = Instant::now();
    while !screen
        .next(Duration::from_secs(20))
        .unwrap()
        .is_some_and(|event| event.contains("prep-time"))
    {
        assert!(begun.elapsed() < Duration::from_secs(20), "never");
    }
    assert!(wall_says(&mut wall));
}

#[test]
fn the_timetable_begins_them_once_a_block_and_on_a_school_day_only() {
    let inside = InProcess::open(Limits::default(), Translations::load());
    let (teacher, mut wall, class) = class_of(&inside);
    let mut teacher = Teacher(teacher);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.unwrap();
    // Writing goes from 9 to 10.
    let mut at = |teacher: &mut Teacher, minute: i64| {
        teacher.set_clock(MONDAY_AT_EIGHT + 3600 + minute * 60);
        let looks = inside.app.begin_timetabled_prep_times();
        runtime.block_on(looks).unwrap();
        wall_says(&mut wall)
    };
    assert!(!at(&mut teacher, 59), "only her tap begins them");
    teacher.sets_rules(&class, &[("quiet", "true")]).expect(303);
    assert!(!at(&mut teacher, 57), "three minutes are left");
    assert!(at(&mut teacher, 59));
    press(&mut teacher, "stop");
    assert!(!at(&mut teacher, 59), "she has ended them");
    let day = 24 * 60;
    assert!(!at(&mut teacher, day + 60), "it is over");
    assert!(at(&mut teacher, day + 59), "the next day again");
    press(&mut teacher, "stop");
    let off = format!("/teach/classes/{class}/no-school");
    let range = [("first", "2026-11-25"), ("last", "2026-11-25")];
    teacher.post(&off, &range).expect(303);
    assert!(!at(&mut teacher, 2 * day + 59), "no school");
    // School is out at half past nine.
    let days = format!("/teach/classes/{class}/days");
    let early = [("day", "2026-11-26"), ("do", "early"), ("ends", "09:30")];
    teacher.post(&days, &early).expect(303);
    assert!(at(&mut teacher, 3 * day + 29));
    press(&mut teacher, "stop");
    assert!(!at(&mut teacher, 3 * day + 59), "nobody is there");
}

#[test]
fn only_of_a_class_of_hers_and_only_by_her() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let other = [("class", "77"), ("do", "start")];
    teacher.post("/teach/prep-time", &other).expect(404);
    let nothing = [("class", room.class()), ("do", "sleep")];
    teacher.post("/teach/prep-time", &nothing).expect(400);
    let start = [("class", room.class()), ("do", "start")];
    room.wall().post("/teach/prep-time", &start).expect(403);
    assert!(!wall_says(&mut room.wall()));
}
