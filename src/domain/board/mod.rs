//! The board: how the chairs of a class stand at one moment. It only decides; what is decided is saved elsewhere, and nothing
//! here changes a value.

mod actions;
mod outlook;
mod refusal;
mod rules;
mod settle;
mod sign_up;
mod wait;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod walk;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};

pub use crate::domain::board::{
    actions::{Granted, Moved, StateChange},
    outlook::{DayOutlook, DayState, Note, Outlook, Turn},
    refusal::{Refusal, Rule},
    rules::Rules,
    settle::{DayOff, Settled},
    sign_up::{By, Reservation, ReservationKind, Said, SignUp, State},
    wait::Waiting,
};
use crate::domain::{
    calendar::{Calendar, Slot, SlotId, Stretch, minutes},
    id::{SignUpId, StudentId},
};

/// A class's board at one moment.
#[derive(Clone, Debug)]
pub struct Board {
    /// The timetable, from which the chairs are derived.
    pub calendar: Calendar,
    /// The class's own limits.
    pub rules: Rules,
    /// Every live sign-up of the class, and all others of the weeks in question.
    pub sign_ups: Vec<SignUp>,
    /// The children on the roll.
    pub students: BTreeSet<StudentId>,
    /// Those of them whose sheet comes first and is not full yet.
    pub sheet_first: BTreeSet<StudentId>,
    /// Those whom the teacher has met in this round, where that matters.
    pub met: BTreeSet<StudentId>,
    /// The day of each child's last talk, where that matters.
    pub last_talks: BTreeMap<StudentId, Date>,
    /// Who waits for a chair to come free.
    pub waiting: Vec<Waiting>,
    /// The teacher has stopped sign-up for a while, with these words on the board.
    pub pause: Option<String>,
    /// Those who were not there for their last chair, where somebody waits.
    pub absent: BTreeSet<StudentId>,
    /// The moment, on the class's own clock.
    pub now: DateTime,
}

/// How a chair stands on the wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chair {
    /// A child may sit here.
    Open,
    /// The teacher has closed it.
    Closed,
    /// Nobody took it in time.
    Past,
    /// The teacher has stopped sign-up for a while.
    Paused,
    /// Its day is not open for sign-up yet.
    NotYet,
    /// It is a child's.
    Held(SignUp),
}

impl Board {
    /// How a chair stands.
    pub fn chair(&self, slot: &Slot) -> Chair {
        if let Some(sign_up) = self.holder(slot.id) {
            Chair::Held(*sign_up)
        } else if self.calendar.closed.contains(&slot.id) {
            Chair::Closed
        } else if self.now >= self.sign_up_closes(slot.id) {
            Chair::Past
        } else if self.pause.is_some() {
            Chair::Paused
        } else if slot.id.date > self.last_day_ahead() {
            Chair::NotYet
        } else {
            Chair::Open
        }
    }

    /// The chairs of a day that may be sat on: those of the timetable, without the ones on which a talk would meet another that
    /// is saved at another beginning, by an older timetable.
    pub fn slots_on(&self, day: Date) -> Vec<Slot> {
        let mut slots = self.calendar.slots_on(day);
        slots.retain(|slot| self.met_by(slot.id, slot.minutes, None).is_none());
        slots
    }

    /// The saved talk that a talk of so many minutes on this chair would meet, other than on the seats of the same chair. `own` is
    /// the sign-up that would move there.
    pub(super) fn met_by(
        &self,
        slot: SlotId,
        lasts: u16,
        own: Option<SignUpId>,
    ) -> Option<&SignUp> {
        let talk = Stretch {
            start: slot.start,
            minutes: lasts,
        };
        let meets = |it: &&SignUp| {
            it.slot.date == slot.date
                && it.slot.start != slot.start
                && it.state.is_live()
                && Some(it.id) != own
                && talk.overlaps(it.stretch())
        };
        self.sign_ups.iter().find(meets)
    }

    /// The chairs of a day in order, as the wall shows them: those that may be sat on, and those that are still held though
    /// a changed timetable, or a day off, no longer has them.
    pub fn chairs_on(&self, day: Date) -> Vec<(Slot, Chair)> {
        let mut chairs = self.slots_on(day);
        // A chair whose first seat is empty and whose others are not stands as those others.
        chairs.retain(|slot| self.holder(slot.id).is_none_or(|held| held.slot == slot.id));
        for held in self.sign_ups.iter().filter(|it| it.state.holds_chair()) {
            if held.slot.date == day && !chairs.iter().any(|it| it.id == held.slot) {
                chairs.push(Slot {
                    id: held.slot,
                    minutes: held.minutes,
                    order: 0,
                });
            }
        }
        chairs.sort_unstable_by_key(|slot| slot.id);
        let in_order = chairs.into_iter().zip(1..=u8::MAX);
        in_order
            .map(|(slot, order)| (Slot { order, ..slot }, self.chair(&slot)))
            .collect()
    }

    /// The open chairs of a day.
    pub fn open_on(&self, day: Date) -> impl Iterator<Item = Slot> {
        let slots = self.slots_on(day).into_iter();
        slots.filter(|slot| self.chair(slot) == Chair::Open)
    }

    /// How many chairs of a day are open.
    pub fn empty_on(&self, day: Date) -> usize {
        self.open_on(day).count()
    }

