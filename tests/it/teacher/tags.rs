//! Tags: chosen on a talk and typed by her, read in the child's story and in Talks, and the way from a tag to a group of the
//! children who work on it.

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit, whole_database};
use crate::support::html::Page;
use crate::support::people::Teacher;

const DAY: i64 = 24 * 60 * 60;

fn page(teacher: &mut Teacher, path: &str) -> Page {
    Page::read(&teacher.get(path).expect(200).text())
}

/// The tags that a talk offers, by name, each with the field and the number that its tap sends.
fn offered(teacher: &mut Teacher, talk: &str) -> Vec<(String, String, String)> {
    let page = page(teacher, &format!("/teach/conferences/{talk}"));
    let forms = page
        .forms
        .iter()
        .filter(|form| form.action.ends_with("/tags"));
    let buttons = forms.flat_map(|form| &form.buttons);
    let named = buttons.filter_map(|button| {
        let (field, value) = button.field.clone()?;
        Some((button.text.trim().to_owned(), field, value))
    });
    named.collect()
}

fn number(offered: &[(String, String, String)], name: &str) -> String {
    let found = offered.iter().find(|(called, ..)| called == name);
    found
        .unwrap_or_else(|| panic!("no {name} in {offered:?}"))
        .2
        .clone()
}

fn chosen(offered: &[(String, String, String)]) -> Vec<&str> {
    let on = offered.iter().filter(|(_, field, _)| field == "off");
    on.map(|(name, ..)| name.as_str()).collect()
}

/// A talk of this child that is about something and over.
fn talk_about(
    teacher: &mut Teacher,
    room: &Classroom,
    child: &str,
    tag: &str,
    step: &str,
) -> String {
    let id = room.student(child).id;
    let talk = teacher.talk_with(room.class(), &id);
    teacher.in_talk(&talk, "tags", &[("own", tag)]).expect(303);
    if !step.is_empty() {
        teacher.types(&talk, &format!("next_step:{id}"), step);
    }
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    talk
}

#[test]
fn a_talk_gets_tags_by_taps_and_in_her_words_and_the_story_and_talks_tell_of_them() {
    let mut room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let child = room.student("Badan").id;
    let talk = teacher.talk_with(room.class(), &child);
    let first = offered(&mut teacher, &talk);
    let names: Vec<&str> = first.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "beginning",
            "ending",
            "order",
            "detail",
            "voice",
            "dialogue",
            "sentence",
            "word choice",
            "spelling and punctuation",
            "stamina"
        ]
    );
    let ending = number(&first, "ending");
    // By a plain form and by the page's script; twice is once.
    teacher
        .in_talk(&talk, "tags", &[("on", &ending)])
        .expect(303);
    let path = format!("/teach/conferences/{talk}/tags");
    teacher.script(&path, &[("on", &ending)]).expect(204);
    // Her own, and the same again with other capitals and accents: one of those that are offered, and one of hers.
    for own in ["  Ríos   y mares ", "rios Y MARES", "ÉNDING"] {
        teacher.in_talk(&talk, "tags", &[("own", own)]).expect(303);
    }
    room.restart();
    let mut teacher = room.teacher();
    let now = offered(&mut teacher, &talk);
    assert_eq!(now.len(), 11, "{now:?}");
    assert_eq!(chosen(&now), ["ending", "Ríos y mares"]);
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    for path in [
        format!("/teach/students/{child}"),
        "/teach/talks".to_owned(),
    ] {
        let html = teacher.get(&path).expect(200).text();
        for tag in ["ending", "Ríos y mares"] {
            assert!(
                html.contains(&format!("<li class=\"tag\"><bdi>{tag}</bdi>")),
                "{tag}: {html}"
            );
        }
    }
    // No page of the child has them: they are hers.
    let mut own = room.student("Badan");
    for path in ["/prep", &format!("/prep/talks/{talk}")] {
        let answer = own.get(path);
        assert!(!answer.text().contains("mares"), "{path}");
    }
    teacher
        .in_talk(&talk, "tags", &[("off", &ending)])
        .expect(303);
    assert_eq!(chosen(&offered(&mut teacher, &talk)), ["Ríos y mares"]);
}

