//! The threads behind the store: one writer that commits in groups, two readers, and a check of the whole file after start.
//! They run jobs and answer for durability; what a job means is left to the files of the nouns.

use std::{
    cell::{Cell, RefCell},
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, atomic::Ordering, mpsc},
    thread::JoinHandle,
    time::Duration,
};

use rusqlite::Connection;
use tokio::sync::oneshot;

use super::{
    Attribution, Batch, Change, ClassCache, Condition, ConditionCell, Error, OnCommit, Progress,
    ReadTx, Result, Space, WriteTx, open,
};
use crate::limits;

const READERS: usize = 2;
/// How often a writer without work checks whether there is space again, or a failing card works again.
const RECOVERY_CHECK_EVERY: Duration = Duration::from_secs(2);

/// Sends a job's answer, once it is known whether the commit is on disk.
type Reply = Box<dyn FnOnce(Result<()>) + Send>;

/// How a job ended: its writes stay, are rolled back, or an error of the card has ended the whole batch.
enum JobEnd {
    Commit,
    RollBack(Option<Error>),
    Failed(Error),
}

/// A boxed job for the writer: it runs inside a savepoint and says how it ended, and its reply waits for the commit. Given an
/// error instead of the database, it only passes the error on.
pub(super) struct WriteJob(Box<RunWrite>);

