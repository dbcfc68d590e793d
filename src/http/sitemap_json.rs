//! The routes as `chair doctor --json --sitemap` prints them.

use serde::Serialize;

use super::route::{Audience, Route};
use crate::domain::principal::Role;

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
            who: route.roles.iter().copied().map(role).collect(),
            secure: route.secure,
            body_max: route.body_max,
            time_max_s: route.time_max.as_secs(),
            handler: route.handler,
            claimed: route.phase.word(),
        }
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Stranger => "stranger",
        Role::Wall => "wall",
        Role::Device => "device",
        Role::Student => "student",
        Role::HandedOver => "handed",
        Role::Teacher => "teacher",
    }
}
