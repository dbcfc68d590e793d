//! One tap takes back what was just done. Nothing is taken back over something that was changed since; what may be decided
//! then stays with the rules. What there was before is remembered in receipts.rs.

use std::{fmt::Debug, sync::Arc};

use super::{
    App, Error, Result, board_of,
    board_rules::save_settings,
    board_settings::{BoardSettings, NewTimetable},
    calendar::{replace_timetable, seat_waiting},
    class_for,
    classes::rests,
    receipts::{ChangedDays, DaysChange, StepChange, Undo},
    room::class_with_student,
    roster::{put_back_on_roster, rename_everywhere},
    sign_in::name_is_taken,
    templates,
};
use crate::{
    domain::{
        board::{By, Moved, SignUp, State, StateChange},
        calendar::{DayRange, SlotId},
        class::{Class, Member},
        id::{ClassId, DeviceId, SignUpId, StudentId, TeacherId},
        prep::SheetRule,
        principal::{Principal, Standing},
        roster::WrittenName,
        text::Language,
    },
    store::{self, ReadTx, WriteTx, class::NewClass},
};

/// It was changed since, or its time is over: nothing is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLate;

impl TooLate {
    /// The word under which scripts know it and the word files keep its sentence.
    pub const WORD: &'static str = "undo_late";
}

/// Takes back what this receipt tells of.
pub async fn undo(app: &Arc<App>, by: Principal, id: i64) -> Result<(), TooLate> {
    let receipt = app.receipts.find(&by, id);
    let undo = receipt.and_then(|receipt| receipt.undo);
    let undo = undo.ok_or(Error::Refused(TooLate))?;
    let worker = Arc::clone(app);
    app.write(by, move |tx| take_back(tx, &worker, &by, undo))
        .await?;
    app.receipts.remove(id);
    Ok(())
}

fn late<T, R: Debug>(outcome: Result<T, R>) -> Result<T, TooLate> {
    outcome.map_err(|error| error.map_refusal(|_| TooLate))
}

/// The class, if it is still this principal's.
fn class_of(tx: &ReadTx<'_>, by: &Principal, class: ClassId) -> Result<Class, TooLate> {
    class_for(tx, by, Some(class))?.ok_or(Error::NotFound)
}

fn is_now(is: bool) -> Result<(), TooLate> {
    is.then_some(()).ok_or(Error::Refused(TooLate))
}

fn take_back(tx: &WriteTx<'_>, app: &App, by: &Principal, undo: Undo) -> Result<(), TooLate> {
    match undo {
        Undo::All(done) => {
            for undo in done.into_iter().rev() {
                take_back(tx, app, by, undo)?;
            }
        }
        Undo::NextStep(change) => take_back_step(tx, by, &change)?,
        Undo::Name {
            student,
            before,
            after,
        } => take_back_name(tx, by, student, &before, &after)?,
        Undo::TagRemoved { class, tag } => {
            class_of(tx, by, class)?;
            store::tag::set_removed(tx, class, tag, false)?;
        }
        Undo::Strengths { class, before } => {
            class_of(tx, by, class)?;
            take_back_strengths(tx, class, &before)?;
        }
        Undo::Template(taken) => {
            let class = class_of(tx, by, taken.class)?;
            is_now(templates::take_back(tx, &class, &taken)?)?;
        }
        Undo::Roster { member, sign_up } => bring_back(tx, app, by, member, sign_up)?,
        Undo::Pictures { member, before } => take_back_pictures(tx, by, member, before.as_deref())?,
        Undo::Language {
            member,
            before,
            after,
        } => take_back_language(tx, by, member, before, after)?,
        Undo::SheetRule {
            member,
            before,
            after,
        } => take_back_sheet_rule(tx, by, member, before, after)?,
        Undo::Class {
            class,
            before,
            after,
        } => {
            is_now(NewClass::of(&class_of(tx, by, class)?) == after)?;
            store::class::change(tx, class, &before)?;
        }
        Undo::Rules {
            class,
            before,
            after,
        } => take_back_rules(tx, app, &class_of(tx, by, class)?, &before, &after)?,
        Undo::Timetable {
            class,
            before,
            after,
        } => take_back_timetable(tx, app, &class_of(tx, by, class)?, &before, &after)?,
        Undo::Days(change) => take_back_days(tx, app, by, &change)?,
        Undo::Mark {
            slot,
            sign_up,
            before,
        } => take_back_mark(tx, app, by, slot, sign_up, before)?,
        Undo::Archive { class, moved } => bring_class_back(tx, by, class, &moved)?,
        Undo::AdultClasses { id, before } => take_back_classes(tx, by, id, &before)?,
        Undo::Joined(before) => {
            class_of(tx, by, before.joined().class)?;
            is_now(store::part::part(tx, &before)?)?;
        }
        Undo::Adult(id) => bring_adult_back(tx, id)?,
        Undo::Given { slot, sign_up, had } => take_back_gift(tx, app, by, slot, sign_up, had)?,
    }
    Ok(())
}

