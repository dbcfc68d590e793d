//! The pause: sign-up stands still with the teacher's words on the board. Its form, which Today sends too, and its place on
//! the page of the settings.

use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::Room,
    domain::text::{Name, shortened},
    i18n::Messages,
    limits,
    pages::components::{pause_begin, pause_end},
};

/// The pause as it was sent.
#[derive(Deserialize)]
pub(super) struct PauseForm {
    #[serde(rename = "do")]
    action: Action,
    #[serde(default)]
    words: String,
    /// `today` if Today sent it, and wants her back.
    from: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Action {
    Pause,
    GoOn,
}

impl PauseForm {
    /// The words for the board, maybe empty; `None` lets sign-up go on. What cannot stand on a wall is left out or cut short:
    /// the pause itself must not fail.
    pub(super) fn words(&self) -> Option<String> {
        match self.action {
            Action::GoOn => None,
            Action::Pause => {
                let words = shortened(&self.words, limits::PAUSE_GRAPHEMES_MAX);
                let words = Name::parse(&words, limits::PAUSE_GRAPHEMES_MAX);
                Some(words.map_or_else(|_| String::new(), |words| words.as_str().to_owned()))
            }
        }
    }

    /// Whether Today sent it.
    pub(super) fn is_from_today(&self) -> bool {
        self.from.as_deref() == Some("today")
    }
}

pub(super) fn draw(messages: &Messages, room: &Room) -> Markup {
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
