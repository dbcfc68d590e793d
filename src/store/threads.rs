//! The threads behind the store: one writer that commits in groups, two readers, and a check of the whole file after start.
//! They run jobs and keep promises about durability; what a job means is the noun files' matter.

use std::{
    cell::Cell,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, mpsc},
    thread::JoinHandle,
    time::Duration,
};

use rusqlite::Connection;
use tokio::sync::oneshot;

use crate::store::{
    Attribution, Batch, Condition, ConditionCell, Error, ReadTx, Result, Space, WriteTx,
    lasting::Kept, open,
};

/// How many jobs share one commit at most. A class of 30 fits twice; a longer batch only makes the first wait.
const BATCH_MAX: usize = 64;
/// How many writes may wait. Beyond it the box is not keeping up and says so instead of piling up memory.
const WRITES_WAITING_MAX: usize = 1024;
const READERS: usize = 2;
/// How often a writer without work looks whether space or a failing card has come back.
const LOOK_AGAIN: Duration = Duration::from_secs(2);

/// Says to the one who asked how it ended, once the commit is known.
type Tell = Box<dyn FnOnce(Result<()>) + Send>;

/// A boxed job for the writer: runs inside a savepoint, says whether to keep what it wrote, then waits for the commit.
/// Given an error instead of the database, it does nothing but pass the error on.
pub(super) struct Write(Box<WriteJob>);

