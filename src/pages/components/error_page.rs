//! The page for what went wrong: one kind sentence and one way on. Never a detail; those are in the log.

use maud::{Markup, html};

use super::{
    chair::empty_chair,
    layout::{Layout, page},
};
use crate::{http::route::Audience, i18n::Messages, limits};

/// The page for a status. `wrote` says that the person had sent something, which is not kept.
pub fn problem(messages: &Messages, audience: Audience, status: u16, wrote: bool) -> Markup {
    let (home, way) = match audience {
        Audience::Wall => ("/board", "problem-to-board"),
        Audience::Student | Audience::Setup => ("/", "problem-to-start"),
        Audience::Teacher => ("/teach", "problem-to-today"),
    };
    let layout = Layout {
        audience,
        home,
        stands_s: (audience == Audience::Wall).then_some(limits::MESSAGE_S),
        ..Layout::teacher(messages, messages.text("problem-title"), None)
    };
    page(
        &layout,
        html! {
            div.alone {
                (empty_chair())
                p.lead role="alert" { (problem_said(messages, status, wrote)) }
                a.button.main href=(home) { (messages.text(way)) }
            }
        },
    )
}

/// The same sentence alone, for the answer to a page's script.
pub fn problem_said(messages: &Messages, status: u16, wrote: bool) -> &str {
    messages.text(match (status, wrote) {
        (404 | 410, _) => "problem-not-found",
        (401 | 403 | 421, _) => "problem-not-yours",
        (413 | 414 | 431, _) => "problem-too-big",
        (429, _) => "problem-too-often",
        (507, false) => "problem-full",
        (500.., true) => "problem-not-saved",
        (503, _) => "problem-busy",
        (500.., false) => "problem-broken",
        _ => "problem-bad-form",
    })
}
