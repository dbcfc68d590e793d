//! What a teacher must be able to answer, and in how many taps from Today: each row on a laptop and on a phone without script, and
//! with keys alone. The row of a group is tags.rs, those of the other adults are adults.rs.

use std::path::Path;

use serde_json::json;

use super::{Screen, Tab, keyboard, visit};
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};
use crate::support::people::PASSPHRASE;
use crate::support::sitemap::copy_of;

const LAPTOP: Screen = Screen::LAPTOP.sized(1366, 768);
const MONTH: i64 = 28 * 24 * 60 * 60;

/// Where a row begins.
#[derive(Clone, Copy)]
enum From {
    Today,
    /// In the talk that goes on.
    Talk,
    /// Where the row before it ended.
    There,
}

/// What shows the answer.
#[derive(Clone, Copy)]
enum Answer {
    Words(&'static str),
    Part(&'static str),
    /// The browser keeps a copy of the box as a file.
    Fetched,
}

/// A row: the question, how many taps it may take, where it begins, where each tap is, and what is seen then.
struct Row {
    question: &'static str,
    most: usize,
    from: From,
    taps: &'static [&'static str],
    /// What is typed before the last of them: each field, and its words.
    typed: &'static [(&'static str, &'static str)],
    answer: Answer,
}

const CHILDREN: &str = ".places a[href^='/teach/children']";
const MAYA: &str = "#student-MAYA .name a";

const ROWS: [Row; 10] = [
    Row {
        question: "What did I talk about with Maya last month?",
        most: 2,
        from: From::Today,
        taps: &[CHILDREN, MAYA],
        typed: &[],
        answer: Answer::Words("Begin where the water is cold."),
    },
    Row {
        question: "Whom have I not met for three weeks?",
        most: 2,
        from: From::Today,
        taps: &[CHILDREN, ".kids-chips a[href*='show=not_met']"],
        typed: &[],
        answer: Answer::Part(".kids-chips a[href*='show=not_met'][aria-current]"),
    },
    Row {
        question: "What do I show Maya's mother on Thursday, in Arabic?",
        most: 4,
        from: From::Today,
        taps: &[
            CHILDREN,
            MAYA,
            "main a[href$='/home']",
            "main nav a[lang='ar']",
        ],
        typed: &[],
        answer: Answer::Part("main [lang='ar'][dir='rtl']"),
    },
    Row {
        question: "My notes for next year's teacher",
        most: 3,
        from: From::Today,
        taps: &[
            CHILDREN,
            ".kids-ways summary",
            ".kids-ways a[href$='/record']",
        ],
        typed: &[],
        answer: Answer::Words("Begin where the water is cold."),
    },
    Row {
        question: "My questions to a colleague's box",
        most: 4,
        from: From::Today,
        taps: &[
            ".places a[href^='/teach/room']",
            ".ways-on a[href$='/template']",
        ],
        typed: &[],
        answer: Answer::Part("main a[href$='/template/file']"),
    },
    Row {
        question: "A talk was started by mistake",
        most: 2,
        from: From::Talk,
        taps: &[".more-of summary", ".mistake button"],
        typed: &[],
        answer: Answer::Words("The talk is undone."),
    },
    Row {
        question: "Maya moves away: out",
        most: 3,
        from: From::Today,
        taps: &[CHILDREN, "#student-MAYA .more a", "#leaves button"],
        typed: &[],
        answer: Answer::Words("is out of the class."),
    },
    Row {
        question: "Undo what I just did",
        most: 1,
        from: From::There,
        taps: &["[data-receipt] button"],
        typed: &[],
        answer: Answer::Words("All is as it was before."),
    },
    Row {
        question: "Copy everything to this laptop now",
        most: 3,
        from: From::Today,
        taps: &[
            ".places a[href^='/teach/room']",
            ".ways-on a[href='/teach/copies']",
            "form[action$='/fetch'] button.main",
        ],
        typed: &[("form[action$='/fetch'] [name=passphrase]", PASSPHRASE)],
        answer: Answer::Fetched,
    },
    Row {
        question: "Maya moves away: erased for good",
        most: 4,
        from: From::Today,
        taps: &[
            CHILDREN,
            "#student-MAYA .more a",
            "main a[href$='/erase']",
            "form[action$='/erase'] button.main",
        ],
        typed: &[
            ("[name=name]", "Maya Oak"),
            ("[name=passphrase]", PASSPHRASE),
        ],
        answer: Answer::Words("It is in the bin."),
    },
];

/// A class with one talk of a month ago, and a copy of the box.
fn a_month_later() -> Classroom {
    let mut room = Classroom::ready();
    let mut teacher = room.teacher();
    let talk = teacher.talk_with(room.class(), &room.student("Maya").id);
    teacher.types(&talk, "teaching", "Begin where the water is cold.");
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    room.set_clock(MONDAY_AT_EIGHT + MONTH);
    copy_of(&mut room.teacher());
    room
}

/// Waits until a copy of the box lies in the folder, whole.
async fn fetched(tab: &Tab, folder: &Path) {
    let begun = std::time::Instant::now();
    loop {
        let files = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
        let paths: Vec<_> = files.map(|file| file.path()).collect();
        // While it comes it has another ending.
        if paths
            .iter()
            .any(|path| path.extension().is_some_and(|it| it == "age"))
        {
            return;
        }
        let is_late = begun.elapsed().as_secs() >= 20;
        assert!(!is_late, "{paths:?}; {}", tab.page().await.text);
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

async fn answer(tab: &Tab, room: &Classroom, maya: &str, keys: bool) {
    let mut teacher = room.teacher();
    let folder = tempfile::tempdir().unwrap();
    tab.devtools(
        "Browser.setDownloadBehavior",
        json!({"behavior": "allow", "downloadPath": folder.path()}),
    )
    .await;
    tab.become_client(&teacher).await;
    for row in &ROWS {
        let at = |path: &str| format!("http://{}{path}", room.teacher().address);
        match row.from {
            From::Today => tab.open(&at("/teach")).await,
            From::Talk => {
                let talk = teacher.talk_with(room.class(), maya);
                tab.open(&at(&format!("/teach/conferences/{talk}"))).await;
            }
            From::There => {}
        }
        assert!(row.taps.len() <= row.most, "{}", row.question);
        for (nth, tap) in row.taps.iter().enumerate() {
            if nth + 1 == row.taps.len() {
                for (field, words) in row.typed {
                    tab.write(field, words).await;
                }
            }
            let tap = tap.replace("MAYA", maya);
            if keys {
                keyboard::press(tab, &tap).await;
            } else {
                tab.tap(&tap).await;
            }
        }
        match row.answer {
            Answer::Words(words) => tab.wait_for_words(words).await,
            Answer::Part(part) => drop(tab.wait_for(part).await),
            Answer::Fetched => fetched(tab, folder.path()).await,
        }
    }
    tab.no_sideways_scroll().await;
    tab.silent_but_for_a_talk_that_is_gone().await;
}

#[test]
fn every_question_is_answered_within_its_taps_without_script_and_with_keys() {
    for (screen, keys) in [
        (LAPTOP.without_script(), false),
        (Screen::PHONE.without_script(), false),
        (LAPTOP, true),
        (Screen::PHONE, true),
    ] {
        let room = a_month_later();
        let maya = room.student("Maya").id;
        visit(screen, async |tab| answer(tab, &room, &maya, keys).await);
    }
}

#[test]
fn the_pages_of_what_a_class_says_in_its_own_words() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let at = format!("/teach/classes/{class}");
    let strength = [("own", "A quiet ending")];
    teacher
        .post(&format!("{at}/strengths"), &strength)
        .expect(303);
    let question = [
        ("language", "en"),
        ("do", "add"),
        ("text", "What is your story about?"),
    ];
    teacher
        .post(&format!("{at}/questions/piece"), &question)
        .expect(303);
    let file = teacher
        .get(&format!("{at}/template/file"))
        .expect(200)
        .text();
    let other = teacher.make_class("Room 13");
    let sent = teacher.post(
        &format!("/teach/classes/{other}/template/file"),
        &[("file", &file)],
    );
    let look = sent.expect(303).location().to_owned();
    for (screen, name) in [(LAPTOP, "laptop"), (Screen::PHONE, "phone")] {
        visit(screen, async |tab| {
            tab.become_client(&teacher).await;
            for (path, picture) in [
                (format!("{at}/strengths"), "strengths"),
                (format!("{at}/template"), "template"),
                (look.clone(), "template-look"),
                ("/teach/people".to_owned(), "people-of-several"),
                ("/teach/talks?class=all".to_owned(), "talks-of-all"),
                (format!("/teach/children?class={class}"), "children-chips"),
                ("/teach/pin?first=true".to_owned(), "first-pin"),
                (
                    format!(
                        "{at}/calendar?day=1&start=09:00&minutes=45&chairs=9&chair_minutes=6&padding=2&first_after=10&last_before=5"
                    ),
                    "days-that-do-not-fit",
                ),
            ] {
                tab.open(&format!("http://{}{path}", teacher.address)).await;
                tab.look(&format!("{name}-{picture}")).await;
                tab.landmarks().await;
                tab.no_sideways_scroll().await;
                tab.silent().await;
            }
        });
    }
}
