//! What was just done is said, and taken back in one tap: by the teacher, by a child. A talk that was begun by mistake is taken
//! back whole.

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit, whole_database};
use crate::support::html::{Form, Page};
use crate::support::http::{Answer, Client};
use crate::support::people::{PICTURES, PIN, SignUp, Teacher, request_id};

/// The page that follows says so, and its tap takes it back.
#[track_caller]
pub(super) fn said_and_taken_back(who: &mut Client, done: Answer, says: &str) {
    let page = said(who, done, says);
    let undo = page.forms.iter().find(|form| form.has("receipt"));
    let undo = undo.unwrap_or_else(|| panic!("{says}: no tap back on {:#?}", page.forms));
    let back = submit(who, undo).expect(303);
    said(who, back, "All is as it was before.");
}

#[track_caller]
pub(super) fn said(who: &mut Client, done: Answer, says: &str) -> Page {
    let html = who.follow(done).expect(200).text();
    let page = Page::read(&html.replace(['\u{2068}', '\u{2069}'], ""));
    assert!(page.text.contains(says), "{says}: {}", page.text);
    page
}

#[track_caller]
pub(super) fn one<T: rusqlite::types::FromSql>(room: &Classroom, question: &str) -> T {
    let db = whole_database(&room.database());
    let found = db.query_row(question, [], |row| row.get(0));
    found.unwrap_or_else(|why| panic!("{question}: {why}"))
}

fn first_chair(room: &Classroom) -> String {
    room.wall().empty_chairs()[0].clone()
}

#[test]
fn a_child_out_of_the_class_is_in_it_again_with_its_chair_and_is_listed_till_then() {
    let room = Classroom::with(4, "3", "60");
    let (mut teacher, chair) = (room.teacher(), first_chair(&room));
    let child = room.wall().names(&chair)[0].clone();
    teacher.give(&chair, &child.id).expect(303);
    let roster = format!("/teach/classes/{}/roster", room.class());
    let out = format!("{roster}/{}/archive", child.id);
    let done = teacher.post(&out, &[]).expect(303);
    assert!(!room.wall().seat(&chair).1.contains(&child.name));
    said_and_taken_back(
        &mut teacher,
        done,
        &format!("{} is out of the class.", child.name),
    );
    assert!(room.wall().seat(&chair).1.contains(&child.name));
    // Without the tap the list has her still.
    teacher.post(&out, &[]).expect(303);
    let left = format!("/teach/children?class={}&show=left", room.class());
    let page = Page::read(&teacher.get(&left).expect(200).text());
    let back = page
        .form_to(&format!("{roster}/{}/put-back", child.id))
        .unwrap();
    let done = submit(&mut teacher, &back).expect(303);
    said(&mut teacher, done, "is in the class again.");
    let page = Page::read(&teacher.get(&left).expect(200).text());
    assert!(
        page.text.contains("Nobody has left this class."),
        "{}",
        page.text
    );
}

#[test]
fn old_pictures_come_back() {
    let room = Classroom::with(4, "3", "60");
    let child = room.student("Badan");
    let mut teacher = room.teacher();
    let path = format!(
        "/teach/classes/{}/roster/{}/pictures",
        room.class(),
        child.id
    );
    let done = teacher.post(&path, &[]).expect(303);
    said_and_taken_back(&mut teacher, done, "The old ones no longer work.");
    let mut device = room.device();
    device.tap(&child.id, PICTURES).expect(303);
    assert_eq!(
        device.get("/prep").status,
        200,
        "the old pictures open her sheet"
    );
}

