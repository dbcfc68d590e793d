//! Tables of days, chairs and timetables: one table for each question that a calendar answers.

use jiff::civil::{Weekday::*, date, datetime, time};

use crate::domain::calendar::*;
use crate::domain::id::ClassId;

const WORKDAYS: [Weekday; 5] = [Monday, Tuesday, Wednesday, Thursday, Friday];

pub(super) fn block(weekday: Weekday, hour: i8, minute: i8, minutes: u16) -> Block {
    Block {
        weekday,
        start: time(hour, minute, 0, 0),
        minutes,
    }
}

pub(super) fn writing_on(weekdays: &[Weekday]) -> Calendar {
    Calendar {
        class: ClassId::new(3),
        blocks: weekdays
            .iter()
            .map(|&weekday| block(weekday, 9, 0, 45))
            .collect(),
        chairs: ChairPlan::default(),
        no_school: Vec::new(),
        closed: BTreeSet::new(),
        away: Vec::new(),
        changes: [].into(),
    }
}

fn names(slots: &[Slot]) -> Vec<String> {
    slots.iter().map(|slot| slot.id.to_string()).collect()
}

#[test]
fn the_first_day_has_three_chairs_a_block() {
    let slots = writing_on(&WORKDAYS).slots_on(date(2026, 11, 23));
    assert_eq!(
        names(&slots),
        [
            "3-2026-11-23-0910-1",
            "3-2026-11-23-0918-1",
            "3-2026-11-23-0926-1"
        ]
    );
    assert_eq!(
        slots.iter().map(|slot| slot.order).collect::<Vec<_>>(),
        [1, 2, 3]
    );
    assert_eq!(slots[2].ends(), datetime(2026, 11, 23, 9, 32, 0, 0));
}

#[test]
fn a_block_has_only_as_many_chairs_as_fit() {
    // 10 minutes first, 6 a talk, 2 between, 5 kept free: the third chair needs 37.
    for (minutes, chairs) in [
        (20, 0),
        (21, 1),
        (28, 1),
        (29, 2),
        (36, 2),
        (37, 3),
        (90, 3),
    ] {
        let mut calendar = writing_on(&[Monday]);
        calendar.blocks[0].minutes = minutes;
        assert_eq!(
            calendar.slots_on(date(2026, 11, 23)).len(),
            chairs,
            "{minutes} minutes"
        );
    }
}

#[test]
fn chairs_of_several_blocks_stand_in_order() {
    let mut calendar = writing_on(&[Monday]);
    calendar.blocks.insert(0, block(Monday, 13, 30, 21));
    let slots = calendar.slots_on(date(2026, 11, 23));
    assert_eq!(
        names(&slots)[2..],
        ["3-2026-11-23-0926-1", "3-2026-11-23-1340-1"]
    );
    assert_eq!(slots[3].order, 4);
}

#[test]
fn no_chair_crosses_midnight() {
    let mut calendar = writing_on(&[Monday]);
    calendar.blocks[0] = block(Monday, 23, 30, 600);
    assert_eq!(
        names(&calendar.slots_on(date(2026, 11, 23))),
        ["3-2026-11-23-2340-1", "3-2026-11-23-2348-1"]
    );
}

#[test]
fn a_chair_has_exactly_one_name() {
    for good in [
        "3-2026-11-23-0910-1",
        "1-2024-02-29-0000-1",
        "9223372036854775807-2026-12-31-2359-255",
    ] {
        assert_eq!(
            good.parse::<SlotId>().map(|id| id.to_string()),
            Ok(good.to_owned())
        );
    }
    for bad in [
        "",
        "3",
        "3-2026-11-23-0910",
        "3-2026-11-23-0910-1-1",
        "3-2026-11-23-0910-0",
        "3-2026-11-23-0910-256",
        "3-2026-11-23-0910-01",
        "3-2026-11-23-910-1",
        "3-2026-11-23-09:10-1",
        "3-2026-11-23-2400-1",
        "3-2026-11-23-0960-1",
        "3-2026-11-31-0910-1",
        "3-2025-02-29-0910-1",
        "3-2026-1-3-0910-1",
        "03-2026-11-23-0910-1",
        "+3-2026-11-23-0910-1",
        "-3-2026-11-23-0910-1",
        "0-2026-11-23-0910-1",
        "3-2026-11-23-+910-1",
        "3-2026-11-23-0é0-1",
        " 3-2026-11-23-0910-1",
        "3-2026-11-23-0910-1\n",
        "9223372036854775808-2026-11-23-0910-1",
    ] {
        assert_eq!(bad.parse::<SlotId>(), Err(NotAChair), "{bad:?}");
    }
}

