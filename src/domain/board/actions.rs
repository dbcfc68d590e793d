//! What may be done about a sign-up or a chair, by whom and when. Each yes is a value to be saved, with what an audit line
//! needs.

use std::collections::BTreeSet;

use crate::domain::board::{Board, By, Refusal, Rule, SignUp, State, rules::require};
use crate::domain::{
    calendar::{SEATS_MAX, SlotId},
    id::{SignUpId, StudentId},
};

/// A chair granted, to be saved as a new sign-up, or as the new chair of the one that is `moved_from`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Granted {
    /// To whom.
    pub student: StudentId,
    /// Which chair.
    pub slot: SlotId,
    /// For how long.
    pub minutes: u16,
    /// The child's live sign-up that takes this chair instead of its own.
    pub moved_from: Option<SignUpId>,
    /// The rules that yielded to the teacher, for the audit.
    pub overridden: Vec<Rule>,
}

/// A sign-up's new state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateChange {
    /// Which sign-up.
    pub id: SignUpId,
    /// The state that it enters.
    pub to: State,
    /// The rules that yielded, for the audit: to the teacher, or to a child who gives its chair back late.
    pub overridden: Vec<Rule>,
}

/// A sign-up's new chair. It is booked there, also if it was called before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Which sign-up.
    pub id: SignUpId,
    /// The chair that becomes free.
    pub from: SlotId,
    /// The chair that it takes.
    pub to: SlotId,
    /// How long the talk is there.
    pub minutes: u16,
    /// How often the child has moved it by now.
    pub moves: u8,
    /// The rules that yielded to the teacher, for the audit.
    pub overridden: Vec<Rule>,
}

impl Board {
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

    /// Gives a child a chair. Where the teacher gives one to a child who has one, that one moves.
    pub fn sign_up(&self, student: StudentId, slot: SlotId, by: By) -> Result<Granted, Refusal> {
        let moves = self.live_of(student).filter(|_| by == By::Teacher);
        let overridden = match moves {
            Some(live) => self.move_to(live.id, slot, by)?.overridden,
            None => self.wish(student, slot, None, by).judge()?,
        };
        Ok(Granted {
            student,
            slot,
            minutes: self.calendar.chairs.minutes,
            moved_from: moves.map(|live| live.id),
            overridden,
        })
    }

    /// Seats two to five children with one need on the seats of an empty chair: the teacher only. A child who has a chair
    /// moves from it. On the wall they are tiles like any other; there is one talk, logged once and filed to each.
    pub fn seat_group(
        &self,
        students: &BTreeSet<StudentId>,
        slot: SlotId,
    ) -> Result<Vec<Granted>, Refusal> {
        let sizes = 2..=usize::from(SEATS_MAX);
        require(sizes.contains(&students.len()), Refusal::GroupSize)?;
        require(slot.seat == 1, Refusal::NoSuchChair)?;
        require(self.holder(slot).is_none(), Refusal::ChairTaken)?;
        let seats = (1..).map(|seat| SlotId { seat, ..slot });
        let seated = students.iter().zip(seats);
        seated
            .map(|(student, slot)| self.sign_up(*student, slot, By::Teacher))
            .collect()
    }

    /// The next chair on which this group could sit, of the days that stand as tabs.
    pub fn next_for_group(&self, students: &BTreeSet<StudentId>) -> Option<SlotId> {
        let days = self.calendar.tabs(self.now.date()).into_iter();
        let mut open = days.flat_map(|day| self.open_on(day)).map(|slot| slot.id);
        open.find(|slot| self.seat_group(students, *slot).is_ok())
    }

    /// The sign-up, if it is this child's own: asked before a child releases or moves one.
    pub fn own(&self, id: SignUpId, student: StudentId) -> Result<&SignUp, Refusal> {
        let sign_up = self.find(id)?;
        require(sign_up.student == student, Refusal::NotYours)?;
        Ok(sign_up)
    }

