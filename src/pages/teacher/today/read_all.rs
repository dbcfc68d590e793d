//! What Today and the page of all that waits read first: a class of hers with everything that they show, and how far the box
//! has come.

use std::sync::Arc;

use jiff::civil::Date;

use super::{first_days::Begun, loaded::Loaded};
use crate::{
    app::{App, class_for},
    domain::{calendar::SlotId, class::Class, id::ClassId},
    http::{RequestContext, Result},
    store,
};

/// What changes here by itself.
pub(super) const LIVE: &str = "board roster device door prep conference prep-time";

/// What Today and the page of all that waits are drawn from, as it was read at one moment.
pub(super) struct Read {
    pub(super) classes: Vec<Class>,
    /// The one that is shown, if there is one.
    pub(super) loaded: Option<Loaded>,
    pub(super) begun: Begun,
}

pub(super) async fn load(
    app: &Arc<App>,
    context: &RequestContext,
    named: Option<ClassId>,
    day: Option<Date>,
    chair: Option<SlotId>,
) -> Result<Read> {
    let teacher = context.teacher()?;
    let (reader, principal) = (Arc::clone(app), context.principal);
    let now = app.clock.now().as_second();
    // Of several classes the one that the timetable means now, unless she names another.
    let named = named.or_else(|| app.hours.class_of_teacher(&app.clock, teacher.id));
    let read = move |tx: &store::ReadTx<'_>| {
        let class = class_for(tx, &principal, named)?;
        let loaded = class
            .map(|class| Loaded::load(tx, &reader.clock, teacher.id, class, day, chair))
            .transpose()?;
        let shown = loaded.as_ref().map(|loaded| loaded.room.class.id);
        Ok(Read {
            classes: store::class::of_teacher(tx, teacher.id)?,
            begun: Begun::load(tx, teacher.id, shown, now)?,
            loaded,
        })
    };
    Ok(app.store.read(read).await?)
}