#[test]
fn only_derived_chairs_are_found() {
    let mut calendar = writing_on(&WORKDAYS);
    calendar
        .no_school
        .extend(DayRange::new(date(2026, 11, 26), date(2026, 11, 27)));
    for (id, found) in [
        ("3-2026-11-23-0910-1", true),
        ("4-2026-11-23-0910-1", false),
        ("3-2026-11-23-0911-1", false),
        // The seats of a group, and one too many.
        ("3-2026-11-23-0910-5", true),
        ("3-2026-11-23-0910-6", false),
        ("3-2026-11-22-0910-1", false),
        ("3-2026-11-26-0910-1", false),
    ] {
        let id = id.parse().expect("a name");
        assert_eq!(calendar.slot(id).is_some(), found, "{id}");
    }
    assert!(
        calendar
            .timetabled("3-2026-11-26-0910-1".parse().expect("a name"))
            .is_some()
    );
}

#[test]
fn a_range_of_days_has_an_end() {
    let first = date(2024, 1, 1);
    for (last, length) in [
        (date(2023, 12, 31), None),
        (first, Some(1)),
        (date(2024, 12, 31), Some(366)),
        (date(2025, 1, 1), None),
    ] {
        let range = DayRange::new(first, last);
        assert_eq!(
            range.map(|range| (range.last - range.first).get_days() + 1),
            length,
            "{last}"
        );
    }
}

#[test]
fn school_days_leave_out_weekends_and_days_off() {
    let mut calendar = writing_on(&WORKDAYS);
    calendar
        .no_school
        .extend(DayRange::new(date(2026, 11, 26), date(2026, 11, 27)));
    let wednesday = date(2026, 11, 25);
    assert_eq!(
        calendar.next_school_days(wednesday, 2),
        [date(2026, 11, 30), date(2026, 12, 1)]
    );
    assert_eq!(
        calendar.tabs(date(2026, 11, 28))[..2],
        [date(2026, 11, 28), date(2026, 11, 30)]
    );
    for (until, count) in [
        (wednesday, 0),
        (date(2026, 11, 29), 0),
        (date(2026, 11, 30), 1),
        (date(2026, 12, 4), 5),
    ] {
        assert_eq!(
            calendar.school_days_between(wednesday, until),
            count,
            "{until}"
        );
    }
    assert_eq!(
        calendar.school_days_between(wednesday, date(2026, 11, 2)),
        0
    );
    assert_eq!(writing_on(&[]).next_school_days(wednesday, 5), []);
}

#[test]
fn year_end_and_leap_day_are_days_like_others() {
    let calendar = writing_on(&WORKDAYS);
    assert_eq!(
        calendar.next_school_days(date(2026, 12, 31), 1),
        [date(2027, 1, 1)]
    );
    assert_eq!(
        calendar.next_school_days(date(2024, 2, 28), 2),
        [date(2024, 2, 29), date(2024, 3, 1)]
    );
    assert_eq!(
        names(&calendar.slots_on(date(2024, 2, 29)))[0],
        "3-2024-02-29-0910-1"
    );
    assert_eq!(calendar.week_of(date(2026, 12, 31)).last, date(2027, 1, 3));
    assert_eq!(calendar.next_school_days(Date::MAX, 5), []);
}

#[test]
fn the_week_begins_after_the_weekend() {
    let thursday = date(2026, 11, 26);
    let (saturday, sunday, monday) = (date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23));
    for (weekdays, first) in [
        (&[][..], monday),
        (&WORKDAYS[..], monday),
        (
            &[Monday, Tuesday, Wednesday, Thursday, Friday, Saturday][..],
            monday,
        ),
        (&[Sunday, Monday, Tuesday, Wednesday, Thursday][..], sunday),
        (
            &[Saturday, Sunday, Monday, Tuesday, Wednesday][..],
            saturday,
        ),
        (&[Thursday][..], monday),
    ] {
        assert_eq!(
            writing_on(weekdays).week_of(thursday).first,
            first,
            "{weekdays:?}"
        );
    }
}

