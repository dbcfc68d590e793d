//! What leaves the box as a file, and comes back: tables that no spreadsheet works out, a class that moves from box to box, and
//! files of strangers, of which nothing is taken.

use std::io::{Cursor, Read as _};

use serde_json::Value;

use crate::support::adults::substitute;
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit};
use crate::support::html::Page;
use crate::support::http::{Answer, Client};
use crate::support::people::{PASSPHRASE, Teacher};
use crate::support::program::run;

/// A teacher's file, as the page leads to it.
#[track_caller]
pub fn export(teacher: &mut Teacher, page: &str, what: &str) -> Answer {
    let form = Page::read(&teacher.get(page).expect(200).text()).form_with(&["what", "passphrase"]);
    let form = form.fill("what", what).fill("passphrase", PASSPHRASE);
    let mut made = submit(teacher, &form);
    while made.status == 429 {
        std::thread::sleep(std::time::Duration::from_millis(300));
        made = submit(teacher, &form);
    }
    assert_eq!(made.expect(303).location(), "/teach/export");
    for _ in 0..600 {
        let page = Page::read(&teacher.get("/teach/export").expect(200).text());
        if page.links.iter().any(|(to, _)| to == "/teach/export/file") {
            return teacher.get("/teach/export/file").expect(200);
        }
        assert!(!page.text.contains("could not"), "{}", page.text);
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("no file")
}

pub fn table(zip: &[u8], name: &str) -> Vec<Vec<String>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    let mut text = String::new();
    zip.by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    rows(&text)
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{FEFF}').expect("the mark");
    let mut lines = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let lines = lines
        .records()
        .map(|line| line.unwrap().iter().map(str::to_owned).collect());
    lines.collect()
}

/// A class with a talk and words that a spreadsheet would work out.
pub(super) fn full() -> (Classroom, Teacher) {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let mut ada = room.student("Ada B");
    let class = room.class().to_owned();
    let talk = teacher.holds_a_talk(&class, &mut ada, ("Strong ending", "=1+1 \"cut\", it"));
    teacher.types(&talk, "remember", "+ask her brother");
    let chair = room.wall().empty_chairs()[0].clone();
    teacher.give(&chair, &ada.id).expect(303);
    (room, teacher)
}

#[test]
fn a_class_leaves_as_tables_that_no_spreadsheet_works_out() {
    let (room, mut teacher) = full();
    let page = format!("/teach/classes/{}/export", room.class());
    let file = export(&mut teacher, &page, "tables");
    let saved = file.header("content-disposition").unwrap().to_owned();
    assert!(
        saved.starts_with("attachment; filename=\"chair-room-12-2026-11-23.zip\""),
        "{saved}"
    );
    assert_eq!(table(&file.body, "students.csv").len(), 31);
    let sheets = table(&file.body, "sheets.csv");
    assert!(
        sheets
            .iter()
            .any(|row| row.last().unwrap().starts_with("'=1+1 \"cut\", it")),
        "{sheets:?}"
    );
    let talks = table(&file.body, "conferences.csv");
    assert_eq!(talks.len(), 2, "{talks:?}");
    let cell = |name: &str| {
        let at = talks[0].iter().position(|it| it == name).unwrap();
        talks[1][at].clone()
    };
    assert_eq!(cell("next_step"), "'=1+1 \"cut\", it");
    assert_eq!(cell("remember"), "'+ask her brother");
    assert!(
        cell("began").starts_with("2026-11-23 0"),
        "{}",
        cell("began")
    );
    assert_eq!(table(&file.body, "sign-ups.csv").len(), 2);
    // The others of the page.
    let log = export(&mut teacher, &page, "log");
    assert_eq!(
        log.header("content-length").unwrap(),
        log.body.len().to_string()
    );
    assert_eq!(rows(&log.text()), talks);
    let week = export(&mut teacher, &page, "week").text();
    assert!(
        week.contains("SUMMARY:Ada B.") && week.contains("DTSTART:20261123T0910"),
        "{week}"
    );
    let without = export(&mut teacher, &page, "notes");
    let notes = without.text();
    assert!(
        notes.contains("=1+1") && !notes.contains("brother"),
        "{notes}"
    );
    let with = export(&mut teacher, &page, "remember");
    assert!(with.text().contains("brother"), "{}", with.text());
    // Neither takes the other's place in her folder, and each is read without the box.
    let name = |answer: &Answer| answer.header("content-disposition").unwrap().to_owned();
    assert_ne!(name(&without), name(&with));
    assert!(name(&with).contains("remember"), "{}", name(&with));
    assert!(
        notes.contains("<style>") && !notes.contains("/kiosk/"),
        "{notes}"
    );
    // What is hers alone is said before it leaves.
    let said = teacher.get(&page).expect(200).text();
    assert_eq!(said.matches("our remember lines").count(), 3, "{said}");
    // And of one child.
    let ada = room.device().named("Ada B").id;
    let page = format!("/teach/students/{ada}/export");
    let full = export(&mut teacher, &page, "full");
    assert_eq!(table(&full.body, "students.csv").len(), 2);
    assert_eq!(table(&full.body, "conferences.csv").len(), 2);
    let family = export(&mut teacher, &page, "family").text();
    assert!(
        family.contains("Strong ending") && !family.contains("brother"),
        "{family}"
    );
}

