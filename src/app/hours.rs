//! The timetables of all classes, remembered so that every request of a shared device may ask which class it is (H5, H7).
//! Which one that is, is decided by domain/calendar.

use std::sync::{Mutex, PoisonError};

use jiff::tz::TimeZone;

use crate::{
    domain::{
        calendar::{Block, Hours as HoursNow, on_the_timetable},
        id::{ClassId, TeacherId},
        text::Language,
    },
    host::clock::Clock,
};

/// One class's part.
pub(super) struct ClassHours {
    pub(super) class: ClassId,
    pub(super) language: Language,
    pub(super) teachers: Vec<TeacherId>,
    pub(super) zone: String,
    pub(super) blocks: Vec<Block>,
}

/// All of them.
#[derive(Default)]
pub struct Hours(Mutex<Vec<ClassHours>>);

impl Hours {
    pub(super) fn replace(&self, classes: Vec<ClassHours>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = classes;
    }

    /// Which of a teacher's classes it is now, if she has several and one of them writes now or later today.
    pub fn class_of_teacher(&self, clock: &Clock, teacher: TeacherId) -> Option<ClassId> {
        let (class, _) = self.now(clock, |it| it.teachers.contains(&teacher))?;
        Some(class)
    }

    /// The same for a device that was let into a class: any class of that class's teachers, and its language.
    pub fn class_of_device(&self, clock: &Clock, device: ClassId) -> Option<(ClassId, Language)> {
        let together = self.classes_of_room(device);
        self.now(clock, |it| together.contains(&it.class))
    }

    /// A class and all others of its teachers: whose children may sit before a device of that room.
    pub fn classes_of_room(&self, class: ClassId) -> Vec<ClassId> {
        let classes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let own = classes.iter().find(|it| it.class == class);
        let is_hers = |it: &&ClassHours| {
            own.is_some_and(|own| it.teachers.iter().any(|one| own.teachers.contains(one)))
        };
        classes.iter().filter(is_hers).map(|it| it.class).collect()
    }

    fn now(
        &self,
        clock: &Clock,
        which: impl Fn(&ClassHours) -> bool,
    ) -> Option<(ClassId, Language)> {
        let classes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let classes: Vec<&ClassHours> = classes.iter().filter(|it| which(it)).collect();
        if classes.len() < 2 {
            return None;
        }
        let hours = classes.iter().map(|it| HoursNow {
            class: it.class,
            blocks: &it.blocks,
            now: clock.local(&TimeZone::get(&it.zone).unwrap_or(TimeZone::UTC)),
        });
        let class = on_the_timetable(hours)?;
        let found = classes.iter().find(|it| it.class == class)?;
        Some((class, found.language))
    }
}
