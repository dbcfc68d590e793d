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
        now_in, student_of,
    },
    domain::{
        conference::{Line, State, strengths},
        id::{ConferenceId, NextStepId},
        next_step::{NextStep, StepState, Told},
        roster::Drawing,
    },
    http::{HttpError, RequestContext, Result, response},
    i18n::Messages,
    limits,
    pages::components::{
        Layout, chair, conference::said, drawn, empty_chair, icon, message, stage, text,
    },
    store::{self, ReadTx},
};

/// A conference as it stands on the shelf.
struct Shelved {
    id: ConferenceId,
    day: Date,
    /// What was noticed.
    strength: String,
    /// What the teacher wrote to the child.
    thanks: String,
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
            let words = |line| -> store::Result<String> {
                let words = store::conference::line(tx, id, line)?;
                Ok(words.map_or_else(String::new, |words| words.text.trim().to_owned()))
            };
            Ok(Shelved {
                id,
                day,
                strength: words(Line::Strength)?,
                thanks: words(Line::Thanks(leader.student))?,
                step: store::next_step::of_talk(tx, id, leader.student)?,
            })
        };
        let shelved: store::Result<Vec<Shelved>> = conferences.into_iter().map(shelved).collect();
        let student = student_of(tx, leader.class, leader.student)?;
        let drawing = student.map_or(Drawing::nth(0), |student| student.drawing);
        Ok((today, drawing, shelved?))
    };
    let (today, drawing, shelved) = app.store.read(load).await?;
    let messages = app.translations.of(context.language);
    Ok(response::page(draw_shelf(
        messages, today, drawing, &shelved,
    )))
}

fn draw_shelf(messages: &Messages, today: Date, drawing: Drawing, shelved: &[Shelved]) -> Markup {
    // The talks stand newest first.
    let newest = shelved
        .iter()
        .find_map(|conference| conference.step.as_ref());
    let newest = newest.map(|step| step.id);
    Layout::childs_own(messages, messages.text("shelf-title"), Some("/prep")).page(html! {
            @if shelved.is_empty() {
                div.alone { (empty_chair()) p.lead { (message(messages, "shelf-none")) } }
            }
            @if !shelved.is_empty() {
                ol.shelf {
                    @for conference in shelved {
                        li {
                            div.chair-of {
                                @if !conference.strength.is_empty() { (stage::ribbons(strengths(&conference.strength))) }
                                (chair(drawing))
                            }
                            div.what-of {
                                h2 { (messages.day(today, conference.day)) }
                                @if !conference.thanks.is_empty() { p.lead dir="auto" { q { (text(&conference.thanks)) } } }
                                @if let Some(step) = &conference.step { (draw_step(messages, step, newest == Some(step.id))) }
                                a.button href={ "/prep/talks/" (conference.id) } { (message(messages, "shelf-read")) }
                            }
                        }
                    }
                }
            }
            a.button.show-family href="/prep/family" { (drawn("icon c6", "heart")) span { (message(messages, "family-show")) } }
        },
    )
}

/// The step that was taken along, under what became of it.
fn draw_step(messages: &Messages, step: &NextStep, is_newest: bool) -> Markup {
    html! {
        (draw_became(messages, step, is_newest))
        @if !step.text.trim().is_empty() {
            p.words dir="auto" { (text(step.text.trim())) }
        } @else if step.way == Told::Aloud {
            p { (icon("talk")) " " (message(messages, "lead-said-it")) }
        }
    }
}

/// `is_newest` says that the child has carried no newer one since.
fn draw_became(messages: &Messages, step: &NextStep, is_newest: bool) -> Markup {
    let is_reached = step.state == StepState::Reached || step.waits_for_teacher();
    let (picture, became) = match step.state {
        _ if is_reached => ("flower", "shelf-reached"),
        StepState::Open if is_newest => ("sprout", "shelf-open"),
        StepState::Open => ("turn", "shelf-earlier"),
        StepState::Reached => ("flower", "shelf-reached"),
        StepState::PutDown => ("pause", "shelf-put-down"),
    };
    html! {
        p.step-state { (icon(picture)) " " b { (message(messages, became)) } }
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
