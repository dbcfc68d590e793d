//! A district's calendar: sent, looked at, and the days that she ticks are taken over. Between the first and the last it is
//! held in memory only.

use std::sync::Arc;

use bytes::Bytes;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::{refuse, refuse_with};
use crate::{
    app::{App, Room, calendar},
    domain::{calendar::DayRange, id::ClassId},
    http::{HttpError, RequestContext, Result, form, response},
    i18n::Messages,
    import::ics::{self, Event, Unreadable},
    limits,
    pages::{
        components::{Layout, choice, name},
        teacher::read::room_of,
    },
};

/// The file of a calendar is on its way to be looked at; one that is none is said on the page of the timetable.
pub async fn send(class: ClassId, app: Arc<App>, context: RequestContext, body: Bytes) -> Result {
    let fields = form::parts(&context, body).await?;
    let file = fields.get("file").map_or(&[][..], |file| file);
    match calendar::hold_calendar_file(&app, context.principal, class, file).await {
        Ok(token) => Ok(response::to(&format!(
            "/teach/classes/{class}/no-school/file?list={token}"
        ))),
        Err(error) => {
            let messages = app.translations.of(context.language);
            let message = messages.text(unreadable_words(error.refusal()?));
            refuse_with(&app, &context, class, message.to_owned()).await
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
pub async fn look(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let Asks { list } = form::read(context.query.as_bytes())?;
    let room = room_of(&app, &context, class).await?;
    let text = app.sent_lists.calendar(class, &list);
    let events = text.map(|text| ics::events(text.as_bytes(), room.board.now.date()));
    let messages = app.translations.of(context.language);
    if let Some(Ok(events)) = events {
        return Ok(response::page(draw(messages, &room, &events, &list)));
    }
    let message = messages.text("roster-unread-gone").to_owned();
    refuse_with(&app, &context, class, message).await
}

#[derive(Deserialize)]
struct Form {
    #[serde(default)]
    list: String,
}

/// Takes over what she ticked.
pub async fn take(class: ClassId, app: Arc<App>, context: RequestContext, bytes: Bytes) -> Result {
    let form: Form = form::read(&bytes)?;
    let ranges = form::every(&bytes, "range");
    let ranges: Option<Vec<DayRange>> = ranges.iter().map(|range| read_range(range)).collect();
    let ranges = ranges.filter(|ranges| ranges.len() <= limits::NO_SCHOOL_RANGES_MAX);
    let ranges = ranges.ok_or(HttpError::BadForm)?;
    let page = format!("/teach/classes/{class}/calendar");
    match calendar::import_no_school(&app, context.principal, class, ranges, &form.list).await {
        Ok(()) => Ok(response::done(&context, &page)),
        Err(error) => refuse(&app, &context, class, error.refusal()?).await,
    }
}

/// `2026-11-26/2026-11-27`
fn read_range(text: &str) -> Option<DayRange> {
    let (first, last) = text.split_once('/')?;
    DayRange::new(first.parse::<Date>().ok()?, last.parse::<Date>().ok()?)
}

fn draw(messages: &Messages, room: &Room, events: &[Event], list: &str) -> Markup {
    let (class, today) = (room.class.id, room.board.now.date());
    let back = format!("/teach/classes/{class}/calendar");
    let layout = Layout::teacher(messages, messages.text("ics-look-title"), Some(&back));
    layout.page(html! {
        @if events.is_empty() { p.lead { (messages.text("ics-none-coming")) } }
        @else {
            p.help { (messages.text("ics-look-help")) }
            form method="post" action={ "/teach/classes/" (class) "/no-school/take" } {
                input type="hidden" name="list" value=(list);
                fieldset {
                    legend { (messages.text("no-school-title")) }
                    @for (nth, event) in events.iter().take(limits::NO_SCHOOL_RANGES_MAX).enumerate() {
                        @let days = html! {
                            strong { (messages.day(today, event.first)) @if event.last > event.first { " – " (messages.day(today, event.last)) } } " "
                            (name(&event.title))
                        };
                        (choice("checkbox", &format!("range-{nth}"), "range", format!("{}/{}", event.first, event.last), event.sounds_free, days))
                    }
                }
                p.help { (messages.text("ics-slide")) }
                button.main { (messages.text("ics-take")) }
            }
        }
    })
}
