//! A class's questions, beginnings, strengths, tags and mini-lesson words go out as one small file and into another class: looked
//! at first, taken as she ticks them, taken back in one tap, and with no child in them.

use crate::support::classroom::{Classroom, submit};
use crate::support::html::{Form, Page};
use crate::support::http::Answer;
use crate::support::people::Teacher;

fn place(class: &str) -> String {
    format!("/teach/classes/{class}/template")
}

/// Types what a class says in its own words, some of it with a child's name.
fn has_words_of_its_own(teacher: &mut Teacher, class: &str) {
    let at = format!("/teach/classes/{class}");
    let mut says = |page: &str, fields: &[(&str, &str)]| {
        teacher.post(&format!("{at}/{page}"), fields).expect(303);
    };
    let question = [
        ("language", "en"),
        ("do", "add"),
        ("text", "What is <b>your</b> story about?"),
    ];
    says("questions/piece", &question);
    let named = [
        ("language", "en"),
        ("do", "add"),
        ("text", "What would Maya ask?"),
    ];
    says("questions/ask", &named);
    let starters = [
        ("language", "es"),
        ("do", "starters"),
        ("start", "Mi cuento trata de"),
    ];
    says("questions/proud", &starters);
    says("strengths", &[("own", "A quiet ending")]);
    says("strengths", &[("own", "Nora's way with words")]);
    says("tags", &[("own", "Maps")]);
    let line = [("language", "en"), ("lesson-why", "We lead our talks.")];
    teacher.post("/teach/mini-lesson/words", &line).expect(303);
}

fn download(teacher: &mut Teacher, class: &str) -> String {
    let page = Page::read(&teacher.get(&place(class)).expect(200).text());
    let links = page.links_to(&format!("{}/file", place(class)));
    let file = teacher.get(&links[0]).expect(200);
    let named = file.header("content-disposition").unwrap_or_default();
    assert!(
        named.contains("attachment") && named.contains(".json"),
        "{named}"
    );
    file.text()
}

/// Sends the file as a browser does, and follows to the page that answers.
fn upload(teacher: &mut Teacher, class: &str, file: &str) -> Answer {
    let path = format!("{}/file", place(class));
    let mut ask = teacher
        .ask("POST", &path)
        .with("Content-Type", "multipart/form-data; boundary=x");
    ask.body = format!(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.json\"\r\nContent-Type: application/json\r\n\r\n{file}\r\n--x--\r\n"
    )
    .into_bytes();
    let answer = teacher.must(&ask);
    if answer.status == 303 {
        teacher.follow(answer)
    } else {
        answer
    }
}

fn take(look: &Answer) -> Form {
    Page::read(&look.text()).form_with(&["list", "what"])
}

#[test]
fn a_colleague_takes_the_words_of_a_class_and_no_child_is_in_them() {
    let mut room = Classroom::with(1, "3", "60").with_names(&["Maya Brook", "Nora Field"]);
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    has_words_of_its_own(&mut teacher, &class);
    let page = teacher.get(&place(&class)).expect(200).text();
    assert!(
        page.contains("What would Maya ask?"),
        "it is said what stays here"
    );
    let file = download(&mut teacher, &class);
    for name in ["Maya", "Nora", "Brook", "Field"] {
        assert!(!file.contains(name), "{name} in {file}");
    }
    let json: serde_json::Value = serde_json::from_str(&file).expect("a file of JSON");
    assert_eq!(json["chair_template"], 1);
    assert_eq!(json["strengths"][0], "A quiet ending");

    let other = teacher.make_class("Room 13");
    let look = upload(&mut teacher, &other, &file).expect(200);
    let text = look.text();
    assert!(
        text.contains("What is &lt;b&gt;your&lt;/b&gt; story about?"),
        "{text}"
    );
    for words in ["Mi cuento trata de", "A quiet ending", "Maps"] {
        assert!(text.contains(words), "{words}");
    }
    assert!(
        !text.contains("We lead our talks."),
        "the box has it already"
    );
    let strengths = format!("/teach/classes/{other}/strengths");
    let before = teacher.get(&strengths).expect(200).text();
    assert!(
        !before.contains("A quiet ending"),
        "nothing is saved by looking"
    );

    let done = submit(&mut teacher, &take(&look)).expect(303);
    let receipt = teacher.follow(done).expect(200);
    room.restart();
    let mut teacher = room.teacher();
    assert!(
        teacher
            .get(&strengths)
            .expect(200)
            .text()
            .contains("A quiet ending")
    );
    assert!(
        teacher
            .get(&format!("/teach/classes/{other}/tags"))
            .text()
            .contains("Maps"),
        "the tag came along"
    );
    let again = upload(&mut teacher, &other, &file).expect(200).text();
    assert!(again.contains("has all of this already"), "{again}");
    drop(receipt);
}

