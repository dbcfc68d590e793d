//! The first run: on to the step that comes next, "Skip for now", and those steps that have no page of their own elsewhere,
//! drawn by draw.rs. Which step comes next is `domain/first_run.rs`.

mod draw;
mod loaded;

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use self::loaded::{load, teacher};
use crate::{
    app::{App, first_run},
    domain::first_run::{Mark, Step},
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    pages::components::address_of_step,
};

/// The page of the step that comes next, wherever it was left.
pub(crate) async fn next(app: Arc<App>, context: RequestContext) -> Result {
    let run = load(&app, &context).await?.run;
    Ok(response::to(&match run.next() {
        Some(step) => address_of_step(step, run.class),
        None => "/teach/first-run/done".to_owned(),
    }))
}

#[derive(Deserialize)]
struct MarkForm {
    step: String,
    #[serde(rename = "do")]
    mark: String,
}

/// "Skip for now", or what only she can say of a step.
pub(crate) async fn set_mark(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: MarkForm = read(&form)?;
    let (Some(step), Some(mark)) = (form.step.parse().ok(), form.mark.parse().ok()) else {
        return Err(HttpError::BadForm);
    };
    first_run::set_mark(&app, teacher(&context)?, step, mark).await?;
    Ok(response::to(match mark {
        Mark::Sure => "/teach",
        Mark::Done | Mark::Skipped => "/teach/first-run",
    }))
}

pub(crate) async fn show_pictures(app: Arc<App>, context: RequestContext) -> Result {
    let loaded = load(&app, &context).await?;
    Ok(response::page(draw::pictures(&app, &context, &loaded)))
}

#[derive(Deserialize)]
struct DevicesForm {
    shared: bool,
}

/// Children share devices, or each has an own one.
pub(crate) async fn set_shared_devices(
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: DevicesForm = read(&form)?;
    first_run::set_shared_devices(&app, teacher(&context)?, form.shared).await?;
    Ok(response::to("/teach/first-run"))
}

pub(crate) async fn show_practice(app: Arc<App>, context: RequestContext) -> Result {
    let loaded = load(&app, &context).await?;
    Ok(response::page(draw::practice(&app, &context, &loaded)))
}

#[derive(Deserialize)]
struct PracticeForm {
    #[serde(rename = "do")]
    action: PracticeAction,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum PracticeAction {
    Begin,
    End,
}

/// The made-up child comes, or goes.
pub(crate) async fn practice(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: PracticeForm = read(&form)?;
    let by = teacher(&context)?;
    Ok(response::to(match form.action {
        PracticeAction::Begin => {
            first_run::begin_practice(&app, by).await?;
            "/teach/first-run/try"
        }
        PracticeAction::End => {
            first_run::set_mark(&app, by, Step::Try, Mark::Done).await?;
            "/teach/first-run"
        }
    }))
}

pub(crate) async fn show_first_chair(app: Arc<App>, context: RequestContext) -> Result {
    let loaded = load(&app, &context).await?;
    Ok(response::page(draw::first_chair(&app, &context, &loaded)))
}

pub(crate) async fn show_end(app: Arc<App>, context: RequestContext) -> Result {
    let loaded = load(&app, &context).await?;
    Ok(response::page(draw::end(&app, &context, &loaded)))
}
