//! When a chair is. While the box's clock is in doubt the board says no time that may be wrong: a chair then goes by its place
//! in the day, "2nd chair".

use crate::{app::Room, domain::calendar::SlotId, web::words::Tongue};

/// The time of a chair, or its place in the day.
pub fn chair_time(tongue: &Tongue, room: &Room, slot: SlotId) -> String {
    let chairs = room.board.chairs_on(slot.date);
    let place = chairs.iter().position(|(chair, _)| chair.id == slot);
    match place.filter(|_| room.is_doubtful) {
        Some(place) => tongue.say_with("board-nth", &[("nth", (place + 1).into())]),
        None => tongue.time(slot.start),
    }
}

/// The same with its day: "Tuesday, 9:40".
pub fn chair_moment(tongue: &Tongue, room: &Room, slot: SlotId) -> String {
    let day = tongue.day_near(room.board.now.date(), slot.date);
    let time = chair_time(tongue, room, slot);
    tongue.say_with("saved-line", &[("day", day.into()), ("time", time.into())])
}
