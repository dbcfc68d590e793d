//! What is done on the board: a chair taken, given back, moved, swapped, put back, marked, closed. Each is load, decide, keep
//! in one unit of work, which is once.rs; the rules are domain/board.

use crate::domain::class::Member;
use std::{str::FromStr, sync::Arc};

use bytes::Bytes;
use serde::Deserialize;

use crate::pages::wall::{
    board::{
        once::{After, Deed, On, deed_on, finish, keep_change, once, refuse},
        signed_up,
    },
    own_chair,
};
use crate::{
    app::{App, Proof, conferences, prove},
    domain::{
        board::{Board, By, Refusal, ReservationKind, State},
        calendar::SlotId,
        id::{SignUpId, StudentId},
        principal::Principal,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::{read, request_id},
        response::Result,
    },
    secret,
    store::{self, WriteTx},
};

/// What the forms of the board carry; each deed reads what it needs.
#[derive(Debug, Default, Deserialize)]
struct Form {
    chair: Option<String>,
    student: Option<String>,
    undo: Option<String>,
    /// `kite,drum`, or what a page of pictures sends.
    pictures: Option<String>,
    first: Option<String>,
    second: Option<String>,
    card: Option<String>,
    state: Option<String>,
    with: Option<String>,
    request: Option<String>,
    /// `teach` if the teacher's own page sent it, and wants her back; `first-run` if it is the last step of that.
    from: Option<String>,
}

