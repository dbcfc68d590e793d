//! The page for what went wrong: one kind sentence and one way on. Never a detail; those are in the log.

use maud::{Markup, html};

use crate::web::{
    draw::empty_chair,
    layout::{Frame, MESSAGE_S, Surface, page},
    words::Tongue,
};

/// The page for a status. `wrote` says that the person had sent something, which is not kept.
pub fn problem(tongue: &Tongue, surface: Surface, status: u16, wrote: bool) -> Markup {
    let (home, way) = match surface {
        Surface::Wall => ("/board", "problem-to-board"),
        Surface::Child => ("/", "problem-to-start"),
        Surface::Teacher => ("/teach", "problem-to-today"),
    };
    let home_after_s = (surface == Surface::Wall).then_some(MESSAGE_S);
    let title = tongue.say("problem-title");
    let frame = Frame {
        tongue,
        surface,
        title,
        back: None,
        live: None,
        home_after_s,
        home,
    };
    page(
        &frame,
        html! {
            div.alone {
                (empty_chair())
                p.lead role="alert" { (problem_said(tongue, status, wrote)) }
                a.button.main href=(home) { (tongue.say(way)) }
            }
        },
    )
}

/// The same sentence alone, for the answer to a page's script.
pub fn problem_said(tongue: &Tongue, status: u16, wrote: bool) -> &str {
    tongue.say(sentence(status, wrote))
}

/// The id of the sentence for a status.
fn sentence(status: u16, wrote: bool) -> &'static str {
    match (status, wrote) {
        (404 | 410, _) => "problem-not-found",
        (401 | 403 | 421, _) => "problem-not-yours",
        (413 | 414 | 431, _) => "problem-too-big",
        (429, _) => "problem-too-often",
        (507, false) => "problem-full",
        (500.., true) => "problem-not-saved",
        (503, _) => "problem-busy",
        (500.., false) => "problem-broken",
        _ => "problem-bad-form",
    }
}
