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
        id::{ConferenceId, NextStepId},
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
    // The talks stand newest first.
    let newest = shelved
        .iter()
        .find_map(|conference| conference.step.as_ref());
    let newest = newest.map(|step| step.id);
    Layout::childs_own(messages, messages.text("shelf-title"), Some("/prep")).page(html! {
            @if shelved.is_empty() {
                div.alone { (empty_chair()) p.lead { (message(messages, "shelf-none")) } }
            }
            @for conference in shelved {
                section.thing {
                    h2 { (messages.day(today, conference.day)) }
                    @if !conference.strength.trim().is_empty() { (strength_list(&conference.strength)) }
                    @if let Some(step) = &conference.step { (draw_step(messages, step, newest == Some(step.id))) }
                    a.button href={ "/prep/talks/" (conference.id) } { (message(messages, "shelf-read")) }
                }
            }
        },
    )
}

/// The step that was taken along, and what became of it.
fn draw_step(messages: &Messages, step: &NextStep, is_newest: bool) -> Markup {
    html! {
        @if !step.text.trim().is_empty() {
            p.soft { (message(messages, "back-step")) }
            p.words dir="auto" { (text(step.text.trim())) }
        } @else if step.way == Told::Aloud {
            p.soft { (message(messages, "back-step")) }
            p { (icon("talk")) " " (message(messages, "lead-said-it")) }
        }
        (draw_became(messages, step, is_newest))
    }
}

/// `is_newest` says that the child has carried no newer one since.
fn draw_became(messages: &Messages, step: &NextStep, is_newest: bool) -> Markup {
    let is_reached = step.state == StepState::Reached || step.waits_for_teacher();
    let became = match step.state {
        _ if is_reached => "shelf-reached",
        StepState::Open if is_newest => "shelf-open",
        StepState::Open => "shelf-earlier",
        StepState::Reached => "shelf-reached",
        StepState::PutDown => "shelf-put-down",
    };
    html! {
        p.soft { @if is_reached { (icon("tick")) " " } (message(messages, became)) }
        @if step.state == StepState::PutDown {
            form method="post" action={ "/prep/next-steps/" (step.id) } {
                button name="say" value="pick_up" { (message(messages, "shelf-pick-up")) }
            }
        }
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
        let Some(conference) = conference else {
            return Ok(None);
        };
        let led = LedConference::load(tx, leader, Some(conference), Wants::Log)?;
        let open = store::next_step::open_of(tx, leader.class, leader.student)?;
        Ok(led.map(|led| (led, open.first().map(|step| step.id))))
    };
    let found = app.store.read(load).await?;
    let (led, newest) = found.ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(context.language);
    let today = now_in(&app.clock, &led.class).date();
    Ok(response::page(draw_conference(
        messages, today, &led, newest,
    )))
}

fn draw_conference(
    messages: &Messages,
    today: Date,
    led: &LedConference,
    newest: Option<NextStepId>,
) -> Markup {
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
                @if let Some(step) = &led.step { (draw_became(messages, step, newest == Some(step.id))) }
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
