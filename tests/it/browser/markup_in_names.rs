//! What a browser makes of names that look like markup, on a page of each audience: words, and no element.

use super::{Screen, visit};
use crate::support::http::Client;
use crate::support::markup::{Marked, marked};

#[test]
fn a_name_that_looks_like_markup_is_read_as_it_was_typed() {
    let all = Marked::set_up();
    let room = &all.room;
    let (wall, device, teacher) = (room.wall().0, room.device().0, room.teacher().0);
    let talk = format!("/teach/conferences/{}", all.talk);
    let pages: [(&str, &Client, &str, &str); 7] = [
        ("wall", &wall, "/board", "kid"),
        ("device", &device, "/", "kid"),
        ("student", &all.child.client, "/prep", "kid"),
        (
            "student",
            &all.child.client,
            "/prep/questions/stuck",
            "question",
        ),
        ("handed", &all.handed, "/lead", "answer"),
        ("teacher", &teacher, "/teach", "kid"),
        ("teacher", &teacher, &talk, "quote"),
    ];
    for (who, client, path, what) in pages {
        visit(Screen::WALL, async |tab| {
            tab.become_client(client).await;
            tab.open(&format!("http://{}{path}", client.address)).await;
            let made = "[].filter.call(document.querySelectorAll('b'), function (it) { return it.textContent.indexOf('Ada') === 0; }).length";
            assert_eq!(tab.ask(made).await, 0, "{who} at {path}");
            // Also in attributes and in what stands in a box.
            let words = "document.body.textContent + [].map.call(document.querySelectorAll('*'), function (it) {
                return [it.value].concat([].map.call(it.attributes, function (at) { return at.value; })).join(' '); }).join(' ')";
            let words = tab.ask(words).await;
            let words = words.as_str().unwrap_or_default();
            assert!(words.contains(&marked(what)), "{who} at {path}: {words}");
        });
    }
}
