//! Calendars that say things twice, in another zone, or on folded lines. Every name and title here is made up.

use super::cases::{file, told, told_in};

#[test]
fn a_change_from_one_day_on_is_one_of_all_that_follow() {
    let weekly = "DTSTART;VALUE=DATE:20261202\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nSUMMARY:x";
    let id = "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261209";
    for (change, expected) in [
        (
            "DTSTART;VALUE=DATE:20261211\r\nSUMMARY:x",
            &[
                "2026-12-02 x",
                "2026-12-11 x",
                "2026-12-18 x",
                "2026-12-25 x",
            ][..],
        ),
        (
            "DTSTART;VALUE=DATE:20261207\r\nSUMMARY:No school",
            &[
                "2026-12-02 x",
                "2026-12-07 No school free",
                "2026-12-14 No school free",
                "2026-12-21 No school free",
            ],
        ),
        (
            "DTSTART;VALUE=DATE:20261209\r\nSTATUS:CANCELLED\r\nSUMMARY:x",
            &["2026-12-02 x"],
        ),
        (
            "DTSTART;VALUE=DATE:20261210\r\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2\r\nSUMMARY:y",
            &["2026-12-02 x", "2026-12-10 y", "2026-12-24 y"],
        ),
    ] {
        let change = format!("{id}\r\n{change}");
        let expected: Vec<String> = expected
            .iter()
            .map(|it| format!("{}/{it}", &it[..10]))
            .collect();
        assert_eq!(told(&[weekly, &change]), expected, "{change}");
        assert_eq!(told(&[&change, weekly]), expected, "{change}");
    }
    // Only the later of two changes holds for the days after it, and one day alone may be different again.
    let changes = [
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261209\r\nDTSTART;VALUE=DATE:20261210\r\nSUMMARY:y",
        "RECURRENCE-ID;RANGE=\"THISANDFUTURE\":20261216\r\nDTSTART;VALUE=DATE:20261218\r\nSUMMARY:z",
        "RECURRENCE-ID:20261223\r\nDTSTART;VALUE=DATE:20261223\r\nSUMMARY:last",
    ];
    assert_eq!(
        told(&[weekly, changes[0], changes[1], changes[2]]),
        [
            "2026-12-02/2026-12-02 x",
            "2026-12-10/2026-12-10 y",
            "2026-12-18/2026-12-18 z",
            "2026-12-23/2026-12-23 last",
        ]
    );
    let gone = "RECURRENCE-ID;RANGE=THISANDFUTURE:20261209T060000Z\r\nDTSTART:20261209T060000Z\r\nSTATUS:CANCELLED\r\nSUMMARY:x";
    let zoned = "DTSTART;TZID=America/Chicago:20261202T000000\r\nDTEND;TZID=America/Chicago:20261203T000000\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nSUMMARY:x";
    assert_eq!(told(&[zoned, gone]), ["2026-12-02/2026-12-02 x"]);
}

#[test]
fn the_newest_version_of_an_event_holds() {
    let day = |day: u8, further: &str| {
        format!("DTSTART;VALUE=DATE:202612{day}\r\nSUMMARY:No school\r\n{further}")
    };
    let (old, new) = (day(14, "SEQUENCE:0"), day(17, "SEQUENCE:2"));
    let only_new = ["2026-12-17/2026-12-17 No school free"];
    assert_eq!(told(&[&old, &new]), only_new);
    assert_eq!(told(&[&new, &old]), only_new);
    assert_eq!(told(&[&day(14, "X-A:b"), &new]), only_new);
    let gone = day(14, "SEQUENCE:3\r\nSTATUS:CANCELLED");
    assert_eq!(told(&[&old, &gone]), [] as [&str; 0]);
    // Without a number the stamp tells.
    let stamped = |stamp: &str, id: &str, day: u8| {
        format!(
            "BEGIN:VEVENT\r\nUID:{id}\r\nDTSTAMP:{stamp}T120000Z\r\nDTSTART;VALUE=DATE:202612{day}\r\nSUMMARY:No school\r\nEND:VEVENT\r\n"
        )
    };
    let calendar =
        |events: &[String]| format!("BEGIN:VCALENDAR\r\n{}END:VCALENDAR\r\n", events.concat());
    let two = [stamped("20260901", "a", 17), stamped("20260801", "a", 14)];
    assert_eq!(told_in(&calendar(&two), "UTC"), only_new);
    let others = [stamped("20260901", "a", 17), stamped("20260801", "b", 14)];
    assert_eq!(told_in(&calendar(&others), "UTC").len(), 2);
    // An id that all events have tells nothing.
    let same: Vec<String> = (0..8)
        .map(|nth| stamped(&format!("2026080{}", nth + 1), "same", 10 + 2 * nth))
        .collect();
    let found = told_in(&calendar(&same), "UTC");
    assert_eq!(found.len(), 7, "{found:?}");
}

