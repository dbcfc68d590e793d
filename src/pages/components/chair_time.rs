//! When a chair is. While the box's clock is in doubt the board says no time that may be wrong: a chair then goes by its place
//! in the day, "2nd chair".

use maud::{Markup, html};

use crate::{
    app::Room,
    domain::{calendar::SlotId, class::Band},
    i18n::Messages,
};

/// The time of a chair, or its place in the day.
pub fn chair_time(messages: &Messages, room: &Room, slot: SlotId) -> String {
    let place = room.is_doubtful.then(|| place_in_day(room, slot)).flatten();
    place.map_or_else(
        || messages.time(slot.start),
        |place| nth_chair(messages, place),
    )
}

/// The same with its day: "Tuesday, 9:40".
pub fn chair_moment(messages: &Messages, room: &Room, slot: SlotId) -> String {
    let day = messages.day_near(room.board.now.date(), slot.date);
    let time = chair_time(messages, room, slot);
    messages.text_with("saved-line", &[("day", day.into()), ("time", time.into())])
}

/// What stands at the head of a chair's tile: its time, or in the lower grades its place and its time.
pub fn chair_head(messages: &Messages, room: &Room, slot: SlotId) -> Markup {
    let place = shows_place(room)
        .then(|| place_in_day(room, slot))
        .flatten();
    let place = place.map(|place| nth_chair(messages, place));
    draw_chair_head(&chair_time(messages, room, slot), place.as_deref())
}

/// The same of a time and a place that are known. In kindergarten to grade 2 the place of the chair is large and its time
/// small: they know "2nd" before they know the clock.
pub(super) fn draw_chair_head(time: &str, place: Option<&str>) -> Markup {
    html! {
        @match place {
            Some(place) => { b { (place) } " " small { (time) } }
            None => b { (time) },
        }
    }
}

/// Whether the place of a chair stands on its tile beside the time.
pub(super) fn shows_place(room: &Room) -> bool {
    !room.is_doubtful && room.class.band == Band::K2
}

/// "2nd chair"
pub(super) fn nth_chair(messages: &Messages, place: usize) -> String {
    messages.text_with("board-nth", &[("nth", place.into())])
}

/// Which chair of its day it is, from 1.
fn place_in_day(room: &Room, slot: SlotId) -> Option<usize> {
    let chairs = room.board.chairs_on(slot.date);
    let at = chairs.iter().position(|(chair, _)| chair.id == slot)?;
    Some(at + 1)
}
