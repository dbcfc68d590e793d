//! Who is asking: a stranger, the classroom's wall, a device of the room, a child, a teacher, or a child with the
//! teacher's device in its hands. It is found out once for a request; what each may do is decided elsewhere.

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::domain::id::{ClassId, ConferenceId, DeviceId, SessionId, StudentId, TeacherId};

/// Whoever stands behind a request, as the guard found by its cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Principal {
    /// No cookie, or one that no longer counts.
    Stranger,
    /// The tablet on the classroom's wall: it has no person, and shows one class at a time.
    Wall(Wall),
    /// A device that was let into the room, with nobody signed in on it.
    Device(Device),
    /// A child on a device of the room, or on any by a card.
    Student(StudentSession),
    /// The teacher's own device in a child's hands: it leads the one talk, and only her PIN or passphrase leads back
    /// (decision 15).
    HandedOver(HandedOver),
    /// A signed-in adult: the owner, a co-teacher or a substitute.
    Teacher(Teacher),
}

/// A paired wall tablet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wall {
    /// The tablet.
    pub device: DeviceId,
    /// The class whose board it shows now.
    pub class: ClassId,
    /// It shows whichever class of its teachers the timetable means, and not one alone.
    pub follows: bool,
}

/// A shared or own device that was let into a room (decision 11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Device {
    /// The device.
    pub id: DeviceId,
    /// The room it was let into.
    pub class: ClassId,
}

/// A child who came in by pictures, by a card or by the teacher's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StudentSession {
    /// Who.
    pub id: StudentId,
    /// The class whose sheet and board these are.
    pub class: ClassId,
    /// The session of this browser.
    pub session: SessionId,
}

/// A teacher's session that is handed over to a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HandedOver {
    /// Whose session it is, and will be again.
    pub teacher: Teacher,
    /// The talk that is led on it.
    pub conference: ConferenceId,
    /// The class of the talk.
    pub class: ClassId,
    /// Who leads it.
    pub student: StudentId,
}

/// A signed-in adult on one device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Teacher {
    /// Who she is.
    pub id: TeacherId,
    /// The session of this browser.
    pub session: SessionId,
    /// What she is to this box.
    pub standing: Standing,
}

/// What an adult is to the box. What each may do stands in the tables of routes; what of a class is read for a substitute is
/// less, and is not read and then hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Standing {
    /// Whose the box is.
    Owner,
    /// She teaches its classes too.
    #[strum(serialize = "teacher")]
    CoTeacher,
    /// She teaches for a day.
    Substitute,
}

impl From<Teacher> for Principal {
    fn from(teacher: Teacher) -> Self {
        Self::Teacher(teacher)
    }
}

impl From<StudentSession> for Principal {
    fn from(student: StudentSession) -> Self {
        Self::Student(student)
    }
}

/// The kinds of principal that the sitemap names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Role {
    /// Anyone on the classroom network.
    Stranger,
    /// A paired wall tablet.
    Wall,
    /// A device of the room with nobody signed in.
    Device,
    /// A child.
    Student,
    /// The teacher's device in a child's hands.
    #[strum(serialize = "handed")]
    HandedOver,
    /// A substitute, for a day.
    Substitute,
    /// A signed-in teacher: the owner and every co-teacher.
    Teacher,
    /// The owner of the box alone.
    Owner,
}

impl Role {
    /// Whether a list of roles lets this one in. Whatever a teacher may, the owner may.
    pub fn is_among(self, roles: &[Self]) -> bool {
        roles.contains(&self) || self == Self::Owner && roles.contains(&Self::Teacher)
    }
}

impl Principal {
    /// The number of the screen that somebody sits or stands before: by it a request is done once, however often it is
    /// sent (decision 5), and undone from the same screen only (decision 26).
    pub fn screen(&self) -> i64 {
        match self {
            Self::Stranger => 0,
            Self::Wall(wall) => wall.device.number(),
            Self::Device(device) => device.id.number(),
            Self::Student(student) => student.session.number(),
            Self::HandedOver(HandedOver { teacher, .. }) | Self::Teacher(teacher) => {
                teacher.session.number()
            }
        }
    }

    /// The row of the sitemap's columns that this principal falls under.
    pub fn role(&self) -> Role {
        match self {
            Self::Stranger => Role::Stranger,
            Self::Wall(_) => Role::Wall,
            Self::Device(_) => Role::Device,
            Self::Student(_) => Role::Student,
            Self::HandedOver(_) => Role::HandedOver,
            Self::Teacher(teacher) => match teacher.standing {
                Standing::Owner => Role::Owner,
                Standing::CoTeacher => Role::Teacher,
                Standing::Substitute => Role::Substitute,
            },
        }
    }
}
