//! Done means: a stranger with a phone has a child's chair saved. Every tap and word of the first run, from the box's door
//! to the first chair, on the real pages.

use super::{Screen, Tab, visit};
use crate::classroom::{Classroom, THIRTY, ZONE};
use crate::people::{PASSPHRASE, TEACHER};

async fn look(tab: &Tab, picture: &str) {
    tab.look(picture).await;
    tab.landmarks().await;
    tab.no_sideways_scroll().await;
    tab.targets_at_least("main button, main a.button, main summary", 44.0)
        .await;
    tab.silent().await;
}

#[test]
fn from_a_fresh_box_to_the_first_saved_chair_on_a_phone() {
    let room = Classroom::new();
    visit(Screen::PHONE, async |tab| {
        tab.devtools(
            "Emulation.setTimezoneOverride",
            serde_json::json!({ "timezoneId": ZONE }),
        )
        .await;
        claim(tab, &room).await;
        tab.wait_for("input[name='name']").await;
        assert_eq!(
            tab.ask("document.getElementById('zone').value").await,
            ZONE,
            "the device fills in its zone"
        );
        look(tab, "first-3-class").await;
        tab.write("input[name='name']", "Room 12").await;
        tab.tap("main button.main").await;
        tab.wait_for("textarea").await;
        look(tab, "first-4-names").await;
        tab.write("textarea", &THIRTY.join("\n")).await;
        tab.tap("main button.main").await;
        tab.wait_for_words("30 children").await;
        look(tab, "first-4-names-saved").await;
        tab.tap("main a.main").await;
        tab.wait_for("input[name='start']").await;
        look(tab, "first-5-writing").await;
        tab.tap("main button.main").await;
        tab.wait_for("#waiting").await;
        look(tab, "first-6-wall").await;
        let mut tablet = room.stranger().0;
        let before = tab.rects("main h2").await;
        tablet.post("/wall", &[]).expect(303);
        tab.wait_for(".ask button").await;
        tab.nothing_moved("main h2", &before).await;
        look(tab, "first-6-wall-asks").await;
        tab.tap(".ask button").await;
        tab.wait_for("#walls a.main").await;
        tablet.get("/board").expect(200);
        look(tab, "first-6-wall-done").await;
        tab.tap("#walls a.main").await;
        tab.wait_for("#chairs").await;
        look(tab, "first-board").await;
        tab.tap("#days a:nth-child(2)").await;
        tab.wait_for("#days a:nth-child(2)[aria-current]").await;
        tab.tap("#chairs .open a").await;
        tab.wait_for("button[name='student']").await;
        look(tab, "first-chair").await;
        tab.tap("button[name='student']:nth-of-type(3)").await;
        tab.wait_for("#chairs .saved").await;
        look(tab, "first-chair-saved").await;
        eprintln!("from a fresh box to a saved chair: {} taps", tab.taps());
    });
}

/// The first two steps: the box gets its teacher, and she writes the code down.
async fn claim(tab: &Tab, room: &Classroom) {
    tab.open(&format!("http://{}/", room.stranger().0.address))
        .await;
    tab.wait_for("input[name='code']").await;
    look(tab, "first-1-claim").await;
    // On the box itself its code stands there already; a passphrase too short is told beside its field.
    tab.write("input[name='name']", TEACHER).await;
    tab.write("input[name='passphrase']", "short").await;
    tab.tap(".reveal").await;
    tab.wait_for("#passphrase[type='text']").await;
    tab.tap("main button.main").await;
    tab.wait_for("#passphrase-error").await;
    assert_eq!(
        tab.ask("document.activeElement.id").await,
        "passphrase",
        "what went wrong has the focus"
    );
    tab.look("first-1-claim-wrong").await;
    tab.write("input[name='passphrase']", PASSPHRASE).await;
    tab.tap("main button.main").await;
    tab.wait_for("#recovery-code").await;
    // The 409 stands in the log, which is no mistake of the page.
    let _ = tab.driver.browser_log().await;
    look(tab, "first-2-code").await;
    tab.tap("main button.main").await;
}
