//! What a route is: one address and method, for whom it is, its limits, and the one warp filter that runs its handler. The
//! routes themselves are told in the tables of `pages`; the guard, the printed sitemap and the tests read them from there.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use bytes::Bytes;
use serde::Serialize;
use strum::{Display, VariantArray as _};
use warp::{
    Filter, Rejection,
    filters::BoxedFilter,
    http::{HeaderValue, Method},
};

use super::{context::RequestContext, error::HttpError, response::Response};
use crate::{app::App, domain::principal::Role, limits};

/// For whom a page is: who may call it, over which link, and how it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Display)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// The tablet on the wall: a child stands before it.
    Wall,
    /// A child's shared or own device.
    Student,
    /// The teacher, over HTTPS or on the box itself.
    Teacher,
    /// Whoever sets the box up, finds it, or asks what it is.
    Setup,
}

/// Whoever may take a chair, each by the board's rules.
pub const BOARD: &[Role] = &[Role::Wall, Role::Student, Role::Teacher];
/// The wall, and the teacher who looks at it.
pub const ROOM: &[Role] = &[Role::Wall, Role::Teacher];
/// A child's or the room's own device, whoever sits before it, and one that was never seen: a card opens any.
pub const CHILDREN: &[Role] = &[Role::Stranger, Role::Device, Role::Student];
/// A child who leads a talk, on a device of the room or on the teacher's own.
pub const LEADERS: &[Role] = &[Role::Student, Role::HandedOver];
/// A teacher, and whoever teaches in her place for a day.
pub const WITH_SUBSTITUTE: &[Role] = &[Role::Substitute, Role::Teacher];
/// She whose box it is, and no co-teacher of hers.
pub const OWNER: &[Role] = &[Role::Owner];
/// Whoever may hear that something has changed.
pub const LISTENERS: &[Role] = &[
    Role::Wall,
    Role::Device,
    Role::Student,
    Role::HandedOver,
    Role::Substitute,
    Role::Teacher,
];
/// Everyone but a child with the teacher's own device in hand, which shows that one talk and nothing else.
pub const NOT_HANDED_OVER: &[Role] = &[
    Role::Stranger,
    Role::Wall,
    Role::Device,
    Role::Student,
    Role::Substitute,
    Role::Teacher,
];
/// Everyone.
pub const EVERYONE: &[Role] = &[
    Role::Stranger,
    Role::Wall,
    Role::Device,
    Role::Student,
    Role::HandedOver,
    Role::Substitute,
    Role::Teacher,
];

impl Audience {
    /// Who may call its routes, where a route does not say otherwise.
    fn roles(self) -> &'static [Role] {
        match self {
            Self::Wall => &[Role::Wall],
            Self::Student => &[Role::Student],
            Self::Teacher => &[Role::Teacher],
            Self::Setup => EVERYONE,
        }
    }

    /// The teacher's pages are never sent over a link on which others can listen.
    fn secure(self) -> bool {
        self == Self::Teacher
    }
}

/// The two methods of pages and forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Draws.
    Get,
    /// Decides.
    Post,
}

impl Verb {
    /// Its name in HTTP.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }

    /// The verb of a request's method; HEAD has become GET before.
    pub fn of(method: &Method) -> Option<Self> {
        match *method {
            Method::GET => Some(Self::Get),
            Method::POST => Some(Self::Post),
            _ => None,
        }
    }
}

/// When an address exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Phase {
    /// Only while the box has no owner.
    #[serde(rename = "before")]
    Unclaimed,
    /// The same; a form that was sent twice still finds the answer of the first, and its handler says that there is nothing else.
    #[serde(rename = "before")]
    Claiming,
    /// Only once it has one.
    #[serde(rename = "after")]
    Claimed,
    /// Always.
    #[serde(rename = "always")]
    Always,
}

/// What a route costs the box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// An unchanging file of the program: it is in memory once for everybody, and takes nobody's place.
    File,
    /// A page, or a form of a few words.
    Short,
    /// A whole file is read for it: not on the thread of the sockets. A form of more bytes than a few words never is.
    Long,
    /// A file is sent that is longer than memory: it is written to the card while it comes.
    Upload,
}

/// One route.
pub struct Route {
    /// GET or POST; HEAD is answered as GET.
    pub verb: Verb,
    /// The address; a part in braces stands for one segment: `/board/chairs/{chair}`.
    pub address: &'static str,
    /// Whose table it stands in.
    pub audience: Audience,
    /// Who may call it.
    pub roles: &'static [Role],
    /// Only over HTTPS, or from the box itself.
    pub secure: bool,
    /// Before the box is claimed, after, or always.
    pub phase: Phase,
    /// Bytes a body may have.
    pub body_max: usize,
    /// Until then the answer's head must be out.
    pub time_max: Duration,
    /// What it costs.
    pub work: Work,
    /// The function that answers, by its path below `chair`.
    pub handler: &'static str,
    /// That function behind its typed address. Its answer is a 404 where a part of the address cannot be read.
    pub filter: BoxedFilter<(Response,)>,
}

