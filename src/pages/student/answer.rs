//! An answer is saved while the child types: the form goes to app/autosave, and the page or its script hears what came of it.

use std::sync::Arc;

use bytes::Bytes;
use warp::http::StatusCode;

use crate::{
    app::{
        self, App,
        autosave::{self, Refusal, SaveOutcome, TextBox},
    },
    domain::{
        prep::{self, Role},
        principal::Principal,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::Messages,
    pages::{
        components::{problem_said, script_answer, sheet_draft_prefix},
        student::{answer_form::AnswerForm, question, unsent},
    },
};

const HOME: &str = "/prep";

pub(super) async fn save(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: AnswerForm = read(&form)?;
    if let (Principal::Device(device), false) = (context.principal, context.script) {
        return unsent::come_back(app, context, device, form).await;
    }
    let student = context.student()?;
    let answer = form.answer_box(student.id, context.language)?;
    let role = answer.role;
    if let (Some(whose), Some(sheet)) = (&form.whose, form.sheet)
        && *whose != sheet_draft_prefix(&app.machine.key, student.id, sheet)
    {
        return Err(HttpError::NotYours);
    }
    let by = context.principal;
    let saved = autosave::save(&app, by, TextBox::Answer(answer), form.draft()).await;
    let question = format!("/prep/questions/{role}");
    if context.script {
        let go = match (form.leaves(), form.changes_page()) {
            (true, _) => Some(HOME),
            (false, true) => Some(question.as_str()),
            (false, false) => None,
        };
        return script_answer(app.translations.of(context.language), saved, go);
    }
    match saved {
        Ok(SaveOutcome::Saved(_)) if form.leaves() => Ok(response::to(HOME)),
        Ok(SaveOutcome::Saved(_)) => Ok(response::to(&format!("{question}?saved=1"))),
        saved => draw_again(&app, &context, role, &form, saved).await,
    }
}

/// The same page with the reason above it and the words still in the box, or with the words of both screens.
async fn draw_again(
    app: &Arc<App>,
    context: &RequestContext,
    role: Role,
    form: &AnswerForm,
    saved: app::Result<SaveOutcome, Refusal>,
) -> Result {
    let messages = app.translations.of(context.language);
    let load = question::load(app, context, role);
    let swapped = form.swapped.unwrap_or(0);
    let mut status = StatusCode::CONFLICT;
    let page = match saved {
        // The page itself asks which words stay.
        Ok(SaveOutcome::Conflict(_)) => load.await?,
        Ok(SaveOutcome::Saved(_) | SaveOutcome::WithOldSheet) => {
            let said = messages.refusal(prep::Refusal::SheetClosed.into(), &[]);
            load.await?.with_open_question(said)
        }
        Err(app::Error::Store(error)) => {
            let problem = HttpError::from(error);
            status = problem.status();
            // A box that cannot even read says so itself.
            let page = load.await.map_err(|_| problem)?;
            page.with_refused_words(not_saved(messages, problem), form.words(), swapped)
        }
        Err(error) => {
            let said = messages.refusal(error.refusal()?.word(), &[]);
            load.await?.with_refused_words(said, form.words(), swapped)
        }
    };
    let mut response = response::page(question::draw(app, context, &page));
    *response.status_mut() = status;
    Ok(response)
}

/// Why the card would not take the words, which are still in the box.
fn not_saved(messages: &Messages, problem: HttpError) -> String {
    let said = match problem {
        HttpError::Full => messages.text("prep-full"),
        _ => problem_said(messages, problem.status().as_u16(), true),
    };
    said.to_owned()
}
