//! The way back to the teacher's pages by six digits, or her passphrase: from a child's hands (decision 15), and on her own
//! device after half an hour without a touch (decision 14). The digits are chosen here too.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use super::sign_in::refuse_try;
use crate::{
    app::{
        App,
        sign_in::{
            TeacherKey, Unlocked, may_try_pin, save_pin, take_device_back, unlock as unlock_device,
        },
    },
    domain::{
        credentials::BadPin,
        first_run::Step,
        principal::{HandedOver, Principal},
    },
    http::{HttpError, RequestContext, Result, form::read, response},
    pages::{
        components::{
            Field, Layout, back_or, field, first_field, notice, passphrase, progress, skip,
        },
        receipt,
    },
};

#[derive(Default, Deserialize)]
struct Query {
    with: Option<String>,
    /// The talk that she wants to go on with.
    talk: Option<i64>,
    /// The page is a step of the first run.
    #[serde(default)]
    first: bool,
}

/// Where the page on which she chooses her digits leads.
#[derive(Clone, Copy)]
enum After {
    /// On with the talk that she was about to hand over.
    Talk(i64),
    /// On with the first run.
    NextStep,
    /// Home.
    Today,
}

impl After {
    fn new(talk: Option<i64>, first: bool) -> Self {
        match talk {
            Some(talk) => Self::Talk(talk),
            None if first => Self::NextStep,
            None => Self::Today,
        }
    }

    fn address(self) -> String {
        match self {
            Self::Talk(talk) => format!("/teach/conferences/{talk}"),
            Self::NextStep => "/teach/first-run".to_owned(),
            Self::Today => "/teach".to_owned(),
        }
    }
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let query: Query = read(context.query.as_bytes())?;
    let handed = handed_over(&context)?;
    let asks_pin = asks_pin(&app, handed, query.with.is_some()).await?;
    Ok(response::page(draw(&app, &context, asks_pin, None)))
}

fn handed_over(context: &RequestContext) -> Result<HandedOver> {
    match context.principal {
        Principal::HandedOver(handed) => Ok(handed),
        _ => Err(HttpError::NotYours),
    }
}

/// Whether her page asks for the digits: not if she has none, wants the other, or somebody has guessed too often.
async fn asks_pin(app: &App, handed: HandedOver, wants_passphrase: bool) -> Result<bool> {
    Ok(may_try_pin(app, handed.teacher).await? && !wants_passphrase)
}

#[derive(Deserialize)]
struct Form {
    pin: Option<String>,
    passphrase: Option<String>,
}

/// Ends the handing over.
pub(super) async fn take_back(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let handed = handed_over(&context)?;
    let by_pin = form.passphrase.is_none();
    let key = match form.passphrase {
        Some(passphrase) => TeacherKey::Passphrase(passphrase),
        None => TeacherKey::Pin(form.pin.unwrap_or_default()),
    };
    let Err(error) = take_device_back(&app, context.tried_from(), handed, key).await else {
        let talk = format!("/teach/conferences/{}", handed.conference);
        return Ok(response::done(&context, &talk));
    };
    let refusal = error.refusal()?;
    let asks_pin = asks_pin(&app, handed, !by_pin).await?;
    let messages = app.translations.of(context.language);
    let draw = |why| draw(&app, &context, asks_pin, Some(messages.text(why)));
    let wrong = match (asks_pin, by_pin) {
        (true, _) => "teach-back-wrong",
        (false, true) => "teach-back-passphrase-now",
        (false, false) => "teach-back-wrong-passphrase",
    };
    Ok(refuse_try(refusal, wrong, draw))
}

/// Her own device rested for half an hour: her six digits go on where she was, her passphrase signs in anew.
/// `is_page` says that it stands in the place of a page to which the digits may lead back.
pub(crate) fn resting(app: &App, context: &RequestContext, is_page: bool) -> response::Response {
    response::page(draw_resting(app, context, is_page, None))
}

/// The same after a form of hers that is kept.
pub(super) fn resting_with_words(app: &App, context: &RequestContext) -> response::Response {
    let kept = app.translations.of(context.language).text("unsent-kept");
    response::page(draw_resting(app, context, false, Some((true, kept))))
}

#[derive(Deserialize)]
struct UnlockForm {
    pin: Option<String>,
    /// It stands in the place of the page that she asked for.
    #[serde(default)]
    here: bool,
}

