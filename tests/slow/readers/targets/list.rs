//! Any bytes as a class list: nothing panics, and no name has a digit or a sign of an address in it.
#![no_main]

use chair::import::{self, Choice, SentFile};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(brought) = import::read(&[SentFile { name: "list.csv", bytes }], jiff::civil::Date::MAX) else { return };
    let Ok(list) = brought.list(Some(0), &Choice::default()) else { return };
    for name in list.names() {
        let is_odd = |letter: char| letter.is_ascii_digit() || matches!(letter, '@' | '/' | '<' | '=');
        assert!(!name.given.contains(is_odd) && !name.family.contains(is_odd), "{name:?}");
    }
});
