//! The class's own questions: the teacher picks, hides, moves, rewords and adds them, in each language; a child is asked
//! them, and an answer keeps the question that the child saw.

use crate::support::classroom::{Classroom, submit};
use crate::support::html::{Form, Page};
use crate::support::http::Answer;
use crate::support::people::{Child, Teacher};

fn place(room: &Classroom, role: &str) -> String {
    format!("/teach/classes/{}/questions/{role}", room.class())
}

#[track_caller]
fn look(teacher: &mut Teacher, room: &Classroom, role: &str) -> Page {
    Page::read(&teacher.get(&place(room, role)).expect(200).text())
}

/// The form of a question that has this button.
#[track_caller]
fn form_of(page: &Page, wording: &str, deed: &str) -> Form {
    let has = |form: &&Form| {
        let named = form.value("wording").unwrap_or_default() == wording;
        let mut pressed = form.buttons.iter().filter_map(|it| it.field.as_ref());
        named && pressed.any(|(_, value)| value == deed)
    };
    let form = page.forms.iter().find(has).cloned();
    let mut form = form.unwrap_or_else(|| panic!("no {deed} for {wording:?}: {:#?}", page.forms));
    form.buttons
        .retain(|it| it.field.as_ref().is_some_and(|(_, value)| value == deed));
    form
}

/// Presses one button of a question.
#[track_caller]
fn press(teacher: &mut Teacher, room: &Classroom, role: &str, (wording, deed): (&str, &str)) {
    let form = form_of(&look(teacher, room, role), wording, deed);
    submit(teacher, &form).expect(303);
}

/// Types a question of her own, or other words for one.
#[track_caller]
fn says(
    teacher: &mut Teacher,
    room: &Classroom,
    role: &str,
    (wording, deed): (&str, &str),
    words: &str,
) -> Answer {
    let form = form_of(&look(teacher, room, role), wording, deed).fill("text", words);
    submit(teacher, &form)
}

#[track_caller]
fn asked(child: &mut Child, role: &str) -> String {
    child.page(&format!("/prep/questions/{role}")).h1[0].clone()
}

/// The wordings of the forms with this button, in their order.
fn with_button(page: &Page, deed: &str) -> Vec<String> {
    let forms = page.forms.iter().filter(|form| {
        let mut fields = form.buttons.iter().filter_map(|it| it.field.as_ref());
        fields.any(|(_, value)| value == deed)
    });
    forms
        .filter_map(|form| form.value("wording").map(str::to_owned))
        .collect()
}

#[test]
fn everyone_is_asked_what_the_teacher_picks_in_her_own_words() {
    let mut room = Classroom::ready();
    let mut teacher = room.teacher();
    let classes = teacher.get("/teach/classes").expect(200).text();
    let all = Page::read(&classes).links_to(&format!("/teach/classes/{}/questions", room.class()));
    let overview = Page::read(&teacher.get(&all[0]).expect(200).text());
    assert_eq!(overview.links_to(&place(&room, "")).len(), 5);

    says(
        &mut teacher,
        &room,
        "piece",
        ("", "add"),
        "What is <your> story about?",
    )
    .expect(303);
    let own = with_button(&look(&mut teacher, &room, "piece"), "hide").pop();
    let own = own.expect("it is the last one");
    press(&mut teacher, &room, "piece", (&own, "pick"));
    room.restart();
    let mut teacher = room.teacher();
    for name in ["Ben", "Ada B."] {
        let mut child = room.student(name);
        assert_eq!(asked(&mut child, "piece"), "What is <your> story about?");
        let home = child.page("/prep").text;
        assert!(home.contains("What is <your> story about?"), "{home}");
        let other = child.page("/prep/questions/piece?swapped=1").h1[0].clone();
        assert_ne!(other, "What is <your> story about?", "it may be swapped");
    }
    // Other words are asked of those who have not answered; an answer keeps its question.
    room.student("Ben").saves("piece", "A goat.", 0);
    let new = "What happens in it?";
    says(&mut teacher, &room, "piece", (&own, "words"), new).expect(303);
    let bens = asked(&mut room.student("Ben"), "piece");
    assert_eq!(bens, "What is <your> story about?");
    assert_eq!(asked(&mut room.student("Ada B."), "piece"), new);
    let page = look(&mut teacher, &room, "piece");
    let picked = with_button(&page, "turns").pop().expect("it is picked");
    assert_ne!(picked, own, "other words are another question");
    press(&mut teacher, &room, "piece", (&picked, "turns"));
    assert!(with_button(&look(&mut teacher, &room, "piece"), "turns").is_empty());
}

