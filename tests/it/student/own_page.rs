//! A child's own page says one thing: its question, that it is done for today, or that it may pick a chair; and what it shows its
//! family is only its own.

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit};
use crate::support::html::Page;
use crate::support::people::ROLES;

const DAY: i64 = 24 * 60 * 60;

/// How many filled buttons stand on a page.
fn filled(page: &Page) -> usize {
    let buttons = page.tags.iter();
    buttons
        .filter(|(_, tag)| {
            let class = tag.get("class").map_or("", String::as_str);
            class.split(' ').any(|word| word == "main")
        })
        .count()
}

#[test]
fn one_question_a_day_and_then_it_is_done() {
    let mut room = Classroom::ready();
    let mut child = room.student("Ada");
    let first = child.page("/prep");
    assert_eq!(
        first.links_to("/prep/questions/piece").len(),
        1,
        "{}",
        first.text
    );
    assert_eq!(filled(&first), 1);
    child.saves("piece", "My dog ran away.", 0);
    let done = child.page("/prep");
    assert!(
        done.text.contains("That is all for today."),
        "{}",
        done.text
    );
    assert!(done.text.contains("Do the next one now"), "{}", done.text);
    assert_eq!(filled(&done), 0, "nothing is left to do");
    room.set_clock(MONDAY_AT_EIGHT + DAY);
    let mut child = room.student("Ada");
    let next = child.page("/prep");
    assert!(
        !next.text.contains("That is all for today."),
        "{}",
        next.text
    );
    assert_eq!(filled(&next), 1);
    for role in &ROLES[1..] {
        child.saves(role, "Words.", 0);
    }
    let full = child.page("/prep");
    assert!(full.text.contains("Now pick a chair."), "{}", full.text);
    assert_eq!(filled(&full), 1);
    // With a chair it says when, once.
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    wall.sign_up(&chair, &child.id).expect(303);
    let saved = child.page("/prep");
    assert_eq!(
        saved.text.matches("Your talk is at").count(),
        1,
        "{}",
        saved.text
    );
    assert_eq!(filled(&saved), 0);
}

#[test]
fn a_changed_old_answer_is_no_new_one_and_todays_question_waits() {
    let mut room = Classroom::ready();
    let mut child = room.student("Ada");
    child.saves("piece", "My dog ran away.", 0);
    room.set_clock(MONDAY_AT_EIGHT + DAY);
    let mut child = room.student("Ada");
    // A word is mended in yesterday's answer, in two goes, and the box is started anew.
    let seen = child.saves("piece", "My dog ran away and came back.", 1);
    child.saves("piece", "My old dog ran away and came back.", seen);
    room.restart();
    let mut child = room.student("Ada");
    let own = child.page("/prep");
    assert!(!own.text.contains("That is all for today."), "{}", own.text);
    assert_eq!(
        own.links_to("/prep/questions/proud").len(),
        1,
        "the next question is asked"
    );
    child.saves("proud", "The ending.", 0);
    let done = child.page("/prep").text;
    assert!(done.contains("That is all for today."), "{done}");
    // Taken back and given anew on the same day it is still today's.
    child.saves("proud", "", 1);
    let open = child.page("/prep").text;
    assert!(!open.contains("That is all for today."), "{open}");
    child.saves("proud", "The first line.", 2);
    let done = child.page("/prep").text;
    assert!(done.contains("That is all for today."), "{done}");
}

#[test]
fn the_next_question_comes_back_on_the_next_school_day() {
    let mut room = Classroom::ready();
    let friday = MONDAY_AT_EIGHT + 4 * DAY;
    let mut teacher = room.teacher();
    let path = format!("/teach/classes/{}/calendar", room.class());
    let calendar = Page::read(&teacher.get(&path).expect(200).text());
    let off = calendar.form_with(&["first", "last", "choice"]);
    let off = off.fill("first", "2026-11-30").fill("choice", "cancel");
    submit(&mut teacher, &off).expect(303);
    room.set_clock(friday);
    room.student("Ada").saves("piece", "My dog ran away.", 0);
    let says = |room: &Classroom| {
        let text = room.student("Ada").page("/prep").text;
        text.contains("That is all for today.")
    };
    // Friday, Saturday, Sunday and a Monday without school; Tuesday asks again.
    for (days, is_done) in [(0, true), (1, true), (2, true), (3, true), (4, false)] {
        room.set_clock(friday + days * DAY);
        assert_eq!(says(&room), is_done, "{days} days after Friday");
    }
}

