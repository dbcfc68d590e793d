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
    domain::{calendar::SlotId, id::SignUpId, principal::Role},
    http::{
        events,
        route::{Audience, BOARD, EVERYONE, LISTENERS, NOT_HANDED_OVER, ROOM, Route, routes},
    },
};

/// The routes of the wall. The board's are also a child's and the teacher's, each by the board's rules.
pub fn routes() -> Vec<Route> {
    routes! { Audience::Wall;
        get  ("board") => board::show, roles BOARD;
        get  ("live") => events::stream, roles LISTENERS;
        get  ("board" / "chairs" / SlotId) => board::who_are_you, roles ROOM;
        post ("board" / "sign-ups") => board::change::sign_up, roles BOARD;
        get  ("board" / "days" / Date) => board::show_day, roles BOARD;
        get  ("board" / "saved") => board::who_has_a_chair, roles ROOM;
        get  ("board" / "days" / Date / "wait") => wait_list::who, roles ROOM;
        post ("board" / "waits") => wait_list::join, roles &[Role::Wall, Role::Student];
        post ("board" / "sign-ups" / SignUpId / "release") => board::change::release, roles BOARD;
        post ("board" / "sign-ups" / SignUpId / "move") => board::change::shift, roles BOARD;
        get  ("board" / "sign-ups" / SignUpId) => own_chair::what;
        get  ("board" / "sign-ups" / SignUpId / "release") => own_chair::give_back;
        get  ("board" / "sign-ups" / SignUpId / "move") => own_chair::places;
        get  ("board" / "sign-ups" / SignUpId / "move" / SlotId) => own_chair::to;
        get  ("wall") => pairing::show, roles NOT_HANDED_OVER;
        post ("wall") => pairing::ask, roles NOT_HANDED_OVER;
        get  ("wall" / "size") => size::show;
        post ("wall" / "size") => size::set;
        get  ("wall" / "size.css") => size::sheet, roles EVERYONE;
        get  ("wall" / "lock") => size::lock, roles ROOM;
        get  ("room" / "code") => room_code::show, roles ROOM;
        get  ("lesson") => mini_lesson::show, roles ROOM;
    }
}
