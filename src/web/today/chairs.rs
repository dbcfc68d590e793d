//! The chairs of the day on Today, as big rows.

use maud::{Markup, html};

use super::Today;
use crate::web::{draw, words::Tongue};

/// The day's heading and its rows.
pub(super) fn draw(tongue: &Tongue, today: &Today<'_>) -> Markup {
    html! {
        h2 { (tongue.day(today.day)) }
        (draw::day_rows(tongue, today.room, today.day, |_| html! {}))
    }
}
