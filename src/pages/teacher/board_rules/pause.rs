//! The pause: sign-up stands still with the teacher's words on the board, and what is saved stays (R15).

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::pages::teacher::board_rules::Loaded;
use crate::{
    app::{App, calendar::seat_waiting, class_for},
    domain::{
        id::ClassId,
        text::{Name, shortened},
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::Messages,
    pages::components::{PAUSE_WORDS_MAX, pause_begin, pause_end},
    store,
};

#[derive(Deserialize)]
struct Form {
    #[serde(rename = "do")]
    deed: Do,
    #[serde(default)]
    words: String,
    /// `today` if Today sent it, and wants her back.
    from: Option<String>,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Do {
    Pause,
    GoOn,
}

/// Stops sign-up, or lets it go on.
pub(crate) async fn keep(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    // What cannot stand on a wall is left out or cut short: the pause itself must not fail.
    let words = shortened(&form.words, PAUSE_WORDS_MAX);
    let words = Name::parse(&words, PAUSE_WORDS_MAX);
    let words = words.map_or_else(|_| String::new(), |words| words.as_str().to_owned());
    let (reader, principal) = (Arc::clone(&app), context.principal);
    app.write_plain(context.principal, move |tx| {
        let Some(class) = class_for(tx, &principal, Some(class))? else {
            return Ok(None);
        };
        let paused = (form.deed == Do::Pause).then_some(&words[..]);
        store::board::rules::set_pause(tx, class.id, paused)?;
        seat_waiting(tx, &reader.clock, &class).map(Some)
    })
    .await?
    .ok_or(HttpError::NotFound)?;
    let place = match form.from.as_deref() {
        Some("today") => format!("/teach?class={class}"),
        _ => format!("/teach/classes/{class}/rules"),
    };
    Ok(response::done(&context, &place))
}

/// The pause on the page of the settings.
pub(crate) fn draw(messages: &Messages, loaded: &Loaded) -> Markup {
    let class = loaded.room.class.id;
    let paused = loaded.room.board.pause.is_some();
    html! {
        @if paused { (pause_end(messages, class, "rules")) }
        @else {
            details {
                summary { (messages.text("pause-title")) }
                (pause_begin(messages, class, "rules"))
            }
        }
    }
}
