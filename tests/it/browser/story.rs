//! A child's story on the teacher's laptop and phone, also from right to left: each picture is looked at, fits its width and
//! passes axe; every way from Today to a past talk is at most two taps.

use super::{Screen, Tab, visit};
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};

/// A child with two talks a week apart, all boxes of the first filled, a look in and a word about its step.
fn told(language: &str) -> (Classroom, String) {
    let mut room = Classroom::ready();
    if language != "en" {
        room = room.all_speaking(language);
    }
    let mut teacher = room.teacher();
    let child = room.student("Maya");
    let id = child.id.clone();
    let before = teacher.talk_with(room.class(), &id);
    teacher.in_talk(&before, "finish", &[]).expect(303);
    for (line, words) in [
        ("strength", ""),
        ("praised", "The water went up my nose like cold soda."),
        (
            "quote",
            "I didn’t know I was allowed to start in the middle.",
        ),
        ("teaching", "A story may begin at the scariest second."),
        ("home", "She reads her beginning to anyone who sits down."),
        ("teacher_tweak", "Wait longer before I speak."),
        (
            "remember",
            "Quiet since her brother left for college. Let her read first.",
        ),
        (
            &format!("thanks:{id}"),
            "Thank you, Maya. You led our talk well.",
        ),
        (&format!("next_step:{id}"), "Start with him in the water"),
    ] {
        if line == "strength" {
            for strength in ["Small true details", "Strong voice"] {
                teacher
                    .in_talk(&before, "strengths", &[("on", strength)])
                    .expect(303);
            }
        } else {
            teacher.types(&before, line, words);
        }
    }
    let week = 7 * 24 * 60 * 60;
    teacher.set_clock(MONDAY_AT_EIGHT + week);
    let mut child = room.student("Maya");
    let step = child.page("/prep").form_to("/prep/next-steps/").unwrap();
    child
        .post(&step.action, &[("say", "getting_there")])
        .expect(303);
    // A sheet asks one question after the other.
    for role in ["piece", "proud", "stuck", "tried"] {
        child.saves(role, "A story about the water.", 0);
    }
    child.saves("ask", "Does my beginning make you want to read on?", 0);
    let mut teacher = room.teacher();
    teacher
        .post(
            "/teach/looked-in",
            &[("class", room.class()), ("student", &id)],
        )
        .expect(303);
    let talk = teacher.talk_with(room.class(), &id);
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    (room, id)
}

async fn looked_at(tab: &Tab, picture: &str) {
    tab.wait_for(".life article").await;
    tab.look(picture).await;
    tab.landmarks().await;
    tab.no_sideways_scroll().await;
    tab.silent().await;
    tab.targets_at_least("main button, main a.button, .parts a", 44.0)
        .await;
}

fn story(screen: Screen, language: &str, picture: &str) {
    let (room, id) = told(language);
    visit(screen, async |tab| {
        let client = room.teacher();
        tab.become_client(&client).await;
        tab.open(&format!("http://{}/teach/students/{id}", client.address))
            .await;
        // What she came for is there without a scroll.
        let first = tab.wait_for(".life > li").await;
        let (_, height) = screen.size;
        assert!(first.y < f64::from(height) * 0.8, "{first:?} on {height}");
        looked_at(tab, picture).await;
    });
}

/// The pages behind a child and a class that no other journey opens.
fn behind(language: &str) {
    let (room, id) = told(language);
    let client = room.teacher();
    let of_class = |rest: &str| format!("/teach/classes/{}/{rest}", room.class());
    let of_child = |rest: &str| format!("/teach/students/{id}/{rest}");
    let pages = [
        of_child("join"),
        of_child("export"),
        of_child("erase"),
        of_child("settings"),
        of_class("export"),
        of_class("erase"),
        of_class("year-end"),
        of_class("tags"),
        of_class("strengths"),
        of_class("template"),
        of_class("rules"),
        "/teach/copies".to_owned(),
        "/teach/copies/1".to_owned(),
        "/teach/bin".to_owned(),
        "/teach/for-you".to_owned(),
    ];
    room.teacher().post("/teach/copies", &[]).expect(303);
    visit(Screen::LAPTOP, async |tab| {
        tab.become_client(&client).await;
        for page in &pages {
            for _ in 0..200 {
                tab.open(&format!("http://{}{page}", client.address)).await;
                // A copy takes its time.
                if !page.ends_with("/1") || tab.shows("details").await {
                    break;
                }
                tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            }
            tab.wait_for("main h1, h1").await;
            tab.axe().await;
        }
    });
}

