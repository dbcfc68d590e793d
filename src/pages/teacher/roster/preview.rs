//! What a list would change, before it does: how many, the names as the wall will show them, who stands there twice, which
//! column is which, and who is no longer in it.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::pages::teacher::roster::draw::unfit_lines;
use crate::{
    app::Room,
    domain::{
        first_run::Step,
        id::{ClassId, StudentId},
        roster::{Drawing, Line, Merged, RosterEntry, doubles, merge, told_apart},
    },
    i18n::Messages,
    import::plain::{Columns, Table, sorted_out},
    pages::components::{
        self, first_field, isolated,
        layout::{Layout, page},
        name, notice, progress,
    },
    secret,
};

/// How a child comes to be in the class, once the list is taken over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    New,
    Renamed,
    Same,
}

/// What is looked at.
pub(crate) struct Preview<'a> {
    table: &'a Table,
    columns: Columns,
    /// The names of the list as the wall would show them, A to Z.
    shown: Vec<(String, How)>,
    merged: Merged,
    doubles: Vec<String>,
    unfit: Vec<Line>,
}

/// Where the page stands.
pub(crate) struct Place<'a> {
    pub(crate) class: ClassId,
    pub(crate) list: &'a str,
    pub(crate) first: bool,
}

impl<'a> Preview<'a> {
    pub(crate) fn of(table: &'a Table, columns: Columns, members: &[RosterEntry]) -> Self {
        let (names, unfit) = sorted_out(table.names(columns));
        let merged = merge(members, &names);
        let twice = doubles(&names).into_iter();
        let doubles = twice
            .map(|it| format!("{} {}", it.given, it.family).trim().to_owned())
            .collect();
        Self {
            table,
            columns,
            shown: shown(members, &merged),
            doubles,
            merged,
            unfit,
        }
    }

    fn has_too_many(&self) -> bool {
        let mut unfit = self.unfit.iter();
        unfit.any(|line| matches!(line, Line::TooMany { .. }))
    }
}

/// Everyone who is on the roll afterwards, told apart as the wall will do it; only those of the list are shown.
fn shown(members: &[RosterEntry], merged: &Merged) -> Vec<(String, How)> {
    let mut how: BTreeMap<StudentId, How> = BTreeMap::new();
    how.extend(merged.same.iter().map(|id| (*id, How::Same)));
    let mut after: Vec<RosterEntry> = members.to_vec();
    for (student, name) in &merged.renamed {
        how.insert(*student, How::Renamed);
        for member in after.iter_mut().filter(|it| it.student == *student) {
            member.given.clone_from(&name.given);
            member.family.clone_from(&name.family);
        }
    }
    // Numbers that no child of the box has: they are positive.
    for (id, name) in (1_i64..).zip(&merged.newcomers) {
        let student = StudentId::new(-id);
        how.insert(student, How::New);
        after.push(RosterEntry {
            student,
            given: name.given.clone(),
            family: name.family.clone(),
            drawing: Drawing::nth(0),
        });
    }
    let told = told_apart(&after).into_iter();
    told.filter_map(|(student, name)| Some((name, *how.get(&student)?)))
        .collect()
}

/// The page.
pub(crate) fn draw(
    messages: &Messages,
    room: &Room,
    preview: &Preview<'_>,
    place: &Place<'_>,
) -> Markup {
    let first = if place.first { "?first=true" } else { "" };
    let back = format!("/teach/classes/{}/roster{first}", place.class);
    let layout = Layout::teacher(messages, messages.text("roster-look-title"), Some(&back));
    let may = !preview.has_too_many() && !preview.shown.is_empty();
    let counted = |id, count: usize| isolated(&messages.text_with(id, &[("count", count.into())]));
    html! {
        (page(&layout, html! {
            @if place.first { (progress(messages, Step::Names)) }
            p.lead { (counted("roster-look-count", preview.shown.len())) }
            p { (messages.text("roster-look-nothing-yet")) }
            @if !preview.unfit.is_empty() {
                div.notice.bad role="alert" tabindex="-1" {
                    p { (messages.text(if preview.has_too_many() { "roster-look-too-many" } else { "roster-look-left-out" })) }
                    (unfit_lines(messages, &preview.unfit))
                }
            }
            @for double in &preview.doubles {
                (notice(false, &isolated(&messages.text_with("roster-look-double", &[("name", double.as_str().into())]))))
            }
            @if may { (draw_take(messages, room, preview, place)) }
            (draw_columns(messages, preview, place))
        }))
    }
}

