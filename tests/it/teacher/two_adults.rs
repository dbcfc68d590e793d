//! Two adults write down one talk, and one of them looks back on it: nothing of either is anywhere less than the other's, and
//! nobody reads another's line as her own.

use super::adults::sign_in;
use super::today::at_home;
use crate::support::adults::{HER_PASSPHRASE, co_teacher, substitute};
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit, whole_database};
use crate::support::html::Page;
use crate::support::people::Teacher;

const MONDAY: &str = "2026-11-23";
const WEEK: i64 = 7 * 86_400;

fn read(teacher: &mut Teacher, path: &str) -> Page {
    let html = teacher.get(path).expect(200).text();
    Page::read(&html.replace(['\u{2068}', '\u{2069}'], ""))
}

/// Whether a search leads to this talk.
fn is_found(teacher: &mut Teacher, words: &str, talk: &str) -> bool {
    let page = read(teacher, &format!("/teach/talks?q={words}"));
    let mut links = page.links_to("/teach/conferences/").into_iter();
    links.any(|link| link.contains(talk))
}

fn is_indexed(room: &Classroom, words: &str) -> bool {
    let db = whole_database(&room.database());
    let sql = "SELECT EXISTS (SELECT 1 FROM said WHERE instr(words, ?) > 0)";
    db.query_row(sql, [words], |row| row.get(0)).unwrap()
}

#[test]
fn two_adults_who_log_one_talk_keep_both_texts() {
    let room = Classroom::with(4, "3", "60");
    let (mut owner, mut hers) = (room.teacher(), co_teacher(&room, "Mrs. Okafor"));
    let student = room.device().names()[0].id.clone();
    let talk = owner.talk_with(room.class(), &student);
    owner.types(&talk, "teaching", "One idea a line.");
    let late = [
        ("line", "teaching"),
        ("text", "Cut the weather."),
        ("seen", "0"),
    ];
    let lines = format!("/teach/conferences/{talk}/lines");
    let told = hers.script(&lines, &late).expect(409).json();
    let said = told["said"].as_str().unwrap_or_default();
    assert_eq!(said, "Ms Otter wrote this too. Which one stays?");
    let both = read(&mut owner, &format!("/teach/conferences/{talk}"));
    assert!(both.text.contains("One idea a line.") && both.text.contains("Cut the weather."));
    assert!(
        both.text.contains("Mrs. Okafor wrote this too."),
        "{}",
        both.text
    );
    // Nobody chooses. Both words stand wherever the talk is read again, and lead to it.
    owner.in_talk(&talk, "finish", &[]).expect(303);
    owner.in_talk(&talk, "logged", &[]).expect(303);
    let story = format!("/teach/students/{student}");
    let told = read(&mut owner, &story);
    assert!(
        told.text.contains("Two texts stand in one box"),
        "{}",
        told.text
    );
    assert!(told.text.contains("Cut the weather."), "{}", told.text);
    let way = told.links_to(&format!(
        "/teach/conferences/{talk}?with={student}#box-teaching"
    ));
    assert_eq!(way.len(), 1, "{:?}", told.links);
    let record = read(&mut owner, &format!("{story}/record"));
    assert!(record.text.contains("One idea a line.") && record.text.contains("Cut the weather."));
    let class = room.class().to_owned();
    let waits = read(&mut owner, &format!("/teach/for-you?class={class}"));
    assert!(
        waits.text.contains("Two texts in one box"),
        "{}",
        waits.text
    );
    let today = read(&mut owner, "/teach");
    assert!(
        today.text.contains("Two texts in one box"),
        "{}",
        today.text
    );
    let unfinished = read(
        &mut owner,
        &format!("/teach/talks?class={class}&show=unfinished"),
    );
    assert!(
        unfinished
            .text
            .contains("Two texts stand in one box. Choose in the talk"),
        "{}",
        unfinished.text
    );
    assert!(is_found(&mut owner, "weather", &talk) && is_found(&mut owner, "idea", &talk));
    choosing_one_ends_it(&room, &mut owner, &talk, &student);
}

/// She chooses her own: the other words are nowhere any more, not in the index either.
fn choosing_one_ends_it(room: &Classroom, owner: &mut Teacher, talk: &str, student: &str) {
    let (story, class) = (format!("/teach/students/{student}"), room.class());
    let page = owner.talk(talk);
    let mut forms = page.forms.iter();
    let own = forms.find(|form| {
        form.value("resolves").is_some() && form.value("text") == Some("One idea a line.")
    });
    submit(owner, own.expect("a choice")).expect(303);
    let told = read(owner, &story);
    assert!(!told.text.contains("Two texts") && !told.text.contains("weather"));
    assert!(!is_found(owner, "weather", talk) && is_found(owner, "idea", talk));
    assert!(!is_indexed(room, "weather"));
    let waits = read(owner, &format!("/teach/for-you?class={class}"));
    assert!(!waits.text.contains("Two texts"), "{}", waits.text);
}