#[test]
fn a_file_is_hers_who_knows_her_passphrase_and_of_her_screen_alone() {
    let (room, mut teacher) = full();
    let page = format!("/teach/classes/{}/export", room.class());
    teacher
        .post(
            &page,
            &[("what", "log"), ("passphrase", "wrong one entirely")],
        )
        .expect(409);
    teacher
        .post(&page, &[("passphrase", PASSPHRASE)])
        .expect(409);
    assert_eq!(
        teacher.get("/teach/export/file").expect(303).location(),
        "/teach/export"
    );
    drop(export(&mut teacher, &page, "log"));
    let mut other = Teacher(room.stranger());
    while other.sign_in().status == 429 {
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    other.get("/teach/export/file").expect(303);
    let mut sub = substitute(&room, "2026-11-23").client;
    for path in [
        &page[..],
        "/teach/export",
        "/teach/export/file",
        "/teach/import",
    ] {
        sub.get(path).expect(403);
    }
    // Nothing of it is on the card.
    assert!(!room.data().join("exports").exists());
}

/// Sends a file in the form of a page.
#[track_caller]
pub fn sends(teacher: &mut Client, file: &[u8]) -> Answer {
    let mut ask = teacher
        .ask("POST", "/teach/import")
        .with("Content-Type", "multipart/form-data; boundary=----made-up");
    let mut body = b"------made-up\r\nContent-Disposition: form-data; name=\"file\"; filename=\"c.json\"\r\n\r\n".to_vec();
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n------made-up--\r\n");
    ask.body = body;
    teacher.must(&ask)
}

fn without_numbers(class: &Value) -> String {
    // What is a number of a row, or who wrote it, is another on another box.
    let text = class["rows"].to_string();
    let mut plain = String::new();
    let mut digits = String::new();
    for letter in text.chars() {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        if digits.len() < 12 {
            plain.push_str(&digits);
        }
        digits.clear();
        plain.push(letter);
    }
    plain
}

#[test]
fn a_class_moves_to_another_box_with_all_that_is_in_it() {
    let (room, mut teacher) = full();
    let page = format!("/teach/classes/{}/export", room.class());
    let file = export(&mut teacher, &page, "class").body;
    let json: Value = serde_json::from_slice(&file).unwrap();
    assert_eq!(
        (json["format"].as_str(), json["version"].as_i64()),
        (Some("chair-class"), Some(1))
    );
    let other = Classroom::new().claimed().at(MONDAY_AT_EIGHT);
    let mut hers = other.teacher();
    let done = sends(&mut hers, &file).expect(303);
    assert!(
        done.location().starts_with("/teach/classes?done="),
        "{}",
        done.location()
    );
    let classes = Page::read(&hers.get("/teach/classes").expect(200).text());
    let there = classes
        .links
        .iter()
        .find(|(_, name)| name == "Room 12")
        .unwrap()
        .0
        .clone();
    let class = there.rsplit('=').next().unwrap().to_owned();
    let again = export(
        &mut hers,
        &format!("/teach/classes/{class}/export"),
        "class",
    )
    .body;
    let again: Value = serde_json::from_slice(&again).unwrap();
    for (table, rows) in json["rows"].as_object().unwrap() {
        let count = |rows: &Value| rows.as_array().map(Vec::len);
        assert_eq!(count(rows), count(&again["rows"][table]), "{table}");
    }
    let sorted = |class: &Value| {
        let mut letters: Vec<char> = without_numbers(class).chars().collect();
        letters.sort_unstable();
        letters.into_iter().collect::<String>()
    };
    // Rows come in another order, for their numbers are others; who wrote them is the teacher here.
    assert_eq!(sorted(&json).len(), sorted(&again).len());
    // It is found by its words, and its story is read.
    let found = hers
        .get(&format!("/teach/talks?class={class}&q=cut"))
        .expect(200)
        .text();
    assert!(found.contains("cut"), "{found}");
    let children = hers
        .get(&format!("/teach/children?class={class}"))
        .expect(200)
        .text();
    assert!(children.contains("Zoë"), "{children}");
    // Taken in once more it is a second class, bound to nothing of the first.
    sends(&mut hers, &file).expect(303);
}

/// The tables in the order of a file.
const ORDER: [&str; 28] = [
    "class",
    "student",
    "membership",
    "writing_block",
    "no_school",
    "day_change",
    "away",
    "sign_up",
    "reservation",
    "wait_list",
    "closed_chair",
    "pause",
    "question",
    "asked",
    "starter",
    "sheet",
    "answer",
    "answer_version",
    "conference",
    "participant",
    "log_line",
    "log_version",
    "remember",
    "next_step",
    "shared_praise",
    "conflict",
    "tag",
    "talk_tag",
];

/// The file of a class as somebody has changed it, in the order of a file.
fn written(json: &Value, change: Change) -> String {
    let mut json = json.clone();
    change(&mut json);
    let rows = json["rows"].as_object().unwrap();
    let known = ORDER.iter().filter_map(|it| Some((*it, rows.get(*it)?)));
    let others = rows.iter().filter(|(it, _)| !ORDER.contains(&it.as_str()));
    let all = known.chain(others.map(|(it, rows)| (it.as_str(), rows)));
    let tables: Vec<String> = all.map(|(it, rows)| format!("{it:?}:{rows}")).collect();
    let (format, version) = (&json["format"], &json["version"]);
    let tables = tables.join(",");
    format!("{{\"format\":{format},\"version\":{version},\"rows\":{{{tables}}}}}")
}

/// What somebody has changed in it.
type Change = fn(&mut Value);

/// Files that are wrong in one place.
const WRONG: [(&str, Change); 15] = [
    ("another version", |json| {
        json["version"] = 2.into();
    }),
    ("another format", |json| {
        json["format"] = "other".into();
    }),
    ("a number twice", |json| {
        json["rows"]["student"][1]["id"] = json["rows"]["student"][0]["id"].clone();
    }),
    ("a number of nobody", |json| {
        json["rows"]["answer"][0]["sheet"] = 77.into();
    }),
    ("a row of another class", |json| {
        json["rows"]["sheet"][0]["class"] = 1.into();
    }),
    ("a second class", |json| {
        let class = json["rows"]["class"][0].clone();
        json["rows"]["class"].as_array_mut().unwrap().push(class);
    }),
    ("a table that is none", |json| {
        json["rows"]["teacher"] = serde_json::json!([{ "id": 1 }]);
    }),
    ("a column that is none", |json| {
        json["rows"]["student"][0]["pictures"] = "a,b".into();
    }),
    ("a control character", |json| {
        json["rows"]["answer"][0]["text"] = "a\u{0}b".into();
    }),
    ("a name that turns round", |json| {
        json["rows"]["student"][0]["given"] = "A\u{202e}b".into();
    }),
    ("a word that is none", |json| {
        json["rows"]["conference"][0]["kind"] = "party".into();
    }),
    ("a zone that is none", |json| {
        json["rows"]["class"][0]["zone"] = "Mars/Base".into();
    }),
    ("two chairs of a child", |json| {
        let mut row = json["rows"]["sign_up"][0].clone();
        row["id"] = 5.into();
        json["rows"]["sign_up"].as_array_mut().unwrap().push(row);
    }),
    ("a line of nobody", |json| {
        json["rows"]["log_line"][0]["line"] = "thanks:7".into();
    }),
    ("no class", |json| {
        json["rows"]["class"] = serde_json::json!([]);
    }),
];

#[test]
fn of_a_strangers_file_nothing_is_taken() {
    let (room, mut teacher) = full();
    let page = format!("/teach/classes/{}/export", room.class());
    let file = export(&mut teacher, &page, "class").body;
    let json: Value = serde_json::from_slice(&file).unwrap();
    // Unchanged it comes in.
    sends(&mut teacher, written(&json, |_| {}).as_bytes()).expect(303);
    let before = crate::support::sitemap::dump(&room).len();
    for (what, change) in WRONG {
        let refused = sends(&mut teacher, written(&json, change).as_bytes());
        assert_eq!(refused.status, 409, "{what}");
        assert!(refused.text().contains("notice bad"), "{what}");
        assert_eq!(crate::support::sitemap::dump(&room).len(), before, "{what}");
    }
    let cut = &file[..file.len() / 2];
    for file in [&b""[..], b"{", b"[]", cut, &[0x1f, 0x8b, 8, 0, 0]] {
        sends(&mut teacher, file).expect(409);
    }
    // A bomb: fifty megabytes of nothing, packed small.
    let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut bomb, &vec![b' '; 50 << 20]).unwrap();
    sends(&mut teacher, &bomb.finish().unwrap()).expect(409);
    sends(&mut teacher, &vec![b' '; 5 << 20]).expect(413);
    assert_eq!(crate::support::sitemap::dump(&room).len(), before);
}

