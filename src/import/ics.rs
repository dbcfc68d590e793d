//! A district's calendar (.ics, RFC 5545) becomes days without school to choose from: its whole-day events, as they are named.
//! Nothing is saved here, and what is not a whole day is passed over.

use icalendar::parser::{Component, read_calendar, unfold};
use jiff::civil::Date;

use crate::{domain::text, limits};

/// Calendars of schools nest two deep; what nests deeper was made to break a reader.
const DEPTH_MAX: usize = 8;

/// Words by which such an event is ticked beforehand; in the languages that Chair speaks.
const NO_SCHOOL: &str = "\
    no school, no class, holiday, break, recess, closed, vacation, sin clases, feriado, \
    festivo, vacaciones, cerrad, \
    عطلة, إجازة, مغلق";

/// A whole-day event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its first day.
    pub first: Date,
    /// Its last day; RFC 5545 names the day after.
    pub last: Date,
    /// What it is called.
    pub title: String,
    /// It sounds like a day without school.
    pub sounds_free: bool,
}

/// Why a file is no calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is something else, or broken.
    NotACalendar,
    /// It is one, and no event of it lasts whole days.
    NoWholeDays,
}

/// The whole-day events of a calendar that end on `from` or later, the earliest first.
pub fn events(file: &[u8], from: Date) -> Result<Vec<Event>, Unreadable> {
    let text = String::from_utf8_lossy(file);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !is_shallow(text) {
        return Err(Unreadable::NotACalendar);
    }
    let unfolded = unfold(text);
    let calendar = read_calendar(&unfolded).map_err(|_| Unreadable::NotACalendar)?;
    let all: Vec<Event> = calendar
        .components
        .iter()
        .filter(|component| component.name == "VEVENT")
        .filter_map(read_event)
        .collect();
    if all.is_empty() {
        return Err(Unreadable::NoWholeDays);
    }
    let mut coming: Vec<Event> = all.into_iter().filter(|event| event.last >= from).collect();
    coming.sort_by(|one, other| (one.first, &one.title).cmp(&(other.first, &other.title)));
    coming.dedup();
    coming.truncate(limits::CALENDAR_EVENTS_MAX);
    Ok(coming)
}

fn is_shallow(text: &str) -> bool {
    let begins = |line: &str, word: &str| {
        let start = line.get(..word.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    let mut depth = 0_usize;
    text.lines().all(|line| {
        if begins(line, "BEGIN:") {
            depth += 1;
        } else if begins(line, "END:") {
            depth = depth.saturating_sub(1);
        }
        depth <= DEPTH_MAX
    })
}

fn read_event(event: &Component<'_>) -> Option<Event> {
    let value = |name: &str| event.find_prop(name).map(|prop| prop.val.to_string());
    let first = whole_day(&value("DTSTART")?)?;
    let last = match value("DTEND") {
        Some(after) => whole_day(&after)?.yesterday().ok()?.max(first),
        None => first,
    };
    let title = value("SUMMARY").unwrap_or_default();
    let title = title
        .replace("\\,", ",")
        .replace("\\;", ";")
        .replace("\\n", " ");
    let title = title.replace(char::is_control, "");
    let title = text::shortened(&title, limits::CALENDAR_TITLE_GRAPHEMES_MAX);
    let small = title.to_lowercase();
    Some(Event {
        first,
        last,
        sounds_free: NO_SCHOOL.split(", ").any(|word| small.contains(word)),
        title,
    })
}

/// `20261126`; a moment, such as `20261126T090000Z`, is no whole day.
fn whole_day(value: &str) -> Option<Date> {
    let is_day = value.len() == 8 && value.bytes().all(|byte| byte.is_ascii_digit());
    let read = |value: &str| Date::strptime("%Y%m%d", value).ok();
    is_day.then(|| read(value)).flatten()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn file(events: &str) -> String {
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//d//c//EN\r\n{events}END:VCALENDAR\r\n")
    }

    #[test]
    fn whole_days_are_found_and_hours_are_not() {
        let text = file(
            "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260801T000000Z\r\nDTSTART;VALUE=DATE:20261126\r\nDTEND;VALUE=DATE:20261128\r\nSUMMARY:Thanksgiving\\, no school\r\nEND:VEVENT\r\n\
             BEGIN:VEVENT\r\nUID:2\r\nDTSTART;TZID=America/Chicago:20261201T180000\r\nDTEND;TZID=America/Chicago:20261201T190000\r\nSUMMARY:Families\r\nEND:VEVENT\r\n\
             BEGIN:VEVENT\r\nUID:3\r\nDTSTART;VALUE=DATE:20261214\r\nSUMMARY:Picture day for every\r\n  class\r\nEND:VEVENT\r\n\
             BEGIN:VEVENT\r\nUID:4\r\nDTSTART;VALUE=DATE:20260907\r\nSUMMARY:Labor Day\r\nEND:VEVENT\r\n",
        );
        let found = events(text.as_bytes(), date(2026, 11, 23)).unwrap();
        let told = found.iter().map(|it| {
            let free = if it.sounds_free { "free" } else { "" };
            format!("{} to {}: {} {free}", it.first, it.last, it.title)
        });
        let expected = [
            "2026-11-26 to 2026-11-27: Thanksgiving, no school free",
            "2026-12-14 to 2026-12-14: Picture day for every class ",
        ];
        assert_eq!(told.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_is_no_calendar_is_said_so() {
        let read = |text: &str| events(text.as_bytes(), date(2026, 1, 1));
        for text in [
            "",
            "name,family\r\nAda,Lovelace",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART",
            &"BEGIN:VEVENT\r\n".repeat(100_000),
        ] {
            assert_eq!(read(text), Err(Unreadable::NotACalendar), "{text:.60}");
        }
        for event in [
            "",
            "BEGIN:VEVENT\r\nDTSTART:20261126T090000Z\r\nEND:VEVENT\r\n",
            "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20269999\r\nEND:VEVENT\r\n",
        ] {
            assert_eq!(read(&file(event)), Err(Unreadable::NoWholeDays), "{event}");
        }
    }
}
