//! What most pages start from: a class, its board as it is now, and its children by the names they are called.
//! Only loading; what may be done on the board is the domain's matter.

use std::sync::Arc;

use jiff::{
    ToSpan as _,
    civil::{Date, DateTime},
    tz::TimeZone,
};

use super::{App, Error};
use crate::{
    domain::{
        board::{Board, Outlook, SignUp, Turn},
        calendar::SlotId,
        class::Class,
        id::{ClassId, StudentId},
        principal::Principal,
        roster::Student,
    },
    host::clock::{Clock, Trust},
    limits,
    store::{self, ReadTx, Result, conference::GoingOn},
};

/// One classroom at one moment.
pub struct Room {
    /// The class.
    pub class: Class,
    /// Its board.
    pub board: Board,
    /// Its children, A to Z.
    pub students: Arc<Vec<Student>>,
    /// What its board says: who talks, who is next, how each day stands.
    pub outlook: Outlook,
    /// The talks that go on, with or without a chair; the first to begin first.
    pub going_on: Vec<GoingOn>,
    /// What was noticed in the class's writing lately, shared and shown; empty while the class does not show it.
    pub shared_praise: Vec<String>,
    /// How many children led a talk this week, where nobody talks and nobody is next: the class's count, never a ranking.
    pub led_this_week: u32,
    /// The last block of this week is over.
    pub week_is_over: bool,
    /// The time may be wrong, and is not said on the children's screens.
    pub is_doubtful: bool,
}

impl Room {
    /// Loads the room; its board reaches back to the week of `day` if that is an earlier one.
    pub fn load(tx: &ReadTx<'_>, clock: &Clock, class: Class, day: Option<Date>) -> Result<Self> {
        let now = now_in(clock, &class);
        let day = day.unwrap_or(now.date()).min(now.date());
        let calendar = store::calendar::load_since(tx, class.id, day)?;
        let board = store::board::load_since(tx, calendar, now, day)?;
        let praise_since = now.date().saturating_sub(limits::PRAISE_DAYS.days());
        let going_on = store::conference::going_on(tx, class.id)?;
        let talking = going_on.iter().filter(|talk| talk.date == now.date());
        let talking: Vec<StudentId> = talking.map(|talk| talk.student).collect();
        let outlook = Outlook::of(&board, &talking);
        // The stage has room for the week only while it shows nobody.
        let led_this_week = if outlook.now.is_empty() && outlook.next.is_empty() {
            store::conference::how_many_led(tx, class.id, board.calendar.week_of(now.date()))?
        } else {
            0
        };
        Ok(Self {
            outlook,
            going_on,
            shared_praise: store::shared_praise::shown(tx, class.id, praise_since)?,
            led_this_week,
            week_is_over: board.calendar.is_week_over(now),
            students: store::roster::students(tx, class.id)?,
            class,
            board,
            is_doubtful: clock.trust() == Trust::Doubtful,
        })
    }

    /// How a child's chair stands.
    pub fn turn(&self, sign_up: &SignUp) -> Turn {
        self.outlook.turn(&self.board, sign_up)
    }

    /// The child, if on the roll.
    pub fn student(&self, student: StudentId) -> Option<&Student> {
        self.students.iter().find(|it| it.id == student)
    }
}

/// The board alone, as it is now: what a change is decided by, without the rest of the room.
pub fn board_of(tx: &ReadTx<'_>, clock: &Clock, class: &Class) -> Result<Board> {
    let now = now_in(clock, class);
    let calendar = store::calendar::load_since(tx, class.id, now.date())?;
    store::board::load(tx, calendar, now)
}

impl App {
    /// The room around a chair, for the page that says why it was not given: the principal's own, if it is no chair of theirs.
    pub async fn room_around(&self, principal: Principal, slot: SlotId) -> super::Result<Room> {
        let clock = Arc::clone(&self.clock);
        let load = move |tx: &ReadTx<'_>| {
            let class = match class_for(tx, &principal, Some(slot.class))? {
                Some(class) => Some(class),
                None => class_for(tx, &principal, None)?,
            };
            class
                .map(|class| Room::load(tx, &clock, class, Some(slot.date)))
                .transpose()
        };
        self.store.read(load).await?.ok_or(Error::NotFound)
    }
}

/// That a class is this principal's: all that the store is asked before something that is only remembered is changed.
pub(super) async fn check_class(app: &App, by: Principal, class: ClassId) -> super::Result<()> {
    let own = app.store.read(move |tx| class_for(tx, &by, Some(class)));
    own.await?.map(|_| ()).ok_or(Error::NotFound)
}

