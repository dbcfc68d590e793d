//! "How it works": the four steps of a sign-up, for whoever taps the button in the header.

use std::sync::Arc;

use maud::{Markup, html};

use crate::{
    app::App,
    domain::{principal::Principal, roster::Drawing},
    http::{context::RequestContext, response, route::Audience},
    i18n::Messages,
    limits,
    pages::components::{
        self, empty_chair, icon,
        layout::{Layout, page},
    },
};

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> response::Result {
    let audience = if matches!(context.principal, Principal::Wall(_)) {
        Audience::Wall
    } else {
        Audience::Student
    };
    let messages = app.translations.of(context.language);
    Ok(response::page(draw(messages, audience)))
}

/// How it works, in four steps.
fn draw(messages: &Messages, audience: Audience) -> Markup {
    let layout = Layout {
        messages,
        audience,
        title: messages.text("help-title"),
        back: Some(if audience == Audience::Wall {
            "/board"
        } else {
            "/"
        }),
        live: None,
        home_after_s: (audience == Audience::Wall).then_some(limits::STILL_THERE_AFTER_S),
        asks_first: true,
        home: "/board",
    };
    let steps = [
        ("help-one", empty_chair()),
        (
            "help-two",
            components::chair(Drawing {
                shape: 3,
                colour: 0,
            }),
        ),
        ("help-three", icon("sheet")),
        ("help-four", icon("talk")),
    ];
    page(
        &layout,
        html! {
            ol.how-steps {
                @for (words, picture) in steps { li { (picture) span { (messages.text(words)) } } }
            }
            @if audience == Audience::Wall {
                p.room-code {
                    a.button href="/room/code" { (messages.text("room-code-title")) }
                    " "
                    a.button href="/connect" { (messages.text("link-title")) }
                    " "
                    a.button href="/lesson" { (messages.text("help-lesson")) }
                }
            }
        },
    )
}
