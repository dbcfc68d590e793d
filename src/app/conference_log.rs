//! What the teacher taps in a conference: a strength, how a next step is going, the day of a look back, that the log is done,
//! and her device in the child's hands. Words that are typed are saved elsewhere; the rules are domain/conference.

use std::sync::Arc;

use jiff::civil::Date;

use super::{
    App, Error, Result,
    autosave::{ConferenceField, keep_if_stood},
    conferences::{Refusal, find_taught},
    now_in,
    receipts::StepChange,
    strengths::of_every_class,
};
use crate::{
    domain::{
        conference::{self, Line, same_strength, strengths, with_strength},
        id::{ClassId, ConferenceId, NextStepId, StudentId},
        next_step::Said,
        principal::Teacher,
    },
    store,
};

/// Puts a strength on the log or takes it off. Twice is once, and one that is known already is put on as it is written there.
pub async fn save_strength(
    app: &Arc<App>,
    by: Teacher,
    id: ConferenceId,
    strength: String,
    on: bool,
) -> Result<(), Refusal> {
    let worker = Arc::clone(app);
    app.write(by, move |tx| {
        let (class, conference) = find_taught(tx, by, id)?.ok_or(Error::NotFound)?;
        let saved = store::conference::line(tx, id, Line::Strength)?;
        let (text, revision) = saved.as_ref().map_or_else(Default::default, |saved| {
            (saved.text.clone(), saved.revision)
        });
        let offered = of_every_class(&worker.translations, &class);
        let own = store::strength::of_class(tx, class.id)?;
        let known = offered.iter().chain(&own).map(String::as_str);
        let known = strengths(&text).chain(known);
        let same = same_strength(known, &strength).filter(|_| on);
        let new = with_strength(&text, same.unwrap_or(&strength), on)?;
        if strengths(&new).ne(strengths(&text)) {
            let revision = revision.saturating_add(1);
            if let Some(saved) = &saved {
                let field = ConferenceField::Line(Line::Strength);
                keep_if_stood(tx, id, field, saved)?;
            }
            store::conference::save_line(tx, &conference, Line::Strength, &new, revision)?;
        }
        Ok(())
    })
    .await
}

/// What became of a next step, as child and teacher say it together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepWord {
    /// How it is going.
    Said(Said),
    /// It is put down for now.
    PutDown,
    /// It is picked up again.
    PickUp,
}

impl StepWord {
    /// What a form's word says.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "put_down" => Some(Self::PutDown),
            "pick_up" => Some(Self::PickUp),
            word => word.parse().ok().map(Self::Said),
        }
    }
}

/// Saves what became of a step that was picked in an earlier conference. Gives what was changed.
pub async fn say_of_next_step(
    app: &Arc<App>,
    by: Teacher,
    id: ConferenceId,
    step: NextStepId,
    word: StepWord,
) -> Result<StepChange, Refusal> {
    let clock = Arc::clone(&app.clock);
    app.write(by, move |tx| {
        let (class, conference) = find_taught(tx, by, id)?.ok_or(Error::NotFound)?;
        let before = store::next_step::find(tx, class.id, step)?
            .filter(|step| conference.is_with(step.student))
            .ok_or(conference::Refusal::NotInTalk)?;
        let after = match word {
            StepWord::Said(Said::Reached) => before.reach(),
            StepWord::Said(said) => before.say(said, now_in(&clock, &class).date()),
            StepWord::PutDown => before.put_down(),
            StepWord::PickUp => before.pick_up(),
        }?;
        store::next_step::save(tx, class.id, &after)?;
        store::next_step::write_audit_event(tx, class.id, &after)?;
        Ok(StepChange {
            class: class.id,
            before,
            after,
        })
    })
    .await
}

/// Promises a look back for a day, or takes the promise away.
pub async fn promise_check_back(
    app: &Arc<App>,
    by: Teacher,
    id: ConferenceId,
    day: Option<Date>,
) -> Result<(), Refusal> {
    app.write(by, move |tx| {
        let (_class, conference) = find_taught(tx, by, id)?.ok_or(Error::NotFound)?;
        let day = day.map(|day| conference.promise(day)).transpose()?;
        if day != conference.check_back {
            store::conference::save_check_back(tx, &conference, day)?;
        }
        Ok(())
    })
    .await
}

/// "Done": Today no longer asks for the empty boxes. Gives the class.
pub async fn stop_asking(app: &Arc<App>, by: Teacher, id: ConferenceId) -> Result<ClassId> {
    app.write(by, move |tx| {
        let (class, conference) = find_taught(tx, by, id)?.ok_or(Error::NotFound)?;
        store::conference::stop_asking(tx, &conference)?;
        Ok(class.id)
    })
    .await
}

/// Why the teacher's device is not handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotHandedOver {
    /// She has no PIN: there would be no quick way back.
    NoPin,
    /// The conference has no participant left.
    NoParticipant,
}

/// Puts her device into the child's hands: from now on it shows this conference and nothing else (decision 15). Of a group it
/// is the child whose page it was.
pub async fn hand_over(
    app: &Arc<App>,
    by: Teacher,
    id: ConferenceId,
    student: Option<StudentId>,
) -> Result<(), NotHandedOver> {
    app.write_ending(by, move |tx| {
        if store::credentials::find_pin(tx, by.id)?.is_none() {
            return Err(Error::Refused(NotHandedOver::NoPin));
        }
        let (_class, conference) = find_taught(tx, by, id)?.ok_or(Error::NotFound)?;
        let student = student
            .filter(|student| conference.is_with(*student))
            .or(conference.leader())
            .ok_or(Error::Refused(NotHandedOver::NoParticipant))?;
        Ok(store::sessions::hand_over(tx, by.session, id, student)?)
    })
    .await
}
