//! A device is let into a room (D8): by the wall's QR code, by four letters, or by the teacher's word. The wall's page that
//! shows both keys is here too; her list of devices is devices.rs.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;
use warp::http::{HeaderValue, StatusCode};

use crate::http::route::Audience;
use crate::{
    app::App,
    domain::{
        id::{ClassId, DeviceId, TeacherId},
        principal::Principal,
    },
    live::Topic,
    secret,
    store::{self, door::DeviceRow},
};
use crate::{
    http::{
        context::RequestContext,
        cookies,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::Messages,
    pages::components::{
        addresses, empty_chair,
        layout::{Layout, STILL_THERE_S, page},
        notice, qr,
    },
};

/// How often a waiting device looks whether it has been let in.
const LOOK_AGAIN_S: &str = "3";

pub(crate) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    if context.wall.is_some() {
        return Ok(response::to("/board"));
    }
    if context.device.is_some() {
        return Ok(response::to("/"));
    }
    let number = number_of(&app, &context);
    let mut response = response::page(draw(&app, &context, number, None));
    if number.is_some() {
        // The page of a device without JavaScript must find out too.
        response
            .headers_mut()
            .insert("refresh", HeaderValue::from_static(LOOK_AGAIN_S));
    }
    Ok(response)
}

/// The number that this device shows while it waits for the teacher.
fn number_of(app: &App, context: &RequestContext) -> Option<u8> {
    context
        .device_token
        .and_then(|token| app.door.waiting.number_of(&token))
}

fn draw(app: &App, context: &RequestContext, number: Option<u8>, wrong: Option<&str>) -> Markup {
    let messages = app.translations.of(context.language);
    let title = app.room_name().map_or_else(
        || messages.text("room-title-plain").to_owned(),
        |room| messages.text_with("room-title", &[("room", room.into())]),
    );
    let layout = Layout {
        audience: Audience::Student,
        home: "/",
        ..Layout::teacher(messages, &title, Some("/"))
    };
    page(
        &layout,
        html! {
            @if let Some(wrong) = wrong { (notice(false, &html! { (wrong) })) }
            div.alone {
                @if let Some(number) = number {
                    p.lead { (messages.text("wall-number")) }
                    p.number id="room-number" { (number) }
                    p { (messages.text("room-wait")) }
                } @else {
                    (empty_chair())
                    (code_form(messages, wrong.is_some()))
                    form method="post" action="/room" { button { (messages.text("room-ask")) } }
                }
            }
            form method="post" action="/room" data-fragment="token" {
                input type="hidden" name="token" value="";
            }
        },
    )
}

fn code_form(messages: &Messages, wrong: bool) -> Markup {
    html! {
        form.letters method="post" action="/room" {
            label for="code" { (messages.text("room-code")) }
            input id="code" name="code" maxlength="9" autocomplete="off" autocapitalize="characters" spellcheck="false"
                required aria-invalid=[wrong.then_some("true")] autofocus[wrong];
            button.main { (messages.text("room-go")) }
        }
    }
}

#[derive(Default, Deserialize)]
struct Form {
    token: Option<String>,
    code: Option<String>,
}

/// In by the token of the QR code or by the letters; with neither the device asks, and the teacher says yes.
pub(crate) async fn join(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    if context.wall.is_some() {
        return Ok(response::to("/board"));
    }
    let typed = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let class = match (typed(&form.token), typed(&form.code)) {
        (None, None) => return Ok(wait(&app, &context)),
        (token, letters) => {
            // A class that scans the wall together comes from one address: only guesses have to wait.
            let scanned = token.and_then(|token| app.door.codes.room_of_token(&token));
            let between = app.settings.limits.between_tries;
            if scanned.is_none() && !app.door.tries.may_try_code(context.peer, between) {
                let status = StatusCode::TOO_MANY_REQUESTS;
                return Ok(no(&app, &context, "room-too-soon", status));
            }
            scanned.or_else(|| app.door.codes.room_of_letters(&letters?))
        }
    };
    let Some(class) = class else {
        return Ok(no(&app, &context, "room-wrong", StatusCode::CONFLICT));
    };
    let (token, cookie) = cookies::device(&context);
    let joined = app
        .write_plain(context.principal, move |tx| {
            // The code is shown by word of whoever teaches this class.
            let Some(teacher) = store::class::first_teacher(tx, class)? else {
                return Ok(false);
            };
            let_in(tx, (class, token), teacher)?;
            Ok(true)
        })
        .await?;
    if !joined {
        return Err(HttpError::NotFound);
    }
    Ok(response::with_cookie(
        response::done(&context, "/"),
        &cookie,
    ))
}

/// Keeps a device as one of the room.
pub(crate) fn let_in(
    tx: &store::WriteTx<'_>,
    (class, token): (ClassId, [u8; 32]),
    teacher: TeacherId,
) -> store::Result<()> {
    let device = DeviceRow {
        id: DeviceId::new(secret::id()),
        class,
        token,
        joined_at: tx.attribution.at,
    };
    store::door::join_device(tx, &device, teacher)
}

fn wait(app: &App, context: &RequestContext) -> response::Response {
    if context.device.is_some() || number_of(app, context).is_some() {
        return response::done(context, "/room");
    }
    let (token, cookie) = cookies::device(context);
    app.door.waiting.ask(token);
    app.live.changed_everywhere(Topic::Device);
    response::with_cookie(response::done(context, "/room"), &cookie)
}

fn no(app: &App, context: &RequestContext, why: &str, status: StatusCode) -> response::Response {
    let said = app.translations.of(context.language).text(why);
    let mut response = if context.script {
        response::refused_script("wrong_code", said)
    } else {
        response::page(draw(app, context, number_of(app, context), Some(said)))
    };
    *response.status_mut() = status;
    response
}

#[derive(Clone, Copy, Default, Deserialize)]
struct Asks {
    class: Option<i64>,
}

/// The wall's page for whoever brings a tablet: a code for its camera, and four letters.
pub(crate) async fn code(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let room = app
        .room(context.principal, asks.class.map(ClassId::new))
        .await?
        .ok_or(HttpError::NotFound)?;
    let on_wall = matches!(context.principal, Principal::Wall(_));
    let messages = app.translations.of(context.language);
    let layout = Layout {
        audience: if on_wall {
            Audience::Wall
        } else {
            Audience::Teacher
        },
        home_after_s: on_wall.then_some(STILL_THERE_S),
        home: if on_wall { "/board" } else { "/teach" },
        ..Layout::teacher(
            messages,
            messages.text("room-code-title"),
            Some(if on_wall { "/help" } else { "/teach/devices" }),
        )
    };
    Ok(response::page(page(
        &layout,
        keys(&app, messages, room.class.id),
    )))
}

/// Both keys of a room: the address as a code for a camera, and to type.
pub(crate) fn keys(app: &App, messages: &Messages, class: ClassId) -> Markup {
    let code = app.door.codes.of(class);
    let all = addresses(app, "/room");
    html! {
        div.keys {
            @if let Some(first) = all.first() { (qr(messages.text("room-qr"), &format!("{first}#{}", code.token))) }
            div {
                p { (messages.text("room-scan")) }
                @for address in &all { p.address dir="ltr" { (address) } }
                p { (messages.text("room-type")) }
                p.number.letters dir="ltr" { (code.letters) }
            }
        }
    }
}
