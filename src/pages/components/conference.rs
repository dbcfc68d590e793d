//! Parts of a conference that several pages draw alike: a step of the script with the child's own words, and what was said.

use maud::{Markup, html};

use super::{
    chair::icon,
    text::{isolated, message, text},
};
use crate::{
    app::led_conference::LedConference,
    domain::{
        class::Band,
        conference::{Line, Step, Telling, strengths},
        next_step::Told,
        prep::{QuestionRole, Sheet, Way},
    },
    i18n::Messages,
};

/// The message of a step's heading.
pub fn step_title(step: Step, band: Band) -> &'static str {
    match (step, band) {
        (Step::Hello, Band::K2) => "lead-hello-k2",
        (Step::Hello, _) => "lead-hello",
        (Step::Proud, _) => "lead-proud",
        (Step::Ask, _) => "lead-ask",
        (Step::Tell, Band::K2) => "lead-tell-k2",
        (Step::Tell, _) => "lead-tell",
        (Step::Try, _) => "lead-try",
        (Step::NextStep, _) => "lead-next-step",
        (Step::End, _) => "lead-end",
    }
}

/// What to do on a step, under its heading: for those who read it.
pub fn step_hint(step: Step, band: Band) -> Option<&'static str> {
    match (step, band) {
        (_, Band::K2) => None,
        (Step::Proud, _) => Some("lead-proud-hint"),
        (Step::Tell, Band::G68) => Some("lead-tell-hint-g68"),
        (Step::Tell, _) => Some("lead-tell-hint"),
        (Step::Try, Band::G68) => Some("lead-try-hint-g68"),
        (Step::Try, _) => Some("lead-try-hint"),
        _ => None,
    }
}

/// The drawing of a step.
pub fn step_drawing(step: Step) -> &'static str {
    match step {
        Step::Hello => "hello",
        Step::Proud => "book",
        Step::Ask => "ask",
        Step::Tell => "heads",
        Step::Try => "try",
        Step::NextStep => "step",
        Step::End => "thanks",
    }
}

/// How a child may begin on a step that has no words of its own, each with a sign.
pub fn ways_to_say(step: Step, band: Band) -> &'static [(&'static str, &'static str)] {
    match (step, band) {
        (Step::Tell, Band::K2) => &[("heart", "lead-tell-k2-1"), ("pencil", "lead-tell-k2-2")],
        (Step::Tell, Band::G68) => &[
            ("heart", "lead-tell-g68-1"),
            ("look", "lead-tell-g68-2"),
            ("sprout", "lead-tell-g68-3"),
        ],
        (Step::Tell, _) => &[
            ("heart", "lead-tell-g35-1"),
            ("look", "lead-tell-g35-2"),
            ("sprout", "lead-tell-g35-3"),
        ],
        (Step::Try, Band::K2) => &[("look", "lead-try-k2-1"), ("pencil", "lead-try-k2-2")],
        (Step::Try, Band::G68) => &[("talk", "lead-try-g68-1"), ("pencil", "lead-try-g68-2")],
        (Step::Try, _) => &[("talk", "lead-try-g35-1"), ("pencil", "lead-try-g35-2")],
        (Step::End, _) => &[("heart", "lead-end-line")],
        _ => &[],
    }
}

/// The message above an answer that is not the first of its step.
pub fn telling_title(telling: Telling) -> &'static str {
    match telling {
        Telling::Tried => "lead-tried",
        _ => "lead-stuck",
    }
}

/// The question whose answer it is.
pub fn telling_role(telling: Telling) -> QuestionRole {
    match telling {
        Telling::Piece => QuestionRole::Piece,
        Telling::Proud => QuestionRole::Proud,
        Telling::Ask => QuestionRole::Ask,
        Telling::Stuck => QuestionRole::Stuck,
        Telling::Tried => QuestionRole::Tried,
    }
}

/// Whether the sheet has an answer there: a heading above nothing says nothing.
pub fn is_told(sheet: Option<&Sheet>, telling: Telling) -> bool {
    sheet.is_some_and(|sheet| sheet.is_answered(telling_role(telling)))
}

/// The child's own words of one answer; where there are none, how they will be told. `is_first`: on its step.
pub fn told_words(
    messages: &Messages,
    sheet: Option<&Sheet>,
    telling: Telling,
    is_first: bool,
) -> Markup {
    let line = sheet.and_then(|sheet| sheet.line(telling_role(telling)));
    let words = line.map_or("", |line| line.text.trim());
    let way = line.map_or(Way::None, |line| line.way);
    html! {
        @if !words.is_empty() { blockquote.told-words dir="auto" { (text(words)) } }
        @match way {
            Way::Aloud => p { (icon("talk")) " " (message(messages, "lead-aloud")) },
            Way::Paper => p { (icon("sheet")) " " (message(messages, "lead-paper")) },
            Way::None | Way::Written => @if words.is_empty() && is_first { p.lead { (message(messages, "lead-free")) } }
        }
    }
}

/// What the teacher wrote that the child may read, with the words above it.
fn quoted(led: &LedConference) -> [(Line, &'static str); 5] {
    [
        (Line::Praised, "back-praised"),
        (Line::Quote, "back-quote"),
        (Line::Teaching, "back-teaching"),
        (Line::Home, "back-home"),
        (Line::Thanks(led.leader.student), "back-from-teacher"),
    ]
}

/// Whether nothing was written that the child may read.
pub fn said_nothing(led: &LedConference) -> bool {
    led.words(Line::Strength).is_empty()
        && quoted(led)
            .iter()
            .all(|(line, _)| led.words(*line).is_empty())
        && led.step.is_none()
}

/// What was said, as far as the child may see it.
pub fn said(messages: &Messages, led: &LedConference, with_step: bool) -> Markup {
    let quoted = quoted(led);
    let noticed = led.words(Line::Strength);
    let step = led.step.as_ref().filter(|_| with_step);
    let step_words = step.map_or("", |step| step.text.trim());
    let is_aloud = step.is_some_and(|step| step.way == Told::Aloud) && step_words.is_empty();
    let talk = led.conference.as_ref();
    let check_back = talk.and_then(|talk| Some((talk.date, talk.check_back?)));
    let is_empty = said_nothing(led);
    html! {
        div.read-lines {
            @if is_empty { p.lead { (message(messages, "back-none")) } }
            @if !noticed.is_empty() {
                section {
                    h2 { (message(messages, "back-strength")) }
                    (strength_list(noticed))
                }
            }
            @for (line, title) in quoted {
                @if !led.words(line).is_empty() {
                    section { h2 { (message(messages, title)) } blockquote.told-words dir="auto" { (text(led.words(line))) } }
                }
            }
            @if !step_words.is_empty() || is_aloud {
                section {
                    h2 { (message(messages, "back-step")) }
                    @if is_aloud { p { (icon("talk")) " " (message(messages, "lead-said-it")) } }
                    @else { blockquote.told-words dir="auto" { (step_words) } }
                }
            }
            @if let Some((talked, day)) = check_back {
                p { (isolated(&messages.text_with("back-check", &[("day", messages.day(talked, day).into())]))) }
            }
        }
    }
}

/// What was noticed, one strength a line.
pub fn strength_list(noticed: &str) -> Markup {
    html! {
        ul.strengths { @for strength in strengths(noticed) { li { bdi { (strength) } } } }
    }
}
