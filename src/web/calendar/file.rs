//! A district's calendar: sent, looked at, and the days that she ticks are taken over (B1). Between the first and the last
//! nothing of it is kept but in memory.

use std::sync::Arc;

use bytes::Bytes;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use warp::Filter;

use super::{Told, again};
use crate::{
    app::{
        App, Room, class_for,
        timetable::{keep_settled, seat_waiting},
    },
    domain::{calendar::DayRange, id::ClassId},
    import::ics::{self, Event, Unreadable},
    live::Topic,
    store,
    web::{
        Routes,
        draw::name,
        first_of,
        form::{content_type, every, parts, read, sent, shown},
        gate::Visit,
        layout::{Frame, page},
        reply::{self, Answer, Problem},
        route,
        words::Tongue,
    },
};

/// A year has not that many ranges without school.
const RANGES_MAX: usize = 60;

/// The addresses of a calendar's way.
pub(in crate::web) fn routes(app: &Arc<App>) -> Routes {
    let file = || warp::path!("teach" / "classes" / ClassId / "no-school" / "file");
    let send = file().and(sent(app)).and(content_type()).then(send);
    let look = file().and(shown(app)).then(look);
    let take = warp::path!("teach" / "classes" / ClassId / "no-school" / "take")
        .and(sent(app))
        .then(take);
    first_of([route(send), route(look), route(take)])
}

async fn send(
    class: ClassId,
    app: Arc<App>,
    visit: Visit,
    body: Bytes,
    kind: Option<String>,
) -> Answer {
    let fields = parts(kind.as_deref(), body).await?;
    let file = fields.get("file").map_or(&[][..], |file| file);
    let room = app
        .room(visit.visitor, Some(class))
        .await?
        .ok_or(Problem::NotFound)?;
    match ics::events(file, room.board.now.date()) {
        Ok(_) => {
            let token = app.lists.hold(class, &String::from_utf8_lossy(file));
            Ok(reply::to(&format!(
                "/teach/classes/{class}/no-school/file?list={token}"
            )))
        }
        Err(why) => {
            let told = Told::no_school(app.words.of(visit.language).say(words(why)));
            Ok(reply::refused(again(&app, &visit, class, told).await?))
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
async fn look(class: ClassId, app: Arc<App>, visit: Visit) -> Answer {
    let Asks { list } = read(visit.query.as_bytes())?;
    let room = app
        .room(visit.visitor, Some(class))
        .await?
        .ok_or(Problem::NotFound)?;
    let text = app.lists.of(class, &list);
    let events = text.map(|text| ics::events(text.as_bytes(), room.board.now.date()));
    let tongue = app.words.of(visit.language);
    if let Some(Ok(events)) = events {
        return Ok(reply::page(draw(tongue, &room, &events, &list)));
    }
    let told = Told::no_school(tongue.say("roster-unread-gone"));
    Ok(reply::refused(again(&app, &visit, class, told).await?))
}

#[derive(Deserialize)]
struct Form {
    #[serde(default)]
    list: String,
}

/// Takes over what she ticked, in one commit: the chairs of those days slide on, in order.
async fn take(class: ClassId, app: Arc<App>, visit: Visit, bytes: Bytes) -> Answer {
    let form: Form = read(&bytes)?;
    let ranges = every(&bytes, "range");
    let ranges: Option<Vec<DayRange>> = ranges.iter().map(|range| read_range(range)).collect();
    let ranges = ranges.filter(|it| it.len() <= RANGES_MAX);
    let ranges = ranges.ok_or(Problem::BadForm)?;
    let (reader, visitor, stamp) = (Arc::clone(&app), visit.visitor, app.stamp(&visit.visitor));
    let taken = app
        .store
        .write(move |tx| {
            let Some(class) = class_for(tx, &visitor, Some(class))? else {
                return Ok(None);
            };
            let board = Room::load(tx, &reader.clock, class.clone(), None)?.board;
            let settled = match board.no_school_at_all(&ranges) {
                Ok(settled) => settled,
                Err(refusal) => return Ok(Some(Err(refusal))),
            };
            for range in &ranges {
                store::calendar::add_no_school(tx, &stamp, class.id, *range)?;
            }
            keep_settled(tx, &stamp, &board, &settled)?;
            seat_waiting(tx, &stamp, &reader.clock, &class)?;
            Ok(Some(Ok(())))
        })
        .await?
        .ok_or(Problem::NotFound)?;
    if let Err(refusal) = taken {
        return super::refuse(&app, &visit, class, refusal).await;
    }
    app.lists.forget(&form.list);
    app.changed(class, Topic::Board);
    Ok(reply::done(
        &visit,
        &format!("/teach/classes/{class}/calendar"),
    ))
}

/// `2026-11-26/2026-11-27`
fn read_range(text: &str) -> Option<DayRange> {
    let (first, last) = text.split_once('/')?;
    DayRange::new(first.parse::<Date>().ok()?, last.parse::<Date>().ok()?)
}

fn draw(tongue: &Tongue, room: &Room, events: &[Event], list: &str) -> Markup {
    let class = room.class.id;
    let back = format!("/teach/classes/{class}/calendar");
    let frame = Frame::teacher(tongue, tongue.say("ics-look-title"), Some(&back));
    page(
        &frame,
        html! {
            @if events.is_empty() { p.lead { (tongue.say("ics-none-coming")) } }
            @else {
                p.help { (tongue.say("ics-look-help")) }
                form method="post" action={ "/teach/classes/" (class) "/no-school/take" } {
                    input type="hidden" name="list" value=(list);
                    fieldset {
                        legend { (tongue.say("no-school-title")) }
                        @for (nth, event) in events.iter().take(RANGES_MAX).enumerate() {
                            div.choice {
                                input type="checkbox" id={ "range-" (nth) } name="range" value={ (event.first) "/" (event.last) } checked[event.sounds_free];
                                label for={ "range-" (nth) } {
                                    strong { (tongue.day(event.first)) @if event.last > event.first { " – " (tongue.day(event.last)) } } " "
                                    (name(&event.title))
                                }
                            }
                        }
                    }
                    p.help { (tongue.say("ics-slide")) }
                    button.main { (tongue.say("ics-take")) }
                }
            }
        },
    )
}

/// The field for a file, on the page of the timetable.
pub(super) fn draw_send(tongue: &Tongue, class: ClassId) -> Markup {
    html! {
        details {
            summary { (tongue.say("ics-title")) }
            form method="post" action={ "/teach/classes/" (class) "/no-school/file" } enctype="multipart/form-data" {
                p.help id="ics-help" { (tongue.say("ics-help")) }
                div.field {
                    label for="ics" { (tongue.say("ics-file")) }
                    input type="file" id="ics" name="file" accept=".ics,text/calendar" required aria-describedby="ics-help";
                }
                button.wide { (tongue.say("ics-send")) }
            }
        }
    }
}
