//! A chair from the child's own page, and a saved chair changed later at the wall with the two pictures.

use chair::domain::id::StudentId;
use chair::host::machine::Machine;

use crate::support::classroom::{Classroom, submit};
use crate::support::html::Page;
use crate::support::http::Answer;
use crate::support::people::{Child, PICTURES, request_id};

/// The empty chairs of a child's own board, by the forms that take or move to them.
fn places(child: &mut Child) -> Vec<(String, String)> {
    let page = child.page("/board");
    let forms = page.forms.iter();
    forms
        .filter_map(|form| Some((form.action.clone(), form.value("chair")?.to_owned())))
        .collect()
}

fn refusal(answer: &Answer) -> String {
    assert_eq!(answer.status, 409, "{}", answer.text());
    answer.json()["refusal"].as_str().unwrap().to_owned()
}

#[test]
fn one_tap_takes_moves_and_gives_back() {
    let room = Classroom::ready();
    let mut child = room.student("Ben");
    let other = room.device().named("Ada B");
    let empty = places(&mut child);
    assert_eq!(empty.len(), 3, "{empty:?}");
    // Whatever the form says, she takes the chair for herself.
    let fields = [("chair", empty[0].1.as_str()), ("student", &other.id)];
    let saved = child.post("/board/sign-ups", &fields).expect(303);
    let told = child.follow(saved).expect(200).text();
    assert!(told.contains("Your chair is saved"), "{told}");
    let (state, words) = room.wall().seat(&empty[0].1);
    assert!(state.contains("saved") && words.contains("Ben"), "{words}");

    let elsewhere = places(&mut child);
    assert!(
        elsewhere
            .iter()
            .all(|(action, _)| action.ends_with("/move")),
        "{elsewhere:?}"
    );
    let page = child.page("/board");
    let to = page.form_to(&elsewhere[0].0).expect("a chair to move to");
    let moved = submit(&mut child.client, &to).expect(303);
    let told = child.follow(moved).expect(200).text();
    assert!(told.contains("Your chair is saved"), "{told}");
    assert!(room.wall().seat(&elsewhere[0].1).1.contains("Ben"));
    assert!(room.wall().seat(&empty[0].1).0.contains("open"));

    let page = child.page("/board");
    let back = page
        .forms
        .iter()
        .find(|form| form.action.ends_with("/release"));
    let back = back.expect("a way to give it back").clone();
    submit(&mut child.client, &back).expect(303);
    assert_eq!(room.wall().empty_chairs().len(), 3);
}

#[test]
fn nobody_changes_anothers_chair() {
    let room = Classroom::ready();
    let mut child = room.student("Ben");
    let mut other = room.student("Ada B");
    let chair = places(&mut child)[0].1.clone();
    let id = request_id();
    let taken = child.script("/board/sign-ups", &[("chair", &chair), ("request", &id)]);
    let sign_up = taken.expect(200).json()["sign_up"]
        .as_str()
        .unwrap()
        .to_owned();
    let release = format!("/board/sign-ups/{sign_up}/release");
    let shift = format!("/board/sign-ups/{sign_up}/move");
    let free = room.wall().empty_chairs()[0].clone();
    let claim = [("student", child.id.as_str()), ("chair", &free)];
    assert_eq!(refusal(&other.script(&release, &claim)), "not_yours");
    assert_eq!(refusal(&other.script(&shift, &claim)), "not_yours");
    assert_eq!(refusal(&room.wall().script(&release, &claim)), "not_yours");
    assert_eq!(refusal(&room.wall().script(&shift, &claim)), "not_yours");
    // The same chair for the other child: the rules are the wall's.
    let wants = [("chair", chair.as_str())];
    assert_eq!(
        refusal(&other.script("/board/sign-ups", &wants)),
        "chair_taken"
    );
    assert_eq!(
        refusal(&child.script("/board/sign-ups", &wants)),
        "already_signed_up"
    );
    let plain = child.post("/board/sign-ups", &wants).expect(409).text();
    assert!(
        plain.contains("You have a chair") && plain.contains("Give it back"),
        "{plain}"
    );
}

