//! Where a browser finds the box, by address, which every tablet understands, by name, and as a code for its camera; and by what
//! it knows that it is this box.

use std::fmt::Write as _;

use maud::{Markup, html};
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

/// Light squares around a code, without which no camera finds it (ISO/IEC 18004).
const QUIET: usize = 4;

/// A text as a code for a camera; `label` is what it is.
pub fn qr(label: &str, text: &str) -> Markup {
    let Ok(code) = qrcode::QrCode::new(text) else {
        return html! {};
    };
    let size = code.width().saturating_add(2 * QUIET);
    html! {
        div.qr role="img" aria-label=(label) {
            svg viewBox={ "0 0 " (size) " " (size) } shape-rendering="crispEdges" {
                path stroke="#000" d=(dark_lines(&code)) {}
            }
        }
    }
}

/// Each run of dark squares as one line, from left to right: a class of cards is a tenth of what it is square by square.
fn dark_lines(code: &qrcode::QrCode) -> String {
    let mut lines = String::new();
    for (row, squares) in code.to_colors().chunks(code.width()).enumerate() {
        let top = row.saturating_add(QUIET);
        // Writing into a text does not fail.
        let _ = write!(lines, "M{QUIET} {top}.5");
        for run in squares.chunk_by(|one, next| one == next) {
            let long = run.len();
            let _ = match run.first() {
                Some(qrcode::Color::Dark) => write!(lines, "h{long}"),
                _ => write!(lines, "m{long} 0"),
            };
        }
    }
    lines
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_a_code_are_its_dark_squares_and_a_class_of_cards_stays_small() {
        let text = "http://chair-room-12.local/door/card#0123456789abcdef0123456789abcdef";
        let code = qrcode::QrCode::new(text).unwrap();
        let lines = dark_lines(&code);
        let size = code.width();
        let mut drawn = vec![qrcode::Color::Light; size * size];
        for line in lines.split('M').skip(1) {
            let (begin, runs) = line.split_once(".5").unwrap();
            let (column, row) = begin.split_once(' ').unwrap();
            let number = |text: &str| text.parse::<usize>().unwrap();
            let mut at = (number(row) - QUIET) * size + number(column) - QUIET;
            let words = runs.replace('m', " m").replace('h', " h").replace(" 0", "");
            for run in words.split_whitespace() {
                let long = number(&run[1..]);
                if run.starts_with('h') {
                    drawn[at..at + long].fill(qrcode::Color::Dark);
                }
                at += long;
            }
        }
        assert_eq!(drawn, code.to_colors());
        assert!(lines.len() < 3_000, "{}", lines.len());
    }
}
