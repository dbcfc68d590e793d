//! When a class writes: its timetable, its school days, and the chairs derived from them (decision 19).
//! Only civil dates and times: `day` and `now` are arguments, and zones stay outside (decision 31).

mod plan;
mod slot;

#[cfg(test)]
pub(in crate::domain) mod cases;
#[cfg(test)]
mod clock_changes;
#[cfg(test)]
mod laws;

use std::{
    collections::{BTreeMap, BTreeSet},
    iter,
    time::Duration,
};

use jiff::civil::{Date, DateTime, Time, Weekday};

pub use crate::domain::calendar::{
    plan::{
        Block, CHAIR_MINUTES, CHAIRS_A_BLOCK, ChairPlan, Clash, Hours, Unsuitable, check_plan,
        clashes, class_on_timetable,
    },
    slot::{NotAChair, SEATS_MAX, Slot, SlotId},
};
use crate::domain::id::{ClassId, StudentId};

/// How far a search for school days looks ahead, so that an empty timetable ends it.
const DAYS_AHEAD_MAX: usize = 400;
/// The school days that stand as tabs beside today.
const TABS_AFTER_TODAY: usize = 5;

/// Days in a row, the first and the last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayRange {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl DayRange {
    /// The days from the first to the last; none if they stand the wrong way round or span more than a leap year.
    pub fn new(first: Date, last: Date) -> Option<Self> {
        (first <= last && first.saturating_add(minutes(366 * 24 * 60)) > last)
            .then_some(Self { first, last })
    }

    /// Whether this day is one of them.
    pub fn contains(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

/// When a child is out of the room, each week: at speech, at band. Only the teacher sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Away {
    /// The child.
    pub student: StudentId,
    /// On which weekday.
    pub weekday: Weekday,
    /// From when.
    pub start: Time,
    /// For how long.
    pub minutes: u16,
}

/// What is different about one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayChange {
    /// The school day ends early: no chair goes on after this time.
    pub ends: Option<Time>,
    /// There is school, but no talks: a substitute teaches, say.
    pub no_talks: bool,
    /// So many minutes later than the timetable says: times are "about", the order stays.
    pub late_minutes: u16,
}

/// A class's timetable with its exceptions.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// The class.
    pub class: ClassId,
    /// When it writes.
    pub blocks: Vec<Block>,
    /// How the chairs stand in each block.
    pub chairs: ChairPlan,
    /// Days without school.
    pub no_school: Vec<DayRange>,
    /// Days with school that are not like the others.
    pub changes: BTreeMap<Date, DayChange>,
    /// Chairs that the teacher has closed.
    pub closed: BTreeSet<SlotId>,
    /// When children are out of the room.
    pub away: Vec<Away>,
}

/// The day on which the board opens (decision 19).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// That day.
    pub day: Date,
    /// Today is not a writing day and another day is shown: "No talks today. Next chairs: Tuesday."
    pub none_today: bool,
}

impl Calendar {
    /// The chairs of a day in order, closed ones too; none on a day without school or talks.
    pub fn slots_on(&self, day: Date) -> Vec<Slot> {
        if self.is_day_off(day) || self.change_on(day).no_talks {
            return Vec::new();
        }
        let mut slots = self.timetabled_on(day);
        slots.retain(|slot| self.ends_in_time(slot));
        slots
    }

    /// The chair of this name, if the day has it; any seat of it.
    pub fn slot(&self, id: SlotId) -> Option<Slot> {
        seat_of(self.slots_on(id.date), id)
    }

    /// What is different about a day; mostly nothing.
    pub fn change_on(&self, day: Date) -> DayChange {
        self.changes.get(&day).copied().unwrap_or_default()
    }

    /// When the talk on a chair begins, on a late day as on any other.
    pub fn begins(&self, slot: SlotId) -> DateTime {
        let late = self.change_on(slot.date).late_minutes;
        slot.starts().saturating_add(minutes(late.into()))
    }

