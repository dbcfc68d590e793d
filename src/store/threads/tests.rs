//! The threads with jobs that hang, are slow, are taken back or cannot be committed. Each test opens a real file.

use std::{
    sync::{
        Barrier, Mutex,
        atomic::{AtomicBool, AtomicUsize},
    },
    thread,
};

use futures_util::FutureExt as _;
use tempfile::TempDir;
use tokio::sync::oneshot;

use super::*;
use crate::{
    domain::id::ClassId,
    store::{Attribution, WriteTx},
};

type Told = Arc<Mutex<Vec<Change>>>;

/// A fresh store, and what it has told of its commits.
fn open() -> (TempDir, Store, Told) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), Space::default()).unwrap();
    let told = Told::default();
    let hears = Arc::clone(&told);
    store.on_commit(move |_, changes| hears.lock().unwrap().extend_from_slice(changes));
    (folder, store, told)
}

fn run_async<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.unwrap().block_on(future)
}

/// What holds up a thread until it is dropped.
type Gate = mpsc::Sender<()>;

/// Queues a job that hangs at its gate, and waits until it has begun.
fn hold<F: Future>(queue: impl FnOnce(Box<dyn FnOnce() + Send>) -> F) -> Gate {
    let ((opens, gate), (begins, begun)) = (mpsc::channel::<()>(), mpsc::channel());
    let held = queue(Box::new(move || {
        let _ = begins.send(());
        let _ = gate.recv();
    }));
    assert!(held.now_or_never().is_none(), "nothing is done yet");
    begun.recv().unwrap();
    opens
}

fn hold_writer(store: &Store) -> Gate {
    hold(|hang| {
        store.write(Attribution::default(), move |_| {
            hang();
            Ok::<_, Error>(())
        })
    })
}

/// Whoever waits for a read: without one it is not done.
type Asked = oneshot::Receiver<Result<()>>;

/// Puts a job into the readers' queue, if there is room.
fn ask(store: &Store, job: impl FnOnce() + Send + 'static) -> Option<Asked> {
    let (reply, replied) = oneshot::channel();
    let job = ReadJob::new(
        |_| {
            job();
            Ok(())
        },
        reply,
    );
    store.readers.try_send(job).ok().map(|()| replied)
}

/// All of them.
fn hold_readers(store: &Store) -> Vec<(Gate, Asked)> {
    let hold_one = |_| {
        let mut asked = None;
        let gate = hold(|hang| {
            asked = ask(store, hang);
            std::future::pending::<()>()
        });
        (gate, asked.expect("the queue is empty"))
    };
    (0..READERS).map(hold_one).collect()
}

/// Writes wait that each take this long, until no more can; how many they are.
fn fill_writes(store: &Store, each: Duration) -> usize {
    let slow = move |_: &WriteTx<'_>| {
        thread::sleep(each);
        Ok::<_, Error>(())
    };
    let write = || store.write(Attribution::default(), slow).now_or_never();
    let ended = (0..=2 * limits::WRITES_WAITING).find_map(|waiting| Some((waiting, write()?)));
    let (waiting, ended) = ended.expect("the queue has an end");
    assert_eq!(ended, Err(Error::Busy));
    waiting
}

fn fill_reads(store: &Store) -> Vec<Asked> {
    let asked = std::iter::from_fn(|| ask(store, || {}));
    asked.take(2 * limits::READS_WAITING).collect()
}

fn class(number: i64) -> Change {
    Change::BoardRules(ClassId::new(number))
}

