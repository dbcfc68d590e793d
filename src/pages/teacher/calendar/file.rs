//! A district's calendar: sent, looked at, and the days that she ticks are taken over (B1). Between the first and the last
//! nothing of it is kept but in memory.

use std::sync::Arc;

use bytes::Bytes;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use crate::pages::teacher::calendar::{Told, again};
use crate::{
    app::{
        App, Room,
        calendar::{keep_settled, seat_waiting},
        class_for,
    },
    domain::{calendar::DayRange, id::ClassId},
    http::{
        context::RequestContext,
        error::HttpError,
        form::{every, parts, read},
        response::{self, Result},
    },
    i18n::Messages,
    import::ics::{self, Event, Unreadable},
    pages::components::{
        layout::{Layout, page},
        name,
    },
    store,
};

/// A year has not that many ranges without school.
const RANGES_MAX: usize = 60;

pub(crate) async fn send(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    body: Bytes,
) -> Result {
    let fields = parts(&context, body).await?;
    let file = fields.get("file").map_or(&[][..], |file| file);
    let room = app
        .room(context.principal, Some(class))
        .await?
        .ok_or(HttpError::NotFound)?;
    match ics::events(file, room.board.now.date()) {
        Ok(_) => {
            let token = app.lists.insert(class, &String::from_utf8_lossy(file));
            Ok(response::to(&format!(
                "/teach/classes/{class}/no-school/file?list={token}"
            )))
        }
        Err(why) => {
            let told = Told::no_school(app.translations.of(context.language).text(words(why)));
            Ok(response::refused(again(&app, &context, class, told).await?))
        }
    }
}

fn words(why: Unreadable) -> &'static str {
    match why {
        Unreadable::NotACalendar => "ics-not-a-calendar",
        Unreadable::NoWholeDays => "ics-no-days",
    }
}

#[derive(Deserialize)]
struct Asks {
    list: String,
}

/// What the calendar holds, before anything of it is kept.
pub(crate) async fn look(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let Asks { list } = read(context.query.as_bytes())?;
    let room = app
        .room(context.principal, Some(class))
        .await?
        .ok_or(HttpError::NotFound)?;
    let text = app.lists.get(class, &list);
    let events = text.map(|text| ics::events(text.as_bytes(), room.board.now.date()));
    let messages = app.translations.of(context.language);
    if let Some(Ok(events)) = events {
        return Ok(response::page(draw(messages, &room, &events, &list)));
    }
    let told = Told::no_school(messages.text("roster-unread-gone"));
    Ok(response::refused(again(&app, &context, class, told).await?))
}

#[derive(Deserialize)]
struct Form {
    #[serde(default)]
    list: String,
}

/// Takes over what she ticked, in one commit: the chairs of those days slide on, in order.
pub(crate) async fn take(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let form: Form = read(&bytes)?;
    let ranges = every(&bytes, "range");
    let ranges: Option<Vec<DayRange>> = ranges.iter().map(|range| read_range(range)).collect();
    let ranges = ranges.filter(|it| it.len() <= RANGES_MAX);
    let ranges = ranges.ok_or(HttpError::BadForm)?;
    let (reader, principal) = (Arc::clone(&app), context.principal);
    let taken = app
        .write_plain(context.principal, move |tx| {
            let Some(class) = class_for(tx, &principal, Some(class))? else {
                return Ok(None);
            };
            let board = Room::load(tx, &reader.clock, class.clone(), None)?.board;
            let settled = match board.no_school_at_all(&ranges) {
                Ok(settled) => settled,
                Err(refusal) => return Ok(Some(Err(refusal))),
            };
            for range in &ranges {
                store::calendar::add_no_school(tx, class.id, *range)?;
            }
            keep_settled(tx, &board, &settled)?;
            seat_waiting(tx, &reader.clock, &class)?;
            Ok(Some(Ok(())))
        })
        .await?
        .ok_or(HttpError::NotFound)?;
    if let Err(refusal) = taken {
        return crate::pages::teacher::calendar::refuse(&app, &context, class, refusal).await;
    }
    app.lists.remove(&form.list);
    Ok(response::done(
        &context,
        &format!("/teach/classes/{class}/calendar"),
    ))
}

/// `2026-11-26/2026-11-27`
fn read_range(text: &str) -> Option<DayRange> {
    let (first, last) = text.split_once('/')?;
    DayRange::new(first.parse::<Date>().ok()?, last.parse::<Date>().ok()?)
}

fn draw(messages: &Messages, room: &Room, events: &[Event], list: &str) -> Markup {
    let class = room.class.id;
    let back = format!("/teach/classes/{class}/calendar");
    let layout = Layout::teacher(messages, messages.text("ics-look-title"), Some(&back));
    page(
        &layout,
        html! {
            @if events.is_empty() { p.lead { (messages.text("ics-none-coming")) } }
            @else {
                p.help { (messages.text("ics-look-help")) }
                form method="post" action={ "/teach/classes/" (class) "/no-school/take" } {
                    input type="hidden" name="list" value=(list);
                    fieldset {
                        legend { (messages.text("no-school-title")) }
                        @for (nth, event) in events.iter().take(RANGES_MAX).enumerate() {
                            div.choice {
                                input type="checkbox" id={ "range-" (nth) } name="range" value={ (event.first) "/" (event.last) } checked[event.sounds_free];
                                label for={ "range-" (nth) } {
                                    strong { (messages.day(event.first)) @if event.last > event.first { " – " (messages.day(event.last)) } } " "
                                    (name(&event.title))
                                }
                            }
                        }
                    }
                    p.help { (messages.text("ics-slide")) }
                    button.main { (messages.text("ics-take")) }
                }
            }
        },
    )
}

/// The field for a file, on the page of the timetable.
pub(crate) fn draw_send(messages: &Messages, class: ClassId) -> Markup {
    html! {
        details {
            summary { (messages.text("ics-title")) }
            form method="post" action={ "/teach/classes/" (class) "/no-school/file" } enctype="multipart/form-data" {
                p.help id="ics-help" { (messages.text("ics-help")) }
                div.field {
                    label for="ics" { (messages.text("ics-file")) }
                    input type="file" id="ics" name="file" accept=".ics,text/calendar" required aria-describedby="ics-help";
                }
                button.wide { (messages.text("ics-send")) }
            }
        }
    }
}
