//! The teacher's pages and the first run, on her laptop and on her phone: every page that the sitemap lets her open
//! passes axe, is silent, fits the width and leaves a picture.

use super::{Screen, Tab, visit};
use crate::classroom::Classroom;
use crate::html::Page;
use crate::people::{PASSPHRASE, TEACHER};
use crate::sitemap::sitemap;

/// Every page without a number in its address that this role may open.
fn pages_of(role: &str) -> Vec<String> {
    let rows = sitemap().into_iter().filter(|row| {
        let page = row.method == "GET" && !row.path.contains('{');
        // /set-aside is there only while the database is damaged; tests/it/damage.rs reads it then.
        let drawn = !matches!(row.path.as_str(), "/live" | "/health" | "/set-aside");
        page && drawn && row.claimed != "before" && row.who.iter().any(|who| who == role)
    });
    rows.map(|row| row.path).collect()
}

async fn look_at(tab: &Tab, address: &str, picture: &str) {
    tab.open(address).await;
    tab.wait_for("h1").await;
    tab.picture(picture).await;
    tab.axe().await;
    tab.landmarks().await;
    tab.no_sideways_scroll().await;
    tab.silent().await;
}

fn every_page(screen: Screen, device: &str) {
    let room = Classroom::ready();
    visit(screen, async |tab| {
        let client = room.teacher().0;
        tab.become_client(&client).await;
        for path in pages_of("teacher") {
            let name = path.trim_matches('/').replace('/', "-");
            let name = if name.is_empty() {
                "door".to_owned()
            } else {
                name
            };
            look_at(
                tab,
                &format!("http://{}{path}", client.address),
                &format!("{device}-{name}"),
            )
            .await;
            if path.starts_with("/teach") {
                tab.targets_at_least("main button, main a.button", 44.0)
                    .await;
            }
        }
    });
}

#[test]
fn every_page_of_hers_on_a_laptop() {
    every_page(Screen::LAPTOP, "laptop");
}

#[test]
fn every_page_of_hers_on_a_phone() {
    every_page(Screen::PHONE, "phone");
}

#[test]
fn every_page_of_hers_in_the_dark_and_from_right_to_left() {
    every_page(
        Screen::LAPTOP.in_the_dark().right_to_left(),
        "laptop-arabic",
    );
}

#[test]
fn a_fresh_box_is_claimed_with_a_keyboard() {
    let room = Classroom::new();
    visit(Screen::LAPTOP, async |tab| {
        let stranger = room.stranger().0;
        look_at(tab, &format!("http://{}/", stranger.address), "claim").await;
        assert!(tab.address().await.ends_with("/claim"));
        // A wrong code first: her name is kept, and the page still passes.
        for (code, picture) in [
            ("00000000".to_owned(), "claim-wrong"),
            (room.setup_code(), "claim-done"),
        ] {
            tab.ask("document.querySelectorAll('main input:not([type=hidden])').forEach(function (i) { i.value = ''; })").await;
            tab.write("input[name='code']", &code).await;
            tab.write("input[name='name']", TEACHER).await;
            tab.write("input[name='passphrase']", PASSPHRASE).await;
            tab.press("Enter").await;
            tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
            tab.wait_for("h1").await;
            tab.picture(picture).await;
            tab.axe().await;
            tab.no_sideways_scroll().await;
        }
        let html = tab.page().await;
        assert!(
            !tab.address().await.ends_with("/claim")
                || html.forms.iter().all(|form| !form.has("code")),
            "{}",
            html.text
        );
    });
    assert_eq!(
        Page::read(&room.stranger().0.get("/claim").text()).h1.len(),
        1
    );
}
