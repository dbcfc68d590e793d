//! The list of a class as its page shows it: the ways in (a paste, one name, a file), and who is on it. What is known of each
//! child, and what is done for it, is on other pages.

use maud::{Markup, html};

use super::listed::Listed;
use crate::{
    app::{App, Room},
    domain::{
        first_run::Step,
        id::ClassId,
        roster::{RosterEntry, Student},
    },
    http::RequestContext,
    i18n::Messages,
    import::Unreadable,
    pages::{
        components::{self, Layout, back_or, first_field, isolated, notice, progress, skip},
        teacher::children,
    },
    secret,
};

/// What the page shows besides the list: what became of the last paste or file.
#[derive(Default)]
pub(super) struct PageState<'a> {
    /// The paste, where it was refused.
    pub(super) text: &'a str,
    /// Why it was, in one kind sentence.
    pub(super) unfit: Option<String>,
    /// Why a file was not read, in one kind sentence.
    pub(super) unread: Option<String>,
    /// So many came onto the roster.
    pub(super) added: Option<usize>,
    /// So many names are spelled differently now.
    pub(super) renamed: Option<usize>,
    /// The page is a step of the first run.
    pub(super) first: bool,
}

impl PageState<'_> {
    fn went_wrong(&self) -> bool {
        self.unfit.is_some() || self.unread.is_some()
    }
}

pub(super) fn draw(
    app: &App,
    context: &RequestContext,
    listed: &Listed,
    state: &PageState<'_>,
) -> Markup {
    let Listed { room, names } = listed;
    let messages = app.translations.of(context.language);
    let class = room.class.id;
    let first = state.first;
    let later = children::address(class);
    let back = back_or(first, Step::Names, Some(class), &later);
    let layout = Layout {
        live: Some("roster"),
        ..Layout::teacher(messages, messages.text("roster-title"), back.as_deref())
    };
    let empty = room.students.is_empty();
    layout.page(html! {
        @if first { (progress(messages, Step::Names)) }
        (draw_done(messages, room, state))
        @if first && !empty {
            a.button.main.wide href="/teach/first-run" { (messages.text("begin-next")) }
        }
        @if empty {
            (draw_paste(messages, class, state))
            (draw_file(messages, class, state))
        } @else {
            (draw_one(messages, class, first))
            details open[state.went_wrong()] {
                summary { (messages.text("roster-paste-more")) }
                (draw_paste(messages, class, state))
                (draw_file(messages, class, state))
            }
        }
        (draw_list(messages, room, names))
        @if first && empty { (skip(messages, Step::Names)) }
    })
}

/// What was just done, and two children of one name, who may be one child written twice.
fn draw_done(messages: &Messages, room: &Room, state: &PageState<'_>) -> Markup {
    let counted = |id, count: usize| isolated(&messages.text_with(id, &[("count", count.into())]));
    html! {
        @if let Some(added) = state.added { (notice(true, &counted("roster-added", added))) }
        @if let Some(renamed) = state.renamed.filter(|count| *count > 0) { (notice(true, &counted("roster-renamed", renamed))) }
        @if state.added.is_some() {
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
    let is_number = number.chars().all(|letter| letter.is_ascii_digit());
    (is_number && room.students.iter().any(|other| other.name == name)).then_some(name)
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

/// A file, or its text: it is looked at before anything of it is saved.
fn draw_file(messages: &Messages, class: ClassId, state: &PageState<'_>) -> Markup {
    html! {
        form id="file-form" method="post" enctype="multipart/form-data" action={ "/teach/classes/" (class) "/roster/file" } {
            (first_field(state.first))
            div.field {
                label for="file" { (messages.text("roster-file")) }
                p.help id="file-help" { (messages.text("roster-file-help")) }
                @if let Some(unread) = &state.unread { p.error id="file-error" role="alert" { (isolated(unread)) } }
                input id="file" name="file" type="file" required multiple accept=".csv,.txt,.tsv,.xlsx,.xls,.ods,.zip,.html,.htm,text/csv,text/plain"
                    aria-describedby=(if state.unread.is_some() { "file-help file-error" } else { "file-help" })
                    aria-invalid=[state.unread.as_ref().map(|_| "true")];
            }
            button.wide { (messages.text("roster-file-look")) }
        }
    }
}

fn draw_paste(messages: &Messages, class: ClassId, state: &PageState<'_>) -> Markup {
    let wrong = state.unfit.is_some();
    html! {
        form method="post" action={ "/teach/classes/" (class) "/roster" } {
            input type="hidden" name="request" value=(secret::token());
            (first_field(state.first))
            div.field {
                label for="names" { (messages.text("roster-paste")) }
                p.help id="paste-help" { (messages.text("roster-paste-help")) }
                @if let Some(unfit) = &state.unfit { p.error id="paste-error" role="alert" { (isolated(unfit)) } }
                textarea id="names" name="names" rows="10" required spellcheck="false" autocomplete="off" autofocus[wrong]
                    aria-describedby=(if wrong { "paste-help paste-error" } else { "paste-help" })
                    aria-invalid=[wrong.then_some("true")] { (state.text) }
            }
            button.main { (messages.text("roster-save")) }
        }
    }
}

/// What was found, and what to do, in one sentence.
pub(super) fn reason(messages: &Messages, why: Unreadable) -> String {
    let word: &'static str = why.into();
    let id = format!("roster-unread-{word}");
    match why {
        Unreadable::TooLong { lines } => messages.text_with(&id, &[("count", lines.into())]),
        _ => messages.text(&id).to_owned(),
    }
}

/// Everyone on the list, by the whole name, so that two of one first name can be told apart: a receipt, with nothing to tap but
/// the child itself.
fn draw_list(messages: &Messages, room: &Room, names: &[RosterEntry]) -> Markup {
    let name_of = |student: &Student| {
        let entry = names.iter().find(|entry| entry.student == student.id);
        entry.map_or_else(|| student.name.clone(), |entry| entry.name.whole())
    };
    html! {
        section id="roll" data-live {
            @if !room.students.is_empty() {
                h2 { (isolated(&messages.text_with("roster-count", &[("count", room.students.len().into())]))) }
                ul.on-the-list {
                    @for student in room.students.iter() {
                        li {
                            a href={ "/teach/students/" (student.id) } {
                                (components::chair(student.drawing)) (components::name(&name_of(student)))
                            }
                        }
                    }
                }
            }
        }
    }
}
