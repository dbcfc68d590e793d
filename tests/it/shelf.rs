//! "My talks": what a child finds of its own past talks, and nobody else's.

use crate::classroom::{Classroom, MONDAY_AT_EIGHT};

#[test]
fn a_child_finds_her_own_talks_on_her_shelf() {
    let mut room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let mut child = room.student("Badan");
    let none = child.page("/prep/talks").text;
    assert!(none.contains("No talks yet."), "{none}");
    assert!(child.page("/prep").links_to("/prep/talks").len() == 1);
    let first = teacher.holds_a_talk(
        room.class(),
        &mut room.student("Badan"),
        ("Strong voice", "Add the smell of rain."),
    );
    let reached = child.page("/prep").form_to("/prep/next-steps/").unwrap();
    child
        .client
        .post(&reached.action, &[("say", "reached")])
        .expect(303);
    room.set_clock(MONDAY_AT_EIGHT + 24 * 60 * 60);
    teacher.holds_a_talk(
        room.class(),
        &mut room.student("Badan"),
        ("Clear order", "Cut the first page."),
    );
    let other = teacher.holds_a_talk(
        room.class(),
        &mut room.student("Balen"),
        ("Took a risk", "Ask the cat."),
    );

    room.restart();
    let mut child = room.student("Badan");
    let shelf = child.page("/prep/talks");
    for told in [
        "Strong voice",
        "Clear order",
        "Add the smell of rain.",
        "Cut the first page.",
        "I am at it.",
    ] {
        assert!(shelf.text.contains(told), "{told}: {}", shelf.text);
    }
    for others in ["Took a risk", "Ask the cat."] {
        assert!(!shelf.text.contains(others), "{}", shelf.text);
    }
    // The latest comes first.
    let at = |words: &str| shelf.text.find(words).unwrap();
    assert!(at("Cut the first page.") < at("Add the smell of rain."));
    // One taken down: what was said, and her own sheet under the questions as they were asked.
    let one = child.page(&format!("/prep/talks/{first}"));
    for told in [
        "I like how it ends.",
        "Strong voice",
        "What I wrote",
        "Add the smell of rain. piece",
    ] {
        assert!(one.text.contains(told), "{told}: {}", one.text);
    }
    assert!(!one.text.contains("Cut the first page."), "{}", one.text);

    // Nobody else's, none that goes on, none that never was.
    child
        .client
        .get(&format!("/prep/talks/{other}"))
        .expect(404);
    let goes_on = room.teacher().talk_with(room.class(), &child.id);
    child
        .client
        .get(&format!("/prep/talks/{goes_on}"))
        .expect(404);
    child.client.get("/prep/talks/77").expect(404);
    child.client.get("/prep/talks/x").expect(404);
    let device = room.device().0.get("/prep/talks").status;
    assert!(matches!(device, 303 | 403), "{device}");
}
