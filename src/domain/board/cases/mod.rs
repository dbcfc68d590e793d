//! A table of cases for each rule and each action of the board, in one made-up class: it writes on weekdays from 9:00, it
//! is Monday, 8:30, and nobody has a chair unless a case says so.

mod actions;
mod days;
mod group;
mod outlook;
mod rules;
mod talks;
mod wait;

use jiff::civil::{Weekday, date, time};

use crate::domain::board::*;
use crate::domain::{
    calendar::{
        Away, DayChange, DayRange,
        cases::{WORKDAYS, close_school, writing_on},
    },
    id::ClassId,
};

pub(super) const MONDAY: Date = date(2026, 11, 23);
pub(super) const TUESDAY: Date = date(2026, 11, 24);
pub(super) const FRIDAY: Date = date(2026, 11, 27);

pub(super) const ADA: StudentId = StudentId::new(1);
pub(super) const BEN: StudentId = StudentId::new(2);
pub(super) const CY: StudentId = StudentId::new(3);
pub(super) const LEFT_SCHOOL: StudentId = StudentId::new(9);

/// The nth chair of a day: 9:10, 9:18, 9:26.
pub(super) fn chair(day: Date, nth: i8) -> SlotId {
    let start = time(9, 2 + 8 * nth, 0, 0);
    SlotId {
        class: ClassId::new(1),
        date: day,
        start,
        seat: 1,
    }
}

pub(super) fn empty_board() -> Board {
    Board {
        calendar: Calendar {
            class: ClassId::new(1),
            ..writing_on(&WORKDAYS)
        },
        rules: Rules::default(),
        sign_ups: Vec::new(),
        students: [ADA, BEN, CY].into(),
        sheet_first: [].into(),
        met: [].into(),
        last_talks: [].into(),
        waiting: Vec::new(),
        absent: [].into(),
        pause: None,
        now: MONDAY.at(8, 30, 0, 0),
    }
}

/// Sign-ups with the ids 1, 2, 3, in order.
fn board(sign_ups: &[(StudentId, SlotId, State)]) -> Board {
    let sign_up = |(id, &(student, slot, state))| SignUp {
        id: SignUpId::new(id),
        student,
        slot,
        minutes: 6,
        state,
        moves: 0,
        by: By::Child,
    };
    Board {
        sign_ups: (1..).zip(sign_ups).map(sign_up).collect(),
        ..empty_board()
    }
}

fn id(number: i64) -> SignUpId {
    SignUpId::new(number)
}

fn change(number: i64, to: State) -> StateChange {
    StateChange {
        id: id(number),
        to,
        overridden: Vec::new(),
    }
}

/// The new chairs of those who slid, with their ids; it counts as no move of theirs.
fn slid(settled: Vec<Settled>) -> Vec<(i64, SlotId)> {
    let slid = settled.into_iter().map(|settled| match settled {
        Settled::Slid(moved) => {
            assert_eq!(moved.moves, 0, "{moved:?}");
            (moved.id.number(), moved.to)
        }
        Settled::Released(_) => panic!("nobody is released"),
    });
    slid.collect()
}
