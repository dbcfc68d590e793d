//! The clock, which the teacher's device can set right.

use std::sync::Arc;

use bytes::Bytes;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use serde::Deserialize;

use super::read::classes_of;
use crate::{
    app::{self, App, clock::set_clock},
    host::clock::Doubt,
    http::{RequestContext, Result, form::read, response},
    pages::{
        components::{Layout, isolated, notice},
        receipt,
    },
};

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let zone = zone_of_first_class(&app, &context).await?;
    Ok(response::page(draw_clock(&app, &context, &zone, None)))
}

#[derive(Deserialize)]
struct Form {
    /// Unix seconds on the teacher's device; a page's script fills it in, else it is empty.
    now: Option<String>,
    /// The same as typed where there is no script: local date and time, and the zone of her first class.
    at: Option<String>,
    /// She was asked about a date far ahead, and has said that it is right.
    #[serde(default)]
    sure: bool,
}

/// Takes the time from the teacher's device.
pub(super) async fn set(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let zone = zone_of_first_class(&app, &context).await?;
    let told = form.now.and_then(|now| now.parse().ok());
    let seconds = told.or_else(|| read_local(&zone, form.at.as_deref()?));
    let set = match seconds {
        Some(seconds) => set_clock(&app, context.principal, seconds, form.sure).await,
        None => Err(app::Error::Refused(Doubt::Impossible)),
    };
    let Err(error) = set else {
        return Ok(receipt::done(
            &app,
            &context,
            "/teach",
            "done-clock",
            None,
            None,
        ));
    };
    let doubt = error.refusal()?;
    if let (Doubt::FarAhead, Some(seconds)) = (doubt, seconds) {
        let asked = draw_doubt(&app, &context, &zone, seconds);
        return Ok(response::refused(asked));
    }
    let wrong = app.translations.of(context.language).text("clock-wrong");
    let drawn = draw_clock(&app, &context, &zone, Some(wrong));
    Ok(response::refused(drawn))
}

/// What was typed as the time in her first class.
fn read_local(zone: &TimeZone, at: &str) -> Option<i64> {
    let at: jiff::civil::DateTime = at.parse().ok()?;
    zone.to_timestamp(at).ok().map(jiff::Timestamp::as_second)
}

/// The zone in which she reads and types the time.
async fn zone_of_first_class(app: &App, context: &RequestContext) -> Result<TimeZone> {
    let classes = classes_of(app, context).await?;
    let zone = classes.first().map(|class| TimeZone::get(&class.zone));
    Ok(zone
        .and_then(std::result::Result::ok)
        .unwrap_or(TimeZone::UTC))
}

/// "The box says this, your device that": which of them is right?
fn draw_doubt(app: &App, context: &RequestContext, zone: &TimeZone, seconds: i64) -> Markup {
    let messages = app.translations.of(context.language);
    let day = |at: jiff::Timestamp| messages.day_and_year(zone.to_datetime(at).date());
    let (of_box, of_device) = (
        day(app.clock.now()),
        day(jiff::Timestamp::from_second(seconds).unwrap_or_default()),
    );
    let said = messages.text_with(
        "clock-far",
        &[("box", of_box.into()), ("device", of_device.clone().into())],
    );
    let right = messages.text_with("clock-far-right", &[("device", of_device.into())]);
    let layout = Layout::teacher(messages, messages.text("clock-title"), Some("/teach"));
    layout.page(html! {
        (notice(false, &isolated(&said)))
        a.button.main href="/teach" { (messages.text("clock-far-leave")) }
        form method="post" action="/teach/clock" {
            input type="hidden" name="now" value=(seconds);
            button.wide name="sure" value="true" { span { (isolated(&right)) } }
        }
    })
}

fn draw_clock(app: &App, context: &RequestContext, zone: &TimeZone, wrong: Option<&str>) -> Markup {
    let messages = app.translations.of(context.language);
    let now = app.clock.local(zone);
    let layout = Layout::teacher(messages, messages.text("clock-title"), Some("/teach"));
    layout.page(html! {
        div {
            p.soft { (messages.text("clock-box-says")) }
            p.lead { (isolated(&messages.text_with("saved-line", &[("day", messages.day(now.date(), now.date()).into()), ("time", messages.exact_time(now.time()).into())]))) }
            p { (now.year()) }
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
    })
}
