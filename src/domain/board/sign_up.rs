//! A sign-up, the states it goes through (decision 22), and what is known of one that was saved for a child who did not tap
//! it. What may be done to one is decided in actions.rs.

use strum::{AsRefStr, Display, EnumString, IntoStaticStr, VariantArray};

use crate::domain::{
    calendar::{SlotId, Stretch},
    id::{SignUpId, StudentId},
};

/// The states of a sign-up. An open chair has none: it is only derived.
#[derive(AsRefStr, Display, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

impl SignUp {
    /// When its talk is, on its day.
    pub(super) fn stretch(&self) -> Stretch {
        Stretch {
            start: self.slot.start,
            minutes: self.minutes,
        }
    }
}

/// How a chair was saved for a child who did not tap it: the teacher's quiet invitation (decision 24), or the wait list
/// (decision 23). On the wall it looks like any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum ReservationKind {
    /// The teacher saved it.
    Invited,
    /// It came free while the child waited.
    Waited,
}

/// What the child answers. Only the teacher sees it, and it costs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr, Display, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Said {
    /// "Yes"
    Yes,
    /// "Another time": she picks a different chair.
    Another,
    /// "Not now": the chair is free again.
    NotNow,
}

impl Said {
    /// Its word in the chair's history.
    pub fn event(self) -> &'static str {
        match self {
            Self::Yes => "said yes",
            Self::Another => "said another time",
            Self::NotNow => "said not now",
        }
    }
}

/// A saved chair and the child's answer, while there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reservation {
    /// How it came about.
    pub kind: ReservationKind,
    /// What the child said.
    pub said: Option<Said>,
}
