//! Who is asking: a stranger, the classroom's wall, or a teacher. The gate finds it out once; nothing here opens doors.

use super::id::{ClassId, DeviceId, SessionId, TeacherId};

/// Whoever stands behind a request, as the gate found by its cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visitor {
    /// No cookie, or one that no longer counts.
    Stranger,
    /// The tablet on the classroom's wall: it has no person, and one class.
    Wall(Wall),
    /// A signed-in teacher.
    Teacher(Teacher),
}

/// A paired wall tablet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wall {
    /// The tablet.
    pub device: DeviceId,
    /// The one class whose board it shows.
    pub class: ClassId,
}

/// A signed-in teacher on one device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Teacher {
    /// Who she is.
    pub id: TeacherId,
    /// The session of this browser.
    pub session: SessionId,
}

/// The kinds of visitor that the sitemap names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Anyone on the classroom network.
    Stranger,
    /// A paired wall tablet.
    Wall,
    /// A signed-in teacher.
    Teacher,
}

impl Visitor {
    /// The row of the sitemap's columns that this visitor falls under.
    pub fn role(&self) -> Role {
        match self {
            Self::Stranger => Role::Stranger,
            Self::Wall(_) => Role::Wall,
            Self::Teacher(_) => Role::Teacher,
        }
    }
}
