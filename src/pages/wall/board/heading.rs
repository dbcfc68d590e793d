//! What stands in the place of the wall's heading. Banners come and go here, so that nothing else moves.

use maud::{Markup, html};

use crate::{
    app::{App, Room, questions::question_words},
    domain::{
        board::{SignUp, Waiting},
        id::{ConferenceId, StudentId},
        roster::Drawing,
    },
    host::off_card::Stick,
    i18n::{ISOLATE, Messages, POP_ISOLATE, bare},
    pages::components::{
        chair, chair_time, icon, isolated,
        stage::{self, NamesFit},
        stick_line,
    },
    secret,
};

/// What stands in the place of the heading.
pub(super) enum Heading {
    /// For as long as it is true.
    Standing(Markup),
    /// What was just done, or why not: gone after a while.
    Message(Markup),
}

/// While nothing was just done: the quiet minutes, the pause, who talks and who is next, the week, shared praise, or "Pull up a
/// chair". These take each other's place by themselves; a message stands until it has been read. Who talks and who is next is said
/// beneath the minutes and the pause as well: the chairs below say so.
pub(super) fn standing(app: &App, messages: &Messages, room: &Room) -> Markup {
    let turns = said_turns(messages, room);
    if app.prep_times.time_left(room.class.id).is_some() {
        let said = messages.text("board-prep-time");
        let asks = app.prep_times.shared_question(room.class.id);
        let asks = asks.map(|shared| question_words(messages, &shared.question).to_owned());
        return html! {
            div.told.quiet-minutes id="heading" data-live data-said=(said) {
                // Where it is read out to all, the question itself is what the room looks at.
                @match asks {
                    Some(question) => {
                        h1.asks tabindex="-1" { (question) }
                        p { (said) @if let Some(turns) = &turns { " " (turns) } }
                    },
                    None => {
                        h1 tabindex="-1" { (said) }
                        @if let Some(turns) = &turns { p { (turns) } }
                    },
                }
            }
        };
    }
    if let Some(words) = &room.board.pause {
        // What the teacher wrote is the headline.
        return html! {
            div.told.pause id="heading" data-live {
                @if words.is_empty() {
                    h1 tabindex="-1" { (messages.text("board-paused")) }
                    @if let Some(turns) = &turns { p { (turns) } }
                } @else {
                    h1 tabindex="-1" dir="auto" { (words) }
                    p { (messages.text("board-paused")) @if let Some(turns) = &turns { " " (turns) } }
                }
            }
        };
    }
    if let Some(drawn) = now_and_next(messages, room) {
        return drawn;
    }
    let led = room.led_this_week;
    let week = (led > 0).then(|| {
        let said = messages.text_with("board-week", &[("count", led.into())]);
        (stage::row_of_chairs(led), isolated(&said))
    });
    if let Some((row, said)) = week.as_ref().filter(|_| room.week_is_over) {
        return on_stage(row, said, None);
    }
    if let Some(words) = shared_praise(room) {
        return html! {
            div.told id="heading" data-live {
                p { (messages.text("board-shared-praise")) }
                h1 tabindex="-1" dir="auto" { (words) }
            }
        };
    }
    let title = html! { (messages.text("board-title")) };
    let at_rest = week.as_ref().map(|(row, said)| (row, said));
    on_stage(&stage::nobody_yet(), &title, at_rest)
}

/// What became of the USB stick that was put into the box, on the box's own screen and for a few minutes; who talks and who is next is
/// said beneath it.
pub(super) fn stick(messages: &Messages, room: &Room, stick: Stick) -> Markup {
    html! {
        div.told id="heading" data-live {
            h1 tabindex="-1" { (messages.text(stick_line(stick))) }
            @if let Some(turns) = said_turns(messages, room) { p { (turns) } }
        }
    }
}

/// A picture on the stage, and the one sentence under it; and what takes their place while nobody has touched the wall.
fn on_stage(picture: &Markup, said: &Markup, at_rest: Option<(&Markup, &Markup)>) -> Markup {
    let awake = at_rest.map(|_| "awake");
    html! {
        div.stage id="heading" data-live {
            div.acts aria-hidden="true" {
                i.floor {}
                div class={ "players" @if awake.is_some() { " awake" } } { (picture) }
                @if let Some((picture, _)) = at_rest { div.players.at-rest { (picture) } }
            }
            h1 tabindex="-1" {
                span class=[awake] { (said) }
                @if let Some((_, said)) = at_rest { span.at-rest { (said) } }
            }
        }
    }
}

