//! Prep time, the two quiet minutes of a class: begun by the teacher's tap or by the timetable. Only remembered, and by the
//! monotonic clock: a restart ends it, and nothing is lost.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use jiff::civil::DateTime;

use super::{App, Error, Result, class_for, now_in, remembered::lock, room::check_class};
use crate::{
    domain::{
        class::{Band, Class},
        id::ClassId,
        prep::{QuestionRole, most_asked, questions::Question},
        principal::Principal,
    },
    live::Topic,
    store::{self, ReadTx},
};

/// A question that is read out to all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedQuestion {
    /// What it is for.
    pub role: QuestionRole,
    /// The question.
    pub question: Question,
}

/// The prep times that go on, and those that were over a moment ago.
pub struct PrepTimes {
    lasts: Duration,
    times: Mutex<BTreeMap<ClassId, PrepTime>>,
    /// The block of each class, by its end, whose prep time the timetable has begun: once each.
    begun: Mutex<BTreeMap<ClassId, DateTime>>,
}

#[derive(Clone)]
struct PrepTime {
    until: Instant,
    /// The question that the wall asks all at once, where it is read out to the class.
    shared: Option<SharedQuestion>,
}

/// How far the prep time of a class is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It goes on, and this part of it has passed, in tenths.
    GoesOn(u8),
    /// It was over a moment ago.
    JustOver,
}

impl PrepTimes {
    /// None yet; each will last so long.
    pub fn new(lasts: Duration) -> Self {
        Self {
            lasts,
            times: Mutex::default(),
            begun: Mutex::default(),
        }
    }

    /// How much is left of a class's prep time; none when there is none.
    pub fn time_left(&self, class: ClassId) -> Option<Duration> {
        let left = self
            .find(class)?
            .until
            .checked_duration_since(Instant::now());
        left.filter(|left| !left.is_zero())
    }

    /// The question on the wall, while it is prep time and if it is asked of all.
    pub fn shared_question(&self, class: ClassId) -> Option<SharedQuestion> {
        self.time_left(class).and_then(|_| self.find(class)?.shared)
    }

    /// What a child's page shows of it.
    pub fn progress(&self, class: ClassId) -> Option<Progress> {
        let until = self.find(class)?.until;
        if let Some(left) = self.time_left(class) {
            let passed = self.lasts.saturating_sub(left).as_millis();
            let tenths = passed * 10 / self.lasts.as_millis().max(1);
            let tenths = u8::try_from(tenths).unwrap_or(9).min(9);
            return Some(Progress::GoesOn(tenths));
        }
        (until.elapsed() < self.lasts).then_some(Progress::JustOver)
    }

    fn find(&self, class: ClassId) -> Option<PrepTime> {
        lock(&self.times).get(&class).cloned()
    }

    /// Whether it is the first time that the timetable means the block that ends then.
    fn is_first(&self, class: ClassId, end: DateTime) -> bool {
        let mut begun = lock(&self.begun);
        begun.insert(class, end) != Some(end)
    }

    /// Begins one and says when it ends. One that goes on is not begun anew: a second tap is the same tap.
    fn begin(
        &self,
        class: ClassId,
        shared: Option<SharedQuestion>,
        lasts: Duration,
    ) -> Option<Instant> {
        let mut times = lock(&self.times);
        let now = Instant::now();
        if times.get(&class).is_some_and(|time| time.until > now) {
            return None;
        }
        let until = now + lasts;
        times.insert(class, PrepTime { until, shared });
        Some(until)
    }

    /// Ends the one that goes on, now.
    fn end(&self, class: ClassId) -> bool {
        let now = Instant::now();
        let mut times = lock(&self.times);
        let time = times.get_mut(&class).filter(|time| time.until > now);
        time.is_some_and(|time| {
            time.until = now;
            true
        })
    }

    /// Whether it was the one that was to end at this moment that ended: not one that was ended early, or begun since.
    fn ended(&self, class: ClassId, until: Instant) -> bool {
        self.find(class).is_some_and(|time| time.until == until)
    }
}