/// Five wrong tries end the session: then she signs in as on any other device.
pub(super) async fn unlock(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: UnlockForm = read(&form)?;
    let (Some(teacher), Some(token)) = (context.resting, context.person_token) else {
        return Ok(response::to("/door/teacher"));
    };
    let pin = form.pin.unwrap_or_default();
    let page = context
        .came_from()
        .filter(|page| form.here && page.starts_with("/teach"));
    let next = app.unsent.page_of(teacher.id).or(page);
    let next = next.as_deref().unwrap_or("/teach");
    match unlock_device(&app, context.tried_from(), teacher, token, &pin).await {
        Ok(Unlocked::Awake) => Ok(response::done(&context, next)),
        Ok(Unlocked::SignedOut) => Ok(response::to("/door/teacher")),
        Err(error) => {
            let messages = app.translations.of(context.language);
            let draw = |why| draw_resting(&app, &context, false, Some((false, messages.text(why))));
            Ok(refuse_try(error.refusal()?, "teach-back-wrong", draw))
        }
    }
}

fn draw_resting(
    app: &App,
    context: &RequestContext,
    is_page: bool,
    said: Option<(bool, &str)>,
) -> Markup {
    let messages = app.translations.of(context.language);
    let layout = Layout {
        home: "/",
        ..Layout::teacher(messages, messages.text("teach-resting-title"), None)
    };
    layout.page(html! {
        @if let Some((good, said)) = said { (notice(good, &html! { (said) })) }
        p { (messages.text("teach-resting-line")) }
        form method="post" action="/door/unlock" {
            @if is_page { input type="hidden" name="here" value="true"; }
            (field(&pin_field(messages.text("teach-back-pin"), None)))
            button.main { (messages.text("teach-resting-go")) }
        }
        p { a.quiet href="/door/teacher" { (messages.text("teach-back-with-passphrase")) } }
    })
}

fn draw(app: &App, context: &RequestContext, asks_pin: bool, wrong: Option<&str>) -> Markup {
    let messages = app.translations.of(context.language);
    let layout = Layout {
        home: "/lead",
        ..Layout::teacher(messages, messages.text("teach-back-title"), Some("/lead"))
    };
    layout.page(html! {
        @if let Some(wrong) = wrong { (notice(false, &html! { (wrong) })) }
        form method="post" action="/door/back" {
            @if asks_pin {
                (field(&pin_field(messages.text("teach-back-pin"), None)))
            } @else {
                (passphrase(messages, &Field {
                    label: messages.text("door-passphrase"), autocomplete: Some("current-password"), ..Field::default()
                }))
            }
            button.main { (messages.text("teach-back-go")) }
        }
        @if asks_pin { p { a.quiet href="/door/back?with=passphrase" { (messages.text("teach-back-with-passphrase")) } } }
    })
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

pub(super) async fn show_pin(app: Arc<App>, context: RequestContext) -> Result {
    let query: Query = read(context.query.as_bytes())?;
    let after = After::new(query.talk, query.first);
    let page = draw_choose(&app, &context, after, None);
    Ok(response::page(page))
}

#[derive(Deserialize)]
struct Choice {
    pin: String,
    talk: Option<String>,
    #[serde(default)]
    first: bool,
}

/// She chooses her six digits, and goes on with what she was about to do.
pub(super) async fn choose(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Choice = read(&form)?;
    let teacher = context.teacher()?;
    let talk = form.talk.and_then(|talk| talk.parse().ok());
    let after = After::new(talk, form.first);
    match save_pin(&app, teacher, &form.pin).await {
        Ok(()) => {
            let place = after.address();
            Ok(receipt::done(
                &app, &context, &place, "done-pin", None, None,
            ))
        }
        Err(error) => {
            let why = match error.refusal()? {
                BadPin::NotSix => "teach-pin-six",
                BadPin::TooPlain => "teach-pin-plain",
            };
            let why = app.translations.of(context.language).text(why);
            let drawn = draw_choose(&app, &context, after, Some(why));
            Ok(response::refused(drawn))
        }
    }
}

fn draw_choose(app: &App, context: &RequestContext, after: After, wrong: Option<&str>) -> Markup {
    let messages = app.translations.of(context.language);
    let first = matches!(after, After::NextStep);
    let back = back_or(first, Step::Pin, None, &after.address());
    let layout = Layout::teacher(messages, messages.text("teach-pin-title"), back.as_deref());
    layout.page(html! {
        @if first { (progress(messages, Step::Pin)) }
        p.lead { (messages.text("teach-pin-lead")) }
        form method="post" action="/teach/pin" {
            @if let After::Talk(talk) = after { input type="hidden" name="talk" value=(talk); }
            (first_field(first))
            (field(&Field {
                help: Some(messages.text("teach-pin-help")),
                autocomplete: Some("new-password"),
                reveal: Some((messages.text("field-show"), messages.text("field-hide"))),
                ..pin_field(messages.text("teach-pin-choose"), wrong)
            }))
            button.main { (messages.text("teach-pin-save")) }
        }
        @if first { (skip(messages, Step::Pin)) }
    })
}
