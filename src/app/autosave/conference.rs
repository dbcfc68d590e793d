//! The words of a conference, typed by the child who leads or by the teacher: the lines of its log, the remember line and the
//! next steps. The rules are domain/conference.

use super::draft::{Draft, Refusal, SaveOutcome, add_or_resolve_conflict};
use crate::{
    app::{Error, Result, conferences::find_taught, led_conference::Leader},
    domain::{
        autosave::{self, Decision},
        conference::{self, Conference, Line},
        id::{ConferenceId, NextStepId, StudentId},
        next_step::{NextStep, StepState, Told},
        principal::{Principal, Standing, Teacher},
        text::Prose,
    },
    secret,
    store::{self, ReadTx, WriteTx, conference::Words, conflicts::ConflictAt},
};

/// A box of a conference's pages that words are typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConferenceField {
    /// A line of the log.
    Line(Line),
    /// The remember line: the teacher's alone (decision 39).
    Remember,
    /// This child's next step.
    NextStep(StudentId),
}

impl ConferenceField {
    /// Its word in forms, and under which words in conflict wait beside it.
    pub fn word(self) -> String {
        match self {
            Self::Line(line) => line.word(),
            Self::Remember => "remember".to_owned(),
            Self::NextStep(student) => format!("next_step:{student}"),
        }
    }

    /// The box of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        if word == "remember" {
            return Some(Self::Remember);
        }
        if let Some(student) = word.strip_prefix("next_step:") {
            return student.parse().ok().map(Self::NextStep);
        }
        Line::from_word(word).map(Self::Line)
    }

    /// The child whose own box it is on the teacher's page.
    pub fn student(self) -> Option<StudentId> {
        match self {
            Self::NextStep(student) | Self::Line(Line::Thanks(student)) => Some(student),
            _ => None,
        }
    }
}

/// A box of the conference that a page is of.
#[derive(Clone, Copy, Debug)]
pub struct ConferenceBox {
    /// The conference: words that are sent again next week are not written into another one.
    pub conference: ConferenceId,
    /// Its box.
    pub field: ConferenceField,
    /// A next step may be said aloud.
    pub way: Told,
}

/// Saves the words of a conference, by whoever types them.
pub(super) fn save(
    tx: &WriteTx<'_>,
    by: &Principal,
    words: ConferenceBox,
    draft: &Draft,
) -> Result<SaveOutcome, Refusal> {
    let conference = match (by, Leader::from_principal(by)) {
        (Principal::Teacher(teacher), _) => conference_of_teacher(tx, *teacher, words)?,
        (_, Some(leader)) => conference_of_leader(tx, leader, words.conference)?,
        (_, None) => return Err(Error::NotFound),
    };
    save_words(tx, &conference, words.field, words.way, draft)
}

impl From<conference::Refusal> for Error<Refusal> {
    fn from(refusal: conference::Refusal) -> Self {
        Self::Refused(Refusal::Conference(refusal))
    }
}

/// The conference, if it is one of a class of hers and the box is that of somebody who is in it.
fn conference_of_teacher(
    tx: &ReadTx<'_>,
    teacher: Teacher,
    words: ConferenceBox,
) -> Result<Conference, Refusal> {
    let found = find_taught(tx, teacher, words.conference)?;
    let (_, conference) = found.ok_or(Error::NotFound)?;
    if !may_read(teacher, &conference, words.field) {
        return Err(Error::NotFound);
    }
    match words.field.student() {
        Some(student) if !conference.is_with(student) => Err(conference::Refusal::NotInTalk.into()),
        _ => Ok(conference),
    }
}

/// Whether a box is one that this adult may read and write: no remember line is a substitute's, nor what a teacher looks back on
/// for herself.
pub fn may_read(adult: Teacher, conference: &Conference, field: ConferenceField) -> bool {
    let is_own = conference.teacher == adult.id;
    adult.standing != Standing::Substitute
        || match field {
            // What she will change comes back on a Monday on which a substitute is gone.
            ConferenceField::Remember | ConferenceField::Line(Line::TeacherTweak) => false,
            ConferenceField::Line(Line::TeacherWell) => is_own,
            ConferenceField::Line(_) | ConferenceField::NextStep(_) => true,
        }
}

