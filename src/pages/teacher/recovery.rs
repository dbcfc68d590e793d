//! The recovery code (decision 18): it sets a new passphrase and signs its teacher out everywhere; a new one is made for her who
//! has the passphrase, and shown until she has written it down.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use super::{read::AsStep, sign_in::refuse_try};
use crate::{
    app::{
        App,
        sign_in::{
            AnotherCode, NotRecovered, confirm_written_down, make_new_code, mark_of,
            set_new_passphrase,
        },
    },
    domain::first_run::Step,
    http::{
        RequestContext, Result,
        form::{read, request_id},
        response,
    },
    pages::components::{Field, Layout, field, first_field, isolated, passphrase, progress, skip},
    secret, store,
};

#[derive(Default, Deserialize)]
struct LostForm {
    /// Which form it is, so that a double click uses the code once.
    request: Option<String>,
    #[serde(default)]
    code: String,
    #[serde(default)]
    passphrase: String,
}

pub(super) async fn show_lost(app: Arc<App>, context: RequestContext) -> Result {
    let drawn = draw_lost(&app, &context, &LostForm::default(), None, None);
    Ok(response::page(drawn))
}

/// A new passphrase for whoever holds the recovery code.
pub(super) async fn recover(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: LostForm = read(&form)?;
    let (by, from) = (context.principal, context.tried_from());
    let typed = form.passphrase.clone();
    let request = request_id(form.request.clone())?;
    let set = set_new_passphrase(&app, by, from, &form.code, typed, request);
    let Err(error) = set.await else {
        return Ok(response::to("/door/teacher"));
    };
    let messages = app.translations.of(context.language);
    let at_code = |why| draw_lost(&app, &context, &form, Some(messages.text(why)), None);
    Ok(match error.refusal()? {
        NotRecovered::Weak(weak) => {
            let weak = messages.refusal(weak.into(), &[]);
            response::refused(draw_lost(&app, &context, &form, None, Some(&weak)))
        }
        NotRecovered::WrongCode => response::refused(at_code("recovery-wrong")),
        NotRecovered::TooSoon => response::too_soon(at_code("claim-too-soon")),
    })
}

/// The page with what was wrong, at the field where it stands.
fn draw_lost(
    app: &App,
    context: &RequestContext,
    form: &LostForm,
    wrong_code: Option<&str>,
    wrong_passphrase: Option<&str>,
) -> Markup {
    let messages = app.translations.of(context.language);
    let (title, back) = (messages.text("recovery-lost-title"), "/door/teacher");
    let layout = Layout {
        home: "/",
        ..Layout::teacher(messages, title, Some(back))
    };
    layout.page(html! {
        form method="post" action="/door/recovery" {
            input type="hidden" name="request" value=(secret::token());
            (field(&Field {
                name: "code", label: messages.text("recovery-code"), help: Some(messages.text("recovery-code-help")),
                value: &form.code, error: wrong_code, ..Field::default()
            }))
            (passphrase(messages, &Field {
                label: messages.text("recovery-new"), help: Some(messages.text("claim-passphrase-help")),
                error: wrong_passphrase, autocomplete: Some("new-password"), ..Field::default()
            }))
            button.main { (messages.text("recovery-go")) }
        }
        p.soft { (messages.text("recovery-none")) }
    })
}

pub(super) async fn show_code(app: Arc<App>, context: RequestContext) -> Result {
    let query: AsStep = read(context.query.as_bytes())?;
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

/// A new code for her who knows her passphrase; the old one opens until she has seen the new one.
pub(super) async fn make_code(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: NewCodeForm = read(&form)?;
    let (teacher, from) = (context.teacher()?, context.tried_from());
    let Err(error) = make_new_code(&app, teacher, from, form.passphrase).await else {
        let step = if form.first { "?first=true" } else { "" };
        return Ok(response::to(&format!("/teach/recovery{step}")));
    };
    let messages = app.translations.of(context.language);
    let draw = |why| draw_code(&app, &context, Some(messages.text(why)), form.first);
    Ok(refuse_try(error.refusal()?, "door-wrong", draw))
}

pub(super) async fn written_down(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: WrittenDown = read(&form)?;
    let next = match confirm_written_down(&app, context.teacher()?, form.code).await {
        Err(error) => {
            // Another one was made meanwhile: that one is shown.
            let AnotherCode = error.refusal()?;
            "/teach/recovery"
        }
        Ok(()) if form.first => "/teach/first-run",
        Ok(()) => "/teach",
    };
    Ok(response::to(next))
}

#[derive(Deserialize)]
struct WrittenDown {
    /// The mark of the code that the page showed.
    code: Option<String>,
    /// The page is a step of the first run.
    #[serde(default)]
    first: bool,
}

/// `first`: the box is being set up, and this is one of the steps.
fn draw_code(app: &App, context: &RequestContext, wrong: Option<&str>, first: bool) -> Markup {
    let messages = app.translations.of(context.language);
    let teacher = context.teacher().ok();
    let code = teacher.and_then(|teacher| app.sign_in.shown_codes.look_at(teacher.id));
    let back = (code.is_none() && !first).then_some("/teach");
    let layout = Layout::teacher(messages, messages.text("recovery-title"), back);
    layout.page(html! {
        @if first { (progress(messages, Step::Code)) }
        @if let Some(code) = code {
            p.lead { (messages.text("recovery-lead")) }
            p.code id="recovery-code" dir="ltr" { (code) }
            p { (messages.text("recovery-once")) }
            form method="post" action="/teach/recovery/done" {
                input type="hidden" name="code" value=(mark_of(&code));
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
                button.main { span { (isolated(messages.text("recovery-make"))) } }
            }
        }
        @if first { (skip(messages, Step::Code)) }
    })
}
