//! Tablets that wait to become a wall, or a device of the room (D8, D9): each shows a number and the teacher says which
//! number is hers. Only remembered.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// A tablet that asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Two digits, large on the tablet.
    pub number: u8,
    /// SHA-256 of the cookie that it will be known by.
    pub token: [u8; 32],
    since: Instant,
}

/// All that wait.
pub struct Pairings {
    waiting: Mutex<Vec<Asked>>,
    life: Duration,
    /// More at once are not a classroom; the oldest then lose their number.
    most: usize,
}

impl Pairings {
    pub(super) fn new(life: Duration, most: usize) -> Self {
        Self {
            waiting: Mutex::default(),
            life,
            most,
        }
    }

    /// A tablet asks; the number it shows from now on.
    pub fn ask(&self, token: [u8; 32]) -> u8 {
        let mut waiting = self.lock();
        if waiting.len() >= self.most {
            waiting.remove(0);
        }
        let number = loop {
            let number = 10 + crate::secret::bytes::<1>()[0] % 90;
            if !waiting.iter().any(|asked| asked.number == number) {
                break number;
            }
        };
        waiting.push(Asked {
            number,
            token,
            since: Instant::now(),
        });
        number
    }

    /// The number of the tablet with this cookie, while it waits.
    pub fn number_of(&self, token: &[u8; 32]) -> Option<u8> {
        self.lock()
            .iter()
            .find(|asked| asked.token == *token)
            .map(|asked| asked.number)
    }

    /// Every number that waits, the longest waiting first.
    pub fn numbers(&self) -> Vec<u8> {
        self.lock().iter().map(|asked| asked.number).collect()
    }

    /// All that wait, the longest waiting first.
    pub fn all(&self) -> Vec<Asked> {
        self.lock().clone()
    }

    /// The tablet that shows this number.
    pub fn find(&self, number: u8) -> Option<Asked> {
        self.lock()
            .iter()
            .find(|asked| asked.number == number)
            .cloned()
    }

    /// It no longer waits: it is a wall now.
    pub fn forget(&self, number: u8) {
        self.lock().retain(|asked| asked.number != number);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Asked>> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|asked| asked.since.elapsed() < self.life);
        waiting
    }
}