/// A child takes a chair, or the teacher gives one.
pub(crate) async fn sign_up(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let Some(slot) = slot(form.chair.as_deref())? else {
        return Err(HttpError::NotFound);
    };
    may_do(&app, &context)?;
    // On her own page a child takes a chair for herself, whatever the form says.
    let student = match context.principal {
        Principal::Student(student) => student.id,
        _ => number(form.student.as_deref())?,
    };
    let id = SignUpId::new(secret::id());
    let by = by(&context);
    let after = match form.from.as_deref() {
        Some("teach") => After::Teach,
        Some("first-run") => After::FirstRun,
        _ => After::Saved,
    };
    let deed = Deed {
        on: On::Chair(slot),
        request: request_id(form.request)?,
        after,
    };
    let outcome = once(&app, &context, deed, move |tx, board| {
        let granted = match board.sign_up(student, slot, by) {
            Ok(granted) => granted,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let kept = if let Some(moved) = granted.moved_from {
            // The teacher gave a child who has a chair another one: the rule's own answer, kept as the move it is.
            match board.move_to(moved, slot, by) {
                Ok(moved) => store::board::keep_moves(tx, &[&moved])?,
                Err(refusal) => return Ok(Err(refusal)),
            }
            moved
        } else {
            store::board::keep(tx, id, &granted)?;
            if by == By::Teacher {
                store::board::wait::reserve(tx, id, ReservationKind::Invited)?;
            }
            id
        };
        // Whoever has a chair waits for none.
        if board.waits(student).is_some() {
            store::board::wait::leave(tx, slot.class, student)?;
        }
        Ok(Ok(kept.number()))
    })
    .await?;
    match outcome.done {
        Ok(done) => {
            // A repeated request gets the first one's answer, but no second minute to undo it.
            if done.about == id.number() {
                app.grants.open(id, &context.principal);
            }
            Ok(signed_up(&app, &context, &done))
        }
        Err(refusal) => refuse(&app, &context, (slot, after), refusal).await,
    }
}

/// A child undoes within the minute or gives the chair back later, or the teacher takes it back.
pub(crate) async fn release(
    id: SignUpId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    may_do(&app, &context)?;
    let after = if form.from.as_deref() == Some("teach") {
        After::Teach
    } else {
        After::Undone
    };
    let deed = Deed {
        after,
        ..deed_on(id, form.request.clone())?
    };
    let by = by(&context);
    let leave = leave(&app, &context, id, &form)?;
    let prover = Arc::clone(&app);
    let outcome = once(&app, &context, deed, move |tx, board| {
        let decided = match leave.prove(tx, &prover, &board, id)? {
            Ok(()) => board.release(id, by),
            Err(refusal) => Err(refusal),
        };
        keep_change(tx, &board, decided)
    })
    .await?;
    match outcome.done {
        Err(Refusal::Unproven(why)) if own_chair::asks_again(&context) => {
            own_chair::again(&app, &context, (id, None), why).await
        }
        _ => finish(&app, &context, outcome).await,
    }
}

/// Another chair for the same talk: by the teacher, on the child's own page, or at the wall with two pictures or a card.
pub(crate) async fn shift(
    id: SignUpId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    may_do(&app, &context)?;
    let Some(slot) = slot(form.chair.as_deref())? else {
        return Err(HttpError::NotFound);
    };
    let by = by(&context);
    let after = if by == By::Teacher {
        After::Teach
    } else {
        After::Moved(slot.date)
    };
    let deed = Deed {
        after,
        ..deed_on(id, form.request.clone())?
    };
    let leave = leave(&app, &context, id, &Form { undo: None, ..form })?;
    let prover = Arc::clone(&app);
    let outcome = once(&app, &context, deed, move |tx, board| {
        if let Err(refusal) = leave.prove(tx, &prover, &board, id)? {
            return Ok(Err(refusal));
        }
        match board.move_to(id, slot, by) {
            Ok(moved) => {
                store::board::keep_moves(tx, &[&moved])?;
                Ok(Ok(id.number()))
            }
            Err(refusal) => Ok(Err(refusal)),
        }
    })
    .await?;
    match outcome.done {
        Err(Refusal::Unproven(why)) if own_chair::asks_again(&context) => {
            own_chair::again(&app, &context, (id, Some(slot)), why).await
        }
        _ => finish(&app, &context, outcome).await,
    }
}

/// By what right somebody changes a sign-up.
enum Leave {
    /// The teacher's.
    Teacher,
    /// It is this child's own, and she has shown who she is already.
    Own(StudentId),
    /// It is this child's own if what she shows says so.
    Shown(StudentId, Proof),
    /// Nothing was shown.
    None(StudentId),
}

fn leave(
    app: &App,
    context: &RequestContext,
    id: SignUpId,
    form: &Form,
) -> Result<Leave, HttpError> {
    match context.principal {
        Principal::Teacher(_) => return Ok(Leave::Teacher),
        Principal::Student(student) => return Ok(Leave::Own(student.id)),
        _ => {}
    }
    let student: StudentId = number(form.student.as_deref())?;
    let key = &app.machine.key;
    let may_undo = form
        .undo
        .as_deref()
        .is_some_and(|grant| app.grants.holds(key, id, &context.principal, grant));
    if may_undo {
        return Ok(Leave::Own(student));
    }
    let pictures = form.pictures.clone().or_else(|| {
        let (first, second) = form.first.as_ref().zip(form.second.as_ref())?;
        Some(format!("{first},{second}"))
    });
    Ok(match (&form.card, pictures, context.wall) {
        (Some(card), ..) => Leave::Shown(student, Proof::Card(card.clone())),
        (None, Some(pictures), Some(wall)) => {
            let pictures = pictures.parse().map_err(|_| HttpError::BadForm)?;
            Leave::Shown(student, Proof::Pictures(pictures, wall.device))
        }
        _ => Leave::None(student),
    })
}

impl Leave {
    /// The sign-up is the child's, and the child is the child.
    fn prove(
        &self,
        tx: &WriteTx<'_>,
        app: &App,
        board: &Board,
        id: SignUpId,
    ) -> store::Result<Result<(), Refusal>> {
        let (Self::Own(student) | Self::Shown(student, _) | Self::None(student)) = self else {
            return Ok(Ok(()));
        };
        if let Err(refusal) = board.own(id, *student) {
            return Ok(Err(refusal));
        }
        match self {
            Self::None(_) => Ok(Err(Refusal::NotYours)),
            Self::Shown(_, proof) => {
                let who = Member {
                    class: board.calendar.class,
                    student: *student,
                };
                let shown = prove(tx, app, who, proof)?;
                Ok(shown.map(|_| ()).map_err(Refusal::Unproven))
            }
            _ => Ok(Ok(())),
        }
    }
}

/// A child's page makes no more than a few deeds in a while; a wall and the teacher have no such limit (R29).
fn may_do(app: &App, context: &RequestContext) -> Result<(), HttpError> {
    match context.principal {
        Principal::Student(student) if !app.action_limit.admit(student.session) => {
            Err(HttpError::TooOften)
        }
        _ => Ok(()),
    }
}

pub(crate) async fn swap(
    id: SignUpId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let deed = deed_on(id, form.request.clone())?;
    let other: SignUpId = number(form.with.as_deref())?;
    let outcome = once(&app, &context, deed, move |tx, board| {
        match board.swap(id, other) {
            Ok(swapped) => {
                store::board::keep_moves(tx, &[&swapped.first, &swapped.second])?;
                Ok(Ok(id.number()))
            }
            Err(refusal) => Ok(Err(refusal)),
        }
    })
    .await?;
    finish(&app, &context, outcome).await
}

/// The teacher says how it went: done, absent or missed. Nothing of this happens by the clock (D4).
pub(crate) async fn mark(
    id: SignUpId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let deed = deed_on(id, form.request.clone())?;
    let to = form
        .state
        .as_deref()
        .and_then(State::from_word)
        .ok_or(HttpError::BadForm)?;
    let principal = context.principal;
    let outcome = once(&app, &context, deed, move |tx, board| {
        let decided = match to {
            State::Called => board.call(id),
            _ => board.mark(id, to),
        };
        if let (Ok(_), State::Done, Principal::Teacher(teacher)) = (&decided, to, principal)
            && let Some(sign_up) = board.sign_ups.iter().find(|it| it.id == id)
        {
            conferences::finish_on_chair(tx, sign_up, teacher.id)?;
        }
        keep_change(tx, &board, decided)
    })
    .await?;
    finish(&app, &context, outcome).await
}

pub(crate) async fn put_back(
    id: SignUpId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let deed = deed_on(id, form.request.clone())?;
    let outcome = once(&app, &context, deed, move |tx, mut board| {
        let Some(given_back) = store::board::find(tx, id)? else {
            return Ok(Err(Refusal::NotFound));
        };
        if !board.sign_ups.iter().any(|sign_up| sign_up.id == id) {
            board.sign_ups.push(given_back);
        }
        let decided = board.put_back(id);
        keep_change(tx, &board, decided)
    })
    .await?;
    finish(&app, &context, outcome).await
}

pub(crate) async fn close(
    slot: SlotId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let deed = Deed {
        on: On::Chair(slot),
        request: request_id(form.request)?,
        after: After::Teach,
    };
    let outcome = once(&app, &context, deed, move |tx, board| {
        match board.close(slot) {
            Ok(slot) => {
                store::calendar::close_chair(tx, slot)?;
                Ok(Ok(0))
            }
            Err(refusal) => Ok(Err(refusal)),
        }
    })
    .await?;
    finish(&app, &context, outcome).await
}

pub(crate) async fn open(
    slot: SlotId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let deed = Deed {
        on: On::Chair(slot),
        request: request_id(form.request)?,
        after: After::Teach,
    };
    let outcome = once(&app, &context, deed, move |tx, board| {
        match board.reopen(slot) {
            Ok(slot) => {
                store::calendar::open_chair(tx, slot)?;
                Ok(Ok(0))
            }
            Err(refusal) => Ok(Err(refusal)),
        }
    })
    .await?;
    finish(&app, &context, outcome).await
}

fn by(context: &RequestContext) -> By {
    if matches!(context.principal, Principal::Teacher(_)) {
        By::Teacher
    } else {
        By::Child
    }
}

/// A chair's id from a form. One that cannot be read is one that is not there.
fn slot(text: Option<&str>) -> Result<Option<SlotId>, HttpError> {
    Ok(text.ok_or(HttpError::BadForm)?.parse().ok())
}

fn number<T: FromStr>(text: Option<&str>) -> Result<T, HttpError> {
    text.and_then(|text| text.parse().ok())
        .ok_or(HttpError::BadForm)
}
