//! A group chair: two to five children with one need at one time, each on a seat of its own. On the wall they are tiles
//! like any other; there is one talk, logged once and filed to each.

use std::collections::BTreeSet;

use crate::domain::board::{Board, By, Granted, Refusal, SignUp};
use crate::domain::{
    calendar::{SEATS_MAX, SlotId},
    id::StudentId,
};

impl Board {
    /// Seats a group on an empty chair: the teacher only. A child who has a chair moves from it.
    pub fn seat_group(
        &self,
        students: &BTreeSet<StudentId>,
        slot: SlotId,
    ) -> Result<Vec<Granted>, Refusal> {
        if !(2..=usize::from(SEATS_MAX)).contains(&students.len()) {
            return Err(Refusal::GroupSize);
        }
        if slot.seat != 1 {
            return Err(Refusal::NoSuchChair);
        }
        if self.holder(slot).is_some() {
            return Err(Refusal::ChairTaken);
        }
        let seats = (1..).map(|seat| SlotId { seat, ..slot });
        let seated = students.iter().zip(seats);
        seated
            .map(|(student, slot)| self.sign_up(*student, slot, By::Teacher))
            .collect()
    }

    /// Everyone who sits there at the same time for a talk to come or going on, this child included.
    pub fn together(&self, sign_up: &SignUp) -> Vec<&SignUp> {
        let (date, start) = (sign_up.slot.date, sign_up.slot.start);
        let mut together: Vec<&SignUp> = self
            .sign_ups
            .iter()
            .filter(|it| it.state.is_live() && (it.slot.date, it.slot.start) == (date, start))
            .collect();
        together.sort_unstable_by_key(|it| it.slot);
        together
    }
}
