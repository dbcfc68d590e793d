//! What is printed of a child: for its family never the remember line nor another child's name; for next year's teacher all of
//! it; and what a log said before it was changed.

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit};
use crate::support::html::Page;
use crate::support::people::Teacher;

const DAY: i64 = 24 * 60 * 60;
/// What no paper for a family may say.
const NEVER: [&str; 7] = [
    "SENTINEL-REMEMBER",
    "SENTINEL-TAUGHT",
    "SENTINEL-WELL",
    "SENTINEL-TWEAK",
    "SENTINEL-OTHER",
    "Balen",
    "balen",
];

fn text_of(teacher: &mut Teacher, path: &str) -> String {
    teacher.get(path).expect(200).text()
}

/// A class in which Badan and Balen had talks with every box filled.
struct Told {
    room: Classroom,
    badan: String,
    balen: String,
    talk: String,
}

fn told() -> Told {
    let mut room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let (badan, balen) = (room.student("Badan").id, room.student("Balen").id);
    let other = ("Took a risk", "SENTINEL-OTHER step");
    let of_balen = teacher.holds_a_talk(room.class(), &mut room.student("Balen"), other);
    teacher.types(&of_balen, "home", "SENTINEL-OTHER for Balen");
    let voice = ("Strong voice", "Add the smell of rain.");
    let talk = teacher.holds_a_talk(room.class(), &mut room.student("Badan"), voice);
    for (line, words) in [
        ("praised", "<b>The goat</b> & \"the clock\"."),
        ("teaching", "SENTINEL-TAUGHT"),
        ("home", "Ask about the goat."),
        ("teacher_well", "SENTINEL-WELL"),
        ("teacher_tweak", "SENTINEL-TWEAK"),
        ("remember", "SENTINEL-REMEMBER"),
    ] {
        teacher.types(&talk, line, words);
    }
    let step = format!("/teach/students/{badan}/sheet");
    let step = Page::read(&text_of(&mut teacher, &step))
        .form_to(&format!("/teach/students/{badan}/next-steps/"))
        .expect("a carried step");
    teacher.post(&step.action, &[("do", "reached")]).expect(303);
    room.set_clock(MONDAY_AT_EIGHT + DAY);
    let mut teacher = room.teacher();
    let third = ("Clear order", "Cut it.");
    let third = teacher.holds_a_talk(room.class(), &mut room.student("Badan"), third);
    teacher.types(&third, "home", "Read it with balen’s brother.");
    teacher.types(&third, "praised", "BALEN laughed.");
    Told {
        room,
        badan,
        balen,
        talk,
    }
}

