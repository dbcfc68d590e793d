//! The class list: pasted names become children on the roster, each with a chair drawing of its own; a child is taken out.
//! A file is looked at first, in file.rs and preview.rs; the list itself is drawn by draw.rs.

mod asked;
mod draw;
pub mod file;
mod listed;
mod preview;
mod questions;
mod sections;

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use self::{
    draw::{PageState, draw, reason},
    listed::listed,
};
use super::{children, goes_on, read::room_of, student_settings};
use crate::{
    app::{App, class_list, receipts::Undo, roster},
    domain::{
        class::Member,
        id::{ClassId, StudentId},
    },
    http::{RequestContext, Result, form, response},
    import::{Brought, Choice, List, RawList, Unreadable},
    pages::receipt,
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
    let listed = listed(&app, &context, class).await?;
    let state = PageState {
        added: query.added,
        renamed: query.renamed,
        first: query.first,
        ..PageState::default()
    };
    Ok(response::page(draw(&app, &context, &listed, &state)))
}

/// The names of a paste that is one clean name a line; any other is looked at first. What is no list stays in its box.
pub(super) async fn add(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = form::read(&form)?;
    let request = form::request_id(form.request.clone())?;
    let raw = RawList::pasted(&form.names);
    let list = raw.look(&Choice::default());
    let names = list.as_ref().map(List::names).unwrap_or_default();
    match &list {
        Ok(list) if list.is_too_long() => {
            let why = Unreadable::TooLong { lines: names.len() };
            return refuse(class, &app, &context, &form, why).await;
        }
        // A room that is not hers has no list to look at either.
        Ok(list)
            if !list.is_clean() || class_list::may_be_known(&app, class, names.clone()).await? =>
        {
            room_of(&app, &context, class).await?;
            return Ok(file::to_preview(
                &app,
                class,
                Brought::List(raw),
                form.first,
            ));
        }
        Ok(_) => {}
        Err(why) => return refuse(class, &app, &context, &form, *why).await,
    }
    let first = if form.first { "&first=true" } else { "" };
    let redirect_to = move |added| format!("/teach/classes/{class}/roster?added={added}{first}");
    let address =
        roster::add_names(&app, context.principal, class, names, request, redirect_to).await?;
    Ok(response::done(&context, &address))
}

/// The page with the reason why a paste was not understood, and with its words.
async fn refuse(
    class: ClassId,
    app: &Arc<App>,
    context: &RequestContext,
    form: &Form,
    why: Unreadable,
) -> Result {
    let listed = listed(app, context, class).await?;
    let messages = app.translations.of(context.language);
    let state = PageState {
        text: &form.names,
        unfit: Some(match why {
            Unreadable::Empty | Unreadable::NoChild => messages.text("roster-nothing").to_owned(),
            why => reason(messages, why),
        }),
        first: form.first,
        ..PageState::default()
    };
    Ok(response::refused(draw(app, context, &listed, &state)))
}

/// What this child is called on the wall, while it is in the class.
async fn name_of(app: &App, context: &RequestContext, member: Member) -> Result<Option<String>> {
    let room = room_of(app, context, member.class).await?;
    Ok(room
        .student(member.student)
        .map(|student| student.name.clone()))
}

/// A child leaves the class.
pub(super) async fn take_off(
    class: ClassId,
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    let member = Member { class, student };
    let place = children::address(class);
    let name = name_of(&app, &context, member).await?;
    let sign_up = match roster::take_off(&app, context.principal, member).await {
        Ok(sign_up) => sign_up,
        Err(error) => {
            let back = student_settings::address(student);
            return Ok(goes_on::refuse(&app, &context, &back, error.refusal()?));
        }
    };
    // Taken out twice is taken out once.
    let Some(name) = name else {
        return Ok(response::done(&context, &place));
    };
    let undo = Some(Undo::Roster { member, sign_up });
    let said = "done-taken-out";
    Ok(receipt::done(
        &app,
        &context,
        &place,
        said,
        Some(name),
        undo,
    ))
}

/// A child comes back into the class.
pub(super) async fn put_back(
    class: ClassId,
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    let member = Member { class, student };
    roster::put_back(&app, context.principal, member).await?;
    let name = name_of(&app, &context, member).await?;
    let place = children::address(class);
    let said = "done-back-in";
    Ok(receipt::done(&app, &context, &place, said, name, None))
}

/// The child forgot the two pictures.
pub(super) async fn reset_pictures(
    class: ClassId,
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    let member = Member { class, student };
    let name = name_of(&app, &context, member).await?;
    let before = roster::reset_pictures(&app, context.principal, member).await?;
    let place = student_settings::address(student);
    let undo = before.map(|before| Undo::Pictures {
        member,
        before: Some(before),
    });
    let said = "done-pictures";
    Ok(receipt::done(&app, &context, &place, said, name, undo))
}

/// The child's card is lost; the page that follows prints the new one.
pub(super) async fn void_card(
    class: ClassId,
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    let member = Member { class, student };
    let name = name_of(&app, &context, member).await?;
    roster::void_card(&app, context.principal, member).await?;
    let place = format!("/teach/classes/{class}/cards?student={student}");
    let said = "done-card";
    Ok(receipt::done(&app, &context, &place, said, name, None))
}

/// The child is signed out on every device.
pub(super) async fn sign_out(
    class: ClassId,
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    let member = Member { class, student };
    let name = name_of(&app, &context, member).await?;
    roster::sign_out(&app, context.principal, member).await?;
    let place = student_settings::address(student);
    let said = "done-signed-out";
    Ok(receipt::done(&app, &context, &place, said, name, None))
}