#[test]
fn midnight_at_the_school_may_be_written_in_greenwich() {
    let calendar = |head: &str, event: &str| {
        let text = file(&[event]);
        text.replacen("VERSION:2.0", &format!("VERSION:2.0\r\n{head}"), 1)
    };
    let day = "DTSTART:20270215T060000Z\r\nDTEND:20270216T060000Z\r\nSUMMARY:No school";
    let week = "DTSTART:20270315T050000Z\r\nDTEND:20270320T050000Z\r\nSUMMARY:No school";
    let london = "DTSTART:20270531T230000Z\r\nDTEND:20270604T230000Z\r\nSUMMARY:No school";
    let plain = "DTSTART:20270215T000000Z\r\nDTEND:20270216T000000Z\r\nSUMMARY:No school";
    let named = "DTSTART;TZID=Etc/UTC:20270215T060000\r\nDURATION:PT24H\r\nSUMMARY:No school";
    let marked = "DTSTART:20270214T110000Z\r\nDTEND:20270215T110000Z\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\r\nSUMMARY:No school";
    let monday = "2027-02-15/2027-02-15 No school free";
    for (head, event, zone, expected) in [
        ("X-A:b", day, "America/Chicago", monday),
        (
            "X-WR-TIMEZONE:America/Chicago",
            day,
            "Europe/London",
            monday,
        ),
        ("X-WR-TIMEZONE:Mars/Base", day, "America/Chicago", monday),
        ("X-A:b", named, "America/Chicago", monday),
        ("X-A:b", plain, "America/Chicago", monday),
        ("X-A:b", marked, "Pacific/Auckland", monday),
        (
            "X-A:b",
            week,
            "America/Chicago",
            "2027-03-15/2027-03-19 No school free",
        ),
        (
            "X-A:b",
            london,
            "Europe/London",
            "2027-06-01/2027-06-04 No school free",
        ),
        ("X-A:b", day, "Nowhere", "2027-02-15/2027-02-16 No school"),
    ] {
        assert_eq!(
            told_in(&calendar(head, event), zone),
            [expected],
            "{head} {event} {zone}"
        );
    }
    let weekly = "DTSTART:20270108T060000Z\r\nDTEND:20270109T060000Z\r\nRRULE:FREQ=WEEKLY;UNTIL=20270122T060000Z\r\nEXDATE:20270115T060000Z\r\nSUMMARY:x";
    assert_eq!(
        told_in(&calendar("X-A:b", weekly), "America/Chicago"),
        ["2027-01-08/2027-01-08 x", "2027-01-22/2027-01-22 x"]
    );
    // An evening in Chicago is the next day in Greenwich.
    let evening = "DTSTART:20270216T003000Z\r\nDTEND:20270216T013000Z\r\nSUMMARY:No school";
    assert_eq!(
        told_in(&calendar("X-A:b", evening), "America/Chicago"),
        ["2027-02-15/2027-02-15 No school"]
    );
}

#[test]
fn a_line_may_be_folded_anywhere() {
    let expected = ["2027-01-08/2027-01-08 No school free"];
    for event in [
        "DTSTART;VALUE=DA\r\n TE:20270108\r\nSUMMARY:No school",
        "DTST\r\n ART;VALUE=DATE:20270108\r\nSUMM\r\n\tARY:No sch\r\n ool",
        "DTSTART;VALUE=DATE\r\n :2027\r\n 0108\r\nSUMMARY;LANGUAGE=en;ALTREP=\"http://elm.example/a/b/no-scho\r\n ol\":No school",
        "DTSTART;VALUE=DATE:20270108\r\nSUMMARY;X-A=\"b:No school",
        &format!(
            "DTSTART;VALUE=DATE:20270108\r\nSUMMARY;ALTREP=\"data:text/html,{}\":No school",
            "%3Cp%3E\r\n ".repeat(1500)
        ),
    ] {
        let found = told(&[event]);
        // A mark that does not close leaves a bit of itself in the title.
        let found: Vec<String> = found.iter().map(|it| it.replace("b:", "")).collect();
        assert_eq!(found, expected, "{event:.120}");
    }
    let begin = file(&["DTSTART;VALUE=DATE:20270108\r\nSUMMARY:No school"])
        .replace("BEGIN:VEVENT", "BEGIN:VE\r\n VENT")
        .replace("END:VEVENT", "END\r\n :VEVENT");
    assert_eq!(told_in(&begin, "UTC"), expected);
}

#[test]
fn days_of_one_title_that_differ_stay_apart() {
    let day = |day: u8, further: &str| format!("DTSTART;VALUE=DATE:202702{day}\r\n{further}");
    let first = day(
        11,
        "SUMMARY:Conferences\r\nDESCRIPTION:No school for students",
    );
    let second = day(12, "SUMMARY:Conferences\r\nDESCRIPTION:Evening slots");
    assert_eq!(
        told(&[&first, &second]),
        [
            "2027-02-11/2027-02-11 Conferences free",
            "2027-02-12/2027-02-12 Conferences",
        ]
    );
    let (one, other) = (day(11, "DESCRIPTION:No school."), day(12, "X-A:b"));
    assert_eq!(
        told(&[&one, &other]),
        ["2027-02-11/2027-02-11  free", "2027-02-12/2027-02-12 "]
    );
    assert_eq!(told(&[&day(11, "X-A:b"), &other]).len(), 2);
}
