//! The mini-lesson for the teacher: one plain page for paper, and a poster. Her own words for it are words.rs, and the large
//! steps are the wall's.

pub mod words;

use std::sync::Arc;

use maud::{Markup, html};

use crate::{
    app::{
        App,
        mini_lesson::{self, Lesson, SHEET},
    },
    http::{RequestContext, Result, response},
    pages::components::{Layout, mini_lesson::both_sides, print_notice},
};

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let lesson = mini_lesson::load(&app, context.language).await?;
    Ok(response::page(draw_plain(&lesson)))
}

pub(super) async fn show_poster(app: Arc<App>, context: RequestContext) -> Result {
    let lesson = mini_lesson::load(&app, context.language).await?;
    Ok(response::page(draw_poster(&lesson)))
}

const PLAN: [&str; 4] = [
    "lesson-plan-1",
    "lesson-plan-2",
    "lesson-plan-3",
    "lesson-plan-4",
];

fn draw_plain(lesson: &Lesson<'_>) -> Markup {
    let messages = lesson.messages;
    let layout = Layout::teacher(messages, messages.text("lesson-title"), Some("/teach"));
    layout.page(html! {
        div.lesson {
            p.lead { (messages.text("lesson-lead")) }
            div.actions {
                a.button href="/lesson" { (messages.text("lesson-large")) }
                a.button href="/teach/mini-lesson/poster" { (messages.text("lesson-poster")) }
                a.button href="/teach/mini-lesson/words" { (messages.text("lesson-words")) }
            }
            (print_notice(messages, "lesson-print"))
            section {
                h2 { (messages.text("lesson-plan")) }
                ol.todo { @for line in PLAN { li { p { (messages.text(line)) } } } }
            }
            section {
                h2 { (messages.text("lesson-prepare")) }
                p { (messages.text("lesson-prepare-line")) }
                table.sheets {
                    caption { (messages.text("lesson-sheets")) }
                    thead {
                        tr {
                            th scope="col" { (messages.text("lesson-question")) }
                            th scope="col" { (messages.text("lesson-full")) }
                            th scope="col" { (messages.text("lesson-thin")) }
                        }
                    }
                    tbody {
                        @for compared in SHEET {
                            tr {
                                th scope="row" { (messages.text(compared.role)) }
                                td { (lesson.text(compared.full)) }
                                td { (lesson.text(compared.thin)) }
                            }
                        }
                    }
                }
                p { strong { (messages.text("lesson-ask")) } }
            }
            section {
                h2 { (messages.text("lesson-talk")) }
                (both_sides(lesson))
            }
            p.lead { (messages.text("lesson-end")) }
            a.button.wide href="/teach" { (messages.text("begin-done-today")) }
        }
    })
}

/// What a good conference looks like, on one sheet for the wall of the room.
fn draw_poster(lesson: &Lesson<'_>) -> Markup {
    let messages = lesson.messages;
    let back = Some("/teach/mini-lesson");
    let layout = Layout::teacher(messages, messages.text("lesson-talk"), back);
    layout.page(html! {
        div.paper.poster {
            (print_notice(messages, "paper-print"))
            (both_sides(lesson))
            a.button href="/lesson" { (messages.text("lesson-large")) }
        }
    })
}
