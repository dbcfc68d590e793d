//! "Show my family": a child leads a grown-up through its own year, one step at a time on its device, or all of it on one page to
//! print, in the family's language. Only what is the child's own to show: nothing of the teacher's own, and no sheet.

use std::sync::Arc;

use maud::{Markup, html};
use serde::Deserialize;
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::lead::leader;
use crate::{
    app::{App, student_of},
    domain::{
        class::Band,
        conference::{Line, strengths},
        next_step::{NextStep, StepState, Told},
        roster::Student,
        text::Language,
    },
    http::{HttpError, RequestContext, Result, read, response},
    i18n::Messages,
    limits,
    pages::components::{
        Layout, chair, drawn, icon, isolated, message, name, page_headed, stage, text,
    },
    store::{self, ReadTx},
};

/// What is shown, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
enum Part {
    Chair,
    Proud,
    Did,
    WorkOn,
    Ask,
}

impl Part {
    fn title(self) -> &'static str {
        match self {
            Self::Chair => "family-chair",
            Self::Proud => "family-proud",
            Self::Did => "family-did",
            Self::WorkOn => "family-work-on",
            Self::Ask => "family-ask",
        }
    }

    fn picture(self, student: &Student) -> Markup {
        match self {
            Self::Chair => chair(student.drawing),
            Self::Proud => drawn("icon c6", "heart"),
            Self::Did => drawn("icon c3", "flower"),
            Self::WorkOn => drawn("icon c3", "sprout"),
            Self::Ask => drawn("icon c5", "talk"),
        }
    }
}

/// What may stand behind `?`.
#[derive(Default, Deserialize)]
struct Asks {
    /// Which part; the cover if it does not say.
    part: Option<String>,
    /// The language that the family reads.
    lang: Option<String>,
    /// All of it on one page.
    paper: Option<u8>,
}

/// A child's year, as far as the child may show it.
struct Year {
    student: Student,
    band: Band,
    /// What is spoken at home, as far as the class knows.
    language: Language,
    talks: usize,
    /// What was strong, each once, the latest first.
    strong: Vec<String>,
    /// What went well, in the child's words.
    well: Vec<String>,
    /// The steps that were reached; one that was said aloud has no words.
    did: Vec<String>,
    /// The step that is carried now.
    works_on: Option<String>,
}

/// So many strengths, and so many of the child's own lines, are as much as a grown-up hears at once.
const SHOWN: usize = 5;

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let leader = leader(&context)?;
    let load = move |tx: &ReadTx<'_>| {
        let (class, member) = (store::class::find(tx, leader.class)?, leader.member());
        let student = student_of(tx, leader.class, leader.student)?;
        let (Some(class), Some(student)) = (class, student) else {
            return Ok(None);
        };
        let talks = store::conference::done_with(tx, member, limits::CONFERENCES_ON_THE_SHELF)?;
        let language = store::roster::language(tx, leader.class, leader.student)?;
        // The newest talk may have left none: then an older step is still carried.
        let open = store::next_step::open_of(tx, leader.class, leader.student)?;
        let mut carried = open.iter().filter(|step| !step.waits_for_teacher());
        let mut year = Year {
            student,
            band: class.band,
            language: language.unwrap_or(class.language),
            talks: talks.len(),
            strong: Vec::new(),
            well: Vec::new(),
            did: Vec::new(),
            works_on: carried.find_map(told),
        };
        for (id, _) in talks {
            let words = |line| -> store::Result<String> {
                let words = store::conference::line(tx, id, line)?;
                Ok(words.map_or_else(String::new, |words| words.text.trim().to_owned()))
            };
            for strength in strengths(&words(Line::Strength)?) {
                if !year.strong.iter().any(|known| known == strength) {
                    year.strong.push(strength.to_owned());
                }
            }
            let well = words(Line::Well(leader.student))?;
            if !well.is_empty() {
                year.well.push(well);
            }
            let Some(step) = store::next_step::of_talk(tx, id, leader.student)? else {
                continue;
            };
            if step.state == StepState::Reached || step.waits_for_teacher() {
                year.did.extend(told(&step));
            }
        }
        Ok(Some(year))
    };
    let year = app.store.read(load).await?.ok_or(HttpError::NotFound)?;
    let language = asks.lang.as_deref().and_then(Language::from_tag);
    let language = language.unwrap_or(year.language);
    let messages = app.translations.of(language);
    let part = asks
        .part
        .as_deref()
        .and_then(|word| word.parse::<Part>().ok());
    Ok(response::page(if asks.paper.is_some() {
        draw_paper(messages, &year)
    } else if let Some(part) = part {
        draw_part(messages, &year, part)
    } else {
        let languages =
            Language::ALL.map(|it| (it, app.translations.of(it).text("language-own-name")));
        draw_cover(messages, &year, &languages)
    }))
}

