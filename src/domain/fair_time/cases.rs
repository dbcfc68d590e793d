//! A table of cases in one made-up class that writes on weekdays and wants to meet everyone within ten school days. It is
//! Monday, November 23.

use jiff::civil::date;

use crate::domain::calendar::cases::{WORKDAYS, close_school, writing_on};
use crate::domain::fair_time::*;

const TODAY: Date = date(2026, 11, 23);
const LONG_AGO: Date = date(2026, 9, 1);

fn calendar() -> Calendar {
    writing_on(&WORKDAYS)
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
        ("missed", promised(friday), vec![Reason::CheckBack(friday)]),
        ("for tomorrow", promised(tuesday), vec![]),
    ]);
}

#[test]
fn more_school_days_than_the_class_wants_are_a_reason() {
    let [second, six, nine] = [2, 6, 9].map(|day| date(2026, 11, day));
    check(&[
        ("ten ago is in time", met(Some(nine), LONG_AGO), vec![]),
        (
            "eleven",
            met(Some(six), LONG_AGO),
            vec![Reason::Overdue(11)],
        ),
        ("never met", met(None, second), vec![Reason::NeverMet(15)]),
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
    let both = vec![Reason::Ready, Reason::SignedUp(chair)];
    check(&[
        ("ready alone", with(true, None), vec![]),
        ("a chair alone", with(false, Some(chair)), vec![]),
        ("both", with(true, Some(chair)), both),
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
    close_school(&mut calendar, date(2026, 11, 9), date(2026, 11, 13));
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
    // The same whatever order they are asked about in.
    let mut other = class;
    other.reverse();
    for class in [class, other] {
        let next = whom_next(&calendar(), 10, TODAY, &class).into_iter();
        let order: Vec<i64> = next.map(|next| next.student.number()).collect();
        assert_eq!(order, [7, 6, 4, 5, 3, 2, 1]);
    }
}
