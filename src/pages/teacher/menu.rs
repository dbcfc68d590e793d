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
pub fn class_tabs(
    messages: &Messages,
    classes: &[Class],
    here: ClassId,
    page: &str,
    manages: bool,
) -> Markup {
    let to = |class| format!("{page}?class={class}");
    class_switcher(messages, classes, here, &to, manages)
}
