//! The teacher's six digits (decisions 14 and 15): she chooses them, they lead back from a child's hands, and they open her own
//! device again after it rested.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use super::passphrase::{
    TryRefusal, check_own_passphrase, check_passphrase, hash_passphrase, turn,
};
use super::wrong_tries::{WrongTry, note_wrong_try};
use crate::{
    app::{App, Error, Result, TriedFrom, remembered::lock},
    domain::{
        credentials::{BadPin, choose_pin, read_pin},
        id::SessionId,
        principal::{HandedOver, Principal, Teacher},
    },
    limits,
    store::{self, ReadTx, credentials, sessions},
};

/// By what a teacher shows on her own device that it is she.
#[derive(Clone, Debug)]
pub enum TeacherKey {
    /// Her six digits, as typed.
    Pin(String),
    /// Her passphrase.
    Passphrase(String),
}

/// What became of a device that rested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlocked {
    /// She goes on where she was.
    Awake,
    /// Too many wrong digits: she signs in as on any other device.
    SignedOut,
}

/// Whether her six digits may lead back: she has chosen some, and nobody has guessed too often.
pub async fn may_try_pin(app: &App, teacher: Teacher) -> store::Result<bool> {
    let find = move |tx: &ReadTx<'_>| credentials::find_pin(tx, teacher.id);
    let pin = app.store.read(find).await?;
    Ok(pin.is_some() && app.sign_in.pin_tries.are_left(teacher.session))
}

/// Ends the handing over: the teacher has her device back.
pub async fn take_device_back(
    app: &Arc<App>,
    from: TriedFrom,
    handed: HandedOver,
    key: TeacherKey,
) -> Result<(), TryRefusal> {
    let teacher = handed.teacher;
    let turn = turn(app, from).await?;
    match key {
        TeacherKey::Pin(typed) => {
            check_pin(app, Principal::HandedOver(handed), teacher, &typed).await?;
        }
        TeacherKey::Passphrase(typed) => check_own_passphrase(app, teacher, typed).await?,
    }
    drop(turn);
    app.write_ending(teacher, move |tx| sessions::take_back(tx, teacher.session))
        .await?;
    app.sign_in.pin_tries.forget(teacher.session);
    Ok(())
}

/// Her own device rested: her six digits go on where she was. After too many wrong ones the session ends.
pub async fn unlock(
    app: &Arc<App>,
    from: TriedFrom,
    teacher: Teacher,
    token: [u8; 32],
    pin: &str,
) -> Result<Unlocked, TryRefusal> {
    let turn = turn(app, from).await?;
    let tries = &app.sign_in.pin_tries;
    let checked = check_pin(app, teacher.into(), teacher, pin).await;
    drop(turn);
    match checked {
        Ok(()) => {
            tries.forget(teacher.session);
            app.sessions.wake(&token);
            Ok(Unlocked::Awake)
        }
        Err(Error::Refused(TryRefusal::Wrong)) if !tries.are_left(teacher.session) => {
            app.write_ending(teacher, move |tx| {
                sessions::end_teacher_session(tx, teacher.session)
            })
            .await?;
            Ok(Unlocked::SignedOut)
        }
        Err(error) => Err(error),
    }
}

async fn check_pin(
    app: &App,
    by: Principal,
    teacher: Teacher,
    typed: &str,
) -> Result<(), TryRefusal> {
    let tries = &app.sign_in.pin_tries;
    let find = move |tx: &ReadTx<'_>| credentials::find_pin(tx, teacher.id);
    let pin = app.store.read(find).await?;
    let typed = read_pin(typed);
    let (true, Ok(typed), Some(phc)) = (tries.take(teacher.session), typed, pin) else {
        note_wrong_try(app, by, WrongTry::Pin).await;
        return Err(Error::Refused(TryRefusal::Wrong));
    };
    let checked = check_passphrase(app, by, WrongTry::Pin, typed, phc).await;
    if checked == Err(Error::Refused(TryRefusal::TooSoon)) {
        tries.give_back(teacher.session);
    }
    checked
}

/// She chooses her six digits. Where she had some, she is signed out on every other device.
pub async fn save_pin(app: &Arc<App>, teacher: Teacher, typed: &str) -> Result<(), BadPin> {
    let pin = choose_pin(typed).map_err(Error::Refused)?;
    let hash = hash_passphrase(app, pin).await?;
    Ok(app
        .write_ending(teacher, move |tx| {
            credentials::set_pin(tx, teacher.id, teacher.session, &hash)
        })
        .await?)
}

/// Tries at the six digits of a session; then only the passphrase leads back.
#[derive(Default)]
pub struct PinTries(Mutex<HashMap<SessionId, u32>>);

impl PinTries {
    /// Whether the digits may still be tried.
    fn are_left(&self, session: SessionId) -> bool {
        lock(&self.0).get(&session).copied().unwrap_or(0) < limits::PIN_TRIES
    }

    /// Takes one try, if one is left: before the digits are looked at, so that many at once are no more than their number.
    fn take(&self, session: SessionId) -> bool {
        let mut tries = lock(&self.0);
        let taken = tries.entry(session).or_default();
        if *taken >= limits::PIN_TRIES {
            return false;
        }
        *taken += 1;
        true
    }

    /// Gives a try back whose digits were not looked at.
    fn give_back(&self, session: SessionId) {
        if let Some(taken) = lock(&self.0).get_mut(&session) {
            *taken = taken.saturating_sub(1);
        }
    }

    /// The teacher has shown who she is.
    fn forget(&self, session: SessionId) {
        lock(&self.0).remove(&session);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_tries_at_the_digits_are_five_however_fast_they_come() {
        let (tries, session) = (PinTries::default(), SessionId::new(7));
        let taken = (0..20).filter(|_| tries.take(session)).count();
        assert_eq!((taken, tries.are_left(session)), (5, false));
        tries.give_back(session);
        assert!(tries.take(session) && !tries.take(session));
        assert!(tries.are_left(SessionId::new(8)), "of each session");
        tries.forget(session);
        assert!(tries.take(session));
    }
}
