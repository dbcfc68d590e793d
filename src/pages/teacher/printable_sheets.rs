//! The children's sheets on paper, two to a page: for a room without devices, and for a day on which they rest. Each
//! child's own five questions, with what is answered already and lines for the rest.

use std::sync::Arc;

use maud::{Markup, html};
use serde::Deserialize;
use strum::VariantArray;

use crate::{
    app::{App, class_for, questions::question_for},
    domain::{
        class::Class,
        id::ClassId,
        prep::{Role, Sheet, questions::ClassQuestions},
        roster::Student,
        text::Language,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::Messages,
    pages::components::{
        chair, icon,
        layout::{Layout, page_headed},
        name, notice,
    },
    store::{self, ReadTx},
};

/// Sheets on a page of Letter or A4.
const A_PAGE: usize = 2;
/// Lines to write on, for each question.
const LINES: usize = 2;
/// More of an answer than this does not fit; all of it is on the box.
const WORDS_MAX: usize = 110;

/// Only this child's.
#[derive(Default, Deserialize)]
struct Asks {
    student: Option<i64>,
}

/// One child's sheet.
struct OnPaper {
    student: Student,
    sheet: Sheet,
    /// That the child reads.
    language: Language,
}

/// What the page is drawn from.
struct Seen {
    class: Class,
    questions: Arc<ClassQuestions>,
    sheets: Vec<OnPaper>,
}

pub(super) async fn show(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let principal = context.principal;
    let load = move |tx: &ReadTx<'_>| {
        let Some(class) = class_for(tx, &principal, Some(class))? else {
            return Ok(None);
        };
        let mut sheets = Vec::new();
        for student in store::roster::students(tx, class.id)?.iter() {
            if asks.student.is_some_and(|one| one != student.id.number()) {
                continue;
            }
            let language = store::roster::language(tx, class.id, student.id)?;
            sheets.push(OnPaper {
                sheet: store::prep::sheet_of(tx, class.id, student.id)?,
                student: student.clone(),
                language: language.unwrap_or(class.language),
            });
        }
        let questions = store::questions::load(tx, class.id)?;
        Ok(Some(Seen {
            class,
            questions,
            sheets,
        }))
    };
    let seen = app.store.read(load).await?.ok_or(HttpError::NotFound)?;
    if seen.sheets.is_empty() && asks.student.is_some() {
        return Err(HttpError::NotFound);
    }
    Ok(response::page(draw(&app, &context, &seen)))
}

fn draw(app: &App, context: &RequestContext, seen: &Seen) -> Markup {
    let messages = app.translations.of(context.language);
    let back = format!("/teach/classes/{}/on-paper", seen.class.id);
    let layout = Layout::teacher(messages, messages.text("teach-sheets-title"), Some(&back));
    // The paper belongs to the children: the page's own title is not printed.
    let heading = html! { h1.screen-only { (messages.text("teach-sheets-title")) } };
    page_headed(
        &layout,
        &heading,
        &html! {
            div.paper {
                (notice(true, &html! { (messages.text("teach-sheets-print")) }))
                @if seen.sheets.is_empty() { p.lead { (messages.text("board-no-roster")) } }
                @for halves in seen.sheets.chunks(A_PAGE) {
                    div.halves { @for half in halves { (draw_half(app, seen, half)) } }
                }
            }
        },
    )
}

fn draw_half(app: &App, seen: &Seen, half: &OnPaper) -> Markup {
    let language = half.language;
    let messages = app.translations.of(language);
    html! {
        section.half lang=(language.tag()) dir=(language.direction()) {
            div.row { (chair(half.student.drawing)) h2 { (name(&half.student.name)) } }
            ol { @for &role in Role::VARIANTS { li { (draw_question(messages, seen, half, role)) } } }
        }
    }
}

fn draw_question(
    messages: &Messages,
    seen: &Seen,
    OnPaper { student, sheet, .. }: &OnPaper,
    role: Role,
) -> Markup {
    let (band, questions) = (seen.class.band, &seen.questions);
    let asked = question_for(messages, band, questions, student.id, sheet, role, 0);
    let text = sheet.line(role).map_or("", |line| line.text.trim());
    let fits: String = text.chars().take(WORDS_MAX).collect();
    html! {
        h3 { (name(&asked.words)) }
        @if !fits.is_empty() { p.half-words dir="auto" { (fits) @if fits.len() < text.len() { "…" } } }
        @else if sheet.is_answered(role) { p { (icon("tick")) } }
        @else { @for _ in 0..LINES { p.line { "\u{a0}" } } }
    }
}
