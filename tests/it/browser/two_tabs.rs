//! Several tabs of one browser: a page whose person is not the one who is signed in shows nothing of hers and takes no words;
//! two tabs of one child, or of one teacher, lose nothing of each other while the box is away.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::{Screen, Tab, visit};
use crate::support::classroom::{Classroom, whole_database};
use crate::support::http::Client;

const BOX: &str = "main textarea";
const SECRET: &str = "My secret dog died.";
const SEEN: &str = "[document.visibilityState, getComputedStyle(document.body).visibility, document.body.innerText, \
    [].map.call(document.querySelectorAll('textarea, input'), function (it) { return it.value; }).join()]";

/// Opens one more tab of the same browser and goes there; gives its name.
async fn new_tab(tab: &Tab) -> String {
    let handle = tab.driver.new_tab().await.expect("one more tab");
    tab.driver.switch_to_window(handle.clone()).await.unwrap();
    tab.devtools("Network.enable", serde_json::json!({})).await;
    handle.to_string()
}

async fn this_tab(tab: &Tab) -> String {
    tab.driver.window().await.expect("a tab").to_string()
}

/// A tab comes to the front.
async fn to(tab: &Tab, handle: &str) {
    let handle = thirtyfour::WindowHandle::from(handle.to_owned());
    tab.driver.switch_to_window(handle).await.unwrap();
    tab.devtools("Page.bringToFront", serde_json::json!({}))
        .await;
}

