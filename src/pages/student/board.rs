//! The board on a child's own page: the same chairs by the same rules, and one tap takes, moves or gives back the child's own.
//! Who the child is was shown at the door. What a tap changes is pages/board.rs.

use std::sync::Arc;

use bytes::Bytes;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{App, Room, booking, class_for},
    domain::{
        board::{By, Chair, DayState, Refusal, SignUp, State, Turn},
        calendar::Slot,
        id::{SignUpId, StudentId},
        principal::StudentSession,
    },
    http::{HttpError, RequestContext, Result, read, response},
    i18n::Messages,
    pages::components::{
        self, Layout, Placed, TileFits, board_refusal, chair_head, chair_moment, chair_tile,
        day_tabs, empty_chair, icon, isolated, page_headed, shown_day,
    },
    secret, store,
};

/// What was just done here, as the address says it.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
struct BoardQuery {
    saved: Option<i64>,
    undone: Option<i64>,
    moved: Option<i64>,
    waits: Option<i64>,
}

/// The board of a day.
pub async fn show(
    app: Arc<App>,
    context: RequestContext,
    child: StudentSession,
    day: Option<Date>,
) -> Result {
    let query: BoardQuery = read(context.query.as_bytes())?;
    let (reader, principal) = (Arc::clone(&app), context.principal);
    let load = move |tx: &store::ReadTx<'_>| {
        let class = class_for(tx, &principal, None)?;
        class
            .map(|class| Room::load(tx, &reader.clock, class, day))
            .transpose()
    };
    let room = app.store.read(load).await?.ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(context.language);
    let board = OwnBoard::of(messages, &room, child.id, shown_day(&room, day));
    let heading = html! {
        @if let Some(done) = board.just_done(query) { div.told.yes { h1 { (isolated(&done)) } } }
        @else { h1 { (messages.text("board-title")) } }
    };
    Ok(response::page(board.draw(&heading)))
}

pub(super) async fn leave_wait_list(app: Arc<App>, context: RequestContext, _: Bytes) -> Result {
    booking::leave_wait_list(&app, context.student()?).await?;
    Ok(response::done(&context, "/board"))
}

/// The same page with the reason why something was not done.
pub fn refused(
    messages: &Messages,
    room: &Room,
    student: StudentId,
    day: Date,
    reason: &str,
) -> Markup {
    let board = OwnBoard::of(messages, room, student, shown_day(room, Some(day)));
    board.draw(&html! { div.told.no role="alert" { h1 { (isolated(reason)) } } })
}

/// A tile of a child's own page: no stage stands above it.
const ALONE: Placed = Placed {
    fits: TileFits::Always,
    is_marked: false,
    is_under_stage: false,
};

/// A day of the board as one child sees it.
struct OwnBoard<'a> {
    messages: &'a Messages,
    room: &'a Room,
    student: StudentId,
    day: Date,
    /// The child's live sign-up.
    own: Option<&'a SignUp>,
}

impl<'a> OwnBoard<'a> {
    fn of(messages: &'a Messages, room: &'a Room, student: StudentId, day: Date) -> Self {
        Self {
            messages,
            room,
            student,
            day,
            own: room.board.live_of(student),
        }
    }

    /// What was just done, in a sentence, while it is still so.
    fn just_done(&self, query: BoardQuery) -> Option<String> {
        let messages = self.messages;
        if query.undone.is_some() {
            return Some(messages.text("board-undone").to_owned());
        }
        if query.waits.is_some()
            && let Some(waits) = self.room.board.waits(self.student)
        {
            let day = messages.day_near(self.room.board.now.date(), waits.day);
            return Some(messages.text_with("own-waits", &[("day", day.into())]));
        }
        let id = SignUpId::new(query.saved.or(query.moved)?);
        let own = self.own.filter(|own| own.id == id)?;
        let when = chair_moment(messages, self.room, own.slot);
        Some(messages.text_with("own-saved", &[("when", when.into())]))
    }

    fn draw(&self, heading: &Markup) -> Markup {
        let messages = self.messages;
        let layout = Layout {
            live: Some("board prep-time"),
            ..Layout::student(messages, messages.text("board-title"), Some("/prep"))
        };
        let href = |day: Date| format!("/board/days/{day}");
        page_headed(
            &layout,
            heading,
            &html! {
                div.board data-self=(href(self.day)) {
                    (day_tabs(messages, self.room, self.day, &href))
                    (self.draw_own())
                    (self.draw_chairs())
                    (self.draw_wait())
                }
                form.under method="post" action="/door/leave" { button { (messages.text("prep-leave")) } }
            },
        )
    }

    /// "Your chair: Tuesday, 9:40", or what to do.
    fn draw_own(&self) -> Markup {
        let messages = self.messages;
        let words = self.own.map_or_else(
            || messages.text("own-none").to_owned(),
            |own| {
                let when = chair_moment(messages, self.room, own.slot);
                let when = [("when", when.into())];
                match self.room.turn(own) {
                    Turn::Now => messages.text("prep-lead-now").to_owned(),
                    Turn::Next => messages.text("prep-lead-next").to_owned(),
                    Turn::Off => messages.text_with("own-chair-off", &when),
                    _ => messages.text_with("own-chair", &when),
                }
            },
        );
        html! { h2.note id="note" data-live { (isolated(&words)) } }
    }

