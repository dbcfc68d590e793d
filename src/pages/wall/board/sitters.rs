//! From a room to the names on the wall's pages: who may tap a chair, or a full day, and who holds one. No SQL, no HTML.

use jiff::civil::Date;
use maud::Markup;

use super::names::{Child, NamesView, Sitter, draw_names, draw_saved};
use crate::{
    app::{App, Room},
    domain::{calendar::SlotId, roster::Student},
    pages::components::{chair_moment, chair_time},
    secret,
};

/// The names to tap for a chair: those who hold none. Nobody is left out for any other reason.
pub(super) fn names_for_chair(app: &App, room: &Room, slot: SlotId) -> Markup {
    let messages = app.translations.of(room.class.language);
    let (today, time) = (room.board.now.date(), chair_time(messages, room, slot));
    let title = if slot.date == today {
        messages.text_with("names-title", &[("time", time.into())])
    } else {
        let day = messages.short_day_near(today, slot.date);
        messages.text_with(
            "names-title-day",
            &[("day", day.into()), ("time", time.into())],
        )
    };
    draw_names(&NamesView {
        messages,
        title: &title,
        action: "/board/sign-ups",
        field: "chair",
        value: slot.to_string(),
        request: &secret::token(),
        children: without_a_chair(room),
        back: &format!("/board/days/{}", slot.date),
        links_to_saved: true,
    })
}

/// The same for a full day.
pub(in crate::pages::wall) fn names_for_waiting(app: &App, room: &Room, day: Date) -> Markup {
    let messages = app.translations.of(room.class.language);
    let near = messages.day_near(room.board.now.date(), day);
    draw_names(&NamesView {
        messages,
        title: &messages.text_with("names-wait-title", &[("day", near.into())]),
        action: "/board/waits",
        field: "day",
        value: day.to_string(),
        request: &secret::token(),
        children: without_a_chair(room),
        back: &format!("/board/days/{day}"),
        links_to_saved: false,
    })
}

fn without_a_chair(room: &Room) -> Vec<Child> {
    let students = room.students.iter();
    let students = students.filter(|student| room.board.live_of(student.id).is_none());
    let child = |student: &Student| Child {
        student: student.id.number(),
        name: student.name.clone(),
        drawing: student.drawing,
    };
    students.map(child).collect()
}

/// Who has a chair, A to Z.
pub(super) fn saved(app: &App, room: &Room) -> Markup {
    let messages = app.translations.of(room.class.language);
    let sitters: Vec<Sitter> = room
        .students
        .iter()
        .filter_map(|student| {
            let live = room.board.live_of(student.id)?;
            Some(Sitter {
                sign_up: live.id.number(),
                name: student.name.clone(),
                drawing: student.drawing,
                when: chair_moment(messages, room, live.slot),
            })
        })
        .collect();
    draw_saved(messages, &sitters)
}