async fn until(what: &str, mut is: impl AsyncFnMut() -> bool) {
    let begun = Instant::now();
    while !is().await {
        assert!(begun.elapsed() < Duration::from_secs(20), "{what}");
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
}

/// Whether somebody who looks at this tab sees these words anywhere.
async fn sees(tab: &Tab, words: &str) -> bool {
    let seen = tab.ask(SEEN).await;
    let shown = seen[0] == "visible" && seen[1] == "visible";
    shown && format!("{} {}", seen[2], seen[3]).contains(words)
}

/// Whose page this tab holds, and whether it hides it.
async fn whose(tab: &Tab) -> (Value, bool) {
    let whose = "[document.body.getAttribute('data-person'), document.documentElement.hasAttribute('data-left')]";
    let whose = tab.ask(whose).await;
    (whose[0].clone(), whose[1] == true)
}

fn at(client: &Client, path: &str) -> String {
    format!("http://{}{path}", client.address)
}

/// The browser is this person's now, as after "I am done" and two pictures of the next.
async fn signs_in(tab: &Tab, client: &Client, path: &str) {
    tab.become_client(client).await;
    tab.open(&at(client, path)).await;
    tab.wait_for("h1").await;
}

/// Looks for a while at a tab in front, and sees the words at no moment.
async fn never_sees(tab: &Tab, words: &str) {
    for _ in 0..25 {
        assert!(!sees(tab, words).await, "{words}");
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
}

#[test]
fn the_next_child_never_reads_the_last_ones_words_in_an_old_tab() {
    let room = Classroom::ready();
    let (mut ada, mut ben) = (room.student("Ada"), room.student("Ben"));
    visit(Screen::WALL, async |tab| {
        let first = this_tab(tab).await;
        signs_in(tab, &ada, "/prep/questions/piece").await;
        tab.write(BOX, "My").await;
        tab.wait_for_words("Saved.").await;
        // The box does not hear the rest: the link is bad in this one moment.
        tab.ask("XMLHttpRequest.prototype.send = function () {}")
            .await;
        tab.write(BOX, &SECRET[2..]).await;
        let second = new_tab(tab).await;
        signs_in(tab, &ben, "/prep").await;
        to(tab, &first).await;
        never_sees(tab, "secret").await;
        // It is his own question now, and what he types is his.
        until("his own page", async || {
            tab.ask("document.querySelector('main textarea').value")
                .await
                == ""
        })
        .await;
        tab.write(BOX, "Football").await;
        tab.wait_for_words("Saved.").await;
        to(tab, &second).await;
        assert!(!sees(tab, "secret").await);
        assert_eq!(ben.box_of("piece"), "Football");
        // She comes back to the same tablet: every word of hers is there, and none of his.
        signs_in(tab, &ada, "/prep/questions/piece").await;
        until("her words", async || ada.box_of("piece") == SECRET).await;
        assert!(!sees(tab, "Football").await);
    });
    assert_eq!(ben.box_of("piece"), "Football");
}

/// Each page of hers that listens to nothing, or to something else.
#[test]
fn every_kind_of_page_is_left_when_somebody_else_is_signed_in() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let (mut ada, ben) = (room.student("Ada"), room.student("Ben"));
    let chair = room.wall().empty_chairs()[0].clone();
    teacher.give(&chair, &ada.id).expect(303);
    teacher.holds_a_talk(room.class(), &mut ada, ("ending", "Cut it."));
    let talk = teacher.talk_with(room.class(), &ada.id);
    let hers = [
        "/prep",
        "/prep/questions/proud",
        "/prep/talks",
        "/prep/chair",
        "/board",
        "/lead",
    ];
    visit(Screen::WALL, async |tab| {
        let mut before = ada.client.clone();
        let first = this_tab(tab).await;
        let second = new_tab(tab).await;
        for path in hers {
            assert!(
                matches!(before.get(path).status, 200 | 303),
                "{path}: no page of hers"
            );
            to(tab, &first).await;
            signs_in(tab, &ada, path).await;
            let (ada_herself, _) = whose(tab).await;
            to(tab, &second).await;
            signs_in(tab, &ben, "/prep").await;
            to(tab, &first).await;
            until(path, async || {
                let (now, hidden) = whose(tab).await;
                assert!(now != ada_herself || hidden, "{path}");
                now != ada_herself && !hidden
            })
            .await;
        }
        // A teacher's page beside a child's, and a child's beside a teacher's.
        for (mine, page, others) in [
            (&*teacher, format!("/teach/conferences/{talk}"), &ben.client),
            (&*teacher, "/teach".to_owned(), &ben.client),
            (
                &*teacher,
                format!("/teach/classes/{}", room.class()),
                &ben.client,
            ),
            (&ben.client, "/prep".to_owned(), &teacher),
        ] {
            to(tab, &first).await;
            signs_in(tab, mine, &page).await;
            let (mine, _) = whose(tab).await;
            to(tab, &second).await;
            signs_in(tab, others, "/").await;
            to(tab, &first).await;
            until(&page, async || {
                let (now, hidden) = whose(tab).await;
                assert!(now != mine || hidden, "{page}");
                now != mine && !hidden
            })
            .await;
        }
    });
}

/// A tap in an old tab does nothing in the name of whoever is signed in by now, even where no tab has told it.
#[test]
fn a_tap_on_an_old_page_does_nothing_in_anothers_name() {
    let room = Classroom::ready();
    let (ada, ben) = (room.student("Ada"), room.student("Ben"));
    visit(Screen::WALL, async |tab| {
        signs_in(tab, &ada, "/board").await;
        tab.wait_for(".chair.open button").await;
        let (ada_herself, _) = whose(tab).await;
        tab.become_client(&ben.client).await;
        tab.tap(".chair.open button").await;
        until("Ben's board", async || {
            let (now, hidden) = whose(tab).await;
            now != ada_herself && !hidden
        })
        .await;
    });
    let empty = room.wall().empty_chairs();
    assert_eq!(empty.len(), 3, "nobody sits");
}

async fn kept(tab: &Tab) {
    tab.wait_for_words("Kept on this device.").await;
}

/// Writes in two tabs while the box is away, closes both, and lets the box come back.
async fn writes_in_two(tab: &Tab, room: &mut Classroom, page: &str, field: &str) {
    let last = this_tab(tab).await;
    let mut tabs = Vec::new();
    for _ in 0..2 {
        tabs.push(new_tab(tab).await);
        tab.open(page).await;
        tab.wait_for(field).await;
    }
    room.kill9();
    for (handle, words) in tabs.iter().zip(["From the first.", "From the second."]) {
        to(tab, handle).await;
        until("shown again", async || !whose(tab).await.1).await;
        tab.write(field, words).await;
        kept(tab).await;
    }
    for handle in &tabs {
        to(tab, handle).await;
        let _ = tab.driver.close_window().await;
        let left = thirtyfour::WindowHandle::from(last.clone());
        tab.driver.switch_to_window(left).await.unwrap();
    }
    to(tab, &last).await;
    room.start();
}

async fn nothing_waits(tab: &Tab) {
    until("sent", async || {
        let count = "Object.keys(localStorage).filter(function (key) { return key.indexOf('chair-words') === 0; }).length";
        tab.ask(count).await == 0
    })
    .await;
}

fn rows(room: &Classroom, question: &str) -> i64 {
    let db = whole_database(&room.database());
    db.query_row(question, [], |row| row.get(0)).unwrap()
}

#[test]
fn two_tabs_of_one_child_both_keep_what_was_typed_while_the_box_was_away() {
    for opens in ["/prep/questions/piece", "/prep"] {
        let mut room = Classroom::ready();
        room.stay_in_place();
        room.restart();
        let ada = room.student("Ada");
        visit(Screen::WALL, async |tab| {
            tab.become_client(&ada.client).await;
            let page = at(&ada.client, "/prep/questions/piece");
            writes_in_two(tab, &mut room, &page, BOX).await;
            tab.open(&at(&ada.client, opens)).await;
            nothing_waits(tab).await;
            tab.open(&page).await;
            tab.wait_for_words("Which one stays?").await;
            let text = tab.page().await.text;
            for words in ["From the first.", "From the second."] {
                assert!(text.contains(words), "{opens}: {text}");
            }
        });
        assert_eq!(rows(&room, "SELECT count(*) FROM conflict"), 1, "{opens}");
    }
}

#[test]
fn two_tabs_of_a_teacher_both_keep_her_line() {
    let mut room = Classroom::ready();
    room.stay_in_place();
    room.restart();
    let mut teacher = room.teacher();
    let ada = room.student("Ada");
    let talk = teacher.talk_with(room.class(), &ada.id);
    visit(Screen::LAPTOP, async |tab| {
        tab.become_client(&teacher).await;
        let page = at(&teacher, &format!("/teach/conferences/{talk}"));
        let line = "form[data-autosave] textarea";
        writes_in_two(tab, &mut room, &page, line).await;
        tab.open(&at(&teacher, "/teach")).await;
        nothing_waits(tab).await;
        tab.open(&page).await;
        until("both", async || {
            let text = tab.page().await.text;
            ["From the first.", "From the second."]
                .iter()
                .all(|words| text.contains(words))
        })
        .await;
    });
}
