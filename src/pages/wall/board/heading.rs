//! What stands in the place of the wall's heading. Banners come and go here, so that nothing else moves.

use maud::{Markup, html};

use crate::{
    app::{App, Room, questions::question_words},
    domain::{
        board::{SignUp, Waiting},
        id::StudentId,
    },
    i18n::Messages,
    pages::components::{chair_time, icon, isolated},
    secret,
};

/// What stands in the place of the heading.
pub(super) enum Heading {
    /// For as long as it is true.
    Standing(Markup),
    /// The two quiet minutes: "Open your sheet", and the question itself where it is read out to all.
    PrepTime(Markup, Option<String>),
    /// What was just done, or why not: gone after a while.
    Message(Markup),
}

/// While nothing was just done: the quiet minutes, the pause, who talks and who is next, the week, shared praise, or "Pull up a
/// chair". These take each other's place by themselves; a message stands until it has been read.
pub(super) fn standing(app: &App, messages: &Messages, room: &Room) -> Heading {
    if app.prep_times.time_left(room.class.id).is_some() {
        let said = messages.text("board-prep-time");
        let asks = app.prep_times.shared_question(room.class.id);
        let drawn = html! {
            div.told.quiet-minutes id="heading" data-live data-said=(said) {
                h1 tabindex="-1" { (said) }
            }
        };
        let asks = asks.map(|shared| question_words(messages, &shared.question).to_owned());
        return Heading::PrepTime(drawn, asks);
    }
    if let Some(words) = &room.board.pause {
        return Heading::Standing(html! {
            div.told id="heading" data-live {
                h1 tabindex="-1" { (messages.text("board-paused")) }
                @if !words.is_empty() { p dir="auto" { (words) } }
            }
        });
    }
    Heading::Standing(html! {
        @if let Some(said) = now_and_next(messages, room) {
            h1.now id="heading" data-live tabindex="-1" { (isolated(&said)) }
        } @else if let Some(led) = room.led_this_week.filter(|led| *led > 0) {
            @let said = messages.text_with("board-week", &[("count", led.into())]);
            h1 id="heading" data-live tabindex="-1" { (isolated(&said)) }
        } @else if let Some(words) = shared_praise(room) {
            div.told id="heading" data-live {
                p { (messages.text("board-shared-praise")) }
                h1 tabindex="-1" dir="auto" { (words) }
            }
        } @else {
            h1 id="heading" data-live tabindex="-1" { (messages.text("board-title")) }
        }
    })
}

/// "Now: Maya. Next: Grace.": whose talks go on, and who comes next, all of them by name; nothing where there is neither.
fn now_and_next(messages: &Messages, room: &Room) -> Option<String> {
    let named = |students: &[StudentId]| {
        let students = students.iter().filter_map(|id| room.student(*id));
        messages.names(students.map(|student| student.name.as_str()))
    };
    let (now, next) = (named(&room.outlook.now), named(&room.outlook.next));
    match (now.is_empty(), next.is_empty()) {
        (true, true) => None,
        (false, true) => Some(messages.text_with("board-now", &[("name", now.into())])),
        (true, false) => Some(messages.text_with("board-next", &[("name", next.into())])),
        (false, false) => {
            let both = [("now", now.into()), ("next", next.into())];
            Some(messages.text_with("board-now-next", &both))
        }
    }
}

/// Praise that is shared takes turns with the plain heading, a minute each.
fn shared_praise(room: &Room) -> Option<&String> {
    let now = room.board.now;
    let minute =
        usize::from(now.hour().unsigned_abs()) * 60 + usize::from(now.minute().unsigned_abs());
    let turn = minute % (room.shared_praise.len() + 1);
    room.shared_praise.get(turn.checked_sub(1)?)
}

/// "Ada, you get the next empty chair on Wednesday."
pub(super) fn waits(messages: &Messages, room: &Room, waiting: &Waiting) -> Markup {
    let name = room.student(waiting.student).map_or("", |it| &it.name);
    let day = messages.day_near(room.board.now.date(), waiting.day);
    let said = messages.text_with("board-waits", &[("name", name.into()), ("day", day.into())]);
    html! { div.told.yes { h1 { (isolated(&said)) } } }
}

/// A chair was just given back.
pub(super) fn undone(messages: &Messages) -> Markup {
    html! {
        div.told {
            h1 { (messages.text("board-undone")) }
            p { (messages.text("board-pick")) }
        }
    }
}

/// The answer was no: a kind sentence.
pub(super) fn refused(reason: &str) -> Markup {
    html! { div.told.no role="alert" { h1 { (isolated(reason)) } } }
}

/// A chair was just saved, or moved to. `sheet_waits`: the child's sheet is not full, and the class reminds of it. By its grant
/// this page may undo it for a minute.
pub(super) fn saved(
    messages: &Messages,
    room: &Room,
    saved: &SignUp,
    sheet_waits: bool,
    undo: Option<&str>,
) -> Markup {
    let name = room.student(saved.student).map_or("", |it| &it.name);
    let (today, day) = (room.board.now.date(), saved.slot.date);
    let mut said = vec![
        ("name", name.into()),
        ("time", chair_time(messages, room, saved.slot).into()),
    ];
    if day != today {
        said.push(("day", messages.day_near(today, day).into()));
    }
    let id = match (room.is_doubtful, day == today) {
        (true, true) => "board-nth-saved",
        (true, false) => "board-nth-saved-day",
        (false, true) => "board-saved",
        (false, false) => "board-saved-day",
    };
    html! {
        div.told.yes {
            h1 { (isolated(&messages.text_with(id, &said))) }
            p {
                (messages.text("board-bring"))
                @if sheet_waits { " " (messages.text("board-sheet-waits")) }
            }
        }
        @if let Some(grant) = undo {
            form.undo method="post" action={ "/board/sign-ups/" (saved.id) "/release" } {
                input type="hidden" name="student" value=(saved.student);
                input type="hidden" name="undo" value=(grant);
                input type="hidden" name="request" value=(secret::token());
                button id="undo" { (icon("undo")) span { (messages.text("board-undo")) } }
            }
        }
    }
}
