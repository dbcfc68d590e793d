//! The first run over HTTP: every step saved at once, skipped or gone back from, and found again after the plug was pulled
//! and on another device; the made-up child, of whom nothing is left; the code that is asked for once more.

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, THIRTY, ZONE, submit, whole_database};
use crate::support::html::{Form, Page};
use crate::support::http::Client;
use crate::support::people::{PASSPHRASE, TEACHER, Teacher};

/// Where the first run goes on for this browser.
#[track_caller]
fn next(client: &mut Client) -> String {
    client
        .get("/teach/first-run")
        .expect(303)
        .location()
        .to_owned()
}

#[track_caller]
fn page(client: &mut Client, path: &str) -> Page {
    Page::read(&client.get(path).expect(200).text())
}

/// "Skip for now" on this page.
fn skip(page: &Page) -> Form {
    let mut forms = page.forms.iter();
    let form = forms.find(|form| form.action == "/teach/first-run" && form.has("step"));
    form.cloned()
        .unwrap_or_else(|| panic!("no way round {:?}: {:#?}", page.h1, page.forms))
}

/// Presses the button with this field.
fn press(
    client: &mut Client,
    form: &Form,
    name: &str,
    value: &str,
) -> crate::support::http::Answer {
    let mut fields = form.fields();
    fields.push((name.to_owned(), value.to_owned()));
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    client.post(&form.action, &fields)
}

/// A browser that has just claimed the box; its recovery code is on the screen.
fn claimed(room: &Classroom) -> Client {
    let code = room.setup_code();
    let mut teacher = room.stranger();
    assert_eq!(teacher.get("/").expect(303).location(), "/hello");
    let hello = page(&mut teacher, "/hello");
    assert_eq!(hello.links_to("/claim?language=").len(), 3, "{hello:?}");
    let form = page(&mut teacher, "/claim?language=en")
        .form_with(&["code", "name", "passphrase"])
        .fill("code", &code)
        .fill("name", TEACHER)
        .fill("passphrase", PASSPHRASE);
    let claimed = submit(&mut teacher, &form).expect(303);
    assert_eq!(claimed.location(), "/teach/recovery");
    teacher
}

/// Does a step with its own form on its own page.
fn do_step(room: &mut Classroom, teacher: &mut Client, place: &str) {
    let path = place.split('?').next().unwrap_or(place);
    let at = page(teacher, place);
    let form = match path.rsplit('/').next().unwrap_or_default() {
        "recovery" => return drop(press(teacher, &skip(&at), "do", "skipped").expect(303)),
        "pin" => at.form_with(&["pin"]).fill("pin", "824613"),
        "classes" => at
            .form_with(&["name", "band", "zone"])
            .fill("name", "Room 12")
            .fill("zone", ZONE),
        "roster" => at.form_with(&["names"]).fill("names", &THIRTY.join("\n")),
        "calendar" => at.form_with(&["start", "day"]).fill("start", "09:00"),
        "walls" => {
            let mut tablet = room.stranger();
            tablet.post("/wall", &[]).expect(303);
            let at = page(teacher, place);
            at.forms
                .iter()
                .find(|form| form.has("number"))
                .expect("the tablet is asked about")
                .clone()
        }
        "pictures" => at.form_with(&["shared"]),
        "try" => {
            let begin = at.form_to("/teach/first-run/try").expect("a way to begin");
            press(teacher, &begin, "do", "begin").expect(303);
            let at = page(teacher, place);
            assert!(at.text.contains("Sam (practice)"), "{}", at.text);
            return drop(
                teacher
                    .post("/teach/first-run/try", &[("do", "end")])
                    .expect(303),
            );
        }
        _ => panic!("no such step: {place}"),
    };
    submit(teacher, &form).expect(303);
}

