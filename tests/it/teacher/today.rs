//! The teacher's Today: who is next, who wants in, what is new, what waits, and whom to meet, each with its reason. And what
//! stays away until it is time.

use crate::support::classes::since_monday;
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit};
use crate::support::html::Page;
use crate::support::people::{Child, PASSPHRASE, PICTURES, ROLES, TEACHER, Teacher};

const DAY: i64 = 86_400;

/// The teacher on her own device, which knows her for a week.
pub fn at_home(room: &Classroom) -> Teacher {
    let mut teacher = Teacher(room.stranger());
    let fields = [
        ("name", TEACHER),
        ("passphrase", PASSPHRASE),
        ("own", "yes"),
    ];
    let begun = std::time::Instant::now();
    while teacher.post("/door/teacher", &fields).status != 303 {
        assert!(begun.elapsed().as_secs() < 60, "she may sign in");
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    teacher
}

impl Teacher {
    /// Today, as she reads it.
    #[track_caller]
    pub fn today(&mut self) -> Page {
        let mut page = Page::read(&self.get("/teach").expect(200).text());
        page.text = page.text.replace(['\u{2068}', '\u{2069}'], "");
        page
    }

    /// All that waits for her, as she reads it.
    #[track_caller]
    pub fn for_you(&mut self) -> Page {
        Page::read(&self.get("/teach/for-you").expect(200).text())
    }

    /// One part of all that waits for her, by its id.
    #[track_caller]
    pub fn part(&mut self, id: &str) -> String {
        self.part_of("/teach/for-you", id)
    }

    /// One part of a page of hers, by its id.
    #[track_caller]
    pub fn part_of(&mut self, path: &str, id: &str) -> String {
        let html = self.get(path).expect(200).text();
        let part = html.split(&format!("id=\"{id}\"")).nth(1);
        let part = part.unwrap_or_else(|| panic!("no {id} on {path}: {html}"));
        let part = part.split("</section>").next().unwrap_or_default();
        let text = Page::read(&format!("<div {part}")).text;
        text.replace(['\u{2068}', '\u{2069}'], "")
    }

    /// Presses the button whose words begin so, on Today or on the page of all that waits.
    #[track_caller]
    pub fn press_on_today(&mut self, words: &str) -> crate::support::http::Answer {
        let (mut page, all) = (self.today(), self.for_you());
        page.forms.extend(all.forms);
        let plain = |text: &str| text.replace(['\u{2068}', '\u{2069}'], "");
        let found = page.forms.iter().find_map(|form| {
            let mut buttons = form.buttons.iter();
            let button = buttons.find(|it| plain(&it.text).trim().starts_with(words))?;
            let mut form = form.clone();
            form.buttons = vec![button.clone()];
            Some(form)
        });
        let form = found.unwrap_or_else(|| panic!("no {words:?} on Today: {:#?}", page.forms));
        submit(self, &form)
    }
}

/// A child on whose day nothing else happens, signed in anew.
#[track_caller]
fn again(room: &Classroom, child: &Child) -> Child {
    let mut device = room.device();
    device.tap(&child.id, PICTURES).expect(303);
    Child {
        client: device.0,
        ..child.clone()
    }
}

/// Fills a sheet; the last answer is what the child asks for.
#[track_caller]
pub fn fill(child: &mut Child, ask: &str) {
    for role in ROLES {
        let words = if role == "ask" { ask } else { "My words." };
        child.saves(role, words, 0);
    }
}

#[test]
fn the_week_stands_on_its_last_school_day_in_three_words() {
    let mut room = Classroom::with(4, "3", "60");
    let mut teacher = at_home(&room);
    let child = room.student("Badan");
    let talk = teacher.talk_with(room.class(), &child.id);
    let strength = [("own", "Small true details")];
    teacher.in_talk(&talk, "strengths", &strength).expect(303);
    teacher.types(&talk, &format!("next_step:{}", child.id), "I try it.");
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    let words = "This week in three words";
    for day in 0..4 {
        room.set_clock(MONDAY_AT_EIGHT + day * DAY);
        assert!(!teacher.today().text.contains(words), "day {day}");
    }
    room.set_clock(MONDAY_AT_EIGHT + 4 * DAY);
    let page = teacher.today();
    for said in [
        words,
        "Connection: This week you met 1 of 4",
        "Confidence: One strength said.",
        "Point of need: One next step.",
    ] {
        assert!(page.text.contains(said), "{said}: {}", page.text);
    }
    // A holiday on Friday makes Thursday the last.
    let off = [
        ("do", "add"),
        ("first", "2026-11-27"),
        ("last", "2026-11-27"),
    ];
    let path = format!("/teach/classes/{}/no-school", room.class());
    teacher.post(&path, &off).expect(303);
    assert!(!teacher.today().text.contains(words));
    room.set_clock(MONDAY_AT_EIGHT + 3 * DAY);
    assert!(teacher.today().text.contains(words));
}

#[test]
fn a_new_class_has_a_quiet_page() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let text = teacher.today().text;
    assert!(text.contains("Nobody is waiting to be met."), "{text}");
    for part in ["answers", "to-log", "smaller", "sheet-first", "tweak"] {
        assert_eq!(teacher.part(part).trim(), "", "{part}");
    }
    assert!(!text.contains("Start:"), "{text}");
}

