//! "My talks": the shelf of a child's past talks, and one of them taken down again: what was noticed, the next step and what
//! became of it, and how the child looked back. Nothing of the teacher's own is loaded here (T4), and no past sheet: two
//! pictures are too thin a door for that (D10).

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};
use warp::Filter;

use super::{Leader, Led, Wants, draw::draw_shared};
use crate::{
    app::App,
    domain::{
        conference::{Line, State, glows},
        id::ConferenceId,
        next_step::{NextStep, StepState, Told},
    },
    store::{self, Reading},
    web::{
        Routes,
        draw::{empty_chair, icon, text, told},
        first_of,
        form::shown,
        gate::Visit,
        layout::{Frame, Surface, page},
        reply::{self, Answer, Problem},
        route,
        words::Tongue,
    },
};

/// So many talks are on the shelf: two school years of one a week.
const TALKS_MAX: u32 = 80;

/// The addresses of past talks.
pub(in crate::web) fn routes(app: &Arc<App>) -> Routes {
    let shelf = warp::path!("prep" / "talks").and(shown(app)).then(shelf);
    let one = warp::path!("prep" / "talks" / ConferenceId)
        .and(shown(app))
        .then(one);
    first_of([route(shelf), route(one)])
}

/// A talk as it stands on the shelf.
struct Shelved {
    id: ConferenceId,
    day: Date,
    /// What was noticed.
    glow: String,
    step: Option<NextStep>,
}

async fn shelf(app: Arc<App>, visit: Visit) -> Answer {
    let leader = Leader::of(&visit)?;
    let load = move |tx: &Reading<'_>| {
        let Leader { class, student, .. } = leader;
        let talks = store::conference::done_with(tx, class, student, TALKS_MAX)?;
        let shelved = |(id, day)| {
            let glow = store::conference::line(tx, id, Line::Glow)?;
            Ok(Shelved {
                id,
                day,
                glow: glow.map_or_else(String::new, |words| words.text),
                step: store::next_step::of_talk(tx, id, student)?,
            })
        };
        talks.into_iter().map(shelved).collect()
    };
    let talks: Vec<Shelved> = app.store.read(load).await?;
    Ok(reply::page(draw_shelf(
        app.words.of(visit.language),
        &talks,
    )))
}

fn draw_shelf(tongue: &Tongue, talks: &[Shelved]) -> Markup {
    let frame = frame(tongue, tongue.say("shelf-title"), "/prep");
    page(
        &frame,
        html! {
            @if talks.is_empty() {
                div.alone { (empty_chair()) p.lead { (told(tongue, "shelf-none")) } }
            }
            @for talk in talks {
                section.thing {
                    h2 { (tongue.day(talk.day)) }
                    @if !talk.glow.trim().is_empty() {
                        ul.glows { @for glow in glows(&talk.glow) { li { bdi { (glow) } } } }
                    }
                    @if let Some(step) = &talk.step { (draw_step(tongue, step)) }
                    a.button href={ "/prep/talks/" (talk.id) } { (told(tongue, "shelf-read")) }
                }
            }
        },
    )
}

/// The step that was taken along, and what became of it.
fn draw_step(tongue: &Tongue, step: &NextStep) -> Markup {
    html! {
        @if !step.text.trim().is_empty() {
            p.soft { (told(tongue, "back-step")) }
            p.words dir="auto" { (text(step.text.trim())) }
        } @else if step.way == Told::Aloud {
            p.soft { (told(tongue, "back-step")) }
            p { (icon("talk")) " " (told(tongue, "lead-said-it")) }
        }
        (draw_became(tongue, step))
    }
}

fn draw_became(tongue: &Tongue, step: &NextStep) -> Markup {
    let became = match step.state {
        StepState::Open => "shelf-open",
        StepState::Reached => "shelf-reached",
        StepState::PutDown => "shelf-put-down",
    };
    html! {
        p.soft { @if step.state == StepState::Reached { (icon("tick")) " " } (told(tongue, became)) }
    }
}

async fn one(id: ConferenceId, app: Arc<App>, visit: Visit) -> Answer {
    let leader = Leader::of(&visit)?;
    let load = move |tx: &Reading<'_>| {
        let talk = store::conference::find(tx, id)?;
        let talk = talk.filter(|it| it.class == leader.class && it.state == State::Done);
        match talk.filter(|it| it.is_with(leader.student)) {
            Some(talk) => Led::load(tx, leader, Some(talk), Wants::Log),
            None => Ok(None),
        }
    };
    let found = app.store.read(load).await?;
    let led = found.ok_or(Problem::NotFound)?;
    let tongue = app.words.of(visit.language);
    Ok(reply::page(draw_one(tongue, &led)))
}

fn draw_one(tongue: &Tongue, led: &Led) -> Markup {
    let day = led.talk.as_ref().map(|talk| talk.date);
    let title = day.map_or_else(String::new, |day| tongue.day(day));
    let student = led.leader.student;
    let after = [
        (Line::Well(student), "after-well"),
        (Line::Tweak(student), "after-tweak"),
    ];
    let words_of = |line| led.lines.get(&line).map_or("", |words| words.text.trim());
    page(
        &frame(tongue, &title, "/prep/talks"),
        html! {
            div.script {
                (draw_shared(tongue, led, true))
                @if let Some(step) = &led.step { (draw_became(tongue, step)) }
                div.read-lines {
                    @for (line, words) in after {
                        @if !words_of(line).is_empty() {
                            section { h2 { (told(tongue, words)) } p.words dir="auto" { (text(words_of(line))) } }
                        }
                    }
                }
            }
        },
    )
}

fn frame<'a>(tongue: &'a Tongue, title: &'a str, back: &'a str) -> Frame<'a> {
    Frame {
        surface: Surface::Child,
        home: "/prep",
        ..Frame::teacher(tongue, title, Some(back))
    }
}
