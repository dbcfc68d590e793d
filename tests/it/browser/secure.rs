//! The secure link in a browser that was told to trust the box, in one that was not, and the pages that explain it.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::{Screen, Tab, visit};
use crate::support::classroom::Classroom;

/// Lets Chromium's store of this home trust a certificate; false where the tool for it is missing.
fn trust(home: &Path, certificate: &Path) -> bool {
    let store = home.join(".pki/nssdb");
    fs::create_dir_all(&store).unwrap();
    let store = format!("sql:{}", store.display());
    let run = |words: &[&str]| {
        let mut certutil = Command::new("certutil");
        certutil
            .args(["-d", &store])
            .args(words)
            .stdin(Stdio::null());
        certutil.output().is_ok_and(|out| out.status.success())
    };
    let file = certificate.to_str().unwrap();
    run(&["-N", "--empty-password"]) && run(&["-A", "-n", "chair", "-t", "C,,", "-i", file])
}

/// What Chromium shows at an address, as HTML.
fn shows(home: &Path, address: &str) -> String {
    let mut chromium = Command::new("chromium");
    chromium.env("HOME", home).args([
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
        "--host-resolver-rules=MAP chair-test.local 127.0.0.1",
        "--virtual-time-budget=4000",
        "--dump-dom",
    ]);
    let profile = format!("--user-data-dir={}", home.join("profile").display());
    let out = chromium
        .args([profile.as_str(), address])
        .stdin(Stdio::null())
        .output();
    String::from_utf8_lossy(&out.expect("chromium starts").stdout).into_owned()
}

#[test]
fn a_browser_that_trusts_the_box_warns_no_more() {
    let room = Classroom::with_flags(&["--https", "127.0.0.1:0", "--also", "chair-test.local"]);
    let port = room.program().secure_address().port();
    let home = TempDir::new().unwrap();
    let file = home.path().join("chair.crt");
    fs::write(
        &file,
        room.stranger().get("/trust/chair.crt").expect(200).body,
    )
    .unwrap();
    let address = |host: &str| format!("https://{host}:{port}/trust/listeners");
    let opened = "What others on the Wi-Fi can see";
    if Command::new("chromium").arg("--version").output().is_err() {
        return crate::support::tool_missing(
            "a browser that trusts the box",
            "chromium is not installed",
        );
    }
    let warned = shows(home.path(), &address("127.0.0.1"));
    assert!(
        !warned.contains(opened),
        "one that was not told goes nowhere: {warned}"
    );
    if !trust(home.path(), &file) {
        return crate::support::tool_missing(
            "a browser that trusts the box",
            "certutil is not installed",
        );
    }
    for host in ["127.0.0.1", "localhost", "chair-test.local"] {
        let shown = shows(home.path(), &address(host));
        assert!(shown.contains(opened), "{host}: {shown}");
    }
}

async fn good(tab: &Tab, picture: &str) {
    tab.wait_for("h1").await;
    tab.look(picture).await;
    tab.landmarks().await;
    tab.no_sideways_scroll().await;
    tab.silent().await;
}

#[test]
fn the_pages_of_trust_can_be_read_on_every_screen() {
    let room = Classroom::with_flags(&["--https", "127.0.0.1:0"]);
    let address = room.program().address;
    for (screen, name) in [
        (Screen::WALL, "tablet"),
        (Screen::PHONE, "phone"),
        (Screen::PHONE.sized(320, 640), "small"),
        (Screen::PHONE.right_to_left(), "arabic"),
    ] {
        visit(screen, async |tab| {
            tab.open(&format!("http://{address}/trust")).await;
            good(tab, &format!("{name}-trust")).await;
            tab.ask(
                "document.querySelectorAll('details').forEach(function (it) { it.open = true; })",
            )
            .await;
            good(tab, &format!("{name}-trust-open")).await;
            tab.open(&format!("http://{address}/trust/listeners")).await;
            good(tab, &format!("{name}-listeners")).await;
        });
    }
}

#[test]
fn one_tap_takes_the_time_of_her_device() {
    let room = Classroom::ready();
    visit(Screen::PHONE, async |tab| {
        tab.become_client(&room.teacher()).await;
        // The box's clock is that of a Monday long ago, and believes itself: only her device knows better.
        tab.open(&format!("http://{}/teach", room.program().address))
            .await;
        tab.wait_for_words("do not show the same time").await;
        good(tab, "phone-clock-differs").await;
        tab.tap("form.clock button").await;
        let begun = std::time::Instant::now();
        // The page is on its way: for a moment there is none.
        let apart = "(function () { var told = document.querySelector('form[data-clock]') || document.body;
            return Math.abs(Date.now() / 1000 - Number(told && told.getAttribute('data-clock'))); })()";
        loop {
            let health = room.stranger().get("/health").json();
            assert_eq!(health["clock"], "trusted");
            let apart = tab.ask(apart).await;
            if apart.as_f64().is_some_and(|apart| apart < 120.0) {
                break;
            }
            assert!(begun.elapsed().as_secs() < 10, "{apart}");
        }
        assert!(!tab.shows("form.clock:not([hidden])").await);
        good(tab, "phone-clock-right").await;
    });
}

#[test]
fn the_wall_goes_by_places_while_the_clock_is_in_doubt() {
    // Written last in a year that has not come yet, so that neither the kept offset nor the system's own clock can be right.
    let mut room = Classroom::ready().at(2_200_000_000);
    room.stop();
    let db = rusqlite::Connection::open(room.database()).unwrap();
    db.execute(
        "UPDATE setting SET value = '-1700000000' WHERE name = 'clock_offset_s'",
        [],
    )
    .unwrap();
    drop(db);
    room.start_undated();
    visit(Screen::WALL, async |tab| {
        tab.become_client(&room.wall()).await;
        tab.open(&format!("http://{}/board", room.program().address))
            .await;
        tab.wait_for_words("1st chair").await;
        good(tab, "wall-clock-doubt").await;
        tab.become_client(&room.teacher()).await;
        tab.open(&format!("http://{}/teach", room.program().address))
            .await;
        tab.wait_for("form.clock").await;
        good(tab, "teacher-clock-doubt").await;
        tab.tap("form.clock button").await;
        let begun = std::time::Instant::now();
        while tab.shows("form.clock:not([hidden])").await {
            assert!(begun.elapsed().as_secs() < 10, "one tap was enough");
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert_eq!(room.stranger().get("/health").json()["clock"], "trusted");
    });
}
