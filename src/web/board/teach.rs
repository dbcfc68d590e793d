//! The teacher's board: the chairs of a day as big rows, the talks that nobody has spoken for yet, and the way to her other
//! pages. What she may do with one chair is on its own page, in `seat`.

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use warp::Filter;

use super::{
    seat::{draw_marks, state_class, state_sign, state_words, who},
    view::said,
};
use crate::{
    app::{App, Room, class_for},
    domain::{
        board::{Chair, Refusal},
        calendar::Slot,
        class::Class,
        id::ClassId,
        visitor::Visitor,
    },
    host::clock::Trust,
    store::{self, Condition},
    web::{
        Routes,
        draw::{self, notice},
        form::{asked, read},
        gate::Visit,
        layout::{Frame, page},
        reply::{self, Answer, Problem},
        words::Tongue,
    },
};

/// The addresses of the teacher's board.
pub(in crate::web) fn routes(app: &Arc<App>) -> Routes {
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
        (classes, Some(room)) => {
            let next = first_run(&room);
            Ok(match next {
                Some(place) if asks.class.is_none() && asks.day.is_none() => reply::to(&place),
                _ => reply::page(draw_day(
                    &app,
                    &visit,
                    &room,
                    &Shown {
                        day: asks.day,
                        classes: &classes,
                        refusal: None,
                    },
                )),
            })
        }
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

/// The same page again, with the reason why something was not done.
pub(super) fn with_refusal(
    app: &App,
    visit: &Visit,
    room: &Room,
    day: Date,
    refusal: Refusal,
) -> Markup {
    draw_day(
        app,
        visit,
        room,
        &Shown {
            day: Some(day),
            classes: &[],
            refusal: Some(refusal),
        },
    )
}

/// Which day is shown and what is said above it.
struct Shown<'a> {
    day: Option<Date>,
    classes: &'a [Class],
    refusal: Option<Refusal>,
}

fn draw_day(app: &App, visit: &Visit, room: &Room, shown: &Shown<'_>) -> Markup {
    let tongue = app.words.of(visit.language);
    let board = &room.board;
    let class = room.class.id;
    let day = shown.day.unwrap_or(board.calendar.opens_on(board.now).day);
    let home = format!("/teach?class={class}&day={day}");
    let frame = Frame {
        live: Some("board roster"),
        home: &home,
        ..Frame::teacher(tongue, &room.class.name, None)
    };
    page(
        &frame,
        html! {
            (draw_warnings(app, tongue))
            @if let Some(refusal) = shown.refusal {
                (notice(false, &html! {
                    (draw::say(&said(tongue, room, refusal))) " "
                    span.soft { (draw::say(&tongue.say_with("teach-rule", &[("rule", refusal.rule().into())]))) }
                }))
            }
            (draw_classes(tongue, shown.classes, class))
            (draw_tabs(tongue, room, day))
            (draw_unresolved(tongue, room))
            h2 { (tongue.day(day)) }
            ul.rows id="chairs" data-live {
                @for (slot, chair) in board.chairs_on(day) { (draw_row(tongue, room, &slot, &chair)) }
                @if board.chairs_on(day).is_empty() { li { (tongue.say("teach-no-chairs")) } }
            }
            (draw_links(tongue, class))
        },
    )
}

fn draw_warnings(app: &App, tongue: &Tongue) -> Markup {
    html! {
        @if app.store.condition() != Condition::Good { (notice(false, &html! { (tongue.say("teach-not-saving")) })) }
        @if app.clock.trust() == Trust::Doubtful {
            (notice(false, &html! { (tongue.say("teach-clock")) " " a href="/teach/clock" { (tongue.say("clock-title")) } }))
        }
    }
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

fn draw_tabs(tongue: &Tongue, room: &Room, day: Date) -> Markup {
    let today = room.board.now.date();
    html! {
        nav.tabs id="days" data-live aria-label=(tongue.say("board-days")) {
            @for tab in room.board.calendar.tabs(today) {
                a href={ "/teach?class=" (room.class.id) "&day=" (tab) } aria-current=[(tab == day).then_some("page")] {
                    b { (tongue.short_day_near(today, tab)) } " "
                    span { (draw::say(&tongue.say_with("board-empty", &[("count", room.board.empty_on(tab).into())]))) }
                }
            }
        }
    }
}

/// Chairs that are over and that nobody said anything about: nobody is missed by the clock (B6).
fn draw_unresolved(tongue: &Tongue, room: &Room) -> Markup {
    let unresolved = room.board.unresolved();
    let today = room.board.now.date();
    html! {
        section id="unresolved" data-live {
            @if !unresolved.is_empty() {
                h2 { (tongue.say("teach-unresolved")) }
                ul.rows {
                    @for sign_up in unresolved {
                        li.saved {
                            div.row {
                                (who(room, sign_up.student))
                                span.state { (tongue.moment(today, sign_up.slot.date, sign_up.slot.start)) }
                            }
                            (draw_marks(tongue, sign_up))
                        }
                    }
                }
            }
        }
    }
}

fn draw_row(tongue: &Tongue, room: &Room, slot: &Slot, chair: &Chair) -> Markup {
    let (class, state) = match chair {
        Chair::Open => ("open", "teach-open"),
        Chair::Closed => ("off", "teach-closed"),
        Chair::Past => ("off", "board-word-past"),
        Chair::Held(sign_up) => (state_class(sign_up.state), state_words(sign_up.state)),
    };
    html! {
        li class=(class) id={ "row-" (slot.id) } {
            a.row href={ "/teach/chairs/" (slot.id) } {
                span.when { (tongue.time(slot.id.start)) } " "
                @if let Chair::Held(sign_up) = chair { (who(room, sign_up.student)) " " }
                span.state {
                    @if let Chair::Held(sign_up) = chair { (state_sign(sign_up.state)) }
                    (tongue.say(state))
                }
            }
        }
    }
}

/// The way to everything else: quiet, because the chairs are what she came for.
fn draw_links(tongue: &Tongue, class: ClassId) -> Markup {
    let of_class = |page: &str| format!("/teach/classes/{class}/{page}");
    let links = [
        ("/board".to_owned(), "teach-wall"),
        ("/teach/walls".to_owned(), "walls-title"),
        (of_class("roster"), "roster-title"),
        (of_class("calendar"), "calendar-title"),
        ("/teach/classes".to_owned(), "class-list-title"),
        ("/teach/clock".to_owned(), "clock-title"),
        ("/teach/recovery".to_owned(), "recovery-title"),
    ];
    html! {
        nav.links aria-label=(tongue.say("teach-more")) {
            @for (to, words) in &links { a href=(to) { (tongue.say(words)) } }
            form method="post" action="/door/leave" { button { (tongue.say("door-leave")) } }
        }
    }
}
