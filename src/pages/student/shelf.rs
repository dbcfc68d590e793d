//! "My talks": the shelf of a child's past talks, and one of them taken down again: what was noticed, the next step and what
//! became of it, and how the child looked back. Nothing of the teacher's own is loaded here (T4), and no past sheet: two
//! pictures are too thin a door for that (D10).

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};

use crate::http::route::Audience;
use crate::pages::student::lead::{Leader, Led, Wants, draw::draw_shared};
use crate::{
    app::App,
    domain::{
        conference::{Line, State, strengths},
        id::ConferenceId,
        next_step::{NextStep, StepState, Told},
    },
    http::{
        context::RequestContext,
        error::HttpError,
        response::{self, Result},
    },
    i18n::Messages,
    pages::components::{
        empty_chair, icon,
        layout::{Layout, page},
        message, text,
    },
    store::{self, ReadTx},
};

/// So many talks are on the shelf: two school years of one a week.
const TALKS_MAX: u32 = 80;

/// A talk as it stands on the shelf.
struct Shelved {
    id: ConferenceId,
    day: Date,
    /// What was noticed.
    strength: String,
    step: Option<NextStep>,
}

pub(crate) async fn shelf(app: Arc<App>, context: RequestContext) -> Result {
    let leader = Leader::of(&context)?;
    let load = move |tx: &ReadTx<'_>| {
        let Leader { class, student, .. } = leader;
        let talks = store::conference::done_with(tx, class, student, TALKS_MAX)?;
        let shelved = |(id, day)| {
            let strength = store::conference::line(tx, id, Line::Strength)?;
            Ok(Shelved {
                id,
                day,
                strength: strength.map_or_else(String::new, |words| words.text),
                step: store::next_step::of_talk(tx, id, student)?,
            })
        };
        talks.into_iter().map(shelved).collect()
    };
    let talks: Vec<Shelved> = app.store.read(load).await?;
    Ok(response::page(draw_shelf(
        app.translations.of(context.language),
        &talks,
    )))
}

fn draw_shelf(messages: &Messages, talks: &[Shelved]) -> Markup {
    let layout = layout(messages, messages.text("shelf-title"), "/prep");
    page(
        &layout,
        html! {
            @if talks.is_empty() {
                div.alone { (empty_chair()) p.lead { (message(messages, "shelf-none")) } }
            }
            @for talk in talks {
                section.thing {
                    h2 { (messages.day(talk.day)) }
                    @if !talk.strength.trim().is_empty() {
                        ul.strengths { @for strength in strengths(&talk.strength) { li { bdi { (strength) } } } }
                    }
                    @if let Some(step) = &talk.step { (draw_step(messages, step)) }
                    a.button href={ "/prep/talks/" (talk.id) } { (message(messages, "shelf-read")) }
                }
            }
        },
    )
}

/// The step that was taken along, and what became of it.
fn draw_step(messages: &Messages, step: &NextStep) -> Markup {
    html! {
        @if !step.text.trim().is_empty() {
            p.soft { (message(messages, "back-step")) }
            p.words dir="auto" { (text(step.text.trim())) }
        } @else if step.way == Told::Aloud {
            p.soft { (message(messages, "back-step")) }
            p { (icon("talk")) " " (message(messages, "lead-said-it")) }
        }
        (draw_became(messages, step))
    }
}

fn draw_became(messages: &Messages, step: &NextStep) -> Markup {
    let became = match step.state {
        StepState::Open => "shelf-open",
        StepState::Reached => "shelf-reached",
        StepState::PutDown => "shelf-put-down",
    };
    html! {
        p.soft { @if step.state == StepState::Reached { (icon("tick")) " " } (message(messages, became)) }
    }
}

pub(crate) async fn one(id: ConferenceId, app: Arc<App>, context: RequestContext) -> Result {
    let leader = Leader::of(&context)?;
    let load = move |tx: &ReadTx<'_>| {
        let talk = store::conference::find(tx, id)?;
        let talk = talk.filter(|it| it.class == leader.class && it.state == State::Done);
        match talk.filter(|it| it.is_with(leader.student)) {
            Some(talk) => Led::load(tx, leader, Some(talk), Wants::Log),
            None => Ok(None),
        }
    };
    let found = app.store.read(load).await?;
    let led = found.ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(context.language);
    Ok(response::page(draw_one(messages, &led)))
}

fn draw_one(messages: &Messages, led: &Led) -> Markup {
    let day = led.talk.as_ref().map(|talk| talk.date);
    let title = day.map_or_else(String::new, |day| messages.day(day));
    let student = led.leader.student;
    let after = [
        (Line::Well(student), "after-well"),
        (Line::Tweak(student), "after-tweak"),
    ];
    let words_of = |line| led.lines.get(&line).map_or("", |words| words.text.trim());
    page(
        &layout(messages, &title, "/prep/talks"),
        html! {
            div.script {
                (draw_shared(messages, led, true))
                @if let Some(step) = &led.step { (draw_became(messages, step)) }
                div.read-lines {
                    @for (line, words) in after {
                        @if !words_of(line).is_empty() {
                            section { h2 { (message(messages, words)) } p.words dir="auto" { (text(words_of(line))) } }
                        }
                    }
                }
            }
        },
    )
}

fn layout<'a>(messages: &'a Messages, title: &'a str, back: &'a str) -> Layout<'a> {
    Layout {
        audience: Audience::Student,
        home: "/prep",
        ..Layout::teacher(messages, title, Some(back))
    }
}
