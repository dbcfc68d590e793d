//! The teacher's own record of a child, or of a class, on paper: every talk with what was written in it, for herself or for next
//! year's teacher, with or without the remember lines.

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::{
    children,
    past::{self, Holder, PastTalk},
    story,
};
use crate::{
    app::{App, KnownChild, day_in, exports::class_of_hers, now_in, strengths::Offered},
    domain::{
        class::{Class, Member},
        conference::Line,
        id::{ClassId, StudentId, TeacherId},
        next_step::{NextStep, StepState},
        principal::Principal,
        roster::Student,
    },
    http::{HttpError, RequestContext, Result, form::read, response},
    i18n::Messages,
    pages::components::{
        self, Layout, conference::strength_list, isolated, page_headed, print_notice, said_words,
        text,
    },
    store::{self, ReadTx},
};

/// What may stand behind `?`.
#[derive(Clone, Copy, Default, Deserialize)]
struct Asks {
    /// With the remember lines.
    #[serde(default)]
    remember: bool,
}

impl Asks {
    fn holder(self) -> Holder {
        if self.remember {
            Holder::Teacher
        } else {
            Holder::Others
        }
    }
}

/// One child of the record.
pub(super) struct Recorded {
    student: Student,
    talks: Vec<PastTalk>,
    /// What the adults are called who wrote in them, where these are several, or not the reader.
    writers: BTreeMap<TeacherId, String>,
}

/// Everything on the paper.
pub(super) struct Record {
    class: Class,
    today: Date,
    pub(super) children: Vec<Recorded>,
    remember: bool,
    /// The strengths that every class is offered, in each language.
    offered: Offered,
    /// The page without what is chosen about it.
    here: String,
    back: String,
}

fn load(
    tx: &ReadTx<'_>,
    by: &Principal,
    class: &Class,
    student: Student,
    asks: Asks,
) -> store::Result<Recorded> {
    let member = Member::new(class.id, student.id);
    let talks = past::talks(tx, member, asks.holder())?;
    let is_shared = store::adults::names_of_teachers(tx, class.id)?.len() > 1;
    let writers = talks.iter().flat_map(|talk| talk.told.writers.values());
    let named = writers
        .copied()
        .filter(|writer| is_shared || !matches!(by, Principal::Teacher(her) if her.id == *writer));
    Ok(Recorded {
        writers: store::adults::names(tx, named)?,
        student,
        talks,
    })
}

pub(super) async fn show(student: StudentId, app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let (clock, by) = (Arc::clone(&app.clock), context.principal);
    let offered = Offered::of(&app.translations);
    let record = app.store.read(move |tx: &ReadTx<'_>| {
        let Some(known) = KnownChild::find(tx, &by, student)? else {
            return Ok(None);
        };
        Ok(Some(Record {
            today: now_in(&clock, &known.class).date(),
            children: vec![load(tx, &by, &known.class, known.student, asks)?],
            class: known.class,
            offered,
            remember: asks.remember,
            here: format!("/teach/students/{student}/record"),
            back: story::address(student),
        }))
    });
    let record = record.await?.ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(context.language);
    Ok(response::page(draw(messages, &record)))
}

/// The record of everyone in a class.
pub(super) async fn show_class(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let record = of_class(&app, &context, class, asks).await?;
    let messages = app.translations.of(context.language);
    Ok(response::page(draw(messages, &record)))
}

/// Loads it; of a class that rests as well.
async fn of_class(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
    asks: Asks,
) -> Result<Record> {
    let (by, clock) = (context.teacher()?, Arc::clone(&app.clock));
    let offered = Offered::of(&app.translations);
    let record = app.store.read(move |tx: &ReadTx<'_>| {
        let Some(class) = class_of_hers(tx, by, class)? else {
            return Ok(None);
        };
        let students = store::roster::students(tx, class.id)?;
        let children = students
            .iter()
            .map(|student| load(tx, &by.into(), &class, student.clone(), asks));
        Ok(Some(Record {
            children: children.collect::<store::Result<_>>()?,
            today: day_in(&class, clock.now().as_second()),
            remember: asks.remember,
            offered,
            here: format!("/teach/classes/{}/record", class.id),
            back: children::address(class.id),
            class,
        }))
    });
    record.await?.ok_or(HttpError::NotFound)
}

/// The record of everyone in a class as a file that stands alone, with the remember lines or without.
pub(super) async fn as_file(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
    remember: bool,
) -> Result<(Class, Markup)> {
    let record = of_class(app, context, class, Asks { remember }).await?;
    let messages = app.translations.of(context.language);
    let drawn = html! {
        @for child in &record.children { (draw_child(messages, &record, child)) }
    };
    Ok((record.class, drawn))
}

