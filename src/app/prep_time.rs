//! The two quiet minutes of a class (S6). Only remembered, and by the monotonic clock: a restart ends them, and nothing is lost.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use super::App;
use crate::{
    domain::{id::ClassId, prep::Role},
    live::Topic,
};

/// The quiet minutes that go on, and those that were over a moment ago.
pub struct PrepTimes {
    lasts: Duration,
    rounds: Mutex<BTreeMap<ClassId, Round>>,
}

#[derive(Clone, Copy)]
struct Round {
    until: Instant,
    /// The question that the wall asks all at once, where it is read out to the class.
    asks: Option<Role>,
}

/// How far the quiet minutes of a class are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quiet {
    /// They go on, and this part of them has passed, in tenths.
    GoesOn(u8),
    /// They were over a moment ago.
    JustOver,
}

impl PrepTimes {
    /// None yet; each will last so long.
    pub fn new(lasts: Duration) -> Self {
        Self {
            lasts,
            rounds: Mutex::default(),
        }
    }

    /// How much is left of a class's prep time; none when there is none.
    pub fn left(&self, class: ClassId) -> Option<Duration> {
        let left = self
            .round(class)?
            .until
            .checked_duration_since(Instant::now());
        left.filter(|left| !left.is_zero())
    }

    /// The question on the wall, while it is prep time and if it is asked of all.
    pub fn asks(&self, class: ClassId) -> Option<Role> {
        self.left(class).and_then(|_| self.round(class)?.asks)
    }

    /// What a child's page shows of it.
    pub fn quiet(&self, class: ClassId) -> Option<Quiet> {
        let until = self.round(class)?.until;
        if let Some(left) = self.left(class) {
            let passed = self.lasts.saturating_sub(left).as_millis();
            let tenths = passed * 10 / self.lasts.as_millis().max(1);
            return Some(Quiet::GoesOn(u8::try_from(tenths).unwrap_or(9).min(9)));
        }
        (until.elapsed() < self.lasts).then_some(Quiet::JustOver)
    }

    fn round(&self, class: ClassId) -> Option<Round> {
        self.lock().get(&class).copied()
    }

    /// Begins one and says when it ends. One that goes on is not begun anew: a second tap is the same tap (R19).
    fn start(&self, class: ClassId, asks: Option<Role>) -> Option<Instant> {
        let mut rounds = self.lock();
        let now = Instant::now();
        if rounds.get(&class).is_some_and(|round| round.until > now) {
            return None;
        }
        let until = now + self.lasts;
        rounds.insert(class, Round { until, asks });
        Some(until)
    }

    /// Ends the one that goes on, now.
    fn stop(&self, class: ClassId) -> bool {
        let now = Instant::now();
        let mut rounds = self.lock();
        let round = rounds.get_mut(&class).filter(|round| round.until > now);
        round.is_some_and(|round| {
            round.until = now;
            true
        })
    }

    /// Whether it was the one that was to end at this moment that ended: not one that was stopped, or begun since.
    fn ended(&self, class: ClassId, until: Instant) -> bool {
        self.round(class).is_some_and(|round| round.until == until)
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<ClassId, Round>> {
        self.rounds.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl App {
    /// The teacher's one tap: every open page hears that prep time begins, and later that it is over.
    pub fn start_prep_time(self: &Arc<Self>, class: ClassId, asks: Option<Role>) {
        let Some(until) = self.prep_times.start(class, asks) else {
            return;
        };
        self.changed(class, Topic::PrepTime);
        let app = Arc::downgrade(self);
        tokio::spawn(async move {
            tokio::time::sleep_until(until.into()).await;
            if let Some(app) = app.upgrade()
                && app.prep_times.ended(class, until)
            {
                app.changed(class, Topic::PrepTime);
            }
        });
    }

    /// She ends it early.
    pub fn stop_prep_time(&self, class: ClassId) {
        if self.prep_times.stop(class) {
            self.changed(class, Topic::PrepTime);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLASS: ClassId = ClassId::new(1);

    #[test]
    fn it_is_over_by_itself_and_may_come_again() {
        let times = PrepTimes::new(Duration::from_millis(50));
        assert!(times.left(CLASS).is_none());
        assert!(times.quiet(CLASS).is_none());
        let first = times.start(CLASS, Some(Role::Stuck)).expect("it begins");
        assert_eq!(times.asks(CLASS), Some(Role::Stuck));
        assert!(matches!(times.quiet(CLASS), Some(Quiet::GoesOn(0..5))));
        assert!(times.left(ClassId::new(2)).is_none(), "only in this class");
        assert!(
            times.start(CLASS, None).is_none(),
            "a second tap is the same tap"
        );
        std::thread::sleep(Duration::from_millis(55));
        assert!(times.left(CLASS).is_none() && times.asks(CLASS).is_none());
        assert_eq!(times.quiet(CLASS), Some(Quiet::JustOver));
        assert!(times.ended(CLASS, first));
        times.start(CLASS, None).expect("it begins again");
        assert!(!times.ended(CLASS, first), "the first is long over");
        assert!(times.stop(CLASS) && !times.stop(CLASS));
        assert_eq!(times.quiet(CLASS), Some(Quiet::JustOver));
        std::thread::sleep(Duration::from_millis(55));
        assert_eq!(times.quiet(CLASS), None);
    }
}
