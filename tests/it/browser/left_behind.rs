//! What a child leaves on a tablet that others use after her: nothing. Going back, forward or loading again shows
//! no word of hers, and the browser's stores are empty. The wall's part of it is moments.rs.

use std::time::Duration;

use serde_json::json;

use super::{Screen, Tab, visit};
use crate::support::classroom::Classroom;
use crate::support::http::Client;

/// Tells how much is in every place where a page can keep something.
const STORES: &str =
    "Promise.all([window.indexedDB && indexedDB.databases ? indexedDB.databases() : [],
    window.caches ? caches.keys() : []]).then(function (more) {
    return [localStorage.length, sessionStorage.length, more[0].length, more[1].length, document.cookie.length]; })";

async fn nothing_is_stored(tab: &Tab) {
    assert_eq!(tab.ask(STORES).await, json!([0, 0, 0, 0, 0]));
}

/// Goes through the pages that were open before, and looks at each for these words.
async fn nothing_comes_back(tab: &Tab, words: &[&str]) {
    let ways = [
        "history.back()",
        "history.back()",
        "history.back()",
        "history.forward()",
        "location.reload()",
        "history.forward()",
        "location.reload()",
    ];
    for way in ways {
        tab.ask(way).await;
        tokio::time::sleep(Duration::from_millis(700)).await;
        let html = tab.page().await.text;
        let boxes = "[].map.call(document.querySelectorAll('textarea, input'), function (it) { return it.value; }).join()";
        let boxes = tab.ask(boxes).await.as_str().unwrap_or_default().to_owned();
        for word in words {
            assert!(
                !html.contains(word) && !boxes.contains(word),
                "{way} shows {word:?} at {}: {html}",
                tab.address().await
            );
        }
    }
}

fn at(client: &Client, path: &str) -> String {
    format!("http://{}{path}", client.address)
}

#[test]
fn a_child_who_is_done_leaves_nothing_on_a_shared_tablet() {
    let room = Classroom::ready();
    let ana = room.student("Ada");
    let mut before = ana.client.clone();
    visit(Screen::WALL, async |tab| {
        tab.become_client(&ana.client).await;
        tab.open(&at(&ana.client, "/prep")).await;
        tab.tap(".first a.main").await;
        tab.write("main textarea", "My secret dog").await;
        tab.wait_for_words("Saved.").await;
        tab.tap("button[name=done]").await;
        tab.wait_for("form.leave button").await;
        tab.tap(".stones a").await;
        tab.wait_for("main textarea").await;
        tab.open(&at(&ana.client, "/board")).await;
        tab.tap(".chair.open button").await;
        tab.wait_for_words("Your chair is saved").await;
        tab.open(&at(&ana.client, "/prep")).await;
        tab.tap("form.leave button").await;
        tab.wait_for(".names a").await;
        nothing_is_stored(tab).await;
        let cookies = tab
            .devtools("Network.getCookies", json!({}))
            .await
            .to_string();
        assert!(
            cookies.contains("chair-device") && !cookies.contains("chair-person"),
            "{cookies}"
        );
        nothing_comes_back(tab, &["secret", "Your talk is", "for today"]).await;
        nothing_is_stored(tab).await;
    });
    // What the tablet sent then is refused now.
    before.get("/prep").expect(403);
    let fields = [("prompt", "piece"), ("text", "Not hers"), ("seen", "1")];
    before.script("/prep/answers", &fields).expect(403);
}