    /// The open chairs to offer in place of this one: the nearest in time of its day, then those of the other tabs,
    /// later days first.
    pub fn nearest_open(&self, slot: SlotId, count: usize) -> Vec<Slot> {
        let mut same_day: Vec<Slot> = self.open_on(slot.date).collect();
        same_day.retain(|open| open.id != slot);
        same_day.sort_by_key(|open| {
            let apart = open.id.starts().duration_since(slot.starts());
            (apart.abs(), open.id)
        });
        let mut other_days = self.calendar.tabs(self.now.date());
        other_days.retain(|&day| day != slot.date && day <= self.last_day_ahead());
        other_days.sort_unstable_by_key(|&day| (day < slot.date, day));
        let elsewhere = other_days.into_iter().flat_map(|day| self.open_on(day));
        same_day.into_iter().chain(elsewhere).take(count).collect()
    }

    /// The live sign-ups of an earlier day, or over by more than their own minutes: nobody is missed by the clock, so
    /// the teacher is asked (decision 22).
    pub fn unresolved(&self) -> Vec<&SignUp> {
        self.in_order(|it| {
            let twice = minutes(2 * u32::from(it.minutes));
            let over = self.calendar.begins(it.slot).saturating_add(twice);
            it.state.is_live() && (it.slot.date < self.now.date() || over < self.now)
        })
    }

    /// The child of today who is called to the chair; nobody on a day that turned out to have no talks.
    pub fn called_today(&self) -> Option<&SignUp> {
        let today = self.now.date();
        let called =
            |it: &&SignUp| it.slot.date == today && it.state == State::Called && !self.is_off(it);
        self.sign_ups.iter().find(called)
    }

    /// Those who have a chair today and are not called yet, in the order in which they will be.
    pub(super) fn to_come_today(&self) -> Vec<&SignUp> {
        let today = self.now.date();
        self.in_order(|it| it.slot.date == today && it.state == State::Booked && !self.is_off(it))
    }

    /// When the talk on a chair is over, on a late day as on any other.
    pub fn ends(&self, slot: &Slot) -> DateTime {
        let talk = minutes(slot.minutes.into());
        self.calendar.begins(slot.id).saturating_add(talk)
    }

    /// The saved chair that comes up while a talk that begins now would go on.
    pub fn soon(&self) -> Option<&SignUp> {
        let talk = minutes(self.calendar.chairs.minutes.into());
        let until = self.now.saturating_add(talk);
        let comes = |it: &SignUp| {
            let begins = self.calendar.begins(it.slot);
            it.state == State::Booked && self.now < begins && begins < until
        };
        self.in_order(comes).first().copied()
    }

    /// The sign-up by which a talk with this child would begin now: the one of today, or of a day that went by.
    pub fn due_of(&self, student: StudentId) -> Option<&SignUp> {
        let mut live = self.live(student);
        live.find(|it| self.due(it).is_ok())
    }

    /// The child's live sign-up, if there is one.
    pub fn live_of(&self, student: StudentId) -> Option<&SignUp> {
        self.live(student).next()
    }

    fn live(&self, student: StudentId) -> impl Iterator<Item = &SignUp> {
        let sign_ups = self.sign_ups.iter();
        sign_ups.filter(move |it| it.student == student && it.state.is_live())
    }

    /// Everyone who sits there at the same time for a talk to come or going on, this child included.
    pub fn together(&self, sign_up: &SignUp) -> Vec<&SignUp> {
        let chair = sign_up.slot.first_seat();
        self.in_order(|it| it.state.is_live() && it.slot.first_seat() == chair)
    }

    /// The sign-up of this id, in whatever state the board has it.
    pub fn find(&self, id: SignUpId) -> Result<&SignUp, Refusal> {
        let found = self.sign_ups.iter().find(|it| it.id == id);
        found.ok_or(Refusal::NotFound)
    }

    /// The last day that is open for sign-up.
    pub fn last_day_ahead(&self) -> Date {
        let (today, ahead) = (self.now.date(), self.rules.days_ahead.into());
        let days = self.calendar.next_school_days(today, ahead);
        days.last().copied().unwrap_or(today)
    }

    /// The moment at which children can no longer take a chair.
    fn sign_up_closes(&self, slot: SlotId) -> DateTime {
        let notice = minutes(self.rules.closes_minutes_before.into());
        self.calendar.begins(slot).saturating_sub(notice)
    }

    /// Who holds a chair: on a seat that is empty beside a group, the first of that group.
    fn holder(&self, slot: SlotId) -> Option<&SignUp> {
        let chair = slot.first_seat();
        let here = |it: &&SignUp| it.slot.first_seat() == chair && it.state.holds_chair();
        let here = self.sign_ups.iter().filter(here);
        here.min_by_key(|it| (it.slot != slot, it.slot))
    }

    /// Those of the sign-ups, by their chairs.
    fn in_order(&self, of: impl Fn(&SignUp) -> bool) -> Vec<&SignUp> {
        let mut sign_ups: Vec<&SignUp> = self.sign_ups.iter().filter(|it| of(it)).collect();
        sign_ups.sort_unstable_by_key(|it| it.slot);
        sign_ups
    }
}
