//! A sign-up and the states it goes through (decision 22). What may be done to one is decided in mod.rs.

use strum::{AsRefStr, Display, EnumString, IntoStaticStr, VariantArray};

use crate::domain::{
    calendar::SlotId,
    id::{SignUpId, StudentId},
};

/// The states of a sign-up. An open chair has none: it is only derived.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    AsRefStr,
    Display,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum State {
    /// The chair is saved.
    Booked,
    /// The child is called to the chair.
    Called,
    /// The talk is going on.
    Talking,
    /// The talk was held.
    Done,
    /// The child was there and did not come; only a teacher says so.
    Missed,
    /// The child was not at school: the chair is free, the place is kept.
    Absent,
    /// The chair was given back.
    Released,
}

impl State {
    /// Whether the talk is still to come or going on: a child has at most one such.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Booked | Self::Called | Self::Talking)
    }

    /// Whether nobody else can have the chair: the same states as in the unique index of the table (decision 20).
    pub fn holds_chair(self) -> bool {
        !matches!(self, Self::Absent | Self::Released)
    }

    /// Whether this state may turn into that one.
    pub fn may_become(self, next: Self) -> bool {
        match self {
            Self::Booked => !matches!(next, Self::Booked),
            Self::Called => !matches!(next, Self::Called),
            Self::Talking => matches!(next, Self::Done),
            Self::Done => false,
            Self::Missed => matches!(next, Self::Done | Self::Absent),
            Self::Absent | Self::Released => matches!(next, Self::Booked),
        }
    }
}

/// On whose behalf the board is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// A child, at the wall or on a page of its own: every rule holds.
    Child,
    /// The teacher: most rules yield, and what yielded is returned for the audit.
    Teacher,
}

/// One child's hold on one chair, with its own time, so that a changed timetable moves nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignUp {
    /// Its id.
    pub id: SignUpId,
    /// Who leads the talk.
    pub student: StudentId,
    /// Where and when.
    pub slot: SlotId,
    /// For how long.
    pub minutes: u16,
    /// How things stand.
    pub state: State,
    /// How often the child has moved it.
    pub moves: u8,
    /// Who made it: the teacher's gifts do not count against the child's week.
    pub by: By,
}
