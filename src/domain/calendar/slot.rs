//! A chair as it stands on a day, and its name in addresses and the store. Which chairs there are is the timetable's matter.

use std::{fmt, str::FromStr};

use jiff::civil::{Date, DateTime, Time};

use crate::domain::{calendar::minutes, id::ClassId};

/// The seats of one chair: one child, or a small group of at most five.
pub const SEATS_MAX: u8 = 5;

/// The name of a chair: class, local date, local start and seat, as in `3-2026-11-23-0910-1` (decision 19).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SlotId {
    /// Whose board the chair is on.
    pub class: ClassId,
    /// The day.
    pub date: Date,
    /// When its talk begins, on a whole minute.
    pub start: Time,
    /// Which of the seats at that time, from 1.
    pub seat: u8,
}

impl SlotId {
    /// The first seat of the same chair.
    #[must_use]
    pub fn first_seat(self) -> Self {
        Self { seat: 1, ..self }
    }

    /// When its talk begins.
    pub fn starts(&self) -> DateTime {
        self.date.to_datetime(self.start)
    }
}

impl fmt::Display for SlotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute) = (self.start.hour(), self.start.minute());
        write!(
            f,
            "{}-{}-{hour:02}{minute:02}-{}",
            self.class, self.date, self.seat
        )
    }
}

/// A text that names no chair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAChair;

impl FromStr for SlotId {
    type Err = NotAChair;

    /// Reads back exactly what `Display` writes, and nothing else: one chair has one address.
    fn from_str(text: &str) -> Result<Self, NotAChair> {
        let is_one = |id: &Self| id.class.number() >= 1 && id.seat >= 1 && id.to_string() == text;
        read_parts(text).filter(is_one).ok_or(NotAChair)
    }
}

fn read_parts(text: &str) -> Option<SlotId> {
    let mut parts = text.split('-');
    let mut next = || parts.next();
    let class = next()?.parse().ok()?;
    let date = Date::new(
        next()?.parse().ok()?,
        next()?.parse().ok()?,
        next()?.parse().ok()?,
    )
    .ok()?;
    let (hour, minute) = next()?.split_at_checked(2)?;
    let start = Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?;
    let seat = next()?.parse().ok()?;
    Some(SlotId {
        class,
        date,
        start,
        seat,
    })
}

/// A chair on the board: a time at which one child leads a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Its name.
    pub id: SlotId,
    /// How long its talk is.
    pub minutes: u16,
    /// The 1st, 2nd, 3rd chair of that day: chairs promise order, the time is "about".
    pub order: u8,
}

impl Slot {
    /// When its talk is over.
    pub fn ends(&self) -> DateTime {
        let talk = minutes(self.minutes.into());
        self.id.starts().saturating_add(talk)
    }
}
