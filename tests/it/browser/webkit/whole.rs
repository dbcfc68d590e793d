//! Pages that no journey in `WebKit` passes by: the stage of the wall during a talk, a large panel, the mini-lesson, the youngest's
//! pictures, and what a child finds after its talk. Each is measured there as all pages are in Chromium, and stands still.

use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::journeys::{at, whole};
use super::{PHONE, TABLET, Window, visit};
use crate::browser::measures;
use crate::support::classroom::Classroom;
use crate::support::http::Client;
use crate::support::people::Child;

/// A panel at the front of a room.
const PANEL: (u32, u32) = (1920, 1080);
/// So long a page is watched that something elsewhere has changed.
const RESTS: Duration = Duration::from_secs(3);
/// How many chairs on the stage lie over the words above it, whose line ends a little below them.
const OVER_WORDS: &str = "(function () { var words = document.getElementById('note').getBoundingClientRect().bottom - 5; \
    return [].filter.call(document.querySelectorAll('.players .art'), function (it) { return it.getBoundingClientRect().top < words; }).length; })()";
/// A slow tablet draws so few pictures of a page in that time.
const FRAMES: u64 = 10;

/// What is the matter with the page, as it is asked in Chromium: what is hidden shows, a target is small, no focus is seen, words
/// are cut, a name is broken, also with letters twice as large.
async fn measured(window: &Window, picture: &str) {
    // A key tells the browser that whoever is here uses keys, after a finger as well; the page hears nothing of it.
    let deaf = "window.addEventListener('keydown', function (event) { event.stopImmediatePropagation(); }, { capture: true, once: true })";
    window.ask(deaf).await;
    let body = window.0.find(By::Css("body")).await.expect("a page");
    body.send_keys(Key::Tab).await.expect("a key");
    window.ask("document.activeElement.blur()").await;
    let names = json!(measures::names());
    let all = format!(
        "({}).everything(innerWidth, 200, {names})",
        include_str!("../measures.js")
    );
    let said = window.ask(&all).await;
    assert_eq!(said, json!([]), "{picture}");
    whole(window, picture).await;
}

/// Opens a page, measures it and keeps its picture.
async fn good(window: &Window, client: &Client, path: &str, shows: &str, picture: &str) {
    window.open(&at(client, path)).await;
    window.wait_for(shows).await;
    measured(window, picture).await;
}

/// From now on whatever can be tapped is looked at in each picture that the browser draws.
async fn watch(window: &Window) {
    let watching = window.0.execute(include_str!("../minute.js"), vec![]).await;
    watching.expect("the page can be watched");
    window
        .until("a first look", async || {
            window.ask("window.minute().frames > 0").await == true
        })
        .await;
}

async fn nothing_moved(window: &Window, what: &str) {
    tokio::time::sleep(RESTS).await;
    let saw = window.ask("window.minute()").await;
    assert_eq!(saw["seen"], json!([]), "{what}");
    assert!(saw["frames"].as_u64() >= Some(FRAMES), "{what}: {saw}");
}

#[test]
fn the_wall_during_a_talk_and_the_mini_lesson() {
    for (size, name) in [(TABLET, "tablet"), (PANEL, "panel")] {
        let room = Classroom::with(8, "3", "60");
        let (mut wall, mut teacher) = (room.wall(), room.teacher());
        let chairs = wall.empty_chairs();
        let children = wall.names(&chairs[0]);
        for (chair, child) in chairs.iter().zip(&children[..2]) {
            wall.sign_up(chair, &child.id).expect(303);
        }
        let first = teacher.talk_with(room.class(), &children[0].id);
        teacher.in_talk(&first, "finish", &[]).expect(303);
        visit(size, async |window| {
            let told = |what: &str| format!("webkit-{name}-{what}");
            window.become_client(&wall, wall.address).await;
            let inner = window.ask("[innerWidth, innerHeight]").await;
            assert_eq!(inner, json!([size.0, size.1]), "the screen is as large");
            window.open(&at(&wall, "/board")).await;
            window.wait_for("#chairs > li").await;
            watch(window).await;
            // The other child sits down, and the next is called; the heading alone is another.
            teacher.talk_with(room.class(), &children[4].id);
            window.wait_for("h1.now").await;
            nothing_moved(window, "a talk begins").await;
            measured(window, &told("now")).await;
            window.wait_for(".is-next b").await;
            assert_eq!(window.ask(OVER_WORDS).await, 0, "{name}");
            window.tap("#chairs a").await;
            window.wait_for("button[name='student']").await;
            measured(window, &told("names")).await;
            for step in 1..=10 {
                let picture = told(&format!("lesson-{step}"));
                let path = format!("/lesson?step={step}");
                good(window, &wall, &path, ".large-lesson", &picture).await;
            }
        });
    }
}

