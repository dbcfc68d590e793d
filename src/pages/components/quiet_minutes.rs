//! The two quiet minutes on a child's page: a thin line that fills like sand. No numbers, nothing red.

use maud::{Markup, html};

use crate::{app::Quiet, i18n::Messages};

/// The line, or the words that end it. Its place stays, so that nothing moves when it comes and goes.
pub fn quiet_minutes(messages: &Messages, quiet: Option<Quiet>) -> Markup {
    html! {
        div.sand id="sand" data-live data-said=[quiet.map(|quiet| messages.text(words(quiet)))] {
            @match quiet {
                Some(Quiet::GoesOn(tenths)) => span class={ "from-" (tenths) } {},
                Some(Quiet::JustOver) => { p { (messages.text("prep-time-over")) } },
                None => {},
            }
        }
    }
}

fn words(quiet: Quiet) -> &'static str {
    match quiet {
        Quiet::GoesOn(_) => "prep-time-now",
        Quiet::JustOver => "prep-time-over",
    }
}
