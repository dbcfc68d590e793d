//! Later, at the wall: a child who has a chair gives it back or moves, and shows by two pictures who she is (B2). The pictures
//! come last, so that nothing secret waits in a page or an address.

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use crate::http::route::Audience;
use crate::pages::{
    student::board::head,
    wall::board::{
        heading::Heading,
        tiles::{self, More},
        view,
    },
};
use crate::{
    app::{App, Room},
    domain::{
        board::{By, Chair, Refusal, SignUp},
        calendar::SlotId,
        credentials,
        id::SignUpId,
        principal::Principal,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::Messages,
    pages::components::{
        self, empty_chair, icon, isolated,
        layout::{Layout, STILL_THERE_S, page},
        notice, two_pictures,
    },
    secret,
};

/// A child at the wall may look at the pictures again; a script is told in a word.
pub(crate) fn asks_again(context: &RequestContext) -> bool {
    matches!(context.principal, Principal::Wall(_)) && !context.script
}

/// The room, with the live sign-up that it is about.
async fn room_with(
    app: &App,
    context: &RequestContext,
    id: SignUpId,
) -> Result<Result<(Room, SignUp), response::Response>, HttpError> {
    let room = app.room(context.principal, None).await?;
    let room = room.ok_or(HttpError::NotFound)?;
    let found = room.board.sign_ups.iter().find(|it| it.id == id).copied();
    if let Some(sign_up) = found.filter(|it| it.state.is_live()) {
        return Ok(Ok((room, sign_up)));
    }
    // It was given back meanwhile, on another screen.
    let messages = app.translations.of(room.class.language);
    let said = Heading::Refused(messages.refusal(Refusal::NotFound.word(), &[]));
    let board = view::view(app, &room, None, 0, said);
    Ok(Err(response::refused(tiles::wall(&board))))
}

fn layout<'a>(messages: &'a Messages, title: &'a str, back: &'a str) -> Layout<'a> {
    Layout {
        audience: Audience::Wall,
        home_after_s: Some(STILL_THERE_S),
        home: "/board",
        ..Layout::teacher(messages, title, Some(back))
    }
}

fn name(room: &Room, sign_up: &SignUp) -> String {
    room.student(sign_up.student)
        .map_or_else(String::new, |student| student.name.clone())
}

/// "Grace, your chair is Today, 9:40." Give it back, or pick a different one.
pub(crate) async fn what(id: SignUpId, app: Arc<App>, context: RequestContext) -> Result {
    let (room, sign_up) = match room_with(&app, &context, id).await? {
        Ok(found) => found,
        Err(gone) => return Ok(gone),
    };
    let messages = app.translations.of(room.class.language);
    let slot = sign_up.slot;
    let when = components::chair_moment(messages, &room, slot);
    let title = messages.text_with(
        "own-have",
        &[
            ("name", name(&room, &sign_up).into()),
            ("when", when.into()),
        ],
    );
    let may_go = room.board.release(id, By::Child).is_ok();
    Ok(response::page(page(
        &layout(messages, &title, "/board/saved"),
        html! {
            div.alone {
                @if let Some(student) = room.student(sign_up.student) { (components::chair(student.drawing)) }
                @if may_go {
                    p.choices {
                        a.button.main href={ "/board/sign-ups/" (id) "/move" } { (messages.text("own-move")) }
                        a.button href={ "/board/sign-ups/" (id) "/release" } { (icon("undo")) (messages.text("own-give-back")) }
                        a.button href="/board" { (messages.text("own-keep")) }
                    }
                } @else {
                    p.lead { (isolated(&messages.refusal(Refusal::Started.word(), &[]))) }
                    a.button href="/board" { (messages.text("problem-to-board")) }
                }
            }
        },
    )))
}

pub(crate) async fn give_back(id: SignUpId, app: Arc<App>, context: RequestContext) -> Result {
    match room_with(&app, &context, id).await? {
        Ok((room, sign_up)) => Ok(response::page(pictures(
            &app,
            &room,
            (&sign_up, None),
            None,
        ))),
        Err(gone) => Ok(gone),
    }
}