    /// Gives a chair back: a child before its time, the teacher until the talk begins. When nobody can sign up for it
    /// any more it is late: that is told to the teacher and never refused.
    pub fn release(&self, id: SignUpId, by: By) -> Result<StateChange, Refusal> {
        let sign_up = self.find(id)?;
        match by {
            By::Child => self.not_started(sign_up)?,
            By::Teacher => require(sign_up.state != State::Talking, Refusal::Talking)?,
        }
        let mut change = changed(sign_up, State::Released)?;
        if by == By::Child && self.now >= self.sign_up_closes(sign_up.slot) {
            change.overridden.push(Rule::InTime);
        }
        Ok(change)
    }

    /// Moves a booked sign-up to another chair at once: its old chair is in the way of no rule.
    pub fn move_to(&self, id: SignUpId, slot: SlotId, by: By) -> Result<Moved, Refusal> {
        let sign_up = self.find(id)?;
        let by_child = by == By::Child;
        if by_child {
            self.not_started(sign_up)?;
        } else {
            self.booked(sign_up)?;
        }
        require(sign_up.slot != slot, Refusal::SameChair)?;
        let may_move = !by_child || sign_up.moves < self.rules.moves_max;
        require(may_move, Refusal::TooManyMoves)?;
        let wish = self.wish(sign_up.student, slot, Some(id), by);
        Ok(Moved {
            moves: sign_up.moves.saturating_add(by_child.into()),
            overridden: wish.judge()?,
            ..moved(sign_up, slot, self.calendar.chairs.minutes)
        })
    }

    /// Lets two booked children exchange their chairs, to be saved at once or not at all: the teacher only, and once more
    /// undoes it.
    pub fn swap(&self, first: SignUpId, second: SignUpId) -> Result<[Moved; 2], Refusal> {
        let (first, second) = (self.find(first)?, self.find(second)?);
        require(first.id != second.id, Refusal::SameChair)?;
        self.booked(first)?;
        self.booked(second)?;
        let earlier = first.slot.date.min(second.slot.date);
        require(earlier >= self.now.date(), Refusal::ChairPast)?;
        Ok([
            moved(first, second.slot, second.minutes),
            moved(second, first.slot, first.minutes),
        ])
    }

    /// Gives a released or absent child its chair back, while it is free: the teacher only.
    pub fn put_back(&self, id: SignUpId) -> Result<StateChange, Refusal> {
        let sign_up = self.find(id)?;
        require(!sign_up.state.holds_chair(), Refusal::WrongState)?;
        let wish = self.wish(sign_up.student, sign_up.slot, Some(id), By::Teacher);
        Ok(StateChange {
            overridden: wish.lasting(sign_up.minutes).judge()?,
            ..changed(sign_up, State::Booked)?
        })
    }

    /// Says how a sign-up ended: done, missed or absent. Absent frees the chair at once.
    pub fn mark(&self, id: SignUpId, to: State) -> Result<StateChange, Refusal> {
        let sign_up = self.find(id)?;
        let ends = matches!(to, State::Done | State::Missed | State::Absent);
        require(ends, Refusal::WrongState)?;
        changed(sign_up, to)
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
        changed(sign_up, State::Talking)
    }

    /// The talk that began on this chair was a mistake: its child is called again, or its chair is saved, as it was `before`.
    pub fn take_back_begin(&self, id: SignUpId, before: State) -> Result<StateChange, Refusal> {
        let sign_up = self.find(id)?;
        let was_waiting = matches!(before, State::Booked | State::Called);
        let is_talking = sign_up.state == State::Talking;
        require(was_waiting && is_talking, Refusal::WrongState)?;
        Ok(StateChange {
            id,
            to: before,
            overridden: Vec::new(),
        })
    }

