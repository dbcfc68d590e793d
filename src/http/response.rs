//! The only place where a result becomes a response. A problem travels as a value; the guard draws it in the principal's
//! language. Nothing here decides anything.

use std::{
    io::{self, Read as _},
    path::Path,
    sync::LazyLock,
    thread,
};

use bytes::Bytes;
use data_encoding::HEXLOWER;
use flate2::read::GzDecoder;
use futures_util::stream;
use maud::Markup;
use serde_json::json;
use tokio::sync::mpsc;
use warp::{
    Reply,
    http::{HeaderMap, HeaderValue, StatusCode, header},
};

use super::{context::RequestContext, error::HttpError, headers, marks::Drawn};
use crate::{app::CachedPage, export::file_name, host::shelf::open_file, secret};

const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");

/// A finished response.
pub type Response = warp::reply::Response;

/// What a handler gives back.
pub type Result<T = Response, E = HttpError> = std::result::Result<T, E>;

fn with_body(bytes: impl Into<Bytes>, kind: HeaderValue) -> Response {
    let mut response = warp::http::Response::new(bytes.into()).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

fn with_status(mut response: Response, status: StatusCode) -> Response {
    *response.status_mut() = status;
    response
}

/// A drawn page; the guard writes on it whose it is.
pub fn page(markup: Markup) -> Response {
    let mut response = with_body(Bytes::new(), HTML);
    response
        .extensions_mut()
        .insert(Drawn(markup.into_string()));
    response
}

/// A page that says why something was not done: 409, with the page's words kept.
pub fn refused(markup: Markup) -> Response {
    conflict(page(markup))
}

/// The same for a page that is drawn already.
pub fn conflict(response: Response) -> Response {
    with_status(response, StatusCode::CONFLICT)
}

/// A page that says that the last try was a moment ago: 429, with the page's words kept.
pub fn too_soon(markup: Markup) -> Response {
    with_status(page(markup), StatusCode::TOO_MANY_REQUESTS)
}

/// A refusal for a page's script.
pub fn refused_script(word: &str, said: &str) -> Response {
    conflict(json_of(
        &json!({ "refusal": word, "said": crate::i18n::bare(said) }),
    ))
}

/// The headers of a page that is kept, ready to be copied; its own `ETag` takes the place of the empty one.
static KEPT: LazyLock<HeaderMap> = LazyLock::new(|| {
    let mut kept = HeaderMap::from_iter([
        (header::CONTENT_TYPE, HTML),
        (header::ETAG, HeaderValue::from_static("")),
    ]);
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
        headers.insert(header::ETAG, tag);
    }
    *response.headers_mut() = headers;
    if unchanged {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response.headers_mut().remove(header::CONTENT_TYPE);
    }
    response
}

/// Plain text of this kind, for a program that asks.
pub fn plain(text: String, kind: &'static str) -> Response {
    with_body(text, HeaderValue::from_static(kind))
}

/// A style that belongs to one screen: asked for anew each time.
pub fn style(css: String) -> Response {
    with_body(css, HeaderValue::from_static("text/css; charset=utf-8"))
}

/// JSON for a page's script or for /health.
pub fn json_of(value: &serde_json::Value) -> Response {
    let kind = HeaderValue::from_static("application/json");
    with_body(value.to_string(), kind)
}

/// A file that a browser puts among its downloads under this name: letters, digits, dots and dashes.
pub fn download(name: &str, kind: &'static str, body: String) -> Response {
    let mut response = with_body(body, HeaderValue::from_static(kind));
    let named = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    if let Ok(named) = named {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_DISPOSITION, named);
    }
    response
}

/// Something is done: the page that follows, or for the script just that.
pub fn done(context: &RequestContext, place: &str) -> Response {
    if context.script {
        with_status(Response::default(), StatusCode::NO_CONTENT)
    } else {
        to(place)
    }
}

/// On to another page, for everybody.
pub fn to(place: &str) -> Response {
    let mut response = with_status(Response::default(), StatusCode::SEE_OTHER);
    // Places are paths with numbers and dates: always header text.
    let place = HeaderValue::from_str(place).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(header::LOCATION, place);
    response
}

