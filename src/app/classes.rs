//! Making a class and changing what it is called, its grades, its language and its zone; and of several the order, what one
//! takes over from another, and which of them rest. Each use case is one transaction.

use std::sync::Arc;

use super::{
    App, Error, Result, board_of,
    board_rules::save_settings,
    board_settings::{BoardSettings, NewTimetable},
    calendar::{TimetableRefusal, replace_timetable, seat_waiting},
    class_for,
    idempotent::run_once,
    receipts::Undo,
    roster::{TalkGoesOn, check_no_talk},
};
use crate::{
    domain::{
        calendar::Calendar,
        class::Class,
        id::{ClassId, DeviceId},
        principal::{Principal, Teacher},
    },
    host::clock::Clock,
    store::{self, ReadTx, WriteTx, class::NewClass, request::Done},
};

/// Makes a class whose first teacher is whoever asks. The same request sent twice makes one class.
pub async fn make(
    app: &Arc<App>,
    by: Principal,
    class: NewClass,
    request: Option<String>,
) -> Result<ClassId> {
    let Principal::Teacher(teacher) = by else {
        return Err(Error::NotFound);
    };
    app.write(by, move |tx| {
        let done = run_once(tx, &by, request.as_deref(), || {
            // The page that follows is known from the class: no address needs to be remembered.
            Ok(Done {
                place: String::new(),
                about: store::class::make(tx, &class, teacher.id)?.number(),
            })
        })?;
        Ok(ClassId::new(done.about))
    })
    .await
}

/// Changes what a class is called, its grades, its language and its zone.
pub async fn change(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    details: NewClass,
) -> Result<()> {
    app.write(by, move |tx| {
        let class = class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
        Ok(store::class::change(tx, class.id, &details)?)
    })
    .await
}

/// One place up or down in her own list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the first.
    Up,
    /// Towards the last.
    Down,
}

/// A class changes places with its neighbour in her own list. At an end of it nothing is done.
pub async fn move_in_order(
    app: &Arc<App>,
    by: Teacher,
    class: ClassId,
    to: Direction,
) -> Result<()> {
    app.write(by, move |tx| {
        let classes = store::class::of_teacher(tx, by.id)?.into_iter();
        let mut order: Vec<ClassId> = classes.map(|it| it.id).collect();
        let at = order.iter().position(|it| *it == class);
        let at = at.ok_or(Error::NotFound)?;
        let other = match to {
            Direction::Up => at.checked_sub(1),
            Direction::Down => Some(at + 1).filter(|next| *next < order.len()),
        };
        if let Some(other) = other {
            order.swap(at, other);
            store::class::set_order(tx, by.id, &order)?;
        }
        Ok(())
    })
    .await
}

/// A class that rests now.
#[derive(Clone, Debug)]
pub struct Archived {
    /// The class.
    pub class: Class,
    /// The tablets that went to another class by it.
    pub moved: Vec<DeviceId>,
}

/// A class rests: it stands in no list, and its children and tablets are out. Archived twice is archived once.
pub async fn archive(app: &Arc<App>, by: Teacher, class: ClassId) -> Result<Archived, TalkGoesOn> {
    app.write(by, move |tx| {
        let rests = store::class::archived_of(tx, by.id)?;
        if let Some(rests) = rests.into_iter().find(|it| it.id == class) {
            return Ok(Archived {
                class: rests,
                moved: Vec::new(),
            });
        }
        let class = class_for(tx, &by.into(), Some(class))?.ok_or(Error::NotFound)?;
        check_no_talk(tx, class.id, None)?;
        let mut others = store::class::of_teacher(tx, by.id)?.into_iter();
        let other = others.find(|it| it.id != class.id).map(|it| it.id);
        let moved = store::class::archive(tx, class.id, other)?;
        Ok(Archived { class, moved })
    })
    .await
}