#[test]
fn settings_are_as_they_were() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let class = format!("/teach/classes/{}", room.class());
    let child = room.wall().names(&first_chair(&room))[0].id.clone();
    let sheet = format!("/teach/students/{child}/settings");
    let language = format!("/teach/students/{child}/language");
    let rule = format!("/teach/students/{child}/sheet-rule");
    for (page, action, field, new, says) in [
        (
            format!("{class}/rules"),
            format!("{class}/rules"),
            "talks_a_week",
            "4",
            "The rules are saved.",
        ),
        (
            format!("{class}/calendar"),
            format!("{class}/calendar"),
            "minutes",
            "70",
            "The days are saved.",
        ),
        (
            class.clone(),
            class.clone(),
            "zone",
            "Asia/Tokyo",
            "The class is saved.",
        ),
        (
            sheet.clone(),
            language,
            "language",
            "ar",
            "The language is saved.",
        ),
        (sheet.clone(), rule, "rule", "gate", "The choice is saved."),
        (sheet.clone(), sheet, "given", "Nela", "The name is saved."),
    ] {
        let open = |teacher: &mut Teacher| {
            let page = Page::read(&teacher.get(&page).expect(200).text());
            page.form_to(&action)
                .filter(|form| form.has(field))
                .unwrap_or_else(|| {
                    let mut forms = page.forms.iter();
                    forms.find(|form| form.action == action).unwrap().clone()
                })
        };
        let before = open(&mut teacher);
        let done = submit(&mut teacher, &before.clone().fill(field, new)).expect(303);
        let after = open(&mut teacher);
        assert_ne!(after.fields(), before.fields(), "{says}");
        said_and_taken_back(&mut teacher, done, says);
        let now = open(&mut teacher);
        let settings = |form: &Form| {
            let mut fields = form.fields();
            fields.retain(|(name, _)| name != "request");
            fields
        };
        assert_eq!(settings(&now), settings(&before), "{says}");
    }
}

#[test]
fn what_was_saved_since_stays_and_she_is_told() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let class = format!("/teach/classes/{}", room.class());
    let rules = |teacher: &mut Teacher, talks: &str| {
        teacher
            .sets_rules(room.class(), &[("talks_a_week", talks)])
            .expect(303)
    };
    let first = rules(&mut teacher, "3");
    let page = said(&mut teacher, first, "The rules are saved.");
    rules(&mut teacher, "5");
    let undo = page.forms.iter().find(|form| form.has("receipt")).unwrap();
    let late = submit(&mut teacher, undo).expect(409).text();
    assert!(late.contains("too late to undo that"), "{late}");
    let form = Page::read(&teacher.get(&format!("{class}/rules")).expect(200).text());
    assert_eq!(
        form.form_with(&["talks_a_week"]).value("talks_a_week"),
        Some("5")
    );
}

#[test]
fn a_chair_is_as_it_was_after_any_word_about_it() {
    let room = Classroom::with(4, "3", "60");
    let (mut teacher, chairs) = (room.teacher(), room.wall().empty_chairs());
    let child = room.wall().names(&chairs[0])[0].clone();
    let holds = |chair: &str| room.wall().seat(chair).1.contains(&child.name);
    let given = teacher.give(&chairs[0], &child.id).expect(303);
    said_and_taken_back(&mut teacher, given, "has this chair now.");
    assert!(!holds(&chairs[0]));
    teacher.give(&chairs[0], &child.id).expect(303);
    let moved = teacher.give(&chairs[1], &child.id).expect(303);
    said_and_taken_back(&mut teacher, moved, "has this chair now.");
    assert!(holds(&chairs[0]) && !holds(&chairs[1]));
    let id = teacher.held_by(&chairs[0]);
    for (deed, word, says) in [
        ("state", "absent", "is marked absent"),
        ("state", "missed", "did not happen."),
        ("release", "", "has no chair now."),
    ] {
        let (path, request) = (format!("/board/sign-ups/{id}/{deed}"), request_id());
        let fields = [("state", word), ("from", "teach"), ("request", &request)];
        let done = teacher.post(&path, &fields).expect(303);
        said_and_taken_back(&mut teacher, done, says);
        let state: String = one(&room, &format!("SELECT state FROM sign_up WHERE id = {id}"));
        assert_eq!(state, "booked", "{says}");
    }
    // Once another child has the chair, it stays with that child.
    let absent = [("state", "absent"), ("from", "teach"), ("request", "late")];
    let done = teacher
        .post(&format!("/board/sign-ups/{id}/state"), &absent)
        .expect(303);
    let page = said(&mut teacher, done, "is marked absent");
    let other = room.wall().names(&chairs[0])[1].clone();
    SignUp::of(
        &room
            .wall()
            .sign_up_by_script(&chairs[0], &other.id, &request_id())
            .expect(200),
    );
    let undo = page.forms.iter().find(|form| form.has("receipt")).unwrap();
    submit(&mut teacher, undo).expect(409);
    assert!(room.wall().seat(&chairs[0]).1.contains(&other.name));
}

