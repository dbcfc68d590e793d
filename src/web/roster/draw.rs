//! The list of a class as its page shows it: the ways in (a paste, one name, a file), and the children on the roll.

use maud::{Markup, html};

use crate::{
    app::{App, Room},
    domain::{
        first_run::Step,
        id::ClassId,
        roster::{Line, Pupil},
    },
    secret,
    web::{
        draw::{self, back_from, first_field, notice, progress, say, skip},
        gate::Visit,
        layout::{Frame, page},
        words::{Tongue, bare},
    },
};

/// What became of a paste.
#[derive(Default)]
pub(super) struct Pasted<'a> {
    pub(super) text: &'a str,
    pub(super) unfit: Vec<Line>,
    pub(super) nothing: bool,
    /// Why a file was not read, in one kind sentence.
    pub(super) unread: Option<String>,
    /// So many came on the roll.
    pub(super) added: Option<usize>,
    /// So many names are written otherwise now.
    pub(super) renamed: Option<usize>,
    /// The page is a step of the first run.
    pub(super) first: bool,
}

impl Pasted<'_> {
    fn went_wrong(&self) -> bool {
        self.nothing || !self.unfit.is_empty() || self.unread.is_some()
    }
}

pub(super) fn draw(app: &App, visit: &Visit, room: &Room, pasted: &Pasted<'_>) -> Markup {
    let tongue = app.words.of(visit.language);
    let class = room.class.id;
    let first = pasted.first;
    let back = if first {
        back_from(Step::Names, Some(class))
    } else {
        Some(format!("/teach?class={class}"))
    };
    let frame = Frame {
        live: Some("roster"),
        ..Frame::teacher(tongue, tongue.say("roster-title"), back.as_deref())
    };
    let empty = room.pupils.is_empty();
    page(
        &frame,
        html! {
            @if first { (progress(tongue, Step::Names)) }
            (draw_done(tongue, room, pasted))
            @if first && !empty {
                a.button.main.wide href="/teach/first-run" { (tongue.say("begin-next")) }
            }
            @if empty {
                (draw_paste(tongue, class, pasted))
                (draw_file(tongue, class, pasted))
            } @else {
                (draw_one(tongue, class, first))
                details open[pasted.went_wrong()] {
                    summary { (tongue.say("roster-paste-more")) }
                    (draw_paste(tongue, class, pasted))
                    (draw_file(tongue, class, pasted))
                }
            }
            (draw_list(tongue, room))
            @if first && empty { (skip(tongue, Step::Names)) }
        },
    )
}

/// What was just done, and two children of one name, who may be one child written twice.
fn draw_done(tongue: &Tongue, room: &Room, pasted: &Pasted<'_>) -> Markup {
    let counted = |id, count: usize| say(&tongue.say_with(id, &[("count", count.into())]));
    html! {
        @if let Some(added) = pasted.added { (notice(true, &counted("roster-added", added))) }
        @if let Some(renamed) = pasted.renamed.filter(|count| *count > 0) { (notice(true, &counted("roster-renamed", renamed))) }
        @if pasted.added.is_some() {
            @for pupil in room.pupils.iter() {
                @if let Some(name) = numbered(room, pupil) {
                    (notice(false, &say(&tongue.say_with(
                        "roster-double", &[("name", name.into()), ("other", pupil.name.as_str().into())],
                    ))))
                }
            }
        }
    }
}

/// The name that this child shares with an earlier one, where nothing but a number tells the two apart.
fn numbered<'a>(room: &Room, pupil: &'a Pupil) -> Option<&'a str> {
    let (name, number) = pupil.name.rsplit_once(' ')?;
    let is_number = number.chars().all(|it| it.is_ascii_digit());
    (is_number && room.pupils.iter().any(|it| it.name == name)).then_some(name)
}

/// One more child, on any day: one field.
fn draw_one(tongue: &Tongue, class: ClassId, first: bool) -> Markup {
    html! {
        form.own method="post" action={ "/teach/classes/" (class) "/roster" } {
            input type="hidden" name="request" value=(secret::token());
            (first_field(first))
            div.field {
                label for="one-name" { (tongue.say("roster-one")) }
                div.row {
                    input id="one-name" name="names" type="text" required autocomplete="off" autocapitalize="words" spellcheck="false";
                    button { (tongue.say("roster-one-add")) }
                }
            }
        }
    }
}

