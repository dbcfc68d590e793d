//! The conference, which people call a talk: how it began and with whom, the lines of its log and who may write and see each,
//! and when it is done.
//! What is decided here is saved elsewhere. It knows neither sheets nor the board.

mod script;

#[cfg(test)]
mod cases;

use std::collections::BTreeSet;

use jiff::civil::Date;
use strum::{AsRefStr, EnumString, IntoStaticStr, VariantArray};

pub use crate::domain::conference::script::{Step, Telling};
use crate::domain::{
    calendar::Calendar,
    class::Member,
    id::{ClassId, ConferenceId, SheetId, SignUpId, StudentId, TeacherId},
    text::same_name,
};

/// More strengths than a child can hear at once.
const STRENGTHS_MAX: usize = 8;

/// The strengths that every class is offered, in the order of the page, by their ids in the word files. The teacher's own
/// join them.
pub const DEFAULT_STRENGTHS: [&str; 4] = [
    "strength-voice",
    "strength-details",
    "strength-order",
    "strength-risk",
];

/// Sentences of thanks after a conference, one tap each, by their ids in the word files.
pub const DEFAULT_THANKS: [&str; 3] = ["thanks-led", "thanks-words", "thanks-more"];

/// One conference, with or without a chair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conference {
    /// Its id.
    pub id: ConferenceId,
    /// The class.
    pub class: ClassId,
    /// How it came about.
    pub kind: Kind,
    /// The chair that it was saved on, if any.
    pub sign_up: Option<SignUpId>,
    /// The local day.
    pub date: Date,
    /// UTC seconds.
    pub began_at: i64,
    /// UTC seconds; none while it goes on.
    pub ended_at: Option<i64>,
    /// Who sat beside the child.
    pub teacher: TeacherId,
    /// Whether it goes on.
    pub state: State,
    /// The promised day of a look back.
    pub check_back: Option<Date>,
    /// When that promise was kept, UTC seconds.
    pub looked_in_at: Option<i64>,
    /// When the teacher said "Done", UTC seconds.
    pub logged_at: Option<i64>,
    /// With whom: one, or a small group.
    pub participants: Vec<Participant>,
}

/// One child of a conference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Who.
    pub student: StudentId,
    /// The sheet that it was led by, once the conference is done.
    pub sheet: Option<SheetId>,
    /// What the child said when the notes were read back.
    pub read_back: Option<ReadBack>,
}

impl Participant {
    /// A child whose conference begins.
    pub fn new(student: StudentId) -> Self {
        Self {
            student,
            sheet: None,
            read_back: None,
        }
    }
}

/// How a conference came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Kind {
    /// The child saved a chair for it.
    StudentLed,
    /// The teacher asked the child.
    TeacherCalled,
    /// The child came without a chair.
    WalkUp,
    /// Several children at once.
    SmallGroup,
    /// A check-back under a minute: no chair, no script.
    LookedIn,
}

/// Whether a conference goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum State {
    /// It goes on.
    Talking,
    /// It was held.
    Done,
}

/// What a child says to the notes that are read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum ReadBack {
    /// It is right.
    Yes,
    /// The next step is to be changed.
    Change,
}

/// The lines of a log that are typed. The remember line is none of them: it stands apart from all that a child reads
/// (decision 39).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    /// What was strong: chips, one a line of the text.
    Strength,
    /// The line of the piece that is praised.
    Praised,
    /// What the child said.
    Quote,
    /// The one teaching point.
    Teaching,
    /// A line for home.
    Home,
    /// What went well, says the teacher.
    TeacherWell,
    /// What the teacher will change: it comes back on Monday's Today.
    TeacherTweak,
    /// A sentence of thanks to this child, for its own page.
    Thanks(StudentId),
    /// What went well, says a child.
    Well(StudentId),
    /// What a child will change.
    Tweak(StudentId),
}

impl Line {
    /// The lines that the teacher writes.
    pub const TEACHERS: [Self; 7] = [
        Self::Strength,
        Self::Praised,
        Self::Quote,
        Self::Teaching,
        Self::Home,
        Self::TeacherWell,
        Self::TeacherTweak,
    ];

    /// Its word in the store.
    pub fn word(self) -> String {
        let of = |word: &str, student: StudentId| format!("{word}:{student}");
        match self {
            Self::Strength => "strength".to_owned(),
            Self::Praised => "praised".to_owned(),
            Self::Quote => "quote".to_owned(),
            Self::Teaching => "teaching".to_owned(),
            Self::Home => "home".to_owned(),
            Self::TeacherWell => "teacher_well".to_owned(),
            Self::TeacherTweak => "teacher_tweak".to_owned(),
            Self::Thanks(student) => of("thanks", student),
            Self::Well(student) => of("well", student),
            Self::Tweak(student) => of("tweak", student),
        }
    }

    /// The line of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        let of_child = |start: &str| word.strip_prefix(start)?.parse().ok();
        let of_teacher = || Self::TEACHERS.into_iter().find(|line| line.word() == word);
        of_child("thanks:")
            .map(Self::Thanks)
            .or_else(|| of_child("well:").map(Self::Well))
            .or_else(|| of_child("tweak:").map(Self::Tweak))
            .or_else(of_teacher)
    }

    /// Whether this child may see it: what was said of the piece, its thanks, and its own look back.
    pub fn is_seen_by(self, reader: StudentId) -> bool {
        match self {
            Self::Strength | Self::Praised | Self::Quote | Self::Teaching | Self::Home => true,
            Self::Thanks(student) | Self::Well(student) | Self::Tweak(student) => student == reader,
            Self::TeacherWell | Self::TeacherTweak => false,
        }
    }
}

