//! What the tablet on the wall shows, and what is tapped there. No words of a sheet and no note is on it; that a
//! question waits is said to the child who has just tapped its name.

pub mod board;
pub mod mini_lesson;
pub mod own_chair;
pub mod tablet;

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
        get  ("board" / "chairs" / SlotId) => board::names::who_are_you, roles ROOM;
        get  ("board" / "saved") => board::names::who_has_a_chair, roles ROOM;
        get  ("board" / "days" / Date / "wait") => board::names::who_waits, roles ROOM;
        get  ("board" / "sign-ups" / SignUpId) => own_chair::show;
        get  ("board" / "sign-ups" / SignUpId / "release") => own_chair::give_back;
        get  ("board" / "sign-ups" / SignUpId / "move") => own_chair::empty_chairs;
        get  ("board" / "sign-ups" / SignUpId / "move" / SlotId) => own_chair::move_to;
        get  ("wall") => tablet::show, roles NOT_HANDED_OVER;
        post ("wall") => tablet::ask, roles NOT_HANDED_OVER;
        get  ("wall" / "size") => tablet::show_size;
        post ("wall" / "size") => tablet::change_size;
        get  ("wall" / "size.css") => tablet::size_style, roles EVERYONE;
        get  ("wall" / "lock") => tablet::show_lock, roles ROOM;
        get  ("room" / "code") => tablet::show_room_code, roles ROOM;
        get  ("lesson") => mini_lesson::show, roles ROOM;
    }
}