/// Puts a job into the writer's queue; what becomes of it is heard on the receiver.
fn queue(
    store: &Store,
    job: impl FnOnce(&WriteTx<'_>) -> Result<()> + Send + 'static,
) -> oneshot::Receiver<Result<()>> {
    let (reply, replied) = oneshot::channel();
    let job = WriteJob::new(Attribution::default(), job, reply);
    assert!(store.writer.try_send(WriterJob::Write(job)).is_ok());
    replied
}

/// Writes a row of its own that a test can count.
fn write_row(tx: &WriteTx<'_>, event: &'static str) -> Result<()> {
    tx.audit(event, Some(ClassId::new(1)), None, "")
}

fn rows(store: &Store) -> Vec<String> {
    let read = store.read(|tx| {
        tx.all("SELECT event FROM audit ORDER BY rowid", [], |row| {
            row.get(0)
        })
    });
    run_async(read).unwrap()
}

#[test]
fn of_a_batch_only_what_is_kept_is_told() {
    let (_folder, store, told) = open();
    let gate = hold_writer(&store);
    let taken_back = || Err(Error::Broken("on purpose".to_owned()));
    let first = queue(&store, move |tx| {
        tx.changed(class(2));
        write_row(tx, "taken back first")?;
        taken_back()
    });
    let kept = queue(&store, |tx| {
        tx.changed(class(1));
        write_row(tx, "kept")
    });
    let panics = queue(&store, |tx| {
        tx.changed(class(3));
        write_row(tx, "panicked")?;
        panic!("on purpose");
    });
    let last = queue(&store, move |tx| {
        // What is told already is not told again, nor taken away from the one who said it.
        tx.changed(class(1));
        tx.changed(class(4));
        write_row(tx, "taken back last")?;
        taken_back()
    });
    drop(gate);
    assert_eq!(run_async(kept).unwrap(), Ok(()));
    for failed in [first, panics, last] {
        assert!(matches!(run_async(failed).unwrap(), Err(Error::Broken(_))));
    }
    assert_eq!(*told.lock().unwrap(), [class(1)]);
    assert_eq!(rows(&store), ["kept"]);
}

#[test]
fn a_job_that_is_alone_and_taken_back_tells_nothing() {
    let (_folder, store, told) = open();
    let alone = queue(&store, |tx| {
        tx.changed(class(1));
        write_row(tx, "taken back")?;
        Err(Error::Broken("on purpose".to_owned()))
    });
    assert!(run_async(alone).unwrap().is_err());
    assert!(told.lock().unwrap().is_empty());
    assert!(rows(&store).is_empty());
}

#[test]
fn a_commit_that_fails_tells_nothing_and_nobody_hears_saved() {
    for jobs in [1, 2] {
        let (_folder, store, told) = open();
        let gate = hold_writer(&store);
        let innocent = (jobs == 2).then(|| {
            queue(&store, |tx| {
                tx.changed(class(1));
                write_row(tx, "innocent")
            })
        });
        let fails = queue(&store, |tx| {
            tx.changed(class(2));
            // A child of no class: SQLite looks at the foreign key only when it commits.
            tx.connection
                .execute_batch("PRAGMA defer_foreign_keys = ON")?;
            tx.connection
                .execute("INSERT INTO membership (class, student, since, shape, colour) VALUES (77, 77, 0, 1, 1)", [])?;
            Ok(())
        });
        drop(gate);
        for reply in innocent.into_iter().chain([fails]) {
            let reply = run_async(reply).unwrap();
            assert!(
                matches!(&reply, Err(Error::Broken(why)) if why.contains("FOREIGN KEY")),
                "{reply:?}"
            );
        }
        assert!(told.lock().unwrap().is_empty(), "{jobs}");
        assert!(rows(&store).is_empty(), "{jobs}");
        let after = queue(&store, |tx| {
            tx.changed(class(3));
            write_row(tx, "after")
        });
        assert_eq!(run_async(after).unwrap(), Ok(()));
        assert_eq!(*told.lock().unwrap(), [class(3)]);
    }
}

#[test]
fn what_is_kept_is_forgotten_and_told_before_anyone_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), Space::default()).unwrap();
    let waits: Arc<Mutex<Vec<oneshot::Receiver<Result<()>>>>> = Arc::default();
    let early = Arc::new(AtomicBool::new(false));
    let seen = Arc::new(AtomicUsize::new(0));
    let hears = (Arc::clone(&waits), Arc::clone(&early), Arc::clone(&seen));
    store.on_commit(move |tx, _| {
        let (waits, early, seen) = &hears;
        let mut waits = waits.lock().unwrap();
        let answered = waits.iter_mut().any(|it| it.try_recv().is_ok());
        // One change of a class was forgotten for each commit so far, this one among them.
        let commits = seen.fetch_add(1, Ordering::SeqCst) + 1;
        let forgotten = usize::try_from(tx.class_cache.changes()).unwrap();
        if answered || forgotten != commits {
            early.store(true, Ordering::SeqCst);
        }
    });
    for _ in 0..20 {
        let gate = hold_writer(&store);
        let replies = [(); 3].map(|()| {
            queue(&store, |tx| {
                tx.changed(class(1));
                write_row(tx, "changed")
            })
        });
        waits.lock().unwrap().extend(replies);
        drop(gate);
        for reply in waits_for_told(&seen, &waits) {
            assert_eq!(run_async(reply).unwrap(), Ok(()));
        }
    }
    assert!(!early.load(Ordering::SeqCst));
}

