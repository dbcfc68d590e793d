//! What the store holds of who is let in, read at once: the picture that [`super::Sessions`] is made from.

use std::collections::BTreeSet;

use crate::{
    domain::{class::Class, id::TeacherId, text::Language},
    store::{
        self, ReadTx, Result,
        devices::DeviceRow,
        sessions::{OpenTeacherSession, StudentSession},
    },
};

/// Everyone who is let in, as the store holds it.
pub(crate) struct SessionRows {
    /// Whose the box is.
    pub(crate) owner: Option<TeacherId>,
    pub(crate) teachers: Vec<OpenTeacherSession>,
    pub(crate) students: Vec<(StudentSession, Language)>,
    pub(crate) walls: Vec<DeviceRow>,
    pub(crate) devices: Vec<DeviceRow>,
    pub(crate) classes: Vec<Class>,
    /// The teachers who are in a talk.
    pub(crate) talking: BTreeSet<TeacherId>,
    /// The teachers who have chosen a PIN.
    pub(crate) with_pin: BTreeSet<TeacherId>,
}

impl SessionRows {
    /// Loads it as it is at `now` (UTC seconds).
    pub(crate) fn load(tx: &ReadTx<'_>, now: i64) -> Result<Self> {
        Ok(Self {
            owner: store::people::find_owner(tx)?,
            teachers: store::sessions::load_teacher_sessions(tx, now)?,
            students: store::sessions::load_student_sessions(tx, now)?,
            walls: store::devices::load_walls(tx)?,
            devices: store::devices::load_devices(tx)?,
            classes: store::class::all(tx)?,
            with_pin: store::credentials::load_teachers_with_pin(tx)?,
            talking: store::conference::teachers_talking(tx)?
                .into_iter()
                .collect(),
        })
    }
}
