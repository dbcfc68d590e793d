//! A device of the room is ended in a real browser on a disk that takes 60 ms to sync: clicked twice, reloaded or left while it is being done,
//! with and without script. It is ended once and for all, and she is never told "Oh no".

use std::time::{Duration, Instant};

use serde_json::json;

use super::{Screen, Tab, visit};
use crate::support::classroom::{Classroom, whole_database};
use crate::support::rounds;
use crate::support::slow_disk::SlowDisk;

/// What she does in the middle of it.
#[derive(Clone, Copy, Debug)]
enum Meanwhile {
    ClicksAgain,
    Reloads,
    Leaves,
}

fn count(room: &Classroom, question: &str) -> i64 {
    let db = whole_database(&room.database());
    db.query_row(question, [], |row| row.get(0)).unwrap()
}

/// A click where this button stands now, if it still does.
async fn clicks_if_there(tab: &Tab, button: &str) {
    let Some(rect) = tab.rects(button).await.first().copied() else {
        return;
    };
    let (x, y) = (rect.x + rect.width / 2.0, rect.y + rect.height / 2.0);
    for kind in ["mousePressed", "mouseReleased"] {
        let event = json!({"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1});
        tab.devtools("Input.dispatchMouseEvent", event).await;
    }
}

/// Ends the newest device of the room, on which a child is signed in.
async fn ends(tab: &Tab, room: &Classroom, meanwhile: Meanwhile, after: Duration) {
    let mut child = room.student("Ada B.");
    let newest = "SELECT max(id) FROM device WHERE kind <> 'wall' AND ended_at IS NULL";
    let device = count(room, newest);
    let page = format!("/teach/devices?class={}", room.class());
    let page = format!("http://{}{page}", room.stranger().address);
    let button = format!("form[action='/teach/devices/{device}/end'] button");
    let ended = format!("SELECT ended_at IS NOT NULL FROM device WHERE id = {device}");
    let is_ended = || count(room, &ended) == 1;
    let what = format!("{meanwhile:?} after {after:?}");
    tab.open(&page).await;
    tab.tap(&button).await;
    tokio::time::sleep(after).await;
    match meanwhile {
        Meanwhile::ClicksAgain => clicks_if_there(tab, &button).await,
        Meanwhile::Reloads => tab.reload().await,
        Meanwhile::Leaves => tab.open("about:blank").await,
    }
    // A form that had not left yet when she did was never sent: then she does it once more.
    let patience = match meanwhile {
        Meanwhile::ClicksAgain => Duration::from_secs(20),
        Meanwhile::Reloads | Meanwhile::Leaves => Duration::from_secs(2),
    };
    let begun = Instant::now();
    while !is_ended() && begun.elapsed() < patience {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    if !is_ended() {
        assert!(!matches!(meanwhile, Meanwhile::ClicksAgain), "{what}");
        tab.open(&page).await;
        tab.tap(&button).await;
        let begun = Instant::now();
        while !is_ended() {
            assert!(begun.elapsed() < Duration::from_secs(20), "{what}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
    assert_ne!(child.get("/prep").status, 200, "{what}: the child is out");
    tab.open(&page).await;
    tab.wait_for("h1").await;
    assert!(!tab.shows(&button).await, "{what}: it is ended for good");
    let heading = tab.page().await.h1;
    let is_oh_no = heading.iter().any(|it| it.contains("Oh no"));
    assert!(!is_oh_no, "{what}: {heading:?}");
    let _ = tab.driver.browser_log().await;
}

fn all_of_it(screen: Screen) {
    let Some(disk) = SlowDisk::new() else { return };
    let mut room = Classroom::ready();
    room.stop();
    room.start_in(&disk.environment());
    let kinds = [
        Meanwhile::ClicksAgain,
        Meanwhile::Reloads,
        Meanwhile::Leaves,
    ];
    let teacher = room.teacher();
    visit(screen, async |tab| {
        tab.become_client(&teacher).await;
        for turn in 0..rounds(3, 18) {
            let after = Duration::from_millis(turn as u64 * 37 % 150);
            ends(tab, &room, kinds[turn % 3], after).await;
        }
    });
}

#[test]
fn with_script() {
    all_of_it(Screen::LAPTOP);
}

#[test]
fn without_script() {
    all_of_it(Screen::LAPTOP.without_script());
}
