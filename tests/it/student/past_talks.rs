//! "My talks": what a child finds of its own past talks, and nobody else's.

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};
use crate::support::html::Page;

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
    child.looks_back(&first);
    let reached = child.page("/prep").form_to("/prep/next-steps/").unwrap();
    child
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
        "Working on it.",
    ] {
        assert!(shelf.text.contains(told), "{told}: {}", shelf.text);
    }
    for others in ["Took a risk", "Ask the cat."] {
        assert!(!shelf.text.contains(others), "{}", shelf.text);
    }
    // The latest comes first.
    let at = |words: &str| shelf.text.find(words).unwrap();
    assert!(at("Cut the first page.") < at("Add the smell of rain."));
    // One taken down: what was said.
    let one = child.page(&format!("/prep/talks/{first}"));
    for told in ["I like how it ends.", "Strong voice"] {
        assert!(one.text.contains(told), "{told}: {}", one.text);
    }
    // Neither another talk nor the sheet that is closed now.
    for other in ["Cut the first page.", "Add the smell of rain. piece"] {
        assert!(!one.text.contains(other), "{other}: {}", one.text);
    }

    // Nobody else's, none that goes on, none that never was.
    child.get(&format!("/prep/talks/{other}")).expect(404);
    let goes_on = room.teacher().talk_with(room.class(), &child.id);
    child.get(&format!("/prep/talks/{goes_on}")).expect(404);
    child.get("/prep/talks/77").expect(404);
    child.get("/prep/talks/x").expect(404);
    let device = room.device().get("/prep/talks").status;
    assert!(matches!(device, 303 | 403), "{device}");
}

#[test]
fn the_lead_card_carries_the_whole_script_in_the_childs_own_words() {
    let room = Classroom::with(6, "3", "60");
    let mut child = room.student("Badan");
    child.saves("piece", "A story about our goat.", 0);
    let aloud = [("prompt", "proud"), ("way", "aloud")];
    child.post("/prep/answers", &aloud).expect(303);
    let mut teacher = room.teacher();
    let card = format!("/teach/students/{}/script", child.id);
    let sheet = format!("/teach/students/{}/sheet", child.id);
    let page = Page::read(&teacher.get(&sheet).expect(200).text());
    assert_eq!(page.links_to(&card), [card.as_str()]);
    let html = teacher.get(&card).expect(200).text();
    let page = Page::read(&html);
    for told in [
        "Say hello.",
        "A story about our goat.",
        "You say this out loud.",
        "Ask for help.",
        "Say your next step",
    ] {
        assert!(page.text.contains(told), "{told}: {}", page.text);
    }
    // Hers around it, the child's language on it.
    let speak = format!("/teach/students/{}/language", child.id);
    teacher.post(&speak, &[("language", "es")]).expect(303);
    let html = teacher.get(&card).expect(200).text();
    assert!(html.contains("lang=\"en\"") && html.contains("class=\"lead-card\" lang=\"es\""));
    teacher.get("/teach/students/77/script").expect(404);
    child.get(&card).expect(403);
}

/// The talks of a shelf, the latest first: the page of each from its chair on.
fn shelved(html: &str) -> Vec<&str> {
    html.split("<div class=\"chair-of\">").skip(1).collect()
}

#[test]
fn each_step_on_the_shelf_says_what_became_of_it_beside_ribbons_and_thanks() {
    let mut room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let mut child = room.student("Badan");
    let mut talks = Vec::new();
    // The oldest is reached, the next put down, then one that a newer one follows, and the newest.
    for (day, (strength, step, says)) in (0..).zip([
        ("Strong voice", "Add the smell of rain.", Some("reached")),
        ("Clear order", "Cut the first page.", Some("put_down")),
        ("Took a risk", "Ask the cat.", None),
        ("Rich words", "Begin in the middle.", None),
    ]) {
        room.set_clock(MONDAY_AT_EIGHT + day * 24 * 60 * 60);
        child = room.student("Badan");
        let talk = teacher.holds_a_talk(room.class(), &mut child, (strength, step));
        child.looks_back(&talk);
        if let Some(says) = says {
            let form = child.page("/prep").form_to("/prep/next-steps/").unwrap();
            child.post(&form.action, &[("say", says)]).expect(303);
        }
        talks.push(talk);
    }
    let praise = [("on", "Small true details")];
    teacher.in_talk(&talks[0], "strengths", &praise).expect(303);
    let thanks = format!("thanks:{}", child.id);
    teacher.types(&talks[0], &thanks, "I loved the storm.");
    let html = child.get("/prep/talks").expect(200).text();
    let told = [
        ("Begin in the middle.", "Working on it.", "sprout", 1),
        ("Ask the cat.", "I have a newer step now.", "turn", 1),
        ("Cut the first page.", "Put down for now.", "pause", 1),
        ("Add the smell of rain.", "I did it.", "flower", 2),
    ];
    let found = shelved(&html);
    assert_eq!(found.len(), told.len(), "{html}");
    let mut said = Vec::new();
    for (talk, (step, state, picture, ribbons)) in found.iter().zip(told) {
        let others = told.iter().filter(|it| it.1 != state);
        let alone = others.clone().all(|it| !talk.contains(it.1));
        let drawn = talk.contains(&format!("#{picture}\""));
        let (wall, words) = talk.split_once("</ul>").unwrap_or_default();
        let hung =
            wall.contains("ul class=\"ribbons\"") && wall.matches("<bdi>").count() == ribbons;
        if !words.contains(step) || !words.contains(state) || !alone || !drawn || !hung {
            said.push(format!("{step} is to say {state}: {talk}"));
        }
        if talk.contains("I loved the storm.") != (picture == "flower") {
            said.push(format!("thanks at {step}: {talk}"));
        }
        if talk.contains("Pick it up again") != (picture == "pause") {
            said.push(format!("the way back to {step}: {talk}"));
        }
    }
    assert!(said.is_empty(), "{}", said.join("\n"));
}
