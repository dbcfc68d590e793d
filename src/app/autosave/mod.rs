//! The one autosave: words that somebody types, into whichever box, are saved here, or kept beside the saved ones until
//! somebody chooses. What becomes of a save is decided by domain/autosave; no page is drawn here.

mod answer;
mod conference;

use std::sync::Arc;

pub(super) use answer::save_in_class;
pub use answer::{AnswerBox, OpenSheet, PageQuestion, save_answer};
pub use conference::{ConferenceBox, ConferenceField, save_words};

use super::{App, Error, Result};
use crate::{
    domain::{
        autosave::{Decision, LETTERS_MAX},
        conference as talk, prep,
        principal::Principal,
        text::Prose,
    },
    store::{self, WriteTx, conflicts::ConflictAt},
};

/// The box that words were typed into.
#[derive(Clone, Debug)]
pub enum TextBox {
    /// A question of a child's sheet, on the child's own page or on the teacher's.
    Answer(AnswerBox),
    /// A box of a conference, on the page of the child who leads or on the teacher's.
    Conference(ConferenceBox),
}

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
    /// The words of a form.
    ///
    /// # Errors
    /// They are more than a box holds.
    pub fn parse(text: Option<&str>, base_revision: u32, resolves: bool) -> Result<Self, Refusal> {
        let text = text.map(|text| Prose::parse(text, LETTERS_MAX)).transpose();
        Ok(Self {
            text: text.map_err(|_| Error::Refused(Refusal::TooLong))?,
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
    /// The sheet says no.
    Answer(prep::Refusal),
    /// The conference says no.
    Conference(talk::Refusal),
}

impl Refusal {
    /// The word under which scripts know it and the word files keep its sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::TooLong => "too_long",
            Self::Answer(refusal) => refusal.word(),
            Self::Conference(refusal) => refusal.word(),
        }
    }
}

/// Saves the words of a form. What [`Draft::parse`] would not take is refused here, like all the rest.
///
/// # Errors
/// There is no such box for whoever asks, or its words are not taken.
pub async fn save(
    app: &Arc<App>,
    by: Principal,
    text_box: TextBox,
    draft: Result<Draft, Refusal>,
) -> Result<SaveOutcome, Refusal> {
    let draft = draft?;
    let worker = Arc::clone(app);
    app.write(by, move |tx| match text_box {
        TextBox::Answer(answer) => answer::save(tx, &worker, &by, &answer, &draft),
        TextBox::Conference(words) => conference::save(tx, &by, words, &draft),
    })
    .await
}

/// What follows from a decision besides the new head: words in conflict wait beside it, and a choice between two screens'
/// words ends their conflict.
fn add_or_resolve_conflict(
    tx: &WriteTx<'_>,
    at: ConflictAt<'_>,
    text: &str,
    resolves: bool,
    outcome: SaveOutcome,
) -> store::Result<()> {
    match outcome {
        SaveOutcome::Conflict(_) => store::conflicts::add(tx, at, text),
        _ if resolves => store::conflicts::resolve(tx, at),
        _ => Ok(()),
    }
}
