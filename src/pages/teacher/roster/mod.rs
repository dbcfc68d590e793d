//! The class list: pasted names become children on the roll, each with a chair drawing of its own; a child is taken off.
//! A file is looked at first, in file.rs and preview.rs; the list itself is drawn by draw.rs.

mod draw;
pub mod file;
mod preview;

use crate::domain::class::Member;
use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use crate::http::{
    context::RequestContext,
    error::HttpError,
    form::{read, request_id},
    response::{self, Result},
};
use crate::pages::teacher::roster::draw::{Pasted, draw};
use crate::{
    app::{App, class_for, roster},
    domain::{
        id::{ClassId, StudentId},
        roster::{Line, read_pasted},
    },
    import::plain,
    store::{self, WriteTx, request::Done},
};

#[derive(Clone, Copy, Default, Deserialize)]
struct Asks {
    /// How many were just added.
    added: Option<usize>,
    /// How many are written otherwise now.
    renamed: Option<usize>,
    /// The page is a step of the first run.
    #[serde(default)]
    first: bool,
}

#[derive(Deserialize)]
struct Form {
    names: String,
    request: Option<String>,
    /// The page is a step of the first run.
    #[serde(default)]
    first: bool,
}

pub(crate) async fn show(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let room = app
        .room(context.principal, Some(class))
        .await?
        .ok_or(HttpError::NotFound)?;
    Ok(response::page(draw(
        &app,
        &context,
        &room,
        &Pasted {
            added: asks.added,
            renamed: asks.renamed,
            first: asks.first,
            ..Pasted::default()
        },
    )))
}

/// All names of a paste, or none: a line that cannot be kept is shown with its reason, and the text stays in its box.
pub(crate) async fn add(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let request = request_id(form.request)?;
    if plain::is_table(&form.names) {
        // More than names was pasted: which column is which is looked at first.
        return Ok(file::hold(&app, class, &form.names, form.first));
    }
    let lines = read_pasted(&form.names);
    let mut names = Vec::with_capacity(lines.len());
    let mut unfit = Vec::new();
    for line in lines {
        match line {
            Line::Name(name) => names.push(name),
            line => unfit.push(line),
        }
    }
    if names.is_empty() || !unfit.is_empty() {
        let room = app
            .room(context.principal, Some(class))
            .await?
            .ok_or(HttpError::NotFound)?;
        let pasted = Pasted {
            text: &form.names,
            nothing: names.is_empty() && unfit.is_empty(),
            unfit,
            first: form.first,
            ..Pasted::default()
        };
        return Ok(response::refused(draw(&app, &context, &room, &pasted)));
    }
    let (principal, number) = (context.principal, context.screen());
    let done = app
        .write_plain(context.principal, move |tx| {
            let before = request
                .as_deref()
                .map(|id| store::request::done_before(tx, number, id))
                .transpose()?
                .flatten();
            if before.is_some() {
                return Ok(before);
            }
            if class_for(tx, &principal, Some(class))?.is_none() {
                return Ok(None);
            }
            let added = roster::add_newcomers(tx, class, &names)?;
            let first = if form.first { "&first=true" } else { "" };
            let done = Done {
                place: format!("/teach/classes/{class}/roster?added={added}{first}"),
                about: 0,
            };
            if let Some(request) = &request {
                store::request::keep(tx, number, request, &done)?;
            }
            Ok(Some(done))
        })
        .await?
        .ok_or(HttpError::NotFound)?;
    Ok(response::done(&context, &done.place))
}

/// Takes a child off the roll and gives back the chair that the child holds; nothing else of the child's is lost.
pub(crate) async fn take_off(
    class: ClassId,
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    let (principal, clock) = (context.principal, Arc::clone(&app.clock));
    let found = app
        .write_plain(context.principal, move |tx| {
            let Some(class) = class_for(tx, &principal, Some(class))? else {
                return Ok(false);
            };
            roster::take_off(tx, &clock, &class, student)?;
            Ok(true)
        })
        .await?;
    if !found {
        return Err(HttpError::NotFound);
    }
    Ok(response::done(
        &context,
        &format!("/teach/classes/{class}/roster"),
    ))
}

/// The child chooses two pictures anew, at once, and no longer knows the old ones.
pub(crate) async fn reset(
    class: ClassId,
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    at_the_door(&app, &context, Member { class, student }, move |tx| {
        store::credentials::set_pictures(tx, student, None)
    })
    .await?;
    app.sign_in.first_days.begin_for(student);
    Ok(response::done(
        &context,
        &format!("/teach/classes/{class}/roster#student-{student}"),
    ))
}

/// The child's card is lost: it opens nothing any more.
pub(crate) async fn void(
    class: ClassId,
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    at_the_door(&app, &context, Member { class, student }, move |tx| {
        store::credentials::void_card(tx, student)
    })
    .await?;
    // The new one, to be printed with the second tap.
    Ok(response::done(
        &context,
        &format!("/teach/classes/{class}/cards?student={student}"),
    ))
}

/// Changes what the door knows of a child, if the child is on the roll of one of her classes.
async fn at_the_door<F>(
    app: &App,
    context: &RequestContext,
    Member { class, student }: Member,
    change: F,
) -> Result<(), HttpError>
where
    F: FnOnce(&WriteTx<'_>) -> store::Result<()> + Send + 'static,
{
    let principal = context.principal;
    let found = app
        .write_plain(context.principal, move |tx| {
            let hers = class_for(tx, &principal, Some(class))?.is_some();
            if !hers || store::credentials::find_student(tx, Some(class), student)?.is_none() {
                return Ok(false);
            }
            change(tx)?;
            Ok(true)
        })
        .await?;
    if found {
        Ok(())
    } else {
        Err(HttpError::NotFound)
    }
}
