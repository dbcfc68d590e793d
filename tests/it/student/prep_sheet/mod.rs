//! The prep sheet over HTTP: one question after the other, every save kept, two screens side by side, and what the teacher
//! sees and decides. The browser's part of it is browser/keeping.rs.

mod teacher;

use crate::support::classroom::{Classroom, submit};
use crate::support::html::{Button, Form, Page};
use crate::support::http::Answer;
use crate::support::people::{Child, ROLES};

pub const TUESDAY_AT_EIGHT: i64 = 1_795_420_800 + 86_400;

/// The form as the button of this name sends it; "" is the plain one.
fn press(mut form: Form, name: &str) -> Form {
    let is = |button: &Button| button.field.as_ref().map_or("", |(name, _)| name) == name;
    form.buttons.retain(is);
    assert!(!form.buttons.is_empty(), "no button {name:?}");
    form
}

fn refusal(answer: &Answer) -> String {
    assert_eq!(answer.status, 409, "{}", answer.text());
    answer.json()["refusal"].as_str().unwrap().to_owned()
}

/// The class's grades, as the class page sends them.
fn band(room: &Classroom, band: &str) {
    room.teacher().sets_band(room.class(), band);
}

#[test]
fn a_child_without_script_answers_one_question_after_the_other() {
    let room = Classroom::ready();
    let mut ana = room.student("Ada");
    for (at, role) in ROLES.iter().enumerate() {
        let home = ana.page("/prep");
        let due = format!("/prep/questions/{role}");
        assert!(
            home.links_to("/prep/questions/").contains(&due),
            "{role}: {:?}",
            home.links
        );
        for later in &ROLES[at + 1..] {
            let address = format!("/prep/questions/{later}");
            assert!(
                !home.links_to("/prep/questions/").contains(&address),
                "{later} is open"
            );
        }
        let page = ana.page(&due);
        let form = page
            .form_with(&["prompt", "text", "seen"])
            .fill("text", &format!("My words, {role}.\r\nAnd more."));
        let form = press(form, "");
        let saved = submit(&mut ana.client, &form).expect(303);
        assert_eq!(saved.location(), format!("/prep/questions/{role}?saved=1"));
        let page = Page::read(&ana.follow(saved).expect(200).text());
        assert!(page.text.contains("Saved."), "{}", page.text);
        assert_eq!(ana.box_of(role), format!("My words, {role}.\nAnd more."));
    }
    let home = ana.page("/prep");
    assert!(
        home.text.contains("Your sheet is full. Now pick a chair."),
        "{}",
        home.text
    );
}

#[test]
fn a_save_counts_and_the_same_words_count_once() {
    let room = Classroom::ready();
    let mut ana = room.student("Ada");
    assert_eq!(ana.saves("piece", "My", 0), 1);
    assert_eq!(ana.saves("piece", "My dog", 1), 2);
    // Sent again, because the answer was lost on the way.
    assert_eq!(ana.saves("piece", "My dog", 1), 2);
    assert_eq!(ana.saves("piece", "", 2), 3);
    assert_eq!(ana.box_of("piece"), "");
    // An empty box is no answer.
    assert!(
        ana.page("/prep")
            .links_to("/prep/questions/proud")
            .is_empty()
    );
}

