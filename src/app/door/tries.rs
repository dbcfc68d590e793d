//! When a wrong try was made: at a child's pictures, at the code of a room, at a teacher's PIN. By the clock that never
//! jumps (D6); how many went wrong in a row is in the store, so that a restart gives nobody a fresh start (D10).

use std::{
    collections::HashMap,
    hash::Hash,
    net::IpAddr,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use crate::domain::{
    door::wait_after,
    id::{DeviceId, SessionId, StudentId},
};

/// More of them than a school has; then the oldest no longer matter.
const REMEMBERED_MAX: usize = 1024;

/// A child's page does so many deeds in so long.
const DEEDS_MAX: u32 = 10;
const DEEDS_WHILE: Duration = Duration::from_secs(10);

/// A PIN is guessed this often at most; then only the passphrase leads back.
const PIN_TRIES: u32 = 5;

/// When what was tried last.
pub struct Tries {
    waits: [Duration; 3],
    started: Instant,
    pictures: Mutex<HashMap<(StudentId, DeviceId), Instant>>,
    codes: Mutex<HashMap<IpAddr, Instant>>,
    pins: Mutex<HashMap<SessionId, u32>>,
    deeds: Mutex<HashMap<SessionId, (Instant, u32)>>,
}

impl Tries {
    pub(super) fn new(waits: [Duration; 3]) -> Self {
        Self {
            waits,
            started: Instant::now(),
            pictures: Mutex::default(),
            codes: Mutex::default(),
            pins: Mutex::default(),
            deeds: Mutex::default(),
        }
    }

    /// How long a child's next try on this counter still has to wait, after so many wrong ones in a row. After a restart
    /// the whole wait begins anew.
    pub fn wait(&self, student: StudentId, counter: DeviceId, wrong: u32) -> Option<Duration> {
        let wait = self.waits[wait_after(wrong)?.min(self.waits.len() - 1)];
        let tried = lock(&self.pictures).get(&(student, counter)).copied();
        wait.checked_sub(tried.unwrap_or(self.started).elapsed())
    }

    /// A try at a child's pictures went wrong just now.
    pub fn was_wrong(&self, student: StudentId, counter: DeviceId) {
        note(&self.pictures, (student, counter));
    }

    /// Whether a code may be tried from this address: one a second.
    pub fn may_try_code(&self, from: IpAddr, between: Duration) -> bool {
        let tried = lock(&self.codes).get(&from).copied();
        if tried.is_some_and(|tried| tried.elapsed() < between) {
            return false;
        }
        note(&self.codes, from);
        true
    }

    /// Whether a child's page may do one more deed on the board: so many in a while (R29).
    pub fn may_do(&self, session: SessionId) -> bool {
        let mut deeds = lock(&self.deeds);
        if deeds.len() >= REMEMBERED_MAX {
            deeds.clear();
        }
        let (since, done) = deeds.entry(session).or_insert((Instant::now(), 0));
        if since.elapsed() >= DEEDS_WHILE {
            (*since, *done) = (Instant::now(), 0);
        }
        *done += 1;
        *done <= DEEDS_MAX
    }

    /// Whether a handed-over session may still try the PIN.
    pub fn may_try_pin(&self, session: SessionId) -> bool {
        lock(&self.pins).get(&session).copied().unwrap_or(0) < PIN_TRIES
    }

    /// The PIN was wrong.
    pub fn pin_was_wrong(&self, session: SessionId) {
        *lock(&self.pins).entry(session).or_default() += 1;
    }

    /// The teacher has her device back.
    pub fn pin_was_right(&self, session: SessionId) {
        lock(&self.pins).remove(&session);
    }
}

fn note<K: Hash + Eq>(tried: &Mutex<HashMap<K, Instant>>, key: K) {
    let mut tried = lock(tried);
    if tried.len() >= REMEMBERED_MAX {
        tried.clear();
    }
    tried.insert(key, Instant::now());
}

fn lock<T>(held: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}
