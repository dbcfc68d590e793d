//! What every box has in common: the words that a page sends, what came of them, and the two screens that wrote in one box.

use crate::{
    app::{Error, Result},
    domain::{autosave::Decision, conference, prep, text::Prose},
    limits::{ANSWER_BYTES, ANSWER_GRAPHEMES_MAX},
    store::{self, WriteTx, conflicts::ConflictAt},
};

/// Words that a page sends to be saved.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The words in the box; none where only a way to answer was tapped.
    pub text: Option<Prose>,
    /// The revision that the page has seen last, 0 before the first.
    pub base_revision: u32,
    /// Somebody chose between two screens' words: the conflict is resolved by this.
    pub resolves: bool,
}

impl Draft {
    /// The words of a form, unless they are more than a box holds.
    pub fn parse(text: Option<&str>, base_revision: u32, resolves: bool) -> Result<Self, Refusal> {
        let text = text.map(|text| {
            // Looked at as bytes first: a letter may be made of many, and each takes its time.
            let fits = |text: &str| text.len() <= ANSWER_BYTES;
            let parsed = fits(text).then(|| Prose::parse(text, ANSWER_GRAPHEMES_MAX).ok());
            let parsed = parsed.flatten().filter(|text| fits(text.as_str()));
            parsed.ok_or(Error::Refused(Refusal::TooLong))
        });
        Ok(Self {
            text: text.transpose()?,
            base_revision,
            resolves,
        })
    }
}

/// What came of a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveOutcome {
    /// The words stand so on the box, with this revision.
    Saved(u32),
    /// They wait beside the words of another screen, which have this revision.
    Conflict(u32),
    /// They are kept with the sheet that they were meant for, whose conference is done.
    WithOldSheet,
}

impl From<Decision> for SaveOutcome {
    fn from(decision: Decision) -> Self {
        match decision {
            Decision::NewHead(revision) | Decision::Unchanged(revision) => Self::Saved(revision),
            Decision::Conflict(revision) => Self::Conflict(revision),
        }
    }
}

/// Why words are not taken. They stay on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// More than a box holds.
    TooLong,
    /// As many texts wait beside the box already as may: somebody has to choose first.
    ManyBeside,
    /// Its sheet has no room for more of what its answers were before.
    SheetFull,
    /// The sheet says no.
    Answer(prep::Refusal),
    /// The conference says no.
    Conference(conference::Refusal),
}

impl Refusal {
    /// The word under which scripts know it and the word files keep its sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::TooLong => "too_long",
            Self::ManyBeside => "many_beside",
            Self::SheetFull => "sheet_full",
            Self::Answer(refusal) => refusal.into(),
            Self::Conference(refusal) => refusal.into(),
        }
    }
}

/// What follows from a decision besides the new head: words in conflict wait beside it, and a choice between two screens'
/// words ends their conflict.
pub(super) fn add_or_resolve_conflict(
    tx: &WriteTx<'_>,
    at: ConflictAt<'_>,
    text: &str,
    resolves: bool,
    outcome: SaveOutcome,
) -> Result<(), Refusal> {
    match outcome {
        SaveOutcome::Conflict(_) => add_conflict(tx, at, text)?,
        _ if resolves => store::conflicts::resolve(tx, at)?,
        _ => {}
    }
    Ok(())
}

/// Lets words wait beside those that are saved, where there is room for them.
pub(super) fn add_conflict(
    tx: &WriteTx<'_>,
    at: ConflictAt<'_>,
    text: &str,
) -> Result<(), Refusal> {
    if store::conflicts::add(tx, at, text)? {
        Ok(())
    } else {
        Err(Error::Refused(Refusal::ManyBeside))
    }
}
