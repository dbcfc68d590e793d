//! The page of one question of the child's sheet: the path, the box that saves itself, ways to answer without writing, and what the
//! answer was before. Its answer is saved in answer.rs.

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use strum::VariantArray as _;

use crate::{
    app::{
        App, class_for, now_in,
        prep_time::{Progress, SharedQuestion},
        questions::{self, ShownQuestion, question_words},
    },
    domain::{
        class::{Band, Class},
        id::StudentId,
        prep::{
            Line, QuestionRole, Sheet, Way,
            questions::{ClassQuestions, STARTERS},
        },
    },
    http::{HttpError, RequestContext, Result, read, response},
    i18n::Messages,
    pages::components::{
        Conflict, Head, Layout, conflict, icon, isolated, message, name, notice, page_headed,
        role_words, saving, sheets_draft_prefixes, student_draft_prefix, text,
    },
    store::{self, prep::Version},
};

use super::picture_chips::{
    Chip, feelings, has_feelings, picture_of_answer, picture_of_starter, row,
};

/// Where every form of the page goes.
const ACTION: &str = "/prep/answers";
/// The most answers to tap for one question.
const CHIPS: usize = 6;
/// A question of a child's sheet, and what the page has to say about it.
pub(super) struct QuestionPage {
    class: Class,
    student: StudentId,
    /// What its teacher has changed in the questions.
    questions: Arc<ClassQuestions>,
    sheet: Sheet,
    role: QuestionRole,
    /// What another screen wrote.
    conflicts: Vec<String>,
    /// What the answer was before.
    versions: Vec<Version>,
    today: Date,
    /// How often "Another question" was tapped.
    swapped: u8,
    /// A browser without script has just saved.
    saved: bool,
    refused: Option<Refused>,
}

/// Why the last save was not taken.
struct Refused {
    said: String,
    /// Its words, which stay in the box.
    words: Option<String>,
}

impl QuestionPage {
    fn line(&self) -> Option<&Line> {
        self.sheet.line(self.role)
    }

    /// The same page with a sentence above it and the words of a form in its box.
    pub(super) fn with_refused_words(
        self,
        said: String,
        words: Option<String>,
        swapped: u8,
    ) -> Self {
        Self {
            refused: Some(Refused { said, words }),
            swapped,
            ..self
        }
    }

    /// The page of a question that is open to the child: this one, else the next; with a sentence above it.
    pub(super) fn with_open_question(self, said: String) -> Self {
        let is_open = self.sheet.is_open(self.role, self.class.band);
        let next = self.sheet.next_role().filter(|_| !is_open);
        Self {
            role: next.unwrap_or(self.role),
            refused: Some(Refused { said, words: None }),
            ..self
        }
    }
}

/// What may stand behind `?` on a question's address.
#[derive(Default, Deserialize)]
struct Asks {
    /// How often "Another question" was tapped.
    #[serde(default)]
    swapped: u8,
    /// The answer was just saved by a browser without script.
    saved: Option<u8>,
}

pub(super) async fn show(role: QuestionRole, app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let page = load(&app, &context, role).await?;
    if !page.sheet.is_open(role, page.class.band) {
        // An address from memory: the question that is due comes instead.
        let next = page.sheet.next_role().unwrap_or(role);
        return Ok(response::to(&format!("/prep/questions/{}", next.as_ref())));
    }
    let page = QuestionPage {
        swapped: asks.swapped,
        saved: asks.saved.is_some(),
        ..page
    };
    Ok(response::page(draw(&app, &context, &page)))
}

pub(super) async fn load(
    app: &Arc<App>,
    context: &RequestContext,
    role: QuestionRole,
) -> Result<QuestionPage> {
    let student = context.student()?.id;
    let (clock, principal) = (Arc::clone(&app.clock), context.principal);
    let page = app.store.read(move |tx| {
        let Some(class) = class_for(tx, &principal, None)? else {
            return Ok(None);
        };
        let sheet = store::prep::sheet_of(tx, class.id, student)?;
        let (conflicts, versions) = match sheet.id {
            Some(id) if sheet.line(role).is_some() => {
                store::prep::conflicts_and_versions(tx, id, role)?
            }
            _ => (Vec::new(), Vec::new()),
        };
        Ok(Some(QuestionPage {
            today: now_in(&clock, &class).date(),
            questions: store::questions::load(tx, class.id)?,
            class,
            student,
            sheet,
            role,
            conflicts,
            versions,
            swapped: 0,
            saved: false,
            refused: None,
        }))
    });
    page.await?.ok_or(HttpError::NotFound)
}

