//! What values are called on a page, by the ids of their words.

use crate::{
    domain::{
        next_step::Said,
        prep::{QuestionRole, SheetRule},
    },
    host::off_card::{Stick, StickState},
};

/// The name of a question by its role. The questions themselves are in app/questions.
pub fn role_words(role: QuestionRole) -> &'static str {
    match role {
        QuestionRole::Piece => "prep-role-piece",
        QuestionRole::Proud => "prep-role-proud",
        QuestionRole::Stuck => "prep-role-stuck",
        QuestionRole::Tried => "prep-role-tried",
        QuestionRole::Ask => "prep-role-ask",
    }
}

/// What a child says of a next step.
pub fn said_words(said: Said) -> &'static str {
    match said {
        Said::Doing => "prep-step-doing",
        Said::GettingThere => "prep-step-getting-there",
        Said::NotYet => "prep-step-not-yet",
        Said::Reached => "prep-step-reached",
    }
}

/// Whether the sheet comes before the chair, for a class and for one child.
pub fn sheet_rule_words(rule: SheetRule) -> &'static str {
    match rule {
        SheetRule::Gate => "class-sheet-gate",
        SheetRule::Nudge => "class-sheet-nudge",
        SheetRule::Off => "class-sheet-off",
    }
}

/// Why there is no page, by its status. `wrote` says that the person had sent something, which is not kept.
pub fn problem_words(status: u16, wrote: bool) -> &'static str {
    match (status, wrote) {
        (404 | 410, _) => "problem-not-found",
        (401 | 403 | 421, _) => "problem-not-yours",
        (409, _) => "problem-taken",
        (413 | 414 | 431, _) => "problem-too-big",
        (429, _) => "problem-too-often",
        (507, _) => "problem-full",
        (500.., true) => "problem-not-saved",
        (503, _) => "problem-busy",
        (500.., false) => "problem-broken",
        _ => "problem-bad-form",
    }
}

/// What became of the USB stick that was put in last, in a line for a page that is about something else.
pub fn stick_line(stick: Stick) -> &'static str {
    match stick.state {
        StickState::Working => "stick-working",
        StickState::Done => "stick-done",
        StickState::NoCopy => "stick-none",
        StickState::Full => "stick-full",
        StickState::Locked => "stick-locked",
        StickState::Failed => "stick-failed",
    }
}
