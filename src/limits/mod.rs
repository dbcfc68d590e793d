//! The limits and time-outs that somebody may want to change, by name, with their units and reasons. Whoever changes one also
//! looks for its number in kiosk/words, where some stand in a sentence, and in the tests that hold it.
//! What a test shortens is in `settings::Limits`, which begins with these.

mod machine;

use std::{ops::RangeInclusive, time::Duration};

pub use self::machine::*;

/// Bytes of a form that says a few words or numbers.
pub const FORM_BYTES: usize = 4 * 1024;
/// Bytes of a form that is as long as a class: its pasted list, 60 lines of the longest names in the widest letters. The ticks
/// of all its sheets on paper and all lines of the mini-lesson share it, because they are no longer than that.
pub const LIST_BYTES: usize = 64 * 1024;
/// Bytes of what is pasted for a class list: a whole table, or something that was not meant; whatever it is, the page says what to
/// do instead.
pub const PASTE_BYTES: usize = 1024 * 1024;
/// Bytes of a file that was meant for a class list: whatever it is, it must come in, so that the page can say what to do
/// instead.
pub const LIST_FILE_BYTES: usize = 8 * 1024 * 1024;
/// Bytes of a district's calendar of some years.
pub const CALENDAR_FILE_BYTES: usize = 4 * 1024 * 1024;
/// Bytes of the file of a whole class once it is unpacked: five school years of thirty children have a third of it.
pub const CLASS_FILE_BYTES: u64 = 32 * 1024 * 1024;
/// Bytes of such a file as a browser sends it: packed it holds as many years.
pub const CLASS_UPLOAD_BYTES: usize = 4 * 1024 * 1024;
/// Bytes of a packed file that leaves the box, which waits in memory until it is fetched.
pub const EXPORT_BYTES_MAX: usize = 12 * 1024 * 1024;
/// How long it waits.
pub const EXPORT_LIFE: Duration = Duration::from_secs(10 * 60);
/// Such files at once: nobody but a teacher makes one, and each of her screens has one.
pub const EXPORTS_MAX: usize = 4;
/// Days for which what is to be erased waits in the bin.
pub const BIN_DAYS: i64 = 7;
/// The same for a class that ended with its year.
pub const YEAR_END_DAYS: i64 = 30;
/// Days for which talks and sheets of an archived class stay, that a box may be set to.
pub const RETENTION_DAYS: [i64; 5] = [30, 180, 365, 730, 1825];
/// One school year: what a box is set to unless its owner says otherwise.
pub const RETENTION_DAYS_AT_FIRST: i64 = 365;
/// Days after a change of it before anything goes by it.
pub const RETENTION_CHANGED_DAYS: i64 = 30;
/// Bytes of a database that is written anew when much of it is free: a slow card takes some seconds for it.
pub const WRITTEN_ANEW_BYTES_MAX: u64 = 32 << 20;
/// How often it is looked whether what was erased has left the log.
pub const CLEAN_LOOKED_AT: Duration = Duration::from_millis(200);
/// So often, before it is left to the next hour.
pub const CLEAN_LOOKS: u32 = 50;
/// How long a command may wait at the control socket for a whole class.
pub const CONTROL_WORK_TIME: Duration = Duration::from_secs(120);
/// Bytes of a template: every question, beginning, strength, tag and line of three languages, all as long as they may be, twice
/// over. A longer file is refused before anything of it is read.
pub const TEMPLATE_BYTES: usize = 256 * 1024;
/// Characters, as people see them, that one box holds. A child's longest answers have a few hundred; 20,000 words do not fit,
/// and are kept in the page while it says so.
pub const ANSWER_GRAPHEMES_MAX: usize = 4_000;
/// Characters, as people see them, of one strength in the teacher's own words, so that it fits on a chip.
pub const STRENGTH_GRAPHEMES_MAX: usize = 60;
/// So many of them a class has: they stand on one screen of a talk.
pub const STRENGTHS_OF_CLASS_MAX: usize = 12;
/// Characters, as people see them, of a tag in the teacher's own words: a chip, as short as a class's name.
pub const TAG_GRAPHEMES_MAX: usize = 30;
/// Bytes of a form with an answer in it: 64 for each of its letters, more than any letter of any language takes on its way.
/// A pasted book is refused before a word of it is read; with scripts its words stay on the page, and so they do on Back.
pub const WORDS_BYTES: usize = 64 * ANSWER_GRAPHEMES_MAX;
/// Bytes of the words of one box: what is left of [`WORDS_BYTES`] where each byte takes three on its way. No browser that writes
/// them so can send more, and a text of 4,000 letters of any language has a half of it at most.
pub const ANSWER_BYTES: usize = WORDS_BYTES / 3;
/// Texts that wait beside one box until somebody chooses: a child has two screens, or three. Another one is refused, and its
/// words stay on their page.
pub const TEXTS_BESIDE_MAX: usize = 5;
/// Bytes of all of them together: one of the longest, or five of four thousand letters.
pub const TEXTS_BESIDE_BYTES: usize = ANSWER_BYTES;
/// Bytes of what the answers of one sheet were before, all its lines and days together. A child writes a page a day at most,
/// two thousand bytes, and of each day one version stays: a sheet that was open for a whole school year of 180 days would have
/// 360 KB and the strokes of a day. The next talk begins a new sheet.
pub const SHEET_VERSIONS_BYTES: usize = 2 * 1024 * 1024;
/// Bytes of what one box of a talk's log said before: of a page each, more than a hundred times that somebody came back to it
/// after ten minutes. What comes then is saved, but what it replaces is not kept.
pub const LOG_VERSIONS_BYTES: usize = 256 * 1024;
/// What the row of a version counts besides its words.
pub const VERSION_ROW_BYTES: usize = 128;
/// Bytes of the latest versions of an answer that a page shows: sixty of a page each.
pub const VERSIONS_SHOWN_BYTES: usize = 128 * 1024;
/// Bytes up to which a form is small: every tap, answer and pasted class list of a day's work.
pub const SMALL_FORM_BYTES: usize = LIST_BYTES;
/// Bytes that all small forms together may hold from before they are read until they are answered: hundreds of taps at once.
pub const SMALL_FORMS_BYTES: usize = 4 * 1024 * 1024;
/// Those of them for senders without a cookie that counts, who may have any number of addresses: the room has as much to itself.
pub const SMALL_FORMS_OF_STRANGERS_BYTES: usize = SMALL_FORMS_BYTES / 2;
/// Those of these for the addresses of one IPv6 network: one machine has them all.
pub const SMALL_FORMS_OF_ONE_NETWORK_BYTES: usize = SMALL_FORMS_OF_STRANGERS_BYTES / 2;
/// The same for all larger forms together: one of the largest at once. While it is worked on, a form is in memory several
/// times over (as it came, as words, in the page that answers it), and a small box has 64 MB for everything.
pub const LARGE_FORMS_BYTES: usize = 9 * 1024 * 1024;
/// From so many bytes on a form is alone among the large ones.
pub const ALONE_FROM_BYTES: usize = 2 * 1024 * 1024;
/// Pages that one sender is answered at once: a child, a screen that was let in, or an address without either. A browser asks
/// for one page, and for parts of it as they change. Others wait for their turn, so that one tablet on fifteen hundred
/// connections fills no queue of the box.
pub const PAGES_OF_ONE_SENDER: usize = 4;
/// Bytes of small forms that one sender may have in flight: two of the longest.
pub const SMALL_FORMS_OF_ONE_SENDER_BYTES: usize = 2 * SMALL_FORM_BYTES;
/// So many of them a small form counts at least: eight taps at once, and so eight writes that wait. A script sends one after
/// the other. At a wall, where a class stands, it counts [`FORM_BYTES`]: thirty-two taps.
pub const SMALL_FORM_COUNTS_BYTES: usize = 16 * 1024;
/// Larger forms that one sender may have in flight.
pub const LARGE_FORMS_OF_ONE_SENDER: usize = 1;
/// So long a request waits for its turn among its sender's, and a form until there is room for it; then it is to be sent again.
pub const PLACE_WAIT: Duration = Duration::from_secs(2);
/// Until then a request's answer must have begun: reading its body and running its handler.
pub const ANSWER_TIME: Duration = Duration::from_secs(15);

