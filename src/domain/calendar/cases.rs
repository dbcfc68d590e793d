//! Tables of days, chairs and timetables: one table for each question that a calendar answers.

use jiff::civil::{Weekday::*, date, datetime, time};

use crate::domain::calendar::*;
use crate::domain::id::ClassId;

pub(in crate::domain) const WORKDAYS: [Weekday; 5] = [Monday, Tuesday, Wednesday, Thursday, Friday];

pub(super) fn block(weekday: Weekday, hour: i8, minute: i8, minutes: u16) -> Block {
    Block {
        weekday,
        start: time(hour, minute, 0, 0),
        minutes,
    }
}

pub(in crate::domain) fn writing_on(weekdays: &[Weekday]) -> Calendar {
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

/// Takes school away from these days.
pub(in crate::domain) fn close_school(calendar: &mut Calendar, first: Date, last: Date) {
    calendar.no_school.extend(DayRange::new(first, last));
}

fn names(slots: &[Slot]) -> Vec<String> {
    slots.iter().map(|slot| slot.id.to_string()).collect()
}

#[test]
fn the_first_day_has_three_chairs_a_block() {
    let slots = writing_on(&WORKDAYS).slots_on(date(2026, 11, 23));
    let expected = ["0910", "0918", "0926"].map(|at| format!("3-2026-11-23-{at}-1"));
    assert_eq!(names(&slots), expected);
    assert!(slots.iter().map(|slot| slot.order).eq(1..=3));
    assert_eq!(slots[2].ends(), datetime(2026, 11, 23, 9, 32, 0, 0));
}

#[test]
fn a_block_has_only_as_many_chairs_as_fit() {
    // 10 minutes first, 6 a talk, 2 between, 5 kept free: the third chair needs 37.
    let mut calendar = writing_on(&[Monday]);
    for (fewest, most, chairs) in [(0, 20, 0), (21, 28, 1), (29, 36, 2), (37, 90, 3)] {
        for minutes in fewest..=most {
            calendar.blocks[0].minutes = minutes;
            let slots = calendar.slots_on(date(2026, 11, 23));
            assert_eq!(slots.len(), chairs, "{minutes} minutes");
        }
    }
}

#[test]
fn chairs_of_several_blocks_stand_in_order() {
    let mut calendar = writing_on(&[Monday]);
    calendar.blocks.insert(0, block(Monday, 13, 30, 21));
    let slots = calendar.slots_on(date(2026, 11, 23));
    let last = ["3-2026-11-23-0926-1", "3-2026-11-23-1340-1"];
    assert_eq!(names(&slots)[2..], last);
    assert_eq!(slots[3].order, 4);
}

#[test]
fn no_chair_crosses_midnight() {
    let mut calendar = writing_on(&[Monday]);
    calendar.blocks[0] = block(Monday, 23, 30, 600);
    let slots = calendar.slots_on(date(2026, 11, 23));
    let both = ["3-2026-11-23-2340-1", "3-2026-11-23-2348-1"];
    assert_eq!(names(&slots), both);
}

#[test]
fn a_chair_has_exactly_one_name() {
    for good in [
        "3-2026-11-23-0910-1",
        "1-2024-02-29-0000-1",
        "9223372036854775807-2026-12-31-2359-255",
    ] {
        let id = good.parse::<SlotId>().expect("a chair");
        assert_eq!(id.to_string(), good);
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
    close_school(&mut calendar, date(2026, 11, 26), date(2026, 11, 27));
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
    let on_a_day_off = "3-2026-11-26-0910-1".parse().expect("a name");
    assert!(calendar.timetabled(on_a_day_off).is_some());
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
        let days = range.map(|range| (range.last - range.first).get_days() + 1);
        assert_eq!(days, length, "{last}");
    }
}

#[test]
fn school_days_leave_out_weekends_and_days_off() {
    let mut calendar = writing_on(&WORKDAYS);
    close_school(&mut calendar, date(2026, 11, 26), date(2026, 11, 27));
    let wednesday = date(2026, 11, 25);
    let (saturday, monday, tuesday) = (date(2026, 11, 28), date(2026, 11, 30), date(2026, 12, 1));
    assert_eq!(calendar.next_school_days(wednesday, 2), [monday, tuesday]);
    assert_eq!(calendar.tabs(saturday)[..2], [saturday, monday]);
    for (until, count) in [
        (wednesday, 0),
        (date(2026, 11, 2), 0),
        (date(2026, 11, 29), 0),
        (monday, 1),
        (date(2026, 12, 4), 5),
    ] {
        let between = calendar.school_days_between(wednesday, until);
        assert_eq!(between, count, "{until}");
    }
    assert_eq!(writing_on(&[]).next_school_days(wednesday, 5), []);
}

#[test]
fn year_end_and_leap_day_are_days_like_others() {
    let calendar = writing_on(&WORKDAYS);
    let (new_year, leap_day) = (date(2027, 1, 1), date(2024, 2, 29));
    let next = calendar.next_school_days(date(2026, 12, 31), 1);
    assert_eq!(next, [new_year]);
    let next = calendar.next_school_days(date(2024, 2, 28), 2);
    assert_eq!(next, [leap_day, date(2024, 3, 1)]);
    let slots = calendar.slots_on(leap_day);
    assert_eq!(names(&slots)[0], "3-2024-02-29-0910-1");
    assert_eq!(calendar.week_of(date(2026, 12, 31)).last, date(2027, 1, 3));
    assert_eq!(calendar.next_school_days(Date::MAX, 5), []);
}

#[test]
fn the_week_begins_after_the_weekend() {
    let thursday = date(2026, 11, 26);
    let (saturday, sunday, monday) = (date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23));
    let every_day = [
        Saturday, Sunday, Monday, Tuesday, Wednesday, Thursday, Friday,
    ];
    for (weekdays, first) in [
        (&[][..], monday),
        (&WORKDAYS, monday),
        (&[Monday, Tuesday, Thursday, Friday, Saturday], monday),
        (&every_day[1..6], sunday),
        (&every_day[..5], saturday),
        (&[Thursday], monday),
    ] {
        let week = writing_on(weekdays).week_of(thursday);
        assert_eq!(week.first, first, "{weekdays:?}");
    }
}

