//! What becomes of booked chairs whose time falls away: days without school, days without talks, a school day that ends early,
//! a timetable that has them no longer. The order of the children is kept; nobody is forgotten.

use jiff::civil::{Date, Time};

use crate::domain::board::{
    Board, Moved, Refusal, SignUp, State, StateChange,
    actions::{changed, moved},
    rules::require,
};
use crate::domain::calendar::{Calendar, DayRange, Slot, SlotId};

/// How many coming school days a slide may fill: about a school year.
const SLIDE_DAYS_MAX: usize = 200;

/// What becomes of the booked chairs on days that turn out to have no school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOff {
    /// They are released.
    Cancel,
    /// They move to the next open chairs, in order.
    Slide,
    /// They stay as they are, for the teacher to settle.
    Keep,
}

/// What became of one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    /// It was released.
    Released(StateChange),
    /// It slid to another day.
    Slid(Moved),
}

impl Board {
    /// What becomes of the chairs to come when these days have no school; whoever was called waits like the others. Talks going on
    /// are left alone.
    pub fn no_school(&self, range: DayRange, choice: DayOff) -> Result<Vec<Settled>, Refusal> {
        let is_range = DayRange::new(range.first, range.last).is_some();
        require(is_range, Refusal::BadRange)?;
        let waiting = self.to_come(|it| range.contains(it.slot.date));
        self.settle(&waiting, range.last, choice)
    }

    /// The same for many ranges at once, everyone sliding on: nobody slides from one of them to another.
    pub fn no_school_at_all(&self, ranges: &[DayRange]) -> Result<Vec<Settled>, Refusal> {
        let mut then = self.clone();
        then.calendar.no_school.extend(ranges);
        let mut all = Vec::new();
        for range in ranges {
            let settled = then.no_school(*range, DayOff::Slide)?;
            for settled in &settled {
                if let Settled::Slid(moved) = settled
                    && let Some(sat) = then.sign_ups.iter_mut().find(|it| it.id == moved.id)
                {
                    (sat.slot, sat.minutes, sat.state) = (moved.to, moved.minutes, State::Booked);
                }
            }
            all.extend(settled);
        }
        Ok(all)
    }

    /// The same when a day has school but no talks, or none from `ends` on.
    pub fn fewer_talks(
        &self,
        day: Date,
        ends: Option<Time>,
        choice: DayOff,
    ) -> Result<Vec<Settled>, Refusal> {
        require(day >= self.now.date(), Refusal::ChairPast)?;
        let mut then = self.clone();
        let change = then.calendar.changes.entry(day).or_default();
        match ends {
            Some(ends) => change.ends = Some(ends),
            None => change.no_talks = true,
        }
        let waiting = self.to_come(|it| it.slot.date == day && then.is_off(it));
        self.settle(&waiting, day, choice)
    }

    /// Whoever still waits for a talk of today, or of a day before, slides to the next days in order; today has no more
    /// talks from now on.
    pub fn slide_rest(&self) -> Result<Vec<Settled>, Refusal> {
        let today = self.now.date();
        let waiting = self.to_come(|it| it.slot.date <= today);
        self.settle(&waiting, today, DayOff::Slide)
    }

    /// The booked chairs of today and later that another timetable would not have, in order: a change never drops them
    /// in silence. A child who is called keeps the chair while its day has talks at all.
    pub fn dropped_by(&self, calendar: &Calendar) -> Vec<&SignUp> {
        let today = self.now.date();
        let then = self.with_timetable(calendar);
        self.to_come(|it| {
            let (stood, stands) = (self.calendar.slot(it.slot), calendar.slot(it.slot));
            let is_gone = stood.is_some() && stands.is_none() && it.state == State::Booked;
            it.slot.date >= today && (is_gone || then.is_off(it) && !self.is_off(it))
        })
    }

    /// Seats them by that other timetable: each, or each group, at the first open chair at or after its own time, in order.
    pub fn carry_over(&self, calendar: &Calendar) -> Result<Vec<Settled>, Refusal> {
        let dropped = self.dropped_by(calendar);
        let mut then = self.with_timetable(calendar);
        // They rise before anybody sits down: their old chairs are in nobody's way.
        then.sign_ups.retain(|it| !dropped.contains(&it));
        let today = self.now.date();
        let days = std::iter::once(today).chain(calendar.next_school_days(today, SLIDE_DAYS_MAX));
        let mut open: Vec<Slot> = days.flat_map(|day| then.free_on(day)).collect();
        let mut settled = Vec::new();
        for together in in_groups(&dropped) {
            // The nearest chair of the same day, else the next day's first.
            let day = together.first().map(|it| it.slot.date);
            let same_day = open.iter().position(|it| Some(it.id.date) >= day);
            let slot = open.remove(same_day.ok_or(Refusal::NoRoom)?);
            settled.extend(seated(together, slot));
        }
        Ok(settled)
    }

    fn with_timetable(&self, calendar: &Calendar) -> Self {
        Self {
            calendar: calendar.clone(),
            ..self.clone()
        }
    }

    /// Those who wait for their talk, called or not.
    fn to_come(&self, of: impl Fn(&SignUp) -> bool) -> Vec<&SignUp> {
        self.in_order(|it| matches!(it.state, State::Booked | State::Called) && of(it))
    }

    fn settle(
        &self,
        booked: &[&SignUp],
        last: Date,
        choice: DayOff,
    ) -> Result<Vec<Settled>, Refusal> {
        match choice {
            DayOff::Keep => Ok(Vec::new()),
            DayOff::Cancel => booked
                .iter()
                .map(|sign_up| changed(sign_up, State::Released).map(Settled::Released))
                .collect(),
            DayOff::Slide => self.slide(booked, last),
        }
    }

    /// Seats every child on the next free chairs after that day, in their order. A group stays together.
    fn slide(&self, booked: &[&SignUp], last: Date) -> Result<Vec<Settled>, Refusal> {
        let days = self.calendar.next_school_days(last, SLIDE_DAYS_MAX);
        let mut free = days.into_iter().flat_map(|day| self.free_on(day));
        let mut slid = Vec::new();
        for together in in_groups(booked) {
            slid.extend(seated(together, free.next().ok_or(Refusal::NoRoom)?));
        }
        Ok(slid)
    }

    /// The chairs of a day that nobody holds and that are not closed or past, however far ahead, sign-up paused or not.
    fn free_on(&self, day: Date) -> impl Iterator<Item = Slot> {
        let slots = self.slots_on(day).into_iter();
        slots.filter(|slot| {
            self.holder(slot.id).is_none()
                && !self.calendar.closed.contains(&slot.id)
                && self.now < self.calendar.begins(slot.id)
        })
    }
}

/// Sign-ups in order, those of one chair together.
fn in_groups<'a, 'b>(sign_ups: &'a [&'b SignUp]) -> impl Iterator<Item = &'a [&'b SignUp]> {
    sign_ups.chunk_by(|one, next| one.slot.first_seat() == next.slot.first_seat())
}

/// All of them on the seats of that chair.
fn seated(together: &[&SignUp], slot: Slot) -> impl Iterator<Item = Settled> {
    together.iter().map(move |sign_up| {
        let seat = sign_up.slot.seat;
        let to = SlotId { seat, ..slot.id };
        Settled::Slid(moved(sign_up, to, slot.minutes))
    })
}