pub(crate) async fn to(
    id: SignUpId,
    slot: SlotId,
    app: Arc<App>,
    context: RequestContext,
) -> Result {
    match room_with(&app, &context, id).await? {
        Ok((room, sign_up)) => Ok(response::page(pictures(
            &app,
            &room,
            (&sign_up, Some(slot)),
            None,
        ))),
        Err(gone) => Ok(gone),
    }
}

/// 409: the pictures again, with the reason.
pub(crate) async fn again(
    app: &App,
    context: &RequestContext,
    (id, to): (SignUpId, Option<SlotId>),
    why: credentials::Refusal,
) -> Result {
    match room_with(app, context, id).await? {
        Ok((room, sign_up)) => Ok(response::refused(pictures(
            app,
            &room,
            (&sign_up, to),
            Some(why),
        ))),
        Err(gone) => Ok(gone),
    }
}

/// "Grace, tap your two pictures."
fn pictures(
    app: &App,
    room: &Room,
    (sign_up, to): (&SignUp, Option<SlotId>),
    why: Option<credentials::Refusal>,
) -> Markup {
    let messages = app.translations.of(room.class.language);
    let name = name(room, sign_up);
    let title = messages.text_with("enter-tap", &[("name", name.as_str().into())]);
    let here = format!("/board/sign-ups/{}", sign_up.id);
    let (action, back) = match to {
        Some(_) => (format!("{here}/move"), format!("{here}/move")),
        None => (format!("{here}/release"), here),
    };
    page(
        &layout(messages, &title, &back),
        html! {
            @if let Some(why) = why { (notice(false, &isolated(&messages.refusal(why.word(), &[])))) }
            (two_pictures(messages, &action, &html! {
                input type="hidden" name="student" value=(sign_up.student);
                input type="hidden" name="request" value=(secret::token());
                @if let Some(to) = to { input type="hidden" name="chair" value=(to); }
            }))
        },
    )
}

#[derive(Clone, Copy, Default, Deserialize)]
struct Asks {
    day: Option<Date>,
    #[serde(default)]
    page: usize,
}

/// The empty chairs to move to, a day a tab.
pub(crate) async fn places(id: SignUpId, app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let (room, sign_up) = match room_with(&app, &context, id).await? {
        Ok(found) => found,
        Err(gone) => return Ok(gone),
    };
    let messages = app.translations.of(room.class.language);
    let board = view::view(&app, &room, asks.day, 0, Heading::Plain);
    let here = format!("/board/sign-ups/{id}");
    let href = |day: Date| format!("{here}/move?day={day}");
    let name = name(&room, &sign_up);
    let title = messages.text_with("own-pick", &[("name", name.as_str().into())]);
    let chairs = room.board.chairs_on(board.day).into_iter();
    let open: Vec<SlotId> = chairs
        .filter(|(_, chair)| *chair == Chair::Open)
        .map(|(slot, _)| slot.id)
        .collect();
    let shown = tiles::on_page(open.len(), asks.page);
    let more = (shown.len() < open.len()).then(|| {
        let back_to_first = shown.end == open.len();
        let page = if back_to_first { 0 } else { asks.page + 1 };
        More {
            href: format!("{}&page={page}", href(board.day)),
            back_to_first,
        }
    });
    Ok(response::page(page(
        &layout(messages, &title, &here),
        html! {
            div.board {
                (tiles::tabs(messages, &board, &href))
                h2.note id="note" { (messages.text(if open.is_empty() { "board-full" } else { "board-tap" })) }
                ul.chairs id="chairs" aria-labelledby="note" {
                    @for slot in &open[shown] {
                        li.chair.open {
                            a href={ (here) "/move/" (slot) } {
                                (head(messages, &room, *slot)) (empty_chair()) span { (messages.text("own-move-here")) }
                            }
                        }
                    }
                    @if let Some(more) = more { (tiles::more_tile(messages, &more)) }
                }
            }
        },
    )))
}