#[test]
fn a_row_says_what_its_child_wants_and_the_bar_begins_with_the_first() {
    let room = Classroom::ready();
    let (mut teacher, mut wall) = (room.teacher(), room.wall());
    let mut ben = room.student("Ben");
    fill(&mut ben, "My ending. <b>Is it too short?</b>");
    let chairs = wall.empty_chairs();
    wall.sign_up(&chairs[1], &ben.id).expect(303);
    let eli = room.student("Eli");
    wall.sign_up(&chairs[2], &eli.id).expect(303);
    let text = teacher.today().text;
    let wants = "My ending. <b>Is it too short?</b>";
    assert!(
        text.contains("Wants help with") && text.contains(wants),
        "{text}"
    );
    assert!(text.contains("Sheet is full"), "{text}");
    assert!(text.contains("No answers yet"), "Eli's: {text}");
    let new = teacher.part("answers");
    assert!(new.contains("Ben") && !new.contains("Eli"), "{new}");
    let sheet = format!("/teach/students/{}/sheet", ben.id);
    let links = teacher.today().links_to(&sheet);
    teacher.get(&links[0]).expect(200);
    assert!(!teacher.part("next").contains("Ben"), "he stands above");
    let mut farid = room.student("Farid");
    fill(&mut farid, "My middle.");
    let tomorrow = wall.all_empty_chairs();
    let tomorrow = tomorrow.iter().find(|it| it.contains("2026-11-24"));
    wall.sign_up(tomorrow.unwrap(), &farid.id).expect(303);
    let next = teacher.part("next");
    assert!(next.contains("Farid"), "{next}");
    assert!(next.contains("Chair: Tuesday, 9:10"), "{next}");
    // One tap begins, and from then on it leads back to the talk.
    let begun = teacher.press_on_today("Start: Ben").expect(303);
    let talk = begun.location().to_owned();
    assert!(talk.starts_with("/teach/conferences/"), "{talk}");
    let today = teacher.today();
    assert!(today.text.contains("Ben · 0 min"), "{}", today.text);
    assert_eq!(today.links_to(&talk).len(), 1);
    assert!(!teacher.part("next").contains("Ben"), "he sits beside her");
    teacher.post(&format!("{talk}/finish"), &[]).expect(303);
    let to_log = teacher.part("to-log");
    assert!(
        to_log.contains("Ben") && to_log.contains("teaching point"),
        "{to_log}"
    );
    assert!(teacher.today().text.contains("Start: Eli"), "he is called");
    let new = teacher.part("answers");
    assert!(!new.contains("Ben"), "that sheet is closed: {new}");
    teacher.post(&format!("{talk}/logged"), &[]).expect(303);
    assert!(teacher.part("to-log").is_empty(), "that is all");
}

