//! A child's story: every talk that she had with it and all that was written in it, what was promised and what became of it,
//! the newest first. Hers alone to read: the remember lines are on it. It is loaded in loaded.rs and drawn in draw.rs; a talk
//! is changed on its own page.

mod draw;
mod loaded;

use std::sync::Arc;

use jiff::civil::Date;
use serde::Deserialize;

use self::loaded::Story;
pub(super) use self::loaded::address;
use crate::{
    app::App,
    domain::id::StudentId,
    http::{HttpError, RequestContext, Result, form::read, response},
};

/// What may stand behind `?`: talks before this day, for the pages of earlier weeks.
#[derive(Default, Deserialize)]
struct Asks {
    before: Option<Date>,
}

pub(super) async fn show(student: StudentId, app: Arc<App>, context: RequestContext) -> Result {
    let Asks { before } = read(context.query.as_bytes())?;
    let (reader, by) = (Arc::clone(&app), context.principal);
    let story = app
        .store
        .read(move |tx| Story::load(tx, &reader, &by, student, before));
    let story = story.await?.ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(context.language);
    Ok(response::page(draw::page(messages, &story)))
}
