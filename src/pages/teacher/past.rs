//! What is printed of a child's time in a class: its talks with what became of each step, the earliest first. For a reader other
//! than the teacher the remember lines are not even loaded.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    app::autosave::ConferenceField,
    domain::{
        calendar::DayRange,
        class::Member,
        conference::{Kind, Line},
        id::ConferenceId,
        next_step::NextStep,
    },
    i18n::Messages,
    store::{self, ReadTx, conference::story::ToldConference, conflicts::Beside},
};

/// A talk, looks in not counted.
pub(super) struct PastTalk {
    pub(super) told: ToldConference,
    /// The step that the child took along from it.
    pub(super) step: Option<NextStep>,
    /// Words that wait beside others until somebody chooses, each with the word of its box.
    pub(super) beside: Vec<(String, Beside)>,
}

impl PastTalk {
    /// What is written in a line of its log; empty where nothing is.
    pub(super) fn words(&self, line: Line) -> &str {
        self.told.lines.get(&line).map_or("", |words| words.trim())
    }
}

/// Who will hold the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// The teacher, or the one who comes after her, with the remember lines.
    Teacher,
    /// Somebody who sees no remember line.
    Others,
}

/// All talks with a child in its class.
pub(super) fn talks(
    tx: &ReadTx<'_>,
    member: Member,
    holder: Holder,
) -> store::Result<Vec<PastTalk>> {
    let days = DayRange {
        first: Date::MIN,
        last: Date::MAX,
    };
    let told = match holder {
        Holder::Teacher => store::conference::story::told(tx, member, days)?,
        Holder::Others => store::conference::story::told_without_remember(tx, member, days)?,
    };
    let steps = store::next_step::all_of(tx, member)?.into_iter();
    let mut steps: BTreeMap<ConferenceId, NextStep> = steps
        .filter_map(|(step, _)| Some((step.conference?, step)))
        .collect();
    let mut beside = store::conflicts::in_talks_with(tx, member, days)?;
    if holder == Holder::Others {
        for words in beside.values_mut() {
            words.retain(|(line, _)| line != "remember");
        }
    }
    let talks = told.into_iter().rev();
    let talks = talks.filter(|told| told.conference.kind != Kind::LookedIn);
    let talks = talks.map(|told| PastTalk {
        step: steps.remove(&told.conference.id),
        beside: beside.remove(&told.conference.id).unwrap_or_default(),
        told,
    });
    Ok(talks.collect())
}

/// The label of a box of a talk, by its word.
pub(super) fn box_words(line: &str) -> &'static str {
    match ConferenceField::from_word(line) {
        None => "teach-story-before",
        Some(ConferenceField::Remember) => "teach-story-only-you",
        Some(ConferenceField::NextStep(_)) => "teach-story-step",
        Some(ConferenceField::Line(line)) => match line {
            Line::Strength => "talk-strength",
            Line::Praised => "teach-story-praised",
            Line::Quote => "teach-story-said",
            Line::Teaching => "teach-story-taught",
            Line::Home => "talk-home-line",
            Line::TeacherWell => "teach-story-i-well",
            Line::TeacherTweak => "teach-story-i-tweak",
            Line::Thanks(_) => "teach-story-thanks",
            Line::Well(_) => "talk-child-well",
            Line::Tweak(_) => "talk-child-tweak",
        },
    }
}

/// The label of a line in which an adult looks back on a talk, with the name of whoever wrote it, if that is not the reader;
/// none for any other line.
pub(super) fn look_back_of(messages: &Messages, line: Line, writer: &str) -> Option<String> {
    let words = match line {
        Line::TeacherWell => "teach-story-well-of",
        Line::TeacherTweak => "teach-story-tweak-of",
        _ => return None,
    };
    let writer = called(messages, writer);
    Some(messages.text_with(words, &[("name", writer.into())]))
}

/// What an adult is called in a sentence; a substitute's name may be empty.
pub(super) fn called<'a>(messages: &'a Messages, name: &'a str) -> &'a str {
    if name.is_empty() {
        messages.text("people-some-substitute")
    } else {
        name
    }
}