fn draw_take(messages: &Messages, room: &Room, preview: &Preview<'_>, place: &Place<'_>) -> Markup {
    let leavers = preview.merged.leavers.iter();
    let leavers: Vec<_> = leavers
        .filter_map(|student| room.student(*student))
        .collect();
    html! {
        form method="post" action={ "/teach/classes/" (place.class) "/roster/file/take" } {
            input type="hidden" name="request" value=(secret::token());
            (first_field(place.first))
            input type="hidden" name="list" value=(place.list);
            (columns_fields(preview.columns))
            h2 { (messages.text("roster-look-names")) }
            ul.roll.looked-at {
                @for (shown, how) in &preview.shown {
                    li.row { strong { (name(shown)) } " " span.soft { (messages.text(how_words(*how))) } }
                }
            }
            @if !leavers.is_empty() {
                fieldset aria-describedby="leavers-help" {
                    legend { (messages.text("roster-look-leavers")) }
                    p.help id="leavers-help" { (messages.text("roster-look-leavers-help")) }
                    @for student in leavers {
                        div.choice {
                            input type="checkbox" id={ "leaver-" (student.id) } name="leaver" value=(student.id);
                            label for={ "leaver-" (student.id) } { (components::name(&student.name)) }
                        }
                    }
                }
            }
            button.main { (messages.text("roster-look-take")) }
        }
    }
}

fn how_words(how: How) -> &'static str {
    match how {
        How::New => "roster-look-new",
        How::Renamed => "roster-look-renamed",
        How::Same => "roster-look-same",
    }
}

fn columns_fields(columns: Columns) -> Markup {
    let (given, family) = picked(columns);
    html! {
        input type="hidden" name="given" value=(given);
        input type="hidden" name="family" value=(family);
    }
}

/// The two choices that mean these columns.
fn picked(columns: Columns) -> (usize, String) {
    match columns {
        Columns::Whole(at) => (at, "whole".to_owned()),
        Columns::Given(at) => (at, "none".to_owned()),
        Columns::Parts { given, family } => (given, family.to_string()),
    }
}

/// Which column is which; another choice shows the list anew.
fn draw_columns(messages: &Messages, preview: &Preview<'_>, place: &Place<'_>) -> Markup {
    let (given, family) = picked(preview.columns);
    let columns = 0..preview.table.width();
    let others = [("whole", "roster-look-whole"), ("none", "roster-look-none")];
    html! {
        details open[preview.shown.is_empty()] {
            summary { (messages.text("roster-look-columns")) }
            form method="get" action={ "/teach/classes/" (place.class) "/roster/file" } {
                input type="hidden" name="list" value=(place.list);
                (first_field(place.first))
                div.field {
                    label for="given" { (messages.text("roster-look-given")) }
                    select id="given" name="given" {
                        @for at in columns.clone() {
                            option value=(at) selected[at == given] { (titled(messages, preview.table, at)) }
                        }
                    }
                }
                div.field {
                    label for="family" { (messages.text("roster-look-family")) }
                    select id="family" name="family" {
                        @for (value, words) in others { option value=(value) selected[value == family] { (messages.text(words)) } }
                        @for at in columns {
                            option value=(at) selected[at.to_string() == family] { (titled(messages, preview.table, at)) }
                        }
                    }
                }
                button { (messages.text("roster-look-again")) }
            }
        }
    }
}

/// A column by its number and what stands in it first.
fn titled(messages: &Messages, table: &Table, at: usize) -> Markup {
    let title = crate::domain::text::shortened(table.title(at), 30);
    isolated(&messages.text_with(
        "roster-look-column",
        &[("number", (at + 1).into()), ("title", title.into())],
    ))
}
