//! Before any route: Host, sitemap, size, Origin, session, role, limits; after it: the headers of every answer and the page
//! of every problem. Everything is read from the one sitemap (D18, D19).

mod headers;

use std::{
    convert::Infallible,
    future::{Future, ready},
    net::IpAddr,
    ops::Deref,
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
    body::{Body as _, Incoming},
    header::{
        ACCEPT, ACCEPT_LANGUAGE, ALLOW, COOKIE, HOST, HeaderName, HeaderValue, ORIGIN, RETRY_AFTER,
    },
    http::request::Parts,
    service::Service,
};
use tokio::time::{Instant, timeout_at};
use warp::Reply as _;

use self::headers::OPENER;
pub(super) use self::headers::add_headers;
use super::{
    Claimed, Noun, Row, SITEMAP, Verb,
    layout::Audience,
    reply::{self, HttpError, Response},
};
use crate::{
    app::{App, IdleMax, Known, Touched},
    domain::{
        principal::{Device, Principal, Teacher, Wall},
        text::Language,
    },
    host::serve::ConnectionInfo,
};

/// The header of a page's script that asks by itself: for so many seconds nobody has touched the page.
const BY_ITSELF: HeaderName = HeaderName::from_static("x-by-itself");

/// Who asks and how: what the gate found out, for the handlers. A request's way to its handler is one move after another,
/// so this is only a pointer to it.
#[derive(Clone, Debug)]
pub struct RequestContext(Arc<RequestFacts>);

impl Deref for RequestContext {
    type Target = RequestFacts;
    fn deref(&self) -> &RequestFacts {
        &self.0
    }
}

/// Who asks and how.
#[derive(Debug)]
pub struct RequestFacts {
    /// Who.
    pub principal: Principal,
    /// The wall that this browser is, whoever is signed in on it.
    pub wall: Option<Wall>,
    /// The device of the room that this browser is, whoever is signed in on it.
    pub device: Option<Device>,
    /// The teacher whose own device this is, while it waits for her six digits (H5).
    pub resting: Option<Teacher>,
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
    /// SHA-256 of the person's cookie, whether or not it counts (a child who asks her teacher has one).
    pub person_token: Option<[u8; 32]>,
    /// Where the browser is.
    pub peer: IpAddr,
    /// What the browser already has.
    pub if_none_match: Option<HeaderValue>,
    /// The part of the address after `?`, empty if there is none.
    pub query: String,
}

impl RequestFacts {
    /// The number that this principal's requests are remembered under (R19).
    pub fn number(&self) -> i64 {
        self.principal.screen()
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
pub struct Gate<S> {
    app: Arc<App>,
    /// The routes of each noun, at the noun's place.
    routes: Arc<[S]>,
}

impl<S> Clone for Gate<S> {
    fn clone(&self) -> Self {
        Self {
            app: Arc::clone(&self.app),
            routes: Arc::clone(&self.routes),
        }
    }
}

impl<S> Gate<S>
where
    S: tower_service::Service<Request<Full<Bytes>>, Response = Response, Error = Infallible>
        + Clone
        + Send
        + Sync
        + 'static,
    S::Future: Send,
{
    /// A gate before the routes of every noun.
    pub fn new(app: Arc<App>, routes: impl Fn(Noun) -> S) -> Self {
        let routes = Noun::ALL.into_iter().map(routes).collect();
        Self { app, routes }
    }

    /// Who asks for what, and whether they may; the answer itself where that is clear without waiting.
    #[expect(
        clippy::result_large_err,
        reason = "taken apart by its one caller; a box would cost every refusal an allocation"
    )]
    fn admit(&self, request: Request<Incoming>) -> Result<Admitted, Response> {
        let (mut head, body) = request.into_parts();
        let Some(&ends) = head.extensions.get::<ConnectionInfo>() else {
            return Err(HttpError::Broken.into_response());
        };
        let Some(host) = ours(&head, ends.local.ip(), &self.app) else {
            return Err(turned_away(&head));
        };
        // HEAD is answered as GET; hyper leaves the body out (D16).
        if head.method == Method::HEAD {
            head.method = Method::GET;
        }
        let context = self.look(&head, ends, host);
        match self.let_in(&head, body.size_hint().lower(), &context) {
            Ok(row) => Ok((row, head, body, context)),
            Err(Refused(problem, allow)) => {
                let mut response = match problem {
                    HttpError::NeedsSecure if !context.script => {
                        super::door::warning::in_front_of(&self.app, &context, &head)
                    }
                    _ => problem.into_response(),
                };
                if let Some(allow) = allow {
                    response.headers_mut().insert(ALLOW, allow);
                }
                Err(self.finish(response, &context, head.method != Method::GET))
            }
        }
    }