#[test]
fn they_are_moved_hidden_and_shown_again_and_one_stays() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let order = |teacher: &mut Teacher| with_button(&look(teacher, &room, "ask"), "words");
    let before = order(&mut teacher);
    press(&mut teacher, &room, "ask", (&before[1], "earlier"));
    let moved = order(&mut teacher);
    assert_eq!(moved[..2], [before[1].clone(), before[0].clone()]);
    for wording in &moved[1..] {
        press(&mut teacher, &room, "ask", (wording, "hide"));
    }
    let page = look(&mut teacher, &room, "ask");
    assert!(with_button(&page, "hide").is_empty(), "one stays");
    assert_eq!(with_button(&page, "show"), moved[1..]);
    // The page that was open before has the button still.
    let late = [("language", "en"), ("do", "hide"), ("wording", &moved[0])];
    let refused = teacher.post(&place(&room, "ask"), &late).expect(409);
    assert!(refused.text().contains("One question has to stay."));
    let (mut ben, mut ada) = (room.student("Ben"), room.student("Ada B."));
    for role in ["piece", "proud", "stuck", "tried"] {
        ben.saves(role, "x", 0);
        ada.saves(role, "x", 0);
    }
    assert_eq!(asked(&mut ben, "ask"), asked(&mut ada, "ask"));
    let page = ben.page("/prep/questions/ask");
    assert!(
        page.links_to("/prep/questions/ask?").is_empty(),
        "none to swap for"
    );
    press(&mut teacher, &room, "ask", (&moved[2], "show"));
    assert_eq!(order(&mut teacher), [moved[0].clone(), moved[2].clone()]);
}

#[test]
fn a_form_that_is_sent_twice_makes_one_question() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let count = |teacher: &mut Teacher| {
        look(teacher, &room, "tried")
            .text
            .matches("Who helped?")
            .count()
    };
    let page = look(&mut teacher, &room, "tried");
    let add = form_of(&page, "", "add").fill("text", "Who helped?");
    let first = with_button(&page, "words")[0].clone();
    let reword = form_of(&page, &first, "words");
    for _ in 0..2 {
        submit(&mut teacher, &add).expect(303);
    }
    let before = with_button(&look(&mut teacher, &room, "tried"), "words");
    assert_eq!((before.len(), count(&mut teacher)), (5, 1), "{before:?}");
    // Saved as it was, nothing is changed.
    submit(&mut teacher, &reword).expect(303);
    assert_eq!(
        with_button(&look(&mut teacher, &room, "tried"), "words"),
        before
    );
    let reword = reword.fill("text", "What did you try, and with whom?");
    for _ in 0..2 {
        submit(&mut teacher, &reword).expect(303);
    }
    let after = look(&mut teacher, &room, "tried");
    assert_eq!(with_button(&after, "words")[1..], before[1..]);
    assert_eq!(with_button(&after, "show"), [first], "Chair's own, once");
    // One that was left out comes back when it is typed again.
    let own = before.last().unwrap();
    press(&mut teacher, &room, "tried", (own, "hide"));
    submit(&mut teacher, &add).expect(303);
    assert_eq!(
        with_button(&look(&mut teacher, &room, "tried"), "words").last(),
        Some(own)
    );
}

#[test]
fn a_question_that_is_hidden_while_a_child_types_stays_with_its_answer() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let mut ben = room.student("Ben");
    says(&mut teacher, &room, "piece", ("", "add"), "Who is in it?").expect(303);
    let own = with_button(&look(&mut teacher, &room, "piece"), "hide").pop();
    let own = own.expect("it is the last one");
    press(&mut teacher, &room, "piece", (&own, "pick"));
    let open = ben.page("/prep/questions/piece");
    let form = open
        .form_with(&["prompt", "text"])
        .fill("text", "A goat and I.");
    press(&mut teacher, &room, "piece", (&own, "hide"));
    press(&mut teacher, &room, "piece", (&own, "remove"));
    let fields = form.fields();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (&**a, &**b)).collect();
    ben.script("/prep/answers", &fields).expect(200);
    assert_eq!(asked(&mut ben, "piece"), "Who is in it?");
    assert_eq!(ben.box_of("piece"), "A goat and I.");
    let sheet = format!("/teach/students/{}/sheet", ben.id);
    let hers = teacher.get(&sheet).expect(200).text();
    assert!(hers.contains("Who is in it?"), "{hers}");

    // In another language the page that was open still tells what it asked.
    let mut ada = room.student("Ada B.");
    let open = ada.page("/prep/questions/piece");
    let speak = format!("/teach/students/{}/language", ada.id);
    teacher.post(&speak, &[("language", "es")]).expect(303);
    let form = open.form_with(&["prompt", "text"]).fill("text", "My cat.");
    submit(&mut ada.client, &form).expect(303);
    assert_eq!(asked(&mut ada, "piece"), open.h1[0]);
}

