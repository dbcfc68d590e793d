//! Jobs for the threads, and how a batch of writes shares one commit. What a job means is left to the files of the nouns.

use std::{
    cell::{Cell, RefCell},
    panic::{AssertUnwindSafe, catch_unwind},
};

use rusqlite::Connection;
use tokio::sync::oneshot;

use super::{Attribution, Batch, Change, ClassCache, Error, ReadTx, Result, WriteTx};

/// Sends a job's answer, once it is known whether the commit is on disk.
pub(super) type Reply = Box<dyn FnOnce(Result<()>) + Send>;

/// How a job ended: its writes stay, are rolled back, or an error of the card has ended the whole batch.
enum JobEnd {
    Commit,
    RollBack(Option<Error>),
    Failed(Error),
}

/// A boxed job for the writer: it runs inside a savepoint and says how it ended, and its reply waits for the commit. Given an
/// error instead of the database, it only passes the error on.
pub(super) struct WriteJob {
    run: Box<RunWrite>,
    /// It only ends or erases something, and is done on a full card too.
    pub(super) ends: bool,
}

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
        let run = Box::new(move |batch: Result<&Batch<'_>>| {
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
            (end, Box::new(committed) as Reply)
        });
        Self { run, ends: false }
    }

    /// The same job, which only ends or erases something.
    pub(super) fn that_ends(self) -> Self {
        Self { ends: true, ..self }
    }

    /// Passes this error on.
    pub(super) fn refuse(self, error: Error) {
        let (_, reply) = (self.run)(Err(error));
        reply(Ok(()));
    }
}

/// The store's own error, where a use case failed of it.
fn store_error<'e>(error: &'e (dyn std::error::Error + 'static)) -> Option<&'e Error> {
    std::iter::successors(Some(error), |error| error.source()).find_map(|it| it.downcast_ref())
}

/// A boxed job for a reader.
pub(super) struct ReadJob(pub(super) Box<RunRead>);

type RunRead = dyn FnOnce(Result<&ReadTx<'_>>) + Send;

impl ReadJob {
    pub(super) fn new<T, F>(job: F, reply: oneshot::Sender<Result<T>>) -> Self
    where
        T: Send + 'static,
        F: FnOnce(&ReadTx<'_>) -> Result<T> + Send + 'static,
    {
        Self(Box::new(move |reading| {
            if reply.is_closed() {
                // Whoever asked has hung up meanwhile.
                return;
            }
            let outcome = reading.and_then(|reading| {
                catch_unwind(AssertUnwindSafe(|| job(reading)))
                    .unwrap_or_else(|_| Err(Error::Broken("a read job panicked".to_owned())))
            });
            drop(reply.send(outcome));
        }))
    }
}

/// How a batch ended, what it changed, and the replies that wait.
pub(super) struct Ended {
    pub(super) replies: Vec<Reply>,
    pub(super) changes: Vec<Change>,
    pub(super) cleans: bool,
    pub(super) committed: Result<()>,
}

pub(super) fn run_batch(
    connection: &Connection,
    boot: i64,
    class_cache: &ClassCache,
    jobs: Vec<WriteJob>,
) -> Ended {
    let mut replies = Vec::with_capacity(jobs.len());
    let batch = Batch {
        // Only this thread commits: what is cached now is what its transaction sees.
        reading: ReadTx::new(connection, class_cache),
        boot,
        changes: RefCell::default(),
        cleans: Cell::new(false),
    };
    // A job that is alone needs no savepoint: its transaction is one, without a copy of every page it touches.
    let alone = jobs.len() == 1;
    let mut outcome = run(connection, "BEGIN IMMEDIATE");
    for WriteJob { run: job, .. } in jobs {
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
        cleans: batch.cleans.get(),
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
pub(super) fn run(connection: &Connection, step: &str) -> Result<()> {
    connection.prepare_cached(step)?.execute([])?;
    Ok(())
}