pub(super) fn draw(app: &App, context: &RequestContext, page: &QuestionPage) -> Markup {
    let messages = app.translations.of(context.language);
    let asked = asked(app, messages, page);
    let child = student_draft_prefix(&app.machine.key, page.student);
    let whose = format!("{child}-{}", page.sheet.number);
    let layout = Layout {
        live: Some("prep-time"),
        head: Head::Stays,
        ..Layout::childs_own(messages, &asked.words, Some("/prep"))
    };
    let two = !page.conflicts.is_empty() && page.line().is_some();
    let heading = html! {
        h1 {
            @if two { (name(&asked.words)) }
            @else { label for="text" { (name(&asked.words)) } }
        }
    };
    page_headed(
        &layout,
        &heading,
        &html! {
            (draw_quiet_minutes(messages, app.prep_times.progress(page.class.id)))
            (path(messages, &page.sheet, page.class.band, Some(page.role)))
            @if let Some(refused) = &page.refused { (notice(false, &isolated(&refused.said))) }
            @if two {
                (conflict(messages, &Conflict {
                    other: None,
                    action: ACTION,
                    hidden: &draw_hidden(page, &whose),
                    saved: page.line().map_or("", |line| line.text.as_str()),
                    others: &page.conflicts,
                    untaken: page.refused.as_ref().and_then(|refused| refused.words.as_deref()),
                }))
            } @else {
                (draw_box(messages, page, &asked, &whose))
                (draw_before(messages, page, &whose))
            }
            div hidden data-kept=(text(&sheets_draft_prefixes(&child, page.sheet.number))) {}
        },
    )
}

/// The two quiet minutes as a thin line that fills like sand, or the words that end it: no numbers, nothing red. Its place stays,
/// so that nothing moves when it comes and goes.
fn draw_quiet_minutes(messages: &Messages, progress: Option<Progress>) -> Markup {
    let said = progress.map(|progress| match progress {
        Progress::GoesOn(_) => messages.text("prep-time-now"),
        Progress::JustOver => messages.text("prep-time-over"),
    });
    html! {
        div.sand id="sand" data-live data-said=[said] {
            @match progress {
                Some(Progress::GoesOn(tenths)) => span class={ "from-" (tenths) } {},
                Some(Progress::JustOver) => { p { (messages.text("prep-time-over")) } },
                None => {},
            }
        }
    }
}

/// The question that the child sees: in prep time the youngest see the one that is read out from the wall.
fn asked(app: &App, messages: &Messages, page: &QuestionPage) -> ShownQuestion {
    let asked = questions::question_for(
        messages,
        page.class.band,
        &page.questions,
        page.student,
        &page.sheet,
        page.role,
        page.swapped,
    );
    let reads_it = |own: bool| !own || messages.language == page.class.language;
    match app.prep_times.shared_question(page.class.id) {
        Some(SharedQuestion { role, question })
            if role == page.role
                && page.line().is_none()
                && page.swapped == 0
                && reads_it(question.words.is_some()) =>
        {
            ShownQuestion {
                words: question_words(messages, &question).to_owned(),
                wording: question.wording,
                ..asked
            }
        }
        _ => asked,
    }
}

/// The five stones: done has a tick, the next one is named. Stones that are open lead to their question.
pub(super) fn path(
    messages: &Messages,
    sheet: &Sheet,
    band: Band,
    here: Option<QuestionRole>,
) -> Markup {
    let next = sheet.next_role();
    html! {
        nav id="path" aria-label=(message(messages, "prep-path")) {
            ol.path.here[here.is_some()] {
                @for &role in QuestionRole::VARIANTS {
                    @let done = sheet.is_answered(role);
                    @let class = if done { "done" } else if next == Some(role) { "now" } else { "later" };
                    @let open = sheet.is_open(role, band);
                    @let said = match class {
                        "done" => "prep-stone-done",
                        "now" => "prep-stone-now",
                        _ if open => "prep-stone-open",
                        _ => "prep-stone-later",
                    };
                    li class=(text(class)) {
                        @if open {
                            a href={ "/prep/questions/" (text(role.as_ref())) } aria-current=[(here == Some(role)).then_some("step")] {
                                (stone(messages, role, done)) " " span.state { (message(messages, said)) }
                            }
                        } @else {
                            span { (stone(messages, role, done)) " " span.state { (message(messages, said)) } }
                        }
                    }
                }
            }
        }
    }
}

fn stone(messages: &Messages, role: QuestionRole, done: bool) -> Markup {
    html! {
        b { @if done { (icon("tick")) } @else { (role.number()) } }
        " " span { (message(messages, role_words(role))) }
    }
}

/// The fields that every form of this page sends besides its words.
fn draw_hidden(page: &QuestionPage, whose: &str) -> Markup {
    html! {
        input type="hidden" name="whose" value=(text(whose));
        input type="hidden" name="prompt" value=(text(page.role.as_ref()));
        input type="hidden" name="sheet" value=(page.sheet.number);
        input type="hidden" name="seen" value=(page.line().map_or(0, |line| line.revision));
    }
}

