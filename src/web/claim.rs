//! Claiming a new box: its first page, which asks for a language, and then the claim itself, with a code that only someone
//! at the box can see, once (X1, D13).

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;
use warp::{Filter, http::StatusCode};

use super::{
    Routes, cookie,
    draw::{Field, field, notice, passphrase, progress},
    first_of,
    form::{read, sent, shown},
    gate::Visit,
    layout::{Frame, page},
    reply::{self, Answer, Problem},
    route,
    words::Tongue,
};
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

/// The longest name of a teacher, in characters as people see them.
const NAME_GRAPHEMES_MAX: usize = 40;

/// The claim's addresses; they are gone once the box has an owner.
pub fn routes(app: &Arc<App>) -> Routes {
    let show = warp::path!("claim").and(shown(app)).then(show);
    let claim = warp::path!("claim").and(sent(app)).then(claim);
    let hello = warp::path!("hello").and(shown(app)).then(hello);
    first_of([route(hello), route(show), route(claim)])
}

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
async fn hello(app: Arc<App>, visit: Visit) -> Answer {
    let tongue = app.words.of(visit.language);
    let frame = Frame {
        home: "/",
        ..Frame::teacher(tongue, tongue.say("hello-title"), None)
    };
    Ok(reply::page(page(
        &frame,
        html! {
            (progress(tongue, Step::Language))
            nav.tongues aria-label=(tongue.say("hello-pick")) {
                @for language in Language::ALL {
                    @let own = app.words.of(language);
                    a.button.wide href={ "/claim?language=" (language.tag()) } lang=(language.tag()) dir=(language.direction()) {
                        strong { (own.say("language-own-name")) } " "
                        span { (own.say("hello-pick")) }
                    }
                }
            }
        },
    )))
}

async fn show(app: Arc<App>, visit: Visit) -> Answer {
    let asks: Asks = read(visit.query.as_bytes())?;
    let language = asks
        .language
        .as_deref()
        .and_then(Language::from_tag)
        .unwrap_or(visit.language);
    Ok(reply::page(draw(
        &app,
        &visit,
        language,
        &Form::default(),
        &Wrong::default(),
    )))
}

async fn claim(app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Form = read(&form)?;
    let language = form
        .language
        .as_deref()
        .and_then(Language::from_tag)
        .unwrap_or(visit.language);
    let tongue = app.words.of(language);
    let name = Name::parse(&form.name, NAME_GRAPHEMES_MAX);
    let mut wrong = Wrong {
        name: name
            .as_ref()
            .err()
            .map(|unfit| tongue.refusal(unfit.word(), &[])),
        passphrase: fits_passphrase(&form.passphrase)
            .err()
            .map(|weak| tongue.refusal(weak.word(), &[])),
        ..Wrong::default()
    };
    let (Ok(name), None) = (name, &wrong.passphrase) else {
        return Ok(again(
            StatusCode::CONFLICT,
            draw(&app, &visit, language, &form, &wrong),
        ));
    };
    match app.claim.try_code(&form.code) {
        Tried::Right => {}
        tried @ (Tried::Wrong | Tried::WrongBeforehand(_)) => {
            if let Tried::WrongBeforehand(tries) = tried {
                // A restart must not give five new tries at a code that stands on paper.
                app.store
                    .write(move |tx| setup_file::keep_wrong(tx, tries))
                    .await?;
            }
            wrong.code = Some(tongue.say("claim-wrong-code"));
            return Ok(again(
                StatusCode::CONFLICT,
                draw(&app, &visit, language, &form, &wrong),
            ));
        }
        Tried::TooSoon => {
            wrong.above = Some(tongue.say("claim-too-soon"));
            return Ok(again(
                StatusCode::TOO_MANY_REQUESTS,
                draw(&app, &visit, language, &form, &wrong),
            ));
        }
    }
    let passphrase = form.passphrase;
    let hashed = app
        .slow
        .run(move || secret::hash_passphrase(&passphrase))
        .await
        .ok_or(Problem::Busy)?;
    take(&app, &visit, (name, language), hashed).await
}

/// Makes the box hers, in one commit with her first session: whoever is second finds it taken.
async fn take(
    app: &Arc<App>,
    visit: &Visit,
    (name, language): (Name, Language),
    hashed: String,
) -> Answer {
    let code = secret::recovery_code();
    let bits = secret::read_recovery_code(&code).ok_or(Problem::Broken)?;
    let teacher = TeacherRow {
        id: TeacherId::new(secret::id()),
        name: name.as_str().to_owned(),
        language,
        passphrase: hashed,
        recovery: secret::hash(&bits.to_be_bytes()),
    };
    let (session, cookie) = cookie::session(app, visit, teacher.id, language, false);
    let (session_id, id) = (session.id, teacher.id);
    let stamp = app.stamp(&visit.visitor);
    let first = app
        .store
        .write(move |tx| {
            if store::door::owner(tx)?.is_some() {
                return Ok(false);
            }
            store::door::claim(tx, &stamp, &teacher)?;
            store::door::open_session(tx, &stamp, &session)?;
            setup_file::hand_over(tx, &stamp, id, language)?;
            Ok(true)
        })
        .await?;
    if !first {
        return Err(Problem::NotFound);
    }
    app.claim.used();
    app.show_recovery(session_id, code);
    app.read_visitors().await?;
    Ok(reply::with_cookie(reply::to("/teach/recovery"), &cookie))
}

fn again(status: StatusCode, markup: Markup) -> reply::Response {
    let mut response = reply::refused(markup);
    *response.status_mut() = status;
    response
}

fn draw(app: &App, visit: &Visit, language: Language, form: &Form, wrong: &Wrong<'_>) -> Markup {
    let tongue = app.words.of(language);
    let frame = Frame {
        home: "/",
        ..Frame::teacher(tongue, tongue.say("claim-title"), Some("/hello"))
    };
    page(
        &frame,
        html! {
            (progress(tongue, Step::Claim))
            p.lead { (tongue.say("claim-lead")) }
            @if let Some(above) = wrong.above { (notice(false, &html! { (above) })) }
            form method="post" action="/claim" {
                input type="hidden" name="language" value=(language.tag());
                (code_field(app, visit, tongue, form, wrong))
                (field(&Field {
                    name: "name", label: tongue.say("claim-name"), help: Some(tongue.say("claim-name-help")),
                    value: &form.name, error: wrong.name.as_deref(), autocomplete: Some("name"), ..Field::default()
                }))
                (passphrase(tongue, &Field {
                    label: tongue.say("claim-passphrase"), help: Some(tongue.say("claim-passphrase-help")),
                    error: wrong.passphrase.as_deref(), autocomplete: Some("new-password"), ..Field::default()
                }))
                button.main { (tongue.say("claim-go")) }
            }
        },
    )
}

/// Elsewhere the code is copied from the box; whoever sits at the box itself is handed it.
fn code_field(app: &App, visit: &Visit, tongue: &Tongue, form: &Form, wrong: &Wrong<'_>) -> Markup {
    let code = app.claim.now();
    let (help, value) = if visit.on_the_box {
        ("claim-code-here", format!("{} {}", &code[..4], &code[4..]))
    } else {
        ("claim-code-help", form.code.clone())
    };
    field(&Field {
        name: "code",
        label: tongue.say("claim-code"),
        help: Some(tongue.say(help)),
        value: &value,
        error: wrong.code,
        autocomplete: Some("one-time-code"),
        keys: Some("numeric"),
        ..Field::default()
    })
}
