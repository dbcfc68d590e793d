//! What a list would change, before it does: how many, the names as the wall will show them, who stands there twice, which
//! column is which, and who is no longer in it.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::draw::unfit_lines;
use crate::{
    app::Room,
    domain::{
        first_run::Step,
        id::StudentId,
        roster::{Drawing, Line, Merged, RosterEntry, doubles, merge, names_and_unfit, told_apart},
        text::shortened,
    },
    i18n::Messages,
    import::plain::{Columns, Table},
    pages::components::{Layout, choice, first_field, isolated, name, notice, progress},
    secret,
};

/// How a child comes to be in the class, once the list is taken over, by the id of its words.
type How = &'static str;
const NEW: How = "roster-look-new";
const RENAMED: How = "roster-look-renamed";
const SAME: How = "roster-look-same";

/// What is looked at.
pub(super) struct Preview<'a> {
    /// By what the list is found among those that wait.
    list: &'a str,
    /// The page is a step of the first run.
    first: bool,
    room: &'a Room,
    table: &'a Table,
    columns: Columns,
    /// The names of the list as the wall would show them, A to Z.
    shown: Vec<(String, How)>,
    merged: Merged,
    doubles: Vec<String>,
    unfit: Vec<Line>,
}

impl<'a> Preview<'a> {
    pub(super) fn new(
        list: &'a str,
        first: bool,
        table: &'a Table,
        columns: Columns,
        room: &'a Room,
        members: &[RosterEntry],
    ) -> Self {
        let (names, unfit) = names_and_unfit(table.names(columns));
        let merged = merge(members, &names);
        let doubles = doubles(&names).into_iter();
        let doubles = doubles.map(|name| format!("{} {}", name.given, name.family));
        Self {
            list,
            first,
            room,
            table,
            columns,
            shown: shown(members, &merged),
            doubles: doubles.map(|name| name.trim().to_owned()).collect(),
            merged,
            unfit,
        }
    }

    fn has_too_many(&self) -> bool {
        let mut unfit = self.unfit.iter();
        unfit.any(|line| matches!(line, Line::TooMany { .. }))
    }
}

/// Everyone who is on the roster afterwards, told apart as the wall will do it; only those of the list are shown.
fn shown(members: &[RosterEntry], merged: &Merged) -> Vec<(String, How)> {
    let mut how: BTreeMap<StudentId, How> = BTreeMap::new();
    how.extend(merged.same.iter().map(|id| (*id, SAME)));
    let mut after: Vec<RosterEntry> = members.to_vec();
    for (student, name) in &merged.renamed {
        how.insert(*student, RENAMED);
        for member in after.iter_mut().filter(|it| it.student == *student) {
            member.name.clone_from(name);
        }
    }
    // Numbers that no child of the box has: they are positive.
    for (id, name) in (1_i64..).zip(&merged.new_names) {
        let student = StudentId::new(-id);
        how.insert(student, NEW);
        after.push(RosterEntry {
            student,
            name: name.clone(),
            drawing: Drawing::nth(0),
        });
    }
    let names = told_apart(&after).into_iter();
    names
        .filter_map(|student| Some((student.name, *how.get(&student.id)?)))
        .collect()
}

pub(super) fn draw(messages: &Messages, preview: &Preview<'_>) -> Markup {
    let first = if preview.first { "?first=true" } else { "" };
    let back = format!("/teach/classes/{}/roster{first}", preview.room.class.id);
    let layout = Layout::teacher(messages, messages.text("roster-look-title"), Some(&back));
    let may = !preview.has_too_many() && !preview.shown.is_empty();
    let counted = |id, count: usize| isolated(&messages.text_with(id, &[("count", count.into())]));
    html! {
        (layout.page(html! {
            @if preview.first { (progress(messages, Step::Names)) }
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
            @if may { (draw_take_over(messages, preview)) }
            (draw_columns(messages, preview))
        }))
    }
}

fn draw_take_over(messages: &Messages, preview: &Preview<'_>) -> Markup {
    let missing = preview.merged.missing.iter();
    let missing = missing.filter_map(|student| preview.room.student(*student));
    let missing: Vec<_> = missing.collect();
    let (given, family) = picked(preview.columns);
    html! {
        form method="post" action={ "/teach/classes/" (preview.room.class.id) "/roster/file/take" } {
            input type="hidden" name="request" value=(secret::token());
            (first_field(preview.first))
            input type="hidden" name="list" value=(preview.list);
            input type="hidden" name="given" value=(given);
            input type="hidden" name="family" value=(family);
            h2 { (messages.text("roster-look-names")) }
            ul.roll.looked-at {
                @for (shown, how) in &preview.shown {
                    li.row { strong { (name(shown)) } " " span.soft { (messages.text(how)) } }
                }
            }
            @if !missing.is_empty() {
                fieldset aria-describedby="leavers-help" {
                    legend { (messages.text("roster-look-leavers")) }
                    p.help id="leavers-help" { (messages.text("roster-look-leavers-help")) }
                    @for student in missing {
                        (choice("checkbox", &format!("leaver-{}", student.id), "leaver", student.id, false, name(&student.name)))
                    }
                }
            }
            button.main { (messages.text("roster-look-take")) }
        }
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
fn draw_columns(messages: &Messages, preview: &Preview<'_>) -> Markup {
    let (given, family) = picked(preview.columns);
    let columns = 0..preview.table.width();
    let others = [("whole", "roster-look-whole"), ("none", "roster-look-none")];
    html! {
        details open[preview.shown.is_empty()] {
            summary { (messages.text("roster-look-columns")) }
            form method="get" action={ "/teach/classes/" (preview.room.class.id) "/roster/file" } {
                input type="hidden" name="list" value=(preview.list);
                (first_field(preview.first))
                div.field {
                    label for="given" { (messages.text("roster-look-given")) }
                    select id="given" name="given" {
                        @for at in columns.clone() {
                            option value=(at) selected[at == given] { (column_title(messages, preview.table, at)) }
                        }
                    }
                }
                div.field {
                    label for="family" { (messages.text("roster-look-family")) }
                    select id="family" name="family" {
                        @for (value, words) in others { option value=(value) selected[value == family] { (messages.text(words)) } }
                        @for at in columns {
                            option value=(at) selected[at.to_string() == family] { (column_title(messages, preview.table, at)) }
                        }
                    }
                }
                button { (messages.text("roster-look-again")) }
            }
        }
    }
}

/// A column by its number and what stands in it first.
fn column_title(messages: &Messages, table: &Table, at: usize) -> Markup {
    let title = shortened(table.title(at), 30);
    isolated(&messages.text_with(
        "roster-look-column",
        &[("number", (at + 1).into()), ("title", title.into())],
    ))
}
