//! Nothing moves under a finger: the second nine pictures stand where the first stood, and after each deed every control stays
//! where it is, in the next frame and two seconds later, whatever the live page brings.

use std::time::Duration;

use serde_json::json;

use super::moments::until_streams;
use super::wall::{CHAIR, NAME, TILES, open_board};
use super::{Rect, Screen, Tab, visit};
use crate::support::classroom::Classroom;

/// So long a finger may rest on a page that has just changed.
const RESTS: Duration = Duration::from_secs(2);

/// Notes all that moves from the next page on.
async fn watch(tab: &Tab) {
    let source = json!({ "source": include_str!("moves.js") });
    tab.devtools("Page.addScriptToEvaluateOnNewDocument", source)
        .await;
}

/// Nothing has moved since the deed, nor does while a finger rests.
async fn nothing_moves(tab: &Tab, what: &str) {
    tokio::time::sleep(RESTS).await;
    let moved = tab.ask("window.moves()").await;
    assert_eq!(moved, json!([]), "after {what}");
}

#[test]
fn the_second_nine_pictures_stand_where_the_first_stood() {
    for language in ["en", "es", "ar"] {
        let room = Classroom::ready().speaking(language);
        let device = room.device();
        let start = [("class", room.class()), ("do", "start")];
        room.teacher().post("/teach/first-day", &start).expect(303);
        let child = device.clone().named("Ben");
        for (width, height) in [(320, 640), (390, 844), (820, 1180), (1366, 768)] {
            visit(Screen::WALL.sized(width, height), async |tab| {
                tab.become_client(&device).await;
                tab.open(&format!(
                    "http://{}/door/student/{}",
                    device.address, child.id
                ))
                .await;
                tab.wait_for(".nine.one label").await;
                let first: Vec<Rect> = tab.rects(".nine.one label").await;
                let around = ".which, main .under a, main .under button, header a";
                let others = tab.rects(around).await;
                assert_eq!(first.len(), 9);
                tab.tap("label[for='first-kite']").await;
                tab.wait_for(".nine.two button").await;
                let what = format!("{language} {width}");
                assert_eq!(tab.rects(".nine.two button").await, first, "{what}");
                assert_eq!(tab.rects(around).await, others, "{what}");
                let frame = "getComputedStyle(document.querySelector('.nine.two')).outlineStyle";
                assert_eq!(tab.ask(frame).await, "none", "a finger needs no frame");
                tab.picture(&format!("pictures-second-{language}-{width}"))
                    .await;
                // Whoever uses keys sees where they are.
                tab.tap(".again button").await;
                tab.wait_for(".nine.one label").await;
                tab.ask("document.querySelector('#first-kite').focus()")
                    .await;
                tab.press("Tab").await;
                tab.ask("document.querySelector('#first-kite').focus()")
                    .await;
                tab.press("ArrowDown").await;
                assert_eq!(tab.ask(frame).await, "solid", "a key does");
            });
        }
    }
}

/// Two of three chairs are taken; then the last.
fn last_chair_of_a_day(screen: Screen, language: &str) {
    let room = Classroom::ready().speaking(language);
    let (mut teacher, mut wall) = (room.teacher(), room.wall());
    let chairs = wall.empty_chairs();
    let names = wall.names(&chairs[0]);
    for at in [0, 1] {
        teacher.give(&chairs[at], &names[at].id).expect(303);
    }
    visit(screen, async |tab| {
        watch(tab).await;
        open_board(tab, &room.wall()).await;
        until_streams(&room, 1).await;
        let before = tab.rects(TILES).await;
        tab.tap(CHAIR).await;
        tab.wait_for(NAME).await;
        tab.tap(&format!("li:nth-child(9) {NAME}")).await;
        let undo = tab.wait_for("#undo").await;
        nothing_moves(tab, "the last chair").await;
        assert_eq!(tab.rects("#undo").await, [undo], "{language} {screen:?}");
        assert!(!tab.shows("#wait-for").await, "she has a chair");
        // Another screen's change makes the page look again.
        teacher
            .press(&chairs[0], "state", Some(("state", "absent")))
            .expect(303);
        nothing_moves(tab, "a look").await;
        assert_eq!(tab.rects("#undo").await, [undo], "{language} {screen:?}");
        tab.nothing_moved(TILES, &before).await;
        tab.picture(&format!("last-chair-{language}-{}", screen.size.0))
            .await;
        tab.tap("#undo").await;
        tab.wait_for("[role=status], .told").await;
        nothing_moves(tab, "Undo").await;
        tab.nothing_moved(TILES, &before).await;
    });
}

