//! The one SQLite file: one writer thread with group commit, two readers, and what they answer (decision 28).
//! SQL lives in this folder only; rules do not: rows in, domain values out.

pub mod adults;
mod at_rest;
pub mod audit;
mod batch;
pub mod bin;
pub mod board;
pub mod calendar;
mod change;
pub mod class;
mod class_cache;
pub mod class_file;
pub mod conference;
pub mod conflicts;
pub mod credentials;
pub mod devices;
pub mod erase;
pub mod first_run;
pub mod join;
pub mod listing;
pub mod mini_lesson;
pub mod next_step;
mod open;
pub mod part;
pub mod people;
pub mod prep;
pub mod questions;
pub mod request;
mod restored;
pub mod roster;
mod row;
pub mod said;
mod schema;
pub mod sessions;
pub mod settings;
pub mod shared_praise;
mod snapshot;
mod space;
pub mod strength;
pub mod tag;
mod threads;
mod unlisted;
mod written_ahead;
pub mod wrong_pictures;

use std::{
    cell::{Cell, RefCell},
    fmt,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc,
    },
    thread::JoinHandle,
    time::Duration,
};

pub use at_rest::{Flaw, Found, examine, examine_open, find_flaw, has_log, is_whole_log};
pub use change::Change;
use class_cache::ClassCache;
pub use open::set_aside;
pub use restored::{
    Contents, RESTORING, Unfit, WAS_A_COPY, begin_anew, carry_over_what_ended, check_copy,
    finish_restoring, is_restored, restore_at_next_start, set_chosen_aside, set_unfit_aside,
};
use rusqlite::Connection;
pub use space::Space;
use tokio::sync::oneshot;

/// Why the store could not do what was asked. None of them is the fault of whoever asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// No room on the card, or less than is kept free.
    Full,
    /// The file or its file system may not be written.
    ReadOnly,
    /// A write failed in the card or its driver: nothing is acknowledged until the file was opened and checked anew.
    Failing,
    /// The file is damaged: the page that sets it aside takes over (decision 29).
    Damaged,
    /// The program is stopping.
    Stopped,
    /// Too much at once: more is waiting than the box can do soon.
    Busy,
    /// A promise that the tables keep by themselves stood in the way: somebody has that place.
    Conflict,
    /// Anything else, with the cause as it stands in the log.
    Broken(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Full => "the card is full",
            Self::ReadOnly => "the data folder is read-only",
            Self::Failing => "the card failed to write",
            Self::Damaged => "the database is damaged",
            Self::Stopped => "the program is stopping",
            Self::Busy => "too much is waiting",
            Self::Conflict => "the place is taken",
            Self::Broken(cause) => cause,
        })
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::{ErrorCode as Code, ffi};
        if let Some(ffi::Error { extended_code, .. }) = error.sqlite_error()
            && matches!(
                *extended_code,
                ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_TRIGGER
            )
        {
            log::error!("the rules let something through that the tables refuse: {error}");
            return Self::Conflict;
        }
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Self::Full,
            Some(Code::ReadOnly) => Self::ReadOnly,
            Some(Code::SystemIoFailure) => Self::Failing,
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Damaged,
            _ => Self::Broken(error.to_string()),
        }
    }
}

/// The result of something that the store did.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Whether writes are acknowledged just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Reads and writes.
    Good,
    /// Reads; writes wait for space.
    Full,
    /// Reads; a write failed and the file has not been found whole again yet.
    Failing,
    /// Reads where they still work; a person must choose to set the file aside.
    Damaged,
}

/// The present [`Condition`], shared by the threads and /health.
#[derive(Debug)]
struct ConditionCell(Mutex<Condition>);

impl ConditionCell {
    fn new(condition: Condition) -> Self {
        Self(Mutex::new(condition))
    }

    fn lock(&self) -> MutexGuard<'_, Condition> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get(&self) -> Condition {
        *self.lock()
    }

    /// A damaged file stays damaged until a person has set it aside, whatever another thread finds meanwhile.
    fn set(&self, condition: Condition) {
        let mut now = self.lock();
        if *now != Condition::Damaged {
            *now = condition;
        }
    }
}

/// When and by whom something is written: made once a request from the clock and the principal, and written beside every
/// row.
#[derive(Clone, Debug, Default)]
pub struct Attribution {
    /// UTC seconds.
    pub at: i64,
    /// The clock could not be trusted.
    pub doubtful: bool,
    /// Who: `wall:ID`, `device:ID`, `student:ID`, `teacher:ID`, `stranger` or `box`.
    pub by: String,
}

/// One read transaction: it sees the whole file as it was when it began.
pub struct ReadTx<'c> {
    connection: &'c Connection,
    /// What readers have cached of each class, and how often it had changed when this transaction began.
    class_cache: &'c ClassCache,
    class_changes: u64,
    /// The writer has changed something of a class itself: from then on it reads the rows.
    reads_rows: Cell<bool>,
}

impl<'c> ReadTx<'c> {
    /// Made before its transaction begins, so that a change between the two is noticed.
    fn new(connection: &'c Connection, class_cache: &'c ClassCache) -> Self {
        Self {
            connection,
            class_cache,
            class_changes: class_cache.changes(),
            reads_rows: Cell::new(false),
        }
    }
}

