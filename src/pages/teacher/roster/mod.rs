//! The class list: pasted names become children on the roster, each with a chair drawing of its own; a child is taken off.
//! A file is looked at first, in file.rs and preview.rs; the list itself is drawn by draw.rs.

mod draw;
pub mod file;
mod preview;

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use self::draw::{PageState, draw};
use super::read::room_of;
use crate::{
    app::{App, roster},
    domain::{
        class::Member,
        id::{ClassId, StudentId},
        roster::{names_and_unfit, read_pasted},
    },
    http::{RequestContext, Result, form, response},
    import::plain,
};

#[derive(Clone, Copy, Default, Deserialize)]
struct Query {
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

pub(super) async fn show(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let query: Query = form::read(context.query.as_bytes())?;
    let room = room_of(&app, &context, class).await?;
    let state = PageState {
        added: query.added,
        renamed: query.renamed,
        first: query.first,
        ..PageState::default()
    };
    Ok(response::page(draw(&app, &context, &room, &state)))
}

/// All names of a paste, or none: a line that is no name is shown with its reason, and the text stays in its box.
pub(super) async fn add(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = form::read(&form)?;
    let request = form::request_id(form.request)?;
    if plain::is_table(&form.names) {
        // More than names was pasted: which column is which is looked at first.
        return Ok(file::to_preview(&app, class, &form.names, form.first));
    }
    let (names, unfit) = names_and_unfit(read_pasted(&form.names));
    if names.is_empty() || !unfit.is_empty() {
        let room = room_of(&app, &context, class).await?;
        let state = PageState {
            text: &form.names,
            has_no_names: names.is_empty() && unfit.is_empty(),
            unfit,
            first: form.first,
            ..PageState::default()
        };
        return Ok(response::refused(draw(&app, &context, &room, &state)));
    }
    let first = if form.first { "&first=true" } else { "" };
    let redirect_to = move |added| format!("/teach/classes/{class}/roster?added={added}{first}");
    let address =
        roster::add_names(&app, context.principal, class, names, request, redirect_to).await?;
    Ok(response::done(&context, &address))
}

/// A child leaves the class.
pub(super) async fn take_off(
    class: ClassId,
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    roster::take_off(&app, context.principal, Member { class, student }).await?;
    Ok(response::done(
        &context,
        &format!("/teach/classes/{class}/roster"),
    ))
}

/// The child forgot the two pictures.
pub(super) async fn reset_pictures(
    class: ClassId,
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    roster::reset_pictures(&app, context.principal, Member { class, student }).await?;
    let address = format!("/teach/classes/{class}/roster#student-{student}");
    Ok(response::done(&context, &address))
}

/// The child's card is lost; the page that follows prints the new one.
pub(super) async fn void_card(
    class: ClassId,
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    roster::void_card(&app, context.principal, Member { class, student }).await?;
    let address = format!("/teach/classes/{class}/cards?student={student}");
    Ok(response::done(&context, &address))
}

/// The child is signed out on every device.
pub(super) async fn sign_out(
    class: ClassId,
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    roster::sign_out(&app, context.principal, Member { class, student }).await?;
    let address = format!("/teach/classes/{class}/roster#student-{student}");
    Ok(response::done(&context, &address))
}