/// A box of the log that "add later" asks for. None of them is needed to finish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantArray)]
pub enum Blank {
    /// What was strong.
    Strength,
    /// The one teaching point.
    Teaching,
    /// The next step.
    NextStep,
}

/// Which boxes are still empty, by what is filled.
pub fn blanks(filled: &BTreeSet<Blank>) -> Vec<Blank> {
    Blank::VARIANTS
        .iter()
        .copied()
        .filter(|blank| !filled.contains(blank))
        .collect()
}

/// Why a conference stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// The child is not in this class.
    NotOnRoll,
    /// There is no such conference, or it is another class's.
    NoSuchTalk,
    /// It is over already.
    TalkOver,
    /// The child is not in this conference.
    NotInTalk,
    /// That day cannot be promised for a look back: it is not after the talk.
    BadDay,
    /// Nor one that is more than a year away.
    DayTooFar,
    /// More strengths than a child can hear.
    TooManyStrengths,
    /// A talk with words in it is taken back only by who says that they may go.
    TalkHasWords,
    /// A device of the teacher's is in a child's hands for it.
    TalkHandedOver,
}

/// What has come into a conference since it began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Somebody typed or tapped words in it, or a next step.
    pub has_words: bool,
    /// A device of the teacher's is in a child's hands for it.
    pub is_handed_over: bool,
}

impl Conference {
    /// This child as one of those who are in it.
    pub fn participant(&self, student: StudentId) -> Option<&Participant> {
        self.participants.iter().find(|it| it.student == student)
    }

    /// Whether this child is in it.
    pub fn is_with(&self, student: StudentId) -> bool {
        self.participant(student).is_some()
    }

    /// Those who are in it, as children of its class.
    pub fn members(&self) -> impl Iterator<Item = Member> {
        let class = self.class;
        let students = self.participants.iter().map(|it| it.student);
        students.map(move |student| Member { class, student })
    }

    /// The child who leads; the first by number in a small group.
    pub fn leader(&self) -> Option<StudentId> {
        self.participants.first().map(|it| it.student)
    }

    /// Ends the conference.
    ///
    /// # Errors
    /// It is over already.
    pub fn end(&self) -> Result<State, Refusal> {
        match self.state {
            State::Talking => Ok(State::Done),
            State::Done => Err(Refusal::TalkOver),
        }
    }

    /// Whether it may be taken back as begun by mistake: only while it goes on and no child holds the teacher's device for it.
    /// Words in it go only if she `is_sure`, who was shown them.
    ///
    /// # Errors
    /// It may not, or not yet.
    pub fn take_back(&self, written: Written, is_sure: bool) -> Result<(), Refusal> {
        if self.state == State::Done {
            return Err(Refusal::TalkOver);
        }
        if written.is_handed_over {
            return Err(Refusal::TalkHandedOver);
        }
        if written.has_words && !is_sure {
            return Err(Refusal::TalkHasWords);
        }
        Ok(())
    }

    /// So many whole minutes it took, at least one; none while it goes on or where a clock was set back in between.
    pub fn minutes(&self) -> Option<u32> {
        let seconds = self.ended_at?.checked_sub(self.began_at)?;
        let seconds = u32::try_from(seconds).ok()?;
        Some((seconds / 60).max(1))
    }

    /// The day on which the child is promised a look back: a day after the conference and within a year.
    ///
    /// # Errors
    /// It is none of those.
    pub fn promise(&self, day: Date) -> Result<Date, Refusal> {
        let days = day.duration_since(self.date).as_hours() / 24;
        match days {
            ..=0 => Err(Refusal::BadDay),
            1..=366 => Ok(day),
            _ => Err(Refusal::DayTooFar),
        }
    }
}

/// The days to offer for a look back: the next school day, and a school week and two later.
pub fn check_back_offers(calendar: &Calendar, date: Date) -> Vec<Date> {
    let days = calendar.next_school_days(date, 10);
    let offered = [0, 4, 9].into_iter();
    offered.filter_map(|nth| days.get(nth).copied()).collect()
}

/// The strength among these that is the same as what was typed, as it is written there: capitals and accents make no second one.
pub fn same_strength<'s>(known: impl IntoIterator<Item = &'s str>, typed: &str) -> Option<&'s str> {
    same_name(known, typed, |known| known)
}

/// The strengths of a line's text.
pub fn strengths(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|strength| !strength.is_empty())
}

/// The text with one strength put on or taken off. Twice is once.
///
/// # Errors
/// There are too many.
pub fn with_strength(text: &str, strength: &str, on: bool) -> Result<String, Refusal> {
    let mut all: Vec<&str> = strengths(text).filter(|other| *other != strength).collect();
    if on {
        if strengths(text).any(|other| other == strength) {
            return Ok(text.to_owned());
        }
        all.push(strength);
    }
    if all.len() > STRENGTHS_MAX {
        return Err(Refusal::TooManyStrengths);
    }
    Ok(all.join("\n"))
}
