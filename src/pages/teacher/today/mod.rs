//! The teacher's Today (H1): who is next, what is new, what waits, and whom to meet. This file has its address and its order
//! on the page; `loaded` reads everything in one transaction, and each part is drawn by its own file.

mod chairs;
mod changes;
mod children;
mod first_days;
mod loaded;
mod shared_praise;
pub mod sheet_first;

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use crate::pages::teacher::day;
use crate::pages::teacher::today::{first_days::Begun, loaded::Loaded};
use crate::{
    app::{App, Room, class_for},
    domain::{
        class::Class,
        id::{ClassId, TeacherId},
        principal::Principal,
    },
    store,
};
use crate::{
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::Messages,
    pages::components::{
        self,
        layout::{Layout, page_headed},
    },
};

/// What changes here by itself.
const LIVE: &str = "board roster device door prep conference prep-time";

#[derive(Deserialize)]
struct Asks {
    class: Option<i64>,
    day: Option<Date>,
}

pub(crate) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let Principal::Teacher(teacher) = context.principal else {
        return Err(HttpError::NotYours);
    };
    let (reader, principal) = (Arc::clone(&app), context.principal);
    let now = app.clock.now().as_second();
    // Of several classes the one that the timetable means now, unless she names another (H5).
    let named = asks.class.map(ClassId::new);
    let named = named.or_else(|| app.hours.of_teacher(&app.clock, teacher.id));
    let (classes, loaded, begun) = app
        .store
        .read(move |tx| {
            let classes = store::class::of_teacher(tx, teacher.id)?;
            let class = class_for(tx, &principal, named)?;
            let loaded = class
                .map(|class| Loaded::load(tx, &reader.clock, class, asks.day))
                .transpose()?;
            let shown = loaded.as_ref().map(|loaded: &Loaded| loaded.room.class.id);
            let begun = Begun::load(tx, teacher.id, shown, now)?;
            Ok((classes, loaded, begun))
        })
        .await?;
    match (classes, loaded) {
        (classes, _) if classes.is_empty() => Ok(response::to(match begun.run.next() {
            Some(_) => "/teach/first-run",
            None => "/teach/classes",
        })),
        (_, None) => Err(HttpError::NotFound),
        (_, Some(_)) if begun.run.comes_first() && asks.class.is_none() && asks.day.is_none() => {
            Ok(response::to("/teach/first-run"))
        }
        (classes, Some(loaded)) => {
            let opening = loaded.room.board.calendar.opens_on(loaded.room.board.now);
            let today = Today {
                messages: app.translations.of(context.language),
                teacher: teacher.id,
                day: asks.day.unwrap_or(opening.day),
                classes: &classes,
                loaded: &loaded,
                begun: &begun,
            };
            Ok(response::page(draw(&app, &today)))
        }
    }
}

/// What the page is drawn from.
pub(crate) struct Today<'a> {
    pub(crate) messages: &'a Messages,
    pub(crate) teacher: TeacherId,
    /// The day whose chairs are shown.
    pub(crate) day: Date,
    /// All of hers.
    pub(crate) classes: &'a [Class],
    pub(crate) loaded: &'a Loaded,
    pub(crate) begun: &'a Begun,
}

fn draw(app: &App, today: &Today<'_>) -> Markup {
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
            (day::warnings(app, messages))
            (draw_classes(messages, today.classes, class))
            (first_days::cards(messages, today.begun))
            section id="requests" data-live { (draw_door(app, messages, room)) }
            (children::tweak(today))
            (draw_prep_time(app, messages, class))
            section id="today-changed" data-live { (changes::today(messages, room)) }
            (day::day_tabs(messages, room, today.day))
            (day::unresolved(messages, room))
            (chairs::rows(today))
            (children::waiting(today))
            (children::whom_next(today))
            (children::answers(today))
            (children::to_log(today))
            (children::reached(today))
            (children::smaller(today))
            (shared_praise::asked(today))
            (sheet_first::question(today))
            (chairs::anyone(today))
            (day::clock_differs(app, messages))
            (day::links(messages, class))
            (chairs::thumb(today))
            div hidden data-kept=(components::kept_of_teacher(today.teacher)) {}
        },
    )
}

fn draw_classes(messages: &Messages, classes: &[Class], shown: ClassId) -> Markup {
    html! {
        @if classes.len() > 1 {
            nav.actions aria-label=(messages.text("class-list-title")) {
                @for class in classes {
                    a.button.plain href={ "/teach?class=" (class.id) } aria-current=[(class.id == shown).then_some("page")] {
                        bdi { (class.name) }
                    }
                }
            }
        }
    }
}

/// Who wants in: a child whom only she knows, and devices that have not joined yet.
fn draw_door(app: &App, messages: &Messages, room: &Room) -> Markup {
    let class = room.class.id;
    let waiting = app.waiting_devices.numbers().len();
    html! {
        (components::requests(messages, room, &app.sign_in.requests.waiting_in(class), "today"))
        @if waiting > 0 {
            a.notice.quiet href={ "/teach/devices?class=" (class) } {
                span { (components::isolated(&messages.text_with("teach-devices-wait", &[("count", waiting.into())]))) }
            }
        }
    }
}

/// One tap brings every open page to its child's question (S6); while it goes on, one tap ends it.
fn draw_prep_time(app: &App, messages: &Messages, class: ClassId) -> Markup {
    let goes_on = app.prep_times.left(class).is_some();
    html! {
        form.prep-time id="prep-time" data-live method="post" action="/teach/prep-time" {
            input type="hidden" name="class" value=(class);
            @if goes_on {
                p { strong { (messages.text("today-prep-time-on")) } }
                button.plain id="prep-time-stop" name="do" value="stop" { (messages.text("today-prep-time-stop")) }
            } @else {
                button.wide id="prep-time-start" name="do" value="start" { (messages.text("today-prep-time")) }
            }
        }
    }
}
