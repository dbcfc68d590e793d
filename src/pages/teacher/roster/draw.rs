//! The list of a class as its page shows it: the ways in (a paste, one name, a file), and the children on the roll.

use maud::{Markup, html};

use crate::{
    app::{App, Room},
    domain::{
        first_run::Step,
        id::ClassId,
        roster::{Line, Student},
    },
    http::context::RequestContext,
    i18n::{Messages, bare},
    pages::components::{
        self, back_from, first_field, isolated,
        layout::{Layout, page},
        notice, progress, skip,
    },
    secret,
};

/// What became of a paste.
#[derive(Default)]
pub(crate) struct Pasted<'a> {
    pub(crate) text: &'a str,
    pub(crate) unfit: Vec<Line>,
    pub(crate) nothing: bool,
    /// Why a file was not read, in one kind sentence.
    pub(crate) unread: Option<String>,
    /// So many came on the roll.
    pub(crate) added: Option<usize>,
    /// So many names are written otherwise now.
    pub(crate) renamed: Option<usize>,
    /// The page is a step of the first run.
    pub(crate) first: bool,
}

impl Pasted<'_> {
    fn went_wrong(&self) -> bool {
        self.nothing || !self.unfit.is_empty() || self.unread.is_some()
    }
}

pub(crate) fn draw(
    app: &App,
    context: &RequestContext,
    room: &Room,
    pasted: &Pasted<'_>,
) -> Markup {
    let messages = app.translations.of(context.language);
    let class = room.class.id;
    let first = pasted.first;
    let back = if first {
        back_from(Step::Names, Some(class))
    } else {
        Some(format!("/teach?class={class}"))
    };
    let layout = Layout {
        live: Some("roster"),
        ..Layout::teacher(messages, messages.text("roster-title"), back.as_deref())
    };
    let empty = room.students.is_empty();
    page(
        &layout,
        html! {
            @if first { (progress(messages, Step::Names)) }
            (draw_done(messages, room, pasted))
            @if first && !empty {
                a.button.main.wide href="/teach/first-run" { (messages.text("begin-next")) }
            }
            @if empty {
                (draw_paste(messages, class, pasted))
                (draw_file(messages, class, pasted))
            } @else {
                (draw_one(messages, class, first))
                details open[pasted.went_wrong()] {
                    summary { (messages.text("roster-paste-more")) }
                    (draw_paste(messages, class, pasted))
                    (draw_file(messages, class, pasted))
                }
            }
            (draw_list(messages, room))
            @if first && empty { (skip(messages, Step::Names)) }
        },
    )
}

/// What was just done, and two children of one name, who may be one child written twice.
fn draw_done(messages: &Messages, room: &Room, pasted: &Pasted<'_>) -> Markup {
    let counted = |id, count: usize| isolated(&messages.text_with(id, &[("count", count.into())]));
    html! {
        @if let Some(added) = pasted.added { (notice(true, &counted("roster-added", added))) }
        @if let Some(renamed) = pasted.renamed.filter(|count| *count > 0) { (notice(true, &counted("roster-renamed", renamed))) }
        @if pasted.added.is_some() {
            @for student in room.students.iter() {
                @if let Some(name) = numbered(room, student) {
                    (notice(false, &isolated(&messages.text_with(
                        "roster-double", &[("name", name.into()), ("other", student.name.as_str().into())],
                    ))))
                }
            }
        }
    }
}

/// The name that this child shares with an earlier one, where nothing but a number tells the two apart.
fn numbered<'a>(room: &Room, student: &'a Student) -> Option<&'a str> {
    let (name, number) = student.name.rsplit_once(' ')?;
    let is_number = number.chars().all(|it| it.is_ascii_digit());
    (is_number && room.students.iter().any(|it| it.name == name)).then_some(name)
}

/// One more child, on any day: one field.
fn draw_one(messages: &Messages, class: ClassId, first: bool) -> Markup {
    html! {
        form.own method="post" action={ "/teach/classes/" (class) "/roster" } {
            input type="hidden" name="request" value=(secret::token());
            (first_field(first))
            div.field {
                label for="one-name" { (messages.text("roster-one")) }
                div.row {
                    input id="one-name" name="names" type="text" required autocomplete="off" autocapitalize="words" spellcheck="false";
                    button { (messages.text("roster-one-add")) }
                }
            }
        }
    }
}