#[test]
fn the_teacher_reads_a_question_as_the_child_does_and_in_her_own_language_below() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let mut ben = room.student("Ben");
    let in_english = asked(&mut ben, "piece");
    let speak = format!("/teach/students/{}/language", ben.id);
    teacher.post(&speak, &[("language", "es")]).expect(303);
    let in_spanish = asked(&mut ben, "piece");
    assert_ne!(in_english, in_spanish);
    let sheet = format!("/teach/students/{}/sheet", ben.id);
    let both = Page::read(&teacher.get(&sheet).expect(200).text()).text;
    let (_, below) = both.split_once(&in_spanish).expect("as the child reads it");
    assert!(below.trim_start().starts_with(&in_english), "{below}");
}

#[test]
fn a_page_can_name_no_question_but_those_of_its_class_and_role() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    says(
        &mut teacher,
        &room,
        "ask",
        ("", "add"),
        "A question of another role?",
    )
    .expect(303);
    let own = with_button(&look(&mut teacher, &room, "ask"), "hide").pop();
    let mut ben = room.student("Ben");
    let turn = asked(&mut ben, "piece");
    for wrong in [own.as_deref().unwrap(), "g35-ask-1", "own-99", "<b>", ""] {
        let fields = [
            ("prompt", "piece"),
            ("text", "Hi"),
            ("seen", "0"),
            ("wording", wrong),
        ];
        ben.script("/prep/answers", &fields).expect(200);
        assert_eq!(asked(&mut ben, "piece"), turn, "{wrong}");
    }
}

#[test]
fn the_class_begins_its_answers_in_its_own_way() {
    let mut room = Classroom::ready();
    let mut teacher = room.teacher();
    let form = form_of(&look(&mut teacher, &room, "piece"), "", "starters");
    let fields = [
        ("language", "en"),
        ("do", "starters"),
        ("start", "  Once, in Room 12, "),
        ("start", ""),
        ("start", "My sister says"),
    ];
    teacher.post(&form.action, &fields).expect(303);
    room.restart();
    let page = room.student("Ben").page("/prep/questions/piece");
    let starters: Vec<&str> = page
        .tags
        .iter()
        .filter(|(tag, with)| tag == "button" && with.get("name").is_some_and(|it| it == "starter"))
        .filter_map(|(_, with)| with.get("value").map(String::as_str))
        .collect();
    assert_eq!(starters.len(), 3, "{starters:?}");
    assert_eq!(starters[..2], ["Once, in Room 12,", "My sister says"]);
    // Those who read another language have Chair's own.
    let mut teacher = room.teacher();
    let ben = room.student("Ben").id;
    let speak = format!("/teach/students/{ben}/language");
    teacher.post(&speak, &[("language", "es")]).expect(303);
    let page = room.student("Ben").page("/prep/questions/piece");
    assert!(!page.text.contains("My sister says"), "{}", page.text);
}

#[test]
fn what_is_not_taken_stays_on_the_page_and_says_why() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let long = "Why ".repeat(60);
    let refused = says(&mut teacher, &room, "piece", ("", "add"), &long).expect(409);
    let page = refused.text();
    assert!(page.contains("That is too long.") && page.contains(long.trim()));
    let first = with_button(&look(&mut teacher, &room, "piece"), "words")[0].clone();
    let refused = says(&mut teacher, &room, "piece", (&first, "words"), " ").expect(409);
    let page = Page::read(&refused.text());
    assert!(page.text.contains("Write something here."), "{}", page.text);
    for at in 0..8 {
        says(
            &mut teacher,
            &room,
            "piece",
            ("", "add"),
            &format!("Number {at}?"),
        )
        .expect(303);
    }
    let refused = says(&mut teacher, &room, "piece", ("", "add"), "The 13th?").expect(409);
    let page = refused.text();
    assert!(page.contains("Twelve is the most.") && page.contains("The 13th?"));
    let gone = [("language", "en"), ("do", "pick"), ("wording", "own-99")];
    let refused = teacher.post(&place(&room, "piece"), &gone).expect(409);
    assert!(refused.text().contains("That question is gone."));

    let there = place(&room, "piece");
    for wrong in [
        [("language", "tlh"), ("do", "turns")],
        [("language", "en"), ("do", "dance")],
    ] {
        teacher.post(&there, &wrong).expect(400);
    }
    teacher.get(&place(&room, "mood")).expect(404);
    let other = "/teach/classes/77/questions/piece";
    teacher.get(other).expect(404);
    let turns = [("language", "en"), ("do", "turns")];
    teacher.post(other, &turns).expect(404);
    room.student("Ben").client.post(&there, &turns).expect(403);
}
