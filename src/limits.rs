//! Every limit, time-out and default that somebody may want to change, by name, with its unit and its reason.
//! What a test shortens is in `settings::Limits`, which begins with these.

use std::{ops::RangeInclusive, time::Duration};

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

/// Characters of a class's name, as people see them: it stands large on the door.
pub const CLASS_NAME_LETTERS: usize = 30;

/// Minutes of a writing block that the timetable's form offers.
pub const BLOCK_MINUTES: RangeInclusive<u16> = 10..=240;
/// Minutes of the writing block that stands in the form of a new class: it holds the chairs that a new class begins with.
pub const FIRST_BLOCK_MINUTES: u16 = 45;
/// Minutes between two talks.
pub const PADDING_MINUTES: RangeInclusive<u16> = 0..=30;
/// Minutes at either end of a writing block that stay free of talks.
pub const BLOCK_END_MINUTES: RangeInclusive<u16> = 0..=60;
/// Minutes by which a day may be late; whoever is later lets the rest slide.
pub const LATE_MINUTES_MAX: u16 = 60;
/// Minutes of being late that Today has buttons for.
pub const LATE_MINUTES_OFFERED: [u16; 3] = [5, 10, 15];
/// Minutes for which a child is out of the room: a school day is no longer.
pub const AWAY_MINUTES: RangeInclusive<u16> = 1..=480;
/// Minutes that stand in the form of such a time.
pub const AWAY_MINUTES_OFFERED: u16 = 30;

/// Ranges of days without school that are taken over at once: no year has more.
pub const NO_SCHOOL_RANGES_MAX: usize = 60;
/// Events that are read of a district's calendar: its year has some dozens.
pub const CALENDAR_EVENTS_MAX: usize = 400;
/// Characters of such an event's title: one line on a phone.
pub const CALENDAR_TITLE_CHARS: usize = 80;

/// Talks that a child may sign up for in a week.
pub const TALKS_A_WEEK: RangeInclusive<u16> = 1..=5;
/// School days after today that are open for sign-up: the wall has tabs for five.
pub const DAYS_AHEAD: RangeInclusive<u16> = 0..=5;
/// Minutes before a chair's time at which its sign-up closes.
pub const CLOSES_MINUTES_BEFORE: RangeInclusive<u16> = 0..=240;
/// How often a child may move one sign-up.
pub const MOVES: RangeInclusive<u16> = 0..=9;
/// School days after a talk that are left to the other children.
pub const REST_DAYS: RangeInclusive<u16> = 0..=20;
/// Characters of the words on the board while sign-up stands still: they stand in the place of the wall's heading.
pub const PAUSE_LETTERS: usize = 60;

/// Writing blocks after which Today asks "Sheet first from now on?": by then the class knows the sheet.
pub const SHEET_QUESTION_AFTER_BLOCKS: u32 = 5;
/// Weeks back in which Today looks for the last one with school: over the longest holidays.
pub const TWEAK_WEEKS_BACK: i64 = 12;
/// Children under "whom to meet next": more are not "next".
pub const WHOM_NEXT_MAX: usize = 8;
/// Characters on Today of what a child wants: two lines of a phone.
pub const WANTS_LETTERS: usize = 90;
/// Characters on Today of a next step, or of what the teacher meant to change: a few lines of a phone.
pub const TODAY_LINE_LETTERS: usize = 160;
/// Days for which a repeat of a request gets the answer of the first. The Wi-Fi repeats within seconds, and a page that was
/// left open overnight may be sent once more in the morning.
pub const REPEATED_REQUEST_DAYS: i64 = 1;

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

/// Names that a class list may bring: twice a large class.
pub const CLASS_NAMES: usize = 60;
/// Characters, as people see them, of a given name or of a family name.
pub const NAME_PART_GRAPHEMES: usize = 40;
/// Lines of a file that may still be one class's list.
pub const LIST_LINES: usize = 1000;
/// How long a list that was sent waits to be looked at before it has to be sent once more.
pub const LIST_LIFE: Duration = Duration::from_secs(30 * 60);
/// Lists that wait at once: more are no staff room.
pub const LISTS_WAITING: usize = 8;
/// Cards on a page of Letter or A4.
pub const CARDS_ON_A_PAGE: usize = 8;
/// Cards on a page as labels of two inches.
pub const LABELS_ON_A_PAGE: usize = 12;

// The order of the first run's steps is the order of `domain::first_run::Step`.

/// How long the practice child of the first run may stand on a board whose page was left open: not until the next lesson.
pub const PRACTICE_STUDENT_LIFE: Duration = Duration::from_secs(60 * 60);
/// The teacher is asked about her recovery code once more until so many days after the claim.
pub const RECOVERY_CODE_ASKED_AGAIN_DAYS: i32 = 7;

/// Bytes of `chair.setup`, and of the class list that it names.
pub const SETUP_FILE_BYTES: u64 = 64 * 1024;
/// Characters of what children call a room, as people see them.
pub const ROOM_NAME_GRAPHEMES: usize = 30;

/// Names of before that the box still answers to: a bookmark may hold one, and no storm of names fills the memory.
pub const FORMER_NAMES: usize = 16;

/// How long a claim code is good: somebody has to walk from the box to a laptop with it.
pub const CLAIM_CODE: Duration = Duration::from_secs(10 * 60);
/// Between two tries of one device at a passphrase, six digits or a code: too slow to guess, too short to be noticed after a slip.
pub const BETWEEN_TRIES: Duration = Duration::from_secs(1);
/// How long the screen that saved a chair may give it back without pictures.
pub const UNDO: Duration = Duration::from_secs(60);
/// A teacher's session on her own device: she signs in once a week.
pub const TEACHER_SESSION: Duration = Duration::from_secs(7 * 24 * 3600);
/// Anybody's session on a device that is not the person's own: a school day, though idleness mostly ends it long before.
pub const OTHER_SESSION: Duration = Duration::from_secs(10 * 3600);
/// How long a teacher's session may rest unused: a device on a desk is soon somebody else's.
pub const TEACHER_IDLE: Duration = Duration::from_secs(30 * 60);
/// How long a child's session on a shared device may rest unused before the next child finds the device free.
pub const STUDENT_IDLE: Duration = Duration::from_secs(10 * 60);
/// How long a tablet may wait to be paired.
pub const PAIRING: Duration = Duration::from_secs(10 * 60);
/// How long the code of a room is shown before another takes its place; it opens for as long again.
pub const ROOM_CODE: Duration = Duration::from_secs(60 * 60);
/// How long children may choose their pictures once the teacher has tapped "First day".
pub const FIRST_DAY: Duration = Duration::from_secs(15 * 60);
/// How long a child waits after three wrong tries in a row, after four, and after each further one.
pub const PICTURE_WAITS: [Duration; 3] = [
    Duration::from_secs(5),
    Duration::from_secs(15),
    Duration::from_secs(60),
];
/// The quiet minutes at the end of a block.
pub const PREP_TIME: Duration = Duration::from_secs(2 * 60);
/// From one sign of life to the next on the stream that pages listen to.
pub const TICK: Duration = Duration::from_secs(15);
