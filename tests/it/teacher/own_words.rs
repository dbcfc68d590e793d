//! What the teacher says in her own words: thanks after a talk, the lines of the mini-lesson; and the children's
//! sheets as they are printed.

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit};
use crate::support::html::Page;
use crate::support::people::Teacher;

fn thank(teacher: &mut Teacher, talk: &str, student: &str, words: &str) {
    let page = teacher.talk(talk);
    let line = format!("thanks:{student}");
    let form = page.forms.iter().find(|it| it.value("line") == Some(&line));
    let form = form.unwrap_or_else(|| panic!("no thanks: {:#?}", page.forms));
    let form = form.clone().fill("text", words);
    submit(teacher, &form).expect(303);
}

#[test]
fn a_line_of_thanks_stands_on_the_childs_page_for_a_week_and_then_on_the_shelf() {
    let mut room = Classroom::ready();
    let mut teacher = room.teacher();
    let (ben, ada) = (room.student("Ben").id, room.student("Ada B.").id);
    let talk = teacher.talk_with(room.class(), &ben);
    let before = teacher.talk(&talk);
    assert!(
        !before.text.contains("A line of thanks"),
        "not while they talk"
    );
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    thank(&mut teacher, &talk, &ben, "I loved the <storm>.");
    room.restart();
    room.student("Ben").looks_back(&talk);
    let home = room.student("Ben").page("/prep").text;
    assert!(
        home.contains("Your teacher says: I loved the <storm>."),
        "{home}"
    );
    let other = room.student("Ada B.").page("/prep").text;
    assert!(!other.contains("storm"), "nobody else's: {other}");
    let read_back = room.student("Ben").page("/lead/read-back").text;
    assert!(read_back.contains("I loved the <storm>."), "{read_back}");

    // Nobody who was not in the talk can be thanked for it.
    let mut teacher = room.teacher();
    let wrong = [("line", format!("thanks:{ada}")), ("text", "Hi".to_owned())];
    let wrong = wrong
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    teacher.in_talk(&talk, "lines", &wrong).expect(409);
    // Nor does a child thank itself.
    let own = format!("thanks:{ben}");
    let lines = format!("/teach/conferences/{talk}/lines");
    let fields = [
        ("line", own.as_str()),
        ("text", "I am great"),
        ("seen", "1"),
    ];
    room.student("Ben").client.post(&lines, &fields).expect(403);

    room.set_clock(MONDAY_AT_EIGHT + 8 * 24 * 3600);
    let home = room.student("Ben").page("/prep").text;
    assert!(!home.contains("storm"), "a week is over: {home}");
    let shelf = room
        .student("Ben")
        .page(&format!("/prep/talks/{talk}"))
        .text;
    assert!(shelf.contains("I loved the <storm>."), "{shelf}");
}

#[test]
fn one_tap_thanks_without_script() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let ben = room.student("Ben").id;
    let talk = teacher.talk_with(room.class(), &ben);
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    let page = teacher.talk(&talk);
    let line = format!("thanks:{ben}");
    let form = page.forms.iter().find(|it| it.value("line") == Some(&line));
    let mut form = form.expect("thanks").clone();
    form.buttons
        .retain(|it| it.field.as_ref().is_some_and(|(name, _)| name == "starter"));
    assert_eq!(form.buttons.len(), 3, "{:?}", form.buttons);
    submit(&mut teacher, &form).expect(303);
    let mut child = room.student("Ben");
    child.looks_back(&talk);
    let home = child.page("/prep").text;
    assert!(home.contains("Thank you. You led our talk well."), "{home}");
}

