//! How soon a tap at the wall is answered on the screen, on a tablet six times slower than this machine: the names, and the board
//! with the saved chair. Only as a slow proof (`tests/slow/painted`): a busy machine says nothing of it.

use serde_json::json;

use super::wall::{CHAIR, NAME, open_board, settle};
use super::{Screen, Tab, visit};
use crate::support::classroom::Classroom;
use crate::support::rounds;

/// Times slower than this processor.
const SLOW_DOWN: u32 = 6;
/// From the finger that goes up to the painted page, in milliseconds, as the median of all rounds.
const NAMES_MS: f64 = 150.0;
const BOARD_MS: f64 = 200.0;

/// From the next finger that goes up until a frame with this selector in it has been painted.
const PAINTS: &str = "window.paints = function (selector) { return new Promise(function (done) { \
    var up = 0; \
    document.addEventListener('touchend', function (event) { up = event.timeStamp; }, { capture: true, once: true }); \
    (function look() { \
        var after = new MessageChannel(); \
        if (!up || !document.querySelector(selector)) { requestAnimationFrame(look); return; } \
        after.port1.onmessage = function () { done(performance.now() - up); }; \
        after.port2.postMessage(0); \
    })(); }); };";

async fn tapped(tab: &Tab, what: &str, shows: &str) -> f64 {
    let begin = format!("(function () {{ window.painted = window.paints({shows:?}); }})()");
    tab.ask(&begin).await;
    tab.tap(what).await;
    tab.ask("window.painted").await.as_f64().unwrap_or(f64::MAX)
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

#[test]
fn names_and_board_are_painted_soon_on_a_slow_tablet() {
    let rounds = rounds(0, 20);
    if rounds == 0 {
        return;
    }
    let room = Classroom::ready();
    visit(Screen::WALL, async |tab| {
        open_board(tab, &room.wall()).await;
        tab.ask(PAINTS).await;
        let slow = json!({ "rate": SLOW_DOWN });
        tab.devtools("Emulation.setCPUThrottlingRate", slow).await;
        let (mut names, mut board) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            settle().await;
            names.push(tapped(tab, CHAIR, NAME).await);
            settle().await;
            board.push(tapped(tab, NAME, "#undo").await);
            settle().await;
            tab.tap("#undo").await;
            tab.wait_for_words("You gave the chair back").await;
        }
        eprintln!("names: {names:.0?}\nboard: {board:.0?}");
        let (names, board) = (median(names), median(board));
        eprintln!("median to painted names {names:.0} ms, to painted board {board:.0} ms");
        assert!(names <= NAMES_MS, "names: {names} ms");
        assert!(board <= BOARD_MS, "board: {board} ms");
    });
}
