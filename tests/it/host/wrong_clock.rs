//! A box whose clock is wrong: started in 1970, in 2099 and before its last word, put forward a year and
//! back a day while it runs, and on the days the clocks change. The system's clock is made up for the program by faketime.

use std::fs;
use std::time::Duration;

use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT, submit, whole_database};
use crate::support::html::Page;
use crate::support::made_up_clock::{date_file, environment, made_up_clock};
use crate::support::people::Child;

fn clock_word(room: &Classroom) -> String {
    let health = room.stranger().get("/health");
    health.json()["clock"].as_str().unwrap().to_owned()
}

/// How many rows each table has.
fn rows(room: &Classroom) -> Vec<(String, i64)> {
    let db = whole_database(&room.database());
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
    let mut tables = db.prepare(tables).unwrap();
    let names = tables.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let names: Vec<String> = names.map(Result::unwrap).collect();
    let count = |name: String| {
        let count = db.query_row(&format!("SELECT count(*) FROM \"{name}\""), [], |row| {
            row.get(0)
        });
        (name, count.unwrap())
    };
    names.into_iter().map(count).collect()
}

/// The times on the chairs of a page, or what stands in their place.
fn times(page: &str) -> Vec<String> {
    let tiles = page.split("<li class=\"chair ").skip(1);
    let time = |tile: &str| {
        let (_, rest) = tile.split_once("<b>").unwrap();
        rest.split("</b>").next().unwrap().to_owned()
    };
    tiles.map(time).collect()
}

#[test]
fn a_box_that_wakes_on_a_wrong_day_serves_at_once_and_loses_nothing() {
    let Some(library) = made_up_clock("a box that wakes on a wrong day") else {
        return;
    };
    for wrong in [
        "@1970-01-01 00:00:10",
        "@2099-12-31 23:00:00",
        "@2026-11-20 08:00:00",
    ] {
        let mut room = Classroom::ready();
        let mut ada = room.student("Ada B.");
        ada.saves("piece", "A heron stood in the rain.", 0);
        let times_before = times(&room.wall().get("/board").expect(200).text());
        assert_eq!(times_before[0], "9:10");
        room.stop();
        let before = rows(&room);
        let file = date_file(&room, wrong);
        room.start_in(&environment(&library, &file));
        let took = room.program().took;
        assert!(
            took < crate::support::ready_within(),
            "{wrong}: ready after {took:?}"
        );
        assert_eq!(clock_word(&room), "doubtful", "{wrong}");
        assert_eq!(
            rows(&room),
            before,
            "{wrong}: nothing went away by starting"
        );

        let chair = the_wall_goes_on(&room, wrong);
        let today = the_people_stay(&room, &mut ada, &before, wrong);
        one_tap_takes_the_time(&room, (&today, &chair), wrong);
    }
}

#[test]
fn a_child_is_told_no_time_that_may_be_wrong() {
    let Some(library) = made_up_clock("a child's page by a wrong clock") else {
        return;
    };
    let mut room = Classroom::ready();
    let mut ada = room.student("Ada B.");
    let chair = room.wall().empty_chairs()[1].clone();
    room.wall().sign_up(&chair, &ada.id).expect(303);
    // The day no longer has this chair, and yet it is held.
    let early = [("do", "early"), ("ends", "09:16"), ("choice", "keep")];
    let days = format!("/teach/classes/{}/days", room.class());
    room.teacher().post(&days, &early).expect(303);
    let told = |ada: &mut crate::support::people::Child| {
        let page = ada.page("/prep").text;
        page.replace(['\u{2068}', '\u{2069}'], "")
    };
    assert!(told(&mut ada).contains("at 9:18"), "{}", told(&mut ada));
    room.stop();
    let file = date_file(&room, "@1970-01-01 00:00:10");
    room.start_in(&environment(&library, &file));
    ada.address = room.program().address;
    let page = told(&mut ada);
    assert!(
        page.contains("2nd chair") && !page.contains("9:18"),
        "{page}"
    );
}

/// The tablet on the wall, before and after a child saves a chair; gives that chair.
fn the_wall_goes_on(room: &Classroom, wrong: &str) -> String {
    // The wall goes on, by the places of the chairs; Monday is still the day it knows.
    let mut wall = room.wall();
    let board = wall.get("/board").expect(200).text();
    assert_eq!(
        times(&board),
        ["1st chair", "2nd chair", "3rd chair"],
        "{wrong}"
    );
    assert!(!board.contains("9:10"), "{wrong}: {board}");
    let chair = wall.empty_chairs()[1].clone();
    assert!(chair.contains("2026-11-23"), "{wrong}: {chair}");
    let eli = wall
        .names(&chair)
        .into_iter()
        .find(|it| it.name == "Eli")
        .unwrap();
    let saved = wall.sign_up(&chair, &eli.id).expect(303);
    let told = Page::read(&wall.follow(saved).expect(200).text());
    assert_eq!(told.h1[0], "Eli has the 2nd chair.", "{wrong}");
    chair
}

