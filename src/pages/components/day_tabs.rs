//! The days of the board to choose from, each with what it still has.

use jiff::{SignedDuration, civil::Date};
use maud::{Markup, html};

use super::name::isolated;
use crate::{app::Room, domain::calendar::Slot, i18n::Messages};

/// The day whose chairs are shown. The board has its six days; an address of any other shows the day it opens on.
pub fn shown_day(room: &Room, asked: Option<Date>) -> Date {
    let board = &room.board;
    let tabs = board.calendar.tabs(board.now.date());
    let shown = asked.filter(|day| tabs.contains(day));
    shown.unwrap_or_else(|| board.calendar.opens_on(board.now).day)
}

/// Draws today and the next five school days, where the class has children and a timetable; `href` says where one leads.
pub fn day_tabs(
    messages: &Messages,
    room: &Room,
    shown: Date,
    href: &dyn Fn(Date) -> String,
) -> Markup {
    let board = &room.board;
    let today = board.now.date();
    if room.students.is_empty() || board.calendar.blocks.is_empty() {
        return html! {};
    }
    html! {
        nav.tabs id="days" data-live aria-label=(messages.text("board-days")) {
            @for day in board.calendar.tabs(today) {
                a id={ "day-" (day) } href=(href(day)) aria-current=[(day == shown).then_some("page")] {
                    b { (messages.short_day_near(today, day)) }
                    " "
                    span { (isolated(&left_on(messages, room, day))) }
                }
            }
        }
    }
}

/// What a day still has. A day whose last chair has begun is over, not full.
fn left_on(messages: &Messages, room: &Room, day: Date) -> String {
    let chairs = room.board.chairs_on(day);
    let empty = room.board.empty_on(day);
    let word = if chairs.is_empty() {
        "board-no-chairs"
    } else if room.board.pause.is_some() {
        "board-word-paused"
    } else if day > room.board.last_day_ahead() {
        "board-word-not-yet"
    } else if empty == 0 && chairs.last().is_some_and(|(slot, _)| is_over(room, slot)) {
        "board-word-past"
    } else {
        return messages.text_with("board-empty", &[("count", empty.into())]);
    };
    messages.text(word).to_owned()
}

fn is_over(room: &Room, slot: &Slot) -> bool {
    let minutes = SignedDuration::from_mins(slot.minutes.into());
    let begins = room.board.calendar.begins(slot.id);
    begins.saturating_add(minutes) <= room.board.now
}
