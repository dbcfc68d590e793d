//! The teacher's page of a child's sheet: what it is drawn from, and the drawing.

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};
use strum::VariantArray;

use crate::{
    app::{
        App, KnownChild, Room,
        questions::{self, question_for},
    },
    domain::{
        class::Member,
        id::StudentId,
        next_step::NextStep,
        prep::{Line, QuestionRole, Sheet, Way, questions::ClassQuestions},
        principal::Principal,
        text::Language,
    },
    http::{HttpError, RequestContext, Result},
    i18n::Messages,
    pages::{
        components::{self, Layout, draft_id, notice, role_words, said_words, teachers_saving},
        teacher::{
            children,
            tabs::{self, Part},
        },
    },
    store::{self, ReadTx, prep::Version},
};

/// One child's sheet as the teacher sees it.
pub(super) struct Seen {
    student: StudentId,
    /// How the child is called.
    name: String,
    /// It is no longer in the class: its sheets are only read.
    has_left: bool,
    room: Room,
    questions: Arc<ClassQuestions>,
    sheet: Sheet,
    /// The number of the open sheet.
    open: u32,
    /// The numbers of all sheets, the latest first.
    numbers: Vec<u32>,
    conflicts: Vec<(QuestionRole, String)>,
    versions: Vec<Version>,
    steps: Vec<NextStep>,
    /// Words of hers that were not saved, and the question whose box they stand in.
    pub(super) untaken: Option<(QuestionRole, String)>,
    /// Its own language, if it is not the class's.
    language: Option<Language>,
}

impl Seen {
    /// The page's sheet is the one that the child writes on.
    fn is_open(&self) -> bool {
        !self.has_left && self.sheet.number == self.open
    }
}

fn load(
    tx: &ReadTx<'_>,
    app: &App,
    by: &Principal,
    student: StudentId,
    number: Option<u32>,
) -> store::Result<Option<Seen>> {
    let Some(known) = KnownChild::find(tx, by, student)? else {
        return Ok(None);
    };
    let KnownChild {
        class,
        student: child,
        has_left,
    } = known;
    let id = class.id;
    let member = Member { class: id, student };
    let open = store::prep::sheet_of(tx, id, student)?;
    let open_number = open.number;
    let sheet = match number.filter(|number| *number != open_number) {
        None => Some(open),
        Some(number) => match store::prep::find_by_number(tx, member, number)? {
            Some(old) => store::prep::find(tx, id, old)?,
            None => None,
        },
    };
    let Some(sheet) = sheet else { return Ok(None) };
    let (mut conflicts, mut versions) = (Vec::new(), Vec::new());
    if let Some(id) = sheet.id {
        for &role in QuestionRole::VARIANTS {
            let (texts, before) = store::prep::conflicts_and_versions(tx, id, role)?;
            conflicts.extend(texts.into_iter().map(|text| (role, text)));
            versions.extend(before);
        }
    }
    Ok(Some(Seen {
        student,
        name: child.name,
        has_left,
        room: Room::load(tx, &app.clock, class, None)?,
        questions: store::questions::load(tx, id)?,
        sheet,
        open: open_number,
        numbers: store::prep::numbers(tx, member)?,
        conflicts,
        versions,
        steps: store::next_step::open_of(tx, id, student)?,
        untaken: None,
        language: store::roster::language(tx, id, student)?,
    }))
}

/// Loads it; the open sheet if no number is given.
pub(super) async fn loaded(
    app: &Arc<App>,
    context: &RequestContext,
    student: StudentId,
    number: Option<u32>,
) -> Result<Seen> {
    let (reader, by) = (Arc::clone(app), context.principal);
    let seen = app
        .store
        .read(move |tx| load(tx, &reader, &by, student, number));
    seen.await?.ok_or(HttpError::NotFound)
}

pub(super) fn address(student: StudentId) -> String {
    format!("/teach/students/{student}/sheet")
}

