//! Tablets that wait to become a wall, or a device of the room (decision 11): each shows a number, and the teacher says which
//! number is hers. Only remembered.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use crate::secret;

/// A tablet that waits.
#[derive(Clone, Copy, Debug)]
pub struct WaitingTablet {
    /// Two digits, large on the tablet.
    pub number: u8,
    /// SHA-256 of the cookie that it will be known by.
    pub token: [u8; 32],
    since: Instant,
}

/// All that wait.
pub struct WaitingTablets {
    waiting: Mutex<Vec<WaitingTablet>>,
    life: Duration,
    /// So many at once; the oldest then lose their number.
    max: usize,
}

impl WaitingTablets {
    pub(super) fn new(life: Duration, max: usize) -> Self {
        Self {
            waiting: Mutex::default(),
            life,
            max,
        }
    }

    /// Adds the tablet that will be known by this cookie, with a number to show.
    pub(super) fn add(&self, token: [u8; 32]) {
        let mut waiting = self.lock();
        if waiting.len() >= self.max {
            waiting.remove(0);
        }
        let number = loop {
            let number = 10 + secret::bytes::<1>()[0] % 90;
            if !waiting.iter().any(|tablet| tablet.number == number) {
                break number;
            }
        };
        waiting.push(WaitingTablet {
            number,
            token,
            since: Instant::now(),
        });
    }

    /// The number of the tablet with this cookie, while it waits.
    pub fn find_number(&self, token: &[u8; 32]) -> Option<u8> {
        self.lock()
            .iter()
            .find(|tablet| tablet.token == *token)
            .map(|tablet| tablet.number)
    }

    /// Every number that waits, the longest waiting first.
    pub fn numbers(&self) -> Vec<u8> {
        self.lock().iter().map(|tablet| tablet.number).collect()
    }

    /// All that wait, the longest waiting first.
    pub(super) fn all(&self) -> Vec<WaitingTablet> {
        self.lock().clone()
    }

    /// The tablet that shows this number.
    pub(super) fn find(&self, number: u8) -> Option<WaitingTablet> {
        self.lock()
            .iter()
            .find(|tablet| tablet.number == number)
            .copied()
    }

    /// It waits no longer.
    pub(super) fn remove(&self, tablet: &WaitingTablet) {
        self.lock().retain(|it| it.token != tablet.token);
    }

    fn lock(&self) -> MutexGuard<'_, Vec<WaitingTablet>> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|tablet| tablet.since.elapsed() < self.life);
        waiting
    }
}
