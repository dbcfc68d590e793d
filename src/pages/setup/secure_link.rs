//! Before the secure link: what the browser will say once, and what to tap (decision 32). Nobody should learn to click warnings away
//! without having been told why this one is expected.

use maud::{Markup, html};
use warp::http::{Method, request::Parts};

use crate::{
    app::App,
    http::{
        HttpError, RequestContext,
        response::{self, Response},
    },
    i18n::Messages,
    pages::components::{Layout, fingerprint, page},
};

/// The browsers by the words of their warnings, each with what to tap first and then.
const BROWSERS: [&str; 3] = ["chrome", "safari", "firefox"];

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
    response::page(page(
        &Layout::before_sign_in(messages, messages.text("secure-title"), None),
        html! {
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
        },
    ))
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
