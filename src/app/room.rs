//! What most pages start from: a class, its board as it is now, and its children by the names they are called.
//! Only loading; what may be done on the board is the domain's matter.

use std::sync::Arc;

use jiff::{
    ToSpan as _,
    civil::{Date, DateTime},
    tz::TimeZone,
};

use crate::{
    domain::{
        board::Board,
        class::Class,
        id::{ClassId, ConferenceId, StudentId, TeacherId},
        principal::{Device, HandedOver, Principal, StudentSession},
        roster::Student,
    },
    host::clock::{Clock, Trust},
    store::{self, ReadTx, Result},
};

/// So many days back the joy wall reaches.
const JOY_DAYS: i64 = 14;

/// One classroom at one moment.
pub struct Room {
    /// The class.
    pub class: Class,
    /// Its board.
    pub board: Board,
    /// Its children, A to Z.
    pub students: Arc<Vec<Student>>,
    /// The talks that go on, with or without a chair, and with whom; the first to begin first.
    pub going_on: Vec<(ConferenceId, StudentId, TeacherId)>,
    /// What was noticed in the class's writing lately, shared and shown; empty while the joy wall is off (B9).
    pub shared_praise: Vec<String>,
    /// How many children led a talk this week, once its last block is over: the class's count, never a ranking (B9).
    pub led_this_week: Option<u32>,
    /// The time may be wrong, and is not said on the children's screens (X5).
    pub is_doubtful: bool,
}

impl Room {
    /// Loads the room; its board reaches back to the week of `day` if that is an earlier one.
    pub fn load(tx: &ReadTx<'_>, clock: &Clock, class: Class, day: Option<Date>) -> Result<Self> {
        let now = now_in(clock, &class);
        let day = day.unwrap_or(now.date()).min(now.date());
        let calendar = store::calendar::load_since(tx, class.id, day)?;
        let board = store::board::from(tx, calendar, now, day)?;
        let led_this_week = match board.calendar.week_that_is_over(now) {
            Some(week) => Some(store::conference::how_many_led(tx, class.id, week)?),
            None => None,
        };
        Ok(Self {
            going_on: store::conference::going_on(tx, class.id)?,
            shared_praise: store::shared_praise::shown(
                tx,
                class.id,
                now.date().saturating_sub(JOY_DAYS.days()),
            )?,
            led_this_week,
            students: store::roster::students(tx, class.id)?,
            class,
            board,
            is_doubtful: clock.trust() == Trust::Doubtful,
        })
    }

    /// The child, if on the roll.
    pub fn student(&self, student: StudentId) -> Option<&Student> {
        self.students.iter().find(|it| it.id == student)
    }
}

/// One child of a class, by the name that tells it apart there.
pub fn student_of(tx: &ReadTx<'_>, class: ClassId, student: StudentId) -> Result<Option<Student>> {
    let students = store::roster::students(tx, class)?;
    Ok(students.iter().find(|it| it.id == student).cloned())
}

/// Date and time on the wall of a classroom.
pub fn now_in(clock: &Clock, class: &Class) -> DateTime {
    let zone = TimeZone::get(&class.zone).unwrap_or_else(|error| {
        log::error!(
            "the zone of class {} is not known, UTC is taken: {error}",
            class.id
        );
        TimeZone::UTC
    });
    clock.local(&zone)
}

/// The class that a principal may work with: a wall its own, a teacher one of hers, the first if none is named.
pub fn class_for(
    tx: &ReadTx<'_>,
    principal: &Principal,
    named: Option<ClassId>,
) -> Result<Option<Class>> {
    let of = |id| Ok(store::class::with_teachers(tx, id)?.map(|it| it.class.clone()));
    match principal {
        Principal::Wall(wall) if named.is_none_or(|named| named == wall.class) => of(wall.class),
        Principal::Device(Device { class, .. })
        | Principal::Student(StudentSession { class, .. })
        | Principal::HandedOver(HandedOver { class, .. })
            if named.is_none_or(|named| named == *class) =>
        {
            of(*class)
        }
        Principal::Stranger
        | Principal::Wall(_)
        | Principal::Device(_)
        | Principal::Student(_)
        | Principal::HandedOver(_) => Ok(None),
        Principal::Teacher(teacher) => match named {
            Some(named) => {
                let hers = store::class::with_teachers(tx, named)?;
                let hers = hers.filter(|it| it.teachers.contains(&teacher.id));
                Ok(hers.map(|it| it.class.clone()))
            }
            None => Ok(store::class::of_teacher(tx, teacher.id)?.into_iter().next()),
        },
    }
}
