//! The teacher's day again, with the reason why something on the board was not done. Her page itself is `today`.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::pages::teacher::day;
use crate::pages::wall::board::view::said;
use crate::{
    app::{App, Room},
    domain::board::Refusal,
    http::context::RequestContext,
    pages::components::{
        self,
        layout::{Layout, page_headed},
        notice,
    },
};

/// The day of the chair that it was about, and what was said about it.
pub(crate) fn with_refusal(
    app: &App,
    context: &RequestContext,
    room: &Room,
    day: Date,
    refusal: Refusal,
) -> Markup {
    let messages = app.translations.of(context.language);
    let class = room.class.id;
    let home = format!("/teach?class={class}&day={day}");
    let layout = Layout {
        home: &home,
        ..Layout::teacher(messages, &room.class.name, Some(&home))
    };
    // Her class has a name, which may run the other way than the page.
    let heading = html! { h1 { (components::name(&room.class.name)) } };
    page_headed(
        &layout,
        &heading,
        &html! {
            (day::warnings(app, messages))
            (notice(false, &html! {
                (components::isolated(&said(messages, room, refusal))) " "
                span.soft { (components::isolated(&messages.text_with("teach-rule", &[("rule", refusal.rule().into())]))) }
            }))
            (day::day_tabs(messages, room, day))
            (day::unresolved(messages, room))
            h2 { (messages.day(day)) }
            (day::day_rows(messages, room, day, |_| html! {}))
            (day::links(messages, class))
        },
    )
}
