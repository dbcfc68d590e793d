//! A talk from its beginning to its end, over the real program: who leads, what is kept, who comes next.

use crate::support::classroom::{Classroom, submit};
use crate::support::conference::talk_of;
use crate::support::html::Page;
use crate::support::people::{Child, Student, Teacher};

fn first_child(room: &Classroom) -> (String, Student) {
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let child = wall.names(&chair)[0].clone();
    (chair, child)
}

#[test]
fn a_full_log_is_two_taps() {
    let room = Classroom::with(6, "3", "60");
    let (chair, child) = first_child(&room);
    room.wall().sign_up(&chair, &child.id).expect(303);
    let mut teacher = room.teacher();
    let talk = teacher.talk_with(room.class(), &child.id);
    assert!(room.wall().seat(&chair).0.contains("talking"));
    let page = teacher.talk(&talk);
    assert!(page.h1[0].contains(&child.name), "{:?}", page.h1);
    let chips = page.form_to(&format!("/teach/conferences/{talk}/strengths"));
    let chip = chips.expect("chips").buttons[0].clone();
    let (name, strength) = chip.field.expect("a chip has its words");
    // One.
    teacher
        .in_talk(&talk, "strengths", &[(&name, &strength)])
        .expect(303);
    // Two.
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    assert!(room.wall().seat(&chair).0.contains("done"));
    let page = teacher.talk(&talk);
    let on = page.forms.iter().flat_map(|form| &form.buttons);
    let on: Vec<_> = on
        .filter_map(|button| button.field.clone())
        .filter(|(name, _)| name == "off")
        .collect();
    assert_eq!(on, [("off".to_owned(), strength)], "the strength is on");
}

#[test]
fn a_child_has_the_same_name_here_as_on_the_wall() {
    let names = [
        "Ada Brook",
        "ada Cliff",
        "Jose Dale",
        "José Elm",
        "Ben Fenn",
    ];
    let room = Classroom::new().claimed().with_class(&names);
    let room = room.with_writing("3", "60").with_wall();
    let mut wall = room.wall();
    let chair = wall.all_empty_chairs()[0].clone();
    for child in wall.names(&chair) {
        let mut teacher = room.teacher();
        let talk = teacher.talk_with(room.class(), &child.id);
        let h1 = teacher.talk(&talk).h1[0].clone();
        assert_eq!(h1, format!("{} leads", child.name));
    }
}

#[test]
fn the_end_of_a_talk_calls_the_next_child() {
    let room = Classroom::with(6, "3", "60");
    let chairs = room.wall().empty_chairs();
    let names = room.wall().names(&chairs[0]);
    // The later chair is taken first.
    room.wall().sign_up(&chairs[2], &names[2].id).expect(303);
    room.wall().sign_up(&chairs[1], &names[1].id).expect(303);
    room.wall().sign_up(&chairs[0], &names[0].id).expect(303);
    let mut teacher = room.teacher();
    let talk = teacher.talk_with(room.class(), &names[0].id);
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    assert!(room.wall().seat(&chairs[1]).0.contains("called"));
    assert!(room.wall().seat(&chairs[2]).0.contains("saved"));
    let page = teacher.talk(&talk);
    let next = page.form_with(&["sign_up", "request"]);
    let begun = submit(&mut teacher, &next).expect(303);
    assert_ne!(talk_of(&begun), talk, "another talk");
    assert!(room.wall().seat(&chairs[1]).0.contains("talking"));
    let mut called = room.student(&names[1].name);
    let home = called.page("/prep");
    assert!(home.text.contains("You lead now."), "{}", home.text);
    // Finished twice is finished once, and calls nobody else.
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    assert!(room.wall().seat(&chairs[2]).0.contains("saved"));
}

