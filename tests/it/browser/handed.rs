//! The teacher's own phone goes into the child's hands and comes back: six digits are chosen on the way, the child leads with
//! it, and neither the back button nor an address leads to a page of hers until she types the digits.

use super::{Screen, Tab, visit};
use crate::support::classroom::Classroom;
use crate::support::people::{Child, PIN};

/// What only she may see.
const HERS: &str = "A new baby brother, and skateboards.";
/// Her pages, the browser's own memory of them included, are asked for so often.
const BACKS: usize = 5;

async fn good(tab: &Tab, picture: &str) {
    seen(tab, picture).await;
    tab.targets_at_least("main button:not(.reveal), main a.button", 56.0)
        .await;
}

async fn seen(tab: &Tab, picture: &str) {
    tab.wait_for("h1").await;
    tab.look(picture).await;
    tab.landmarks().await;
    tab.no_sideways_scroll().await;
}

/// A child whose talk goes on, and her page of it with something to remember.
fn talking(language: &str) -> (Classroom, Child, String) {
    let mut room = Classroom::ready();
    if language != "en" {
        room = room.speaking(language);
    }
    let mut child = room.student("Maya");
    child.saves("piece", "A story about the sea.", 0);
    let mut teacher = room.teacher();
    let talk = teacher.talk_with(room.class(), &child.id);
    teacher.types(&talk, "remember", HERS);
    (room, child, talk)
}

async fn nothing_of_hers(tab: &Tab) {
    let text = tab.page().await.text;
    let boxes = tab.ask("Array.prototype.map.call(document.querySelectorAll('textarea'), function (it) { return it.value; }).join(' ')");
    let boxes = boxes.await;
    let boxes = boxes.as_str().unwrap_or_default();
    assert!(
        !text.contains(HERS) && !boxes.contains(HERS),
        "{} shows what is hers: {text}",
        tab.address().await
    );
    assert!(!tab.shows("#strengths").await, "a page of hers");
}

async fn there_and_back(tab: &Tab, name: &str, language: &str) {
    let (room, child, talk) = talking(language);
    let client = room.teacher();
    let at = |path: &str| format!("http://{}{path}", client.address);
    tab.become_client(&client).await;
    tab.open(&at("/teach")).await;
    tab.tap("#going-on a").await;
    tab.wait_for("#strengths").await;
    // Without digits of her own there would be no way back: they are chosen first.
    tab.tap(".bar button[value='lead']").await;
    tab.wait_for("input[name='pin']").await;
    good(tab, &format!("{name}-choose-digits")).await;
    tab.write("input[name='pin']", PIN).await;
    tab.tap("main form button.main").await;
    tab.wait_for("#strengths").await;
    tab.tap(".bar button[value='lead']").await;
    tab.wait_for("#lead").await;
    tab.wait_for_words("A story about the sea.").await;
    let speaks = tab.ask("document.documentElement.lang").await;
    assert_eq!(
        speaks, language,
        "the child's page speaks as the class does"
    );
    good(tab, &format!("{name}-lead")).await;
    // Back, and back, and by the address.
    for _ in 0..BACKS {
        tab.ask("history.back()").await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        nothing_of_hers(tab).await;
    }
    tab.open(&at(&format!("/teach/conferences/{talk}"))).await;
    nothing_of_hers(tab).await;
    tab.tap("main a.main").await;
    tab.wait_for("#lead").await;
    for _ in 1..6 {
        tab.tap(".goes .main").await;
        tab.wait_for("#goes .goes .plain").await;
    }
    tab.wait_for("textarea").await;
    tab.write("textarea", "I go back to the first wave.").await;
    tab.wait_for(".saving[data-is='saved']").await;
    good(tab, &format!("{name}-lead-step")).await;
    let mut teacher = client.clone();
    teacher
        .get(&format!("/teach/conferences/{talk}"))
        .expect(403);
    tab.tap(".goes .main").await;
    tab.tap(".goes a[href='/lead/read-back']").await;
    tab.wait_for("button[value='yes']").await;
    good(tab, &format!("{name}-read-back")).await;
    tab.tap("button[value='yes']").await;
    // The page before has that way back too.
    tab.wait_for("main:not(:has(button[value='yes']))").await;
    tab.tap("a[href='/door/back']").await;
    tab.wait_for("input[name='pin']").await;
    seen(tab, &format!("{name}-back")).await;
    // The sixth digit goes in by itself: no button is there for a tap that was meant for the page before.
    assert!(!tab.shows("main button").await, "a button under her digits");
    tab.targets_at_least("main input[name='pin']", 56.0).await;
    tab.write("input[name='pin']", PIN).await;
    tab.wait_for("#strengths").await;
    tab.wait_for_words("I go back to the first wave.").await;
    let memory = tab.ask("document.getElementById('box-remember-words').value");
    assert_eq!(memory.await, HERS, "it is hers again");
    drop((room, child));
}

#[test]
fn her_phone_goes_to_the_child_and_comes_back() {
    visit(Screen::PHONE, async |tab| {
        there_and_back(tab, "her-phone", "en").await;
    });
}

#[test]
fn her_small_phone_from_right_to_left() {
    visit(Screen::PHONE.sized(320, 640), async |tab| {
        there_and_back(tab, "her-arabic-phone", "ar").await;
    });
}