#[test]
fn what_was_taken_goes_back_in_one_tap_and_what_is_not_ticked_stays() {
    let room = Classroom::with(1, "3", "60");
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    has_words_of_its_own(&mut teacher, &class);
    let file = download(&mut teacher, &class);
    let other = teacher.make_class("Room 13");
    let at = format!("/teach/classes/{other}");
    teacher
        .post(&format!("{at}/strengths"), &[("own", "Brave words")])
        .expect(303);

    let look = upload(&mut teacher, &other, &file).expect(200);
    let mut form = take(&look);
    form.controls.retain(|it| it.value != "tags");
    let done = submit(&mut teacher, &form).expect(303);
    let receipt = teacher.follow(done).expect(200).text();
    let strengths = teacher.get(&format!("{at}/strengths")).text();
    assert!(strengths.contains("A quiet ending") && !strengths.contains("Brave words"));
    assert!(
        !teacher.get(&format!("{at}/tags")).text().contains("Maps"),
        "it was not ticked"
    );

    let undo = Page::read(&receipt).form_with(&["receipt"]);
    submit(&mut teacher, &undo).expect(303);
    let strengths = teacher.get(&format!("{at}/strengths")).text();
    assert!(!strengths.contains("A quiet ending") && strengths.contains("Brave words"));
    let questions = teacher.get(&format!("{at}/questions?language=en")).text();
    assert!(!questions.contains("story about?"), "the question went");
}

#[test]
fn other_files_are_refused_kindly_and_nothing_is_saved() {
    let room = Classroom::with(1, "3", "60");
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    has_words_of_its_own(&mut teacher, &class);
    let file = download(&mut teacher, &class);
    let newer = file.replacen("\"chair_template\": 1", "\"chair_template\": 2", 1);
    let hostile = file.replacen("Maps", "Ma\\u0007ps", 1);
    let long = file.replacen("Maps", &"m".repeat(31), 1);
    let many: Vec<String> = (0..13).map(|nth| format!("\"s{nth}\"")).collect();
    let many = file.replacen("\"A quiet ending\"", &many.join(","), 1);
    for (sent, said) in [
        (newer.as_str(), "another version"),
        (&hostile, "cannot be read"),
        (&long, "too long"),
        (&many, "more than one class can use"),
        ("Ada,Ben\n", "not a file that Chair saved"),
        (&" ".repeat(300_000), "too large"),
    ] {
        let answer = upload(&mut teacher, &class, sent).expect(409).text();
        assert!(answer.contains(said), "{said}: {answer}");
    }
    let started = std::time::Instant::now();
    let huge = upload(&mut teacher, &class, &"[".repeat(5 * 1024 * 1024));
    assert_eq!(huge.status, 413, "it is refused unread");
    assert!(started.elapsed().as_secs() < 20);
    let tags = teacher.get(&format!("/teach/classes/{class}/tags")).text();
    assert!(tags.contains("Maps") && !tags.contains("Ma\u{7}ps"));
}

#[test]
fn a_strength_of_the_class_is_a_chip_in_every_talk_and_can_be_removed() {
    let room = Classroom::with(2, "3", "60");
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let at = format!("/teach/classes/{class}/strengths");
    teacher.post(&at, &[("own", "A quiet ending")]).expect(303);
    teacher.post(&at, &[("own", "A quiet ending")]).expect(303);
    for (own, said) in [("\u{202e}x", "direction"), (&"x".repeat(61)[..], "")] {
        let refused = teacher.post(&at, &[("own", own)]).expect(409).text();
        assert!(refused.contains("own-error"), "{said}: {refused}");
    }
    let names = room.device().names();
    let talk = teacher.talk_with(&class, &names[0].id);
    let chips = teacher.get(&format!("/teach/conferences/{talk}")).text();
    assert_eq!(chips.matches(">A quiet ending<").count(), 1, "{chips}");
    let on = [("on", "A quiet ending")];
    teacher.in_talk(&talk, "strengths", &on).expect(303);
    let done = teacher
        .post(&at, &[("remove", "A quiet ending")])
        .expect(303);
    let receipt = Page::read(&teacher.follow(done).expect(200).text());
    let kept = teacher.get(&format!("/teach/conferences/{talk}")).text();
    assert!(
        kept.contains(">A quiet ending<"),
        "the talk keeps its words"
    );
    submit(&mut teacher, &receipt.form_with(&["receipt"])).expect(303);
    assert!(teacher.get(&at).text().contains("A quiet ending"));
}
