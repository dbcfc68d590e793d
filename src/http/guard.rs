//! Before any handler: Host, route, size, Origin, session, role, limits; after it: the headers of every answer and the page of
//! every error. Everything is read from the one list of routes, and no page is known here: those of errors are handed in.

use std::{
    convert::Infallible,
    future::{Future, ready},
    net::IpAddr,
    panic::AssertUnwindSafe,
    pin::Pin,
    sync::Arc,
};

use bytes::Bytes;
use futures_util::FutureExt as _;
use http_body_util::Full;
use hyper::{
    HeaderMap, Method, Request, StatusCode,
    body::{Body as _, Incoming},
    header::{
        ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE, ALLOW, AUTHORIZATION, CONTENT_TYPE, HOST,
        HeaderName, HeaderValue, IF_NONE_MATCH, ORIGIN, REFERER, RETRY_AFTER, USER_AGENT,
    },
    http::request::Parts,
    service::Service,
};
use tokio::time::{Instant, timeout_at};
use tower_service::Service as _;
use warp::Reply as _;

use super::{
    around::{self, Around},
    body::{self, keep_until_sent},
    context::{RequestContext, RequestFacts},
    cookies::tokens,
    error::HttpError,
    headers::{self, OPENER, add_headers},
    marks,
    places::{Places, Reserved},
    response::Response,
    route::{Asked, Phase, Refused, Route, Routes, Verb, Work},
    to_its_end::{LongWork, ToItsEnd},
    unsent, upload,
};
use crate::{
    app::{App, KnownPrincipal, adults, sign_in::read_mark},
    domain::{id::TeacherId, principal::Principal, session::Touched, text::Language},
    host::serve::ConnectionInfo,
    limits,
};

/// The header of a page's script that asks by itself: for so many seconds nobody has touched the page.
const BY_ITSELF: HeaderName = HeaderName::from_static("x-by-itself");

/// What the pages draw where there is no handler to do it: handed in, so that nothing here knows a page.
#[derive(Clone, Copy)]
pub struct ErrorPages {
    /// The answer for an error; `wrote` says that the person had sent something, which is not kept.
    pub error: fn(&App, &RequestContext, HttpError, wrote: bool) -> Response,
    /// The way back for a teacher whose session no longer counted when she sent a form, which is kept.
    pub kept: fn(&App, &RequestContext) -> Response,
    /// What an adult sees whose time on the box was ended when she sent such a form: no way back, and her words.
    pub ended: fn(&App, &RequestContext, &[(String, String)]) -> Response,
    /// What a teacher sees whose form was to go to something that is not there any more: her words, if she had typed any.
    pub gone: unsent::Gone,
    /// A drawn page of the teacher's with these forms of hers in it, as she had sent them.
    pub put_back: unsent::PutBack,
    /// A teacher's page with what stands round every page of hers.
    pub around: Around,
    /// The page in front of one of the teacher's on a link that is not secure.
    pub secure_first: fn(&App, &RequestContext, &Parts) -> Response,
}

/// The guard before the routes: one request in, one response out.
#[derive(Clone)]
pub struct Guard {
    app: Arc<App>,
    routes: Arc<Routes>,
    pages: ErrorPages,
    places: Arc<Places>,
    long_work: Arc<LongWork>,
    /// The number of the box, as every answer says it.
    number: HeaderValue,
}

impl Guard {
    /// A guard before these routes.
    pub fn new(app: Arc<App>, routes: Routes, pages: ErrorPages) -> Self {
        let routes = Arc::new(routes);
        let number = HeaderValue::from_str(&app.machine.id);
        Self {
            number: number.expect("hexadecimal digits are header text"),
            app,
            routes,
            pages,
            places: Arc::default(),
            long_work: Arc::new(LongWork::start()),
        }
    }

