//! The board: who may sit on which chair, and everything that may be done about it. It only decides; what is decided is
//! saved elsewhere, and nothing here changes a value.

mod group;
mod outcome;
mod refusal;
mod reservation;
mod rules;
mod settle;
mod state;
mod wait;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod walk;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};

use crate::domain::board::rules::Wish;
pub use crate::domain::board::{
    outcome::{Chair, DayOff, Granted, Moved, Settled, StateChange, Swapped},
    refusal::{Refusal, Rule},
    reservation::{Reservation, ReservationKind, Said},
    rules::Rules,
    state::{By, SignUp, State},
    wait::Waiting,
};
use crate::domain::{
    calendar::{Calendar, Slot, SlotId, minutes},
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

    /// Whether this child could take this chair now, and if not, why: asked to grey a chair before it is tapped.
    pub fn why_not(
        &self,
        student: StudentId,
        slot: SlotId,
        own: Option<SignUpId>,
    ) -> Option<Refusal> {
        match own {
            Some(own) => self.move_to(own, slot, By::Child).err(),
            None => self.sign_up(student, slot, By::Child).err(),
        }
    }

    /// How many children would hear this refusal, by its word, were there no other rule: what a setting means today.
    pub fn count_refused(&self, slot: SlotId, refusal: &str) -> usize {
        rules::count_refused(self, slot, refusal)
    }

    /// The chairs of a day in order, as the wall shows them: those of the timetable, and those that are still held though
    /// a changed timetable, or a day off, no longer has them.
    pub fn chairs_on(&self, day: Date) -> Vec<(Slot, Chair)> {
        let mut slots = self.calendar.slots_on(day);
        // A chair whose first seat is empty and whose others are not stands as those others.
        slots.retain(|slot| self.holder(slot.id).is_none_or(|held| held.slot == slot.id));
        let kept = |sign_up: &&SignUp| {
            let SignUp { slot, state, .. } = sign_up;
            slot.date == day
                && state.holds_chair()
                && !slots.iter().any(|derived| derived.id == *slot)
        };
        let left_behind = self.sign_ups.iter().filter(kept);
        let left_behind = left_behind.map(|sign_up| Slot {
            id: sign_up.slot,
            minutes: sign_up.minutes,
            order: 0,
        });
        let mut chairs: Vec<Slot> = left_behind.chain(slots.iter().copied()).collect();
        chairs.sort_unstable_by_key(|slot| slot.id);
        let in_order = chairs.into_iter().zip(1..=u8::MAX);
        in_order
            .map(|(slot, order)| (Slot { order, ..slot }, self.chair(&slot)))
            .collect()
    }

    /// The open chairs of a day.
    pub fn open_on(&self, day: Date) -> impl Iterator<Item = Slot> {
        self.calendar
            .slots_on(day)
            .into_iter()
            .filter(|slot| self.chair(slot) == Chair::Open)
    }

    /// How many chairs of a day are open.
    pub fn empty_on(&self, day: Date) -> usize {
        self.open_on(day).count()
    }

    /// The open chairs to offer in place of this one: the nearest in time of its day, then those of the other tabs,
    /// later days first.
    pub fn nearest_open(&self, slot: SlotId, count: usize) -> Vec<Slot> {
        let mut same_day: Vec<Slot> = self
            .open_on(slot.date)
            .filter(|open| open.id != slot)
            .collect();
        same_day.sort_by_key(|open| {
            (
                open.id.starts().duration_since(slot.starts()).abs(),
                open.id,
            )
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
        let is_left_over = |sign_up: &&SignUp| {
            let twice = minutes(2 * u32::from(sign_up.minutes));
            let over = self.calendar.begins(sign_up.slot).saturating_add(twice);
            sign_up.state.is_live() && (sign_up.slot.date < self.now.date() || over < self.now)
        };
        let mut left_over: Vec<&SignUp> = self.sign_ups.iter().filter(is_left_over).collect();
        left_over.sort_unstable_by_key(|sign_up| sign_up.slot);
        left_over
    }

    /// Gives a child a chair. Where the teacher gives one to a child who has one, that one moves.
    pub fn sign_up(&self, student: StudentId, slot: SlotId, by: By) -> Result<Granted, Refusal> {
        let live = self
            .sign_ups
            .iter()
            .find(|sign_up| sign_up.student == student && sign_up.state.is_live());
        if let (Some(live), By::Teacher) = (live, by) {
            let Moved {
                id,
                to,
                minutes,
                overridden,
                ..
            } = self.move_to(live.id, slot, by)?;
            return Ok(Granted {
                student,
                slot: to,
                minutes,
                moved_from: Some(id),
                overridden,
            });
        }
        let overridden = Wish {
            board: self,
            student,
            slot,
            own: None,
            by,
        }
        .judge()?;
        Ok(Granted {
            student,
            slot,
            minutes: self.calendar.chairs.minutes,
            moved_from: None,
            overridden,
        })
    }

    /// The sign-up, if it is this child's own: asked before a child releases or moves one.
    pub fn own(&self, id: SignUpId, student: StudentId) -> Result<&SignUp, Refusal> {
        let sign_up = self.find(id)?;
        if sign_up.student == student {
            Ok(sign_up)
        } else {
            Err(Refusal::NotYours)
        }
    }

    /// Gives a chair back: a child before its time, the teacher until the talk begins. When nobody can sign up for it
    /// any more it is late: that is told to the teacher and never refused.
    pub fn release(&self, id: SignUpId, by: By) -> Result<StateChange, Refusal> {
        let sign_up = self.find(id)?;
        let mut change = changed(sign_up, State::Released);
        if by == By::Child {
            self.not_started(sign_up)?;
            if let Ok(change) = &mut change
                && self.now >= self.sign_up_closes(sign_up.slot)
            {
                change.overridden.push(Rule::InTime);
            }
        } else if sign_up.state == State::Talking {
            return Err(Refusal::Started);
        }
        change
    }

    /// Moves a booked sign-up to another chair at once: its old chair is in the way of no rule.
    pub fn move_to(&self, id: SignUpId, slot: SlotId, by: By) -> Result<Moved, Refusal> {
        let sign_up = self.find(id)?;
        booked(sign_up)?;
        if by == By::Child {
            self.not_started(sign_up)?;
        }
        if sign_up.slot == slot {
            return Err(Refusal::SameChair);
        }
        if by == By::Child && sign_up.moves >= self.rules.moves_max {
            return Err(Refusal::TooManyMoves);
        }
        let overridden = Wish {
            board: self,
            student: sign_up.student,
            slot,
            own: Some(id),
            by,
        }
        .judge()?;
        let moves = if by == By::Child {
            sign_up.moves.saturating_add(1)
        } else {
            sign_up.moves
        };
        Ok(Moved {
            moves,
            overridden,
            ..moved(sign_up, slot, self.calendar.chairs.minutes)
        })
    }

    /// Lets two booked children exchange their chairs: the teacher only, and once more undoes it.
    pub fn swap(&self, first: SignUpId, second: SignUpId) -> Result<Swapped, Refusal> {
        let (first, second) = (self.find(first)?, self.find(second)?);
        if first.id == second.id {
            return Err(Refusal::SameChair);
        }
        booked(first)?;
        booked(second)?;
        if first.slot.date.min(second.slot.date) < self.now.date() {
            return Err(Refusal::ChairPast);
        }
        Ok(Swapped {
            first: moved(first, second.slot, second.minutes),
            second: moved(second, first.slot, first.minutes),
        })
    }

    /// Gives a released or absent child its chair back, while it is free: the teacher only.
    pub fn put_back(&self, id: SignUpId) -> Result<StateChange, Refusal> {
        let sign_up = self.find(id)?;
        if sign_up.state.holds_chair() {
            return Err(Refusal::WrongState);
        }
        let wish = Wish {
            board: self,
            student: sign_up.student,
            slot: sign_up.slot,
            own: Some(id),
            by: By::Teacher,
        };
        let overridden = wish.judge()?;
        Ok(StateChange {
            overridden,
            ..changed(sign_up, State::Booked)?
        })
    }

    /// Says how a sign-up ended: done, missed or absent. Absent frees the chair at once.
    pub fn mark(&self, id: SignUpId, to: State) -> Result<StateChange, Refusal> {
        let sign_up = self.find(id)?;
        if matches!(to, State::Done | State::Missed | State::Absent) {
            changed(sign_up, to)
        } else {
            Err(Refusal::WrongState)
        }
    }

    /// Calls a booked child of today, or of an earlier day, to the chair.
    pub fn call(&self, id: SignUpId) -> Result<StateChange, Refusal> {
        let sign_up = self.find(id)?;
        self.due(sign_up)?;
        changed(sign_up, State::Called)
    }

    /// The talk on this chair begins: nobody needs to be called first.
    pub fn begin(&self, id: SignUpId) -> Result<StateChange, Refusal> {
        let sign_up = self.find(id)?;
        self.due(sign_up)?;
        if sign_up.state.is_live() {
            changed(sign_up, State::Talking)
        } else {
            Err(Refusal::WrongState)
        }
    }

    /// Whom a talk that ends calls to the chair: the next booked child of today, or group, unless one is called already
    /// (decision 22).
    pub fn next_called(&self) -> Vec<StateChange> {
        let today = self.now.date();
        if self.called_today().is_some() {
            return Vec::new();
        }
        let of_today = self.sign_ups.iter().filter(|it| it.slot.date == today);
        let booked = of_today.filter(|it| it.state == State::Booked);
        let Some(next) = booked.min_by_key(|it| it.slot) else {
            return Vec::new();
        };
        let together = self.together(next).into_iter();
        together
            .filter_map(|it| changed(it, State::Called).ok())
            .collect()
    }

    /// The child of today who is called to the chair.
    pub fn called_today(&self) -> Option<&SignUp> {
        let today = self.now.date();
        let called = |it: &&SignUp| it.slot.date == today && it.state == State::Called;
        self.sign_ups.iter().find(called)
    }

    /// The saved chair that comes up while a talk that begins now would go on.
    pub fn soon(&self) -> Option<&SignUp> {
        let until = self
            .now
            .saturating_add(minutes(self.calendar.chairs.minutes.into()));
        let comes = |it: &&SignUp| {
            let begins = self.calendar.begins(it.slot);
            it.state == State::Booked && self.now < begins && begins < until
        };
        self.sign_ups.iter().filter(comes).min_by_key(|it| it.slot)
    }

    /// The sign-up by which a talk with this child would begin now: the one of today, or of a day that went by.
    pub fn due_of(&self, student: StudentId) -> Option<&SignUp> {
        let live = |it: &&SignUp| it.student == student && it.state.is_live();
        let mut live = self.sign_ups.iter().filter(live);
        live.find(|it| self.due(it).is_ok())
    }

    /// A chair of a later day is called to no talk today.
    fn due(&self, sign_up: &SignUp) -> Result<(), Refusal> {
        if sign_up.slot.date <= self.now.date() {
            Ok(())
        } else {
            Err(Refusal::WrongState)
        }
    }

    /// Closes a chair that nobody holds. Closing it twice is closing it once.
    pub fn close(&self, slot: SlotId) -> Result<SlotId, Refusal> {
        let stands = self.calendar.timetabled(slot).filter(|_| slot.seat == 1);
        stands.ok_or(Refusal::NoSuchChair)?;
        if self.calendar.is_day_off(slot.date) {
            Err(Refusal::NoSchool)
        } else if slot.date < self.now.date() {
            Err(Refusal::ChairPast)
        } else if self.holder(slot).is_some() {
            Err(Refusal::ChairTaken)
        } else {
            Ok(slot)
        }
    }

    /// Opens a closed chair again, also one that a changed timetable no longer has.
    pub fn reopen(&self, slot: SlotId) -> Result<SlotId, Refusal> {
        let known =
            self.calendar.closed.contains(&slot) || self.calendar.timetabled(slot).is_some();
        if known {
            Ok(slot)
        } else {
            Err(Refusal::NoSuchChair)
        }
    }

    /// Who holds a chair: on a seat that is empty beside a group, the first of that group.
    fn holder(&self, slot: SlotId) -> Option<&SignUp> {
        let here =
            |it: &&SignUp| it.slot.first_seat() == slot.first_seat() && it.state.holds_chair();
        let sign_ups = self.sign_ups.iter();
        sign_ups
            .filter(here)
            .min_by_key(|it| (it.slot != slot, it.slot))
    }

    /// The last day that is open for sign-up.
    pub fn last_day_ahead(&self) -> Date {
        let today = self.now.date();
        self.calendar
            .next_school_days(today, self.rules.days_ahead.into())
            .last()
            .copied()
            .unwrap_or(today)
    }

    /// The moment at which children can no longer take a chair.
    fn sign_up_closes(&self, slot: SlotId) -> DateTime {
        let notice = minutes(self.rules.closes_minutes_before.into());
        self.calendar.begins(slot).saturating_sub(notice)
    }

    /// The sign-up of this id, in whatever state the board has it.
    pub fn find(&self, id: SignUpId) -> Result<&SignUp, Refusal> {
        self.sign_ups
            .iter()
            .find(|sign_up| sign_up.id == id)
            .ok_or(Refusal::NotFound)
    }

    /// A child lets go of a chair before its time has come.
    fn not_started(&self, sign_up: &SignUp) -> Result<(), Refusal> {
        booked(sign_up)?;
        if self.now < self.calendar.begins(sign_up.slot) {
            Ok(())
        } else {
            Err(Refusal::Started)
        }
    }
}

/// Only a booked sign-up changes its chair; one that is called or talking has started.
fn booked(sign_up: &SignUp) -> Result<(), Refusal> {
    match sign_up.state {
        State::Booked => Ok(()),
        State::Called | State::Talking => Err(Refusal::Started),
        _ => Err(Refusal::WrongState),
    }
}

fn changed(sign_up: &SignUp, to: State) -> Result<StateChange, Refusal> {
    let SignUp {
        id, state: from, ..
    } = *sign_up;
    if from.may_become(to) {
        Ok(StateChange {
            id,
            from,
            to,
            overridden: Vec::new(),
        })
    } else {
        Err(Refusal::WrongState)
    }
}

fn moved(sign_up: &SignUp, to: SlotId, minutes: u16) -> Moved {
    Moved {
        id: sign_up.id,
        from: sign_up.slot,
        to,
        minutes,
        moves: sign_up.moves,
        overridden: Vec::new(),
    }
}
