//! The wait list of a full day: who may join it, and who gets the chair that comes free (decision 23). Only the teacher sees
//! who waits.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::domain::board::{Board, By, Granted, Refusal, rules::require};
use crate::domain::{calendar::SlotId, id::StudentId};

/// A child who waits for a chair of a day to come free. A child waits for one day at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Who.
    pub student: StudentId,
    /// For which day.
    pub day: Date,
    /// Since when: the rank of the row, not a time, for the clock may be wrong.
    pub nth: i64,
}

impl Board {
    /// Whether a child may wait for a chair of this day: it has chairs, none of them is empty, and the rules that look at
    /// the child would let it sit there.
    pub fn wait(&self, student: StudentId, day: Date) -> Result<Waiting, Refusal> {
        require(self.students.contains(&student), Refusal::NotOnRoll)?;
        let to_come = |slot: &SlotId| self.now < self.calendar.begins(*slot);
        let mut slots = self.slots_on(day).into_iter().map(|it| it.id);
        let slot = slots.rfind(to_come);
        let slot = slot.ok_or(if day < self.now.date() {
            Refusal::ChairPast
        } else {
            Refusal::NoSuchChair
        })?;
        require(day <= self.last_day_ahead(), Refusal::TooFarAhead)?;
        require(self.empty_on(day) == 0, Refusal::ChairsLeft)?;
        self.wish(student, slot, None, By::Child).judge_child()?;
        let nth = self.waiting.iter().map(|it| it.nth).max().unwrap_or(0) + 1;
        Ok(Waiting { student, day, nth })
    }

    /// Whether all chairs of a day are taken while one of them is still to come, on a day that is open for sign-up.
    pub fn may_be_waited_for(&self, day: Date) -> bool {
        let mut slots = self.slots_on(day).into_iter();
        day <= self.last_day_ahead()
            && self.empty_on(day) == 0
            && slots.any(|slot| self.now < self.calendar.begins(slot.id))
    }

    /// Who gets the chairs that have come free: on each day the children in the order of fairness, each the first chair
    /// that the rules give it. The others go on waiting.
    pub fn seat_waiting(&self) -> Vec<Granted> {
        let mut waiting = self.waiting.clone();
        waiting.sort_unstable_by_key(|it| (it.day, self.fairness(it)));
        let (mut taken, mut seated) = (BTreeSet::new(), Vec::new());
        for wait in waiting {
            let open = self.open_on(wait.day).map(|slot| slot.id);
            let mut open = open.filter(|slot| !taken.contains(slot));
            let granted = open.find_map(|slot| self.sign_up(wait.student, slot, By::Child).ok());
            if let Some(granted) = granted {
                taken.insert(granted.slot);
                seated.push(granted);
            }
        }
        seated
    }

    /// The order: first who was not there for its last chair, then who was not met in this round, then whose last talk is
    /// longest ago, then who asked first.
    fn fairness(&self, wait: &Waiting) -> (bool, bool, Option<Date>, i64) {
        let was_there = !self.absent.contains(&wait.student);
        let met = self.met.contains(&wait.student);
        let last_talk = self.last_talks.get(&wait.student).copied();
        (was_there, met, last_talk, wait.nth)
    }

    /// The child's place on the list, if it waits.
    pub fn waits(&self, student: StudentId) -> Option<&Waiting> {
        self.waiting.iter().find(|it| it.student == student)
    }
}
