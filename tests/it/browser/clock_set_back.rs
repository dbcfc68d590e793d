//! The clock of a device is set back while a page is open: what the page does by itself it goes on doing, for spans are measured
//! by a clock that nobody can set. And what a device slept through has passed.

use std::time::{Duration, Instant};

use super::moments::until_streams;
use super::wall::{CHAIR, NAME, open_board};
use super::{Screen, Tab, visit};
use crate::support::classroom::Classroom;

/// Five years earlier, or a night later, as everything in the page hears it.
const EARLIER: &str =
    "(function (real) { Date.now = function () { return real() - 157680000000; }; })(Date.now)";
const LATER: &str =
    "(function (real) { Date.now = function () { return real() + 36000000; }; })(Date.now)";
/// The steady clock runs so many times faster: a minute in three seconds.
const FAST: &str = "(function (real) { performance.now = function () { return real.call(performance) * 20; }; })(performance.now)";

/// How often the page has asked for itself by now.
async fn looks(tab: &Tab) -> u64 {
    let count = "performance.getEntriesByType('resource').filter(function (one) { return /\\/board/.test(one.name) && one.initiatorType === 'fetch'; }).length";
    tab.ask(count).await.as_u64().unwrap()
}

async fn until(what: &str, mut is: impl AsyncFnMut() -> bool) {
    let begun = Instant::now();
    while !is().await {
        assert!(begun.elapsed() < Duration::from_secs(20), "{what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[test]
fn the_look_once_a_minute_and_still_there_outlive_a_clock_that_is_set_back() {
    let room = Classroom::ready();
    visit(Screen::WALL, async |tab| {
        let fast = serde_json::json!({ "source": FAST });
        tab.devtools("Page.addScriptToEvaluateOnNewDocument", fast)
            .await;
        open_board(tab, &room.wall()).await;
        until_streams(&room, 1).await;
        tab.ask(EARLIER).await;
        let before = looks(tab).await;
        until("two more looks", async || looks(tab).await >= before + 2).await;
        // An open page of names asks, and goes home.
        tab.tap(CHAIR).await;
        tab.wait_for(NAME).await;
        tab.ask(EARLIER).await;
        tab.wait_for("#still-here").await;
        tab.wait_for("#days").await;
        tab.silent().await;
    });
}

#[test]
fn a_message_goes_and_words_are_saved_though_the_clock_is_set_back() {
    let room = Classroom::ready();
    let mut ada = room.student("Ada");
    visit(Screen::WALL, async |tab| {
        open_board(tab, &room.wall()).await;
        tab.tap(CHAIR).await;
        tab.tap(NAME).await;
        tab.wait_for("#undo").await;
        tab.ask(EARLIER).await;
        tab.ask("document.body.setAttribute('data-stands', '2')")
            .await;
        tab.wait_for("#heading").await;
        tab.become_client(&ada.client).await;
        tab.open(&format!("http://{}/prep/questions/piece", ada.address))
            .await;
        tab.write("main textarea", "My").await;
        tab.ask(EARLIER).await;
        tab.write("main textarea", " dog").await;
        until("saved", async || ada.box_of("piece") == "My dog").await;
    });
}

#[test]
fn who_wakes_from_a_sleep_looks_at_once() {
    let room = Classroom::ready();
    visit(Screen::WALL, async |tab| {
        open_board(tab, &room.wall()).await;
        until_streams(&room, 1).await;
        let before = looks(tab).await;
        tab.ask(LATER).await;
        let begun = Instant::now();
        until("a look", async || looks(tab).await > before).await;
        let took = begun.elapsed();
        assert!(took < Duration::from_secs(5), "after {took:?}");
        let rested = tab.ask("window.chair.rested()").await;
        let rested: u64 = rested.as_str().unwrap().parse().unwrap();
        assert!(rested >= 36_000, "{rested}");
    });
}
