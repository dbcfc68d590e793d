//! Draws the mini-lesson: one plain page for paper, the same in large steps for the wall or a projector, and a poster. Only
//! drawing.

use maud::{Markup, html};

use super::{Lesson, SHEET, TEACHER, WRITER};
use crate::web::{
    draw::{empty_chair, icon, notice, say},
    layout::{Frame, Surface, page},
};

const PLAN: [&str; 4] = [
    "lesson-plan-1",
    "lesson-plan-2",
    "lesson-plan-3",
    "lesson-plan-4",
];

/// The plain page.
pub(super) fn draw_plain(lesson: &Lesson<'_>) -> Markup {
    let tongue = lesson.tongue;
    let frame = Frame::teacher(tongue, tongue.say("lesson-title"), Some("/teach"));
    page(
        &frame,
        html! {
            div.lesson {
                p.lead { (tongue.say("lesson-lead")) }
                div.actions {
                    a.button href="/lesson" { (tongue.say("lesson-large")) }
                    a.button href="/teach/mini-lesson/poster" { (tongue.say("lesson-poster")) }
                    a.button href="/teach/mini-lesson/words" { (tongue.say("lesson-words")) }
                }
                (notice(true, &html! { (tongue.say("lesson-print")) }))
                section {
                    h2 { (tongue.say("lesson-plan")) }
                    ol.todo { @for line in PLAN { li { p { (tongue.say(line)) } } } }
                }
                section {
                    h2 { (tongue.say("lesson-prepare")) }
                    p { (tongue.say("lesson-prepare-line")) }
                    table.sheets {
                        caption { (tongue.say("lesson-sheets")) }
                        thead {
                            tr {
                                th scope="col" { (tongue.say("lesson-question")) }
                                th scope="col" { (tongue.say("lesson-full")) }
                                th scope="col" { (tongue.say("lesson-thin")) }
                            }
                        }
                        tbody {
                            @for (role, full, thin) in SHEET {
                                tr {
                                    th scope="row" { (tongue.say(role)) }
                                    td { (lesson.say(full)) }
                                    td { (lesson.say(thin)) }
                                }
                            }
                        }
                    }
                    p { strong { (tongue.say("lesson-ask")) } }
                }
                section {
                    h2 { (tongue.say("lesson-talk")) }
                    div.both {
                        (looks_like(lesson, "lesson-writer", &WRITER))
                        (looks_like(lesson, "lesson-teacher", &TEACHER))
                    }
                }
                p.lead { (tongue.say("lesson-end")) }
                a.button.wide href="/teach" { (tongue.say("begin-done-today")) }
            }
        },
    )
}

/// The steps on the wall: why, the five questions, what to ask, both sides of a talk, and now you.
pub(super) const STEPS: usize = SHEET.len() + 5;
/// A wall goes back to its board when nobody has touched it for so many seconds: a lesson is talked about at length.
const LEFT_ALONE_S: u32 = 15 * 60;

/// One step.
pub(super) fn draw_step(lesson: &Lesson<'_>, step: usize, home: &str) -> Markup {
    let tongue = lesson.tongue;
    let title = tongue.say("lesson-title");
    let frame = Frame {
        surface: Surface::Child,
        home,
        home_after_s: Some(LEFT_ALONE_S),
        ..Frame::teacher(tongue, title, Some(home))
    };
    let at = tongue.say_with("lead-of", &[("at", step.into()), ("all", STEPS.into())]);
    page(
        &frame,
        html! {
            div.large-lesson {
                p.soft { (say(&at)) }
                (draw_large(lesson, step))
                nav.goes aria-label=(tongue.say("lead-next")) {
                    @if step > 1 {
                        a.button.plain href={ "/lesson?step=" (step - 1) } { (icon("back")) span { (tongue.say("lead-back")) } }
                    }
                    @if step < STEPS { a.button.main href={ "/lesson?step=" (step + 1) } { (tongue.say("lead-next")) } }
                    @else { a.button.main href=(home) { (tongue.say("lesson-done")) } }
                }
            }
        },
    )
}

/// What stands large on one step.
fn draw_large(lesson: &Lesson<'_>, step: usize) -> Markup {
    let tongue = lesson.tongue;
    let said = |words| html! { p.large { (lesson.say(words)) } };
    html! {
        @match step {
            1 => { (empty_chair()) (said("lesson-why")) },
            _ if step <= 1 + SHEET.len() => {
                @let (role, full, thin) = SHEET[step - 2];
                h2 { (tongue.say(role)) }
                div.both {
                    section.card { h3 { (tongue.say("lesson-full")) } p.large { (lesson.say(full)) } }
                    section.card { h3 { (tongue.say("lesson-thin")) } p.large { (lesson.say(thin)) } }
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
pub(super) fn draw_poster(lesson: &Lesson<'_>) -> Markup {
    let tongue = lesson.tongue;
    let frame = Frame::teacher(
        tongue,
        tongue.say("lesson-talk"),
        Some("/teach/mini-lesson"),
    );
    page(
        &frame,
        html! {
            div.paper.poster {
                (notice(true, &html! { (tongue.say("paper-print")) }))
                div.both {
                    (looks_like(lesson, "lesson-writer", &WRITER))
                    (looks_like(lesson, "lesson-teacher", &TEACHER))
                }
                a.button href="/lesson" { (tongue.say("lesson-large")) }
            }
        },
    )
}

fn looks_like(lesson: &Lesson<'_>, title: &str, lines: &[&'static str]) -> Markup {
    html! {
        section.card {
            h2 { (lesson.tongue.say(title)) }
            ul { @for line in lesson.list(lines) { li { (line) } } }
        }
    }
}
