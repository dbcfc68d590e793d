//! What the page of a question is drawn from.

use std::sync::Arc;

use jiff::civil::Date;

use crate::{
    app::{App, class_for, now_in},
    domain::{
        class::Class,
        id::StudentId,
        prep::{Line, Role, Sheet, questions::ClassQuestions},
    },
    http::{context::RequestContext, error::HttpError, response::Result},
    store::{self, prep::Version},
};

/// A question of a child's sheet, and what the page has to say about it.
pub(crate) struct QuestionPage {
    pub(super) class: Class,
    pub(super) student: StudentId,
    /// What its teacher has changed in the questions.
    pub(super) questions: Arc<ClassQuestions>,
    pub(super) sheet: Sheet,
    pub(super) role: Role,
    /// What another screen wrote.
    pub(super) conflicts: Vec<String>,
    /// What the answer was before.
    pub(super) versions: Vec<Version>,
    pub(super) today: Date,
    /// How often "Another question" was tapped.
    pub(super) swapped: u8,
    /// A browser without script has just saved.
    pub(super) saved: bool,
    pub(super) refused: Option<Refused>,
}

/// Why the last save was not taken.
pub(super) struct Refused {
    pub(super) said: String,
    /// Its words, which stay in the box.
    pub(super) words: Option<String>,
}

impl QuestionPage {
    pub(super) fn line(&self) -> Option<&Line> {
        self.sheet.line(self.role)
    }

    /// The same page with a sentence above it and the words of a form in its box.
    pub(crate) fn with_refused_words(
        self,
        said: String,
        words: Option<String>,
        swapped: u8,
    ) -> Self {
        Self {
            refused: Some(Refused { said, words }),
            swapped,
            ..self
        }
    }

    /// The page of a question that is open to the child: this one, else the next; with a sentence above it.
    pub(crate) fn with_open_question(self, said: String) -> Self {
        let is_open = self.sheet.is_open(self.role, self.class.band);
        let next = self.sheet.next_role().filter(|_| !is_open);
        Self {
            role: next.unwrap_or(self.role),
            refused: Some(Refused { said, words: None }),
            ..self
        }
    }
}

/// Loads the page of a question.
pub(crate) async fn load(
    app: &Arc<App>,
    context: &RequestContext,
    role: Role,
) -> Result<QuestionPage, HttpError> {
    let student = context.student()?.id;
    let (clock, principal) = (Arc::clone(&app.clock), context.principal);
    let page = app.store.read(move |tx| {
        let Some(class) = class_for(tx, &principal, None)? else {
            return Ok(None);
        };
        let sheet = store::prep::sheet_of(tx, class.id, student)?;
        let (conflicts, versions) = match sheet.id {
            Some(id) if sheet.line(role).is_some() => {
                store::prep::conflicts_and_versions(tx, id, role)?
            }
            _ => (Vec::new(), Vec::new()),
        };
        Ok(Some(QuestionPage {
            today: now_in(&clock, &class).date(),
            questions: store::questions::load(tx, class.id)?,
            class,
            student,
            sheet,
            role,
            conflicts,
            versions,
            swapped: 0,
            saved: false,
            refused: None,
        }))
    });
    page.await?.ok_or(HttpError::NotFound)
}
