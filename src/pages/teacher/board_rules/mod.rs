//! The board's own settings: six plain ones, the rest folded, and what each of them says no to today; with the pause, the
//! round, and the times at which a child is out of the room. Here are the handlers; page.rs draws the whole page, and each
//! form is read and drawn in a file of its own.

mod away;
mod form;
mod page;
mod pause;
mod round;
mod settings;

use std::sync::Arc;

use bytes::Bytes;

use self::{away::AwayForm, form::Form, pause::PauseForm, round::RoundForm};
use crate::{
    app::{App, board_rules},
    domain::id::ClassId,
    http::{HttpError, RequestContext, Response, Result, form::read, response},
    pages::teacher::timetable_notice::TimetableNotice,
};

pub(super) async fn show(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let page = page::draw(&app, &context, class, None, TimetableNotice::default()).await?;
    Ok(response::page(page))
}

/// Saves the settings that stand in one form.
pub(super) async fn save(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let form: Form = read(&bytes)?;
    let messages = app.translations.of(context.language);
    let notice = match form.understood() {
        None => TimetableNotice::not_a_number(messages),
        Some(settings) => {
            let by = context.principal;
            match board_rules::save(&app, by, class, settings, form.carry).await {
                Ok(()) => return Ok(back_to_page(&context, class)),
                Err(error) => TimetableNotice::refused(messages, error.refusal()?),
            }
        }
    };
    let page = page::draw(&app, &context, class, Some(form), notice).await?;
    Ok(response::refused(page))
}

/// Stops sign-up, or lets it go on.
pub(super) async fn set_pause(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let form: PauseForm = read(&bytes)?;
    board_rules::set_pause(&app, context.principal, class, form.words()).await?;
    if form.is_from_today() {
        return Ok(response::done(&context, &format!("/teach?class={class}")));
    }
    Ok(back_to_page(&context, class))
}

/// Begins the next round, or says for whom this one waits.
pub(super) async fn change_round(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let form: RoundForm = read(&bytes)?;
    let action = form.action().ok_or(HttpError::BadForm)?;
    board_rules::change_round(&app, context.principal, class, action).await?;
    Ok(back_to_page(&context, class))
}

/// Adds a time at which a child is out of the room, or takes one off.
pub(super) async fn change_away(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let form: AwayForm = read(&bytes)?;
    let Some(action) = form.understood() else {
        let messages = app.translations.of(context.language);
        let notice = TimetableNotice::not_a_number(messages);
        let page = page::draw(&app, &context, class, None, notice).await?;
        return Ok(response::refused(page));
    };
    board_rules::change_away(&app, context.principal, class, action).await?;
    Ok(back_to_page(&context, class))
}

fn back_to_page(context: &RequestContext, class: ClassId) -> Response {
    response::done(context, &format!("/teach/classes/{class}/rules"))
}
