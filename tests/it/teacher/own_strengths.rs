//! The strengths in a class's own words: however often one is typed it is one chip, and each reader sees Chair's own in the
//! language of the page.

use crate::support::adults::co_teacher;
use crate::support::classroom::Classroom;
use crate::support::html::Page;
use crate::support::people::Teacher;

fn chips(teacher: &mut Teacher, talk: &str) -> Vec<String> {
    let page = teacher.talk(talk);
    let action = format!("/teach/conferences/{talk}/strengths");
    let forms = page.forms.iter().filter(|form| form.action == action);
    let buttons = forms.flat_map(|form| &form.buttons);
    let named = buttons.filter_map(|button| button.field.clone());
    named.map(|(_, strength)| strength.to_lowercase()).collect()
}

#[test]
fn one_strength_is_one_chip_however_it_is_written() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let path = format!("/teach/classes/{}/strengths", room.class());
    for own in [
        "Brave verbs",
        "brave VERBS",
        "Bravé verbs",
        "Strong voice",
        "strong VOICE",
    ] {
        teacher.post(&path, &[("own", own)]).expect(303);
    }
    let student = room.device().names()[0].id.clone();
    let talk = teacher.talk_with(room.class(), &student);
    let before = chips(&mut teacher, &talk);
    let count = |all: &[String], one: &str| all.iter().filter(|it| *it == one).count();
    assert_eq!(count(&before, "brave verbs"), 1, "{before:?}");
    assert_eq!(count(&before, "strong voice"), 1, "{before:?}");
    for own in ["BRAVE verbs", "strong voice"] {
        teacher
            .in_talk(&talk, "strengths", &[("own", own)])
            .expect(303);
    }
    assert_eq!(chips(&mut teacher, &talk), before, "none more");
    let log = crate::support::classroom::whole_database(&room.database());
    let sql = "SELECT text FROM log_line WHERE line = 'strength'";
    let text: String = log.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(text, "Brave verbs\nStrong voice");
}

#[test]
fn a_strength_or_a_tag_that_is_too_long_stays_in_its_field() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let student = room.device().names()[0].id.clone();
    let talk = teacher.talk_with(room.class(), &student);
    let long = "brave ".repeat(80);
    for deed in ["strengths", "tags"] {
        let refused = teacher
            .in_talk(&talk, deed, &[("own", long.as_str())])
            .expect(409);
        let page = Page::read(&refused.text());
        let action = format!("/teach/conferences/{talk}/{deed}");
        let mut forms = page.forms.iter();
        let form = forms.find(|form| form.action == action && form.has("own"));
        let form = form.unwrap_or_else(|| panic!("no field of {deed}"));
        assert_eq!(form.value("own"), Some(long.as_str()), "{deed}");
    }
}

#[test]
fn chairs_own_strengths_are_read_in_the_language_of_the_page() {
    let mut room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let student = room.device().names()[0].id.clone();
    let talk = teacher.talk_with(room.class(), &student);
    teacher
        .in_talk(&talk, "strengths", &[("on", "Strong voice")])
        .expect(303);
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    drop(co_teacher(&room, "Sra. Luna"));
    room.stop();
    let db = rusqlite::Connection::open(room.database()).unwrap();
    let sql = "UPDATE teacher SET language = 'es' WHERE name = 'Sra. Luna'";
    assert_eq!(db.execute(sql, []).unwrap(), 1);
    drop(db);
    room.start();
    let (status, client) =
        super::adults::sign_in(&room, "Sra. Luna", crate::support::adults::HER_PASSPHRASE);
    assert_eq!(status, 303);
    let mut hers = Teacher(client);
    for path in [
        format!("/teach/talks?class={}", room.class()),
        format!("/teach/students/{student}"),
        format!("/teach/students/{student}/record"),
    ] {
        let html = hers.get(&path).expect(200).text();
        let text = Page::read(&html).text;
        assert!(!text.contains("Strong voice"), "{path}: {text}");
        assert!(text.contains("Voz propia"), "{path}: {text}");
    }
}
