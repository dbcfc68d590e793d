//! The sheet and the board, the teacher's page of a child's sheet, and the next step that is carried.

use super::{TUESDAY_AT_EIGHT, refusal};
use crate::support::classroom::{Classroom, submit};
use crate::support::html::Page;
use crate::support::people::{Child, ROLES};

#[test]
fn where_the_sheet_comes_first_the_wall_waits_for_it_and_the_teacher_need_not() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let (mut wall, mut ana) = (room.wall(), room.student("Ada"));
    teacher
        .sets_rules(room.class(), &[("sheet", "gate")])
        .expect(303);
    let chair = wall.empty_chairs()[0].clone();
    let refused = wall.sign_up_by_script(&chair, &ana.id, "gate-1");
    assert_eq!(refusal(&refused), "sheet_first");
    let page = Page::read(&wall.sign_up(&chair, &ana.id).expect(409).text());
    assert!(
        page.text.contains("Your next question is on your page."),
        "{}",
        page.text
    );
    // One child is let off.
    let settings = format!("/teach/students/{}/settings", ana.id);
    let form = Page::read(&teacher.get(&settings).expect(200).text())
        .form_with(&["rule"])
        .fill("rule", "off");
    submit(&mut teacher, &form).expect(303);
    let saved = wall.sign_up(&chair, &ana.id).expect(303);
    let page = Page::read(&wall.follow(saved).expect(200).text());
    assert!(
        !page.text.contains("Your sheet is waiting"),
        "{}",
        page.text
    );
    // Another child fills her sheet.
    let mut bea = room.student("Ben");
    let next = wall.empty_chairs()[0].clone();
    for role in ROLES {
        assert_eq!(
            refusal(&wall.sign_up_by_script(&next, &bea.id, role)),
            "sheet_first"
        );
        bea.saves(role, "Words", 0);
    }
    wall.sign_up(&next, &bea.id).expect(303);
    // And the teacher gives a chair to whom she likes.
    let third = wall.empty_chairs()[0].clone();
    let carl = room.student("Dara");
    room.teacher().give(&third, &carl.id).expect(303);
    ana.page("/prep");
}

#[test]
fn a_reminder_stands_with_the_saved_chair_until_the_sheet_is_full() {
    let room = Classroom::ready();
    let (mut wall, mut ana) = (room.wall(), room.student("Ada"));
    let chair = wall.empty_chairs()[0].clone();
    let saved = wall.sign_up(&chair, &ana.id).expect(303);
    let page = Page::read(&wall.follow(saved).expect(200).text());
    assert!(
        page.text.contains("Your sheet is waiting for you."),
        "{}",
        page.text
    );
    assert!(ana.page("/prep").text.contains("Your talk is"));
    for role in ROLES {
        ana.saves(role, "Words", 0);
    }
    assert!(ana.page("/prep").text.contains("Your sheet is full."));
}

#[test]
fn the_teacher_sees_ticks_and_writes_what_a_child_tells_her() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let mut ana = room.student("Ada");
    ana.saves("piece", "My dog", 0);
    let path = format!("/teach/students/{}/sheet", ana.id);
    let page = Page::read(&teacher.get(&path).expect(200).text());
    assert!(
        page.text.contains("My dog") && page.text.contains("1 of 5 answered"),
        "{}",
        page.text
    );
    let answers = format!("/teach/students/{}/answers", ana.id);
    teacher
        .post(
            &answers,
            &[("prompt", "tried"), ("way", "paper"), ("sheet", "1")],
        )
        .expect(303);
    let told = [
        ("prompt", "ask"),
        ("text", "How does it end?"),
        ("seen", "0"),
        ("sheet", "1"),
    ];
    let saved = teacher.script(&answers, &told).expect(200);
    assert_eq!(saved.json()["revision"], 1);
    let page = Page::read(&teacher.get(&path).expect(200).text());
    assert!(
        page.text.contains("Told to") && page.text.contains("Wrote it on paper"),
        "{}",
        page.text
    );
    assert!(page.text.contains("3 of 5 answered"), "{}", page.text);
    // Her older page never overwrites the child's newer words.
    ana.saves("piece", "My dog ran", 1);
    let stale = [
        ("prompt", "piece"),
        ("text", "My doggy"),
        ("seen", "1"),
        ("sheet", "1"),
    ];
    assert_eq!(refusal(&teacher.script(&answers, &stale)), "two_screens");
    assert!(ana.page("/prep/questions/piece").text.contains("My doggy"));
    // A child's own words take the mark away.
    ana.saves("ask", "How should it end?", 1);
    let page = Page::read(&teacher.get(&path).expect(200).text());
    assert!(!page.text.contains("Told to"), "{}", page.text);
    teacher.get("/teach/students/12345/sheet").expect(404);
}

