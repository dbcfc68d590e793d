//! The mini-lesson in large steps, for the wall or a projector.

use std::sync::Arc;

use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{
        App,
        mini_lesson::{self, CHILDS_SIDE, Lesson, SHEET, TEACHERS_SIDE},
    },
    domain::principal::Principal,
    http::{RequestContext, Result, read, response},
    limits,
    pages::components::{Head, Layout, empty_chair, icon, isolated, mini_lesson::side},
};

/// Why, the five questions, what to ask, both sides of a conference, and now you.
const STEPS: usize = SHEET.len() + 5;

#[derive(Default, Deserialize)]
struct Asks {
    step: Option<usize>,
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let step = asks.step.unwrap_or(1).clamp(1, STEPS);
    let home = match context.principal {
        Principal::Wall(_) => "/board",
        _ => "/teach/mini-lesson",
    };
    let lesson = mini_lesson::load(&app, context.language).await?;
    Ok(response::page(draw_step(&lesson, step, home)))
}

fn draw_step(lesson: &Lesson<'_>, step: usize, home: &str) -> Markup {
    let messages = lesson.messages;
    let title = messages.text("lesson-title");
    let layout = Layout {
        home,
        stands_s: Some(limits::LESSON_STANDS_S),
        head: Head::Lesson,
        ..Layout::student(messages, title, None)
    };
    let at = messages.text_with("lead-of", &[("at", step.into()), ("all", STEPS.into())]);
    layout.page(html! {
            div.large-lesson {
                p.soft { (isolated(&at)) }
                (draw_large(lesson, step))
                nav.goes aria-label=(messages.text("lead-next")) {
                    @if step < STEPS { a.button.plain.leaves href=(home) { (messages.text("lesson-done")) } }
                    @if step > 1 {
                        a.button.plain href={ "/lesson?step=" (step - 1) } { (icon("back")) span { (messages.text("lead-back")) } }
                    }
                    @if step < STEPS { a.button.main href={ "/lesson?step=" (step + 1) } { (messages.text("lead-next")) } }
                    @else { a.button.main href=(home) { (messages.text("lesson-done")) } }
                }
            }
        },
    )
}

/// What stands large on one step.
fn draw_large(lesson: &Lesson<'_>, step: usize) -> Markup {
    let messages = lesson.messages;
    let large = |line| html! { p.large { (lesson.text(line)) } };
    html! {
        @match step {
            1 => { (empty_chair()) (large("lesson-why")) },
            _ if step <= 1 + SHEET.len() => {
                @let compared = SHEET[step - 2];
                h2 { (messages.text(compared.role)) }
                div.both {
                    section.card { h3 { (messages.text("lesson-full")) } (large(compared.full)) }
                    section.card { h3 { (messages.text("lesson-thin")) } (large(compared.thin)) }
                }
            },
            _ if step == 2 + SHEET.len() => (large("lesson-which")),
            _ if step == 3 + SHEET.len() => (side(lesson, &CHILDS_SIDE)),
            _ if step == 4 + SHEET.len() => (side(lesson, &TEACHERS_SIDE)),
            _ => { (icon("sheet")) (large("lesson-now")) },
        }
    }
}
