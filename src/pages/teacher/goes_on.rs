//! A child or a class that a talk goes on with is not taken away: why, and the way to that talk. It stands on the page of the form,
//! or on one of its own where there was no form but a tap.

use maud::{Markup, html};

use crate::{
    app::{App, roster::TalkGoesOn},
    http::{RequestContext, Response, response},
    i18n::Messages,
    pages::components::{Layout, isolated, notice},
};

/// Why, and the way to the talk.
pub(super) fn draw(messages: &Messages, goes_on: TalkGoesOn) -> Markup {
    html! {
        (notice(false, &isolated(&messages.refusal(TalkGoesOn::WORD, &[]))))
        a.button.main href={ "/teach/conferences/" (goes_on.talk) } { (messages.text("teach-to-talk")) }
    }
}

/// A page of its own; `back` leads to where the tap was.
pub(super) fn refuse(
    app: &App,
    context: &RequestContext,
    back: &str,
    goes_on: TalkGoesOn,
) -> Response {
    let messages = app.translations.of(context.language);
    if context.script {
        let said = messages.refusal(TalkGoesOn::WORD, &[]);
        return response::refused_script(TalkGoesOn::WORD, &said);
    }
    let layout = Layout::teacher(messages, messages.text("desk-going-on"), Some(back));
    response::refused(layout.page(draw(messages, goes_on)))
}
