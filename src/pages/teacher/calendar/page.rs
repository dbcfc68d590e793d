//! The page of the timetable as a whole, with what was refused above its forms. It saves nothing.

use std::sync::Arc;

use maud::{Markup, html};

use super::{days, form::Form, no_school};
use crate::{
    app::{App, Room},
    domain::{board::Refusal, first_run::Step, id::ClassId},
    http::{HttpError, RequestContext, Result, response},
    pages::{
        components::{Layout, back_from, page, progress, skip},
        teacher::timetable_notice::TimetableNotice,
    },
};

/// What the page says above its forms.
#[derive(Default)]
pub(super) struct Notice {
    pub(super) timetable: TimetableNotice,
    /// Why days without school were not taken.
    pub(super) no_school: Option<String>,
}

pub(super) async fn load(
    app: &App,
    context: &RequestContext,
    class: ClassId,
) -> Result<Room, HttpError> {
    let room = app.room(context.principal, Some(class)).await?;
    room.ok_or(HttpError::NotFound)
}

/// The page as it is saved, with the reason why a day was not changed.
pub(super) async fn refuse(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
    refusal: Refusal,
) -> Result {
    let messages = app.translations.of(context.language);
    let message = messages.refusal(refusal.word(), &[]);
    refuse_with(app, context, class, message).await
}

/// The same with a sentence of its own.
pub(super) async fn refuse_with(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
    message: String,
) -> Result {
    let room = load(app, context, class).await?;
    let form = Form::saved(&room.board.calendar);
    let notice = Notice {
        no_school: Some(message),
        ..Notice::default()
    };
    Ok(response::refused(draw(app, context, &room, &form, &notice)))
}

pub(super) fn draw(
    app: &App,
    context: &RequestContext,
    room: &Room,
    form: &Form,
    notice: &Notice,
) -> Markup {
    let messages = app.translations.of(context.language);
    let class = room.class.id;
    let back = if form.first {
        back_from(Step::Writing, Some(class))
    } else {
        Some(format!("/teach?class={class}"))
    };
    let layout = Layout::teacher(messages, messages.text("calendar-title"), back.as_deref());
    page(
        &layout,
        html! {
            @if form.first { (progress(messages, Step::Writing)) }
            (notice.timetable.draw_message())
            (form.draw(messages, room, &notice.timetable.draw_drops(messages, room)))
            @if form.first {
                (skip(messages, Step::Writing))
            } @else if !room.board.calendar.blocks.is_empty() {
                (no_school::draw(messages, room, notice.no_school.as_deref()))
                (no_school::draw_file_field(messages, class))
                (days::draw(messages, room))
            }
        },
    )
}
