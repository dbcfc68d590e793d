//! Browsers that lack something: without fetch, without a stream, without a store of their own. The wall, a child's page and
//! the teacher's work in each of them, and what changes elsewhere still shows by itself.

use super::wall::{CHAIR, NAME, open_board};
use super::{Screen, visit};
use crate::support::classroom::Classroom;

/// A quiet page looks again by itself; its clock goes on by so much.
const LATER: &str =
    "(function () { var now = Date.now; Date.now = function () { return now() + 40000; }; })()";

fn works_without(what: &str, how: &str) {
    let room = Classroom::ready();
    let child = room.student("Maya");
    visit(Screen::WALL, async |tab| {
        let without = serde_json::json!({ "source": how });
        tab.devtools("Page.addScriptToEvaluateOnNewDocument", without)
            .await;
        open_board(tab, &room.wall()).await;
        let lacks = format!(
            "(function () {{ try {{ return !window.{what}; }} catch (error) {{ return true; }} }})()"
        );
        assert_eq!(tab.ask(&lacks).await, true, "no {what} here");
        tab.tap(CHAIR).await;
        tab.tap(NAME).await;
        tab.wait_for_words("your chair is saved").await;
        tab.tap("#undo").await;
        tab.wait_for_words("You gave the chair back").await;
        // A child takes a chair elsewhere.
        open_board(tab, &room.wall()).await;
        let mut other = room.wall();
        let chair = other.empty_chairs()[0].clone();
        other.sign_up(&chair, &child.id).expect(303);
        tab.ask(LATER).await;
        tab.wait_for(&format!("#chair-{chair} strong")).await;
        // She answers a question on her own page.
        tab.become_client(&child.client).await;
        let at = |path: &str| format!("http://{}{path}", child.address);
        tab.open(&at("/prep/questions/piece")).await;
        tab.write("textarea", "My dog").await;
        tab.wait_for_words("Saved.").await;
        tab.tap("button[name=done]").await;
        tab.wait_for("#cards").await;
        assert_eq!(child.clone().box_of("piece"), "My dog");
        // And her teacher begins the talk, notices something, and ends it.
        let teacher = room.teacher();
        tab.become_client(&teacher).await;
        tab.open(&at("/teach")).await;
        tab.tap("#thumb .main").await;
        tab.tap("#strengths button").await;
        tab.wait_for("#strengths [aria-pressed=true]").await;
        tab.tap(".bar .main").await;
        tab.wait_for(".card.done").await;
        tab.silent().await;
    });
}

#[test]
fn without_fetch() {
    works_without("fetch", "delete window.fetch;");
}

#[test]
fn without_a_stream() {
    works_without("EventSource", "delete window.EventSource;");
}

#[test]
fn without_a_store() {
    works_without(
        "localStorage",
        "Object.defineProperty(window, 'localStorage', { get: function () { throw new Error('none'); } });",
    );
}
