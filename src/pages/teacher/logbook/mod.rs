//! "Talks": the logbook of a class by week, its filters, and the search in everything that was said and written; beside it what
//! was taught, and everyone's time. What it is drawn from is loaded.rs; a talk is changed on its own page.

mod draw;
mod filters;
mod group;
mod loaded;
mod rows;
mod side;
pub(super) mod tags;

use std::sync::Arc;

use self::{
    filters::{Asks, Filters},
    loaded::{Logbook, Shown},
};
use super::read::read_class;
use crate::{
    app::App,
    domain::search::Search,
    http::{RequestContext, Result, form::read, response},
};

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let filters = Filters::of(&asks);
    let teacher = context.teacher()?.id;
    let show = match Search::parse(&filters.typed) {
        Ok(search) => Shown::Found(search, filters::read(asks.below.as_deref())),
        Err(_) if filters.typed.trim().is_empty() => {
            Shown::Talks(filters::read(asks.before.as_deref()))
        }
        Err(why) => Shown::Refused(why),
    };
    let named = filters::read(asks.class.as_deref())
        .or_else(|| app.hours.class_of_teacher(&app.clock, teacher));
    let logbook = read_class(&app, &context, named, move |tx, app, class| {
        Logbook::load(tx, app, class, filters, show)
    });
    let logbook = logbook.await?;
    let messages = app.translations.of(context.language);
    Ok(response::page(draw::page(messages, &logbook)))
}