#[test]
fn the_board_opens_on_the_next_chairs() {
    let mut calendar = writing_on(&[Monday, Tuesday, Thursday]);
    calendar.blocks.push(block(Tuesday, 13, 0, 30));
    close_school(&mut calendar, date(2026, 11, 26), date(2026, 11, 26));
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
    let none = writing_on(&[]).opens_on(monday.at(9, 0, 0, 0));
    assert_eq!((none.day, none.none_today), (monday, false));
}

#[test]
fn a_block_goes_on_from_its_first_minute_to_its_last() {
    let mut calendar = writing_on(&[Monday]);
    for (hour, minute, inside) in [(8, 59, false), (9, 0, true), (9, 44, true), (9, 45, false)] {
        let now = datetime(2026, 11, 23, hour, minute, 0, 0);
        assert_eq!(calendar.now_in_block(now).is_some(), inside, "{now}");
    }
    close_school(&mut calendar, date(2026, 11, 23), date(2026, 11, 23));
    let on_a_day_off = datetime(2026, 11, 23, 9, 0, 0, 0);
    assert_eq!(calendar.now_in_block(on_a_day_off), None);
}

#[test]
fn a_plan_is_checked_before_it_is_kept() {
    let monday = block(Monday, 9, 0, 45);
    let late = |minutes| block(Monday, 23, 0, minutes);
    let after = [block(Monday, 9, 45, 45), block(Tuesday, 9, 0, 45)];
    for blocks in [&[monday][..], &[monday, after[0], after[1]], &[late(59)]] {
        let checked = check_plan(blocks, &ChairPlan::default());
        assert_eq!(checked, Ok(()), "{blocks:?}");
    }
    let mut off_the_minute = monday;
    off_the_minute.start = time(9, 0, 1, 0);
    let nine = [0, 1, 2, 3, 4, 5, 6, 7, 8].map(|hour| block(Monday, hour, 0, 45));
    for (blocks, unsuitable) in [
        (&[][..], Unsuitable::NoBlock),
        (&[block(Monday, 9, 0, 0)], Unsuitable::BlockEmpty),
        (&[off_the_minute], Unsuitable::NotOnTheMinute),
        (&[late(60)], Unsuitable::PastMidnight),
        (
            &[monday, block(Monday, 8, 30, 31)],
            Unsuitable::BlocksOverlap,
        ),
        (&[monday, monday], Unsuitable::BlocksOverlap),
        (&nine, Unsuitable::TooManyBlocks),
        (&[monday, block(Tuesday, 9, 0, 20)], Unsuitable::NoneFits),
    ] {
        let checked = check_plan(blocks, &ChairPlan::default());
        assert_eq!(checked, Err(unsuitable), "{blocks:?}");
    }
    for (minutes, per_block, unsuitable) in [
        (3, 3, Unsuitable::ChairMinutes),
        (31, 3, Unsuitable::ChairMinutes),
        (6, 0, Unsuitable::ChairCount),
        (6, 13, Unsuitable::ChairCount),
    ] {
        let chairs = ChairPlan {
            per_block,
            minutes,
            ..ChairPlan::default()
        };
        assert_eq!(check_plan(&[monday], &chairs), Err(unsuitable));
    }
}

#[test]
fn periods_follow_each_other() {
    let first = [
        block(Monday, 9, 0, 45),
        block(Monday, 13, 0, 45),
        block(Tuesday, 9, 0, 45),
    ];
    let second = [block(Monday, 10, 0, 45)];
    let at = |day, hour, minute| {
        let now = date(2026, 11, day).at(hour, minute, 0, 0);
        let of = |class, blocks| Hours { class, blocks, now };
        let both = [
            of(ClassId::new(1), &first[..]),
            of(ClassId::new(2), &second),
        ];
        class_on_timetable(both.into_iter()).map(ClassId::number)
    };
    for (day, hour, minute, class) in [
        (23, 8, 0, Some(1)),
        (23, 9, 44, Some(1)),
        (23, 9, 45, Some(2)),
        (23, 10, 30, Some(2)),
        (23, 10, 45, Some(1)),
        (23, 13, 45, None),
        (24, 12, 0, None),
        (24, 7, 0, Some(1)),
    ] {
        assert_eq!(at(day, hour, minute), class, "{day} {hour}:{minute}");
    }
}

#[test]
fn two_classes_that_write_at_one_time_are_found_once_and_neighbours_are_none() {
    let week = |hour, minutes| {
        let days = WORKDAYS.iter();
        days.map(|&day| block(day, hour, 0, minutes))
            .collect::<Vec<_>>()
    };
    let (one, two, three) = (ClassId::new(1), ClassId::new(2), ClassId::new(3));
    let found = clashes(&[
        (one, week(9, 60)),
        (two, week(10, 45)),
        (three, vec![block(Friday, 9, 0, 90)]),
    ]);
    let told: Vec<_> = found
        .iter()
        .map(|it| (it.one, it.other, it.weekday, it.from))
        .collect();
    assert_eq!(
        told,
        [
            (one, three, Friday, time(9, 0, 0, 0)),
            (two, three, Friday, time(10, 0, 0, 0)),
        ]
    );
    assert!(clashes(&[(one, week(9, 60)), (two, Vec::new())]).is_empty());
}
