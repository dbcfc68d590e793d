//! Making a class and changing what it is called, its grades, its language and its zone. Each use case is one transaction.

use std::sync::Arc;

use super::{App, Error, Result, class_for, idempotent::run_once};
use crate::{
    domain::{id::ClassId, principal::Principal},
    store::{self, class::NewClass, request::Done},
};

/// Makes a class whose first teacher is whoever asks. The same request sent twice makes one class.
pub async fn make(
    app: &Arc<App>,
    by: Principal,
    class: NewClass,
    request: Option<String>,
) -> Result<ClassId> {
    let Principal::Teacher(teacher) = by else {
        return Err(Error::NotFound);
    };
    app.write(by, move |tx| {
        let done = run_once(tx, &by, request.as_deref(), || {
            // The page that follows is known from the class: no address needs to be remembered.
            Ok(Done {
                place: String::new(),
                about: store::class::make(tx, &class, teacher.id)?.number(),
            })
        })?;
        Ok(ClassId::new(done.about))
    })
    .await
}

/// Changes what a class is called, its grades, its language and its zone.
pub async fn change(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    details: NewClass,
) -> Result<()> {
    app.write(by, move |tx| {
        let class = class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
        Ok(store::class::change(tx, class.id, &details)?)
    })
    .await
}