#[test]
fn every_step_is_found_again_after_the_plug_was_pulled_and_on_another_device() {
    let mut room = Classroom::new();
    room.stay_in_place();
    let mut teacher = claimed(&room);
    let mut laptop = Teacher(room.stranger());
    while laptop.sign_in().status == 429 {
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    let mut steps = Vec::new();
    loop {
        let place = next(&mut teacher);
        if place == "/teach/first-run/chair" {
            break;
        }
        let progress = page(&mut teacher, &place).text;
        assert!(
            progress.contains(&format!(
                "Step \u{2068}{}\u{2069} of \u{2068}11",
                steps.len() + 3
            )) || progress.contains(&format!("Step {} of 11", steps.len() + 3)),
            "{place}: {progress}"
        );
        room.kill9();
        room.start_undated();
        assert_eq!(next(&mut teacher), place, "the same step after the plug");
        assert_eq!(next(&mut laptop), place, "the same step on another device");
        do_step(&mut room, &mut teacher, &place);
        steps.push(place.split('?').next().unwrap_or_default().to_owned());
    }
    let class = steps[3].split('/').nth(3).expect("a class").to_owned();
    let expected = [
        "/teach/recovery".to_owned(),
        "/teach/pin".to_owned(),
        "/teach/classes".to_owned(),
        format!("/teach/classes/{class}/roster"),
        format!("/teach/classes/{class}/calendar"),
        "/teach/walls".to_owned(),
        "/teach/first-run/pictures".to_owned(),
        "/teach/first-run/try".to_owned(),
    ];
    assert_eq!(steps, expected);
    // Before the last step Today is open, and offers to go on.
    let today = page(&mut teacher, "/teach");
    assert_eq!(today.links_to("/teach/first-run"), ["/teach/first-run"]);
    let last = page(&mut teacher, "/teach/first-run/chair");
    let form = last.form_to("/board/sign-ups").expect("children to tap");
    let (name, id) = form.buttons[3].field.clone().expect("a child");
    assert_eq!(form.buttons.len(), 30, "the real children and nobody else");
    let saved = press(&mut teacher, &form, &name, &id).expect(303);
    assert_eq!(saved.location(), "/teach/first-run/done");
    let done = page(&mut teacher, "/teach/first-run/done");
    assert!(
        done.text.contains("Next: teach the mini-lesson."),
        "{}",
        done.text
    );
    assert_eq!(done.links_to("/teach/mini-lesson").len(), 1);
    let today = page(&mut teacher, "/teach");
    assert!(today.links_to("/teach/first-run").is_empty(), "it is over");
    assert_eq!(today.links_to("/teach/mini-lesson").len(), 1);
}

#[test]
fn every_step_can_be_skipped_and_blocks_nobody() {
    let room = Classroom::new();
    let mut teacher = claimed(&room);
    let mut steps = 0;
    loop {
        let place = next(&mut teacher);
        if place == "/teach/first-run/done" {
            break;
        }
        steps += 1;
        let at = page(&mut teacher, &place);
        let skipped = press(&mut teacher, &skip(&at), "do", "skipped").expect(303);
        assert_eq!(skipped.location(), "/teach/first-run");
        assert!(steps < 12, "{place} does not end");
    }
    assert_eq!(steps, 3, "without a class there is no more to ask");
    let done = page(&mut teacher, "/teach/first-run/done");
    assert!(done.text.contains("Left for later"), "{}", done.text);
    // A class on another day: what is possible now is offered, and nothing stands in the way of Today.
    let class = teacher.make_class("Room 12");
    while next(&mut teacher) != "/teach/first-run/done" {
        let place = next(&mut teacher);
        let at = page(&mut teacher, &place);
        press(&mut teacher, &skip(&at), "do", "skipped").expect(303);
    }
    let today = page(&mut teacher, "/teach/for-you");
    let list = format!("/teach/classes/{class}/roster");
    assert!(today.text.contains("Left for later"), "{}", today.text);
    assert_eq!(today.links_to(&list).len(), 1, "from the offer: {today:?}");
}

#[test]
fn back_leads_to_the_step_before_and_a_second_answer_counts() {
    let mut room = Classroom::new();
    let mut teacher = claimed(&room);
    for _ in 0..4 {
        let place = next(&mut teacher);
        do_step(&mut room, &mut teacher, &place);
    }
    let writing = next(&mut teacher);
    let back = page(&mut teacher, &writing).links;
    let (back, _) = back.into_iter().nth(1).expect("skip link, then Back");
    assert!(back.contains("/roster?first=true"), "{back}");
    let list = page(&mut teacher, &back);
    let more = list.form_with(&["names"]).fill("names", "Late Comer");
    let saved = submit(&mut teacher, &more).expect(303);
    let at = page(&mut teacher, saved.location());
    assert!(at.text.contains("31"), "{}", at.text);
    assert_eq!(next(&mut teacher), writing, "and on to where she was");
}

/// Every whole number and every text that stands anywhere but in the audit.
fn everything(db: &rusqlite::Connection) -> Vec<(String, String)> {
    let mut tables = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('audit', 'sqlite_sequence')")
        .unwrap();
    let tables: Vec<String> = tables
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let mut found = Vec::new();
    for table in tables {
        let mut rows = db.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let width = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..width {
                let cell = match row.get_ref(column).unwrap() {
                    rusqlite::types::ValueRef::Integer(number) => number.to_string(),
                    rusqlite::types::ValueRef::Text(text) => {
                        String::from_utf8_lossy(text).into_owned()
                    }
                    _ => continue,
                };
                found.push((table.clone(), cell));
            }
        }
    }
    found
}