/// The adult teaches those of her classes again that it taught.
fn take_back_classes(
    tx: &WriteTx<'_>,
    by: &Principal,
    id: TeacherId,
    before: &[ClassId],
) -> Result<(), TooLate> {
    let Principal::Teacher(teacher) = *by else {
        return Err(Error::NotFound);
    };
    let is_ended = store::adults::find(tx, id)?.is_none_or(|it| it.is_ended);
    is_now(!is_ended)?;
    let hers = teacher.id;
    Ok(store::adults::set_shared_classes(tx, hers, id, before)?)
}

/// The child is called as before, in every class of its.
fn take_back_name(
    tx: &WriteTx<'_>,
    by: &Principal,
    student: StudentId,
    before: &WrittenName,
    after: &WrittenName,
) -> Result<(), TooLate> {
    class_with_student(tx, by, student)?.ok_or(Error::NotFound)?;
    is_now(store::roster::written_name(tx, student)?.as_ref() == Some(after))?;
    rename_everywhere(tx, student, before)
}

/// The child comes in by its old pictures again, if it has chosen no new ones.
fn take_back_pictures(
    tx: &WriteTx<'_>,
    by: &Principal,
    member: Member,
    before: Option<&str>,
) -> Result<(), TooLate> {
    class_of(tx, by, member.class)?;
    let now = store::credentials::find_student(tx, Some(member.class), member.student)?;
    is_now(now.ok_or(Error::NotFound)?.pictures.is_none())?;
    Ok(store::credentials::set_pictures(
        tx,
        member.student,
        before,
    )?)
}

/// The child reads in the language that it had.
fn take_back_language(
    tx: &WriteTx<'_>,
    by: &Principal,
    member: Member,
    before: Option<Language>,
    after: Option<Language>,
) -> Result<(), TooLate> {
    class_of(tx, by, member.class)?;
    is_now(store::roster::language(tx, member.class, member.student)? == after)?;
    Ok(store::roster::set_language(tx, member, before)?)
}

/// The sheet opens the board for the child as before.
fn take_back_sheet_rule(
    tx: &WriteTx<'_>,
    by: &Principal,
    member: Member,
    before: Option<SheetRule>,
    after: Option<SheetRule>,
) -> Result<(), TooLate> {
    class_of(tx, by, member.class)?;
    let (_, own) = store::prep::rules(tx, member.class)?;
    is_now(own.get(&member.student).copied() == after)?;
    Ok(store::prep::set_rule(tx, member, before)?)
}

/// What was said of a step is as it was.
fn take_back_step(tx: &WriteTx<'_>, by: &Principal, change: &StepChange) -> Result<(), TooLate> {
    let class = class_of(tx, by, change.class)?.id;
    let step = store::next_step::find(tx, class, change.before.id)?.ok_or(Error::NotFound)?;
    is_now(step.stands_as(&change.after))?;
    let step = step.as_before(&change.before);
    store::next_step::save(tx, class, &step)?;
    Ok(store::next_step::write_audit_event(tx, class, &step)?)
}

/// The strengths of the class are as they were, if none joined them since.
fn take_back_strengths(tx: &WriteTx<'_>, class: ClassId, before: &[String]) -> Result<(), TooLate> {
    let mut now = store::strength::of_class(tx, class)?.into_iter();
    is_now(now.all(|it| before.contains(&it)))?;
    Ok(store::strength::save(tx, class, before)?)
}

/// The settings of the board are as they were.
fn take_back_rules(
    tx: &WriteTx<'_>,
    app: &App,
    class: &Class,
    before: &BoardSettings,
    after: &BoardSettings,
) -> Result<(), TooLate> {
    let board = board_of(tx, &app.clock, class)?;
    is_now(BoardSettings::load(tx, &board)? == *after)?;
    late(save_settings(tx, &board, before, false))?;
    Ok(seat_waiting(tx, &app.clock, class)?)
}

/// The timetable is as it was.
fn take_back_timetable(
    tx: &WriteTx<'_>,
    app: &App,
    class: &Class,
    before: &NewTimetable,
    after: &NewTimetable,
) -> Result<(), TooLate> {
    let board = board_of(tx, &app.clock, class)?;
    let now = &board.calendar;
    is_now(now.blocks == after.blocks && now.chairs == after.chairs)?;
    late(replace_timetable(tx, &board, before))?;
    Ok(seat_waiting(tx, &app.clock, class)?)
}

/// The class is in her lists again, if it still rests, with the tablets that it had.
fn bring_class_back(
    tx: &WriteTx<'_>,
    by: &Principal,
    class: ClassId,
    moved: &[DeviceId],
) -> Result<(), TooLate> {
    let Principal::Teacher(teacher) = *by else {
        return Err(Error::NotFound);
    };
    is_now(rests(tx, teacher, class)?)?;
    store::class::put_back(tx, class)?;
    Ok(store::devices::give(tx, class, moved)?)
}

/// The adult may come in again, if nobody else signs in by that name by now.
fn bring_adult_back(tx: &WriteTx<'_>, id: TeacherId) -> Result<(), TooLate> {
    let adult = store::adults::find(tx, id)?.ok_or(Error::NotFound)?;
    // A substitute signs in by no name.
    let is_free = adult.standing == Standing::Substitute || !name_is_taken(tx, &adult.name)?;
    is_now(adult.is_ended && is_free)?;
    Ok(store::adults::put_back(tx, id)?)
}