#[test]
fn who_is_at_the_door_rings_a_bell_on_every_page() {
    let room = Classroom::ready();
    let (mut teacher, mut device) = (room.teacher(), room.device());
    let ben = device.named("Ben");
    let asked = device.post("/door/ask", &[("student", &ben.id)]);
    asked.expect(303);
    let mut other = room.stranger();
    other.post("/room", &[]).expect(303);
    // On every page of hers the bell has their number, and leads to where they are let in.
    for page in [
        "/teach",
        "/teach/week",
        "/teach/room",
        "/teach/talks",
        "/teach/pin",
    ] {
        let bell = teacher.part_of(page, "bell");
        assert!(bell.contains('2'), "{page}: {bell}");
    }
    let door = teacher.today().links_to("/teach/devices")[0].clone();
    let text = teacher.part_of(&door, "requests");
    assert!(text.contains("Ben wants in"), "{text}");
    let waiting = teacher.part_of(&door, "waiting");
    assert!(waiting.contains("One device"), "{waiting}");
    let page = Page::read(&teacher.get(&door).expect(200).text());
    let asks = page.form_to("/teach/requests").expect("she is asked");
    let yes = [("id", asks.value("id").unwrap()), ("say", "yes")];
    teacher.post("/teach/requests", &yes).expect(303);
    device.get("/prep").expect(200);
    assert!(!teacher.part_of(&door, "requests").contains("Ben"));
    assert!(teacher.part_of("/teach", "bell").contains('1'));
}

#[test]
fn a_promise_comes_first_on_its_day_and_one_tap_keeps_it() {
    let mut room = Classroom::ready();
    let mut teacher = at_home(&room);
    let ben = room.device().named("Ben");
    let talk = teacher.talk_with(room.class(), &ben.id);
    let promise = [("date", "2026-11-25")];
    teacher.in_talk(&talk, "check-back", &promise).expect(303);
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    room.set_clock(MONDAY_AT_EIGHT + DAY);
    assert!(!teacher.part("next").contains("Ben"), "not before its day");
    room.set_clock(MONDAY_AT_EIGHT + 3 * DAY);
    let next = teacher.part("next");
    assert!(next.contains("Ben"), "{next}");
    let words = "You promised to look in: Wednesday, November 25";
    assert!(next.contains(words), "{next}");
    teacher.press_on_today("I looked in").expect(303);
    assert!(!teacher.part("next").contains("Ben"), "it is kept");
}

#[test]
fn after_three_weeks_everyone_not_met_is_named_with_the_school_days() {
    let mut room = since_monday(10);
    room.set_clock(MONDAY_AT_EIGHT + 21 * DAY);
    let mut teacher = at_home(&room);
    let next = teacher.part("next");
    assert!(next.contains("15 school days and no talk yet"), "{next}");
    assert!(next.contains("and 2 more after them"), "{next}");
    // A chair is saved for a child who did not ask for one.
    let saved = teacher.press_on_today("Save a chair: Today").expect(303);
    assert!(
        saved.location().starts_with("/teach?class="),
        "{}",
        saved.location()
    );
    let next = teacher.part("next");
    assert!(next.contains("Chair: Today, 9:10"), "{next}");
    // Two weeks without school would have made nobody wait.
    let off = [
        ("first", "2026-11-30"),
        ("last", "2026-12-11"),
        ("choice", "keep"),
    ];
    let path = format!("/teach/classes/{}/no-school", room.class());
    teacher.post(&path, &off).expect(303);
    let today = teacher.today().text;
    assert!(today.contains("Nobody is waiting"), "{today}");
}

