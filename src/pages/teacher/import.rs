//! A class comes in from its file: another box's, or this one's.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};

use crate::{
    app::{App, class_import::take_in},
    http::{RequestContext, Result, form, response},
    pages::{
        components::{Layout, notice},
        receipt,
    },
};

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    Ok(response::page(draw(&app, &context, None)))
}

/// Takes it in, whole or not at all.
pub(super) async fn take_in_file(app: Arc<App>, context: RequestContext, body: Bytes) -> Result {
    let by = context.teacher()?;
    let mut fields = form::parts(&context, body).await?;
    let file = fields.remove("file").unwrap_or_default();
    let Err(error) = take_in(&app, by, file).await else {
        let said = "done-class-in";
        return Ok(receipt::done(
            &app,
            &context,
            "/teach/classes",
            said,
            None,
            None,
        ));
    };
    let why = error.refusal()?.said();
    Ok(response::refused(draw(&app, &context, Some(why))))
}

fn draw(app: &App, context: &RequestContext, wrong: Option<&'static str>) -> Markup {
    let messages = app.translations.of(context.language);
    let layout = Layout::teacher(
        messages,
        messages.text("import-title"),
        Some("/teach/classes"),
    );
    layout.page(html! {
        @if let Some(why) = wrong { (notice(false, &html! { (messages.text(why)) })) }
        p.lead { (messages.text("import-lead")) }
        p { (messages.text("import-when")) }
        form method="post" action="/teach/import" enctype="multipart/form-data" {
            div.field {
                label for="file" { (messages.text("import-file")) }
                input type="file" id="file" name="file" accept=".json,.gz,application/json" required;
            }
            button.main { (messages.text("import-go")) }
        }
        p.soft { (messages.text("import-cards")) }
    })
}
