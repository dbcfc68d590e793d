//! The wait list of a full day, and what a child says to a chair that was saved for it. Who gets a chair that comes free is
//! domain/board.

use std::sync::Arc;

use jiff::civil::Date;

use crate::{
    app::{App, Error, Result, board_of, calendar::seat_waiting, class_for, idempotent::run_once},
    domain::{
        board::{By, Refusal, Said},
        class::Member,
        id::{SignUpId, StudentId},
        principal::{Principal, StudentSession},
    },
    store::{self, request::Done},
};

/// Puts a child on the wait list of a full day, for the next chair that comes free: once for one request id. The page that
/// follows is at `redirect_to`.
pub async fn join_wait_list(
    app: &Arc<App>,
    by: Principal,
    request: Option<String>,
    student: StudentId,
    day: Date,
    redirect_to: String,
) -> Result<Done, Refusal> {
    let clock = Arc::clone(&app.clock);
    app.write(by, move |tx| {
        run_once(tx, &by, request.as_deref(), || {
            let class = class_for(tx, &by, None)?.ok_or(Error::NotFound)?;
            let wait = board_of(tx, &clock, &class)?.wait(student, day)?;
            store::board::wait::join(tx, class.id, &wait)?;
            Ok(Done {
                place: redirect_to,
                about: student.number(),
            })
        })
    })
    .await
}

/// A child waits no more.
pub async fn leave_wait_list(app: &Arc<App>, child: StudentSession) -> Result<()> {
    app.write(child, move |tx| {
        Ok(store::board::wait::leave(tx, child.class, child.id)?)
    })
    .await
}

/// The child answers to a chair that was saved for it.
pub async fn answer_reservation(
    app: &Arc<App>,
    child: StudentSession,
    id: SignUpId,
    said: Said,
) -> Result<()> {
    let (by, clock) = (Principal::Student(child), Arc::clone(&app.clock));
    app.write(by, move |tx| {
        let class = class_for(tx, &by, None)?.ok_or(Error::NotFound)?;
        let board = board_of(tx, &clock, &class)?;
        let sign_up = board.own(id, child.id).map_err(|_| Error::NotFound)?;
        // A page of last week, or a second tap: what was said stands.
        let is_open = store::board::wait::reservation_of(tx, id)?
            .is_some_and(|reservation| reservation.said.is_none());
        if !is_open || !sign_up.state.is_live() {
            return Ok(());
        }
        if said == Said::NotNow {
            // Where the talk has begun meanwhile, the chair stays the child's.
            let Ok(change) = board.release(id, By::Child) else {
                return Ok(());
            };
            store::board::set_state(tx, sign_up.slot, &change)?;
        }
        let member = Member {
            class: class.id,
            student: child.id,
        };
        store::board::wait::answer(tx, member, id, said)?;
        Ok(seat_waiting(tx, &clock, &class)?)
    })
    .await
}
