//! The numbers by which the box knows its people, classes, screens and sign-ups. Only identity lives here; no rules.

use std::{fmt, marker::PhantomData, num::ParseIntError, str::FromStr};

/// An id of one kind of thing: a student's id never fits where a class's is asked for.
///
/// Classes count from 1. All other ids are random 63-bit numbers, so that nobody can guess a neighbour's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id<Of> {
    number: i64,
    of: PhantomData<fn() -> Of>,
}

impl<Of> Id<Of> {
    /// The id with this number, as read from the store or an address.
    pub const fn new(number: i64) -> Self {
        Self {
            number,
            of: PhantomData,
        }
    }

    /// The bare number, for the store.
    pub const fn number(self) -> i64 {
        self.number
    }
}

impl<Of> fmt::Display for Id<Of> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number.fmt(f)
    }
}
impl<Of> fmt::Debug for Id<Of> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number.fmt(f)
    }
}
impl<Of> FromStr for Id<Of> {
    type Err = ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self::new)
    }
}

/// Marks the ids of classes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {}
/// Marks the ids of students.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Student {}
/// Marks the ids of teachers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Teacher {}
/// Marks the ids of invitations.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Invitation {}
/// Marks the ids of devices: walls, and later shared and own devices.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Device {}
/// Marks the ids of sign-ups.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SignUp {}
/// Marks the ids of sessions: who is behind one cookie.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Session {}
/// Marks the ids of prep sheets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sheet {}
/// Marks the ids of conferences.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Conference {}
/// Marks the ids of tags.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tag {}
/// Marks the ids of next steps.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NextStep {}

/// A class on this box, counted from 1: short enough to stand in a chair's id.
pub type ClassId = Id<Class>;
/// One child, the same in every class and year.
pub type StudentId = Id<Student>;
/// One teacher.
pub type TeacherId = Id<Teacher>;
/// One invitation of a co-teacher.
pub type InvitationId = Id<Invitation>;
/// One device that was let into a room.
pub type DeviceId = Id<Device>;
/// One child's hold on one chair.
pub type SignUpId = Id<SignUp>;
/// One signed-in browser.
pub type SessionId = Id<Session>;
/// One prep sheet of one child.
pub type SheetId = Id<Sheet>;
/// One talk.
pub type ConferenceId = Id<Conference>;
/// One next step of one child.
pub type NextStepId = Id<NextStep>;
/// One tag of one class, counted from 1.
pub type TagId = Id<Tag>;
