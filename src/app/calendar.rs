//! Changes of when there are chairs: the timetable, days without school, days that are not like the others, and what becomes
//! of the children whose chairs fall away. Each use case is one transaction; the rules are domain/board.

use std::{fmt::Debug, sync::Arc};

use jiff::civil::{Date, Time};

use super::{
    App, Error, Result, board_of,
    board_settings::NewTimetable,
    class_for, now_in,
    receipts::{ChangedDays, DaysChange},
};
use crate::{
    domain::{
        board::{Board, DayOff, Refusal, Settled, SignUp},
        calendar::{Calendar, DayChange, DayRange, SlotId, Unsuitable, check_plan},
        class::{Class, Member},
        id::{ClassId, SignUpId},
        principal::Principal,
    },
    host::clock::Clock,
    import::{
        ics::{self, Unreadable},
        read_letters,
    },
    secret,
    store::{self, Attribution, WriteTx},
};

/// Why a timetable is not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimetableRefusal {
    /// No class could keep it.
    Unsuitable(Unsuitable),
    /// These sign-ups would lose their chairs.
    Drops(Vec<SignUp>),
    /// There is no chair left to move the children to.
    NoChairLeft(Refusal),
}

/// What is to be different about a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayAction {
    /// There is school, but no talks.
    NoTalks(DayOff),
    /// School is out early.
    EndEarly {
        /// At this time.
        at: Time,
        /// What becomes of the chairs after it.
        choice: DayOff,
    },
    /// Everything is so many minutes late.
    Late {
        /// So many.
        minutes: u16,
    },
    /// Whoever still waits for a talk of today moves to the next days; today has no more talks.
    SlideRest,
    /// The day is like all others again.
    LikeOthers,
}

/// Saves a new timetable, unless a saved chair would fall away.
pub async fn save_timetable(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    timetable: NewTimetable,
) -> Result<(), TimetableRefusal> {
    change_board(app, by, class, move |tx, board| {
        check_plan(&timetable.blocks, &timetable.chairs)
            .map_err(|why| Error::Refused(TimetableRefusal::Unsuitable(why)))?;
        replace_timetable(tx, board, &timetable)
    })
    .await
}

/// Adds days without school; the chairs on them are slid, cancelled or kept. Gives what was changed; nothing where these days
/// had no school already.
pub async fn add_no_school(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    range: DayRange,
    choice: DayOff,
) -> Result<Option<DaysChange>, Refusal> {
    change_board(app, by, class, move |tx, board| {
        let is_new = !board.calendar.no_school.contains(&range);
        let settled = board.no_school(range, choice)?;
        store::calendar::add_no_school(tx, class, range)?;
        save_settled(tx, board, &settled)?;
        Ok(is_new.then(|| DaysChange {
            class,
            days: ChangedDays::NoSchool(range),
            chairs: chairs_before(board, &settled),
        }))
    })
    .await
}

/// Takes days without school away again. Gives what was changed, if there were any.
pub async fn remove_no_school(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    range: DayRange,
) -> Result<Option<DaysChange>> {
    change_board(app, by, class, move |tx, board| {
        store::calendar::remove_no_school(tx, class, range)?;
        let was_there = board.calendar.no_school.contains(&range);
        Ok(was_there.then_some(DaysChange {
            class,
            days: ChangedDays::School(range),
            chairs: Vec::new(),
        }))
    })
    .await
}

/// Holds a district's calendar in memory until its days were looked at; gives the token by which its page asks for it.
pub async fn hold_calendar_file(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    file: &[u8],
) -> Result<String, Unreadable> {
    let room = app.room(by, Some(class)).await?.ok_or(Error::NotFound)?;
    ics::events(file, room.board.now.date(), &room.class.zone).map_err(Error::Refused)?;
    let text = read_letters(file, None).text;
    Ok(app.sent_lists.insert_calendar(class, &text))
}

/// What was chosen of a district's calendar.
#[derive(Clone, Debug, Default)]
pub struct ChosenDays {
    /// There is no school.
    pub free: Vec<DayRange>,
    /// School is out early, at this time.
    pub early: Vec<(Date, Time)>,
}

/// Takes over the chosen days of a district's calendar: the chairs on them slide on, in order.
pub async fn import_days(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    days: ChosenDays,
    token: &str,
) -> Result<(), Refusal> {
    let clock = Arc::clone(&app.clock);
    let imported: Result<(), Refusal> = app
        .write(by, move |tx| {
            let class = class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
            let board = board_of(tx, &clock, &class)?;
            let settled = board.no_school_at_all(&days.free)?;
            for range in &days.free {
                store::calendar::add_no_school(tx, class.id, *range)?;
            }
            save_settled(tx, &board, &settled)?;
            for (day, at) in &days.early {
                // Each day is settled on a board that knows of those before it.
                let board = board_of(tx, &clock, &class)?;
                if *day < board.now.date() || !board.calendar.is_school_day(*day) {
                    continue;
                }
                let (at, choice) = (*at, DayOff::Slide);
                let (change, settled) =
                    decide_day(&board, *day, DayAction::EndEarly { at, choice })?;
                store::calendar::set_day(tx, class.id, *day, &change)?;
                save_settled(tx, &board, &settled)?;
            }
            Ok(seat_waiting(tx, &clock, &class)?)
        })
        .await;
    imported?;
    // Only once it is on the disk: a refused one is looked at again.
    app.sent_lists.remove(token);
    Ok(())
}

