//! A copy of the whole file as it was at one moment, by SQLite's own backup, on the thread that writes and between its commits
//! (decision 28). What becomes of it is not known here.

use std::{
    fs::{self, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    sync::atomic::Ordering,
    thread,
};

use rusqlite::{
    Connection, OpenFlags,
    backup::{Backup, StepResult},
};
use tokio::sync::oneshot;

use super::{Condition, Error, Result, Store, threads::WriterJob};
use crate::limits;

impl Store {
    /// Copies the whole file, as it is at one moment, into a new one that is not there yet. Others write and read meanwhile;
    /// with `holds` nothing is written from that moment on until [`Self::let_write`], because another file takes its place.
    ///
    /// # Errors
    /// The card is full, failing or damaged, or the program stops; nothing is left then.
    pub async fn snapshot(&self, into: PathBuf, holds: bool) -> Result<()> {
        let (reply, replied) = oneshot::channel();
        let job = SnapshotJob::new(into, holds, reply);
        self.writer
            .try_send(WriterJob::Snapshot(job))
            .map_err(super::not_queued)?;
        replied.await.unwrap_or(Err(Error::Stopped))
    }

    /// Writes are taken again.
    pub fn let_write(&self) {
        self.shared.is_held.store(false, Ordering::Release);
    }

    /// Bytes of the database with its log: no copy of it is larger.
    pub fn bytes(&self) -> u64 {
        let file = fs::metadata(&self.database).map_or(0, |it| it.len());
        file.saturating_add(self.wal_bytes())
    }
}

/// A copy that was asked for.
pub(super) struct SnapshotJob {
    into: PathBuf,
    /// Nothing is written from then on.
    pub(super) holds: bool,
    reply: oneshot::Sender<Result<()>>,
}

/// What the writer says between two steps.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stepping {
    GoesOn,
    /// The program stops, or the card failed.
    Ends,
}

impl SnapshotJob {
    pub(super) fn new(into: PathBuf, holds: bool, reply: oneshot::Sender<Result<()>>) -> Self {
        Self { into, holds, reply }
    }

    /// Copies the file; `between` is called after each step. Nothing is left where it did not come to its end.
    pub(super) fn copy(
        &self,
        from: Option<&Connection>,
        condition: Condition,
        between: impl FnMut() -> Stepping,
    ) -> Result<()> {
        let from = match (condition, from) {
            (Condition::Good, Some(from)) => from,
            (Condition::Full, _) => return Err(Error::Full),
            (Condition::Damaged, _) => return Err(Error::Damaged),
            _ => return Err(Error::Failing),
        };
        let copied = self.copy_steps(from, between);
        if copied.is_err() {
            drop(fs::remove_file(&self.into));
        }
        copied
    }

    fn copy_steps(&self, from: &Connection, mut between: impl FnMut() -> Stepping) -> Result<()> {
        let mut into = make(&self.into)?;
        let backup = Backup::new(from, &mut into)?;
        loop {
            match backup.step(limits::SNAPSHOT_PAGES)? {
                StepResult::Done => return Ok(()),
                // A checkpoint or a reader is in the way for a moment.
                StepResult::Busy | StepResult::Locked => thread::sleep(limits::SNAPSHOT_PAUSE),
                _ => {}
            }
            if self.reply.is_closed() || between() == Stepping::Ends {
                return Err(Error::Stopped);
            }
        }
    }

    /// Whether somebody still waits for it; a copy that nobody waits for is taken away.
    pub(super) fn reply(self, copied: Result<()>) -> bool {
        let unheard = self.reply.send(copied);
        if unheard == Err(Ok(())) {
            drop(fs::remove_file(&self.into));
        }
        unheard.is_ok()
    }
}

/// A new file of this user's alone, where there is none. It is worth nothing until it was read again, so that it is not synced
/// here, where everybody would wait for that.
fn make(path: &Path) -> Result<Connection> {
    let made = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path);
    made.map_err(|error| match error.kind() {
        io::ErrorKind::StorageFull => Error::Full,
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Error::ReadOnly,
        _ => Error::Broken(error.to_string()),
    })?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.execute_batch(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000;",
    )?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;
    use crate::store::{Attribution, Space, check_copy};

    const SPACE: Space = Space {
        free_min: 0,
        ballast: 0,
    };

    async fn write_row(store: &Store) -> Result<()> {
        let write = store.write(Attribution::default(), |tx| {
            tx.audit("written", None, None, "")
        });
        write.await
    }

    fn rows(file: &Path) -> u64 {
        check_copy(file).expect("one of ours, and whole").counts["audit"]
    }

    /// More than one step's pages.
    async fn fill(store: &Store) {
        let fill = store.write(Attribution::default(), |tx| {
            for _ in 0..4000 {
                tx.audit(
                    "a row of a few words that takes some room",
                    None,
                    None,
                    "and some more",
                )?;
            }
            Ok::<_, Error>(())
        });
        fill.await.expect("written");
    }

    #[tokio::test]
    async fn others_write_while_it_is_made_and_it_is_one_moment_s() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), SPACE).unwrap();
        fill(&store).await;
        let copy = folder.path().join("copy");
        let snapshot = store.snapshot(copy.clone(), false);
        let (made, written) = tokio::join!(snapshot, async {
            for _ in 0..20 {
                write_row(&store).await.expect("nobody waits for a copy");
            }
            20
        });
        made.expect("made");
        let found = rows(&copy);
        assert!((4000..=4000 + written).contains(&found), "{found}");
        // What is there is not written over.
        assert!(store.snapshot(copy, false).await.is_err());
        store.close();
    }

    #[tokio::test]
    async fn nothing_is_written_after_one_that_takes_the_place_of_all() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), SPACE).unwrap();
        let copy = folder.path().join("copy");
        store.snapshot(copy.clone(), true).await.expect("made");
        assert_eq!(write_row(&store).await, Err(Error::Busy));
        assert_eq!(rows(&copy), 0);
        store.let_write();
        assert_eq!(write_row(&store).await, Ok(()));
        store.close();
    }

    #[tokio::test]
    async fn one_that_nobody_waits_for_any_more_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), SPACE).unwrap();
        fill(&store).await;
        let copy = folder.path().join("copy");
        for holds in [false, true] {
            // Whoever asked goes away at once.
            drop(store.snapshot(copy.clone(), holds).now_or_never());
            let mut tries = 0;
            while write_row(&store).await == Err(Error::Busy) {
                tries += 1;
                assert!(tries < 5000, "the writer goes on");
                tokio::time::sleep(limits::SNAPSHOT_PAUSE).await;
            }
        }
        // Or when it is made, and not told yet: another file, for whoever ends one that was begun takes its own away.
        let made = folder.path().join("made");
        let (reply, replied) = oneshot::channel();
        let job = SnapshotJob::new(made.clone(), true, reply);
        fs::write(&made, "made").unwrap();
        drop(replied);
        assert!(!job.reply(Ok(())));
        store.close();
        assert!(!copy.exists() && !made.exists());
    }
}
