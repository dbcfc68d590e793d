//! What every page that is looked at must pass beyond axe: colours for those who want more contrast, stillness for those who
//! want that, targets, focus, direction and letters. The questions themselves are asked inside the page, in `measures.js`.

use serde_json::Value;

use super::Tab;
use crate::support::classroom::{THIRTY, made_up};
use crate::support::people::TEACHER;

/// How much larger the letters may be made (WCAG 1.4.4).
const LARGE: u32 = 200;
/// On a screen narrower than this the page itself is what a page of 1280 is at 400 %: letters are not made larger as well.
const NARROW: u32 = 360;

/// First names, and the class and its teacher: all that is a name in the made-up rooms.
pub(super) fn names() -> Vec<String> {
    let first = THIRTY.iter().filter_map(|name| name.split(' ').next());
    let others = [TEACHER, "Room 12"].into_iter();
    let all = first.chain(others).map(str::to_owned);
    all.chain(made_up(30)).collect()
}

impl Tab {
    /// Everything about a page that axe does not see.
    pub async fn measures(&self) {
        let keys = self.keys();
        // A key tells the browser that whoever is here uses keys: only then is the focus to be seen. The page hears nothing
        // of it, for it would take it for a child who is still there.
        self.ask("window.addEventListener('keydown', function (event) { event.stopImmediatePropagation(); }, { capture: true, once: true })")
            .await;
        self.press("Escape").await;
        let width = self.screen.size.0;
        let percent = if width < NARROW { 100 } else { LARGE };
        let names = serde_json::json!(names());
        let ask = format!("everything({width}, {percent}, {names})");
        self.no_complaint(&ask).await;
        self.keys.set(keys);
    }

    /// How everything that bears words is dressed: the classes of it and of all round it, on which its colours depend.
    pub async fn dresses(&self) -> Vec<String> {
        let dresses = self
            .ask(&format!("{}.dresses()", include_str!("measures.js")))
            .await;
        serde_json::from_value(dresses).expect("a list of words")
    }

    /// Words and a name beside them stand apart.
    pub async fn words_keep_their_spaces(&self) {
        self.no_complaint("spaces()").await;
    }

    /// Nothing moves, and nothing would, for those who prefer still pages.
    pub async fn nothing_would_move(&self) {
        self.no_complaint("still()").await;
    }

    /// Where the focus is, in the words of `measures.js`.
    pub async fn focus(&self, selector: &str) -> Value {
        let selector = Value::from(selector);
        self.ask(&format!(
            "{}.where({selector})",
            include_str!("measures.js")
        ))
        .await
    }

    /// The Tab key begins at the head of the page.
    pub async fn begin(&self) {
        self.ask(&format!("{}.begin()", include_str!("measures.js")))
            .await;
    }

    /// The stops of the Tab key, in their order.
    pub async fn stops(&self) -> Vec<String> {
        let stops = self
            .ask(&format!("{}.stops()", include_str!("measures.js")))
            .await;
        serde_json::from_value(stops).expect("a list of names")
    }

    async fn no_complaint(&self, question: &str) {
        let said = self
            .ask(&format!("{}.{question}", include_str!("measures.js")))
            .await;
        let said: Vec<&str> = said
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let what = question.split('(').next().unwrap_or_default();
        assert!(
            said.is_empty(),
            "{what} on {}:\n{}",
            self.address().await,
            said.join("\n")
        );
    }
}