fn draw(messages: &Messages, record: &Record) -> Markup {
    let title = messages.text("teach-record-title");
    let layout = Layout::teacher(messages, title, Some(&record.back));
    let ways = [
        (false, "", "teach-record-without"),
        (true, "?remember=true", "teach-record-with"),
    ];
    let heading = html! { h1.screen-only { (title) } };
    page_headed(
        &layout,
        &heading,
        &html! {
            div.paper {
                (print_notice(messages, "teach-record-print"))
                nav.actions.screen-only aria-label=(messages.text("teach-record-ways")) {
                    @for (remember, query, words) in ways {
                        a.button.plain href={ (record.here) (query) } aria-current=[(remember == record.remember).then_some("page")] {
                            (messages.text(words))
                        }
                    }
                }
                @if record.children.is_empty() { p.lead { (messages.text("teach-children-nobody")) } }
                @for child in &record.children { (draw_child(messages, record, child)) }
            }
        },
    )
}

pub(super) fn draw_child(messages: &Messages, record: &Record, child: &Recorded) -> Markup {
    html! {
        section.recorded {
            div.row { (components::chair(child.student.drawing)) h2 { (components::name(&child.student.name)) } }
            p.soft { bdi { (record.class.name) } " · " (messages.day_and_year(record.today)) }
            @if child.talks.is_empty() { p { (messages.text("teach-record-no-talk")) } }
            @for talk in &child.talks { (draw_talk(messages, record, child, talk)) }
        }
    }
}

/// The lines of a log in the order of its page, by the words before each; a child's own are added for the child.
const LINES: [(Line, &str); 6] = [
    (Line::Praised, "teach-story-praised"),
    (Line::Quote, "teach-story-said"),
    (Line::Teaching, "teach-story-taught"),
    (Line::Home, "talk-home-line"),
    (Line::TeacherWell, "teach-story-i-well"),
    (Line::TeacherTweak, "teach-story-i-tweak"),
];

fn draw_talk(messages: &Messages, record: &Record, child: &Recorded, talk: &PastTalk) -> Markup {
    let student = child.student.id;
    let own = [
        (Line::Thanks(student), "teach-story-thanks"),
        (Line::Well(student), "talk-child-well"),
        (Line::Tweak(student), "talk-child-tweak"),
    ];
    let name = [("name", child.student.name.as_str().into())];
    let noticed = talk.words(Line::Strength);
    let remember = talk.told.remember.trim();
    html! {
        article {
            h3 { (messages.day(record.today, talk.told.conference.date)) }
            dl.log {
                @if !noticed.is_empty() { dt { (messages.text("talk-strength")) } dd { (strength_list(&record.offered.lines_in_words_of(messages, noticed))) } }
                @for (line, label) in LINES.into_iter().chain(own) {
                    @let words = talk.words(line);
                    @if !words.is_empty() {
                        dt { (isolated(&label_of(messages, child, talk, line).unwrap_or_else(|| messages.text_with(label, &name)))) }
                        dd dir="auto" { (text(words)) }
                    }
                }
                // Nobody has chosen yet: both are there.
                @for (line, beside) in &talk.beside {
                    dt { (isolated(&messages.text_with(past::box_words(line), &name))) " · " (messages.text("teach-story-second")) }
                    dd dir="auto" { (text(beside.text.trim())) }
                }
                @if let Some(step) = talk.step.as_ref().filter(|step| !step.text.trim().is_empty()) {
                    dt { (messages.text("teach-story-step")) }
                    dd { bdi { (text(step.text.trim())) } @if let Some(word) = became(step) { " · " (messages.text(word)) } }
                }
                @if !remember.is_empty() {
                    dt { (messages.text("teach-story-only-you")) }
                    dd dir="auto" { (text(remember)) }
                }
            }
        }
    }
}

/// The label of a line in which an adult looked back, where its writer is named.
fn label_of(messages: &Messages, child: &Recorded, talk: &PastTalk, line: Line) -> Option<String> {
    let writer = child.writers.get(talk.told.writers.get(&line)?)?;
    past::look_back_of(messages, line, writer)
}

/// What became of a step, in a word.
fn became(step: &NextStep) -> Option<&'static str> {
    match step.state {
        StepState::Reached => Some("teach-story-became-reached"),
        StepState::PutDown => Some("teach-story-became-put-down"),
        StepState::Open => step.child_said.map(said_words),
    }
}
