//! "How to connect" (X3): every name and address by which a screen finds the box, as text and as a code for its camera, live,
//! and what to try where that fails. On the wall it can be read across the room; no child's name is on it.

use std::sync::Arc;

use maud::{Markup, html};
use warp::Filter;

use super::{
    Routes,
    draw::{notice, qr, say},
    form::shown,
    gate::Visit,
    layout::{Frame, Surface, page},
    reply, route,
    words::Tongue,
};
use crate::{
    app::{App, literal},
    domain::visitor::Visitor,
    host::announce::{Air, Announced, Quiet, addresses_of},
};

/// How long the page stands on the wall: long enough to go round with a tablet.
const STANDS_S: u32 = 5 * 60;
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

/// The page.
pub fn routes(app: &Arc<App>) -> Routes {
    route(warp::path!("connect").and(shown(app)).map(show))
}

/// The ways to the box as they are now.
struct Ways {
    room: Option<String>,
    /// Addresses of the door: numbers, which every device understands.
    numbers: Vec<String>,
    /// And names, which people can remember.
    names: Vec<String>,
    /// The teacher's own door, where HTTPS is on.
    secure: Option<String>,
    announced: Announced,
}

impl Ways {
    fn of(app: &App) -> Self {
        let numbers = addresses_of(app.names.http);
        let announced = app.announcer.status();
        let door = |host: &String| app.names.address(host, "/");
        let secure = numbers
            .first()
            .and_then(|ip| app.names.secure_address(&literal(*ip), "/"));
        Self {
            room: app.room_name(),
            numbers: numbers
                .into_iter()
                .map(literal)
                .map(|it| door(&it))
                .collect(),
            names: announced.names.iter().map(door).collect(),
            secure,
            announced,
        }
    }
}

fn show(app: Arc<App>, visit: Visit) -> reply::Response {
    let tongue = app.words.of(visit.language);
    let on_wall = matches!(visit.visitor, Visitor::Wall(_));
    let (surface, home, back) = if on_wall {
        (Surface::Wall, "/board", "/help")
    } else {
        (Surface::Teacher, "/teach", "/teach")
    };
    let frame = Frame {
        surface,
        live: Some("names roster"),
        home_after_s: on_wall.then_some(STANDS_S),
        home,
        ..Frame::teacher(tongue, tongue.say("link-title"), Some(back))
    };
    let ways = Ways::of(&app);
    reply::page(page(
        &frame,
        html! {
            section.connect id="ways" data-live data-self="/connect" {
                (draw_ways(tongue, &ways))
                (draw_air(tongue, &ways, on_wall))
            }
            dl.devices {
                @for (device, line) in DEVICES {
                    div { dt { (tongue.say(device)) } " " dd { (tongue.say(line)) } }
                }
            }
        },
    ))
}

fn draw_ways(tongue: &Tongue, ways: &Ways) -> Markup {
    html! {
        div.ways {
            @for address in ways.numbers.iter().take(CODES_MAX) {
                (qr(&say_plain(tongue, address), address))
            }
            div {
                @if let Some(room) = &ways.room { p.room { bdi { (room) } } }
                @if ways.numbers.is_empty() {
                    p.lead { (tongue.say("link-none")) }
                } @else {
                    p { (tongue.say("link-scan")) }
                }
                @for address in &ways.numbers { p.address dir="ltr" { (address) } }
                @if !ways.names.is_empty() {
                    p { (tongue.say("link-names")) }
                    @for address in &ways.names { p.address dir="ltr" { (address) } }
                }
            }
        }
    }
}

/// What a camera finds in the code, for whoever cannot see it.
fn say_plain(tongue: &Tongue, address: &str) -> String {
    super::words::bare(&tongue.say_with("link-qr", &[("address", address.into())]))
}

/// How the names are heard, in words; for the teacher also why and what to do.
fn draw_air(tongue: &Tongue, ways: &Ways, on_wall: bool) -> Markup {
    let announced = &ways.announced;
    let named = |id: &str, name: &str| say(&tongue.say_with(id, &[("name", name.into())]));
    let (good, said) = match (announced.state, announced.quiet) {
        (Air::OnAir, _) => (true, tongue.say("link-on-air")),
        (Air::Conflict, _) => (false, tongue.say("link-conflict")),
        (Air::Off, _) => (true, tongue.say("link-off")),
        (Air::Silent, None) => (true, tongue.say("link-soon")),
        (Air::Silent, Some(Quiet::NoNetwork)) => (false, tongue.say("link-no-network")),
        (Air::Silent, Some(_)) => (false, tongue.say("link-silent")),
    };
    html! {
        (notice(good, &html! { (said) }))
        @for name in &announced.taken { p.taken { (named("link-taken", name)) } }
        @if !on_wall {
            @if let Some(quiet) = announced.quiet { p { (tongue.say(quiet.message())) } }
            @if announced.others > 0 {
                p { (say(&tongue.say_with("connect-others", &[("count", announced.others.into())]))) }
            }
            @if let Some(secure) = &ways.secure {
                p { (tongue.say("connect-secure")) }
                p.address dir="ltr" { (secure) }
            }
        }
    }
}