type WriteJob = dyn FnOnce(Result<&Batch<'_>>) -> (Result<()>, Tell) + Send;

impl Write {
    pub(super) fn new<T, F>(
        attribution: Attribution,
        job: F,
        tell: oneshot::Sender<Result<T>>,
    ) -> Self
    where
        T: Send + 'static,
        F: FnOnce(&WriteTx<'_>) -> Result<T> + Send + 'static,
    {
        Self(Box::new(move |batch| {
            let outcome = batch.and_then(|batch| {
                let tx = WriteTx { attribution, batch };
                catch_unwind(AssertUnwindSafe(|| job(&tx)))
                    .unwrap_or_else(|_| Err(Error::Broken("a write job panicked".to_owned())))
            });
            let keep = outcome.as_ref().map(|_| ()).map_err(Clone::clone);
            (
                keep,
                Box::new(move |committed: Result<()>| drop(tell.send(committed.and(outcome)))),
            )
        }))
    }
}

/// A boxed job for a reader.
pub(super) struct Read(Box<ReadJob>);

type ReadJob = dyn FnOnce(Result<&ReadTx<'_>>) + Send;

impl Read {
    pub(super) fn new<T, F>(job: F, tell: oneshot::Sender<Result<T>>) -> Self
    where
        T: Send + 'static,
        F: FnOnce(&ReadTx<'_>) -> Result<T> + Send + 'static,
    {
        Self(Box::new(move |reading| {
            let outcome = reading.and_then(|reading| {
                catch_unwind(AssertUnwindSafe(|| job(reading)))
                    .unwrap_or_else(|_| Err(Error::Broken("a read job panicked".to_owned())))
            });
            drop(tell.send(outcome));
        }))
    }
}

/// The ways to the threads, and the threads.
pub(super) struct Running {
    pub(super) writer: mpsc::SyncSender<Write>,
    pub(super) readers: mpsc::Sender<Read>,
    pub(super) threads: Threads,
}

/// The running threads.
pub(super) struct Threads(Vec<JoinHandle<()>>);

impl Threads {
    /// Waits for all of them; their channels must be closed first. Readers end before the writer's last checkpoint.
    pub(super) fn join(self) {
        for thread in self.0.into_iter().rev() {
            drop(thread.join());
        }
    }
}

pub(super) fn start(
    opened: Option<open::Opened>,
    database: &Path,
    condition: &Arc<ConditionCell>,
    space: Space,
) -> Result<Running, String> {
    let (to_writer, queue) = mpsc::sync_channel(WRITES_WAITING_MAX);
    let (readers, reads) = mpsc::channel();
    let reads = Arc::new(Mutex::new(reads));
    let mut threads = Vec::with_capacity(READERS + 1);
    let stopped_cleanly = opened.as_ref().is_none_or(|it| it.stopped_cleanly);
    let whole = opened.is_some();
    let kept = Arc::new(Kept::default());
    let mut writer = Writer {
        connection: opened.map(|it| it.connection),
        database: database.to_owned(),
        condition: Arc::clone(condition),
        space,
        boot: i64::from_be_bytes(crate::secret::bytes()) & i64::MAX,
        kept: Arc::clone(&kept),
    };
    threads.push(spawn("writer", move || writer.run(&queue))?);
    for number in 0..READERS {
        let (reads, condition, kept) =
            (Arc::clone(&reads), Arc::clone(condition), Arc::clone(&kept));
        let connection = whole
            .then(|| open::reader(database))
            .transpose()
            .map_err(|it| it.to_string())?;
        threads.push(spawn("reader", move || {
            if number == 0
                && let Some(connection) = &connection
            {
                check_whole_file(connection, stopped_cleanly, &condition);
            }
            read_until_closed(connection.as_ref(), &reads, &kept);
        })?);
    }
    let (writer, threads) = (to_writer, Threads(threads));
    Ok(Running {
        writer,
        readers,
        threads,
    })
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, String> {
    std::thread::Builder::new()
        .name(name.to_owned())
        .stack_size(512 * 1024)
        .spawn(run)
        .map_err(|error| format!("The {name} thread did not start: {error}."))
}

/// D25: quick after a clean stop, thorough after a pulled plug; what is found turns writes off, and nothing is changed.
fn check_whole_file(connection: &Connection, stopped_cleanly: bool, condition: &ConditionCell) {
    let check = if stopped_cleanly {
        "quick_check"
    } else {
        "integrity_check"
    };
    let found: Result<String, _> = connection.pragma_query_value(None, check, |row| row.get(0));
    // The check has read every page there is; none of them needs to stay in memory.
    drop(connection.execute_batch("PRAGMA shrink_memory"));
    match found.as_deref() {
        Ok("ok") => {}
        Ok(damage) => {
            log::error!("{check} found damage: {damage}");
            condition.set(Condition::Damaged);
        }
        Err(error) => {
            log::error!("{check} could not finish: {error}");
            condition.set(Condition::Damaged);
        }
    }
}

fn read_until_closed(
    connection: Option<&Connection>,
    reads: &Mutex<mpsc::Receiver<Read>>,
    kept: &Kept,
) {
    loop {
        // The lock is held only while waiting for the next job: the other reader takes the one after.
        let next = reads.lock().map(|queue| queue.recv());
        let Ok(Ok(Read(job))) = next else { return };
        let Some(connection) = connection else {
            job(Err(Error::Damaged));
            continue;
        };
        let changes = kept.changes();
        match run(connection, "BEGIN") {
            Ok(()) => job(Ok(&ReadTx {
                connection,
                kept,
                changes,
                reads_rows: Cell::new(false),
            })),
            Err(error) => job(Err(error)),
        }
        // Nothing was written: the end of a read transaction cannot fail in a way that matters to anyone.
        drop(run(connection, "ROLLBACK"));
    }
}

struct Writer {
    connection: Option<Connection>,
    database: PathBuf,
    condition: Arc<ConditionCell>,
    space: Space,
    boot: i64,
    /// What the readers keep of each class.
    kept: Arc<Kept>,
}

impl Writer {
    fn run(&mut self, writes: &mpsc::Receiver<Write>) {
        if self.connection.is_some() {
            self.space.take_ballast(&self.database);
        }
        loop {
            let first = if self.condition.get() == Condition::Good {
                match writes.recv() {
                    Ok(job) => job,
                    Err(_) => break,
                }
            } else {
                match writes.recv_timeout(LOOK_AGAIN) {
                    Ok(job) => job,
                    Err(mpsc::RecvTimeoutError::Timeout) => {
                        self.look_again();
                        continue;
                    }
                    Err(mpsc::RecvTimeoutError::Disconnected) => break,
                }
            };
            let mut batch = Vec::with_capacity(8);
            batch.push(first);
            while batch.len() < BATCH_MAX
                && let Ok(job) = writes.try_recv()
            {
                batch.push(job);
            }
            self.keep(batch);
        }
        if let Some(connection) = self.connection.take()
            && let Err(error) = connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
        {
            log::warn!("the last checkpoint was left to the next start: {error}");
        }
    }

    /// One batch, one commit, then the answers. Whatever fails, nobody hears "saved" whose words are not on disk.
    fn keep(&mut self, batch: Vec<Write>) {
        if let Err(refused) = self.may_write() {
            for Write(job) in batch {
                let (_, tell) = job(Err(refused.clone()));
                tell(Ok(()));
            }
            return;
        }
        let Some(connection) = &self.connection else {
            return;
        };
        let (tells, changes_class, committed) =
            run_batch(connection, (self.boot, &self.kept), batch);
        if let Err(error) = &committed {
            log::error!("a batch of {} was not saved: {error}", tells.len());
            self.note(error);
        }
        if changes_class {
            self.kept.changed();
        }
        for tell in tells {
            tell(committed.clone());
        }
    }

    fn may_write(&mut self) -> Result<()> {
        if self.condition.get() != Condition::Good {
            self.look_again();
        }
        match self.condition.get() {
            Condition::Good => {}
            Condition::Full => return Err(Error::Full),
            Condition::Failing => return Err(Error::Failing),
            Condition::Damaged => return Err(Error::Damaged),
        }
        if self.space.is_short(&self.database) {
            self.condition.set(Condition::Full);
            return Err(Error::Full);
        }
        Ok(())
    }

    fn note(&mut self, error: &Error) {
        match error {
            Error::Full => {
                self.space.give_up_ballast(&self.database);
                self.condition.set(Condition::Full);
            }
            Error::Failing | Error::ReadOnly => {
                self.condition.set(Condition::Failing);
                // SQLite's page cache and the kernel's may now disagree with the card (trust.md 4, errors): let go of both.
                self.connection = None;
            }
            Error::Damaged => self.condition.set(Condition::Damaged),
            Error::Stopped | Error::Broken(_) => {}
        }
    }

    /// Tries to come back from a full or failing card. After a failed sync the log on disk is not to be trusted, so
    /// everything must first be moved into the file, and synced there, before the next "saved".
    fn look_again(&mut self) {
        match self.condition.get() {
            Condition::Good | Condition::Damaged => {}
            Condition::Full => {
                if !self.space.is_short(&self.database) {
                    self.space.take_ballast(&self.database);
                    self.condition.set(Condition::Good);
                }
            }
            Condition::Failing => match self.reopen() {
                Ok(connection) => {
                    log::info!("the card writes again");
                    self.connection = Some(connection);
                    self.condition.set(Condition::Good);
                }
                Err(Error::Damaged) => self.condition.set(Condition::Damaged),
                Err(error) => log::debug!("still not writing: {error}"),
            },
        }
    }

    fn reopen(&self) -> Result<Connection> {
        let connection = open::writer(&self.database)?;
        let busy: i64 =
            connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy != 0 {
            return Err(Error::Broken("the log could not be emptied yet".to_owned()));
        }
        let whole: String = connection.pragma_query_value(None, "quick_check", |row| row.get(0))?;
        if whole != "ok" {
            return Err(Error::Damaged);
        }
        // A write of the same number touches the first page: the proof that the card takes writes again.
        let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        connection.pragma_update(None, "user_version", version)?;
        Ok(connection)
    }
}

/// What to tell whom, whether a class has other rows now, and how it ended.
fn run_batch(
    connection: &Connection,
    (boot, kept): (i64, &Kept),
    batch: Vec<Write>,
) -> (Vec<Tell>, bool, Result<()>) {
    let mut tells = Vec::with_capacity(batch.len());
    let shared = Batch {
        reading: ReadTx {
            connection,
            // Only this thread commits: what is kept now is what its transaction sees.
            kept,
            changes: kept.changes(),
            reads_rows: Cell::new(false),
        },
        boot,
        changes_class: Cell::new(false),
    };
    // A job that is alone needs no savepoint: its transaction is one, without a copy of every page it touches.
    let alone = batch.len() == 1;
    let mut outcome = run(connection, "BEGIN IMMEDIATE");
    for Write(job) in batch {
        if outcome.is_ok() && !alone {
            outcome = run(connection, "SAVEPOINT job");
        }
        let (keep, tell) = job(outcome.as_ref().map(|()| &shared).map_err(Clone::clone));
        tells.push(tell);
        if outcome.is_ok() {
            outcome = end_job(connection, keep, alone);
        }
    }
    if outcome.is_ok() && !connection.is_autocommit() {
        outcome = run(connection, "COMMIT");
    }
    if outcome.is_err() && !connection.is_autocommit() {
        // The batch is refused whether or not this succeeds; a transaction that cannot end is met again at the next BEGIN.
        drop(run(connection, "ROLLBACK"));
    }
    (tells, shared.changes_class.get(), outcome)
}

/// Keeps or takes back what one job wrote. A full disk or a failing card makes SQLite take back the whole transaction by
/// itself: then none of the batch is kept, whatever the other jobs said (D24).
fn end_job(connection: &Connection, keep: Result<()>, alone: bool) -> Result<()> {
    match keep {
        Err(error @ (Error::Full | Error::ReadOnly | Error::Failing | Error::Damaged)) => {
            Err(error)
        }
        keep if connection.is_autocommit() => Err(keep.err().unwrap_or(Error::Failing)),
        Ok(()) if alone => Ok(()),
        Ok(()) => run(connection, "RELEASE job"),
        Err(_) if alone => run(connection, "ROLLBACK"),
        Err(_) => run(connection, "ROLLBACK TO job").and_then(|()| run(connection, "RELEASE job")),
    }
}

/// One step of a transaction; SQLite has read its few words before.
fn run(connection: &Connection, step: &str) -> Result<()> {
    connection.prepare_cached(step)?.execute([])?;
    Ok(())
}
