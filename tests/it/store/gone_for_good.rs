//! What was written over, taken back or erased is looked for as bytes in every file of the box, its log among them: it is gone
//! from all of them once the box has stopped, also where the plug was pulled in between. And what opens a page stands in none.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};

use crate::support::classroom::Classroom;
use crate::support::people::{Child, PASSPHRASE, ROLES, Teacher};

/// Every file of the data folder, and the log.
fn files(data: &Path) -> Vec<PathBuf> {
    let mut open = vec![data.to_owned()];
    let mut files = vec![data.with_extension("log")];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            match entry.file_type().unwrap() {
                kind if kind.is_dir() => open.push(entry.path()),
                kind if kind.is_file() => files.push(entry.path()),
                _ => {}
            }
        }
    }
    files
}

/// Which of these words stand in a file of the box, and in which.
pub(super) fn found(room: &Classroom, words: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files(&room.data()) {
        let bytes = match std::fs::read(&file) {
            // A copy that was being made has its name by now.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            read => read.unwrap(),
        };
        // Zeros are most of what there is to look through.
        let blocks: Vec<&[u8]> = bytes
            .split(|byte| *byte == 0)
            .filter(|block| block.len() >= 8)
            .collect();
        for word in words {
            let is_in = |block: &&[u8]| block.windows(word.len()).any(|at| at == word.as_bytes());
            if blocks.iter().any(is_in) {
                found.push(format!("{word} in {}", file.display()));
            }
        }
    }
    found
}

/// What is written first, and written over or taken back later.
pub(super) fn gone(what: &str) -> String {
    format!("quokka-{what}-quokka")
}

pub(super) fn stays(what: &str) -> String {
    format!("wombat-{what}-wombat")
}

/// A child's answer, and a second text from another screen, until she chooses.
fn writes_and_overwrites(child: &mut Child) {
    for role in ROLES {
        let first = child.saves(role, &gone(role), 0);
        child.saves(role, &stays(role), first);
    }
    let (role, beside) = (ROLES[0], gone("beside"));
    child.types(role, &beside, 0).expect(409);
    let fields = [
        ("prompt", role),
        ("text", &stays("chosen")[..]),
        ("seen", "2"),
        ("resolves", "1"),
    ];
    child.script("/prep/answers", &fields).expect(200);
}

/// Every box of a talk, twice.
fn talks_and_overwrites(teacher: &mut Teacher, class: &str, child: &Child) {
    let talk = teacher.talk_with(class, &child.id);
    let step = format!("next_step:{}", child.id);
    for line in ["praised", "quote", "teaching", "home", "remember", &step] {
        let what = line.split(':').next().unwrap();
        teacher.types(&talk, line, &gone(what));
        teacher.types(&talk, line, &stays(what));
    }
    teacher.in_talk(&talk, "finish", &[]).expect(303);
}

/// What the teacher sets for a class, and takes back.
fn sets_and_takes_back(teacher: &mut Teacher, class: &str) {
    let pause = format!("/teach/classes/{class}/pause");
    let words = [("do", "pause"), ("words", &gone("pause")[..])];
    teacher.post(&pause, &words).expect(303);
    teacher.post(&pause, &[("do", "go_on")]).expect(303);
    let question = format!("/teach/classes/{class}/questions/piece");
    for start in [gone("starter"), stays("starter")] {
        let fields = [
            ("do", "starters"),
            ("start", &start[..]),
            ("language", "en"),
        ];
        teacher.post(&question, &fields).expect(303);
    }
    let lesson = "/teach/mini-lesson/words";
    let words = [("language", "en"), ("lesson-why", &gone("lesson")[..])];
    teacher.post(lesson, &words).expect(303);
    let reset = [("language", "en"), ("do", "reset")];
    teacher.post(lesson, &reset).expect(303);
}

#[test]
fn what_was_written_over_or_taken_back_is_in_no_file() {
    let mut room = Classroom::with(6, "3", "60");
    let (mut child, mut teacher) = (room.student("Badan"), room.teacher());
    let class = room.class().to_owned();
    writes_and_overwrites(&mut child);
    talks_and_overwrites(&mut teacher, &class, &child);
    sets_and_takes_back(&mut teacher, &class);
    let whats = [
        "beside",
        "praised",
        "quote",
        "teaching",
        "home",
        "remember",
        "next_step",
        "pause",
        "starter",
        "lesson",
    ];
    let taken_back: Vec<String> = ROLES.iter().chain(&whats).map(|what| gone(what)).collect();
    let kept: Vec<String> = [
        "proud",
        "chosen",
        "quote",
        "remember",
        "next_step",
        "starter",
    ]
    .map(stays)
    .into();
    // They have been there: the log of SQLite has them until it is emptied.
    let before = found(&room, &taken_back);
    assert!(before.len() >= taken_back.len(), "{before:#?}");
    for pulls_the_plug in [false, true] {
        if pulls_the_plug {
            room.kill9();
            room.start_undated();
        }
        room.stop();
        let left = found(&room, &taken_back);
        assert!(left.is_empty(), "plug pulled {pulls_the_plug}: {left:#?}");
        let there = found(&room, &kept);
        assert_eq!(there.len(), kept.len(), "what was kept: {there:#?}");
        room.start();
    }
}

