//! The wall on a large panel, 1920x1080 and 4K: all of it is used, everything is large, and whatever is tapped stands in the lower half,
//! where a child reaches it, on every page that a wall has.

use serde_json::Value;

use super::board::wall_good;
use super::wall::{NAME, open_board};
use super::{Screen, Tab, visit};
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};
use crate::support::html::Page;

const PANEL: Screen = Screen {
    size: (1920, 1080),
    ..Screen::WALL
};

/// Whatever can be tapped and stands above the middle of the screen.
const ABOVE_THE_MIDDLE: &str = "JSON.stringify(Array.prototype.filter.call(document.querySelectorAll('a, button, summary, input, select, label[for]'), function (it) { \
    var box = it.getBoundingClientRect(); return box.width > 1 && box.bottom > 0 && box.top < innerHeight / 2; }).map(function (it) { \
    return it.textContent + ' ' + it.getBoundingClientRect().top; }))";

/// How much of the screen its head and what is tapped fill.
const FILLED: &str = "Array.prototype.reduce.call(document.querySelectorAll('header, header .button, #days a, #chairs > li, #names > li'), function (sum, it) { \
    var box = it.getBoundingClientRect(); return sum + (it.matches('header .button') && box.top < innerHeight / 2 ? 0 : box.width * box.height); }, 0) / innerWidth / innerHeight";

/// The smallest letters of what matches, as a part of the screen's height.
async fn letters(tab: &Tab, selector: &str) -> f64 {
    let ask = format!(
        "Math.min.apply(Math, Array.prototype.map.call(document.querySelectorAll({selector:?}), function (it) {{ return parseFloat(getComputedStyle(it).fontSize); }})) / innerHeight"
    );
    tab.ask(&ask).await.as_f64().expect("a size")
}

async fn in_reach(tab: &Tab, what: &str) {
    let above = tab.ask(ABOVE_THE_MIDDLE).await;
    assert_eq!(above, Value::from("[]"), "{what}");
}

async fn is_filled(tab: &Tab, what: &str) {
    let filled = tab.ask(FILLED).await.as_f64().expect("a part");
    assert!(filled >= 0.7, "{filled} of the panel is used: {what}");
}

#[test]
fn everything_to_tap_is_in_the_lower_half_and_the_panel_is_full() {
    let room = Classroom::with(30, "6", "120");
    let wall = room.wall();
    visit(PANEL, async |tab| {
        open_board(tab, &wall).await;
        wall_good(tab, "board-panel").await;
        in_reach(tab, "board").await;
        is_filled(tab, "board").await;
        tab.tap("#chairs a").await;
        tab.wait_for(NAME).await;
        wall_good(tab, "board-panel-names").await;
        in_reach(tab, "names").await;
        is_filled(tab, "names").await;
        assert!(letters(tab, "#names bdi").await >= 32.0 / 1080.0);
        tab.tap(NAME).await;
        tab.wait_for("#undo").await;
        wall_good(tab, "board-panel-saved").await;
        in_reach(tab, "saved").await;
        is_filled(tab, "saved").await;
        // Every other page of a wall, where each is found.
        let chair = room.wall().empty_chairs()[0].clone();
        let saved = room.wall().get("/board/saved").expect(200).text();
        let own = Page::read(&saved).links_to("/board/sign-ups/")[0].clone();
        let lesson = (1..=10).map(|step| format!("/lesson?step={step}"));
        let pages =
            ["/board/saved", "/help", "/connect", "/room/code", &own[..]].map(str::to_owned);
        let moves = [format!("{own}/move"), format!("/board/chairs/{chair}")];
        for path in pages.into_iter().chain(moves).chain(lesson) {
            tab.open(&format!("http://{}{path}", wall.address)).await;
            tab.wait_for("h1").await;
            in_reach(tab, &path).await;
            // One step of each kind is looked at as well.
            let is_alike = path.starts_with("/lesson") && !path.ends_with(['1', '2', '8']);
            if !is_alike {
                let name = path.replace(['/', '?', '='], "-");
                let name = name.replace(&own.replace('/', "-"), "-own");
                tab.look(&format!("panel{name}")).await;
            }
            tab.no_scroll().await;
        }
    });
}

#[test]
fn all_chairs_of_a_day_stand_on_one_page_of_a_panel() {
    let room = Classroom::with(30, "12", "120");
    visit(PANEL, async |tab| {
        open_board(tab, &room.wall()).await;
        let chairs = tab.rects("#chairs > li:not(.more)").await;
        let seen = chairs.iter().filter(|chair| chair.width > 0.0).count();
        assert_eq!(seen, 12);
        assert!(!tab.shows("#more").await);
        wall_good(tab, "board-panel-twelve").await;
        in_reach(tab, "twelve chairs").await;
    });
}

#[test]
fn a_class_of_long_names_is_large_on_a_panel_and_on_a_4k_one() {
    let names: Vec<String> = (0..36)
        .map(|at| match at % 3 {
            0 => format!("Maximiliano{}", char::from(b'a' + at)),
            1 => format!("Ana{}", char::from(b'a' + at % 26)),
            _ => format!("Guadalupe{}", char::from(b'a' + at % 26)),
        })
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let room = Classroom::new().claimed().with_class(&names);
    let room = room.with_writing("3", "60").at(MONDAY_AT_EIGHT).with_wall();
    for size in [(1920, 1080), (3840, 2160)] {
        visit(
            Screen {
                size,
                ..Screen::WALL
            },
            async |tab| {
                open_board(tab, &room.wall()).await;
                in_reach(tab, "board").await;
                is_filled(tab, "board").await;
                assert!(letters(tab, "#chairs .open span").await >= 44.0 / 1080.0);
                tab.tap("#chairs a").await;
                tab.wait_for(NAME).await;
                if size.0 < 3840 {
                    wall_good(tab, "panel-long-names").await;
                }
                tab.no_scroll().await;
                in_reach(tab, "names").await;
                is_filled(tab, "names").await;
                assert!(letters(tab, "#names bdi").await >= 20.0 / 1080.0);
            },
        );
    }
}
