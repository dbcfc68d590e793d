//! The days on which clocks change, in four zones. The calendar meets a zone only in this test, which shows that it needs
//! none (decision 31).

use std::collections::BTreeMap;

use jiff::{
    ToSpan,
    civil::{Time, Weekday::*, date, time},
    tz::TimeZone,
};

use crate::domain::calendar::{
    cases::{block, writing_on},
    *,
};

/// A zone, and how many ten-minute chairs between one and three at night its change skips in spring and repeats in
/// autumn: one zone changes by half an hour only, one never.
const ZONES: [(&str, usize); 4] = [
    ("Europe/London", 6),
    ("America/New_York", 6),
    ("Australia/Lord_Howe", 3),
    ("Asia/Kolkata", 0),
];

/// A class that writes every morning, and at night, when clocks change.
fn writing_at_night() -> Calendar {
    let every_day = [
        Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday,
    ];
    let mut calendar = writing_on(&every_day);
    let nights = every_day.map(|weekday| block(weekday, 1, 0, 120));
    calendar.blocks.extend(nights);
    calendar.chairs = ChairPlan {
        per_block: 12,
        minutes: 10,
        padding: 0,
        first_after: 0,
        last_before: 0,
    };
    calendar
}

/// The days of 2026 on which the clocks of a zone change, with an ordinary one.
fn days_in(zone: &TimeZone) -> Vec<Date> {
    let ordinary = date(2026, 6, 17);
    let new_year = date(2026, 1, 1).to_zoned(zone.clone()).expect("midnight");
    let changes = zone.following(new_year.timestamp());
    let changes = changes.map(|change| change.timestamp().to_zoned(zone.clone()).date());
    let of_this_year = changes.take_while(|day| day.year() == 2026);
    of_this_year.chain([ordinary]).collect()
}

/// What the wall's clock shows at every real minute of a day.
fn minutes_of(day: Date, zone: &TimeZone) -> impl Iterator<Item = DateTime> {
    let midnight = day.to_zoned(zone.clone()).expect("midnight");
    let wall_clock = (0_i64..).map(move |count| (&midnight + count.minutes()).datetime());
    wall_clock.take_while(move |now| now.date() == day)
}

#[test]
fn a_change_of_the_clock_moves_no_chair() {
    let calendar = writing_at_night();
    let chairs_of = |day| -> Vec<(Time, u16, u8)> {
        let slots = calendar.slots_on(day).into_iter();
        slots
            .map(|slot| (slot.id.start, slot.minutes, slot.order))
            .collect()
    };
    let ordinary = chairs_of(date(2026, 6, 17));
    assert!(
        ordinary.contains(&(time(1, 30, 0, 0), 10, 4)),
        "in the gap and the fold"
    );
    for (name, _) in ZONES {
        let zone = TimeZone::get(name).expect("a bundled zone");
        for day in days_in(&zone) {
            assert_eq!(chairs_of(day), ordinary, "{name} {day}");
            for now in minutes_of(day, &zone) {
                assert_eq!(chairs_of(now.date()), ordinary, "{name} {now}");
                assert_eq!(calendar.tabs(now.date())[0], day, "{name} {now}");
                let over = now.time() >= time(9, 45, 0, 0);
                assert_eq!(calendar.opens_on(now).day == day, !over, "{name} {now}");
            }
        }
    }
}

/// A class that really wrote at that hour would find some chairs skipped in spring and some twice in autumn, as its own
/// clock does; by day a ten-minute chair is ten real minutes.
#[test]
fn by_day_ten_minutes_are_ten_minutes() {
    let calendar = writing_at_night();
    for (name, changed) in ZONES {
        let zone = TimeZone::get(name).expect("a bundled zone");
        let mut chairs_by_length: BTreeMap<usize, usize> = BTreeMap::new();
        for day in days_in(&zone) {
            let wall_clock: Vec<DateTime> = minutes_of(day, &zone).collect();
            for slot in calendar.slots_on(day) {
                let goes_on = |now: &&DateTime| slot.id.starts() <= **now && **now < slot.ends();
                let real_minutes = wall_clock.iter().filter(goes_on).count();
                *chairs_by_length.entry(real_minutes).or_default() += 1;
                let by_day = slot.id.start >= time(9, 0, 0, 0);
                assert!(real_minutes == 10 || !by_day, "{name} {}", slot.id);
            }
        }
        let chairs = |length| chairs_by_length.get(&length).copied().unwrap_or(0);
        assert_eq!((chairs(0), chairs(20)), (changed, changed), "{name}");
    }
}
