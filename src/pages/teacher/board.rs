//! The teacher's day again, with the reason why something on the board was not done, and the name of the rule. Her page
//! itself is `today`; what she does is `board_actions`, and pages/board.rs where a child may do it too.

use maud::{Markup, html};

use super::day::{self, rule_name};
use crate::{
    app::{
        App, Room,
        booking::{Booked, Refused},
    },
    http::{RequestContext, Result, response},
    pages::components::{self, Layout, board_refusal, isolated, notice, page_headed},
};

/// The address of her view of the day on which something was done.
pub fn day_of(booked: &Booked) -> String {
    let slot = booked.from;
    format!("/teach?class={}&day={}", slot.class, slot.date)
}

/// 409: her view of the chair's day with the reason.
pub async fn refuse(app: &App, context: &RequestContext, refused: Refused) -> Result {
    let room = app.room_around(context.principal, refused.slot).await?;
    let messages = app.translations.of(context.language);
    let reason = board_refusal(messages, &room, refused.refusal);
    if context.script {
        let word = refused.refusal.word();
        return Ok(response::refused_script(word, &reason));
    }
    Ok(response::refused(draw(
        app, context, &room, refused, &reason,
    )))
}

fn draw(
    app: &App,
    context: &RequestContext,
    room: &Room,
    Refused { slot, refusal }: Refused,
    reason: &str,
) -> Markup {
    let messages = app.translations.of(context.language);
    let (class, day) = (room.class.id, slot.date);
    let home = format!("/teach?class={class}&day={day}");
    let layout = Layout {
        home: &home,
        ..Layout::teacher(messages, &room.class.name, Some(&home))
    };
    // A class has a name, which may run the other way than the page.
    let heading = html! { h1 { (components::name(&room.class.name)) } };
    let rule = rule_name(messages, refusal.rule());
    let rule = messages.text_with("teach-rule", &[("rule", rule.into())]);
    page_headed(
        &layout,
        &heading,
        &html! {
            (day::warnings(app, messages))
            (notice(false, &html! { (isolated(reason)) " " span.soft { (isolated(&rule)) } }))
            (day::day_tabs(messages, room, day))
            (day::unresolved(messages, room))
            h2 { (messages.day(day)) }
            (day::day_rows(messages, room, day, |_| html! {}))
            (day::links(messages, class))
        },
    )
}
