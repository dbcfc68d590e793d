//! One copy: taken to this computer, or put in the place of what is there. Both by the owner's passphrase.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use super::{Loaded, fetch, load, size, when};
use crate::{
    app::{App, copies},
    backup::{Manifest, file_name},
    host::shelf::Shelf,
    http::{HttpError, RequestContext, Result, form::read, response, route::CopyNumber},
    pages::{
        components::{Layout, isolated, notice},
        teacher::sign_in::refuse_try,
    },
};

/// Which of the two forms something was wrong with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Fetch,
    Restore,
}

#[derive(Deserialize)]
struct Form {
    passphrase: String,
}

fn find(app: &App, number: CopyNumber) -> Result<Manifest> {
    copies::find(app, number).ok_or(HttpError::NotFound)
}

pub(in crate::pages::teacher) async fn show(
    number: CopyNumber,
    app: Arc<App>,
    context: RequestContext,
) -> Result {
    let copy = find(&app, number)?;
    let teacher = context.teacher()?;
    let loaded = load(&app, teacher).await?;
    Ok(response::page(draw(&app, &context, &loaded, &copy, None)))
}

/// She may fetch it for some minutes; the browser does so at once.
pub(in crate::pages::teacher) async fn allow(
    number: CopyNumber,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let copy = find(&app, number)?;
    let (teacher, from) = (context.teacher()?, context.tried_from());
    let allowed = copies::allow_fetching(&app, teacher, from, form.passphrase, copy.number);
    match allowed.await {
        Ok(()) => Ok(response::to(&format!("/teach/copies/{}/file", copy.number))),
        Err(error) => {
            let loaded = load(&app, teacher).await?;
            let messages = app.translations.of(context.language);
            let wrong = |why| Some((Asked::Fetch, messages.text(why)));
            let draw = |why| draw(&app, &context, &loaded, &copy, wrong(why));
            Ok(refuse_try(error.refusal()?, "copies-wrong", draw))
        }
    }
}

pub(in crate::pages::teacher) async fn send(
    number: CopyNumber,
    app: Arc<App>,
    context: RequestContext,
) -> Result {
    let copy = find(&app, number)?;
    if !app.copies.may_fetch(context.teacher()?, copy.number) {
        return Ok(response::to(&format!("/teach/copies/{}", copy.number)));
    }
    let path = Shelf::of(&app.settings.data).path_of(&copy);
    response::download_file(&path, &file_name(&copy.r#box, copy.number))
}

/// It takes the place of what is there, which is copied first.
pub(in crate::pages::teacher) async fn restore(
    number: CopyNumber,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let copy = find(&app, number)?;
    let (teacher, from) = (context.teacher()?, context.tried_from());
    let begun = copies::go_back_to(&app, teacher, from, form.passphrase, copy.number);
    match begun.await {
        Ok(()) => Ok(response::to("/teach/copies")),
        Err(error) => {
            let loaded = load(&app, teacher).await?;
            let messages = app.translations.of(context.language);
            let wrong = |why| Some((Asked::Restore, messages.text(why)));
            let draw = |why| draw(&app, &context, &loaded, &copy, wrong(why));
            Ok(refuse_try(error.refusal()?, "copies-wrong", draw))
        }
    }
}

fn draw(
    app: &App,
    context: &RequestContext,
    loaded: &Loaded,
    copy: &Manifest,
    wrong: Option<(Asked, &str)>,
) -> Markup {
    let messages = app.translations.of(context.language);
    let when = when(messages, app, &loaded.zone, copy);
    let title = messages.text_with("copies-of", &[("when", when.into())]);
    let layout = Layout::teacher(messages, &title, Some("/teach/copies"));
    let children = copy.counts.get("student").copied().unwrap_or_default();
    let at = |form: Asked| {
        wrong
            .filter(|(asked, _)| *asked == form)
            .map(|(_, why)| why)
    };
    let older = |erased_at| copies::is_older_than_erased(app, copy, erased_at);
    let brings_back = loaded.erased_at.is_some_and(older);
    layout.page(html! {
        p.lead { (isolated(&messages.text_with("copies-holds", &[("count", children.into()), ("size", size(messages, copy.bytes).into())]))) }
        @if !copy.clock_trusted { p { (messages.text("copies-clock")) } }
        (fetch::draw(messages, copy, app.copies.who_opens(copy.number), at(Asked::Fetch)))
        details open[at(Asked::Restore).is_some()] {
            summary { (messages.text("copies-restore-title")) }
            p { (messages.text("copies-restore-lead")) }
            @if brings_back { (notice(false, &html! { (messages.text("copies-restore-erased")) })) }
            form method="post" action={ "/teach/copies/" (copy.number) "/restore" } {
                (fetch::ask(messages, Some("passphrase-restore"), at(Asked::Restore)))
                button.wide { (messages.text("copies-restore")) }
            }
        }
    })
}
