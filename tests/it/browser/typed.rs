//! What a teacher types into her forms stays in her browser through Back, a reload, a page that is drawn anew under her hands
//! and the end of her session; it is hers alone, and goes once it is saved.

use super::{Screen, Tab, visit};
use crate::support::classroom::Classroom;
use crate::support::people::{PASSPHRASE, TEACHER};

async fn value(tab: &Tab, field: &str) -> String {
    let expression = format!("document.querySelector('{field}').value");
    let value = tab.ask(&expression).await;
    value.as_str().unwrap_or_default().to_owned()
}

/// Waits until the field holds these words.
async fn holds(tab: &Tab, field: &str, words: &str) {
    let begun = std::time::Instant::now();
    while value(tab, field).await != words {
        let now = value(tab, field).await;
        assert!(
            begun.elapsed().as_secs() < 10,
            "{field}: {now:?} and not {words:?}"
        );
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

/// Forms whose words wait in this browser.
async fn waiting(tab: &Tab) -> u64 {
    let count = "Object.keys(localStorage).filter(function (key) { return key.indexOf('chair-form ') === 0; }).length";
    tab.ask(count).await.as_u64().unwrap()
}

/// Empties a field and types into it.
async fn types(tab: &Tab, field: &str, words: &str) {
    tab.ask(&format!("document.querySelector('{field}').select()"))
        .await;
    tab.write(field, words).await;
    holds(tab, field, words).await;
}

#[test]
fn a_page_that_is_drawn_anew_under_her_hands_keeps_her_words() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    visit(Screen::LAPTOP, async |tab| {
        tab.become_client(&teacher).await;
        tab.open(&format!("http://{}/teach", teacher.address)).await;
        tab.wait_for("#change-today summary").await;
        tab.tap("#change-today summary").await;
        types(tab, "#pause-words", "We read today.").await;
        let days = format!("/teach/classes/{}/days", room.class());
        let late = [("do", "late"), ("minutes", "10"), ("from", "today")];
        teacher.post(&days, &late).expect(303);
        tab.wait_for("#like-others").await;
        holds(tab, "#pause-words", "We read today.").await;
    });
}

#[test]
fn a_reload_and_a_page_away_and_back_leave_her_words_in_the_form() {
    let room = Classroom::ready();
    let teacher = room.teacher();
    visit(Screen::LAPTOP, async |tab| {
        tab.become_client(&teacher).await;
        let page = format!("/teach/classes/{}/roster", room.class());
        let at = |page: &str| format!("http://{}{page}", teacher.address);
        tab.open(&at(&page)).await;
        tab.wait_for("#one-name").await;
        types(tab, "#one-name", "Wim Dune").await;
        tab.reload().await;
        tab.wait_for("#one-name").await;
        holds(tab, "#one-name", "Wim Dune").await;
        // By a link of hers, and back by her browser's own way.
        tab.tap(".places a[href^='/teach/room']").await;
        tab.wait_for("form[action='/door/leave']").await;
        tab.ask("history.back()").await;
        tab.wait_for("#one-name").await;
        holds(tab, "#one-name", "Wim Dune").await;
        // By an address, and back by typing this one again.
        tab.open(&at("/teach")).await;
        tab.wait_for("h1").await;
        tab.open(&at(&page)).await;
        tab.wait_for("#one-name").await;
        holds(tab, "#one-name", "Wim Dune").await;
        let list = room.teacher().get(&page).expect(200).text();
        assert!(!list.contains("Wim"), "nothing is saved yet");
    });
}

#[test]
fn after_the_end_of_her_session_they_are_there_for_her_and_for_nobody_else() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    visit(Screen::LAPTOP, async |tab| {
        let mut shared = room.stranger();
        std::thread::sleep(std::time::Duration::from_millis(1100));
        let key = [("name", TEACHER), ("passphrase", PASSPHRASE)];
        shared.post("/door/teacher", &key).expect(303);
        tab.become_client(&shared).await;
        let page = format!("/teach/classes/{}/roster", room.class());
        let at = |page: &str| format!("http://{}{page}", shared.address);
        tab.open(&at(&page)).await;
        tab.wait_for("#one-name").await;
        types(tab, "#one-name", "Wim Dune").await;
        // The page follows what changes: it is gone a moment after the session.
        let mut same = shared.clone();
        same.post("/door/leave", &[]).expect(303);
        tab.wait_for("a[href='/door/teacher']").await;
        assert!(!tab.page().await.text.contains("Wim Dune"));
        for page in ["/", "/door/teacher"] {
            tab.open(&at(page)).await;
            tab.wait_for("h1").await;
            assert_eq!(
                tab.ask("document.body.innerHTML.indexOf('Wim Dune')").await,
                -1
            );
        }
        tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
        tab.write("#name", TEACHER).await;
        tab.write("#passphrase", PASSPHRASE).await;
        tab.tap("main button.main").await;
        tab.wait_for(&format!("main .notice a[href='{page}']"))
            .await;
        tab.tap(&format!("main .notice a[href='{page}']")).await;
        tab.wait_for("#one-name").await;
        holds(tab, "#one-name", "Wim Dune").await;
        tab.wait_for("[data-said-back]").await;
        assert!(
            !teacher.get(&page).expect(200).text().contains("Wim"),
            "nothing is saved yet"
        );
        // When she signs out they go.
        tab.open(&at("/teach")).await;
        tab.tap(".places a[href^='/teach/room']").await;
        tab.wait_for("form[action='/door/leave'] button").await;
        assert_eq!(waiting(tab).await, 1);
        tab.tap("form[action='/door/leave'] button").await;
        tab.wait_for("a[href='/door/teacher']").await;
        assert_eq!(waiting(tab).await, 0);
    });
}
