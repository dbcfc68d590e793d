//! The way back to the teacher's pages by six digits, or her passphrase: from a child's hands, and on her own device after
//! half an hour without a touch (T1, H5). The digits are chosen here too.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;
use warp::http::StatusCode;

use crate::pages::teacher::sign_in::{may_try, with_status};
use crate::{
    app::App,
    domain::{
        door::{BadPin, choose_pin, read_pin},
        principal::{HandedOver, Principal, Teacher},
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    pages::components::{
        Field, field,
        layout::{Layout, page},
        notice, passphrase,
    },
    secret, store,
};

/// Which of the two her page asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Pin,
    Passphrase,
}

#[derive(Default, Deserialize)]
struct Asks {
    with: Option<String>,
    /// The talk that she wants to go on with.
    talk: Option<i64>,
}

pub(crate) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let handed = handed(&context)?;
    let key = key(&app, handed, asks.with.is_some()).await?;
    Ok(response::page(draw(&app, &context, key, None)))
}

fn handed(context: &RequestContext) -> Result<HandedOver, HttpError> {
    match context.principal {
        Principal::HandedOver(handed) => Ok(handed),
        _ => Err(HttpError::NotYours),
    }
}

/// The digits, unless she has none, wants the other, or somebody has guessed too often.
async fn key(app: &App, handed: HandedOver, asks_passphrase: bool) -> Result<Key, HttpError> {
    let teacher = handed.teacher;
    let pin = app
        .store
        .read(move |tx| store::door::pin(tx, teacher.id))
        .await?;
    let may_pin = pin.is_some() && app.door.tries.may_try_pin(teacher.session);
    Ok(if may_pin && !asks_passphrase {
        Key::Pin
    } else {
        Key::Passphrase
    })
}

#[derive(Deserialize)]
struct Form {
    pin: Option<String>,
    passphrase: Option<String>,
}

/// Ends the handing over: one try a second, and five at the digits.
pub(crate) async fn back(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let handed = handed(&context)?;
    let messages = app.translations.of(context.language);
    let by_pin = form.passphrase.is_none();
    if !may_try(&app) {
        let key = key(&app, handed, !by_pin).await?;
        let drawn = draw(&app, &context, key, Some(messages.text("claim-too-soon")));
        let drawn = response::page(drawn);
        return Ok(with_status(StatusCode::TOO_MANY_REQUESTS, drawn));
    }
    if !is_hers(&app, handed.teacher, form).await? {
        if by_pin {
            app.door.tries.pin_was_wrong(handed.teacher.session);
        }
        let key = key(&app, handed, !by_pin).await?;
        let why = match (key, by_pin) {
            (Key::Pin, _) => "teach-back-wrong",
            (Key::Passphrase, true) => "teach-back-passphrase-now",
            (Key::Passphrase, false) => "teach-back-wrong-passphrase",
        };
        let drawn = draw(&app, &context, key, Some(messages.text(why)));
        return Ok(response::refused(drawn));
    }
    let session = handed.teacher.session;
    app.door.tries.pin_was_right(session);
    let teacher = Principal::Teacher(handed.teacher);
    app.write_plain(teacher, move |tx| store::door::take_back(tx, session))
        .await?;
    let place = format!("/teach/conferences/{}", handed.conference);
    Ok(response::done(&context, &place))
}

/// Whether what was typed is her passphrase, or her PIN while it may be tried.
async fn is_hers(app: &App, teacher: Teacher, form: Form) -> Result<bool, HttpError> {
    let (typed, phc) = if let Some(typed) = form.passphrase {
        let teachers = app.store.read(store::door::teachers).await?;
        let hers = teachers.into_iter().find(|it| it.id == teacher.id);
        (Some(typed), hers.map(|it| it.passphrase))
    } else {
        let pin = app
            .store
            .read(move |tx| store::door::pin(tx, teacher.id))
            .await?;
        let may = app.door.tries.may_try_pin(teacher.session);
        let typed = form.pin.as_deref().and_then(|pin| read_pin(pin).ok());
        (typed, pin.filter(|_| may))
    };
    let Some((typed, phc)) = typed.zip(phc) else {
        return Ok(false);
    };
    app.blocking
        .run(move || secret::is_passphrase(&typed, &phc))
        .await
        .ok_or(HttpError::Busy)
}

/// Her own device rested for half an hour: her six digits go on where she was, her passphrase signs in anew (H5).
pub(crate) fn resting(app: &App, context: &RequestContext) -> response::Response {
    response::page(draw_resting(app, context, None))
}

