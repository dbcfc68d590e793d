//! "Talks": the logbook of a class by week, its filters, and the search in everything that was said and written; beside it what
//! was taught, and everyone's time. What it is drawn from is loaded.rs; a talk is changed on its own page.

mod all;
mod draw;
mod filters;
mod group;
mod head;
mod loaded;
mod rows;
mod side;
pub(super) mod tags;

use std::sync::Arc;

use self::{
    filters::{Asks, Filters},
    loaded::{Logbook, Shown},
};
use super::read::{classes_of, read_class};
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
    let classes = classes_of(&app, &context).await?;
    let messages = app.translations.of(context.language);
    if filters.all_classes && classes.len() > 1 {
        let reader = Arc::clone(&app);
        let all = app.store.read(move |tx| {
            let load =
                |class| Logbook::load(tx, &reader, teacher, class, filters.clone(), show.clone());
            classes.into_iter().map(load).collect()
        });
        let all: Vec<Logbook> = all.await?;
        return Ok(response::page(all::page(messages, &all)));
    }
    let filters = Filters {
        all_classes: false,
        ..filters
    };
    let named = filters::read(asks.class.as_deref())
        .or_else(|| app.hours.class_of_teacher(&app.clock, teacher));
    let logbook = read_class(&app, &context, named, move |tx, app, class| {
        Logbook::load(tx, app, teacher, class, filters, show)
    });
    let logbook = logbook.await?;
    Ok(response::page(draw::page(messages, &logbook, &classes)))
}