#[test]
fn two_screens_on_one_answer_stand_side_by_side_until_the_child_chooses() {
    let room = Classroom::ready();
    let (mut tablet, mut laptop) = (room.student("Ada"), room.student("Ada"));
    tablet.saves("piece", "The dog ran home.", 0);
    let answer = laptop.types("piece", "The cat", 0);
    assert_eq!(refusal(&answer), "two_screens");
    assert_eq!(answer.json()["conflict"], true);
    // Typing on is the same words, not a third version.
    assert_eq!(
        refusal(&laptop.types("piece", "The cat sat.", 0)),
        "two_screens"
    );
    let page = laptop.page("/prep/questions/piece");
    assert!(page.text.contains("Which one stays?"), "{}", page.text);
    assert!(page.text.contains("The dog ran home.") && page.text.contains("The cat sat."));
    assert_eq!(page.text.matches("The cat").count(), 1, "{}", page.text);
    let mut forms = page.forms.iter().filter(|form| form.has("resolves"));
    let both = forms.next_back().expect("a form for both");
    assert_eq!(both.value("text"), Some("The dog ran home.\nThe cat sat."));
    let settled = submit(&mut laptop.client, both).expect(303);
    laptop.follow(settled).expect(200);
    assert_eq!(tablet.box_of("piece"), "The dog ran home.\nThe cat sat.");
    // A choice for one keeps the other as a version from before.
    assert_eq!(
        refusal(&tablet.types("piece", "A bird flew.", 1)),
        "two_screens"
    );
    let page = tablet.page("/prep/questions/piece");
    let mut forms = page.forms.iter().filter(|form| form.has("resolves"));
    let bird = forms.find(|form| form.value("text") == Some("A bird flew."));
    submit(&mut tablet.client, bird.expect("a form for the bird")).expect(303);
    assert_eq!(tablet.box_of("piece"), "A bird flew.");
    let page = laptop.page("/prep/questions/piece");
    assert!(
        page.text.contains("The dog ran home."),
        "it is kept below: {}",
        page.text
    );
}

#[test]
fn a_question_that_is_not_open_yet_is_refused_with_its_words_kept() {
    let room = Classroom::ready();
    let mut ana = room.student("Ada");
    assert_eq!(
        refusal(&ana.types("ask", "Help me end it.", 0)),
        "question_hidden"
    );
    let fields = [
        ("prompt", "ask"),
        ("text", "Help me end it."),
        ("seen", "0"),
    ];
    let page = Page::read(&ana.post("/prep/answers", &fields).expect(409).text());
    assert!(
        page.text.contains("That question comes later."),
        "{}",
        page.text
    );
    let form = page.form_with(&["prompt", "text"]);
    assert_eq!(form.value("text"), Some("Help me end it."));
    // From memory, the address leads to the question that is due.
    let sent = ana.get("/prep/questions/ask").expect(303);
    assert_eq!(sent.location(), "/prep/questions/piece");
    band(&room, "g68");
    assert_eq!(ana.saves("ask", "Help me end it.", 0), 1);
}

#[test]
fn too_many_words_are_refused_and_stay_in_the_box() {
    let room = Classroom::ready();
    let mut ana = room.student("Ada");
    let long = "word ".repeat(20_000);
    // Sixteen bytes a letter on the way: as large as the form may be.
    let paste = "ابجد ".repeat(9_000);
    for text in [&long, &paste] {
        assert_eq!(refusal(&ana.types("piece", text, 0)), "too_long");
        let fields = [("prompt", "piece"), ("text", text.as_str()), ("seen", "0")];
        let page = ana.post("/prep/answers", &fields).expect(409).text();
        let page = Page::read(&page);
        assert!(page.text.contains("That is too long."));
        let kept = page.form_with(&["prompt", "text"]);
        assert!(
            kept.value("text") == Some(text.as_str()),
            "not every word is kept"
        );
    }
    // A book is refused before a word of it is read: with scripts, its words stay on the page.
    let book = "word ".repeat(60_000);
    let fields = [("prompt", "piece"), ("text", book.as_str()), ("seen", "0")];
    let told = ana.script("/prep/answers", &fields).expect(413).json();
    assert_eq!(told["said"], "That is too long. Make it shorter.");
    let page = ana.post("/prep/answers", &fields).expect(413).text();
    assert!(page.contains("That is too long."), "{page}");
    assert_eq!(ana.box_of("piece"), "");
    let families = "👨\u{200D}👩\u{200D}👧\u{200D}👦".repeat(500);
    assert_eq!(ana.saves("piece", &families, 0), 1);
    assert_eq!(ana.box_of("piece"), families);
}

#[test]
fn what_nobody_can_see_is_left_out_and_every_word_stays() {
    let room = Classroom::ready();
    let mut ana = room.student("Ada");
    ana.saves("piece", "My\u{0} dog\u{202E} ran\u{2066}.\u{FEFF}", 0);
    assert_eq!(ana.box_of("piece"), "My dog ran.");
    let script = "</textarea><script>alert(1)</script>";
    ana.saves("piece", script, 1);
    assert_eq!(ana.box_of("piece"), script);
    let raw = ana.get("/prep/questions/piece").expect(200).text();
    assert!(!raw.contains("<script>alert"), "{raw}");
    ana.script("/prep/answers", &[("prompt", "nonsense"), ("text", "x")])
        .expect(400);
    ana.script("/prep/answers", &[("prompt", "piece"), ("way", "sung")])
        .expect(400);
    ana.script(
        "/prep/answers",
        &[("prompt", "piece"), ("text", "x"), ("seen", "-4")],
    )
    .expect(400);
}

