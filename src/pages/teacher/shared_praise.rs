//! The teacher decides about words that a child shared: they stand on the joy wall, or not.

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use crate::{
    app::{App, shared_praise},
    domain::{
        id::{ClassId, ConferenceId, StudentId},
        principal::Principal,
    },
    http::{HttpError, RequestContext, Result, form::read, response},
    store::shared_praise::Shared,
};

#[derive(Deserialize)]
struct Form {
    class: i64,
    talk: i64,
    student: i64,
    text: String,
    say: Say,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Say {
    Show,
    NotNow,
}

pub(super) async fn decide(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let Principal::Teacher(teacher) = context.principal else {
        return Err(HttpError::NotYours);
    };
    let class = ClassId::new(form.class);
    let shared = Shared {
        conference: ConferenceId::new(form.talk),
        student: StudentId::new(form.student),
        text: form.text,
    };
    shared_praise::decide(&app, teacher, class, shared, form.say == Say::Show).await?;
    Ok(response::done(&context, &format!("/teach?class={class}")))
}
