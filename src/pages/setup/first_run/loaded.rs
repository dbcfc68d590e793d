//! What the pages of the first run are drawn from, read at one moment. It draws nothing.

use std::sync::Arc;

use crate::{
    app::{App, Room, class_for},
    domain::{
        first_run::FirstRun,
        id::StudentId,
        principal::{Principal, Teacher},
    },
    http::{context::RequestContext, error::HttpError, response::Result},
    store,
};

/// What the pages are drawn from.
pub(super) struct Loaded {
    pub(super) run: FirstRun,
    /// Her first class as it is now, if she has one.
    pub(super) room: Option<Room>,
    /// The made-up child, while there is one.
    pub(super) practice: Option<StudentId>,
    /// Children of the class share devices; so it is until she says otherwise.
    pub(super) shared: bool,
}

pub(super) async fn load(app: &Arc<App>, context: &RequestContext) -> Result<Loaded> {
    let (principal, reader) = (context.principal, Arc::clone(app));
    let teacher = teacher(context)?;
    let loaded = app.store.read(move |tx| {
        let run = store::first_run::load(tx, teacher.id)?;
        let class = match run.class {
            Some(class) => class_for(tx, &principal, Some(class))?,
            None => None,
        };
        let shared = match &class {
            Some(class) => store::devices::are_shared(tx, class.id)?,
            None => true,
        };
        let room = class
            .map(|class| Room::load(tx, &reader.clock, class, None))
            .transpose()?;
        let practice = store::first_run::practice(tx)?;
        Ok(Loaded {
            run,
            room,
            practice,
            shared,
        })
    });
    Ok(loaded.await?)
}

pub(super) fn teacher(context: &RequestContext) -> Result<Teacher> {
    match context.principal {
        Principal::Teacher(teacher) => Ok(teacher),
        _ => Err(HttpError::NotYours),
    }
}