    /// Who asks for what, and whether they may; the answer itself where that is clear without waiting.
    fn admit(&self, request: Request<Incoming>) -> Result<Admitted<'_>, Answering> {
        let (mut head, body) = request.into_parts();
        let Some(&connection) = head.extensions.get::<ConnectionInfo>() else {
            return Err(at_once(self.reject(StatusCode::INTERNAL_SERVER_ERROR)));
        };
        let Some(host) = ours(&head, connection.local.ip(), &self.app) else {
            return Err(at_once(self.reject(
                if only(&head.headers, &HOST).is_some() {
                    StatusCode::MISDIRECTED_REQUEST
                } else {
                    StatusCode::BAD_REQUEST
                },
            )));
        };
        self.app.look_for_trouble();
        // HEAD is answered as GET; hyper leaves the body out.
        if head.method == Method::HEAD {
            head.method = Method::GET;
        }
        let context = self.identify(&head, connection, host);
        // A form that asks first whether this is the box gets the marks alone, whatever would become of it.
        if head.method == Method::POST && head.headers.contains_key(marks::ASKS) {
            let mut there = Response::default();
            *there.status_mut() = StatusCode::NO_CONTENT;
            return Err(at_once(self.finish(there, &context, false)));
        }
        match self.authorize(&head, body.size_hint().lower(), &context) {
            Ok(route) => Ok(Admitted {
                route,
                head,
                body,
                context,
            }),
            Err(Refused(error, allow)) => {
                if error == HttpError::NotYours
                    && let Ok(route) = self.routes.find(&head.method, head.uri.path())
                    && let Some(teacher) = unsent::whose(&self.app, route, &context)
                {
                    return Err(self.keep_unsent(route, head.uri.path(), teacher, body, context));
                }
                let mut response = match error {
                    HttpError::NeedsSecure if !context.script => {
                        (self.pages.secure_first)(&self.app, &context, &head)
                    }
                    _ => error.into_response(),
                };
                if let Some(allow) = allow {
                    response.headers_mut().insert(ALLOW, allow);
                }
                let wrote = head.method != Method::GET;
                Err(at_once(self.finish(response, &context, wrote)))
            }
        }
    }

    /// Keeps a form of this teacher's, who could not be let in with it, and leads her back.
    fn keep_unsent(
        &self,
        route: &Route,
        action: &str,
        teacher: TeacherId,
        body: Incoming,
        context: RequestContext,
    ) -> Answering {
        let (guard, body_max) = (self.clone(), route.body_max);
        let is_page = |path: &str| self.routes.find(&Method::GET, path).is_ok();
        let form = unsent::begin(teacher, &context, action, is_page);
        Box::pin(async move {
            let keep = unsent::keep(&guard.app, &guard.places, &context, form, body, body_max);
            let response = match keep.await {
                Some(words) if adults::is_ended(&guard.app, teacher).await => {
                    (guard.pages.ended)(&guard.app, &context, &words)
                }
                Some(_) => (guard.pages.kept)(&guard.app, &context),
                None => HttpError::NotYours.into_response(),
            };
            Ok(guard.finish(response, &context, true))
        })
    }

    /// Everything that can be said of a request before its body is read.
    fn authorize(
        &self,
        head: &Parts,
        length: u64,
        context: &RequestContext,
    ) -> Result<&Route, Refused> {
        let route = self.routes.find(&head.method, head.uri.path())?;
        // Of a file that cannot be opened nothing is known: not whose box it is, nor who is let in. Every screen says that.
        if !self.app.store.is_open() && route.phase != Phase::Always {
            return Err(HttpError::Damaged.into());
        }
        let is_claimed = self.app.is_claimed();
        match route.phase {
            Phase::Unclaimed if is_claimed => return Err(HttpError::HasOwner.into()),
            Phase::Claimed if !is_claimed && !self.is_damaged() => {
                return Err(HttpError::NotFound.into());
            }
            Phase::Unclaimed | Phase::Claiming | Phase::Claimed | Phase::Always => {}
        }
        if usize::try_from(length).unwrap_or(usize::MAX) > route.body_max {
            return Err(HttpError::TooBig.into());
        }
        if head.method != Method::GET && !same_origin(&head.headers, context) {
            return Err(HttpError::Foreign.into());
        }
        if route.secure && !context.secure && !context.on_the_box {
            return Err(HttpError::NeedsSecure.into());
        }
        if !context.principal.role().is_among(route.roles) {
            return Err(HttpError::NotYours.into());
        }
        if route.is_deed() && !self.app.paces.admit_deed(&context.principal) {
            return Err(HttpError::TooOften.into());
        }
        Ok(route)
    }

    /// An answer with no body: 421 for a name that is not ours, 400 for none or two, on every address, so that a foreign
    /// page cannot reach the box by a name of its own.
    fn reject(&self, status: StatusCode) -> Response {
        let mut response = Response::default();
        *response.status_mut() = status;
        add_headers(response.headers_mut());
        marks::put_on(&mut response, &self.number, None);
        response
    }

    fn is_damaged(&self) -> bool {
        self.app.store.condition() == crate::store::Condition::Damaged
    }

    /// Reads the body within its limits and lets the handler answer within its time. What a POST has begun ends, even if
    /// its client hangs up or its time is over: only the answer is lost then. A panic behind the guard is a 500.
    fn dispatch(&self, admitted: Admitted<'_>) -> Answering {
        let Admitted {
            route,
            mut head,
            body,
            context,
        } = admitted;
        let deadline = Instant::now() + route.time_max;
        let (filter, verb, work) = (route.filter.clone(), route.verb, route.work);
        let (address, body_max, guard) = (route.address, route.body_max, self.clone());
        let asked = head.uri.clone();
        head.extensions
            .insert(Asked(Arc::clone(&self.app), context.clone()));
        // A block and not an async fn, which would hold all that it is given twice.
        Box::pin(async move {
            let answering = async {
                let (places, sender) = (&guard.places, context.sender());
                let (body, reserved) = match (verb, work) {
                    (Verb::Post, Work::Upload) => {
                        let form = upload::receive(&guard.app, places, &context, body, body_max);
                        (form.await?, Reserved::default())
                    }
                    (Verb::Post, _) => body::read(places, sender, body, body_max).await?,
                    (Verb::Get, Work::File) => Default::default(),
                    (Verb::Get, _) => (Bytes::new(), places.page(sender).await?),
                };
                let sent = body.clone();
                let is_long = work == Work::Long || body.len() > limits::FORM_BYTES;
                let request = Request::from_parts(head, Full::new(body));
                let answer = warp::service(filter).call(request);
                let answer = AssertUnwindSafe(async { (answer.await, reserved) }).catch_unwind();
                let answered = match verb {
                    _ if is_long => guard.long_work.run(answer).await,
                    Verb::Post => Some(ToItsEnd::new(answer).await),
                    Verb::Get => Some(answer.await),
                };
                let Some(Ok((Ok(response), reserved))) = answered else {
                    log::error!("a handler behind {address} panicked");
                    return Err(HttpError::Broken);
                };
                let gone = guard.pages.gone;
                let response = unsent::show_again(&guard.app, &context, &sent, response, gone);
                Ok((response, reserved))
            };
            let answered = timeout_at(deadline, answering).await;
            let answered = answered.unwrap_or(Err(HttpError::Busy));
            let (response, reserved) =
                answered.unwrap_or_else(|error| (error.into_response(), Reserved::default()));
            let (app, put_back) = (&guard.app, guard.pages.put_back);
            let response = unsent::settle(app, &context, verb, &asked, response, put_back);
            let around = guard.pages.around;
            let response = around::put_round(app, &context, asked, response, around).await;
            let response = guard.finish(response, &context, verb == Verb::Post);
            Ok(match work {
                Work::File => response,
                _ => keep_until_sent(response, reserved).await,
            })
        })
    }

    /// Draws the page of an error, and puts the headers and the marks on every answer.
    fn finish(&self, mut response: Response, context: &RequestContext, wrote: bool) -> Response {
        let error = response.extensions_mut().remove::<HttpError>();
        if let Some(error) = error {
            let mut drawn = (self.pages.error)(&self.app, context, error, wrote);
            *drawn.status_mut() = error.status();
            let headers = std::mem::take(response.headers_mut());
            response = drawn;
            response.headers_mut().extend(headers);
        }
        let again_soon = match error {
            Some(error) => matches!(error, HttpError::TooOften | HttpError::Busy),
            // The page itself with the person's words still in it.
            None => wrote && response.status() == StatusCode::SERVICE_UNAVAILABLE,
        };
        if again_soon {
            response
                .headers_mut()
                .insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        add_headers(response.headers_mut());
        if context.secure {
            response
                .headers_mut()
                .insert(OPENER, HeaderValue::from_static("same-origin"));
        }
        let person = marks::mark_of(&self.app.machine.key, context.principal);
        marks::put_on(&mut response, &self.number, person.as_deref());
        if context.follows {
            marks::let_follow(&mut response);
        }
        response
    }

    /// Who is there and how, as far as the head of a request tells.
    fn identify(&self, head: &Parts, connection: ConnectionInfo, host: Arc<str>) -> RequestContext {
        let headers = &head.headers;
        let tokens = tokens(headers, connection.secure);
        let [device_token, person_token] =
            tokens.map(|token| token.map(|token| self.app.sessions.hash(token)));
        let known_device = device_token.and_then(|token| self.app.device_behind(&token));
        let (wall, device) = match known_device.map(|KnownPrincipal { principal, .. }| principal) {
            Some(Principal::Wall(wall)) => (Some(wall), None),
            Some(Principal::Device(device)) => (None, Some(device)),
            _ => (None, None),
        };
        // Only forms try anything.
        let mark = tokens[0]
            .filter(|_| known_device.is_none() && head.method == Method::POST)
            .and_then(|token| read_mark(&self.app.machine.key, token));
        let person = person_token.and_then(|token| {
            let now = (!self.app.is_clock_doubtful()).then(|| self.app.clock.now().as_second());
            let touched = match headers.get(BY_ITSELF) {
                Some(seconds) => Touched::read(seconds.as_bytes()),
                None if head.uri.path() == "/live" => Touched::Unknown,
                None => Touched::Now,
            };
            self.app.sessions.person(&token, now, touched)
        });
        let resting = person_token
            .filter(|_| person.is_none())
            .and_then(|token| self.app.sessions.resting(&token));
        // A wall never shows a child's sheet, whoever has signed in on it.
        let person = person.filter(|person| {
            wall.is_none()
                || matches!(
                    person.principal,
                    Principal::Teacher(_) | Principal::HandedOver(_)
                )
        });
        let known = person.or(known_device);
        Arc::new(RequestFacts {
            principal: known.map_or(Principal::Stranger, |known| known.principal),
            wall,
            device,
            resting: resting.map(|(teacher, _)| teacher),
            language: resting
                .map(|(_, language)| language)
                .or(known.map(|known| known.language))
                .unwrap_or_else(|| asked_for(headers, self.app.settings.language)),
            secure: connection.secure,
            on_the_box: connection.peer.ip().to_canonical().is_loopback(),
            script: headers
                .get(ACCEPT)
                .is_some_and(|it| it.as_bytes().starts_with(b"application/json")),
            host,
            device_token,
            mark,
            person_token,
            peer: connection.peer.ip().to_canonical(),
            follows: headers.contains_key(marks::FOLLOWS),
            gzip: headers::reads_gzip(headers.get(ACCEPT_ENCODING)),
            if_none_match: headers.get(IF_NONE_MATCH).cloned(),
            user_agent: headers.get(USER_AGENT).cloned(),
            referer: headers.get(REFERER).cloned(),
            content_type: headers.get(CONTENT_TYPE).cloned(),
            authorization: headers.get(AUTHORIZATION).cloned(),
            query: head.uri.query().unwrap_or_default().to_owned(),
        })
    }
}

