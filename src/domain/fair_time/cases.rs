//! A table of cases in one made-up class that writes on weekdays and wants to meet everyone within ten school days. It is
//! Monday, November 23.

use jiff::civil::{Weekday, date, time};

use crate::domain::fair_time::*;
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
        away: Vec::new(),
        changes: [].into(),
    }
}

/// A child with a conference a week ago, no promise, no sheet and no chair: nothing to say.
fn child(number: i64) -> Known {
    Known {
        student: StudentId::new(number),
        since: LONG_AGO,
        last_conference: Some(date(2026, 11, 16)),
        check_back: None,
        is_ready: false,
        chair: None,
    }
}

fn reasons(calendar: &Calendar, known: Known) -> Vec<Reason> {
    let next = whom_next(calendar, 10, TODAY, &[known]);
    next.into_iter().flat_map(|next| next.reasons).collect()
}

/// Looks at a table of cases: what is known of a child, and the reasons to meet it.
fn check(table: &[(&str, Known, Vec<Reason>)]) {
    for (why, known, expected) in table {
        assert_eq!(reasons(&calendar(), *known), *expected, "{why}");
    }
}

fn promised(day: Date) -> Known {
    Known {
        check_back: Some(day),
        ..child(1)
    }
}

fn met(last_conference: Option<Date>, since: Date) -> Known {
    Known {
        since,
        last_conference,
        ..child(1)
    }
}

#[test]
fn a_promise_is_a_reason_from_its_day_on() {
    let (friday, tuesday) = (date(2026, 11, 20), date(2026, 11, 24));
    check(&[
        ("met a week ago", child(1), vec![]),
        ("for today", promised(TODAY), vec![Reason::CheckBack(TODAY)]),
        (
            "it was missed",
            promised(friday),
            vec![Reason::CheckBack(friday)],
        ),
        ("for tomorrow", promised(tuesday), vec![]),
    ]);
}

#[test]
fn more_school_days_than_the_class_wants_are_a_reason() {
    let (nine, six) = (date(2026, 11, 9), date(2026, 11, 6));
    check(&[
        ("ten ago is in time", met(Some(nine), LONG_AGO), vec![]),
        (
            "eleven are not",
            met(Some(six), LONG_AGO),
            vec![Reason::Overdue(11)],
        ),
        (
            "never met",
            met(None, date(2026, 11, 2)),
            vec![Reason::NeverMet(15)],
        ),
        ("new on the roster", met(None, date(2026, 11, 19)), vec![]),
    ]);
}

#[test]
fn a_full_sheet_and_a_chair_together_are_a_reason() {
    let chair = date(2026, 11, 24).at(9, 10, 0, 0);
    let with = |is_ready, chair| Known {
        is_ready,
        chair,
        ..child(1)
    };
    check(&[
        ("ready alone", with(true, None), vec![]),
        ("a chair alone", with(false, Some(chair)), vec![]),
        (
            "both",
            with(true, Some(chair)),
            vec![Reason::Ready, Reason::SignedUp(chair)],
        ),
    ]);
}

#[test]
fn every_reason_is_told_the_strongest_first() {
    let chair = TODAY.at(9, 10, 0, 0);
    let known = Known {
        check_back: Some(TODAY),
        last_conference: Some(date(2026, 11, 2)),
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
        last_conference: Some(date(2026, 11, 6)),
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
    let met = |number, last_conference| Known {
        last_conference,
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
