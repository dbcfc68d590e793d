//! Why there is no page: every way in which a request can fail, its status and its word for a page's script. The sentence for
//! people is in the word files; the cause is in the log and never in an answer.

use strum::IntoStaticStr;
use warp::{Reply, http::StatusCode, reply::Response};

use crate::app::{self, StoreError};

/// Why there is no page. The sentence shown is kind and says nothing of the cause, which is in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum HttpError {
    /// No such page, child, chair or class.
    NotFound,
    /// It was there until the box had an owner.
    HasOwner,
    /// It exists, but not for this principal.
    NotYours,
    /// The page is the teacher's and the link is not secure.
    NeedsSecure,
    /// The form was not one of ours.
    BadForm,
    /// More bytes than the sitemap allows.
    TooBig,
    /// The method is not the address's.
    WrongMethod,
    /// A cross-site form, or none of our names in Host.
    Foreign,
    /// Too soon after the last try.
    TooOften,
    /// The card is full.
    Full,
    /// The card did not take it, or is read-only.
    NotSaved,
    /// Somebody else has that place, as the tables say by themselves.
    Conflict,
    /// Too much at once, or the program is stopping.
    Busy,
    /// The database is damaged.
    Damaged,
    /// A defect of the program.
    Broken,
}

impl HttpError {
    /// The status of the response.
    pub fn status(self) -> StatusCode {
        match self {
            Self::NotFound | Self::HasOwner => StatusCode::NOT_FOUND,
            Self::NotYours | Self::NeedsSecure | Self::Foreign => StatusCode::FORBIDDEN,
            Self::BadForm => StatusCode::BAD_REQUEST,
            Self::TooBig => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooOften => StatusCode::TOO_MANY_REQUESTS,
            Self::Full => StatusCode::INSUFFICIENT_STORAGE,
            Self::Conflict => StatusCode::CONFLICT,
            Self::Busy | Self::Damaged => StatusCode::SERVICE_UNAVAILABLE,
            Self::NotSaved | Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<app::Error> for HttpError {
    fn from(error: app::Error) -> Self {
        match error {
            app::Error::NotFound => Self::NotFound,
            app::Error::Refused(never) => match never {},
            app::Error::Store(error) => error.into(),
        }
    }
}

impl From<StoreError> for HttpError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => Self::Full,
            StoreError::ReadOnly | StoreError::Failing => Self::NotSaved,
            StoreError::Damaged => Self::Damaged,
            StoreError::Stopped | StoreError::Busy => Self::Busy,
            StoreError::Conflict => Self::Conflict,
            StoreError::Broken(cause) => {
                log::error!("the store: {cause}");
                Self::Broken
            }
        }
    }
}

impl Reply for HttpError {
    fn into_response(self) -> Response {
        let mut response = Response::default();
        *response.status_mut() = self.status();
        response.extensions_mut().insert(self);
        response
    }
}
