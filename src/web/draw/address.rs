//! Where a browser finds the box: by address, which every tablet understands, by name, and as a code for its camera.

use std::net::IpAddr;

use maud::{Markup, PreEscaped, html};

use crate::{app::App, host::announce::lan_addresses};

/// The addresses of a page over plain HTTP, those that always work first.
pub fn addresses(app: &App, path: &str) -> Vec<String> {
    let port = app.names.http.port();
    let suffix = if port == 80 {
        String::new()
    } else {
        format!(":{port}")
    };
    let mut addresses: Vec<IpAddr> = lan_addresses();
    if app.names.http.ip().is_loopback() {
        addresses = vec![app.names.http.ip()];
    }
    let address = |ip: &IpAddr| match ip {
        IpAddr::V4(ip) => format!("http://{ip}{suffix}{path}"),
        IpAddr::V6(ip) => format!("http://[{ip}]{suffix}{path}"),
    };
    let names = app.announcer.status().names;
    let names = names
        .iter()
        .map(|name| format!("http://{name}{suffix}{path}"));
    addresses.iter().take(2).map(address).chain(names).collect()
}

/// A text as a code for a camera; `said` is what it is.
pub fn qr(said: &str, text: &str) -> Markup {
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
    html! { div.qr role="img" aria-label=(said) { (PreEscaped(drawn)) } }
}
