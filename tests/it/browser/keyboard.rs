//! With keys alone: a chair is taken and given back, a child comes in and answers, and on every page each stop can be left
//! again and shows where the focus is.

use super::wall::{CHAIR, NAME, open_board};
use super::{Screen, Tab, visit};
use crate::support::classroom::Classroom;
use crate::support::http::Client;

/// A page has fewer stops than this.
const STOPS: usize = 150;

/// The browser's own picker is one more.
const PARTS: usize = 4;

/// Goes on from stop to stop until the selector finds the one with the focus; gives how many stops that took.
async fn reach(tab: &Tab, selector: &str) -> usize {
    let mut seen = Vec::new();
    for stop in 1..STOPS {
        tab.press("Tab").await;
        let at = tab.focus(selector).await;
        assert_eq!(
            at["shown"], true,
            "stop {stop} does not show its focus: {at}"
        );
        if at["found"] == true {
            return stop;
        }
        seen.push(at["name"].clone());
    }
    panic!("{selector} is not reached: {seen:?}");
}

pub(super) async fn press(tab: &Tab, selector: &str) -> usize {
    tab.wait_for(selector).await;
    let stops = reach(tab, selector).await;
    tab.press("Enter").await;
    stops
}

fn at(client: &Client, path: &str) -> String {
    format!("http://{}{path}", client.address)
}

#[test]
fn a_chair_is_taken_and_given_back_with_keys_alone() {
    let room = Classroom::ready();
    visit(Screen::LAPTOP, async |tab| {
        open_board(tab, &room.wall()).await;
        let stops = press(tab, CHAIR).await;
        assert!(stops <= 10, "a chair is reached in ten stops, not {stops}");
        press(tab, NAME).await;
        tab.wait_for_words("your chair is saved").await;
        let stops = press(tab, "#undo").await;
        assert!(stops <= 3, "Undo is near: {stops} stops");
        tab.wait_for_words("You gave the chair back").await;
        assert_eq!(tab.taps(), 0);
    });
}

#[test]
fn a_child_comes_in_and_answers_with_keys_alone() {
    let room = Classroom::ready();
    let mut child = room.student("Ben");
    child.post("/door/pictures", &[]).expect(303);
    child.post("/door/leave", &[]).expect(303);
    visit(Screen::LAPTOP, async |tab| {
        tab.become_client(&child.client).await;
        tab.open(&at(&child.client, "/")).await;
        press(tab, &format!("#name-{}", child.id)).await;
        tab.wait_for(".nine.one").await;
        reach(tab, ".pick").await;
        // Of the nine one alone is a stop; arrows lead to the others.
        for _ in 0..9 {
            tab.press("ArrowDown").await;
            if tab.focus("#first-kite").await["found"] == true {
                break;
            }
        }
        press(tab, "button[name='second'][value='drum']").await;
        press(tab, ".first a.main").await;
        tab.wait_for("textarea").await;
        reach(tab, "textarea").await;
        let words = serde_json::json!({"text": "My dog ran."});
        tab.devtools("Input.insertText", words).await;
        tab.wait_for_words("Saved.").await;
        press(tab, "button[name='done']").await;
        tab.wait_for("#cards").await;
        assert_eq!(tab.taps(), 0);
    });
    assert_eq!(room.student("Ben").box_of("piece"), "My dog ran.");
}

/// Each stop in the order of the page, each shown, and out again at the end.
async fn no_trap(tab: &Tab, address: &str) {
    tab.open(address).await;
    tab.wait_for("h1").await;
    let stops = tab.stops().await;
    assert!(stops.len() < STOPS, "{address}: {} stops", stops.len());
    // Where something has the focus already, the keys would go on from there.
    tab.begin().await;
    for (nth, stop) in stops.iter().enumerate() {
        tab.press("Tab").await;
        let mut at = tab.focus("*").await;
        // A time has its hours and minutes, a date its day, month and year, each a stop of the browser's own.
        for _ in 0..PARTS {
            if nth > 0 && at["stop"] == nth - 1 {
                tab.press("Tab").await;
                at = tab.focus("*").await;
            }
        }
        assert_eq!(at["stop"], nth, "{address}: {stop} is next, not {at}");
        assert_eq!(at["shown"], true, "{address}: {at}");
    }
    tab.press("Tab").await;
    let at = tab.focus("*").await["stop"].clone();
    assert!(
        at == -1 || at == 0,
        "{address}: the last stop is left: {at}"
    );
}

#[test]
fn no_page_is_a_trap_for_the_keyboard() {
    let room = Classroom::ready();
    let (wall, mut teacher) = (room.wall(), room.teacher());
    let mut child = room.student("Maya");
    child.saves("piece", "A story about the sea.", 0);
    let talk = teacher.talk_with(room.class(), &child.id);
    let class = room.class();
    let chair = wall.clone().empty_chairs()[0].clone();
    let hers = [
        "/teach".to_owned(),
        format!("/teach/conferences/{talk}"),
        format!("/teach/classes/{class}/rules"),
        format!("/teach/classes/{class}/calendar"),
    ];
    let ways = [
        (
            wall.0.clone(),
            vec!["/board".to_owned(), format!("/board/chairs/{chair}")],
        ),
        (
            child.client.clone(),
            ["/prep", "/prep/questions/piece", "/board"]
                .map(str::to_owned)
                .to_vec(),
        ),
        (teacher.0.clone(), hers.to_vec()),
    ];
    visit(Screen::LAPTOP, async |tab| {
        for (client, paths) in ways {
            tab.become_client(&client).await;
            for path in paths {
                no_trap(tab, &at(&client, &path)).await;
            }
        }
    });
}
