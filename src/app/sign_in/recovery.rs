//! The recovery code (decision 18): it sets a new passphrase, once, and a new one is made for her who has the passphrase. A code
//! is shown to its teacher until she says that she has written it down, and the one before it opens until she has seen it. What is
//! shown is only remembered; after a restart she makes another.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use data_encoding::HEXLOWER;

use super::passphrase::{TryRefusal, check_own_passphrase, hash_passphrase, turn};
use super::wrong_tries::{WrongTry, note_wrong_try};
use crate::{
    app::{App, Error, Result, TriedFrom, remembered::lock, try_limit::Turn},
    backup::CopyKey,
    domain::{
        first_run::{Mark, Step},
        id::TeacherId,
        principal::{Principal, Teacher},
        text::{WeakPassphrase, fits_passphrase},
    },
    secret,
    store::{
        self, ReadTx,
        credentials::{self, CodeRow},
        people,
    },
};

/// A recovery code, and what the box keeps of it.
pub(crate) struct RecoveryCode {
    /// As it is written down.
    pub(crate) text: String,
    pub(crate) kept: CodeRow,
}

impl RecoveryCode {
    /// A fresh one.
    pub(crate) fn new() -> Self {
        let text = secret::recovery_code();
        let kept = kept_of(&text).expect("a fresh code reads back");
        Self { text, kept }
    }
}

/// What the box keeps of a code as people copy it; none if it cannot be a code.
pub(crate) fn kept_of(text: &str) -> Option<CodeRow> {
    let bits = secret::read_recovery_code(text)?;
    Some(CodeRow {
        hash: secret::hash(&bits.to_be_bytes()),
        key: CopyKey::of_recovery_code(bits).recipient().bytes(),
    })
}

/// The codes that their owners have not yet written down: the only place where one ever stands. They are shown on any browser on
/// which she is signed in, because the one that asked for it may never have got its answer.
#[derive(Default)]
pub struct ShownCodes(Mutex<HashMap<TeacherId, ShownCode>>);

struct ShownCode {
    text: String,
    /// A page has shown it: the code before it opens nothing any more.
    is_seen: bool,
}

impl ShownCodes {
    /// Shows a fresh code to its teacher until it is written down.
    pub(crate) fn show(&self, teacher: TeacherId, text: String) {
        let is_seen = false;
        lock(&self.0).insert(teacher, ShownCode { text, is_seen });
    }

    /// Whether this teacher has a code that is not yet written down.
    pub(super) fn waits_for(&self, teacher: TeacherId) -> bool {
        lock(&self.0).contains_key(&teacher)
    }

    /// The code that this teacher has not yet written down, which her page shows now.
    pub fn look_at(&self, teacher: TeacherId) -> Option<String> {
        let mut codes = lock(&self.0);
        let code = codes.get_mut(&teacher)?;
        code.is_seen = true;
        Some(code.text.clone())
    }

    fn was_seen(&self, teacher: TeacherId) -> bool {
        lock(&self.0).get(&teacher).is_some_and(|code| code.is_seen)
    }

    fn forget(&self, teacher: TeacherId) {
        lock(&self.0).remove(&teacher);
    }
}

/// By what a form names the code that its page showed: nothing by which it could be found.
pub fn mark_of(code: &str) -> String {
    hash_code(code).map_or_else(String::new, |hash| mark_of_hash(&hash))
}

