//! "Change today", folded: we are late, the rest slides, no talks, the pause. What becomes of it is decided by
//! app/calendar.

use maud::{Markup, html};

use crate::{
    app::Room,
    domain::calendar::DayChange,
    i18n::Messages,
    limits,
    pages::{
        components::{isolated, pause_begin, pause_end},
        teacher::day::day_change_words,
    },
};

/// What is different about today, and "Change today", folded.
pub(super) fn draw(messages: &Messages, room: &Room) -> Markup {
    let class = room.class.id;
    let action = format!("/teach/classes/{class}/days");
    let change = room.board.calendar.change_on(room.board.now.date());
    let back = html! { input type="hidden" name="from" value="today"; };
    html! {
        @if change != DayChange::default() {
            form.notice.quiet method="post" action=(action) {
                p { strong { (isolated(&day_change_words(messages, change))) } }
                (back)
                button.plain id="like-others" name="do" value="like_others" { (messages.text("days-like-others")) }
            }
        }
        @if !room.board.calendar.blocks.is_empty() {
            details id="change-today" {
                summary { (messages.text("days-today")) }
                form method="post" action=(action) {
                    (back)
                    input type="hidden" name="do" value="late";
                    fieldset.deeds {
                        legend { (messages.text("days-late")) }
                        @for minutes in limits::LATE_MINUTES_OFFERED {
                            button name="minutes" value=(minutes) { span { (isolated(&messages.text_with("days-minutes", &[("count", minutes.into())]))) } }
                        }
                    }
                }
                form method="post" action=(action) {
                    (back)
                    div.deeds {
                        button id="slide-rest" name="do" value="slide_rest" { (messages.text("days-slide-rest")) }
                        button id="no-talks" name="do" value="no_talks" { (messages.text("days-no-talks")) }
                    }
                    p.help { (messages.text("days-slide-help")) }
                }
                @if room.board.pause.is_none() { (pause_begin(messages, class, "today")) }
            }
        }
        @if room.board.pause.is_some() { (pause_end(messages, class, "today")) }
    }
}
