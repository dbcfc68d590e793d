//! A table of cases in one made-up class that writes on weekdays and wants to meet everyone within ten school days. It is
//! Monday, November 23.

use jiff::civil::{Weekday, date, time};

use super::*;
use crate::domain::{
    calendar::{Block, ChairPlan, DayRange},
    id::ClassId,
};

const TODAY: Date = date(2026, 11, 23);
const LONG_AGO: Date = date(2026, 9, 1);

fn calendar() -> Calendar {
    let weekdays = (0..5).map(|day| Weekday::from_monday_zero_offset(day).expect("below seven"));
    let block = |weekday| Block {
        weekday,
        start: time(9, 0, 0, 0),
        minutes: 45,
    };
    Calendar {
        class: ClassId::new(1),
        blocks: weekdays.map(block).collect(),
        chairs: ChairPlan::default(),
        no_school: Vec::new(),
        closed: [].into(),
    }
}

/// A child with a talk a week ago, no promise, no sheet and no chair: nothing to say.
fn child(number: i64) -> Known {
    Known {
        student: StudentId::new(number),
        since: LONG_AGO,
        last_talk: Some(date(2026, 11, 16)),
        check_back: None,
        is_ready: false,
        chair: None,
    }
}

fn reasons(calendar: &Calendar, known: Known) -> Vec<Reason> {
    let next = whom_next(calendar, 10, TODAY, &[known]);
    next.into_iter().flat_map(|next| next.reasons).collect()
}

#[test]
fn each_reason_by_itself() {
    let chair = date(2026, 11, 24).at(9, 10, 0, 0);
    let table = [
        ("met a week ago", child(1), vec![]),
        (
            "a promise for today",
            Known {
                check_back: Some(TODAY),
                ..child(1)
            },
            vec![Reason::CheckBack(TODAY)],
        ),
        (
            "a promise that was missed",
            Known {
                check_back: Some(date(2026, 11, 20)),
                ..child(1)
            },
            vec![Reason::CheckBack(date(2026, 11, 20))],
        ),
        (
            "a promise for tomorrow is for tomorrow",
            Known {
                check_back: Some(date(2026, 11, 24)),
                ..child(1)
            },
            vec![],
        ),
        (
            "ten school days ago is in time",
            Known {
                last_talk: Some(date(2026, 11, 9)),
                ..child(1)
            },
            vec![],
        ),
        (
            "eleven are not",
            Known {
                last_talk: Some(date(2026, 11, 6)),
                ..child(1)
            },
            vec![Reason::Overdue(11)],
        ),
        (
            "never met",
            Known {
                last_talk: None,
                since: date(2026, 11, 2),
                ..child(1)
            },
            vec![Reason::NeverMet(15)],
        ),
        (
            "new on the roll",
            Known {
                last_talk: None,
                since: date(2026, 11, 19),
                ..child(1)
            },
            vec![],
        ),
        (
            "ready alone is no reason to call",
            Known {
                is_ready: true,
                ..child(1)
            },
            vec![],
        ),
        (
            "a chair alone is in its own list",
            Known {
                chair: Some(chair),
                ..child(1)
            },
            vec![],
        ),
        (
            "ready and signed up",
            Known {
                is_ready: true,
                chair: Some(chair),
                ..child(1)
            },
            vec![Reason::Ready, Reason::SignedUp(chair)],
        ),
    ];
    for (why, known, expected) in table {
        assert_eq!(reasons(&calendar(), known), expected, "{why}");
    }
}

#[test]
fn every_reason_is_told_the_strongest_first() {
    let chair = TODAY.at(9, 10, 0, 0);
    let known = Known {
        check_back: Some(TODAY),
        last_talk: Some(date(2026, 11, 2)),
        is_ready: true,
        chair: Some(chair),
        ..child(1)
    };
    let all = [
        Reason::CheckBack(TODAY),
        Reason::Overdue(15),
        Reason::Ready,
        Reason::SignedUp(chair),
    ];
    assert_eq!(reasons(&calendar(), known), all);
}

#[test]
fn a_holiday_makes_nobody_overdue() {
    let mut calendar = calendar();
    let known = Known {
        last_talk: Some(date(2026, 11, 6)),
        ..child(1)
    };
    assert_eq!(reasons(&calendar, known), [Reason::Overdue(11)]);
    let week = DayRange::new(date(2026, 11, 9), date(2026, 11, 13));
    calendar.no_school = week.into_iter().collect();
    assert_eq!(reasons(&calendar, known), []);
    // Nor does a class that has no timetable yet.
    calendar.blocks.clear();
    assert_eq!(reasons(&calendar, known), []);
}

#[test]
fn promises_come_before_the_overdue_and_they_before_the_ready() {
    let ready = |number, hour| Known {
        is_ready: true,
        chair: Some(TODAY.at(hour, 10, 0, 0)),
        ..child(number)
    };
    let met = |number, last_talk| Known {
        last_talk,
        ..child(number)
    };
    let promised = |number, day| Known {
        check_back: Some(day),
        ..child(number)
    };
    let class = [
        ready(1, 10),
        ready(2, 9),
        met(3, Some(date(2026, 11, 5))),
        met(4, None),
        met(5, Some(date(2026, 11, 2))),
        promised(6, TODAY),
        promised(7, date(2026, 11, 19)),
        child(8),
    ];
    let order: Vec<i64> = whom_next(&calendar(), 10, TODAY, &class)
        .into_iter()
        .map(|next| next.student.number())
        .collect();
    assert_eq!(order, [7, 6, 4, 5, 3, 2, 1]);
    // The same whatever order they are asked about in.
    let mut other = class;
    other.reverse();
    let again: Vec<i64> = whom_next(&calendar(), 10, TODAY, &other)
        .into_iter()
        .map(|next| next.student.number())
        .collect();
    assert_eq!(again, order);
}
