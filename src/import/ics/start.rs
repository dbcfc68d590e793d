//! When an event begins for the first time, and what another moment of it is on the clocks of its zone.

use jiff::{
    civil::{Date, DateTime},
    tz::TimeZone,
};

use super::Moment;

/// When an event begins for the first time.
pub(super) struct Start {
    /// The day.
    pub(super) day: Date,
    /// The moment, where it is no whole day.
    pub(super) at: Option<Moment>,
    /// The zone in which that is told, where it is a known one.
    pub(super) zone: Option<TimeZone>,
}

impl Start {
    /// Another moment of the event as the clocks of its zone show it.
    pub(super) fn local(&self, other: Moment) -> DateTime {
        match (&self.zone, &self.at) {
            (Some(zone), Some(start)) if other.is_utc && !start.is_utc => {
                let there = other.at.to_zoned(TimeZone::UTC);
                there.map_or(other.at, |there| {
                    there.with_time_zone(zone.clone()).datetime()
                })
            }
            _ => other.at,
        }
    }

    /// The last day of a rule that ends at this moment.
    pub(super) fn last_day(&self, until: Moment) -> Date {
        let at = self.local(until);
        let day = at.date();
        let before = |is_before: bool| {
            if is_before {
                day.yesterday().unwrap_or(day)
            } else {
                day
            }
        };
        match &self.at {
            _ if until.is_day => day,
            Some(start) if start.is_utc || !until.is_utc || self.zone.is_some() => {
                before(at.time() < start.at.time())
            }
            // One minute before midnight somewhere west of Greenwich, where nothing says where.
            _ => before(until.is_utc && at.hour() < 12 && at.minute() == 59),
        }
    }
}