#[test]
fn the_mini_lesson_speaks_in_the_teachers_words() {
    let mut room = Classroom::ready();
    let mut teacher = room.teacher();
    let path = "/teach/mini-lesson/words";
    let lesson = Page::read(&teacher.get("/teach/mini-lesson").expect(200).text());
    assert_eq!(lesson.links_to(path), [path]);
    let read =
        |teacher: &mut Teacher, path: &str| Page::read(&teacher.get(path).expect(200).text());
    // Saved as it is, nothing is changed.
    let form = read(&mut teacher, path).form_with(&["lesson-why"]);
    submit(&mut teacher, &form).expect(303);
    let shown = read(&mut teacher, path);
    assert!(
        !shown.text.contains("Put all of Chair's words back"),
        "{}",
        shown.text
    );

    let form = shown
        .form_with(&["lesson-why"])
        .fill("lesson-why", "You <are> the captain. I row.")
        .fill("lesson-writer-2", "")
        .fill("lesson-thin-ask", "");
    let saved = submit(&mut teacher, &form).expect(303);
    let shown = Page::read(&teacher.follow(saved).expect(200).text());
    assert!(
        shown.text.contains("The words are saved."),
        "{}",
        shown.text
    );
    room.restart();
    let mut wall = room.wall();
    let mut step = |at: u8| {
        let page = wall.get(&format!("/lesson?step={at}")).expect(200).text();
        Page::read(&page).text
    };
    assert!(step(1).contains("You <are> the captain. I row."));
    assert!(
        step(6).contains("Is it good?"),
        "an emptied answer is Chair's again"
    );
    let writer = step(8);
    assert!(!writer.contains("I say hello"), "a line left out: {writer}");
    assert!(writer.contains("I ask my question."), "{writer}");
    let mut teacher = room.teacher();
    for paper in ["/teach/mini-lesson", "/teach/mini-lesson/poster"] {
        let page = read(&mut teacher, paper).text;
        assert!(!page.contains("I say hello, and what I brought."), "{page}");
    }
    // The other languages keep theirs.
    let spanish = read(&mut teacher, "/teach/mini-lesson/words?language=es");
    let form = spanish.form_with(&["lesson-why"]);
    assert!(form.value("lesson-why").unwrap().starts_with("Esta semana"));

    // What does not fit stays, and nothing of it is kept.
    let long = "why ".repeat(60);
    let form = read(&mut teacher, path)
        .form_with(&["lesson-why"])
        .fill("lesson-why", &long)
        .fill("lesson-now", "Go!");
    let refused = submit(&mut teacher, &form).expect(409).text();
    assert!(refused.contains("That is too long.") && refused.contains("Go!"));
    assert!(refused.contains(&long));
    let kept = read(&mut teacher, path).form_with(&["lesson-why"]);
    assert_eq!(kept.value("lesson-now"), Some("Now you. Open your sheet."));
    // And all of Chair's words come back with one tap.
    let reset = [("language", "en"), ("do", "reset")];
    teacher.post(path, &reset).expect(303);
    let kept = read(&mut teacher, path).form_with(&["lesson-why"]);
    assert!(kept.value("lesson-why").unwrap().starts_with("This week"));
    teacher.post(path, &[("language", "tlh")]).expect(400);
    room.wall().get(path).expect(403);
}

#[test]
fn each_childs_own_questions_are_printed_with_what_is_answered() {
    let room = Classroom::ready();
    let mut ben = room.student("Ben");
    ben.saves("piece", "My goat got out.", 0);
    let due = ben.page("/prep/questions/proud").h1[0].clone();
    let mut teacher = room.teacher();
    let path = format!("/teach/classes/{}/sheets", room.class());
    let grid = format!("/teach/classes/{}/on-paper", room.class());
    let grid = Page::read(&teacher.get(&grid).expect(200).text());
    assert_eq!(grid.links_to(&path), [path.as_str()]);
    let html = teacher.get(&path).expect(200).text();
    let all = Page::read(&html);
    assert!(all.text.contains("My goat got out.") && all.text.contains(&due));
    let halves = html.matches("class=\"half\"").count();
    assert_eq!(html.matches("class=\"halves\"").count(), halves.div_ceil(2));
    let one = format!("{path}?student={}", ben.id);
    let html = teacher.get(&one).expect(200).text();
    assert_eq!(html.matches("class=\"half\"").count(), 1);
    assert_eq!(html.matches("class=\"line\"").count(), 8, "four are empty");
    teacher.get(&format!("{path}?student=77")).expect(404);
    teacher.get("/teach/classes/77/sheets").expect(404);
    ben.get(&path).expect(403);
}
