//! When a wrong try was made at a child's pictures, and how often at a teacher's six digits. By the clock that never jumps; how
//! many tries at pictures went wrong in a row is in the store, so that a restart gives nobody a fresh start (decision 12).

use std::{
    collections::HashMap,
    sync::Mutex,
    time::{Duration, Instant},
};

use crate::{
    app::remembered::lock,
    domain::{credentials::wait_after, id::SessionId},
    limits,
    store::credentials::WrongPictures,
};

/// More of them than a school has; then the oldest no longer matter.
const REMEMBERED_MAX: usize = 1024;

/// How long the next try at a child's pictures has to wait.
pub struct PictureWaits {
    waits: [Duration; 3],
    started: Instant,
    tried: Mutex<HashMap<WrongPictures, Instant>>,
}

impl PictureWaits {
    pub(super) fn new(waits: [Duration; 3]) -> Self {
        Self {
            waits,
            started: Instant::now(),
            tried: Mutex::default(),
        }
    }

    /// Whether the next try on this counter still has to wait, after so many wrong ones in a row, the last of them just now
    /// or when it is remembered. After a restart the whole wait begins anew.
    pub(super) fn must_wait(&self, counter: WrongPictures, wrong: u32, was_just_now: bool) -> bool {
        let Some(step) = wait_after(wrong) else {
            return false;
        };
        let wait = self.waits[step.min(self.waits.len() - 1)];
        if was_just_now {
            return !wait.is_zero();
        }
        let tried = lock(&self.tried).get(&counter).copied();
        tried.unwrap_or(self.started).elapsed() < wait
    }

    /// A try went wrong just now, and is counted on disk.
    pub(crate) fn begin(&self, counter: WrongPictures) {
        let mut tried = lock(&self.tried);
        if tried.len() >= REMEMBERED_MAX {
            tried.clear();
        }
        tried.insert(counter, Instant::now());
    }
}

/// Tries at the six digits of a session; then only the passphrase leads back.
#[derive(Default)]
pub struct PinTries(Mutex<HashMap<SessionId, u32>>);

impl PinTries {
    /// Whether the digits may still be tried.
    pub(super) fn are_left(&self, session: SessionId) -> bool {
        lock(&self.0).get(&session).copied().unwrap_or(0) < limits::PIN_TRIES
    }

    /// Takes one try, if one is left: before the digits are looked at, so that many at once are no more than their number.
    pub(super) fn take(&self, session: SessionId) -> bool {
        let mut tries = lock(&self.0);
        let taken = tries.entry(session).or_default();
        if *taken >= limits::PIN_TRIES {
            return false;
        }
        *taken += 1;
        true
    }

    /// Gives a try back whose digits were not looked at.
    pub(super) fn give_back(&self, session: SessionId) {
        if let Some(taken) = lock(&self.0).get_mut(&session) {
            *taken = taken.saturating_sub(1);
        }
    }

    /// The teacher has shown who she is.
    pub(super) fn forget(&self, session: SessionId) {
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
