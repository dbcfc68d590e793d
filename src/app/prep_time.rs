//! The two quiet minutes of a class (S6), begun by the teacher's tap or by the timetable. Only remembered, and by the
//! monotonic clock: a restart ends them, and nothing is lost.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use jiff::civil::DateTime;

use crate::app::{App, now_in};
use crate::{
    domain::{
        class::{Band, Class},
        id::ClassId,
        prep::{Role, most_asked, questions::Question},
    },
    live::Topic,
    store::{self, ReadTx},
};

/// A question that is read out to all.
pub type ReadOut = (Role, Question);

/// The quiet minutes that go on, and those that were over a moment ago.
pub struct PrepTimes {
    lasts: Duration,
    rounds: Mutex<BTreeMap<ClassId, Round>>,
    /// The block of each class, by its end, whose quiet minutes the timetable has begun: once each.
    begun: Mutex<BTreeMap<ClassId, DateTime>>,
}

#[derive(Clone)]
struct Round {
    until: Instant,
    /// The question that the wall asks all at once, where it is read out to the class.
    asks: Option<ReadOut>,
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
            begun: Mutex::default(),
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
    pub fn asks(&self, class: ClassId) -> Option<ReadOut> {
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
        self.lock().get(&class).cloned()
    }

    /// Whether it is the first time that the timetable means the block that ends then.
    fn is_first(&self, class: ClassId, end: DateTime) -> bool {
        let mut begun = self.begun.lock().unwrap_or_else(PoisonError::into_inner);
        begun.insert(class, end) != Some(end)
    }

    /// Begins one and says when it ends. One that goes on is not begun anew: a second tap is the same tap (R19).
    fn start(&self, class: ClassId, asks: Option<ReadOut>, lasts: Duration) -> Option<Instant> {
        let mut rounds = self.lock();
        let now = Instant::now();
        if rounds.get(&class).is_some_and(|round| round.until > now) {
            return None;
        }
        let until = now + lasts;
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
    pub fn start_prep_time(self: &Arc<Self>, class: ClassId, asks: Option<ReadOut>) {
        self.begin_prep_time(class, asks, self.prep_times.lasts);
    }

    /// Begins the quiet minutes of every class whose timetable says so. A clock in doubt begins none.
    pub async fn begin_timetabled_prep_times(self: &Arc<Self>) -> store::Result<()> {
        if self.is_clock_doubtful() {
            return Ok(());
        }
        let app = Arc::clone(self);
        let due = self.store.read(move |tx| {
            // From one look to the next some time goes by, which belongs to them.
            let lasts = app.prep_times.lasts + app.settings.limits.tick;
            let mut due = Vec::new();
            for class in store::class::all_quiet_by_timetable(tx)? {
                let now = now_in(&app.clock, &class);
                let calendar = store::calendar::load_since(tx, class.id, now.date())?;
                if let Some(end) = calendar.quiet_until(now, lasts) {
                    let left = now.duration_until(end).unsigned_abs();
                    due.push((class.id, end, left, read_out(tx, &class)?));
                }
            }
            Ok(due)
        });
        for (class, end, left, asks) in due.await? {
            if self.prep_times.is_first(class, end) {
                self.begin_prep_time(class, asks, left);
            }
        }
        Ok(())
    }

    fn begin_prep_time(self: &Arc<Self>, class: ClassId, asks: Option<ReadOut>, lasts: Duration) {
        let Some(until) = self.prep_times.start(class, asks, lasts) else {
            return;
        };
        self.prep_time_changed(class);
        let app = Arc::downgrade(self);
        tokio::spawn(async move {
            tokio::time::sleep_until(until.into()).await;
            if let Some(app) = app.upgrade()
                && app.prep_times.ended(class, until)
            {
                app.prep_time_changed(class);
            }
        });
    }

    fn prep_time_changed(&self, class: ClassId) {
        self.page_cache.clear_class(class);
        self.live.changed(class, Topic::PrepTime);
    }

    /// She ends it early.
    pub fn stop_prep_time(&self, class: ClassId) {
        if self.prep_times.stop(class) {
            self.prep_time_changed(class);
        }
    }
}

/// The question that is read out to the youngest from the wall, all together: the one that most of them have next.
pub fn read_out(tx: &ReadTx<'_>, class: &Class) -> store::Result<Option<ReadOut>> {
    if class.band != Band::K2 {
        return Ok(None);
    }
    let children = store::roster::since(tx, class.id)?;
    let sheets = store::prep::open_sheets(tx, class.id)?;
    let Some(role) = most_asked(children.keys().map(|student| sheets.get(student))) else {
        return Ok(None);
    };
    let questions = store::questions::of(tx, class.id)?;
    let questions = questions.of(class.language, class.band, role);
    // Each sheet has its own turn; on the wall stands the one that everyone is asked, or else the first.
    let question = questions.picked().or_else(|| questions.asked().next());
    Ok(question.map(|question| (role, question.clone())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::prep::questions::Standing;

    const CLASS: ClassId = ClassId::new(1);
    const LASTS: Duration = Duration::from_millis(50);

    #[test]
    fn it_is_over_by_itself_and_may_come_again() {
        let times = PrepTimes::new(LASTS);
        assert!(times.left(CLASS).is_none());
        assert!(times.quiet(CLASS).is_none());
        let question = Question {
            wording: "k2-stuck-1".to_owned(),
            words: None,
            standing: Standing::Shown,
        };
        let asks = (Role::Stuck, question);
        let first = times
            .start(CLASS, Some(asks.clone()), LASTS)
            .expect("it begins");
        assert_eq!(times.asks(CLASS), Some(asks));
        assert!(matches!(times.quiet(CLASS), Some(Quiet::GoesOn(0..5))));
        assert!(times.left(ClassId::new(2)).is_none(), "only in this class");
        assert!(
            times.start(CLASS, None, LASTS).is_none(),
            "a second tap is the same tap"
        );
        std::thread::sleep(Duration::from_millis(55));
        assert!(times.left(CLASS).is_none() && times.asks(CLASS).is_none());
        assert_eq!(times.quiet(CLASS), Some(Quiet::JustOver));
        assert!(times.ended(CLASS, first));
        times.start(CLASS, None, LASTS).expect("it begins again");
        assert!(!times.ended(CLASS, first), "the first is long over");
        assert!(times.stop(CLASS) && !times.stop(CLASS));
        assert_eq!(times.quiet(CLASS), Some(Quiet::JustOver));
        std::thread::sleep(Duration::from_millis(55));
        assert_eq!(times.quiet(CLASS), None);
    }
}
