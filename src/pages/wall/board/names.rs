//! "Tap your name", and who has a chair. Drawing only.

use maud::{Markup, html};

use crate::{
    domain::roster::Drawing,
    http::route::Audience,
    i18n::Messages,
    limits,
    pages::components::{
        self, empty_chair, icon,
        layout::{Layout, page},
    },
};

/// One child to tap.
pub(super) struct Child {
    /// The id that the button sends.
    pub(super) student: i64,
    /// The display name.
    pub(super) name: String,
    /// The child's own chair.
    pub(super) drawing: Drawing,
}

/// "9:40. Tap your name.", or for a full day the same.
pub(super) struct NamesView<'a> {
    /// The class's language.
    pub(super) messages: &'a Messages,
    /// What is asked.
    pub(super) title: &'a str,
    /// Where a tapped name is sent.
    pub(super) action: &'a str,
    /// The field that says what it is for, a chair or a day.
    pub(super) field: &'static str,
    /// Which chair, or which day.
    pub(super) value: String,
    /// The id by which two taps are one.
    pub(super) request: &'a str,
    /// A to Z, without those who hold a chair.
    pub(super) children: Vec<Child>,
    /// Where Back leads: the board on that day.
    pub(super) back: &'a str,
    /// The way to those who hold one stands among the names.
    pub(super) links_to_saved: bool,
}

/// The grid of names. It does not follow changes: a name must not move away under a finger, and whoever sat down meanwhile
/// is told so kindly after the tap. Nothing on it shows who waits.
pub(super) fn draw_names(view: &NamesView<'_>) -> Markup {
    let messages = view.messages;
    let layout = Layout {
        messages,
        audience: Audience::Wall,
        title: view.title,
        back: Some(view.back),
        live: None,
        home_after_s: Some(limits::STILL_THERE_AFTER_S),
        asks_first: true,
        home: "/board",
    };
    let tiles = view.children.len() + usize::from(view.links_to_saved);
    page(
        &layout,
        html! {
            form method="post" action=(view.action) {
                input type="hidden" name=(view.field) value=(view.value);
                input type="hidden" name="request" value=(view.request);
                @if view.children.is_empty() { p.lead { (messages.text("names-all-saved")) } }
                ul class={ "names" (columns(tiles)) } id="names" aria-label=(messages.text("names-list")) {
                    @for child in &view.children { li { (name_button(child)) } }
                    @if view.links_to_saved {
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
fn columns(tiles: usize) -> &'static str {
    match tiles {
        0..=18 => " few",
        19..=30 => "",
        31..=35 => " many",
        _ => " most",
    }
}

/// A child who holds a chair.
pub(super) struct Sitter {
    /// The number of the sign-up.
    pub(super) sign_up: i64,
    /// The display name.
    pub(super) name: String,
    /// The child's own chair.
    pub(super) drawing: Drawing,
    /// The day and time of the talk.
    pub(super) when: String,
}

/// Who has a chair, A to Z.
pub(super) fn draw_saved(messages: &Messages, sitters: &[Sitter]) -> Markup {
    let layout = Layout {
        messages,
        audience: Audience::Wall,
        title: messages.text("saved-title"),
        back: Some("/board"),
        live: Some("board roster"),
        home_after_s: Some(limits::STILL_THERE_AFTER_S),
        asks_first: true,
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
