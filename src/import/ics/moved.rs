//! What a calendar says more than once: a newer version of an event, and days of an event that comes again which have an event of
//! their own (RFC 5545, 3.8.4.4): cancelled, moved or under another title, one day alone or all from there on.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::{Date, DateTime};

use super::{
    Moment, Told, lines,
    lines::{Property, find},
    moment,
    start::Start,
};
use crate::limits;

/// So many ids are remembered, and so many days with an event of their own; a district's calendar has a few of those.
const IDS_MAX: usize = 20_000;
/// An id that more events have is none: some programs write the same one for all.
const VERSIONS_MAX: usize = 5;
const OF_ONE: &str = "RECURRENCE-ID";

/// How new an event is: its `SEQUENCE`, then its `DTSTAMP`.
type Version = (u32, Option<DateTime>);

/// Its id, and which of its days it is.
type Key = (String, String);

/// What is in the place of one day of an event that comes again.
pub(super) enum Instead<'a> {
    /// An event of its own, or nothing.
    Other,
    /// All from there on are like this, so many days later or sooner.
    Onward(&'a Told, i32),
}

/// A day with an event of its own.
struct Change {
    day: Moment,
    is_from_here_on: bool,
    /// What the later days are like; nothing where they are cancelled or told by a rule of their own.
    told: Option<Told>,
}

/// The newest versions, and the days with an event of their own by the id of the event that comes again.
#[derive(Default)]
pub(super) struct Moved {
    newest: HashMap<Key, (Version, usize)>,
    changes: HashMap<String, HashMap<String, Change>>,
}

impl Moved {
    /// Looks for them; the file may have them before the event that they belong to. `tell` says what an event is.
    pub(super) fn find(text: &str, tell: impl Fn(&[Property]) -> Option<Told>) -> Self {
        let mut moved = Self::default();
        let mut left = IDS_MAX;
        lines::events(text, |event| {
            let Some(key) = key(&event) else {
                return true;
            };
            let version = version(&event);
            let day = find(&event, OF_ONE);
            let (newest, count) = moved.newest.entry(key.clone()).or_insert((version, 0));
            *count += 1;
            let is_newest = version >= *newest;
            *newest = version.max(*newest);
            if let Some((property, day)) = day.and_then(|it| Some((it, moment(&it.value)?)))
                && is_newest
            {
                let is_from_here_on = property.is_from_here_on;
                let has_rule = find(&event, "RRULE").is_some() || find(&event, "RDATE").is_some();
                let told = (is_from_here_on && !has_rule)
                    .then(|| tell(&event))
                    .flatten();
                let change = Change {
                    day,
                    is_from_here_on,
                    told,
                };
                let (id, day) = key;
                moved.changes.entry(id).or_default().insert(day, change);
            }
            left -= 1;
            left > 0
        });
        moved
    }

    /// A newer version of the event is in the file too.
    pub(super) fn is_outdated(&self, event: &[Property]) -> bool {
        let newest = key(event).and_then(|key| self.newest.get(&key));
        newest.is_some_and(|(newest, count)| *count <= VERSIONS_MAX && version(event) < *newest)
    }

    /// What the days of an event that comes again are no longer like.
    pub(super) fn of(&self, event: &[Property], start: &Start) -> Changes<'_> {
        let mut changes = Changes::default();
        if find(event, OF_ONE).is_some() {
            return changes;
        }
        let all = find(event, "UID").and_then(|id| self.changes.get(id.value.trim()));
        for change in all.into_iter().flat_map(HashMap::values) {
            let day = start.local(change.day).date();
            changes.single.insert(day);
            if change.is_from_here_on {
                changes.onward.insert(day, change.told.as_ref());
            }
        }
        changes
    }
}

/// The changes of one event that comes again, by the day that they are for.
#[derive(Default)]
pub(super) struct Changes<'a> {
    single: BTreeSet<Date>,
    onward: BTreeMap<Date, Option<&'a Told>>,
}

impl Changes<'_> {
    /// By so many days at most the later ones are moved, or last longer: so much sooner it has to be looked for them.
    pub(super) fn latest(&self) -> i32 {
        let onward = self.onward.iter();
        let days = onward.filter_map(|(from, told)| {
            told.map(|told| shift(*from, told) + told.when.further_days())
        });
        days.max()
            .unwrap_or(0)
            .clamp(0, limits::CALENDAR_DAYS_AHEAD)
    }

    /// What is in the place of this day, if something is.
    pub(super) fn instead_of(&self, day: Date) -> Option<Instead<'_>> {
        if self.single.contains(&day) {
            return Some(Instead::Other);
        }
        let (from, told) = self.onward.range(..day).next_back()?;
        Some(told.map_or(Instead::Other, |told| {
            Instead::Onward(told, shift(*from, told))
        }))
    }
}

/// By so many days the later ones are moved.
fn shift(from: Date, told: &Told) -> i32 {
    from.until(told.when.first)
        .map_or(0, |span| span.get_days())
}

fn key(event: &[Property]) -> Option<Key> {
    let value = |name: &str| find(event, name).map(|it| it.value.trim().to_owned());
    let id = value("UID").filter(|id| !id.is_empty())?;
    Some((id, value(OF_ONE).unwrap_or_default()))
}

fn version(event: &[Property]) -> Version {
    let sequence = find(event, "SEQUENCE").and_then(|it| it.value.trim().parse().ok());
    let stamp = find(event, "DTSTAMP").and_then(|it| moment(&it.value));
    (sequence.unwrap_or(0), stamp.map(|stamp| stamp.at))
}
