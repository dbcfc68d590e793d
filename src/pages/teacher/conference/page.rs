//! The page of a conference, and the same page with the reason why something was not done.

use std::sync::Arc;

use super::{
    draw,
    loaded::{Page, Untaken, load_page},
};
use crate::{
    app::App,
    domain::id::ConferenceId,
    http::{RequestContext, Response, Result, response},
};

pub(in crate::pages::teacher) async fn show(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
) -> Result {
    let page = load_page(&app, &context, id).await?;
    Ok(response::page(draw::page(&app, &context, &page)))
}

/// 409: the page again, with the reason above.
pub(super) async fn refused(
    app: &Arc<App>,
    context: &RequestContext,
    id: ConferenceId,
    word: &str,
) -> Result {
    refused_with(app, context, id, None, word).await
}

/// The same, with the words that were not taken in their box.
pub(super) async fn refused_words(
    app: &Arc<App>,
    context: &RequestContext,
    id: ConferenceId,
    untaken: Untaken,
    word: &str,
) -> Result {
    refused_with(app, context, id, Some(untaken), word).await
}

async fn refused_with(
    app: &Arc<App>,
    context: &RequestContext,
    id: ConferenceId,
    untaken: Option<Untaken>,
    word: &str,
) -> Result {
    let said = app.translations.of(context.language).refusal(word, &[]);
    if context.script {
        return Ok(response::refused_script(word, &said));
    }
    let page = Page {
        refused: Some(said),
        untaken,
        ..load_page(app, context, id).await?
    };
    Ok(response::refused(draw::page(app, context, &page)))
}

/// 409 where there is no conference to go back to.
pub(super) fn refused_alone(app: &App, context: &RequestContext, word: &str) -> Response {
    let messages = app.translations.of(context.language);
    let said = messages.refusal(word, &[]);
    if context.script {
        response::refused_script(word, &said)
    } else {
        response::refused(draw::not_begun(messages, &said))
    }
}
