//! The box itself: /health, the live stream, and the clock that the teacher's device can set right.

use std::{convert::Infallible, sync::Arc};

use bytes::Bytes;
use jiff::tz::TimeZone;
use maud::html;
use serde::Deserialize;
use serde_json::json;
use warp::{Filter, Reply as _, http::StatusCode};

use super::{
    Routes,
    draw::say,
    first_of,
    form::{read, sent, shown},
    gate::Visit,
    layout::{Frame, page},
    reply::{self, Answer, Problem},
    route,
};
use crate::{
    app::App,
    domain::{id::ClassId, visitor::Visitor},
    host::announce::{Air, Quiet},
    live::{Changed, Event, Listener},
    store::{self, Condition},
};

/// Under this name the store remembers how far the box's clock is off, in seconds.
pub const CLOCK_OFFSET: &str = "clock_offset_s";

/// The box's addresses.
pub fn routes(app: &Arc<App>) -> Routes {
    let health = warp::path!("health").and(shown(app)).map(health);
    let live = warp::path!("live").and(shown(app)).then(live);
    let clock = warp::path!("teach" / "clock").and(shown(app)).then(clock);
    let set = warp::path!("teach" / "clock")
        .and(sent(app))
        .then(set_clock);
    first_of([route(live), route(health), route(clock), route(set)])
}

/// Without a session from another machine only whether it serves, and which version: /health has no secrets.
fn health(app: Arc<App>, visit: Visit) -> reply::Response {
    let condition = app.store.condition();
    let announced = app.announcer.status();
    let degraded =
        matches!(announced.state, Air::Silent | Air::Conflict) || app.is_clock_doubtful();
    let status = if condition != Condition::Good || degraded {
        "degraded"
    } else {
        "ok"
    };
    let value = if visit.on_the_box || visit.visitor != Visitor::Stranger {
        json!({
            "status": status,
            "version": env!("CARGO_PKG_VERSION"),
            "uptime_s": app.started.elapsed().as_secs(),
            "store": {
                "sqlite": store::sqlite_version(),
                "synchronous": "full",
                "wal_bytes": app.store.wal_bytes(),
                "writable": condition == Condition::Good,
                "condition": condition_word(condition),
            },
            "announce": {
                "state": announced.state.word(),
                "names": announced.names,
                "taken": announced.taken,
                "other_chairs": announced.others,
                "quiet": announced.quiet.map(Quiet::word),
            },
            "clock": app.clock.trust().word(),
            "backup": { "last_verified": null },
            "connections": app.counts.connections(),
            "streams": app.live.streams(),
        })
    } else {
        json!({ "status": status, "version": env!("CARGO_PKG_VERSION") })
    };
    let mut response = reply::json_of(&value);
    if condition != Condition::Good {
        *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    }
    response
}

fn condition_word(condition: Condition) -> &'static str {
    match condition {
        Condition::Good => "good",
        Condition::Full => "full",
        Condition::Failing => "failing",
        Condition::Damaged => "damaged",
    }
}

/// The stream of an open page (D21): a wall hears of its class, a teacher of all of hers, and nobody of any content.
async fn live(app: Arc<App>, visit: Visit) -> Answer {
    let classes = match visit.visitor {
        Visitor::Wall(wall) => vec![wall.class],
        Visitor::Device(device) => vec![device.class],
        Visitor::Student(student) => vec![student.class],
        Visitor::Handed(handed) => vec![handed.class],
        Visitor::Teacher(teacher) => {
            let classes = app
                .store
                .read(move |tx| store::class::of_teacher(tx, teacher.id))
                .await?;
            classes.into_iter().map(|class| class.id).collect()
        }
        Visitor::Stranger => return Err(Problem::NotYours),
    };
    let (ear, visitor) = ((app.live.listen(), true), visit.visitor);
    let events = futures_util::stream::unfold(ear, move |(mut listener, first)| {
        let (app, classes) = (Arc::clone(&app), classes.clone());
        async move {
            let event = if first {
                Event::Tick
            } else if app.visitors.knows(&visitor) {
                next_for(&mut listener, &classes, &visitor).await?
            } else {
                // Signed out or unpaired meanwhile; the page was told, and asks at the door.
                return None;
            };
            Some((Ok::<_, Infallible>(written(event)), (listener, false)))
        }
    });
    Ok(warp::sse::reply(events).into_response())
}