#[test]
fn the_commands_do_the_same_on_a_running_box_and_a_still_one() {
    let (mut room, _) = full();
    let folder = tempfile::tempdir().unwrap();
    let data = room.data().to_str().unwrap().to_owned();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for runs in [true, false] {
        if !runs {
            room.stop();
        }
        for format in ["csv", "json", "ics"] {
            let file = path(&format!("{runs}.{format}"));
            let words = [
                "export", "--data", &data, "--class", "room 12", "--format", format, &file,
            ];
            let (status, out, said) = run(&words);
            assert!(status.success(), "{out} {said}");
            assert!(std::fs::metadata(&file).unwrap().len() > 200);
            // What is there is left alone.
            let (status, _, said) = run(&words);
            assert!(!status.success() && said.contains("already"), "{said}");
        }
        let (status, _, said) = run(&[
            "export",
            "--data",
            &data,
            "--class",
            "Room 99",
            "--format",
            "csv",
            &path("no"),
        ]);
        assert!(
            !status.success() && said.contains("There is: Room 12"),
            "{said}"
        );
        let json = path(&format!("{runs}.json"));
        let name = format!("From {runs}");
        let (status, out, said) = run(&["import", "--data", &data, &json, "--class", &name]);
        assert!(
            status.success() && out.contains("30 children"),
            "{out} {said}"
        );
        std::fs::write(
            path("bad.json"),
            "{\"format\":\"chair-class\",\"version\":9,\"rows\":{}}",
        )
        .unwrap();
        let (status, _, said) = run(&["import", "--data", &data, &path("bad.json")]);
        assert!(
            !status.success() && said.contains("another version"),
            "{said}"
        );
    }
    let mode = std::os::unix::fs::PermissionsExt::mode(
        &std::fs::metadata(path("true.json")).unwrap().permissions(),
    );
    assert_eq!(mode & 0o777, 0o600);
    room.start();
    let classes = Page::read(&room.teacher().get("/teach/classes").expect(200).text()).text;
    assert!(
        classes.contains("From true") && classes.contains("From false"),
        "{classes}"
    );
}
