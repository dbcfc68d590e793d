//! The board on a child's own page: the same chairs by the same rules, and one tap takes, moves or gives back her own (B2).
//! Who she is was shown at the door.

use jiff::civil::Date;
use maud::{Markup, html};

use super::{heading::Heading, view, wall};
use crate::{
    app::{App, Room},
    domain::{
        board::{By, Chair, Refusal, SignUp, State},
        calendar::{Slot, SlotId},
        id::StudentId,
    },
    secret,
    web::{
        draw::{self, empty_chair, icon, say},
        gate::Visit,
        layout::{Frame, Surface, page_headed},
        words::Tongue,
    },
};

/// What the page shows.
pub(super) struct Mine<'a> {
    /// Her class.
    pub(super) room: &'a Room,
    /// Who she is.
    pub(super) student: StudentId,
    /// The day that was asked for.
    pub(super) day: Option<Date>,
    /// What was just done, or why not.
    pub(super) told: Option<(bool, String)>,
}

/// Draws it.
pub(super) fn mine(app: &App, visit: &Visit, mine: &Mine<'_>) -> Markup {
    let tongue = app.words.of(visit.language);
    let room = mine.room;
    let own = room
        .board
        .sign_ups
        .iter()
        .find(|it| it.student == mine.student && it.state.is_live());
    let board = view::view(app, room, mine.day, 0, Heading::Plain);
    let frame = Frame {
        surface: Surface::Child,
        live: Some("board prep-time"),
        home: "/",
        ..Frame::teacher(tongue, tongue.say("board-title"), Some("/prep"))
    };
    let href = |day: Date| format!("/board/days/{day}");
    let heading = match &mine.told {
        Some((true, told)) => html! { div.told.yes { h1 { (say(told)) } } },
        Some((false, told)) => html! { div.told.no role="alert" { h1 { (say(told)) } } },
        None => html! { h1 { (tongue.say("board-title")) } },
    };
    page_headed(
        &frame,
        &heading,
        &html! {
            div.board data-self=(href(board.day)) {
                @if !board.tabs.is_empty() { (wall::tabs(tongue, &board, &href)) }
                (draw_own(tongue, room, own))
                (draw_chairs(tongue, (room, mine.student), board.day, own))
                (draw_wait(tongue, (room, mine.student), board.day, own))
            }
            form.under method="post" action="/door/leave" { button { (tongue.say("prep-leave")) } }
        },
    )
}

/// "Your chair: Tuesday, 9:40", or what to do.
fn draw_own(tongue: &Tongue, room: &Room, own: Option<&SignUp>) -> Markup {
    let said = own.map_or_else(
        || tongue.say("own-none").to_owned(),
        |own| {
            let when = draw::chair_moment(tongue, room, own.slot);
            tongue.say_with("own-chair", &[("when", when.into())])
        },
    );
    html! { h2.note id="note" data-live { (say(&said)) } }
}

fn draw_chairs(
    tongue: &Tongue,
    (room, student): (&Room, StudentId),
    day: Date,
    own: Option<&SignUp>,
) -> Markup {
    let chairs = room.board.chairs_on(day);
    let why_not = |slot: &Slot| room.board.why_not(student, slot.id, own.map(|own| own.id));
    html! {
        ul.chairs id="chairs" data-live aria-labelledby="note" {
            @if chairs.is_empty() { li.chair.off { span { (tongue.say("board-no-chairs")) } } }
            @for (slot, chair) in &chairs {
                @match (chair, own) {
                    (Chair::Open, own) if own.is_none_or(|own| own.state == State::Booked) => {
                        @match why_not(slot) {
                            None => (open(tongue, room, slot, own)),
                            Some(refusal) => (not_hers(tongue, room, slot, refusal)),
                        }
                    }
                    (Chair::Held(held), Some(own)) if held.id == own.id => (hers(tongue, room, slot, own)),
                    _ => (wall::tile(tongue, &view::tile(tongue, room, slot, chair))),
                }
            }
        }
    }
}

/// The time of a chair, or in the lower grades its place and its time.
pub(super) fn head(tongue: &Tongue, room: &Room, slot: SlotId) -> Markup {
    let time = draw::chair_time(tongue, room, slot);
    draw::chair_head(&time, draw::chair_nth(tongue, room, slot).as_deref())
}

/// An empty chair: to sit on, or to move to.
fn open(tongue: &Tongue, room: &Room, slot: &Slot, own: Option<&SignUp>) -> Markup {
    let (action, word) = match own {
        Some(own) => (format!("/board/sign-ups/{}/move", own.id), "own-move-here"),
        None => ("/board/sign-ups".to_owned(), "board-sit"),
    };
    html! {
        li.chair.open id={ "chair-" (slot.id) } {
            form method="post" action=(action) {
                input type="hidden" name="chair" value=(slot.id);
                input type="hidden" name="request" value=(secret::token());
                button id={ "sit-" (slot.id) } {
                    (head(tongue, room, slot.id)) (empty_chair()) span { (tongue.say(word)) }
                }
            }
        }
    }
}

/// An empty chair that the rules keep from her, with the reason before she taps (B3). Only her own page knows it.
fn not_hers(tongue: &Tongue, room: &Room, slot: &Slot, refusal: Refusal) -> Markup {
    let said = view::said(tongue, room, refusal);
    html! {
        li.chair.off id={ "chair-" (slot.id) } {
            (head(tongue, room, slot.id)) (empty_chair()) span { (say(&said)) }
        }
    }
}

/// A full day may be waited for, and whoever waits may stop.
fn draw_wait(
    tongue: &Tongue,
    (room, student): (&Room, StudentId),
    day: Date,
    own: Option<&SignUp>,
) -> Markup {
    let waits = room.board.waits(student);
    let may = own.is_none() && room.board.wait(student, day).is_ok();
    html! {
        div.under id="wait" data-live {
            @if let Some(waits) = waits {
                @let day = tongue.day_near(room.board.now.date(), waits.day);
                p { (say(&tongue.say_with("own-waits", &[("day", day.into())]))) }
                form method="post" action="/board/waits/leave" { button.plain id="wait-no-more" { (tongue.say("own-wait-no-more")) } }
            }
            @if may && waits.is_none_or(|waits| waits.day != day) {
                form method="post" action="/board/waits" {
                    input type="hidden" name="day" value=(day);
                    input type="hidden" name="request" value=(secret::token());
                    button id="wait-for" { (tongue.say("board-wait")) }
                }
            }
        }
    }
}

/// Her own chair, and the way to give it back while the talk has not begun.
fn hers(tongue: &Tongue, room: &Room, slot: &Slot, own: &SignUp) -> Markup {
    let may_go = room.board.release(own.id, By::Child).is_ok();
    html! {
        li.chair.held.saved.mine id={ "chair-" (slot.id) } {
            (head(tongue, room, slot.id))
            @if let Some(pupil) = room.pupil(own.student) { (draw::chair(pupil.drawing)) }
            strong { (tongue.say("own-yours")) }
            @if may_go {
                form method="post" action={ "/board/sign-ups/" (own.id) "/release" } {
                    input type="hidden" name="request" value=(secret::token());
                    button.plain id="give-back" { (icon("undo")) (tongue.say("own-give-back")) }
                }
            }
        }
    }
}
