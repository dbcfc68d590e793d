//! The mini-lesson (T7): how to prepare, with a made-up child's full sheet beside a thin one, and what a good talk looks like
//! for the writer and for the teacher, in Chair's words or the teacher's own (words.rs). Nothing of a class stands on it.

mod draw;
pub mod words;

use std::{collections::BTreeMap, sync::Arc};

use serde::Deserialize;

use crate::{
    app::App,
    domain::{principal::Principal, text::Language},
    store,
};
use crate::{
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::Messages,
};

/// The five questions: what each is called, the full answer, and the thin one.
const SHEET: [(&str, &str, &str); 5] = [
    (
        "prep-role-piece",
        "begin-practice-piece",
        "lesson-thin-piece",
    ),
    (
        "prep-role-proud",
        "begin-practice-proud",
        "lesson-thin-proud",
    ),
    (
        "prep-role-stuck",
        "begin-practice-stuck",
        "lesson-thin-stuck",
    ),
    (
        "prep-role-tried",
        "begin-practice-tried",
        "lesson-thin-tried",
    ),
    ("prep-role-ask", "begin-practice-ask", "lesson-thin-ask"),
];
const WRITER: [&str; 6] = [
    "lesson-writer-1",
    "lesson-writer-2",
    "lesson-writer-3",
    "lesson-writer-4",
    "lesson-writer-5",
    "lesson-writer-6",
];
const TEACHER: [&str; 6] = [
    "lesson-teacher-1",
    "lesson-teacher-2",
    "lesson-teacher-3",
    "lesson-teacher-4",
    "lesson-teacher-5",
    "lesson-teacher-6",
];

/// Its lines in one language: those that the teacher wrote, and Chair's.
struct Lesson<'a> {
    messages: &'a Messages,
    own: BTreeMap<String, String>,
}

impl Lesson<'_> {
    /// One line. One that she emptied is Chair's again.
    fn text(&self, line: &'static str) -> &str {
        let own = self.own.get(line).filter(|own| !own.is_empty());
        own.map_or_else(|| self.messages.text(line), String::as_str)
    }

    /// The lines of a list, without those that she emptied; all of Chair's where none is left.
    fn list(&self, lines: &[&'static str]) -> Vec<&str> {
        let is_left = |line: &&&'static str| self.own.get(**line).is_none_or(|own| !own.is_empty());
        let left: Vec<&str> = lines
            .iter()
            .filter(is_left)
            .map(|line| self.text(line))
            .collect();
        if left.is_empty() {
            return lines.iter().map(|line| self.text(line)).collect();
        }
        left
    }
}

async fn own_words(app: &App, language: Language) -> Result<BTreeMap<String, String>, HttpError> {
    let own = app
        .store
        .read(move |tx| store::mini_lesson::of(tx, language));
    Ok(own.await?)
}

async fn lesson<'a>(app: &'a App, context: &RequestContext) -> Result<Lesson<'a>, HttpError> {
    Ok(Lesson {
        messages: app.translations.of(context.language),
        own: own_words(app, context.language).await?,
    })
}

pub(crate) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    Ok(response::page(draw::draw_plain(
        &lesson(&app, &context).await?,
    )))
}

pub(crate) async fn poster(app: Arc<App>, context: RequestContext) -> Result {
    Ok(response::page(draw::draw_poster(
        &lesson(&app, &context).await?,
    )))
}

#[derive(Default, Deserialize)]
struct Asks {
    step: Option<usize>,
}

pub(crate) async fn large(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let step = asks.step.unwrap_or(1).clamp(1, draw::STEPS);
    let home = match context.principal {
        Principal::Wall(_) => "/board",
        _ => "/teach/mini-lesson",
    };
    let lesson = lesson(&app, &context).await?;
    Ok(response::page(draw::draw_step(&lesson, step, home)))
}
