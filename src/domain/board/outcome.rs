//! What the board answers where it says yes: values to be saved, each with what an audit line needs.

use crate::domain::board::{Rule, SignUp, State};
use crate::domain::{
    calendar::SlotId,
    id::{SignUpId, StudentId},
};

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
    /// The state that it leaves.
    pub from: State,
    /// The state that it enters.
    pub to: State,
    /// The rules that yielded, for the audit: to the teacher, or to a child who gives its chair back late.
    pub overridden: Vec<Rule>,
}

/// A sign-up's new chair. It was booked and stays so.
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

/// Two sign-ups that exchange their chairs, to be saved at once or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swapped {
    /// The one.
    pub first: Moved,
    /// The other.
    pub second: Moved,
}

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
