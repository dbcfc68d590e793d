//! In forced colours, where the browser takes every tint away, what is chosen is still seen: it has an edge or a sign that what
//! stands beside it has not.

use serde_json::json;

use super::wall::{open_board, settle};
use super::{Screen, Tab, visit};
use crate::support::classroom::Classroom;

/// What is chosen and looks like what is not, and how many are chosen in all.
const ALIKE: &str = "(function () { \
    var chosen = [].slice.call(document.querySelectorAll('[aria-pressed=true], [aria-current]')).filter(function (it) { return it.offsetWidth; }), alike = []; \
    function edge(style, of) { return ['Top', 'Left'].map(function (side) { return style[of + side + 'Style'] + style[of + side + 'Width']; }).join(); } \
    function look(it) { \
        var own = getComputedStyle(it), sign = getComputedStyle(it, '::after'); \
        return [edge(own, 'border'), own.outlineStyle === 'none' ? '' : own.outlineStyle + own.outlineWidth, sign.content, it.querySelectorAll('.icon').length].join('|'); \
    } \
    chosen.forEach(function (it) { \
        var round = it.parentNode, other; \
        while (round && !other) { \
            other = [].filter.call(round.querySelectorAll(it.nodeName), function (one) { \
                return one.offsetWidth && !one.hasAttribute('aria-current') && one.getAttribute('aria-pressed') !== 'true'; })[0]; \
            round = round.parentNode; \
        } \
        if (!other || look(it) === look(other)) { alike.push(it.outerHTML.slice(0, 120)); } \
    }); \
    return [chosen.length, alike]; })()";

async fn chosen_is_seen(tab: &Tab, name: &str) {
    let forced = json!({"features": [{"name": "forced-colors", "value": "active"}]});
    tab.devtools("Emulation.setEmulatedMedia", forced).await;
    let said = tab.ask(ALIKE).await;
    tab.shoot(&format!("forced-colours-{name}")).await;
    assert!(said[0].as_u64() > Some(0), "{name}: nothing is chosen");
    assert_eq!(said[1], json!([]), "{name}");
}

#[test]
fn what_is_chosen_is_seen_without_colours() {
    let room = Classroom::ready();
    room.teacher().sets_band(room.class(), "k2");
    let child = room.student("Ben");
    visit(Screen::WALL, async |tab| {
        tab.become_client(&child.client).await;
        let at = |path: &str| format!("http://{}{path}", child.address);
        tab.open(&at("/prep/questions/proud")).await;
        tab.tap("main .chips button").await;
        tab.wait_for("[aria-pressed=true]").await;
        settle().await;
        chosen_is_seen(tab, "chip").await;
        for (path, name) in [("/prep/chair", "chair"), ("/prep/family", "language")] {
            tab.open(&at(path)).await;
            tab.wait_for("h1").await;
            chosen_is_seen(tab, name).await;
        }
        open_board(tab, &room.wall()).await;
        chosen_is_seen(tab, "day").await;
    });
}