    /// That a child was absent, did not come, or gave its chair back was said by mistake: its chair is saved again as it was
    /// `before`, if nobody else has it by now and the child no other.
    pub fn take_back_mark(&self, id: SignUpId, before: State) -> Result<StateChange, Refusal> {
        let sign_up = self.find(id)?;
        let was_waiting = matches!(before, State::Booked | State::Called);
        let is_marked = matches!(
            sign_up.state,
            State::Missed | State::Absent | State::Released
        );
        require(was_waiting && is_marked, Refusal::WrongState)?;
        let other = self.live_of(sign_up.student).filter(|live| live.id != id);
        require(other.is_none(), Refusal::WrongState)?;
        let holder = self.holder(sign_up.slot).filter(|holder| holder.id != id);
        require(holder.is_none(), Refusal::ChairTaken)?;
        Ok(StateChange {
            id,
            to: before,
            overridden: Vec::new(),
        })
    }

    /// Whom a talk that ends calls to the chair: the next booked child of today who is in the room, or group, unless one is called
    /// already (decision 22).
    pub fn next_called(&self) -> Vec<StateChange> {
        let booked = self.to_come_today();
        let mut here = booked.into_iter();
        let next = here.find(|it| !self.calendar.is_out(it.student, self.now));
        let next = next.filter(|_| self.called_today().is_none());
        let together = next.into_iter().flat_map(|next| self.together(next));
        together
            .filter_map(|it| changed(it, State::Called).ok())
            .collect()
    }

    /// Closes a chair that nobody holds. Closing it twice is closing it once.
    pub fn close(&self, slot: SlotId) -> Result<(), Refusal> {
        let stands = slot.seat == 1 && self.calendar.timetabled(slot).is_some();
        require(stands, Refusal::NoSuchChair)?;
        require(!self.calendar.is_day_off(slot.date), Refusal::NoSchool)?;
        require(slot.date >= self.now.date(), Refusal::ChairPast)?;
        require(self.holder(slot).is_none(), Refusal::ChairTaken)
    }

    /// Opens a closed chair again, also one that a changed timetable no longer has.
    pub fn reopen(&self, slot: SlotId) -> Result<(), Refusal> {
        let is_closed = self.calendar.closed.contains(&slot);
        let known = is_closed || self.calendar.timetabled(slot).is_some();
        require(known, Refusal::NoSuchChair)
    }

    /// A chair of a later day is called to no talk today.
    pub(super) fn due(&self, sign_up: &SignUp) -> Result<(), Refusal> {
        require(sign_up.slot.date <= self.now.date(), Refusal::WrongState)
    }

    /// A child lets go of a chair before its time has come. No time comes on a day of today or later that has no talks. Once the
    /// chairs of the day are over nobody is next, nor is that the reason.
    fn not_started(&self, sign_up: &SignUp) -> Result<(), Refusal> {
        let is_called = sign_up.state == State::Called && !self.is_off(sign_up);
        require(
            !(is_called && self.is_past(sign_up.slot.date)),
            Refusal::Started,
        )?;
        self.booked(sign_up)?;
        let begins = self.calendar.begins(sign_up.slot);
        let never = self.is_off(sign_up) && sign_up.slot.date >= self.now.date();
        require(self.now < begins || never, Refusal::Started)
    }

    /// Only a booked sign-up changes its chair, not one that is called or talking; a call on a day that turned out to have no
    /// talks leads nowhere.
    fn booked(&self, sign_up: &SignUp) -> Result<(), Refusal> {
        match sign_up.state {
            State::Booked => Ok(()),
            State::Called if self.is_off(sign_up) => Ok(()),
            State::Called => Err(Refusal::Called),
            State::Talking => Err(Refusal::Talking),
            _ => Err(Refusal::WrongState),
        }
    }
}

pub(super) fn changed(sign_up: &SignUp, to: State) -> Result<StateChange, Refusal> {
    require(sign_up.state.may_become(to), Refusal::WrongState)?;
    Ok(StateChange {
        id: sign_up.id,
        to,
        overridden: Vec::new(),
    })
}

pub(super) fn moved(sign_up: &SignUp, to: SlotId, minutes: u16) -> Moved {
    Moved {
        id: sign_up.id,
        from: sign_up.slot,
        to,
        minutes,
        moves: sign_up.moves,
        overridden: Vec::new(),
    }
}
