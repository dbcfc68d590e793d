//! The wall over time: days and states, the live stream, a lost link, a child who walks away, and what a page costs.

use std::time::{Duration, Instant};

use serde_json::json;

use super::wall::{CHAIR, NAME, TILES, open_board, settle};
use super::{SOON, Screen, visit};
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit};
use crate::support::html::Page;
use crate::support::people::request_id;

/// What a cold wall may cost over the wire.
const COLD: u64 = 60 * 1024;
const COLD_ARABIC: u64 = 85 * 1024;
/// Arabic letters come in a file of their own.
const COLD_REQUESTS: (usize, usize) = (7, 8);
/// What the page of thirty names may cost after that.
const NEXT: u64 = 8 * 1024;

/// So soon after the box is there again a page listens again, on the busiest machine.
const REOPENED: Duration = Duration::from_secs(30);

/// The question stands in the place of the days.
const CHAIRS: &str = "#chairs > li";

const HIDE: &str = "(function (hidden) { \
    Object.defineProperty(document, 'hidden', { configurable: true, get: function () { return hidden; } }); \
    document.dispatchEvent(new Event('visibilitychange')); })";

/// The stream is opened two seconds late, as on a slow tablet.
const LATE: &str = "var Real = window.EventSource; window.EventSource = function (url) { \
    var late = this, listeners = []; \
    late.readyState = 0; \
    late.addEventListener = function (name, hear) { listeners.push([name, hear]); }; \
    late.close = function () {}; \
    setTimeout(function () { var real = new Real(url); \
        real.onopen = function () { late.readyState = 1; late.onopen(); }; \
        listeners.forEach(function (it) { real.addEventListener(it[0], it[1]); }); }, 2000); };";

/// How many live streams the box holds.
fn streams(room: &Classroom) -> u64 {
    let health = room.stranger().get("/health").json();
    health["streams"].as_u64().expect("a count")
}

