//! Those of the machine: its connections, its database, its copies, and a new version of the program.

use std::time::Duration;

// Connections: src/host/serve.

/// Connections at once, whatever the limit of descriptors allows: more than a school has devices. At the most that one of
/// them may buffer, they fill 64 MB.
pub const CONNECTIONS_MAX: usize = 2048;
/// Descriptors that are left to the database, the network names and the rest of the box.
pub const DESCRIPTORS_FOR_THE_REST: usize = 64;
/// Connections that the kernel may hold at each socket until they are taken. A class that opens its tablets at once
/// overflows a shorter queue, and a dropped greeting is repeated only after a whole second.
pub const ACCEPT_QUEUE: i32 = 1024;
/// From a request's first byte to the end of its head, and for a new connection to say anything at all.
pub const HEADER_TIME: Duration = Duration::from_secs(10);
/// How long a connection is kept open between two requests: longer than a page needs for all its files, and not so long that
/// tablets which were put away fill the table.
pub const IDLE_TIME: Duration = Duration::from_secs(30);
/// How long a TLS handshake may take. An old tablet needs a second or two.
pub const HANDSHAKE_TIME: Duration = Duration::from_secs(10);
/// How long sent bytes may stay unacknowledged (`TCP_USER_TIMEOUT`). A tablet that walked out of range never says goodbye, and
/// the kernel would hold what it did not acknowledge for a quarter of an hour.
pub const UNACKNOWLEDGED_TIME: Duration = Duration::from_secs(20);
/// How long stopping may take; four fifths of it are for responses that are still being sent.
pub const STOP_TIME: Duration = Duration::from_secs(5);
/// Bytes of a request's head, and what is buffered for one connection. A browser's head is a tenth of it; with hyper's own
/// 400 KB as many half-sent heads as there are connections would fill a small box's memory, and a buffer stays as large as
/// it was once.
pub const CONNECTION_BUFFER_BYTES: usize = 32 * 1024;
/// Bytes of a search that each filter's link repeats: a hundred letters of any language.
pub const SEARCH_LINK_BYTES: usize = 400;
/// The last weeks of which her Talks say what was taught in each.
pub const TAUGHT_WEEKS: usize = 6;
/// For how long what the box found when it looked at itself stands round the teacher's pages.
pub const LOOKED_WITHIN: Duration = Duration::from_secs(60);
/// How often a lack of descriptors or memory is written to the log while it lasts.
pub const SCARCE_WARNING_EVERY: Duration = Duration::from_secs(60);
/// Events that an open page may fall behind before it is told that everything may have changed.
pub const EVENTS_BEHIND: usize = 64;
/// Bytes of a question at the control socket, which only the box's own user may open: the longest is a packed class.
pub const CONTROL_QUESTION_BYTES: u64 = 24 * 1024 * 1024;
/// How long either side waits for the other at the control socket.
pub const CONTROL_TIME: Duration = Duration::from_secs(5);

// The database: src/store.

/// Writes that share one commit at most. A class of 30 fits twice; a longer batch only makes the first wait.
pub const WRITES_IN_A_COMMIT: usize = 64;
/// Writes that may wait. Beyond it the box is not keeping up and says so instead of piling up memory.
pub const WRITES_WAITING: usize = 1024;
/// Reads that may wait, for the same reason: a read is a page that somebody waits for.
pub const READS_WAITING: usize = 1024;
/// Bytes of the database's log at which the writer sees to it that it begins anew: four times what it mostly grows to.
pub const LOG_BYTES_MAX: u64 = 16 << 20;
/// How long it then waits for those who read just now: a page is read in some milliseconds.
pub const LOG_WAIT: Duration = Duration::from_millis(100);
/// How long it leaves the log as it is where that was not enough, as while the whole file is looked through after a pulled plug.
pub const LOG_AGAIN: Duration = Duration::from_secs(1);
/// Pages of the file that are copied at once while others write: a quarter of a megabyte, some milliseconds of a slow card.
pub const SNAPSHOT_PAGES: i32 = 64;
/// How long the writer then waits for somebody who wants to write, before it copies on.
pub const SNAPSHOT_PAUSE: Duration = Duration::from_millis(2);
/// Bytes of one value in the database. No text of a classroom is longer; a hostile file's may be.
pub const VALUE_BYTES: i32 = 2_000_000;
/// Bytes that must be free on the card: with less, writes are refused, so that the teacher can still make room.
pub const FREE_BYTES_MIN: u64 = 64 << 20;
/// With so many what only ends or erases something is still done: a few kilobytes each, and the log begins anew within these.
pub const FREE_BYTES_TO_END: u64 = 8 << 20;
/// Bytes that should be free on the card: with less, every page says that the box is getting full, while there is still time to
/// make room. A class fills about 40 MB in a school year.
pub const FREE_BYTES_LOW: u64 = 256 << 20;
/// Bytes of the file `ballast`, which is deleted when SQLite itself found no room.
pub const BALLAST_BYTES: u64 = 16 << 20;

// Copies: src/app/copies.

/// After the start of the program the first copy waits so long: whoever starts a box has something else to do with it.
pub const FIRST_COPY: Duration = Duration::from_secs(10 * 60);
/// From one copy to the next while the program runs, by a clock that nobody sets.
pub const COPY_EVERY: Duration = Duration::from_secs(24 * 3600);
/// Days after which a copy is too old to be called one without a word.
pub const COPY_OLD_DAYS: u64 = 8;
/// How long Today says that a USB stick can be pulled out, or why it got no copies.
pub const STICK_TOLD: Duration = Duration::from_secs(15 * 60);
/// How long the wall on the box's own screen says so: whoever put the stick in stands before it.
pub const STICK_TOLD_ON_WALL: Duration = Duration::from_secs(3 * 60);
/// Bytes of a file that is sent to be put back: the copy of a box of forty classes and ten years.
pub const COPY_FILE_BYTES: usize = 1 << 30;
/// How long such a file may be on its way.
pub const COPY_FILE_TIME: Duration = Duration::from_secs(15 * 60);
/// Bytes of a database in a copy; what is longer was never a classroom's.
pub const COPY_DATABASE_BYTES: u64 = 8 << 30;
/// How long a copy may be fetched by her who has just typed her passphrase.
pub const COPY_FETCHED_WITHIN: Duration = Duration::from_secs(5 * 60);

// A new version: src/host/release.rs, src/app/update.rs.

/// Bytes of a signed release: ten times the package of today.
pub const RELEASE_BYTES: usize = 64 << 20;
/// Bytes of the form that sends one: the file and what stands round it.
pub const RELEASE_FORM_BYTES: usize = RELEASE_BYTES + 64 * 1024;
/// How long one may be on its way.
pub const RELEASE_TIME: Duration = Duration::from_secs(5 * 60);

/// Seconds after which the page of a database that cannot be opened looks again whether it was set right.
pub const DAMAGED_AGAIN_S: u32 = 30;
