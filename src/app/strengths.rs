//! The strengths that a class names in its own words: one more, one fewer. Those that every class is offered are domain/conference.

use std::sync::Arc;

use strum::IntoStaticStr;

use super::{App, Error, Result, class_for};
use crate::{
    domain::{id::ClassId, principal::Principal, text::Name},
    limits, store,
};

/// Why a class names no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// They would no longer be found on one screen.
    TooManyOfClass,
}

/// One more; one that is there already is the same one.
pub async fn add(app: &Arc<App>, by: Principal, class: ClassId, name: Name) -> Result<(), Refusal> {
    change(app, by, class, move |strengths| {
        if strengths.iter().any(|it| it == name.as_str()) {
            return Ok(());
        }
        if strengths.len() >= limits::STRENGTHS_OF_CLASS_MAX {
            return Err(Error::Refused(Refusal::TooManyOfClass));
        }
        strengths.push(name.into());
        Ok(())
    })
    .await
    .map(|_| ())
}

/// One fewer; gives those that there were. Talks keep the words that they have.
pub async fn remove(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    strength: String,
) -> Result<Vec<String>, Refusal> {
    change(app, by, class, move |strengths| {
        strengths.retain(|it| *it != strength);
        Ok(())
    })
    .await
}

async fn change(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    change: impl FnOnce(&mut Vec<String>) -> Result<(), Refusal> + Send + 'static,
) -> Result<Vec<String>, Refusal> {
    app.write(by, move |tx| {
        let class = class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
        let before = store::strength::of_class(tx, class.id)?;
        let mut now = before.clone();
        change(&mut now)?;
        if now != before {
            store::strength::save(tx, class.id, &now)?;
        }
        Ok(before)
    })
    .await
}
