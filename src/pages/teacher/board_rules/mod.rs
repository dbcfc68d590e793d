//! The board's own settings: six plain ones, the rest folded, and what each of them says no to today; with the pause, the
//! round, and the times at which a child is out of the room. Here are the handlers, the pause and the page as a whole; the
//! other forms are read and drawn in files of their own.

mod away;
mod form;
mod round;

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use self::{
    away::AwayForm,
    form::{Form, draw_form},
    round::RoundForm,
};
use super::{calendar::form::TimetableNotice, read::read_class};
use crate::{
    app::{
        App, Room,
        board_rules::{self, BoardSettings},
    },
    domain::{
        id::ClassId,
        text::{Name, shortened},
    },
    http::{
        HttpError, RequestContext, Response, Result,
        form::{either, read},
        response,
    },
    i18n::Messages,
    limits,
    pages::components::{Layout, pause_begin, pause_end},
    store,
};

pub(super) async fn show(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let page = draw(&app, &context, class, None, TimetableNotice::default()).await?;
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
    let page = draw(&app, &context, class, Some(form), notice).await?;
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
    let pauses = either(&form.action, "pause", "go_on")?;
    let words = pauses.then(|| words_on_board(&form.words));
    board_rules::set_pause(&app, context.principal, class, words).await?;
    if form.from.as_deref() == Some("today") {
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
    let adds = either(&form.action, "add", "remove")?;
    let Some(action) = form.understood(adds) else {
        let messages = app.translations.of(context.language);
        let notice = TimetableNotice::not_a_number(messages);
        let page = draw(&app, &context, class, None, notice).await?;
        return Ok(response::refused(page));
    };
    board_rules::change_away(&app, context.principal, class, action).await?;
    Ok(back_to_page(&context, class))
}

fn back_to_page(context: &RequestContext, class: ClassId) -> Response {
    response::done(context, &format!("/teach/classes/{class}/rules"))
}

/// The page with the settings as they were typed, or else as they are saved.
async fn draw(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
    typed: Option<Form>,
    notice: TimetableNotice,
) -> Result<Markup> {
    let read = read_class(app, context, Some(class), |tx, app, class| {
        let room = Room::load(tx, &app.clock, class, None)?;
        let settings = BoardSettings::load(tx, &room.board)?;
        let round = store::board::round::load(tx, room.class.id)?;
        Ok((room, settings, round))
    });
    let (room, settings, round) = read.await?;
    let form = typed.unwrap_or_else(|| Form::saved(&settings));
    let messages = app.translations.of(context.language);
    let back = format!("/teach?class={class}");
    let layout = Layout::teacher(messages, messages.text("rules-title"), Some(&back));
    Ok(layout.page(html! {
        (draw_pause(messages, &room))
        (notice.draw_message())
        (draw_form(messages, &room, &form, &notice.draw_drops(messages, &room)))
        (round::draw(messages, &room, &round))
        (away::draw(messages, &room))
    }))
}

/// The pause as it was sent.
#[derive(Deserialize)]
struct PauseForm {
    #[serde(rename = "do")]
    action: String,
    #[serde(default)]
    words: String,
    /// `today` if Today sent it, and wants her back.
    from: Option<String>,
}

/// The words for the board, maybe empty. What cannot stand on a wall is left out or cut short: the pause itself must not fail.
fn words_on_board(typed: &str) -> String {
    let words = shortened(typed, limits::PAUSE_GRAPHEMES_MAX);
    let words = Name::parse(&words, limits::PAUSE_GRAPHEMES_MAX);
    words.map_or_else(|_| String::new(), |words| words.as_str().to_owned())
}

fn draw_pause(messages: &Messages, room: &Room) -> Markup {
    let class = room.class.id;
    html! {
        @if room.board.pause.is_some() { (pause_end(messages, class, "rules")) }
        @else {
            details {
                summary { (messages.text("pause-title")) }
                (pause_begin(messages, class, "rules"))
            }
        }
    }
}
