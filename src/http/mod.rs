//! What holds for every request, whatever its page: the route and its macro, the guard, who asks, forms, cookies, headers,
//! responses, errors, the live stream and the files that a screen loads. No page is known here.

pub mod around;
pub mod assets;
mod body;
pub mod context;
pub mod cookies;
pub mod error;
pub mod events;
pub mod form;
pub mod guard;
pub mod headers;
pub mod marks;
pub mod merge;
mod places;
pub mod response;
pub mod route;
mod to_its_end;
mod unsent;
pub mod upload;

pub use context::RequestContext;
pub use error::HttpError;
pub use form::read;
pub use response::{Response, Result};