#[test]
fn sheet_first_is_asked_once_after_the_fifth_block() {
    for (say, word) in [("Yes, sheet first", "gate"), ("No, leave it", "nudge")] {
        let mut room = since_monday(6);
        let mut teacher = at_home(&room);
        let friday = MONDAY_AT_EIGHT + 4 * DAY;
        room.set_clock(friday);
        assert!(
            teacher.part("sheet-first").is_empty(),
            "the block is to come"
        );
        room.set_clock(friday + 2 * 3600);
        let asked = teacher.part("sheet-first");
        assert!(asked.contains("Sheet first from now on?"), "{asked}");
        teacher.press_on_today(say).expect(303);
        assert!(teacher.part("sheet-first").is_empty(), "asked once");
        // A page that was left open changes nothing any more.
        let other = if word == "gate" { "no" } else { "yes" };
        let late = [("class", room.class()), ("say", other)];
        teacher.post("/teach/sheet-first", &late).expect(303);
        room.stop();
        let db = crate::support::classroom::whole_database(&room.database());
        let rule: String = db
            .query_row("SELECT sheet FROM class", [], |row| row.get(0))
            .unwrap();
        assert_eq!(rule, word);
    }
}

#[test]
fn her_own_line_comes_back_on_monday() {
    let mut room = since_monday(6);
    let mut teacher = at_home(&room);
    let child = room.device().names()[0].clone();
    let talk = teacher.talk_with(room.class(), &child.id);
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    teacher.types(&talk, "teacher_tweak", "Wait longer before I speak.");
    assert!(teacher.part("tweak").is_empty(), "not in the same week");
    room.set_clock(MONDAY_AT_EIGHT + 4 * DAY);
    let mut teacher = at_home(&room);
    room.set_clock(MONDAY_AT_EIGHT + 7 * DAY);
    let line = teacher.part("tweak");
    assert!(line.contains("Wait longer before I speak."), "{line}");
    assert!(
        teacher.part("to-log").contains("From earlier weeks"),
        "last week's log can still be finished"
    );
    room.set_clock(MONDAY_AT_EIGHT + 8 * DAY);
    assert!(teacher.part("tweak").is_empty(), "on one day only");
}

#[test]
fn a_step_that_is_not_yet_three_times_asks_to_be_smaller() {
    let mut room = Classroom::ready();
    let mut teacher = at_home(&room);
    let ben = room.student("Ben");
    let talk = teacher.talk_with(room.class(), &ben.id);
    teacher.types(
        &talk,
        &format!("next_step:{}", ben.id),
        "Write ten new endings.",
    );
    teacher.in_talk(&talk, "finish", &[]).expect(303);
    for day in 1..=3 {
        assert!(teacher.part("smaller").is_empty(), "not before day {day}");
        room.set_clock(MONDAY_AT_EIGHT + day * DAY);
        let mut ben = again(&room, &ben);
        let form = ben.page("/prep").form_to("/prep/next-steps/").unwrap();
        ben.post(&form.action, &[("say", "not_yet")]).expect(303);
    }
    let smaller = teacher.part("smaller");
    assert!(smaller.contains("Write ten new endings."), "{smaller}");
    let links = teacher.for_you().links_to("/teach/conferences/");
    assert!(
        links.contains(&format!("/teach/conferences/{talk}")),
        "{links:?}"
    );
}

#[test]
fn another_class_of_hers_is_another_page() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let mut ben = room.student("Ben");
    fill(&mut ben, "My ending");
    let other = teacher.make_class("Room 7");
    crate::support::classroom::paste(&mut teacher, &other, "Zed").expect(303);
    let path = format!("/teach?class={other}");
    let page = Page::read(&teacher.get(&path).expect(200).text());
    assert!(!page.text.contains("Ben"), "{}", page.text);
    let start = page
        .forms
        .iter()
        .find(|form| form.action == "/teach/conferences");
    let class = start.and_then(|form| form.value("class"));
    assert_eq!(class, Some(other.as_str()), "a talk begins in this class");
}
