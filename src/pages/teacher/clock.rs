//! The clock, which the teacher's device can set right.

use std::sync::Arc;

use bytes::Bytes;
use jiff::tz::TimeZone;
use maud::html;
use serde::Deserialize;

use crate::{
    app::App,
    domain::principal::Principal,
    host::clock::CLOCK_OFFSET,
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    pages::components::{
        isolated,
        layout::{Layout, page},
    },
    store,
};

pub(crate) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let zone = zone_of(&app, &context).await?;
    Ok(response::page(draw_clock(&app, &context, &zone, None)))
}

#[derive(Deserialize)]
struct Form {
    /// Unix seconds on the teacher's device; a page's script fills it in, else it is empty.
    now: Option<String>,
    /// The same as typed where there is no script: local date and time, and the zone of her first class.
    at: Option<String>,
}

/// Takes the time from the teacher's device (X5): an offset, because the system's clock is not the program's to set.
pub(crate) async fn set(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let zone = zone_of(&app, &context).await?;
    let now = form.now.and_then(|now| now.parse().ok());
    let now = now.or_else(|| read_local(&zone, form.at.as_deref()?));
    let messages = app.translations.of(context.language);
    let before = app.clock.now().as_second();
    let Some(now) = now.filter(|now| app.clock.take_time_from(*now)) else {
        return Ok(response::refused(draw_clock(
            &app,
            &context,
            &zone,
            Some(messages.text("clock-wrong")),
        )));
    };
    let offset = app.clock.offset().to_string();
    app.write_plain(context.principal, move |tx| {
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
    app.page_cache.clear();
    app.live.changed_everywhere(crate::live::Topic::Board);
    Ok(response::done(&context, "/teach"))
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
