//! A class: its name, its grades, its language and the zone of its clock. Who belongs to it is roster; when it writes is
//! calendar.

use strum::{AsRefStr, Display, EnumString, VariantArray};

use crate::domain::{
    id::{ClassId, StudentId},
    text::Language,
};

/// One class on this box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Its number, also the first part of its chairs' ids.
    pub id: ClassId,
    /// What children call it: "Room 12".
    pub name: String,
    /// Its grades.
    pub band: Band,
    /// The language of its wall.
    pub language: Language,
    /// IANA name of its time zone, from the teacher's device.
    pub zone: String,
}

/// A child as one of a class: the two ids that a sheet, a sign-up or a talk belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Member {
    /// The class.
    pub class: ClassId,
    /// The child.
    pub student: StudentId,
}

impl Member {
    /// This child of this class.
    pub fn new(class: ClassId, student: StudentId) -> Self {
        Self { class, student }
    }
}

/// Three spans of grades: they decide wordings and, for the youngest, how a chair is named.
#[derive(AsRefStr, Display, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Band {
    /// Kindergarten to grade 2.
    K2,
    /// Grades 3 to 5, which a new class is unless its teacher says otherwise.
    #[default]
    G35,
    /// Grades 6 to 8.
    G68,
}
