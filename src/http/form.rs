//! What a request carries becomes values here, once: forms, queries, the id of a repeated request, cookies.
//! Nothing below a handler sees the raw text of a request.

use std::{collections::BTreeMap, convert::Infallible};

use bytes::Bytes;
use futures_util::{StreamExt as _, stream};
use serde::de::DeserializeOwned;

use super::{context::RequestContext, error::HttpError};

/// How much of a body with a file is read at once.
const PIECE_BYTES: usize = 64 * 1024;
/// The longest id that a page makes for its request.
const REQUEST_ID_MAX: usize = 64;

/// The fields of a form with a file in it, by their names; a plain form will do as well. Of several with one name the first
/// counts.
pub async fn parts(
    context: &RequestContext,
    body: Bytes,
) -> Result<BTreeMap<String, Bytes>, HttpError> {
    let (fields, _) = parts_and_files(context, body, "").await?;
    Ok(fields)
}

/// The same where the field `files` may bring several files: those with their names.
pub async fn parts_and_files(
    context: &RequestContext,
    body: Bytes,
    files: &str,
) -> Result<(BTreeMap<String, Bytes>, Vec<(String, Bytes)>), HttpError> {
    let mut sent = Vec::new();
    let mut fields = BTreeMap::new();
    let kind = context.content_type.as_ref();
    let kind = kind.and_then(|kind| kind.to_str().ok());
    let Some(boundary) = kind.and_then(|kind| multer::parse_boundary(kind).ok()) else {
        for (name, value) in form_urlencoded::parse(&body) {
            let value = Bytes::from(value.into_owned());
            if name == files {
                sent.push((String::new(), value.clone()));
            }
            fields.entry(name.into_owned()).or_insert(value);
        }
        return Ok((fields, sent));
    };
    // A piece at a time: the reader copies all that is ready before it looks at any of it. It wants the first at once.
    let starts = stream::iter((0..body.len()).step_by(PIECE_BYTES));
    let pieces = starts.then(|start| {
        let piece = body.slice(start..body.len().min(start + PIECE_BYTES));
        async move {
            if start > 0 {
                tokio::task::yield_now().await;
            }
            Ok::<_, Infallible>(piece)
        }
    });
    let mut parts = multer::Multipart::new(pieces, boundary);
    let unread = |error: multer::Error| {
        log::debug!("a form with a file was not understood: {error}");
        HttpError::BadForm
    };
    while let Some(part) = parts.next_field().await.map_err(unread)? {
        let name = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().unwrap_or_default().to_owned();
        let value = part.bytes().await.map_err(unread)?;
        if name == files {
            sent.push((file, value));
        } else {
            fields.entry(name).or_insert(value);
        }
    }
    Ok((fields, sent))
}

/// Reads a form or query. Fields that are not asked for are passed over; one that is missing or unreadable is a bad form. The log
/// does not tell of it by itself: whoever sends them all day could fill the card with that.
pub fn read<T: DeserializeOwned>(form: &[u8]) -> Result<T, HttpError> {
    serde_urlencoded::from_bytes(form).map_err(|error| {
        log::debug!("a form was not understood: {error}");
        HttpError::BadForm
    })
}

/// Puts more words behind those that were typed: a starter that was tapped in a browser without script, another screen's.
pub fn put_behind(text: &mut String, more: &str, between: char) {
    if !text.is_empty() && !text.ends_with(char::is_whitespace) {
        text.push(between);
    }
    text.push_str(more);
}

/// Every value of a field that may stand several times, such as the days of a timetable.
pub fn every(form: &[u8], field: &str) -> Vec<String> {
    form_urlencoded::parse(form)
        .filter(|(name, _)| name == field)
        .map(|(_, value)| value.into_owned())
        .collect()
}

/// Which of two buttons was tapped, by the words that they send; a third word is a bad form.
pub fn either(said: &str, yes: &str, no: &str) -> Result<bool, HttpError> {
    (said == yes || said == no)
        .then_some(said == yes)
        .ok_or(HttpError::BadForm)
}

/// Checks the id that a page made for its request: letters, digits and dashes only.
pub fn request_id(id: Option<String>) -> Result<Option<String>, HttpError> {
    let id = id.filter(|id| !id.is_empty());
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let is_ours = |id: &String| id.len() <= REQUEST_ID_MAX && id.bytes().all(is_plain);
    match id {
        Some(id) if !is_ours(&id) => Err(HttpError::BadForm),
        id => Ok(id),
    }
}
