//! Where a browser finds the box: by address, which every tablet understands, by name, and as a code for its camera.

use maud::{Markup, PreEscaped, html};

use crate::{
    app::{App, literal},
    host::mdns::addresses_of,
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
