//! "Talks": the logbook of a class, the newest talk first, and the search in everything that was said and written. What it is
//! drawn from is loaded.rs, the drawing draw.rs; a talk is changed on its own page.

mod draw;
mod loaded;

use std::sync::Arc;

use jiff::civil::Date;
use serde::Deserialize;

use self::loaded::{Logbook, Shown};
use super::read::read_class;
use crate::{
    app::App,
    domain::{id::ClassId, search::Search},
    http::{RequestContext, Result, form::read, response},
};

/// What may stand behind `?`.
#[derive(Default, Deserialize)]
struct Asks {
    class: Option<i64>,
    /// The words that are looked for.
    q: Option<String>,
    /// `unfinished` or `promised`; else every talk.
    show: Option<String>,
    /// Talks before this day.
    before: Option<Date>,
    /// Texts before the one of this number.
    below: Option<i64>,
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let typed = asks.q.unwrap_or_default();
    let teacher = context.teacher()?.id;
    let show = match (asks.show.as_deref(), Search::parse(&typed)) {
        (_, Ok(search)) => Shown::Found(search, asks.below),
        (Some("unfinished"), _) => Shown::Unfinished,
        (Some("promised"), _) => Shown::Promised,
        (_, Err(_)) if typed.trim().is_empty() => Shown::All(asks.before),
        (_, Err(why)) => Shown::Refused(why),
    };
    let named = asks
        .class
        .map(ClassId::new)
        .or_else(|| app.hours.class_of_teacher(&app.clock, teacher));
    let logbook = read_class(&app, &context, named, move |tx, app, class| {
        Logbook::load(tx, &app.clock, class, show)
    });
    let logbook = logbook.await?;
    let messages = app.translations.of(context.language);
    let page = draw::page(messages, &logbook, &typed);
    Ok(response::page(page))
}
