//! Whom to trust on this network: how a device is told once that the box is the teacher's own, so that its browser warns no
//! more (X4), and what somebody who listens on the Wi-Fi can see. Only the authority's public certificate is handed out.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use warp::{
    Filter, Reply as _,
    http::{HeaderValue, header::CONTENT_TYPE},
};

use super::{
    Routes,
    draw::print,
    first_of,
    form::shown,
    gate::Visit,
    layout::{Frame, page},
    reply::{self, Problem},
    route,
    words::Tongue,
};
use crate::{app::App, domain::visitor::Visitor, host::certificate::Certificate};

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

/// The addresses of trust.
pub fn routes(app: &Arc<App>) -> Routes {
    let trust = warp::path!("trust").and(shown(app)).map(show);
    let file = warp::path!("trust" / String)
        .and(shown(app))
        .map(certificate);
    let listeners = warp::path!("trust" / "listeners")
        .and(shown(app))
        .map(listeners);
    first_of([route(trust), route(listeners), route(file)])
}

/// The authority's certificate as devices open it, or as text.
fn certificate(file: String, app: Arc<App>, _: Visit) -> reply::Response {
    let (kind, body) = match (file.as_str(), app.certificate.get()) {
        ("chair.crt", Some(certificate)) => (
            "application/x-x509-ca-cert",
            Bytes::copy_from_slice(certificate.authority()),
        ),
        ("chair.pem", Some(certificate)) => (
            "application/x-pem-file",
            Bytes::from(certificate.authority_pem()),
        ),
        _ => return Problem::NotFound.into_response(),
    };
    let mut response = warp::http::Response::new(body).into_response();
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

fn back(visit: &Visit) -> &'static str {
    match visit.visitor {
        Visitor::Teacher(_) => "/teach",
        _ => "/",
    }
}

fn show(app: Arc<App>, visit: Visit) -> reply::Response {
    let tongue = app.words.of(visit.language);
    let frame = Frame::teacher(tongue, tongue.say("trust-title"), Some(back(&visit)));
    reply::page(page(
        &frame,
        html! {
            p.lead { (tongue.say("trust-lead")) }
            @match app.certificate.get() {
                Some(certificate) => (authority(tongue, certificate)),
                None => p { (tongue.say("secure-off")) },
            }
            p { a.quiet href="/trust/listeners" { (tongue.say("listen-title")) } }
        },
    ))
}

fn authority(tongue: &Tongue, certificate: &Certificate) -> Markup {
    html! {
        p.soft { (tongue.say("trust-bounds")) }
        a.button.main.wide href="/trust/chair.crt" { (tongue.say("trust-download")) }
        h2 { (tongue.say("trust-check-title")) }
        p { (tongue.say("trust-check")) }
        p.soft { (tongue.say("trust-authority")) }
        (print(certificate.authority()))
        p.soft { (tongue.say("trust-shown")) }
        (print(&certificate.shown()))
        h2 { (tongue.say("trust-steps-title")) }
        @for (device, steps) in DEVICES {
            details {
                summary { (tongue.say(&format!("trust-{device}"))) }
                ol.todo {
                    @for step in 1..=steps { li { p { (tongue.say(&format!("trust-{device}-{step}"))) } } }
                }
            }
        }
        p { a href="/trust/chair.pem" { (tongue.say("trust-pem")) } }
    }
}

fn listeners(app: Arc<App>, visit: Visit) -> reply::Response {
    let tongue = app.words.of(visit.language);
    let frame = Frame::teacher(tongue, tongue.say("listen-title"), Some(back(&visit)));
    let cell = |heard: bool| {
        let (class, said) = if heard {
            ("heard", "listen-yes")
        } else {
            ("unheard", "listen-no")
        };
        html! { td class=(class) { (tongue.say(said)) } }
    };
    reply::page(page(
        &frame,
        html! {
            p.lead { (tongue.say("listen-lead")) }
            table.heard-by {
                thead {
                    tr {
                        th scope="col" { (tongue.say("listen-what")) }
                        th scope="col" { (tongue.say("listen-http")) }
                        th scope="col" { (tongue.say("listen-https")) }
                    }
                }
                tbody {
                    @for (what, plain, secure) in HEARD {
                        tr {
                            th scope="row" { (tongue.say(&format!("listen-{what}"))) }
                            (cell(plain)) (cell(secure))
                        }
                    }
                }
            }
            p { (tongue.say("listen-own")) }
            p { (tongue.say("listen-choose")) }
            p { (tongue.say("listen-meddle")) }
        },
    ))
}
