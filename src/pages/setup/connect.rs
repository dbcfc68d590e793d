//! "How to connect": every name and address by which a screen finds the box, as text and as a code for its camera, live,
//! and what to try where that fails. On the wall it can be read across the room; no child's name is on it.

use std::sync::Arc;

use maud::{Markup, html};

use crate::{
    app::{App, literal},
    domain::principal::Principal,
    host::mdns::{self, SilenceReason, addresses_of},
    http::{context::RequestContext, response, route::Audience},
    i18n::Messages,
    limits,
    pages::components::{
        isolated,
        layout::{Layout, page},
        notice, qr,
    },
};

/// A box on more networks than this is a laboratory.
const CODES_MAX: usize = 2;
/// What to try by the kind of device, each a heading and a line.
const DEVICES: [(&str, &str); 6] = [
    ("connect-ipad", "connect-ipad-line"),
    ("connect-android", "connect-android-line"),
    ("connect-chromebook", "connect-chromebook-line"),
    ("connect-windows", "connect-windows-line"),
    ("connect-mac", "connect-mac-line"),
    ("connect-none", "connect-none-line"),
];

/// The ways to the box as they are now.
struct Ways {
    room: Option<String>,
    /// Addresses of the first page: numbers, which every device understands.
    numbers: Vec<String>,
    /// And names, which people can remember.
    names: Vec<String>,
    /// The same for the teacher, where HTTPS is on.
    secure: Option<String>,
    announced: mdns::Status,
}

impl Ways {
    fn find(app: &App) -> Self {
        let numbers = addresses_of(app.names.http);
        let announced = app.announcer.status();
        let address = |host: &String| app.names.address(host, "/");
        let secure = numbers
            .first()
            .and_then(|ip| app.names.secure_address(&literal(*ip), "/"));
        Self {
            room: app.room_name(),
            numbers: numbers
                .into_iter()
                .map(literal)
                .map(|host| address(&host))
                .collect(),
            names: announced.names.iter().map(address).collect(),
            secure,
            announced,
        }
    }
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> response::Result {
    let messages = app.translations.of(context.language);
    let on_wall = matches!(context.principal, Principal::Wall(_));
    let (audience, home, back) = if on_wall {
        (Audience::Wall, "/board", "/help")
    } else {
        (Audience::Teacher, "/teach", "/teach")
    };
    let layout = Layout {
        audience,
        live: Some("names roster"),
        home_after_s: on_wall.then_some(limits::ADDRESSES_STAND_S),
        home,
        ..Layout::teacher(messages, messages.text("link-title"), Some(back))
    };
    let ways = Ways::find(&app);
    Ok(response::page(page(
        &layout,
        html! {
            section.connect id="ways" data-live data-self="/connect" {
                (draw_ways(messages, &ways))
                (draw_air(messages, &ways, on_wall))
            }
            dl.devices {
                @for (device, line) in DEVICES {
                    div { dt { (messages.text(device)) } " " dd { (messages.text(line)) } }
                }
            }
        },
    )))
}

fn draw_ways(messages: &Messages, ways: &Ways) -> Markup {
    html! {
        div.ways {
            @for address in ways.numbers.iter().take(CODES_MAX) {
                (qr(&plain_text(messages, address), address))
            }
            div {
                @if let Some(room) = &ways.room { p.room { bdi { (room) } } }
                @if ways.numbers.is_empty() {
                    p.lead { (messages.text("link-none")) }
                } @else {
                    p { (messages.text("link-scan")) }
                }
                @for address in &ways.numbers { p.address dir="ltr" { (address) } }
                @if !ways.names.is_empty() {
                    p { (messages.text("link-names")) }
                    @for address in &ways.names { p.address dir="ltr" { (address) } }
                }
            }
        }
    }
}

/// What a camera finds in the code, for whoever cannot see it.
fn plain_text(messages: &Messages, address: &str) -> String {
    crate::i18n::bare(&messages.text_with("link-qr", &[("address", address.into())]))
}

/// How the names are heard, in words; for the teacher also why and what to do.
fn draw_air(messages: &Messages, ways: &Ways, on_wall: bool) -> Markup {
    let announced = &ways.announced;
    let named = |id: &str, name: &str| isolated(&messages.text_with(id, &[("name", name.into())]));
    let (good, words) = match (announced.state, announced.silence) {
        (mdns::State::Announced, _) => (true, messages.text("link-on-air")),
        (mdns::State::Conflict, _) => (false, messages.text("link-conflict")),
        (mdns::State::Off, _) => (true, messages.text("link-off")),
        (mdns::State::Silent, None) => (true, messages.text("link-soon")),
        (mdns::State::Silent, Some(SilenceReason::NoNetwork)) => {
            (false, messages.text("link-no-network"))
        }
        (mdns::State::Silent, Some(_)) => (false, messages.text("link-silent")),
    };
    html! {
        (notice(good, &html! { (words) }))
        @for name in &announced.taken { p.taken { (named("link-taken", name)) } }
        @if !on_wall {
            @if let Some(silence) = announced.silence { p { (messages.text(silence.message())) } }
            @if announced.others > 0 {
                p { (isolated(&messages.text_with("connect-others", &[("count", announced.others.into())]))) }
            }
            @if let Some(secure) = &ways.secure {
                p { (messages.text("connect-secure")) }
                p.address dir="ltr" { (secure) }
            }
        }
    }
}
