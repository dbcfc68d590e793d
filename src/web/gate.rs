//! Before any route: Host, sitemap, size, Origin, session, role, limits; after it: the headers of every answer and the page
//! of every problem. Everything is read from the one sitemap (D18, D19).

use std::{
    convert::Infallible,
    future::Future,
    net::{IpAddr, SocketAddr},
    panic::AssertUnwindSafe,
    pin::Pin,
    sync::Arc,
    time::Duration,
};

use bytes::Bytes;
use futures_util::FutureExt as _;
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::{
    HeaderMap, Method, Request, StatusCode,
    body::Incoming,
    header::{
        ACCEPT, ACCEPT_LANGUAGE, ALLOW, CACHE_CONTROL, CONTENT_LENGTH, COOKIE, HOST, HeaderName,
        HeaderValue, ORIGIN, RETRY_AFTER,
    },
    service::Service,
};
use warp::Reply as _;

use super::{
    Claimed, Row, SITEMAP,
    layout::Surface,
    reply::{self, Problem, Response},
};
use crate::{
    app::{App, Known},
    domain::{
        text::Language,
        visitor::{Visitor, Wall},
    },
    host::serve::{Local, Peer, Secure},
    secret,
};

/// Who asks and how: what the gate found out, for the handlers.
#[derive(Clone, Debug)]
pub struct Visit {
    /// Who.
    pub visitor: Visitor,
    /// The wall that this browser is, whoever is signed in on it.
    pub wall: Option<Wall>,
    /// The language to answer in.
    pub language: Language,
    /// The link is encrypted.
    pub secure: bool,
    /// The browser runs on the box itself.
    pub on_the_box: bool,
    /// The page's script asks, and wants JSON.
    pub script: bool,
    /// The name and port by which the box was reached.
    pub host: Arc<str>,
    /// SHA-256 of the device's cookie, whether or not it counts (a tablet that waits to be paired has one).
    pub device_token: Option<[u8; 32]>,
    /// What the browser already has.
    pub if_none_match: Option<HeaderValue>,
}

impl Visit {
    /// The number that this visitor's requests are remembered under (R19).
    pub fn number(&self) -> i64 {
        match self.visitor {
            Visitor::Stranger => 0,
            Visitor::Wall(wall) => wall.device.number(),
            Visitor::Teacher(teacher) => teacher.session.number(),
        }
    }
}

/// The cookies' names: other ones over HTTP than over HTTPS, because cookies do not know ports (D11).
pub fn cookie_names(secure: bool) -> (&'static str, &'static str) {
    if secure {
        ("__Host-chair-device", "__Host-chair-person")
    } else {
        ("chair-device", "chair-person")
    }
}

/// The gate before the routes: one request in, one response out.
#[derive(Clone)]
pub struct Gate<S> {
    app: Arc<App>,
    routes: S,
}

