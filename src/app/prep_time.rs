//! The two quiet minutes of a class (S6). Only remembered, and by the monotonic clock: a restart ends them, and nothing is lost.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use super::App;
use crate::{domain::id::ClassId, live::Topic};

/// The quiet minutes that are going on.
pub struct PrepTimes {
    lasts: Duration,
    until: Mutex<BTreeMap<ClassId, Instant>>,
}

impl PrepTimes {
    /// None yet; each will last so long.
    pub fn new(lasts: Duration) -> Self {
        Self {
            lasts,
            until: Mutex::default(),
        }
    }

    /// How long a prep time is.
    pub fn lasts(&self) -> Duration {
        self.lasts
    }

    /// How much is left of a class's prep time; none when there is none.
    pub fn left(&self, class: ClassId) -> Option<Duration> {
        let all = self.until.lock().unwrap_or_else(PoisonError::into_inner);
        let left = all.get(&class)?.saturating_duration_since(Instant::now());
        (!left.is_zero()).then_some(left)
    }

    /// Begins one and says when it ends. One that goes on is not begun anew: a second tap is the same tap (R19).
    fn start(&self, class: ClassId) -> Option<Instant> {
        let mut all = self.until.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if all.get(&class).is_some_and(|until| *until > now) {
            return None;
        }
        let until = now + self.lasts;
        all.insert(class, until);
        Some(until)
    }

    /// Ends one: whichever goes on, or only the one that was to end at that moment.
    fn stop(&self, class: ClassId, which: Option<Instant>) -> bool {
        let mut all = self.until.lock().unwrap_or_else(PoisonError::into_inner);
        let found = all.get(&class);
        let ends = found.is_some_and(|until| which.is_none_or(|which| which == *until));
        if ends {
            all.remove(&class);
        }
        ends
    }
}

impl App {
    /// The teacher's one tap: every open page hears that prep time begins, and later that it is over.
    pub fn start_prep_time(self: &Arc<Self>, class: ClassId) {
        let Some(until) = self.prep_times.start(class) else {
            return;
        };
        self.changed(class, Topic::PrepTime);
        let app = Arc::downgrade(self);
        tokio::spawn(async move {
            tokio::time::sleep_until(until.into()).await;
            if let Some(app) = app.upgrade()
                && app.prep_times.stop(class, Some(until))
            {
                app.changed(class, Topic::PrepTime);
            }
        });
    }

    /// She ends it early.
    pub fn stop_prep_time(&self, class: ClassId) {
        if self.prep_times.stop(class, None) {
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
        let times = PrepTimes::new(Duration::from_millis(20));
        assert!(times.left(CLASS).is_none());
        let first = times.start(CLASS).expect("it begins");
        assert!(times.left(CLASS).is_some());
        assert!(times.left(ClassId::new(2)).is_none(), "only in this class");
        assert!(times.start(CLASS).is_none(), "a second tap is the same tap");
        std::thread::sleep(Duration::from_millis(25));
        assert!(times.left(CLASS).is_none());
        times.start(CLASS).expect("it begins again");
        assert!(!times.stop(CLASS, Some(first)), "the first is long over");
        assert!(times.stop(CLASS, None));
        assert!(times.left(CLASS).is_none());
    }
}
