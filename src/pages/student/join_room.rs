//! A device is let into a room (decision 11): by the wall's QR code, by four letters, or by the teacher's word. The page with the
//! code is the wall's, the list of devices the teacher's.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;
use warp::http::StatusCode;

use crate::{
    app::{
        App, TooManyWait,
        devices::{NotJoined, RoomKeys, ask_to_join, join_room},
    },
    http::{
        RequestContext, Result, cookies, read,
        response::{self, Response},
    },
    limits,
    pages::components::{Layout, empty_chair, isolated, notice, page_headed},
};

/// What a device sees that was not let into the room: the room's name large, whom to ask, and the ways in.
pub(crate) fn show_ways_in(app: &App, context: &RequestContext) -> Response {
    let messages = app.translations.of(context.language);
    let title = match app.room_name() {
        Some(room) => messages.text_with("ask-title", &[("room", room.into())]),
        None => messages.text("ask-title-plain").to_owned(),
    };
    response::page(page_headed(
        &Layout::student(messages, &title, None),
        &html! {},
        &html! {
            div.alone {
                (empty_chair())
                h1.large { (isolated(&title)) }
                p.lead { (messages.text("ask-line")) }
                a.button.main href="/room" { (messages.text("ask-room")) }
                a.button href="/wall" { (messages.text("ask-wall")) }
                a.button href="/door/teacher" { (messages.text("ask-teacher")) }
            }
        },
    ))
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    if context.wall.is_some() {
        return Ok(response::to("/board"));
    }
    if context.device.is_some() {
        return Ok(response::to("/"));
    }
    let number = number(&app, &context);
    Ok(response::page(draw(&app, &context, number, None)))
}

/// The number that this device shows while it waits for the teacher.
fn number(app: &App, context: &RequestContext) -> Option<u8> {
    let token = context.device_token?;
    app.waiting_devices.find_number(&token)
}

fn draw(app: &App, context: &RequestContext, number: Option<u8>, wrong: Option<&str>) -> Markup {
    let messages = app.translations.of(context.language);
    let title = match app.room_name() {
        Some(room) => messages.text_with("room-title", &[("room", room.into())]),
        None => messages.text("room-title-plain").to_owned(),
    };
    let layout = Layout {
        home: "/room",
        stands_s: number.map(|_| limits::LOOK_AGAIN_S),
        ..Layout::student(messages, &title, Some("/"))
    };
    layout.page(html! {
            @if let Some(wrong) = wrong { (notice(false, &html! { (wrong) })) }
            div.alone {
                @if let Some(number) = number {
                    p.lead { (messages.text("wall-number")) }
                    p.number id="room-number" { (number) }
                    p { (messages.text("room-wait")) }
                    p { (messages.text("pair-minute")) }
                } @else {
                    (empty_chair())
                    form.letters method="post" action="/room" {
                        label for="code" { (messages.text("room-code")) }
                        input id="code" name="code" maxlength="9" autocomplete="off" autocapitalize="characters" spellcheck="false"
                            required aria-invalid=[wrong.map(|_| "true")] autofocus[wrong.is_some()];
                        button.main { (messages.text("room-go")) }
                    }
                    form method="post" action="/room" { button { (messages.text("room-ask")) } }
                    p { (messages.text("pair-minute")) }
                }
            }
            form method="post" action="/room" data-fragment="token" {
                input type="hidden" name="token" value="";
            }
        },
    )
}

#[derive(Default, Deserialize)]
struct Form {
    token: Option<String>,
    code: Option<String>,
}

/// In by the token of the QR code or by the letters; with neither the device asks, and the teacher says yes.
pub(super) async fn join(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    if context.wall.is_some() {
        return Ok(response::to("/board"));
    }
    let typed = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let keys = match (typed(form.token), typed(form.code)) {
        (Some(token), _) => RoomKeys::Token(token),
        (None, Some(letters)) => RoomKeys::Letters(letters),
        (None, None) => return wait(&app, &context),
    };
    match join_room(&app, context.principal, context.tried_from(), keys).await {
        Ok(token) => Ok(response::with_cookie(
            response::done(&context, "/"),
            &cookies::set_device(&context, &token.text, token.life),
        )),
        Err(error) => Ok(refuse(&app, &context, error.refusal()?)),
    }
}

fn wait(app: &App, context: &RequestContext) -> Result {
    let response = response::done(context, "/room");
    if context.device.is_some() || number(app, context).is_some() {
        return Ok(response);
    }
    match ask_to_join(app, context.asks()) {
        Ok(token) => {
            let cookie = cookies::set_device(context, &token.text, token.life);
            Ok(response::with_cookie(response, &cookie))
        }
        Err(error) => {
            let TooManyWait = error.refusal()?;
            let why = app.translations.of(context.language).text("waiting-full");
            Ok(response::refused(draw(app, context, None, Some(why))))
        }
    }
}

fn refuse(app: &App, context: &RequestContext, refusal: NotJoined) -> Response {
    let messages = app.translations.of(context.language);
    let (why, status) = match refusal {
        NotJoined::Wrong => ("room-wrong", StatusCode::CONFLICT),
        NotJoined::TooSoon => ("room-too-soon", StatusCode::TOO_MANY_REQUESTS),
        NotJoined::LettersRest => ("room-letters-rest", StatusCode::CONFLICT),
    };
    let why = messages.text(why);
    let mut response = if context.script {
        response::refused_script("wrong_code", why)
    } else {
        response::page(draw(app, context, number(app, context), Some(why)))
    };
    *response.status_mut() = status;
    response
}
