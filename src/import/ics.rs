//! A district's calendar (.ics, RFC 5545) becomes days without school to choose from, and days on which school is out early.
//! Nothing is saved here. One event is read at a time, so that a broken one costs itself alone.

mod early;
mod event_words;
mod free;
mod lines;
mod moved;
mod phrases;
mod repeats;
mod rule;
mod start;
mod times;
mod word_lists;
mod words;
mod zones;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod title_cases;
#[cfg(test)]
mod version_cases;

use jiff::{
    Span,
    civil::{Date, DateTime, Time},
};

pub use self::words::Sounds;
use self::{
    lines::{Property, find},
    moved::{Instead, Moved},
    zones::{When, Zones},
};
use super::letters;
use crate::{domain::text, limits};

/// What an event means for a school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its first day.
    pub first: Date,
    /// Its last day; RFC 5545 names the day after.
    pub last: Date,
    /// What it is called.
    pub title: String,
    /// Like what it sounds.
    pub sounds: Sounds,
    /// When school is out, where it sounds like that and says when.
    pub ends: Option<Time>,
}

/// Why a file is no calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is something else, or broken.
    NotACalendar,
    /// It is one, and no event of it lasts whole days.
    NoWholeDays,
}

/// The events of a calendar that end on `from` or later, and begin within so many days of it: the likely ones first, then by
/// day. `zone` is the name of the class's, for times that are told in no zone of a school.
pub fn events(file: &[u8], from: Date, zone: &str) -> Result<Vec<Event>, Unreadable> {
    let text = letters::read(file, None).text;
    if !text
        .trim_start()
        .get(..15)
        .is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCALENDAR"))
    {
        return Err(Unreadable::NotACalendar);
    }
    let horizon = from.saturating_add(Span::new().days(limits::CALENDAR_DAYS_AHEAD));
    let zones = Zones::of(&text, zone);
    let mut reader = Reader {
        moved: Moved::find(&text, |event| tell(event, &zones)),
        zones,
        from,
        horizon,
        days_left: limits::CALENDAR_DAYS_TRIED,
        found: Vec::new(),
    };
    let (mut has_any, mut is_whole) = (false, false);
    lines::events(&text, |event| {
        has_any = true;
        is_whole |= reader.read_event(&event);
        reader.found.len() <= limits::CALENDAR_DAYS_READ
    });
    if !has_any && !text.to_ascii_uppercase().contains("END:VCALENDAR") {
        return Err(Unreadable::NotACalendar);
    }
    if !is_whole {
        return Err(Unreadable::NoWholeDays);
    }
    let mut found = merged(reader.found);
    found.sort_by(|one, other| (one.first, &one.title).cmp(&(other.first, &other.title)));
    if found.len() > limits::CALENDAR_EVENTS_MAX {
        // The likely ones stay, whatever else fills the calendar.
        found.sort_by_key(|event| event.sounds == Sounds::Like);
        found.truncate(limits::CALENDAR_EVENTS_MAX);
        found.sort_by(|one, other| (one.first, &one.title).cmp(&(other.first, &other.title)));
    }
    Ok(found)
}

/// What one event says, before it is known on which days it comes again.
struct Told {
    when: When,
    title: String,
    sounds: Sounds,
    ends: Option<Time>,
}

/// What an event says, if it is one that a school may be closed for.
fn tell(event: &[Property], zones: &Zones) -> Option<Told> {
    let value = |name: &str| {
        find(event, name)
            .map(|property| property.value.as_str())
            .unwrap_or_default()
    };
    if value("STATUS").trim().eq_ignore_ascii_case("CANCELLED") {
        return None;
    }
    let when = zones.when(event)?;
    let title = plain(value("SUMMARY"));
    let sounds = words::sounds(&title, &unescaped(value("DESCRIPTION")));
    // What lasts hours is looked at only where its title says that there is no school.
    if !when.is_whole && sounds == Sounds::Like {
        return None;
    }
    let ends = (sounds == Sounds::OutEarly)
        .then(|| words::time_in(&title))
        .flatten();
    let sounds = if !when.is_whole && sounds == Sounds::Free {
        Sounds::Like
    } else {
        sounds
    };
    Some(Told {
        when,
        title: text::shortened(&title, limits::CALENDAR_TITLE_GRAPHEMES_MAX),
        sounds,
        ends,
    })
}

/// A calendar while its events are read.
struct Reader {
    moved: Moved,
    zones: Zones,
    from: Date,
    horizon: Date,
    /// So many days of rules are still tried: what a whole calendar may cost.
    days_left: usize,
    found: Vec<Event>,
}

