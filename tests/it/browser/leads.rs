//! "You lead" as it stands on a Chromebook, an upright tablet and a phone: the words beside the stage, "Next" in the same place at every
//! step, and all of it seen without a scroll.

use serde_json::Value;

use super::conference::Talking;
use super::{Screen, visit};

/// A Chromebook, an upright tablet and a phone.
const SIZES: [(f64, f64); 3] = [(1366.0, 768.0), (820.0, 1180.0), (390.0, 844.0)];

/// How much longer than the screen the page is; then where the words, the stage and "Next" stand, each as its left and upper edge,
/// width and height. The words are all of them: what to do and the sentence under it.
const PLACES: &str = "(function () { var of = function (it) { var at = it.getBoundingClientRect(); return [at.left, at.top, at.width, at.height].map(Math.round); }, \
    range = document.createRange(), page = document.documentElement; \
    range.selectNodeContents(document.querySelector('.saying')); \
    return { over: Math.max(page.scrollHeight - innerHeight, page.scrollWidth - innerWidth), words: of(range), \
        stage: of(document.querySelector('.on-stage')), next: of(document.querySelector('.goes .main')) }; })()";

/// What is wrong with the words and the stage of a wide screen: they stand beside each other, their middles on one line.
fn beside(at: &Value) -> bool {
    let of = |name: &str, nth: usize| at[name][nth].as_f64().unwrap_or_default();
    let middle = |name| of(name, 1) + of(name, 3) / 2.0;
    of("words", 0) + of("words", 2) <= of("stage", 0)
        && (middle("words") - middle("stage")).abs() <= 4.0
        && of("stage", 3) >= 400.0
}

#[test]
fn words_and_stage_stand_side_by_side_and_next_in_one_place() {
    let talking = Talking::new();
    visit(Screen::WALL, async |tab| {
        let mut said = Vec::new();
        tab.become_client(&talking.child.client).await;
        let mut next = [Value::Null, Value::Null, Value::Null];
        for step in 1..=7 {
            tab.open(&talking.at(&format!("/lead?step={step}"))).await;
            tab.wait_for(".goes .main").await;
            for (nth, (width, height)) in SIZES.into_iter().enumerate() {
                tab.be_sized(width, height).await;
                let at = tab.ask(PLACES).await;
                let is_beside = nth > 0 || beside(&at);
                if step == 1 {
                    next[nth] = at["next"].clone();
                }
                // A phone may be scrolled.
                let is_whole = nth > 1 || at["over"].as_i64() == Some(0);
                if !is_whole || at["next"] != next[nth] || !is_beside {
                    let first = &next[nth];
                    said.push(format!("{step} {width}x{height}: {at}, Next first {first}"));
                }
            }
        }
        assert!(said.is_empty(), "{}", said.join("\n"));
    });
}
