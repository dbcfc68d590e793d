//! Why the board says no, and by which rule. The sentence for the child and the name of the rule for the teacher stand in the
//! word files, each by its word.

use strum::{AsRefStr, EnumString, IntoStaticStr, VariantArray};

use crate::domain::{calendar::SlotId, credentials, id::StudentId};

/// The board's one reason for saying no: an ordinary answer, not a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
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
    #[strum(transparent)]
    Unproven(credentials::Refusal),
    /// The child is called to the talk.
    Called,
    /// The talk is going on.
    Talking,
    /// The time of the talk has come.
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
        self.into()
    }

    /// The rule that says so.
    pub fn rule(self) -> Rule {
        match self {
            Self::NotOnRoll => Rule::OnRoll,
            Self::NoSuchChair => Rule::Timetable,
            Self::NoSchool | Self::BadRange | Self::NoRoom => Rule::SchoolDays,
            Self::ChairClosed | Self::NoTalks | Self::Paused => Rule::ClosedOrPaused,
            Self::ChairPast | Self::TooFarAhead | Self::TooLate => Rule::SignUpOpens,
            Self::ChairTaken => Rule::OneChild,
            Self::AlreadySignedUp(_) => Rule::OneChair,
            Self::Away => Rule::Away,
            Self::TalkedThisWeek => Rule::TalksAWeek,
            Self::Rests => Rule::Rest,
            Self::OthersFirst => Rule::RoundFirst,
            Self::SheetFirst(_) => Rule::SheetFirst,
            Self::NotFound
            | Self::NotYours
            | Self::Called
            | Self::Talking
            | Self::Started
            | Self::TooManyMoves => Rule::GiveBackOrMove,
            Self::Unproven(_) => Rule::Proof,
            Self::WrongState => Rule::OverStays,
            Self::SameChair => Rule::AnotherChair,
            Self::GroupSize => Rule::GroupSize,
            Self::ChairsLeft => Rule::WaitList,
        }
    }
}

/// A rule of the board, as the teacher is told of it and as an audit event names it where it yielded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Rule {
    /// Only the children of the class sit on its chairs.
    OnRoll,
    /// A chair is one that the timetable has.
    Timetable,
    /// Without school there are no talks.
    SchoolDays,
    /// The teacher may close a chair, a time or all sign-ups.
    ClosedOrPaused,
    /// Sign-up opens some school days ahead and closes some minutes before a chair's time.
    SignUpOpens,
    /// A chair seats one child.
    OneChild,
    /// A child has one live sign-up.
    OneChair,
    /// A child takes no chair while it is out of the room.
    Away,
    /// A child has so many talks a week.
    TalksAWeek,
    /// After a talk some school days are left to the others.
    Rest,
    /// Who was met in this round leaves the coming days to those who were not.
    RoundFirst,
    /// The sheet comes first.
    SheetFirst,
    /// A child gives back or moves its own chair, before its time, and moves it so many times.
    GiveBackOrMove,
    /// A chair is given back while somebody else can still take it: one that is not is late.
    InTime,
    /// Whoever changes a chair shows whose it is.
    Proof,
    /// A sign-up goes on from state to state; what is over stays as it is.
    OverStays,
    /// A move leads to another chair.
    AnotherChair,
    /// A group is two to five children.
    GroupSize,
    /// Only a full day is waited for.
    WaitList,
}
