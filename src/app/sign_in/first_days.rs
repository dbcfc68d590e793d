//! The first day: for a quarter of an hour the children of a class, or one child whose pictures were reset, may choose two
//! pictures. By the clock that never jumps, and only remembered: a restart ends it, and the teacher taps again.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use crate::{
    app::{App, Error, Result, class_for},
    domain::{
        id::{ClassId, SessionId, StudentId},
        principal::Principal,
    },
    live::Topic,
};

/// Which classes and children may choose, and who has just chosen.
pub struct FirstDays {
    open: Mutex<Open>,
    life: Duration,
}

#[derive(Default)]
struct Open {
    classes: HashMap<ClassId, Instant>,
    children: HashMap<StudentId, Instant>,
    chosen: HashMap<SessionId, Instant>,
}

impl FirstDays {
    pub(super) fn new(life: Duration) -> Self {
        Self {
            open: Mutex::default(),
            life,
        }
    }

    /// How long it still lasts, if it is the first day.
    pub fn time_left(&self, class: ClassId) -> Option<Duration> {
        let open = self.lock();
        let since = open.classes.get(&class)?;
        self.life.checked_sub(since.elapsed())
    }

    /// One child's pictures were reset: that child may choose.
    pub fn begin_for(&self, student: StudentId) {
        self.lock().children.insert(student, Instant::now());
    }

    /// Whether this child may choose now.
    pub fn may_choose(&self, class: ClassId, student: StudentId) -> bool {
        let open = self.lock();
        open.classes.contains_key(&class) || open.children.contains_key(&student)
    }

    /// A child has just chosen: the page that says the two pictures large may be shown to this session.
    pub(super) fn pictures_chosen(&self, student: StudentId, session: SessionId) {
        let mut open = self.lock();
        open.children.remove(&student);
        open.chosen.insert(session, Instant::now());
    }

    /// Whether this session's child has just chosen.
    pub fn has_just_chosen(&self, session: SessionId) -> bool {
        self.lock().chosen.contains_key(&session)
    }

    /// The child has looked at its pictures: they are shown no more.
    pub fn pictures_seen(&self, session: SessionId) {
        self.lock().chosen.remove(&session);
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let lives = |since: &mut Instant| since.elapsed() < self.life;
        open.classes.retain(|_, since| lives(since));
        open.children.retain(|_, since| lives(since));
        open.chosen.retain(|_, since| lives(since));
        open
    }
}

/// The teacher taps "First day" of one of her classes.
pub async fn begin_first_day(app: &App, by: Principal, class: ClassId) -> Result<()> {
    check_class(app, by, class).await?;
    let mut open = app.sign_in.first_days.lock();
    open.classes.insert(class, Instant::now());
    drop(open);
    app.live.changed(class, Topic::SignIn);
    Ok(())
}

/// She ends it before its time.
pub async fn end_first_day(app: &App, by: Principal, class: ClassId) -> Result<()> {
    check_class(app, by, class).await?;
    app.sign_in.first_days.lock().classes.remove(&class);
    app.live.changed(class, Topic::SignIn);
    Ok(())
}

async fn check_class(app: &App, by: Principal, class: ClassId) -> Result<()> {
    let hers = app
        .store
        .read(move |tx| class_for(tx, &by, Some(class)))
        .await?;
    hers.map(|_| ()).ok_or(Error::NotFound)
}