    /// Whether a talk is over before its school day ends early.
    pub fn ends_in_time(&self, slot: &Slot) -> bool {
        let ends = self.change_on(slot.id.date).ends;
        ends.is_none_or(|ends| {
            let over = slot.id.start.checked_add(minutes(slot.minutes.into()));
            over.is_ok_and(|over| over <= ends)
        })
    }

    /// The chair of this name by the timetable alone, whether there is school that day or not.
    pub fn timetabled(&self, id: SlotId) -> Option<Slot> {
        seat_of(self.timetabled_on(id.date), id)
    }

    fn timetabled_on(&self, date: Date) -> Vec<Slot> {
        let mut blocks: Vec<&Block> = self.blocks_on(date).collect();
        blocks.sort_unstable_by_key(|block| block.start);
        let starts = blocks.into_iter();
        let starts = starts.flat_map(|block| self.chairs.starts_in(block));
        let slot = |(start, order)| Slot {
            id: SlotId {
                class: self.class,
                date,
                start,
                seat: 1,
            },
            minutes: self.chairs.minutes,
            order,
        };
        starts.zip(1..=u8::MAX).map(slot).collect()
    }

    /// Whether a no-school range covers this day.
    pub fn is_day_off(&self, day: Date) -> bool {
        self.no_school.iter().any(|range| range.contains(day))
    }

    /// Whether a child is out of the room for any part of a talk on this chair.
    pub fn is_away(&self, student: StudentId, slot: SlotId) -> bool {
        let talk = Stretch {
            start: slot.start,
            minutes: self.chairs.minutes,
        };
        self.away.iter().any(|away| {
            away.student == student
                && away.weekday == slot.date.weekday()
                && talk.overlaps(Stretch {
                    start: away.start,
                    minutes: away.minutes,
                })
        })
    }

    /// Whether a child is out of the room at this moment.
    pub fn is_out(&self, student: StudentId, now: DateTime) -> bool {
        self.away.iter().any(|away| {
            let since = now.time().duration_since(away.start).as_secs();
            away.student == student
                && away.weekday == now.weekday()
                && (0..i64::from(away.minutes) * 60).contains(&since)
        })
    }

    /// Whether the class writes on this day: a weekday with a block, and school.
    pub fn is_school_day(&self, day: Date) -> bool {
        self.blocks_on(day).next().is_some() && !self.is_day_off(day)
    }

    /// The next school days, this day not included; fewer where the coming year has fewer.
    pub fn next_school_days(&self, after: Date, count: usize) -> Vec<Date> {
        let days = days_after(after).take(DAYS_AHEAD_MAX);
        let school_days = days.filter(|&day| self.is_school_day(day));
        school_days.take(count).collect()
    }

    /// How many school days have passed since a day, when it is `until`: that day counts, the first does not.
    pub fn school_days_between(&self, after: Date, until: Date) -> u32 {
        let days = days_after(after).take_while(|&day| day <= until);
        days.map(|day| u32::from(self.is_school_day(day))).sum()
    }

    /// The week that this day is in, by which talks are counted.
    ///
    /// It begins on the first day after the weekend, as the timetable shows it: on Sunday or Saturday where the class
    /// writes then but not on the day before, else on Monday.
    pub fn week_of(&self, day: Date) -> DayRange {
        let writes_on = |weekday| self.blocks.iter().any(|block| block.weekday == weekday);
        let first_weekday = if writes_on(Weekday::Sunday) && !writes_on(Weekday::Saturday) {
            Weekday::Sunday
        } else if writes_on(Weekday::Saturday) && !writes_on(Weekday::Friday) {
            Weekday::Saturday
        } else {
            Weekday::Monday
        };
        let first = iter::successors(Some(day), |day| day.yesterday().ok())
            .find(|day| day.weekday() == first_weekday)
            .unwrap_or(Date::MIN);
        DayRange {
            first,
            last: days_after(first).take(6).last().unwrap_or(Date::MAX),
        }
    }

