//! The children's sheets on paper, two to a page (H10): for a room without devices, and for a day on which they rest. Each
//! child's own five questions, with what is answered already and lines for the rest.

use std::sync::Arc;

use maud::{Markup, html};
use serde::Deserialize;
use warp::Filter;

use super::super::wordings;
use crate::{
    app::{App, class_for},
    domain::{
        class::Class,
        id::ClassId,
        prep::{Role, Sheet, questions::ClassQuestions},
        roster::Pupil,
        text::Language,
    },
    store::{self, Reading},
    web::{
        Routes,
        draw::{chair, icon, name, notice},
        form::{read, shown},
        gate::Visit,
        layout::{Frame, page_headed},
        reply::{self, Answer, Problem},
        route,
        words::Tongue,
    },
};

/// Sheets on a page of Letter or A4.
const A_PAGE: usize = 2;
/// Lines to write on, for each question.
const LINES: usize = 2;
/// More of an answer than this does not fit; all of it is on the box.
const WORDS_MAX: usize = 110;

/// The address of the sheets on paper.
pub(in crate::web) fn routes(app: &Arc<App>) -> Routes {
    let show = warp::path!("teach" / "classes" / ClassId / "sheets")
        .and(shown(app))
        .then(show);
    route(show)
}

/// Only this child's.
#[derive(Default, Deserialize)]
struct Asks {
    student: Option<i64>,
}

/// A child, its sheet, and the language that it reads.
type OnPaper = (Pupil, Sheet, Language);

/// What the page is drawn from.
struct Seen {
    class: Class,
    questions: Arc<ClassQuestions>,
    sheets: Vec<OnPaper>,
}

async fn show(class: ClassId, app: Arc<App>, visit: Visit) -> Answer {
    let asks: Asks = read(visit.query.as_bytes())?;
    let visitor = visit.visitor;
    let load = move |tx: &Reading<'_>| {
        let Some(class) = class_for(tx, &visitor, Some(class))? else {
            return Ok(None);
        };
        let mut sheets = Vec::new();
        for pupil in store::roster::pupils(tx, class.id)?.iter() {
            let student = pupil.student;
            if asks.student.is_some_and(|one| one != student.number()) {
                continue;
            }
            let language = store::roster::language(tx, class.id, student)?;
            let sheet = store::prep::sheet_of(tx, class.id, student)?;
            sheets.push((pupil.clone(), sheet, language.unwrap_or(class.language)));
        }
        let questions = store::questions::of(tx, class.id)?;
        Ok(Some(Seen {
            class,
            questions,
            sheets,
        }))
    };
    let seen = app.store.read(load).await?.ok_or(Problem::NotFound)?;
    if seen.sheets.is_empty() && asks.student.is_some() {
        return Err(Problem::NotFound);
    }
    Ok(reply::page(draw(&app, &visit, &seen)))
}

fn draw(app: &App, visit: &Visit, seen: &Seen) -> Markup {
    let tongue = app.words.of(visit.language);
    let back = format!("/teach/classes/{}/on-paper", seen.class.id);
    let frame = Frame::teacher(tongue, tongue.say("teach-sheets-title"), Some(&back));
    // The paper belongs to the children: the page's own title is not printed.
    let heading = html! { h1.screen-only { (tongue.say("teach-sheets-title")) } };
    page_headed(
        &frame,
        &heading,
        &html! {
            div.paper {
                (notice(true, &html! { (tongue.say("teach-sheets-print")) }))
                @if seen.sheets.is_empty() { p.lead { (tongue.say("board-no-roster")) } }
                @for halves in seen.sheets.chunks(A_PAGE) {
                    div.halves { @for half in halves { (draw_half(app, seen, half)) } }
                }
            }
        },
    )
}

fn draw_half(app: &App, seen: &Seen, (pupil, sheet, language): &OnPaper) -> Markup {
    let tongue = app.words.of(*language);
    html! {
        section.half lang=(language.tag()) dir=(language.direction()) {
            div.row { (chair(pupil.drawing)) h2 { (name(&pupil.name)) } }
            ol { @for role in Role::ALL { li { (draw_question(tongue, seen, (pupil, sheet), role)) } } }
        }
    }
}

fn draw_question(
    tongue: &Tongue,
    seen: &Seen,
    (pupil, sheet): (&Pupil, &Sheet),
    role: Role,
) -> Markup {
    let of = (pupil.student, sheet, role);
    let asked = wordings::question(tongue, (&seen.class, &seen.questions), of, 0);
    let text = sheet.line(role).map_or("", |line| line.text.trim());
    let fits: String = text.chars().take(WORDS_MAX).collect();
    html! {
        h3 { (name(&asked.words)) }
        @if !fits.is_empty() { p.half-words dir="auto" { (fits) @if fits.len() < text.len() { "…" } } }
        @else if sheet.is_answered(role) { p { (icon("tick")) } }
        @else { @for _ in 0..LINES { p.line { "\u{a0}" } } }
    }
}
