//! A name that ends with a full stop never gets a second one: every page of the wall, a child and the teacher that a link leads to,
//! in three languages.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chair::domain::text::Language;
use chair::i18n::bare;

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit};
use crate::support::html::Page;
use crate::support::http::Client;

/// Pages of one kind, which differ by a number or a query alone.
const OF_A_KIND: usize = 4;

/// The address without its numbers and its query.
fn kind_of(path: &str) -> String {
    let path = path.split('?').next().unwrap_or_default();
    let plain = |letter: char| if letter.is_ascii_digit() { '0' } else { letter };
    path.chars().map(plain).collect()
}

/// The words as a person sees them: names are elements of their own, and three dots are a sign of their own.
fn seen(html: &str) -> String {
    let text = bare(&Page::read(html).text);
    text.replace(" .", ".").replace("...", "…")
}

/// Every page that a link leads to from here; gives how many.
fn walk(client: &mut Client, starts: &[&str], what: &str) -> usize {
    let mut known: BTreeSet<String> = starts.iter().map(|it| (*it).to_owned()).collect();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut open: VecDeque<String> = known.iter().cloned().collect();
    let mut pages = 0;
    while let Some(path) = open.pop_front() {
        let answer = client.get(&path);
        let is_page = answer
            .header("content-type")
            .is_some_and(|it| it.starts_with("text/html"));
        if answer.status != 200 || !is_page {
            continue;
        }
        pages += 1;
        let html = answer.text();
        let text = seen(&html);
        if let Some(at) = text.find("..") {
            let before: String = text[..at].chars().rev().take(60).collect();
            let before: String = before.chars().rev().collect();
            panic!("{what}, {path}: {before}..");
        }
        for (to, _) in Page::read(&html).links {
            let to = to.split('#').next().unwrap_or_default().to_owned();
            if !to.starts_with('/') || to.starts_with("//") || !known.insert(to.clone()) {
                continue;
            }
            let count = kinds.entry(kind_of(&to)).or_default();
            *count += 1;
            if *count <= OF_A_KIND {
                open.push_back(to);
            }
        }
    }
    pages
}

#[test]
fn no_page_puts_a_second_full_stop_behind_a_name() {
    for language in Language::ALL {
        let room = Classroom::new().claimed().with_class(&[
            "Ana Cole",
            "Ana Dunn",
            "Ana Eck",
            "Ana Fox",
            "Omar Tarn",
        ]);
        let room = room.with_writing("3", "60").at(MONDAY_AT_EIGHT).with_wall();
        let room = room.all_speaking(language.tag());
        let (mut wall, mut teacher) = (room.wall(), room.teacher());
        let chairs = wall.all_empty_chairs();
        let children = wall.names(&chairs[0]);
        assert_eq!(children[0].name, "Ana C.");
        let what = language.tag();
        // What was just done is said by the page that follows.
        let follows = |client: &mut Client, done: crate::support::http::Answer| {
            let html = client.follow(done).expect(200).text();
            assert!(!seen(&html).contains(".."), "{what}: {}", seen(&html));
            Page::read(&html)
        };
        for (child, chair) in children.iter().zip(&chairs).take(3) {
            let saved = wall.sign_up(chair, &child.id).expect(303);
            follows(&mut wall, saved);
        }
        let waits = [("day", &chairs[0][2..12]), ("student", &children[3].id[..])];
        let waits = wall.post("/board/waits", &waits).expect(303);
        follows(&mut wall, waits);
        let mut ana = room.student("Ana C.");
        ana.saves("piece", "A heron.", 0);
        let talk = teacher.talk_with(room.class(), &children[0].id);
        let lead = walk(&mut ana.client, &["/lead", "/prep"], what);
        teacher.types(&talk, "quote", "I like how it ends");
        teacher.types(&talk, &format!("next_step:{}", ana.id), "Cut it");
        let in_talk = format!("/teach/conferences/{talk}");
        let hers = walk(&mut teacher, &[&in_talk[..], "/teach"], what);
        teacher.in_talk(&talk, "finish", &[]).expect(303);
        let on_wall = walk(&mut wall, &["/board"], what);
        let childs = walk(&mut ana.client, &["/prep", "/lead/look-back"], what);
        walk(&mut teacher, &["/teach", "/teach/week"], what);
        let out = format!("/teach/classes/{}/roster/{}/archive", room.class(), ana.id);
        let done = teacher.post(&out, &[]).expect(303);
        let undo = follows(&mut teacher, done);
        let undo = undo.forms.iter().find(|form| form.has("receipt")).unwrap();
        let back = submit(&mut teacher, undo).expect(303);
        follows(&mut teacher, back);
        let walked = [lead, hers, on_wall, childs];
        assert!(
            lead > 3 && hers > 40 && on_wall > 5 && childs > 3,
            "{walked:?}"
        );
    }
}
