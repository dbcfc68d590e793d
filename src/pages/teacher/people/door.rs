//! How adults come in for whom no passphrase is set yet: a co-teacher joins by an invitation and chooses her own name and
//! passphrase; a substitute comes in by its code, and is told kindly when its day is over.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{
        App, EndedSession,
        sign_in::{NewCoTeacher, NotLetIn, join_as_co_teacher, sign_in_substitute},
    },
    domain::text::{Language, Name},
    http::{RequestContext, Response, Result, cookies, form, response},
    i18n::bare,
    limits,
    pages::{
        components::{Field, Layout, choice, field, isolated, notice, passphrase},
        teacher::sign_in::remember_device,
    },
    secret,
};

#[derive(Default, Deserialize)]
struct JoinForm {
    #[serde(default)]
    code: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    passphrase: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    own: String,
    request: Option<String>,
}

/// What was wrong, by field; `above` stands over all of them.
#[derive(Default)]
struct Wrong<'a> {
    code: Option<&'a str>,
    name: Option<String>,
    passphrase: Option<String>,
    above: Option<&'a str>,
}

pub(in crate::pages::teacher) async fn show_join(app: Arc<App>, context: RequestContext) -> Result {
    let form = JoinForm::default();
    Ok(response::page(draw_join(
        &app,
        &context,
        &form,
        &Wrong::default(),
    )))
}

/// A co-teacher joins, and goes on to write her recovery code down.
pub(in crate::pages::teacher) async fn join(
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: JoinForm = form::read(&form)?;
    let messages = app.translations.of(context.language);
    let draw = |wrong: &Wrong<'_>| draw_join(&app, &context, &form, wrong);
    let name = match Name::parse(&form.name, limits::TEACHER_NAME_GRAPHEMES_MAX) {
        Ok(name) => name,
        Err(unfit) => {
            return Ok(response::refused(draw(&Wrong {
                name: Some(messages.refusal(unfit.into(), &[])),
                ..Wrong::default()
            })));
        }
    };
    let new = NewCoTeacher {
        name,
        language: Language::from_tag(&form.language).unwrap_or(context.language),
        passphrase: form.passphrase.clone(),
        own: form.own == "yes",
    };
    let request = form::request_id(form.request.clone())?;
    let (before, from) = (context.principal, context.tried_from());
    match join_as_co_teacher(&app, before, from, &form.code, new, request).await {
        Ok(token) => {
            let response = remember_device(&app, &context, response::to("/teach/recovery"));
            let cookie = cookies::set_person(&context, &token.text, token.life);
            Ok(response::with_cookie(response, &cookie))
        }
        Err(error) => {
            let refusal = error.refusal()?;
            let code = |why| Wrong {
                code: Some(messages.text(why)),
                ..Wrong::default()
            };
            let wrong = match refusal {
                NotLetIn::Wrong => code("join-wrong"),
                NotLetIn::Over | NotLetIn::NotYet(_) => code("join-over"),
                NotLetIn::NameTaken => Wrong {
                    name: Some(messages.text("join-name-taken").to_owned()),
                    ..Wrong::default()
                },
                NotLetIn::Weak(weak) => Wrong {
                    passphrase: Some(messages.refusal(weak.into(), &[])),
                    ..Wrong::default()
                },
                NotLetIn::TooSoon => {
                    let above = Some(messages.text("claim-too-soon"));
                    let page = draw(&Wrong {
                        above,
                        ..Wrong::default()
                    });
                    return Ok(response::too_soon(page));
                }
            };
            Ok(response::refused(draw(&wrong)))
        }
    }
}

fn draw_join(app: &App, context: &RequestContext, form: &JoinForm, wrong: &Wrong<'_>) -> Markup {
    let messages = app.translations.of(context.language);
    let chosen = Language::from_tag(&form.language).unwrap_or(context.language);
    let layout = Layout {
        home: "/",
        ..Layout::teacher(messages, messages.text("join-title"), Some("/door/teacher"))
    };
    layout.page(html! {
        @if let Some(room) = app.room_name() { p.room { bdi { (room) } } }
        p.lead { (messages.text("join-lead")) }
        @if let Some(above) = wrong.above { (notice(false, &html! { (above) })) }
        form method="post" action="/door/join" data-fragment="code" data-waits {
            input type="hidden" name="request" value=(secret::token());
            (code_field(messages.text("join-code"), messages.text("join-code-help"), &form.code, wrong.code))
            (field(&Field {
                name: "name", label: messages.text("claim-name"), help: Some(messages.text("claim-name-help")),
                value: &form.name, error: wrong.name.as_deref(), autocomplete: Some("username"), ..Field::default()
            }))
            (passphrase(messages, &Field {
                label: messages.text("claim-passphrase"), help: Some(messages.text("claim-passphrase-help")),
                error: wrong.passphrase.as_deref(), autocomplete: Some("new-password"), ..Field::default()
            }))
            div.field {
                label for="language" { (messages.text("join-language")) }
                select id="language" name="language" {
                    @for language in Language::ALL {
                        option value=(language.tag()) lang=(language.tag()) selected[language == chosen] {
                            (app.translations.of(language).text("language-own-name"))
                        }
                    }
                }
            }
            (choice("checkbox", "own", "own", "yes", form.own == "yes", messages.text("door-own")))
            button.main { (messages.text("join-go")) }
        }
    })
}

