//! "Tap your name", who has a chair, how it works, and what a screen sees that is not in the class. Drawing only.

use maud::{Markup, html};

use crate::http::route::Audience;
use crate::{
    domain::roster::Drawing,
    i18n::Messages,
    pages::components::{
        self, empty_chair, icon,
        layout::{Layout, STILL_THERE_S, page},
    },
};

/// One child to tap.
pub(crate) struct Child {
    /// Her id, which the button sends.
    pub(crate) student: i64,
    /// Her display name.
    pub(crate) name: String,
    /// Her own chair.
    pub(crate) drawing: Drawing,
}

/// "9:40. Tap your name.", or for a full day the same.
pub(crate) struct NamesView<'a> {
    /// The class's language.
    pub(crate) messages: &'a Messages,
    /// What is asked.
    pub(crate) title: &'a str,
    /// Where a tapped name goes, and which field says what it is for: a chair, or a day.
    pub(crate) to: &'a str,
    pub(crate) wish: (&'static str, String),
    /// The id that makes two taps one deed.
    pub(crate) request: &'a str,
    /// A to Z, without those who hold a chair.
    pub(crate) children: Vec<Child>,
    /// Where Back leads: the board on that day.
    pub(crate) back: &'a str,
    /// The way to those who hold one stands among the names.
    pub(crate) have: bool,
}

/// The grid of names. It does not follow changes: a name must not move away under a finger, and whoever sat down meanwhile
/// is told so kindly after the tap. Nothing on it shows who waits.
pub(crate) fn names(view: &NamesView<'_>) -> Markup {
    let messages = view.messages;
    let layout = Layout {
        messages,
        audience: Audience::Wall,
        title: view.title,
        back: Some(view.back),
        live: None,
        home_after_s: Some(STILL_THERE_S),
        home: "/board",
    };
    let (field, value) = &view.wish;
    let tiles = view.children.len() + usize::from(view.have);
    page(
        &layout,
        html! {
            form method="post" action=(view.to) {
                input type="hidden" name=(field) value=(value);
                input type="hidden" name="request" value=(view.request);
                @if view.children.is_empty() { p.lead { (messages.text("names-all-saved")) } }
                ul class={ "names" (crowd(tiles)) } id="names" aria-label=(messages.text("names-list")) {
                    @for child in &view.children { li { (name_button(child)) } }
                    @if view.have {
                        li id="have" {
                            a id="have-chair" href="/board/saved" { (icon("tick")) span { (messages.text("names-have")) } }
                        }
                    }
                }
            }
        },
    )
}

fn name_button(child: &Child) -> Markup {
    html! {
        button name="student" value=(child.student) { (components::chair(child.drawing)) (components::name(&child.name)) }
    }
}

/// More columns for more tiles, so that a class fits without a scroll.
fn crowd(tiles: usize) -> &'static str {
    match tiles {
        0..=18 => " few",
        19..=30 => "",
        31..=35 => " many",
        _ => " most",
    }
}

/// A child who holds a chair.
pub(crate) struct Sitter {
    /// The number of the sign-up.
    pub(crate) sign_up: i64,
    /// Her display name.
    pub(crate) name: String,
    /// Her own chair.
    pub(crate) drawing: Drawing,
    /// The day and time of her talk.
    pub(crate) when: String,
}

/// Who has a chair, A to Z.
pub(crate) fn saved(messages: &Messages, sitters: &[Sitter]) -> Markup {
    let layout = Layout {
        messages,
        audience: Audience::Wall,
        title: messages.text("saved-title"),
        back: Some("/board"),
        live: Some("board roster"),
        home_after_s: Some(STILL_THERE_S),
        home: "/board",
    };
    page(
        &layout,
        html! {
            div id="sitters" data-live {
                p.lead { (messages.text("saved-move")) }
                @if sitters.is_empty() {
                    div.alone { (empty_chair()) p.lead { (messages.text("saved-none")) } }
                } @else {
                    ul.sitters aria-label=(messages.text("saved-list")) {
                        @for sitter in sitters {
                            li {
                                a href={ "/board/sign-ups/" (sitter.sign_up) } {
                                    (components::chair(sitter.drawing))
                                    strong { (components::name(&sitter.name)) }
                                    span { (sitter.when) }
                                }
                            }
                        }
                    }
                }
            }
        },
    )
}