impl Route {
    /// A route of this audience, with the audience's limits.
    pub fn new(
        audience: Audience,
        verb: Verb,
        address: &'static str,
        handler: &'static str,
        filter: BoxedFilter<(Response,)>,
    ) -> Self {
        Self {
            verb,
            address,
            audience,
            roles: audience.roles(),
            secure: audience.secure(),
            phase: Phase::Claimed,
            body_max: match verb {
                Verb::Get => 0,
                Verb::Post => limits::FORM_BYTES,
            },
            time_max: limits::ANSWER_TIME,
            work: Work::Short,
            handler,
            filter: filter.recover(no_such_address).unify().boxed(),
        }
    }

    /// The same for others than the audience as a whole.
    #[must_use]
    pub fn roles(self, roles: &'static [Role]) -> Self {
        Self { roles, ..self }
    }

    /// The same where the link must be secure although the audience's need not be.
    #[must_use]
    pub fn secure(self, secure: bool) -> Self {
        Self { secure, ..self }
    }

    /// The same at another time of the box's life.
    #[must_use]
    pub fn phase(self, phase: Phase) -> Self {
        Self { phase, ..self }
    }

    /// The same at another cost.
    #[must_use]
    pub fn work(self, work: Work) -> Self {
        Self { work, ..self }
    }

    /// Whether it is counted among what a child or a wall does in an hour: not the teacher's, not what anybody may send, nor
    /// words that are saved while somebody types, whose rows are bounded.
    pub(super) fn is_deed(&self) -> bool {
        self.verb == Verb::Post
            && self.audience != Audience::Teacher
            && self.body_max <= limits::FORM_BYTES
            && !self.roles.contains(&Role::Stranger)
    }

    /// The same with so much time for its answer to begin.
    #[must_use]
    pub fn time(self, time_max: Duration) -> Self {
        Self { time_max, ..self }
    }

    /// The same with a body of so many bytes.
    #[must_use]
    pub fn body(self, body_max: usize) -> Self {
        Self { body_max, ..self }
    }
}

/// A route as `chair doctor --json --sitemap` prints it.
#[derive(Serialize)]
pub struct PrintedRoute {
    method: &'static str,
    path: &'static str,
    audience: Audience,
    who: Vec<&'static str>,
    secure: bool,
    body_max: usize,
    time_max_s: u64,
    handler: &'static str,
    claimed: Phase,
}

impl From<&Route> for PrintedRoute {
    fn from(route: &Route) -> Self {
        Self {
            method: route.verb.name(),
            path: route.address,
            audience: route.audience,
            who: Role::VARIANTS
                .iter()
                .filter(|role| role.is_among(route.roles))
                .map(<&str>::from)
                .collect(),
            secure: route.secure,
            body_max: route.body_max,
            time_max_s: route.time_max.as_secs(),
            handler: route.handler,
            claimed: route.phase,
        }
    }
}

/// Every route, found by its address.
pub struct Routes {
    routes: Vec<Route>,
    /// For each address, where its GET and its POST stand.
    addresses: matchit::Router<[Option<usize>; 2]>,
}

impl Routes {
    /// # Errors
    /// Two routes have one address and one method, or two addresses cannot be told apart.
    pub fn new(routes: Vec<Route>) -> Result<Self, String> {
        let mut told: BTreeMap<&'static str, [Option<usize>; 2]> = BTreeMap::new();
        for (at, route) in routes.iter().enumerate() {
            let place = &mut told.entry(route.address).or_default()[route.verb as usize];
            if place.replace(at).is_some() {
                return Err(format!("{} is told twice", route.address));
            }
        }
        let mut addresses = matchit::Router::new();
        for (address, at) in told {
            addresses
                .insert(address, at)
                .map_err(|error| format!("{address}: {error}"))?;
        }
        Ok(Self { routes, addresses })
    }

    /// The route of a request, or the error that names the methods which the address does have.
    pub(super) fn find(&self, method: &Method, path: &str) -> Result<&Route, Refused> {
        let Ok(found) = self.addresses.at(path) else {
            return Err(HttpError::NotFound.into());
        };
        let verb = Verb::of(method).and_then(|verb| found.value[verb as usize]);
        if let Some(at) = verb {
            return Ok(&self.routes[at]);
        }
        let allow = match found.value {
            [Some(_), Some(_)] => "GET, HEAD, POST",
            [Some(_), None] => "GET, HEAD",
            [None, _] => "POST",
        };
        Err(Refused(
            HttpError::WrongMethod,
            Some(HeaderValue::from_static(allow)),
        ))
    }
}

/// An error, and the methods that the address does have.
pub(super) struct Refused(pub(super) HttpError, pub(super) Option<HeaderValue>);

impl From<HttpError> for Refused {
    fn from(error: HttpError) -> Self {
        Self(error, None)
    }
}

/// What every handler gets: the app and who asks. The guard puts it beside the request.
#[derive(Clone)]
pub(super) struct Asked(pub(super) Arc<App>, pub(super) RequestContext);

/// It is boxed, as is all that stands before a handler: what is the same for all of them is one piece of code.
pub fn asked() -> BoxedFilter<(Arc<App>, RequestContext)> {
    warp::ext::get::<Asked>()
        .map(|Asked(app, context)| (app, context))
        .untuple_one()
        .boxed()
}

