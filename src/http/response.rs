//! The only place where a result becomes a response. A problem travels as a value; the guard draws it in the principal's
//! language. Nothing here decides anything.

use std::sync::LazyLock;

use bytes::Bytes;
use data_encoding::HEXLOWER;
use maud::Markup;
use serde_json::json;
use warp::{
    Reply,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{
            CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, LOCATION, REFRESH, SET_COOKIE,
            VARY,
        },
    },
};

use super::{context::RequestContext, error::HttpError, headers};
use crate::{app::CachedPage, secret};

const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");

/// A finished response.
pub type Response = warp::reply::Response;

/// What a handler gives back.
pub type Result<T = Response, E = HttpError> = std::result::Result<T, E>;

/// A drawn page.
pub fn page(markup: Markup) -> Response {
    html(Bytes::from(markup.into_string()))
}

/// A page that says why something was not done: 409, with the page's words kept.
pub fn refused(markup: Markup) -> Response {
    conflict(page(markup))
}

/// The same for a page that is drawn already.
pub fn conflict(mut response: Response) -> Response {
    *response.status_mut() = StatusCode::CONFLICT;
    response
}

/// A page that says that the last try was a moment ago: 429, with the page's words kept.
pub fn too_soon(markup: Markup) -> Response {
    let mut response = page(markup);
    *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    response
}

/// A refusal for a page's script.
pub fn refused_script(word: &str, said: &str) -> Response {
    conflict(json_of(
        &json!({ "refusal": word, "said": crate::i18n::bare(said) }),
    ))
}

/// The headers of a page that is kept, ready to be copied; its own `ETag` takes the place of the empty one.
static KEPT: LazyLock<HeaderMap> = LazyLock::new(|| {
    let mut kept =
        HeaderMap::from_iter([(CONTENT_TYPE, HTML), (ETAG, HeaderValue::from_static(""))]);
    headers::add_headers(&mut kept);
    kept
});

/// What a page that is kept is known by: its `ETag`.
pub fn tag_of(page: &Bytes) -> Bytes {
    format!("\"{}\"", HEXLOWER.encode(&secret::hash(page)[..8])).into()
}

/// A page that was drawn before; 304 if the asker has it still.
pub fn kept(page: &CachedPage, if_none_match: Option<&HeaderValue>) -> Response {
    let unchanged = if_none_match.is_some_and(|tag| tag.as_bytes() == page.tag);
    let mut response = if unchanged {
        Response::default()
    } else {
        warp::http::Response::new(page.bytes.clone()).into_response()
    };
    let mut headers = KEPT.clone();
    if let Ok(tag) = HeaderValue::from_maybe_shared(page.tag.clone()) {
        headers.insert(ETAG, tag);
    }
    *response.headers_mut() = headers;
    if unchanged {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response.headers_mut().remove(CONTENT_TYPE);
    }
    response
}

/// A style that belongs to one screen: asked for anew each time.
pub fn style(css: String) -> Response {
    let mut response = warp::http::Response::new(Bytes::from(css)).into_response();
    response.headers_mut().insert(
        CONTENT_TYPE,
        HeaderValue::from_static("text/css; charset=utf-8"),
    );
    response
}

fn html(bytes: Bytes) -> Response {
    let mut response = warp::http::Response::new(bytes).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HTML);
    response
}

/// JSON for a page's script or for /health.
pub fn json_of(value: &serde_json::Value) -> Response {
    let mut response = warp::http::Response::new(Bytes::from(value.to_string())).into_response();
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// Something is done: the page that follows, or for the script just that.
pub fn done(context: &RequestContext, place: &str) -> Response {
    let mut response = Response::default();
    if context.script {
        *response.status_mut() = StatusCode::NO_CONTENT;
    } else {
        *response.status_mut() = StatusCode::SEE_OTHER;
        response.headers_mut().insert(LOCATION, place_header(place));
    }
    response
}

/// On to another page, for everybody.
pub fn to(place: &str) -> Response {
    let mut response = Response::default();
    *response.status_mut() = StatusCode::SEE_OTHER;
    response.headers_mut().insert(LOCATION, place_header(place));
    response
}

/// The browser sends the same form once more, with the cookie that it gets by this.
pub fn once_more(place: &str) -> Response {
    let mut response = to(place);
    *response.status_mut() = StatusCode::TEMPORARY_REDIRECT;
    response
}

/// The same page, which its browser asks for again after so many seconds, or goes to another one: also without a script.
pub fn refresh_after(mut response: Response, seconds: u32, address: Option<&str>) -> Response {
    let value = match address {
        Some(address) => format!("{seconds};url={address}"),
        None => seconds.to_string(),
    };
    if let Ok(value) = HeaderValue::from_str(&value) {
        response.headers_mut().insert(REFRESH, value);
    }
    response
}

fn place_header(place: &str) -> HeaderValue {
    // Places are paths with numbers and dates: always header text.
    HeaderValue::from_str(place).unwrap_or_else(|_| HeaderValue::from_static("/"))
}

/// Adds a cookie to a response.
pub fn with_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}

/// A file as it is, or by gzip.
#[derive(Clone, Copy, Debug)]
pub enum Body {
    /// As it is.
    Plain(&'static [u8]),
    /// By gzip.
    Packed(&'static [u8]),
}

/// An unchanging file of the program: its address carries its version. `varies`: there is another form of it.
pub fn for_ever(body: Body, kind: &'static str, varies: bool) -> Response {
    let (Body::Plain(bytes) | Body::Packed(bytes)) = body;
    let mut response = warp::http::Response::new(Bytes::from_static(bytes)).into_response();
    let headers = response.headers_mut();
    if varies {
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    }
    if matches!(body, Body::Packed(_)) {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(
        CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    response
}
