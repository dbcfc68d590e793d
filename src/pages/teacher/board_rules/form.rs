//! The settings that stand in one form: as they were typed, as they are saved, and what they mean.

use std::{ops::RangeInclusive, str::FromStr};

use serde::Deserialize;

use crate::{
    app::board_rules::BoardSettings,
    domain::{
        board::Rules,
        calendar::{CHAIR_MINUTES, CHAIRS_A_BLOCK, ChairPlan},
    },
    limits,
};

/// The settings as they were typed.
#[derive(Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a choice on the page"
)]
pub(super) struct Form {
    pub(super) chairs: String,
    pub(super) chair_minutes: String,
    pub(super) talks_a_week: String,
    pub(super) sheet: String,
    pub(super) days_ahead: String,
    #[serde(default)]
    pub(super) round_first: bool,
    pub(super) padding: String,
    pub(super) first_after: String,
    pub(super) last_before: String,
    pub(super) closes_before: String,
    pub(super) moves_max: String,
    pub(super) rest_days: String,
    #[serde(default)]
    pub(super) shared_praise: bool,
    /// The timetable begins the quiet minutes.
    #[serde(default)]
    pub(super) quiet: bool,
    /// The children whose chairs fall away move to the nearest ones.
    #[serde(default)]
    pub(super) carry: bool,
}

impl Form {
    /// The settings as they are saved.
    pub(super) fn saved(settings: &BoardSettings) -> Self {
        let (rules, chairs) = (settings.rules, settings.chairs);
        Self {
            chairs: chairs.per_block.to_string(),
            chair_minutes: chairs.minutes.to_string(),
            talks_a_week: rules.talks_a_week.to_string(),
            sheet: settings.sheet.as_ref().to_owned(),
            days_ahead: rules.days_ahead.to_string(),
            round_first: rules.round_first,
            padding: chairs.padding.to_string(),
            first_after: chairs.first_after.to_string(),
            last_before: chairs.last_before.to_string(),
            closes_before: rules.closes_minutes_before.to_string(),
            moves_max: rules.moves_max.to_string(),
            rest_days: rules.rest_days.to_string(),
            shared_praise: settings.shared_praise,
            quiet: settings.quiet_by_timetable,
            carry: false,
        }
    }

    /// `None` if something is not a number, or none that a class could mean.
    pub(super) fn understood(&self) -> Option<BoardSettings> {
        let rules = Rules {
            talks_a_week: read_within(&self.talks_a_week, &limits::TALKS_A_WEEK)?,
            days_ahead: read_within(&self.days_ahead, &limits::DAYS_AHEAD)?,
            closes_minutes_before: read_within(
                &self.closes_before,
                &limits::CLOSES_MINUTES_BEFORE,
            )?,
            moves_max: read_within(&self.moves_max, &limits::MOVES)?,
            rest_days: read_within(&self.rest_days, &limits::REST_DAYS)?,
            round_first: self.round_first,
        };
        let chairs = ChairPlan {
            per_block: read_within(&self.chairs, &CHAIRS_A_BLOCK)?,
            minutes: read_within(&self.chair_minutes, &CHAIR_MINUTES)?,
            padding: read_within(&self.padding, &limits::PADDING_MINUTES)?,
            first_after: read_within(&self.first_after, &limits::BLOCK_END_MINUTES)?,
            last_before: read_within(&self.last_before, &limits::BLOCK_END_MINUTES)?,
        };
        Some(BoardSettings {
            rules,
            chairs,
            sheet: self.sheet.parse().ok()?,
            shared_praise: self.shared_praise,
            quiet_by_timetable: self.quiet,
        })
    }
}

fn read_within<T: FromStr + TryFrom<u16>>(typed: &str, limits: &RangeInclusive<u16>) -> Option<T> {
    let number: u16 = typed.trim().parse().ok()?;
    limits.contains(&number).then(|| T::try_from(number).ok())?
}