/// The next event that is this visitor's: of its classes, and of no other child than itself (D21).
async fn next_for(
    listener: &mut Listener,
    classes: &[ClassId],
    visitor: &Visitor,
) -> Option<Event> {
    let sees = |child| match visitor {
        Visitor::Teacher(_) => true,
        Visitor::Student(student) => student.id == child,
        Visitor::Handed(handed) => handed.student == child,
        Visitor::Stranger | Visitor::Wall(_) | Visitor::Device(_) => false,
    };
    loop {
        let event = listener.next().await?;
        let Event::Changed(Changed { class, student, .. }) = event else {
            return Some(event);
        };
        if class.is_none_or(|class| classes.contains(&class)) && student.is_none_or(sees) {
            return Some(event);
        }
    }
}

fn written(event: Event) -> warp::sse::Event {
    match event {
        Event::Tick => warp::sse::Event::default().event("tick").data(""),
        Event::Changed(Changed { topic, .. }) => warp::sse::Event::default()
            .event("changed")
            .data(topic.word()),
    }
}

async fn clock(app: Arc<App>, visit: Visit) -> Answer {
    let zone = zone_of(&app, &visit).await?;
    Ok(reply::page(draw_clock(&app, &visit, &zone, None)))
}

#[derive(Deserialize)]
struct Form {
    /// Unix seconds on the teacher's device; a page's script fills it in, else it is empty.
    now: Option<String>,
    /// The same as typed where there is no script: local date and time, and the zone of her first class.
    at: Option<String>,
}

/// Takes the time from the teacher's device (X5): an offset, because the system's clock is not the program's to set.
async fn set_clock(app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Form = read(&form)?;
    let zone = zone_of(&app, &visit).await?;
    let now = form.now.and_then(|now| now.parse().ok());
    let now = now.or_else(|| read_local(&zone, form.at.as_deref()?));
    let tongue = app.words.of(visit.language);
    let before = app.clock.now().as_second();
    let Some(now) = now.filter(|now| app.clock.take_time_from(*now)) else {
        return Ok(reply::refused(draw_clock(
            &app,
            &visit,
            &zone,
            Some(tongue.say("clock-wrong")),
        )));
    };
    let offset = app.clock.offset().to_string();
    let stamp = app.stamp(&visit.visitor);
    app.store
        .write(move |tx| {
            store::door::set_setting(tx, CLOCK_OFFSET, &offset)?;
            store::door::shift_sessions(tx, now - before)?;
            let detail = (now - before).to_string();
            tx.note(
                &stamp,
                &store::audit::Deed {
                    deed: "clock set",
                    class: None,
                    about: None,
                    detail: &detail,
                },
            )
        })
        .await?;
    app.read_visitors().await?;
    app.kept.clear();
    app.live.changed_everywhere(crate::live::Topic::Board);
    Ok(reply::done(&visit, "/teach"))
}

/// What was typed as the time in her first class.
fn read_local(zone: &TimeZone, at: &str) -> Option<i64> {
    let at: jiff::civil::DateTime = at.parse().ok()?;
    zone.to_timestamp(at).ok().map(jiff::Timestamp::as_second)
}

/// The zone of her first class, in which she reads and types the time.
async fn zone_of(app: &Arc<App>, visit: &Visit) -> Result<TimeZone, Problem> {
    let Visitor::Teacher(teacher) = visit.visitor else {
        return Err(Problem::NotYours);
    };
    let classes = app
        .store
        .read(move |tx| store::class::of_teacher(tx, teacher.id))
        .await?;
    Ok(classes
        .first()
        .and_then(|class| TimeZone::get(&class.zone).ok())
        .unwrap_or(TimeZone::UTC))
}

fn draw_clock(app: &App, visit: &Visit, zone: &TimeZone, wrong: Option<&str>) -> maud::Markup {
    let tongue = app.words.of(visit.language);
    let now = app.clock.local(zone);
    let frame = Frame::teacher(tongue, tongue.say("clock-title"), Some("/teach"));
    page(
        &frame,
        html! {
            div {
                p.soft { (tongue.say("clock-box-says")) }
                p.lead { (say(&tongue.say_with("saved-line", &[("day", tongue.day(now.date()).into()), ("time", tongue.exact_time(now.time()).into())]))) }
            }
            form method="post" action="/teach/clock" {
                input type="hidden" name="now" value="" data-now disabled;
                div.field {
                    label for="at" { (tongue.say("clock-at")) }
                    p.help id="at-help" { (tongue.say("clock-at-help")) }
                    @if let Some(wrong) = wrong { p.error id="at-error" role="alert" { (wrong) } }
                    input type="datetime-local" id="at" name="at" autofocus[wrong.is_some()]
                        aria-describedby=(if wrong.is_some() { "at-help at-error" } else { "at-help" })
                        aria-invalid=[wrong.map(|_| "true")];
                }
                button.main { (tongue.say("clock-take")) }
            }
        },
    )
}
