//! One deed on the board, however often it is asked for: load, decide, keep in one unit of work, and the page that follows.

use std::sync::Arc;

use jiff::civil::Date;

use crate::pages::{
    student::board,
    wall::board::{told_before, view},
};
use crate::{
    app::{App, Room, calendar::seat_waiting, class_for, now_in},
    domain::{
        board::{Board, Refusal},
        calendar::SlotId,
        id::SignUpId,
        principal::Principal,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::request_id,
        response::{self, Result},
    },
    store::{self, WriteTx, request::Done},
};

/// What a deed is about, besides the rule it asks.
pub(crate) struct Deed {
    pub(crate) on: On,
    pub(crate) request: Option<String>,
    pub(crate) after: After,
}

/// Where a deed begins.
pub(crate) enum On {
    Chair(SlotId),
    /// Of which class and day it is, the store knows.
    SignUp(SignUpId),
}

/// What came of a deed.
pub(crate) struct Outcome {
    /// The chair it began from: its day is shown afterwards.
    pub(crate) slot: SlotId,
    pub(crate) after: After,
    pub(crate) done: Result<Done, Refusal>,
}

/// Which page follows a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum After {
    /// The board, which says that the chair is saved.
    Saved,
    /// The board, which says that the chair was given back.
    Undone,
    /// The board of the day that a child moved to, which says so.
    Moved(Date),
    /// The teacher's own view of that day.
    Teach,
    /// The end of the first run.
    FirstRun,
}

/// A deed on a sign-up, on the teacher's page unless something else is said.
pub(crate) fn deed_on(id: SignUpId, request: Option<String>) -> Result<Deed, HttpError> {
    Ok(Deed {
        on: On::SignUp(id),
        request: request_id(request)?,
        after: After::Teach,
    })
}

/// Load, decide, keep: once, however often the request comes (R19). `decide` gives the number of what it made or changed.
pub(crate) async fn once<F>(
    app: &Arc<App>,
    context: &RequestContext,
    deed: Deed,
    decide: F,
) -> Result<Outcome, HttpError>
where
    F: FnOnce(&WriteTx<'_>, Board) -> store::Result<Result<i64, Refusal>> + Send + 'static,
{
    let (principal, number, after) = (context.principal, context.screen(), deed.after);
    let clock = Arc::clone(&app.clock);
    let job = move |tx: &WriteTx<'_>| {
        let slot = match deed.on {
            On::Chair(slot) => Some(slot),
            On::SignUp(id) => store::board::find(tx, id)?.map(|sign_up| sign_up.slot),
        };
        let Some(slot) = slot else {
            return Ok(None);
        };
        if let Some(done) = told_before(tx, number, deed.request.as_deref())? {
            return Ok(Some((slot, Ok(done))));
        }
        let Some(class) = class_for(tx, &principal, Some(slot.class))? else {
            return Ok(Some((slot, Err(Refusal::NoSuchChair))));
        };
        let now = now_in(&clock, &class);
        let calendar = store::calendar::load_since(tx, class.id, now.date())?;
        let board = store::board::of(tx, calendar, now)?;
        let somebody_waits = !board.waiting.is_empty();
        let about = match decide(tx, board)? {
            Ok(about) => about,
            Err(refusal) => return Ok(Some((slot, Err(refusal)))),
        };
        if somebody_waits {
            seat_waiting(tx, &clock, &class)?;
        }
        let place = place_after(slot, after, about);
        let done = Done { place, about };
        if let Some(request) = &deed.request {
            store::request::keep(tx, number, request, &done)?;
        }
        Ok(Some((slot, Ok(done))))
    };
    let (slot, done) = app
        .write_plain(context.principal, job)
        .await?
        .ok_or(HttpError::NotFound)?;
    if done.is_ok() {}
    Ok(Outcome { slot, after, done })
}

pub(crate) fn keep_change(
    tx: &WriteTx<'_>,
    board: &Board,
    decided: Result<crate::domain::board::StateChange, Refusal>,
) -> store::Result<Result<i64, Refusal>> {
    let change = match decided {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let sign_up = board
        .sign_ups
        .iter()
        .find(|sign_up| sign_up.id == change.id);
    if let Some(sign_up) = sign_up {
        store::board::keep_change(tx, sign_up.slot, &change)?;
    }
    Ok(Ok(change.id.number()))
}

/// The page that follows: the board of that day with its message, or the teacher's.
fn place_after(slot: SlotId, after: After, about: i64) -> String {
    let (class, day) = (slot.class, slot.date);
    match after {
        After::Saved => format!("/board/days/{day}?saved={about}"),
        After::Undone => format!("/board/days/{day}?undone={about}"),
        After::Moved(day) => format!("/board/days/{day}?moved={about}"),
        After::Teach => format!("/teach?class={class}&day={day}"),
        After::FirstRun => "/teach/first-run/done".to_owned(),
    }
}

/// After a change that is no sign-up: on to the page, or the page again with the reason.
pub(crate) async fn finish(app: &Arc<App>, context: &RequestContext, outcome: Outcome) -> Result {
    let Outcome { slot, after, done } = outcome;
    match done {
        Ok(done) => Ok(response::done(context, &done.place)),
        Err(refusal) => refuse(app, context, (slot, after), refusal).await,
    }
}

/// 409: the same page with the reason in the place of its heading, and what to do instead.
pub(crate) async fn refuse(
    app: &Arc<App>,
    context: &RequestContext,
    (slot, after): (SlotId, After),
    refusal: Refusal,
) -> Result {
    let (reader, principal) = (Arc::clone(app), context.principal);
    let room = app
        .store
        .read(move |tx| {
            // A chair of another class, or of none: the principal's own board is shown.
            let class = match class_for(tx, &principal, Some(slot.class))? {
                Some(class) => Some(class),
                None => class_for(tx, &principal, None)?,
            };
            class
                .map(|class| Room::load(tx, &reader.clock, class, Some(slot.date)))
                .transpose()
        })
        .await?;
    let Some(room) = room else {
        return Err(HttpError::NotFound);
    };
    if context.script {
        let messages = app.translations.of(context.language);
        return Ok(response::refused_script(
            refusal.word(),
            &view::said(messages, &room, refusal),
        ));
    }
    if matches!(after, After::Teach | After::FirstRun) {
        return Ok(response::refused(
            crate::pages::teacher::board::with_refusal(app, context, &room, slot.date, refusal),
        ));
    }
    if let Principal::Student(student) = context.principal {
        let told = view::said(app.translations.of(context.language), &room, refusal);
        let page = board::Mine {
            room: &room,
            student: student.id,
            day: Some(slot.date),
            told: Some((false, told)),
        };
        return Ok(response::refused(board::mine(app, context, &page)));
    }
    Ok(response::refused(view::refused(app, &room, slot, refusal)))
}