/// Boxes of a talk beside whose words others of hers wait.
const BESIDE: [(&str, &str); 4] = [
    ("well", "beside-well"),
    ("tweak", "beside-tweak"),
    ("thanks", "beside-thanks"),
    ("next_step", "beside-step"),
];

#[test]
fn an_erased_child_is_in_no_file() {
    let name = gone("ada");
    let mut room = Classroom::new()
        .claimed()
        .with_class(&[&format!("{name} {}", gone("brook")), "Ben"])
        .with_writing("3", "60")
        .at(crate::support::classroom::MONDAY_AT_EIGHT)
        .with_wall();
    let (mut child, mut teacher) = (room.student(&name), room.teacher());
    let class = room.class().to_owned();
    for role in ROLES {
        child.saves(role, &gone(role), 0);
    }
    // Later words: the earlier ones stay as a version.
    teacher.set_clock(crate::support::classroom::MONDAY_AT_EIGHT + 600);
    child.saves(ROLES[0], &gone("later"), 1);
    let talk = teacher.talk_with(&class, &child.id);
    let step = format!("next_step:{}", child.id);
    let thanks = format!("thanks:{}", child.id);
    for line in ["praised", "quote", "teaching", "home", "remember", &step] {
        teacher.types(&talk, line, &gone(line.split(':').next().unwrap()));
    }
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    teacher.types(&talk, &thanks, &gone("thanks"));
    // Ben's stay.
    let mut ben = room.student("Ben");
    ben.saves("piece", &stays("piece"), 0);
    // Two screens wrote her words in a talk that stays: Ben's.
    let bens = teacher.talk_with(&class, &ben.id);
    teacher.in_talk(&bens, "finish", &[]).expect(303);
    // From now on she is the made-up child of the first run, which the next start erases.
    room.stop();
    let db = Connection::open(room.database()).unwrap();
    db.execute(
        "INSERT INTO practice VALUES (1, ?)",
        params![child.id.parse::<i64>().unwrap()],
    )
    .unwrap();
    let beside =
        "INSERT INTO conflict (about, line, text, at, by) VALUES (?, ? || ':' || ?, ?, 0, 'child')";
    let id = |text: &str| text.parse::<i64>().unwrap();
    for (line, what) in BESIDE {
        let values = params![id(&bens), line, id(&child.id), gone(what)];
        db.execute(beside, values).unwrap();
    }
    drop(db);
    let whats = [
        "ada",
        "brook",
        "praised",
        "quote",
        "teaching",
        "home",
        "remember",
        "next_step",
        "thanks",
        "later",
    ];
    let beside = BESIDE.iter().map(|(_, what)| gone(what));
    let hers = ROLES.iter().chain(&whats).map(|what| gone(what));
    let hers: Vec<String> = hers.chain(beside).collect();
    assert_eq!(found(&room, &hers).len(), hers.len(), "all of it is there");
    room.start_undated();
    room.stop();
    let left = found(&room, &hers);
    assert!(left.is_empty(), "{left:#?}");
    assert_eq!(found(&room, &[stays("piece")]).len(), 1);
    let words = indexed(&room);
    let still: Vec<_> = words
        .iter()
        .filter(|word| word.ends_with("xquokka"))
        .collect();
    assert!(still.is_empty(), "{still:?}");
    assert!(words.iter().any(|word| word.ends_with("xwombat")));
}

/// The words that the index of the search knows. It keeps only what sets a word apart from the one before it, so that no look
/// through the bytes finds them whole.
fn indexed(room: &Classroom) -> Vec<String> {
    let db = Connection::open(room.database()).unwrap();
    db.execute_batch(
        "CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'said_index', 'row')",
    )
    .unwrap();
    let mut words = db.prepare("SELECT term FROM temp.words").unwrap();
    let words = words.query_map([], |row| row.get(0)).unwrap();
    words.map(Result::unwrap).collect()
}

#[test]
fn nothing_that_opens_a_page_stands_in_a_file() {
    let mut room = Classroom::with(6, "3", "60");
    let child = room.student("Badan");
    let mut secrets = vec![PASSPHRASE.to_owned()];
    let clients = [
        child.client.clone(),
        room.teacher().0,
        room.wall().0,
        room.device().0,
        room.handed_to("Balen"),
    ];
    for client in &clients {
        assert!(!client.cookies.is_empty());
        secrets.extend(client.cookies.values().cloned());
    }
    let card = chair::app::sign_in::card_token(
        &chair::host::machine::Machine::load_or_make(&room.data())
            .unwrap()
            .key,
        chair::domain::id::StudentId::new(child.id.parse().unwrap()),
        1,
    );
    room.stranger()
        .post("/door/student", &[("card", &card)])
        .expect(303);
    secrets.push(card);
    child.client.clone().post("/door/leave", &[]).expect(303);
    assert_eq!(found(&room, &secrets), [""; 0], "while it runs");
    room.stop();
    assert_eq!(found(&room, &secrets), [""; 0], "once it has stopped");
}
