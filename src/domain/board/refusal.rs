//! Why the board says no: one refusal for each rule. The sentence for the child stands in the word files by its word.

use crate::domain::{calendar::SlotId, credentials, id::StudentId};

/// The board's one reason for saying no: an ordinary answer, not a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The child is not in this class.
    NotOnRoll,
    /// The timetable has no such chair.
    NoSuchChair,
    /// There is no school on that day.
    NoSchool,
    /// There is school on that day, but no talk at that time.
    NoTalks,
    /// The chair's time has come, or its day is over.
    ChairPast,
    /// The teacher has closed the chair.
    ChairClosed,
    /// The teacher has stopped sign-up for a while.
    Paused,
    /// Sign-up for that day is not open yet.
    TooFarAhead,
    /// Sign-up for the chair closed some minutes before its time.
    TooLate,
    /// Somebody else has the chair.
    ChairTaken,
    /// The child has a chair already: this one.
    AlreadySignedUp(SlotId),
    /// The child is out of the room at that time.
    Away,
    /// The child has had its talk in that week.
    TalkedThisWeek,
    /// The child's last talk is so recent that the next days are for the others.
    Rests,
    /// The child was met in this round, and others were not.
    OthersFirst,
    /// This child's sheet comes first, and is not full yet.
    SheetFirst(StudentId),
    /// The board has no such sign-up.
    NotFound,
    /// The sign-up is another child's.
    NotYours,
    /// Nobody has shown that the sign-up is theirs: the wrong pictures, or an old card.
    Unproven(credentials::Refusal),
    /// The talk is called, is going on, or should be by now.
    Started,
    /// The child has moved this sign-up as often as children may.
    TooManyMoves,
    /// A sign-up in this state cannot go there.
    WrongState,
    /// It is the same chair.
    SameChair,
    /// A group is two to five children.
    GroupSize,
    /// These are no days in a row, or too many.
    BadRange,
    /// The day has an empty chair: nobody needs to wait for one.
    ChairsLeft,
    /// In all the coming year no chair is left to slide to.
    NoRoom,
}

impl Refusal {
    /// The word under which scripts know it and the word files keep its sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotOnRoll => "not_on_roll",
            Self::NoSuchChair => "no_such_chair",
            Self::NoSchool => "no_school",
            Self::NoTalks => "no_talks",
            Self::ChairPast => "chair_past",
            Self::ChairClosed => "chair_closed",
            Self::Paused => "paused",
            Self::TooFarAhead => "too_far_ahead",
            Self::TooLate => "too_late",
            Self::ChairTaken => "chair_taken",
            Self::AlreadySignedUp(_) => "already_signed_up",
            Self::Away => "away",
            Self::TalkedThisWeek => "talked_this_week",
            Self::Rests => "rests",
            Self::OthersFirst => "others_first",
            Self::SheetFirst(_) => "sheet_first",
            Self::NotFound => "not_found",
            Self::NotYours => "not_yours",
            Self::Unproven(refusal) => refusal.word(),
            Self::Started => "started",
            Self::TooManyMoves => "too_many_moves",
            Self::WrongState => "wrong_state",
            Self::SameChair => "same_chair",
            Self::GroupSize => "group_size",
            Self::BadRange => "bad_range",
            Self::ChairsLeft => "chairs_left",
            Self::NoRoom => "no_room",
        }
    }

    /// The rule's or decision's name, for the teacher and the audit line.
    pub fn rule(self) -> &'static str {
        match self {
            Self::NotOnRoll => "D1",
            Self::NoSuchChair => "D2",
            Self::WrongState => "D4",
            Self::AlreadySignedUp(_) => "R1",
            Self::ChairTaken => "R2",
            Self::TalkedThisWeek => "R3",
            Self::SheetFirst(_) => "R4",
            Self::ChairPast | Self::TooFarAhead | Self::TooLate => "R5",
            Self::NotFound | Self::NotYours | Self::Started | Self::TooManyMoves => "R6",
            Self::Unproven(_) => "D10",
            Self::SameChair => "R7",
            Self::ChairsLeft => "R9",
            Self::OthersFirst => "R10",
            Self::Rests => "R11",
            Self::Away => "B1",
            Self::GroupSize => "B8",
            Self::ChairClosed | Self::NoTalks | Self::Paused => "R15",
            Self::NoSchool | Self::BadRange | Self::NoRoom => "R16",
        }
    }
}
