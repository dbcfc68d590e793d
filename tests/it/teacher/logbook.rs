//! "Talks": the list of a class's talks, and the search in everything that was written on sheets and in talks.

use rusqlite::Connection;

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, whole_database};
use crate::support::html::Page;
use crate::support::people::Teacher;

const DAY: i64 = 24 * 60 * 60;

fn page(teacher: &mut Teacher, path: &str) -> (Page, String) {
    let html = teacher.get(path).expect(200).text();
    (Page::read(&html), html)
}

fn find(teacher: &mut Teacher, words: &str) -> (Page, String) {
    let q: String = form_urlencoded::byte_serialize(words.as_bytes()).collect();
    page(teacher, &format!("/teach/talks?q={q}"))
}

/// Which talks a page leads to, in its order.
fn talks(page: &Page) -> Vec<String> {
    let links = page.links_to("/teach/conferences/");
    let number = |link: &String| {
        let number = link.trim_start_matches("/teach/conferences/");
        number.split('?').next().unwrap_or_default().to_owned()
    };
    links.iter().map(number).collect()
}

#[test]
fn talks_are_listed_the_newest_first_and_what_is_still_to_do_has_a_way() {
    let mut room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let (none, _) = page(&mut teacher, "/teach/talks");
    assert!(none.text.contains("No talks yet."), "{}", none.text);
    let first = teacher.holds_a_talk(
        room.class(),
        &mut room.student("Badan"),
        ("Strong voice", "Add the smell of rain."),
    );
    teacher.types(&first, "teaching", "Begin in the middle.");
    room.set_clock(MONDAY_AT_EIGHT + 7 * DAY);
    let second = teacher.holds_a_talk(
        room.class(),
        &mut room.student("Balen"),
        ("Clear order", "Cut the first page."),
    );
    let promised = [("date", "2026-12-02")];
    teacher
        .in_talk(&second, "check-back", &promised)
        .expect(303);
    room.restart();
    let mut teacher = room.teacher();
    let (all, _) = page(&mut teacher, "/teach/talks");
    assert_eq!(talks(&all), [second.clone(), first.clone()]);
    for words in ["Begin in the middle.", "Clear order", "Badan", "Balen"] {
        assert!(all.text.contains(words), "{words}: {}", all.text);
    }
    // A week later the talk of last week is still there to be finished: nothing empties itself on Monday.
    let (unfinished, _) = page(&mut teacher, "/teach/talks?show=unfinished");
    assert_eq!(talks(&unfinished), std::slice::from_ref(&second));
    let (promised, _) = page(&mut teacher, "/teach/talks?show=promised");
    assert_eq!(talks(&promised), [second]);
    let today = Page::read(&teacher.get("/teach").expect(200).text());
    assert!(!today.links_to("/teach/talks").is_empty());
}

#[test]
fn a_long_year_stands_on_several_pages_and_no_talk_on_two() {
    let room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let names = ["Badan", "Balen"];
    let ids: Vec<String> = names.iter().map(|name| room.student(name).id).collect();
    for (day, id) in (0..35).zip(ids.iter().cycle()) {
        teacher.set_clock(MONDAY_AT_EIGHT + day * DAY);
        let talk = teacher.talk_with(room.class(), id);
        teacher.in_talk(&talk, "finish", &[]).expect(303);
    }
    let mut seen = Vec::new();
    let mut path = "/teach/talks".to_owned();
    let mut pages = 0;
    loop {
        let (shown, _) = page(&mut teacher, &path);
        seen.extend(talks(&shown));
        pages += 1;
        let mut earlier = shown.links_to("/teach/talks?class=").into_iter();
        match earlier.find(|link| link.contains("&before=")) {
            Some(next) => path = next,
            None => break,
        }
    }
    assert!(pages > 1, "{pages}");
    assert_eq!(seen.len(), 35);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 35, "none twice");
}

#[test]
fn words_are_found_wherever_they_were_written_and_however_she_types_them() {
    let mut room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let mut badan = room.student("Badan");
    let talk = teacher.holds_a_talk(
        room.class(),
        &mut badan,
        ("Strong voice", "Add the smell of rain."),
    );
    badan.looks_back(&talk);
    for (line, words) in [
        ("praised", "The goat ate the clock."),
        ("teacher_well", "She turned the pages herself."),
        ("teaching", "Two endings: choose the quiet one."),
        ("home", "Pregunta por la canción."),
        ("teacher_tweak", "Wait longer."),
        ("remember", "Quiet since her brother left."),
    ] {
        teacher.types(&talk, line, words);
    }
    let arabic = teacher.holds_a_talk(
        room.class(),
        &mut room.student("Balen"),
        ("صوت قوي", "أكتب النّهايةَ من جديد"),
    );
    teacher.types(&arabic, "teaching", "שָׁלוֹם בסוף");
    room.restart();
    let mut teacher = room.teacher();
    for (words, marked, at) in [
        ("goat", "goat", &talk),
        ("GOAT clock", "clock", &talk),
        ("end", "endings", &talk),
        ("\"quiet one\"", "quiet one", &talk),
        ("cancion", "canción", &talk),
        ("brother", "brother", &talk),
        ("smell", "smell", &talk),
        ("voice", "voice", &talk),
        ("longer", "longer", &talk),
        ("\"like how\"", "like how", &talk),
        ("asked", "asked", &talk),
        ("turned", "turned", &talk),
        ("שלום", "שָׁלוֹם", &arabic),
        ("النهاية", "النّهايةَ", &arabic),
        ("اكتب", "أكتب", &arabic),
    ] {
        let (found, html) = find(&mut teacher, words);
        assert!(
            html.contains(&format!("<mark>{marked}</mark>")),
            "{words}: {html}"
        );
        assert!(talks(&found).contains(at), "{words}: {html}");
    }
    // An answer leads to its sheet; a name leads to the child.
    let (found, _) = find(&mut teacher, "rain proud");
    let id = room.student("Badan").id;
    let sheets = found.links_to(&format!("/teach/students/{id}/sheet?sheet=1"));
    assert_eq!(sheets.len(), 1, "{}", found.text);
    let (found, _) = find(&mut teacher, "badan");
    assert_eq!(found.links_to(&format!("/teach/students/{id}")).len(), 1);
    // What is written otherwise is found by its new words alone.
    teacher.types(&talk, "praised", "The cat ate the clock.");
    assert!(
        find(&mut teacher, "goat")
            .0
            .text
            .contains("No talk and no sheet of this class has")
    );
    assert!(talks(&find(&mut teacher, "cat").0).contains(&talk));
    let db = whole_database(&room.database());
    says_the_same(&db);
}

