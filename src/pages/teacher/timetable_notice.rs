//! Why a timetable was not saved, as the two pages that change it say it above their forms: the timetable's own, and the
//! settings of the board. Only drawing.

use maud::{Markup, html};

use crate::{
    app::{Room, calendar::TimetableRefusal},
    domain::board::SignUp,
    i18n::Messages,
    pages::{
        components::{isolated, notice},
        teacher::day::draw_drops,
    },
};

/// What was refused; nothing by default.
#[derive(Default)]
pub(super) struct TimetableNotice {
    message: Option<String>,
    /// Whose chairs the timetable that was typed would drop.
    drops: Vec<SignUp>,
}

impl TimetableNotice {
    /// A number or a time was none.
    pub(super) fn not_a_number(messages: &Messages) -> Self {
        Self {
            message: Some(messages.text("calendar-not-a-number").to_owned()),
            drops: Vec::new(),
        }
    }

    /// A rule said no.
    pub(super) fn refused(messages: &Messages, refusal: TimetableRefusal) -> Self {
        let (message, drops) = match refusal {
            TimetableRefusal::Unsuitable(why) => (messages.refusal(why.into(), &[]), Vec::new()),
            TimetableRefusal::NoChairLeft(why) => (messages.refusal(why.word(), &[]), Vec::new()),
            TimetableRefusal::Drops(drops) => (messages.text("rules-drops").to_owned(), drops),
        };
        Self {
            message: Some(message),
            drops,
        }
    }

    /// The sentence above the form.
    pub(super) fn draw_message(&self) -> Markup {
        html! { @if let Some(message) = &self.message { (notice(false, &isolated(message))) } }
    }

    /// Whose chairs would fall away, inside the form.
    pub(super) fn draw_drops(&self, messages: &Messages, room: &Room) -> Markup {
        draw_drops(messages, room, &self.drops)
    }
}
