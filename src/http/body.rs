//! The bodies of forms: each read whole and no longer than its route allows, and all of them together within one budget of the
//! box. No form is understood here, and no page is known.

use std::{convert::Infallible, sync::Arc};

use bytes::{Bytes, BytesMut};
use futures_util::stream;
use http_body_util::BodyExt as _;
use hyper::{
    body::{Body as _, Incoming},
    header::CONTENT_LENGTH,
};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};
use warp::Reply as _;

use super::{error::HttpError, response::Response};
use crate::limits;

/// How many bytes of an answer are handed to the network at once, where its form has a part of the budget.
const SLICE_BYTES: usize = 16 * 1024;

/// What the forms of the whole box may hold in memory, from before a body is read until its answer is sent: small forms have
/// a part of their own, so that a child's tap never waits behind somebody's file.
pub(super) struct BodyBudget {
    small: Arc<Semaphore>,
    large: Arc<Semaphore>,
}

/// A form's part of the budget; it is given back when this is dropped.
pub(super) type Reserved = OwnedSemaphorePermit;

impl Default for BodyBudget {
    fn default() -> Self {
        Self {
            small: Arc::new(Semaphore::new(limits::SMALL_FORMS_BYTES)),
            large: Arc::new(Semaphore::new(limits::LARGE_FORMS_BYTES)),
        }
    }
}

impl BodyBudget {
    /// Reads a body once there is room for it.
    ///
    /// # Errors
    /// [`HttpError::Busy`] where there was no room soon: the body is read and forgotten then, because a browser looks for its
    /// answer only when it has sent everything. [`HttpError::TooBig`] and [`HttpError::BadForm`].
    pub(super) async fn read(
        &self,
        body: Incoming,
        bytes_max: usize,
    ) -> Result<(Bytes, Option<Reserved>), HttpError> {
        if bytes_max == 0 {
            return Ok((Bytes::new(), None));
        }
        let declared = body.size_hint().exact();
        let bytes = declared.and_then(|bytes| usize::try_from(bytes).ok());
        let bytes = bytes.unwrap_or(bytes_max).min(bytes_max);
        let Ok(reserved) = timeout(limits::BODY_WAIT, self.reserve(bytes)).await else {
            forget(body, bytes_max).await;
            return Err(HttpError::Busy);
        };
        let whole = whole(body, bytes, bytes_max).await?;
        Ok((whole, reserved))
    }

    /// Waits for room for so many bytes.
    async fn reserve(&self, bytes: usize) -> Option<Reserved> {
        let budget = if bytes <= limits::SMALL_FORM_BYTES {
            &self.small
        } else {
            &self.large
        };
        let permits = u32::try_from(bytes).ok()?;
        // Nobody closes the budget.
        Arc::clone(budget).acquire_many_owned(permits).await.ok()
    }
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

/// The same answer, keeping a form's part of the budget until all but the last slice of it is with the network: the page of a
/// refusal holds the form's words once more, and a slow reader must not be the way round the budget.
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
