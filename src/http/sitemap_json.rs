//! The routes as `chair doctor --json --sitemap` prints them.

use serde::Serialize;

use super::route::{Audience, Route};

/// A route as it is printed.
#[derive(Serialize)]
pub struct PrintedRoute {
    method: &'static str,
    path: &'static str,
    audience: Audience,
    who: Vec<&'static str>,
    secure: bool,
    body_max: usize,
    time_max_s: u64,
    handler: &'static str,
    claimed: &'static str,
}

impl From<&Route> for PrintedRoute {
    fn from(route: &Route) -> Self {
        Self {
            method: route.verb.name(),
            path: route.address,
            audience: route.audience,
            who: route.roles.iter().map(Into::into).collect(),
            secure: route.secure,
            body_max: route.body_max,
            time_max_s: route.time_max.as_secs(),
            handler: route.handler,
            claimed: route.phase.into(),
        }
    }
}
