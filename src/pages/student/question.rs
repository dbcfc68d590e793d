//! The page of one question: the path, the box that saves itself, ways to answer without writing, and what the answer was
//! before. Only drawing.

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};

use crate::http::route::Audience;
use crate::pages::components::wordings::{self, Asked};
use crate::{
    app::App,
    domain::{
        class::{Band, Class},
        id::StudentId,
        prep::{Line, Role, Sheet, Way, questions::ClassQuestions},
    },
    http::context::RequestContext,
    i18n::Messages,
    pages::components::{
        self, icon, kept_of_child,
        layout::{Layout, page_headed},
        notice, saving,
    },
    store::prep::Version,
};

/// Feelings for those who do not write yet, each with its face.
const FEELINGS: [(&str, &str); 4] = [
    ("happy", "prep-feel-happy"),
    ("proud", "prep-feel-proud"),
    ("unsure", "prep-feel-unsure"),
    ("stuck", "prep-feel-stuck"),
];

/// A question of a child's sheet, and what the page has to say about it.
pub(crate) struct Asking {
    pub(crate) class: Class,
    /// What its teacher has changed in the questions.
    pub(crate) questions: Arc<ClassQuestions>,
    pub(crate) sheet: Sheet,
    pub(crate) role: Role,
    /// What another screen wrote.
    pub(crate) beside: Vec<String>,
    /// What the answer was before.
    pub(crate) versions: Vec<Version>,
    pub(crate) today: Date,
    /// How often "Another question" was tapped.
    pub(crate) swapped: u8,
    /// A browser without script has just saved.
    pub(crate) saved: bool,
    /// Why the last save was not taken, and its words, which stay in the box.
    pub(crate) refused: Option<(String, Option<String>)>,
}

impl Asking {
    /// This question if it is open to the child, else the one that is.
    pub(crate) fn open_role(&self) -> Role {
        if self.sheet.is_open(self.role, self.class.band) {
            self.role
        } else {
            self.sheet.next_role().unwrap_or(self.role)
        }
    }

    fn line(&self) -> Option<&Line> {
        self.sheet.line(self.role)
    }
}

/// Whose words these are, of which sheet, in a mark that only the box can tell the child by (D28): a page that was left open
/// while another child signed in saves nothing there.
pub(crate) fn whose(app: &App, student: StudentId, sheet: u32) -> String {
    format!("{}-{sheet}", kept_of_child(&app.machine.key, student))
}

/// The ids under which the browsers of a child keep unsent words of this sheet and the one before begin like this.
pub(crate) fn kept_ids(child: &str, sheet: &Sheet) -> String {
    let number = sheet.number;
    if number > 1 {
        format!("{child}-{number}- {child}-{}-", number - 1)
    } else {
        format!("{child}-{number}-")
    }
}

/// Draws it.
pub(crate) fn draw(
    app: &App,
    context: &RequestContext,
    student: StudentId,
    asking: &Asking,
) -> Markup {
    let messages = app.translations.of(context.language);
    let asked = asked(app, messages, student, asking);
    let child = kept_of_child(&app.machine.key, student);
    let whose = format!("{child}-{}", asking.sheet.number);
    let layout = Layout {
        audience: Audience::Student,
        live: Some("prep-time"),
        home: "/prep",
        ..Layout::teacher(messages, &asked.words, Some("/prep"))
    };
    let two = !asking.beside.is_empty() && asking.line().is_some();
    let heading = html! { h1 { label for="text" { (components::name(&asked.words)) } } };
    page_headed(
        &layout,
        &if two {
            html! { h1 { (components::name(&asked.words)) } }
        } else {
            heading
        },
        &html! {
            (components::quiet_minutes(messages, app.prep_times.quiet(asking.class.id)))
            (path(messages, &asking.sheet, asking.class.band, Some(asking.role)))
            @if let Some((said, _)) = &asking.refused { (notice(false, &components::isolated(said))) }
            @if two {
                (draw_two(messages, asking, &whose))
            } @else {
                (draw_box(messages, asking, &asked, &whose))
                (draw_before(messages, asking, &whose))
            }
            div hidden data-kept=(components::text(&kept_ids(&child, &asking.sheet))) {}
        },
    )
}

/// The question that the child sees: in prep time the youngest see the one that is read out from the wall.
fn asked(app: &App, messages: &Messages, student: StudentId, asking: &Asking) -> Asked {
    let of = (student, &asking.sheet, asking.role);
    let asked = wordings::question(
        messages,
        (&asking.class, &asking.questions),
        of,
        asking.swapped,
    );
    let reads_it = |own: bool| !own || messages.language == asking.class.language;
    match app.prep_times.asks(asking.class.id) {
        Some((role, question))
            if role == asking.role
                && asking.line().is_none()
                && asking.swapped == 0
                && reads_it(question.words.is_some()) =>
        {
            Asked {
                words: components::question_words(messages, &question).to_owned(),
                wording: question.wording,
                ..asked
            }
        }
        _ => asked,
    }
}

