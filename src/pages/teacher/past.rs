//! What is printed of a child's time in a class: its talks with what became of each step, the earliest first. For a reader other
//! than the teacher the remember lines are not even loaded.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    domain::{
        calendar::DayRange,
        class::Member,
        conference::{Kind, Line},
        id::ConferenceId,
        next_step::NextStep,
    },
    store::{self, ReadTx, conference::story::ToldConference},
};

/// A talk, looks in not counted.
pub(super) struct PastTalk {
    pub(super) told: ToldConference,
    /// The step that the child took along from it.
    pub(super) step: Option<NextStep>,
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
    let talks = told.into_iter().rev();
    let talks = talks.filter(|told| told.conference.kind != Kind::LookedIn);
    let talks = talks.map(|told| PastTalk {
        step: steps.remove(&told.conference.id),
        told,
    });
    Ok(talks.collect())
}
