//! Later, at the wall: a child who has a chair gives it back or moves, and shows by two pictures who it is. The pictures come
//! last, so that nothing secret waits in a page or an address.

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::board::with_reason;
use crate::{
    app::{App, Room},
    domain::{
        board::{By, Refusal, SignUp},
        calendar::SlotId,
        credentials,
        id::SignUpId,
    },
    http::{HttpError, RequestContext, Result, read, response},
    pages::components::{
        self, Layout, board_refusal, chair_head, chair_moment, chairs_on_page, day_note, day_tabs,
        empty_chair, icon, isolated, more_chairs, notice, shown_day, two_pictures,
    },
    secret,
};

/// A live sign-up and the room that it is in.
struct Own {
    room: Room,
    sign_up: SignUp,
}

impl Own {
    fn name(&self) -> &str {
        self.room
            .student(self.sign_up.student)
            .map_or("", |student| &student.name)
    }
}

/// Draws a page about a live sign-up; one that was given back meanwhile, on another screen, is answered with the board.
async fn answer(
    app: &App,
    context: &RequestContext,
    id: SignUpId,
    draw: impl FnOnce(&Own) -> response::Response,
) -> Result {
    let room = app.room(context.principal, None).await?;
    let room = room.ok_or(HttpError::NotFound)?;
    match room.board.find(id).copied() {
        Ok(sign_up) if sign_up.state.is_live() => Ok(draw(&Own { room, sign_up })),
        _ => {
            let messages = app.translations.of(room.class.language);
            let reason = messages.refusal(Refusal::NotFound.word(), &[]);
            Ok(response::refused(with_reason(app, &room, None, &reason)))
        }
    }
}

/// "Grace, your chair is Today, 9:40." Give it back, or pick a different one.
pub(super) async fn show(id: SignUpId, app: Arc<App>, context: RequestContext) -> Result {
    let draw = |own: &Own| response::page(draw_choices(&app, own));
    answer(&app, &context, id, draw).await
}

fn draw_choices(app: &App, own: &Own) -> Markup {
    let Own { room, sign_up } = own;
    let messages = app.translations.of(room.class.language);
    let id = sign_up.id;
    let when = chair_moment(messages, room, sign_up.slot);
    let title = messages.text_with(
        "own-have",
        &[("name", own.name().into()), ("when", when.into())],
    );
    let may_go = room.board.release(id, By::Child);
    Layout::wall(messages, &title, Some("/board/saved")).page(html! {
            div.alone {
                @if let Some(student) = room.student(sign_up.student) { (components::chair(student.drawing)) }
                @if let Err(why) = may_go {
                    p.lead { (isolated(&board_refusal(messages, room, why))) }
                    a.button href="/board" { (messages.text("problem-to-board")) }
                } @else {
                    p.choices {
                        a.button.main href={ "/board/sign-ups/" (id) "/move" } { (messages.text("own-move")) }
                        a.button href={ "/board/sign-ups/" (id) "/release" } { (icon("undo")) (messages.text("own-give-back")) }
                        a.button href="/board" { (messages.text("own-keep")) }
                    }
                }
            }
        },
    )
}

/// The pictures that give the chair back.
pub(super) async fn give_back(id: SignUpId, app: Arc<App>, context: RequestContext) -> Result {
    let draw = |own: &Own| response::page(draw_pictures(&app, own, None, None));
    answer(&app, &context, id, draw).await
}

/// The pictures that move the sign-up to this chair.
pub(super) async fn move_to(
    id: SignUpId,
    slot: SlotId,
    app: Arc<App>,
    context: RequestContext,
) -> Result {
    let draw = |own: &Own| response::page(draw_pictures(&app, own, Some(slot), None));
    answer(&app, &context, id, draw).await
}

/// 409: the pictures again, with the reason.
pub async fn ask_again(
    app: &App,
    context: &RequestContext,
    id: SignUpId,
    to: Option<SlotId>,
    why: credentials::Refusal,
) -> Result {
    let draw = |own: &Own| response::refused(draw_pictures(app, own, to, Some(why)));
    answer(app, context, id, draw).await
}

/// "Grace, tap your two pictures."
fn draw_pictures(
    app: &App,
    own: &Own,
    to: Option<SlotId>,
    why: Option<credentials::Refusal>,
) -> Markup {
    let messages = app.translations.of(own.room.class.language);
    let title = messages.text_with("enter-tap", &[("name", own.name().into())]);
    let here = format!("/board/sign-ups/{}", own.sign_up.id);
    let (action, back) = match to {
        Some(_) => (format!("{here}/move"), format!("{here}/move")),
        None => (format!("{here}/release"), here),
    };
    Layout::wall(messages, &title, Some(&back)).page(html! {
        @if let Some(why) = why { (notice(false, &isolated(&messages.refusal(why.into(), &[])))) }
        (two_pictures(messages, &action, &html! {
            input type="hidden" name="student" value=(own.sign_up.student);
            input type="hidden" name="request" value=(secret::token());
            @if let Some(to) = to { input type="hidden" name="chair" value=(to); }
        }))
    })
}

#[derive(Clone, Copy, Default, Deserialize)]
struct MoveQuery {
    day: Option<Date>,
    #[serde(default)]
    page: usize,
}

/// The empty chairs to move to, a day a tab.
pub(super) async fn empty_chairs(id: SignUpId, app: Arc<App>, context: RequestContext) -> Result {
    let query: MoveQuery = read(context.query.as_bytes())?;
    let draw = |own: &Own| response::page(draw_empty_chairs(&app, own, query));
    answer(&app, &context, id, draw).await
}

fn draw_empty_chairs(app: &App, own: &Own, query: MoveQuery) -> Markup {
    let room = &own.room;
    let messages = app.translations.of(room.class.language);
    let day = shown_day(room, query.day);
    let here = format!("/board/sign-ups/{}", own.sign_up.id);
    let href = |day: Date| format!("{here}/move?day={day}");
    let title = messages.text_with("own-pick", &[("name", own.name().into())]);
    let open: Vec<SlotId> = room.board.open_on(day).map(|slot| slot.id).collect();
    let href_of_page = |page| format!("{}&page={page}", href(day));
    Layout::wall(messages, &title, Some(&here)).page(html! {
            div.board {
                (day_tabs(messages, room, day, &href))
                h2.note id="note" { (isolated(&if open.is_empty() { day_note(messages, room, day) } else { messages.text("board-tap").to_owned() })) }
                ul.chairs id="chairs" aria-labelledby="note" {
                    @for slot in &open[chairs_on_page(open.len(), query.page)] {
                        li.chair.open {
                            a href={ (here) "/move/" (slot) } {
                                (chair_head(messages, room, *slot)) (empty_chair()) span { (messages.text("own-move-here")) }
                            }
                        }
                    }
                    (more_chairs(messages, open.len(), query.page, href_of_page))
                }
            }
        },
    )
}
