//! A district's calendar: sent, looked at, and the days that she ticks are taken over. Between the first and the last it is
//! held in memory only.

use std::sync::Arc;

use bytes::Bytes;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::page;
use crate::{
    app::{App, Room, calendar},
    domain::{calendar::DayRange, id::ClassId},
    http::{
        context::RequestContext,
        error::HttpError,
        form::{every, parts, read},
        response::{self, Result},
    },
    i18n::Messages,
    import::ics::{self, Event, Unreadable},
    limits,
    pages::components::{
        layout::{self, Layout},
        name,
    },
};

pub(in crate::pages::teacher) async fn send(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    body: Bytes,
) -> Result {
    let fields = parts(&context, body).await?;
    let file = fields.get("file").map_or(&[][..], |file| file);
    match calendar::hold_calendar_file(&app, context.principal, class, file).await {
        Ok(token) => Ok(response::to(&format!(
            "/teach/classes/{class}/no-school/file?list={token}"
        ))),
        Err(error) => {
            let messages = app.translations.of(context.language);
            let message = messages.text(unreadable_words(error.refusal()?));
            page::refuse_with(&app, &context, class, message.to_owned()).await
        }
    }
}

fn unreadable_words(why: Unreadable) -> &'static str {
    match why {
        Unreadable::NotACalendar => "ics-not-a-calendar",
        Unreadable::NoWholeDays => "ics-no-days",
    }
}

/// The file that was sent, by its token.
#[derive(Deserialize)]
struct Asks {
    list: String,
}

/// What the calendar holds, before anything of it is saved.
pub(in crate::pages::teacher) async fn look(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
) -> Result {
    let Asks { list } = read(context.query.as_bytes())?;
    let room = page::load(&app, &context, class).await?;
    let text = app.sent_lists.get(class, &list);
    let events = text.map(|text| ics::events(text.as_bytes(), room.board.now.date()));
    let messages = app.translations.of(context.language);
    if let Some(Ok(events)) = events {
        return Ok(response::page(draw(messages, &room, &events, &list)));
    }
    let message = messages.text("roster-unread-gone").to_owned();
    page::refuse_with(&app, &context, class, message).await
}

#[derive(Deserialize)]
struct Form {
    #[serde(default)]
    list: String,
}

/// Takes over what she ticked.
pub(in crate::pages::teacher) async fn take(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let form: Form = read(&bytes)?;
    let ranges = every(&bytes, "range");
    let ranges: Option<Vec<DayRange>> = ranges.iter().map(|range| read_range(range)).collect();
    let ranges = ranges.filter(|ranges| ranges.len() <= limits::NO_SCHOOL_RANGES_MAX);
    let ranges = ranges.ok_or(HttpError::BadForm)?;
    match calendar::import_no_school(&app, context.principal, class, ranges, &form.list).await {
        Ok(()) => Ok(response::done(
            &context,
            &format!("/teach/classes/{class}/calendar"),
        )),
        Err(error) => page::refuse(&app, &context, class, error.refusal()?).await,
    }
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
    layout::page(
        &layout,
        html! {
            @if events.is_empty() { p.lead { (messages.text("ics-none-coming")) } }
            @else {
                p.help { (messages.text("ics-look-help")) }
                form method="post" action={ "/teach/classes/" (class) "/no-school/take" } {
                    input type="hidden" name="list" value=(list);
                    fieldset {
                        legend { (messages.text("no-school-title")) }
                        @for (nth, event) in events.iter().take(limits::NO_SCHOOL_RANGES_MAX).enumerate() {
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
