//! The threads behind the store: one writer that commits in groups, two readers, and a check of the whole file after start.
//! They answer for durability; the jobs that they run are `batch`.

use std::{
    iter,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    rc::Rc,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    thread::JoinHandle,
    time::{Duration, Instant},
};

use rusqlite::Connection;

use super::{
    Change, ClassCache, Condition, ConditionCell, Error, OnCommit, Progress, ReadTx, Result,
    Shared, Space, Store,
    batch::{ReadJob, WriteJob, run, run_batch},
    open,
    snapshot::{SnapshotJob, Stepping},
    wal_bytes,
};
use crate::limits;

const READERS: usize = 2;
/// How often a writer without work checks whether there is space again, or a failing card works again.
const RECOVERY_CHECK_EVERY: Duration = Duration::from_secs(2);

/// What waits for the writer.
pub(super) enum WriterJob {
    /// A unit of work; those of one moment share a commit.
    Write(WriteJob),
    /// The whole file, copied a few pages at a time between commits.
    Snapshot(SnapshotJob),
}

/// Starts the threads of a file that was opened; of one that is damaged they refuse everything.
pub(super) fn start(
    opened: Option<open::Opened>,
    database: PathBuf,
    space: Space,
) -> Result<Store, String> {
    let (writer, queue) = mpsc::sync_channel(limits::WRITES_WAITING);
    let (readers, reads) = mpsc::sync_channel(limits::READS_WAITING);
    let reads = Arc::new(Mutex::new(reads));
    let stopped_cleanly = opened.as_ref().is_none_or(|it| it.stopped_cleanly);
    let is_open = opened.is_some();
    let condition = match &opened {
        Some(opened) => condition_at_start(&opened.connection, &space, &database),
        None => Condition::Damaged,
    };
    let synchronous = opened.as_ref().map(|it| open::synchronous(&it.connection));
    let synchronous = synchronous.transpose().map_err(|it| it.to_string())?;
    let shared = Arc::new(Shared {
        condition: ConditionCell::new(condition),
        is_clean: AtomicBool::new(true),
        class_cache: ClassCache::default(),
        on_commit: OnCommit::new(),
        progress: Progress::default(),
        is_held: AtomicBool::new(false),
    });
    let (file, told) = (database.clone(), Arc::clone(&shared));
    let write = move || {
        let mut thread = Writer {
            connection: opened.map(|it| Rc::new(it.connection)),
            database: file,
            space,
            boot: i64::from_be_bytes(crate::secret::bytes()) & i64::MAX,
            log_stayed_long: None,
            snapshots: Vec::new(),
            shared: told,
        };
        thread.run(&queue);
    };
    let mut threads = vec![spawn("writer", write)?];
    for number in 0..READERS {
        let (reads, shared) = (Arc::clone(&reads), Arc::clone(&shared));
        let connection = is_open.then(|| open::reader(&database));
        let connection = connection.transpose().map_err(|it| it.to_string())?;
        threads.push(spawn("reader", move || {
            if number == 0
                && let Some(connection) = &connection
            {
                check_whole_file(connection, stopped_cleanly, &shared.condition);
            }
            read_until_closed(connection.as_ref(), &reads, &shared);
        })?);
    }
    Ok(Store {
        writer,
        readers,
        shared,
        threads,
        database,
        synchronous,
        space,
        is_open,
    })
}

/// Whether the writer that was just opened may write: asked before anybody does, so that a full card, or one that is
/// write-protected, is said from the first page on.
fn condition_at_start(writer: &Connection, space: &Space, database: &Path) -> Condition {
    let tried = writer.execute_batch("BEGIN IMMEDIATE; ROLLBACK");
    match tried.map_err(Error::from) {
        Err(Error::Damaged) => Condition::Damaged,
        Err(Error::Full) => Condition::Full,
        Err(error @ (Error::ReadOnly | Error::Failing)) => {
            log::error!("nothing can be written: {error}");
            Condition::Failing
        }
        _ if space.is_short(database) => Condition::Full,
        _ => Condition::Good,
    }
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
        Ok("ok") => return,
        Ok(damage) => log::error!("{check} found damage: {damage}"),
        Err(error) => log::error!("{check} could not finish: {error}"),
    }
    condition.set(Condition::Damaged);
}

fn read_until_closed(
    connection: Option<&Connection>,
    reads: &Mutex<mpsc::Receiver<ReadJob>>,
    shared: &Shared,
) {
    loop {
        // The lock is held only while waiting for the next job: the other reader takes the one after.
        let next = reads.lock().map(|queue| queue.recv());
        let Ok(Ok(ReadJob(job))) = next else { return };
        shared.progress.reads.fetch_add(1, Ordering::Relaxed);
        let Some(connection) = connection else {
            job(Err(Error::Damaged));
            continue;
        };
        let tx = ReadTx::new(connection, &shared.class_cache);
        job(run(connection, "BEGIN").map(|()| &tx));
        // Nothing was written: the end of a read transaction cannot fail in a way that matters to anyone.
        drop(run(connection, "ROLLBACK"));
    }
}

