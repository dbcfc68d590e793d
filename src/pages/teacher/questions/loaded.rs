//! What the pages of the questions are drawn from.

use std::sync::Arc;

use crate::{
    app::{App, class_for},
    domain::{
        class::Class,
        id::ClassId,
        prep::{Role, questions::ClassQuestions},
        text::Language,
    },
    http::{context::RequestContext, error::HttpError, response::Result},
    store,
};

/// A class of hers and what she has changed in its questions.
pub(super) struct Seen {
    pub(super) class: Class,
    pub(super) questions: Arc<ClassQuestions>,
    pub(super) language: Language,
}

/// Loads it, in the language of this tag or else the class's own.
pub(super) async fn load(
    app: &App,
    context: &RequestContext,
    class: ClassId,
    language: Option<&str>,
) -> Result<Seen, HttpError> {
    let (by, language) = (context.principal, language.and_then(Language::from_tag));
    let seen = app.store.read(move |tx| {
        let Some(class) = class_for(tx, &by, Some(class))? else {
            return Ok(None);
        };
        Ok(Some(Seen {
            questions: store::questions::load(tx, class.id)?,
            language: language.unwrap_or(class.language),
            class,
        }))
    });
    seen.await?.ok_or(HttpError::NotFound)
}

/// What was sent, and why it was not taken: it stays on the page.
#[derive(Default)]
pub(super) struct Untaken {
    pub(super) said: Option<String>,
    /// Which question's other words were typed; none for a new one.
    pub(super) wording: Option<String>,
    pub(super) text: String,
    pub(super) starters: Option<Vec<String>>,
}

/// Where the page of a role is.
pub(super) fn address(class: ClassId, role: Role, language: Language) -> String {
    let (role, tag) = (role.as_ref(), language.tag());
    format!("/teach/classes/{class}/questions/{role}?language={tag}")
}
