//! The sitemap as `chair doctor` prints it. What stands in it is mod.rs.

use serde::Serialize;

use super::{Claimed, Row, Verb};
use crate::domain::principal::Role;

/// A row as `chair doctor --json --sitemap` prints it.
#[derive(Serialize)]
pub struct PrintedRow {
    method: &'static str,
    path: &'static str,
    who: Vec<&'static str>,
    secure: bool,
    body_max: usize,
    time_max_s: u64,
    file: &'static str,
    claimed: &'static str,
}

impl From<&Row> for PrintedRow {
    fn from(row: &Row) -> Self {
        Self {
            method: match row.method {
                Verb::Get => "GET",
                Verb::Post => "POST",
            },
            path: row.path,
            who: row
                .who
                .iter()
                .map(|role| match role {
                    Role::Stranger => "stranger",
                    Role::Wall => "wall",
                    Role::Device => "device",
                    Role::Student => "student",
                    Role::Handed => "handed",
                    Role::Teacher => "teacher",
                })
                .collect(),
            secure: row.secure,
            body_max: row.body_max,
            time_max_s: row.time_max_s,
            file: row.noun.file(),
            claimed: match row.claimed {
                Claimed::Before => "before",
                Claimed::After => "after",
                Claimed::Always => "always",
            },
        }
    }
}