/// The teacher's one tap: every open page hears that prep time begins, and later that it is over.
pub async fn start(app: &Arc<App>, by: Principal, class: ClassId) -> Result<()> {
    let shared = app.store.read(move |tx| {
        let class = class_for(tx, &by, Some(class))?;
        class.map(|class| question_to_share(tx, &class)).transpose()
    });
    let shared = shared.await?.ok_or(Error::NotFound)?;
    app.begin_prep_time(class, shared, app.prep_times.lasts);
    Ok(())
}

/// She ends it early.
pub async fn stop(app: &Arc<App>, by: Principal, class: ClassId) -> Result<()> {
    check_class(app, by, class).await?;
    if app.prep_times.end(class) {
        app.prep_time_changed(class);
    }
    Ok(())
}

impl App {
    /// Begins the prep time of every class whose timetable says so. A clock in doubt begins none.
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
                    due.push((class.id, end, left, question_to_share(tx, &class)?));
                }
            }
            Ok(due)
        });
        for (class, end, left, shared) in due.await? {
            if self.prep_times.is_first(class, end) {
                self.begin_prep_time(class, shared, left);
            }
        }
        Ok(())
    }

    fn begin_prep_time(
        self: &Arc<Self>,
        class: ClassId,
        shared: Option<SharedQuestion>,
        lasts: Duration,
    ) {
        let Some(until) = self.prep_times.begin(class, shared, lasts) else {
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
}

/// The question that is read out to the youngest from the wall, all together: the one that most of them have next.
fn question_to_share(tx: &ReadTx<'_>, class: &Class) -> store::Result<Option<SharedQuestion>> {
    if class.band != Band::K2 {
        return Ok(None);
    }
    let children = store::roster::since(tx, class.id)?;
    let sheets = store::prep::open_sheets(tx, class.id)?;
    let Some(role) = most_asked(children.keys().map(|student| sheets.get(student))) else {
        return Ok(None);
    };
    let questions = store::questions::load(tx, class.id)?;
    let questions = questions.for_role(class.language, class.band, role);
    // Each sheet has its own turn; on the wall stands the one that everyone is asked, or else the first.
    let question = questions.picked().or_else(|| questions.asked().next());
    Ok(question
        .cloned()
        .map(|question| SharedQuestion { role, question }))
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
        assert!(times.time_left(CLASS).is_none());
        assert!(times.progress(CLASS).is_none());
        let question = Question {
            wording: "k2-stuck-1".to_owned(),
            words: None,
            standing: Standing::Shown,
        };
        let shared = SharedQuestion {
            role: QuestionRole::Stuck,
            question,
        };
        let first = times.begin(CLASS, Some(shared.clone()), LASTS);
        let first = first.expect("it begins");
        assert_eq!(times.shared_question(CLASS), Some(shared));
        let progress = times.progress(CLASS);
        assert!(matches!(progress, Some(Progress::GoesOn(0..5))));
        let elsewhere = times.time_left(ClassId::new(2));
        assert!(elsewhere.is_none(), "only in this class");
        let second = times.begin(CLASS, None, LASTS);
        assert!(second.is_none(), "a second tap is the same tap");
        std::thread::sleep(Duration::from_millis(55));
        assert!(times.time_left(CLASS).is_none() && times.shared_question(CLASS).is_none());
        assert_eq!(times.progress(CLASS), Some(Progress::JustOver));
        assert!(times.ended(CLASS, first));
        times.begin(CLASS, None, LASTS).expect("it begins again");
        assert!(!times.ended(CLASS, first), "the first is long over");
        assert!(times.end(CLASS) && !times.end(CLASS));
        assert_eq!(times.progress(CLASS), Some(Progress::JustOver));
        std::thread::sleep(Duration::from_millis(55));
        assert_eq!(times.progress(CLASS), None);
    }
}
