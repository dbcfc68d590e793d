//! Changes of when there are chairs: the timetable, days without school or talks, and what becomes of the children whose
//! chairs fall away. Each is load, decide, keep inside the caller's one unit of work; the rules are domain/board.

use crate::domain::class::Member;
use jiff::civil::Date;

use crate::app::{Room, now_in};
use crate::{
    domain::{
        board::{Board, DayOff, Granted, Refusal, Settled, SignUp},
        calendar::{Block, Calendar, ChairPlan, DayChange},
        class::Class,
        id::SignUpId,
    },
    host::clock::Clock,
    secret,
    store::{self, Attribution, Result, WriteTx},
};

/// What a new timetable came to.
pub enum Timetabled {
    /// It is kept.
    Kept,
    /// It is not: these sign-ups would have lost their chairs.
    Drops(Vec<SignUp>),
    /// It is not: there is no chair left to move them to.
    Refused(Refusal),
}

/// Keeps a new timetable, unless a saved chair would fall away (rules.md E). With `carry` those children move to the nearest
/// chairs of the new one, in their order.
pub fn keep_timetable(
    tx: &WriteTx<'_>,
    board: &Board,
    (blocks, chairs): (&[Block], &ChairPlan),
    carry: bool,
) -> Result<Timetabled> {
    let then = Calendar {
        blocks: blocks.to_vec(),
        chairs: *chairs,
        ..board.calendar.clone()
    };
    let dropped = board.dropped_by(&then);
    if !dropped.is_empty() && !carry {
        return Ok(Timetabled::Drops(dropped.into_iter().copied().collect()));
    }
    let settled = match board.carry_over(&then) {
        Ok(settled) => settled,
        Err(refusal) => return Ok(Timetabled::Refused(refusal)),
    };
    store::calendar::set_timetable(tx, then.class, blocks, chairs)?;
    keep_settled(tx, board, &settled)?;
    Ok(Timetabled::Kept)
}

/// Keeps what is different about a day, and settles the chairs that fall away by it.
pub fn keep_day(
    tx: &WriteTx<'_>,
    board: &Board,
    (day, change): (Date, DayChange),
    choice: DayOff,
) -> Result<Result<(), Refusal>> {
    let ends = (!change.no_talks).then_some(change.ends).flatten();
    let settled = if change.no_talks || ends.is_some() {
        board.fewer_talks(day, ends, choice)
    } else {
        Ok(Vec::new())
    };
    match settled {
        Ok(settled) => {
            store::calendar::set_day(tx, (board.calendar.class, day), &change)?;
            keep_settled(tx, board, &settled)?;
            Ok(Ok(()))
        }
        Err(refusal) => Ok(Err(refusal)),
    }
}

/// Keeps what became of booked chairs.
pub fn keep_settled(tx: &WriteTx<'_>, board: &Board, settled: &[Settled]) -> Result<()> {
    let mut slid = Vec::new();
    for change in settled {
        match change {
            Settled::Slid(moved) => slid.push(moved),
            Settled::Released(change) => {
                let mut sign_ups = board.sign_ups.iter();
                if let Some(sign_up) = sign_ups.find(|sign_up| sign_up.id == change.id) {
                    store::board::keep_change(tx, sign_up.slot, change)?;
                }
            }
        }
    }
    store::board::keep_moves(tx, &slid)
}

/// Saves the chairs that have come free for the children who wait for them (R9): asked after whatever may have freed one, in
/// the same unit of work, so that nobody is quicker than the list.
pub fn seat_waiting(tx: &WriteTx<'_>, clock: &Clock, class: &Class) -> Result<()> {
    let now = now_in(clock, class);
    let waiting = store::board::wait::of(tx, class.id)?;
    if waiting.iter().all(|it| it.day < now.date()) {
        return Ok(());
    }
    let board = Room::load(tx, clock, class.clone(), None)?.board;
    let tx = &tx.attributed_to(Attribution {
        by: "box".to_owned(),
        ..tx.attribution.clone()
    });
    for granted in board.seat_waiting() {
        let Granted { student, .. } = granted;
        let id = SignUpId::new(secret::id());
        store::board::keep(tx, id, &granted)?;
        store::board::wait::seated(
            tx,
            Member {
                class: class.id,
                student,
            },
            id,
        )?;
    }
    Ok(())
}