fn draw_box(
    messages: &Messages,
    page: &QuestionPage,
    asked: &ShownQuestion,
    whose: &str,
) -> Markup {
    let line = page.line();
    let saved = line.map_or("", |line| &line.text);
    let refused = page.refused.as_ref();
    let words = refused.and_then(|refused| refused.words.as_deref());
    let way = line.map_or(Way::None, |line| line.way);
    let help = if page.role == QuestionRole::Proud {
        "prep-help-proud"
    } else {
        "prep-help"
    };
    html! {
        form.answer method="post" action=(ACTION) data-picture=(message(messages, "prep-picture"))
            data-autosave={ (text(whose)) "-" (text(page.role.as_ref())) } {
            (draw_hidden(page, whose))
            @if line.is_none() {
                // As long as no answer binds the question: the child answers what it saw.
                input type="hidden" name="wording" value=(text(&asked.wording));
                input type="hidden" name="language" value=(messages.language.tag());
                @if page.swapped > 0 { input type="hidden" name="swapped" value=(page.swapped); }
            }
            div.under {
                p.soft id="text-help" { (message(messages, help)) }
                button.plain type="button" data-read hidden { (message(messages, "prep-read")) }
            }
            (draw_chips(messages, page))
            textarea id="text" name="text" rows="5" dir="auto" aria-describedby="text-help text-read" spellcheck="true" {
                // A first line end would be swallowed by the browser.
                "\n" (text(words.unwrap_or(saved)))
            }
            div.under {
                (saving(messages))
                @if page.saved { p.saving { (message(messages, "prep-saved")) } }
                p.soft id="text-read" { (message(messages, "prep-can-read")) }
            }
            @if way == Way::Aloud || way == Way::Paper {
                p.said { (icon("tick")) " " (messages.text(if way == Way::Aloud { "prep-is-aloud" } else { "prep-is-paper" })) }
            }
            div.answers {
                @if way != Way::Aloud { button name="way" value="aloud" { (icon("aloud")) (message(messages, "prep-aloud")) } }
                button.main name="done" value="1" { (icon("tick")) (message(messages, "prep-finish")) }
            }
            div.actions {
                @if way != Way::Paper { button.plain name="way" value="paper" { (message(messages, "prep-paper")) } }
                @if way == Way::Aloud || way == Way::Paper {
                    button.plain name="way" value="written" { (message(messages, "prep-write-it")) }
                }
                @if asked.has_others {
                    a.button.plain id="swap" data-swap href={ "/prep/questions/" (page.role.as_ref()) "?swapped=" (page.swapped.wrapping_add(1)) } {
                        (message(messages, "prep-swap"))
                    }
                }
            }
        }
    }
}

/// Sentence starters, and for the youngest faces and answers to tap, each with its picture.
fn draw_chips(messages: &Messages, page: &QuestionPage) -> Markup {
    let saved = page.line().map_or("", |line| line.text.as_str());
    let role = page.role;
    html! {
        @if page.class.band == Band::K2 && has_feelings(role) { (feelings(messages, saved)) }
        (row(messages, "prep-chips", &answers_to_tap(messages, page), saved))
        (row(messages, "prep-starters", &starters(messages, page), saved))
    }
}

/// Three ways to begin: the class's own, filled up with Chair's.
fn starters<'a>(messages: &'a Messages, page: &'a QuestionPage) -> Vec<Chip<'a>> {
    let (band, role) = (page.class.band, page.role);
    let id = |at| format!("sheet-{}-{}-start-{at}", band.as_ref(), role.as_ref());
    let is_k2 = band == Band::K2;
    let chairs_own = (1..=STARTERS).filter_map(|at| {
        let words = messages.find(&id(at))?;
        Some((picture_of_starter(role, at), words))
    });
    let own = page.questions.starters(messages.language, role);
    own.map(|words| ("pencil", words))
        .chain(chairs_own)
        .take(STARTERS)
        .map(|(picture, words)| Chip {
            picture: is_k2.then_some(picture),
            words,
            begins: true,
        })
        .collect()
}

/// Answers to tap, for the youngest.
fn answers_to_tap<'a>(messages: &'a Messages, page: &QuestionPage) -> Vec<Chip<'a>> {
    if page.class.band != Band::K2 {
        return Vec::new();
    }
    let (band, role) = (page.class.band.as_ref(), page.role);
    let chip = |at: usize| {
        let words = messages.find(&format!("sheet-{band}-{}-chip-{at}", role.as_ref()))?;
        Some(Chip {
            picture: Some(picture_of_answer(role, at)),
            words,
            begins: true,
        })
    };
    (1..=CHIPS).filter_map(chip).collect()
}

/// What the answer was before, with the way back.
fn draw_before(messages: &Messages, page: &QuestionPage, whose: &str) -> Markup {
    html! {
        @if !page.versions.is_empty() {
            details {
                summary { (message(messages, "prep-before")) }
                @for version in &page.versions {
                    form.version method="post" action=(ACTION) {
                        (draw_hidden(page, whose))
                        input type="hidden" name="text" value=(version.text);
                        h2 { (messages.day_near(page.today, version.day)) }
                        p.words dir="auto" { (version.text) }
                        button.plain { (message(messages, "prep-use")) }
                    }
                }
            }
        }
    }
}