/// Characters of a class's name, as people see them: it stands large on the door.
pub const CLASS_NAME_GRAPHEMES_MAX: usize = 30;

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

/// Ranges of days without school that are taken over at once: as many as the page of a calendar lists.
pub const NO_SCHOOL_RANGES_MAX: usize = CALENDAR_EVENTS_MAX;
/// Events of a district's calendar that its page lists: its year has some dozens.
pub const CALENDAR_EVENTS_MAX: usize = 400;
/// Days ahead that are read of a calendar: the rest of this school year, and all of the next one's that is known.
pub const CALENDAR_DAYS_AHEAD: i32 = 400;
/// Single days that are read of it before days of one title become one: a lunch menu for each day of several schools.
pub const CALENDAR_DAYS_READ: usize = 20_000;
/// Days that the rules of a whole calendar may try before only first days count: a school's has some thousands.
pub const CALENDAR_DAYS_TRIED: usize = 200_000;
/// Characters of such an event's title: one line on a phone.
pub const CALENDAR_TITLE_GRAPHEMES_MAX: usize = 80;

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
pub const PAUSE_GRAPHEMES_MAX: usize = 60;
/// The longest question, in characters as people see them: a child reads it standing on one leg.
pub const QUESTION_GRAPHEMES_MAX: usize = 140;
/// The longest beginning of an answer, in characters as people see them: it stands on a button.
pub const STARTER_GRAPHEMES_MAX: usize = 40;
/// The longest line of the mini-lesson, in characters as people see them: it stands on the wall in large letters.
pub const LESSON_LINE_GRAPHEMES_MAX: usize = 160;
/// So many conferences are on the shelf: two school years of one a week.
pub const CONFERENCES_ON_THE_SHELF: u32 = 80;
/// So long the teacher's thanks stand on the page; later they are with the talk, on the shelf.
pub const THANKS_STAY_S: i64 = 7 * 24 * 3600;
/// So many days back the joy wall shows praise.
pub const PRAISE_DAYS: i64 = 14;

