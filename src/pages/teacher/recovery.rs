//! The recovery code: shown once, it sets a new passphrase and ends her sessions; a new one is made for her who has the
//! passphrase (D14).

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;
use warp::http::StatusCode;

use crate::pages::teacher::sign_in::{may_try, with_status};
use crate::{
    app::App,
    domain::{
        first_run::{Mark, Step},
        principal::Principal,
        text::fits_passphrase,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    pages::components::{
        Field, field, first_field, isolated,
        layout::{Layout, page},
        passphrase, progress, skip,
    },
    secret, store,
};

#[derive(Default, Deserialize)]
struct Recovery {
    #[serde(default)]
    code: String,
    #[serde(default)]
    passphrase: String,
    /// The page is a step of the first run.
    #[serde(default)]
    first: bool,
}

pub(crate) async fn show_lost(app: Arc<App>, context: RequestContext) -> Result {
    Ok(response::page(draw_lost(
        &app,
        &context,
        &Recovery::default(),
        [None, None],
    )))
}

/// A new passphrase for whoever holds the recovery code (D14); every session of hers ends.
pub(crate) async fn recover(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Recovery = read(&form)?;
    let messages = app.translations.of(context.language);
    if let Err(weak) = fits_passphrase(&form.passphrase) {
        let weak = messages.refusal(weak.word(), &[]);
        return Ok(response::refused(draw_lost(
            &app,
            &context,
            &form,
            [None, Some(&weak)],
        )));
    }
    if !may_try(&app) {
        let page = draw_lost(
            &app,
            &context,
            &form,
            [Some(messages.text("claim-too-soon")), None],
        );
        return Ok(with_status(
            StatusCode::TOO_MANY_REQUESTS,
            response::page(page),
        ));
    }
    let hash = secret::read_recovery_code(&form.code).map(|bits| secret::hash(&bits.to_be_bytes()));
    let teachers = app.store.read(store::door::teachers).await?;
    let Some(teacher) = teachers
        .into_iter()
        .find(|teacher| Some(teacher.recovery) == hash)
    else {
        return Ok(response::refused(draw_lost(
            &app,
            &context,
            &form,
            [Some(messages.text("recovery-wrong")), None],
        )));
    };
    let passphrase = form.passphrase;
    let hashed = app
        .blocking
        .run(move || secret::hash_passphrase(&passphrase))
        .await
        .ok_or(HttpError::Busy)?;
    app.write_plain(context.principal, move |tx| {
        store::door::set_passphrase(tx, teacher.id, &hashed)
    })
    .await?;
    Ok(response::to("/door/teacher"))
}

fn draw_lost(
    app: &App,
    context: &RequestContext,
    form: &Recovery,
    [code, weak]: [Option<&str>; 2],
) -> Markup {
    let messages = app.translations.of(context.language);
    let layout = Layout {
        home: "/",
        ..Layout::teacher(
            messages,
            messages.text("recovery-lost-title"),
            Some("/door/teacher"),
        )
    };
    page(
        &layout,
        html! {
            form method="post" action="/door/recovery" {
                (field(&Field {
                    name: "code", label: messages.text("recovery-code"), help: Some(messages.text("recovery-code-help")),
                    value: &form.code, error: code, ..Field::default()
                }))
                (passphrase(messages, &Field {
                    label: messages.text("recovery-new"), help: Some(messages.text("claim-passphrase-help")),
                    error: weak, autocomplete: Some("new-password"), ..Field::default()
                }))
                button.main { (messages.text("recovery-go")) }
            }
            p.soft { (messages.text("recovery-none")) }
        },
    )
}

#[derive(Default, Deserialize)]
struct Asks {
    /// The page is a step of the first run.
    #[serde(default)]
    first: bool,
}

pub(crate) async fn show_code(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let classes = app.store.read(store::class::all).await?;
    let first = asks.first || classes.is_empty();
    Ok(response::page(draw_code(&app, &context, None, first)))
}

/// A new code for her who knows her passphrase; the old one opens nothing any more.
pub(crate) async fn new_code(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Recovery = read(&form)?;
    let Principal::Teacher(teacher) = context.principal else {
        return Err(HttpError::NotYours);
    };
    if !may_try(&app) {
        return Err(HttpError::TooOften);
    }
    let teachers = app.store.read(store::door::teachers).await?;
    let row = teachers
        .into_iter()
        .find(|row| row.id == teacher.id)
        .ok_or(HttpError::NotFound)?;
    let right = app
        .blocking
        .run(move || secret::is_passphrase(&form.passphrase, &row.passphrase))
        .await
        .ok_or(HttpError::Busy)?;
    if !right {
        let messages = app.translations.of(context.language);
        return Ok(response::refused(draw_code(
            &app,
            &context,
            Some(messages.text("door-wrong")),
            form.first,
        )));
    }
    let code = secret::recovery_code();
    let bits = secret::read_recovery_code(&code).ok_or(HttpError::Broken)?;
    let hash = secret::hash(&bits.to_be_bytes());
    app.write_plain(context.principal, move |tx| {
        store::door::set_recovery(tx, teacher.id, &hash)
    })
    .await?;
    app.show_recovery(teacher.session, code);
    Ok(response::to(if form.first {
        "/teach/recovery?first=true"
    } else {
        "/teach/recovery"
    }))
}

pub(crate) async fn written_down(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Asks = read(&form)?;
    app.write_plain(context.principal, move |tx| {
        store::first_run::mark(tx, Step::Code, Mark::Done)
    })
    .await?;
    if let Principal::Teacher(teacher) = context.principal {
        app.forget_recovery(teacher.session);
    }
    Ok(response::to(if form.first {
        "/teach/first-run"
    } else {
        "/teach"
    }))
}

/// `first`: the box is being set up, and this is one of the steps.
fn draw_code(app: &App, context: &RequestContext, wrong: Option<&str>, first: bool) -> Markup {
    let messages = app.translations.of(context.language);
    let code = if let Principal::Teacher(teacher) = context.principal {
        app.recovery_of(teacher.session)
    } else {
        None
    };
    let back = (code.is_none() && !first).then_some("/teach");
    let layout = Layout::teacher(messages, messages.text("recovery-title"), back);
    page(
        &layout,
        html! {
            @if first { (progress(messages, Step::Code)) }
            @if let Some(code) = code {
                p.lead { (messages.text("recovery-lead")) }
                p.code id="recovery-code" dir="ltr" { (code) }
                p { (messages.text("recovery-once")) }
                form method="post" action="/teach/recovery/done" {
                    (first_field(first))
                    button.main { (messages.text("recovery-done")) }
                }
            } @else {
                p.lead { (messages.text("recovery-again")) }
                form method="post" action="/teach/recovery" {
                    (first_field(first))
                    (passphrase(messages, &Field {
                        label: messages.text("door-passphrase"), error: wrong, autocomplete: Some("current-password"), ..Field::default()
                    }))
                    button.main { (isolated(messages.text("recovery-make"))) }
                }
            }
            @if first { (skip(messages, Step::Code)) }
        },
    )
}