#[test]
fn nobody_else_reads_a_sheet() {
    let room = Classroom::ready();
    let mut ana = room.student("Ada");
    ana.saves("piece", "A secret about my dog", 0);
    let mut ben = room.student("Ben");
    for path in ["/prep", "/prep/questions/piece"] {
        assert!(!ben.get(path).expect(200).text().contains("secret"));
        room.wall().get(path).expect(403);
        room.device().get(path).expect(403);
        room.stranger().get(path).expect(403);
        room.teacher().get(path).expect(403);
    }
    let wall = room.wall().get("/board").expect(200).text();
    assert!(!wall.contains("secret"));
    let sheet = format!("/teach/students/{}/sheet", ana.id);
    ana.get(&sheet).expect(403);
}

#[test]
fn the_step_of_last_time_is_the_first_card_and_is_carried() {
    let mut room = Classroom::ready();
    let mut ana = room.student("Ada");
    room.stop();
    let db = rusqlite::Connection::open(room.database()).unwrap();
    db.execute_batch(&format!(
        "INSERT INTO next_step (id, class, student, text, way, revision, made_at, state, state_at, state_by)
         VALUES (5, {}, {}, 'Add what the dog heard.', 'written', 1, 0, 'open', 0, 'test')",
        room.class(),
        ana.id
    ))
    .unwrap();
    drop(db);
    room.start();
    ana.address = room.stranger().address;
    let say = |ana: &mut Child, word: &str| {
        let form = ana.page("/prep").form_to("/prep/next-steps/5");
        assert!(form.is_some(), "no card");
        ana.post("/prep/next-steps/5", &[("say", word)]).expect(303);
        assert!(
            ana.page("/prep").form_to("/prep/next-steps/5").is_none(),
            "asked once a day"
        );
    };
    assert!(ana.page("/prep").text.contains("Add what the dog heard."));
    for day in 0..3 {
        room.set_clock(TUESDAY_AT_EIGHT + day * 86_400);
        ana = room.student("Ada");
        say(&mut ana, "not_yet");
    }
    let path = format!("/teach/students/{}/sheet", ana.id);
    let mut teacher = room.teacher();
    let page = Page::read(&teacher.get(&path).expect(200).text());
    assert!(
        page.text.contains("Could this step be smaller?"),
        "{}",
        page.text
    );
    room.set_clock(TUESDAY_AT_EIGHT + 3 * 86_400);
    ana = room.student("Ada");
    say(&mut ana, "reached");
    room.set_clock(TUESDAY_AT_EIGHT + 4 * 86_400);
    ana = room.student("Ada");
    assert!(ana.page("/prep").form_to("/prep/next-steps/5").is_none());
    let says_so_too = format!("/teach/students/{}/next-steps/5", ana.id);
    let mut teacher = room.teacher();
    teacher.post(&says_so_too, &[("do", "reached")]).expect(303);
    let again = ana.script("/prep/next-steps/5", &[("say", "doing")]);
    assert_eq!(refusal(&again), "step_not_carried");
    room.student("Ben")
        .client
        .post("/prep/next-steps/5", &[("say", "doing")])
        .expect(404);
}
