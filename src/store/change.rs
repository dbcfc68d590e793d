//! What a write changed, recorded by the store function that wrote the row. After the commit one place (`app`) turns these into
//! events for open pages, cleared caches and sessions that begin or end; a write that is rolled back changes none (decision 6).

use super::wrong_pictures::WrongPictures;
use crate::domain::{class::Member, id::ClassId};

/// Something that others have to hear of once it is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A chair of a class is taken, given back, called, closed.
    Board(ClassId),
    /// What a class's board goes by: its rules, its timetable and days, its round, its reservations.
    BoardRules(ClassId),
    /// What the board is for one child alone: whether it waits for a chair, what it says to one that was saved for it, whether
    /// its sheet comes first.
    BoardOfOne(Member),
    /// What a class is called and speaks, or who is in it and how each is called and drawn.
    Roster(ClassId),
    /// What the sheets of a class ask.
    Questions(ClassId),
    /// A child's sheet, or its next steps.
    Sheet(Member),
    /// A child's talk: its beginning, its log, its end.
    Conference(Member),
    /// What a teacher notes of a talk for herself.
    TeachersNotes(ClassId),
    /// How the children of a class come in.
    SignIn(ClassId),
    /// One more try at a child's pictures went wrong: the next one waits.
    WrongPictures(WrongPictures),
    /// The clock: a teacher's device said what time it is (UTC seconds).
    Clock(i64),
    /// The screens of the box: walls and devices of the room.
    Devices,
    /// When classes write, who teaches them, and in which zone and language.
    Timetables,
    /// Somebody is signed in or out, let in or ended, or in a talk: who is behind which cookie.
    Sessions,
}

impl Change {
    /// Whether it concerns what is cached of a class ([`super::class_cache`]).
    pub(super) fn concerns_class_cache(self) -> bool {
        match self {
            Self::BoardRules(_) | Self::BoardOfOne(_) | Self::Roster(_) | Self::Questions(_) => {
                true
            }
            Self::Board(_)
            | Self::Sheet(_)
            | Self::Conference(_)
            | Self::TeachersNotes(_)
            | Self::SignIn(_)
            | Self::WrongPictures(_)
            | Self::Clock(_)
            | Self::Devices
            | Self::Timetables
            | Self::Sessions => false,
        }
    }
}
