//! What the teacher's pages read first: a class of hers. One that is not hers is not found.

use std::sync::Arc;

use serde::Deserialize;

use crate::{
    app::{App, Room, class_for},
    domain::{class::Class, id::ClassId},
    http::{HttpError, RequestContext, Result},
    store::{self, ReadTx},
};

/// Whether an address or a form says that its page is a step of the first run.
#[derive(Deserialize)]
pub(super) struct AsStep {
    #[serde(default)]
    pub(super) first: bool,
}

/// All classes of hers.
pub(super) async fn classes_of(app: &App, context: &RequestContext) -> Result<Vec<Class>> {
    let teacher = context.teacher()?;
    let classes = app
        .store
        .read(move |tx| store::class::of_teacher(tx, teacher.id));
    Ok(classes.await?)
}

/// The class with its board and its children, as it is now.
pub(super) async fn room_of(app: &App, context: &RequestContext, class: ClassId) -> Result<Room> {
    let room = app.room(context.principal, Some(class)).await?;
    room.ok_or(HttpError::NotFound)
}

/// What `load` reads of the class in one transaction; of her first one if none is named.
pub(super) async fn read_class<T: Send + 'static>(
    app: &Arc<App>,
    context: &RequestContext,
    class: Option<ClassId>,
    load: impl FnOnce(&ReadTx<'_>, &App, Class) -> store::Result<T> + Send + 'static,
) -> Result<T> {
    let (reader, principal) = (Arc::clone(app), context.principal);
    let read = app
        .store
        .read(move |tx| match class_for(tx, &principal, class)? {
            Some(class) => load(tx, &reader, class).map(Some),
            None => Ok(None),
        });
    read.await?.ok_or(HttpError::NotFound)
}
