//! A device is let into a room (D8): by the wall's QR code, by four letters, or by the teacher's word. The wall's page that
//! shows both keys is here too; her list of devices is devices.rs.

pub(super) mod devices;

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;
use warp::{
    Filter,
    http::{HeaderValue, StatusCode},
};

use super::{
    Routes, cookie,
    draw::{addresses, empty_chair, notice, qr},
    first_of,
    form::{read, sent, shown},
    gate::Visit,
    layout::{Frame, STILL_THERE_S, Surface, page},
    reply::{self, Answer, Problem},
    route,
    words::Tongue,
};
use crate::{
    app::App,
    domain::{
        id::{ClassId, DeviceId, TeacherId},
        visitor::Visitor,
    },
    live::Topic,
    secret,
    store::{self, door::DeviceRow},
};

/// How often a waiting device looks whether it has been let in.
const LOOK_AGAIN_S: &str = "3";

/// The addresses of a device that wants in.
pub fn routes(app: &Arc<App>) -> Routes {
    let show = warp::path!("room").and(shown(app)).then(show);
    let join = warp::path!("room").and(sent(app)).then(join);
    let code = warp::path!("room" / "code").and(shown(app)).then(code);
    first_of([route(show), route(join), route(code)])
}

async fn show(app: Arc<App>, visit: Visit) -> Answer {
    if visit.wall.is_some() {
        return Ok(reply::to("/board"));
    }
    if visit.device.is_some() {
        return Ok(reply::to("/"));
    }
    let number = number_of(&app, &visit);
    let mut response = reply::page(draw(&app, &visit, number, None));
    if number.is_some() {
        // The page of a device without JavaScript must find out too.
        response
            .headers_mut()
            .insert("refresh", HeaderValue::from_static(LOOK_AGAIN_S));
    }
    Ok(response)
}

/// The number that this device shows while it waits for the teacher.
fn number_of(app: &App, visit: &Visit) -> Option<u8> {
    visit
        .device_token
        .and_then(|token| app.door.waiting.number_of(&token))
}

fn draw(app: &App, visit: &Visit, number: Option<u8>, wrong: Option<&str>) -> Markup {
    let tongue = app.words.of(visit.language);
    let title = app.room_name().map_or_else(
        || tongue.say("room-title-plain").to_owned(),
        |room| tongue.say_with("room-title", &[("room", room.into())]),
    );
    let frame = Frame {
        surface: Surface::Child,
        home: "/",
        ..Frame::teacher(tongue, &title, Some("/"))
    };
    page(
        &frame,
        html! {
            @if let Some(wrong) = wrong { (notice(false, &html! { (wrong) })) }
            div.alone {
                @if let Some(number) = number {
                    p.lead { (tongue.say("wall-number")) }
                    p.number id="room-number" { (number) }
                    p { (tongue.say("room-wait")) }
                } @else {
                    (empty_chair())
                    (code_form(tongue, wrong.is_some()))
                    form method="post" action="/room" { button { (tongue.say("room-ask")) } }
                }
            }
            form method="post" action="/room" data-fragment="token" {
                input type="hidden" name="token" value="";
            }
        },
    )
}

fn code_form(tongue: &Tongue, wrong: bool) -> Markup {
    html! {
        form.letters method="post" action="/room" {
            label for="code" { (tongue.say("room-code")) }
            input id="code" name="code" maxlength="9" autocomplete="off" autocapitalize="characters" spellcheck="false"
                required aria-invalid=[wrong.then_some("true")] autofocus[wrong];
            button.main { (tongue.say("room-go")) }
        }
    }
}

#[derive(Default, Deserialize)]
struct Form {
    token: Option<String>,
    code: Option<String>,
}