/// A file, or its text: it is looked at before anything of it is kept.
fn draw_file(messages: &Messages, class: ClassId, pasted: &Pasted<'_>) -> Markup {
    html! {
        form id="file-form" method="post" enctype="multipart/form-data" action={ "/teach/classes/" (class) "/roster/file" } {
            (first_field(pasted.first))
            div.field {
                label for="file" { (messages.text("roster-file")) }
                p.help id="file-help" { (messages.text("roster-file-help")) }
                @if let Some(unread) = &pasted.unread { p.error id="file-error" role="alert" { (isolated(unread)) } }
                input id="file" name="file" type="file" required accept=".csv,.txt,.tsv,text/csv,text/plain"
                    aria-describedby=(if pasted.unread.is_some() { "file-help file-error" } else { "file-help" })
                    aria-invalid=[pasted.unread.as_ref().map(|_| "true")];
            }
            button.wide { (messages.text("roster-file-look")) }
        }
    }
}

fn draw_paste(messages: &Messages, class: ClassId, pasted: &Pasted<'_>) -> Markup {
    let wrong = pasted.went_wrong();
    html! {
        form method="post" action={ "/teach/classes/" (class) "/roster" } {
            input type="hidden" name="request" value=(secret::token());
            (first_field(pasted.first))
            div.field {
                label for="names" { (messages.text("roster-paste")) }
                p.help id="paste-help" { (messages.text("roster-paste-help")) }
                @if pasted.nothing { p.error id="paste-error" role="alert" { (messages.text("roster-nothing")) } }
                @if !pasted.unfit.is_empty() { (draw_unfit(messages, &pasted.unfit)) }
                textarea id="names" name="names" rows="10" required spellcheck="false" autocomplete="off" autofocus[wrong]
                    aria-describedby=(if wrong { "paste-help paste-error" } else { "paste-help" })
                    aria-invalid=[wrong.then_some("true")] { (pasted.text) }
            }
            button.main { (messages.text("roster-save")) }
        }
    }
}

fn draw_unfit(messages: &Messages, unfit: &[Line]) -> Markup {
    html! {
        div.error id="paste-error" role="alert" {
            p { (messages.text("roster-unfit")) }
            (unfit_lines(messages, unfit))
        }
    }
}

/// The lines that are no names, each with its reason.
pub(crate) fn unfit_lines(messages: &Messages, unfit: &[Line]) -> Markup {
    let said = unfit.iter().map(|line| match line {
        Line::Unfit { line, text, why } => {
            let why = messages.refusal(why.word(), &[]);
            messages.text_with(
                "roster-line",
                &[
                    ("line", (*line).into()),
                    ("text", text.as_str().into()),
                    ("why", why.into()),
                ],
            )
        }
        Line::TooMany { .. } => messages.text("roster-too-many").to_owned(),
        Line::Name(_) => String::new(),
    });
    html! { ul { @for said in said { li { (isolated(&said)) } } } }
}

fn draw_list(messages: &Messages, room: &Room) -> Markup {
    html! {
        section id="roll" data-live {
            @if !room.students.is_empty() {
                h2 { (isolated(&messages.text_with("roster-count", &[("count", room.students.len().into())]))) }
                ul.roll {
                    @for student in room.students.iter() {
                        li.row id={ "student-" (student.id) } {
                            div.who {
                                (components::chair(student.drawing))
                                strong { a.quiet href={ "/teach/students/" (student.id) "/sheet" } { (components::name(&student.name)) } }
                            }
                            div.row-deeds {
                                (deed(messages, room, student, ("pictures", "roster-pictures", "roster-pictures-name")))
                                (deed(messages, room, student, ("card", "roster-card", "roster-card-name")))
                                (deed(messages, room, student, ("archive", "roster-take-off", "roster-take-off-name")))
                            }
                        }
                    }
                }
                a.button href={ "/teach/classes/" (room.class.id) "/cards" } { (messages.text("teach-cards-go")) }
                p.help { (messages.text("roster-pictures-help")) }
                p.help { (messages.text("roster-take-off-help")) }
            }
        }
    }
}

/// One small button on a child's row.
fn deed(
    messages: &Messages,
    room: &Room,
    student: &Student,
    (path, word, with_name): (&str, &str, &str),
) -> Markup {
    let said = messages.text_with(with_name, &[("name", student.name.as_str().into())]);
    html! {
        form method="post" action={ "/teach/classes/" (room.class.id) "/roster/" (student.id) "/" (path) } {
            button.plain aria-label=(bare(&said)) { (messages.text(word)) }
        }
    }
}
