//! What the pages of a class list are drawn from: the class of hers that the address names. It draws nothing.

use crate::{
    app::{App, Room},
    domain::id::ClassId,
    http::{HttpError, RequestContext, Result},
};

/// The class with its children; not found where it is not hers.
pub(super) async fn load(app: &App, context: &RequestContext, class: ClassId) -> Result<Room> {
    let room = app.room(context.principal, Some(class)).await?;
    room.ok_or(HttpError::NotFound)
}
