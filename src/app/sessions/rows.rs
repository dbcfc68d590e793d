//! What the store holds of who is let in, read at once: the picture that [`super::Sessions`] is made from.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::{
    app::hours::ClassHours,
    domain::{class::Class, id::TeacherId, text::Language},
    store::{
        self, ReadTx, Result,
        devices::DeviceRow,
        sessions::{OpenTeacherSession, StudentSession},
    },
};

/// Everyone who is let in, as the store holds it.
pub(in crate::app) struct SessionRows {
    /// Whose the box is.
    pub(in crate::app) owner: Option<TeacherId>,
    /// When every class writes.
    pub(in crate::app) hours: Vec<ClassHours>,
    pub(in crate::app) teachers: Vec<OpenTeacherSession>,
    pub(in crate::app) students: Vec<(StudentSession, Language)>,
    pub(in crate::app) walls: Vec<DeviceRow>,
    pub(in crate::app) devices: Vec<DeviceRow>,
    pub(in crate::app) classes: Vec<Class>,
    /// The teachers who are in a talk.
    pub(in crate::app) talking: BTreeSet<TeacherId>,
    /// The teachers who have chosen a PIN.
    pub(in crate::app) with_pin: BTreeSet<TeacherId>,
}

impl SessionRows {
    /// Loads it as it is at `now` (UTC seconds).
    pub(in crate::app) fn load(tx: &ReadTx<'_>, now: i64) -> Result<Self> {
        let classes = store::class::all(tx)?;
        let mut hours = Vec::new();
        for class in &classes {
            let taught = store::class::taught(tx, class.id)?;
            hours.push(ClassHours {
                class: class.id,
                language: class.language,
                teachers: taught.map_or_else(Vec::new, |it| it.teachers.clone()),
                zone: class.zone.clone(),
                blocks: store::calendar::of(tx, class.id, Date::MAX)?.blocks,
            });
        }
        Ok(Self {
            owner: store::people::find_owner(tx)?,
            hours,
            teachers: store::sessions::load_teacher_sessions(tx, now)?,
            students: store::sessions::load_student_sessions(tx, now)?,
            walls: store::devices::load_walls(tx)?,
            devices: store::devices::load_devices(tx)?,
            classes,
            with_pin: store::credentials::load_teachers_with_pin(tx)?,
            talking: store::conference::teachers_talking(tx)?
                .into_iter()
                .collect(),
        })
    }
}
