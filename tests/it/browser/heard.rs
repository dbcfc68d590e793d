//! What a screen reader hears: the tree of roles and names that the browser makes of a page, kept as text in `heard/`. A page
//! that would be heard differently fails here, and the new text stands in `target/heard` to be looked at and taken over.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use super::wall::{CHAIR, NAME, open_board};
use super::{Screen, Tab, visit};
use crate::support::classroom::Classroom;
use crate::support::http::Client;

/// No question stands on the page.
const NONE: &str = "\0";

/// Of a node's properties those that are said.
const SAID: [&str; 6] = [
    "level", "checked", "pressed", "expanded", "disabled", "invalid",
];

impl Tab {
    /// The tree of roles and names, a line a node.
    async fn tree(&self) -> String {
        let all = self
            .devtools("Accessibility.getFullAXTree", json!({}))
            .await;
        let nodes = all["nodes"].as_array().expect("a tree");
        let id = |node: &Value| node["nodeId"].as_str().unwrap_or_default().to_owned();
        let by_id: HashMap<String, &Value> = nodes.iter().map(|node| (id(node), node)).collect();
        let mut lines = String::new();
        if let Some(root) = nodes.first() {
            branch(&by_id, root, 0, "", &mut lines);
        }
        lines
    }

    /// The page is heard as it is kept. The question is one of four wordings, a child's own each.
    async fn heard(&self, name: &str, question: &str) -> Option<String> {
        let now = self.tree().await.replace(question, "THE QUESTION");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let kept = folder.join(format!("tests/it/browser/heard/{name}.txt"));
        let before = std::fs::read_to_string(&kept).unwrap_or_default();
        if now == before {
            return None;
        }
        let target = folder.join("target/heard");
        std::fs::create_dir_all(&target).expect("target can be written");
        std::fs::write(target.join(format!("{name}.txt")), &now).expect("target can be written");
        let (was, is) = before
            .lines()
            .chain(std::iter::repeat(""))
            .zip(now.lines().chain([""]))
            .find(|(was, is)| was != is)
            .unwrap_or(("more lines", "fewer lines"));
        Some(format!("{name}: {was:?} was {is:?} now"))
    }
}

/// Every page was heard as it is kept.
fn as_kept(pages: Vec<Option<String>>) {
    let other: Vec<String> = pages.into_iter().flatten().collect();
    assert!(
        other.is_empty(),
        "heard differently; all of it is in target/heard, and belongs in tests/it/browser/heard if it is meant:\n{}",
        other.join("\n")
    );
}

/// A node and what is below it. What has no role of its own is passed over, and words that its parent is named by.
fn branch(
    by_id: &HashMap<String, &Value>,
    node: &Value,
    depth: usize,
    parent: &str,
    lines: &mut String,
) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let silent = node["ignored"] == true
        || matches!(
            role,
            "none" | "generic" | "InlineTextBox" | "LineBreak" | "ListMarker"
        )
        || role == "StaticText" && (name.is_empty() || parent.contains(&name));
    let mut deeper = depth;
    if !silent {
        let mut line = format!("{}{role}", "  ".repeat(depth));
        if !name.is_empty() {
            let _ = write!(line, " {name:?}");
        }
        for property in node["properties"].as_array().into_iter().flatten() {
            let key = property["name"].as_str().unwrap_or_default();
            let value = &property["value"]["value"];
            if SAID.contains(&key) && *value != false && *value != "false" {
                let _ = write!(line, " {key}={value}");
            }
        }
        lines.push_str(&line);
        lines.push('\n');
        deeper += 1;
    }
    let parent = if silent { parent } else { &name };
    for child in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = child.as_str().and_then(|id| by_id.get(id)) {
            branch(by_id, child, deeper, parent, lines);
        }
    }
}

async fn opens(tab: &Tab, client: &Client, path: &str) {
    tab.become_client(client).await;
    tab.open(&format!("http://{}{path}", client.address)).await;
    tab.wait_for("h1").await;
}

#[test]
fn the_wall_is_heard_as_it_is_kept() {
    let room = Classroom::ready();
    visit(Screen::WALL, async |tab| {
        let mut pages = Vec::new();
        open_board(tab, &room.wall()).await;
        pages.push(tab.heard("wall-board", NONE).await);
        tab.tap(CHAIR).await;
        tab.wait_for(NAME).await;
        pages.push(tab.heard("wall-names", NONE).await);
        tab.tap(NAME).await;
        tab.wait_for("#undo").await;
        pages.push(tab.heard("wall-saved", NONE).await);
        // Who talks and who is next is heard once, on the stage.
        let (mut teacher, mut device) = (room.teacher(), room.device());
        let mut wall = room.wall();
        let chairs = wall.empty_chairs();
        let [maya, ben, grace] = ["Maya", "Ben", "Grace"].map(|name| device.named(name).id);
        wall.sign_up(&chairs[0], &maya).expect(303);
        wall.sign_up(&chairs[1], &ben).expect(303);
        let talk = teacher.talk_with(room.class(), &maya);
        teacher.in_talk(&talk, "finish", &[]).expect(303);
        teacher.talk_with(room.class(), &grace);
        opens(tab, &room.wall(), "/board").await;
        tab.wait_for("h1.now").await;
        pages.push(tab.heard("wall-now", NONE).await);
        as_kept(pages);
    });
}

#[test]
fn a_childs_pages_and_the_teachers_are_heard_as_they_are_kept() {
    let room = Classroom::ready();
    let mut child = room.student("Maya");
    child.saves("piece", "A story about the sea.", 0);
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    wall.sign_up(&chair, &child.id).expect(303);
    visit(Screen::PHONE, async |tab| {
        let mut pages = Vec::new();
        opens(tab, &child.client, "/prep/questions/proud").await;
        let question = tab.page().await.h1.join(" ");
        pages.push(tab.heard("child-question", &question).await);
        opens(tab, &child.client, "/prep").await;
        pages.push(tab.heard("child-home", &question).await);
        let mut teacher = room.teacher();
        opens(tab, &teacher, "/teach").await;
        pages.push(tab.heard("teacher-today", NONE).await);
        let talk = teacher.talk_with(room.class(), &child.id);
        opens(tab, &teacher, &format!("/teach/conferences/{talk}")).await;
        pages.push(tab.heard("teacher-talk", NONE).await);
        opens(tab, &child.client, "/lead").await;
        pages.push(tab.heard("child-leads", NONE).await);
        // The door of a device that nobody has come in at.
        tab.devtools("Network.clearBrowserCookies", json!({})).await;
        let knock = format!("/door/student/{}", child.id);
        opens(tab, &room.device(), &knock).await;
        pages.push(tab.heard("child-pictures", NONE).await);
        as_kept(pages);
    });
}