/// The words of a step: empty where it was only said aloud, none where it has no words yet.
fn told(step: &NextStep) -> Option<String> {
    let words = step.text.trim();
    (!words.is_empty() || step.way == Told::Aloud).then(|| words.to_owned())
}

fn address(messages: &Messages, what: &str) -> String {
    format!("/prep/family?{what}lang={}", messages.language.tag())
}

fn draw_cover(messages: &Messages, year: &Year, languages: &[(Language, &str)]) -> Markup {
    let layout = Layout::childs_own(messages, messages.text("family-show"), Some("/prep"));
    let mine = year.student.drawing;
    layout.page(html! {
        div.on-stage.for-family {
            (stage::bubble(mine, false, &html! { p { (message(messages, "family-sit")) } p { (message(messages, "family-year")) } }))
            div.acts aria-hidden="true" { i.floor {} div.players { (stage::with_family(mine)) } }
        }
        h2 { (message(messages, "family-read-in")) }
        nav.read-in aria-label=(message(messages, "family-read-in")) {
            @for (language, own_name) in languages {
                a.button href={ "/prep/family?lang=" (language.tag()) } lang=(language.tag())
                    aria-current=[(*language == messages.language).then_some("true")] { (own_name) }
            }
        }
        div.goes.still-goes {
            a.button.plain href=(address(messages, "paper=1&")) { (icon("print")) span { (message(messages, "family-paper")) } }
            a.button.main href=(address(messages, "part=chair&")) { (message(messages, "family-start")) }
        }
    })
}

/// One step: the child reads it out, and tells more.
fn draw_part(messages: &Messages, year: &Year, part: Part) -> Markup {
    let title = messages.text(part.title());
    let cover = address(messages, "");
    let layout = Layout::childs_own(messages, title, Some(&cover));
    let at = |by: isize| {
        let at = Part::VARIANTS.iter().position(|it| *it == part)?;
        let other = Part::VARIANTS.get(at.checked_add_signed(by)?)?;
        Some(address(
            messages,
            &format!("part={}&", <&str>::from(*other)),
        ))
    };
    layout.page(html! {
        div.on-stage.for-family {
            (stage::bubble(year.student.drawing, false, &inside(messages, year, part)))
            div.acts aria-hidden="true" {
                i.floor {}
                div.players { (stage::with_family(year.student.drawing)) }
            }
        }
        div.goes.still-goes {
            @if let Some(back) = at(-1) { a.button.plain href=(back) { (icon("back")) span { (message(messages, "lead-back")) } } }
            @match at(1) {
                Some(next) => a.button.main href=(next) { (message(messages, "lead-next")) },
                None => a.button.main href="/prep" { (message(messages, "after-home")) },
            }
        }
    })
}

/// All of it, for paper.
fn draw_paper(messages: &Messages, year: &Year) -> Markup {
    let cover = address(messages, "");
    let layout = Layout::childs_own(messages, messages.text("family-show"), Some(&cover));
    page_headed(
        &layout,
        &html! { div.named { (chair(year.student.drawing)) h1 { (name(&year.student.name)) } } },
        &html! {
            p.soft.how { (message(messages, "family-print")) }
            p.lead { (message(messages, "family-year")) }
            @for &part in Part::VARIANTS {
                section.family-part {
                    h2 { (part.picture(&year.student)) " " (message(messages, part.title())) }
                    (inside(messages, year, part))
                }
            }
        },
    )
}

/// What stands on a part; where there is nothing yet, a sentence that says so.
fn inside(messages: &Messages, year: &Year, part: Part) -> Markup {
    let list = |words: &[String], none: &'static str| {
        html! {
            @if words.is_empty() { p { (message(messages, none)) } }
            @for words in words.iter().take(SHOWN) {
                p dir="auto" { @if words.is_empty() { (message(messages, "lead-said-it")) } @else { (text(words)) } }
            }
        }
    };
    match part {
        Part::Chair => html! {
            p { (message(messages, "family-my-chair")) }
            p { (isolated(&messages.text_with("family-talks", &[("count", year.talks.into())]))) }
        },
        Part::Proud => html! {
            @if !year.strong.is_empty() { (stage::ribbons(year.strong.iter().take(SHOWN).map(String::as_str))) }
            @if year.strong.is_empty() || !year.well.is_empty() { (list(&year.well, "family-none-yet")) }
        },
        Part::Did => list(&year.did, "family-none-yet"),
        Part::WorkOn => {
            let works_on: Vec<String> = year.works_on.iter().cloned().collect();
            list(&works_on, "family-no-step")
        }
        Part::Ask => {
            let ids = match year.band {
                Band::K2 => ["family-ask-k2-1", "family-ask-k2-2", "family-ask-k2-3"],
                _ => ["family-ask-1", "family-ask-2", "family-ask-3"],
            };
            html! { @for id in ids { p.way-to-say { (icon("talk")) span { (message(messages, id)) } } } }
        }
    }
}
