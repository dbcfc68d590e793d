//! The mini-lesson (T7): how to prepare, with a made-up child's full sheet beside a thin one, and what a good talk looks like
//! for the writer and for the teacher. One plain page, made for paper. Nothing of a class stands on it.

use std::sync::Arc;

use maud::{Markup, html};
use warp::Filter;

use super::{
    Routes,
    draw::notice,
    form::shown,
    gate::Visit,
    layout::{Frame, page},
    reply::{self, Answer},
    route,
    words::Tongue,
};
use crate::app::App;

/// The address of the mini-lesson.
pub fn routes(app: &Arc<App>) -> Routes {
    let show = warp::path!("teach" / "mini-lesson")
        .and(shown(app))
        .then(show);
    route(show)
}

async fn show(app: Arc<App>, visit: Visit) -> Answer {
    Ok(reply::page(draw(app.words.of(visit.language))))
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

fn looks_like(tongue: &Tongue, title: &str, lines: &[&str]) -> Markup {
    html! {
        section.card {
            h3 { (tongue.say(title)) }
            ul { @for line in lines { li { (tongue.say(line)) } } }
        }
    }
}
