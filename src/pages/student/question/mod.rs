//! The page of one question of the child's sheet. It is drawn in draw.rs; its answer is saved in answer.rs.

mod draw;

use std::sync::Arc;

use jiff::civil::Date;
use serde::Deserialize;

pub(super) use draw::{draw, path};

use crate::{
    app::{App, class_for, now_in},
    domain::{
        class::Class,
        id::StudentId,
        prep::{Line, Role, Sheet, questions::ClassQuestions},
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    store::{self, prep::Version},
};

/// A question of a child's sheet, and what the page has to say about it.
pub(super) struct QuestionPage {
    class: Class,
    student: StudentId,
    /// What its teacher has changed in the questions.
    questions: Arc<ClassQuestions>,
    sheet: Sheet,
    role: Role,
    /// What another screen wrote.
    conflicts: Vec<String>,
    /// What the answer was before.
    versions: Vec<Version>,
    today: Date,
    /// How often "Another question" was tapped.
    swapped: u8,
    /// A browser without script has just saved.
    saved: bool,
    refused: Option<Refused>,
}

/// Why the last save was not taken.
struct Refused {
    said: String,
    /// Its words, which stay in the box.
    words: Option<String>,
}

impl QuestionPage {
    fn line(&self) -> Option<&Line> {
        self.sheet.line(self.role)
    }

    /// The same page with a sentence above it and the words of a form in its box.
    pub(super) fn with_refused_words(
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
    pub(super) fn with_open_question(self, said: String) -> Self {
        let is_open = self.sheet.is_open(self.role, self.class.band);
        let next = self.sheet.next_role().filter(|_| !is_open);
        Self {
            role: next.unwrap_or(self.role),
            refused: Some(Refused { said, words: None }),
            ..self
        }
    }
}

/// What may stand behind `?` on a question's address.
#[derive(Default, Deserialize)]
struct Asks {
    /// How often "Another question" was tapped.
    #[serde(default)]
    swapped: u8,
    /// The answer was just saved by a browser without script.
    saved: Option<u8>,
}

pub(super) async fn show(role: Role, app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let page = load(&app, &context, role).await?;
    if !page.sheet.is_open(role, page.class.band) {
        // An address from memory: the question that is due comes instead.
        let next = page.sheet.next_role().unwrap_or(role);
        return Ok(response::to(&format!("/prep/questions/{}", next.word())));
    }
    let page = QuestionPage {
        swapped: asks.swapped,
        saved: asks.saved.is_some(),
        ..page
    };
    Ok(response::page(draw(&app, &context, &page)))
}

/// Loads the page of a question.
pub(super) async fn load(
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