impl Reader {
    /// Puts the coming days of one event to those found. Tells whether it is one that a school may be closed for.
    fn read_event(&mut self, event: &[Property]) -> bool {
        if self.moved.is_outdated(event) {
            return false;
        }
        let Some(told) = tell(event, &self.zones) else {
            return false;
        };
        let changes = self.moved.of(event, &told.when.start);
        let days = told.when.further_days().saturating_add(changes.latest());
        let firsts = repeats::firsts(
            event,
            &told.when.start,
            self.from.saturating_sub(Span::new().days(days)),
            self.horizon,
            &mut self.days_left,
        );
        for first in firsts {
            let event = match changes.instead_of(first) {
                None => told.on(first),
                Some(Instead::Other) => continue,
                Some(Instead::Onward(told, shift)) => {
                    told.on(first.saturating_add(Span::new().days(shift)))
                }
            };
            if event.last >= self.from && event.first <= self.horizon {
                self.found.push(event);
            }
        }
        true
    }
}

impl Told {
    fn on(&self, first: Date) -> Event {
        Event {
            first,
            last: first.saturating_add(Span::new().days(self.when.further_days())),
            title: self.title.clone(),
            sounds: self.sounds,
            ends: self.ends,
        }
    }
}

/// A date, or a date with a time, as it stands in a property.
#[derive(Clone, Copy, Debug)]
struct Moment {
    at: DateTime,
    is_day: bool,
    is_utc: bool,
}

fn moment(value: &str) -> Option<Moment> {
    let value = value.trim();
    let date = Date::strptime("%Y%m%d", value.get(..8)?).ok()?;
    let rest = &value[8..];
    if rest.is_empty() {
        return Some(Moment {
            at: date.at(0, 0, 0, 0),
            is_day: true,
            is_utc: false,
        });
    }
    let clock = rest.strip_prefix(['T', 't'])?;
    let two = |at: usize| clock.get(at..at + 2)?.parse::<i8>().ok();
    let time = Time::new(two(0)?, two(2)?, two(4).unwrap_or(0).min(59), 0).ok()?;
    Some(Moment {
        at: date.to_datetime(time),
        is_day: false,
        is_utc: clock.ends_with(['Z', 'z']),
    })
}

/// `P5D`, `P1W`, `PT24H`: how long an event lasts.
fn duration_of(value: &str) -> Option<Span> {
    let value = value
        .trim()
        .trim_start_matches('+')
        .strip_prefix(['P', 'p'])?;
    let (mut hours, mut number, mut has_time) = (0_i64, 0_i64, false);
    for letter in value.chars().take(20) {
        match letter.to_ascii_uppercase() {
            digit @ '0'..='9' => {
                number = (number * 10 + i64::from(digit.to_digit(10).unwrap_or(0))).min(100_000);
            }
            'T' => has_time = true,
            unit => {
                hours += match unit {
                    'W' => number * 7 * 24,
                    'D' => number * 24,
                    'H' if has_time => number,
                    'M' | 'S' if has_time => 0,
                    _ => return None,
                };
                number = 0;
            }
        }
    }
    Span::new().try_hours(hours.min(24 * 400)).ok()
}

/// A text value without its backslashes, on one line.
fn plain(value: &str) -> String {
    let text = unescaped(value);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text value without its backslashes.
fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len().min(2000));
    let mut letters = value.chars().take(2000);
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => {}
            },
            letter if letter.is_control() => text.push(' '),
            letter => text.push(letter),
        }
    }
    text
}

/// Days of one title that are alike and follow each other are one event; a weekend between them parts them no more than in a
/// calendar on paper. Days without a title have nothing in common.
fn merged(mut found: Vec<Event>) -> Vec<Event> {
    found.sort_by(|one, other| {
        let key = |event: &Event| (event.sounds, event.ends, event.first, event.last);
        (&one.title, key(one)).cmp(&(&other.title, key(other)))
    });
    let mut merged: Vec<Event> = Vec::with_capacity(found.len());
    for event in found {
        match merged.last_mut() {
            Some(before)
                if !event.title.is_empty()
                    && before.title == event.title
                    && before.sounds == event.sounds
                    && before.ends == event.ends
                    && event.first <= next_school_day(before.last) =>
            {
                before.last = before.last.max(event.last);
            }
            _ => merged.push(event),
        }
    }
    merged
}

fn next_school_day(day: Date) -> Date {
    let mut next = day.tomorrow().unwrap_or(day);
    if day.weekday() == jiff::civil::Weekday::Friday {
        next = next.saturating_add(Span::new().days(2));
    }
    next
}
