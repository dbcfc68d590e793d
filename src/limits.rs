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

/// Devices known only by their address that may try a passphrase, six digits or a code within the time between two tries of one
/// device: more than a staff room that signs in at once, and few enough that guesses from many addresses stay slow.
pub const ADDRESSES_TRYING_MAX: usize = 10;
/// Passphrases that wait to be hashed: on the slowest box, half a second each, the last is answered within [`ANSWER_TIME`].
pub const HASHES_WAITING_MAX: usize = 16;
/// Tries at a teacher's six digits; then only her passphrase leads back.
pub const PIN_TRIES: u32 = 5;
/// Wrong tries that void a claim code.
pub const CLAIM_TRIES: u8 = 5;
/// So many things a child's page may change in [`ACTIONS_WHILE`]: more than anybody taps who means it.
pub const ACTIONS_MAX: u32 = 10;
/// See [`ACTIONS_MAX`].
pub const ACTIONS_WHILE: Duration = Duration::from_secs(10);
/// Tablets that wait to be a wall at once: more are not a classroom.
pub const WALLS_WAITING_MAX: usize = 20;
/// Devices that wait at once to be let into a room: a class with two each.
pub const DEVICES_WAITING_MAX: usize = 60;
/// A wall, or a device of a room, stays one until the teacher ends it; browsers keep no cookie longer than 400 days.
pub const DEVICE_COOKIE: Duration = Duration::from_secs(400 * 24 * 3600);
/// A child's session on the child's own device.
pub const STUDENT_OWN_SESSION: Duration = Duration::from_secs(30 * 24 * 3600);
/// Seconds after which a page that waits for the teacher's word looks again; the live stream tells it sooner.
pub const LOOK_AGAIN_S: u32 = 3;
