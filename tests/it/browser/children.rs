//! The children of a class on her laptop and her phone: pictures that are looked at, and her questions answered with the keyboard
//! alone, in so many taps.

use super::{Screen, Tab, visit};
use crate::support::classes::since_monday;
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, paste};
use crate::support::people::ROLES;

const DAY: i64 = 24 * 60 * 60;

/// A class in which four weeks went by: one child had talks, one has a full sheet, one step is not yet reached, one child left.
fn four_weeks() -> Classroom {
    let mut room = since_monday(9);
    let mut teacher = room.teacher();
    paste(&mut teacher, room.class(), "Ada Bo\nMaya Cole\nMaya Brook").expect(303);
    let first = ("Strong voice", "End with the smell of the bread.");
    teacher.holds_a_talk(room.class(), &mut room.student("Badan"), first);
    room.set_clock(MONDAY_AT_EIGHT + 21 * DAY);
    let mut teacher = room.teacher();
    let second = ("Small true details", "Start with him in the water.");
    let mut maya = room.student("Maya C");
    let talk = teacher.holds_a_talk(room.class(), &mut maya, second);
    for (line, words) in [
        ("praised", "The water went up my nose like cold soda."),
        ("home", "She reads her beginning to anyone who sits down."),
        ("remember", "Quiet since her brother left for college."),
    ] {
        teacher.types(&talk, line, words);
    }
    let day = [("date", "2026-12-15")];
    teacher.in_talk(&talk, "check-back", &day).expect(303);
    room.set_clock(MONDAY_AT_EIGHT + 28 * DAY);
    let mut teacher = room.teacher();
    for (name, said) in [("Badan", "not_yet"), ("Maya C", "getting_there")] {
        let mut child = room.student(name);
        let step = child.page("/prep").form_to("/prep/next-steps/").unwrap();
        child.post(&step.action, &[("say", said)]).expect(303);
        child.saves("piece", "A story about the water.", 0);
    }
    let mut full = room.student("Balen");
    for role in ROLES {
        full.saves(role, "A clock.", 0);
    }
    let gone = room.device().names()[7].id.clone();
    let out = format!("/teach/classes/{}/roster/{gone}/archive", room.class());
    teacher.post(&out, &[]).expect(303);
    room
}

async fn looked_at(tab: &Tab, picture: &str) {
    tab.look(picture).await;
    tab.landmarks().await;
    tab.no_sideways_scroll().await;
    tab.silent().await;
}

#[test]
fn the_children_of_a_class_on_a_laptop_and_a_phone() {
    let room = four_weeks();
    for (screen, name) in [
        (Screen::LAPTOP.sized(1366, 768), "laptop"),
        (Screen::PHONE, "phone"),
    ] {
        visit(screen, async |tab| {
            let client = room.teacher();
            tab.become_client(&client).await;
            let at = |path: &str| format!("http://{}{path}", client.address);
            tab.open(&at("/teach/children")).await;
            looked_at(tab, &format!("{name}-children")).await;
            tab.targets_at_least(".kids a, .kids-chips a", 44.0).await;
            tab.open(&at("/teach/children?show=left")).await;
            looked_at(tab, &format!("{name}-children-left")).await;
            let maya = room.device().named("Maya C").id;
            tab.open(&at(&format!("/teach/students/{maya}/settings")))
                .await;
            looked_at(tab, &format!("{name}-child-settings")).await;
            tab.open(&at(&format!("/teach/classes/{}/roster", room.class())))
                .await;
            looked_at(tab, &format!("{name}-class-list")).await;
        });
    }
}

/// Goes on with the tabulator until the thing of this selector has the focus, and presses it.
async fn presses(tab: &Tab, selector: &str) {
    for _ in 0..80 {
        tab.press("Tab").await;
        let is =
            format!("!!document.activeElement && document.activeElement.matches({selector:?})");
        if tab.ask(&is).await == serde_json::Value::Bool(true) {
            tab.press("Enter").await;
            return;
        }
    }
    panic!("no way to {selector} with the keyboard");
}

#[test]
fn her_questions_are_answered_with_the_keyboard_alone() {
    let room = four_weeks();
    visit(Screen::LAPTOP.sized(1366, 768), async |tab| {
        let client = room.teacher();
        tab.become_client(&client).await;
        // Whom have I not met for three weeks? The place, and the chip.
        tab.open(&format!("http://{}/teach", client.address)).await;
        presses(tab, "a[href^='/teach/children']").await;
        tab.wait_for(".kids").await;
        presses(tab, ".kids-chips a[href*='show=not_met']").await;
        tab.wait_for(".kids-chips a[href*='show=not_met'][aria-current]")
            .await;
        tab.wait_for_words("No talk yet").await;
        let maya = room.device().named("Maya C").id;
        assert!(!tab.shows(&format!("#student-{maya}")).await);
        // What do I show Maya's mother, printed, in Arabic? The child, its page for home, the language; then the printer.
        tab.open(&format!("http://{}/teach/children", client.address))
            .await;
        presses(tab, &format!("#student-{maya} .name a")).await;
        tab.wait_for(".life").await;
        presses(tab, "a[href$='/home']").await;
        tab.wait_for(".for-home").await;
        presses(tab, "a[lang='ar']").await;
        tab.wait_for(".for-home[lang='ar']").await;
        looked_at(tab, "laptop-for-home-arabic").await;
        let hers = "document.body.textContent.indexOf('brother left') < 0";
        assert_eq!(tab.ask(hers).await, serde_json::Value::Bool(true));
    });
}
