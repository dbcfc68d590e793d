//! The board on a child's own page: the same chairs by the same rules, and one tap takes, moves or gives back her own (B2).
//! Who she is was shown at the door.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::http::route::Audience;
use crate::pages::wall::board::{heading::Heading, tiles, view};
use crate::{
    app::{App, Room},
    domain::{
        board::{By, Chair, Refusal, SignUp, State},
        calendar::{Slot, SlotId},
        id::StudentId,
    },
    http::context::RequestContext,
    i18n::Messages,
    pages::components::{
        self, empty_chair, icon, isolated,
        layout::{Layout, page_headed},
    },
    secret,
};

/// What the page shows.
pub(crate) struct Mine<'a> {
    /// Her class.
    pub(crate) room: &'a Room,
    /// Who she is.
    pub(crate) student: StudentId,
    /// The day that was asked for.
    pub(crate) day: Option<Date>,
    /// What was just done, or why not.
    pub(crate) told: Option<(bool, String)>,
}

/// Draws it.
pub(crate) fn mine(app: &App, context: &RequestContext, mine: &Mine<'_>) -> Markup {
    let messages = app.translations.of(context.language);
    let room = mine.room;
    let own = room
        .board
        .sign_ups
        .iter()
        .find(|it| it.student == mine.student && it.state.is_live());
    let board = view::view(app, room, mine.day, 0, Heading::Plain);
    let layout = Layout {
        audience: Audience::Student,
        live: Some("board prep-time"),
        home: "/",
        ..Layout::teacher(messages, messages.text("board-title"), Some("/prep"))
    };
    let href = |day: Date| format!("/board/days/{day}");
    let heading = match &mine.told {
        Some((true, told)) => html! { div.told.yes { h1 { (isolated(told)) } } },
        Some((false, told)) => html! { div.told.no role="alert" { h1 { (isolated(told)) } } },
        None => html! { h1 { (messages.text("board-title")) } },
    };
    page_headed(
        &layout,
        &heading,
        &html! {
            div.board data-self=(href(board.day)) {
                @if !board.tabs.is_empty() { (tiles::tabs(messages, &board, &href)) }
                (draw_own(messages, room, own))
                (draw_chairs(messages, (room, mine.student), board.day, own))
                (draw_wait(messages, (room, mine.student), board.day, own))
            }
            form.under method="post" action="/door/leave" { button { (messages.text("prep-leave")) } }
        },
    )
}

/// "Your chair: Tuesday, 9:40", or what to do.
fn draw_own(messages: &Messages, room: &Room, own: Option<&SignUp>) -> Markup {
    let said = own.map_or_else(
        || messages.text("own-none").to_owned(),
        |own| {
            let when = components::chair_moment(messages, room, own.slot);
            messages.text_with("own-chair", &[("when", when.into())])
        },
    );
    html! { h2.note id="note" data-live { (isolated(&said)) } }
}

fn draw_chairs(
    messages: &Messages,
    (room, student): (&Room, StudentId),
    day: Date,
    own: Option<&SignUp>,
) -> Markup {
    let chairs = room.board.chairs_on(day);
    let why_not = |slot: &Slot| room.board.why_not(student, slot.id, own.map(|own| own.id));
    html! {
        ul.chairs id="chairs" data-live aria-labelledby="note" {
            @if chairs.is_empty() { li.chair.off { span { (messages.text("board-no-chairs")) } } }
            @for (slot, chair) in &chairs {
                @match (chair, own) {
                    (Chair::Open, own) if own.is_none_or(|own| own.state == State::Booked) => {
                        @match why_not(slot) {
                            None => (open(messages, room, slot, own)),
                            Some(refusal) => (not_hers(messages, room, slot, refusal)),
                        }
                    }
                    (Chair::Held(held), Some(own)) if held.id == own.id => (hers(messages, room, slot, own)),
                    _ => (tiles::tile(messages, &view::tile(messages, room, slot, chair))),
                }
            }
        }
    }
}

/// The time of a chair, or in the lower grades its place and its time.
pub(crate) fn head(messages: &Messages, room: &Room, slot: SlotId) -> Markup {
    let time = components::chair_time(messages, room, slot);
    components::chair_head(
        &time,
        components::chair_nth(messages, room, slot).as_deref(),
    )
}

/// An empty chair: to sit on, or to move to.
fn open(messages: &Messages, room: &Room, slot: &Slot, own: Option<&SignUp>) -> Markup {
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
                    (head(messages, room, slot.id)) (empty_chair()) span { (messages.text(word)) }
                }
            }
        }
    }
}

/// An empty chair that the rules keep from her, with the reason before she taps (B3). Only her own page knows it.
fn not_hers(messages: &Messages, room: &Room, slot: &Slot, refusal: Refusal) -> Markup {
    let said = view::said(messages, room, refusal);
    html! {
        li.chair.off id={ "chair-" (slot.id) } {
            (head(messages, room, slot.id)) (empty_chair()) span { (isolated(&said)) }
        }
    }
}

/// A full day may be waited for, and whoever waits may stop.
fn draw_wait(
    messages: &Messages,
    (room, student): (&Room, StudentId),
    day: Date,
    own: Option<&SignUp>,
) -> Markup {
    let waits = room.board.waits(student);
    let may = own.is_none() && room.board.wait(student, day).is_ok();
    html! {
        div.under id="wait" data-live {
            @if let Some(waits) = waits {
                @let day = messages.day_near(room.board.now.date(), waits.day);
                p { (isolated(&messages.text_with("own-waits", &[("day", day.into())]))) }
                form method="post" action="/board/waits/leave" { button.plain id="wait-no-more" { (messages.text("own-wait-no-more")) } }
            }
            @if may && waits.is_none_or(|waits| waits.day != day) {
                form method="post" action="/board/waits" {
                    input type="hidden" name="day" value=(day);
                    input type="hidden" name="request" value=(secret::token());
                    button id="wait-for" { (messages.text("board-wait")) }
                }
            }
        }
    }
}

/// Her own chair, and the way to give it back while the talk has not begun.
fn hers(messages: &Messages, room: &Room, slot: &Slot, own: &SignUp) -> Markup {
    let may_go = room.board.release(own.id, By::Child).is_ok();
    html! {
        li.chair.held.saved.mine id={ "chair-" (slot.id) } {
            (head(messages, room, slot.id))
            @if let Some(student) = room.student(own.student) { (components::chair(student.drawing)) }
            strong { (messages.text("own-yours")) }
            @if may_go {
                form method="post" action={ "/board/sign-ups/" (own.id) "/release" } {
                    input type="hidden" name="request" value=(secret::token());
                    button.plain id="give-back" { (icon("undo")) (messages.text("own-give-back")) }
                }
            }
        }
    }
}