/// The boxes of what a selector finds, in the order of the page.
async fn boxes(window: &Window, selector: &str) -> Value {
    let ask = format!(
        "[].map.call(document.querySelectorAll({selector:?}), function (it) {{ \
         var box = it.getBoundingClientRect(); return [box.left, box.top, box.width, box.height]; }})"
    );
    window.ask(&ask).await
}

#[test]
fn the_youngest_come_in_with_two_pictures_and_answer_with_one() {
    for (size, language) in [(TABLET, "en"), (PHONE, "ar")] {
        let room = Classroom::ready().speaking(language);
        room.teacher().sets_band(room.class(), "k2");
        let device = room.device();
        let start = [("class", room.class()), ("do", "start")];
        room.teacher().post("/teach/first-day", &start).expect(303);
        let child = device.clone().named("Ben");
        visit(size, async |window| {
            let door = format!("/door/student/{}", child.id);
            window.become_client(&device, device.address).await;
            window.open(&at(&device, &door)).await;
            window.wait_for(".nine.one label").await;
            measured(window, &format!("webkit-nine-{language}")).await;
            let first = boxes(window, ".nine.one label").await;
            assert_eq!(first.as_array().map(Vec::len), Some(9));
            window.tap("label[for='first-kite']").await;
            window.wait_for(".nine.two button").await;
            let second = boxes(window, ".nine.two button").await;
            assert_eq!(second, first, "{language}: nine pictures stay");
            measured(window, &format!("webkit-nine-again-{language}")).await;
            window.tap("button[name='second'][value='drum']").await;
            window.tap("form[action='/door/pictures'] button").await;
            window.wait_for("#path").await;
            window.tap(".first a.main").await;
            window.wait_for(".chips button svg").await;
            measured(window, &format!("webkit-chips-{language}")).await;
            watch(window).await;
            window.tap(".chips:not(.faces) button").await;
            window.wait_for(".chips [aria-pressed=true]").await;
            nothing_moved(window, "a picture is tapped").await;
            measured(window, &format!("webkit-chip-tapped-{language}")).await;
        });
    }
}

/// A child after its second talk, with a strength, its own words and a step.
fn after_two_talks(room: &Classroom) -> Child {
    let mut child = room.student("Maya");
    for noticed in [
        ("Strong voice", "I add the smell of rain."),
        ("Small true details", "I go back to the first wave."),
    ] {
        room.teacher()
            .holds_a_talk(room.class(), &mut child, noticed);
    }
    child
}

#[test]
fn what_a_child_finds_after_its_talk() {
    for (size, language) in [(TABLET, "en"), (PHONE, "ar")] {
        let room = Classroom::ready().speaking(language);
        let child = after_two_talks(&room);
        visit(size, async |window| {
            let told = |what: &str| format!("webkit-{what}-{language}");
            window.become_client(&child.client, child.address).await;
            window.open(&at(&child.client, "/lead")).await;
            window.tap("button[value=yes]").await;
            window.wait_for("a[href='/lead/look-back']").await;
            watch(window).await;
            measured(window, &told("ending")).await;
            nothing_moved(window, "the end of the talk").await;
            window.tap("a[href='/lead/look-back']").await;
            window.wait_for("#after-well").await;
            measured(window, &told("look-back")).await;
            watch(window).await;
            window.write("#after-well", "I asked.").await;
            window.wait_for(".saving[data-is=saved]").await;
            nothing_moved(window, "words").await;
            let pages = [
                ("shelf", "/prep/talks", ".shelf"),
                ("family", "/prep/family", ".read-in"),
                ("family-chair", "/prep/family?part=chair", ".for-family"),
                ("family-proud", "/prep/family?part=proud", ".ribbons"),
                ("family-did", "/prep/family?part=did", ".for-family"),
                ("family-work-on", "/prep/family?part=work_on", ".for-family"),
                ("family-ask", "/prep/family?part=ask", ".way-to-say"),
                ("family-paper", "/prep/family?paper=1", ".family-part"),
            ];
            for (picture, path, shows) in pages {
                good(window, &child.client, path, shows, &told(picture)).await;
            }
            window.open(&at(&child.client, "/prep/talks")).await;
            window.tap(".shelf a.button").await;
            window.wait_for(".read-lines").await;
            measured(window, &told("talk")).await;
        });
    }
}