#[test]
fn a_child_takes_back_what_it_said_of_its_step_and_picks_up_one_that_was_put_down() {
    let mut room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let mut child = room.student("Badan");
    let talk = teacher.holds_a_talk(
        room.class(),
        &mut child,
        ("Clear order", "Cut the first page."),
    );
    child.looks_back(&talk);
    let state = |room: &Classroom| -> String {
        one(
            room,
            "SELECT state || coalesce(child_said, '') FROM next_step",
        )
    };
    for (word, says) in [
        ("doing", "You are doing it."),
        ("getting_there", "You are getting there."),
        ("not_yet", "Not yet."),
        ("reached", "You did it!"),
        ("put_down", "Put down for now."),
    ] {
        let card = child.page("/prep").form_to("/prep/next-steps/").unwrap();
        let done = child.post(&card.action, &[("say", word)]).expect(303);
        assert_ne!(state(&room), "open", "{word}");
        said_and_taken_back(&mut child, done, says);
        assert_eq!(state(&room), "open", "{word}");
    }
    let card = child.page("/prep").form_to("/prep/next-steps/").unwrap();
    let done = child.post(&card.action, &[("say", "put_down")]).expect(303);
    // Nobody else takes it back.
    let receipt = done.location().split("done=").nth(1).unwrap().to_owned();
    let mut other = room.student("Balen");
    other
        .post("/prep/undo", &[("receipt", &receipt)])
        .expect(409);
    assert_eq!(state(&room), "put_down");
    room.restart();
    let mut child = room.student("Badan");
    let shelf = child.page("/prep/talks");
    let up = shelf
        .form_to("/prep/next-steps/")
        .expect("it can be picked up");
    let done = submit(&mut child, &up).expect(303);
    said(&mut child, done, "You picked it up again.");
    assert_eq!(state(&room), "open");
    assert!(child.page("/prep/talks").text.contains("Working on it."));
    child.post(&card.action, &[("say", "reached")]).expect(303);
    let shelf = child.page("/prep/talks").text;
    assert!(
        shelf.contains("I did it.") && !shelf.contains("Working on it."),
        "{shelf}"
    );
    // A newer step is the one that the child is at.
    room.set_clock(MONDAY_AT_EIGHT + 24 * 60 * 60);
    let mut teacher = room.teacher();
    let mut child = room.student("Badan");
    teacher.holds_a_talk(room.class(), &mut child, ("Strong voice", "Ask the cat."));
    teacher.holds_a_talk(room.class(), &mut child, ("Strong voice", "Add the rain."));
    let shelf = child.page("/prep/talks").text;
    assert_eq!(shelf.matches("Working on it.").count(), 1, "{shelf}");
    assert!(shelf.contains("I have a newer step now."), "{shelf}");
}

