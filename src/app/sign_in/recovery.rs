//! The recovery code (decision 18): it sets a new passphrase, and a new one is made for her who has the passphrase. Where a code
//! is shown until it is written down, it is only remembered.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use super::passphrase::{TryRefusal, check_own_passphrase, hash_passphrase, turn};
use super::wrong_tries::{WrongTry, note_wrong_try};
use crate::{
    app::{App, Error, Result, TriedFrom, remembered::lock},
    domain::{
        first_run::{Mark, Step},
        id::SessionId,
        principal::{Principal, Teacher},
        text::{WeakPassphrase, fits_passphrase},
    },
    secret,
    store::{self, credentials, people},
};

/// A recovery code, and the hash by which the box knows it again.
pub(crate) struct RecoveryCode {
    /// As it is written down.
    pub(crate) text: String,
    pub(crate) hash: [u8; 32],
}

impl RecoveryCode {
    /// A fresh one.
    pub(crate) fn new() -> Self {
        let text = secret::recovery_code();
        let hash = hash_code(&text).expect("a fresh code reads back");
        Self { text, hash }
    }
}

/// The codes that their owners have not yet written down: the only place where one ever stands.
#[derive(Default)]
pub struct ShownCodes(Mutex<HashMap<SessionId, String>>);

impl ShownCodes {
    /// Shows a fresh code to a session until it is written down.
    pub(crate) fn show(&self, session: SessionId, code: String) {
        lock(&self.0).insert(session, code);
    }

    /// The code that this session has not yet written down.
    pub fn find(&self, session: SessionId) -> Option<String> {
        lock(&self.0).get(&session).cloned()
    }

    fn forget(&self, session: SessionId) {
        lock(&self.0).remove(&session);
    }
}

/// Why no new passphrase was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRecovered {
    /// The new passphrase is too easily guessed.
    Weak(WeakPassphrase),
    /// It is nobody's code.
    WrongCode,
    /// Its turn did not come in time: the code was not looked at.
    TooSoon,
}

/// A new passphrase for whoever holds the recovery code; the teacher is signed out everywhere.
pub async fn set_new_passphrase(
    app: &Arc<App>,
    by: Principal,
    from: TriedFrom,
    code: &str,
    passphrase: String,
) -> Result<(), NotRecovered> {
    fits_passphrase(&passphrase).map_err(|weak| Error::Refused(NotRecovered::Weak(weak)))?;
    let turn = turn(app, from).await;
    let turn = turn.map_err(|_| Error::Refused(NotRecovered::TooSoon))?;
    let hash = hash_code(code);
    let teachers = app.store.read(people::load_teachers).await?;
    let Some(teacher) = teachers.into_iter().find(|it| Some(it.recovery) == hash) else {
        note_wrong_try(app, by, WrongTry::RecoveryCode).await;
        return Err(Error::Refused(NotRecovered::WrongCode));
    };
    let teacher = teacher.id;
    drop(turn);
    let hash = hash_passphrase(app, passphrase).await?;
    app.write(by, move |tx| {
        credentials::set_passphrase(tx, teacher, &hash)
    })
    .await?;
    Ok(())
}

/// A new code for her who knows her passphrase; the old one opens nothing any more. It is shown to this session.
pub async fn make_new_code(
    app: &Arc<App>,
    teacher: Teacher,
    from: TriedFrom,
    passphrase: String,
) -> Result<(), TryRefusal> {
    let turn = turn(app, from).await?;
    check_own_passphrase(app, teacher, passphrase).await?;
    drop(turn);
    let code = RecoveryCode::new();
    let hash = code.hash;
    app.write(teacher, move |tx| {
        credentials::set_recovery_code(tx, teacher.id, &hash)
    })
    .await?;
    app.sign_in.shown_codes.show(teacher.session, code.text);
    Ok(())
}

/// She has written the code down: it is shown no more.
pub async fn confirm_written_down(app: &Arc<App>, teacher: Teacher) -> Result<()> {
    app.write(teacher, move |tx| {
        store::first_run::mark(tx, Step::Code, Mark::Done)
    })
    .await?;
    app.sign_in.shown_codes.forget(teacher.session);
    Ok(())
}

/// The hash of a code as people copy it; none if it cannot be a code.
fn hash_code(text: &str) -> Option<[u8; 32]> {
    secret::read_recovery_code(text).map(|bits| secret::hash(&bits.to_be_bytes()))
}