/// One write transaction, inside a savepoint of its own; it may read what it is about to change.
pub struct WriteTx<'c> {
    /// When and by whom everything in it is written.
    pub attribution: Attribution,
    batch: &'c Batch<'c>,
}

/// What the writes that share a commit have in common.
struct Batch<'c> {
    reading: ReadTx<'c>,
    /// The number of this run of the program, for the audit: a clock without a battery repeats itself.
    boot: i64,
    /// What its jobs have changed, in their order; a job that is taken back takes its own away.
    changes: RefCell<Vec<Change>>,
    /// Something was erased: it leaves the log and the free pages as well.
    cleans: Cell<bool>,
}

impl WriteTx<'_> {
    /// Records what others have to hear of once it is on disk: called by whatever writes a row, before or after it does. From
    /// then on this batch reads the rows of a class and not what is cached of them.
    pub(crate) fn changed(&self, change: Change) {
        if change.concerns_class_cache() {
            self.batch.reading.reads_rows.set(true);
        }
        let mut changes = self.batch.changes.borrow_mut();
        if !changes.contains(&change) {
            changes.push(change);
        }
    }

    /// What this erases leaves the log and the free pages of the file too, as soon as nobody reads them any more.
    pub fn clean_after_commit(&self) {
        self.batch.cleans.set(true);
    }

    /// Whether this was said before, here or by another job of the same commit: then it is not told yet.
    pub(crate) fn has_changed(&self, change: Change) -> bool {
        self.batch.changes.borrow().contains(&change)
    }

    /// The same unit of work, attributed to another moment or to somebody else.
    pub fn attributed_to(&self, attribution: Attribution) -> WriteTx<'_> {
        WriteTx {
            attribution,
            batch: self.batch,
        }
    }
}

impl<'c> std::ops::Deref for WriteTx<'c> {
    type Target = ReadTx<'c>;
    fn deref(&self) -> &ReadTx<'c> {
        &self.batch.reading
    }
}

/// How often to check whether a full queue gets shorter.
const PROGRESS_CHECK_EVERY: Duration = Duration::from_millis(20);