#[test]
fn her_page_shows_this_child_and_nobody_else() {
    let room = Classroom::ready();
    let mut wall = room.wall();
    let chairs = wall.empty_chairs();
    let mut device = room.device();
    let (maya, ben, lena) = (
        device.named("Maya"),
        device.named("Ben"),
        device.named("Lena"),
    );
    wall.sign_up(&chairs[0], &maya.id).expect(303);
    wall.sign_up(&chairs[1], &ben.id).expect(303);
    let mut teacher = room.teacher();
    let talk = teacher.talk_with(room.class(), &maya.id);
    // Meanwhile somebody wants in, a device asks, another child answers.
    device
        .post("/door/ask", &[("student", &lena.id)])
        .expect(303);
    room.stranger().post("/room", &[]).expect(303);
    room.student("Ben").saves("piece", "My words.", 0);
    let html = teacher.get(&format!("/teach/conferences/{talk}"));
    let html = html.expect(200).text();
    assert!(html.contains("Maya"));
    for other in crate::support::classroom::THIRTY {
        let name = other.split(' ').next().unwrap_or(other);
        let is_there =
            html.contains(&format!(">{name}<")) || html.contains(&format!("\u{2068}{name}"));
        assert!(name == "Maya" || !is_there, "{name} is on it: {html}");
    }
    let page = Page::read(&html).text;
    assert!(
        !page.contains("wants in") && !page.contains("device"),
        "{page}"
    );
}

#[test]
fn a_tap_twice_begins_one_talk() {
    let room = Classroom::with(6, "3", "60");
    let (_, child) = first_child(&room);
    let mut teacher = room.teacher();
    let fields = [
        ("class", room.class()),
        ("student", child.id.as_str()),
        ("request", "tap-1"),
    ];
    let first = talk_of(&teacher.post("/teach/conferences", &fields).expect(303));
    let again = talk_of(&teacher.post("/teach/conferences", &fields).expect(303));
    let other = teacher.talk_with(room.class(), &child.id);
    assert_eq!((&first, &first), (&again, &other), "it is the same talk");
    teacher.in_talk(&first, "finish", &[]).expect(303);
    // The repeated request is still the first one's answer; a new tap is a new talk.
    let again = talk_of(&teacher.post("/teach/conferences", &fields).expect(303));
    assert_eq!(again, first);
    assert_ne!(teacher.talk_with(room.class(), &child.id), first);
}

#[test]
fn words_of_a_log_are_saved_and_two_screens_lose_none() {
    let room = Classroom::with(6, "3", "60");
    let (_, child) = first_child(&room);
    let mut teacher = room.teacher();
    let talk = teacher.talk_with(room.class(), &child.id);
    let path = format!("/teach/conferences/{talk}/lines");
    let save = |teacher: &mut Teacher, text: &str, seen: &str| {
        let fields = [("line", "teaching"), ("text", text), ("seen", seen)];
        teacher.script(&path, &fields)
    };
    let saved = save(&mut teacher, "Show, do not tell.", "0").expect(200);
    assert_eq!(saved.json()["revision"], 1);
    let again = save(&mut teacher, "Show, do not tell.", "0").expect(200);
    assert_eq!(again.json()["revision"], 1, "sent twice is saved once");
    let other = save(&mut teacher, "Read it aloud.", "0").expect(409);
    assert_eq!(other.json()["conflict"], true);
    let page = teacher.talk(&talk).text;
    assert!(page.contains("Show, do not tell.") && page.contains("Read it aloud."));
    // She keeps both.
    let both = [
        ("line", "teaching"),
        ("text", "Show, do not tell.\nRead it aloud."),
        ("seen", "1"),
        ("resolves", "1"),
    ];
    teacher.post(&path, &both).expect(303);
    let form = teacher.talk(&talk).forms;
    let form = form
        .iter()
        .find(|it| it.value("line") == Some("teaching") && it.has("text"));
    let text = form.and_then(|it| it.value("text")).unwrap_or_default();
    assert!(
        text.contains("Show, do not tell.\nRead it aloud."),
        "{text:?}"
    );
    // Far more than a box holds is refused, and stands on the page that says so.
    let book = "word ".repeat(20_000);
    let fields = [("line", "quote"), ("text", book.as_str()), ("seen", "0")];
    let refused = teacher.post(&path, &fields).expect(409);
    assert!(
        refused.text().contains(&book),
        "every word is kept on the page"
    );
}