/// Writing blocks after which Today asks "Sheet first from now on?": by then the class knows the sheet.
pub const SHEET_QUESTION_AFTER_BLOCKS: u32 = 5;
/// Weeks back in which Today looks for the last one with school: over the longest holidays.
pub const TWEAK_WEEKS_BACK: i64 = 12;
/// Seconds after which the words of a talk's log are kept when other words take their place: longer than a pause in typing.
pub const WORDS_STOOD_S: i64 = 10 * 60;
/// Weeks on one page of a child's story: a term.
pub const STORY_WEEKS: i64 = 18;
/// Talks on a page of the logbook: more than a week of a class that meets three children a day.
pub const TALKS_ON_A_PAGE: u32 = 20;
/// Texts that a search shows at once.
pub const FOUND_ON_A_PAGE: u32 = 20;
/// So many weeks back and ahead lead the arrows of the week; the story of a child and the logbook reach further.
pub const WEEKS_ROUND_NOW: i64 = 3;
/// Lines under "For you today": more of them are on a page of their own.
pub const FOR_YOU_LINES_MAX: usize = 5;
/// Chairs and lines of Today together that a laptop shows without scrolling.
pub const TODAY_ROWS_MAX: usize = 11;
/// Characters of what she meant to change, where it is one line among others.
pub const TWEAK_LINE_GRAPHEMES_MAX: usize = 60;
/// Chairs that leave room on a phone for what one child wants.
pub const FEW_CHAIRS: usize = 4;
/// So many pages of texts are looked through at once for those that the filters leave.
pub const FOUND_LOOKS: usize = 10;
/// Strengths in the teacher's own words that the talks can be asked for.
pub const STRENGTHS_TO_ASK_FOR: usize = 24;
/// Children whose time stands beside the talks: those who wait longest.
pub const TIMES_BESIDE_TALKS: usize = 10;
/// Children under "whom to meet next": more are not "next".
pub const WHOM_NEXT_MAX: usize = 8;
/// Characters on Today of what a child wants: two lines of a phone.
pub const WANTS_GRAPHEMES_MAX: usize = 90;
/// Characters on Today of a next step, or of what the teacher meant to change: a few lines of a phone.
pub const TODAY_LINE_GRAPHEMES_MAX: usize = 160;