/// The index knows every text, and no other.
fn says_the_same(db: &Connection) {
    let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    let texts = "SELECT count(*) FROM (
        SELECT 'answer', sheet, role FROM answer WHERE text <> ''
        UNION SELECT 'line', conference, line FROM log_line WHERE text <> ''
        UNION SELECT 'remember', conference, '' FROM remember WHERE text <> ''
        UNION SELECT 'step', id, '' FROM next_step WHERE text <> '')";
    let kept = count("SELECT count(*) FROM said");
    assert_eq!(kept, count(texts));
    assert!(kept > 5, "{kept}");
}

#[test]
fn no_search_is_too_odd_and_none_reaches_into_another_class() {
    let room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    teacher.holds_a_talk(
        room.class(),
        &mut room.student("Badan"),
        ("Strong voice", "Add the smell of <b>rain</b>."),
    );
    for odd in [
        "\"",
        "\"\"",
        "*",
        "rain*",
        "(rain",
        "rain)",
        "NEAR(a, b)",
        "rain OR voice",
        "-rain",
        "^rain",
        "words:rain",
        "room:c1",
        "a",
        "🐐",
        "\u{301}",
        "%",
        "'; DROP TABLE said; --",
        "\u{0}",
        "<b>rain</b>",
        "rain\nvoice",
    ] {
        let (_, html) = find(&mut teacher, odd);
        assert!(!html.contains("<b>rain"), "{odd}");
    }
    let long = "rain ".repeat(400);
    let (said, _) = find(&mut teacher, &long[..800]);
    assert!(
        said.text.contains("A few words are enough."),
        "{}",
        said.text
    );
    let (said, _) = find(&mut teacher, "🐐");
    assert!(said.text.contains("Type a word"), "{}", said.text);
    let (said, html) = find(&mut teacher, "<b>nothing</b>");
    assert!(
        said.text.contains("No talk and no sheet of this class has"),
        "{html}"
    );
    // Another class of hers knows nothing of this one.
    let class = [
        ("name", "Room 14"),
        ("zone", "Europe/London"),
        ("band", "g35"),
    ];
    teacher.post("/teach/classes", &class).expect(303);
    let second = whole_database(&room.database())
        .query_row("SELECT max(id) FROM class", [], |row| row.get::<_, i64>(0))
        .unwrap();
    let elsewhere = format!("/teach/talks?class={second}&q=smell");
    let other = page(&mut teacher, &elsewhere).0.text;
    assert!(
        other.contains("No talk and no sheet of this class has"),
        "{other}"
    );
    nobody_else_searches(&room);
    teacher.get("/teach/talks?class=77").expect(404);
}

fn nobody_else_searches(room: &Classroom) {
    for asker in ["/teach/talks", "/teach/talks?q=rain"] {
        for status in [
            room.student("Badan").get(asker).status,
            room.wall().get(asker).status,
            room.device().get(asker).status,
            room.stranger().get(asker).status,
        ] {
            assert!(matches!(status, 303 | 403 | 421), "{status}");
        }
    }
}

#[test]
fn an_older_box_finds_what_was_written_before_there_was_a_search() {
    let mut room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let talk = teacher.holds_a_talk(
        room.class(),
        &mut room.student("Badan"),
        ("Strong voice", "Add the smell of rain."),
    );
    room.stop();
    // As the file was before: without the index, and without what came after it.
    let db = Connection::open(room.database()).unwrap();
    db.execute_batch(
        "DROP INDEX prepared_for; DROP TABLE talk_tag; DROP TABLE tag; DROP TABLE said_index; DROP TABLE said; DROP TABLE invitation_class;
         DROP TABLE invitation; DROP TABLE strength; ALTER TABLE teacher DROP COLUMN since;
         ALTER TABLE teacher DROP COLUMN made_by; ALTER TABLE teacher_session DROP COLUMN turn;
         DROP TABLE log_version; ALTER TABLE next_step DROP COLUMN text_at; ALTER TABLE next_step DROP COLUMN text_by;
        ALTER TABLE teacher DROP COLUMN standing; ALTER TABLE teacher DROP COLUMN until;
        ALTER TABLE teacher DROP COLUMN ended_at; ALTER TABLE class DROP COLUMN archived_at;
        ALTER TABLE class_teacher DROP COLUMN position; ALTER TABLE device DROP COLUMN follows;
        ALTER TABLE teacher DROP COLUMN recovery_key; ALTER TABLE teacher DROP COLUMN recovery_key_next;
        DROP TABLE bin; ALTER TABLE class DROP COLUMN rests_since;
        PRAGMA user_version = 4",
    )
    .unwrap();
    drop(db);
    room.start();
    let mut teacher = room.teacher();
    assert!(talks(&find(&mut teacher, "smell").0).contains(&talk));
    let db = whole_database(&room.database());
    says_the_same(&db);
}
