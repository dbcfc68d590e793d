//! What a request carries becomes values here, once: forms, queries, the id of a repeated deed, cookies.
//! Nothing below a handler sees the raw text of a request.

use std::sync::Arc;

use bytes::Bytes;
use serde::de::DeserializeOwned;
use warp::{Filter, Rejection};

use super::{gate::Visit, reply::Problem};
use crate::app::App;

/// The longest id that a page makes for its deed.
const REQUEST_ID_MAX: usize = 64;

/// What every handler gets: the app and who asks.
pub fn asked(
    app: &Arc<App>,
) -> impl Filter<Extract = (Arc<App>, Visit), Error = Rejection> + Clone + Send + Sync + use<> {
    let app = Arc::clone(app);
    warp::any()
        .map(move || Arc::clone(&app))
        .and(warp::ext::get::<Visit>())
}

/// The form of a POST, already whole and small enough: the gate saw to that.
pub fn body() -> impl Filter<Extract = (Bytes,), Error = Rejection> + Copy {
    warp::body::bytes()
}

/// Reads a form or query. Fields that are not asked for are passed over; one that is missing or unreadable is a bad form.
pub fn read<T: DeserializeOwned>(form: &[u8]) -> Result<T, Problem> {
    serde_urlencoded::from_bytes(form).map_err(|error| {
        log::info!("a form was not understood: {error}");
        Problem::BadForm
    })
}

/// Every value of a field that may stand several times, such as the days of a timetable.
pub fn every(form: &[u8], field: &str) -> Vec<String> {
    form_urlencoded::parse(form)
        .filter(|(name, _)| name == field)
        .map(|(_, value)| value.into_owned())
        .collect()
}

/// Checks the id that a page made for its deed: letters, digits and dashes only.
pub fn request_id(id: Option<String>) -> Result<Option<String>, Problem> {
    match id {
        None => Ok(None),
        Some(id) if id.is_empty() => Ok(None),
        Some(id)
            if id.len() <= REQUEST_ID_MAX
                && id
                    .bytes()
                    .all(|it| it.is_ascii_alphanumeric() || it == b'-') =>
        {
            Ok(Some(id))
        }
        Some(_) => Err(Problem::BadForm),
    }
}