type RunWrite = dyn FnOnce(Result<&Batch<'_>>) -> (JobEnd, Reply) + Send;

impl WriteJob {
    pub(super) fn new<T, E, F>(
        attribution: Attribution,
        job: F,
        reply: oneshot::Sender<Result<T, E>>,
    ) -> Self
    where
        T: Send + 'static,
        E: From<Error> + std::error::Error + Send + 'static,
        F: FnOnce(&WriteTx<'_>) -> Result<T, E> + Send + 'static,
    {
        Self(Box::new(move |batch| {
            let outcome = batch.map_err(E::from).and_then(|batch| {
                let tx = WriteTx { attribution, batch };
                catch_unwind(AssertUnwindSafe(|| job(&tx))).unwrap_or_else(|_| {
                    Err(Error::Broken("a write job panicked".to_owned()).into())
                })
            });
            let end = match &outcome {
                Ok(_) => JobEnd::Commit,
                Err(error) => match store_error(error) {
                    Some(
                        error @ (Error::Full | Error::ReadOnly | Error::Failing | Error::Damaged),
                    ) => JobEnd::Failed(error.clone()),
                    error => JobEnd::RollBack(error.cloned()),
                },
            };
            let committed = move |committed: Result<()>| {
                drop(reply.send(committed.map_err(E::from).and(outcome)));
            };
            (end, Box::new(committed))
        }))
    }
}

/// The store's own error, where a use case failed of it.
fn store_error<'e>(error: &'e (dyn std::error::Error + 'static)) -> Option<&'e Error> {
    std::iter::successors(Some(error), |error| error.source()).find_map(|it| it.downcast_ref())
}

/// A boxed job for a reader.
pub(super) struct ReadJob(Box<RunRead>);

type RunRead = dyn FnOnce(Result<&ReadTx<'_>>) + Send;

impl ReadJob {
    pub(super) fn new<T, F>(job: F, reply: oneshot::Sender<Result<T>>) -> Self
    where
        T: Send + 'static,
        F: FnOnce(&ReadTx<'_>) -> Result<T> + Send + 'static,
    {
        Self(Box::new(move |reading| {
            let outcome = reading.and_then(|reading| {
                catch_unwind(AssertUnwindSafe(|| job(reading)))
                    .unwrap_or_else(|_| Err(Error::Broken("a read job panicked".to_owned())))
            });
            drop(reply.send(outcome));
        }))
    }
}

/// What the threads and the store share.
pub(super) struct Shared {
    pub(super) condition: Arc<ConditionCell>,
    pub(super) class_cache: Arc<ClassCache>,
    pub(super) on_commit: Arc<OnCommit>,
    pub(super) progress: Arc<Progress>,
}

/// The channels to the threads, and the threads.
pub(super) struct Running {
    pub(super) writer: mpsc::SyncSender<WriteJob>,
    pub(super) readers: mpsc::SyncSender<ReadJob>,
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
    shared: &Shared,
    space: Space,
) -> Result<Running, String> {
    let (to_writer, queue) = mpsc::sync_channel(limits::WRITES_WAITING);
    let (readers, reads) = mpsc::sync_channel(limits::READS_WAITING);
    let reads = Arc::new(Mutex::new(reads));
    let mut threads = Vec::with_capacity(READERS + 1);
    let stopped_cleanly = opened.as_ref().is_none_or(|it| it.stopped_cleanly);
    let whole = opened.is_some();
    let mut writer = Writer {
        connection: opened.map(|it| it.connection),
        database: database.to_owned(),
        condition: Arc::clone(&shared.condition),
        space,
        boot: i64::from_be_bytes(crate::secret::bytes()) & i64::MAX,
        class_cache: Arc::clone(&shared.class_cache),
        on_commit: Arc::clone(&shared.on_commit),
        progress: Arc::clone(&shared.progress),
    };
    threads.push(spawn("writer", move || writer.run(&queue))?);
    for number in 0..READERS {
        let (reads, condition) = (Arc::clone(&reads), Arc::clone(&shared.condition));
        let (class_cache, progress) = (
            Arc::clone(&shared.class_cache),
            Arc::clone(&shared.progress),
        );
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
            read_until_closed(connection.as_ref(), &reads, &class_cache, &progress);
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

/// Checks quickly after a clean stop and thoroughly after a pulled plug. Damage turns writes off; the file is not changed, so
/// that it can be set aside as it is (decision 29).
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
    reads: &Mutex<mpsc::Receiver<ReadJob>>,
    class_cache: &ClassCache,
    progress: &Progress,
) {
    loop {
        // The lock is held only while waiting for the next job: the other reader takes the one after.
        let next = reads.lock().map(|queue| queue.recv());
        let Ok(Ok(ReadJob(job))) = next else { return };
        progress.reads.fetch_add(1, Ordering::Relaxed);
        let Some(connection) = connection else {
            job(Err(Error::Damaged));
            continue;
        };
        let class_changes = class_cache.changes();
        match run(connection, "BEGIN") {
            Ok(()) => job(Ok(&ReadTx {
                connection,
                class_cache,
                class_changes,
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
    class_cache: Arc<ClassCache>,
    on_commit: Arc<OnCommit>,
    progress: Arc<Progress>,
}

impl Writer {
    fn run(&mut self, writes: &mpsc::Receiver<WriteJob>) {
        if self.connection.is_some() {
            self.space.make_ballast(&self.database);
        }
        loop {
            let first = if self.condition.get() == Condition::Good {
                match writes.recv() {
                    Ok(job) => job,
                    Err(_) => break,
                }
            } else {
                match writes.recv_timeout(RECOVERY_CHECK_EVERY) {
                    Ok(job) => job,
                    Err(mpsc::RecvTimeoutError::Timeout) => {
                        self.try_to_recover();
                        continue;
                    }
                    Err(mpsc::RecvTimeoutError::Disconnected) => break,
                }
            };
            let mut batch = Vec::with_capacity(8);
            batch.push(first);
            while batch.len() < limits::WRITES_IN_A_COMMIT
                && let Ok(job) = writes.try_recv()
            {
                batch.push(job);
            }
            self.commit(batch);
            self.progress.writes.fetch_add(1, Ordering::Relaxed);
        }
        if let Some(connection) = self.connection.take()
            && let Err(error) = connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
        {
            log::warn!("the last checkpoint was left to the next start: {error}");
        }
    }

    /// Runs a batch in one commit, then tells whoever must hear of it, then replies. Whatever fails, nobody is told "saved"
    /// whose words are not on disk.
    fn commit(&mut self, batch: Vec<WriteJob>) {
        if let Err(refused) = self.may_write() {
            for WriteJob(job) in batch {
                let (_, reply) = job(Err(refused.clone()));
                reply(Ok(()));
            }
            return;
        }
        let Some(connection) = &self.connection else {
            return;
        };
        let ended = run_batch(connection, self.boot, &self.class_cache, batch);
        if let Err(error) = &ended.committed {
            log::error!("a batch of {} was not saved: {error}", ended.replies.len());
            self.react_to(error);
        } else if !ended.changes.is_empty() {
            self.notify_listener(connection, &ended.changes);
        }
        for reply in ended.replies {
            reply(ended.committed.clone());
        }
    }

    /// What was changed is on disk: clears the cache and calls the listener, before anyone is answered.
    fn notify_listener(&self, connection: &Connection, changes: &[Change]) {
        if changes.iter().any(|change| change.concerns_class_cache()) {
            self.class_cache.clear();
        }
        let Some(listener) = self.on_commit.get() else {
            return;
        };
        let tx = ReadTx {
            connection,
            class_cache: &self.class_cache,
            class_changes: self.class_cache.changes(),
            reads_rows: Cell::new(false),
        };
        if catch_unwind(AssertUnwindSafe(|| listener(&tx, changes))).is_err() {
            log::error!("not everyone was told of {changes:?}");
        }
    }

    fn may_write(&mut self) -> Result<()> {
        if self.condition.get() != Condition::Good {
            self.try_to_recover();
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

    fn react_to(&mut self, error: &Error) {
        match error {
            Error::Full => {
                self.space.delete_ballast(&self.database);
                self.condition.set(Condition::Full);
            }
            Error::Failing | Error::ReadOnly => {
                self.condition.set(Condition::Failing);
                // SQLite's page cache and the kernel's may now disagree with the card: both are dropped with the connection.
                self.connection = None;
            }
            Error::Damaged => self.condition.set(Condition::Damaged),
            Error::Stopped | Error::Busy | Error::Broken(_) => {}
        }
    }

    /// Tries to come back from a full or failing card. After a failed sync the log on disk is not to be trusted, so
    /// everything must first be moved into the file, and synced there, before the next "saved".
    fn try_to_recover(&mut self) {
        match self.condition.get() {
            Condition::Good | Condition::Damaged => {}
            Condition::Full => {
                if !self.space.is_short(&self.database) {
                    self.space.make_ballast(&self.database);
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

/// How a batch ended, what it changed, and the replies that wait.
struct Ended {
    replies: Vec<Reply>,
    changes: Vec<Change>,
    committed: Result<()>,
}

fn run_batch(
    connection: &Connection,
    boot: i64,
    class_cache: &ClassCache,
    jobs: Vec<WriteJob>,
) -> Ended {
    let mut replies = Vec::with_capacity(jobs.len());
    let batch = Batch {
        reading: ReadTx {
            connection,
            // Only this thread commits: what is cached now is what its transaction sees.
            class_cache,
            class_changes: class_cache.changes(),
            reads_rows: Cell::new(false),
        },
        boot,
        changes: RefCell::default(),
    };
    // A job that is alone needs no savepoint: its transaction is one, without a copy of every page it touches.
    let alone = jobs.len() == 1;
    let mut outcome = run(connection, "BEGIN IMMEDIATE");
    for WriteJob(job) in jobs {
        if outcome.is_ok() && !alone {
            outcome = run(connection, "SAVEPOINT job");
        }
        let before = batch.changes.borrow().len();
        let (end, reply) = job(outcome.as_ref().map(|()| &batch).map_err(Clone::clone));
        replies.push(reply);
        if !matches!(end, JobEnd::Commit) {
            batch.changes.borrow_mut().truncate(before);
        }
        if outcome.is_ok() {
            outcome = end_job(connection, end, alone);
        }
    }
    if outcome.is_ok() && !connection.is_autocommit() {
        outcome = run(connection, "COMMIT");
    }
    if outcome.is_err() && !connection.is_autocommit() {
        // The batch is refused whether or not this succeeds; a transaction that cannot end is met again at the next BEGIN.
        drop(run(connection, "ROLLBACK"));
    }
    Ended {
        replies,
        changes: batch.changes.into_inner(),
        committed: outcome,
    }
}

/// Ends one job's savepoint. A full disk or a failing card makes SQLite roll back the whole transaction by itself: then none of
/// the batch stays, whatever the other jobs said.
fn end_job(connection: &Connection, end: JobEnd, alone: bool) -> Result<()> {
    match end {
        JobEnd::Failed(error) => Err(error),
        JobEnd::Commit if connection.is_autocommit() => Err(Error::Failing),
        JobEnd::RollBack(error) if connection.is_autocommit() => {
            Err(error.unwrap_or(Error::Failing))
        }
        JobEnd::Commit if alone => Ok(()),
        JobEnd::Commit => run(connection, "RELEASE job"),
        JobEnd::RollBack(_) if alone => run(connection, "ROLLBACK"),
        JobEnd::RollBack(_) => {
            run(connection, "ROLLBACK TO job").and_then(|()| run(connection, "RELEASE job"))
        }
    }
}

/// Runs one step of a transaction; the statement is parsed once and cached.
fn run(connection: &Connection, step: &str) -> Result<()> {
    connection.prepare_cached(step)?.execute([])?;
    Ok(())
}

#[cfg(test)]
mod tests;