#[test]
fn of_the_made_up_child_nothing_is_left_but_the_audit() {
    let mut room = Classroom::ready();
    let mut teacher = room.teacher();
    let begin = [("do", "begin")];
    teacher.post("/teach/first-run/try", &begin).expect(303);
    teacher.post("/teach/first-run/try", &begin).expect(303);
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let names = wall.names(&chair);
    let sam = names.iter().find(|it| it.name == "Sam (practice)");
    let sam = sam
        .unwrap_or_else(|| panic!("on the real board: {names:?}"))
        .clone();
    assert_eq!(names.len(), 31, "once, beside the thirty");
    wall.sign_up(&chair, &sam.id).expect(303);
    let at = page(&mut teacher, "/teach/first-run/try").text;
    assert!(at.contains("has a chair"), "{at}");
    let sheet = page(&mut teacher, &format!("/teach/students/{}/sheet", sam.id)).text;
    assert!(
        sheet.contains("5 of 5") || sheet.contains("5\u{2069} of 5"),
        "a full sheet: {sheet}"
    );
    // She goes further than she has to: a whole talk, with a log, a next step and her device handed over.
    let talk = room.teacher().talk_with(room.class(), &sam.id);
    let mut own = room.teacher();
    own.types(&talk, "praised", "a made-up line");
    own.in_talk(
        &talk,
        "steps",
        &[("step", "new"), ("text", "made up"), ("seen", "0")],
    );
    own.in_talk(&talk, "finish", &[]).expect(303);
    teacher
        .post("/teach/first-run/try", &[("do", "end")])
        .expect(303);
    assert!(
        !wall.names(&chair).iter().any(|it| it.id == sam.id),
        "off the board"
    );
    assert!(
        wall.empty_chairs().contains(&chair),
        "the chair is empty again"
    );
    room.stop();
    let db = whole_database(&room.database());
    let left: Vec<_> = everything(&db)
        .into_iter()
        .filter(|(_, cell)| {
            cell.contains(&sam.id)
                || cell.contains("Sam (practice)")
                || cell.contains("made-up line")
        })
        .collect();
    assert_eq!(left, []);
    let told: i64 = db
        .query_row(
            "SELECT count(*) FROM audit WHERE about = ?",
            [sam.id.parse::<i64>().unwrap()],
            |row| row.get(0),
        )
        .unwrap();
    assert!(told >= 2, "added and erased stand in the audit");
}

#[test]
fn a_made_up_child_is_gone_after_the_plug_was_pulled() {
    let mut room = Classroom::ready();
    let mut teacher = room.teacher();
    teacher
        .post("/teach/first-run/try", &[("do", "begin")])
        .expect(303);
    room.kill9();
    room.start();
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    assert_eq!(wall.names(&chair).len(), 30);
    assert_eq!(
        next(&mut room.teacher()),
        "/teach/pin?first=true",
        "the first run is where it was"
    );
}

