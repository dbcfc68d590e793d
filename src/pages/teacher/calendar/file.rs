//! A district's calendar: sent, looked at, and the days that she ticks are taken over. Between the first and the last it is
//! held in memory only.

use std::sync::Arc;

use bytes::Bytes;
use jiff::{
    ToSpan as _,
    civil::{Date, Time},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{refuse, refuse_with};
use crate::{
    app::{
        App, Room,
        calendar::{self, ChosenDays},
    },
    domain::{calendar::DayRange, id::ClassId},
    http::{HttpError, RequestContext, Result, form, response},
    i18n::Messages,
    import::ics::{self, Event, Sounds, Unreadable},
    limits,
    pages::{
        components::{Layout, choice, name, notice},
        receipt,
        teacher::read::room_of,
    },
};

/// Days of one early release that are taken over: a week of conferences.
const EARLY_DAYS_MAX: usize = 14;

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
    look_at(class, &app, &context, &list, false).await
}

async fn look_at(
    class: ClassId,
    app: &Arc<App>,
    context: &RequestContext,
    list: &str,
    needs_time: bool,
) -> Result {
    let room = room_of(app, context, class).await?;
    let text = app.sent_lists.calendar(class, list);
    let (today, zone) = (room.board.now.date(), &room.class.zone);
    let events = text.map(|text| ics::events(text.as_bytes(), today, zone));
    let messages = app.translations.of(context.language);
    if let Some(Ok(events)) = events {
        let page = draw(messages, &room, &events, list, needs_time);
        return Ok(if needs_time {
            response::refused(page)
        } else {
            response::page(page)
        });
    }
    let message = messages.text("roster-unread-gone").to_owned();
    refuse_with(app, context, class, message).await
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
    let free = ranges.filter(|ranges| ranges.len() <= limits::NO_SCHOOL_RANGES_MAX);
    let free = free.ok_or(HttpError::BadForm)?;
    let mut early = Vec::new();
    for range in form::every(&bytes, "early") {
        let range = read_range(&range).ok_or(HttpError::BadForm)?;
        let at = form::every(&bytes, &format!("out-{}", range.first));
        let Some(at) = at
            .first()
            .and_then(|at| Time::strptime("%H:%M", at.get(..5)?).ok())
        else {
            return look_at(class, &app, &context, &form.list, true).await;
        };
        early.extend(
            range
                .first
                .series(1.day())
                .take_while(|day| *day <= range.last)
                .take(EARLY_DAYS_MAX)
                .map(|day| (day, at)),
        );
    }
    if early.len() > limits::NO_SCHOOL_RANGES_MAX {
        return Err(HttpError::BadForm);
    }
    let page = format!("/teach/classes/{class}/calendar");
    let days = ChosenDays { free, early };
    match calendar::import_days(&app, context.principal, class, days, &form.list).await {
        Ok(()) => Ok(receipt::done(
            &app,
            &context,
            &page,
            "done-days",
            None,
            None,
        )),
        Err(error) => refuse(&app, &context, class, error.refusal()?).await,
    }
}

/// `2026-11-26/2026-11-27`
fn read_range(text: &str) -> Option<DayRange> {
    let (first, last) = text.split_once('/')?;
    DayRange::new(first.parse::<Date>().ok()?, last.parse::<Date>().ok()?)
}

fn draw(
    messages: &Messages,
    room: &Room,
    events: &[Event],
    list: &str,
    needs_time: bool,
) -> Markup {
    let (class, today) = (room.class.id, room.board.now.date());
    let back = format!("/teach/classes/{class}/calendar");
    let layout = Layout::teacher(messages, messages.text("ics-look-title"), Some(&back));
    let of = |sounds: Sounds| events.iter().filter(move |event| event.sounds == sounds);
    let days = |event: &Event| {
        html! {
            strong { (messages.day(today, event.first)) @if event.last > event.first { " – " (messages.day(today, event.last)) } } " "
            (name(&event.title))
        }
    };
    let value = |event: &Event| format!("{}/{}", event.first, event.last);
    let boxes = |sounds: Sounds| {
        html! {
            @for (nth, event) in of(sounds).enumerate() {
                (choice("checkbox", &format!("{}-{nth}", <&str>::from(sounds)), "range", value(event), sounds == Sounds::Free, days(event)))
            }
        }
    };
    layout.page(html! {
        @if events.is_empty() { p.lead { (messages.text("ics-none-coming")) } }
        @else {
            p.help { (messages.text("ics-look-help")) }
            @if needs_time { (notice(false, &html! { (messages.text("ics-needs-time")) })) }
            form method="post" action={ "/teach/classes/" (class) "/no-school/take" } {
                input type="hidden" name="list" value=(list);
                @if of(Sounds::Free).next().is_some() {
                    fieldset {
                        legend { (messages.text("no-school-title")) }
                        (boxes(Sounds::Free))
                    }
                }
                @if of(Sounds::OutEarly).next().is_some() {
                    fieldset {
                        legend { (messages.text("ics-early")) }
                        @for (nth, event) in of(Sounds::OutEarly).enumerate() {
                            (choice("checkbox", &format!("early-{nth}"), "early", value(event), event.ends.is_some(), days(event)))
                            div.field {
                                label for={ "out-" (nth) } { (messages.text("days-out-at")) ": " (messages.day(today, event.first)) }
                                input type="time" id={ "out-" (nth) } name={ "out-" (event.first) } value=[event.ends.map(|at| at.strftime("%H:%M").to_string())];
                            }
                        }
                    }
                }
                @if of(Sounds::Like).next().is_some() {
                    details open[of(Sounds::Free).next().is_none()] {
                        summary { (messages.text("ics-others")) }
                        fieldset {
                            legend { (messages.text("ics-others-help")) }
                            (boxes(Sounds::Like))
                        }
                    }
                }
                p.help { (messages.text("ics-slide")) }
                button.main { (messages.text("ics-take")) }
            }
        }
    })
}
