//! /metrics: the state of the box as numbers, for whoever watches many (`OpenMetrics` 1.0). No name stands in it and nothing of a
//! child; from another machine it wants the box's token in a header, never in an address.

use std::{fmt::Write as _, sync::Arc};

use jiff::Timestamp;

use crate::{
    app::App,
    host::{clock::Trust, mdns, off_card::Away, tls::last_day},
    http::{HttpError, RequestContext, Result, response},
    secret,
    store::{Condition, Space},
};

/// The token that this box takes: only its own key can make it.
pub fn token(key: &secret::Key) -> String {
    secret::sign(key, b"metrics")
}

/// One line of a kind of its own: its name, what it says, its unit's word if it has one, and the number.
struct Gauge(&'static str, &'static str, f64);

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    if !context.on_the_box && !carries_token(&app, &context) {
        return Err(HttpError::NotYours);
    }
    let text = written(&gauges(&app));
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Ok(response::plain(text, kind))
}

fn carries_token(app: &App, context: &RequestContext) -> bool {
    let carried = context
        .authorization
        .as_ref()
        .and_then(|it| it.to_str().ok());
    let carried = carried.and_then(|it| it.strip_prefix("Bearer "));
    carried.is_some_and(|carried| secret::same(carried.trim(), &token(&app.machine.key)))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "no count of a box comes near to what a float cannot hold"
)]
fn gauges(app: &App) -> Vec<Gauge> {
    let condition = app.store.condition();
    let data = &app.settings.data;
    let mut gauges = vec![
        Gauge(
            "chair_uptime_seconds",
            "Since when the program runs.",
            app.started.elapsed().as_secs_f64().floor(),
        ),
        Gauge(
            "chair_store_writable",
            "Whether what is saved is on the card.",
            flag(condition == Condition::Good),
        ),
        Gauge(
            "chair_store_damaged",
            "Whether the database is damaged.",
            flag(condition == Condition::Damaged),
        ),
        Gauge(
            "chair_store_log_bytes",
            "Bytes that wait in the database's log.",
            app.store.wal_bytes() as f64,
        ),
    ];
    if let Some(free) = Space::known(&data.join("chair.db")) {
        gauges.push(Gauge(
            "chair_disk_free_bytes",
            "Bytes that are free on the card.",
            free as f64,
        ));
    }
    gauges.extend(of_its_links(app));
    if let Some(day) = last_day(data) {
        let ends =
            jiff::tz::TimeZone::UTC.to_timestamp(day.to_datetime(jiff::civil::Time::midnight()));
        let ends = ends.as_ref().map_or(0, |at: &Timestamp| at.as_second());
        gauges.push(Gauge(
            "chair_certificate_ends_seconds",
            "The last day of the box's certificate.",
            ends as f64,
        ));
    }
    if let Some(newest) = app.copies.newest() {
        gauges.push(Gauge(
            "chair_newest_copy_seconds",
            "When the newest copy was made that was read back.",
            newest.made_at as f64,
        ));
    }
    gauges.extend(of_the_store(Away::of(data)));
    gauges
}

/// What is known of a store of the school's; without one nothing.
#[expect(
    clippy::cast_precision_loss,
    reason = "no count of a box comes near to what a float cannot hold"
)]
fn of_the_store(away: Away) -> Vec<Gauge> {
    let mut gauges = vec![Gauge(
        "chair_copies_sent_on",
        "Whether copies are sent to a store of the school's.",
        flag(away.is_on),
    )];
    if away.is_on {
        gauges.push(Gauge(
            "chair_copies_sent_failed",
            "Whether the last time that they were sent failed.",
            flag(away.has_failed),
        ));
    }
    if let Some(sent) = away.sent {
        gauges.push(Gauge(
            "chair_copies_sent_seconds",
            "When the store had all of the box's copies.",
            sent as f64,
        ));
    }
    gauges
}

#[expect(
    clippy::cast_precision_loss,
    reason = "no count of a box comes near to what a float cannot hold"
)]
fn of_its_links(app: &App) -> Vec<Gauge> {
    let announced = app.announcer.status();
    vec![
        Gauge(
            "chair_clock_trusted",
            "Whether the date can be believed.",
            flag(app.clock.trust() == Trust::Trusted),
        ),
        Gauge(
            "chair_clock_seconds",
            "What the box takes for now.",
            app.clock.now().as_second() as f64,
        ),
        Gauge(
            "chair_claimed",
            "Whether the box has an owner.",
            flag(app.is_claimed()),
        ),
        Gauge(
            "chair_announced",
            "Whether its name is heard on the network.",
            flag(announced.state == mdns::State::Announced),
        ),
        Gauge(
            "chair_secure",
            "Whether the teacher's pages are encrypted.",
            flag(app.certificate.get().is_some()),
        ),
        Gauge(
            "chair_connections",
            "Open connections.",
            app.counts.connections() as f64,
        ),
        Gauge(
            "chair_streams",
            "Open pages that listen.",
            app.live.streams() as f64,
        ),
    ]
}

fn flag(is: bool) -> f64 {
    if is { 1.0 } else { 0.0 }
}

fn written(gauges: &[Gauge]) -> String {
    let mut text = format!(
        "# TYPE chair info\n# HELP chair The program.\nchair_info{{version=\"{}\"}} 1\n",
        env!("CARGO_PKG_VERSION")
    );
    for Gauge(name, help, number) in gauges {
        let _ = writeln!(
            text,
            "# TYPE {name} gauge\n# HELP {name} {help}\n{name} {number}"
        );
    }
    text.push_str("# EOF\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_openmetrics_wants_them() {
        let text = written(&[
            Gauge("chair_claimed", "Whether.", 1.0),
            Gauge("chair_clock_seconds", "Now.", 1_795_420_800.0),
        ]);
        assert!(text.ends_with(
            "# TYPE chair_claimed gauge\n# HELP chair_claimed Whether.\nchair_claimed 1\n\
             # TYPE chair_clock_seconds gauge\n# HELP chair_clock_seconds Now.\nchair_clock_seconds 1795420800\n# EOF\n"
        ), "{text}");
    }
}