    /// The days that the wall offers: today and the next five school days.
    pub fn tabs(&self, today: Date) -> Vec<Date> {
        let next = self.next_school_days(today, TABS_AFTER_TODAY);
        iter::once(today).chain(next).collect()
    }

    /// Today until its last block has ended, then the next school day.
    pub fn opens_on(&self, now: DateTime) -> Opening {
        let today = now.date();
        let writes_today = self.is_school_day(today);
        let change = self.change_on(today);
        let last_end = self.blocks_on(today).filter_map(Block::end).max();
        let last_end = last_end.map(|end| change.ends.map_or(end, |ends| end.min(ends)));
        if writes_today && !change.no_talks && last_end.is_some_and(|end| now.time() < end) {
            return Opening {
                day: today,
                none_today: false,
            };
        }
        let days = self.next_school_days(today, TABS_AFTER_TODAY);
        let with_chairs = days.iter().find(|day| !self.slots_on(**day).is_empty());
        let next = with_chairs.or(days.first()).copied();
        Opening {
            day: next.unwrap_or(today),
            none_today: next.is_some() && (!writes_today || change.no_talks),
        }
    }

    /// Whether the last block of this week has ended, until the day is over; never in a week without school.
    pub fn is_week_over(&self, now: DateTime) -> bool {
        let today = now.date();
        let week = self.week_of(today);
        let next = self.next_school_days(today, 1).first().copied();
        let is_last = self.is_school_day(today) && next.is_none_or(|next| !week.contains(next));
        is_last && self.opens_on(now).day != today
    }

    /// The writing block that is going on, if one is.
    pub fn now_in_block(&self, now: DateTime) -> Option<Block> {
        let runs = |block: &&Block| {
            block.start <= now.time() && block.end().is_some_and(|end| now.time() < end)
        };
        let block = self.blocks_on(now.date()).find(runs).copied();
        block.filter(|_| !self.is_day_off(now.date()))
    }

    /// When the quiet minutes at the end of a writing block are over, if they are now: they are its last so many seconds, or
    /// those before school is out early.
    pub fn quiet_until(&self, now: DateTime, lasts: Duration) -> Option<DateTime> {
        let block = self.now_in_block(now)?;
        let (end, out) = (block.end()?, self.change_on(now.date()).ends);
        let end = out.map_or(end, |out| out.min(end));
        let (end, begins) = (now.date().to_datetime(end), now.saturating_add(lasts));
        (now < end && end <= begins).then_some(end)
    }

    fn blocks_on(&self, day: Date) -> impl Iterator<Item = &Block> {
        let blocks = self.blocks.iter();
        blocks.filter(move |block| block.weekday == day.weekday())
    }
}

/// The chair of these that has this seat.
fn seat_of(slots: Vec<Slot>, id: SlotId) -> Option<Slot> {
    let first = id.first_seat();
    let found = slots.into_iter().find(|slot| slot.id == first);
    let found = found.filter(|_| (1..=SEATS_MAX).contains(&id.seat));
    found.map(|slot| Slot { id, ..slot })
}

fn days_after(day: Date) -> impl Iterator<Item = Date> {
    iter::successors(day.tomorrow().ok(), |day| day.tomorrow().ok())
}

/// A stretch of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// From when.
    pub(super) start: Time,
    /// For how long.
    pub(super) minutes: u16,
}

impl Stretch {
    /// Whether two stretches of one day have a minute in common.
    pub(super) fn overlaps(self, other: Self) -> bool {
        let since = other.start.duration_since(self.start).as_mins();
        -i64::from(other.minutes) < since && since < i64::from(self.minutes)
    }
}

/// So many minutes, to be added to a civil time.
pub(super) fn minutes(count: u32) -> Duration {
    Duration::from_secs(u64::from(count) * 60)
}
