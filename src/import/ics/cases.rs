//! Calendars as districts write them. Every name and title here is made up.

use jiff::civil::{date, time};

use super::*;

pub(super) fn file(events: &[&str]) -> String {
    let events = events.iter().map(|event| {
        format!("BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260801T000000Z\r\n{event}\r\nEND:VEVENT\r\n")
    });
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//d//c//EN\r\n{}END:VCALENDAR\r\n",
        events.collect::<String>()
    )
}

pub(super) fn told(events: &[&str]) -> Vec<String> {
    told_in(&file(events), "UTC")
}

pub(super) fn told_in(calendar: &str, zone: &str) -> Vec<String> {
    let from = date(2026, 11, 23);
    let found = super::events(calendar.as_bytes(), from, zone).unwrap_or_default();
    let found = found.iter().map(|it| {
        let sounds = match it.sounds {
            Sounds::Free => " free",
            Sounds::OutEarly => " early",
            Sounds::Like => "",
        };
        let ends = it.ends.map_or(String::new(), |at| format!(" {at}"));
        format!("{}/{} {}{sounds}{ends}", it.first, it.last, it.title)
    });
    found.collect()
}

#[test]
fn whole_days_are_found_however_they_are_written() {
    for (event, expected) in [
        (
            "DTSTART;VALUE=DATE:20261126\r\nDTEND;VALUE=DATE:20261128\r\nSUMMARY:Thanksgiving\\, no school",
            "2026-11-26/2026-11-27 Thanksgiving, no school free",
        ),
        (
            "DTSTART;VALUE=DATE:20261214\r\nSUMMARY:Picture day for every\r\n  class",
            "2026-12-14/2026-12-14 Picture day for every class",
        ),
        (
            "DTSTART;VALUE=\"DATE\":20261214\r\nSUMMARY:x",
            "2026-12-14/2026-12-14 x",
        ),
        (
            "DTSTART:20261214\r\nDTEND:20261215\r\nSUMMARY:x",
            "2026-12-14/2026-12-14 x",
        ),
        (
            "DTSTART;TZID=America/Chicago:20261214T000000\r\nDTEND;TZID=America/Chicago:20261216T000000\r\nSUMMARY:x",
            "2026-12-14/2026-12-15 x",
        ),
        (
            "DTSTART:20261214T000000\r\nDTEND:20261214T235900\r\nSUMMARY:x",
            "2026-12-14/2026-12-14 x",
        ),
        (
            "DTSTART:20261214T000000Z\r\nDTEND:20261215T000000Z\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\r\nSUMMARY:x",
            "2026-12-14/2026-12-14 x",
        ),
        (
            "DTSTART:20261214T060000Z\r\nDTEND:20261215T060000Z\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\r\nSUMMARY:x",
            "2026-12-14/2026-12-14 x",
        ),
        (
            "DTSTART:20261213T230000Z\r\nDTEND:20261214T230000Z\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\r\nSUMMARY:x",
            "2026-12-14/2026-12-14 x",
        ),
        (
            "DTSTART;VALUE=DATE:20270315\r\nDURATION:P5D\r\nSUMMARY:x",
            "2027-03-15/2027-03-19 x",
        ),
        (
            "DTSTART;VALUE=DATE:20270315\r\nDURATION:P1W\r\nSUMMARY:x",
            "2027-03-15/2027-03-21 x",
        ),
        (
            "DTSTART:20270212T000000\r\nDTEND:20270212T010000\r\nSUMMARY:INSET day",
            "2027-02-12/2027-02-12 INSET day",
        ),
        (
            "DTSTART;VALUE=DATE:20261120\r\nDTEND;VALUE=DATE:20261128\r\nSUMMARY:Break",
            "2026-11-20/2026-11-27 Break free",
        ),
    ] {
        assert_eq!(told(&[event]), [expected], "{event}");
    }
    for event in [
        "DTSTART;TZID=America/Chicago:20261201T180000\r\nDTEND;TZID=America/Chicago:20261201T190000\r\nSUMMARY:Families",
        "DTSTART;VALUE=DATE:20260907\r\nSUMMARY:Labor Day",
        "DTSTART;VALUE=DATE:20261126\r\nSTATUS:CANCELLED\r\nSUMMARY:No school",
        "DTSTART;VALUE=DATE:20269999\r\nSUMMARY:No school",
        "SUMMARY:No school",
    ] {
        assert_eq!(told(&[event]), [] as [&str; 0], "{event}");
    }
}

