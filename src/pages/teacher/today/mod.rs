//! The teacher's Today: who is next, what is new, what waits, and whom to meet. This file has its address and the order of
//! its parts; `loaded` reads everything in one transaction, and each part is drawn by its own file. It saves nothing.

pub mod asks;
mod chairs;
mod children;
mod first_days;
mod loaded;

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use self::{
    first_days::Begun,
    loaded::{Loaded, Today},
};
use super::{day, menu, substitute};
use crate::{
    app::{App, class_for},
    domain::{class::Class, id::ClassId, principal::Standing},
    http::{HttpError, RequestContext, Result, form::read, response},
    pages::components::{self, Layout, page_headed},
    store,
};

/// What changes here by itself.
const LIVE: &str = "board roster device door prep conference prep-time";

#[derive(Deserialize)]
struct Asks {
    class: Option<i64>,
    day: Option<Date>,
}

/// What the page is drawn from, as it was read at one moment.
struct Read {
    classes: Vec<Class>,
    /// The one that is shown, if there is one.
    loaded: Option<Loaded>,
    begun: Begun,
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    // It loads less.
    if context.teacher()?.standing == Standing::Substitute {
        return substitute::show(&app, &context).await;
    }
    let asks: Asks = read(context.query.as_bytes())?;
    let read = load(&app, &context, asks.class.map(ClassId::new), asks.day).await?;
    if read.classes.is_empty() {
        return Ok(response::to(match read.begun.run.next() {
            Some(_) => "/teach/first-run",
            None => "/teach/classes",
        }));
    }
    let loaded = read.loaded.as_ref().ok_or(HttpError::NotFound)?;
    if read.begun.run.comes_first() && asks.class.is_none() && asks.day.is_none() {
        return Ok(response::to("/teach/first-run"));
    }
    let board = &loaded.room.board;
    let opens = board.calendar.opens_on(board.now).day;
    let today = Today {
        messages: app.translations.of(context.language),
        teacher: context.teacher()?.id,
        day: asks.day.unwrap_or(opens),
        loaded,
    };
    Ok(response::page(draw(&app, &today, &read)))
}

async fn load(
    app: &Arc<App>,
    context: &RequestContext,
    named: Option<ClassId>,
    day: Option<Date>,
) -> Result<Read> {
    let teacher = context.teacher()?;
    let (reader, principal) = (Arc::clone(app), context.principal);
    let now = app.clock.now().as_second();
    // Of several classes the one that the timetable means now, unless she names another.
    let named = named.or_else(|| app.hours.class_of_teacher(&app.clock, teacher.id));
    let read = move |tx: &store::ReadTx<'_>| {
        let class = class_for(tx, &principal, named)?;
        let loaded = class
            .map(|class| Loaded::load(tx, &reader.clock, class, day))
            .transpose()?;
        let shown = loaded.as_ref().map(|loaded| loaded.room.class.id);
        Ok(Read {
            classes: store::class::of_teacher(tx, teacher.id)?,
            begun: Begun::load(tx, teacher.id, shown, now)?,
            loaded,
        })
    };
    Ok(app.store.read(read).await?)
}

fn draw(app: &App, today: &Today<'_>, read: &Read) -> Markup {
    let (messages, room) = (today.messages, &today.loaded.room);
    let class = room.class.id;
    let home = format!("/teach?class={class}&day={}", today.day);
    let layout = Layout {
        live: Some(LIVE),
        home: &home,
        ..Layout::teacher(messages, &room.class.name, None)
    };
    // Her class has a name, which may run the other way than the page.
    let heading = html! { h1 { (components::name(&room.class.name)) } };
    page_headed(
        &layout,
        &heading,
        &html! {
            (menu::warnings(app, messages))
            (menu::class_tabs(messages, &read.classes, class, "/teach"))
            (first_days::cards(messages, &read.begun))
            section id="requests" data-live { (asks::draw_door(app, messages, room)) }
            (children::tweak(today))
            (asks::draw_prep_time(app, messages, class))
            section id="today-changed" data-live { (asks::draw_changes(messages, room)) }
            (day::day_tabs(messages, room, today.day))
            (day::unresolved(messages, room))
            (chairs::rows(today))
            (children::waiting(today))
            (children::whom_next(today))
            (children::answers(today))
            (children::to_log(today))
            (children::reached(today))
            (children::smaller(today))
            (asks::shared_praise(today))
            (asks::sheet_first(today))
            (chairs::anyone(today))
            (menu::clock_differs(app, messages))
            (menu::links(messages, class))
            (chairs::thumb(today))
            div hidden data-kept=(components::teacher_draft_prefix(today.teacher)) {}
        },
    )
}
