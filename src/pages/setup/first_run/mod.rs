//! The first run (screens.md 2.10): on to the step that comes next, "Skip for now", and those steps that have no page of their
//! own elsewhere. "Try it" is practice.rs; the drawing is draw.rs. Which step comes next is
//! `domain/first_run.rs`.

mod draw;
pub mod practice;

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

pub use crate::pages::setup::first_run::practice::clear_away;
use crate::{
    app::{App, Room, class_for},
    domain::{
        first_run::{FirstRun, Mark, Step},
        id::StudentId,
        principal::{Principal, Teacher},
    },
    live::Topic,
    store,
};
use crate::{
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    pages::components::place_of,
};

/// What the pages are drawn from.
struct Loaded {
    run: FirstRun,
    /// Her first class as it is now, if she has one.
    room: Option<Room>,
    /// The made-up child, while there is one.
    practice: Option<StudentId>,
    /// Children of the class share devices.
    shared: bool,
}

async fn load(app: &Arc<App>, context: &RequestContext) -> Result<Loaded, HttpError> {
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

fn teacher(context: &RequestContext) -> Result<Teacher, HttpError> {
    match context.principal {
        Principal::Teacher(teacher) => Ok(teacher),
        _ => Err(HttpError::NotYours),
    }
}

/// The page of the step that comes next, wherever it was left.
pub(crate) async fn next(app: Arc<App>, context: RequestContext) -> Result {
    let run = load(&app, &context).await?.run;
    Ok(response::to(&match run.next() {
        Some(step) => place_of(step, run.class),
        None => "/teach/first-run/done".to_owned(),
    }))
}

#[derive(Deserialize)]
struct Form {
    step: String,
    #[serde(rename = "do")]
    what: String,
}

/// "Skip for now", or what only she can say of a step.
pub(crate) async fn say(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let (Some(step), Some(mark)) = (Step::from_word(&form.step), Mark::from_word(&form.what))
    else {
        return Err(HttpError::BadForm);
    };
    set_mark(&app, &context, step, mark).await?;
    Ok(response::to(match mark {
        Mark::Sure => "/teach",
        Mark::Done | Mark::Skipped => "/teach/first-run",
    }))
}

/// Keeps what was said of a step. Whoever leaves "Try it" leaves no made-up child behind.
async fn set_mark(
    app: &Arc<App>,
    context: &RequestContext,
    step: Step,
    mark: Mark,
) -> Result<(), HttpError> {
    if step == Step::Try {
        practice::wipe(app).await?;
    }
    app.write_plain(context.principal, move |tx| {
        store::first_run::mark(tx, step, mark)
    })
    .await?;
    Ok(())
}

pub(crate) async fn pictures(app: Arc<App>, context: RequestContext) -> Result {
    let loaded = load(&app, &context).await?;
    Ok(response::page(draw::pictures(&app, &context, &loaded)))
}

#[derive(Deserialize)]
struct Share {
    shared: bool,
}

/// Children share devices, or each has an own one; and the page has been read.
pub(crate) async fn share(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Share = read(&form)?;
    let teacher = teacher(&context)?;
    let class = app
        .write_plain(context.principal, move |tx| {
            let class = store::first_run::load(tx, teacher.id)?.class;
            if let Some(class) = class {
                store::devices::set_shared(tx, class, form.shared)?;
            }
            store::first_run::mark(tx, Step::Pictures, Mark::Done)?;
            Ok(class)
        })
        .await?;
    if let Some(class) = class {
        app.live.changed(class, Topic::SignIn);
    }
    Ok(response::to("/teach/first-run"))
}

pub(crate) async fn chair(app: Arc<App>, context: RequestContext) -> Result {
    let loaded = load(&app, &context).await?;
    Ok(response::page(draw::chair(&app, &context, &loaded)))
}

pub(crate) async fn done(app: Arc<App>, context: RequestContext) -> Result {
    let loaded = load(&app, &context).await?;
    Ok(response::page(draw::done(&app, &context, &loaded)))
}
