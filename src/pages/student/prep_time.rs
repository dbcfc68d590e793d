//! Prep time on a child's screens: every open page asks here where to go, and is led to its child's question.

use std::sync::Arc;

use serde_json::json;

use crate::{
    app::App,
    http::{
        context::RequestContext,
        response::{self, Result},
    },
    store,
};

/// A child's own first page.
const HOME: &str = "/prep";

/// The question that is this child's now. To the page's script nothing but that address, and nothing at all when it is not
/// prep time.
pub(super) async fn question_now(app: Arc<App>, context: RequestContext) -> Result {
    let student = context.student()?;
    let goes_on = app.prep_times.time_left(student.class).is_some();
    if context.script && !goes_on {
        return Ok(response::done(&context, HOME));
    }
    let next = app
        .store
        .read(move |tx| Ok(store::prep::sheet_of(tx, student.class, student.id)?.next_role()))
        .await?;
    let address = match next {
        Some(role) if goes_on => format!("{HOME}/questions/{role}"),
        _ => HOME.to_owned(),
    };
    if context.script {
        return Ok(response::json_of(&json!({ "go": address })));
    }
    Ok(response::to(&address))
}
