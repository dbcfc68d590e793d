//! The tablet on the wall, as children meet it: two taps to a chair, one to undo, nothing moves, and the same with
//! scripts off, in the dark, in Arabic, without motion and on other screens.

use std::time::{Duration, Instant};

use super::moments::until_streams;
use super::{SOON, Screen, Tab, visit, visit_together};
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, THIRTY};
use crate::support::people::{Wall, request_id};

pub(super) const CHAIR: &str = "a[href^='/board/chairs/']";
pub(super) const NAME: &str = "button[name='student']";
/// All that stands on a board and must not move.
pub(super) const TILES: &str = "#chairs > li, #days a";

/// Opens the board as this wall.
pub(super) async fn open_board(tab: &Tab, wall: &Wall) {
    tab.become_client(wall).await;
    tab.open(&format!("http://{}/board", wall.address)).await;
    tab.wait_for(CHAIR).await;
}

/// What every screen of the wall must pass.
async fn good(tab: &Tab, picture: &str) {
    tab.look(picture).await;
    tab.landmarks().await;
    tab.no_scroll().await;
    tab.silent().await;
}

/// Until the chair has settled.
pub(super) async fn settle() {
    tokio::time::sleep(Duration::from_millis(500)).await;
}

#[test]
fn two_taps_to_a_chair_and_one_to_undo() {
    let room = Classroom::ready();
    visit(Screen::WALL, async |tab| {
        open_board(tab, &room.wall()).await;
        let before = tab.rects(TILES).await;
        good(tab, "wall-board").await;
        tab.targets_at_least("#chairs a, #days a", 104.0).await;
        tab.gaps_at_least("#chairs a, #days a", 8.0).await;
        tab.targets_at_least("header a, header button", 80.0).await;
        assert!(
            !tab.shows("#strip").await,
            "the strip for a lost box is hidden on a healthy page"
        );
        let begun = Instant::now();
        tab.tap(CHAIR).await;
        tab.wait_for(NAME).await;
        good(tab, "wall-names").await;
        tab.targets_at_least("button[name='student'], #have-chair", 104.0)
            .await;
        tab.gaps_at_least(NAME, 8.0).await;
        tab.tap(NAME).await;
        tab.wait_for_words("your chair is saved").await;
        assert_eq!(tab.taps(), 2, "from the idle wall to a saved chair");
        eprintln!(
            "two taps took {:?}, looking at the names included",
            begun.elapsed()
        );
        settle().await;
        good(tab, "wall-saved").await;
        tab.nothing_moved(TILES, &before).await;
        tab.targets_at_least("#undo", 80.0).await;
        tab.tap("#undo").await;
        tab.wait_for_words("You gave the chair back").await;
        settle().await;
        good(tab, "wall-undone").await;
        tab.nothing_moved(TILES, &before).await;
    });
    assert_eq!(
        room.wall().empty_chairs().len(),
        3,
        "the three chairs of Monday are empty again"
    );
}

fn without_scripts(screen: Screen, picture: &str) {
    let room = Classroom::ready();
    visit(screen.without_script(), async |tab| {
        open_board(tab, &room.wall()).await;
        tab.picture(&format!("{picture}-board")).await;
        tab.tap(CHAIR).await;
        tab.wait_for(NAME).await;
        tab.tap(NAME).await;
        tab.wait_for_words("your chair is saved").await;
        assert_eq!(tab.taps(), 2);
        tab.no_sideways_scroll().await;
        tab.picture(&format!("{picture}-saved")).await;
        tab.tap("#undo").await;
        tab.wait_for_words("You gave the chair back").await;
    });
}

#[test]
fn the_wall_works_with_scripts_off() {
    without_scripts(Screen::WALL, "wall-plain");
}

#[test]
fn a_phone_works_with_scripts_off() {
    without_scripts(Screen::PHONE, "phone-plain");
}

