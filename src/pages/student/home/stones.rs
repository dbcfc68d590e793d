//! Five stones from one side to the other: those behind have a tick, the child's chair stands on the next one, and at the end is an
//! empty place for it. Stones that are open lead to their question.

use maud::{Markup, html};
use strum::VariantArray as _;

use super::seen::Seen;
use crate::{
    domain::prep::QuestionRole,
    i18n::Messages,
    pages::components::{chair, drawn, icon, message, role_words},
};

/// The way of the open sheet. Where a step is asked after before it, a small screen shows it as one row.
pub(super) fn draw(messages: &Messages, seen: &Seen) -> Markup {
    let next = seen.sheet.next_role();
    let own = chair(seen.drawing());
    // Once today's question is done the chair has moved on by one, and settles there.
    let settles = seen.is_done_for_today;
    html! {
        nav id="path" aria-label=(message(messages, "prep-path")) {
            ol.stones.in-row[seen.step_asked().is_some()] {
                @for &role in QuestionRole::VARIANTS {
                    @let is_done = seen.sheet.is_answered(role);
                    @let is_next = next == Some(role);
                    @let kind = if is_done { "behind" } else if is_next { "now" } else { "later" };
                    @let said = match kind {
                        "behind" => "prep-stone-done",
                        "now" => "prep-stone-now",
                        _ => "prep-stone-later",
                    };
                    @let inside = html! {
                        @if is_next { (own) }
                        (drawn("stone", "stone"))
                        b { @if is_done { (icon("tick")) } @else if !is_next { (role.number()) } }
                        span { (message(messages, role_words(role))) }
                        " " span.unseen { (message(messages, said)) }
                    };
                    li class={ "s" (role.number()) " " (kind) @if settles && is_next { " settle" } } {
                        @if seen.sheet.is_open(role, seen.class.band) {
                            a href={ "/prep/questions/" (role.as_ref()) } { (inside) }
                        } @else {
                            span { (inside) }
                        }
                    }
                }
                // The sheet is full: the chair stands at the place where a talk may be had.
                li.place.settle[next.is_none()] aria-hidden="true" {
                    span { i {} @if next.is_none() { (own) } @else { (drawn("art plain-chair", "chair-empty")) } }
                }
            }
        }
    }
}