fn mark_of_hash(hash: &[u8; 32]) -> String {
    HEXLOWER.encode(&hash[..4])
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

/// A new passphrase for whoever holds the recovery code; the teacher is signed out everywhere. The code is used up: a fresh one
/// takes its place, and is shown to her when she comes in.
pub async fn set_new_passphrase(
    app: &Arc<App>,
    by: Principal,
    from: TriedFrom,
    code: &str,
    passphrase: String,
    request: Option<String>,
) -> Result<(), NotRecovered> {
    fits_passphrase(&passphrase).map_err(|weak| Error::Refused(NotRecovered::Weak(weak)))?;
    let sent_twice = &app.sign_in.recoveries;
    if sent_twice.outcome(request.as_deref()).await.is_some() {
        return Ok(());
    }
    let turn = turn(app, from).await;
    let turn = turn.map_err(|_| Error::Refused(NotRecovered::TooSoon))?;
    // The second of two clicks has waited here for the turn of the first.
    if sent_twice.outcome(request.as_deref()).await.is_some() {
        return Ok(());
    }
    let recovered = recover(app, by, code, passphrase, turn);
    sent_twice.run(request, recovered).await
}

async fn recover(
    app: &Arc<App>,
    by: Principal,
    code: &str,
    passphrase: String,
    turn: Turn,
) -> Result<(), NotRecovered> {
    let typed = hash_code(code);
    let reader = Arc::clone(app);
    let find = move |tx: &ReadTx<'_>| match typed {
        Some(typed) => find_by_code(tx, &reader, &typed),
        None => Ok(None),
    };
    let (Some(typed), Some(_)) = (typed, app.store.read(find).await?) else {
        note_wrong_try(app, by, WrongTry::RecoveryCode).await;
        return Err(Error::Refused(NotRecovered::WrongCode));
    };
    drop(turn);
    let hash = hash_passphrase(app, passphrase).await?;
    let fresh = RecoveryCode::new();
    let fresh_kept = fresh.kept;
    let reader = Arc::clone(app);
    let teacher = app
        .write_ending(by, move |tx| {
            // Of two who use one code at once, the second finds it used up.
            let teacher = find_by_code(tx, &reader, &typed)?;
            let teacher = teacher.ok_or(Error::Refused(NotRecovered::WrongCode))?;
            credentials::set_passphrase(tx, teacher, &hash)?;
            credentials::replace_recovery_codes(tx, teacher, &fresh_kept)?;
            store::first_run::remove_mark(tx, Step::Code)?;
            Ok::<_, Error<NotRecovered>>(teacher)
        })
        .await?;
    app.sign_in.shown_codes.show(teacher, fresh.text);
    Ok(())
}

/// The teacher whose code this is: the one that she has not written down yet, or the one before it, until she has seen that.
fn find_by_code(tx: &ReadTx<'_>, app: &App, hash: &[u8; 32]) -> store::Result<Option<TeacherId>> {
    let is_hers = |it: &people::TeacherRow| {
        it.recovery_next == Some(*hash)
            || it.recovery == *hash && !app.sign_in.shown_codes.was_seen(it.id)
    };
    let teachers = people::load_teachers(tx)?;
    Ok(teachers.iter().find(|it| is_hers(it)).map(|it| it.id))
}

/// A new code for her who knows her passphrase. It is shown to her until she has written it down; the one before it opens until
/// she has seen it.
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
    let kept = code.kept;
    app.write_ending(teacher, move |tx| {
        credentials::add_recovery_code(tx, teacher.id, &kept)?;
        // Today asks for it until it is written down, also after a restart.
        store::first_run::remove_mark(tx, Step::Code)
    })
    .await?;
    app.sign_in.shown_codes.show(teacher.id, code.text);
    Ok(())
}

/// The code that was shown on the page is no longer the one that waits to be written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnotherCode;

/// She has written the code down, the one with this mark where the page says so: it is shown no more, and the one before it
/// opens nothing.
pub async fn confirm_written_down(
    app: &Arc<App>,
    teacher: Teacher,
    mark: Option<String>,
) -> Result<(), AnotherCode> {
    app.write_ending(teacher, move |tx| {
        let waits = credentials::find_recovery_code_to_write_down(tx, teacher.id)?;
        if let (Some(mark), Some(waits)) = (mark, waits)
            && mark != mark_of_hash(&waits)
        {
            return Err(Error::Refused(AnotherCode));
        }
        credentials::keep_new_recovery_code(tx, teacher.id)?;
        Ok(store::first_run::mark(tx, Step::Code, Mark::Done)?)
    })
    .await?;
    app.sign_in.shown_codes.forget(teacher.id);
    Ok(())
}

/// The hash of a code as people copy it; none if it cannot be a code.
fn hash_code(text: &str) -> Option<[u8; 32]> {
    kept_of(text).map(|kept| kept.hash)
}