#[test]
fn what_comes_again_comes_again() {
    for (rule, expected) in [
        (
            "DTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:x",
            &["2026-12-25/2026-12-25 x", "2027-12-25/2027-12-25 x"][..],
        ),
        (
            "DTSTART;VALUE=DATE:20261221\r\nRRULE:FREQ=DAILY;COUNT=3\r\nSUMMARY:x",
            &["2026-12-21/2026-12-23 x"],
        ),
        (
            "DTSTART;VALUE=DATE:20261221\r\nRRULE:FREQ=DAILY;UNTIL=20261224\r\nEXDATE;VALUE=DATE:20261222\r\nSUMMARY:x",
            &["2026-12-21/2026-12-21 x", "2026-12-23/2026-12-24 x"],
        ),
        (
            "DTSTART;VALUE=DATE:20261202\r\nRRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=2\r\nSUMMARY:x",
            &["2026-12-02/2026-12-02 x", "2026-12-09/2026-12-09 x"],
        ),
        (
            "DTSTART;VALUE=DATE:20261202\r\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2\r\nSUMMARY:x",
            &["2026-12-02/2026-12-02 x", "2026-12-16/2026-12-16 x"],
        ),
        (
            "DTSTART;VALUE=DATE:20250120\r\nRRULE:FREQ=YEARLY;BYMONTH=1;BYDAY=3MO\r\nSUMMARY:x",
            &["2027-01-18/2027-01-18 x"],
        ),
        (
            "DTSTART;VALUE=DATE:20250530\r\nRRULE:FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20261231\r\nSUMMARY:x",
            &["2026-11-27/2026-11-27 x", "2026-12-25/2026-12-25 x"],
        ),
        (
            "DTSTART;VALUE=DATE:20261201\r\nRDATE;VALUE=DATE:20261208,20270105\r\nSUMMARY:x",
            &[
                "2026-12-01/2026-12-01 x",
                "2026-12-08/2026-12-08 x",
                "2027-01-05/2027-01-05 x",
            ],
        ),
        (
            "DTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=SECONDLY\r\nSUMMARY:x",
            &["2026-12-01/2026-12-01 x"],
        ),
    ] {
        assert_eq!(told(&[rule]), expected, "{rule}");
    }
    let four = ["21", "22", "23", "24"]
        .map(|day| format!("DTSTART;VALUE=DATE:202612{day}\r\nSUMMARY:Winter Break"));
    let four: Vec<&str> = four.iter().map(String::as_str).collect();
    assert_eq!(told(&four), ["2026-12-21/2026-12-24 Winter Break free"]);
    let weekend = [
        "DTSTART;VALUE=DATE:20261218\r\nSUMMARY:Break",
        "DTSTART;VALUE=DATE:20261221\r\nSUMMARY:Break",
    ];
    assert_eq!(told(&weekend), ["2026-12-18/2026-12-21 Break free"]);
}

#[test]
fn a_rule_chooses_its_days_and_ends_on_the_day_that_its_zone_has() {
    for (rule, expected) in [
        (
            "DTSTART;VALUE=DATE:20261204\r\nRRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2\r\nSUMMARY:x",
            &[
                "2026-12-04/2026-12-04 x",
                "2026-12-31/2026-12-31 x",
                "2027-01-29/2027-01-29 x",
            ][..],
        ),
        (
            "DTSTART;VALUE=DATE:20250105\r\nRRULE:FREQ=YEARLY;BYYEARDAY=5,-1\r\nSUMMARY:x",
            &["2026-12-31/2026-12-31 x", "2027-01-05/2027-01-05 x"],
        ),
        (
            "DTSTART;VALUE=DATE:20250106\r\nRRULE:FREQ=YEARLY;BYWEEKNO=2;BYDAY=MO,TU\r\nSUMMARY:x",
            &["2027-01-11/2027-01-12 x"],
        ),
        (
            "DTSTART;VALUE=DATE:20250106\r\nRRULE:FREQ=YEARLY;BYDAY=1MO\r\nSUMMARY:x",
            &["2027-01-04/2027-01-04 x"],
        ),
        (
            "DTSTART;TZID=America/Chicago:20261202T000000\r\nDTEND;TZID=America/Chicago:20261203T000000\r\nRRULE:FREQ=DAILY;UNTIL=20261205T055959Z\r\nSUMMARY:x",
            &["2026-12-02/2026-12-04 x"],
        ),
        (
            "DTSTART;TZID=America/Chicago:20261202T000000\r\nDTEND;TZID=America/Chicago:20261203T000000\r\nRRULE:FREQ=DAILY;UNTIL=20261204T060000Z\r\nEXDATE:20261203T060000Z\r\nSUMMARY:x",
            &["2026-12-02/2026-12-02 x", "2026-12-04/2026-12-04 x"],
        ),
        (
            "DTSTART;VALUE=DATE:20261202\r\nRRULE:FREQ=DAILY;UNTIL=20261205T055959Z\r\nSUMMARY:x",
            &["2026-12-02/2026-12-04 x"],
        ),
    ] {
        assert_eq!(told(&[rule]), expected, "{rule}");
    }
}