/// One child of a class, by the name that tells it apart there.
pub fn student_of(tx: &ReadTx<'_>, class: ClassId, student: StudentId) -> Result<Option<Student>> {
    let students = store::roster::students(tx, class)?;
    Ok(students.iter().find(|it| it.id == student).cloned())
}

/// Date and time on the wall of a classroom.
pub fn now_in(clock: &Clock, class: &Class) -> DateTime {
    clock.local(&zone_of(class))
}

/// The local day of a moment (UTC seconds) in a classroom.
pub fn day_in(class: &Class, at: i64) -> Date {
    let at = jiff::Timestamp::from_second(at).unwrap_or_default();
    zone_of(class).to_datetime(at).date()
}

/// The first second after a local day in a classroom, in UTC.
pub(super) fn end_of_day(class: &Class, day: Date) -> i64 {
    let midnight = day.saturating_add(1.day()).to_zoned(zone_of(class));
    midnight.map_or(i64::MAX, |midnight| midnight.timestamp().as_second())
}

/// The first second of a local day in a classroom, in UTC.
pub(super) fn start_of_day(class: &Class, day: Date) -> i64 {
    let midnight = day.to_zoned(zone_of(class));
    midnight.map_or(i64::MIN, |midnight| midnight.timestamp().as_second())
}

fn zone_of(class: &Class) -> TimeZone {
    TimeZone::get(&class.zone).unwrap_or_else(|error| {
        log::error!(
            "the zone of class {} is not known, UTC is taken: {error}",
            class.id
        );
        TimeZone::UTC
    })
}

/// The class that a principal may work with: a wall its own, a teacher one that she teaches, the first if none is named.
pub fn class_for(
    tx: &ReadTx<'_>,
    principal: &Principal,
    named: Option<ClassId>,
) -> Result<Option<Class>> {
    let own = match principal {
        Principal::Stranger => return Ok(None),
        Principal::Wall(wall) => wall.class,
        Principal::Device(device) => device.class,
        Principal::Student(student) => student.class,
        Principal::HandedOver(handed) => handed.class,
        Principal::Teacher(teacher) => {
            let Some(named) = named else {
                return Ok(store::class::of_teacher(tx, teacher.id)?.into_iter().next());
            };
            let taught = store::class::with_teachers(tx, named)?;
            let taught = taught.filter(|it| it.teachers.contains(&teacher.id));
            return Ok(taught.map(|it| it.class.clone()));
        }
    };
    if named.is_some_and(|named| named != own) {
        return Ok(None);
    }
    Ok(store::class::with_teachers(tx, own)?.map(|it| it.class.clone()))
}

/// A child that a teacher reads about: one of a class of hers, or one that has left it.
#[derive(Clone, Debug)]
pub struct KnownChild {
    /// The class.
    pub class: Class,
    /// The child, by the name that tells it apart there; after it has left by its whole name.
    pub student: Student,
    /// It was taken out of the class: there is nothing to do for it but to put it back.
    pub has_left: bool,
}

impl KnownChild {
    /// Finds it, if it is or was in a class of hers.
    ///
    /// # Errors
    /// As the store's.
    pub fn find(tx: &ReadTx<'_>, by: &Principal, id: StudentId) -> Result<Option<Self>> {
        if let Some(class) = class_with_student(tx, by, id)? {
            let student = student_of(tx, class.id, id)?;
            return Ok(student.map(|student| Self {
                class,
                student,
                has_left: false,
            }));
        }
        let Principal::Teacher(teacher) = by else {
            return Ok(None);
        };
        let Some(left) = store::roster::class_left(tx, teacher.id, id)? else {
            return Ok(None);
        };
        let class = store::class::find(tx, left)?;
        let mut archived = store::roster::archived(tx, left)?.into_iter();
        let entry = archived.find(|entry| entry.student == id);
        Ok(class.zip(entry).map(|(class, entry)| Self {
            class,
            student: Student {
                id,
                name: entry.name.whole(),
                drawing: entry.drawing,
            },
            has_left: true,
        }))
    }
}

/// The class of a teacher's that this child is in.
pub fn class_with_student(
    tx: &ReadTx<'_>,
    by: &Principal,
    student: StudentId,
) -> Result<Option<Class>> {
    let Principal::Teacher(teacher) = by else {
        return Ok(None);
    };
    match store::roster::class_of(tx, teacher.id, student)? {
        Some(class) => store::class::find(tx, class),
        None => Ok(None),
    }
}
