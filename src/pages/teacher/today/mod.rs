//! Today: only now. The chairs of the day, the child of one of them, and what waits for the teacher. This file has its address
//! and the order of its parts; `loaded` reads everything in one transaction, and each part is drawn by its own file. It saves
//! nothing.

pub mod asks;
mod chairs;
mod children;
mod first_days;
pub mod for_you;
mod loaded;
mod read_all;

use std::sync::Arc;

use jiff::civil::{Date, Time};
use maud::{Markup, html};
use serde::Deserialize;

use self::read_all::{LIVE, load};
pub(super) use self::{
    children::waiting,
    first_days::Begun,
    loaded::{Loaded, Today},
};
use super::{menu, substitute};
use crate::{
    app::App,
    domain::{calendar::SlotId, id::ClassId, principal::Standing},
    host::off_card::Stick,
    http::{HttpError, RequestContext, Result, form::read, response},
    i18n::Messages,
    limits,
    pages::components::{self, Layout, isolated, page_headed, stick_line},
};

#[derive(Deserialize)]
struct Asks {
    class: Option<i64>,
    day: Option<Date>,
    /// The chair whose child is opened.
    chair: Option<String>,
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    // It loads less.
    if context.teacher()?.standing == Standing::Substitute {
        return substitute::show(&app, &context).await;
    }
    let asks: Asks = read(context.query.as_bytes())?;
    let chair: Option<SlotId> = asks.chair.and_then(|chair| chair.parse().ok());
    let class = asks.class.map(ClassId::new);
    let read = load(&app, &context, class, asks.day, chair).await?;
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
    // Another day than today, or the next one with chairs, is a day of the week.
    let board = &loaded.room.board;
    let (now, opens) = (board.now.date(), board.calendar.opens_on(board.now).day);
    if asks.day.is_some_and(|day| day != now && day != opens) {
        return Ok(response::to(&format!("/teach/week?{}", context.query)));
    }
    let messages = app.translations.of(context.language);
    let teacher = context.teacher()?.id;
    let today = Today::of(messages, teacher, loaded, asks.day, chair.is_some());
    Ok(response::page(draw(&app, &today, &read.begun)))
}

fn draw(app: &App, today: &Today<'_>, begun: &Begun) -> Markup {
    let (messages, room) = (today.messages, &today.loaded.room);
    let class = room.class.id;
    let home = format!("/teach?class={class}&day={}", today.day);
    let title = messages.text("desk-today");
    let layout = Layout {
        live: Some(LIVE),
        home: &home,
        ..Layout::teacher(messages, title, None)
    };
    let stick = Stick::within(&app.settings.data, limits::STICK_TOLD);
    let heading = html! {
        h1 { (title) }
        p.sub id="when" data-live {
            @match stick {
                Some(stick) => (when_beside(messages, today, stick)),
                None => (isolated(&when(messages, today))),
            }
        }
    };
    page_headed(
        &layout,
        &heading,
        &html! {
            (menu::warnings(app, messages))
            div.now-and-next.full {
                div.tools {
                    p.beside-only[today.day == room.board.now.date()] id="day-sum" data-live { (chairs::sum(today)) }
                    (asks::draw_prep_time(app, messages, class))
                    (asks::draw_change_today(messages, room))
                    (chairs::anyone(today))
                }
                section.differs id="today-changed" data-live { (asks::draw_changes(messages, room)) }
                div.two.with-week[today.loaded.this_week.is_some()] {
                    (chairs::rows(today))
                    (for_you::draw(today, begun))
                    @if let Some(week) = &today.loaded.this_week { (week.draw_lines(messages, class)) }
                }
            }
            (menu::clock_differs(app, messages))
            (chairs::thumb(today))
            div hidden data-kept=(components::teacher_draft_prefix(today.teacher)) {}
        },
    )
}

/// "Mon, Nov 30 · You can pull the USB stick out", in the place of the hours: it goes by itself, and nothing else moves.
fn when_beside(messages: &Messages, today: &Today<'_>, stick: Stick) -> Markup {
    let now = today.loaded.room.board.now.date();
    html! {
        bdi { (messages.day(now, now)) } " · "
        a.quiet href="/teach/copies" { (messages.text(stick_line(stick))) }
    }
}

/// "Mon, Nov 30 · writing 9:00–9:45"
fn when(messages: &Messages, today: &Today<'_>) -> String {
    let board = &today.loaded.room.board;
    let now = board.now.date();
    let blocks = board.calendar.blocks.iter();
    let of_day = blocks.filter(|block| block.weekday == now.weekday());
    let hours: Vec<(Time, Time)> = of_day
        .filter_map(|it| Some((it.start, it.end()?)))
        .collect();
    let first = hours.iter().map(|(start, _)| *start).min();
    let last = hours.iter().map(|(_, end)| *end).max();
    let day = messages.day(now, now);
    match (first, last) {
        (Some(first), Some(last)) if board.calendar.is_school_day(now) => messages.text_with(
            "today-when",
            &[
                ("day", day.into()),
                ("first", messages.time(first).into()),
                ("last", messages.time(last).into()),
            ],
        ),
        _ => day,
    }
}