#[test]
fn a_talk_of_another_class_is_not_hers_and_a_child_may_not_look() {
    let room = Classroom::with(6, "3", "60");
    let (_, child) = first_child(&room);
    let talk = room.teacher().talk_with(room.class(), &child.id);
    let path = format!("/teach/conferences/{talk}");
    for mut client in [room.stranger(), room.wall().0, room.student("Badan").client] {
        assert!(matches!(client.get(&path).status, 401 | 403));
        let posted = client.post(&format!("{path}/finish"), &[]);
        assert!(matches!(posted.status, 401 | 403));
    }
    assert_eq!(room.teacher().get("/teach/conferences/1").status, 404);
}

#[test]
fn a_chair_marked_as_talked_on_is_a_talk() {
    let room = Classroom::with(6, "3", "60");
    let (chair, child) = first_child(&room);
    room.wall().sign_up(&chair, &child.id).expect(303);
    let mut teacher = room.teacher();
    teacher
        .press(&chair, "state", Some(("state", "done")))
        .expect(303);
    let mut ada = room.student(&child.name);
    let page = ada.page("/lead/look-back");
    assert_eq!(page.forms.iter().filter(|form| form.has("text")).count(), 2);
}

#[test]
fn nobody_is_met_who_is_not_on_the_roll() {
    let room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let fields = [("class", room.class()), ("student", "4711")];
    let refused = teacher.post("/teach/conferences", &fields).expect(409);
    assert!(
        refused
            .text()
            .contains("Ask your teacher to add your name.")
    );
    teacher.post("/teach/looked-in", &fields).expect(409);
    teacher.post("/teach/conferences", &[]).expect(400);
}

/// A child whose talk goes on.
fn leading(room: &Classroom) -> (Child, String) {
    let ada = room.student("Badan");
    let talk = room.teacher().talk_with(room.class(), &ada.id);
    (ada, talk)
}

#[test]
fn a_child_leads_step_by_step_and_names_the_next_step() {
    let room = Classroom::with(6, "3", "60");
    let mut ada = room.student("Badan");
    assert_eq!(ada.get("/lead").expect(303).location(), "/prep");
    let answer = [
        ("prompt", "piece"),
        ("text", "My dog who ran away."),
        ("seen", "0"),
        ("sheet", "1"),
    ];
    ada.post("/prep/answers", &answer).expect(303);
    let talk = room.teacher().talk_with(room.class(), &ada.id);
    let home = ada.page("/prep");
    assert!(
        home.links.iter().any(|(to, _)| to == "/lead"),
        "You lead now"
    );
    let mut page = ada.page("/lead");
    assert!(page.text.contains("My dog who ran away."), "her own words");
    for _ in 1..6 {
        let next = page.links.iter().find(|(_, words)| words.trim() == "Next");
        page = ada.page(&next.expect("a way on").0);
    }
    let form = page
        .form_with(&["talk", "text", "seen"])
        .fill("text", "I will cut the start.");
    submit(&mut ada.client, &form).expect(303);
    let mut teacher = room.teacher();
    assert!(teacher.talk(&talk).text.contains("I will cut the start."));
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    // Her screen goes on to what was said.
    assert_eq!(ada.get("/lead").expect(303).location(), "/lead/read-back");
    let back = ada.page("/lead/read-back");
    assert!(back.text.contains("I will cut the start."));
    let yes = back.form_to("/lead/read-back").expect("yes or change");
    assert_eq!(yes.buttons.len(), 2);
    ada.post("/lead/read-back", &[("say", "yes")]).expect(303);
    assert!(ada.page("/lead/read-back").text.contains("You led a talk."));
    ada.looks_back(&talk);
    // The step is the first card of the next sheet.
    assert!(ada.page("/prep").text.contains("I will cut the start."));
}

