//! What a teacher has typed into a form whose target went meanwhile, or when her own time on the box was ended: her words stand
//! on the page that says so.

use super::unsent_words::pages_of_hers;
use crate::support::adults::co_teacher;
use crate::support::classroom::{Classroom, submit};
use crate::support::html::Page;
use crate::support::sitemap::Examples;

#[test]
fn words_for_a_talk_that_was_taken_back_are_on_the_page_that_says_so() {
    let room = Classroom::with(4, "3", "60");
    let (mut owner, mut hers) = (room.teacher(), co_teacher(&room, "Mrs. Okafor"));
    let student = room.device().names()[0].id.clone();
    let talk = owner.talk_with(room.class(), &student);
    let typed = [
        ("line", "quote"),
        ("text", "My dog is brave."),
        ("seen", "0"),
    ];
    owner.in_talk(&talk, "mistake", &[]).expect(303);
    let kept = hers.in_talk(&talk, "lines", &typed).expect(409).text();
    assert!(kept.contains("My dog is brave."), "{kept}");
    assert!(kept.contains("Your words are here to copy."), "{kept}");
    // Without words there is nothing to keep.
    hers.in_talk(&talk, "finish", &[]).expect(404);
    // A script keeps its words itself.
    let lines = format!("/teach/conferences/{talk}/lines");
    assert_eq!(hers.script(&lines, &typed).status, 404);
}

/// The same form for something that is not there: every number in its address and in its class is another.
fn for_nothing(action: &str) -> String {
    let parts = action.split('/').map(|part| {
        let is_number = !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
        if is_number { "999999" } else { part }
    });
    parts.collect::<Vec<_>>().join("/")
}

#[test]
fn every_form_of_hers_keeps_its_words_where_what_it_was_for_is_gone() {
    let room = Classroom::with(6, "3", "60");
    let examples = Examples::of_room(&room);
    let mut teacher = room.teacher().0;
    let (mut tried, mut lost) = (0, Vec::new());
    for (page, form) in pages_of_hers(&mut teacher, &examples) {
        let action = for_nothing(&form.action);
        let is_secret = form.controls.iter().any(|it| it.kind == "password");
        if action == form.action || is_secret {
            continue;
        }
        let typed = |kind: &str| matches!(kind, "text" | "textarea");
        let words = form.controls.iter().filter(|it| typed(&it.kind));
        let words: Vec<String> = words.map(|it| it.name.clone()).collect();
        if words.is_empty() {
            continue;
        }
        let filled = words
            .iter()
            .fold(form, |form, name| form.fill(name, "Heron words"));
        let fields = filled.fields();
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let answer = teacher.post(&action, &fields);
        tried += 1;
        // What is not understood is said by the page of an error: she is on it with her browser's way back.
        let is_kept = answer.status == 409 && answer.text().contains("Heron words");
        if !is_kept && answer.status != 400 {
            lost.push(format!("{page}: {action} {words:?}: {}", answer.status));
        }
    }
    assert!(tried > 12, "{tried}");
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn an_adult_who_was_ended_finds_her_words_and_no_promise() {
    let room = Classroom::with(4, "3", "60");
    let (mut owner, mut hers) = (room.teacher(), co_teacher(&room, "Mrs. Okafor"));
    let student = room.device().names()[0].id.clone();
    let talk = hers.talk_with(room.class(), &student);
    let people = Page::read(&owner.get("/teach/people").expect(200).text());
    let mut forms = people.forms.iter();
    let end = forms.find(|form| form.action.ends_with("/end")).unwrap();
    submit(&mut owner, end).expect(303);
    let typed = [
        ("line", "quote"),
        ("text", "My dog is brave."),
        ("seen", "0"),
    ];
    let said = hers.in_talk(&talk, "lines", &typed).expect(403).text();
    assert!(said.contains("My dog is brave."), "{said}");
    assert!(said.contains("You no longer teach on this box"), "{said}");
    assert!(!said.contains("Sign in again"), "{said}");
}
