//! Which classes a co-teacher gets, and from which day on a substitute's card opens.

use crate::support::adults::{HER_PASSPHRASE, co_teacher, code_on, elsewhere, join, substitute};
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit};
use crate::support::html::Page;
use crate::support::http::Client;

fn page(client: &mut Client, path: &str) -> Page {
    Page::read(&client.get(path).expect(200).text())
}

#[test]
fn a_co_teacher_gets_the_classes_that_are_ticked_and_others_later() {
    let room = Classroom::with(6, "3", "60");
    let mut owner = room.teacher();
    let first = room.class().to_owned();
    let second = owner.make_class("Period 2");
    let people = page(&mut owner, "/teach/people");
    let invite = people.form_with(&["asked", "class"]);
    assert_eq!(invite.fields().len(), 3, "all classes are ticked at first");
    let none = [("asked", "yes")];
    let refused = owner.post("/teach/people/invite", &none).expect(409).text();
    assert!(refused.contains("Check at least one class."), "{refused}");
    let one = [("asked", "yes"), ("class", second.as_str())];
    owner.post("/teach/people/invite", &one).expect(303);
    let code = code_on(&mut owner, "/teach/people/invitation");
    let mut hers = elsewhere(&room);
    join(&mut hers, &code, "Mrs. Okafor", HER_PASSPHRASE).expect(303);
    let of = |class: &str| format!("/teach/classes/{class}/roster");
    hers.get(&of(&first)).expect(404);
    hers.get(&of(&second)).expect(200);
    let classes = page(&mut owner, "/teach/people");
    let form = classes.form_to("/teach/people/").expect("her classes");
    assert!(form.action.ends_with("/classes"), "{}", form.action);
    let ticked = [("asked", "yes"), ("class", first.as_str())];
    let done = owner.post(&form.action, &ticked).expect(303);
    let receipt = Page::read(&owner.follow(done).expect(200).text());
    assert!(receipt.text.contains("The classes of"), "{}", receipt.text);
    hers.get(&of(&first)).expect(200);
    hers.get(&of(&second)).expect(404);
    submit(&mut owner, &receipt.form_with(&["receipt"])).expect(303);
    hers.get(&of(&first)).expect(404);
    hers.get(&of(&second)).expect(200);
    // Nobody takes the box's owner her classes, or herself hers.
    let own = [("asked", "yes"), ("class", second.as_str())];
    let id = form.action.split('/').nth(3).expect("a number").to_owned();
    hers.post(&format!("/teach/people/{id}/classes"), &own)
        .expect(404);
}

#[test]
fn a_substitutes_card_opens_from_its_day_on() {
    let room = Classroom::with(6, "3", "60");
    let mut owner = room.teacher();
    let made = owner.post("/teach/people/substitutes", &[("day", "2026-11-24")]);
    let card = made.expect(303).location().to_owned();
    let code = code_on(&mut owner, &card);
    let mut client = elsewhere(&room);
    let form = page(&mut client, "/door/substitute").form_with(&["code"]);
    let form = form.fill("code", &code);
    let early = submit(&mut client, &form).expect(409).text();
    assert!(
        early.contains("This card opens on") && early.contains("Tuesday"),
        "{early}"
    );
    assert_ne!(client.get("/teach").status, 200, "nobody came in");
    owner.set_clock(MONDAY_AT_EIGHT + 24 * 60 * 60);
    assert_eq!(submit(&mut client, &form).expect(303).location(), "/teach");
    client.get("/teach").expect(200);
}

#[test]
fn a_substitutes_card_is_worth_what_she_who_made_it_is_worth() {
    let room = Classroom::with(6, "3", "60");
    let mut owner = room.teacher();
    let first = room.class().to_owned();
    let second = owner.make_class("Period 2");
    let mut hers = co_teacher(&room, "Mrs. Okafor");
    let made = hers.post("/teach/people/substitutes", &[("day", "2026-11-23")]);
    let code = code_on(&mut hers, made.expect(303).location());
    let comes_in = || {
        let mut client = elsewhere(&room);
        let form = page(&mut client, "/door/substitute").form_with(&["code"]);
        let status = submit(&mut client, &form.fill("code", &code)).status;
        (status, client)
    };
    let (status, mut substitute) = comes_in();
    assert_eq!(status, 303);
    let day_of = |class: &str| format!("/teach?class={class}");
    substitute.get(&day_of(&second)).expect(200);
    // She loses a class, and gets it back.
    let mut forms = page(&mut owner, "/teach/people").forms.into_iter();
    let form = forms.find(|form| form.action.ends_with("/classes"));
    let form = form.expect("her classes");
    let one = [("asked", "yes"), ("class", first.as_str())];
    owner.post(&form.action, &one).expect(303);
    substitute.get(&day_of(&second)).expect(404);
    substitute.get(&day_of(&first)).expect(200);
    let both = [one[0], one[1], ("class", second.as_str())];
    owner.post(&form.action, &both).expect(303);
    substitute.get(&day_of(&second)).expect(200);
    // She is ended.
    let end = form.action.replace("/classes", "/end");
    let done = owner.post(&end, &[]).expect(303);
    substitute.get(&day_of(&first)).expect(403);
    assert_eq!(comes_in().0, 409);
    let receipt = Page::read(&owner.follow(done).expect(200).text());
    submit(&mut owner, &receipt.form_to("/teach/undo").unwrap()).expect(303);
    assert_eq!(comes_in().0, 303);
}

#[test]
fn a_class_that_only_she_taught_is_the_owners_once_she_is_ended() {
    let room = Classroom::with(4, "3", "60");
    let mut owner = room.teacher();
    let shared = room.class().to_owned();
    let mut hers = co_teacher(&room, "Mrs. Okafor");
    let alone = hers.make_class("Period 5");
    let day_of = |class: &str| format!("/teach?class={class}");
    owner.get(&day_of(&alone)).expect(404);
    let mut forms = page(&mut owner, "/teach/people").forms.into_iter();
    let end = forms.find(|form| form.action.ends_with("/end"));
    submit(&mut owner, &end.expect("her end")).expect(303);
    for class in [&shared, &alone] {
        owner.get(&day_of(class)).expect(200);
        hers.get(&day_of(class)).expect(403);
    }
}

#[test]
fn a_substitute_finds_the_talks_of_its_day_and_no_earlier_ones() {
    let mut room = Classroom::with(4, "3", "60");
    let mut owner = room.teacher();
    let names = room.device().names();
    let before = owner.talk_with(room.class(), &names[0].id);
    owner.in_talk(&before, "finish", &[]).expect(303);
    room.set_clock(MONDAY_AT_EIGHT + 3 * 24 * 60 * 60);
    let mut owner = room.teacher();
    let today = owner.talk_with(room.class(), &names[1].id);
    owner.in_talk(&today, "finish", &[]).expect(303);
    let mut client = substitute(&room, "2026-11-26").client;
    let talk = |id: &str| format!("/teach/conferences/{id}");
    client.get(&talk(&today)).expect(200);
    client.get(&talk(&before)).expect(404);
}