#[test]
fn a_family_sees_the_step_that_is_carried_when_the_newest_talk_left_none() {
    let room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let mut child = room.student("Badan");
    let told = ("Strong voice", "Add the smell of rain.");
    teacher.holds_a_talk(room.class(), &mut room.student("Badan"), told);
    // A second talk without a step of its own.
    let talk = teacher.talk_with(room.class(), &child.id);
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    let works = child.page("/prep/family?part=work_on").text;
    assert!(works.contains("Add the smell of rain."), "{works}");
}

#[test]
fn a_family_is_greeted_in_its_own_language_whatever_the_device_speaks() {
    let room = Classroom::with(6, "3", "60");
    let mut child = room.student("Badan");
    let cover = |child: &mut crate::support::people::Child| {
        let page = child.get("/prep/family").expect(200).text();
        let language = page.split("lang=\"").nth(1).unwrap();
        language.split('"').next().unwrap().to_owned()
    };
    assert_eq!(cover(&mut child), "en");
    // The teacher knows what is spoken at home.
    let db = rusqlite::Connection::open(room.database()).unwrap();
    let sql = "UPDATE membership SET language = 'ar' WHERE student = ?";
    assert_eq!(db.execute(sql, [&child.id]).unwrap(), 1);
    drop(db);
    assert_eq!(cover(&mut child), "ar");
    let paper = child.get("/prep/family?paper=1&lang=es").expect(200).text();
    assert!(
        paper.contains("<html lang=\"es\""),
        "what was asked for goes before"
    );
}

#[test]
fn a_family_is_shown_what_is_the_childs_own_in_the_language_that_it_reads() {
    let room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let mut child = room.student("Badan");
    let empty = child.page("/prep/family?part=did").text;
    assert!(empty.contains("Nothing here yet."), "{empty}");
    let told = ("Strong voice", "Add the smell of rain.");
    let talk = teacher.holds_a_talk(room.class(), &mut room.student("Badan"), told);
    teacher.types(&talk, "remember", "Her brother moved out.");
    let mut client = child.client.clone();
    let well = [
        ("talk", talk.as_str()),
        ("line", "well"),
        ("text", "I asked first."),
        ("seen", "0"),
    ];
    client.script("/lead/look-back", &well).expect(200);
    let works = child.page("/prep/family?part=work_on").text;
    assert!(works.contains("Add the smell of rain."), "{works}");
    let step = child.page("/prep").form_to("/prep/next-steps/");
    if let Some(step) = step {
        child.post(&step.action, &[("say", "reached")]).expect(303);
    }
    let paper = child.get("/prep/family?paper=1&lang=es").expect(200).text();
    assert!(paper.contains("lang=\"es\""));
    let text = Page::read(&paper).text;
    for told in [
        "Strong voice",
        "I asked first.",
        "Pasos que logré",
        "He dirigido una charla.",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(!text.contains("brother"), "{text}");
    // Another child's page shows nothing of it.
    let other = room.student("Balen").page("/prep/family?paper=1").text;
    assert!(!other.contains("Strong voice"), "{other}");
    let device = room.device().get("/prep/family").status;
    assert!(matches!(device, 303 | 403), "{device}");
}

#[test]
fn the_youngest_look_back_with_a_face_and_a_shelf_keeps_the_thanks() {
    let room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    teacher.sets_band(room.class(), "k2");
    let mut child = room.student("Badan");
    let told = ("Strong voice", "Add the smell of rain.");
    let talk = teacher.holds_a_talk(room.class(), &mut room.student("Badan"), told);
    let thanks = format!("thanks:{}", child.id);
    teacher.types(&talk, &thanks, "I loved the storm.");
    let page = child.get("/lead/look-back").expect(200).text();
    assert!(page.contains("name=\"starter\""), "{page}");
    let fields = [
        ("talk", talk.as_str()),
        ("line", "well"),
        ("text", ""),
        ("seen", "0"),
        ("starter", "Proud"),
    ];
    child.post("/lead/look-back", &fields).expect(303);
    let after = child.get("/lead/look-back").expect(200).text();
    assert!(after.contains("aria-pressed=\"true\""));
    let shelf = child.page("/prep/talks").text;
    assert!(shelf.contains("I loved the storm."), "{shelf}");
    let help = child.page("/help").text;
    assert!(help.contains("Read your question."), "{help}");
    let wall = Page::read(&room.wall().get("/help").expect(200).text()).text;
    assert!(wall.contains("Tap your name."), "{wall}");
}
