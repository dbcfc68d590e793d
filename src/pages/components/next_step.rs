//! What a child says of a next step, in words.

use crate::domain::next_step::Said;

/// The id of the words.
pub fn said_words(said: Said) -> &'static str {
    match said {
        Said::Doing => "prep-step-doing",
        Said::GettingThere => "prep-step-getting-there",
        Said::NotYet => "prep-step-not-yet",
        Said::Reached => "prep-step-reached",
    }
}