    /// Everything that can be said of a request before its body is read.
    fn let_in(
        &self,
        head: &Parts,
        length: u64,
        context: &RequestContext,
    ) -> Result<&'static Row, Refused> {
        let row = row_of(&head.method, head.uri.path())?;
        match row.claimed {
            Claimed::Before if self.app.is_claimed() => return Err(HttpError::NotFound.into()),
            Claimed::After if !self.app.is_claimed() && !self.is_damaged() => {
                return Err(HttpError::NotFound.into());
            }
            _ => {}
        }
        if usize::try_from(length).unwrap_or(usize::MAX) > row.body_max {
            return Err(HttpError::TooBig.into());
        }
        if head.method != Method::GET && !same_origin(&head.headers, context) {
            return Err(HttpError::Foreign.into());
        }
        if row.secure && !context.secure && !context.on_the_box {
            return Err(HttpError::NeedsSecure.into());
        }
        if !row.who.contains(&context.principal.role()) {
            return Err(HttpError::NotYours.into());
        }
        Ok(row)
    }

    fn is_damaged(&self) -> bool {
        self.app.store.condition() == crate::store::Condition::Damaged
    }

    /// Reads the body within its limits and lets the routes answer within theirs. A panic behind the gate is a 500.
    fn pass(self, (row, mut head, body, context): Admitted) -> Answering {
        let deadline = Instant::now() + Duration::from_secs(row.time_max_s);
        head.extensions.insert(context.clone());
        // A block and not an async fn, which would hold all that it is given twice.
        Box::pin(async move {
            let response = match timeout_at(deadline, whole(body, row.body_max)).await {
                Ok(Ok(body)) => {
                    let mut routes = self.routes[row.noun as usize].clone();
                    let answer = routes.call(Request::from_parts(head, Full::new(body)));
                    match timeout_at(deadline, AssertUnwindSafe(answer).catch_unwind()).await {
                        Ok(Ok(Ok(response))) => response,
                        Ok(Err(_)) => {
                            log::error!("a handler behind {} panicked", row.path);
                            HttpError::Broken.into_response()
                        }
                        Err(_) => HttpError::Busy.into_response(),
                    }
                }
                Ok(Err(problem)) => problem.into_response(),
                Err(_) => HttpError::Busy.into_response(),
            };
            Ok(self.finish(response, &context, row.method == Verb::Post))
        })
    }

    /// Draws the page of a problem and puts the headers on every answer.
    fn finish(&self, mut response: Response, context: &RequestContext, wrote: bool) -> Response {
        if let Some(problem) = response.extensions_mut().remove::<HttpError>() {
            let drawn = self.draw(problem, context, wrote);
            let headers = std::mem::take(response.headers_mut());
            response = drawn;
            response.headers_mut().extend(headers);
        }
        add_headers(response.headers_mut());
        if context.secure {
            response
                .headers_mut()
                .insert(OPENER, HeaderValue::from_static("same-origin"));
        }
        response
    }

    fn draw(&self, problem: HttpError, context: &RequestContext, wrote: bool) -> Response {
        let messages = self.app.translations.of(context.language);
        let audience = match context.principal {
            Principal::Teacher(_) => Audience::Teacher,
            Principal::Wall(_) => Audience::Wall,
            Principal::Stranger
            | Principal::Device(_)
            | Principal::Student(_)
            | Principal::Handed(_) => Audience::Student,
        };
        let mut response = if context.script {
            let said = super::draw::problem_said(messages, problem.status().as_u16(), wrote);
            reply::refused_script(problem.word(), said)
        } else {
            match problem {
                HttpError::NotYours if context.resting.is_some() => {
                    super::door::back::resting(&self.app, context)
                }
                HttpError::NotYours if context.principal == Principal::Stranger => {
                    super::door::ask(&self.app, context)
                }
                HttpError::NotYours if matches!(context.principal, Principal::Handed(_)) => {
                    super::door::lead_on(&self.app, context)
                }
                HttpError::Damaged => super::set_aside::damaged(&self.app, context),
                // A shared tablet that was left: it goes back to the names by itself.
                HttpError::NotYours if matches!(context.principal, Principal::Device(_)) => {
                    super::door::to_the_names(&self.app, context)
                }
                _ => reply::page(super::draw::problem(
                    messages,
                    audience,
                    problem.status().as_u16(),
                    wrote,
                )),
            }
        };
        *response.status_mut() = problem.status();
        if problem == HttpError::TooOften {
            response
                .headers_mut()
                .insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }

    /// Who is there and how, as far as the head of a request tells.
    fn look(&self, head: &Parts, ends: ConnectionInfo, host: Arc<str>) -> RequestContext {
        let headers = &head.headers;
        let [device_token, person_token] = tokens(headers, ends.secure)
            .map(|token| token.map(|token| self.app.sessions.hash(token)));
        let known_device = device_token.and_then(|token| self.app.device_behind(&token));
        let (wall, device) = match known_device.map(|Known { principal, .. }| principal) {
            Some(Principal::Wall(wall)) => (Some(wall), None),
            Some(Principal::Device(device)) => (None, Some(device)),
            _ => (None, None),
        };
        let limits = &self.app.settings.limits;
        let idle_max = IdleMax {
            teacher: limits.teacher_idle,
            student: limits.student_idle,
        };
        let person = person_token.and_then(|token| {
            let now = (!self.app.is_clock_doubtful()).then(|| self.app.clock.now().as_second());
            let touched = match headers.get(BY_ITSELF) {
                Some(seconds) => Touched::told(seconds.as_bytes()),
                None if head.uri.path() == "/live" => Touched::Unknown,
                None => Touched::Now,
            };
            self.app.sessions.person(&token, now, idle_max, touched)
        });
        let resting = person_token
            .filter(|_| person.is_none())
            .and_then(|token| self.app.sessions.resting(&token, idle_max));
        // A wall never shows a child's sheet, whoever has signed in on it (R26).
        let person = person.filter(|person| {
            wall.is_none()
                || matches!(
                    person.principal,
                    Principal::Teacher(_) | Principal::Handed(_)
                )
        });
        let known = person.or(known_device);
        RequestContext(Arc::new(RequestFacts {
            principal: known.map_or(Principal::Stranger, |known| known.principal),
            wall,
            device,
            resting: resting.map(|(teacher, _)| teacher),
            language: resting
                .map(|(_, language)| language)
                .or(known.map(|known| known.language))
                .unwrap_or_else(|| asked_for(headers, self.app.settings.language)),
            secure: ends.secure,
            on_the_box: ends.peer.ip().to_canonical().is_loopback(),
            script: headers
                .get(ACCEPT)
                .is_some_and(|it| it.as_bytes().starts_with(b"application/json")),
            host,
            device_token,
            person_token,
            peer: ends.peer.ip().to_canonical(),
            if_none_match: headers.get(hyper::header::IF_NONE_MATCH).cloned(),
            query: head.uri.query().unwrap_or_default().to_owned(),
        }))
    }
}

