//! At the seat a child shares with the class what was noticed in its writing.

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use crate::{
    app::{App, shared_praise},
    domain::{id::ConferenceId, principal::Principal},
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
};

#[derive(Deserialize)]
struct Form {
    talk: i64,
    text: String,
}

pub(super) async fn share(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let Principal::Student(student) = context.principal else {
        return Err(HttpError::NotYours);
    };
    shared_praise::share(&app, student, ConferenceId::new(form.talk), form.text).await?;
    Ok(response::done(&context, "/lead/look-back"))
}