#[test]
fn a_chair_saved_elsewhere_shows_within_a_second_and_moves_nothing() {
    let room = Classroom::ready();
    visit(Screen::WALL, async |tab| {
        open_board(tab, &room.wall()).await;
        // The stream opens after the page has loaded.
        until_streams(&room, 1).await;
        let before = tab.rects(TILES).await;
        tab.ask("document.querySelector('#days a').focus()").await;
        let mut other = room.wall();
        let chair = other.empty_chairs()[1].clone();
        let child = other.names(&chair)[0].clone();
        let begun = Instant::now();
        other
            .sign_up_by_script(&chair, &child.id, &request_id())
            .expect(200);
        tab.wait_for(&format!("#chair-{chair} strong")).await;
        assert!(begun.elapsed() < SOON, "it took {:?}", begun.elapsed());
        tab.wait_for_words(&child.name).await;
        settle().await;
        tab.nothing_moved(TILES, &before).await;
        let focus = tab
            .ask("document.activeElement.closest('#days') !== null")
            .await;
        assert_eq!(focus, true, "the focus is kept");
        tab.silent().await;
    });
}

#[test]
fn somebody_was_quicker() {
    let room = Classroom::ready();
    visit(Screen::WALL, async |tab| {
        open_board(tab, &room.wall()).await;
        let mut other = room.wall();
        let chair = other.empty_chairs()[0].clone();
        let quick = other.names(&chair)[5].clone();
        tab.tap(CHAIR).await;
        tab.wait_for(NAME).await;
        other
            .sign_up_by_script(&chair, &quick.id, &request_id())
            .expect(200);
        tab.tap(NAME).await;
        tab.wait_for_words("Someone just sat there").await;
        settle().await;
        // The console tells of the 409 itself, which is no mistake of the page.
        tab.look("wall-quicker").await;
        tab.no_scroll().await;
        let focus = tab
            .ask("document.activeElement.getAttribute('href') || ''")
            .await;
        assert!(
            focus
                .as_str()
                .is_some_and(|href| href.starts_with("/board/chairs/")),
            "the nearest chair has the focus: {focus}"
        );
    });
}

#[test]
fn ten_fast_taps_are_one() {
    let room = Classroom::ready();
    visit(Screen::WALL, async |tab| {
        open_board(tab, &room.wall()).await;
        tab.tap(CHAIR).await;
        let name = tab.wait_for(NAME).await;
        let (x, y) = (name.x + 20.0, name.y + 20.0);
        for _ in 0..10 {
            let down = serde_json::json!({"type": "touchStart", "touchPoints": [{"x": x, "y": y}]});
            tab.devtools("Input.dispatchTouchEvent", down).await;
            tab.devtools(
                "Input.dispatchTouchEvent",
                serde_json::json!({"type": "touchEnd", "touchPoints": []}),
            )
            .await;
        }
        tab.wait_for_words("your chair is saved").await;
    });
    assert_eq!(
        room.wall().empty_chairs().len(),
        2,
        "one chair of three is taken"
    );
}

#[test]
fn it_fits_every_wall_without_a_scroll() {
    let room = Classroom::new().claimed().with_class(&THIRTY);
    // As many chairs a day as a board shows.
    let room = room.with_writing("6", "90").at(MONDAY_AT_EIGHT).with_wall();
    for (width, height) in [(1024, 690), (1024, 768), (1280, 800), (768, 1024)] {
        visit(Screen::WALL.sized(width, height), async |tab| {
            open_board(tab, &room.wall()).await;
            tab.no_scroll().await;
            tab.picture(&format!("wall-board-{width}")).await;
            tab.tap(CHAIR).await;
            tab.wait_for(NAME).await;
            assert_eq!(tab.rects(NAME).await.len(), 30, "everybody is there");
            tab.no_scroll().await;
            tab.targets_at_least(NAME, 104.0).await;
            tab.picture(&format!("wall-names-{width}")).await;
            tab.tap(NAME).await;
            tab.wait_for("#undo").await;
            tab.no_scroll().await;
            tab.tap("#undo").await;
            tab.wait_for_words("You gave the chair back").await;
            tab.no_scroll().await;
        });
    }
}

