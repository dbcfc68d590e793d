//! How much may be done in an hour: by one child, at one wall, by devices that join one room. Each deed leaves some bytes on the
//! card for good, and no tablet shall fill it. Nothing is known here of what is done.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::Mutex,
    time::{Duration, Instant},
};

use super::remembered::lock;
use crate::{
    domain::{
        id::{ClassId, DeviceId, StudentId},
        principal::Principal,
    },
    limits,
};

const HOUR: Duration = Duration::from_secs(3600);

/// How often each did something within the hour that began with the first time.
struct Pace<K> {
    times: Mutex<HashMap<K, (Instant, u32)>>,
    max: u32,
}

impl<K: Copy + Eq + Hash> Pace<K> {
    fn new(max: u32) -> Self {
        let times = Mutex::default();
        Self { times, max }
    }

    /// Whether it was done as often as it may be.
    fn is_reached(&self, by: K) -> bool {
        let times = lock(&self.times);
        let reached =
            |(since, times): &(Instant, u32)| since.elapsed() < HOUR && *times >= self.max;
        times.get(&by).is_some_and(reached)
    }

    /// It was done.
    fn count(&self, by: K) {
        let mut times = lock(&self.times);
        if !times.contains_key(&by) {
            times.retain(|_, (since, _)| since.elapsed() < HOUR);
        }
        let entry = times.entry(by).or_insert((Instant::now(), 0));
        if entry.0.elapsed() >= HOUR {
            *entry = (Instant::now(), 0);
        }
        entry.1 += 1;
    }

    /// Whether it may be done now. If so, it is counted.
    fn admit(&self, by: K) -> bool {
        let may = !self.is_reached(by);
        if may {
            self.count(by);
        }
        may
    }
}

/// What was done in the last hour. A restart forgets it.
pub struct Paces {
    children: Pace<StudentId>,
    walls: Pace<DeviceId>,
    sign_ins: Pace<StudentId>,
    joins: Pace<ClassId>,
}

impl Default for Paces {
    fn default() -> Self {
        Self {
            children: Pace::new(limits::DEEDS_OF_A_CHILD_AN_HOUR),
            walls: Pace::new(limits::DEEDS_OF_A_WALL_AN_HOUR),
            sign_ins: Pace::new(limits::SIGN_INS_OF_A_CHILD_AN_HOUR),
            joins: Pace::new(limits::DEVICES_JOINING_AN_HOUR),
        }
    }
}

impl Paces {
    /// Whether this child, in all its sessions and with the teacher's device in its hands, or this wall may do one thing more.
    /// If so, it is counted. Nobody else is.
    pub fn admit_deed(&self, by: &Principal) -> bool {
        match by {
            Principal::Student(student) => self.children.admit(student.id),
            Principal::HandedOver(handed) => self.children.admit(handed.student),
            Principal::Wall(wall) => self.walls.admit(wall.device),
            _ => true,
        }
    }

    /// Whether a child has come in too often.
    pub fn came_in_too_often(&self, student: StudentId) -> bool {
        self.sign_ins.is_reached(student)
    }

    /// A child came in: wrong tries, which others may send in its name, are not counted.
    pub fn came_in(&self, student: StudentId) {
        self.sign_ins.count(student);
    }

    /// Whether a device more may join this room by its code. If so, it is counted.
    pub fn admit_device(&self, class: ClassId) -> bool {
        self.joins.admit(class)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_counted_alone() {
        let pace = Pace::new(2);
        assert_eq!(
            [1, 1, 1, 2, 1].map(|by| pace.admit(by)),
            [true, true, false, true, false]
        );
    }

    #[test]
    fn a_wall_has_a_bound_as_well_and_no_child_has_the_walls() {
        use crate::domain::principal::{StudentSession, Wall};
        let paces = Paces::default();
        let wall = Principal::Wall(Wall {
            device: DeviceId::new(1),
            class: ClassId::new(1),
            follows: false,
        });
        let child = Principal::Student(StudentSession {
            id: StudentId::new(1),
            class: ClassId::new(1),
            session: crate::domain::id::SessionId::new(1),
        });
        let admitted = |by: &Principal| (0..60_001).filter(|_| paces.admit_deed(by)).count();
        assert_eq!((admitted(&wall), admitted(&child)), (60_000, 300));
        assert_eq!(admitted(&Principal::Stranger), 60_001);
    }

    #[test]
    fn an_hour_later_it_begins_anew() {
        let pace = Pace::new(1);
        assert!(pace.admit(1) && !pace.admit(1));
        let Some(before) = Instant::now().checked_sub(HOUR) else {
            return;
        };
        lock(&pace.times).insert(1, (before, 1));
        assert!(pace.admit(1) && !pace.admit(1));
    }
}
