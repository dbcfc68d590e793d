//! Claiming a new box: its first page, which asks for a language, and then the claim itself, with a code that only somebody at
//! the box can see (decision 16).

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{
        App, Error,
        claim::{NewOwner, claim_box},
        sign_in::TryRefusal,
    },
    domain::{
        first_run::Step,
        principal::Principal,
        text::{Language, Name, fits_passphrase},
    },
    http::{
        HttpError, RequestContext, Result, cookies,
        form::request_id,
        read,
        response::{self, Response},
    },
    limits,
    pages::{
        components::{Field, Layout, field, notice, passphrase, progress},
        teacher::sign_in::remember_device,
    },
    secret,
};

#[derive(Deserialize)]
struct Query {
    language: Option<String>,
}

#[derive(Default, Deserialize)]
struct Form {
    /// Which form it is, so that a double click claims once.
    request: Option<String>,
    code: String,
    name: String,
    passphrase: String,
    language: Option<String>,
}

/// What was wrong with the form, by field, and the line above it.
#[derive(Default)]
struct Wrong<'a> {
    above: Option<&'a str>,
    code: Option<&'a str>,
    name: Option<String>,
    passphrase: Option<String>,
}

/// The first page of a fresh box: one question, in every language it speaks.
pub(super) async fn show_languages(app: Arc<App>, context: RequestContext) -> Result {
    let messages = app.translations.of(context.language);
    Ok(response::page(Layout::before_sign_in(messages, messages.text("hello-title"), None).page(html! {
            (progress(messages, Step::Language))
            nav.messages aria-label=(messages.text("hello-pick")) {
                @for language in Language::ALL {
                    @let own = app.translations.of(language);
                    a.button.wide href={ "/claim?language=" (language.tag()) } lang=(language.tag()) dir=(language.direction()) {
                        strong { (own.text("language-own-name")) } " "
                        span { (own.text("hello-pick")) }
                    }
                }
            }
            p { a.quiet href="/restore" { (messages.text("restore-way")) } }
        },
    )))
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let query: Query = read(context.query.as_bytes())?;
    let language = read_in(query.language.as_deref(), &context);
    let (form, wrong) = (Form::default(), Wrong::default());
    Ok(response::page(draw(
        &app, &context, language, &form, &wrong,
    )))
}

/// The language that was chosen on the first page, else the visitor's.
fn read_in(tag: Option<&str>, context: &RequestContext) -> Language {
    tag.and_then(Language::from_tag).unwrap_or(context.language)
}

pub(super) async fn claim(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let read_form = read::<Form>(&form);
    // A form that is none of ours finds the same as any other once there is an owner.
    let form = match read_form {
        Err(_) if app.is_claimed() => return Err(HttpError::HasOwner),
        form => form?,
    };
    let request = request_id(form.request.clone())?;
    let language = read_in(form.language.as_deref(), &context);
    let messages = app.translations.of(language);
    let draw = |wrong: &Wrong<'_>| draw(&app, &context, language, &form, wrong);
    let name = Name::parse(&form.name, limits::TEACHER_NAME_GRAPHEMES_MAX);
    let weak = fits_passphrase(&form.passphrase).err();
    let (Ok(name), None) = (&name, weak) else {
        return Ok(response::refused(draw(&Wrong {
            name: name.err().map(|unfit| messages.refusal(unfit.into(), &[])),
            passphrase: weak.map(|weak| messages.refusal(weak.into(), &[])),
            ..Wrong::default()
        })));
    };
    let owner = NewOwner {
        name: name.clone(),
        language,
        passphrase: form.passphrase.clone(),
    };
    let (by, from) = (context.principal, context.tried_from());
    match claim_box(&app, by, from, &form.code, owner, request).await {
        Ok(token) => {
            let response = remember_device(&app, &context, response::to("/teach/recovery"));
            let cookie = cookies::set_person(&context, &token.text, token.life);
            Ok(response::with_cookie(response, &cookie))
        }
        Err(Error::NotFound) => Err(HttpError::HasOwner),
        Err(error) => Ok(match error.refusal()? {
            TryRefusal::Wrong => response::refused(draw(&Wrong {
                code: Some(messages.text("claim-wrong-code")),
                ..Wrong::default()
            })),
            TryRefusal::TooSoon => response::too_soon(draw(&Wrong {
                above: Some(messages.text("claim-too-soon")),
                ..Wrong::default()
            })),
        }),
    }
}

/// The box has its teacher: where she comes in, or where she goes on if it is she. Whoever claimed it and never got the answer
/// finds a door here.
pub(in crate::pages) fn show_owned(
    app: &App,
    context: &RequestContext,
    principal: Principal,
) -> Response {
    let messages = app.translations.of(context.language);
    let (to, label) = match principal {
        Principal::Teacher(_) => ("/teach", "problem-to-today"),
        _ => ("/door/teacher", "door-go"),
    };
    let layout = Layout::before_sign_in(messages, messages.text("claim-owned-title"), Some("/"));
    response::page(layout.page(html! {
        p.lead { (messages.text("claim-owned")) }
        a.button.main href=(to) { (messages.text(label)) }
    }))
}

fn draw(
    app: &App,
    context: &RequestContext,
    language: Language,
    form: &Form,
    wrong: &Wrong<'_>,
) -> Markup {
    let messages = app.translations.of(language);
    // Elsewhere the code is copied from the box; whoever sits at the box itself is handed it.
    let (help, code) = if context.on_the_box {
        let code = app.claim.now();
        ("claim-code-here", format!("{} {}", &code[..4], &code[4..]))
    } else {
        ("claim-code-help", form.code.clone())
    };
    // The form that was refused is sent again: another one.
    let request = secret::token();
    Layout::before_sign_in(messages, messages.text("claim-title"), Some("/hello")).page(html! {
            (progress(messages, Step::Claim))
            p.lead { (messages.text("claim-lead")) }
            @if let Some(above) = wrong.above { (notice(false, &html! { (above) })) }
            form method="post" action="/claim" {
                input type="hidden" name="language" value=(language.tag());
                input type="hidden" name="request" value=(request);
                (field(&Field {
                    name: "code", label: messages.text("claim-code"), help: Some(messages.text(help)), value: &code, error: wrong.code,
                    autocomplete: Some("one-time-code"), keys: Some("numeric"), ..Field::default()
                }))
                (field(&Field {
                    name: "name", label: messages.text("claim-name"), help: Some(messages.text("claim-name-help")),
                    value: &form.name, error: wrong.name.as_deref(), autocomplete: Some("name"), ..Field::default()
                }))
                (passphrase(messages, &Field {
                    label: messages.text("claim-passphrase"), help: Some(messages.text("claim-passphrase-help")),
                    error: wrong.passphrase.as_deref(), autocomplete: Some("new-password"), ..Field::default()
                }))
                button.main { (messages.text("claim-go")) }
            }
        },
    )
}
