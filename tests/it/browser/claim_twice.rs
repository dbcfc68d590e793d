//! The claim in a real browser on a disk that takes 60 ms to sync: clicked twice, reloaded or left while it is being done, with
//! and without script. She is never told "Oh no", has a door, and finds her recovery code behind it.

use std::time::{Duration, Instant};

use super::{Screen, Tab, visit};
use crate::support::classroom::Classroom;
use crate::support::people::{PASSPHRASE, TEACHER};
use crate::support::rounds;
use crate::support::slow_disk::SlowDisk;

/// What she does in the middle of it.
#[derive(Clone, Copy, Debug)]
enum Meanwhile {
    ClicksAgain,
    Reloads,
    Leaves,
}

fn slow_box(disk: &SlowDisk) -> Classroom {
    let mut room = Classroom::new();
    room.stop();
    room.start_in(&disk.environment());
    room
}

async fn no_oh_no(tab: &Tab, what: &str) {
    let heading = tab.page().await.h1;
    assert!(
        heading.len() == 1 && !heading[0].contains("Oh no"),
        "{what}: {heading:?}"
    );
}

async fn claims(tab: &Tab, room: &Classroom, meanwhile: Meanwhile, after: Duration) {
    let at = |path: &str| format!("http://{}{path}", room.stranger().address);
    let what = format!("{meanwhile:?} after {after:?}");
    tab.open(&at("/claim?language=en")).await;
    tab.write("input[name='name']", TEACHER).await;
    tab.write("input[name='passphrase']", PASSPHRASE).await;
    tab.tap("main button.main").await;
    tokio::time::sleep(after).await;
    match meanwhile {
        Meanwhile::ClicksAgain => {
            // Where the next page stands already, there is nothing to click a second time.
            if tab.shows("input[name='passphrase']").await && !tab.shows("#recovery-code").await {
                tab.tap("main button.main").await;
            }
            tab.wait_for("#recovery-code").await;
        }
        Meanwhile::Reloads => tab.reload().await,
        Meanwhile::Leaves => tab.open("about:blank").await,
    }
    let begun = Instant::now();
    while room.stranger().get("/door/teacher").status != 200 {
        assert!(begun.elapsed() < Duration::from_secs(10), "{what}: no door");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    if !matches!(meanwhile, Meanwhile::Leaves) {
        no_oh_no(tab, &what).await;
    }
    // She comes back to where she was, and finds the way in from there.
    tab.open(&at("/claim?language=en")).await;
    no_oh_no(tab, &what).await;
    tab.tap("main a.main").await;
    if tab.shows("input[name='passphrase']").await {
        tab.write("input[name='name']", TEACHER).await;
        tab.write("input[name='passphrase']", PASSPHRASE).await;
        // One try a second from one device.
        tokio::time::sleep(Duration::from_millis(1100)).await;
        tab.tap("main button.main").await;
    }
    tab.wait_for("#recovery-code").await;
    // The pages that were not there any more stand in the log, which is no mistake of theirs.
    let _ = tab.driver.browser_log().await;
}

fn all_of_it(screen: Screen) {
    let Some(disk) = SlowDisk::new() else { return };
    let kinds = [
        Meanwhile::ClicksAgain,
        Meanwhile::Reloads,
        Meanwhile::Leaves,
    ];
    for turn in 0..rounds(3, 18) {
        let room = slow_box(&disk);
        let after = Duration::from_millis(turn as u64 * 37 % 150);
        visit(screen, async |tab| {
            claims(tab, &room, kinds[turn % 3], after).await;
        });
    }
}

#[test]
fn with_script() {
    all_of_it(Screen::LAPTOP);
}

#[test]
fn without_script() {
    all_of_it(Screen::LAPTOP.without_script());
}
