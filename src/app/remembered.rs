//! What is only remembered, and only for a while by the clock that never jumps: a restart forgets it, and nothing of it is on
//! the disk.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// What a lock holds. A thread that panicked meanwhile left nothing half done in these: each change is one step.
pub(super) fn lock<T>(held: &Mutex<T>) -> MutexGuard<'_, T> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Values that are remembered for a time each, and since when; the longest remembered come first.
pub(super) struct Remembered<T> {
    values: Mutex<Vec<(Instant, T)>>,
    life: Duration,
    max: usize,
}

impl<T: Clone> Remembered<T> {
    /// None yet; so many at once, each for this time.
    pub(super) fn new(life: Duration, max: usize) -> Self {
        Self {
            values: Mutex::default(),
            life,
            max,
        }
    }

    /// Remembers one more. Of too many the oldest goes.
    pub(super) fn add(&self, value: T) {
        self.push(self.lock(), value);
    }

    /// Remembers this one in the place of whichever it replaces.
    pub(super) fn replace(&self, replaces: impl Fn(&T) -> bool, value: T) {
        let mut values = self.lock();
        values.retain(|(_, value)| !replaces(value));
        self.push(values, value);
    }

    fn push(&self, mut values: MutexGuard<'_, Vec<(Instant, T)>>, value: T) {
        if values.len() >= self.max {
            values.remove(0);
        }
        values.push((Instant::now(), value));
    }

    /// The first that is meant.
    pub(super) fn find(&self, is_meant: impl Fn(&T) -> bool) -> Option<T> {
        let values = self.lock();
        let mut values = values.iter().map(|(_, value)| value);
        values.find(|value| is_meant(value)).cloned()
    }

    /// Whether this one is remembered: found soonest where it is new.
    pub(super) fn holds(&self, value: &T) -> bool
    where
        T: PartialEq,
    {
        self.lock().iter().rev().any(|(_, it)| it == value)
    }

    /// How long the first that is meant will still be remembered.
    pub(super) fn time_left(&self, is_meant: impl Fn(&T) -> bool) -> Option<Duration> {
        let values = self.lock();
        let (since, _) = values.iter().find(|(_, value)| is_meant(value))?;
        self.life.checked_sub(since.elapsed())
    }

    /// All of them.
    pub(super) fn all(&self) -> Vec<T> {
        self.lock().iter().map(|(_, value)| value.clone()).collect()
    }

    /// Forgets those that are meant.
    pub(super) fn remove(&self, is_meant: impl Fn(&T) -> bool) {
        self.lock().retain(|(_, value)| !is_meant(value));
    }

    /// All of them, to look at and change at once.
    pub(super) fn lock(&self) -> MutexGuard<'_, Vec<(Instant, T)>> {
        let mut values = lock(&self.values);
        let now = Instant::now();
        let over = values.partition_point(|(since, _)| now.duration_since(*since) >= self.life);
        values.drain(..over);
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_remembered_for_its_time_and_the_oldest_goes_first() {
        let numbers = Remembered::new(Duration::from_millis(50), 3);
        (1..=4).for_each(|number| numbers.add(number));
        assert_eq!(numbers.all(), [2, 3, 4]);
        numbers.remove(|number| *number == 3);
        assert_eq!(
            (numbers.find(|it| *it > 2), numbers.find(|it| *it == 3)),
            (Some(4), None)
        );
        std::thread::sleep(Duration::from_millis(55));
        numbers.add(5);
        assert_eq!(numbers.all(), [5]);
        assert!(numbers.time_left(|_| true) > Some(Duration::ZERO));
    }
}