impl Service<Request<Incoming>> for Guard {
    type Response = Response;
    type Error = Infallible;
    type Future = Answering;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        match self.admit(request) {
            Ok(admitted) => self.dispatch(admitted),
            Err(answering) => answering,
        }
    }
}

/// The future of an answer.
type Answering = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

/// An answer that nobody waits for.
fn at_once(response: Response) -> Answering {
    Box::pin(ready(Ok(response)))
}

/// A request that may go on.
struct Admitted<'r> {
    route: &'r Route,
    head: Parts,
    body: Incoming,
    context: RequestContext,
}

/// The value of a header that stands there exactly once.
fn only<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h HeaderValue> {
    let mut values = headers.get_all(name).iter();
    values.next().filter(|_| values.next().is_none())
}

/// The host that was asked for, if it is this box; the target's own where it has one (RFC 9112 3.2.2).
fn ours(head: &Parts, local: IpAddr, app: &App) -> Option<Arc<str>> {
    let host = only(&head.headers, &HOST)?.to_str().ok()?;
    if let Some(authority) = head.uri.authority()
        && !app.names.is_ours(authority.as_str(), local)
    {
        return None;
    }
    app.names.is_ours(host, local).then(|| Arc::from(host))
}

/// A form that changes something comes from our own page or not at all (decision 2).
fn same_origin(headers: &HeaderMap, context: &RequestContext) -> bool {
    let scheme = if context.secure {
        "https://"
    } else {
        "http://"
    };
    let origin = only(headers, &ORIGIN).and_then(|origin| origin.to_str().ok());
    let host = origin.and_then(|origin| origin.strip_prefix(scheme));
    host.is_some_and(|host| host.eq_ignore_ascii_case(&context.host))
}

