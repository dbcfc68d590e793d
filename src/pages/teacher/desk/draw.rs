//! The drawing of what stands round a page: the rail or, on a phone, the bar of the five places; the search and the bell; the
//! strip of the talk that goes on.

use maud::{Markup, html};

use super::{
    loaded::{Desk, Going},
    place::Place,
};
use crate::{
    http::assets,
    i18n::{Messages, bare},
    pages::components::{isolated, use_drawing},
};

/// A picture of the teacher's side; a word stands beside it.
pub(in crate::pages::teacher) fn sign(which: &'static str) -> Markup {
    html! {
        svg.sign aria-hidden="true" { (use_drawing(&format!("{}#{which}", assets::href("desk.svg")))) }
    }
}

fn sign_of(place: Place) -> &'static str {
    match place {
        Place::Today => "today",
        Place::Week => "week",
        Place::Children => "children",
        Place::Talks => "talks",
        Place::Room => "room",
    }
}

/// What a place is called: its page has the same heading.
pub(in crate::pages::teacher) fn name_of(place: Place) -> &'static str {
    match place {
        Place::Today => "desk-today",
        Place::Week => "desk-week",
        Place::Children => "desk-children",
        Place::Talks => "teach-talks-title",
        Place::Room => "desk-room",
    }
}

/// Her class on top, the five places, how the box is.
pub(super) fn rail(messages: &Messages, desk: &Desk) -> Markup {
    html! {
        nav.rail aria-label=(messages.text("desk-places")) {
            (draw_classes(messages, desk))
            ul.places {
                @for place in Place::ALL {
                    @let here = (place == desk.place).then_some(if desk.is_place { "page" } else { "true" });
                    li { a href=(place.address(desk.class.id)) aria-current=[here] {
                        span { (sign(sign_of(place))) } b { (messages.text(name_of(place))) }
                    } }
                }
            }
            div.rail-foot {
                a href="/teach/doctor" {
                    i.light.wants[!desk.is_box_fine] {}
                    span { (isolated(&box_words(messages, desk))) }
                }
                a.me href="/teach/people" { bdi { (desk.teacher) } }
            }
        }
    }
}

/// How the box is, and from which day its newest copy is.
fn box_words(messages: &Messages, desk: &Desk) -> String {
    match desk.copied {
        _ if !desk.is_box_fine => messages.text("desk-box-wants").to_owned(),
        Some((today, day)) => {
            let day = messages.day_near(today, day);
            messages.text_with("desk-box-copied", &[("day", day.into())])
        }
        None => messages.text("desk-box-fine").to_owned(),
    }
}

/// The class that the page is about, and the way to the others.
fn draw_classes(messages: &Messages, desk: &Desk) -> Markup {
    html! {
        details.class-of.several[desk.classes.len() > 1] {
            summary { (sign("today")) bdi { (desk.class.name) } }
            ul {
                @for class in &desk.classes {
                    li { a href=(desk.place.address(class.id)) aria-current=[(class.id == desk.class.id).then_some("true")] { bdi { (class.name) } } }
                }
                li { a href="/teach/classes" { (messages.text("desk-classes")) } }
            }
        }
    }
}

/// The search, and the bell with the number of who wants in: at the end of the header, where nothing moves by it.
pub(super) fn ways(messages: &Messages, desk: &Desk) -> Markup {
    let said = messages.text_with("desk-bell", &[("count", desk.wanting.into())]);
    html! {
        @if !(desk.is_place && desk.place == Place::Talks) {
            form.search role="search" method="get" action="/teach/talks" {
                input type="hidden" name="class" value=(desk.class.id);
                (sign("search"))
                input type="search" name="q" aria-label=(messages.text("teach-talks-search")) placeholder=(messages.text("desk-search"))
                    dir="auto" autocomplete="off" spellcheck="false" required;
            }
            a.search-go href={ (Place::Talks.address(desk.class.id)) "#q" } aria-label=(messages.text("teach-talks-search")) { (sign("search")) }
        }
        a.bell id="bell" data-live href=(desk.door) aria-label=(bare(&said)) {
            (sign("bell"))
            @if desk.wanting > 0 { b { (desk.wanting) } }
        }
    }
}

/// The talk that goes on, on every other page of hers.
pub(super) fn going_on(messages: &Messages, desk: &Desk) -> Markup {
    html! {
        aside.going-on id="going-on" data-live aria-label=(messages.text("desk-going-on")) {
            @if let Some(Going { talk, name, minutes }) = &desk.going {
                a.main href={ "/teach/conferences/" (talk) } {
                    span { (isolated(&messages.text_with("desk-talk", &[("name", name.as_str().into()), ("minutes", (*minutes).into())]))) }
                    b { (messages.text("desk-go-on")) }
                }
            }
        }
    }
}