/// Days for which a repeat of a request gets the answer of the first. The Wi-Fi repeats within seconds, and a page that was
/// left open overnight may be sent once more in the morning.
pub const REPEATED_REQUEST_DAYS: i64 = 1;
/// How often those are looked for that may go.
pub const REPEATED_REQUESTS_LOOKED_AT: Duration = Duration::from_secs(3600);

/// Tries within the time between two tries of one device, of all devices together that are known by their address alone: more
/// than a staff room that signs in at once, and few enough that guesses from many addresses stay slow.
pub const ADDRESSES_TRYING_MAX: u32 = 10;
/// How long a try waits for its turn: whoever waits longer believes that nothing happens.
pub const TURN_WAIT: Duration = Duration::from_secs(4);
/// Tries of one device that wait for their turn: a double tap and one more.
pub const TRY_PLACES: u32 = 3;
/// The same for the letters of a room: a class that types them at once may come from one address.
pub const LETTER_PLACES: u32 = 32;
/// Tries that wait for their turn, of known devices and of all others each: two classes. Then whoever asked most often leaves.
pub const TRIES_WAITING_MAX: usize = 64;
/// After so long a request for a turn counts half: a slip is soon forgotten, and whoever asks twice a second stays last.
pub const ASKING_FADES: Duration = Duration::from_secs(10);
/// Devices whose asking is remembered: four times the addresses of a small network.
pub const ASKERS_MAX: usize = 1024;
/// Turns of known devices in a row while any other waits.
pub const KNOWN_TURNS_IN_A_ROW: u32 = 2;
/// Passphrases that wait to be hashed: on the slowest box, half a second each, the last is answered within [`ANSWER_TIME`].
pub const HASHES_WAITING_MAX: usize = 16;
/// Tries at a teacher's six digits; then only her passphrase leads back.
pub const PIN_TRIES: u32 = 5;
/// Wrong letters that are looked at while the code of a room lives, from wherever they come: of its 160,000 codes this is one
/// half of a hundredth. Then new devices come in by the QR code or the teacher's word until the next code.
pub const LETTERS_WRONG_MAX: u32 = 800;
/// The same from one device or address: more than a class mistypes that sits behind one, and so few that fifty that guess leave
/// the letters to the others.
pub const LETTERS_WRONG_FROM_ONE: u32 = 12;
/// Wrong guesses at one child's pictures within [`PICTURE_GUESSES_WHILE`], on all devices together: then the child comes in by
/// its card or the teacher's word.
pub const PICTURE_GUESSES_MAX: u32 = 10;
/// Those of them that are made on devices where the child never came in, so that strangers leave some to its own devices.
pub const PICTURE_GUESSES_NEW_MAX: u32 = 5;
/// The last of them are for devices of the child's on which nobody has guessed: whoever guesses on one of hers, and on new ones
/// besides, leaves her a try on her own.
pub const PICTURE_GUESSES_KEPT: u32 = 1;
/// See [`PICTURE_GUESSES_MAX`].
pub const PICTURE_GUESSES_WHILE: Duration = Duration::from_secs(10 * 60);
/// So long wrong tries of one kind are counted together for the audit, which gets a line at the first, tenth, hundredth ...: no
/// stranger fills the card with them.
pub const WRONG_TRIES_COUNTED: Duration = Duration::from_secs(60 * 60);
/// How long it is remembered what a claim, or another form that shows a secret once, led to: a double click, or a browser that
/// sends it once more.
pub const SENT_TWICE_WITHIN: Duration = Duration::from_secs(60);
/// Such forms that are remembered at once.
pub const FORMS_SENT_TWICE_MAX: usize = 16;
/// So many things a child's page may change in [`ACTIONS_WHILE`]: more than anybody taps who means it.
pub const ACTIONS_MAX: u32 = 10;
/// See [`ACTIONS_MAX`].
pub const ACTIONS_WHILE: Duration = Duration::from_secs(10);
/// So many things a child's page may change in an hour, whatever they are; typed words have bounds of their own. A child that
/// tries on every drawing for its chair taps a hundred times. Each leaves some hundred bytes in the audit for good.
pub const DEEDS_OF_A_CHILD_AN_HOUR: u32 = 300;
/// The same for a wall, at which a class stands: sixteen a second, and at most 30 MB of audit.
pub const DEEDS_OF_A_WALL_AN_HOUR: u32 = 60_000;
/// So often a child may come in within an hour: ten times a minute. Each leaves a row in the audit for good. Its teacher can let
/// it in all the same.
pub const SIGN_INS_OF_A_CHILD_AN_HOUR: u32 = 600;
/// Devices that may join a room by its code within an hour: some carts of forty. The teacher can let in more.
pub const DEVICES_JOINING_AN_HOUR: u32 = 200;
/// Tablets that wait to be a wall at once: more are not a classroom.
pub const WALLS_WAITING_MAX: usize = 20;
/// Devices that wait at once to be let into a room: a class with two each.
pub const DEVICES_WAITING_MAX: usize = 60;
/// Those of the walls that wait which come from one address: nobody puts up more at a time.
pub const WALLS_WAITING_FROM_ONE: usize = 3;
/// The same of the devices: a table with two each, so that one machine cannot take all places.
pub const DEVICES_WAITING_FROM_ONE: usize = 8;
/// A page that waits looks again every [`LOOK_AGAIN_S`]; one that did not for so long may lose its place to another.
pub const WAITING_UNSEEN: Duration = Duration::from_secs(30);
/// Open pages hear of devices and children that ask to come in no more often than this, however many ask.
pub const ASKING_HEARD_EVERY: Duration = Duration::from_millis(500);
/// A wall, or a device of a room, stays one until the teacher ends it; browsers keep no cookie longer than 400 days.
pub const DEVICE_COOKIE: Duration = Duration::from_secs(400 * 24 * 3600);
/// A child's session on the child's own device.
pub const STUDENT_OWN_SESSION: Duration = Duration::from_secs(30 * 24 * 3600);
/// Sessions that a child has at once by its card, by its pictures, and by its teacher's word: more devices than any child sits
/// before. Of one more the oldest ends.
pub const SESSIONS_OF_A_WAY_IN: u32 = 8;
/// Seconds after which a page that waits for the teacher's word looks again; the live stream tells it sooner.
pub const LOOK_AGAIN_S: u32 = 3;
/// Seconds for which a shared device says that nobody is signed in any more, before it shows the names again.
pub const SIGNED_OUT_S: u32 = 5;

