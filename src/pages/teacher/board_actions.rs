//! What only the teacher does on the board: she lets two children swap, says how a talk went, gives a chair back, closes it
//! and opens it again, and seats a group.

use std::{collections::BTreeSet, sync::Arc};

use bytes::Bytes;
use serde::Deserialize;

use super::board::{day_of, refuse};
use crate::{
    app::{
        self, App,
        booking::{self, BookingRequest, Refused},
    },
    domain::{
        calendar::SlotId,
        id::{SignUpId, StudentId},
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::{every, read, request_id},
        response::{self, Result},
    },
    store::request::Done,
};

/// What these forms carry; each action reads what it needs.
#[derive(Deserialize)]
struct Form {
    chair: Option<String>,
    state: Option<String>,
    with: Option<String>,
    request: Option<String>,
}

impl Form {
    fn read(context: &RequestContext, bytes: &Bytes) -> Result<(Self, BookingRequest), HttpError> {
        let mut form: Self = read(bytes)?;
        let request = BookingRequest {
            by: context.principal,
            id: request_id(form.request.take())?,
            redirect_to: day_of,
        };
        Ok((form, request))
    }
}

/// On to her view of that day, or that view with the reason.
async fn follow(app: &App, context: &RequestContext, done: app::Result<Done, Refused>) -> Result {
    match done {
        Ok(done) => Ok(response::done(context, &done.place)),
        Err(error) => refuse(app, context, error.refusal()?).await,
    }
}

/// Two children exchange their chairs.
pub(super) async fn swap(
    id: SignUpId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let (form, request) = Form::read(&context, &form)?;
    let other = form.with.and_then(|other| other.parse().ok());
    let other = other.ok_or(HttpError::BadForm)?;
    let done = booking::swap(&app, request, id, other).await;
    follow(&app, &context, done).await
}

/// The teacher says how it went: done, absent or missed. Nothing of this happens by the clock.
pub(super) async fn mark(
    id: SignUpId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let (form, request) = Form::read(&context, &form)?;
    let to = form.state.as_deref().and_then(|word| word.parse().ok());
    let to = to.ok_or(HttpError::BadForm)?;
    let done = booking::mark(&app, request, id, to).await;
    follow(&app, &context, done).await
}

/// A child gets the chair back that it had.
pub(super) async fn put_back(
    id: SignUpId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let (_, request) = Form::read(&context, &form)?;
    let done = booking::put_back(&app, request, id).await;
    follow(&app, &context, done).await
}

/// Nobody sits on a chair today.
pub(super) async fn close(
    slot: SlotId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let (_, request) = Form::read(&context, &form)?;
    let done = booking::close(&app, request, slot).await;
    follow(&app, &context, done).await
}

/// A closed chair is open again.
pub(super) async fn open(
    slot: SlotId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let (_, request) = Form::read(&context, &form)?;
    let done = booking::open(&app, request, slot).await;
    follow(&app, &context, done).await
}

/// A group gets one chair.
pub(super) async fn seat_group(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let students = every(&form, "student").into_iter();
    let students: Result<BTreeSet<StudentId>, _> = students.map(|id| id.parse()).collect();
    let students = students.map_err(|_| HttpError::BadForm)?;
    let (form, request) = Form::read(&context, &form)?;
    let chair = form.chair.ok_or(HttpError::BadForm)?;
    let slot: SlotId = chair.parse().map_err(|_| HttpError::NotFound)?;
    let done = booking::seat_group(&app, request, students, slot).await;
    follow(&app, &context, done).await
}
