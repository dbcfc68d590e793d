//! Draws the page of one question: the path, the box that saves itself, ways to answer without writing, and what the answer was
//! before. Only drawing.

use maud::{Markup, html};
use strum::VariantArray;

use super::page::QuestionPage;
use crate::{
    app::{
        App,
        prep_time::SharedQuestion,
        questions::{self, ShownQuestion, question_words},
    },
    domain::{
        class::Band,
        prep::{Role, Sheet, Way, questions::STARTERS},
    },
    http::{context::RequestContext, route::Audience},
    i18n::Messages,
    pages::components::{
        self, Conflict, conflict, icon,
        layout::{Layout, page_headed},
        notice, role_words, saving, sheets_draft_prefixes, student_draft_prefix,
    },
};

/// Where every form of the page goes.
const ACTION: &str = "/prep/answers";
/// The most answers to tap for one question.
const CHIPS: u8 = 6;
/// Feelings for those who do not write yet, each with its face.
const FEELINGS: [(&str, &str); 4] = [
    ("happy", "prep-feel-happy"),
    ("proud", "prep-feel-proud"),
    ("unsure", "prep-feel-unsure"),
    ("stuck", "prep-feel-stuck"),
];

/// Draws it.
pub(crate) fn draw(app: &App, context: &RequestContext, page: &QuestionPage) -> Markup {
    let messages = app.translations.of(context.language);
    let asked = asked(app, messages, page);
    let child = student_draft_prefix(&app.machine.key, page.student);
    let whose = format!("{child}-{}", page.sheet.number);
    let layout = Layout {
        audience: Audience::Student,
        live: Some("prep-time"),
        home: "/prep",
        ..Layout::teacher(messages, &asked.words, Some("/prep"))
    };
    let two = !page.conflicts.is_empty() && page.line().is_some();
    let heading = html! {
        h1 {
            @if two { (components::name(&asked.words)) }
            @else { label for="text" { (components::name(&asked.words)) } }
        }
    };
    page_headed(
        &layout,
        &heading,
        &html! {
            (components::quiet_minutes(messages, app.prep_times.progress(page.class.id)))
            (path(messages, &page.sheet, page.class.band, Some(page.role)))
            @if let Some(refused) = &page.refused { (notice(false, &components::isolated(&refused.said))) }
            @if two {
                (conflict(messages, &Conflict {
                    action: ACTION,
                    hidden: &draw_hidden(page, &whose),
                    saved: page.line().map_or("", |line| line.text.as_str()),
                    others: &page.conflicts,
                }))
            } @else {
                (draw_box(messages, page, &asked, &whose))
                (draw_before(messages, page, &whose))
            }
            div hidden data-kept=(components::text(&sheets_draft_prefixes(&child, page.sheet.number))) {}
        },
    )
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
pub(crate) fn path(messages: &Messages, sheet: &Sheet, band: Band, here: Option<Role>) -> Markup {
    let next = sheet.next_role();
    html! {
        nav id="path" aria-label=(components::message(messages, "prep-path")) {
            ol.path.here[here.is_some()] {
                @for &role in Role::VARIANTS {
                    @let done = sheet.is_answered(role);
                    @let class = if done { "done" } else if next == Some(role) { "now" } else { "later" };
                    @let open = sheet.is_open(role, band);
                    @let said = match class {
                        "done" => "prep-stone-done",
                        "now" => "prep-stone-now",
                        _ if open => "prep-stone-open",
                        _ => "prep-stone-later",
                    };
                    li class=(components::text(class)) {
                        @if open {
                            a href={ "/prep/questions/" (components::text(role.as_ref())) } aria-current=[(here == Some(role)).then_some("step")] {
                                (stone(messages, role, done)) " " span.state { (components::message(messages, said)) }
                            }
                        } @else {
                            span { (stone(messages, role, done)) " " span.state { (components::message(messages, said)) } }
                        }
                    }
                }
            }
        }
    }
}

fn stone(messages: &Messages, role: Role, done: bool) -> Markup {
    html! {
        b { @if done { (icon("tick")) } @else { (role.number()) } }
        " " span { (components::message(messages, role_words(role))) }
    }
}

/// The fields that every form of this page sends besides its words.
fn draw_hidden(page: &QuestionPage, whose: &str) -> Markup {
    html! {
        input type="hidden" name="whose" value=(components::text(whose));
        input type="hidden" name="prompt" value=(components::text(page.role.as_ref()));
        input type="hidden" name="sheet" value=(page.sheet.number);
        input type="hidden" name="seen" value=(page.line().map_or(0, |line| line.revision));
    }
}

/// Which question the page has shown, as long as no answer binds it: the child answers what it saw.
fn draw_shown(messages: &Messages, page: &QuestionPage, asked: &ShownQuestion) -> Markup {
    html! {
        input type="hidden" name="wording" value=(components::text(&asked.wording));
        input type="hidden" name="language" value=(messages.language.tag());
        @if page.swapped > 0 { input type="hidden" name="swapped" value=(page.swapped); }
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
    let help = if page.role == Role::Proud {
        "prep-help-proud"
    } else {
        "prep-help"
    };
    html! {
        form.answer method="post" action=(ACTION) data-picture=(components::message(messages, "prep-picture"))
            data-autosave={ (components::text(whose)) "-" (components::text(page.role.as_ref())) } {
            (draw_hidden(page, whose))
            @if line.is_none() { (draw_shown(messages, page, asked)) }
            div.under {
                p.soft id="text-help" { (components::message(messages, help)) }
                button.plain type="button" data-read hidden { (components::message(messages, "prep-read")) }
            }
            (draw_chips(messages, page))
            textarea id="text" name="text" rows="5" dir="auto" aria-describedby="text-help text-read" spellcheck="true" {
                // A first line end would be swallowed by the browser.
                "\n" (components::text(words.unwrap_or(saved)))
            }
            div.under {
                (saving(messages))
                @if page.saved { p.saving { (components::message(messages, "prep-saved")) } }
                p.soft id="text-read" { (components::message(messages, "prep-can-read")) }
            }
            @if way == Way::Aloud || way == Way::Paper {
                p.said { (icon("tick")) " " (messages.text(if way == Way::Aloud { "prep-is-aloud" } else { "prep-is-paper" })) }
            }
            div.answers {
                @if way != Way::Aloud { button name="way" value="aloud" { (components::message(messages, "prep-aloud")) } }
                button.main name="done" value="1" { (components::message(messages, "prep-finish")) }
            }
            div.actions {
                @if way != Way::Paper { button.plain name="way" value="paper" { (components::message(messages, "prep-paper")) } }
                @if way == Way::Aloud || way == Way::Paper {
                    button.plain name="way" value="written" { (components::message(messages, "prep-write-it")) }
                }
                @if asked.has_others {
                    a.button.plain data-swap href={ "/prep/questions/" (page.role) "?swapped=" (page.swapped.wrapping_add(1)) } {
                        (components::message(messages, "prep-swap"))
                    }
                }
            }
        }
    }
}

/// Sentence starters, and for the youngest faces and answers to tap.
fn draw_chips(messages: &Messages, page: &QuestionPage) -> Markup {
    let band = page.class.band;
    let (starters, chips) = (starters(messages, page), chips(messages, page));
    html! {
        @if band == Band::K2 {
            div.chips.faces role="group" aria-label=(components::message(messages, "prep-feel")) {
                @for (face, words) in FEELINGS {
                    button.plain name="starter" value=(components::message(messages, words)) data-words=(components::message(messages, words)) {
                        (icon(face)) " " (components::message(messages, words))
                    }
                }
            }
        }
        @for (label, list) in [("prep-chips", &chips), ("prep-starters", &starters)] {
            @if !list.is_empty() {
                div.chips role="group" aria-label=(components::message(messages, label)) {
                    @for words in list {
                        button.plain name="starter" value=(components::text(words)) data-words={ (components::text(words)) " " } { (components::text(words)) }
                    }
                }
            }
        }
    }
}

/// Three ways to begin: the class's own, filled up with Chair's.
fn starters<'a>(messages: &'a Messages, page: &'a QuestionPage) -> Vec<&'a str> {
    let (band, role) = (page.class.band.as_ref(), page.role.as_ref());
    let starter = |at| format!("sheet-{band}-{role}-start-{at}");
    let chairs_own = (1..=STARTERS).filter_map(|at| messages.find(&starter(at)));
    let own = page.questions.starters(messages.language, page.role);
    own.chain(chairs_own).take(STARTERS).collect()
}

/// Answers to tap, for the youngest.
fn chips<'a>(messages: &'a Messages, page: &QuestionPage) -> Vec<&'a str> {
    if page.class.band != Band::K2 {
        return Vec::new();
    }
    let (band, role) = (page.class.band.as_ref(), page.role.as_ref());
    let chip = |at| format!("sheet-{band}-{role}-chip-{at}");
    (1..=CHIPS)
        .filter_map(|at| messages.find(&chip(at)))
        .collect()
}

/// What the answer was before, with the way back.
fn draw_before(messages: &Messages, page: &QuestionPage, whose: &str) -> Markup {
    html! {
        @if !page.versions.is_empty() {
            details {
                summary { (components::message(messages, "prep-before")) }
                @for version in &page.versions {
                    form.version method="post" action=(ACTION) {
                        (draw_hidden(page, whose))
                        input type="hidden" name="text" value=(version.text);
                        h2 { (messages.day_near(page.today, version.day)) }
                        p.words dir="auto" { (version.text) }
                        button.plain { (components::message(messages, "prep-use")) }
                    }
                }
            }
        }
    }
}
