//! What a child types in a talk: the next step while leading or when it is read back, and the look back at the seat. Saved while
//! the child types, by app/autosave.

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use super::{
    draw,
    page::{LeadPage, Refused, leader},
};
use crate::{
    app::{
        App,
        autosave::{self, ConferenceBox, ConferenceField, Draft, TextBox},
    },
    domain::{
        conference::{Line, State},
        id::ConferenceId,
        next_step::Told,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    pages::components::{refusal_word, script_answer},
    store,
};

/// A box of the child's pages of a talk.
#[derive(Debug, Deserialize)]
struct LedForm {
    /// The talk that the page is of.
    talk: i64,
    #[serde(default)]
    text: String,
    /// The revision that the page has seen last.
    #[serde(default)]
    seen: u32,
    /// `well` or `tweak`.
    line: Option<String>,
    /// `aloud`: the step was said.
    way: Option<String>,
    /// The child chose between two screens' words.
    resolves: Option<String>,
}

/// Which page the words stand on: drawn again where they are not taken.
#[derive(Clone, Copy)]
enum Page {
    NextStep,
    LookBack,
}

pub(crate) async fn next_step(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: LedForm = read(&form)?;
    let field = ConferenceField::NextStep(leader(&context)?.student);
    save(&app, &context, Page::NextStep, field, form).await
}

pub(crate) async fn look_back(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: LedForm = read(&form)?;
    let student = leader(&context)?.student;
    let line = match form.line.as_deref() {
        Some("well") => Line::Well(student),
        Some("tweak") => Line::Tweak(student),
        _ => return Err(HttpError::BadForm),
    };
    save(
        &app,
        &context,
        Page::LookBack,
        ConferenceField::Line(line),
        form,
    )
    .await
}

async fn save(
    app: &Arc<App>,
    context: &RequestContext,
    page: Page,
    field: ConferenceField,
    form: LedForm,
) -> Result {
    let conference = ConferenceId::new(form.talk);
    let way = form.way.as_deref().and_then(|way| way.parse().ok());
    let words = ConferenceBox {
        conference,
        field,
        way: way.unwrap_or(Told::Written),
    };
    let draft = Draft::parse(Some(&form.text), form.seen, form.resolves.is_some());
    let saved = autosave::save(app, context.principal, TextBox::Conference(words), draft).await;
    let messages = app.translations.of(context.language);
    let aloud = way == Some(Told::Aloud);
    if context.script && !aloud {
        return script_answer(messages, saved, None);
    }
    let go = next_page(app, conference, page, aloud).await?;
    if context.script {
        return script_answer(messages, saved, Some(go));
    }
    // Words in conflict stand on the page already.
    let words = if saved.is_ok() {
        String::new()
    } else {
        form.text
    };
    match refusal_word(saved)? {
        None => Ok(response::to(go)),
        Some(word) => refuse(app, context, page, word, words).await,
    }
}

/// Where the child goes on: in the script while the talk goes on, else to what is read back.
async fn next_page(
    app: &App,
    conference: ConferenceId,
    page: Page,
    aloud: bool,
) -> Result<&'static str, HttpError> {
    if let Page::LookBack = page {
        return Ok("/lead/look-back");
    }
    let conference = app
        .store
        .read(move |tx| store::conference::find(tx, conference));
    Ok(match conference.await?.map(|conference| conference.state) {
        Some(State::Talking) if aloud => "/lead?step=7",
        Some(State::Talking) => "/lead?step=6",
        Some(State::Done) | None => "/lead/read-back",
    })
}

/// 409: the same page with the reason and the words.
async fn refuse(
    app: &Arc<App>,
    context: &RequestContext,
    page: Page,
    word: &str,
    words: String,
) -> Result {
    let said = app.translations.of(context.language).refusal(word, &[]);
    let lead_page = LeadPage::load(app, context)
        .await?
        .ok_or(HttpError::NotFound)?;
    let lead_page = LeadPage {
        refused: Some(Refused {
            message: said,
            words,
        }),
        ..lead_page
    };
    Ok(response::refused(match page {
        Page::NextStep => draw::step_alone(app, context, &lead_page),
        Page::LookBack => draw::look_back(app, context, &lead_page),
    }))
}
