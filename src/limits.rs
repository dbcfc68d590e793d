//! Every limit, time-out and default that somebody may want to change, by name, with its unit and its reason.
//! What a test shortens is in `settings::Limits`, which begins with these.

use std::time::Duration;

/// Bytes of a form that says a few words or numbers.
pub const FORM_BYTES: usize = 4 * 1024;
/// Bytes of a pasted class list: 60 lines of the longest names in the widest letters.
pub const LIST_BYTES: usize = 64 * 1024;
/// Bytes of a file that was meant for a class list: whatever it is, it must come in, so that the page can say what to do
/// instead.
pub const LIST_FILE_BYTES: usize = 4 * 1024 * 1024;
/// Bytes of a district's calendar of some years.
pub const CALENDAR_FILE_BYTES: usize = 1024 * 1024;
/// Bytes of a form with an answer in it. A pasted book is more than a box on a page holds, and yet it must come in, so that
/// the page can say so with every word still in place.
pub const WORDS_BYTES: usize = 4 * 1024 * 1024;
/// Until then a request's answer must have begun: reading its body and running its handler.
pub const ANSWER_TIME: Duration = Duration::from_secs(15);
/// Days for which a repeat of a request gets the answer of the first. The Wi-Fi repeats within seconds, and a page that was
/// left open overnight may be sent once more in the morning.
pub const REPEATED_REQUEST_DAYS: i64 = 1;
