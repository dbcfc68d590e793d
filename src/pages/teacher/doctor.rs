//! "Box status": each finding in plain words, what to do, and where. The same that `chair doctor` says.

use std::sync::Arc;

use fluent_bundle::FluentValue;
use maud::{Markup, html};

use crate::{
    app::{App, doctor::findings},
    host::doctor::{Finding, State, is_well},
    http::{RequestContext, Result, response},
    i18n::Messages,
    pages::components::{Layout, icon, isolated, notice},
};

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let messages = app.translations.of(context.language);
    let findings = findings(&app);
    let is_well = is_well(&findings);
    let layout = Layout::teacher(messages, messages.text("doctor-title"), Some("/teach"));
    Ok(response::page(layout.page(html! {
        p.lead { (messages.text(if is_well { "doctor-all-well" } else { "doctor-not-well" })) }
        @for finding in findings.iter().filter(|it| it.state != State::Well) {
            (draw(messages, finding))
        }
        section {
            @for finding in findings.iter().filter(|it| it.state == State::Well) {
                p { (icon("tick")) " " (isolated(&finding_text(messages, finding))) }
            }
        }
        a.button.wide href="/teach/doctor" { (messages.text("doctor-again")) }
    })))
}

fn draw(messages: &Messages, finding: &Finding) -> Markup {
    let todo = what_to_do(messages, finding);
    let lines = html! {
        (isolated(&finding_text(messages, finding)))
        @if let Some(todo) = &todo { br; (isolated(todo)) }
    };
    html! {
        @if finding.state == State::Wrong { (notice(false, &lines)) } @else { p.card { (lines) } }
        @if let Some((to, words)) = way(finding) { a.button.wide href=(to) { (messages.text(words)) } }
    }
}

/// Where in the program she can do something about it.
fn way(finding: &Finding) -> Option<(&'static str, &'static str)> {
    match &*finding.about {
        _ if finding.state == State::Well => None,
        "clock" => Some(("/teach/clock", "clock-title")),
        "name" => Some(("/connect", "link-title")),
        "database" => Some(("/set-aside", "doctor-data-go")),
        "backup" => Some(("/teach/copies", "copies-title")),
        "update" => Some(("/teach/update", "update-title")),
        _ => None,
    }
}

/// The words of a finding.
pub fn finding_text(messages: &Messages, finding: &Finding) -> String {
    in_words(messages, &finding.said, finding)
}

/// The words of what to do.
pub fn what_to_do(messages: &Messages, finding: &Finding) -> Option<String> {
    let todo = finding.todo.as_deref()?;
    Some(in_words(messages, todo, finding))
}

fn in_words(messages: &Messages, id: &str, finding: &Finding) -> String {
    let placed = finding.with.iter().map(|(name, value)| {
        let number = value.parse::<i64>();
        let value = number.map_or_else(|_| value.as_str().into(), FluentValue::from);
        (&**name, value)
    });
    messages.text_with(id, &placed.collect::<Vec<_>>())
}
