//! Draws the mini-lesson: one plain page for paper, the same in large steps for the wall or a projector, and a poster. Only
//! drawing.

use maud::{Markup, html};

use crate::http::route::Audience;
use crate::pages::components::{
    empty_chair, icon, isolated,
    layout::{Layout, page},
    notice,
};
use crate::pages::teacher::mini_lesson::{Lesson, SHEET, TEACHER, WRITER};

const PLAN: [&str; 4] = [
    "lesson-plan-1",
    "lesson-plan-2",
    "lesson-plan-3",
    "lesson-plan-4",
];

/// The plain page.
pub(crate) fn draw_plain(lesson: &Lesson<'_>) -> Markup {
    let messages = lesson.messages;
    let layout = Layout::teacher(messages, messages.text("lesson-title"), Some("/teach"));
    page(
        &layout,
        html! {
            div.lesson {
                p.lead { (messages.text("lesson-lead")) }
                div.actions {
                    a.button href="/lesson" { (messages.text("lesson-large")) }
                    a.button href="/teach/mini-lesson/poster" { (messages.text("lesson-poster")) }
                    a.button href="/teach/mini-lesson/words" { (messages.text("lesson-words")) }
                }
                (notice(true, &html! { (messages.text("lesson-print")) }))
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
                            @for (role, full, thin) in SHEET {
                                tr {
                                    th scope="row" { (messages.text(role)) }
                                    td { (lesson.text(full)) }
                                    td { (lesson.text(thin)) }
                                }
                            }
                        }
                    }
                    p { strong { (messages.text("lesson-ask")) } }
                }
                section {
                    h2 { (messages.text("lesson-talk")) }
                    div.both {
                        (looks_like(lesson, "lesson-writer", &WRITER))
                        (looks_like(lesson, "lesson-teacher", &TEACHER))
                    }
                }
                p.lead { (messages.text("lesson-end")) }
                a.button.wide href="/teach" { (messages.text("begin-done-today")) }
            }
        },
    )
}

/// The steps on the wall: why, the five questions, what to ask, both sides of a talk, and now you.
pub(crate) const STEPS: usize = SHEET.len() + 5;
/// A wall goes back to its board when nobody has touched it for so many seconds: a lesson is talked about at length.
const LEFT_ALONE_S: u32 = 15 * 60;

/// One step.
pub(crate) fn draw_step(lesson: &Lesson<'_>, step: usize, home: &str) -> Markup {
    let messages = lesson.messages;
    let title = messages.text("lesson-title");
    let layout = Layout {
        audience: Audience::Student,
        home,
        home_after_s: Some(LEFT_ALONE_S),
        ..Layout::teacher(messages, title, Some(home))
    };
    let at = messages.text_with("lead-of", &[("at", step.into()), ("all", STEPS.into())]);
    page(
        &layout,
        html! {
            div.large-lesson {
                p.soft { (isolated(&at)) }
                (draw_large(lesson, step))
                nav.goes aria-label=(messages.text("lead-next")) {
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
    let said = |words| html! { p.large { (lesson.text(words)) } };
    html! {
        @match step {
            1 => { (empty_chair()) (said("lesson-why")) },
            _ if step <= 1 + SHEET.len() => {
                @let (role, full, thin) = SHEET[step - 2];
                h2 { (messages.text(role)) }
                div.both {
                    section.card { h3 { (messages.text("lesson-full")) } p.large { (lesson.text(full)) } }
                    section.card { h3 { (messages.text("lesson-thin")) } p.large { (lesson.text(thin)) } }
                }
            },
            _ if step == 2 + SHEET.len() => (said("lesson-which")),
            _ if step == 3 + SHEET.len() => (looks_like(lesson, "lesson-writer", &WRITER)),
            _ if step == 4 + SHEET.len() => (looks_like(lesson, "lesson-teacher", &TEACHER)),
            _ => { (icon("sheet")) (said("lesson-now")) },
        }
    }
}

/// What a good talk looks like, on one sheet for the wall of the room.
pub(crate) fn draw_poster(lesson: &Lesson<'_>) -> Markup {
    let messages = lesson.messages;
    let layout = Layout::teacher(
        messages,
        messages.text("lesson-talk"),
        Some("/teach/mini-lesson"),
    );
    page(
        &layout,
        html! {
            div.paper.poster {
                (notice(true, &html! { (messages.text("paper-print")) }))
                div.both {
                    (looks_like(lesson, "lesson-writer", &WRITER))
                    (looks_like(lesson, "lesson-teacher", &TEACHER))
                }
                a.button href="/lesson" { (messages.text("lesson-large")) }
            }
        },
    )
}

fn looks_like(lesson: &Lesson<'_>, title: &str, lines: &[&'static str]) -> Markup {
    html! {
        section.card {
            h2 { (lesson.messages.text(title)) }
            ul { @for line in lesson.list(lines) { li { (line) } } }
        }
    }
}
