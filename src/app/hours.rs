//! The timetables of all classes, remembered so that every request of a device of the room may ask which class writes now.
//! Which one that is, is decided by domain/calendar. They are read anew when they change.

use std::sync::Mutex;

use jiff::{civil::Date, tz::TimeZone};

use super::remembered::lock;
use crate::{
    domain::{
        calendar::{self, Block, class_on_timetable},
        class::Class,
        id::{ClassId, TeacherId},
        text::Language,
    },
    host::clock::Clock,
    store::{self, ReadTx},
};

/// When one class writes, and who teaches it.
struct ClassHours {
    class: Class,
    teachers: Vec<TeacherId>,
    blocks: Vec<Block>,
}

/// The timetables of all classes.
#[derive(Default)]
pub struct Hours(Mutex<Vec<ClassHours>>);

impl Hours {
    /// Takes over what the store holds.
    pub(super) fn read(&self, tx: &ReadTx<'_>) -> store::Result<()> {
        let mut hours = Vec::new();
        for class in store::class::all(tx)? {
            let taught = store::class::with_teachers(tx, class.id)?;
            hours.push(ClassHours {
                teachers: taught.map_or_else(Vec::new, |it| it.teachers.clone()),
                blocks: store::calendar::load_since(tx, class.id, Date::MAX)?.blocks,
                class,
            });
        }
        *lock(&self.0) = hours;
        Ok(())
    }

    /// Which of a teacher's classes it is now, if she has several and one of them writes now or later today.
    pub fn class_of_teacher(&self, clock: &Clock, teacher: TeacherId) -> Option<ClassId> {
        let (class, _) = self.class_now(clock, |hours| hours.teachers.contains(&teacher))?;
        Some(class)
    }

    /// The same for a device that was let into a class: any class of that class's teachers, and its language.
    pub fn class_of_device(&self, clock: &Clock, device: ClassId) -> Option<(ClassId, Language)> {
        let classes = self.classes_of_room(device);
        self.class_now(clock, |hours| classes.contains(&hours.class.id))
    }

    /// A class and all others of its teachers: whose children may sit before a device of that room.
    pub fn classes_of_room(&self, class: ClassId) -> Vec<ClassId> {
        let all = lock(&self.0);
        let Some(own) = all.iter().find(|hours| hours.class.id == class) else {
            return Vec::new();
        };
        all.iter()
            .filter(|hours| {
                hours
                    .teachers
                    .iter()
                    .any(|teacher| own.teachers.contains(teacher))
            })
            .map(|hours| hours.class.id)
            .collect()
    }

    fn class_now(
        &self,
        clock: &Clock,
        belongs: impl Fn(&ClassHours) -> bool,
    ) -> Option<(ClassId, Language)> {
        let all = lock(&self.0);
        let classes: Vec<&ClassHours> = all.iter().filter(|hours| belongs(hours)).collect();
        if classes.len() < 2 {
            return None;
        }
        let now = classes.iter().map(|hours| calendar::Hours {
            class: hours.class.id,
            blocks: &hours.blocks,
            now: clock.local(&TimeZone::get(&hours.class.zone).unwrap_or(TimeZone::UTC)),
        });
        let class = class_on_timetable(now)?;
        let found = classes.iter().find(|hours| hours.class.id == class)?;
        Some((class, found.class.language))
    }
}
