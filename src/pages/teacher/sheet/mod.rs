//! The teacher's page of one child's sheet: all five answers with what they were before, ticks for paper, her hand for a
//! child who tells her, and the next steps that are carried. It is drawn in page.rs.

mod page;

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use self::page::{address, loaded};
use crate::{
    app::{
        App,
        autosave::{self, AnswerBox, Draft, TextBox},
        receipts::Undo,
        sheets::{self, StepEnd},
    },
    domain::{
        id::{NextStepId, StudentId},
        next_step::StepState,
    },
    http::{HttpError, RequestContext, Result, form::read, response},
    pages::{
        components::{script_answer, why_not_saved},
        receipt,
    },
};

/// What may stand behind `?`: an earlier sheet, by its number.
#[derive(Default, Deserialize)]
struct Asks {
    sheet: Option<u32>,
}

pub(super) async fn show(student: StudentId, app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let seen = loaded(&app, &context, student, asks.sheet).await?;
    Ok(response::page(page::draw(&app, &context, &seen, None)))
}

/// What she sends for a child: words that were told to her, or a tick for paper.
#[derive(Deserialize)]
struct ToldAnswerForm {
    /// The role of the question.
    #[serde(default)]
    prompt: String,
    text: Option<String>,
    /// The revision that the page has seen last.
    seen: Option<u32>,
    sheet: Option<u32>,
    way: Option<String>,
}

pub(super) async fn answer(
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: ToldAnswerForm = read(&form)?;
    let way = form.way.as_deref();
    let way = way.map(|word| word.parse().map_err(|_| HttpError::BadForm));
    let role = form.prompt.parse().map_err(|_| HttpError::BadForm)?;
    let answer = AnswerBox {
        student,
        role,
        sheet: form.sheet,
        way: way.transpose()?,
        question: None,
    };
    let draft = Draft::parse(form.text.as_deref(), form.seen.unwrap_or(0), false);
    let saved = autosave::save(&app, context.principal, TextBox::Answer(answer), draft).await;
    let messages = app.translations.of(context.language);
    if context.script {
        return script_answer(messages, saved, None);
    }
    // Words in conflict stand on the page already.
    let is_taken = saved.is_ok();
    let Some((said, status)) = why_not_saved(messages, saved, "doctor-card-full")? else {
        return Ok(response::to(&address(student)));
    };
    let mut seen = loaded(&app, &context, student, None).await?;
    seen.untaken = form.text.filter(|_| !is_taken).map(|text| (role, text));
    let mut response = response::page(page::draw(&app, &context, &seen, Some(&said)));
    *response.status_mut() = status;
    Ok(response)
}

#[derive(Deserialize)]
struct StepEndForm {
    #[serde(rename = "do", default)]
    action: String,
    /// `today` if Today sent it, and wants her back.
    from: Option<String>,
}

/// She says that a step is reached, or puts it down for now.
pub(super) async fn end_step(
    student: StudentId,
    id: NextStepId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: StepEndForm = read(&form)?;
    let end = match form.action.as_str() {
        "reached" => StepEnd::Reached,
        "put_down" => StepEnd::PutDown,
        _ => return Err(HttpError::BadForm),
    };
    let change = sheets::end_next_step(&app, context.principal, student, id, end).await?;
    let after = match form.from.as_deref() {
        Some("today") => format!("/teach?class={}", change.class),
        _ => address(student),
    };
    if change.before.state != StepState::Open {
        return Ok(response::done(&context, &after));
    }
    let said = match end {
        StepEnd::Reached => "done-step-reached",
        StepEnd::PutDown => "done-step-down",
    };
    let undo = Some(Undo::NextStep(change));
    Ok(receipt::done(&app, &context, &after, said, None, undo))
}
