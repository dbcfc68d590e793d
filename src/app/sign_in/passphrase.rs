//! Trying and hashing passphrases: each device in its turn, and one hash after the other on the one thread for it (decision 17).

use std::{sync::mpsc, thread};

use tokio::sync::oneshot;

use super::wrong_tries::{WrongTry, note_wrong_try};
use crate::{
    app::{App, Error, Result, StoreError, TriedFrom, try_limit::Turn},
    domain::principal::{Principal, Teacher},
    limits, secret,
    store::people,
};

/// The thread for slow work: one job at a time, so that thirty sign-ins at once need the memory of one.
pub struct BlockingWorker(mpsc::SyncSender<Box<dyn FnOnce() + Send>>);

impl BlockingWorker {
    /// Starts it.
    pub(crate) fn start() -> Self {
        let (queue, jobs) =
            mpsc::sync_channel::<Box<dyn FnOnce() + Send>>(limits::HASHES_WAITING_MAX);
        let thread = thread::Builder::new()
            .name("slow".to_owned())
            .stack_size(512 * 1024);
        let run = move || {
            for job in jobs {
                job();
            }
        };
        if let Err(error) = thread.spawn(run) {
            log::error!("the thread for slow work did not start: {error}");
        }
        Self(queue)
    }

    /// Runs a job there; `None` if too many wait already.
    pub async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        let (tell, told) = oneshot::channel();
        self.0
            .try_send(Box::new(move || drop(tell.send(job()))))
            .ok()?;
        told.await.ok()
    }
}

/// Why a passphrase, six digits or a code opened nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TryRefusal {
    /// It was not the right one.
    Wrong,
    /// Its turn did not come in time, because it asks too often or too many try at once: it was not looked at.
    TooSoon,
}

/// Waits for this device's turn. The next one's begins when it is dropped: after the passphrase was looked at.
pub(crate) async fn turn(app: &App, from: TriedFrom) -> Result<Turn, TryRefusal> {
    let turn = app.sign_in.tries.turn(from).await;
    turn.ok_or(Error::Refused(TryRefusal::TooSoon))
}

/// Looks whether a passphrase, or a PIN, is the one behind a PHC string, unless too many wait already to be looked at.
pub(super) async fn check_passphrase(
    app: &App,
    by: Principal,
    tried: WrongTry,
    typed: String,
    phc: String,
) -> Result<(), TryRefusal> {
    let check = move || secret::is_passphrase(&typed, &phc);
    match app.blocking.run(check).await {
        Some(true) => Ok(()),
        Some(false) => {
            note_wrong_try(app, by, tried).await;
            Err(Error::Refused(TryRefusal::Wrong))
        }
        None => Err(Error::Refused(TryRefusal::TooSoon)),
    }
}

/// Looks whether this is the passphrase of a teacher who is signed in.
pub(super) async fn check_own_passphrase(
    app: &App,
    teacher: Teacher,
    typed: String,
) -> Result<(), TryRefusal> {
    let mut teachers = app.store.read(people::load_teachers).await?.into_iter();
    let row = teachers.find(|row| row.id == teacher.id);
    let phc = row.ok_or(Error::NotFound)?.passphrase;
    check_passphrase(app, teacher.into(), WrongTry::Passphrase, typed, phc).await
}

/// The same when it is this device's turn.
pub(crate) async fn check_hers(
    app: &App,
    teacher: Teacher,
    from: TriedFrom,
    typed: String,
) -> Result<(), TryRefusal> {
    let _turn = turn(app, from).await?;
    check_own_passphrase(app, teacher, typed).await
}

/// The hash of a new passphrase or PIN, as a PHC string, unless too many wait already.
pub(crate) async fn hash_passphrase<R>(app: &App, passphrase: String) -> Result<String, R> {
    app.blocking
        .run(move || secret::hash_passphrase(&passphrase))
        .await
        .ok_or(Error::Store(StoreError::Busy))
}
