//! "How to connect": every name and address by which a screen finds the box, as text and as a code for its camera, live,
//! and what to try where that fails. On the wall it can be read across the room; no child's name is on it.

use std::sync::Arc;

use maud::{Markup, html};

use crate::{
    app::{App, literal},
    domain::principal::Principal,
    host::mdns::{self, SilenceReason, addresses_of},
    http::{RequestContext, Result, response},
    i18n::{Messages, bare},
    limits,
    pages::components::{Head, Layout, isolated, notice, qr},
};

/// A box on more networks than this is a laboratory.
const CODES_MAX: usize = 2;
/// What to try by the kind of device.
const DEVICES: [&str; 6] = ["ipad", "android", "chromebook", "windows", "mac", "none"];

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let messages = app.translations.of(context.language);
    let on_wall = matches!(context.principal, Principal::Wall(_));
    let title = messages.text("link-title");
    let layout = if on_wall {
        Layout::wall(messages, title, Some("/help"))
    } else {
        Layout::teacher(messages, title, Some("/teach"))
    };
    let layout = Layout {
        live: Some("names roster"),
        stands_s: on_wall.then_some(limits::ADDRESSES_STAND_S),
        asks_still_there: false,
        head: Head::Reads,
        ..layout
    };
    let announced = app.announcer.status();
    Ok(response::page(layout.page(html! {
        section.connect id="ways" data-live data-self="/connect" {
            (draw_ways(&app, messages, &announced))
            (draw_air(&app, messages, &announced, on_wall))
        }
        dl.devices {
            @for device in DEVICES {
                div {
                    dt { (messages.text(&format!("connect-{device}"))) } " "
                    dd { (messages.text(&format!("connect-{device}-line"))) }
                }
            }
        }
    })))
}

/// The ways to the first page: by numbers, which every device understands, and by names, which people can remember.
fn draw_ways(app: &App, messages: &Messages, announced: &mdns::Status) -> Markup {
    let address = |host: &str| app.names.address(host, "/");
    let numbers = addresses_of(app.names.http).into_iter().map(literal);
    let numbers: Vec<String> = numbers.map(|host| address(&host)).collect();
    // What a camera finds in the code, for whoever cannot see it.
    let plain =
        |address: &str| bare(&messages.text_with("link-qr", &[("address", address.into())]));
    html! {
        div.ways {
            @for address in numbers.iter().take(CODES_MAX) {
                (qr(&plain(address), address))
            }
            div {
                @if let Some(room) = app.room_name() { p.room { bdi { (room) } } }
                @if numbers.is_empty() {
                    p.lead { (messages.text("link-none")) }
                } @else {
                    p { (messages.text("link-scan")) }
                }
                @for address in &numbers { p.address dir="ltr" { (address) } }
                @if !announced.names.is_empty() {
                    p { (messages.text("link-names")) }
                    @for name in &announced.names { p.address dir="ltr" { (address(name)) } }
                }
            }
        }
    }
}

/// How the names are heard, in words; for the teacher also why and what to do.
fn draw_air(app: &App, messages: &Messages, announced: &mdns::Status, on_wall: bool) -> Markup {
    let numbers = addresses_of(app.names.http);
    let secure = numbers
        .first()
        .and_then(|ip| app.names.secure_address(&literal(*ip), "/"));
    let named = |id: &str, name: &str| isolated(&messages.text_with(id, &[("name", name.into())]));
    let (good, words) = match (announced.state, announced.silence) {
        (mdns::State::Announced, _) => (true, "link-on-air"),
        (mdns::State::Conflict, _) => (false, "link-conflict"),
        (mdns::State::Off, _) => (true, "link-off"),
        (mdns::State::Silent, None) => (true, "link-soon"),
        (mdns::State::Silent, Some(SilenceReason::NoNetwork)) => (false, "link-no-network"),
        (mdns::State::Silent, Some(_)) => (false, "link-silent"),
    };
    html! {
        (notice(good, &html! { (messages.text(words)) }))
        @for name in &announced.taken { p.taken { (named("link-taken", name)) } }
        @if !on_wall {
            @if let Some(silence) = announced.silence { p { (messages.text(silence.message())) } }
            @if announced.others > 0 {
                p { (isolated(&messages.text_with("connect-others", &[("count", announced.others.into())]))) }
            }
            @if let Some(secure) = secure {
                p { (messages.text("connect-secure")) }
                p.address dir="ltr" { (secure) }
            }
        }
    }
}
