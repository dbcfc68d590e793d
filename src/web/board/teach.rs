//! The teacher's day again, with the reason why something on the board was not done. Her page itself is `today`.

use jiff::civil::Date;
use maud::{Markup, html};

use super::view::said;
use crate::{
    app::{App, Room},
    domain::board::Refusal,
    web::{
        draw::{self, notice},
        gate::Visit,
        layout::{Frame, page_headed},
    },
};

/// The day of the chair that it was about, and what was said about it.
pub(super) fn with_refusal(
    app: &App,
    visit: &Visit,
    room: &Room,
    day: Date,
    refusal: Refusal,
) -> Markup {
    let tongue = app.words.of(visit.language);
    let class = room.class.id;
    let home = format!("/teach?class={class}&day={day}");
    let frame = Frame {
        home: &home,
        ..Frame::teacher(tongue, &room.class.name, Some(&home))
    };
    // Her class has a name, which may run the other way than the page.
    let heading = html! { h1 { (draw::name(&room.class.name)) } };
    page_headed(
        &frame,
        &heading,
        &html! {
            (draw::warnings(app, tongue))
            (notice(false, &html! {
                (draw::say(&said(tongue, room, refusal))) " "
                span.soft { (draw::say(&tongue.say_with("teach-rule", &[("rule", refusal.rule().into())]))) }
            }))
            (draw::day_tabs(tongue, room, day))
            (draw::unresolved(tongue, room))
            h2 { (tongue.day(day)) }
            (draw::day_rows(tongue, room, day, |_| html! {}))
            (draw::links(tongue, class))
        },
    )
}
