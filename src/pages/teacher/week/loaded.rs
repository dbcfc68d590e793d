//! A week as its page shows it.

use jiff::{ToSpan as _, civil::Date};

use crate::{
    domain::calendar::{DayRange, SlotId},
    limits,
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
    /// The same day of another week, as far as the week leads.
    pub(super) fn moved_by(&self, weeks: i64) -> Option<Date> {
        let day = self.day.saturating_add((weeks * 7).days());
        let now = self.loaded.room.board.now.date();
        let most = (limits::WEEKS_ROUND_NOW * 7).days();
        let is_near = now.saturating_sub(most) <= day && day <= now.saturating_add(most);
        is_near.then_some(day)
    }
}
