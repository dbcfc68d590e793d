//! A chair that was saved for a child who did not tap it: the teacher's quiet invitation (decision 24), or the chair that
//! came free while the child waited (decision 23). On the wall it looks like any other.

use strum::{AsRefStr, Display, EnumString, VariantArray};

/// How it came about.
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