fn code_field(label: &str, help: &str, value: &str, error: Option<&str>) -> Markup {
    field(&Field {
        name: "code",
        label,
        help: Some(help),
        value,
        error,
        autocomplete: Some("one-time-code"),
        ..Field::default()
    })
}

#[derive(Default, Deserialize)]
struct CodeForm {
    #[serde(default)]
    code: String,
    #[serde(default)]
    own: String,
}

pub(in crate::pages::teacher) async fn show_substitute(
    app: Arc<App>,
    context: RequestContext,
) -> Result {
    let form = CodeForm::default();
    Ok(response::page(draw_substitute(
        &app, &context, &form, None, None,
    )))
}

/// A substitute comes in; what it had sent in vain is found again.
pub(in crate::pages::teacher) async fn substitute(
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: CodeForm = form::read(&form)?;
    let (before, from, own) = (context.principal, context.tried_from(), form.own == "yes");
    match sign_in_substitute(&app, before, from, &form.code, own).await {
        Ok(signed_in) => {
            let page = app.unsent.page_of(signed_in.id);
            let response = response::to(page.as_deref().unwrap_or("/teach"));
            let token = signed_in.token;
            let cookie = cookies::set_person(&context, &token.text, token.life);
            Ok(response::with_cookie(response, &cookie))
        }
        Err(error) => {
            let messages = app.translations.of(context.language);
            let draw = |code| draw_substitute(&app, &context, &form, None, code);
            Ok(match error.refusal()? {
                NotLetIn::TooSoon => {
                    response::too_soon(draw(Some(messages.text("claim-too-soon"))))
                }
                NotLetIn::Over => {
                    let over = Some((false, messages.text("substitute-over").to_owned()));
                    response::refused(draw_substitute(&app, &context, &form, over, None))
                }
                NotLetIn::NotYet(day) => {
                    let day = bare(&messages.day_and_year(day));
                    let day = [("day", day.into())];
                    let said = messages.text_with("substitute-not-yet", &day);
                    let not_yet = Some((false, said));
                    response::refused(draw_substitute(&app, &context, &form, not_yet, None))
                }
                NotLetIn::Wrong | NotLetIn::NameTaken | NotLetIn::Weak(_) => {
                    response::refused(draw(Some(messages.text("join-wrong"))))
                }
            })
        }
    }
}

/// What a substitute sees whose session has ended: that its day is over, or only that nobody touched its page; and whether words
/// of its are kept.
pub(in crate::pages) fn show_over(
    app: &App,
    context: &RequestContext,
    ended: EndedSession,
    has_words: bool,
) -> Response {
    let said = match (ended.rested, has_words) {
        (true, true) => "unsent-kept",
        (true, false) => "substitute-rested",
        (false, true) => "substitute-over-words",
        (false, false) => "substitute-over",
    };
    let form = CodeForm::default();
    let said = app.translations.of(context.language).text(said).to_owned();
    let page = draw_substitute(app, context, &form, Some((has_words, said)), None);
    response::page(page)
}

fn draw_substitute(
    app: &App,
    context: &RequestContext,
    form: &CodeForm,
    said: Option<(bool, String)>,
    wrong: Option<&str>,
) -> Markup {
    let messages = app.translations.of(context.language);
    let title = messages.text("substitute-title");
    let layout = Layout {
        home: "/",
        ..Layout::teacher(messages, title, Some("/door/teacher"))
    };
    layout.page(html! {
        @if let Some(room) = app.room_name() { p.room { bdi { (room) } } }
        @if let Some((good, said)) = said { (notice(good, &isolated(&said))) }
        form method="post" action="/door/substitute" data-fragment="code" data-waits {
            (code_field(messages.text("substitute-code"), messages.text("join-code-help"), &form.code, wrong))
            (choice("checkbox", "own", "own", "yes", form.own == "yes", messages.text("substitute-own")))
            button.main { (messages.text("substitute-go")) }
        }
    })
}