#[test]
fn undo_stays_when_the_last_chair_of_a_day_is_saved() {
    for (width, height) in [(1024, 768), (768, 1024), (1920, 1080)] {
        last_chair_of_a_day(Screen::WALL.sized(width, height), "en");
    }
    last_chair_of_a_day(Screen::WALL.right_to_left(), "ar");
}

#[test]
fn a_day_that_fills_elsewhere_moves_nothing_on_an_idle_wall() {
    for (width, height) in [(1024, 768), (768, 1024), (1280, 800)] {
        let room = Classroom::ready();
        let mut other = room.wall();
        let chairs = other.empty_chairs();
        let names = other.names(&chairs[0]);
        visit(Screen::WALL.sized(width, height), async |tab| {
            watch(tab).await;
            open_board(tab, &room.wall()).await;
            until_streams(&room, 1).await;
            let before = tab.rects(TILES).await;
            for (chair, name) in chairs.iter().zip(&names) {
                other.sign_up(chair, &name.id).expect(303);
            }
            tab.wait_for("#wait-for").await;
            nothing_moves(tab, "a full day").await;
            tab.nothing_moved(TILES, &before).await;
            tab.picture(&format!("full-day-{width}")).await;
        });
    }
}

/// Each deed at the wall.
#[test]
fn after_each_tap_at_the_wall_every_control_stays() {
    let room = Classroom::ready();
    for (width, height) in [(1024, 768), (768, 1024)] {
        visit(Screen::WALL.sized(width, height), async |tab| {
            watch(tab).await;
            open_board(tab, &room.wall()).await;
            nothing_moves(tab, "the board").await;
            tab.tap("#days a:nth-child(2)").await;
            nothing_moves(tab, "a day").await;
            tab.tap(CHAIR).await;
            tab.wait_for(NAME).await;
            nothing_moves(tab, "a chair").await;
            tab.tap(NAME).await;
            tab.wait_for("#undo").await;
            nothing_moves(tab, "a name").await;
            tab.tap("#undo").await;
            tab.wait_for_words("You gave the chair back").await;
            nothing_moves(tab, "Undo").await;
            tab.tap("header a.how").await;
            tab.wait_for("a.back").await;
            nothing_moves(tab, "help").await;
        });
    }
}

/// Each deed on a child's own pages.
#[test]
fn after_each_tap_on_a_childs_page_every_control_stays() {
    let room = Classroom::ready();
    let mut other = room.wall();
    let chairs = other.empty_chairs();
    let names = other.names(&chairs[0]);
    for (screen, name) in [(Screen::WALL, "Ada"), (Screen::PHONE, "Ben")] {
        let child = room.student(name);
        visit(screen, async |tab| {
            watch(tab).await;
            tab.become_client(&child.client).await;
            let at = |path: &str| format!("http://{}{path}", child.address);
            tab.open(&at("/prep")).await;
            nothing_moves(tab, "her page").await;
            tab.tap(".first a.main").await;
            tab.write("main textarea", "My dog").await;
            tab.wait_for_words("Saved.").await;
            nothing_moves(tab, "words").await;
            tab.tap("button[name=done]").await;
            tab.wait_for("#cards").await;
            nothing_moves(tab, "done").await;
            tab.open(&at("/board")).await;
            tab.tap(".chair.open button").await;
            tab.wait_for_words("Your chair is saved").await;
            nothing_moves(tab, "a chair").await;
            // Others fill the day, and give it back.
            for (chair, name) in chairs.iter().zip(&names[10..]) {
                let _ = other.sign_up(chair, &name.id);
            }
            nothing_moves(tab, "others' chairs").await;
            tab.tap("#give-back").await;
            tab.wait_for("h1").await;
            nothing_moves(tab, "given back").await;
        });
    }
}
