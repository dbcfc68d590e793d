//! Prep time, begun and ended by the teacher's one tap on Today (the timetable may begin it as well).

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use crate::{
    app::{App, prep_time},
    domain::id::ClassId,
    http::{RequestContext, Result, form::read, response},
};

#[derive(Deserialize)]
struct PrepTimeForm {
    class: i64,
    #[serde(rename = "do")]
    action: Action,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Action {
    Start,
    Stop,
}

pub(super) async fn start_or_stop(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: PrepTimeForm = read(&form)?;
    let class = ClassId::new(form.class);
    match form.action {
        Action::Start => prep_time::start(&app, context.principal, class).await?,
        Action::Stop => prep_time::stop(&app, context.principal, class).await?,
    }
    Ok(response::done(&context, &format!("/teach?class={class}")))
}
