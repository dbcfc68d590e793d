//! One child on several lines of a list: told by a number, by a line that is the same, or by all that is not of mother and
//! father. Who of them is in the class already is compared elsewhere.

use std::collections::HashSet;

use super::{
    columns::{Columns, Layout},
    judge::Why,
    list::Entry,
    table::Row,
    title_words,
};
use crate::domain::text::sort_key;

/// One child on several lines, a guardian each, is one child: by its number, or where all of the line is the same and tells
/// children apart. Two in one grade with one given name are two.
pub(super) fn leave_out(rows: &[Row], layout: &Layout, columns: Columns, entries: &mut [Entry]) {
    let telling = telling_columns(rows, columns, entries);
    let contacts = contact_columns(rows, layout, columns);
    let (mut ids, mut whole, mut with_contacts) = (HashSet::new(), HashSet::new(), HashSet::new());
    for entry in entries.iter_mut().filter(|entry| entry.why.is_none()) {
        let row = &rows[entry.row];
        let id = layout.id.map(|id| row.cell(id)).filter(|id| !id.is_empty());
        let is_double = if let Some(id) = id {
            // Two children never share a number, but a number may be wrong.
            !ids.insert((id, entry.name.as_ref().map(|name| sort_key(&name.whole()))))
        } else {
            let is_same = telling.iter().any(|column| !row.cell(*column).is_empty())
                && !whole.insert(&row.cells);
            let name = entry.name.as_ref().filter(|name| !name.family.is_empty());
            let others = (0..row.cells.len()).filter(|column| !contacts.contains(column));
            let others: Vec<&str> = others.map(|column| row.cell(column)).collect();
            let is_other_contact = !contacts.is_empty()
                && name
                    .is_some_and(|name| !with_contacts.insert((sort_key(&name.whole()), others)));
            is_same || is_other_contact
        };
        if is_double {
            entry.why = Some(Why::Twice);
        }
    }
}

/// The columns that tell of a child's mother and father, and how they are reached: a child has a row for each of them. None
/// where no title says so.
fn contact_columns(rows: &[Row], layout: &Layout, columns: Columns) -> Vec<usize> {
    const WAYS: &str = "phone telephone mobile cell email mail address priority order lives pickup telefono correo movil direccion telefon handy courriel الهاتف البريد";
    let Some(heading) = layout.heading.map(|at| &rows[at]) else {
        return Vec::new();
    };
    let is_way = |title: &str| {
        let key = sort_key(title);
        let mut words = key.split(|it: char| !it.is_alphabetic());
        words.any(|word| WAYS.split_ascii_whitespace().any(|it| it == word))
    };
    let others = |is: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let names = columns.of_names();
        let columns = (0..heading.cells.len()).filter(|at| !names.contains(at));
        columns.filter(|at| is(heading.cell(*at))).collect()
    };
    if others(&title_words::is_of_contact).is_empty() {
        return Vec::new();
    }
    others(&|title| title_words::is_of_contact(title) || is_way(title))
}

/// The columns beside the names in which most children have something of their own: a birthday, an address, a mother.
fn telling_columns(rows: &[Row], columns: Columns, entries: &[Entry]) -> Vec<usize> {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let names = columns.of_names();
    let tells = |column: &usize| {
        let children = entries.iter().filter(|entry| entry.why.is_none());
        let cells = children.map(|entry| rows[entry.row].cell(*column));
        let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        let different: HashSet<&str> = cells.iter().copied().collect();
        different.len() > 1 && different.len() * 2 > cells.len()
    };
    (0..width)
        .filter(|column| !names.contains(column))
        .filter(tells)
        .collect()
}