/// Five wrong tries end the session: then she signs in as on any other device.
pub(crate) async fn unlock(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let (Some(teacher), Some(token)) = (context.resting, context.person_token) else {
        return Ok(response::to("/door/teacher"));
    };
    let messages = app.translations.of(context.language);
    if !may_try(&app) {
        let drawn = draw_resting(&app, &context, Some(messages.text("claim-too-soon")));
        let drawn = response::page(drawn);
        return Ok(with_status(StatusCode::TOO_MANY_REQUESTS, drawn));
    }
    let by_pin = Form {
        passphrase: None,
        ..form
    };
    let tries = &app.door.tries;
    if is_hers(&app, teacher, by_pin).await? {
        tries.pin_was_right(teacher.session);
        app.sessions.wake(&token);
        return Ok(response::done(&context, "/teach"));
    }
    tries.pin_was_wrong(teacher.session);
    if tries.may_try_pin(teacher.session) {
        let wrong = messages.text("teach-back-wrong");
        return Ok(response::refused(draw_resting(&app, &context, Some(wrong))));
    }
    app.write_plain(Principal::Teacher(teacher), move |tx| {
        store::door::end_session(tx, teacher.session)
    })
    .await?;
    Ok(response::to("/door/teacher"))
}

fn draw_resting(app: &App, context: &RequestContext, wrong: Option<&str>) -> Markup {
    let messages = app.translations.of(context.language);
    let layout = Layout {
        home: "/",
        ..Layout::teacher(messages, messages.text("teach-resting-title"), None)
    };
    page(
        &layout,
        html! {
            @if let Some(wrong) = wrong { (notice(false, &html! { (wrong) })) }
            p { (messages.text("teach-resting-line")) }
            form method="post" action="/door/unlock" {
                (field(&pin_field(messages.text("teach-back-pin"), None)))
                button.main { (messages.text("teach-resting-go")) }
            }
            p { a.quiet href="/door/teacher" { (messages.text("teach-back-with-passphrase")) } }
        },
    )
}

fn draw(app: &App, context: &RequestContext, key: Key, wrong: Option<&str>) -> Markup {
    let messages = app.translations.of(context.language);
    let layout = Layout {
        home: "/lead",
        ..Layout::teacher(messages, messages.text("teach-back-title"), Some("/lead"))
    };
    page(
        &layout,
        html! {
            @if let Some(wrong) = wrong { (notice(false, &html! { (wrong) })) }
            form method="post" action="/door/back" {
                @match key {
                    Key::Pin => (field(&pin_field(messages.text("teach-back-pin"), None))),
                    Key::Passphrase => (passphrase(messages, &Field {
                        label: messages.text("door-passphrase"), autocomplete: Some("current-password"), ..Field::default()
                    })),
                }
                button.main { (messages.text("teach-back-go")) }
            }
            @if key == Key::Pin { p { a.quiet href="/door/back?with=passphrase" { (messages.text("teach-back-with-passphrase")) } } }
        },
    )
}

fn pin_field<'a>(label: &'a str, error: Option<&'a str>) -> Field<'a> {
    Field {
        name: "pin",
        label,
        error,
        kind: "password",
        keys: Some("numeric"),
        ..Field::default()
    }
}

pub(crate) async fn show_pin(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    Ok(response::page(draw_choose(&app, &context, asks.talk, None)))
}

#[derive(Deserialize)]
struct Choice {
    pin: String,
    talk: Option<String>,
}

/// She chooses her six digits, and goes on with the talk that she was about to hand over.
pub(crate) async fn choose(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Choice = read(&form)?;
    let Principal::Teacher(teacher) = context.principal else {
        return Err(HttpError::NotYours);
    };
    let talk: Option<i64> = form.talk.and_then(|talk| talk.parse().ok());
    let pin = match choose_pin(&form.pin) {
        Ok(pin) => pin,
        Err(bad) => {
            let why = app.translations.of(context.language).text(match bad {
                BadPin::NotSix => "teach-pin-six",
                BadPin::TooPlain => "teach-pin-plain",
            });
            let drawn = draw_choose(&app, &context, talk, Some(why));
            return Ok(response::refused(drawn));
        }
    };
    let hashed = app
        .blocking
        .run(move || secret::hash_passphrase(&pin))
        .await
        .ok_or(HttpError::Busy)?;
    app.write_plain(context.principal, move |tx| {
        store::door::set_pin(tx, teacher.id, &hashed)
    })
    .await?;
    let place = talk.map_or("/teach".to_owned(), |talk| {
        format!("/teach/conferences/{talk}")
    });
    Ok(response::done(&context, &place))
}

fn draw_choose(
    app: &App,
    context: &RequestContext,
    talk: Option<i64>,
    wrong: Option<&str>,
) -> Markup {
    let messages = app.translations.of(context.language);
    let back = talk.map_or("/teach".to_owned(), |talk| {
        format!("/teach/conferences/{talk}")
    });
    let layout = Layout::teacher(messages, messages.text("teach-pin-title"), Some(&back));
    page(
        &layout,
        html! {
            p.lead { (messages.text("teach-pin-lead")) }
            form method="post" action="/teach/pin" {
                @if let Some(talk) = talk { input type="hidden" name="talk" value=(talk); }
                (field(&Field {
                    help: Some(messages.text("teach-pin-help")),
                    autocomplete: Some("new-password"),
                    reveal: Some((messages.text("field-show"), messages.text("field-hide"))),
                    ..pin_field(messages.text("teach-pin-choose"), wrong)
                }))
                button.main { (messages.text("teach-pin-save")) }
            }
        },
    )
}