impl<S> Gate<S>
where
    S: Service<Request<Full<Bytes>>, Response = Response, Error = Infallible>
        + Clone
        + Send
        + Sync
        + 'static,
    S::Future: Send,
{
    /// A gate before these routes.
    pub fn new(app: Arc<App>, routes: S) -> Self {
        Self { app, routes }
    }

    async fn answer(self, mut request: Request<Incoming>) -> Response {
        let local = request
            .extensions()
            .get::<Local>()
            .map_or(IpAddr::from([127, 0, 0, 1]), |it| it.0.ip());
        let Some(host) = ours(&request, local, &self.app) else {
            return turned_away(&request);
        };
        // HEAD is answered as GET; hyper leaves the body out (D16).
        if request.method() == Method::HEAD {
            *request.method_mut() = Method::GET;
        }
        let visit = self.look(&request, host);
        let wrote = request.method() != Method::GET;
        let outcome = match self.let_in(&request, &visit) {
            Ok(row) => self.pass(row, request, visit.clone()).await,
            Err(Refused(problem, allow)) => {
                let mut response = problem.into_response();
                if let Some(allow) = allow {
                    response.headers_mut().insert(ALLOW, allow);
                }
                response
            }
        };
        self.finish(outcome, &visit, wrote)
    }

    /// Everything that can be said of a request before its body is read.
    fn let_in(&self, request: &Request<Incoming>, visit: &Visit) -> Result<&'static Row, Refused> {
        let path = request.uri().path();
        let row = row_of(request.method(), path)?;
        match row.claimed {
            Claimed::Before if self.app.is_claimed() => return Err(Problem::NotFound.into()),
            Claimed::After if !self.app.is_claimed() && !self.is_damaged() => {
                return Err(Problem::NotFound.into());
            }
            _ => {}
        }
        let length = request
            .headers()
            .get(CONTENT_LENGTH)
            .and_then(|it| it.to_str().ok()?.parse::<usize>().ok());
        if length.unwrap_or(0) > row.body_max {
            return Err(Problem::TooBig.into());
        }
        if request.method() != Method::GET && !same_origin(request.headers(), visit) {
            return Err(Problem::Foreign.into());
        }
        if row.secure && !visit.secure && !visit.on_the_box {
            return Err(Problem::NeedsSecure.into());
        }
        if !row.who.contains(&visit.visitor.role()) {
            return Err(Problem::NotYours.into());
        }
        Ok(row)
    }

    fn is_damaged(&self) -> bool {
        self.app.store.condition() == crate::store::Condition::Damaged
    }

    /// Reads the body within its limits and lets the routes answer within theirs. A panic behind the gate is a 500.
    async fn pass(&self, row: &'static Row, request: Request<Incoming>, visit: Visit) -> Response {
        let answer = async {
            let (mut head, body) = request.into_parts();
            let body = if row.body_max == 0 {
                Bytes::new()
            } else {
                match Limited::new(body, row.body_max).collect().await {
                    Ok(body) => body.to_bytes(),
                    Err(error) if error.is::<LengthLimitError>() => {
                        return Problem::TooBig.into_response();
                    }
                    Err(_) => return Problem::BadForm.into_response(),
                }
            };
            head.extensions.insert(visit);
            let routed = self.routes.call(Request::from_parts(head, Full::new(body)));
            match AssertUnwindSafe(routed).catch_unwind().await {
                Ok(Ok(response)) => response,
                Err(_) => {
                    log::error!("a handler behind {} panicked", row.path);
                    Problem::Broken.into_response()
                }
            }
        };
        match tokio::time::timeout(Duration::from_secs(row.time_max_s), answer).await {
            Ok(response) => response,
            Err(_) => Problem::Busy.into_response(),
        }
    }

    /// Draws the page of a problem and puts the headers on every answer.
    fn finish(&self, mut response: Response, visit: &Visit, wrote: bool) -> Response {
        if let Some(problem) = response.extensions_mut().remove::<Problem>() {
            let drawn = self.draw(problem, visit, wrote);
            let headers = std::mem::take(response.headers_mut());
            response = drawn;
            response.headers_mut().extend(headers);
        }
        add_headers(response.headers_mut());
        response
    }

    fn draw(&self, problem: Problem, visit: &Visit, wrote: bool) -> Response {
        let tongue = self.app.words.of(visit.language);
        let surface = match visit.visitor {
            Visitor::Teacher(_) => Surface::Teacher,
            Visitor::Wall(_) => Surface::Wall,
            Visitor::Stranger => Surface::Child,
        };
        let mut response = if visit.script {
            let said = super::draw::problem_said(tongue, problem.status().as_u16(), wrote);
            reply::refused_script(problem.word(), said)
        } else {
            match problem {
                Problem::NeedsSecure => super::door::secure_first(&self.app, visit),
                Problem::NotYours if visit.visitor == Visitor::Stranger => {
                    super::door::ask(&self.app, visit)
                }
                Problem::Damaged => super::set_aside::damaged(&self.app, visit),
                _ => reply::page(super::draw::problem(
                    tongue,
                    surface,
                    problem.status().as_u16(),
                    wrote,
                )),
            }
        };
        *response.status_mut() = problem.status();
        if problem == Problem::TooOften {
            response
                .headers_mut()
                .insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }

    fn look(&self, request: &Request<Incoming>, host: Arc<str>) -> Visit {
        let headers = request.headers();
        let secure = request.extensions().get::<Secure>().is_some_and(|it| it.0);
        let on_the_box = request
            .extensions()
            .get::<Peer>()
            .is_some_and(|Peer(peer)| is_loopback(*peer));
        let (device, person) = cookie_names(secure);
        let device_token = cookie(headers, device);
        let now = (!self.app.is_clock_doubtful()).then(|| self.app.clock.now().as_second());
        let wall = device_token.and_then(|token| self.app.visitors.wall(&token));
        let teacher = cookie(headers, person).and_then(|token| {
            self.app
                .visitors
                .teacher(&token, now, self.app.settings.limits.teacher_idle)
        });
        let known = teacher.or(wall);
        Visit {
            visitor: known.map_or(Visitor::Stranger, |known| known.visitor),
            wall: wall.and_then(|Known { visitor, .. }| {
                if let Visitor::Wall(wall) = visitor {
                    Some(wall)
                } else {
                    None
                }
            }),
            language: known.map_or_else(
                || asked_for(headers, self.app.settings.language),
                |known| known.language,
            ),
            secure,
            on_the_box,
            script: headers
                .get(ACCEPT)
                .is_some_and(|it| it.as_bytes().starts_with(b"application/json")),
            host,
            device_token,
            if_none_match: headers.get(hyper::header::IF_NONE_MATCH).cloned(),
        }
    }
}