/// A class of hers that rested goes on; one that goes on does so.
pub async fn put_back(app: &Arc<App>, by: Teacher, class: ClassId) -> Result<()> {
    app.write(by, move |tx| {
        if rests(tx, by, class)? {
            return Ok(store::class::put_back(tx, class)?);
        }
        class_for(tx, &by.into(), Some(class))?
            .map(|_| ())
            .ok_or(Error::NotFound)
    })
    .await
}

/// Whether a class of hers rests.
pub(super) fn rests(tx: &ReadTx<'_>, by: Teacher, class: ClassId) -> store::Result<bool> {
    let rests = store::class::archived_of(tx, by.id)?;
    Ok(rests.iter().any(|it| it.id == class))
}

/// What one class takes over from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The rules of the board.
    pub rules: bool,
    /// When the class writes, and how its chairs stand.
    pub timetable: bool,
    /// The questions and the beginnings.
    pub questions: bool,
}

/// Why a class took nothing over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotCopied {
    /// Its timetable cannot be that of the other.
    Timetable(TimetableRefusal),
    /// Questions are for other grades.
    OtherGrades,
    /// The other has no writing times yet.
    NoTimes,
}

/// A class takes settings over from another of hers. Children whose chairs fall away by it move to the nearest chairs, in order.
/// Gives how it is taken back; not where children have moved, nor for questions.
pub async fn copy_settings(
    app: &Arc<App>,
    by: Teacher,
    to: ClassId,
    from: ClassId,
    what: Copied,
) -> Result<Option<Undo>, NotCopied> {
    let clock = Arc::clone(&app.clock);
    app.write(by, move |tx| {
        let find = |id| class_for(tx, &by.into(), Some(id));
        let (to, from) = (find(to)?, find(from)?);
        let (to, from) = to.zip(from).ok_or(Error::NotFound)?;
        copy_in(tx, &clock, &to, &from, what)
    })
    .await
}

/// The same in a transaction of the caller's.
pub(super) fn copy_in(
    tx: &WriteTx<'_>,
    clock: &Clock,
    to: &Class,
    from: &Class,
    what: Copied,
) -> Result<Option<Undo>, NotCopied> {
    let timetable = |error: Error<TimetableRefusal>| error.map_refusal(NotCopied::Timetable);
    if to.id == from.id {
        return Ok(None);
    }
    if what.questions && to.band != from.band {
        return Err(Error::Refused(NotCopied::OtherGrades));
    }
    let theirs = board_of(tx, clock, from)?;
    let mut undo = Vec::new();
    let class = to.id;
    if what.timetable {
        if theirs.calendar.blocks.is_empty() {
            return Err(Error::Refused(NotCopied::NoTimes));
        }
        let board = board_of(tx, clock, to)?;
        let of = |calendar: &Calendar| NewTimetable {
            blocks: calendar.blocks.clone(),
            chairs: calendar.chairs,
            carry: true,
        };
        let (before, after) = (of(&board.calendar), of(&theirs.calendar));
        replace_timetable(tx, &board, &after).map_err(timetable)?;
        undo.push(Undo::Timetable {
            class,
            before,
            after,
        });
    }
    if what.rules {
        let board = board_of(tx, clock, to)?;
        let before = BoardSettings::load(tx, &board)?;
        let after = BoardSettings {
            chairs: board.calendar.chairs,
            ..BoardSettings::load(tx, &theirs)?
        };
        save_settings(tx, &board, &after, true).map_err(timetable)?;
        undo.push(Undo::Rules {
            class,
            before,
            after,
        });
    }
    if what.questions {
        store::questions::copy(tx, from.id, to.id)?;
    }
    let has_chairs = board_of(tx, clock, to)?
        .sign_ups
        .iter()
        .any(|it| it.state.is_live());
    seat_waiting(tx, clock, to)?;
    let is_whole = !what.questions && !has_chairs && !undo.is_empty();
    Ok(is_whole.then_some(Undo::All(undo)))
}