#[test]
fn the_recovery_code_is_asked_for_once_more_in_the_first_week() {
    let mut room = Classroom::new()
        .claimed()
        .with_class(&["Ada", "Ben"])
        .with_writing("3", "60");
    let asks = |room: &Classroom| {
        let today = page(&mut room.teacher(), "/teach/for-you");
        today
            .form_to("/teach/first-run")
            .filter(|form| form.value("step") == Some("code"))
    };
    assert!(asks(&room).is_none(), "she has just written it down");
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap();
    let now = i64::try_from(now.as_secs()).unwrap();
    room.set_clock(now + 3 * 86_400);
    let form = asks(&room).expect("asked on the third day");
    let mut teacher = room.teacher();
    press(&mut teacher, &form, "do", "sure").expect(303);
    assert!(asks(&room).is_none(), "answered once and for all");
}

#[test]
fn this_screen_is_the_wall_for_now_and_she_goes_on_until_the_end() {
    let room = Classroom::new()
        .claimed()
        .with_class(&["Ada", "Ben"])
        .with_writing("3", "60");
    let mut laptop = room.teacher();
    let at = page(&mut laptop, "/teach/walls?first=true");
    let here = at.form_to("/teach/walls/here").expect("no tablet yet");
    let made = submit(&mut laptop, &here).expect(303);
    assert_eq!(made.location(), "/teach/first-run");
    assert_eq!(
        next(&mut laptop),
        "/teach/pin?first=true",
        "still signed in"
    );
    let done = page(&mut laptop, "/teach/first-run/done");
    let leave = done.form_to("/door/leave").expect("the way to the board");
    let left = submit(&mut laptop, &leave).expect(303);
    let board = laptop.follow(left).expect(200).text();
    assert!(board.contains("data-audience=\"wall\""), "{board}");
    laptop.get("/teach").expect(403);
}

#[test]
fn a_wall_learns_how_large_its_screen_is_tap_by_tap() {
    let mut room = Classroom::ready();
    let mut wall = room.wall();
    assert_eq!(wall.get("/wall").expect(303).location(), "/wall/size");
    let touch = |wall: &mut Client| {
        let css = wall.get("/wall/size.css").expect(200).text();
        let touch = css
            .split("--touch:")
            .nth(1)
            .and_then(|rest| rest.split("px").next());
        touch
            .and_then(|px| px.parse::<u16>().ok())
            .unwrap_or_else(|| panic!("{css}"))
    };
    assert_eq!(touch(&mut wall), 104);
    for _ in 0..7 {
        let form = page(&mut wall, "/wall/size")
            .form_to("/wall/size")
            .expect("three buttons");
        press(&mut wall, &form, "do", "bigger").expect(303);
    }
    room.kill9();
    room.start();
    let mut wall = room.wall();
    assert!(
        (125..135).contains(&touch(&mut wall)),
        "20 mm on a small iPad"
    );
    let other = &mut room.paired_wall();
    assert_eq!(touch(other), 104, "each wall its own");
    let fits = wall.post("/wall/size", &[("do", "fits")]).expect(303);
    assert_eq!(fits.location(), "/wall/lock");
    let lock = page(&mut wall, "/wall/lock");
    for tablet in ["iPad", "Android", "Fire"] {
        assert!(lock.text.contains(tablet), "{tablet}: {}", lock.text);
    }
    assert_eq!(wall.get("/wall").expect(303).location(), "/board");
    wall.post("/wall/size", &[("do", "huge")]).expect(400);
    room.stranger().get("/wall/size").expect(403);
}

#[test]
fn the_mini_lesson_stands_on_one_page_in_three_languages() {
    let mut room = Classroom::ready();
    room.set_clock(MONDAY_AT_EIGHT);
    let mut teacher = room.teacher();
    let lesson = page(&mut teacher, "/teach/mini-lesson");
    assert_eq!(
        lesson.tags.iter().filter(|(tag, _)| tag == "td").count(),
        10,
        "five answers, full and thin"
    );
    assert!(lesson.text.contains("Is it good?") && lesson.text.contains("I listen to the end."));
    room.stranger().get("/teach/mini-lesson").expect(403);
}