/// Names that a class list may bring: twice a large class.
pub const CLASS_NAMES: usize = 60;
/// Characters, as people see them, of a given name or of a family name.
pub const NAME_PART_GRAPHEMES_MAX: usize = 40;
/// Lines of a file that may still be one class's list: a school's, with the class in a column.
pub const LIST_LINES: usize = 4000;
/// Bytes of its text: two thousand lines of a thousand letters. It waits in memory until it is looked at, with three others at
/// most.
pub const LIST_TEXT_BYTES: usize = 2 * 1024 * 1024;
/// Bytes of a file that the command line reads: a district's set, unpacked.
pub const IMPORT_FILE_BYTES: u64 = 64 * 1024 * 1024;
/// Files that are sent at once: a set of lists has about fifteen.
pub const LIST_FILES_MAX: usize = 24;
/// What an archive may hold, counted before anything of it is read: no set and no workbook has as many parts.
pub const PACKED_MEMBERS_MAX: usize = 400;
/// Bytes of an archive once it is unpacked, all that is read of it together.
pub const UNPACKED_BYTES_MAX: u64 = 32 * 1024 * 1024;
/// People, and classes, of a set of lists: a large district.
pub const SET_ROWS_MAX: usize = 200_000;
/// Enrolments of one: seven for each student of a district of sixty thousand.
pub const SET_ENROLMENTS_MAX: usize = 500_000;
/// Classes of a school that its page lists.
pub const SET_CLASSES_LISTED: usize = 600;
/// How long a list that was sent waits to be looked at before it has to be sent once more.
pub const LIST_LIFE: Duration = Duration::from_secs(30 * 60);
/// Lists that wait at once: more are no staff room.
pub const LISTS_WAITING: usize = 4;
/// Cards on a page of Letter or A4.
pub const CARDS_ON_A_PAGE: usize = 8;
/// Cards on a page as labels of two inches.
pub const LABELS_ON_A_PAGE: usize = 12;