/// Draws it, with the reason above why something was not done.
pub(super) fn draw(
    app: &App,
    context: &RequestContext,
    seen: &Seen,
    refused: Option<&str>,
) -> Markup {
    let messages = app.translations.of(context.language);
    let title = messages.text_with("teach-sheet-title", &[("name", seen.name.as_str().into())]);
    let back = children::address(seen.room.class.id);
    let layout = Layout {
        live: Some("prep"),
        ..Layout::teacher(messages, &title, Some(&back))
    };
    let is_open = seen.is_open();
    layout.page(html! {
        (tabs::draw(messages, seen.student, Part::Sheet))
        @if let Some(said) = refused { (notice(false, &components::isolated(said))) }
        p.lead id="ready" data-live {
            @let count = i64::from(seen.sheet.readiness());
            (components::isolated(&messages.text_with("teach-sheet-of", &[("count", count.into())])))
        }
        @for &role in QuestionRole::VARIANTS { (draw_line(app, messages, seen, role)) }
        @if is_open {
            (draw_steps(messages, seen))
            div.actions {
                a.button href={ "/teach/students/" (seen.student) "/script" } { (messages.text("teach-sheet-lead-card")) }
                a.button href={ "/teach/classes/" (seen.room.class.id) "/sheets?student=" (seen.student) } { (messages.text("teach-sheets-print-one")) }
            }
        }
        (draw_earlier(messages, seen))
    })
}

fn draw_line(app: &App, messages: &Messages, seen: &Seen, role: QuestionRole) -> Markup {
    let line = seen.sheet.line(role);
    let (class, sheet) = (&seen.room.class, &seen.sheet);
    // As the child reads it.
    let language = seen.language.unwrap_or(class.language);
    let asked = app.translations.of(language);
    let asked = question_for(
        asked,
        class.band,
        &seen.questions,
        seen.student,
        sheet,
        role,
        0,
    );
    // And as she does, where the child reads another language.
    let hers = questions::translated(messages, role, &asked).filter(|hers| *hers != asked.words);
    let today = seen.room.board.now.date();
    let id = format!("line-{role}");
    html! {
        section.card aria-labelledby=(id) {
            h2 id=(id) { (role.number()) ". " (messages.text(role_words(role))) }
            p.soft dir="auto" lang=[line.is_none().then(|| language.tag())] { (asked.words) }
            @if let Some(hers) = hers { p.soft { (hers) } }
            div id={ (id) "-said" } data-live { (draw_said(messages, line, seen, role)) }
            @if seen.is_open() { (draw_hand(app, messages, seen, role)) }
            (draw_versions(messages, seen, role, today))
        }
    }
}

fn draw_said(messages: &Messages, line: Option<&Line>, seen: &Seen, role: QuestionRole) -> Markup {
    let way = line.map_or(Way::None, |line| line.way);
    html! {
        @if let Some(line) = line {
            @if !line.text.is_empty() { p.words dir="auto" { (line.text) } }
            @if let Some(teacher) = &line.told_to {
                p.soft { (components::isolated(&messages.text_with("teach-sheet-told", &[("name", teacher.as_str().into())]))) }
            }
        }
        @match way {
            Way::None => p.soft { (messages.text("teach-sheet-none")) },
            Way::Aloud => p.said { (components::icon("talk")) " " (messages.text("teach-sheet-aloud")) },
            Way::Paper => p.said { (components::icon("sheet")) " " (messages.text("teach-sheet-paper")) },
            Way::Written => {},
        }
        @for (_, text) in seen.conflicts.iter().filter(|conflict| conflict.0 == role) {
            p.soft { (messages.text("teach-sheet-two")) }
            p.words dir="auto" { (text) }
        }
    }
}

