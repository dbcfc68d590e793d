//! "For home": one printable page of a child in its family's language, or one of each child of a class. It is loaded in loaded.rs,
//! where what may stand on it is chosen, and drawn in draw.rs.

mod draw;
mod loaded;

use std::sync::Arc;

pub(super) use self::{
    draw::{draw_child, draw_told},
    loaded::{Asks, ForHome},
};
use super::read::read_class;
use crate::{
    app::{App, KnownChild, day_in, now_in},
    domain::id::{ClassId, StudentId},
    http::{HttpError, RequestContext, Result, response},
    store,
};

pub(super) async fn show(student: StudentId, app: Arc<App>, context: RequestContext) -> Result {
    let asks = Asks::read(&context.query);
    let (clock, by, wanted) = (Arc::clone(&app.clock), context.principal, asks.clone());
    let load = move |tx: &store::ReadTx<'_>| {
        let Some(known) = KnownChild::find(tx, &by, student)? else {
            return Ok(None);
        };
        let today = now_in(&clock, &known.class).date();
        let child = ForHome::load(tx, &known.class, known.student.clone(), &wanted)?;
        Ok(child.map(|child| (known.class, today, child)))
    };
    let (class, today, child) = app.store.read(load).await?.ok_or(HttpError::NotFound)?;
    let around = app.translations.of(context.language);
    let page = draw::one(&app, around, &class, today, &child);
    Ok(response::page(page))
}

/// A page for each child of the class, each in its own language.
pub(super) async fn show_class(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let read = read_class(&app, &context, Some(class), |tx, app, class| {
        let mut children = Vec::new();
        for student in store::roster::students(tx, class.id)?.iter() {
            children.extend(ForHome::load(
                tx,
                &class,
                student.clone(),
                &Asks::default(),
            )?);
        }
        let today = day_in(&class, app.clock.now().as_second());
        Ok((class, today, children))
    });
    let (class, today, children) = read.await?;
    let around = app.translations.of(context.language);
    let page = draw::all(&app, around, &class, today, &children);
    Ok(response::page(page))
}