/// Now Maya, next Grace: whose talks go on, their own chairs and the teacher's, and beside them smaller who comes next; nothing
/// where there is neither.
fn now_and_next(messages: &Messages, room: &Room) -> Option<Markup> {
    let (now, next) = (&room.outlook.now, &room.outlook.next);
    if now.is_empty() && next.is_empty() {
        return None;
    }
    let (now_names, next_names) = (named(messages, room, now), named(messages, room, next));
    let talks = talks(room);
    let two = if talks.len() > 1 { " two-talks" } else { "" };
    let waits: Vec<Drawing> = next.iter().filter_map(|id| drawing(room, *id)).collect();
    let (now_word, next_word) = (messages.text("board-now"), messages.text("board-next"));
    let (now_bare, next_bare) = (bare(&now_names), bare(&next_names));
    let fit = NamesFit::of([now_word, &now_bare], [next_word, &next_bare]);
    Some(html! {
        div class={ "stage " (fit.class()) (two) } id="heading" data-live {
            div.acts aria-hidden="true" {
                i.floor {}
                @if !now.is_empty() {
                    div.players.of-now { @for talk in talks.iter().take(2) { (stage::facing(talk, true)) } }
                }
                @if !next.is_empty() {
                    div.players.of-next { @for &child in waits.iter().take(2) { (stage::waiting(child)) } }
                }
            }
            h1.now tabindex="-1" {
                @if !now.is_empty() {
                    span.is-now { (now_word) " " b { (isolated(&now_names)) } }
                    " "
                }
                @if !next.is_empty() {
                    span.is-next { (next_word) " " b { (isolated(&next_names)) } }
                }
            }
        }
    })
}

/// What these are called, each between its own two marks.
fn named(messages: &Messages, room: &Room, students: &[StudentId]) -> String {
    let students = students.iter().filter_map(|id| room.student(*id));
    let names = messages.names(students.map(|student| student.name.as_str()));
    format!("{ISOLATE}{names}{POP_ISOLATE}")
}

/// The same in a line: "Now Maya · Next Grace".
fn said_turns(messages: &Messages, room: &Room) -> Option<Markup> {
    let outlook = &room.outlook;
    let turns = [("board-now", &outlook.now), ("board-next", &outlook.next)];
    let turns = turns.into_iter().filter(|(_, who)| !who.is_empty());
    let turns = turns.map(|(word, who)| {
        let names = named(messages, room, who);
        format!("{} {names}", messages.text(word))
    });
    let turns: Vec<String> = turns.collect();
    (!turns.is_empty()).then(|| isolated(&turns.join(" · ")))
}

/// The chairs of those who talk, a list a talk: children who sit together have one talk.
fn talks(room: &Room) -> Vec<Vec<Drawing>> {
    let mut talks: Vec<(Option<ConferenceId>, Vec<Drawing>)> = Vec::new();
    for id in &room.outlook.now {
        let talk = room.going_on.iter().find(|talk| talk.student == *id);
        let talk = talk.map(|talk| talk.conference);
        let Some(child) = drawing(room, *id) else {
            continue;
        };
        match talks.iter_mut().find(|it| talk.is_some() && it.0 == talk) {
            Some((_, children)) => children.push(child),
            None => talks.push((talk, vec![child])),
        }
    }
    talks.into_iter().map(|(_, children)| children).collect()
}

fn drawing(room: &Room, student: StudentId) -> Option<Drawing> {
    room.student(student).map(|student| student.drawing)
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
        div.told.yes.with-chair {
            @if let Some(own) = drawing(room, saved.student) { (chair(own)) }
            div {
                h1 { (isolated(&messages.text_with(id, &said))) }
                p {
                    (messages.text("board-bring"))
                    @if sheet_waits { " " (messages.text("board-sheet-waits")) }
                }
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