#[test]
fn a_familys_page_has_what_is_theirs_and_nothing_else() {
    let told = told();
    let mut teacher = told.room.teacher();
    let here = format!("/teach/students/{}/home", told.badan);
    let html = text_of(&mut teacher, &here);
    let page = Page::read(&html);
    for words in [
        "Strong voice",
        "<b>The goat</b> & \"the clock\".",
        "Ask about the goat.",
        "Add the smell of rain.",
        "Clear order",
        "Cut it. piece",
        "Cut it. proud",
    ] {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    assert!(!html.contains("<b>The goat"), "{html}");
    for never in NEVER {
        assert!(!html.contains(never), "{never} in {html}");
    }
    // What was left out is said above it, with the talk in which it stands.
    assert!(page.text.contains("another child’s name is in it"));
    assert_eq!(page.links_to("/teach/conferences/").len(), 1);
    // Another piece is chosen by a plain form.
    let choose = page.form_with(&["choose", "piece"]);
    let query: Vec<String> = choose
        .tick_all("piece")
        .fields()
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let all = text_of(&mut teacher, &format!("{here}?{}", query.join("&")));
    assert!(all.contains("Add the smell of rain. proud") && all.contains("Cut it. proud"));
    let none = text_of(&mut teacher, &format!("{here}?choose=true"));
    assert!(!none.contains("Cut it. proud"), "{none}");
    // In the family's language, whatever the teacher reads.
    let arabic = text_of(&mut teacher, &format!("{here}?language=ar"));
    assert!(arabic.contains("lang=\"ar\" dir=\"rtl\""), "{arabic}");
    assert!(arabic.contains("لكم في البيت") && !arabic.contains("Strong voice"));
    let spanish = [("language", "es")];
    let speak = format!("/teach/students/{}/language", told.badan);
    teacher.post(&speak, &spanish).expect(303);
    let own = text_of(&mut teacher, &here);
    assert!(own.contains("Pasos logrados"), "{own}");
}

#[test]
fn all_families_pages_come_at_once_and_each_has_its_own_child_alone() {
    let told = told();
    let mut teacher = told.room.teacher();
    let all = text_of(
        &mut teacher,
        &format!("/teach/classes/{}/home", told.room.class()),
    );
    let pages: Vec<&str> = all.split("class=\"for-home\"").skip(1).collect();
    assert_eq!(pages.len(), 4);
    let names = told.room.device().names();
    for (page, child) in pages.iter().zip(&names) {
        let page = page.split("</section>").next().expect("its end");
        for other in names.iter().filter(|other| other.id != child.id) {
            assert!(!page.contains(&other.name), "{} in {page}", other.name);
        }
        assert!(!page.contains("SENTINEL-REMEMBER") && !page.contains("SENTINEL-TAUGHT"));
    }
    let balen = names
        .iter()
        .position(|it| it.id == told.balen)
        .expect("here");
    assert!(pages[balen].contains("Took a risk"), "{}", pages[balen]);
}

#[test]
fn the_record_for_next_year_is_whole_and_remembers_only_when_asked() {
    let told = told();
    let mut teacher = told.room.teacher();
    for (path, whose) in [
        (format!("/teach/students/{}/record", told.badan), false),
        (format!("/teach/classes/{}/record", told.room.class()), true),
    ] {
        let plain = text_of(&mut teacher, &path);
        for words in [
            "SENTINEL-TAUGHT",
            "SENTINEL-WELL",
            "Add the smell of rain.",
            "Reached",
        ] {
            assert!(plain.contains(words), "{words}: {plain}");
        }
        assert!(!plain.contains("SENTINEL-REMEMBER"), "{plain}");
        assert_eq!(plain.contains("SENTINEL-OTHER"), whose, "{path}");
        let whole = text_of(&mut teacher, &format!("{path}?remember=true"));
        assert!(whole.contains("SENTINEL-REMEMBER"), "{whole}");
    }
    let mut child = told.room.student("Badan");
    for path in ["home", "record", "record?remember=true"] {
        let path = format!("/teach/students/{}/{path}", told.badan);
        let status = child.get(&path).status;
        assert!(matches!(status, 303 | 403 | 421), "{path}: {status}");
    }
}

#[test]
fn what_a_log_said_before_stays_for_the_teacher_alone() {
    let mut told = told();
    let mut teacher = told.room.teacher();
    // Of one stretch of typing only the last words count: here the second of two, and the one of the day before.
    teacher.types(&told.talk, "home", "Ask about the goat and");
    teacher.types(&told.talk, "home", "Ask about the goat and the harbour.");
    let story = format!("/teach/students/{}", told.badan);
    let page = Page::read(&text_of(&mut teacher, &story)).text;
    assert!(!page.contains("Ask about the goat and Before"), "{page}");
    assert!(
        page.contains("What it said before") && page.contains("Ask about the goat."),
        "{page}"
    );
    told.room.set_clock(MONDAY_AT_EIGHT + 2 * DAY);
    let mut teacher = told.room.teacher();
    teacher.types(&told.talk, "home", "Ask about the sea.");
    teacher.types(&told.talk, "remember", "Better now.");
    teacher.types(
        &told.talk,
        &format!("next_step:{}", told.badan),
        "Add the smell of <i>salt</i>.",
    );
    let noticed = [("on", "Small true details")];
    teacher
        .in_talk(&told.talk, "strengths", &noticed)
        .expect(303);
    told.room.restart();
    let mut teacher = told.room.teacher();
    let html = text_of(&mut teacher, &story);
    assert!(!html.contains("<i>salt"), "{html}");
    let page = Page::read(&html).text;
    let (_, before) = page.split_once("What it said before").expect("a history");
    for words in [
        "Ask about the goat and the harbour.",
        "SENTINEL-REMEMBER",
        "Add the smell of rain.",
        "Strong voice",
    ] {
        assert!(before.contains(words), "{words}: {before}");
    }
    assert!(
        !before.contains("Ask about the goat and Before"),
        "{before}"
    );
    assert!(!before.ends_with("Ask about the goat and"), "{before}");
    // The search finds what stands there now.
    let finds = |teacher: &mut Teacher, word: &str| {
        let found = text_of(teacher, &format!("/teach/talks?q={word}"));
        found.contains("<mark>")
    };
    assert!(finds(&mut teacher, "sea") && !finds(&mut teacher, "harbour"));
    // Neither the child nor its family reads it.
    let home = text_of(&mut teacher, &format!("{story}/home"));
    assert!(!home.contains("goat and the harbour") && home.contains("Ask about the sea."));
    let mut child = told.room.student("Badan");
    for path in ["/prep", "/prep/talks"] {
        let answer = child.get(path).text();
        assert!(!answer.contains("goat and the harbour") && !answer.contains("SENTINEL-REMEMBER"));
    }
    let page = teacher.talk(&told.talk);
    let form = page
        .forms
        .iter()
        .find(|form| form.value("line") == Some("home"));
    let form = form
        .expect("the box")
        .clone()
        .fill("text", "Ask about the goat and the harbour.");
    submit(&mut teacher, &form).expect(303);
}
