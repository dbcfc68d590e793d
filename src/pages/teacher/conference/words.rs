//! Words that are typed into a talk's log, saved while she types by app/autosave. The remember line goes the same way, into a
//! table of its own (decision 39).

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use super::{
    loaded::{Untaken, address, anchor, teacher},
    page,
};
use crate::{
    app::{
        App,
        autosave::{self, ConferenceBox, ConferenceField, Draft, TextBox},
    },
    domain::{conference::Line, id::ConferenceId, next_step::Told},
    http::{
        context::RequestContext,
        error::HttpError,
        form::{put_behind, read},
        response::{self, Result},
    },
    pages::components::{refusal_word, script_answer},
    store,
};

/// A box of a talk's page.
#[derive(Debug, Deserialize)]
struct WordsForm {
    line: String,
    text: String,
    /// The revision that the page has seen last.
    #[serde(default)]
    seen: u32,
    /// She chose between two screens' words.
    resolves: Option<String>,
    /// The child said the step aloud.
    way: Option<String>,
    /// A sentence that a browser without script puts into the box.
    starter: Option<String>,
}

/// The box of this word, if it is one that she types into. Strengths are taps.
fn typed_box(word: &str) -> Result<ConferenceField, HttpError> {
    match ConferenceField::from_word(word) {
        Some(ConferenceField::Line(Line::Strength | Line::Well(_) | Line::Tweak(_))) | None => {
            Err(HttpError::BadForm)
        }
        Some(field) => Ok(field),
    }
}

pub(crate) async fn save(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    teacher(&context)?;
    let form: WordsForm = read(&form)?;
    let field = typed_box(&form.line)?;
    let mut text = form.text;
    if let Some(starter) = &form.starter {
        put_behind(&mut text, starter, ' ');
    }
    let way = form.way.as_deref().and_then(|way| way.parse().ok());
    let words = ConferenceBox {
        conference: id,
        field,
        way: way.unwrap_or(Told::Written),
    };
    let draft = Draft::parse(Some(&text), form.seen, form.resolves.is_some());
    let saved = autosave::save(&app, context.principal, TextBox::Conference(words), draft).await;
    if context.script {
        return script_answer(app.translations.of(context.language), saved, None);
    }
    match refusal_word(saved.clone())? {
        None => Ok(response::to(&box_address(&app, id, field).await?)),
        // Words in conflict stand on the page already.
        Some(word) if saved.is_ok() => page::refused(&app, &context, id, word).await,
        Some(word) => page::refused_words(&app, &context, id, Untaken { field, text }, word).await,
    }
}

/// Where on the page of the talk a box is. Of a group the page shows one child at a time: the one whose box it was.
async fn box_address(
    app: &App,
    id: ConferenceId,
    field: ConferenceField,
) -> Result<String, HttpError> {
    let conference = app.store.read(move |tx| store::conference::find(tx, id));
    let is_group = conference
        .await?
        .is_some_and(|conference| conference.participants.len() > 1);
    let with = match field.student() {
        Some(student) if is_group => format!("?with={student}"),
        _ => String::new(),
    };
    Ok(format!("{}{with}#{}", address(id), anchor(field)))
}
