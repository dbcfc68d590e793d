//! The page of the settings as a whole, with what was refused above its first form. It saves nothing.

use std::sync::Arc;

use maud::{Markup, html};

use super::{away, form::Form, pause, round, settings};
use crate::{
    app::{App, Room, board_rules::BoardSettings, class_for},
    domain::id::ClassId,
    http::{HttpError, RequestContext},
    pages::{
        components::{Layout, page},
        teacher::timetable_notice::TimetableNotice,
    },
    store::{self, ReadTx, board::round::Round},
};

/// What the page is drawn from.
struct Loaded {
    room: Room,
    settings: BoardSettings,
    round: Round,
}

fn load(
    tx: &ReadTx<'_>,
    app: &App,
    context: &RequestContext,
    class: ClassId,
) -> store::Result<Option<Loaded>> {
    let Some(class) = class_for(tx, &context.principal, Some(class))? else {
        return Ok(None);
    };
    let room = Room::load(tx, &app.clock, class, None)?;
    Ok(Some(Loaded {
        settings: BoardSettings::load(tx, &room.board)?,
        round: store::board::round::load(tx, room.class.id)?,
        room,
    }))
}

/// The page with the settings as they were typed, or else as they are saved.
pub(super) async fn draw(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
    typed: Option<Form>,
    notice: TimetableNotice,
) -> Result<Markup, HttpError> {
    let (reader, asks) = (Arc::clone(app), context.clone());
    let Loaded {
        room,
        settings,
        round,
    } = app
        .store
        .read(move |tx| load(tx, &reader, &asks, class))
        .await?
        .ok_or(HttpError::NotFound)?;
    let form = typed.unwrap_or_else(|| Form::saved(&settings));
    let messages = app.translations.of(context.language);
    let back = format!("/teach?class={class}");
    let layout = Layout::teacher(messages, messages.text("rules-title"), Some(&back));
    Ok(page(
        &layout,
        html! {
            (pause::draw(messages, &room))
            (notice.draw_message())
            (settings::draw(messages, &room, &form, &notice.draw_drops(messages, &room)))
            (round::draw(messages, &room, &round))
            (away::draw(messages, &room))
        },
    ))
}