#[test]
fn five_hundred_taps_in_a_row_are_few_deeds() {
    let room = Classroom::ready();
    let mut child = room.student("Ben");
    let chair = places(&mut child)[0].1.clone();
    let mut statuses = Vec::new();
    for _ in 0..60 {
        let taken = child.script("/board/sign-ups", &[("chair", &chair)]);
        statuses.push(taken.status);
        if taken.status == 200 {
            let sign_up = taken.json()["sign_up"].as_str().unwrap().to_owned();
            let release = format!("/board/sign-ups/{sign_up}/release");
            statuses.push(child.script(&release, &[]).status);
        }
    }
    let done = statuses.iter().filter(|status| **status < 300).count();
    assert!(done <= 10, "{done} deeds");
    let last = child.script("/board/sign-ups", &[("chair", &chair)]);
    assert!(last.expect(429).header("retry-after").is_some());
    let mut other = room.student("Ada B");
    other.script("/board/sign-ups", &[("chair", &chair)]);
}

#[test]
fn at_the_wall_two_pictures_give_a_chair_back_or_move_it() {
    let room = Classroom::ready();
    let child = room.student("Ben");
    let mut wall = room.wall();
    let chairs = wall.empty_chairs();
    wall.sign_up(&chairs[0], &child.id).expect(303);
    let list = Page::read(&wall.get("/board/saved").expect(200).text());
    let own = list.links_to("/board/sign-ups/")[0].clone();
    let what = Page::read(&wall.get(&own).expect(200).text());
    assert!(what.h1[0].contains("Ben"), "{:?}", what.h1);
    assert!(
        what.links_to(&format!("{own}/")).len() == 2,
        "{:?}",
        what.links
    );

    // Move: the day, the chair, the pictures.
    let places = Page::read(&wall.get(&format!("{own}/move")).expect(200).text());
    let to = places.links_to(&format!("{own}/move/"))[0].clone();
    let pictures = Page::read(&wall.get(&to).expect(200).text());
    let form = pictures.form_to(&own).expect("the pictures");
    let (first, second) = PICTURES.split_once(',').unwrap();
    let hidden = form.fields();
    let mut fields: Vec<(&str, &str)> = hidden
        .iter()
        .filter(|(name, _)| name != "first")
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    fields.push(("first", first));
    let mut wrong = fields.clone();
    wrong.push(("second", "fish"));
    let no = wall.post(&form.action, &wrong).expect(409).text();
    assert!(
        no.contains("Those are not your two") && no.contains("name=\"second\""),
        "{no}"
    );
    fields.push(("second", second));
    let moved = wall.post(&form.action, &fields).expect(303);
    let told = wall.follow(moved).expect(200).text();
    assert!(told.contains("your chair is saved"), "{told}");
    assert!(wall.seat(&chairs[0]).0.contains("open"));

    // Give back, as the contract says it.
    let release = format!("{own}/release");
    wall.get(&release).expect(200);
    let none = [("student", child.id.as_str())];
    assert_eq!(refusal(&wall.script(&release, &none)), "not_yours");
    let shown = [("student", child.id.as_str()), ("pictures", PICTURES)];
    wall.script(&release, &shown).expect(204);
    assert_eq!(wall.empty_chairs().len(), 3);
    wall.get(&own).expect(409);

    // A card does as well as the pictures.
    wall.sign_up(&chairs[0], &child.id).expect(303);
    let list = Page::read(&wall.get("/board/saved").expect(200).text());
    let release = format!("{}/release", list.links_to("/board/sign-ups/")[0]);
    let machine = Machine::load_or_make(&room.data()).unwrap();
    let card =
        chair::app::sign_in::card_token(&machine.key, StudentId::new(child.id.parse().unwrap()), 1);
    let old = [
        ("student", child.id.as_str()),
        ("card", &card[..card.len() - 1]),
    ];
    assert_eq!(refusal(&wall.script(&release, &old)), "card_void");
    let shown = [("student", child.id.as_str()), ("card", &card)];
    wall.script(&release, &shown).expect(204);
}

#[test]
fn a_child_without_pictures_asks_the_teacher() {
    let room = Classroom::ready();
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair)[4].clone();
    wall.sign_up(&chair, &child.id).expect(303);
    let list = Page::read(&wall.get("/board/saved").expect(200).text());
    let own = list.links_to("/board/sign-ups/")[0].clone();
    let shown = [("student", child.id.as_str()), ("pictures", PICTURES)];
    let answer = wall.script(&format!("{own}/release"), &shown);
    assert_eq!(refusal(&answer), "no_pictures");
}
