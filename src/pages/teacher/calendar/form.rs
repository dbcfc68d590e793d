//! The form of a timetable: as it was typed, as it is offered, and what it means.

use jiff::civil::{Time, Weekday};
use serde::Deserialize;

use crate::{
    domain::calendar::{Block, ChairPlan},
    http::{
        error::HttpError,
        form::{every, read},
    },
};

/// The timetable's form, as it was typed. Its days stand several times and are read apart.
#[derive(Deserialize)]
pub(crate) struct Form {
    pub(crate) start: String,
    pub(crate) minutes: String,
    pub(crate) chairs: String,
    pub(crate) chair_minutes: String,
    pub(crate) padding: String,
    pub(crate) first_after: String,
    pub(crate) last_before: String,
    /// The page is a step of the first run.
    #[serde(default)]
    pub(crate) first: bool,
    /// The children whose chairs fall away move to the nearest ones.
    #[serde(default)]
    pub(crate) carry: bool,
    #[serde(skip)]
    pub(crate) days: Vec<i8>,
}

#[derive(Deserialize)]
pub(crate) struct Asks {
    /// The page is a step of the first run.
    #[serde(default)]
    pub(crate) first: bool,
}

/// A block on a first day that holds the first day's chairs (product.md).
const FIRST_BLOCK_MINUTES: u16 = 45;

impl Form {
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, HttpError> {
        let days = every(bytes, "day")
            .iter()
            .filter_map(|day| day.parse().ok())
            .collect();
        Ok(Self {
            days,
            ..read(bytes)?
        })
    }

    pub(crate) fn of(blocks: &[Block], plan: &ChairPlan) -> Self {
        let first = blocks.first();
        Self {
            start: first.map_or_else(
                || "09:00".to_owned(),
                |block| format!("{:02}:{:02}", block.start.hour(), block.start.minute()),
            ),
            minutes: first
                .map_or(FIRST_BLOCK_MINUTES, |block| block.minutes)
                .to_string(),
            chairs: plan.per_block.to_string(),
            chair_minutes: plan.minutes.to_string(),
            padding: plan.padding.to_string(),
            first_after: plan.first_after.to_string(),
            last_before: plan.last_before.to_string(),
            first: false,
            carry: false,
            days: if blocks.is_empty() {
                vec![1, 2, 3, 4, 5]
            } else {
                blocks
                    .iter()
                    .map(|block| block.weekday.to_monday_one_offset())
                    .collect()
            },
        }
    }

    /// The timetable it means; `None` if a number or the time is not one.
    pub(crate) fn understood(&self) -> Option<(Vec<Block>, ChairPlan)> {
        let start = Time::strptime("%H:%M", self.start.get(..5)?).ok()?;
        let minutes = self.minutes.trim().parse().ok()?;
        let blocks = self
            .days
            .iter()
            .filter_map(|day| Weekday::from_monday_one_offset(*day).ok())
            .map(|weekday| Block {
                weekday,
                start,
                minutes,
            })
            .collect();
        let plan = ChairPlan {
            per_block: self.chairs.trim().parse().ok()?,
            minutes: self.chair_minutes.trim().parse().ok()?,
            padding: self.padding.trim().parse().ok()?,
            first_after: self.first_after.trim().parse().ok()?,
            last_before: self.last_before.trim().parse().ok()?,
        };
        Some((blocks, plan))
    }
}
