//! What stands on her pages is so: who waits, what a past day had, who is next, how the box is, what can be taken back.

use super::today::{at_home, fill};
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};
use crate::support::html::Page;
use crate::support::people::Teacher;

const DAY: i64 = 86_400;

/// A page in her words.
#[track_caller]
fn text(teacher: &mut Teacher, path: &str) -> String {
    let page = Page::read(&teacher.get(path).expect(200).text());
    page.text.replace(['\u{2068}', '\u{2069}'], "")
}

#[test]
fn whoever_reached_a_step_and_has_a_full_sheet_still_waits_to_be_met() {
    let mut room = Classroom::ready();
    let mut teacher = at_home(&room);
    let mut ben = room.student("Ben");
    let step = ("Strong voice", "End with the bread.");
    teacher.holds_a_talk(room.class(), &mut ben, step);
    room.set_clock(MONDAY_AT_EIGHT + DAY);
    let mut ben = room.student("Ben");
    let form = ben.page("/prep").form_to("/prep/next-steps/").unwrap();
    ben.post(&form.action, &[("say", "reached")]).expect(303);
    fill(&mut ben, "My ending.");
    let today = teacher.today().text;
    assert!(
        today.contains("Ben") && !today.contains("Nobody is waiting"),
        "{today}"
    );
    let full = teacher.part("full");
    assert!(full.contains("Ben"), "{full}");
}

#[test]
fn a_day_that_is_over_had_its_chairs_and_nobody_is_next_on_it() {
    let mut room = Classroom::ready();
    let (mut teacher, mut wall) = (at_home(&room), room.wall());
    let chair = wall.empty_chairs()[0].clone();
    let ben = room.device().named("Ben").id;
    wall.sign_up(&chair, &ben).expect(303);
    let page = format!("/teach/chairs/{chair}");
    let forms = Page::read(&teacher.get(&page).expect(200).text()).forms;
    let called = forms.iter().find(|form| form.action.ends_with("/call"));
    teacher
        .post(&called.expect("he is called").action, &[])
        .expect(303);
    let cell = format!("id=\"cell-{chair}\"");
    let said_of = |teacher: &mut Teacher| {
        let week = teacher.get("/teach/week").expect(200).text();
        let cell = week.split(&cell).nth(1).expect("the chair is there");
        let cell = cell.split("</a>").next().unwrap_or_default().to_owned();
        let monday = week.split("id=\"grid\"").nth(1).unwrap_or_default();
        let monday = monday.split("</th>").find(|head| head.contains("Mon 23"));
        (cell, monday.expect("a head for Monday").to_owned())
    };
    let (cell_now, _) = said_of(&mut teacher);
    assert!(cell_now.contains("Next"), "{cell_now}");
    room.set_clock(MONDAY_AT_EIGHT + 4 * DAY);
    let mut teacher = at_home(&room);
    let (later, monday) = said_of(&mut teacher);
    assert!(
        later.contains("Ben") && !later.contains("Next") && !later.contains("Now"),
        "{later}"
    );
    assert!(
        monday.contains("Over") && !monday.contains("No chairs"),
        "{monday}"
    );
}

#[test]
fn the_box_is_fine_on_every_page_or_on_none() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let before = text(&mut teacher, "/teach/room");
    assert!(
        before.contains("Box: needs a look") && before.contains("It needs you"),
        "{before}"
    );
    teacher.post("/teach/copies", &[]).expect(303);
    let begun = std::time::Instant::now();
    let page = loop {
        let page = Page::read(&teacher.get("/teach/copies").expect(200).text());
        if page
            .forms
            .iter()
            .any(|form| form.action.ends_with("/fetch"))
        {
            break page;
        }
        assert!(begun.elapsed().as_secs() < 60, "{}", page.text);
        std::thread::sleep(std::time::Duration::from_millis(100));
    };
    // The newest copy goes to her computer from here: Room, Copies, and the button.
    let fetch = page.form_with(&["passphrase"]);
    assert!(
        fetch.action.starts_with("/teach/copies/"),
        "{}",
        fetch.action
    );
    let after = text(&mut teacher, "/teach/room");
    assert!(!after.contains("It needs you"), "{after}");
    assert!(after.contains("Box: fine. Last copy: Today"), "{after}");
}

#[test]
fn a_child_is_never_offered_to_be_joined_with_itself() {
    let room = Classroom::ready();
    let (mut teacher, ben) = (room.teacher(), room.device().named("Ben").id);
    let page = format!("/teach/students/{ben}/join?other={ben}");
    let page = Page::read(&teacher.get(&page).expect(200).text());
    assert!(!page.text.contains("Join the two"), "{}", page.text);
    let other = room.device().named("Noor").id;
    let page = format!("/teach/students/{ben}/join?other={other}");
    let page = Page::read(&teacher.get(&page).expect(200).text()).text;
    assert!(
        page.contains("you can undo it") && !page.contains("cannot be undone"),
        "{page}"
    );
}

#[test]
fn what_was_taught_is_told_week_by_week() {
    let mut room = Classroom::ready();
    let mut teacher = at_home(&room);
    for (student, days) in [("Ben", 0), ("Noor", 7), ("Zoë", 8)] {
        room.set_clock(MONDAY_AT_EIGHT + days * DAY);
        let student = room.device().named(student).id;
        let talk = teacher.talk_with(room.class(), &student);
        teacher
            .in_talk(&talk, "tags", &[("own", "goats")])
            .expect(303);
        teacher.in_talk(&talk, "finish", &[]).expect(303);
    }
    let talks = teacher.get("/teach/talks").expect(200).text();
    let weeks = talks.split("id=\"by-week\"").nth(1).expect("week by week");
    let weeks = weeks.split("</table>").next().unwrap_or_default();
    let rows = Page::read(&format!("<table {weeks}</table>")).text;
    let goats = rows.split("goats").nth(1).unwrap_or_default();
    let counts: Vec<&str> = goats.split_whitespace().take(6).collect();
    assert_eq!(counts, ["0", "0", "0", "0", "1", "2"], "{rows}");
}

#[test]
fn a_search_that_is_far_too_long_makes_no_page_long() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    for letter in ["x", "%C3%A9", "%F0%9F%A6%8A"] {
        let path = format!(
            "/teach/talks?class={}&q={}",
            room.class(),
            letter.repeat(2_000)
        );
        let page = teacher.get(&path).expect(200);
        assert!(
            page.body.len() < 90_000,
            "{letter}: {} bytes",
            page.body.len()
        );
    }
}
