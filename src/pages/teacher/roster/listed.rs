//! What the page of a class list is drawn from: the class, and everyone on its list by the whole name.

use std::sync::Arc;

use crate::{
    app::{App, Room},
    domain::{id::ClassId, roster::RosterEntry},
    http::{RequestContext, Result},
    pages::teacher::read::read_class,
    store,
};

/// The class and who is on its list.
pub(super) struct Listed {
    pub(super) room: Room,
    /// The whole names.
    pub(super) names: Vec<RosterEntry>,
}

/// Loads it.
pub(super) async fn listed(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
) -> Result<Listed> {
    read_class(app, context, Some(class), |tx, app, class| {
        Ok(Listed {
            names: store::roster::members(tx, class.id)?,
            room: Room::load(tx, &app.clock, class, None)?,
        })
    })
    .await
}
