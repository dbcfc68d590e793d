//! What the tablet on the wall shows, and what is tapped there. No sheet, no note and no readiness of a child is on it.

pub mod board;
pub mod mini_lesson;
pub mod own_chair;
pub mod pairing;
pub mod room_code;
pub mod size;
pub mod wait_list;

use jiff::civil::Date;

use crate::{
    domain::{calendar::SlotId, id::SignUpId},
    http::{
        events,
        route::{Audience, EVERYONE, LISTENERS, NOT_HANDED_OVER, ROOM, Route, routes},
    },
};

/// The routes of the wall. Those of the board that a child and the teacher share with it are in pages/board.rs.
pub fn routes() -> Vec<Route> {
    routes! { Audience::Wall;
        get  ("live") => events::stream, roles LISTENERS;
        get  ("board" / "chairs" / SlotId) => board::who_are_you, roles ROOM;
        get  ("board" / "saved") => board::who_has_a_chair, roles ROOM;
        get  ("board" / "days" / Date / "wait") => wait_list::who_waits, roles ROOM;
        get  ("board" / "sign-ups" / SignUpId) => own_chair::show;
        get  ("board" / "sign-ups" / SignUpId / "release") => own_chair::give_back;
        get  ("board" / "sign-ups" / SignUpId / "move") => own_chair::empty_chairs;
        get  ("board" / "sign-ups" / SignUpId / "move" / SlotId) => own_chair::move_to;
        get  ("wall") => pairing::show, roles NOT_HANDED_OVER;
        post ("wall") => pairing::ask, roles NOT_HANDED_OVER;
        get  ("wall" / "size") => size::show;
        post ("wall" / "size") => size::change;
        get  ("wall" / "size.css") => size::style, roles EVERYONE;
        get  ("wall" / "lock") => size::lock, roles ROOM;
        get  ("room" / "code") => room_code::show, roles ROOM;
        get  ("lesson") => mini_lesson::show, roles ROOM;
    }
}
