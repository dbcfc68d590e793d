//! "How it works": four steps, of a sign-up on the wall or of the child's own page, for whoever taps the button in the header.

use std::sync::Arc;

use maud::html;

use crate::{
    app::App,
    domain::{principal::Principal, roster::Drawing},
    http::{RequestContext, Result, response},
    pages::components::{self, Layout, empty_chair, icon},
};

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let messages = app.translations.of(context.language);
    let title = messages.text("help-title");
    let on_wall = matches!(context.principal, Principal::Wall(_));
    let layout = if on_wall {
        Layout::wall(messages, title, Some("/board"))
    } else {
        Layout {
            home: "/board",
            ..Layout::student(messages, title, Some("/"))
        }
    };
    let childs = Drawing {
        shape: 3,
        colour: 0,
    };
    let is_childs = matches!(
        context.principal,
        Principal::Student(_) | Principal::HandedOver(_)
    );
    // On a child's own page: what is done there. On the wall: how a chair is taken.
    let steps = if is_childs {
        [
            ("help-own-one", icon("sheet")),
            ("help-own-two", icon("pencil")),
            ("help-own-three", empty_chair()),
            ("help-four", icon("talk")),
        ]
    } else {
        [
            ("help-one", empty_chair()),
            ("help-two", components::chair(childs)),
            ("help-three", icon("sheet")),
            ("help-four", icon("talk")),
        ]
    };
    Ok(response::page(layout.page(html! {
        ol.how-steps {
            @for (words, picture) in steps { li { (picture) span { (messages.text(words)) } } }
        }
        @if on_wall {
            p.room-code {
                a.button href="/room/code" { (messages.text("room-code-title")) }
                " "
                a.button href="/connect" { (messages.text("link-title")) }
                " "
                a.button href="/lesson" { (messages.text("help-lesson")) }
            }
        }
    })))
}
