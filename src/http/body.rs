//! The bodies of forms: each read whole and no longer than its route allows, once there is a place for it; and long answers,
//! which keep their place until they are sent. No form is understood here, and no page is known.

use std::convert::Infallible;

use bytes::{Bytes, BytesMut};
use futures_util::stream;
use http_body_util::BodyExt as _;
use hyper::{
    body::{Body as _, Incoming},
    header::CONTENT_LENGTH,
};
use warp::Reply as _;

use super::{
    context::Sender,
    error::HttpError,
    places::{Places, Reserved},
    response::Response,
};
use crate::limits;

/// How many bytes of a long answer are handed to the network at once.
const SLICE_BYTES: usize = 16 * 1024;

/// Reads the body of a form once there is a place for it.
///
/// # Errors
/// [`HttpError::Busy`] where there was no place soon: the body is read and forgotten then, because a browser looks for its
/// answer only when it has sent everything. [`HttpError::TooBig`] and [`HttpError::BadForm`].
pub(super) async fn read(
    places: &Places,
    sender: Sender,
    body: Incoming,
    bytes_max: usize,
) -> Result<(Bytes, Reserved), HttpError> {
    let declared = body.size_hint().exact();
    let bytes = declared.and_then(|bytes| usize::try_from(bytes).ok());
    let bytes = bytes.unwrap_or(bytes_max).min(bytes_max);
    let reserved = match places.form(sender, bytes).await {
        Ok(reserved) => reserved,
        Err(error) => {
            forget(body, bytes_max).await;
            return Err(error);
        }
    };
    let whole = whole(body, bytes, bytes_max).await?;
    Ok((whole, reserved))
}

/// The whole body, in one piece from the start where its length was declared.
async fn whole(mut body: Incoming, bytes: usize, bytes_max: usize) -> Result<Bytes, HttpError> {
    let declared = body.size_hint().exact().is_some();
    let mut whole = BytesMut::with_capacity(if declared { bytes } else { 0 });
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| HttpError::BadForm)?;
        if let Ok(data) = frame.into_data() {
            if whole.len() + data.len() > bytes_max {
                return Err(HttpError::TooBig);
            }
            whole.extend_from_slice(&data);
        }
    }
    Ok(whole.freeze())
}

/// Reads a body of at most so many bytes and keeps none of them.
async fn forget(mut body: Incoming, bytes_max: usize) {
    let mut seen = 0;
    while let Some(Ok(frame)) = body.frame().await {
        seen += frame.data_ref().map_or(0, Bytes::len);
        if seen > bytes_max {
            return;
        }
    }
}

/// The same answer, keeping what its request holds until all but the last slice of it is with the network: the page of a
/// refusal holds the form's words once more, and a slow reader must not be the way round the places.
pub(super) async fn keep_until_sent(response: Response, reserved: Reserved) -> Response {
    let length = response.body().size_hint().exact();
    let Some(length) = length.filter(|bytes| *bytes > limits::SMALL_FORM_BYTES as u64) else {
        return response;
    };
    let (head, body) = response.into_parts();
    let Ok(whole) = body.collect().await else {
        return HttpError::Broken.into_response();
    };
    let slices = stream::unfold(
        (whole.to_bytes(), reserved),
        async |(mut rest, reserved)| {
            let slice = rest.split_to(rest.len().min(SLICE_BYTES));
            (!slice.is_empty()).then_some((Ok::<_, Infallible>(slice), (rest, reserved)))
        },
    );
    let mut response = warp::reply::stream(slices).into_response();
    *response.status_mut() = head.status;
    *response.headers_mut() = head.headers;
    response.headers_mut().insert(CONTENT_LENGTH, length.into());
    *response.extensions_mut() = head.extensions;
    response
}
