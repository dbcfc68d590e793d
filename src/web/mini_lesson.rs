//! The mini-lesson (T7): how to prepare, with a made-up child's full sheet beside a thin one, and what a good talk looks like
//! for the writer and for the teacher. One plain page for paper, the same in large steps for the wall or a projector, and a
//! poster. Nothing of a class stands on it.

use std::sync::Arc;

use maud::{Markup, html};
use serde::Deserialize;
use warp::Filter;

use super::{
    Routes,
    draw::{empty_chair, icon, notice, say},
    first_of,
    form::{read, shown},
    gate::Visit,
    layout::{Frame, Surface, page},
    reply::{self, Answer},
    route,
    words::Tongue,
};
use crate::{app::App, domain::visitor::Visitor};

/// The address of the mini-lesson.
pub fn routes(app: &Arc<App>) -> Routes {
    let show = warp::path!("teach" / "mini-lesson")
        .and(shown(app))
        .then(show);
    let poster = warp::path!("teach" / "mini-lesson" / "poster")
        .and(shown(app))
        .then(poster);
    let large = warp::path!("lesson").and(shown(app)).then(large);
    first_of([route(show), route(poster), route(large)])
}

async fn show(app: Arc<App>, visit: Visit) -> Answer {
    Ok(reply::page(draw(app.words.of(visit.language))))
}

async fn poster(app: Arc<App>, visit: Visit) -> Answer {
    Ok(reply::page(draw_poster(app.words.of(visit.language))))
}

#[derive(Default, Deserialize)]
struct Asks {
    step: Option<usize>,
}

async fn large(app: Arc<App>, visit: Visit) -> Answer {
    let asks: Asks = read(visit.query.as_bytes())?;
    let step = asks.step.unwrap_or(1).clamp(1, STEPS);
    let home = match visit.visitor {
        Visitor::Wall(_) => "/board",
        _ => "/teach/mini-lesson",
    };
    Ok(reply::page(draw_step(
        app.words.of(visit.language),
        step,
        home,
    )))
}

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
const PLAN: [&str; 4] = [
    "lesson-plan-1",
    "lesson-plan-2",
    "lesson-plan-3",
    "lesson-plan-4",
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

fn draw(tongue: &Tongue) -> Markup {
    let frame = Frame::teacher(tongue, tongue.say("lesson-title"), Some("/teach"));
    page(
        &frame,
        html! {
            div.lesson {
                p.lead { (tongue.say("lesson-lead")) }
                div.actions {
                    a.button href="/lesson" { (tongue.say("lesson-large")) }
                    a.button href="/teach/mini-lesson/poster" { (tongue.say("lesson-poster")) }
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
                                    td { (tongue.say(full)) }
                                    td { (tongue.say(thin)) }
                                }
                            }
                        }
                    }
                    p { strong { (tongue.say("lesson-ask")) } }
                }
                section {
                    h2 { (tongue.say("lesson-talk")) }
                    div.both {
                        (looks_like(tongue, "lesson-writer", &WRITER))
                        (looks_like(tongue, "lesson-teacher", &TEACHER))
                    }
                }
                p.lead { (tongue.say("lesson-end")) }
                a.button.wide href="/teach" { (tongue.say("begin-done-today")) }
            }
        },
    )
}

/// The steps on the wall: why, the five questions, what to ask, both sides of a talk, and now you.
const STEPS: usize = SHEET.len() + 5;
/// A wall goes back to its board when nobody has touched it for so many seconds: a lesson is talked about at length.
const LEFT_ALONE_S: u32 = 15 * 60;

fn draw_step(tongue: &Tongue, step: usize, home: &str) -> Markup {
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
                (draw_large(tongue, step))
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
fn draw_large(tongue: &Tongue, step: usize) -> Markup {
    let said = |words: &str| html! { p.large { (tongue.say(words)) } };
    html! {
        @match step {
            1 => { (empty_chair()) (said("lesson-why")) },
            _ if step <= 1 + SHEET.len() => {
                @let (role, full, thin) = SHEET[step - 2];
                h2 { (tongue.say(role)) }
                div.both {
                    section.card { h3 { (tongue.say("lesson-full")) } p.large { (tongue.say(full)) } }
                    section.card { h3 { (tongue.say("lesson-thin")) } p.large { (tongue.say(thin)) } }
                }
            },
            _ if step == 2 + SHEET.len() => (said("lesson-which")),
            _ if step == 3 + SHEET.len() => (looks_like(tongue, "lesson-writer", &WRITER)),
            _ if step == 4 + SHEET.len() => (looks_like(tongue, "lesson-teacher", &TEACHER)),
            _ => { (icon("sheet")) (said("lesson-now")) },
        }
    }
}

/// What a good talk looks like, on one sheet for the wall of the room.
fn draw_poster(tongue: &Tongue) -> Markup {
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
                    (looks_like(tongue, "lesson-writer", &WRITER))
                    (looks_like(tongue, "lesson-teacher", &TEACHER))
                }
                a.button href="/lesson" { (tongue.say("lesson-large")) }
            }
        },
    )
}

fn looks_like(tongue: &Tongue, title: &str, lines: &[&str]) -> Markup {
    html! {
        section.card {
            h2 { (tongue.say(title)) }
            ul { @for line in lines { li { (tongue.say(line)) } } }
        }
    }
}
