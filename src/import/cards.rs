//! Cards and forms below each other, with a title in front of each value: `Student: Ada Brook`, `Grade: 4`, and so on for the next
//! child. They become a table with these titles above; what its columns hold is found out elsewhere.

use std::collections::{HashMap, HashSet};

use super::{
    table::{Row, Rows, clean},
    title_words,
    titles::{self, Role},
};

/// Titles of a card; a form has more than a class list needs.
const TITLES_MAX: usize = 30;

/// A title and what stands behind it, with the number of its line.
type Field = (usize, String, String);

/// The cards of a text, with a colon behind each title.
pub(super) fn in_lines(text: &str) -> Option<Rows> {
    let lines = text.lines().enumerate();
    let lines = lines.filter(|(_, line)| !line.trim().is_empty());
    let fields: Vec<Field> = lines
        .map(|(nth, line)| match line.split_once([':', '：']) {
            Some((title, value)) => (nth + 1, clean(title), clean(value)),
            None => (nth + 1, String::new(), String::new()),
        })
        .collect();
    let rows = table(&fields)?;
    Some(Rows {
        rows,
        is_guess: true,
        ..Rows::default()
    })
}

/// The cards of a table, with titles in its first column.
pub(super) fn in_rows(rows: &[Row]) -> Option<Vec<Row>> {
    let fields: Vec<Field> = rows
        .iter()
        .map(|row| {
            let title = row.cell(0).trim_end_matches([':', ' ']).to_owned();
            match row.filled() {
                2 if !title.is_empty() => {
                    let mut values = row.cells[1..].iter().filter(|cell| !cell.is_empty());
                    let value = values.next().cloned().unwrap_or_default();
                    (row.line, title, value)
                }
                1 if row.cell(0).ends_with(':') => (row.line, title, String::new()),
                _ => (row.line, String::new(), String::new()),
            }
        })
        .collect();
    table(&fields)
}

/// A table of these fields, if they are cards: nearly every line has a title that comes again, and one is a name's.
fn table(fields: &[Field]) -> Option<Vec<Row>> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (_, title, _) in fields.iter().filter(|(_, title, _)| !title.is_empty()) {
        *counts.entry(titles::key(title)).or_default() += 1;
    }
    let comes_again = |title: &str| counts.get(&titles::key(title)).is_some_and(|it| *it > 1);
    let is_name = |title: &str| {
        let role = title_words::role(title).filter(|_| !titles::is_also_name(title));
        role.is_some_and(|role| role <= Role::FamilyFirst)
    };
    let titled = fields.iter().filter(|(_, title, _)| comes_again(title));
    let first = titled.clone().next().map(|it| titles::key(&it.1))?;
    let (with_title, with_name) = titled.clone().fold((0, 0), |(all, names), it| {
        (
            all + 1,
            names + usize::from(is_name(&it.1) && !it.2.is_empty()),
        )
    });
    // A mother's name may stand on the card too; a child's has to.
    if with_title * 10 < fields.len() * 8 || with_name < 2 {
        return None;
    }
    let mut heading: Vec<String> = Vec::new();
    let mut cards: Vec<Row> = Vec::new();
    let mut seen: HashSet<usize> = HashSet::new();
    for (line, title, value) in titled {
        let key = titles::key(title);
        let column = heading.iter().position(|it| titles::key(it) == key);
        let column = column.unwrap_or_else(|| {
            heading.push(title.clone());
            heading.len() - 1
        });
        if heading.len() > TITLES_MAX {
            return None;
        }
        if key == first || cards.is_empty() || !seen.insert(column) {
            seen = HashSet::from([column]);
            cards.push(Row {
                line: *line,
                ..Row::default()
            });
        }
        let card = cards.last_mut()?;
        card.cells
            .resize(card.cells.len().max(column + 1), String::new());
        card.cells[column].clone_from(value);
    }
    let heading = Row {
        line: cards.first()?.line,
        cells: heading,
        is_hidden: false,
    };
    Some([vec![heading], cards].concat())
}
