//! The first run: on to the step that comes next, "Skip for now", and those steps that have no page of their own elsewhere,
//! drawn by draw.rs. Which step comes next is `domain/first_run.rs`.

mod draw;

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use crate::{
    app::{App, Room, class_for, first_run},
    domain::{
        first_run::{FirstRun, Mark, Step},
        id::StudentId,
        principal::{Principal, Teacher},
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    pages::components::address_of_step,
    store,
};

/// What the pages are drawn from.
struct Loaded {
    run: FirstRun,
    /// Her first class as it is now, if she has one.
    room: Option<Room>,
    /// The made-up child, while there is one.
    practice: Option<StudentId>,
    /// Children of the class share devices; so it is until she says otherwise.
    shared: bool,
}

async fn load(app: &Arc<App>, context: &RequestContext) -> Result<Loaded> {
    let (principal, reader) = (context.principal, Arc::clone(app));
    let teacher = teacher(context)?;
    let loaded = app.store.read(move |tx| {
        let run = store::first_run::load(tx, teacher.id)?;
        let class = match run.class {
            Some(class) => class_for(tx, &principal, Some(class))?,
            None => None,
        };
        let shared = match &class {
            Some(class) => store::devices::are_shared(tx, class.id)?,
            None => true,
        };
        let room = class
            .map(|class| Room::load(tx, &reader.clock, class, None))
            .transpose()?;
        let practice = store::first_run::practice(tx)?;
        Ok(Loaded {
            run,
            room,
            practice,
            shared,
        })
    });
    Ok(loaded.await?)
}

fn teacher(context: &RequestContext) -> Result<Teacher> {
    match context.principal {
        Principal::Teacher(teacher) => Ok(teacher),
        _ => Err(HttpError::NotYours),
    }
}

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
    let (Some(step), Some(mark)) = (Step::from_word(&form.step), Mark::from_word(&form.mark))
    else {
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
