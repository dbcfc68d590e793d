//! Any bytes as a calendar: nothing panics, and every event ends on the day that it begins on or later.
#![no_main]

use chair::import::ics;
use jiff::civil::date;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut text = b"BEGIN:VCALENDAR\r\n".to_vec();
    text.extend_from_slice(bytes);
    if let Ok(found) = ics::events(&text, date(2026, 11, 23), "America/Chicago") {
        assert!(found.iter().all(|event| event.first <= event.last));
    }
});
