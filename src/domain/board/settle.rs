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
    /// What becomes of the booked chairs when these days have no school. Talks called or going on are left alone.
    pub fn no_school(&self, range: DayRange, choice: DayOff) -> Result<Vec<Settled>, Refusal> {
        let is_range = DayRange::new(range.first, range.last).is_some();
        require(is_range, Refusal::BadRange)?;
        let booked = self.booked(|slot| range.contains(slot.date));
        self.settle(&booked, range.last, choice)
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
                    sat.slot = moved.to;
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
        let mut calendar = self.calendar.clone();
        let change = calendar.changes.entry(day).or_default();
        match ends {
            Some(ends) => change.ends = Some(ends),
            None => change.no_talks = true,
        }
        let booked = self.booked(|slot| slot.date == day && calendar.slot(slot).is_none());
        self.settle(&booked, day, choice)
    }

    /// Whoever still waits for a talk of today, or of a day before, slides to the next days in order; today has no more
    /// talks from now on.
    pub fn slide_rest(&self) -> Result<Vec<Settled>, Refusal> {
        let today = self.now.date();
        let booked = self.booked(|slot| slot.date <= today);
        self.settle(&booked, today, DayOff::Slide)
    }

    /// The booked chairs of today and later that another timetable would not have, in order: a change never drops them
    /// in silence.
    pub fn dropped_by(&self, calendar: &Calendar) -> Vec<&SignUp> {
        let today = self.now.date();
        let is_gone = |slot: SlotId| {
            let (stood, stands) = (self.calendar.slot(slot), calendar.slot(slot));
            slot.date >= today && stood.is_some() && stands.is_none()
        };
        self.booked(is_gone)
    }

    /// Seats them by that other timetable: each at the first open chair at or after its own time, in order.
    pub fn carry_over(&self, calendar: &Calendar) -> Result<Vec<Settled>, Refusal> {
        let dropped = self.dropped_by(calendar);
        let then = Self {
            calendar: calendar.clone(),
            ..self.clone()
        };
        let today = self.now.date();
        let days = std::iter::once(today).chain(calendar.next_school_days(today, SLIDE_DAYS_MAX));
        let mut open: Vec<Slot> = days.flat_map(|day| then.free_on(day)).collect();
        let mut settled = Vec::new();
        for sign_up in dropped {
            // The nearest chair of the same day, else the next day's first.
            let same_day = open.iter().position(|it| it.id.date >= sign_up.slot.date);
            let slot = open.remove(same_day.ok_or(Refusal::NoRoom)?);
            settled.push(Settled::Slid(moved(sign_up, slot.id, slot.minutes)));
        }
        Ok(settled)
    }

    fn booked(&self, of: impl Fn(SlotId) -> bool) -> Vec<&SignUp> {
        self.in_order(|it| it.state == State::Booked && of(it.slot))
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
        for together in booked.chunk_by(|one, next| one.slot.first_seat() == next.slot.first_seat())
        {
            let slot = free.next().ok_or(Refusal::NoRoom)?;
            slid.extend(together.iter().map(|sign_up| {
                let seat = sign_up.slot.seat;
                let to = SlotId { seat, ..slot.id };
                Settled::Slid(moved(sign_up, to, slot.minutes))
            }));
        }
        Ok(slid)
    }

    /// The chairs of a day that nobody holds and that are not closed or past, however far ahead, sign-up paused or not.
    fn free_on(&self, day: Date) -> impl Iterator<Item = Slot> {
        let slots = self.calendar.slots_on(day).into_iter();
        slots.filter(|slot| {
            self.holder(slot.id).is_none()
                && !self.calendar.closed.contains(&slot.id)
                && self.now < self.calendar.begins(slot.id)
        })
    }
}