/// The browser sends the same form once more, with the cookie that it gets by this.
pub fn once_more(place: &str) -> Response {
    with_status(to(place), StatusCode::TEMPORARY_REDIRECT)
}

/// Adds a cookie to a response.
pub fn with_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// How much of a file is handed to the network at once, and how many such pieces wait for it.
const PIECE: (usize, usize) = (64 * 1024, 2);

/// A file of the box's to be saved elsewhere, under this plain name. It is read beside the thread of the sockets, as fast as it
/// is taken.
///
/// # Errors
/// It is not there, or is no file.
pub fn download_file(path: &Path, name: &str) -> Result {
    let mut file = open_file(path).map_err(|error| {
        log::warn!("{} could not be sent: {error}", path.display());
        HttpError::NotFound
    })?;
    let length = file.metadata().map_err(|_| HttpError::NotFound)?.len();
    let (pieces, waiting) = mpsc::channel::<io::Result<Bytes>>(PIECE.1);
    let read = move || {
        loop {
            let mut piece = vec![0; PIECE.0];
            let sent = match file.read(&mut piece) {
                Ok(0) => return,
                Ok(read) => {
                    piece.truncate(read);
                    pieces.blocking_send(Ok(piece.into()))
                }
                Err(error) => {
                    log::warn!("a file could not be read to its end: {error}");
                    drop(pieces.blocking_send(Err(error)));
                    return;
                }
            };
            if sent.is_err() {
                return;
            }
        }
    };
    let thread = thread::Builder::new().name("download".to_owned());
    thread
        .stack_size(128 * 1024)
        .spawn(read)
        .map_err(|_| HttpError::Busy)?;
    let pieces = stream::unfold(waiting, async |mut waiting| {
        waiting.recv().await.map(|piece| (piece, waiting))
    });
    let mut response = warp::reply::stream(pieces).into_response();
    let headers = response.headers_mut();
    let octets = HeaderValue::from_static("application/octet-stream");
    headers.insert(header::CONTENT_TYPE, octets);
    headers.insert(header::CONTENT_LENGTH, length.into());
    let as_file = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    headers.insert(
        header::CONTENT_DISPOSITION,
        as_file.map_err(|_| HttpError::NotFound)?,
    );
    Ok(response)
}

/// An unchanging file of the program: its address carries its version.
pub fn for_ever(bytes: &'static [u8], kind: &'static str) -> Response {
    let mut response = with_body(bytes, HeaderValue::from_static(kind));
    let keep = HeaderValue::from_static("public, max-age=31536000, immutable");
    response.headers_mut().insert(header::CACHE_CONTROL, keep);
    response
}

/// Bytes of a packed file that are unpacked at once.
const UNPACKED_AT_ONCE: u64 = 32 * 1024;

/// A file to be saved, under this name. Where it is packed it is unpacked on its way, a piece at a time, `unpacked` bytes in all.
pub fn file(bytes: Bytes, unpacked: Option<u64>, kind: &'static str, name: &str) -> Response {
    let kind = HeaderValue::from_static(kind);
    let mut response = match unpacked {
        None => with_body(bytes, kind),
        Some(length) => {
            let pieces =
                stream::unfold(GzDecoder::new(io::Cursor::new(bytes)), async |mut gzip| {
                    let mut piece = Vec::new();
                    match gzip.by_ref().take(UNPACKED_AT_ONCE).read_to_end(&mut piece) {
                        Ok(0) => None,
                        Ok(_) => Some((Ok(Bytes::from(piece)), gzip)),
                        Err(error) => Some((Err(error), gzip)),
                    }
                });
            let mut response = warp::reply::stream(pieces).into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, kind);
            headers.insert(header::CONTENT_LENGTH, length.into());
            response
        }
    };
    let (plain, by_bytes) = (file_name::plain(name), file_name::by_bytes(name));
    let saved = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{by_bytes}");
    if let Ok(saved) = HeaderValue::from_str(&saved) {
        response
            .headers_mut()
            .insert(header::CONTENT_DISPOSITION, saved);
    }
    response
}

/// The same where there is another form of it by gzip, or where this is that form.
pub fn varies_by_encoding(mut response: Response, is_packed: bool) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if is_packed {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}
