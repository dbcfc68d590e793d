//! The recovery code (decision 18): it sets a new passphrase and signs its teacher out everywhere; a new one is made for her who
//! has the passphrase, and shown until she has written it down.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{
        App,
        sign_in::{
            NotRecovered, TryRefusal, confirm_written_down, make_new_code, set_new_passphrase,
        },
    },
    domain::{first_run::Step, principal::Principal},
    http::{
        context::RequestContext,
        form::read,
        response::{self, Result},
    },
    pages::components::{
        Field, field, first_field, isolated,
        layout::{Layout, page},
        passphrase, progress, skip,
    },
    store,
};

#[derive(Default, Deserialize)]
struct LostForm {
    #[serde(default)]
    code: String,
    #[serde(default)]
    passphrase: String,
}

/// What was wrong, at the field where it stands.
#[derive(Default)]
struct Wrong<'a> {
    code: Option<&'a str>,
    passphrase: Option<&'a str>,
}

pub(super) async fn show_lost(app: Arc<App>, context: RequestContext) -> Result {
    let drawn = draw_lost(&app, &context, &LostForm::default(), &Wrong::default());
    Ok(response::page(drawn))
}

/// A new passphrase for whoever holds the recovery code.
pub(super) async fn recover(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: LostForm = read(&form)?;
    let (by, from, typed) = (
        context.principal,
        context.tried_from(),
        form.passphrase.clone(),
    );
    let Err(error) = set_new_passphrase(&app, by, from, &form.code, typed).await else {
        return Ok(response::to("/door/teacher"));
    };
    let messages = app.translations.of(context.language);
    let draw = |wrong| draw_lost(&app, &context, &form, &wrong);
    let at_code = |why| Wrong {
        code: Some(messages.text(why)),
        ..Wrong::default()
    };
    Ok(match error.refusal()? {
        NotRecovered::Weak(weak) => {
            let weak = messages.refusal(weak.into(), &[]);
            response::refused(draw(Wrong {
                passphrase: Some(&weak),
                ..Wrong::default()
            }))
        }
        NotRecovered::WrongCode => response::refused(draw(at_code("recovery-wrong"))),
        NotRecovered::TooSoon => response::too_soon(draw(at_code("claim-too-soon"))),
    })
}

fn draw_lost(app: &App, context: &RequestContext, form: &LostForm, wrong: &Wrong<'_>) -> Markup {
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
                    value: &form.code, error: wrong.code, ..Field::default()
                }))
                (passphrase(messages, &Field {
                    label: messages.text("recovery-new"), help: Some(messages.text("claim-passphrase-help")),
                    error: wrong.passphrase, autocomplete: Some("new-password"), ..Field::default()
                }))
                button.main { (messages.text("recovery-go")) }
            }
            p.soft { (messages.text("recovery-none")) }
        },
    )
}

#[derive(Default, Deserialize)]
struct Query {
    /// The page is a step of the first run.
    #[serde(default)]
    first: bool,
}

pub(super) async fn show_code(app: Arc<App>, context: RequestContext) -> Result {
    let query: Query = read(context.query.as_bytes())?;
    let classes = app.store.read(store::class::all).await?;
    let first = query.first || classes.is_empty();
    Ok(response::page(draw_code(&app, &context, None, first)))
}

#[derive(Deserialize)]
struct NewCodeForm {
    #[serde(default)]
    passphrase: String,
    /// The page is a step of the first run.
    #[serde(default)]
    first: bool,
}

/// A new code for her who knows her passphrase; the old one opens nothing any more.
pub(super) async fn make_code(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: NewCodeForm = read(&form)?;
    let (teacher, from) = (context.teacher()?, context.tried_from());
    let Err(error) = make_new_code(&app, teacher, from, form.passphrase).await else {
        return Ok(response::to(if form.first {
            "/teach/recovery?first=true"
        } else {
            "/teach/recovery"
        }));
    };
    let messages = app.translations.of(context.language);
    let draw = |why| draw_code(&app, &context, Some(messages.text(why)), form.first);
    Ok(match error.refusal()? {
        TryRefusal::Wrong => response::refused(draw("door-wrong")),
        TryRefusal::TooSoon => response::too_soon(draw("claim-too-soon")),
    })
}

pub(super) async fn written_down(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Query = read(&form)?;
    confirm_written_down(&app, context.teacher()?).await?;
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
        app.sign_in.shown_codes.find(teacher.session)
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
