//! A made-up system clock for the program under test, by faketime: the date that it reads stands in a file.

use std::fs;
use std::path::{Path, PathBuf};

use super::classroom::Classroom;

/// Faketime's library, or the reason why this test cannot run here.
pub fn made_up_clock(what: &str) -> Option<String> {
    let found = fs::read_dir("/usr/lib").ok().and_then(|folders| {
        let paths = folders.flatten().map(|it| it.path());
        let mut libraries = paths.map(|it| it.join("faketime/libfaketime.so.1"));
        libraries.find(|it| it.exists())
    });
    if found.is_none() {
        super::tool_missing(what, "faketime is not installed");
    }
    found.map(|it| it.display().to_string())
}

/// The program's environment: the date stands in a file and may be changed while it runs; the monotonic clock stays true.
pub fn environment<'a>(library: &'a str, date: &'a Path) -> [(&'static str, &'a str); 5] {
    [
        ("LD_PRELOAD", library),
        ("FAKETIME_TIMESTAMP_FILE", date.to_str().unwrap()),
        ("FAKETIME_NO_CACHE", "1"),
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
        ("TZ", "UTC"),
    ]
}

/// The file that the date stands in.
pub fn date_file(room: &Classroom, says: &str) -> PathBuf {
    let file = room.data().with_extension("date");
    fs::write(&file, says).unwrap();
    file
}