#[test]
fn one_day_of_many_may_be_cancelled_moved_or_renamed() {
    let weekly = "DTSTART;VALUE=DATE:20261202\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nSUMMARY:x";
    let others = [
        "RECURRENCE-ID;VALUE=DATE:20261202\r\nDTSTART;VALUE=DATE:20261202\r\nSTATUS:CANCELLED\r\nSUMMARY:x",
        "RECURRENCE-ID;VALUE=DATE:20261209\r\nDTSTART;VALUE=DATE:20261210\r\nSUMMARY:x",
        "RECURRENCE-ID;VALUE=DATE:20261216\r\nDTSTART;VALUE=DATE:20261216\r\nSUMMARY:y",
    ];
    let expected = [
        "2026-12-10/2026-12-10 x",
        "2026-12-16/2026-12-16 y",
        "2026-12-23/2026-12-23 x",
    ];
    assert_eq!(told(&[weekly, others[0], others[1], others[2]]), expected);
    assert_eq!(told(&[others[2], others[1], others[0], weekly]), expected);
    let zoned = "DTSTART;TZID=America/Chicago:20261202T000000\r\nDTEND;TZID=America/Chicago:20261203T000000\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\nSUMMARY:x";
    let gone = "RECURRENCE-ID:20261209T060000Z\r\nDTSTART:20261209T060000Z\r\nSTATUS:CANCELLED\r\nSUMMARY:x";
    assert_eq!(told(&[zoned, gone]), ["2026-12-02/2026-12-02 x"]);
}

#[test]
fn a_calendar_that_was_made_to_take_long_is_read_quickly() {
    let list = |word: &str| vec![word; 62].join(",");
    let event = format!(
        "DTSTART;VALUE=DATE:18000101\r\nRRULE:FREQ=YEARLY;COUNT=999999999;BYMONTH={};BYDAY={}\r\nSUMMARY:x",
        list("1"),
        list("1MO")
    );
    let nasty = vec![event.as_str(); 4000];
    let own = "DTSTART;VALUE=DATE:20261214\r\nRRULE:FREQ=DAILY;COUNT=3\r\nSUMMARY:No school";
    let begun = std::time::Instant::now();
    let found = told(&[&[own], nasty.as_slice(), &[own]].concat());
    assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
    assert!(found.contains(&"2026-12-14/2026-12-16 No school free".to_owned()));
}

#[test]
fn titles_that_were_made_to_take_long_are_weighed_quickly() {
    let long = [
        format!("SUMMARY:{}", "no school ".repeat(200)),
        format!("SUMMARY:{}", "half day ".repeat(220)),
        format!("SUMMARY:x\r\nDESCRIPTION:{}", "no!".repeat(660)),
        format!("SUMMARY:x\r\nDESCRIPTION:{}", "<1:00 ".repeat(330)),
    ];
    let long = long.map(|text| format!("DTSTART;VALUE=DATE:20261214\r\n{text}"));
    let nasty: Vec<&str> = long.iter().map(String::as_str).cycle().take(300).collect();
    let begun = std::time::Instant::now();
    assert!(!told(&nasty).is_empty());
    assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
}