/// Her hand: a tick for what is on paper, and a box for a child who tells her.
fn draw_hand(app: &App, messages: &Messages, seen: &Seen, role: QuestionRole) -> Markup {
    let line = seen.sheet.line(role);
    let on_paper = line.is_some_and(|line| line.way == Way::Paper);
    let action = format!("/teach/students/{}/answers", seen.student);
    let whose = format!(
        "hand {} {} {}",
        seen.student,
        seen.sheet.number,
        role.as_ref()
    );
    let (way, words) = if on_paper {
        ("written", "teach-sheet-untick")
    } else {
        ("paper", "teach-sheet-tick")
    };
    let untaken = seen.untaken.as_ref().filter(|it| it.0 == role);
    let untaken = untaken.map(|(_, text)| text.as_str());
    let saved = line.map_or("", |line| line.text.as_str());
    let hidden = html! {
        input type="hidden" name="prompt" value=(role);
        input type="hidden" name="sheet" value=(seen.sheet.number);
    };
    html! {
        div.actions id={ "hand-" (role) } data-live {
            form method="post" action=(action) {
                (hidden)
                button.plain name="way" value=(way) { (messages.text(words)) }
            }
        }
        details open[untaken.is_some()] {
            summary { (messages.text("teach-sheet-write")) }
            form method="post" action=(action) data-autosave=(draft_id(&app.machine.key, &whose)) {
                (hidden)
                input type="hidden" name="seen" value=(line.map_or(0, |line| line.revision));
                p.help id={ "told-" (role) } { (messages.text("teach-sheet-write-help")) }
                textarea name="text" rows="4" dir="auto" aria-label=(messages.text("teach-sheet-write"))
                    aria-describedby={ "told-" (role) } { "\n" (untaken.unwrap_or(saved)) }
                (teachers_saving(messages))
            }
        }
    }
}

fn draw_versions(messages: &Messages, seen: &Seen, role: QuestionRole, today: Date) -> Markup {
    let versions = seen.versions.iter();
    let mut versions = versions.filter(|it| it.role == role).peekable();
    html! {
        @if versions.peek().is_some() {
            details {
                summary { (messages.text("teach-sheet-before")) }
                ul.story {
                    @for version in versions {
                        li { span.soft { (messages.day_near(today, version.day)) } p.words dir="auto" { (version.text) } }
                    }
                }
            }
        }
    }
}

fn draw_steps(messages: &Messages, seen: &Seen) -> Markup {
    let today = seen.room.board.now.date();
    html! {
        section id="steps" data-live {
            @if !seen.steps.is_empty() {
                h2 { (messages.text("teach-sheet-steps")) }
                @for step in &seen.steps {
                    div.card {
                        @if step.text.is_empty() { p { (messages.text("teach-sheet-aloud")) } }
                        @else { p.words dir="auto" { (step.text) } }
                        @if let (Some(said), Some(day)) = (step.child_said, step.said_on) {
                            @let day = messages.day_within(today, day);
                            p.soft { (components::isolated(&messages.text_with("teach-sheet-step-said", &[
                                ("said", messages.text(said_words(said)).into()), ("day", day.into()),
                            ]))) }
                        }
                        @if step.wants_smaller() { (notice(true, &html! { (messages.text("teach-sheet-smaller")) })) }
                        form.actions method="post" action={ "/teach/students/" (seen.student) "/next-steps/" (step.id) } {
                            button.plain name="do" value="reached" { (messages.text("teach-sheet-reached")) }
                            button.plain name="do" value="put_down" { (messages.text("teach-sheet-put-down")) }
                        }
                    }
                }
            }
        }
    }
}

fn draw_earlier(messages: &Messages, seen: &Seen) -> Markup {
    let here = address(seen.student);
    let mut earlier = seen.numbers.clone();
    earlier.retain(|number| *number != seen.open);
    html! {
        @if !earlier.is_empty() {
            nav.actions aria-label=(messages.text("teach-sheet-earlier")) {
                @for number in std::iter::once(seen.open).chain(earlier) {
                    @let current = (number == seen.sheet.number).then_some("page");
                    a.button.plain href={ (here) "?sheet=" (number) } aria-current=[current] {
                        @if number == seen.open { (messages.text("teach-sheet-now")) }
                        @else { span { (components::isolated(&messages.text_with("teach-sheet-number", &[("number", number.into())]))) } }
                    }
                }
            }
        }
    }
}