/// The same with the form of a POST, already whole and small enough: the guard saw to that.
pub fn asked_with_form() -> BoxedFilter<(Arc<App>, RequestContext, Bytes)> {
    asked().and(warp::body::bytes()).boxed()
}

/// The answer of a handler as it is sent. Boxed before and after: it is one piece of code for all handlers that give the same.
pub fn whole<T: warp::Reply + Send + 'static>(
    filter: BoxedFilter<(T,)>,
) -> BoxedFilter<(Response,)> {
    filter.map(warp::Reply::into_response).boxed()
}

async fn no_such_address(_: Rejection) -> Result<Response, std::convert::Infallible> {
    Ok(warp::Reply::into_response(HttpError::NotFound))
}

/// One audience's table. A line is method, address, handler, and what differs from the audience's limits; the printed
/// address and warp's typed filter are made of the same words:
///
/// ```text
/// routes! { Audience::Teacher;
///     get  ("teach") => today::show;
///     post ("teach" / "classes" / ClassId / "rules") => board_rules::save;
///     post ("teach" / "classes" / ClassId / "roster" / "file") => roster::file::send, body limits::LIST_FILE_BYTES;
/// }
/// ```
///
/// It is a macro because warp keeps the trait private by which a generic function could join what an address extracts.
macro_rules! routes {
    ($audience:expr; $($verb:ident ($($path:tt)*) => $handler:path $(, $option:ident $value:expr)*;)*) => {
        vec![$(
            $crate::http::route::routes!(@route $audience, $verb, ($($path)*), $handler)$(.$option($value))*
        ),*]
    };
    (@route $audience:expr, get, ($($path:tt)*), $handler:path) => {
        $crate::http::route::routes!(@told $audience, Get, ($($path)*), $handler,
            $crate::http::route::asked())
    };
    (@route $audience:expr, post, ($($path:tt)*), $handler:path) => {
        $crate::http::route::routes!(@told $audience, Post, ($($path)*), $handler,
            $crate::http::route::asked_with_form())
    };
    (@told $audience:expr, $verb:ident, ($($path:tt)*), $handler:path, $asked:expr) => {
        $crate::http::route::Route::new(
            $audience,
            $crate::http::route::Verb::$verb,
            $crate::http::route::address!(@ [] $($path)*),
            std::any::type_name_of_val(&$handler),
            {
                use warp::Filter as _;
                let parts = $crate::http::route::parts!(@ warp::any().boxed(); $($path)*);
                $crate::http::route::whole(parts.and($asked).boxed().then($handler).boxed())
            },
        )
    };
}

/// The printed address of a route, made of the same words as its filter.
macro_rules! address {
    (@ []) => { "/" };
    (@ [$($done:expr,)+]) => { concat!($($done),+) };
    (@ [$($done:expr,)*] / $($rest:tt)*) => { $crate::http::route::address!(@ [$($done,)*] $($rest)*) };
    (@ [$($done:expr,)*] $word:literal $($rest:tt)*) => {
        $crate::http::route::address!(@ [$($done,)* "/", $word,] $($rest)*)
    };
    (@ [$($done:expr,)*] $kind:ident $($rest:tt)*) => {
        $crate::http::route::address!(@ [$($done,)* "/", $crate::http::route::part!($kind),] $($rest)*)
    };
}

/// What an address extracts, word for word. Each step is boxed, for `warp::path!` gives every word of every address a type of its
/// own, and the compiler needed longer for those than for all the rest of Chair.
macro_rules! parts {
    (@ $done:expr;) => { $done.and(warp::path::end()).boxed() };
    (@ $done:expr; / $($rest:tt)*) => { $crate::http::route::parts!(@ $done; $($rest)*) };
    (@ $done:expr; $word:literal $($rest:tt)*) => {
        $crate::http::route::parts!(@ $done.and(warp::path($word)).boxed(); $($rest)*)
    };
    (@ $done:expr; $kind:ident $($rest:tt)*) => {
        $crate::http::route::parts!(@ $done.and(warp::path::param::<$kind>()).boxed(); $($rest)*)
    };
}

/// What a typed part of an address is called in the printed sitemap: the classroom's word for it.
macro_rules! part {
    (ClassId) => {
        "{class}"
    };
    (StudentId) => {
        "{student}"
    };
    (SlotId) => {
        "{chair}"
    };
    (SignUpId) => {
        "{sign_up}"
    };
    (ConferenceId) => {
        "{conference}"
    };
    (NextStepId) => {
        "{step}"
    };
    (DeviceId) => {
        "{device}"
    };
    (TeacherId) => {
        "{adult}"
    };
    (QuestionRole) => {
        "{role}"
    };
    (Date) => {
        "{day}"
    };
    (CopyNumber) => {
        "{copy}"
    };
    (FileName) => {
        "{file}"
    };
}

pub(crate) use {address, part, parts, routes};

/// The name of a file in an address.
pub type FileName = String;

/// The number of a copy in an address.
pub type CopyNumber = u32;