/// A file, or its text: it is looked at before anything of it is kept.
fn draw_file(tongue: &Tongue, class: ClassId, pasted: &Pasted<'_>) -> Markup {
    html! {
        form id="file-form" method="post" enctype="multipart/form-data" action={ "/teach/classes/" (class) "/roster/file" } {
            (first_field(pasted.first))
            div.field {
                label for="file" { (tongue.say("roster-file")) }
                p.help id="file-help" { (tongue.say("roster-file-help")) }
                @if let Some(unread) = &pasted.unread { p.error id="file-error" role="alert" { (say(unread)) } }
                input id="file" name="file" type="file" required accept=".csv,.txt,.tsv,text/csv,text/plain"
                    aria-describedby=(if pasted.unread.is_some() { "file-help file-error" } else { "file-help" })
                    aria-invalid=[pasted.unread.as_ref().map(|_| "true")];
            }
            button.wide { (tongue.say("roster-file-look")) }
        }
    }
}

fn draw_paste(tongue: &Tongue, class: ClassId, pasted: &Pasted<'_>) -> Markup {
    let wrong = pasted.went_wrong();
    html! {
        form method="post" action={ "/teach/classes/" (class) "/roster" } {
            input type="hidden" name="request" value=(secret::token());
            (first_field(pasted.first))
            div.field {
                label for="names" { (tongue.say("roster-paste")) }
                p.help id="paste-help" { (tongue.say("roster-paste-help")) }
                @if pasted.nothing { p.error id="paste-error" role="alert" { (tongue.say("roster-nothing")) } }
                @if !pasted.unfit.is_empty() { (draw_unfit(tongue, &pasted.unfit)) }
                textarea id="names" name="names" rows="10" required spellcheck="false" autocomplete="off" autofocus[wrong]
                    aria-describedby=(if wrong { "paste-help paste-error" } else { "paste-help" })
                    aria-invalid=[wrong.then_some("true")] { (pasted.text) }
            }
            button.main { (tongue.say("roster-save")) }
        }
    }
}

fn draw_unfit(tongue: &Tongue, unfit: &[Line]) -> Markup {
    html! {
        div.error id="paste-error" role="alert" {
            p { (tongue.say("roster-unfit")) }
            (unfit_lines(tongue, unfit))
        }
    }
}

/// The lines that are no names, each with its reason.
pub(super) fn unfit_lines(tongue: &Tongue, unfit: &[Line]) -> Markup {
    let said = unfit.iter().map(|line| match line {
        Line::Unfit { line, text, why } => {
            let why = tongue.refusal(why.word(), &[]);
            tongue.say_with(
                "roster-line",
                &[
                    ("line", (*line).into()),
                    ("text", text.as_str().into()),
                    ("why", why.into()),
                ],
            )
        }
        Line::TooMany { .. } => tongue.say("roster-too-many").to_owned(),
        Line::Name(_) => String::new(),
    });
    html! { ul { @for said in said { li { (say(&said)) } } } }
}

fn draw_list(tongue: &Tongue, room: &Room) -> Markup {
    html! {
        section id="roll" data-live {
            @if !room.pupils.is_empty() {
                h2 { (say(&tongue.say_with("roster-count", &[("count", room.pupils.len().into())]))) }
                ul.roll {
                    @for pupil in room.pupils.iter() {
                        li.row id={ "pupil-" (pupil.student) } {
                            div.who {
                                (draw::chair(pupil.drawing))
                                strong { a.quiet href={ "/teach/students/" (pupil.student) "/sheet" } { (draw::name(&pupil.name)) } }
                            }
                            div.row-deeds {
                                (deed(tongue, room, pupil, ("pictures", "roster-pictures", "roster-pictures-name")))
                                (deed(tongue, room, pupil, ("card", "roster-card", "roster-card-name")))
                                (deed(tongue, room, pupil, ("archive", "roster-take-off", "roster-take-off-name")))
                            }
                        }
                    }
                }
                a.button href={ "/teach/classes/" (room.class.id) "/cards" } { (tongue.say("teach-cards-go")) }
                p.help { (tongue.say("roster-pictures-help")) }
                p.help { (tongue.say("roster-take-off-help")) }
            }
        }
    }
}

/// One small button on a child's row.
fn deed(
    tongue: &Tongue,
    room: &Room,
    pupil: &Pupil,
    (path, word, with_name): (&str, &str, &str),
) -> Markup {
    let said = tongue.say_with(with_name, &[("name", pupil.name.as_str().into())]);
    html! {
        form method="post" action={ "/teach/classes/" (room.class.id) "/roster/" (pupil.student) "/" (path) } {
            button.plain aria-label=(bare(&said)) { (tongue.say(word)) }
        }
    }
}