#[test]
fn words_that_waited_leave_the_index_with_their_talk() {
    let room = Classroom::with(4, "3", "60");
    let mut owner = room.teacher();
    let student = room.device().names()[0].id.clone();
    let talk = owner.talk_with(room.class(), &student);
    let step = format!("next_step:{student}");
    for (line, words, beside) in [
        ("teaching", "heronone", "herontwo"),
        ("remember", "heronthree", "heronfour"),
        (step.as_str(), "heronfive", "heronsix"),
    ] {
        owner.types(&talk, line, words);
        let late = [("line", line), ("text", beside), ("seen", "0")];
        owner.in_talk(&talk, "lines", &late).expect(409);
        for words in [words, beside] {
            assert!(is_indexed(&room, words), "{words}");
        }
    }
    assert!(is_indexed(&room, "heron"));
    owner
        .in_talk(&talk, "mistake", &[("sure", "yes")])
        .expect(303);
    assert!(!is_indexed(&room, "heron"));
}

#[test]
fn a_file_from_before_finds_what_waits_beside() {
    let mut room = Classroom::with(4, "3", "60");
    let mut owner = room.teacher();
    let student = room.device().names()[0].id.clone();
    let talk = owner.talk_with(room.class(), &student);
    owner.types(&talk, "teaching", "heron");
    let late = [("line", "teaching"), ("text", "otter"), ("seen", "0")];
    owner.in_talk(&talk, "lines", &late).expect(409);
    owner.in_talk(&talk, "finish", &[]).expect(303);
    room.stop();
    let db = rusqlite::Connection::open(room.database()).unwrap();
    // As it stood before: the words that wait were not looked up.
    let index = include_str!("../../../src/store/migrations/0005_search.sql");
    db.execute_batch(&format!(
        "DROP TABLE said_index; DROP TABLE said; {index} DROP INDEX prepared_for; PRAGMA user_version = 11"
    ))
    .unwrap();
    drop(db);
    assert!(!is_indexed(&room, "otter"));
    room.start();
    assert!(is_indexed(&room, "otter"));
    assert!(is_found(&mut room.teacher(), "otter", &talk));
}

#[test]
fn what_one_adult_will_change_is_nobody_elses() {
    let mut room = Classroom::with(4, "3", "60");
    let mut hers = co_teacher(&room, "Mrs. Okafor");
    let mut sub = Teacher(substitute(&room, MONDAY).client);
    let mut owner = room.teacher();
    let students = room.device().names();
    let (student, other) = (students[0].id.clone(), students[1].id.clone());
    let talk = owner.talk_with(room.class(), &student);
    owner.in_talk(&talk, "finish", &[]).expect(303);
    owner.types(&talk, "teacher_tweak", "Wait longer.");
    // A substitute is gone on Monday: nothing is promised to it.
    let its = sub.talk_with(room.class(), &other);
    sub.in_talk(&its, "finish", &[]).expect(303);
    let over = read(&mut sub, &format!("/teach/conferences/{its}"));
    let has_box = over
        .forms
        .iter()
        .any(|form| form.value("line") == Some("teacher_tweak"));
    assert!(
        !has_box && !over.text.contains("comes back to you"),
        "{}",
        over.text
    );
    let line = [("line", "teacher_tweak"), ("text", "Mine."), ("seen", "0")];
    sub.in_talk(&its, "lines", &line).expect(409);
    // Whoever reads it is told whose it is.
    let story = format!("/teach/students/{student}");
    let read_by_her = read(&mut hers, &story).text;
    assert!(
        read_by_her.contains("What Ms Otter will change"),
        "{read_by_her}"
    );
    assert!(!read_by_her.contains("What I will change"));
    let own = read(&mut owner, &story).text;
    assert!(own.contains("What I will change"), "{own}");
    for reader in [&mut owner, &mut hers] {
        let record = read(reader, &format!("{story}/record")).text;
        assert!(record.contains("What Ms Otter will change"), "{record}");
    }
    for there in [
        format!("/teach/conferences/{talk}"),
        "/teach/talks?q=longer".to_owned(),
    ] {
        let page = read(&mut hers, &there).text;
        assert!(page.contains("What Ms Otter will change"), "{page}");
        assert!(!page.contains("What I will change"), "{page}");
    }
    // A week later it comes back to her who wrote it.
    room.set_clock(MONDAY_AT_EIGHT + WEEK);
    let mut owner = at_home(&room);
    assert!(owner.part("tweak").contains("Wait longer."));
    let (status, client) = sign_in(&room, "Mrs. Okafor", HER_PASSPHRASE);
    assert_eq!(status, 303);
    let mut hers = Teacher(client);
    assert!(!hers.part("tweak").contains("Wait longer."));
}
