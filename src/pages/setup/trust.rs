//! Whom to trust on this network: how a device is told once that the box is the teacher's own, so that its browser warns no
//! more (decision 32), and what somebody who listens on the Wi-Fi can see. Only the authority's public certificate is handed out.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use warp::{
    Reply as _,
    http::{HeaderValue, header::CONTENT_TYPE},
};

use crate::{
    app::App,
    domain::principal::Principal,
    host::tls::Certificate,
    http::{HttpError, RequestContext, Result, response},
    i18n::Messages,
    pages::components::{Layout, fingerprint, page},
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
pub const HEARD: [(&str, bool, bool); 10] = [
    ("devices", true, true),
    ("box", true, true),
    ("pages", true, false),
    ("names", true, false),
    ("chairs", true, false),
    ("pictures", true, false),
    ("sheet", true, false),
    ("read-back", true, false),
    ("log", false, false),
    ("keys", false, false),
];

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
    let back = match context.principal {
        Principal::Teacher(_) => "/teach",
        _ => "/",
    };
    Layout::teacher(messages, messages.text(title), Some(back))
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let messages = app.translations.of(context.language);
    Ok(response::page(page(
        &layout(messages, &context, "trust-title"),
        html! {
            p.lead { (messages.text("trust-lead")) }
            @match app.certificate.get() {
                Some(certificate) => (authority(messages, certificate)),
                None => p { (messages.text("secure-off")) },
            }
            p { a.quiet href="/trust/listeners" { (messages.text("listen-title")) } }
        },
    )))
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
    Ok(response::page(page(
        &layout(messages, &context, "listen-title"),
        html! {
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
        },
    )))
}