#[test]
fn in_a_talk_a_step_that_was_put_away_stands_there_with_the_way_back() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let mut child = room.student("Badan");
    teacher.holds_a_talk(
        room.class(),
        &mut child,
        ("Clear order", "Cut the first page."),
    );
    let talk = teacher.talk_with(room.class(), &child.id);
    let step: i64 = one(&room, "SELECT id FROM next_step");
    for (word, says) in [("put_down", "Put down for now."), ("reached", "Reached.")] {
        // As the page's script taps: it looks at the page again.
        let path = format!("/teach/conferences/{talk}/steps");
        teacher
            .script(&path, &[("step", &step.to_string()), ("say", word)])
            .expect(204);
        let page = teacher.talk(&talk);
        assert!(page.text.contains(says), "{}", page.text);
        let undo = page.forms.iter().find(|form| form.has("receipt")).unwrap();
        submit(&mut teacher, undo).expect(303);
        let page = teacher.talk(&talk);
        assert!(
            page.forms
                .iter()
                .any(|form| form.value("step") == Some(&step.to_string()))
        );
    }
}

/// What a talk could have changed.
fn marks(room: &Classroom) -> Vec<String> {
    let db = whole_database(&room.database());
    let mut all = Vec::new();
    for question in [
        "SELECT 'talks', count(*), 0 FROM conference",
        "SELECT 'participants', count(*), coalesce(sum(round), 0) FROM participant",
        "SELECT 'chair' || state, date, seat FROM sign_up ORDER BY id",
        "SELECT 'sheet' || id, student, number || coalesce(closed_at, '') FROM sheet ORDER BY id",
        "SELECT 'answer' || role, text, way FROM answer ORDER BY sheet, role",
        "SELECT 'owed' || check_back, coalesce(looked_in_at, 0), 0 FROM conference WHERE check_back IS NOT NULL",
        "SELECT 'words', count(*), 0 FROM log_line",
        "SELECT 'remember', count(*), 0 FROM remember",
        "SELECT 'step' || id, state, coalesce(child_said, '-') || not_yet FROM next_step ORDER BY id",
    ] {
        let mut rows = db.prepare(question).unwrap();
        let rows = rows.query_map([], |row| {
            let word = |at| {
                row.get::<_, rusqlite::types::Value>(at)
                    .map(|it| format!("{it:?}"))
            };
            Ok([word(0)?, word(1)?, word(2)?].join(" "))
        });
        all.extend(rows.unwrap().map(Result::unwrap));
    }
    all
}

#[test]
fn a_talk_begun_by_mistake_leaves_nothing_behind_and_all_as_it_was() {
    for called in [false, true] {
        let mut room = Classroom::with(4, "3", "60");
        let mut teacher = room.teacher();
        let mut child = room.student("Badan");
        // An earlier talk promised to look back today.
        let earlier = teacher.holds_a_talk(room.class(), &mut child, ("Clear order", "Cut it."));
        let promise = [("date", "2026-11-24")];
        teacher
            .in_talk(&earlier, "check-back", &promise)
            .expect(303);
        room.set_clock(MONDAY_AT_EIGHT + 24 * 60 * 60);
        let chair = first_chair(&room);
        teacher.give(&chair, &child.id).expect(303);
        child.saves("piece", "A heron in the rain.", 0);
        let id = teacher.held_by(&chair);
        if called {
            let call = [("state", "called"), ("from", "teach"), ("request", "call")];
            teacher
                .post(&format!("/board/sign-ups/{id}/state"), &call)
                .expect(303);
        }
        let before = marks(&room);
        let begun = teacher.post(
            "/teach/conferences",
            &[("sign_up", &id), ("request", "begin")],
        );
        let talk = begun.expect(303).location().to_owned();
        assert_ne!(marks(&room), before);
        assert_eq!(child.get("/lead").status, 200);
        let page = Page::read(&teacher.get(&talk).expect(200).text());
        let mistake = page
            .form_to(&format!("{talk}/mistake"))
            .expect("a way back");
        let done = submit(&mut teacher, &mistake).expect(303);
        said(&mut teacher, done, "Nothing of it was counted.");
        assert_eq!(marks(&room), before, "called: {called}");
        assert_eq!(teacher.get(&talk).status, 404);
        assert!(!child.page("/prep/talks").text.contains("November 24"));
        assert_eq!(child.box_of("piece"), "A heron in the rain.");
        let event: String = one(
            &room,
            "SELECT event FROM audit WHERE event = 'begun by mistake'",
        );
        assert_eq!(event, "begun by mistake");
        // The same chair's talk begins again, also from the page that began it.
        let again = teacher.post(
            "/teach/conferences",
            &[("sign_up", &id), ("request", "begin")],
        );
        let again = again.expect(303).location().to_owned();
        teacher.get(&again).expect(200);
        // One that is over is none to take back.
        teacher.post(&format!("{again}/finish"), &[]).expect(303);
        let over = teacher
            .post(&format!("{again}/mistake"), &[])
            .expect(409)
            .text();
        assert!(over.contains("That talk is done."), "{over}");
    }
}

