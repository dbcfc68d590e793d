//! The two quiet minutes of prep time on a child's page: a thin line that fills like sand. No numbers, nothing red.

use maud::{Markup, html};

use crate::{app::prep_time::Progress, i18n::Messages};

/// The line, or the words that end it. Its place stays, so that nothing moves when it comes and goes.
pub fn quiet_minutes(messages: &Messages, progress: Option<Progress>) -> Markup {
    html! {
        div.sand id="sand" data-live data-said=[progress.map(|progress| messages.text(words(progress)))] {
            @match progress {
                Some(Progress::GoesOn(tenths)) => span class={ "from-" (tenths) } {},
                Some(Progress::JustOver) => { p { (messages.text("prep-time-over")) } },
                None => {},
            }
        }
    }
}

fn words(progress: Progress) -> &'static str {
    match progress {
        Progress::GoesOn(_) => "prep-time-now",
        Progress::JustOver => "prep-time-over",
    }
}
