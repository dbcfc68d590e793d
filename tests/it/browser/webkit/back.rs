//! `WebKit` keeps pages without TLS in memory, whatever their headers say, and shows them again on Back: what a child leaves on a
//! tablet that others use is not among them, whether the box answers, is slow, hangs or is gone.

use std::net::SocketAddr;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use super::{TABLET, Window, visit};
use crate::support::classroom::Classroom;
use crate::support::people::Child;
use crate::support::rough_link::RoughLink;

const SECRET: &str = "my secret dog";
const BOX: &str = "main textarea";

/// A program that may be stopped and goes on when this is dropped, also after a failure: one that hangs cannot be ended.
struct Hanging(Pid);

impl Drop for Hanging {
    fn drop(&mut self) {
        let _ = kill_process(self.0, Signal::CONT);
    }
}

/// Writes at the box's address as this window knows it.
async fn writes(window: &Window, child: &Child, at: SocketAddr) {
    window.become_client(&child.client, at).await;
    window.open(&format!("http://{at}/prep")).await;
    window.tap(".first a.main").await;
    window.write(BOX, SECRET).await;
    window.wait_for_words("Saved.").await;
}

/// Goes home, says "I am done", and stands before the names.
async fn leaves(window: &Window) {
    window.tap("header a.back").await;
    window.tap("form.leave button").await;
    window.wait_for(".names a").await;
}

/// Not awaited: the driver would wait for a page that never comes.
async fn back(window: &Window) {
    let back = "setTimeout(function () { history.back(); }, 0)";
    let _ = window.0.execute(back, vec![]).await;
}

/// Goes back three times, and sees at no moment what the child wrote or a page of hers.
async fn nothing_comes_back(window: &Window) {
    for turn in 0..3 {
        back(window).await;
        for _ in 0..20 {
            for words in [SECRET, "I am done", "Saved."] {
                assert!(!window.shows(words).await, "Back {turn} shows {words:?}");
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }
}

#[test]
fn it_shows_nothing_of_a_child_who_is_done_while_the_box_answers() {
    let room = Classroom::ready();
    let child = room.student("Grace");
    visit(TABLET, async |window| {
        writes(window, &child, child.address).await;
        leaves(window).await;
        nothing_comes_back(window).await;
    });
}

#[test]
fn it_shows_nothing_of_her_over_a_slow_link() {
    let room = Classroom::ready();
    let child = room.student("Grace");
    let link = RoughLink::to(child.address);
    visit(TABLET, async |window| {
        writes(window, &child, link.address).await;
        leaves(window).await;
        link.be_rough();
        nothing_comes_back(window).await;
    });
}

#[test]
fn it_shows_nothing_of_her_when_the_box_is_gone() {
    let mut room = Classroom::ready();
    room.stay_in_place();
    let child = room.student("Grace");
    visit(TABLET, async |window| {
        writes(window, &child, child.address).await;
        leaves(window).await;
        room.kill9();
        nothing_comes_back(window).await;
    });
}

#[test]
fn it_shows_nothing_of_her_while_the_box_hangs() {
    let room = Classroom::ready();
    let child = room.student("Grace");
    let program = Hanging(Pid::from_raw(i32::try_from(room.program().id()).unwrap()).unwrap());
    visit(TABLET, async |window| {
        writes(window, &child, child.address).await;
        leaves(window).await;
        kill_process(program.0, Signal::STOP).unwrap();
        nothing_comes_back(window).await;
    });
}

#[test]
fn her_own_page_comes_back_whole_and_says_what_it_waits_for() {
    let mut room = Classroom::ready();
    room.stay_in_place();
    let child = room.student("Grace");
    visit(TABLET, async |window| {
        writes(window, &child, child.address).await;
        window.tap("header a.back").await;
        window.wait_for("form.leave button").await;
        back(window).await;
        window
            .until("her words", async || window.shows(SECRET).await)
            .await;
        window.tap("header a.back").await;
        window.wait_for("form.leave button").await;
        room.kill9();
        back(window).await;
        // What waits for the box says so, and nothing else is seen.
        window.wait_for("#strip").await;
        assert!(!window.shows(SECRET).await);
        room.start();
        window
            .until("her words", async || window.shows(SECRET).await)
            .await;
    });
}
