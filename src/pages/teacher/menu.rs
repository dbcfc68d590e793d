//! What stands round the teacher's pages of chairs: what is wrong with the box, her classes, and the way to everything else.

use maud::{Markup, html};

use crate::{
    app::App,
    domain::{class::Class, id::ClassId},
    host::clock::Trust,
    i18n::Messages,
    pages::components::{class_switcher, notice},
    store::Condition,
};

/// What she must know of the box before anything else.
pub fn warnings(app: &App, messages: &Messages) -> Markup {
    html! {
        @if app.store.condition() != Condition::Good { (notice(false, &html! { (messages.text("teach-not-saving")) })) }
        (clock(app, messages))
    }
}

/// The clock does not know the day: one tap takes the time of the teacher's device.
fn clock(app: &App, messages: &Messages) -> Markup {
    html! {
        @if app.clock.trust() == Trust::Doubtful {
            form.notice.bad.clock method="post" action="/teach/clock" {
                p role="alert" { (messages.text("teach-clock")) }
                (one_tap(messages))
            }
        }
    }
}

/// The clock believes itself, and her own device may know better, which the page's script finds out: a box without a clock
/// of its own goes on in the morning where it was switched off.
pub fn clock_differs(app: &App, messages: &Messages) -> Markup {
    html! {
        @if app.clock.trust() == Trust::Trusted {
            form.notice.bad.clock method="post" action="/teach/clock" hidden data-clock=(app.clock.now().as_second()) {
                p { (messages.text("clock-differs")) }
                (one_tap(messages))
            }
        }
    }
}

fn one_tap(messages: &Messages) -> Markup {
    html! {
        input type="hidden" name="now" value="" data-now disabled;
        button { (messages.text("clock-one-tap")) }
        a.quiet href="/teach/clock" { (messages.text("clock-title")) }
    }
}

/// The classes of a teacher who has several, each with the page of this address about it.
pub fn class_tabs(messages: &Messages, classes: &[Class], here: ClassId, page: &str) -> Markup {
    class_switcher(messages, classes, here, &|class| {
        format!("{page}?class={class}")
    })
}

/// The way to everything else: quiet, because the chairs are what she came for.
pub fn links(messages: &Messages, class: ClassId) -> Markup {
    let of_class = |page: &str| format!("/teach/classes/{class}/{page}");
    let links = [
        (format!("/teach/talks?class={class}"), "teach-talks-title"),
        ("/board".to_owned(), "teach-wall"),
        ("/teach/walls".to_owned(), "walls-title"),
        (
            format!("/teach/devices?class={class}"),
            "teach-devices-title",
        ),
        ("/connect".to_owned(), "link-title"),
        ("/teach/people".to_owned(), "people-title"),
        ("/teach/pin".to_owned(), "teach-pin-title"),
        (of_class("roster"), "roster-title"),
        (of_class("calendar"), "calendar-title"),
        (of_class("rules"), "rules-title"),
        (of_class("week"), "paper-link"),
        (of_class("on-paper"), "teach-paper-title"),
        ("/teach/classes".to_owned(), "class-list-title"),
        ("/teach/clock".to_owned(), "clock-title"),
        ("/teach/recovery".to_owned(), "recovery-title"),
        ("/trust".to_owned(), "trust-title"),
        ("/teach/doctor".to_owned(), "doctor-title"),
    ];
    html! {
        nav.links aria-label=(messages.text("teach-more")) {
            @for (to, words) in &links { a href=(to) { (messages.text(words)) } }
            form method="post" action="/door/leave" { button { (messages.text("door-leave")) } }
        }
    }
}
