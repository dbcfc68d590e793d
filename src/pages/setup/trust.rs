//! Whom to trust on this network (decision 32). Before the secure link: what the browser will say once, and what to tap, for nobody
//! should learn to click warnings away without having been told why this one is expected. Then how a device is told once that
//! the box is the teacher's own, so that its browser warns no more, and what somebody who listens on the Wi-Fi can see. Only the
//! authority's public certificate is handed out.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use warp::{
    Reply as _,
    http::{HeaderValue, Method, header::CONTENT_TYPE, request::Parts},
};

use crate::{
    app::App,
    domain::principal::Principal,
    host::tls::Certificate,
    http::{
        HttpError, RequestContext, Result,
        response::{self, Response},
    },
    i18n::Messages,
    pages::components::{Layout, fingerprint},
};

/// How many steps it takes on each kind of device.
const DEVICES: [(&str, usize); 7] = [
    ("ipad", 3),
    ("android", 3),
    ("chromebook", 3),
    ("windows", 3),
    ("mac", 3),
    ("firefox", 2),
    ("school", 2),
];

/// What goes over the network, and whether who listens can read it on the children's pages over plain HTTP, and on the
/// teacher's over HTTPS. PRIVACY.md has the same table, and a test captures a class and finds exactly this.
pub const HEARD: [(&str, bool, bool); 15] = [
    ("devices", true, true),
    ("box", true, true),
    ("pages", true, false),
    ("names", true, false),
    ("chairs", true, false),
    ("pictures", true, false),
    ("cookies", true, false),
    ("room", true, false),
    ("sheet", true, false),
    ("read-back", true, false),
    ("told", true, false),
    ("shared", true, false),
    ("waits", true, false),
    ("log", false, false),
    ("keys", false, false),
];

/// The browsers by the words of their warnings, each with what to tap first and then.
const BROWSERS: [&str; 3] = ["chrome", "safari", "firefox"];

/// The authority's certificate as devices open it, or as text.
pub(super) async fn show_certificate(file: String, app: Arc<App>, _: RequestContext) -> Result {
    let (kind, body) = match (file.as_str(), app.certificate.get()) {
        ("chair.crt", Some(certificate)) => (
            "application/x-x509-ca-cert",
            Bytes::copy_from_slice(certificate.authority()),
        ),
        ("chair.pem", Some(certificate)) => (
            "application/x-pem-file",
            Bytes::from(certificate.authority_pem()),
        ),
        _ => return Err(HttpError::NotFound),
    };
    let mut response = warp::http::Response::new(body).into_response();
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    Ok(response)
}

fn layout<'a>(messages: &'a Messages, context: &RequestContext, title: &'a str) -> Layout<'a> {
    let home = match context.principal {
        Principal::Teacher(_) => "/teach",
        _ => "/",
    };
    Layout {
        home,
        ..Layout::teacher(messages, messages.text(title), Some(home))
    }
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let messages = app.translations.of(context.language);
    Ok(response::page(
        layout(messages, &context, "trust-title").page(html! {
            p.lead { (messages.text("trust-lead")) }
            @match app.certificate.get() {
                Some(certificate) => (authority(messages, certificate)),
                None => p { (messages.text("secure-off")) },
            }
            p { a.quiet href="/trust/listeners" { (messages.text("listen-title")) } }
        }),
    ))
}

fn authority(messages: &Messages, certificate: &Certificate) -> Markup {
    html! {
        p.soft { (messages.text("trust-bounds")) }
        a.button.main.wide href="/trust/chair.crt" { (messages.text("trust-download")) }
        h2 { (messages.text("trust-check-title")) }
        p { (messages.text("trust-check")) }
        p.soft { (messages.text("trust-authority")) }
        (fingerprint(certificate.authority()))
        p.soft { (messages.text("trust-shown")) }
        (fingerprint(&certificate.shown()))
        h2 { (messages.text("trust-steps-title")) }
        @for (device, steps) in DEVICES {
            details {
                summary { (messages.text(&format!("trust-{device}"))) }
                ol.todo {
                    @for step in 1..=steps { li { p { (messages.text(&format!("trust-{device}-{step}"))) } } }
                }
            }
        }
        p { a href="/trust/chair.pem" { (messages.text("trust-pem")) } }
    }
}

