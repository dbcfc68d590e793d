//! The wait list of a full day (R9): at the wall two taps, on a child's own page one. Nobody sees who waits but the teacher;
//! who gets the chair that comes free is domain/board.

use crate::domain::class::Member;
use std::sync::Arc;

use bytes::Bytes;
use jiff::civil::Date;
use serde::Deserialize;

use crate::pages::{
    student::board,
    wall::board::{heading::Heading, sitters, tiles, told_before, view},
};
use crate::{
    app::{App, Room, class_for},
    domain::{board::Refusal, id::StudentId, principal::Principal},
    http::{
        context::RequestContext,
        error::HttpError,
        form::{read, request_id},
        response::{self, Result},
    },
    store::{self, request::Done},
};

/// "Wednesday is full. Tap your name."
pub(crate) async fn who(day: Date, app: Arc<App>, context: RequestContext) -> Result {
    let room = app
        .room(context.principal, None)
        .await?
        .ok_or(HttpError::NotFound)?;
    // The last chair may have come free between two taps.
    if room.board.empty_on(day) > 0 {
        return Ok(response::to(&format!("/board/days/{day}")));
    }
    Ok(response::page(sitters::waiting(&app, &room, day)))
}

#[derive(Deserialize)]
struct Form {
    day: String,
    student: Option<String>,
    request: Option<String>,
}

pub(crate) async fn join(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let day: Date = form.day.parse().map_err(|_| HttpError::BadForm)?;
    let student = match context.principal {
        Principal::Student(student) => student.id,
        _ => number(form.student.as_deref())?,
    };
    let request = request_id(form.request)?;
    let (reader, principal) = (Arc::clone(&app), context.principal);
    let asker = context.screen();
    let outcome = app
        .write_plain(context.principal, move |tx| {
            if let Some(done) = told_before(tx, asker, request.as_deref())? {
                return Ok(Some(Ok((None, done))));
            }
            let Some(class) = class_for(tx, &principal, None)? else {
                return Ok(None);
            };
            let id = class.id;
            let board = Room::load(tx, &reader.clock, class, None)?.board;
            let wait = match board.wait(student, day) {
                Ok(wait) => wait,
                Err(refusal) => return Ok(Some(Err(refusal))),
            };
            store::board::wait::keep(tx, id, &wait)?;
            let done = Done {
                place: format!("/board/days/{day}?waits={student}"),
                about: student.number(),
            };
            if let Some(request) = &request {
                store::request::keep(tx, asker, request, &done)?;
            }
            Ok(Some(Ok((Some(id), done))))
        })
        .await?
        .ok_or(HttpError::NotFound)?;
    match outcome {
        Ok((class, done)) => {
            if let Some(_class) = class {}
            Ok(response::done(&context, &done.place))
        }
        Err(refusal) => refuse(&app, &context, day, refusal).await,
    }
}

/// A child waits no more: from her own page.
pub(crate) async fn leave(app: Arc<App>, context: RequestContext, _: Bytes) -> Result {
    let Principal::Student(student) = context.principal else {
        return Err(HttpError::NotYours);
    };
    let Member {
        class,
        student: child,
    }: Member = Member {
        class: student.class,
        student: student.id,
    };
    app.write_plain(context.principal, move |tx| {
        store::board::wait::leave(tx, class, child)
    })
    .await?;
    Ok(response::done(&context, "/board"))
}

async fn refuse(app: &Arc<App>, context: &RequestContext, day: Date, refusal: Refusal) -> Result {
    let room = app
        .room(context.principal, None)
        .await?
        .ok_or(HttpError::NotFound)?;
    let messages = match context.principal {
        Principal::Student(_) => app.translations.of(context.language),
        _ => app.translations.of(room.class.language),
    };
    let said = view::said(messages, &room, refusal);
    if context.script {
        return Ok(response::refused_script(refusal.word(), &said));
    }
    if let Principal::Student(student) = context.principal {
        let page = board::Mine {
            room: &room,
            student: student.id,
            day: Some(day),
            told: Some((false, said)),
        };
        return Ok(response::refused(board::mine(app, context, &page)));
    }
    let board = view::view(app, &room, Some(day), 0, Heading::Refused(said));
    Ok(response::refused(tiles::wall(&board)))
}

fn number(text: Option<&str>) -> Result<StudentId, HttpError> {
    text.and_then(|text| text.parse().ok())
        .ok_or(HttpError::BadForm)
}