/// The child is in the class again, with the chair that it gave back, if nobody else has that by now.
fn bring_back(
    tx: &WriteTx<'_>,
    app: &App,
    by: &Principal,
    member: Member,
    sign_up: Option<SignUpId>,
) -> Result<(), TooLate> {
    let class = class_of(tx, by, member.class)?;
    put_back_on_roster(tx, member)?;
    if let Some(id) = sign_up {
        let mut board = board_of(tx, &app.clock, &class)?;
        board.sign_ups.retain(|it| it.id != id);
        board.sign_ups.extend(store::board::find(tx, id)?);
        if let (Ok(change), Ok(sign_up)) = (board.put_back(id), board.find(id)) {
            store::board::set_state(tx, sign_up.slot, &change)?;
        }
    }
    Ok(())
}

/// The days are as they were, and every child whose chair fell away by it sits where it sat, if nobody has moved since and no
/// chair is taken.
fn take_back_days(
    tx: &WriteTx<'_>,
    app: &App,
    by: &Principal,
    change: &DaysChange,
) -> Result<(), TooLate> {
    let class = class_of(tx, by, change.class)?;
    let board = board_of(tx, &app.clock, &class)?;
    for (was, to) in &change.chairs {
        let now = match board.find(was.id) {
            Ok(now) => Some(*now),
            Err(_) => store::board::find(tx, was.id)?,
        };
        let now = now.ok_or(Error::Refused(TooLate))?;
        is_now(match to {
            Some(to) => now.slot == *to && now.state == State::Booked,
            None => now.state == State::Released,
        })?;
    }
    let has_none = |range: &DayRange| board.calendar.no_school.contains(range);
    match &change.days {
        ChangedDays::One { day, before, after } => {
            is_now(board.calendar.change_on(*day) == *after)?;
            store::calendar::set_day(tx, class.id, *day, before)?;
        }
        ChangedDays::NoSchool(range) => {
            is_now(has_none(range))?;
            store::calendar::remove_no_school(tx, class.id, *range)?;
        }
        ChangedDays::School(range) => {
            is_now(!has_none(range))?;
            store::calendar::add_no_school(tx, class.id, *range)?;
        }
    }
    let is_own = |id: SignUpId| change.chairs.iter().any(|(was, _)| was.id == id);
    let is_taken = |was: &SignUp| {
        let mut others = board.sign_ups.iter().filter(|it| !is_own(it.id));
        others.any(|it| it.slot == was.slot && it.state.holds_chair())
    };
    is_now(!change.chairs.iter().any(|(was, _)| is_taken(was)))?;
    let mut moves = Vec::new();
    for (was, to) in &change.chairs {
        if let Some(to) = to {
            moves.push(Moved {
                id: was.id,
                from: *to,
                to: was.slot,
                minutes: was.minutes,
                moves: was.moves,
                overridden: Vec::new(),
            });
        } else {
            let again = StateChange {
                id: was.id,
                to: State::Booked,
                overridden: Vec::new(),
            };
            store::board::set_state(tx, was.slot, &again)?;
        }
    }
    store::board::move_all(tx, &moves.iter().collect::<Vec<_>>())?;
    Ok(seat_waiting(tx, &app.clock, &class)?)
}

/// The child has its chair again, as before.
fn take_back_mark(
    tx: &WriteTx<'_>,
    app: &App,
    by: &Principal,
    slot: SlotId,
    id: SignUpId,
    before: State,
) -> Result<(), TooLate> {
    let class = class_of(tx, by, slot.class)?;
    let mut board = board_of(tx, &app.clock, &class)?;
    if board.find(id).is_err() {
        board.sign_ups.extend(store::board::find(tx, id)?);
    }
    let change = board.take_back_mark(id, before);
    let change = change.map_err(|_| Error::Refused(TooLate))?;
    let slot = board.find(id).map_err(|_| Error::Refused(TooLate))?.slot;
    Ok(store::board::set_state(tx, slot, &change)?)
}

/// The child has the chair again that it had before, or none.
fn take_back_gift(
    tx: &WriteTx<'_>,
    app: &App,
    by: &Principal,
    slot: SlotId,
    id: SignUpId,
    had: Option<SlotId>,
) -> Result<(), TooLate> {
    let class = class_of(tx, by, slot.class)?;
    let board = board_of(tx, &app.clock, &class)?;
    let too_late = |_| Error::Refused(TooLate);
    is_now(board.find(id).map_err(too_late)?.slot == slot)?;
    if let Some(had) = had {
        let moved = board.move_to(id, had, By::Teacher).map_err(too_late)?;
        store::board::move_all(tx, &[&moved])?;
    } else {
        let change = board.release(id, By::Teacher).map_err(too_late)?;
        store::board::set_state(tx, slot, &change)?;
    }
    Ok(seat_waiting(tx, &app.clock, &class)?)
}