#[test]
fn a_child_changes_the_next_step_when_it_is_read_back() {
    let room = Classroom::with(6, "3", "60");
    let (mut ada, talk) = leading(&room);
    let mut teacher = room.teacher();
    teacher.types(&talk, &format!("next_step:{}", ada.id), "Cut the start.");
    teacher.types(&talk, "teaching", "A lead hooks the reader.");
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    let page = ada.page("/lead/read-back");
    assert!(page.text.contains("A lead hooks the reader."));
    ada.post("/lead/read-back", &[("say", "change")])
        .expect(303);
    let form = ada.page("/lead/read-back").form_with(&["talk", "text"]);
    assert_eq!(form.value("text").map(str::trim), Some("Cut the start."));
    submit(
        &mut ada.client,
        &form.fill("text", "I cut the start on Tuesday."),
    )
    .expect(303);
    assert!(
        teacher
            .talk(&talk)
            .text
            .contains("I cut the start on Tuesday.")
    );
}

#[test]
fn a_form_of_an_older_talk_is_not_written_into_a_new_one() {
    let room = Classroom::with(6, "3", "60");
    let (mut ada, talk) = leading(&room);
    let form = ada.page("/lead?step=6").form_with(&["talk", "text"]);
    let mut teacher = room.teacher();
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    let next = teacher.talk_with(room.class(), &ada.id);
    let late = submit(&mut ada.client, &form.fill("text", "Words of last week."));
    let late = late.expect(409).text();
    assert!(late.contains("That talk is done."), "{late}");
    assert!(late.contains("Words of last week."), "nothing is lost");
    assert!(!teacher.talk(&next).text.contains("Words of last week."));
}

#[test]
fn both_look_back_and_only_their_own() {
    let room = Classroom::with(6, "3", "60");
    let (mut ada, talk) = leading(&room);
    let mut teacher = room.teacher();
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    teacher.types(&talk, "teacher_tweak", "Wait longer before I speak.");
    let home = ada.page("/prep");
    assert!(home.links.iter().any(|(to, _)| to == "/lead/read-back"));
    ada.post("/lead/read-back", &[("say", "yes")]).expect(303);
    let home = ada.page("/prep");
    assert!(home.links.iter().any(|(to, _)| to == "/lead/look-back"));
    let page = ada.page("/lead/look-back");
    for form in page.forms.iter().filter(|form| form.has("text")) {
        let words = format!("I say {}.", form.value("line").unwrap_or_default());
        submit(&mut ada.client, &form.clone().fill("text", &words)).expect(303);
    }
    // What is too long stays in the box it was typed into, and in no other.
    let page = ada.page("/lead/look-back");
    let boxes = |page: &Page| -> Vec<String> {
        let forms = page.forms.iter().filter(|form| form.has("text"));
        forms
            .map(|form| form.value("text").unwrap_or_default().to_owned())
            .collect()
    };
    let long = "word ".repeat(2_000);
    let forms = page.forms.iter().filter(|form| form.has("text"));
    let well = forms.clone().next().unwrap().clone();
    let refused = submit(&mut ada.client, &well.fill("text", &long));
    let refused = Page::read(&refused.expect(409).text());
    assert_eq!(boxes(&refused), [long.as_str(), "I say tweak."]);
    let html = ada.get("/lead/look-back").expect(200).text();
    assert!(html.contains("I say well.") && html.contains("I say tweak."));
    let hers = teacher.talk(&talk).text;
    assert!(
        hers.contains("I say well.") && hers.contains("that is right"),
        "{hers}"
    );
    for path in ["/lead/look-back", "/lead/read-back", "/prep"] {
        let html = ada.get(path).expect(200).text();
        assert!(!html.contains("Wait longer"), "{path} shows what is hers");
    }
}

