//! The teacher's six digits (decisions 14 and 15): she chooses them, they lead back from a child's hands, and they open her own
//! device again after it rested.

use std::sync::Arc;

use super::passphrase::{TryRefusal, admit, check_passphrase, hash_passphrase};
use crate::{
    app::{App, Error, Result, TriedFrom},
    domain::{
        credentials::{BadPin, choose_pin, read_pin},
        principal::{HandedOver, Teacher},
    },
    store::{
        self,
        credentials::{find_pin, set_pin},
        people::load_teachers,
        sessions::{end_teacher_session, take_back},
    },
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
    let pin = app.store.read(move |tx| find_pin(tx, teacher.id)).await?;
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
    admit(app, from)?;
    match key {
        TeacherKey::Pin(typed) => check_pin(app, teacher, &typed).await?,
        TeacherKey::Passphrase(typed) => {
            let teachers = app.store.read(load_teachers).await?;
            let hers = teachers.into_iter().find(|it| it.id == teacher.id);
            let phc = hers.ok_or(Error::NotFound)?.passphrase;
            check_passphrase(app, typed, phc).await?;
        }
    }
    app.write(teacher, move |tx| take_back(tx, teacher.session))
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
    admit(app, from)?;
    let tries = &app.sign_in.pin_tries;
    match check_pin(app, teacher, pin).await {
        Ok(()) => {
            tries.forget(teacher.session);
            app.sessions.wake(&token);
            Ok(Unlocked::Awake)
        }
        Err(Error::Refused(TryRefusal::Wrong)) if !tries.are_left(teacher.session) => {
            app.write(teacher, move |tx| end_teacher_session(tx, teacher.session))
                .await?;
            Ok(Unlocked::SignedOut)
        }
        Err(error) => Err(error),
    }
}

async fn check_pin(app: &App, teacher: Teacher, typed: &str) -> Result<(), TryRefusal> {
    let tries = &app.sign_in.pin_tries;
    let pin = app.store.read(move |tx| find_pin(tx, teacher.id)).await?;
    let typed = read_pin(typed);
    let (true, Ok(typed), Some(phc)) = (tries.take(teacher.session), typed, pin) else {
        return Err(Error::Refused(TryRefusal::Wrong));
    };
    let checked = check_passphrase(app, typed, phc).await;
    if checked == Err(Error::Refused(TryRefusal::TooSoon)) {
        tries.give_back(teacher.session);
    }
    checked
}

/// She chooses her six digits.
pub async fn save_pin(app: &Arc<App>, teacher: Teacher, typed: &str) -> Result<(), BadPin> {
    let pin = choose_pin(typed).map_err(Error::Refused)?;
    let hash = hash_passphrase(app, pin).await?;
    Ok(app
        .write(teacher, move |tx| set_pin(tx, teacher.id, &hash))
        .await?)
}
