//! The two quiet minutes (S6): the teacher's one tap begins and ends them (the timetable may begin them as well), and every open page of a child asks here where to
//! go. What it finds there is the page of that question.

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;
use serde_json::json;

use crate::http::{
    context::RequestContext,
    error::HttpError,
    form::read,
    response::{self, Result},
};
use crate::{
    app::{App, class_for, read_out},
    domain::{id::ClassId, principal::Principal},
    store,
};

/// A child's own first page.
const HOME: &str = "/prep";

#[derive(Deserialize)]
struct Form {
    class: i64,
    #[serde(rename = "do")]
    deed: Deed,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Deed {
    Start,
    Stop,
}

pub(crate) async fn start_or_stop(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let principal = context.principal;
    let (class, asks) = app
        .store
        .read(move |tx| {
            let Some(class) = class_for(tx, &principal, Some(ClassId::new(form.class)))? else {
                return Ok(None);
            };
            let asks = read_out(tx, &class)?;
            Ok(Some((class.id, asks)))
        })
        .await?
        .ok_or(HttpError::NotFound)?;
    match form.deed {
        Deed::Start => app.start_prep_time(class, asks),
        Deed::Stop => app.stop_prep_time(class),
    }
    Ok(response::done(&context, &format!("/teach?class={class}")))
}

/// The question that is this child's now. To the page's script nothing but that address, and nothing at all when it is not
/// prep time.
pub(crate) async fn question_now(app: Arc<App>, context: RequestContext) -> Result {
    let Principal::Student(student) = context.principal else {
        return Err(HttpError::NotYours);
    };
    let goes_on = app.prep_times.left(student.class).is_some();
    if context.script && !goes_on {
        return Ok(response::done(&context, HOME));
    }
    let next = app
        .store
        .read(move |tx| Ok(store::prep::sheet_of(tx, student.class, student.id)?.next_role()))
        .await?;
    let place = match next {
        Some(role) if goes_on => format!("{HOME}/questions/{}", role.word()),
        _ => HOME.to_owned(),
    };
    if context.script {
        return Ok(response::json_of(&json!({ "go": place })));
    }
    Ok(response::to(&place))
}
