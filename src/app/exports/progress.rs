//! How far a file is that is being made: counted by whoever makes it, read by the page that waits.

use std::sync::atomic::{AtomicU64, Ordering};

/// How far a file is that is being made.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    all: AtomicU64,
}

impl Progress {
    /// So many rows there are.
    pub fn expect(&self, rows: u64) {
        self.all.store(rows, Ordering::Relaxed);
    }

    /// One more is done.
    pub fn one_more(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// In whole parts of a hundred; all of them only when it is there.
    pub fn percent(&self) -> u64 {
        let all = self.all.load(Ordering::Relaxed).max(1);
        (self.done.load(Ordering::Relaxed) * 100 / all).min(99)
    }
}
