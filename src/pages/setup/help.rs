//! "How it works": the four steps of a sign-up, for whoever taps the button in the header.

use std::sync::Arc;

use maud::{Markup, html};

use crate::http::route::Audience;
use crate::{
    app::App,
    domain::{principal::Principal, roster::Drawing},
};
use crate::{
    http::{context::RequestContext, response},
    i18n::Messages,
    pages::components::{
        self, empty_chair, icon,
        layout::{Layout, STILL_THERE_S, page},
    },
};

pub(crate) async fn show(app: Arc<App>, context: RequestContext) -> response::Result {
    let audience = if matches!(context.principal, Principal::Wall(_)) {
        Audience::Wall
    } else {
        Audience::Student
    };
    Ok(response::page(help(
        app.translations.of(context.language),
        audience,
    )))
}

/// How it works, in four steps.
fn help(messages: &Messages, audience: Audience) -> Markup {
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
        home_after_s: (audience == Audience::Wall).then_some(STILL_THERE_S),
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