#[test]
fn words_in_it_are_asked_about_once_and_a_device_in_a_childs_hands_comes_back_first() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let child = room.student("Badan");
    let before = marks(&room);
    let talk = teacher.talk_with(room.class(), &child.id);
    teacher.types(&talk, "quote", "I like how it ends.");
    teacher.types(&talk, "remember", "Shy today.");
    let asked = teacher.in_talk(&talk, "mistake", &[]).expect(409).text();
    assert!(asked.contains("There are words in this talk."), "{asked}");
    assert!(asked.contains("Shy today."), "she sees which");
    teacher.talk(&talk);
    let page = Page::read(&asked);
    let sure = page
        .form_to(&format!("/teach/conferences/{talk}/mistake"))
        .unwrap();
    assert_eq!(sure.value("sure"), Some("yes"));
    submit(&mut teacher, &sure).expect(303);
    assert_eq!(marks(&room), before);

    let mut device = room.handed_to("Balen");
    let talk: i64 = one(&room, "SELECT id FROM conference");
    let path = format!("/teach/conferences/{talk}/mistake");
    let refused = teacher.post(&path, &[("sure", "yes")]).expect(409).text();
    assert!(
        refused.contains("Take your device back first."),
        "{refused}"
    );
    assert_eq!(
        device.get("/teach").status,
        403,
        "it stays in the child's hands"
    );
    std::thread::sleep(std::time::Duration::from_millis(1100));
    device.post("/door/back", &[("pin", PIN)]).expect(303);
    teacher.post(&path, &[]).expect(303);
    assert_eq!(marks(&room), before);
}

#[test]
fn what_was_marked_of_a_step_in_a_talk_begun_by_mistake_is_asked_about_and_taken_back() {
    let room = Classroom::with(4, "3", "60");
    let mut teacher = room.teacher();
    let mut child = room.student("Badan");
    teacher.holds_a_talk(room.class(), &mut child, ("Clear order", "Cut it."));
    let step = one::<i64>(&room, "SELECT id FROM next_step").to_string();
    let before = marks(&room);
    for word in ["put_down", "reached", "not_yet", "doing"] {
        let talk = teacher.talk_with(room.class(), &child.id);
        let said = [("step", step.as_str()), ("say", word)];
        teacher.in_talk(&talk, "steps", &said).expect(303);
        let asked = teacher.in_talk(&talk, "mistake", &[]).expect(409).text();
        assert!(asked.contains("There are words in this talk."), "{asked}");
        let sure = [("sure", "yes")];
        teacher.in_talk(&talk, "mistake", &sure).expect(303);
        assert_eq!(marks(&room), before, "{word}");
    }
    // What the child itself does meanwhile is the child's.
    let talk = teacher.talk_with(room.class(), &child.id);
    let path = format!("/prep/next-steps/{step}");
    child.post(&path, &[("say", "put_down")]).expect(303);
    teacher.in_talk(&talk, "mistake", &[]).expect(303);
    let state: String = one(&room, "SELECT state FROM next_step");
    assert_eq!(state, "put_down");
}
