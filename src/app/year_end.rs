//! The end of a school year: the next class is made of the settings of the last one, the children who go on come along, with the step
//! they carry if the teacher wants it, and the last class rests. One transaction.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    App, Error, Result,
    classes::{Copied, NotCopied, copy_in},
    exports::class_of_hers,
    roster::{TalkGoesOn, check_no_talk},
};
use crate::{
    domain::{
        class::Member,
        id::{ClassId, NextStepId, StudentId},
        next_step::NextStep,
        principal::Teacher,
        text::{Name, Unfit},
    },
    limits, secret,
    store::{self, class::NewClass},
};

/// How the next year begins.
#[derive(Clone, Debug)]
pub struct NextYear {
    /// What the new class is called.
    pub name: String,
    /// Who comes along.
    pub carried: BTreeSet<StudentId>,
    /// With the steps that they carry.
    pub keep_steps: bool,
    /// The last class rests from now on.
    pub archive: bool,
}

/// Why no next year begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotBegun {
    /// No class can be called that.
    Name(Unfit),
    /// The last class would rest while a talk goes on there.
    Talking(TalkGoesOn),
}

/// Makes the class of the next year.
pub async fn begin_next_year(
    app: &Arc<App>,
    by: Teacher,
    last: ClassId,
    next: NextYear,
) -> Result<ClassId, NotBegun> {
    let name = Name::parse(&next.name, limits::CLASS_NAME_GRAPHEMES_MAX);
    let name = name.map_err(|unfit| Error::Refused(NotBegun::Name(unfit)))?;
    let clock = Arc::clone(&app.clock);
    app.write(by, move |tx| {
        let last = class_of_hers(tx, by, last)?.ok_or(Error::NotFound)?;
        let details = NewClass {
            name: name.as_str().to_owned(),
            ..NewClass::of(&last)
        };
        let id = store::class::make(tx, &details, by.id)?;
        let class = store::class::find(tx, id)?.ok_or(Error::NotFound)?;
        let everything = Copied {
            rules: true,
            timetable: true,
            questions: true,
        };
        copy_in(tx, &clock, &class, &last, everything).map_err(without_refusal)?;
        store::tag::copy_own(tx, last.id, id)?;
        for entry in store::roster::members(tx, last.id)? {
            let student = entry.student;
            if !next.carried.contains(&student) {
                continue;
            }
            store::roster::carry(tx, Member::new(last.id, student), id)?;
            let steps = store::next_step::open_of(tx, last.id, student)?;
            for step in steps.into_iter().filter(|_| next.keep_steps) {
                let step = NextStep {
                    id: NextStepId::new(secret::id()),
                    conference: None,
                    ..step
                };
                store::next_step::save(tx, id, &step)?;
            }
        }
        if next.archive {
            check_no_talk(tx, last.id, None)
                .map_err(|error| error.map_refusal(NotBegun::Talking))?;
            store::class::archive(tx, last.id, Some(id))?;
        }
        Ok(id)
    })
    .await
}

/// The settings of a class fit another of the same grades that has no chairs yet.
fn without_refusal(error: Error<NotCopied>) -> Error<NotBegun> {
    match error {
        Error::NotFound => Error::NotFound,
        Error::Store(error) => Error::Store(error),
        Error::Refused(why) => Error::Store(store::Error::Broken(format!(
            "a new class could not take over the settings: {why:?}"
        ))),
    }
}