#[test]
fn axe_finds_nothing_behind_a_child_and_a_class() {
    behind("en");
}

#[test]
fn axe_finds_nothing_behind_them_from_right_to_left() {
    behind("ar");
}

#[test]
fn a_chip_keeps_the_focus_of_who_uses_keys() {
    let (room, id) = told("en");
    let mut teacher = room.teacher();
    let talk = teacher.talk_with(room.class(), &id);
    visit(Screen::LAPTOP, async |tab| {
        tab.become_client(&teacher).await;
        tab.open(&format!(
            "http://{}/teach/conferences/{talk}",
            teacher.address
        ))
        .await;
        for chips in ["#strengths", "#tags", "#check-back-days"] {
            let chip = format!("{chips} button");
            tab.wait_for(&chip).await;
            tab.ask(&format!("document.querySelector('{chip}').focus()"))
                .await;
            for pressed in ["true", "false"] {
                tab.press("Enter").await;
                tab.wait_for(&format!("{chip}:focus[aria-pressed={pressed}]"))
                    .await;
            }
        }
    });
}

#[test]
fn a_story_on_a_laptop() {
    story(Screen::LAPTOP, "en", "laptop-story");
}

#[test]
fn a_story_on_a_small_phone() {
    story(Screen::PHONE.sized(320, 640), "en", "small-phone-story");
}

#[test]
fn a_story_from_right_to_left() {
    story(Screen::PHONE.right_to_left(), "ar", "arabic-story");
}

#[test]
fn the_logbook_and_what_a_search_finds() {
    let (room, _) = told("en");
    for (screen, name) in [
        (Screen::LAPTOP, "laptop"),
        (Screen::PHONE.sized(320, 640), "small-phone"),
    ] {
        visit(screen, async |tab| {
            let client = room.teacher();
            tab.become_client(&client).await;
            for (path, picture) in [
                ("/teach/talks", "talks"),
                ("/teach/talks?q=begin", "found"),
                ("/teach/talks?q=%F0%9F%90%90", "nothing-to-find"),
            ] {
                tab.open(&format!("http://{}{path}", client.address)).await;
                tab.look(&format!("{name}-{picture}")).await;
                tab.landmarks().await;
                tab.no_sideways_scroll().await;
                tab.silent().await;
            }
            tab.write("#q", "brother").await;
            tab.tap("form[role='search'] button").await;
            tab.wait_for("mark").await;
        });
    }
}

#[test]
fn what_was_said_with_a_child_is_two_taps_from_today() {
    let (room, id) = told("en");
    visit(Screen::PHONE, async |tab| {
        let client = room.teacher();
        tab.become_client(&client).await;
        tab.open(&format!("http://{}/teach", client.address)).await;
        let class_list = format!(".places a[href='/teach/children?class={}']", room.class());
        tab.tap(&class_list).await;
        tab.wait_for("#kids").await;
        tab.tap(&format!("#student-{id} .name a")).await;
        tab.wait_for_words("A story may begin at the scariest second.")
            .await;
        tab.wait_for_words("Quiet since her brother left").await;
        assert_eq!(tab.taps(), 2);
        // A talk is opened from here, changed, and its story has changed.
        tab.tap(".life li:last-child article .button").await;
        tab.wait_for_words("One teaching point").await;
    });
}
