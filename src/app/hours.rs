//! The timetables of all classes, remembered so that every request of a shared device may ask which class it is (H5, H7).
//! Which one that is, is decided by domain/calendar.

use std::sync::{Mutex, PoisonError};

use jiff::{civil::Date, tz::TimeZone};

use crate::{
    domain::{
        calendar::{Block, Hours as HoursNow, on_the_timetable},
        id::{ClassId, TeacherId},
        text::Language,
    },
    host::clock::Clock,
    store::{self, ReadTx},
};

/// One class's part.
struct ClassHours {
    class: ClassId,
    language: Language,
    teachers: Vec<TeacherId>,
    zone: String,
    blocks: Vec<Block>,
}

/// All of them.
#[derive(Default)]
pub struct Hours(Mutex<Vec<ClassHours>>);

impl Hours {
    /// Takes over what the store holds.
    pub(super) fn read(&self, tx: &ReadTx<'_>) -> store::Result<()> {
        let mut hours = Vec::new();
        for class in store::class::all(tx)? {
            let taught = store::class::taught(tx, class.id)?;
            hours.push(ClassHours {
                class: class.id,
                language: class.language,
                teachers: taught.map_or_else(Vec::new, |it| it.teachers.clone()),
                blocks: store::calendar::of(tx, class.id, Date::MAX)?.blocks,
                zone: class.zone,
            });
        }
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = hours;
        Ok(())
    }

    /// Which of a teacher's classes it is now, if she has several and one of them writes now or later today.
    pub fn of_teacher(&self, clock: &Clock, teacher: TeacherId) -> Option<ClassId> {
        let (class, _) = self.now(clock, |it| it.teachers.contains(&teacher))?;
        Some(class)
    }

    /// The same for a device that was let into a class: any class of that class's teachers, and its language.
    pub fn of_device(&self, clock: &Clock, device: ClassId) -> Option<(ClassId, Language)> {
        let together = self.together(device);
        self.now(clock, |it| together.contains(&it.class))
    }

    /// A class and all others of its teachers: whose children may sit before a device of that room.
    pub fn together(&self, class: ClassId) -> Vec<ClassId> {
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
