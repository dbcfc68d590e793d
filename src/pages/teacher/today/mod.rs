//! The teacher's Today: who is next, what is new, what waits, and whom to meet. This file has its address and the order of
//! its parts; `loaded` reads everything in one transaction, and each part is drawn by its own file. It saves nothing.

mod chairs;
mod changes;
mod children;
mod first_days;
mod loaded;
mod shared_praise;
pub(super) mod sheet_first;
mod view;

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use self::{first_days::Begun, loaded::Loaded, view::Today};
use crate::{
    app::{App, Room, class_for},
    domain::{
        class::Class,
        id::{ClassId, TeacherId},
        principal::Principal,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::Messages,
    pages::{
        components::{
            self,
            layout::{Layout, page_headed},
        },
        teacher::day,
    },
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
    teacher: TeacherId,
    /// All classes of hers.
    classes: Vec<Class>,
    /// The class that is shown, if there is one.
    loaded: Option<Loaded>,
    begun: Begun,
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
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
    let today = read.today(&app, &context, loaded, asks.day);
    Ok(response::page(draw(&app, &today)))
}

async fn load(
    app: &Arc<App>,
    context: &RequestContext,
    named: Option<ClassId>,
    day: Option<Date>,
) -> Result<Read, HttpError> {
    let Principal::Teacher(teacher) = context.principal else {
        return Err(HttpError::NotYours);
    };
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
            teacher: teacher.id,
            classes: store::class::of_teacher(tx, teacher.id)?,
            begun: Begun::load(tx, teacher.id, shown, now)?,
            loaded,
        })
    };
    Ok(app.store.read(read).await?)
}

impl Read {
    fn today<'a>(
        &'a self,
        app: &'a App,
        context: &RequestContext,
        loaded: &'a Loaded,
        day: Option<Date>,
    ) -> Today<'a> {
        let board = &loaded.room.board;
        Today {
            messages: app.translations.of(context.language),
            teacher: self.teacher,
            day: day.unwrap_or_else(|| board.calendar.opens_on(board.now).day),
            classes: &self.classes,
            loaded,
            begun: &self.begun,
        }
    }
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
            section id="today-changed" data-live { (changes::draw(messages, room)) }
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
            div hidden data-kept=(components::teacher_draft_prefix(today.teacher)) {}
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
        (components::requests(messages, room, &app.sign_in.waiting_children.of_class(class), "today"))
        @if waiting > 0 {
            a.notice.quiet href={ "/teach/devices?class=" (class) } {
                span { (components::isolated(&messages.text_with("teach-devices-wait", &[("count", waiting.into())]))) }
            }
        }
    }
}

/// One tap brings every open page to its child's question; while it goes on, one tap ends it.
fn draw_prep_time(app: &App, messages: &Messages, class: ClassId) -> Markup {
    let goes_on = app.prep_times.time_left(class).is_some();
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