/// What is called after each commit that changed something.
type OnCommit = OnceLock<Box<dyn Fn(&ReadTx<'_>, &[Change]) + Send + Sync>>;

/// How many jobs the readers and the writer have done: it stands still where they hang.
#[derive(Default)]
struct Progress {
    reads: AtomicU64,
    writes: AtomicU64,
}

/// What the threads and the store share.
struct Shared {
    condition: ConditionCell,
    /// Nothing that was erased is in the log any more.
    is_clean: AtomicBool,
    class_cache: ClassCache,
    on_commit: OnCommit,
    progress: Progress,
    /// A copy of the whole file was made that nothing may be missing from.
    is_held: AtomicBool,
}

/// The store of one data folder. Cheap to share; the threads end when it is dropped.
pub struct Store {
    writer: mpsc::SyncSender<threads::WriterJob>,
    readers: mpsc::SyncSender<batch::ReadJob>,
    shared: Arc<Shared>,
    /// The writer's first, then the readers'.
    threads: Vec<JoinHandle<()>>,
    database: PathBuf,
    synchronous: Option<&'static str>,
    space: Space,
    /// The file could be opened, whatever was found in it since.
    is_open: bool,
}

impl Store {
    /// Opens `DIR/chair.db`, made or migrated first where needed, and starts the threads.
    ///
    /// A damaged file is no error: the store then answers everything with [`Error::Damaged`], so that the program can
    /// show the page that sets the file aside.
    ///
    /// # Errors
    /// One plain sentence: the folder cannot be written, or the database is from a newer version.
    pub fn open(folder: &Path, space: Space) -> Result<Self, String> {
        let database = folder.join("chair.db");
        let opened = open::open(folder, &database)?;
        threads::start(opened, database, space)
    }

    /// Sets what is called after every commit that changed something, on the writer's thread and before anyone is answered.
    /// Called once, before the first write.
    pub fn on_commit(&self, listener: impl Fn(&ReadTx<'_>, &[Change]) + Send + Sync + 'static) {
        let _set_before = self.shared.on_commit.set(Box::new(listener));
    }

    /// Runs one unit of work on the writer. The answer comes only after its batch is on disk.
    ///
    /// An `Err` from `job` takes back what it wrote, a refusal as much as a failure; so does a panic inside it, and neither
    /// harms its neighbours. The work is done, or taken back, also where nobody waits for the answer any more.
    ///
    /// # Errors
    /// Those of `job`; [`Error::Busy`] where too many writes wait; what the card or the file does not allow.
    pub async fn write<T, E, F>(&self, attribution: Attribution, job: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + std::error::Error + Send + 'static,
        F: FnOnce(&WriteTx<'_>) -> Result<T, E> + Send + 'static,
    {
        let (reply, replied) = oneshot::channel();
        self.queue(batch::WriteJob::new(attribution, job, reply))?;
        replied.await.unwrap_or_else(|_| Err(Error::Stopped.into()))
    }

    /// The same for a unit of work that only ends or erases something, or lets a teacher in who is to make room. It is done on a
    /// full card as well, from [`crate::limits::FREE_BYTES_TO_END`] on: a session that cannot be ended is somebody else's open door.
    ///
    /// # Errors
    /// As of [`Store::write`].
    pub async fn write_ending<T, E, F>(&self, attribution: Attribution, job: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + std::error::Error + Send + 'static,
        F: FnOnce(&WriteTx<'_>) -> Result<T, E> + Send + 'static,
    {
        let (reply, replied) = oneshot::channel();
        self.queue(batch::WriteJob::new(attribution, job, reply).that_ends())?;
        replied.await.unwrap_or_else(|_| Err(Error::Stopped.into()))
    }

    fn queue(&self, job: batch::WriteJob) -> Result<()> {
        let job = threads::WriterJob::Write(job);
        self.writer.try_send(job).map_err(not_queued)
    }

    /// Runs one reading job on a reader thread, inside a transaction of its own.
    ///
    /// # Errors
    /// Those of `job`; [`Error::Busy`] where too many reads wait.
    pub async fn read<T, F>(&self, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&ReadTx<'_>) -> Result<T> + Send + 'static,
    {
        let (reply, replied) = oneshot::channel();
        self.readers
            .try_send(batch::ReadJob::new(job, reply))
            .map_err(not_queued)?;
        replied.await.unwrap_or(Err(Error::Stopped))
    }

    /// Whether a reader and the writer still do their work: a real read, and a write transaction that is taken back before
    /// a byte of it is written. Waits for as long as one of them hangs.
    ///
    /// A card that is full, failing or damaged is no reason to say no: the threads answer, the pages tell of it, and a restart
    /// would mend nothing. Nor is a full queue, as long as it gets shorter.
    pub async fn is_alive(&self) -> bool {
        let Progress { reads, writes } = &self.shared.progress;
        let taken_back = Error::Broken("taken back".to_owned());
        let reason = taken_back.clone();
        let before = reads.load(Ordering::Relaxed);
        // The shortest query that really reads the file.
        let sql = "SELECT count(*) FROM sqlite_schema";
        let read = self.read(|tx| tx.value::<i64>(sql, [])).await;
        if read == Err(Error::Busy) {
            goes_on(reads, before).await;
        }
        let before = writes.load(Ordering::Relaxed);
        let written = self
            .write(Attribution::default(), move |_| Err::<(), _>(reason))
            .await;
        if written == Err(Error::Busy) {
            goes_on(writes, before).await;
        }
        let card = |error: &Error| !matches!(error, Error::Stopped | Error::Broken(_));
        read.as_ref().err().is_none_or(card)
            && written
                .as_ref()
                .is_err_and(|error| *error == taken_back || card(error))
    }

    /// Whether writes are being acknowledged. A card without room is one that is full, before anybody has tried to write.
    pub fn condition(&self) -> Condition {
        match self.shared.condition.get() {
            Condition::Good if self.space.is_short(&self.database) => Condition::Full,
            condition => condition,
        }
    }

    /// Whether everything that was erased has left the log and the free pages.
    pub fn is_clean(&self) -> bool {
        self.shared.is_clean.load(Ordering::Acquire)
    }

    /// Whether the card is getting full, while writes are still acknowledged.
    pub fn is_getting_full(&self) -> bool {
        Space::is_low(&self.database)
    }

    /// Whether the file could be opened: of one that could not, nothing is known, not even who is let in.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// How the writer waits for the disk before it says "saved", as its open connection told: `full`. None where the file is
    /// damaged and no writer was opened.
    pub fn synchronous(&self) -> Option<&'static str> {
        self.synchronous
    }

    /// Bytes waiting in the write-ahead log.
    pub fn wal_bytes(&self) -> u64 {
        wal_bytes(&self.database)
    }

    /// Ends the threads after the last write, with everything moved from the log into the file.
    pub fn close(self) {
        drop(self.writer);
        drop(self.readers);
        // The readers end before the writer's last checkpoint.
        for thread in self.threads.into_iter().rev() {
            drop(thread.join());
        }
    }
}

/// Bytes of the write-ahead log of a database.
fn wal_bytes(database: &Path) -> u64 {
    let mut wal = database.as_os_str().to_owned();
    wal.push("-wal");
    std::fs::metadata(wal).map_or(0, |it| it.len())
}

/// Waits until threads with a full queue have done some of it.
async fn goes_on(jobs: &AtomicU64, before: u64) {
    while jobs.load(Ordering::Relaxed) == before {
        tokio::time::sleep(PROGRESS_CHECK_EVERY).await;
    }
}

fn not_queued<J>(error: mpsc::TrySendError<J>) -> Error {
    match error {
        mpsc::TrySendError::Full(_) => Error::Busy,
        mpsc::TrySendError::Disconnected(_) => Error::Stopped,
    }
}

/// SQLite's own version: never older than 3.51.3, where a bug that could lose the end of the log was mended.
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}
