//! Chairs are taken back: days that were changed, how a chair went, to whom it was given, whether it is open. Nothing is taken
//! back over a child who has moved since.

use super::late::{TooLate, class_of, is_now};
use crate::{
    app::{
        App, Error, Result, board_of,
        calendar::seat_waiting,
        receipts::{ChangedDays, DaysChange},
    },
    domain::{
        board::{By, Moved, SignUp, State, StateChange},
        calendar::{DayRange, SlotId},
        id::SignUpId,
        principal::Principal,
    },
    store::{self, WriteTx},
};

/// The days are as they were, and every child whose chair fell away by it sits where it sat, if nobody has moved since and no
/// chair is taken.
pub(super) fn take_back_days(
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
pub(super) fn take_back_mark(
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
pub(super) fn take_back_gift(
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

/// A chair that was closed is open again, or one that was opened is closed, if nobody has taken it since.
pub(super) fn take_back_closing(
    tx: &WriteTx<'_>,
    app: &App,
    by: &Principal,
    slot: SlotId,
    is_closed: bool,
) -> Result<(), TooLate> {
    let class = class_of(tx, by, slot.class)?;
    let board = board_of(tx, &app.clock, &class)?;
    is_now(board.calendar.closed.contains(&slot) == is_closed)?;
    if is_closed {
        store::calendar::open_chair(tx, slot)?;
        return Ok(seat_waiting(tx, &app.clock, &class)?);
    }
    board.close(slot).map_err(|_| Error::Refused(TooLate))?;
    Ok(store::calendar::close_chair(tx, slot)?)
}

/// Two children have the chairs again that they had, if both still sit where the exchange put them.
pub(super) fn take_back_swap(
    tx: &WriteTx<'_>,
    app: &App,
    by: &Principal,
    sat: [(SignUpId, SlotId); 2],
) -> Result<(), TooLate> {
    let [first, second] = sat;
    let class = class_of(tx, by, first.1.class)?;
    let board = board_of(tx, &app.clock, &class)?;
    let too_late = |_| Error::Refused(TooLate);
    for (id, slot) in sat {
        is_now(board.find(id).map_err(too_late)?.slot == slot)?;
    }
    let [one, other] = board.swap(first.0, second.0).map_err(too_late)?;
    Ok(store::board::move_all(tx, &[&one, &other])?)
}
