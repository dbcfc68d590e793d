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
/// Bytes up to which a form is small: every tap, answer and pasted class list of a day's work.
pub const SMALL_FORM_BYTES: usize = LIST_BYTES;
/// Bytes that all small forms together may hold from before they are read until they are answered: hundreds of taps at once.
pub const SMALL_FORMS_BYTES: usize = 2 * 1024 * 1024;
/// The same for all larger forms together: one of the largest at once. While it is worked on, a form is in memory several
/// times over (as it came, as words, in the page that answers it), and a small box has 64 MB for everything.
pub const LARGE_FORMS_BYTES: usize = 5 * 1024 * 1024;
/// So long a form waits until there is room for it; then it is to be sent again.
pub const BODY_WAIT: Duration = Duration::from_secs(2);
/// Until then a request's answer must have begun: reading its body and running its handler.
pub const ANSWER_TIME: Duration = Duration::from_secs(15);