#[test]
fn words_say_what_a_day_is() {
    for (title, expected) in [
        ("No School", Sounds::Free),
        ("Winter Break", Sounds::Free),
        ("Spring Recess - Schools Closed", Sounds::Free),
        ("INSET Day", Sounds::Free),
        ("Holiday: no classes (concert moved)", Sounds::Free),
        ("Día festivo", Sounds::Free),
        ("Vacaciones de invierno", Sounds::Free),
        ("إجازة منتصف العام", Sounds::Free),
        ("عطلة رسمية", Sounds::Free),
        ("Non-Student Day", Sounds::Free),
        ("Teacher Institute Day", Sounds::Free),
        ("No Student Attendance", Sounds::Free),
        ("PD Day", Sounds::Free),
        ("Snow Day", Sounds::Free),
        ("School is closed", Sounds::Free),
        ("Winter Break (offices closed)", Sounds::Free),
        ("Thanksgiving Feast", Sounds::Like),
        ("Holiday Pajama Day", Sounds::Like),
        ("Library is closed", Sounds::Like),
        ("Cafeteria closed", Sounds::Like),
        ("Posada de Navidad", Sounds::Like),
        ("Spring Break Reading Challenge", Sounds::Like),
        ("Breakfast with Santa", Sounds::Like),
        ("Holiday Concert", Sounds::Like),
        ("School resumes after Winter Break", Sounds::Like),
        ("Last Day before Winter Break", Sounds::Like),
        ("Spring Break Camp", Sounds::Like),
        ("Holiday Shop", Sounds::Like),
        ("Concierto de vacaciones", Sounds::Like),
        ("Regreso de vacaciones", Sounds::Like),
        ("آخر يوم قبل العطلة", Sounds::Like),
        ("A Day", Sounds::Like),
        ("Unbreakable reading week", Sounds::Like),
        ("Early Release", Sounds::OutEarly),
        ("Half Day - 11:45", Sounds::OutEarly),
        ("SCHOOL CLOSES AT 2.25pm", Sounds::OutEarly),
        ("Salida temprana 12:30", Sounds::OutEarly),
        ("انصراف مبكر", Sounds::OutEarly),
    ] {
        assert_eq!(words::sounds(title, ""), expected, "{title}");
    }
    assert_eq!(
        words::sounds("Staff day", "There is no school for students on this day."),
        Sounds::Free
    );
    for (title, at) in [
        ("SCHOOL CLOSES AT 2.25pm", Some(time(14, 25, 0, 0))),
        ("Half Day - 11:45", Some(time(11, 45, 0, 0))),
        ("Salida 1 pm", Some(time(13, 0, 0, 0))),
        ("Early Release", None),
        ("Noon dismissal", Some(time(12, 0, 0, 0))),
    ] {
        assert_eq!(words::time_in(title), at, "{title}");
    }
}

#[test]
fn what_is_no_calendar_is_said_so_and_nothing_breaks() {
    let read = |text: &str| super::events(text.as_bytes(), date(2026, 1, 1), "UTC");
    for text in [
        "",
        "name,family\r\nAda,Brook",
        "BEGIN:VEVENT\r\n",
        &"BEGIN:VEVENT\r\n".repeat(100_000),
        &format!("BEGIN:VCALENDAR\r\n{}", "a".repeat(65_535)),
    ] {
        assert_eq!(read(text), Err(Unreadable::NotACalendar), "{text:.60}");
    }
    let timed = "DTSTART:20261126T090000Z\r\nSUMMARY:Families";
    for events in [&[][..], &[timed], &["DTSTART;VALUE=DATE:20269999"]] {
        assert_eq!(
            read(&file(events)),
            Err(Unreadable::NoWholeDays),
            "{events:?}"
        );
    }
    // One bad line costs one event.
    let text = file(&["DTSTART;VALUE=DATE:20261126\r\nSUMMARY:No school"]);
    let text = text.replacen(
        "BEGIN:VEVENT",
        &format!(
            "BEGIN:VEVENT\r\n{}\r\nDTSTART:x\r\nEND:VEVENT\r\nBEGIN:VEVENT",
            "a".repeat(70_000)
        ),
        1,
    );
    assert_eq!(read(&text).map(|found| found.len()), Ok(1));
    for end in ["\n", "\r"] {
        assert_eq!(
            read(&text.replace("\r\n", end)).map(|found| found.len()),
            Ok(1)
        );
    }
}