#[test]
fn a_tag_that_is_no_tag_is_refused_kindly_and_nothing_is_too_odd() {
    let room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let child = room.student("Badan").id;
    let talk = teacher.talk_with(room.class(), &child);
    let long = "a".repeat(500);
    for (own, said) in [
        (long.as_str(), "Make it shorter."),
        ("", ""),
        (" \u{301} ", ""),
        ("a\u{202e}b", ""),
        ("a\u{0}b", ""),
    ] {
        let answer = teacher.in_talk(&talk, "tags", &[("own", own)]).expect(409);
        assert!(answer.text().contains(said), "{own:?}");
    }
    let path = format!("/teach/classes/{}/tags", room.class());
    let refused = teacher.post(&path, &[("own", &long)]).expect(409).text();
    assert!(refused.contains(&long), "the words stay in their field");
    let odd = "<b>Ada & \"Bo\"</b>";
    teacher.in_talk(&talk, "tags", &[("own", odd)]).expect(303);
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    for path in [
        format!("/teach/conferences/{talk}"),
        "/teach/talks".to_owned(),
        path.clone(),
        format!("/teach/students/{child}"),
    ] {
        let html = teacher.get(&path).expect(200).text();
        assert!(html.contains("&lt;b&gt;Ada &amp; "), "{path}: {html}");
        assert!(!html.contains("<b>Ada"), "{path}");
    }
    for field in ["on", "off"] {
        for value in ["x", "-1", "99999999999999999999", "1 OR 1"] {
            let status = teacher.in_talk(&talk, "tags", &[(field, value)]).status;
            assert!(
                matches!(status, 303 | 400 | 409),
                "{field}={value}: {status}"
            );
        }
    }
    teacher
        .in_talk(&talk, "tags", &[("on", "987654321")])
        .expect(409);
    teacher.in_talk(&talk, "tags", &[]).expect(400);
    teacher.post(&path, &[("remove", "987654321")]).expect(409);
}

#[test]
fn a_class_has_sixty_tags_at_most() {
    let room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let path = format!("/teach/classes/{}/tags", room.class());
    for nth in 0..50 {
        teacher
            .post(&path, &[("own", &format!("tag {nth}"))])
            .expect(303);
    }
    let full = teacher
        .post(&path, &[("own", "one more")])
        .expect(409)
        .text();
    assert!(full.contains("as many tags as it can have"), "{full}");
}

