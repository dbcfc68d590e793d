//! The first day (H7): for a quarter of an hour the children of a class, or one child whose pictures were reset, may choose
//! two pictures. By the clock that never jumps; a restart ends it, and the teacher taps again.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use crate::domain::id::{ClassId, SessionId, StudentId};

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

    /// The teacher taps "First day".
    pub fn begin(&self, class: ClassId) {
        self.lock().classes.insert(class, Instant::now());
    }

    /// She ends it before its time.
    pub fn end(&self, class: ClassId) {
        self.lock().classes.remove(&class);
    }

    /// How long it still lasts, if it is the first day.
    pub fn left(&self, class: ClassId) -> Option<Duration> {
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
    pub fn chose(&self, student: StudentId, session: SessionId) {
        let mut open = self.lock();
        open.children.remove(&student);
        open.chosen.insert(session, Instant::now());
    }

    /// Whether this session's child has just chosen.
    pub fn has_just_chosen(&self, session: SessionId) -> bool {
        self.lock().chosen.contains_key(&session)
    }

    /// The child has looked at them.
    pub fn looked(&self, session: SessionId) {
        self.lock().chosen.remove(&session);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Open> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let lives = |since: &mut Instant| since.elapsed() < self.life;
        open.classes.retain(|_, since| lives(since));
        open.children.retain(|_, since| lives(since));
        open.chosen.retain(|_, since| lives(since));
        open
    }
}