#[test]
fn the_board_opens_on_the_next_chairs() {
    let mut calendar = writing_on(&[Monday, Tuesday, Thursday]);
    calendar.blocks.push(block(Tuesday, 13, 0, 30));
    calendar
        .no_school
        .extend(DayRange::new(date(2026, 11, 26), date(2026, 11, 26)));
    let (monday, tuesday, next_monday) =
        (date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 30));
    for (now, day, none_today) in [
        (monday.at(0, 0, 0, 0), monday, false),
        (monday.at(9, 44, 59, 0), monday, false),
        (monday.at(9, 45, 0, 0), tuesday, false),
        (tuesday.at(10, 0, 0, 0), tuesday, false),
        (tuesday.at(13, 30, 0, 0), next_monday, false),
        (date(2026, 11, 25).at(9, 0, 0, 0), next_monday, true),
        (date(2026, 11, 26).at(9, 0, 0, 0), next_monday, true),
        (date(2026, 11, 28).at(9, 0, 0, 0), next_monday, true),
    ] {
        assert_eq!(calendar.opens_on(now), Opening { day, none_today }, "{now}");
    }
    let nothing = Opening {
        day: monday,
        none_today: false,
    };
    assert_eq!(writing_on(&[]).opens_on(monday.at(9, 0, 0, 0)), nothing);
}

#[test]
fn a_block_goes_on_from_its_first_minute_to_its_last() {
    let mut calendar = writing_on(&[Monday]);
    for (hour, minute, inside) in [(8, 59, false), (9, 0, true), (9, 44, true), (9, 45, false)] {
        let now = datetime(2026, 11, 23, hour, minute, 0, 0);
        assert_eq!(calendar.now_in_block(now).is_some(), inside, "{now}");
    }
    calendar
        .no_school
        .extend(DayRange::new(date(2026, 11, 23), date(2026, 11, 23)));
    assert_eq!(
        calendar.now_in_block(datetime(2026, 11, 23, 9, 0, 0, 0)),
        None
    );
}

#[test]
fn a_plan_is_checked_before_it_is_kept() {
    let first_day = ChairPlan::default();
    let monday = block(Monday, 9, 0, 45);
    let plan = |minutes, per_block| ChairPlan {
        per_block,
        minutes,
        ..first_day
    };
    for (blocks, chairs, expected) in [
        (&[monday][..], first_day, Ok(())),
        (
            &[monday, block(Monday, 9, 45, 45), block(Tuesday, 9, 0, 45)],
            first_day,
            Ok(()),
        ),
        (&[block(Monday, 23, 0, 59)], first_day, Ok(())),
        (&[], first_day, Err(Unsuitable::NoBlock)),
        (
            &[block(Monday, 9, 0, 0)],
            first_day,
            Err(Unsuitable::BlockEmpty),
        ),
        (
            &[Block {
                start: time(9, 0, 1, 0),
                ..monday
            }],
            first_day,
            Err(Unsuitable::NotOnTheMinute),
        ),
        (
            &[block(Monday, 23, 0, 60)],
            first_day,
            Err(Unsuitable::PastMidnight),
        ),
        (
            &[monday, block(Monday, 8, 30, 31)],
            first_day,
            Err(Unsuitable::BlocksOverlap),
        ),
        (&[monday, monday], first_day, Err(Unsuitable::BlocksOverlap)),
        (
            &[0, 1, 2, 3, 4, 5, 6, 7, 8].map(|hour| block(Monday, hour, 0, 45)),
            first_day,
            Err(Unsuitable::TooManyBlocks),
        ),
        (&[monday], plan(3, 3), Err(Unsuitable::ChairMinutes)),
        (&[monday], plan(31, 3), Err(Unsuitable::ChairMinutes)),
        (&[monday], plan(6, 0), Err(Unsuitable::ChairCount)),
        (&[monday], plan(6, 13), Err(Unsuitable::ChairCount)),
        (
            &[monday, block(Tuesday, 9, 0, 20)],
            first_day,
            Err(Unsuitable::NoneFits),
        ),
    ] {
        assert_eq!(
            check_plan(blocks, &chairs),
            expected,
            "{blocks:?} {chairs:?}"
        );
    }
}