/// In by the token of the QR code or by the letters; with neither the device asks, and the teacher says yes.
async fn join(app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Form = read(&form)?;
    if visit.wall.is_some() {
        return Ok(reply::to("/board"));
    }
    let typed = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let class = match (typed(&form.token), typed(&form.code)) {
        (None, None) => return Ok(wait(&app, &visit)),
        (token, letters) => {
            // A class that scans the wall together comes from one address: only guesses have to wait.
            let scanned = token.and_then(|token| app.door.codes.room_of_token(&token));
            let between = app.settings.limits.between_tries;
            if scanned.is_none() && !app.door.tries.may_try_code(visit.peer, between) {
                let status = StatusCode::TOO_MANY_REQUESTS;
                return Ok(no(&app, &visit, "room-too-soon", status));
            }
            scanned.or_else(|| app.door.codes.room_of_letters(&letters?))
        }
    };
    let Some(class) = class else {
        return Ok(no(&app, &visit, "room-wrong", StatusCode::CONFLICT));
    };
    let (token, cookie) = cookie::device(&visit);
    let stamp = app.stamp(&visit.visitor);
    let joined = app
        .store
        .write(move |tx| {
            // The code is shown by word of whoever teaches this class.
            let Some(teacher) = store::class::a_teacher(tx, class)? else {
                return Ok(false);
            };
            let_in(tx, &stamp, (class, token), teacher)?;
            Ok(true)
        })
        .await?;
    if !joined {
        return Err(Problem::NotFound);
    }
    app.read_visitors().await?;
    app.live.changed(class, Topic::Device);
    Ok(reply::with_cookie(reply::done(&visit, "/"), &cookie))
}

/// Keeps a device as one of the room.
fn let_in(
    tx: &store::Writing<'_>,
    stamp: &store::Stamp,
    (class, token): (ClassId, [u8; 32]),
    teacher: TeacherId,
) -> store::Answer<()> {
    let device = DeviceRow {
        id: DeviceId::new(secret::id()),
        class,
        token,
        joined_at: stamp.at,
    };
    store::door::join_device(tx, stamp, &device, teacher)
}

fn wait(app: &App, visit: &Visit) -> reply::Response {
    if visit.device.is_some() || number_of(app, visit).is_some() {
        return reply::done(visit, "/room");
    }
    let (token, cookie) = cookie::device(visit);
    app.door.waiting.ask(token);
    app.live.changed_everywhere(Topic::Device);
    reply::with_cookie(reply::done(visit, "/room"), &cookie)
}

fn no(app: &App, visit: &Visit, why: &str, status: StatusCode) -> reply::Response {
    let said = app.words.of(visit.language).say(why);
    let mut response = if visit.script {
        reply::refused_script("wrong_code", said)
    } else {
        reply::page(draw(app, visit, number_of(app, visit), Some(said)))
    };
    *response.status_mut() = status;
    response
}

#[derive(Clone, Copy, Default, Deserialize)]
struct Asks {
    class: Option<i64>,
}

/// The wall's page for whoever brings a tablet: a code for its camera, and four letters.
async fn code(app: Arc<App>, visit: Visit) -> Answer {
    let asks: Asks = read(visit.query.as_bytes())?;
    let room = app
        .room(visit.visitor, asks.class.map(ClassId::new))
        .await?
        .ok_or(Problem::NotFound)?;
    let on_wall = matches!(visit.visitor, Visitor::Wall(_));
    let tongue = app.words.of(visit.language);
    let frame = Frame {
        surface: if on_wall {
            Surface::Wall
        } else {
            Surface::Teacher
        },
        home_after_s: on_wall.then_some(STILL_THERE_S),
        home: if on_wall { "/board" } else { "/teach" },
        ..Frame::teacher(
            tongue,
            tongue.say("room-code-title"),
            Some(if on_wall { "/help" } else { "/teach/devices" }),
        )
    };
    Ok(reply::page(page(&frame, keys(&app, tongue, room.class.id))))
}

/// Both keys of a room: the address as a code for a camera, and to type.
fn keys(app: &App, tongue: &Tongue, class: ClassId) -> Markup {
    let code = app.door.codes.of(class);
    let all = addresses(app, "/room");
    html! {
        div.keys {
            @if let Some(first) = all.first() { (qr(tongue.say("room-qr"), &format!("{first}#{}", code.token))) }
            div {
                p { (tongue.say("room-scan")) }
                @for address in &all { p.address dir="ltr" { (address) } }
                p { (tongue.say("room-type")) }
                p.number.letters dir="ltr" { (code.letters) }
            }
        }
    }
}