#[test]
fn a_look_in_keeps_the_promise_of_a_look_back() {
    let mut room = Classroom::with(6, "3", "60");
    let (mut ada, talk) = leading(&room);
    let mut teacher = room.teacher();
    let page = teacher.talk(&talk);
    let days = page.form_to(&format!("/teach/conferences/{talk}/check-back"));
    let day = days.expect("days to choose").buttons[0].clone();
    let (_, day) = day.field.expect("a day");
    teacher
        .in_talk(&talk, "check-back", &[("date", &day)])
        .expect(303);
    let past = teacher.in_talk(&talk, "check-back", &[("date", "2026-11-20")]);
    assert!(past.expect(409).text().contains("Pick a later day."));
    let far = teacher.in_talk(&talk, "check-back", &[("date", "2099-01-01")]);
    assert!(far.expect(409).text().contains("more than a year away"));
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    assert!(ada.page("/lead/read-back").text.contains("November 24"));
    room.set_clock(crate::support::classroom::MONDAY_AT_EIGHT + 24 * 3600);
    let class = room.class().to_owned();
    let owed = |room: &Classroom| {
        let today = room.teacher().get(&format!("/teach/for-you?class={class}"));
        let page = Page::read(&today.expect(200).text());
        page.text.contains("You promised to look in")
    };
    assert!(owed(&room), "Today offers to look in");
    let fields = [
        ("class", class.as_str()),
        ("student", ada.id.as_str()),
        ("request", "look-1"),
    ];
    room.teacher().post("/teach/looked-in", &fields).expect(303);
    room.teacher().post("/teach/looked-in", &fields).expect(303);
    assert!(!owed(&room), "the promise is kept");
    // A look in is no talk: there is nothing to log.
    assert_eq!(
        kept(
            &room,
            "SELECT COUNT(*) FROM conference WHERE kind = 'looked_in'"
        ),
        1
    );
    assert_eq!(
        kept(
            &room,
            "SELECT COUNT(*) FROM conference WHERE looked_in_at IS NOT NULL"
        ),
        1
    );
}

/// A number from the database beside the running program.
fn kept(room: &Classroom, sql: &str) -> i64 {
    let db = crate::support::classroom::whole_database(&room.database());
    db.query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn what_was_picked_last_time_is_reached_or_put_down_together() {
    let room = Classroom::with(6, "3", "60");
    let (ada, talk) = leading(&room);
    let mut teacher = room.teacher();
    teacher.types(&talk, &format!("next_step:{}", ada.id), "Cut the start.");
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    let next = teacher.talk_with(room.class(), &ada.id);
    let page = teacher.talk(&next);
    assert!(page.text.contains("Cut the start."));
    let form = page.form_to(&format!("/teach/conferences/{next}/steps"));
    let step = form.expect("the step of last time");
    let step = step.value("step").unwrap().to_owned();
    let say = |teacher: &mut Teacher, said: &str| {
        teacher.in_talk(&next, "steps", &[("step", &step), ("say", said)])
    };
    say(&mut teacher, "getting_there").expect(303);
    say(&mut teacher, "reached").expect(303);
    let page = teacher.talk(&next);
    let carried = page.form_to(&format!("/teach/conferences/{next}/steps"));
    assert!(carried.is_none(), "it is carried no longer: {carried:?}");
    say(&mut teacher, "doing").expect(409);
    say(&mut teacher, "hurrah").expect(400);
    let other = teacher.talk_with(room.class(), &room.student("Balen").id);
    let fields = [("step", step.as_str()), ("say", "doing")];
    teacher.in_talk(&other, "steps", &fields).expect(409);
}

#[test]
fn a_talk_that_goes_on_keeps_her_page_open() {
    let room = Classroom::with(6, "3", "60");
    let (_, talk) = leading(&room);
    // A restart in the middle of a talk loses nothing and ends nothing.
    let mut room = room;
    let mut teacher = room.teacher();
    teacher.types(&talk, "quote", "I want it to be scary.");
    room.kill9();
    room.start();
    assert!(
        room.teacher()
            .talk(&talk)
            .text
            .contains("I want it to be scary.")
    );
}
