//! A week as its page shows it.

use jiff::{ToSpan as _, civil::Date};

use crate::{
    domain::calendar::{DayRange, SlotId},
    pages::teacher::{chair, today::Loaded},
};

/// A week of one class.
pub(super) struct Week {
    pub(super) loaded: Loaded,
    /// The day whose list a phone shows.
    pub(super) day: Date,
    /// The school days of the week.
    pub(super) days: Vec<Date>,
    pub(super) range: DayRange,
    /// The chair that is opened beside the grid.
    pub(super) chosen: Option<(SlotId, chair::Loaded)>,
}

impl Week {
    /// The same day of another week.
    pub(super) fn moved_by(&self, weeks: i64) -> Date {
        self.day.saturating_add((weeks * 7).days())
    }
}
