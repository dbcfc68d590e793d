//! The conference on the teacher's side: it begins, its log grows by taps and by words, it ends, and nothing of it is required.
//! The page is page.rs and draw.rs, words that are typed are words.rs; what is done stands in app.

mod boxes;
mod draw;
mod loaded;
pub mod page;
pub mod words;

use std::{str::FromStr, sync::Arc};

use bytes::Bytes;
use serde::Deserialize;

use self::loaded::{address, teacher};
use crate::{
    app::{
        App,
        conference_log::{self, NotHandedOver, StepWord},
        conferences::{self, Opening},
    },
    domain::{
        conference::{Kind, Refusal},
        id::ConferenceId,
        text::Name,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::{read, request_id},
        response::{self, Result},
    },
    limits::STRENGTH_GRAPHEMES_MAX,
};

/// What the forms of a conference carry, words apart; each handler reads what it needs.
#[derive(Debug, Default, Deserialize)]
struct Form {
    class: Option<String>,
    student: Option<String>,
    sign_up: Option<String>,
    kind: Option<String>,
    on: Option<String>,
    off: Option<String>,
    own: Option<String>,
    step: Option<String>,
    say: Option<String>,
    date: Option<String>,
    to: Option<String>,
    request: Option<String>,
}

fn parse<T: FromStr>(text: Option<&str>) -> Result<Option<T>, HttpError> {
    let read = |text: &str| text.parse().map_err(|_| HttpError::BadForm);
    text.filter(|text| !text.is_empty()).map(read).transpose()
}

fn read_opening(form: Form) -> Result<Opening, HttpError> {
    let opening = Opening {
        class: parse(form.class.as_deref())?,
        student: parse(form.student.as_deref())?,
        sign_up: parse(form.sign_up.as_deref())?,
        request: request_id(form.request)?,
    };
    if opening.student.is_none() && opening.sign_up.is_none() {
        return Err(HttpError::BadForm);
    }
    Ok(opening)
}

pub(super) async fn start(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let kind = match form.kind.as_deref() {
        None | Some("") => Kind::TeacherCalled,
        Some(word) => Kind::from_word(word)
            .filter(|kind| matches!(kind, Kind::TeacherCalled | Kind::WalkUp))
            .ok_or(HttpError::BadForm)?,
    };
    let opening = read_opening(form)?;
    match conferences::start(&app, teacher(&context)?, kind, opening).await {
        Ok(id) => Ok(response::done(&context, &address(id))),
        Err(error) => {
            let refusal = error.refusal()?;
            Ok(page::refused_alone(&app, &context, refusal.word()))
        }
    }
}

pub(super) async fn look_in(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let opening = read_opening(read(&form)?)?;
    match conferences::look_in(&app, teacher(&context)?, opening).await {
        Ok(class) => Ok(response::done(&context, &format!("/teach?class={class}"))),
        Err(error) => {
            let refusal = error.refusal()?;
            Ok(page::refused_alone(&app, &context, refusal.word()))
        }
    }
}

/// Back to the conference's page, or the same page with the refusal.
async fn back_to_page(
    app: &Arc<App>,
    context: &RequestContext,
    id: ConferenceId,
    done: crate::app::Result<(), conferences::Refusal>,
    anchor: &str,
) -> Result {
    match done {
        Ok(()) => Ok(response::done(context, &(address(id) + anchor))),
        Err(error) => page::refused(app, context, id, error.refusal()?.word()).await,
    }
}

pub(super) async fn save_strength(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let (text, on) = match (&form.on, &form.off, &form.own) {
        (Some(strength), _, _) | (None, None, Some(strength)) => (strength, true),
        (None, Some(strength), _) => (strength, false),
        (None, None, None) => return Err(HttpError::BadForm),
    };
    let strength: String = match Name::parse(text, STRENGTH_GRAPHEMES_MAX) {
        Ok(strength) => strength.into(),
        Err(unfit) => return page::refused(&app, &context, id, unfit.word()).await,
    };
    let saved = conference_log::save_strength(&app, teacher(&context)?, id, strength, on).await;
    back_to_page(&app, &context, id, saved, "#strengths").await
}

/// What became of the step that was picked last time.
pub(super) async fn say_of_next_step(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let step = parse(form.step.as_deref())?.ok_or(HttpError::BadForm)?;
    let word = form.say.as_deref().and_then(StepWord::from_word);
    let word = word.ok_or(HttpError::BadForm)?;
    let said = conference_log::say_of_next_step(&app, teacher(&context)?, id, step, word).await;
    back_to_page(&app, &context, id, said, "#last-time").await
}

pub(super) async fn promise_check_back(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let day = parse(form.date.as_deref())?;
    let promised = conference_log::promise_check_back(&app, teacher(&context)?, id, day).await;
    back_to_page(&app, &context, id, promised, "#check-back").await
}

pub(super) async fn finish(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    conferences::end(&app, teacher(&context)?, id).await?;
    Ok(response::done(&context, &address(id)))
}

/// "That is all": Today no longer asks for the empty boxes.
pub(super) async fn stop_asking(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    let class = conference_log::stop_asking(&app, teacher(&context)?, id).await?;
    Ok(response::done(&context, &format!("/teach?class={class}")))
}

/// Puts the teacher's device into the child's hands. Without a PIN she chooses one first.
pub(super) async fn hand_over(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let address = match form.to.as_deref() {
        Some("read-back") => "/lead/read-back",
        _ => "/lead",
    };
    let student = parse(form.student.as_deref())?;
    match conference_log::hand_over(&app, teacher(&context)?, id, student).await {
        Ok(()) => Ok(response::to(address)),
        Err(error) => match error.refusal()? {
            NotHandedOver::NoPin => Ok(response::to(&format!("/teach/pin?talk={id}"))),
            NotHandedOver::NoParticipant => {
                page::refused(&app, &context, id, Refusal::NotInTalk.word()).await
            }
        },
    }
}