/// A child and the teacher who were there before, and one who comes in now; gives the page Today.
fn the_people_stay(
    room: &Classroom,
    ada: &mut Child,
    before: &[(String, i64)],
    wrong: &str,
) -> String {
    // Everybody is still who they were, and a child comes in though her session of long ago is not cleared away.
    ada.address = room.program().address;
    ada.saves("proud", "It did not move.", 0);
    let mut teacher = room.teacher();
    let today = teacher.get("/teach").expect(200).text();
    let page = Page::read(&today);
    assert!(
        page.text.contains("not sure what day it is"),
        "{wrong}: {}",
        page.text
    );
    room.student("Ben");
    for ((table, before), (_, after)) in before.iter().zip(rows(room)) {
        assert!(
            after >= *before,
            "{wrong}: {table} had {before} rows and has {after}"
        );
    }
    today
}

/// From the page Today to a clock that is right.
fn one_tap_takes_the_time(room: &Classroom, (today, chair): (&str, &str), wrong: &str) {
    let (mut teacher, mut wall) = (room.teacher(), room.wall());
    let page = Page::read(today);
    // One tap takes the time of her device: the form of Today, as its script fills it.
    let one_tap = page.form_to("/teach/clock").expect("one tap on Today");
    let tuesday = (MONDAY_AT_EIGHT + 86_400).to_string();
    let filled = teacher.post(&one_tap.action, &[("now", &tuesday)]);
    assert!(filled.expect(303).location().starts_with("/teach?done="));
    assert_eq!(clock_word(room), "trusted", "{wrong}");
    let after = teacher.get("/teach").expect(200).text();
    let said = after
        .split("<form class=\"notice bad clock\"")
        .nth(1)
        .unwrap();
    let said = said.split('>').next().unwrap();
    assert!(said.contains(" hidden"), "{wrong}: {said}");
    let monday = wall.get("/board/days/2026-11-23").expect(200).text();
    assert!(!monday.contains("2nd chair"), "{wrong}");
    assert!(
        teacher.chair(chair).text.contains("Eli"),
        "{wrong}: the chair is still hers"
    );
    let db = whole_database(&room.database());
    let doubted: i64 = db
        .query_row(
            "SELECT count(*) FROM audit WHERE clock = 'doubtful' AND event = 'saved'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(
        doubted, 1,
        "{wrong}: the audit says that the date was doubtful"
    );
    let backwards: i64 = db
        .query_row(
            "SELECT count(*) FROM audit AS one JOIN audit AS next ON next.id = one.id + 1
             WHERE next.at < one.at AND one.event <> 'clock set' AND next.event <> 'clock set'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(backwards, 0, "{wrong}: one line after the other");
}

#[test]
fn a_clock_that_jumps_while_the_box_runs_moves_no_chair_and_ends_nothing() {
    let Some(library) = made_up_clock("a clock that jumps") else {
        return;
    };
    let mut room = Classroom::ready();
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let eli = wall
        .names(&chair)
        .into_iter()
        .find(|it| it.name == "Eli")
        .unwrap();
    wall.sign_up(&chair, &eli.id).expect(303);
    room.stop();
    let file = date_file(&room, "+0");
    room.start_in(&environment(&library, &file));
    let board = |room: &Classroom| room.wall().get("/board/days/2026-11-23").expect(200).text();
    assert_eq!(clock_word(&room), "trusted");
    let (before, chairs) = (rows(&room), room.wall().all_empty_chairs());
    for (jump, seen) in [
        ("+366d", "doubtful"),
        ("-1d", "doubtful"),
        ("+0", "trusted"),
    ] {
        fs::write(&file, jump).unwrap();
        assert_eq!(clock_word(&room), seen, "{jump}");
        // A kept drawing of the wall lives for a minute at most; a new page is drawn for each change.
        let busy = cpu_ms(&room, Duration::from_secs(1));
        assert!(busy < 200, "{jump}: {busy} ms of a second");
        assert_eq!(room.wall().all_empty_chairs(), chairs, "{jump}");
        assert!(board(&room).contains("Eli"), "{jump}");
        room.teacher().get("/teach").expect(200);
        assert_eq!(rows(&room), before, "{jump}");
    }
    // Once the teacher's device has told the time, the system's clock may jump as it likes.
    room.teacher().set_clock(MONDAY_AT_EIGHT + 60);
    for jump in ["+366d", "-1d", "-20000d"] {
        fs::write(&file, jump).unwrap();
        assert_eq!(clock_word(&room), "trusted", "{jump}");
        assert_eq!(room.wall().all_empty_chairs(), chairs, "{jump}");
    }
    let idle = room.student("Ben").page("/prep");
    assert!(!idle.h1.is_empty());
}

/// The teacher's page asks what day it is; nobody's chair is hidden and nobody is signed out.
fn nothing_is_hidden(room: &Classroom, ada: &mut Child, chairs: &[String], why: &str) {
    assert_eq!(clock_word(room), "doubtful", "{why}");
    let board = room.wall().get("/board/days/2026-11-23").expect(200).text();
    assert!(board.contains("Ada B."), "{why}: {board}");
    assert_eq!(room.wall().all_empty_chairs(), chairs, "{why}");
    ada.address = room.program().address;
    let home = ada.page("/prep").text;
    assert!(home.contains("1st chair"), "{why}: {home}");
    let today = Page::read(&room.teacher().get("/teach").expect(200).text());
    assert!(
        today.text.contains("not sure what day it is"),
        "{why}: {}",
        today.text
    );
}

#[test]
fn a_leap_of_two_months_is_asked_about_before_it_hides_anything() {
    let Some(library) = made_up_clock("a leap of sixty days") else {
        return;
    };
    let mut room = Classroom::ready();
    let mut ada = room.student("Ada B.");
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    wall.sign_up(&chair, &ada.id).expect(303);
    let chairs = room.wall().all_empty_chairs();
    room.stop();
    let file = date_file(&room, "+0");
    room.start_in(&environment(&library, &file));
    assert_eq!(clock_word(&room), "trusted");
    fs::write(&file, "+60d").unwrap();
    nothing_is_hidden(&room, &mut ada, &chairs, "sixty days while it runs");
    // Switched off in June, and on in September.
    room.stop();
    fs::write(&file, "+75d").unwrap();
    room.start_in(&environment(&library, &file));
    nothing_is_hidden(&room, &mut ada, &chairs, "a summer");
    // Her device says the same, in one tap: the summer is over.
    let september = MONDAY_AT_EIGHT + 75 * 86_400;
    let taken = room
        .teacher()
        .post("/teach/clock", &[("now", &september.to_string())]);
    assert!(taken.expect(303).location().starts_with("/teach?done="));
    assert_eq!(clock_word(&room), "trusted");
    let board = room.wall().get("/board").expect(200).text();
    assert!(
        !board.contains("Ada B.") && board.contains("9:10"),
        "{board}"
    );
}

#[test]
fn a_laptop_of_another_decade_is_asked_about_and_its_day_has_its_year() {
    let mut room = Classroom::ready();
    let mut ada = room.student("Ada B.");
    let mut teacher = room.teacher();
    let wrong = "2036-03-04T08:00:00Z"
        .parse::<jiff::Timestamp>()
        .unwrap()
        .as_second();
    let wrong = wrong.to_string();
    let before = room.wall().all_empty_chairs();
    let asked = teacher.post("/teach/clock", &[("now", &wrong)]).expect(409);
    let asked = Page::read(&asked.text());
    for day in ["Monday, November 23, 2026", "Tuesday, March 4, 2036"] {
        assert!(asked.text.contains(day), "{}", asked.text);
    }
    assert_eq!(room.wall().all_empty_chairs(), before, "nothing is hidden");
    // She says so a second time; a child takes a chair there.
    let sure = asked.form_with(&["now"]);
    submit(&mut teacher, &sure).expect(303);
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    assert!(chair.contains("2036-03-04"), "{chair}");
    wall.sign_up(&chair, &ada.id).expect(303);
    // Put right again, each screen says which March that is.
    room.set_clock(MONDAY_AT_EIGHT);
    let home = ada.page("/prep").text;
    assert!(home.contains("March 4, 2036"), "{home}");
    let saved = Page::read(&room.wall().get("/board/saved").expect(200).text()).text;
    assert!(saved.contains("March 4, 2036"), "{saved}");
    let seat = room.teacher().chair(&chair).text;
    assert!(seat.contains("March 4, 2036"), "{seat}");
    let sign_up = room.teacher().held_by(&chair);
    let own = Page::read(
        &room
            .wall()
            .get(&format!("/board/sign-ups/{sign_up}"))
            .expect(200)
            .text(),
    );
    assert!(own.text.contains("March 4, 2036"), "{}", own.text);
    let slip = format!("/teach/chairs/{chair}/slip");
    let slip = Page::read(&room.teacher().get(&slip).expect(200).text()).text;
    assert!(slip.contains("March 4, 2036"), "{slip}");
}

#[test]
fn a_laptop_two_months_ahead_is_asked_about_while_the_box_is_sure_of_its_day() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    let ada = wall.names(&chair)[0].clone();
    wall.sign_up(&chair, &ada.id).expect(303);
    assert_eq!(clock_word(&room), "trusted");
    let at = |days: i64| (MONDAY_AT_EIGHT + days * 86_400).to_string();
    for days in [36, 60, 99, 120, 300] {
        let asked = teacher.post("/teach/clock", &[("now", &at(days))]);
        let asked = Page::read(&asked.expect(409).text());
        let day = "Monday, November 23, 2026";
        assert!(asked.text.contains(day), "{days}: {}", asked.text);
        let board = wall.get("/board").expect(200).text();
        assert!(board.contains(&ada.name), "{days}: {board}");
        assert_eq!(clock_word(&room), "trusted", "{days}");
    }
    // Less is no leap: a holiday, and a clock that is put back.
    for days in [30, 0] {
        let taken = teacher.post("/teach/clock", &[("now", &at(days))]);
        assert!(taken.expect(303).location().starts_with("/teach?done="));
    }
    // She says so a second time.
    let sure = [("now", at(60)), ("sure", "true".to_owned())];
    let sure = sure.each_ref().map(|(name, value)| (*name, &value[..]));
    teacher.post("/teach/clock", &sure).expect(303);
    let board = wall.get("/board").expect(200).text();
    assert!(!board.contains(&ada.name), "{board}");
}