    fn draw_chairs(&self) -> Markup {
        let messages = self.messages;
        let board = &self.room.board;
        let chairs = components::chairs_on(self.room, self.day);
        let why_not =
            |slot: &Slot| board.why_not(self.student, slot.id, self.own.map(|own| own.id));
        html! {
            ul.chairs id="chairs" data-live aria-labelledby="note" {
                @if chairs.is_empty() { li.chair.off { span { (messages.text("board-no-chairs")) } } }
                @for (slot, chair) in chairs.iter() {
                    @match (chair, self.own) {
                        (Chair::Open, own) if own.is_none_or(|own| own.state == State::Booked) => {
                            @match why_not(slot) {
                                None => (self.draw_open(slot)),
                                Some(refusal) => (self.draw_kept_from(slot, refusal)),
                            }
                        }
                        (Chair::Held(held), Some(own)) if held.id == own.id => (self.draw_own_chair(slot, own)),
                        _ => (chair_tile(messages, self.room, slot, chair, ALONE)),
                    }
                }
            }
        }
    }

    /// An empty chair: to sit on, or to move to.
    fn draw_open(&self, slot: &Slot) -> Markup {
        let (action, word) = match self.own {
            Some(own) => (format!("/board/sign-ups/{}/move", own.id), "own-move-here"),
            None => ("/board/sign-ups".to_owned(), "board-sit"),
        };
        html! {
            li.chair.open id={ "chair-" (slot.id) } {
                form method="post" action=(action) {
                    input type="hidden" name="chair" value=(slot.id);
                    input type="hidden" name="request" value=(secret::token());
                    button id={ "sit-" (slot.id) } {
                        (self.draw_head(slot)) (empty_chair()) span { (self.messages.text(word)) }
                    }
                }
            }
        }
    }

    /// An empty chair that the rules keep from this child, with the reason before the tap. Only its own page knows it.
    fn draw_kept_from(&self, slot: &Slot, refusal: Refusal) -> Markup {
        let reason = board_refusal(self.messages, self.room, refusal);
        html! {
            li.chair.off id={ "chair-" (slot.id) } {
                (self.draw_head(slot)) (empty_chair()) span { (isolated(&reason)) }
            }
        }
    }

    /// The child's own chair, and the way to give it back while the talk has not begun.
    fn draw_own_chair(&self, slot: &Slot, own: &SignUp) -> Markup {
        let messages = self.messages;
        let may_go = self.room.board.release(own.id, By::Child).is_ok();
        let word = match self.room.turn(own) {
            Turn::Now => "board-word-talking",
            Turn::Next => "board-word-called",
            Turn::Off => "board-word-closed",
            _ => "own-yours",
        };
        html! {
            li.chair.held.saved.mine id={ "chair-" (slot.id) } {
                (self.draw_head(slot))
                @if let Some(student) = self.room.student(own.student) { (components::chair(student.drawing)) }
                strong { (messages.text(word)) }
                @if may_go {
                    form method="post" action={ "/board/sign-ups/" (own.id) "/release" } {
                        input type="hidden" name="request" value=(secret::token());
                        button.plain id="give-back" { (icon("undo")) (messages.text("own-give-back")) }
                    }
                }
            }
        }
    }

    fn draw_head(&self, slot: &Slot) -> Markup {
        chair_head(self.messages, self.room, slot.id)
    }

    /// A full day may be waited for, and whoever waits may stop.
    fn draw_wait(&self) -> Markup {
        let messages = self.messages;
        let board = &self.room.board;
        let waits = board.waits(self.student);
        let outlook = self.room.outlook.day(self.day);
        let may_wait = self.own.is_none()
            && outlook.is_some_and(|it| it.state == DayState::Full)
            && board.wait(self.student, self.day).is_ok();
        html! {
            div.under id="wait" data-live {
                @if let Some(waits) = waits {
                    (draw_waits(messages, board.now.date(), waits.day))
                }
                @if may_wait && waits.is_none_or(|waits| waits.day != self.day) {
                    form method="post" action="/board/waits" {
                        input type="hidden" name="day" value=(self.day);
                        input type="hidden" name="request" value=(secret::token());
                        button id="wait-for" { (messages.text("board-wait")) }
                    }
                }
            }
        }
    }
}

/// "You wait for a chair on Wednesday", and the way to wait no more.
pub(super) fn draw_waits(messages: &Messages, today: Date, day: Date) -> Markup {
    let day = messages.day_near(today, day);
    html! {
        p { (isolated(&messages.text_with("own-waits", &[("day", day.into())]))) }
        form method="post" action="/board/waits/leave" { button.plain id="wait-no-more" { (messages.text("own-wait-no-more")) } }
    }
}