pub(super) async fn show_listeners(app: Arc<App>, context: RequestContext) -> Result {
    let messages = app.translations.of(context.language);
    let cell = |heard: bool| {
        let (class, words) = if heard {
            ("heard", "listen-yes")
        } else {
            ("unheard", "listen-no")
        };
        html! { td class=(class) { (messages.text(words)) } }
    };
    Ok(response::page(
        layout(messages, &context, "listen-title").page(html! {
            p.lead { (messages.text("listen-lead")) }
            table.heard-by {
                thead {
                    tr {
                        th scope="col" { (messages.text("listen-what")) }
                        th scope="col" { (messages.text("listen-http")) }
                        th scope="col" { (messages.text("listen-https")) }
                    }
                }
                tbody {
                    @for (what, plain, secure) in HEARD {
                        tr {
                            th scope="row" { (messages.text(&format!("listen-{what}"))) }
                            (cell(plain)) (cell(secure))
                        }
                    }
                }
            }
            p { (messages.text("listen-own")) }
            p { (messages.text("listen-choose")) }
            p { (messages.text("listen-meddle")) }
        }),
    ))
}

/// The page in front of what was asked for: 403, and the way to the same address. A form's words cannot follow there.
pub(crate) fn show_before(app: &App, context: &RequestContext, head: &Parts) -> Response {
    let address = match head.uri.path_and_query() {
        Some(asked) if !app.is_claimed() && asked.path() == "/hello" => "/hello",
        _ if !app.is_claimed() => "/claim",
        Some(asked) if head.method == Method::GET => asked.as_str(),
        _ => "/door/teacher",
    };
    let mut response = show_before_path(app, context, address);
    *response.status_mut() = HttpError::NeedsSecure.status();
    response
}

/// The page in front of `path`, which then is opened over HTTPS.
pub(super) fn show_before_path(app: &App, context: &RequestContext, path: &str) -> Response {
    let messages = app.translations.of(context.language);
    let address = app.names.secure_address(&context.host, path);
    response::page(
        Layout::before_sign_in(messages, messages.text("secure-title"), None).page(html! {
            p.lead { (messages.text("secure-lead")) }
            @if let Some(address) = address {
                p { (messages.text("secure-one")) }
                a.button.main.wide id="secure-go" href=(address) { (messages.text("secure-go")) }
                p.soft.address { bdi { (address) } }
                @for browser in BROWSERS { (warning(messages, browser)) }
                p { (messages.text("secure-only-you")) }
                @if let Some(certificate) = app.certificate.get() {
                    details {
                        summary { (messages.text("secure-look")) }
                        p { (messages.text("secure-print")) }
                        (fingerprint(&certificate.shown()))
                        p { (messages.text("secure-once")) }
                        p { a.button href="/trust" { (messages.text("trust-title")) } }
                    }
                }
                p { a.quiet href="/trust/listeners" { (messages.text("listen-title")) } }
            } @else {
                p { (messages.text("secure-off")) }
            }
        }),
    )
}

/// What one kind of browser shows, and where to tap: first the button, then the line that comes out below it.
fn warning(messages: &Messages, browser: &str) -> Markup {
    html! {
        section.warning {
            h2 { (messages.text(&format!("secure-{browser}"))) }
            div {
                (picture(false))
                p { (messages.text(&format!("secure-{browser}-first"))) }
            }
            div {
                (picture(true))
                p { (messages.text(&format!("secure-{browser}-then"))) }
            }
        }
    }
}

/// A warning drawn small: a window, a sign, lines of text, and the place to tap with a ring round it.
fn picture(opened: bool) -> Markup {
    html! {
        svg.art viewBox="0 0 96 72" aria-hidden="true" focusable="false" {
            rect x="2" y="2" width="92" height="68" rx="6" fill="none" stroke="currentColor" stroke-width="3" {}
            path d="M2 15h92" stroke="currentColor" stroke-width="3" {}
            path d="M20 22l9 16H11z" fill="none" stroke="currentColor" stroke-width="3" stroke-linejoin="round" {}
            path d="M36 26h46M36 35h34" stroke="currentColor" stroke-width="3" opacity=".5" {}
            rect x="10" y="44" width="26" height="9" rx="3" fill="currentColor" opacity=(if opened { ".35" } else { "1" }) {}
            @if opened {
                path d="M10 63h40" stroke="currentColor" stroke-width="3" {}
                rect.tap x="5" y="57" width="50" height="11" rx="5" fill="none" stroke-width="3" {}
            } @else {
                rect.tap x="5" y="40" width="36" height="17" rx="6" fill="none" stroke-width="3" {}
            }
        }
    }
}
