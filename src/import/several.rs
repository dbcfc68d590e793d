//! Several lists at once, sheets of a workbook or files: each may be a class, and all of them together may be one. What stands
//! in each is read elsewhere.

use std::collections::BTreeMap;

use super::{
    blocks, columns,
    kind::Unreadable,
    list::{self, Choice, Class, ClassPart, Columns, List},
    sheet,
    table::Rows,
};
use crate::domain::text::sort_key;

/// Sheets in which anything stands.
pub(super) fn filled(mut sheets: Vec<sheet::Sheet>) -> Result<Vec<sheet::Sheet>, Unreadable> {
    sheets.retain(|(_, rows)| !rows.rows.is_empty());
    if sheets.is_empty() {
        return Err(Unreadable::Empty);
    }
    for (_, rows) in &mut sheets {
        *rows = blocks::in_one(std::mem::take(rows));
    }
    // Whoever sent it hears at once that nobody is in it.
    let found = sheets
        .iter()
        .map(|(_, rows)| list::read(rows, None, &Choice::default()));
    let mut found: Vec<_> = found
        .map(|list| list.map(|list| list.ticked().count()))
        .collect();
    if found.iter().all(Result::is_err) {
        found.swap_remove(0)?;
    }
    let has_heading = |rows: &Rows| columns::find(rows).heading.is_some();
    let is_list = |((_, rows), count): (&sheet::Sheet, &Result<usize, Unreadable>)| {
        count.is_ok() && has_heading(rows)
    };
    if sheets.len() > 1 && sheets.iter().zip(&found).any(is_list) {
        // Beside a list with a heading a note of one line is no class, and neither are the words to pick from. A whole name alone
        // is a child who came later.
        let mut counts = found.into_iter();
        sheets.retain(|(name, rows)| {
            let count = counts.next().and_then(Result::ok).unwrap_or(0);
            let is_somebody = count > 1 || count == 1 && is_whole_name(rows);
            has_heading(rows) || is_somebody && !is_of_words(name)
        });
    }
    Ok(sheets)
}

/// Whether all that stands there is one given and one family name: `Siân Umber`, but neither `hello` nor `see below`.
fn is_whole_name(rows: &Rows) -> bool {
    let mut cells = rows.rows.iter().flat_map(|row| &row.cells);
    let mut words = cells.by_ref().flat_map(|cell| cell.split_whitespace());
    let is_name = |word: &str| !word.starts_with(char::is_lowercase);
    let all: Vec<&str> = words.by_ref().take(5).collect();
    (2..5).contains(&all.len()) && all.into_iter().all(is_name)
}

/// Whether a sheet is called like those that hold the words to pick from in the others.
fn is_of_words(name: &str) -> bool {
    const WORDS: &str = "lists list dropdown dropdowns lookup lookups codes key data validation settings config options listas opciones datos listen auswahl listes القوائم";
    let key = sort_key(name);
    let mut words = key
        .split(|it: char| !it.is_alphabetic())
        .filter(|it| !it.is_empty())
        .peekable();
    words.peek().is_some() && words.all(|word| WORDS.split_ascii_whitespace().any(|it| it == word))
}

/// The one sheet with children; of several each is a class.
pub(super) fn look(sheets: &[sheet::Sheet], choice: &Choice) -> Result<List, Unreadable> {
    let read = |rows: &Rows, choice: &Choice| list::read(rows, None, choice);
    let is_list = |sheet: &&sheet::Sheet| read(&sheet.1, &Choice::default()).is_ok();
    let with_children: Vec<&sheet::Sheet> = sheets.iter().filter(is_list).collect();
    let several = match with_children.as_slice() {
        [] => return Err(Unreadable::NoChild),
        [(_, rows)] => return read(rows, choice),
        several => several,
    };
    let parts = several.iter().map(|(name, rows)| {
        let list = read(rows, &Choice::default());
        let count = list.map_or(0, |list| list.ticked().count());
        ClassPart {
            name: name.clone(),
            count,
        }
    });
    let classes: Vec<ClassPart> = parts.collect();
    let within = Choice {
        class: Some(Class::All),
        ..choice.clone()
    };
    let class = choice
        .class
        .filter(|class| !matches!(class, Class::At(at) if *at >= several.len()));
    let mut list = match class {
        Some(Class::At(at)) => read(&several[at].1, &within)?,
        _ => together(several, &within)?,
    };
    (list.classes, list.class) = (classes, class);
    Ok(list)
}

/// All sheets as one list; whoever stands in several of them is one child.
fn together(several: &[&sheet::Sheet], choice: &Choice) -> Result<List, Unreadable> {
    let mut rows_before = 0;
    let in_a_row = choice.columns.map_or(1, Columns::in_a_row);
    let mut whole: Option<List> = None;
    for (_, rows) in several {
        let ticked = choice.rows.as_ref().map(|ticked| {
            let own = ticked.iter().filter_map(|row| row.checked_sub(rows_before));
            own.filter(|row| *row < rows.rows.len() * in_a_row)
                .collect()
        });
        let mut list = list::read(
            rows,
            None,
            &Choice {
                rows: ticked,
                called: BTreeMap::new(),
                ..choice.clone()
            },
        )?;
        for entry in &mut list.entries {
            entry.row += rows_before;
            (entry.open, entry.aside) = (Vec::new(), None);
        }
        rows_before += rows.rows.len() * in_a_row;
        match &mut whole {
            None => whole = Some(list),
            Some(whole) => whole.add(list, choice.rows.is_some()),
        }
    }
    whole.ok_or(Unreadable::NoChild)
}