/// The replies, once the commit that they wait for was told.
fn waits_for_told(
    seen: &AtomicUsize,
    waits: &Mutex<Vec<oneshot::Receiver<Result<()>>>>,
) -> Vec<oneshot::Receiver<Result<()>>> {
    static ROUND: AtomicUsize = AtomicUsize::new(0);
    let round = ROUND.fetch_add(1, Ordering::SeqCst) + 1;
    while seen.load(Ordering::SeqCst) < round {
        thread::sleep(Duration::from_millis(1));
    }
    std::mem::take(&mut *waits.lock().unwrap())
}

#[test]
fn what_nobody_waits_for_any_more_is_done_and_told() {
    let (_folder, store, told) = open();
    let gate = hold_writer(&store);
    drop(queue(&store, |tx| {
        tx.changed(class(1));
        write_row(tx, "done")
    }));
    drop(gate);
    let last = queue(&store, |_| Ok(()));
    assert_eq!(run_async(last).unwrap(), Ok(()));
    assert_eq!(*told.lock().unwrap(), [class(1)]);
    assert_eq!(rows(&store), ["done"]);
}

/// Whether a store still says nothing after a while: as long as it says nothing, no sign of life goes to systemd.
fn says_nothing(store: &Store) -> bool {
    run_async(async { tokio::time::timeout(Duration::from_millis(200), store.is_alive()).await })
        .is_err()
}

#[test]
fn a_full_queue_is_busy_and_a_writer_that_works_it_off_is_alive() {
    let (_folder, store, _) = open();
    let gate = hold_writer(&store);
    assert_eq!(
        fill_writes(&store, Duration::from_millis(2)),
        limits::WRITES_WAITING
    );
    // It hangs, and readers who do their work are no sign of its life.
    assert!(says_nothing(&store));
    drop(gate);
    assert!(run_async(store.is_alive()), "it is slow, and works");
    let rest = queue_when_there_is_room(&store);
    assert_eq!(run_async(rest).unwrap(), Ok(()));
    assert!(run_async(store.is_alive()));
}

