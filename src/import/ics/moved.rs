//! Single days of an event that comes again, told by an event of their own (RFC 5545, 3.8.4.4): cancelled, moved or under another
//! title. The event that comes again has none of them any longer.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use super::{
    Moment, lines,
    lines::{Property, find},
    moment,
    start::Start,
};

/// So many of them are read; a district's calendar has a few.
const MOVED_MAX: usize = 20_000;
const OF_ONE: &str = "RECURRENCE-ID";

/// The days that are told by an event of their own, by the id of the event that comes again.
pub(super) struct Moved(HashMap<String, Vec<Moment>>);

impl Moved {
    /// Looks for them; the file may have them before the event that they belong to.
    pub(super) fn find(text: &str) -> Self {
        let mut moved: HashMap<String, Vec<Moment>> = HashMap::new();
        let mut left = MOVED_MAX;
        if text.contains(OF_ONE) {
            lines::events(text, |event| {
                let day = find(&event, OF_ONE).and_then(|it| moment(&it.value));
                if let (Some(day), Some(id)) = (day, find(&event, "UID")) {
                    moved
                        .entry(id.value.trim().to_owned())
                        .or_default()
                        .push(day);
                    left -= 1;
                }
                left > 0
            });
        }
        Self(moved)
    }

    /// The days that an event no longer has.
    pub(super) fn of(&self, event: &[Property], start: &Start) -> BTreeSet<Date> {
        if self.0.is_empty() || find(event, OF_ONE).is_some() {
            return BTreeSet::new();
        }
        let days = find(event, "UID").and_then(|id| self.0.get(id.value.trim()));
        let days = days.into_iter().flatten();
        days.map(|day| start.local(*day).date()).collect()
    }
}
