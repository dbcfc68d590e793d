//! Where a browser finds the box, by address, which every tablet understands, by name, and as a code for its camera; and by what
//! it knows that it is this box.

use maud::{Markup, PreEscaped, html};
use rustls::pki_types::CertificateDer;

use crate::{
    app::{App, literal, sign_in::RoomCode},
    host::{mdns::addresses_of, tls},
    i18n::Messages,
};

/// How many addresses of one machine are worth showing.
const SHOWN_MAX: usize = 2;

/// The addresses of a page over plain HTTP, those that always work first.
pub fn addresses(app: &App, path: &str) -> Vec<String> {
    let mut hosts: Vec<String> = addresses_of(app.names.http)
        .into_iter()
        .take(SHOWN_MAX)
        .map(literal)
        .collect();
    hosts.extend(app.announcer.status().names);
    let address = |host: &String| app.names.address(host, path);
    hosts.iter().map(address).collect()
}

/// A text as a code for a camera; `label` is what it is.
pub fn qr(label: &str, text: &str) -> Markup {
    let Ok(code) = qrcode::QrCode::new(text) else {
        return html! {};
    };
    let drawn = code
        .render::<qrcode::render::svg::Color<'_>>()
        .min_dimensions(200, 200)
        .build();
    // The crate draws only paths of its own making; nothing of the text stands in them.
    let drawn = drawn
        .strip_prefix("<?xml version=\"1.0\" standalone=\"yes\"?>")
        .unwrap_or(&drawn)
        .to_owned();
    html! { div.qr role="img" aria-label=(label) { (PreEscaped(drawn)) } }
}

/// Both keys of a room: the address as a code for a camera, and to type. `addresses` are those of the page on which a device joins;
/// the first of them stands in the code.
pub fn room_keys(messages: &Messages, code: &RoomCode, addresses: &[String]) -> Markup {
    html! {
        div.keys {
            @if let Some(first) = addresses.first() { (qr(messages.text("room-qr"), &format!("{first}#{}", code.token))) }
            div {
                p { (messages.text("room-scan")) }
                @for address in addresses { p.address dir="ltr" { (address) } }
                @if code.letters_rest {
                    p { (messages.text("room-letters-rest-here")) }
                } @else {
                    p { (messages.text("room-type")) }
                    p.number.letters dir="ltr" { (code.letters) }
                }
            }
        }
    }
}

/// Letters of a fingerprint that stay together: four pairs with their colons.
const GROUP: usize = 12;

/// The SHA-256 of a certificate as people compare it: in eight groups, from left to right.
pub fn fingerprint(certificate: &CertificateDer<'_>) -> Markup {
    let letters = tls::fingerprint(certificate);
    let groups = (0..letters.len())
        .step_by(GROUP)
        .filter_map(|from| letters.get(from..letters.len().min(from + GROUP)));
    html! {
        p.address.print dir="ltr" { @for group in groups { (group) wbr; } }
    }
}
