//! The pause: sign-up stands still with the teacher's words on the board, and what is saved stays (R15).

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use super::rules::Loaded;
use crate::{
    app::{App, class_for, timetable::seat_waiting},
    domain::{
        id::ClassId,
        text::{Name, shortened},
    },
    live::Topic,
    store,
    web::{
        draw::{PAUSE_WORDS_MAX, pause_begin, pause_end},
        form::read,
        gate::RequestContext,
        reply::{self, HttpError, Result},
        words::Messages,
    },
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
pub(super) async fn keep(
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
    app.write(context.principal, move |tx| {
        let Some(class) = class_for(tx, &principal, Some(class))? else {
            return Ok(None);
        };
        let paused = (form.deed == Do::Pause).then_some(&words[..]);
        store::board::rules::set_pause(tx, class.id, paused)?;
        seat_waiting(tx, &reader.clock, &class).map(Some)
    })
    .await?
    .ok_or(HttpError::NotFound)?;
    app.changed(class, Topic::Board);
    let place = match form.from.as_deref() {
        Some("today") => format!("/teach?class={class}"),
        _ => format!("/teach/classes/{class}/rules"),
    };
    Ok(reply::done(&context, &place))
}

/// The pause on the page of the settings.
pub(super) fn draw(messages: &Messages, loaded: &Loaded) -> Markup {
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