struct Writer {
    /// Held once more while the file is copied.
    connection: Option<Rc<Connection>>,
    database: PathBuf,
    space: Space,
    boot: i64,
    /// When the log could last not be shortened.
    log_stayed_long: Option<Instant>,
    /// Copies of the file that were asked for and are not begun.
    snapshots: Vec<SnapshotJob>,
    shared: Arc<Shared>,
}

impl Writer {
    fn run(&mut self, writes: &mpsc::Receiver<WriterJob>) {
        if self.connection.is_some() {
            self.space.make_ballast(&self.database);
        }
        loop {
            let is_clean = self.shared.is_clean.load(Ordering::Acquire);
            let first = if is_clean && self.shared.condition.get() == Condition::Good {
                writes.recv().map_err(RecvTimeoutError::from)
            } else {
                writes.recv_timeout(RECOVERY_CHECK_EVERY)
            };
            let first = match first {
                Ok(job) => job,
                Err(RecvTimeoutError::Timeout) => {
                    self.try_to_recover();
                    self.clean();
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => break,
            };
            self.commit_with_waiting(first, writes);
            while let Some(job) = self.snapshots.pop() {
                self.copy_file(job, writes);
            }
        }
        let Some(connection) = self.connection.take() else {
            return;
        };
        if self.shared.condition.get() == Condition::Damaged {
            // It is set aside as it is, with its log.
            if let Err(error) = open::move_log_at_end(&connection, false) {
                log::warn!("the damaged database could not be left as it is: {error}");
            }
        } else if let Err(error) = connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)") {
            log::warn!("the last checkpoint was left to the next start: {error}");
        }
    }

    /// Commits a job with all that waits just now.
    fn commit_with_waiting(&mut self, first: WriterJob, writes: &mpsc::Receiver<WriterJob>) {
        let waiting = writes.try_iter().take(limits::WRITES_IN_A_COMMIT - 1);
        let mut batch = Vec::new();
        for job in iter::once(first).chain(waiting) {
            match job {
                WriterJob::Write(job) => batch.push(job),
                WriterJob::Snapshot(job) => self.snapshots.push(job),
            }
        }
        if !batch.is_empty() {
            self.commit(batch);
        }
        self.shared.progress.writes.fetch_add(1, Ordering::Relaxed);
    }

    /// Copies the whole file a few pages at a time; whoever writes meanwhile is served first. What they write on pages that are
    /// copied already is copied once more by SQLite, because it is written by the same connection.
    fn copy_file(&mut self, job: SnapshotJob, writes: &mpsc::Receiver<WriterJob>) {
        let connection = self.connection.clone();
        let condition = self.shared.condition.get();
        let copied = job.copy(connection.as_deref(), condition, || {
            match writes.recv_timeout(limits::SNAPSHOT_PAUSE) {
                Ok(write) => self.commit_with_waiting(write, writes),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Stepping::Ends,
            }
            if self.connection.is_some() {
                Stepping::GoesOn
            } else {
                Stepping::Ends
            }
        });
        drop(connection);
        let holds = copied.is_ok() && job.holds;
        if holds {
            self.shared.is_held.store(true, Ordering::Release);
        }
        if !job.reply(copied) && holds {
            self.shared.is_held.store(false, Ordering::Release);
        }
    }

    /// Runs a batch in one commit, then tells whoever must hear of it, then replies. Whatever fails, nobody is told "saved"
    /// whose words are not on disk.
    fn commit(&mut self, mut batch: Vec<WriteJob>) {
        if let Err(refused) = self.may_write() {
            let may_end = refused == Error::Full && self.may_end();
            let (ends, others): (Vec<_>, Vec<_>) =
                batch.into_iter().partition(|job| may_end && job.ends);
            for job in others {
                job.refuse(refused.clone());
            }
            batch = ends;
        }
        if batch.is_empty() {
            return;
        }
        let Some(connection) = &self.connection else {
            return;
        };
        let ended = run_batch(connection, self.boot, &self.shared.class_cache, batch);
        if let Err(error) = &ended.committed {
            log::error!("a batch of {} was not saved: {error}", ended.replies.len());
            self.react_to(error);
        } else if !ended.changes.is_empty() {
            self.notify_listener(connection, &ended.changes);
        }
        if ended.cleans && ended.committed.is_ok() {
            self.shared.is_clean.store(false, Ordering::Release);
        }
        for reply in ended.replies {
            reply(ended.committed.clone());
        }
        self.keep_log_short();
        self.clean();
    }

    /// What was erased is zeros in the file already; here it leaves the log, which holds the pages as they were. A file of which
    /// much is free is written anew while it is small. It waits for whoever reads just now, and is tried again.
    fn clean(&mut self) {
        let Some(connection) = &self.connection else {
            return;
        };
        if self.shared.is_clean.load(Ordering::Acquire)
            || self.shared.condition.get() != Condition::Good
        {
            return;
        }
        match open::clean(connection, &self.database) {
            Ok(true) => self.shared.is_clean.store(true, Ordering::Release),
            Ok(false) => {}
            Err(error) => log::warn!("what was erased is still in the log: {error}"),
        }
    }

    /// SQLite begins its log anew only where no reader is in the middle of it. Where one follows the other without a pause, as
    /// somebody may see to, the log would grow until the card is full: then the writer waits for them.
    fn keep_log_short(&mut self) {
        let Some(connection) = &self.connection else {
            return;
        };
        let is_long = || wal_bytes(&self.database) > limits::LOG_BYTES_MAX;
        let tried = |at: Instant| at.elapsed() < limits::LOG_AGAIN;
        if self.log_stayed_long.is_some_and(tried) || !is_long() {
            return;
        }
        let emptied = connection
            .busy_timeout(limits::LOG_WAIT)
            .and_then(|()| connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)"))
            .and_then(|()| connection.busy_timeout(open::BUSY_TIME));
        if let Err(error) = emptied {
            log::warn!("the log could not be shortened: {error}");
        }
        self.log_stayed_long = is_long().then(Instant::now);
    }

    /// What was changed is on disk: clears the cache and calls the listener, before anyone is answered.
    fn notify_listener(&self, connection: &Connection, changes: &[Change]) {
        let class_cache = &self.shared.class_cache;
        if changes.iter().any(|change| change.concerns_class_cache()) {
            class_cache.clear();
        }
        let Some(listener) = self.shared.on_commit.get() else {
            return;
        };
        let tx = ReadTx::new(connection, class_cache);
        if catch_unwind(AssertUnwindSafe(|| listener(&tx, changes))).is_err() {
            log::error!("not everyone was told of {changes:?}");
        }
    }

    fn may_write(&mut self) -> Result<()> {
        if self.shared.condition.get() != Condition::Good {
            self.try_to_recover();
        }
        match self.shared.condition.get() {
            Condition::Good => {}
            Condition::Full => return Err(Error::Full),
            Condition::Failing => return Err(Error::Failing),
            Condition::Damaged => return Err(Error::Damaged),
        }
        if self.shared.is_held.load(Ordering::Acquire) {
            return Err(Error::Busy);
        }
        if self.space.is_short(&self.database) {
            self.shared.condition.set(Condition::Full);
            return Err(Error::Full);
        }
        Ok(())
    }

    /// Whether on a full card what only ends or erases something is still done: nobody stays signed in because a card is full.
    fn may_end(&self) -> bool {
        !self.shared.is_held.load(Ordering::Acquire) && Space::has_room_to_end(&self.database)
    }

    fn react_to(&mut self, error: &Error) {
        match error {
            Error::Full => {
                self.space.delete_ballast(&self.database);
                self.shared.condition.set(Condition::Full);
            }
            Error::Failing | Error::ReadOnly => {
                self.shared.condition.set(Condition::Failing);
                // SQLite's page cache and the kernel's may now disagree with the card: both are dropped with the connection.
                self.connection = None;
            }
            Error::Damaged => self.shared.condition.set(Condition::Damaged),
            Error::Stopped | Error::Busy | Error::Conflict | Error::Broken(_) => {}
        }
    }

    /// Tries to come back from a full or failing card. After a failed sync the log on disk is not to be trusted, so
    /// everything must first be moved into the file, and synced there, before the next "saved".
    fn try_to_recover(&mut self) {
        match self.shared.condition.get() {
            Condition::Good | Condition::Damaged => {}
            Condition::Full => {
                if !self.space.is_short(&self.database) {
                    self.space.make_ballast(&self.database);
                    self.shared.condition.set(Condition::Good);
                }
            }
            Condition::Failing => match self.reopen() {
                Ok(connection) => {
                    log::info!("the card writes again");
                    self.connection = Some(Rc::new(connection));
                    self.shared.condition.set(Condition::Good);
                }
                Err(Error::Damaged) => self.shared.condition.set(Condition::Damaged),
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

#[cfg(test)]
mod tests;
