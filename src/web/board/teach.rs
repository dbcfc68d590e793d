//! The teacher's day again, with the reason why something on the board was not done. Her page itself is `today`.

use jiff::civil::Date;
use maud::{Markup, html};

use super::view::said;
use crate::{
    app::{App, Room},
    domain::board::Refusal,
    web::{
        draw::{self, notice},
        gate::RequestContext,
        layout::{Layout, page_headed},
    },
};

/// The day of the chair that it was about, and what was said about it.
pub(super) fn with_refusal(
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
    let heading = html! { h1 { (draw::name(&room.class.name)) } };
    page_headed(
        &layout,
        &heading,
        &html! {
            (draw::warnings(app, messages))
            (notice(false, &html! {
                (draw::isolated(&said(messages, room, refusal))) " "
                span.soft { (draw::isolated(&messages.text_with("teach-rule", &[("rule", refusal.rule().into())]))) }
            }))
            (draw::day_tabs(messages, room, day))
            (draw::unresolved(messages, room))
            h2 { (messages.day(day)) }
            (draw::day_rows(messages, room, day, |_| html! {}))
            (draw::links(messages, class))
        },
    )
}
