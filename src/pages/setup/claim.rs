//! Claiming a new box: its first page, which asks for a language, and then the claim itself, with a code that only someone
//! at the box can see, once (X1, D13).

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;
use warp::http::StatusCode;

use crate::{
    app::{App, Tried, setup_file},
    domain::{
        first_run::Step,
        id::TeacherId,
        text::{Language, Name, fits_passphrase},
    },
    secret,
    store::{self, door::TeacherRow},
};
use crate::{
    http::{
        context::RequestContext,
        cookies,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::Messages,
    pages::components::{
        Field, field,
        layout::{Layout, page},
        notice, passphrase, progress,
    },
};

/// The longest name of a teacher, in characters as people see them.
const NAME_GRAPHEMES_MAX: usize = 40;

#[derive(Deserialize)]
struct Asks {
    language: Option<String>,
}

#[derive(Default, Deserialize)]
struct Form {
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
pub(crate) async fn hello(app: Arc<App>, context: RequestContext) -> Result {
    let messages = app.translations.of(context.language);
    let layout = Layout {
        home: "/",
        ..Layout::teacher(messages, messages.text("hello-title"), None)
    };
    Ok(response::page(page(
        &layout,
        html! {
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
        },
    )))
}

pub(crate) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let language = asks
        .language
        .as_deref()
        .and_then(Language::from_tag)
        .unwrap_or(context.language);
    Ok(response::page(draw(
        &app,
        &context,
        language,
        &Form::default(),
        &Wrong::default(),
    )))
}

pub(crate) async fn claim(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let language = form
        .language
        .as_deref()
        .and_then(Language::from_tag)
        .unwrap_or(context.language);
    let messages = app.translations.of(language);
    let name = Name::parse(&form.name, NAME_GRAPHEMES_MAX);
    let mut wrong = Wrong {
        name: name
            .as_ref()
            .err()
            .map(|unfit| messages.refusal(unfit.word(), &[])),
        passphrase: fits_passphrase(&form.passphrase)
            .err()
            .map(|weak| messages.refusal(weak.word(), &[])),
        ..Wrong::default()
    };
    let (Ok(name), None) = (name, &wrong.passphrase) else {
        return Ok(again(
            StatusCode::CONFLICT,
            draw(&app, &context, language, &form, &wrong),
        ));
    };
    match app.claim.try_code(&form.code) {
        Tried::Right => {}
        tried @ (Tried::Wrong | Tried::WrongBeforehand(_)) => {
            if let Tried::WrongBeforehand(tries) = tried {
                // A restart must not give five new tries at a code that stands on paper.
                app.write_plain(context.principal, move |tx| {
                    setup_file::save_wrong_tries(tx, tries)
                })
                .await?;
            }
            wrong.code = Some(messages.text("claim-wrong-code"));
            return Ok(again(
                StatusCode::CONFLICT,
                draw(&app, &context, language, &form, &wrong),
            ));
        }
        Tried::TooSoon => {
            wrong.above = Some(messages.text("claim-too-soon"));
            return Ok(again(
                StatusCode::TOO_MANY_REQUESTS,
                draw(&app, &context, language, &form, &wrong),
            ));
        }
    }
    let passphrase = form.passphrase;
    let hashed = app
        .blocking
        .run(move || secret::hash_passphrase(&passphrase))
        .await
        .ok_or(HttpError::Busy)?;
    take(&app, &context, (name, language), hashed).await
}

/// Makes the box hers, in one commit with her first session: whoever is second finds it taken.
pub(crate) async fn take(
    app: &Arc<App>,
    context: &RequestContext,
    (name, language): (Name, Language),
    hashed: String,
) -> Result {
    let code = secret::recovery_code();
    let bits = secret::read_recovery_code(&code).ok_or(HttpError::Broken)?;
    let teacher = TeacherRow {
        id: TeacherId::new(secret::id()),
        name: name.as_str().to_owned(),
        language,
        passphrase: hashed,
        recovery: secret::hash(&bits.to_be_bytes()),
    };
    let (session, cookie) = cookies::session(app, context, teacher.id, language, false);
    let (session_id, id) = (session.id, teacher.id);
    let first = app
        .write_plain(context.principal, move |tx| {
            if store::door::owner(tx)?.is_some() {
                return Ok(false);
            }
            store::door::claim(tx, &teacher)?;
            store::door::open_session(tx, &session)?;
            setup_file::make_class(tx, id, language)?;
            Ok(true)
        })
        .await?;
    if !first {
        return Err(HttpError::NotFound);
    }
    app.claim.used();
    app.show_recovery(session_id, code);
    Ok(response::with_cookie(
        response::to("/teach/recovery"),
        &cookie,
    ))
}

fn again(status: StatusCode, markup: Markup) -> response::Response {
    let mut response = response::refused(markup);
    *response.status_mut() = status;
    response
}

fn draw(
    app: &App,
    context: &RequestContext,
    language: Language,
    form: &Form,
    wrong: &Wrong<'_>,
) -> Markup {
    let messages = app.translations.of(language);
    let layout = Layout {
        home: "/",
        ..Layout::teacher(messages, messages.text("claim-title"), Some("/hello"))
    };
    page(
        &layout,
        html! {
            (progress(messages, Step::Claim))
            p.lead { (messages.text("claim-lead")) }
            @if let Some(above) = wrong.above { (notice(false, &html! { (above) })) }
            form method="post" action="/claim" {
                input type="hidden" name="language" value=(language.tag());
                (code_field(app, context, messages, form, wrong))
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

/// Elsewhere the code is copied from the box; whoever sits at the box itself is handed it.
fn code_field(
    app: &App,
    context: &RequestContext,
    messages: &Messages,
    form: &Form,
    wrong: &Wrong<'_>,
) -> Markup {
    let code = app.claim.now();
    let (help, value) = if context.on_the_box {
        ("claim-code-here", format!("{} {}", &code[..4], &code[4..]))
    } else {
        ("claim-code-help", form.code.clone())
    };
    field(&Field {
        name: "code",
        label: messages.text("claim-code"),
        help: Some(messages.text(help)),
        value: &value,
        error: wrong.code,
        autocomplete: Some("one-time-code"),
        keys: Some("numeric"),
        ..Field::default()
    })
}