impl<S> Service<Request<Incoming>> for Gate<S>
where
    S: tower_service::Service<Request<Full<Bytes>>, Response = Response, Error = Infallible>
        + Clone
        + Send
        + Sync
        + 'static,
    S::Future: Send,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Answering;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        match self.admit(request) {
            Ok(admitted) => self.clone().pass(admitted),
            Err(response) => Box::pin(ready(Ok(response))),
        }
    }
}

/// An answer on its way.
type Answering = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

/// A request that may go on: its row, its two parts, and who asks.
type Admitted = (&'static Row, Parts, Incoming, RequestContext);

/// A problem, and the methods that the address does have.
struct Refused(HttpError, Option<HeaderValue>);

impl From<HttpError> for Refused {
    fn from(problem: HttpError) -> Self {
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
    let allow = match (has(Verb::Get), has(Verb::Post)) {
        (true, true) => "GET, HEAD, POST",
        (true, false) => "GET, HEAD",
        (false, true) => "POST",
        (false, false) => return Err(HttpError::NotFound.into()),
    };
    Err(Refused(
        HttpError::WrongMethod,
        Some(HeaderValue::from_static(allow)),
    ))
}

/// The whole body of a request, if it is no longer than it may be.
async fn whole(body: Incoming, bytes_max: usize) -> Result<Bytes, HttpError> {
    if bytes_max == 0 {
        return Ok(Bytes::new());
    }
    match Limited::new(body, bytes_max).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(HttpError::TooBig),
        Err(_) => Err(HttpError::BadForm),
    }
}

/// The host that was asked for, if it is this box; the target's own where it has one (RFC 9112 3.2.2).
fn ours(head: &Parts, local: IpAddr, app: &App) -> Option<Arc<str>> {
    let mut hosts = head.headers.get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return None;
    };
    let host = host.to_str().ok()?;
    if let Some(authority) = head.uri.authority()
        && !app.names.is_ours(authority.as_str(), local)
    {
        return None;
    }
    app.names.is_ours(host, local).then(|| Arc::from(host))
}

