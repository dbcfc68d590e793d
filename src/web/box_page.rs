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
    draw::isolated,
    first_of,
    form::{read, sent, shown},
    gate::RequestContext,
    layout::{Layout, page},
    reply::{self, HttpError, Result},
    route,
};
use crate::{
    app::App,
    domain::{id::ClassId, principal::Principal},
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
fn health(app: Arc<App>, context: RequestContext) -> reply::Response {
    let condition = app.store.condition();
    let announced = app.announcer.status();
    let degraded =
        matches!(announced.state, Air::Silent | Air::Conflict) || app.is_clock_doubtful();
    let status = if condition != Condition::Good || degraded {
        "degraded"
    } else {
        "ok"
    };
    let value = if context.on_the_box || context.principal != Principal::Stranger {
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
async fn live(app: Arc<App>, context: RequestContext) -> Result {
    let classes = match context.principal {
        Principal::Wall(wall) => vec![wall.class],
        Principal::Device(device) => vec![device.class],
        Principal::Student(student) => vec![student.class],
        Principal::Handed(handed) => vec![handed.class],
        Principal::Teacher(teacher) => {
            let classes = app
                .store
                .read(move |tx| store::class::of_teacher(tx, teacher.id))
                .await?;
            classes.into_iter().map(|class| class.id).collect()
        }
        Principal::Stranger => return Err(HttpError::NotYours),
    };
    let (ear, principal) = ((app.live.listen(), true), context.principal);
    let events = futures_util::stream::unfold(ear, move |(mut listener, first)| {
        let (app, classes) = (Arc::clone(&app), classes.clone());
        async move {
            let event = if first {
                Event::Tick
            } else if app.sessions.knows(&principal) {
                next_for(&mut listener, &classes, &principal).await?
            } else {
                // Signed out or unpaired meanwhile; the page was told, and asks at the door.
                return None;
            };
            Some((Ok::<_, Infallible>(written(event)), (listener, false)))
        }
    });
    Ok(warp::sse::reply(events).into_response())
}

/// The next event that is this principal's: of its classes, and of no other child than itself (D21).
async fn next_for(
    listener: &mut Listener,
    classes: &[ClassId],
    principal: &Principal,
) -> Option<Event> {
    let sees = |child| match principal {
        Principal::Teacher(_) => true,
        Principal::Student(student) => student.id == child,
        Principal::Handed(handed) => handed.student == child,
        Principal::Stranger | Principal::Wall(_) | Principal::Device(_) => false,
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

async fn clock(app: Arc<App>, context: RequestContext) -> Result {
    let zone = zone_of(&app, &context).await?;
    Ok(reply::page(draw_clock(&app, &context, &zone, None)))
}

#[derive(Deserialize)]
struct Form {
    /// Unix seconds on the teacher's device; a page's script fills it in, else it is empty.
    now: Option<String>,
    /// The same as typed where there is no script: local date and time, and the zone of her first class.
    at: Option<String>,
}

/// Takes the time from the teacher's device (X5): an offset, because the system's clock is not the program's to set.
async fn set_clock(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let zone = zone_of(&app, &context).await?;
    let now = form.now.and_then(|now| now.parse().ok());
    let now = now.or_else(|| read_local(&zone, form.at.as_deref()?));
    let messages = app.translations.of(context.language);
    let before = app.clock.now().as_second();
    let Some(now) = now.filter(|now| app.clock.take_time_from(*now)) else {
        return Ok(reply::refused(draw_clock(
            &app,
            &context,
            &zone,
            Some(messages.text("clock-wrong")),
        )));
    };
    let offset = app.clock.offset().to_string();
    app.write(context.principal, move |tx| {
        store::door::set_setting(tx, CLOCK_OFFSET, &offset)?;
        store::door::shift_sessions(tx, now - before)?;
        let detail = (now - before).to_string();
        tx.note(&store::audit::Deed {
            deed: "clock set",
            class: None,
            about: None,
            detail: &detail,
        })
    })
    .await?;
    app.read_sessions().await?;
    app.kept.clear();
    app.live.changed_everywhere(crate::live::Topic::Board);
    Ok(reply::done(&context, "/teach"))
}

/// What was typed as the time in her first class.
fn read_local(zone: &TimeZone, at: &str) -> Option<i64> {
    let at: jiff::civil::DateTime = at.parse().ok()?;
    zone.to_timestamp(at).ok().map(jiff::Timestamp::as_second)
}

/// The zone of her first class, in which she reads and types the time.
async fn zone_of(app: &Arc<App>, context: &RequestContext) -> Result<TimeZone, HttpError> {
    let Principal::Teacher(teacher) = context.principal else {
        return Err(HttpError::NotYours);
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

fn draw_clock(
    app: &App,
    context: &RequestContext,
    zone: &TimeZone,
    wrong: Option<&str>,
) -> maud::Markup {
    let messages = app.translations.of(context.language);
    let now = app.clock.local(zone);
    let layout = Layout::teacher(messages, messages.text("clock-title"), Some("/teach"));
    page(
        &layout,
        html! {
            div {
                p.soft { (messages.text("clock-box-says")) }
                p.lead { (isolated(&messages.text_with("saved-line", &[("day", messages.day(now.date()).into()), ("time", messages.exact_time(now.time()).into())]))) }
            }
            form method="post" action="/teach/clock" {
                input type="hidden" name="now" value="" data-now disabled;
                div.field {
                    label for="at" { (messages.text("clock-at")) }
                    p.help id="at-help" { (messages.text("clock-at-help")) }
                    @if let Some(wrong) = wrong { p.error id="at-error" role="alert" { (wrong) } }
                    input type="datetime-local" id="at" name="at" autofocus[wrong.is_some()]
                        aria-describedby=(if wrong.is_some() { "at-help at-error" } else { "at-help" })
                        aria-invalid=[wrong.map(|_| "true")];
                }
                button.main { (messages.text("clock-take")) }
            }
        },
    )
}