/// The language of ours that the browser likes best.
fn asked_for(headers: &HeaderMap, otherwise: Language) -> Language {
    let Some(asked) = headers.get(ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok()) else {
        return otherwise;
    };
    let wishes = asked.split(',').filter_map(|part| {
        let mut part = part.split(';').map(str::trim);
        let language = Language::from_tag(part.next()?.split('-').next()?)?;
        let quality = part.find_map(|it| it.strip_prefix("q="));
        let quality: f32 = quality.map_or(Some(1.0), |it| it.parse().ok())?;
        (quality > 0.0).then_some((quality, language))
    });
    // Of two that are wished for alike the first counts.
    let best = wishes.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map_or(otherwise, |(_, language)| language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_that_a_browser_likes_best_is_spoken() {
        for (asked, spoken) in [
            ("es", Language::Spanish),
            ("fr, ar-EG;q=0.8, en;q=0.7", Language::Arabic),
            ("en;q=0.5, es;q=0.9", Language::Spanish),
            ("ar, es", Language::Arabic),
            ("ar;q=0, es;q=0.1", Language::Spanish),
            ("ar; q=often", Language::English),
            ("fr", Language::English),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT_LANGUAGE, asked.parse().unwrap())]);
            assert_eq!(asked_for(&headers, Language::English), spoken, "{asked}");
        }
    }
}