/// 421 for a name that is not ours, 400 for none or two: with no body, on every address (R24).
fn turned_away(head: &Parts) -> Response {
    let mut response = Response::default();
    let one = head.headers.get_all(HOST).iter().count() == 1;
    *response.status_mut() = if one {
        StatusCode::MISDIRECTED_REQUEST
    } else {
        StatusCode::BAD_REQUEST
    };
    add_headers(response.headers_mut());
    response
}

/// D19: a form that changes something comes from our own page or not at all.
fn same_origin(headers: &HeaderMap, context: &RequestContext) -> bool {
    let mut origins = headers.get_all(ORIGIN).iter();
    let (Some(origin), None) = (origins.next(), origins.next()) else {
        return false;
    };
    let scheme = if context.secure {
        "https://"
    } else {
        "http://"
    };
    origin
        .to_str()
        .ok()
        .and_then(|origin| origin.strip_prefix(scheme))
        .is_some_and(|origin| origin.eq_ignore_ascii_case(&context.host))
}

/// The tokens of the device's and the person's cookie, where they can be ours at all.
fn tokens(headers: &HeaderMap, secure: bool) -> [Option<&[u8; 32]>; 2] {
    let (device, person) = cookie_names(secure);
    let mut tokens = [None; 2];
    let lines = headers.get_all(COOKIE).iter().map(HeaderValue::as_bytes);
    for cookie in lines.flat_map(|line| line.split(|&byte| byte == b';')) {
        let cookie = cookie.trim_ascii();
        for (token, name) in tokens.iter_mut().zip([device, person]) {
            if let Some(value) = cookie.strip_prefix(name.as_bytes())
                && let Some(value) = value.strip_prefix(b"=")
                && token.is_none()
            {
                *token = value.try_into().ok();
            }
        }
    }
    tokens
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
