//! The printed lead card: the whole script on one page, in the child's own words, for a talk without a screen (T1). Only the
//! teacher prints it.

use std::sync::Arc;

use maud::{Markup, html};
use warp::Filter;

use super::{
    Leader, Led, Wants,
    draw::{draw_told, step_words, telling_words},
};
use crate::{
    app::{App, pupil_of},
    domain::{conference::Step, id::StudentId, roster::Pupil, text::Language, visitor::Visitor},
    store::{self, Reading},
    web::{
        Routes,
        draw::{self, notice},
        form::shown,
        gate::Visit,
        layout::{Frame, page},
        reply::{self, Answer, Problem},
        route,
        words::Tongue,
    },
};

/// Lines to write the next step on.
const LINES: usize = 2;

/// The address of the card.
pub(in crate::web) fn routes(app: &Arc<App>) -> Routes {
    let show = warp::path!("teach" / "students" / StudentId / "script")
        .and(shown(app))
        .then(show);
    route(show)
}

async fn show(student: StudentId, app: Arc<App>, visit: Visit) -> Answer {
    let Visitor::Teacher(teacher) = visit.visitor else {
        return Err(Problem::NotYours);
    };
    let load = move |tx: &Reading<'_>| {
        let Some(class) = store::roster::class_of(tx, teacher.id, student)? else {
            return Ok(None);
        };
        let leader = Leader {
            class,
            student,
            handed: None,
        };
        let talk = store::conference::going_on_with(tx, class, student)?;
        let led = Led::load(tx, leader, talk, Wants::Sheet)?;
        let language = store::roster::language(tx, class, student)?;
        let pupil = pupil_of(tx, class, student)?;
        Ok(led.zip(pupil).map(|(led, pupil)| (led, pupil, language)))
    };
    let (led, pupil, language) = app.store.read(load).await?.ok_or(Problem::NotFound)?;
    let language = language.unwrap_or(led.class.language);
    let (hers, childs) = (app.words.of(visit.language), app.words.of(language));
    Ok(reply::page(draw((hers, childs, language), &led, &pupil)))
}

/// Around it in her language, the card itself in the child's.
fn draw(
    (hers, tongue, language): (&Tongue, &Tongue, Language),
    led: &Led,
    pupil: &Pupil,
) -> Markup {
    let title = hers.say_with(
        "teach-sheet-lead-card-title",
        &[("name", pupil.name.as_str().into())],
    );
    let back = format!("/teach/students/{}/sheet", pupil.student);
    page(
        &Frame::teacher(hers, &title, Some(&back)),
        html! {
            div.paper {
                (notice(true, &html! { (hers.say("paper-print")) }))
                section.lead-card lang=(language.tag()) dir=(language.direction()) {
                    div.row { (draw::chair(pupil.drawing)) h2 { (draw::name(&pupil.name)) } }
                    ol.todo {
                        @for step in Step::ALL { li { (draw_step(tongue, led, step)) } }
                    }
                }
            }
        },
    )
}

fn draw_step(tongue: &Tongue, led: &Led, step: Step) -> Markup {
    html! {
        h3 { (tongue.say(step_words(step, led.class.band))) }
        @for (at, telling) in step.tells().iter().enumerate() {
            @if at > 0 { p.soft { (tongue.say(telling_words(*telling))) } }
            (draw_told(tongue, led, *telling, at == 0))
        }
        @if step == Step::NextStep { @for _ in 0..LINES { p.line { "\u{a0}" } } }
        @if step == Step::End { p { (tongue.say("lead-end-line")) } }
    }
}
