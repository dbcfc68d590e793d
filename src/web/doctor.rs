//! "Is the box well?": each finding in plain words, what to do, and where. The same that `chair doctor` says.

use std::sync::Arc;

use fluent_bundle::FluentValue;
use maud::{Markup, html};
use warp::Filter;

use super::{
    Routes,
    draw::{icon, notice, say},
    form::shown,
    gate::Visit,
    layout::{Frame, page},
    reply::{self, Answer},
    route,
    words::Tongue,
};
use crate::{
    app::{App, doctor::findings},
    host::doctor::{Finding, State},
};

/// Its one address.
pub fn routes(app: &Arc<App>) -> Routes {
    route(warp::path!("teach" / "doctor").and(shown(app)).then(show))
}

async fn show(app: Arc<App>, visit: Visit) -> Answer {
    let tongue = app.words.of(visit.language);
    let findings = findings(&app);
    let is_well = findings.iter().all(|it| it.state != State::Wrong);
    let frame = Frame::teacher(tongue, tongue.say("doctor-title"), Some("/teach"));
    Ok(reply::page(page(
        &frame,
        html! {
            p.lead { (tongue.say(if is_well { "doctor-all-well" } else { "doctor-not-well" })) }
            @for finding in findings.iter().filter(|it| it.state != State::Well) {
                (draw(tongue, finding))
            }
            section {
                @for finding in findings.iter().filter(|it| it.state == State::Well) {
                    p { (icon("tick")) " " (say(&said(tongue, finding))) }
                }
            }
            a.button.wide href="/teach/doctor" { (tongue.say("doctor-again")) }
        },
    )))
}

fn draw(tongue: &Tongue, finding: &Finding) -> Markup {
    let todo = todo(tongue, finding);
    let lines = html! {
        (say(&said(tongue, finding)))
        @if let Some(todo) = &todo { br; (say(todo)) }
    };
    html! {
        @if finding.state == State::Wrong { (notice(false, &lines)) } @else { p.card { (lines) } }
        @if let Some((to, words)) = way(finding) { a.button.wide href=(to) { (tongue.say(words)) } }
    }
}

/// Where in the program she can do something about it.
fn way(finding: &Finding) -> Option<(&'static str, &'static str)> {
    match &*finding.about {
        _ if finding.state == State::Well => None,
        "clock" => Some(("/teach/clock", "clock-title")),
        "name" => Some(("/connect", "link-title")),
        "database" => Some(("/set-aside", "doctor-data-go")),
        _ => None,
    }
}

/// The words of a finding.
pub fn said(tongue: &Tongue, finding: &Finding) -> String {
    in_words(tongue, &finding.said, finding)
}

/// The words of what to do.
pub fn todo(tongue: &Tongue, finding: &Finding) -> Option<String> {
    let todo = finding.todo.as_deref()?;
    Some(in_words(tongue, todo, finding))
}

fn in_words(tongue: &Tongue, id: &str, finding: &Finding) -> String {
    let placed = finding.with.iter().map(|(name, value)| {
        let number = value.parse::<i64>();
        let value = number.map_or_else(|_| value.as_str().into(), FluentValue::from);
        (&**name, value)
    });
    tongue.say_with(id, &placed.collect::<Vec<_>>())
}