impl<S> Service<Request<Incoming>> for Gate<S>
where
    S: Service<Request<Full<Bytes>>, Response = Response, Error = Infallible>
        + Clone
        + Send
        + Sync
        + 'static,
    S::Future: Send,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let gate = self.clone();
        Box::pin(async move { Ok(gate.answer(request).await) })
    }
}

/// A problem, and the methods that the address does have.
struct Refused(Problem, Option<HeaderValue>);

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self(problem, None)
    }
}

fn row_of(method: &Method, path: &str) -> Result<&'static Row, Refused> {
    if let Some(row) = SITEMAP
        .iter()
        .find(|row| row.method.is(method) && row.fits(path))
    {
        return Ok(row);
    }
    let has = |verb| {
        SITEMAP
            .iter()
            .any(|row: &Row| row.method == verb && row.fits(path))
    };
    let allow = match (has(super::Verb::Get), has(super::Verb::Post)) {
        (true, true) => "GET, HEAD, POST",
        (true, false) => "GET, HEAD",
        (false, true) => "POST",
        (false, false) => return Err(Problem::NotFound.into()),
    };
    Err(Refused(
        Problem::WrongMethod,
        Some(HeaderValue::from_static(allow)),
    ))
}

/// The host that was asked for, if it is this box; the target's own where it has one (RFC 9112 3.2.2).
fn ours(request: &Request<Incoming>, local: IpAddr, app: &App) -> Option<Arc<str>> {
    let mut hosts = request.headers().get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return None;
    };
    let host = host.to_str().ok()?;
    if let Some(authority) = request.uri().authority()
        && !app.names.is_ours(authority.as_str(), local)
    {
        return None;
    }
    app.names.is_ours(host, local).then(|| Arc::from(host))
}

/// 421 for a name that is not ours, 400 for none or two: with no body, on every address (R24).
fn turned_away(request: &Request<Incoming>) -> Response {
    let mut response = Response::default();
    let one = request.headers().get_all(HOST).iter().count() == 1;
    *response.status_mut() = if one {
        StatusCode::MISDIRECTED_REQUEST
    } else {
        StatusCode::BAD_REQUEST
    };
    add_headers(response.headers_mut());
    response
}

/// D19: a form that changes something comes from our own page or not at all.
fn same_origin(headers: &HeaderMap, visit: &Visit) -> bool {
    let mut origins = headers.get_all(ORIGIN).iter();
    let (Some(origin), None) = (origins.next(), origins.next()) else {
        return false;
    };
    let scheme = if visit.secure { "https://" } else { "http://" };
    origin
        .to_str()
        .ok()
        .and_then(|origin| origin.strip_prefix(scheme))
        .is_some_and(|origin| origin.eq_ignore_ascii_case(&visit.host))
}

fn is_loopback(peer: SocketAddr) -> bool {
    peer.ip().to_canonical().is_loopback()
}

/// The hash of a cookie's token; `None` if there is none or it was never one of ours.
fn cookie(headers: &HeaderMap, name: &str) -> Option<[u8; 32]> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
        .filter(|token| token.len() == 32)
        .map(|token| secret::hash(token.as_bytes()))
}

/// The first language of ours that the browser asks for.
fn asked_for(headers: &HeaderMap, otherwise: Language) -> Language {
    let Some(asked) = headers.get(ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok()) else {
        return otherwise;
    };
    asked
        .split(',')
        .filter_map(|part| part.trim().split([';', '-']).next())
        .find_map(Language::from_tag)
        .unwrap_or(otherwise)
}

const HEADERS: [(HeaderName, HeaderValue); 7] = [
    (
        hyper::header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
             connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
    ),
    (
        hyper::header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    ),
    // With no-referrer Chromium sends `Origin: null` for our own forms (D19, measured).
    (
        hyper::header::REFERRER_POLICY,
        HeaderValue::from_static("same-origin"),
    ),
    (
        hyper::header::X_FRAME_OPTIONS,
        HeaderValue::from_static("DENY"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ),
];

/// The headers of every answer. Pages are never stored by a browser that several children share.
fn add_headers(headers: &mut HeaderMap) {
    for (name, value) in &HEADERS {
        headers.insert(name, value.clone());
    }
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
}
