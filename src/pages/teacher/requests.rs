//! The teacher's answer to a child who asks to be let in. What the child sees meanwhile is student/ask.rs.

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use crate::{
    app::{
        App,
        sign_in::{let_in, turn_away},
    },
    http::{HttpError, RequestContext, Result, form::read, response},
};

#[derive(Deserialize)]
struct Form {
    /// The number of the request.
    id: i64,
    /// `yes` or `no`.
    say: String,
    /// `devices` if the page of devices sent it, and wants her back; else Today.
    from: Option<String>,
}

/// "Yes, it is Ada", or "No".
pub(super) async fn answer(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    match form.say.as_str() {
        "yes" => let_in(&app, context.principal, form.id).await?,
        "no" => turn_away(&app, context.principal, form.id).await?,
        _ => return Err(HttpError::BadForm),
    }
    let address = match form.from.as_deref() {
        Some("devices") => "/teach/devices",
        _ => "/teach",
    };
    Ok(response::done(&context, address))
}