/// Changes one day, today if none is named, and settles the chairs that fall away by it. Gives what was changed.
pub async fn change_day(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    day: Option<Date>,
    action: DayAction,
) -> Result<DaysChange, Refusal> {
    change_board(app, by, class, move |tx, board| {
        let today = board.now.date();
        let day = match action {
            DayAction::SlideRest => today,
            _ => day.unwrap_or(today),
        };
        let (change, settled) = decide_day(board, day, action)?;
        store::calendar::set_day(tx, class, day, &change)?;
        save_settled(tx, board, &settled)?;
        Ok(DaysChange {
            class,
            days: ChangedDays::One {
                day,
                before: board.calendar.change_on(day),
                after: change,
            },
            chairs: chairs_before(board, &settled),
        })
    })
    .await
}

/// What is then different about the day, and what becomes of the chairs that fall away.
fn decide_day(
    board: &Board,
    day: Date,
    action: DayAction,
) -> std::result::Result<(DayChange, Vec<Settled>), Refusal> {
    let mut change = board.calendar.change_on(day);
    // Nobody's chair falls away because a day is late, or like all others again.
    let mut choice = DayOff::Keep;
    match action {
        DayAction::NoTalks(off) => {
            change.no_talks = true;
            choice = off;
        }
        DayAction::EndEarly { at, choice: off } => {
            change.ends = Some(at);
            choice = off;
        }
        DayAction::Late { minutes } => change.late_minutes = minutes,
        DayAction::LikeOthers => change = DayChange::default(),
        DayAction::SlideRest => {
            // What is left of today has no chairs any more, or the next child would sit down on one.
            change.ends = Some(board.now.time());
            return Ok((change, board.slide_rest()?));
        }
    }
    let ends = change.ends.filter(|_| !change.no_talks);
    let settled = if change.no_talks || ends.is_some() {
        board.fewer_talks(day, ends, choice)?
    } else {
        Vec::new()
    };
    Ok((change, settled))
}

/// Puts another timetable in the place of the old one. If a saved chair would fall away it is refused, or those children
/// move, as the teacher wants it.
pub(super) fn replace_timetable(
    tx: &WriteTx<'_>,
    board: &Board,
    timetable: &NewTimetable,
) -> Result<(), TimetableRefusal> {
    let then = Calendar {
        blocks: timetable.blocks.clone(),
        chairs: timetable.chairs,
        ..board.calendar.clone()
    };
    let dropped = board.dropped_by(&then);
    if !dropped.is_empty() && !timetable.carry {
        let dropped = dropped.into_iter().copied().collect();
        return Err(Error::Refused(TimetableRefusal::Drops(dropped)));
    }
    let settled = board
        .carry_over(&then)
        .map_err(|refusal| Error::Refused(TimetableRefusal::NoChairLeft(refusal)))?;
    store::calendar::set_timetable(tx, then.class, &then.blocks, &then.chairs)?;
    Ok(save_settled(tx, board, &settled)?)
}

/// Saves what became of booked chairs.
/// The chairs that are settled, as they were, and where each child sits then.
fn chairs_before(board: &Board, settled: &[Settled]) -> Vec<(SignUp, Option<SlotId>)> {
    let chair = |settled: &Settled| {
        let (id, to) = match settled {
            Settled::Slid(moved) => (moved.id, Some(moved.to)),
            Settled::Released(change) => (change.id, None),
        };
        Some((*board.find(id).ok()?, to))
    };
    settled.iter().filter_map(chair).collect()
}

fn save_settled(tx: &WriteTx<'_>, board: &Board, settled: &[Settled]) -> store::Result<()> {
    let mut slid = Vec::new();
    for change in settled {
        match change {
            Settled::Slid(moved) => slid.push(moved),
            Settled::Released(change) => {
                if let Ok(sign_up) = board.find(change.id) {
                    store::board::set_state(tx, sign_up.slot, change)?;
                }
            }
        }
    }
    store::board::move_all(tx, &slid)
}

/// Changes when a class that `by` may work with has chairs, or for whom; whoever waits gets what comes free by it.
pub(super) async fn change_board<T, R, F>(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    change: F,
) -> Result<T, R>
where
    T: Send + 'static,
    R: Debug + Send + 'static,
    F: FnOnce(&WriteTx<'_>, &Board) -> Result<T, R> + Send + 'static,
{
    let clock = Arc::clone(&app.clock);
    app.write(by, move |tx| {
        let class = class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
        let changed = change(tx, &board_of(tx, &clock, &class)?)?;
        seat_waiting(tx, &clock, &class)?;
        Ok(changed)
    })
    .await
}

/// Saves the chairs that have come free for the children who wait for them: asked after whatever may have freed one, in the
/// same transaction, so that nobody is quicker than the list.
pub fn seat_waiting(tx: &WriteTx<'_>, clock: &Clock, class: &Class) -> store::Result<()> {
    let now = now_in(clock, class);
    let waiting = store::board::wait::load(tx, class.id)?;
    if waiting.iter().all(|wait| wait.day < now.date()) {
        return Ok(());
    }
    let board = board_of(tx, clock, class)?;
    let tx = &tx.attributed_to(Attribution {
        by: "box".to_owned(),
        ..tx.attribution.clone()
    });
    for granted in board.seat_waiting() {
        let id = SignUpId::new(secret::id());
        store::board::insert(tx, id, &granted)?;
        store::board::wait::seat(tx, Member::new(class.id, granted.student), id)?;
    }
    Ok(())
}
