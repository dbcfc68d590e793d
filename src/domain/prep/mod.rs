//! The prep sheet: five questions, each with a role, answered one after the other until the child's next talk
//! (decision 27).
//! What a save becomes is decided in answer.rs; nothing here reads or writes.

mod answer;
pub mod questions;

#[cfg(test)]
mod cases;

use std::collections::BTreeSet;

use jiff::civil::Date;
use strum::{AsRefStr, Display, EnumString, VariantArray};

pub use answer::{AnswerDraft, Before, Moment, NewAnswer, Refusal};

use crate::domain::{class::Band, id::SheetId};

/// So many wordings of its own Chair has for each role and band; they count from 1.
pub const WORDINGS: u8 = 4;

/// What a question is for. The wording may change, the role stays.
#[derive(AsRefStr, Display, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuestionRole {
    /// Which piece it is, and what it wants.
    Piece,
    /// What the child is proud of.
    Proud,
    /// Where the child got stuck.
    Stuck,
    /// What the child has tried.
    Tried,
    /// What the child asks the teacher: the heart of the talk.
    Ask,
}

impl QuestionRole {
    /// The number of its stone on the path, from 1.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }
}

/// How a question was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Way {
    /// Not yet.
    None,
    /// In the box on the screen.
    Written,
    /// "I will say it out loud."
    Aloud,
    /// "I wrote it on paper."
    Paper,
}

/// One question of a sheet, as far as it was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which question.
    pub role: QuestionRole,
    /// Which wording of its role, as `g35-piece-1`.
    pub wording: String,
    /// The question in the words that the child saw; they stay.
    pub asked: String,
    /// What was written; it may be empty.
    pub text: String,
    /// How it was answered.
    pub way: Way,
    /// The adult who wrote for the child.
    pub told_to: Option<String>,
    /// Counts the saves that changed something, from 1.
    pub revision: u32,
    /// When it was saved last, in UTC seconds.
    pub at: i64,
    /// The class's local day of that moment.
    pub day: Date,
    /// By whom, as in an attribution.
    pub by: String,
}

impl Line {
    /// Whether the question is answered, in whatever way.
    pub fn is_answered(&self) -> bool {
        self.way != Way::None
    }
}

/// One child's sheet for the next talk. An empty one is only derived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its id, once it has an answer.
    pub id: Option<SheetId>,
    /// Which sheet of this child in this class it is, from 1: it chooses the wordings, and tells a form of last week.
    pub number: u32,
    /// Its lines, in the order of their roles; one that nobody touched has none.
    pub lines: Vec<Line>,
}

impl Sheet {
    /// The line of a role, if anything was ever saved there.
    pub fn line(&self, role: QuestionRole) -> Option<&Line> {
        self.lines.iter().find(|line| line.role == role)
    }

    /// Whether a question is answered.
    pub fn is_answered(&self, role: QuestionRole) -> bool {
        self.line(role).is_some_and(Line::is_answered)
    }

    /// How many of the five are answered.
    pub fn readiness(&self) -> u8 {
        let lines = self.lines.iter();
        lines.map(|line| u8::from(line.is_answered())).sum()
    }

    /// All five are answered: the sheet opens the board.
    pub fn is_ready(&self) -> bool {
        self.next_role().is_none()
    }

    /// The child's next question: the first one that is not answered.
    pub fn next_role(&self) -> Option<QuestionRole> {
        let mut roles = QuestionRole::VARIANTS.iter().copied();
        roles.find(|role| !self.is_answered(*role))
    }

    /// Whether the child may answer this question now: in the upper grades every one, below those that were ever touched
    /// and the next.
    pub fn is_open(&self, role: QuestionRole, band: Band) -> bool {
        band == Band::G68 || self.line(role).is_some() || self.next_role() == Some(role)
    }

    /// Of the open sheets of two entries that are one child the one that is done with: whose words are older. None where not both
    /// were begun.
    pub fn older_of<'s>(one: &'s Self, other: &'s Self) -> Option<&'s Self> {
        let both = one.id.is_some() && other.id.is_some();
        let is_older = one.last_at() < other.last_at();
        both.then_some(if is_older { one } else { other })
    }

    /// When anything on it was saved last, in UTC seconds.
    pub fn last_at(&self) -> Option<i64> {
        self.lines.iter().map(|line| line.at).max()
    }
}

/// What a class, or one child, has to do with its sheet before it takes a chair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr, Display, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum SheetRule {
    /// Sheet first: a chair only with all five answers.
    Gate,
    /// The chair is saved, and the sheet is named.
    Nudge,
    /// The board does not ask.
    Off,
}

/// What others need of an open sheet: who answered what, when last, and what the child asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The sheet, once it has an answer.
    pub id: Option<SheetId>,
    /// The answered roles.
    pub answered: BTreeSet<QuestionRole>,
    /// When anything was saved last, in UTC seconds.
    pub last_at: Option<i64>,
    /// The local day of that.
    pub last_day: Option<Date>,
    /// The words of the "ask" line; empty if it was said aloud or not yet.
    pub ask: String,
}

impl Summary {
    /// How many of the five are answered.
    pub fn readiness(&self) -> u8 {
        u8::try_from(self.answered.len()).unwrap_or(u8::MAX)
    }

    /// All five are answered.
    pub fn is_ready(&self) -> bool {
        self.next_role().is_none()
    }

    /// The child's next question.
    pub fn next_role(&self) -> Option<QuestionRole> {
        let mut roles = QuestionRole::VARIANTS.iter().copied();
        roles.find(|role| !self.answered.contains(role))
    }
}

/// The question that most children have next, by their sheets; of two that as many have, the earlier one. None when every
/// sheet is full.
pub fn most_asked<'a>(sheets: impl Iterator<Item = Option<&'a Summary>>) -> Option<QuestionRole> {
    let next =
        sheets.filter_map(|sheet| sheet.map_or(Some(QuestionRole::Piece), Summary::next_role));
    let next: Vec<QuestionRole> = next.collect();
    let count = |role: &&QuestionRole| next.iter().filter(|next| next == role).count();
    let roles = QuestionRole::VARIANTS
        .iter()
        .rev()
        .filter(|role| next.contains(role));
    roles.max_by_key(count).copied()
}
