//! Why a use case did not do what was asked. A refusal is an ordinary value with a word; what is not there and what the store
//! could not do are the same for all of them.

use std::{convert::Infallible, fmt};

use crate::store;

/// Why a use case did nothing. Whatever it had written is taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error<R = Infallible> {
    /// There is no such class, child, chair or talk for whoever asks.
    NotFound,
    /// A rule says no.
    Refused(R),
    /// The store could not: the card, or too much at once.
    Store(store::Error),
}

/// What a use case gives back.
pub type Result<T, R = Infallible> = std::result::Result<T, Error<R>>;

impl<R> Error<R> {
    /// The same error with its refusal said in other words.
    pub fn map_refusal<S>(self, say: impl FnOnce(R) -> S) -> Error<S> {
        match self {
            Self::Refused(refusal) => Error::Refused(say(refusal)),
            Self::NotFound => Error::NotFound,
            Self::Store(error) => Error::Store(error),
        }
    }

    /// The refusal; whatever else it was is passed on as an error without one.
    pub fn refusal(self) -> Result<R> {
        match self {
            Self::Refused(refusal) => Ok(refusal),
            Self::NotFound => Err(Error::NotFound),
            Self::Store(error) => Err(Error::Store(error)),
        }
    }
}

impl<R> From<store::Error> for Error<R> {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

impl<R: fmt::Debug> fmt::Display for Error<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("there is no such thing"),
            Self::Refused(refusal) => write!(f, "refused: {refusal:?}"),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl<R: fmt::Debug> std::error::Error for Error<R> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NotFound | Self::Refused(_) => None,
            Self::Store(error) => Some(error),
        }
    }
}
