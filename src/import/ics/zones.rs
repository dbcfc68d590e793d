//! When an event is, on the clocks of the school: a program may write its midnight as a time in Greenwich.

use jiff::{
    Span,
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};

use super::{
    Moment, duration_of,
    lines::{self, Property, find},
    moment,
    start::Start,
};

/// When an event is, on the calendar of the school.
pub(super) struct When {
    pub(super) first: Date,
    pub(super) last: Date,
    /// It lasts whole days.
    pub(super) is_whole: bool,
    /// When it begins, for those of its days that come again.
    pub(super) start: Start,
}

impl When {
    /// So many days follow the first.
    pub(super) fn further_days(&self) -> i32 {
        self.first
            .until(self.last)
            .map_or(0, |span| span.get_days())
    }
}

/// The zones in which a time in Greenwich may be meant, the likeliest first.
pub(super) struct Zones([Option<TimeZone>; 3]);

impl Zones {
    /// The one that the file names for all of it, that of the class, and Greenwich itself.
    pub(super) fn of(text: &str, class: &str) -> Self {
        let of_file = lines::said_of_all(text, "X-WR-TIMEZONE");
        let zone = |name: &str| TimeZone::get(name).ok();
        Self([
            of_file.and_then(|name| zone(&name)),
            zone(class),
            Some(TimeZone::UTC),
        ])
    }

    pub(super) fn when(&self, event: &[Property]) -> Option<When> {
        let begins = find(event, "DTSTART")?;
        let start = moment_of(begins)?;
        let says_whole = find(event, "X-MICROSOFT-CDO-ALLDAYEVENT")
            .is_some_and(|it| it.value.trim().eq_ignore_ascii_case("TRUE"));
        let end = match (find(event, "DTEND"), find(event, "DURATION")) {
            (Some(end), _) => moment_of(end),
            (None, Some(duration)) => duration_of(&duration.value)
                .and_then(|span| start.at.checked_add(span).ok())
                .map(|at| Moment { at, ..start }),
            (None, None) => None,
        };
        let zone = self.meant(start, end, says_whole);
        let (start, end) = match &zone {
            Some(zone) => (there(start, zone), end.map(|end| there(end, zone))),
            None => (start, end),
        };
        let end_at = end.map_or(start.at, |end| end.at.max(start.at));
        let is_whole = start.is_day || says_whole || is_whole_days(start.at, end_at);
        let last = last_day(start, end_at, says_whole)?;
        // In the evening in London it is the next day's midnight somewhere else: such a day is the one that follows.
        let shift =
            i32::from(says_whole && start.is_utc && start.at.time() > Time::constant(12, 0, 0, 0));
        let moved = |day: Date| day.saturating_add(Span::new().days(shift));
        let first = moved(start.at.date());
        let is_known = !start.is_day && (!says_whole || zone.is_some());
        let said = begins.zone.as_deref();
        Some(When {
            first,
            last: moved(last).max(first),
            is_whole,
            start: Start {
                day: first,
                at: is_known.then_some(start),
                zone: zone.or_else(|| said.and_then(|zone| TimeZone::get(zone).ok())),
            },
        })
    }

    /// The zone in which a time in Greenwich is meant: one in which the event lasts from midnight to midnight, or else the
    /// likeliest. None where it is no time in Greenwich, and where nothing but the program's own mark says what it is.
    fn meant(&self, start: Moment, end: Option<Moment>, says_whole: bool) -> Option<TimeZone> {
        if !start.is_utc {
            return None;
        }
        let mut zones = self.0.iter().flatten();
        let is_whole = |zone: &&TimeZone| {
            end.is_some_and(|end| is_whole_days(there(start, zone).at, there(end, zone).at))
        };
        let whole = zones.clone().find(is_whole);
        let zone = whole.or_else(|| zones.next().filter(|_| !says_whole));
        zone.cloned()
    }
}

/// What a property says, and whether it is a time in Greenwich, by its letter or by its zone.
fn moment_of(property: &Property) -> Option<Moment> {
    let moment = moment(&property.value)?;
    let zone = property.zone.as_deref().unwrap_or_default();
    let is_greenwich = ["UTC", "Etc/UTC", "GMT", "Etc/GMT", "Z"]
        .iter()
        .any(|name| zone.eq_ignore_ascii_case(name));
    Some(Moment {
        is_utc: moment.is_utc || is_greenwich && !moment.is_day,
        ..moment
    })
}

/// A time in Greenwich as the clocks of a zone show it.
fn there(moment: Moment, zone: &TimeZone) -> Moment {
    if !moment.is_utc {
        return moment;
    }
    let Ok(zoned) = moment.at.to_zoned(TimeZone::UTC) else {
        return moment;
    };
    Moment {
        at: zoned.with_time_zone(zone.clone()).datetime(),
        is_day: false,
        is_utc: false,
    }
}

/// From midnight to midnight, or to one minute before it.
fn is_whole_days(start: DateTime, end: DateTime) -> bool {
    let midnight = Time::midnight();
    let is_end_of_day = end.time() == midnight || end.time() >= Time::constant(23, 59, 0, 0);
    start.time() == midnight && is_end_of_day && end > start
}

/// The last day of an event. The day after it is named, unless the end is 23:59 of the last itself.
fn last_day(start: Moment, end_at: DateTime, says_whole: bool) -> Option<Date> {
    let midnight = Time::midnight();
    let is_midnight = end_at.time() == midnight && end_at.date() > start.at.date();
    // Midnight at the school, written in another zone.
    let is_midnight_elsewhere = says_whole
        && start.at.time() != midnight
        && end_at.time() == start.at.time()
        && end_at > start.at;
    if is_midnight || is_midnight_elsewhere {
        end_at.date().yesterday().ok()
    } else {
        Some(end_at.date())
    }
}