#[test]
fn from_right_to_left() {
    let room = Classroom::ready().speaking("ar");
    visit(Screen::WALL.right_to_left(), async |tab| {
        open_board(tab, &room.wall()).await;
        assert_eq!(tab.ask("document.documentElement.dir").await, "rtl");
        good(tab, "wall-board-arabic").await;
        tab.tap(CHAIR).await;
        tab.wait_for(NAME).await;
        let names = tab.page().await;
        assert!(
            names.tags.iter().any(|(tag, _)| tag == "bdi"),
            "names keep their own direction"
        );
        let back = tab.rects("a.back").await[0];
        assert!(back.x > 800.0, "Back is on the right: {back:?}");
        good(tab, "wall-names-arabic").await;
        tab.tap(NAME).await;
        tab.wait_for("#undo").await;
        settle().await;
        good(tab, "wall-saved-arabic").await;
    });
}

#[test]
fn small_screens_and_large_letters() {
    let room = Classroom::ready();
    let screens = [
        (Screen::WALL.sized(320, 640), 100, "small"),
        (Screen::WALL, 200, "large-letters"),
        (Screen::PHONE, 200, "phone-large-letters"),
    ];
    for (screen, percent, name) in screens {
        visit(screen, async |tab| {
            open_board(tab, &room.wall()).await;
            let grow = format!("document.documentElement.style.fontSize = '{percent}%'");
            tab.ask(&grow).await;
            tab.no_sideways_scroll().await;
            tab.look(&format!("wall-board-{name}")).await;
            tab.tap(CHAIR).await;
            tab.wait_for(NAME).await;
            tab.no_sideways_scroll().await;
            tab.look(&format!("wall-names-{name}")).await;
        });
    }
}

#[test]
fn it_stands_still_for_those_who_prefer_that() {
    let room = Classroom::ready();
    visit(Screen::WALL.kept_still().in_the_dark(), async |tab| {
        open_board(tab, &room.wall()).await;
        tab.axe().await;
        tab.tap(CHAIR).await;
        tab.wait_for(NAME).await;
        tab.axe().await;
        tab.tap(NAME).await;
        tab.wait_for_words("your chair is saved").await;
        assert_eq!(tab.animations().await, 0);
        tab.axe().await;
    });
}

#[test]
fn two_walls_in_the_same_second_seat_one_child_and_tell_the_other_kindly() {
    let mut room = Classroom::ready();
    let walls = [room.wall(), Wall(room.paired_wall())];
    visit_together(&[Screen::WALL, Screen::WALL], async |tabs| {
        for (tab, wall) in tabs.iter().zip(&walls) {
            open_board(tab, wall).await;
            tab.tap(CHAIR).await;
            tab.wait_for(NAME).await;
        }
        let other = format!("li:nth-child(9) {NAME}");
        futures_util::future::join(tabs[0].tap(NAME), tabs[1].tap(&other)).await;
        let mut told = Vec::new();
        for tab in tabs {
            tab.wait_for(".told, [role='alert']").await;
            settle().await;
            told.push(tab.page().await.text);
        }
        let with = |words: &str| told.iter().filter(|text| text.contains(words)).count();
        assert_eq!(with("your chair is saved"), 1, "{told:?}");
        assert_eq!(with("Someone just sat there"), 1, "{told:?}");
    });
    assert_eq!(room.wall().empty_chairs().len(), 2, "one chair is taken");
}

#[test]
fn a_device_that_has_not_joined_is_sent_to_the_teacher() {
    let room = Classroom::ready();
    visit(Screen::PHONE, async |tab| {
        let stranger = room.stranger();
        for (at, path) in ["/", "/board"].iter().enumerate() {
            tab.open(&format!("http://{}{path}", stranger.address))
                .await;
            tab.wait_for("h1").await;
            tab.picture(&format!("stranger-{at}")).await;
            tab.axe().await;
            tab.no_sideways_scroll().await;
            let text = tab.page().await.text;
            assert!(
                !text.contains("Priya") && !text.contains("Quinn"),
                "no names: {text}"
            );
        }
    });
}