fn queue_when_there_is_room(store: &Store) -> oneshot::Receiver<Result<()>> {
    loop {
        let (reply, replied) = oneshot::channel();
        let job = WriteJob::new(Attribution::default(), |_| Ok(()), reply);
        if store.writer.try_send(WriterJob::Write(job)).is_ok() {
            return replied;
        }
        thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn a_writer_that_hangs_gives_no_sign_of_life_also_with_an_empty_queue() {
    let (_folder, store, _) = open();
    let gate = hold_writer(&store);
    assert!(says_nothing(&store));
    drop(gate);
    assert!(run_async(store.is_alive()));
}

#[test]
fn the_readers_queue_has_the_same_bound() {
    let (_folder, store, _) = open();
    let gates = hold_readers(&store);
    let asked = fill_reads(&store);
    assert_eq!(asked.len(), limits::READS_WAITING);
    assert_eq!(run_async(store.read(|_| Ok(()))), Err(Error::Busy));
    // The writer does its work, and that is no sign of the readers' life.
    assert_eq!(run_async(queue(&store, |_| Ok(()))).unwrap(), Ok(()));
    assert!(says_nothing(&store));
    drop(gates);
    assert!(run_async(store.is_alive()));
}

#[test]
fn the_log_stays_short_though_somebody_always_reads() {
    let (_folder, store, _) = open();
    let over = AtomicBool::new(false);
    let reads = |tx: &ReadTx<'_>| {
        let rows = tx.value::<i64>("SELECT count(*) FROM setting", [])?;
        thread::sleep(Duration::from_millis(20));
        Ok(rows)
    };
    let (mut before, mut shortened) = (0, 0);
    thread::scope(|scope| {
        for _ in 0..2 * READERS {
            scope.spawn(|| {
                while !over.load(Ordering::Relaxed) {
                    assert!(run_async(store.read(reads)).is_ok());
                }
            });
        }
        for nth in 0..240 {
            let sql = "INSERT OR REPLACE INTO setting (name, value) VALUES ('long', ?)";
            let value = nth.to_string().repeat(200_000);
            let write = move |tx: &WriteTx<'_>| tx.execute(sql, [value]);
            run_async(store.write(Attribution::default(), write)).unwrap();
            let now = store.wal_bytes();
            shortened += u32::from(now < before);
            before = now;
        }
        over.store(true, Ordering::Relaxed);
    });
    // SQLite alone never makes the file of its log shorter while it is open.
    assert!(shortened > 0, "{before} bytes");
}

#[test]
fn a_read_that_nobody_waits_for_is_not_done() {
    let (_folder, store, _) = open();
    let gates = hold_readers(&store);
    let done = Arc::new(AtomicUsize::new(0));
    for waits in [false, true, false] {
        let done = Arc::clone(&done);
        let asked = ask(&store, move || {
            done.fetch_add(1, Ordering::Relaxed);
        });
        if waits {
            // Kept until the end of the program.
            std::mem::forget(asked);
        }
    }
    drop(gates);
    store.close();
    assert_eq!(done.load(Ordering::Relaxed), 1);
}

#[test]
fn a_damaged_file_stays_damaged_whatever_others_find_at_the_same_moment() {
    for _ in 0..200 {
        let condition = ConditionCell::new(Condition::Good);
        let others = [Condition::Good, Condition::Full, Condition::Failing];
        let start = Barrier::new(others.len() + 1);
        thread::scope(|scope| {
            for other in others {
                let (condition, start) = (&condition, &start);
                scope.spawn(move || {
                    start.wait();
                    for _ in 0..200 {
                        condition.set(other);
                    }
                });
            }
            start.wait();
            condition.set(Condition::Damaged);
            for _ in 0..200 {
                assert_eq!(condition.get(), Condition::Damaged);
            }
        });
        assert_eq!(condition.get(), Condition::Damaged);
    }
}

#[test]
fn on_a_full_card_what_ends_something_is_done_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    // So much is free on no card.
    let full = Space {
        free_min: u64::MAX,
        ballast: 0,
    };
    let store = Store::open(folder.path(), full).unwrap();
    let write = || store.write(Attribution::default(), |_| Ok::<_, Error>(()));
    let end = || store.write_ending(Attribution::default(), |_| Ok::<_, Error>(()));
    run_async(async {
        assert_eq!(store.condition(), Condition::Full);
        assert_eq!(write().await, Err(Error::Full));
        assert_eq!(end().await, Ok(()));
        // Both wait for one commit.
        let gate = hold(|hang| {
            store.write_ending(Attribution::default(), move |_| {
                hang();
                Ok::<_, Error>(())
            })
        });
        let (one, other) = (write(), end());
        let both = futures_util::future::join(one, other);
        let mut both = std::pin::pin!(both);
        assert!(both.as_mut().now_or_never().is_none());
        drop(gate);
        assert_eq!(both.await, (Err(Error::Full), Ok(())));
    });
    // A copy of which nothing may be missing holds these up as well.
    store.shared.is_held.store(true, Ordering::Release);
    assert_eq!(run_async(end()), Err(Error::Full));
}
