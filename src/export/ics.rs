//! The chairs of a week for a calendar (RFC 5545): one event a chair, in UTC, so that every calendar shows its hour.

use std::fmt::Write as _;

/// One chair that a child holds.
pub struct Event {
    /// By what the calendar knows it again, when the file is read once more.
    pub id: String,
    /// Its beginning, as `20261123T091000Z`.
    pub begins: String,
    /// Its end.
    pub ends: String,
    /// What stands on it.
    pub title: String,
}

/// The file; `made` is now, as the times of an event are written.
pub fn calendar(made: &str, name: &str, events: &[Event]) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Chair//Chair//EN".to_owned(),
        format!("X-WR-CALNAME:{}", escaped(name)),
    ];
    for event in events {
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", event.id),
            format!("DTSTAMP:{made}"),
            format!("DTSTART:{}", event.begins),
            format!("DTEND:{}", event.ends),
            format!("SUMMARY:{}", escaped(&event.title)),
            "CLASS:PRIVATE".to_owned(),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    let mut text = String::new();
    for line in lines {
        let _ = write!(text, "{}\r\n", folded(&line));
    }
    text
}

/// What has a meaning of its own in a calendar loses it.
fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => safe.extend(['\\', letter]),
            '\n' => safe.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => safe.push(letter),
        }
    }
    safe
}

/// A line has 75 bytes at most; it goes on behind a space, and no letter is cut.
fn folded(line: &str) -> String {
    let (mut text, mut bytes) = (String::new(), 0);
    for letter in line.chars() {
        if bytes + letter.len_utf8() > 75 {
            text.push_str("\r\n ");
            bytes = 1;
        }
        text.push(letter);
        bytes += letter.len_utf8();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_reads_it_back() {
        let event = Event {
            id: "7@box".to_owned(),
            begins: "20261123T091000Z".to_owned(),
            ends: "20261123T091600Z".to_owned(),
            title: format!("Ada, Ben; \\ and {}\nBEGIN:VEVENT", "ليلى".repeat(20)),
        };
        let text = calendar("20261123T080000Z", "Room 12", &[event]);
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        assert_eq!(text.matches("\r\nBEGIN:VEVENT\r\n").count(), 1, "{text}");
        assert!(text.contains("SUMMARY:Ada\\, Ben\\; \\\\ and "), "{text}");
        let read = icalendar::parser::unfold(&text);
        let read = icalendar::parser::read_calendar(&read).unwrap();
        assert_eq!(read.components.len(), 1, "{read:?}");
    }
}
