//! /health: whether the box serves and writes, as JSON for whoever watches it. It has no secrets, and tells strangers least.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::json;
use warp::http::StatusCode;

use crate::{
    app::App,
    domain::principal::Principal,
    host::{mdns, off_card::Away},
    http::{RequestContext, Result, response},
    store::{self, Condition},
};

/// Without a session from another machine only whether it serves, and which version: /health has no secrets.
pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let condition = app.store.condition();
    let announced = app.announcer.status();
    let degraded = matches!(announced.state, mdns::State::Silent | mdns::State::Conflict)
        || app.is_clock_doubtful();
    let status = if condition != Condition::Good || degraded {
        "degraded"
    } else {
        "ok"
    };
    let condition_word = match condition {
        Condition::Good => "good",
        Condition::Full => "full",
        Condition::Failing => "failing",
        Condition::Damaged => "damaged",
    };
    let away = Away::of(&app.settings.data);
    let value = if context.on_the_box || context.principal != Principal::Stranger {
        json!({
            "status": status,
            "version": env!("CARGO_PKG_VERSION"),
            "uptime_s": app.started.elapsed().as_secs(),
            "store": {
                "sqlite": store::sqlite_version(),
                "synchronous": app.store.synchronous(),
                "wal_bytes": app.store.wal_bytes(),
                "writable": condition == Condition::Good,
                "condition": condition_word,
            },
            "announce": {
                "state": <&str>::from(announced.state),
                "names": announced.names,
                "taken": announced.taken,
                "other_chairs": announced.others,
                "quiet": announced.silence.map(<&str>::from),
            },
            "clock": app.clock.trust(),
            "backup": {
                "last_verified": app.copies.newest().map(|copy| copy.made),
                // Whether copies are sent to a store of the school's, when it had all of them, and whether it failed since.
                "away": {
                    "on": away.is_on,
                    "last_sent": away.sent.and_then(|at| Timestamp::from_second(at).ok()).map(|at| at.to_string()),
                    "failed": away.has_failed,
                },
            },
            "connections": app.counts.connections(),
            "streams": app.live.streams(),
        })
    } else {
        json!({ "status": status, "version": env!("CARGO_PKG_VERSION") })
    };
    let mut response = response::json_of(&value);
    if condition != Condition::Good {
        *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    }
    Ok(response)
}
