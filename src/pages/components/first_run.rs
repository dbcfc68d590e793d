//! The first run as its pages show it: how far it is, the way back, and "Skip for now". Which step comes next is the domain's
//! matter.

use maud::{Markup, html};
use strum::VariantArray;

use super::isolated;
use crate::{
    domain::{first_run::Step, id::ClassId},
    i18n::Messages,
};

/// How far the first run is: words for everyone, and a line that fills.
pub fn progress(messages: &Messages, at: Step) -> Markup {
    let (at, all) = (at.number(), Step::VARIANTS.len());
    let text = messages.text_with("step-of", &[("at", at.into()), ("all", all.into())]);
    html! {
        div.progress {
            p.soft { (isolated(&text)) }
            div.steps aria-hidden="true" {
                @for step in 1..=all { span class=[(step <= at).then_some("done")] {} }
            }
        }
    }
}

/// The way on without this step; it can be done on any later day.
pub fn skip(messages: &Messages, step: Step) -> Markup {
    html! {
        form.skip-step method="post" action="/teach/first-run" {
            input type="hidden" name="step" value=(step);
            button.plain name="do" value="skipped" { (messages.text("begin-skip")) }
        }
    }
}

/// What a form carries that is a step of the first run: its answer leads on to the next one.
pub fn first_field(first: bool) -> Markup {
    html! { @if first { input type="hidden" name="first" value="true"; } }
}

/// The page of a step. The steps before a class have pages without one.
pub fn address_of_step(step: Step, class: Option<ClassId>) -> String {
    match (step, class) {
        (Step::Language | Step::Claim | Step::Code, _) => "/teach/recovery?first=true".to_owned(),
        (Step::Pin, _) => "/teach/pin?first=true".to_owned(),
        (Step::Class, Some(class)) => format!("/teach/classes/{class}?first=true"),
        (Step::Names, Some(class)) => format!("/teach/classes/{class}/roster?first=true"),
        (Step::Writing, Some(class)) => format!("/teach/classes/{class}/calendar?first=true"),
        (Step::Wall, _) => "/teach/walls?first=true".to_owned(),
        (Step::Pictures, _) => "/teach/first-run/pictures".to_owned(),
        (Step::Try, _) => "/teach/first-run/try".to_owned(),
        (Step::Chair, _) => "/teach/first-run/chair".to_owned(),
        (Step::Class | Step::Names | Step::Writing, None) => "/teach/classes?first=true".to_owned(),
    }
}

/// Where Back leads from a step: to the one before it.
pub fn back_from(step: Step, class: Option<ClassId>) -> Option<String> {
    let before = Step::VARIANTS
        .iter()
        .copied()
        .rev()
        .find(|other| *other < step)?;
    (before >= Step::Code).then(|| address_of_step(before, class))
}

/// Where Back leads from a page that is this step, or is opened on any later day.
pub fn back_or(first: bool, step: Step, class: Option<ClassId>, later: &str) -> Option<String> {
    if first {
        back_from(step, class)
    } else {
        Some(later.to_owned())
    }
}

/// What a step is called, as its page's heading says it.
pub fn title_of(messages: &Messages, step: Step) -> &str {
    messages.text(match step {
        Step::Language => "hello-title",
        Step::Claim => "claim-title",
        Step::Code => "recovery-title",
        Step::Pin => "teach-pin-title",
        Step::Class => "class-first-title",
        Step::Names => "roster-title",
        Step::Writing => "calendar-title",
        Step::Wall => "walls-title",
        Step::Pictures => "begin-pictures-title",
        Step::Try => "begin-try-title",
        Step::Chair => "begin-chair-title",
    })
}