#[test]
fn out_loud_and_on_paper_count_as_answers() {
    let room = Classroom::ready();
    let mut ana = room.student("Ada");
    let press = |ana: &mut Child, role: &str, way: &str| {
        let fields = [("prompt", role), ("text", ""), ("seen", "0"), ("way", way)];
        ana.post("/prep/answers", &fields).expect(303)
    };
    assert_eq!(press(&mut ana, "piece", "aloud").location(), "/prep");
    assert_eq!(press(&mut ana, "proud", "paper").location(), "/prep");
    assert!(
        !ana.page("/prep")
            .links_to("/prep/questions/stuck")
            .is_empty()
    );
    let page = ana.page("/prep/questions/piece");
    assert!(
        page.text.contains("You will say it out loud."),
        "{}",
        page.text
    );
    press(&mut ana, "piece", "written");
    assert!(
        !ana.page("/prep/questions/piece")
            .text
            .contains("You will say it out loud.")
    );
    let home = ana.page("/prep");
    assert!(
        !home.links_to("/prep/questions/piece").is_empty(),
        "it is due again"
    );
}

#[test]
fn a_question_can_be_swapped_until_it_is_answered() {
    let room = Classroom::ready();
    let mut ana = room.student("Ada");
    let asked = |page: &Page| page.title.clone();
    let first = ana.page("/prep/questions/piece");
    let swap = first.links_to("/prep/questions/piece?swapped=");
    let second = ana.page(&swap[0]);
    assert_ne!(asked(&first), asked(&second));
    let form = second
        .form_with(&["prompt", "text", "seen"])
        .fill("text", "A story");
    submit(&mut ana.client, &press(form, "")).expect(303);
    let bound = ana.page("/prep/questions/piece");
    assert_eq!(
        asked(&bound),
        asked(&second),
        "the wording stays with its answer"
    );
    assert!(bound.links_to("/prep/questions/piece?swapped=").is_empty());
}

#[test]
fn a_tap_on_a_starter_without_script_puts_it_into_the_box() {
    let room = Classroom::ready();
    band(&room, "k2");
    let mut ana = room.student("Ada");
    let page = ana.page("/prep/questions/piece");
    assert!(
        page.text.contains("A story") && !page.text.contains("Happy"),
        "{}",
        page.text
    );
    let fields = [
        ("prompt", "piece"),
        ("text", ""),
        ("seen", "0"),
        ("starter", "A story"),
    ];
    ana.post("/prep/answers", &fields).expect(303);
    assert_eq!(ana.box_of("piece"), "A story");
}

#[test]
fn one_version_of_each_writing_day_is_kept_and_can_come_back() {
    let mut room = Classroom::ready();
    let mut ana = room.student("Ada");
    ana.saves("piece", "Monday's words", 0);
    ana.saves("piece", "Monday's last words", 1);
    room.set_clock(TUESDAY_AT_EIGHT);
    let mut ana = room.student("Ada");
    ana.saves("piece", "Tuesday's words", 2);
    let page = ana.page("/prep/questions/piece");
    assert!(page.text.contains("Monday's last words"), "{}", page.text);
    assert!(!page.text.contains("Monday's words"), "one version a day");
    let mut forms = page.forms.iter();
    let monday = forms.find(|form| form.value("text") == Some("Monday's last words"));
    submit(&mut ana.client, monday.expect("a way back")).expect(303);
    assert_eq!(ana.box_of("piece"), "Monday's last words");
}