/// The five stones: done has a tick, the next one is named (2.6). Stones that are open lead to their question.
pub(crate) fn path(messages: &Messages, sheet: &Sheet, band: Band, here: Option<Role>) -> Markup {
    let next = sheet.next_role();
    html! {
        nav id="path" aria-label=(components::message(messages, "prep-path")) {
            ol.path.here[here.is_some()] {
                @for role in Role::ALL {
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
                            a href={ "/prep/questions/" (components::text(role.word())) } aria-current=[(here == Some(role)).then_some("step")] {
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

/// What a stone is called.
pub(crate) fn role_words(role: Role) -> &'static str {
    match role {
        Role::Piece => "prep-role-piece",
        Role::Proud => "prep-role-proud",
        Role::Stuck => "prep-role-stuck",
        Role::Tried => "prep-role-tried",
        Role::Ask => "prep-role-ask",
    }
}

/// The fields that every form of this page sends besides its words.
fn draw_hidden(asking: &Asking, whose: &str) -> Markup {
    html! {
        input type="hidden" name="whose" value=(components::text(whose));
        input type="hidden" name="prompt" value=(components::text(asking.role.word()));
        input type="hidden" name="sheet" value=(asking.sheet.number);
        input type="hidden" name="seen" value=(asking.line().map_or(0, |line| line.revision));
    }
}

/// Which question the page has shown, as long as no answer binds it: the child answers what it saw.
fn draw_shown(messages: &Messages, asking: &Asking, asked: &Asked) -> Markup {
    html! {
        input type="hidden" name="wording" value=(components::text(&asked.wording));
        input type="hidden" name="language" value=(messages.language.tag());
        @if asking.swapped > 0 { input type="hidden" name="swapped" value=(asking.swapped); }
    }
}

fn draw_box(messages: &Messages, asking: &Asking, asked: &Asked, whose: &str) -> Markup {
    let line = asking.line();
    let saved = line.map_or("", |line| &line.text);
    let words = asking
        .refused
        .as_ref()
        .and_then(|(_, words)| words.as_deref());
    let way = line.map_or(Way::None, |line| line.way);
    let help = if asking.role == Role::Proud {
        "prep-help-proud"
    } else {
        "prep-help"
    };
    html! {
        form.answer method="post" action="/prep/answers" data-picture=(components::message(messages, "prep-picture"))
            data-autosave={ (components::text(whose)) "-" (components::text(asking.role.word())) } {
            (draw_hidden(asking, whose))
            @if line.is_none() { (draw_shown(messages, asking, asked)) }
            div.under {
                p.soft id="text-help" { (components::message(messages, help)) }
                button.plain type="button" data-read hidden { (components::message(messages, "prep-read")) }
            }
            (draw_chips(messages, asking))
            textarea id="text" name="text" rows="5" dir="auto" aria-describedby="text-help text-read" spellcheck="true" {
                // A first line end would be swallowed by the browser.
                "\n" (components::text(words.unwrap_or(saved)))
            }
            div.under {
                (saving(messages))
                @if asking.saved { p.saving { (components::message(messages, "prep-saved")) } }
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
                    a.button.plain data-swap href={ "/prep/questions/" (asking.role.word()) "?swapped=" (asking.swapped.wrapping_add(1)) } {
                        (components::message(messages, "prep-swap"))
                    }
                }
            }
        }
    }
}

/// Sentence starters, and for the youngest faces and answers to tap.
fn draw_chips(messages: &Messages, asking: &Asking) -> Markup {
    let (band, role) = (asking.class.band, asking.role);
    let starters = wordings::starters(messages, &asking.questions, band, role);
    let chips = wordings::chips(messages, band, role);
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

/// Two boxes, and the child says which one stays (D27).
fn draw_two(messages: &Messages, asking: &Asking, whose: &str) -> Markup {
    let saved = asking.line().map_or("", |line| line.text.as_str());
    let all = std::iter::once(saved).chain(asking.beside.iter().map(String::as_str));
    html! {
        p.lead role="alert" { (components::message(messages, "refusal-two-screens")) }
        @for words in all {
            form.two method="post" action="/prep/answers" {
                (draw_hidden(asking, whose))
                input type="hidden" name="settles" value="1";
                input type="hidden" name="text" value=(words);
                p.words dir="auto" { (words) }
                button.main { (components::message(messages, "prep-keep-this")) }
            }
        }
        form method="post" action="/prep/answers" {
            (draw_hidden(asking, whose))
            input type="hidden" name="settles" value="1";
            input type="hidden" name="text" value=(saved);
            input type="hidden" name="also" value=(asking.beside.join("\n"));
            button.wide { (components::message(messages, "prep-keep-both")) }
        }
    }
}

/// What the answer was before, with the way back (S3).
fn draw_before(messages: &Messages, asking: &Asking, whose: &str) -> Markup {
    html! {
        @if !asking.versions.is_empty() {
            details {
                summary { (components::message(messages, "prep-before")) }
                @for version in &asking.versions {
                    form.version method="post" action="/prep/answers" {
                        (draw_hidden(asking, whose))
                        input type="hidden" name="text" value=(version.text);
                        h2 { (messages.day_near(asking.today, version.day)) }
                        p.words dir="auto" { (version.text) }
                        button.plain { (components::message(messages, "prep-use")) }
                    }
                }
            }
        }
    }
}