/// How long the practice child of the first run may stand on a board whose page was left open: not until the next lesson.
pub const PRACTICE_STUDENT_LIFE: Duration = Duration::from_secs(60 * 60);
/// The teacher is asked about her recovery code once more until so many days after the claim.
pub const RECOVERY_CODE_ASKED_AGAIN_DAYS: i32 = 7;

/// Bytes of `chair.setup`, and of the class list that it names.
pub const SETUP_FILE_BYTES: u64 = 64 * 1024;
/// Characters of what children call a room, as people see them.
pub const ROOM_NAME_GRAPHEMES_MAX: usize = 30;
/// The longest name of a teacher, in characters as people see them.
pub const TEACHER_NAME_GRAPHEMES_MAX: usize = 40;

/// Names of before that the box still answers to: a bookmark may hold one, and no storm of names fills the memory.
pub const FORMER_NAMES: usize = 16;

/// How long a claim code is good: somebody has to walk from the box to a laptop with it.
pub const CLAIM_CODE: Duration = Duration::from_secs(10 * 60);
/// Between two tries of one device at a passphrase, six digits or a code: too slow to guess, too short to be noticed after a slip.
pub const BETWEEN_TRIES: Duration = Duration::from_secs(1);
/// How long an invitation of a co-teacher opens: she may come on Monday.
pub const INVITATION_LIFE: Duration = Duration::from_secs(7 * 24 * 3600);
/// Seconds for which a substitute whose day is over still stands on the page of people: she may come again.
pub const SUBSTITUTE_LISTED_S: i64 = 14 * 24 * 3600;
/// Days ahead for which a substitute's card is printed.
pub const SUBSTITUTE_DAYS_AHEAD: i64 = 60;
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
/// Seconds after the end of such a session until its page leaves the screen as well.
pub const LEFT_MARGIN_S: u64 = 10;
/// How long a form waits in memory that a teacher sent when her session no longer counted: a lesson, and the way back from it.
pub const UNSENT_LIFE: Duration = Duration::from_secs(60 * 60);
/// How long something that was just done can be taken back in one tap: until she has seen what came of it.
pub const RECEIPT_LIFE: Duration = Duration::from_secs(10 * 60);
/// Such things at once: a class of children, and a teacher, of ten minutes.
pub const RECEIPTS_MAX: usize = 512;
/// Those of one child or teacher: the oldest of the same person goes for one more.
pub const RECEIPTS_OF_ONE: usize = 20;
/// Such forms at once: a few of each teacher's; none is longer than [`LIST_BYTES`].
pub const UNSENT_FORMS_MAX: usize = 16;
/// Sessions of teachers that ended by themselves and are still known as hers by their cookie.
pub const ENDED_SESSIONS_MAX: usize = 64;
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

// Pages that nobody stands before any more: src/pages/components/layout.rs and kiosk/board.js.

/// Seconds without a touch until a page of the wall asks "Still there?".
pub const STILL_THERE_AFTER_S: u32 = 45;
/// Seconds for which it then waits for an answer before it goes back to the board.
pub const STILL_THERE_ANSWER_S: u32 = 20;
/// Seconds for which a message stands before the board comes back: as long as what was done can be undone.
pub const MESSAGE_S: u32 = 60;
/// Seconds for which the wall shows how to reach the box: long enough to go round with a tablet.
pub const ADDRESSES_STAND_S: u32 = 5 * 60;
/// Seconds for which a wall shows the page where its screen is measured: somebody looks for a card, and whoever walks away
/// leaves the board behind and not this page.
pub const WALL_SIZE_STANDS_S: u32 = 5 * 60;
/// Seconds for which a step of the mini-lesson stands on the wall: it is talked about at length.
pub const LESSON_STANDS_S: u32 = 15 * 60;

// What belongs to a rule stands beside it: how many strengths a talk has in `domain::conference`, the
// letters of a passphrase in `domain::text`; the strokes that one version of
// an answer takes in `domain::prep`; the seats of a chair in `domain::calendar`; the doubts about a clock in `host::clock`;
// the life of a certificate in `host::tls`; the times by which names are announced in `host::mdns`. Numbers that only a
// script needs stand at the head of its file in kiosk/.
