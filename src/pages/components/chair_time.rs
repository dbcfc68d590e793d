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
    let chairs = room.board.chairs_on(slot.date);
    let place = chairs.iter().position(|(chair, _)| chair.id == slot);
    match place.filter(|_| room.is_doubtful) {
        Some(place) => messages.text_with("board-nth", &[("nth", (place + 1).into())]),
        None => messages.time(slot.start),
    }
}

/// The same with its day: "Tuesday, 9:40".
pub fn chair_moment(messages: &Messages, room: &Room, slot: SlotId) -> String {
    let day = messages.day_near(room.board.now.date(), slot.date);
    let time = chair_time(messages, room, slot);
    messages.text_with("saved-line", &[("day", day.into()), ("time", time.into())])
}

/// The head of a chair's tile. In kindergarten to grade 2 the place of the chair is large and its time small: they know
/// "2nd" before they know the clock (B10).
pub fn chair_head(time: &str, nth: Option<&str>) -> Markup {
    html! {
        @match nth {
            Some(nth) => { b { (nth) } " " small { (time) } }
            None => b { (time) },
        }
    }
}

/// The place of a chair in its day, where it stands on its tile beside the time.
pub fn chair_nth(messages: &Messages, room: &Room, slot: SlotId) -> Option<String> {
    if room.is_doubtful || room.class.band != Band::K2 {
        return None;
    }
    let chairs = room.board.chairs_on(slot.date);
    let place = chairs.iter().position(|(chair, _)| chair.id == slot)?;
    Some(messages.text_with("board-nth", &[("nth", (place + 1).into())]))
}