pub(super) async fn until_streams(room: &Classroom, count: u64) {
    let begun = Instant::now();
    while streams(room) != count {
        assert!(
            begun.elapsed() < REOPENED,
            "{} streams and not {count}",
            streams(room)
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[test]
fn six_days_and_every_state_of_a_chair() {
    let mut room = Classroom::with(28, "6", "90");
    let (mut teacher, mut wall) = (room.teacher(), room.wall());
    let chairs = wall.empty_chairs();
    let children = wall.names(&chairs[0]);
    for at in [0, 1, 3] {
        teacher.give(&chairs[at], &children[at].id).expect(303);
    }
    teacher
        .press(&chairs[0], "state", Some(("state", "done")))
        .expect(303);
    teacher.press(&chairs[2], "close", None).expect(303);
    visit(Screen::WALL, async |tab| {
        open_board(tab, &room.wall()).await;
        tab.look("wall-states").await;
        tab.no_scroll().await;
        let days = tab.page().await.links_to("/board/days/");
        assert_eq!(days.len(), 6, "today and the next five school days");
        let before = tab.rects("#days a").await;
        for day in &days[1..] {
            tab.tap(&format!("#days a[href='{day}']")).await;
            tab.wait_for(&format!("#days a[href='{day}'][aria-current]"))
                .await;
            tab.nothing_moved("#days a", &before).await;
        }
        for (path, picture) in [
            ("/board/saved", "wall-who-has-a-chair"),
            ("/help", "wall-help"),
        ] {
            tab.open(&format!("http://{}{path}", room.wall().address))
                .await;
            tab.look(picture).await;
            tab.landmarks().await;
            tab.no_scroll().await;
        }
        tab.silent().await;
        tab.open(&format!("http://{}/board/nothing", room.wall().address))
            .await;
        tab.look("wall-not-here").await;
    });
    room.set_clock(MONDAY_AT_EIGHT + 9 * 3600);
    visit(Screen::WALL, async |tab| {
        open_board(tab, &room.wall()).await;
        let today = tab.page().await.text;
        assert!(today.contains("Over"), "today is over, not full: {today}");
        tab.look("wall-evening").await;
    });
}

#[test]
fn the_board_before_there_is_anything_on_it() {
    let mut room = Classroom::new().claimed().with_empty_class().with_wall();
    for (words, picture) in [
        ("Your teacher is setting up.", "wall-no-names"),
        ("No chairs yet. Ask your teacher.", "wall-no-chairs"),
    ] {
        visit(Screen::WALL, async |tab| {
            let wall = room.wall();
            tab.become_client(&wall).await;
            tab.open(&format!("http://{}/board", wall.address)).await;
            tab.wait_for_words(words).await;
            tab.look(picture).await;
            tab.no_scroll().await;
            tab.silent().await;
        });
        room = room.with_names(&["Ada Brook"]);
    }
}

#[test]
fn what_changes_before_the_stream_has_come_shows_as_soon_as_it_comes() {
    let room = Classroom::ready();
    visit(Screen::WALL, async |tab| {
        let late = json!({ "source": LATE });
        tab.devtools("Page.addScriptToEvaluateOnNewDocument", late)
            .await;
        open_board(tab, &room.wall()).await;
        let mut other = room.wall();
        let chair = other.empty_chairs()[1].clone();
        let child = other.names(&chair)[0].clone();
        assert_eq!(streams(&room), 0, "nobody hears of it");
        other.sign_up(&chair, &child.id).expect(303);
        until_streams(&room, 1).await;
        tab.wait_for(&format!("#chair-{chair} strong")).await;
        tab.silent().await;
    });
}

#[test]
fn the_stream_is_closed_while_hidden_and_opened_again_after_a_restart() {
    let mut room = Classroom::ready();
    room.stay_in_place();
    let wall = room.wall();
    visit(Screen::WALL, async |tab| {
        open_board(tab, &wall).await;
        until_streams(&room, 1).await;
        tab.ask(&format!("{HIDE}(true)")).await;
        until_streams(&room, 0).await;
        tab.ask(&format!("{HIDE}(false)")).await;
        until_streams(&room, 1).await;
        room.restart();
        until_streams(&room, 1).await;
        // And it is heard: what another screen does now shows, long before the page looks by itself.
        settle().await;
        let mut other = room.wall();
        let chair = other.empty_chairs()[0].clone();
        let child = other.names(&chair)[0].clone();
        let begun = Instant::now();
        other
            .sign_up_by_script(&chair, &child.id, &request_id())
            .expect(200);
        tab.wait_for(&format!("#chair-{chair} strong")).await;
        let took = begun.elapsed();
        assert!(took < SOON, "it took {took:?}");
    });
}

#[test]
fn no_hidden_page_holds_a_stream() {
    let room = Classroom::ready();
    let child = room.student("Maya");
    let pages = [
        (room.teacher().0, "/teach"),
        (child.client.clone(), "/board"),
    ];
    visit(Screen::PHONE, async |tab| {
        for (client, path) in pages {
            tab.become_client(&client).await;
            tab.open(&format!("http://{}{path}", client.address)).await;
            until_streams(&room, 1).await;
            tab.ask(&format!("{HIDE}(true)")).await;
            until_streams(&room, 0).await;
            tab.ask(&format!("{HIDE}(false)")).await;
            until_streams(&room, 1).await;
        }
    });
}

#[test]
fn a_lost_link_is_said_only_while_it_is_lost_and_moves_nothing() {
    let mut room = Classroom::ready();
    room.stay_in_place();
    let wall = room.wall();
    visit(Screen::WALL, async |tab| {
        open_board(tab, &wall).await;
        settle().await;
        let before = tab.rects(TILES).await;
        assert!(!tab.shows("#strip").await, "a healthy page has no strip");
        room.stop();
        tab.tap(CHAIR).await;
        tab.wait_for("#strip").await;
        tab.wait_for_words("That did not reach the box. Try again soon.")
            .await;
        tab.nothing_moved(TILES, &before).await;
        tab.look("wall-lost-link").await;
        room.start();
        let begun = Instant::now();
        while tab.shows("#strip").await {
            assert!(
                begun.elapsed() < Duration::from_secs(15),
                "the strip goes when the box is back"
            );
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        tab.nothing_moved(TILES, &before).await;
        tab.tap(CHAIR).await;
        tab.wait_for(NAME).await;
    });
}

#[test]
fn a_child_who_walks_away_is_asked_and_then_the_board_comes_back() {
    let room = Classroom::ready();
    visit(Screen::WALL, async |tab| {
        open_board(tab, &room.wall()).await;
        tab.tap(CHAIR).await;
        tab.wait_for(NAME).await;
        let before = tab.rects(NAME).await;
        let body = "document.body.getAttribute('data-ask-after') + ' ' + document.body.getAttribute('data-stands')";
        assert_eq!(tab.ask(body).await, "45 65", "45 seconds, and 20 more");
        // Asked sooner; the board comes back only when the question has been looked at, however long that takes here.
        let set = |attribute: &str, seconds: u32| {
            format!("document.body.setAttribute('{attribute}', '{seconds}')")
        };
        tab.ask(&set("data-stands", 600)).await;
        tab.ask(&set("data-ask-after", 9)).await;
        tab.wait_for("#still-here").await;
        tab.look("wall-still-there").await;
        tab.nothing_moved(NAME, &before).await;
        tab.targets_at_least("#still-here", 104.0).await;
        tab.tap("#still-here").await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert!(!tab.shows("#still-here").await, "she is there");
        tab.ask(&set("data-stands", 13)).await;
        tab.wait_for("#still-here").await;
        tab.wait_for("#days").await;
        assert!(tab.address().await.ends_with("/board"));
        tab.silent().await;
    });
}

/// Ana saves a chair and walks off. Whoever comes next finds the board and nothing of hers.
#[test]
fn who_comes_next_finds_nothing_of_the_child_before() {
    let room = Classroom::ready();
    visit(Screen::WALL, async |tab| {
        open_board(tab, &room.wall()).await;
        settle().await;
        tab.tap(CHAIR).await;
        tab.tap(NAME).await;
        tab.wait_for("#undo").await;
        // The message goes by itself; here in a second.
        tab.ask("document.body.setAttribute('data-stands', '1')")
            .await;
        tab.wait_for("#heading").await;
        let steps = [
            "history.back()",
            "history.back()",
            "history.forward()",
            "location.reload()",
            "history.back()",
        ];
        for step in steps {
            tab.ask(&format!("setTimeout(function () {{ {step}; }}, 0)"))
                .await;
            settle().await;
            tab.wait_for("h1").await;
            let html = tab.ask("document.documentElement.outerHTML").await;
            let html = html.as_str().unwrap_or_default();
            assert!(
                !html.contains("name=\"undo\"") && !html.contains("your chair is saved"),
                "{step}: {html}"
            );
        }
        let kept = "Promise.all([caches.keys(), indexedDB.databases()]).then(function (all) { \
            return localStorage.length + sessionStorage.length + all[0].length + all[1].length; })";
        assert_eq!(tab.ask(kept).await, 0, "nothing stays in the browser");
    });
}

#[test]
fn a_cold_wall_is_light() {
    for (room, limit, requests) in [
        (Classroom::ready(), COLD, COLD_REQUESTS.0),
        (
            Classroom::ready().speaking("ar"),
            COLD_ARABIC,
            COLD_REQUESTS.1,
        ),
    ] {
        visit(Screen::WALL, async |tab| {
            open_board(tab, &room.wall()).await;
            settle().await;
            let mut cold = tab.weight().await;
            // The stream stays open; it is no part of the load, nor is the day that a page looks at again once it stands.
            let loads = |url: &String| !url.ends_with("/live") && !url.contains("/board/days/");
            cold.requests.retain(loads);
            eprintln!(
                "a cold wall: {} bytes in {} requests",
                cold.bytes,
                cold.requests.len()
            );
            assert!(cold.bytes <= limit, "{cold:?}");
            assert!(cold.requests.len() <= requests, "{cold:?}");
            tab.tap(CHAIR).await;
            tab.wait_for(NAME).await;
            settle().await;
            let next = tab.weight().await;
            eprintln!("thirty names: {} bytes", next.bytes);
            assert!(next.bytes <= NEXT, "{next:?}");
        });
    }
}

#[test]
fn the_youngest_read_their_question_on_the_wall() {
    for (language, screens) in [
        ("en", &[(1024, 768), (768, 1024), (1024, 690)][..]),
        ("ar", &[(1024, 768)]),
    ] {
        let mut room = Classroom::ready();
        if language != "en" {
            room = room.speaking(language);
        }
        let mut teacher = room.teacher();
        let path = format!("/teach/classes/{}", room.class());
        let form = Page::read(&teacher.get(&path).expect(200).text())
            .form_with(&["name", "band"])
            .fill("band", "k2");
        submit(&mut teacher, &form).expect(303);
        let deed = |what| [("class", room.class()), ("do", what)];
        for (width, height) in screens {
            visit(Screen::WALL.sized(*width, *height), async |tab| {
                open_board(tab, &room.wall()).await;
                until_streams(&room, 1).await;
                let before = tab.rects(CHAIRS).await;
                teacher.post("/teach/prep-time", &deed("start")).expect(303);
                tab.wait_for(".quiet-minutes").await;
                tab.look(&format!("wall-question-{language}-{width}-{height}"))
                    .await;
                tab.no_scroll().await;
                tab.nothing_moved(CHAIRS, &before).await;
                let size = "parseFloat(getComputedStyle(document.querySelector('.asks')).fontSize)";
                let size = tab.ask(size).await.as_f64().unwrap();
                assert!(size >= 36.0, "read across a room: {size} px");
                teacher.post("/teach/prep-time", &deed("stop")).expect(303);
                tab.wait_for("#heading:not(.quiet-minutes)").await;
                tab.silent().await;
            });
        }
    }
}
