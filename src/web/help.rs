//! "How it works": the four steps of a sign-up, for whoever taps the button in the header.

use std::sync::Arc;

use maud::{Markup, html};
use warp::Filter;

use super::{
    Routes,
    draw::{self, empty_chair, icon},
    form::shown,
    gate::Visit,
    layout::{Frame, STILL_THERE_S, Surface, page},
    reply, route,
    words::Tongue,
};
use crate::{
    app::App,
    domain::{roster::Drawing, visitor::Visitor},
};

/// The help page.
pub fn routes(app: &Arc<App>) -> Routes {
    route(warp::path!("help").and(shown(app)).map(show))
}

fn show(app: Arc<App>, visit: Visit) -> reply::Response {
    let surface = if matches!(visit.visitor, Visitor::Wall(_)) {
        Surface::Wall
    } else {
        Surface::Child
    };
    reply::page(help(app.words.of(visit.language), surface))
}

/// How it works, in four steps.
fn help(tongue: &Tongue, surface: Surface) -> Markup {
    let frame = Frame {
        tongue,
        surface,
        title: tongue.say("help-title"),
        back: Some(if surface == Surface::Wall {
            "/board"
        } else {
            "/"
        }),
        live: None,
        home_after_s: (surface == Surface::Wall).then_some(STILL_THERE_S),
        home: "/board",
    };
    let steps = [
        ("help-one", empty_chair()),
        (
            "help-two",
            draw::chair(Drawing {
                shape: 3,
                colour: 0,
            }),
        ),
        ("help-three", icon("sheet")),
        ("help-four", icon("talk")),
    ];
    page(
        &frame,
        html! {
            ol.how-steps {
                @for (words, picture) in steps { li { (picture) span { (tongue.say(words)) } } }
            }
            @if surface == Surface::Wall {
                p.room-code {
                    a.button href="/room/code" { (tongue.say("room-code-title")) }
                    " "
                    a.button href="/connect" { (tongue.say("link-title")) }
                    " "
                    a.button href="/lesson" { (tongue.say("help-lesson")) }
                }
            }
        },
    )
}
