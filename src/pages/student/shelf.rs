//! "My talks": the shelf of a child's past conferences, and one of them: what was noticed, the next step and what became of it,
//! and how the child looked back. Nothing of the teacher's own is loaded here, and no past sheet: two pictures guard the open
//! sheet only (decision 12).

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};

use super::lead::leader;
use crate::{
    app::{
        App,
        led_conference::{LedConference, Wants},
        now_in,
    },
    domain::{
        conference::{Line, State},
        id::ConferenceId,
        next_step::{NextStep, StepState, Told},
    },
    http::{HttpError, RequestContext, Result, response},
    i18n::Messages,
    limits,
    pages::components::{
        Layout,
        conference::{said, strength_list},
        empty_chair, icon, message, text,
    },
    store::{self, ReadTx},
};

/// A conference as it stands on the shelf.
struct Shelved {
    id: ConferenceId,
    day: Date,
    /// What was noticed.
    strength: String,
    step: Option<NextStep>,
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let leader = leader(&context)?;
    let clock = Arc::clone(&app.clock);
    let load = move |tx: &ReadTx<'_>| {
        let class = store::class::find(tx, leader.class)?;
        let today = class.map_or(Date::MIN, |class| now_in(&clock, &class).date());
        let conferences =
            store::conference::done_with(tx, leader.member(), limits::CONFERENCES_ON_THE_SHELF)?;
        let shelved = |(id, day)| {
            let strength = store::conference::line(tx, id, Line::Strength)?;
            Ok(Shelved {
                id,
                day,
                strength: strength.map_or_else(String::new, |words| words.text),
                step: store::next_step::of_talk(tx, id, leader.student)?,
            })
        };
        let shelved: store::Result<Vec<Shelved>> = conferences.into_iter().map(shelved).collect();
        Ok((today, shelved?))
    };
    let (today, shelved) = app.store.read(load).await?;
    let messages = app.translations.of(context.language);
    Ok(response::page(draw_shelf(messages, today, &shelved)))
}

fn draw_shelf(messages: &Messages, today: Date, shelved: &[Shelved]) -> Markup {
    Layout::childs_own(messages, messages.text("shelf-title"), Some("/prep")).page(html! {
            @if shelved.is_empty() {
                div.alone { (empty_chair()) p.lead { (message(messages, "shelf-none")) } }
            }
            @for conference in shelved {
                section.thing {
                    h2 { (messages.day(today, conference.day)) }
                    @if !conference.strength.trim().is_empty() { (strength_list(&conference.strength)) }
                    @if let Some(step) = &conference.step { (draw_step(messages, step)) }
                    a.button href={ "/prep/talks/" (conference.id) } { (message(messages, "shelf-read")) }
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

pub(super) async fn show_conference(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
) -> Result {
    let leader = leader(&context)?;
    let load = move |tx: &ReadTx<'_>| {
        let conference = store::conference::find(tx, id)?.filter(|conference| {
            conference.class == leader.class
                && conference.state == State::Done
                && conference.is_with(leader.student)
        });
        match conference {
            Some(conference) => LedConference::load(tx, leader, Some(conference), Wants::Log),
            None => Ok(None),
        }
    };
    let found = app.store.read(load).await?;
    let led = found.ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(context.language);
    let today = now_in(&app.clock, &led.class).date();
    Ok(response::page(draw_conference(messages, today, &led)))
}

fn draw_conference(messages: &Messages, today: Date, led: &LedConference) -> Markup {
    let conference = led.conference.as_ref();
    let title = conference.map_or_else(String::new, |it| messages.day(today, it.date));
    let student = led.leader.student;
    let after = [
        (Line::Well(student), "after-well"),
        (Line::Tweak(student), "after-tweak"),
    ];
    Layout::childs_own(messages, &title, Some("/prep/talks")).page(html! {
            div.script {
                (said(messages, led, true))
                @if let Some(step) = &led.step { (draw_became(messages, step)) }
                div.read-lines {
                    @for (line, words) in after {
                        @if !led.words(line).is_empty() {
                            section { h2 { (message(messages, words)) } p.words dir="auto" { (text(led.words(line))) } }
                        }
                    }
                }
            }
        },
    )
}
