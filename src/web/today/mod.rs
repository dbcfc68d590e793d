//! The teacher's Today (H1): the chairs of a day as big rows, and around them what else is hers to know today.
//! Everything is read in one transaction; each part is drawn by its own file.

mod chairs;

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use warp::Filter;

use super::{
    Routes, draw,
    form::{asked, read},
    gate::Visit,
    layout::{Frame, page},
    reply::{self, Answer, Problem},
    words::Tongue,
};
use crate::{
    app::{App, Room, class_for},
    domain::{class::Class, id::ClassId, visitor::Visitor},
    store,
};

/// What changes here by itself.
const LIVE: &str = "board roster door prep conference prep-time";

/// The address of Today.
pub fn routes(app: &Arc<App>) -> Routes {
    warp::path!("teach")
        .and(warp::get())
        .and(asked(app))
        .then(show)
        .map(warp::Reply::into_response)
        .boxed()
}

#[derive(Deserialize)]
struct Asks {
    class: Option<i64>,
    day: Option<Date>,
}

async fn show(app: Arc<App>, visit: Visit) -> Answer {
    let asks: Asks = read(visit.query.as_bytes())?;
    let Visitor::Teacher(teacher) = visit.visitor else {
        return Err(Problem::NotYours);
    };
    let (reader, visitor) = (Arc::clone(&app), visit.visitor);
    let loaded = app
        .store
        .read(move |tx| {
            let classes = store::class::of_teacher(tx, teacher.id)?;
            let class = class_for(tx, &visitor, asks.class.map(ClassId::new))?;
            let room = class
                .map(|class| Room::load(tx, &reader.clock, class, asks.day))
                .transpose()?;
            Ok((classes, room))
        })
        .await?;
    match loaded {
        (classes, _) if classes.is_empty() => Ok(reply::to("/teach/classes")),
        (_, None) => Err(Problem::NotFound),
        (classes, Some(room)) => Ok(match first_run(&room) {
            Some(place) if asks.class.is_none() && asks.day.is_none() => reply::to(&place),
            _ => {
                let opening = room.board.calendar.opens_on(room.board.now).day;
                let today = Today {
                    day: asks.day.unwrap_or(opening),
                    room: &room,
                    classes: &classes,
                };
                reply::page(draw(&app, &visit, &today))
            }
        }),
    }
}

/// What a new class still needs before there is a board to look at.
fn first_run(room: &Room) -> Option<String> {
    let class = room.class.id;
    if room.pupils.is_empty() {
        Some(format!("/teach/classes/{class}/roster"))
    } else if room.board.calendar.blocks.is_empty() {
        Some(format!("/teach/classes/{class}/calendar"))
    } else {
        None
    }
}

/// What the page is drawn from.
struct Today<'a> {
    room: &'a Room,
    /// The day whose chairs are shown.
    day: Date,
    /// All of hers.
    classes: &'a [Class],
}

fn draw(app: &App, visit: &Visit, today: &Today<'_>) -> Markup {
    let tongue = app.words.of(visit.language);
    let room = today.room;
    let class = room.class.id;
    let home = format!("/teach?class={class}&day={}", today.day);
    let frame = Frame {
        live: Some(LIVE),
        home: &home,
        ..Frame::teacher(tongue, &room.class.name, None)
    };
    page(
        &frame,
        html! {
            (draw::warnings(app, tongue))
            (draw_classes(tongue, today.classes, class))
            (draw_prep_time(app, tongue, class))
            (draw::day_tabs(tongue, room, today.day))
            (draw::unresolved(tongue, room))
            (chairs::draw(tongue, today))
            (draw::links(tongue, class))
        },
    )
}

fn draw_classes(tongue: &Tongue, classes: &[Class], shown: ClassId) -> Markup {
    html! {
        @if classes.len() > 1 {
            nav.actions aria-label=(tongue.say("class-list-title")) {
                @for class in classes {
                    a.button.plain href={ "/teach?class=" (class.id) } aria-current=[(class.id == shown).then_some("page")] {
                        bdi { (class.name) }
                    }
                }
            }
        }
    }
}

/// One tap brings every open page to its child's question (S6); while it goes on, one tap ends it.
fn draw_prep_time(app: &App, tongue: &Tongue, class: ClassId) -> Markup {
    let goes_on = app.prep_times.left(class).is_some();
    html! {
        form.prep-time id="prep-time" data-live method="post" action="/teach/prep-time" {
            input type="hidden" name="class" value=(class);
            @if goes_on {
                p { strong { (tongue.say("today-prep-time-on")) } }
                button.plain id="prep-time-stop" name="do" value="stop" { (tongue.say("today-prep-time-stop")) }
            } @else {
                button.wide id="prep-time-start" name="do" value="start" { (tongue.say("today-prep-time")) }
            }
        }
    }
}