/// The conference of the child who leads, if it is still the one that the page is of.
fn conference_of_leader(
    tx: &ReadTx<'_>,
    leader: Leader,
    id: ConferenceId,
) -> Result<Conference, Refusal> {
    let conference = leader
        .find_conference(tx)?
        .filter(|conference| conference.is_with(leader.student))
        .ok_or(conference::Refusal::NoSuchTalk)?;
    if conference.id == id {
        Ok(conference)
    } else {
        Err(conference::Refusal::TalkOver.into())
    }
}

/// What is saved in a box now.
fn saved_words(
    tx: &ReadTx<'_>,
    conference: ConferenceId,
    field: ConferenceField,
) -> store::Result<Option<Words>> {
    match field {
        ConferenceField::Line(line) => store::conference::line(tx, conference, line),
        ConferenceField::Remember => store::conference::remember(tx, conference),
        ConferenceField::NextStep(student) => {
            let Some(step) = store::next_step::of_talk(tx, conference, student)? else {
                return Ok(None);
            };
            Ok(Some(Words {
                at: store::next_step::words_saved_at(tx, step.id)?,
                text: step.text,
                revision: step.revision,
                by: String::new(),
            }))
        }
    }
}

/// What stood in a box for a while stays in the history of its talk when other words take its place.
pub fn keep_if_stood(
    tx: &WriteTx<'_>,
    conference: ConferenceId,
    field: ConferenceField,
    head: &Words,
) -> store::Result<()> {
    if !autosave::has_stood(head.at, tx.attribution.at) {
        return Ok(());
    }
    match field {
        ConferenceField::Line(line) => {
            store::conference::history::keep_line(tx, conference, &line.word())
        }
        ConferenceField::Remember => store::conference::history::keep_remember(tx, conference),
        ConferenceField::NextStep(student) => {
            store::conference::history::keep_step(tx, conference, student)
        }
    }
}

/// Saves words in a box of a conference: as the new head, or beside one that their page had not seen.
pub fn save_words(
    tx: &WriteTx<'_>,
    conference: &Conference,
    field: ConferenceField,
    way: Told,
    draft: &Draft,
) -> Result<SaveOutcome, Refusal> {
    let head = saved_words(tx, conference.id, field)?;
    let text = draft.text.as_ref().map_or("", Prose::as_str);
    if head.is_none() && text.trim().is_empty() && way == Told::Written {
        return Ok(SaveOutcome::Saved(0));
    }
    let words = head.as_ref().map(Words::head);
    let decision = autosave::decide(words, draft.base_revision, text);
    if let (Decision::NewHead(_), Some(head)) = (decision, &head) {
        keep_if_stood(tx, conference.id, field, head)?;
    }
    match (decision, field) {
        (Decision::NewHead(revision), ConferenceField::Line(line)) => {
            store::conference::save_line(tx, conference, line, text, revision)?;
        }
        (Decision::NewHead(revision), ConferenceField::Remember) => {
            store::conference::save_remember(tx, conference, text, revision)?;
        }
        (
            Decision::NewHead(revision) | Decision::Unchanged(revision),
            ConferenceField::NextStep(student),
        ) => {
            let step = next_step(tx, conference.id, student, text, way, revision)?;
            store::next_step::save(tx, conference.class, &step)?;
        }
        (Decision::Unchanged(_) | Decision::Conflict(_), _) => {}
    }
    let at = ConflictAt::Conference {
        conference,
        line: &field.word(),
    };
    let outcome = SaveOutcome::from(decision);
    add_or_resolve_conflict(tx, at, text, draft.resolves, outcome)?;
    Ok(outcome)
}

/// The next step with these words. Without words it is not carried, unless it was said aloud.
fn next_step(
    tx: &WriteTx<'_>,
    conference: ConferenceId,
    student: StudentId,
    text: &str,
    way: Told,
    revision: u32,
) -> store::Result<NextStep> {
    let old = store::next_step::of_talk(tx, conference, student)?;
    let has_words = !text.trim().is_empty();
    let state = match old.as_ref().map(|step| step.state) {
        Some(StepState::Reached) => StepState::Reached,
        _ if has_words || way == Told::Aloud => StepState::Open,
        _ => StepState::PutDown,
    };
    let old = old.unwrap_or_else(|| NextStep {
        id: NextStepId::new(secret::id()),
        student,
        conference: Some(conference),
        text: String::new(),
        way,
        revision,
        made_at: tx.attribution.at,
        state,
        child_said: None,
        said_on: None,
        not_yet: 0,
    });
    Ok(NextStep {
        text: text.to_owned(),
        way: if has_words { Told::Written } else { way },
        revision,
        state,
        ..old
    })
}
