//! From a room to the names on the wall's pages: who may tap a chair, or a full day, and who holds one. No SQL, no HTML.

use jiff::civil::Date;
use maud::Markup;

use crate::pages::wall::board::names::{self, Child, NamesView, Sitter};
use crate::{
    app::{App, Room},
    domain::calendar::SlotId,
    pages::components::{chair_moment, chair_time},
    secret,
};

/// The names to tap for a chair: those who hold none. Nobody is left out for any other reason (B3).
pub(crate) fn names(app: &App, room: &Room, slot: SlotId) -> Markup {
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
    names::names(&NamesView {
        messages,
        title: &title,
        to: "/board/sign-ups",
        wish: ("chair", slot.to_string()),
        request: &secret::token(),
        children: without_a_chair(room),
        back: &format!("/board/days/{}", slot.date),
        have: true,
    })
}

/// The same for a full day (R9).
pub(crate) fn waiting(app: &App, room: &Room, day: Date) -> Markup {
    let messages = app.translations.of(room.class.language);
    let near = messages.day_near(room.board.now.date(), day);
    names::names(&NamesView {
        messages,
        title: &messages.text_with("names-wait-title", &[("day", near.into())]),
        to: "/board/waits",
        wish: ("day", day.to_string()),
        request: &secret::token(),
        children: without_a_chair(room),
        back: &format!("/board/days/{day}"),
        have: false,
    })
}

fn without_a_chair(room: &Room) -> Vec<Child> {
    let students = room.students.iter();
    let students = students.filter(|student| room.board.live_of(student.id).is_none());
    let child = |student: &crate::domain::roster::Student| Child {
        student: student.id.number(),
        name: student.name.clone(),
        drawing: student.drawing,
    };
    students.map(child).collect()
}

/// Who has a chair, A to Z.
pub(crate) fn saved(app: &App, room: &Room) -> Markup {
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
    names::saved(messages, &sitters)
}
