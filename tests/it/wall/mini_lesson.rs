//! The mini-lesson on the wall, step by step from "How it works" back to the board, and its poster.

use crate::support::classroom::Classroom;
use crate::support::html::Page;
use crate::support::http::Client;

fn page(client: &mut Client, path: &str) -> Page {
    Page::read(&client.get(path).expect(200).text())
}

#[test]
fn the_lesson_is_stepped_through_on_the_wall_and_ends_at_the_board() {
    let room = Classroom::ready();
    let mut wall = room.wall();
    assert_eq!(page(&mut wall, "/help").links_to("/lesson"), ["/lesson"]);
    let (mut at, mut seen) = ("/lesson".to_owned(), String::new());
    for step in 1..=10 {
        let here = page(&mut wall, &at);
        assert!(
            here.text.contains(&format!("{step} of 10")),
            "{}",
            here.text
        );
        seen.push_str(&here.text);
        let links = here.links_to("/lesson?step=");
        // Back and on; the first has no way back, and the last leads to the board.
        assert_eq!(
            links.len(),
            if step == 1 || step == 10 { 1 } else { 2 },
            "{links:?}"
        );
        at = format!("/lesson?step={}", step + 1);
        assert_eq!(links.contains(&at), step < 10, "{links:?}");
        // From every step there is a way to the board, and it stands at the foot with the others.
        assert_eq!(here.links_to("/board").len(), 1, "step {step}");
    }
    for told in [
        "This week you lead",
        "Is it good?",
        "I ask my question.",
        "Open your sheet.",
    ] {
        assert!(seen.contains(told), "{told}: {seen}");
    }
    assert!(page(&mut wall, "/lesson?step=99").text.contains("10 of 10"));
    wall.get("/lesson?step=x").expect(400);
    // The teacher steps through it before a projector; nobody who is not in the room does.
    let mut teacher = room.teacher();
    let paper = page(&mut teacher, "/teach/mini-lesson");
    assert_eq!(paper.links_to("/lesson"), ["/lesson"]);
    let last = page(&mut teacher, "/lesson?step=10");
    assert!(!last.links_to("/teach/mini-lesson").is_empty());
    let poster = page(&mut teacher, "/teach/mini-lesson/poster");
    assert!(
        poster.text.contains("I listen to the end."),
        "{}",
        poster.text
    );
    room.stranger().get("/lesson").expect(403);
}
