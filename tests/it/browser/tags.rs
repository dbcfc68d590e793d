//! "Who works on endings, and make a group of them": three taps from Today on a laptop and on a phone, and with keys alone. The
//! pages on the way are looked at, fit their width and pass axe.

use super::{Screen, Tab, keyboard, visit};
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};

const DAY: i64 = 24 * 60 * 60;

/// A class whose last talks were about several things, three of them about endings.
fn talked() -> Classroom {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    for (day, (name, tags, words)) in (0..).zip([
        (
            "Maya",
            &["ending", "detail"][..],
            "An ending may go back to the first picture.",
        ),
        ("Ben", &["beginning"], "Start where the trouble starts."),
        (
            "Lena",
            &["ending"],
            "Cut until the ending is the gate closing.",
        ),
        (
            "Noor",
            &["order", "voice"],
            "Ask each part which question it answers.",
        ),
        (
            "Zoë",
            &["ending", "voice"],
            "Leave the ending to one of the five senses.",
        ),
    ]) {
        teacher.set_clock(MONDAY_AT_EIGHT + day * DAY);
        let id = room.student(name).id;
        let talk = teacher.talk_with(room.class(), &id);
        for tag in tags {
            teacher.in_talk(&talk, "tags", &[("own", tag)]).expect(303);
        }
        teacher
            .in_talk(&talk, "strengths", &[("own", "Small true details")])
            .expect(303);
        teacher.types(&talk, "teaching", words);
        teacher.types(&talk, "praised", "The moon was the only one who saw.");
        teacher.types(&talk, &format!("next_step:{id}"), "I try one more.");
        teacher.in_talk(&talk, "finish", &[]).expect(303);
    }
    teacher.set_clock(MONDAY_AT_EIGHT + 17 * DAY);
    room
}

async fn looked_at(tab: &Tab, picture: &str) {
    tab.look(picture).await;
    tab.landmarks().await;
    tab.no_sideways_scroll().await;
    tab.silent().await;
    tab.targets_at_least(".chip, .whose a, .said-there", 44.0)
        .await;
}

const TALKS: &str = "a[href^='/teach/talks']";
const ENDING: &str = ".taught .chip[href*='tag=2']";
const GROUP: &str = ".works-on button.main";

#[test]
fn a_group_of_those_who_work_on_endings_is_three_taps_from_today() {
    for (screen, name) in [
        (Screen::LAPTOP.sized(1366, 768), "laptop"),
        (Screen::PHONE, "phone"),
    ] {
        let room = talked();
        let client = room.teacher();
        visit(screen, async |tab| {
            tab.become_client(&client).await;
            tab.open(&format!("http://{}/teach", client.address)).await;
            tab.tap(TALKS).await;
            tab.wait_for(".logbook").await;
            looked_at(tab, &format!("{name}-logbook")).await;
            tab.tap(ENDING).await;
            tab.wait_for_words("3 children work on ending").await;
            looked_at(tab, &format!("{name}-logbook-tag")).await;
            tab.tap(GROUP).await;
            tab.wait_for_words("The group has its chair").await;
            assert_eq!(tab.taps(), 3);
            // Whoever has a chair now is not told to be met.
            let text = tab.page().await.text;
            assert!(!text.contains("No talk for 13"), "{text}");
            tab.look(&format!("{name}-group-today")).await;
        });
    }
}

#[test]
fn the_same_with_keys_alone() {
    let room = talked();
    let client = room.teacher();
    visit(Screen::LAPTOP.sized(1366, 768), async |tab| {
        tab.become_client(&client).await;
        tab.open(&format!("http://{}/teach/talks", client.address))
            .await;
        keyboard::press(tab, ENDING).await;
        tab.wait_for(GROUP).await;
        keyboard::press(tab, GROUP).await;
        tab.wait_for_words("The group has its chair").await;
        assert_eq!(tab.taps(), 0);
    });
}

#[test]
fn what_was_taught_week_by_week_fits_the_smallest_phone() {
    let room = talked();
    for screen in [Screen::PHONE.sized(320, 640), Screen::LAPTOP] {
        visit(screen, async |tab| {
            let client = room.teacher();
            tab.become_client(&client).await;
            tab.open(&format!("http://{}/teach/talks", client.address))
                .await;
            tab.tap("#by-week summary").await;
            tab.wait_for("#by-week table").await;
            looked_at(tab, &format!("taught-{}", screen.size.0)).await;
        });
    }
}