#[test]
fn a_removed_tag_stays_on_old_talks_and_can_be_put_back() {
    let mut room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let old = talk_about(&mut teacher, &room, "Badan", "Goats", "");
    let path = format!("/teach/classes/{}/tags", room.class());
    let goats = number(&offered(&mut teacher, &old), "Goats");
    let done = teacher.post(&path, &[("remove", &goats)]).expect(303);
    let after = page(&mut teacher, done.location());
    assert!(
        after.text.contains("Goats can no longer be chosen"),
        "{}",
        after.text
    );
    room.restart();
    let mut teacher = room.teacher();
    assert_eq!(
        chosen(&offered(&mut teacher, &old)),
        ["Goats"],
        "still read there"
    );
    let child = room.student("Badan").id;
    assert!(
        page(&mut teacher, &format!("/teach/students/{child}"))
            .text
            .contains("Goats")
    );
    let new = teacher.talk_with(room.class(), &room.student("Balen").id);
    let now = offered(&mut teacher, &new);
    assert!(!now.iter().any(|(name, ..)| name == "Goats"), "{now:?}");
    let refused = teacher.in_talk(&new, "tags", &[("on", &goats)]).expect(409);
    assert!(refused.text().contains("was removed from the class"));
    // One tap puts it back; and so does typing it again.
    teacher.post(&path, &[("put_back", &goats)]).expect(303);
    teacher.in_talk(&new, "tags", &[("on", &goats)]).expect(303);
    // Undo stands on the page that follows.
    let done = teacher.post(&path, &[("remove", &goats)]).expect(303);
    let undo = page(&mut teacher, done.location())
        .form_to("/teach/undo")
        .expect("an Undo");
    submit(&mut teacher, &undo).expect(303);
    let again = page(&mut teacher, &path);
    assert!(!again.text.contains("Removed"), "{}", again.text);
    teacher.post(&path, &[("remove", &goats)]).expect(303);
    teacher
        .in_talk(&old, "tags", &[("own", "GOATS")])
        .expect(303);
    assert!(
        offered(&mut teacher, &new)
            .iter()
            .any(|(name, ..)| name == "Goats")
    );
    // What happened stands in the audit, in numbers.
    let db = whole_database(&room.database());
    let events: Vec<String> = db
        .prepare("SELECT event FROM audit WHERE event LIKE '%tag%' ORDER BY id")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(
        events[..3],
        ["tag made", "tagged", "tag removed"],
        "{events:?}"
    );
    let said: i64 = db
        .query_row(
            "SELECT count(*) FROM audit WHERE detail LIKE '%oat%'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(said, 0, "no word of hers");
}

/// Four talks about endings, of children who work on them now and of some who do not any more.
fn talked_about() -> (Classroom, Teacher) {
    let room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    talk_about(&mut teacher, &room, "Badan", "ending", "End on a smell.");
    talk_about(&mut teacher, &room, "Balen", "ending", "");
    talk_about(&mut teacher, &room, "Bamir", "ending", "One line more.");
    talk_about(&mut teacher, &room, "Banos", "voice", "Louder.");
    teacher.set_clock(MONDAY_AT_EIGHT + DAY);
    // Balen had no step, and another talk since; Bamir has reached the step.
    talk_about(&mut teacher, &room, "Balen", "order", "");
    talk_about(&mut teacher, &room, "Bamir", "voice", "Quieter.");
    talk_about(&mut teacher, &room, "Banos", "ending", "");
    (room, teacher)
}

#[test]
fn a_tag_shows_who_works_on_it_and_one_tap_seats_them_together() {
    let (room, mut teacher) = talked_about();
    let talks = page(&mut teacher, "/teach/talks");
    let ending = talks
        .links
        .iter()
        .find(|(to, words)| to.contains("&tag=") && words.contains("ending"));
    let (ending, words) = ending
        .unwrap_or_else(|| panic!("no tag on {:?}", talks.links))
        .clone();
    assert!(words.contains('4'), "four talks were about it: {words}");
    let shown = page(&mut teacher, &ending);
    assert!(
        shown.text.contains("3 children work on ending"),
        "{}",
        shown.text
    );
    let form = shown
        .form_to("/board/groups")
        .expect("a way to make a group");
    let ids: Vec<String> = ["Badan", "Bamir", "Banos"]
        .map(|name| room.student(name).id)
        .into();
    let mut ticked: Vec<String> = form
        .fields()
        .into_iter()
        .filter(|(name, _)| name == "student")
        .map(|(_, id)| id)
        .collect();
    ticked.sort();
    let mut expected = ids.clone();
    expected.sort();
    assert_eq!(ticked, expected);
    let done = submit(&mut teacher, &form).expect(303);
    let day = page(&mut teacher, done.location());
    assert!(day.text.contains("The group has its chair"), "{}", day.text);
    let db = whole_database(&room.database());
    let seats: i64 = db
        .query_row(
            "SELECT count(*) FROM sign_up WHERE state = 'booked'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(seats, 3);
    let chairs: i64 = db
        .query_row(
            "SELECT count(DISTINCT date || start) FROM sign_up WHERE state = 'booked'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(chairs, 1, "they sit together");
    // One child alone is no group, and nobody is said so in words.
    let voice = talks
        .links
        .iter()
        .find(|(to, words)| to.contains("&tag=") && words.contains("order"));
    let alone = page(&mut teacher, &voice.unwrap().0.clone());
    assert!(alone.form_to("/board/groups").is_none());
    assert!(
        alone.text.contains("One child works on order"),
        "{}",
        alone.text
    );
}
