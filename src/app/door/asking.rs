//! Children who ask their teacher to let them in: each holds a fresh cookie that counts for nothing until she says yes. Only
//! remembered.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use crate::{
    domain::id::{ClassId, DeviceId, StudentId},
    secret,
};

/// A child who asks.
#[derive(Clone, Copy, Debug)]
pub struct Asking {
    /// The number that the teacher's answer carries.
    pub id: i64,
    /// The room.
    pub class: ClassId,
    /// Who wants in.
    pub student: StudentId,
    /// On which device of the room.
    pub device: DeviceId,
    /// SHA-256 of the cookie that waits there.
    pub token: [u8; 32],
    /// She said no.
    pub refused: bool,
    since: Instant,
}

/// All who ask.
pub struct Askings {
    asking: Mutex<Vec<Asking>>,
    life: Duration,
}

impl Askings {
    pub(super) fn new(life: Duration) -> Self {
        Self {
            asking: Mutex::default(),
            life,
        }
    }

    /// A child asks on a device. Whoever asked on that device before no longer does.
    pub fn ask(&self, class: ClassId, student: StudentId, device: DeviceId, token: [u8; 32]) {
        let mut asking = self.lock();
        asking.retain(|it| it.device != device);
        asking.push(Asking {
            id: secret::id(),
            class,
            student,
            device,
            token,
            refused: false,
            since: Instant::now(),
        });
    }

    /// What the teacher of a class is asked, the longest waiting first.
    pub fn of(&self, class: ClassId) -> Vec<Asking> {
        let asking = self.lock();
        asking
            .iter()
            .filter(|it| it.class == class && !it.refused)
            .copied()
            .collect()
    }

    /// The asking that a device's waiting cookie belongs to.
    pub fn behind(&self, token: &[u8; 32]) -> Option<Asking> {
        self.lock().iter().find(|it| it.token == *token).copied()
    }

    /// The asking with this number, while it waits.
    pub fn find(&self, id: i64) -> Option<Asking> {
        let asking = self.lock();
        asking.iter().find(|it| it.id == id && !it.refused).copied()
    }

    /// She said yes, or the child went another way.
    pub fn forget(&self, id: i64) {
        self.lock().retain(|it| it.id != id);
    }

    /// She said no; the child's page tells so once it looks.
    pub fn refuse(&self, id: i64) {
        let mut asking = self.lock();
        for it in asking.iter_mut().filter(|it| it.id == id) {
            it.refused = true;
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Asking>> {
        let mut asking = self.asking.lock().unwrap_or_else(PoisonError::into_inner);
        asking.retain(|it| it.since.elapsed() < self.life);
        asking
    }
}
