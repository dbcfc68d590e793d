//! "I have a copy": a box without an owner becomes the one that the copy was made of, by the code of this box and the recovery
//! code of that one.

use std::{path::PathBuf, sync::Arc};

use bytes::Bytes;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{
        self, App,
        copies::{NotRestored, restore_file, restore_found},
    },
    http::{HttpError, RequestContext, Result, read, response},
    i18n::Messages,
    limits,
    pages::{
        components::{Field, Layout, field, notice},
        teacher::copies::{not_restored, when},
    },
};

#[derive(Default, Deserialize)]
struct Form {
    #[serde(default)]
    code: String,
    #[serde(default)]
    recovery: String,
    /// Where the file lies that was sent by somebody who has this box's code.
    file: Option<PathBuf>,
    /// Why it was not kept.
    refused: Option<String>,
    /// The number of one that is on the card.
    copy: Option<u32>,
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    Ok(response::page(draw(&app, &context, &Form::default(), None)))
}

pub(super) async fn restore(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    if let Some(refused) = &form.refused {
        let why = match refused.as_str() {
            "too_soon" => NotRestored::TooSoon,
            _ => NotRestored::WrongClaimCode,
        };
        return answer(&app, &context, &form, Err(app::Error::Refused(why)));
    }
    let Some(file) = form.file.clone() else {
        return Err(HttpError::BadForm);
    };
    let (by, from) = (context.principal, context.tried_from());
    let restored = restore_file(&app, by, from, &form.recovery, file.clone()).await;
    if let Err(error) = std::fs::remove_file(&file) {
        log::warn!("the file that was sent could not be taken away: {error}");
    }
    answer(&app, &context, &form, restored)
}

/// One of those on the card: its database was lost, or put out of the way.
pub(super) async fn restore_one_found(
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let Some(number) = form.copy else {
        return Err(HttpError::BadForm);
    };
    let (by, from) = (context.principal, context.tried_from());
    let restored = restore_found(&app, by, from, &form.code, &form.recovery, number).await;
    answer(&app, &context, &form, restored)
}

fn answer(
    app: &App,
    context: &RequestContext,
    form: &Form,
    restored: app::Result<(), NotRestored>,
) -> Result {
    let Err(error) = restored else {
        return Ok(response::page(draw_done(app, context)));
    };
    let why = error.refusal()?;
    let drawn = draw(app, context, form, Some(&why));
    Ok(match why {
        NotRestored::TooSoon => response::too_soon(drawn),
        _ => response::refused(drawn),
    })
}

/// The copies on the card, the newest first. Those of this box open by its own key; the recovery code is for those of a box before.
fn draw_found(
    messages: &Messages,
    app: &App,
    form: &Form,
    code: &str,
    said: Option<&str>,
) -> Markup {
    let mut copies = app.copies.shelved();
    copies.reverse();
    if copies.is_empty() {
        return html! {};
    }
    let zone = TimeZone::UTC;
    html! {
        section {
            h2 { (messages.text("restore-found")) }
            p { (messages.text("restore-found-lead")) }
            @if let Some(said) = said { (notice(false, &html! { (said) })) }
            form method="post" action="/restore/found" {
                label for="copy" { (messages.text("restore-file")) }
                select id="copy" name="copy" {
                    @for copy in &copies {
                        option value=(copy.number) selected[form.copy == Some(copy.number)] { (when(messages, app, &zone, copy)) }
                    }
                }
                label for="code-found" { (messages.text("claim-code")) }
                input id="code-found" name="code" type="text" value=(code) autocomplete="one-time-code" inputmode="numeric" required;
                label for="recovery-found" { (messages.text("restore-found-code")) }
                input id="recovery-found" name="recovery" type="text" autocomplete="off";
                button.main { (messages.text("restore-go")) }
            }
        }
    }
}

fn draw(app: &App, context: &RequestContext, form: &Form, why: Option<&NotRestored>) -> Markup {
    let messages = app.translations.of(context.language);
    let said = why.map(|why| messages.text(not_restored(why)));
    let is_of_found = form.copy.is_some();
    let at = |wanted: &str| {
        said.filter(|_| !is_of_found && why.is_some_and(|why| field_of(why) == wanted))
    };
    let code = if context.on_the_box && form.code.is_empty() {
        app.claim.now()
    } else {
        form.code.clone()
    };
    let layout = Layout::before_sign_in(messages, messages.text("restore-title"), Some("/hello"));
    layout.page(html! {
        p.lead { (messages.text("restore-lead")) }
        (draw_found(messages, app, form, &code, said.filter(|_| is_of_found)))
        @if let Some(said) = at("") { (notice(false, &html! { (said) })) }
        form method="post" action="/restore" enctype="multipart/form-data" {
            (field(&Field {
                name: "code", label: messages.text("claim-code"),
                help: Some(messages.text(if context.on_the_box { "claim-code-here" } else { "claim-code-help" })),
                value: &code, error: at("code"), autocomplete: Some("one-time-code"), keys: Some("numeric"), ..Field::default()
            }))
            (field(&Field {
                name: "recovery", label: messages.text("restore-code"), help: Some(messages.text("restore-code-help")),
                value: &form.recovery, error: at("recovery"), ..Field::default()
            }))
            div.field {
                label for="file" { (messages.text("restore-file")) }
                p.help id="file-help" { (messages.text("restore-file-help")) }
                @if let Some(said) = at("file") { p.error id="file-error" role="alert" { (said) } }
                input id="file" name="file" type="file" required accept=".age"
                    aria-describedby=(if at("file").is_some() { "file-help file-error" } else { "file-help" });
            }
            button.main { (messages.text("restore-go")) }
        }
    })
}

/// The field that a refusal is about; empty where it is about none.
fn field_of(why: &NotRestored) -> &'static str {
    match why {
        NotRestored::WrongClaimCode | NotRestored::TooSoon => "code",
        NotRestored::OtherKey => "recovery",
        why if why.is_wrong_key() => "recovery",
        NotRestored::Unreadable(_) => "file",
        NotRestored::Another | NotRestored::NotCopied(_) => "",
    }
}

/// The copy is in its place, and the box starts anew with it.
fn draw_done(app: &App, context: &RequestContext) -> Markup {
    let messages = app.translations.of(context.language);
    let layout = Layout {
        stands_s: Some(limits::LOOK_AGAIN_S),
        ..Layout::before_sign_in(messages, messages.text("restore-done"), None)
    };
    layout.page(html! {
        p.lead { (messages.text("restore-done-lead")) }
        p { (messages.text("restore-done-screens")) }
        a.button.main.wide href="/" { (messages.text("problem-to-start")) }
    })
}