/// Milliseconds that the program works within a time.
fn cpu_ms(room: &Classroom, within: Duration) -> u64 {
    let used = || {
        let stat = fs::read_to_string(format!("/proc/{}/stat", room.program().id())).unwrap();
        let fields: Vec<&str> = stat.rsplit(") ").next().unwrap().split(' ').collect();
        let ticks: u64 = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
        ticks * 10
    };
    let before = used();
    std::thread::sleep(within);
    used() - before
}

#[test]
fn chairs_keep_their_time_on_the_wall_when_the_clocks_change() {
    let mut room = Classroom::ready();
    room.stop();
    // The zones are in the program.
    let nowhere = [("TZDIR", "/nonexistent"), ("TZ", "Asia/Kathmandu")];
    room.start_in(&nowhere);
    // Monday after the clocks went forward in London, and after they went back: nine is an hour earlier and later in UTC.
    let nine = |utc: &str| utc.parse::<jiff::Timestamp>().unwrap().as_second();
    for (day, nine) in [
        ("2027-03-29", nine("2027-03-29T08:00:00Z")),
        ("2027-11-01", nine("2027-11-01T09:00:00Z")),
    ] {
        let at = |room: &mut Classroom, second: i64| {
            room.set_clock(second);
            let wall = room
                .wall()
                .get(&format!("/board/days/{day}"))
                .expect(200)
                .text();
            let open = Page::read(&wall).links_to("/board/chairs/").len();
            (times(&wall), open)
        };
        // From before the change, on the Friday: the same three chairs.
        let three = ["9:10", "9:18", "9:26"].map(str::to_owned).to_vec();
        assert_eq!(
            at(&mut room, nine - 3 * 86_400),
            (three.clone(), 3),
            "{day}"
        );
        assert_eq!(at(&mut room, nine), (three.clone(), 3), "{day}");
        // Ten minutes are ten minutes.
        assert_eq!(at(&mut room, nine + 540).1, 3, "{day}");
        assert_eq!(at(&mut room, nine + 11 * 60).1, 2, "{day}");
        assert_eq!(at(&mut room, nine + 3600), (three, 0), "{day}");
    }
}

#[test]
fn without_a_script_the_time_is_typed() {
    let room = Classroom::ready();
    let mut teacher = room.teacher();
    let form = Page::read(&teacher.get("/teach/clock").expect(200).text())
        .form_with(&["at"])
        .fill("at", "2027-03-29T09:05");
    submit(&mut teacher, &form).expect(303);
    let shown = Page::read(&teacher.get("/teach/clock").expect(200).text()).text;
    assert!(shown.contains("Monday, March 29 , 9:05 am"), "{shown}");
    // A time that cannot be is refused with the page, and changes nothing.
    for typed in ["", "soon", "1970-01-01T00:00", "2099-01-01T00:00"] {
        let refused = teacher.post("/teach/clock", &[("at", typed)]).expect(409);
        assert!(
            refused.text().contains("That cannot be the time"),
            "{typed}"
        );
    }
    let mut wall = room.wall();
    assert!(wall.get("/board").expect(200).text().contains("2027-03-29"));
}
