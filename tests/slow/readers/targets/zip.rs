//! Any bytes as an archive: a set, a spreadsheet, or neither; nothing panics, and nothing is unpacked without end.
#![no_main]

use chair::import::{self, SentFile};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut packed = b"PK\x03\x04".to_vec();
    packed.extend_from_slice(bytes.strip_prefix(b"PK\x03\x04").unwrap_or(bytes));
    let _ = import::read(&[SentFile { name: "set.zip", bytes: &packed }], jiff::civil::Date::MAX);
});