#[test]
fn words_for_a_sheet_whose_talk_is_done_are_kept_with_it() {
    let mut room = Classroom::ready();
    let mut ana = room.student("Ada");
    ana.saves("piece", "The old piece", 0);
    let mut teacher = room.teacher();
    let talk = teacher.talk_with(room.class(), &ana.id);
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    // The form of last week is sent next week.
    room.set_clock(TUESDAY_AT_EIGHT + 6 * 86_400);
    room.teacher_for_a_week();
    let mut ana = room.student("Ada");
    let late = |text: &'static str| {
        [
            ("prompt", "piece"),
            ("text", text),
            ("seen", "1"),
            ("sheet", "1"),
        ]
    };
    // The same words again are no news; others are kept beside, and the page is told so.
    for text in ["The old piece", "The old piece, and its end"] {
        let answer = ana.script("/prep/answers", &late(text));
        assert_eq!(
            (refusal(&answer).as_str(), &answer.json()["kept"]),
            ("sheet_closed", &true.into())
        );
    }
    let page = ana.post("/prep/answers", &late("x")).expect(409).text();
    assert!(page.contains("Your words are kept with it."), "{page}");
    assert_eq!(ana.box_of("piece"), "", "the new sheet is untouched");
    assert_eq!(ana.saves("piece", "The new piece", 0), 1);
    let mut teacher = room.teacher();
    let path = format!("/teach/students/{}/sheet?sheet=1", ana.id);
    let seen = Page::read(&teacher.get(&path).expect(200).text());
    assert!(
        seen.text.contains("The old piece, and its end"),
        "{}",
        seen.text
    );
}

#[test]
fn every_save_outlives_the_plug_and_a_session_that_ended_refuses_kindly() {
    let mut room = Classroom::ready();
    let mut ana = room.student("Ada");
    for revision in 0..20 {
        ana.saves("piece", &format!("Word {revision}"), revision);
        if revision % 7 == 0 {
            room.kill9();
            room.start();
            ana.address = room.stranger().address;
            assert_eq!(ana.box_of("piece"), format!("Word {revision}"));
        }
    }
    room.stop();
    let db = rusqlite::Connection::open(room.database()).unwrap();
    db.execute("UPDATE student_session SET ended_at = 1", [])
        .unwrap();
    drop(db);
    room.start();
    ana.address = room.stranger().address;
    let refused = ana.types("piece", "Word 20", 20).expect(403);
    assert!(refused.json()["said"].is_string(), "{}", refused.text());
}

#[test]
fn without_script_words_wait_while_the_child_comes_in_again() {
    let room = Classroom::ready();
    let mut ana = room.student("Ada");
    let words = "After the bell.\nAnd \"more\" <b>.";
    let form = ana
        .page("/prep/questions/piece")
        .form_with(&["prompt", "text", "seen"])
        .fill("text", words);
    let form = press(form, "");
    ana.client.clone().post("/door/leave", &[]).expect(303);
    let asks = submit(&mut ana.client, &form).expect(409);
    let page = Page::read(&asks.text());
    assert!(
        page.text.contains("Your words are still here."),
        "{}",
        page.text
    );
    assert!(!page.text.contains("After the bell"), "nobody reads them");
    let mut taps = |page: &Page, pictures: [&str; 2]| {
        let mut fields = page.form_with(&["whose", "prompt", "text"]).fields();
        let tapped = ["first", "second"].map(str::to_owned).into_iter();
        fields.retain(|(name, _)| name != "first");
        fields.extend(tapped.zip(pictures.map(str::to_owned)));
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (&**name, &**value))
            .collect();
        let answer = ana.post("/prep/answers", &fields);
        if answer.status == 307 {
            assert_eq!(answer.location(), "/prep/answers");
            return ana.post("/prep/answers", &fields);
        }
        answer
    };
    let wrong = Page::read(&taps(&page, ["cup", "cup"]).expect(409).text());
    assert!(
        wrong.text.contains("Those are not your two."),
        "{}",
        wrong.text
    );
    let saved = taps(&wrong, ["kite", "drum"]).expect(303);
    assert_eq!(saved.location(), "/prep/questions/piece?saved=1");
    assert_eq!(ana.box_of("piece"), words);
    // A mark that is nobody's opens nothing, and a script is told to keep its words.
    let mut device = room.device();
    let fields = [
        ("prompt", "piece"),
        ("text", "x"),
        ("whose", "0123456789abcdef"),
        ("sheet", "1"),
    ];
    device.post("/prep/answers", &fields).expect(403);
    device.script("/prep/answers", &fields).expect(403);
}
