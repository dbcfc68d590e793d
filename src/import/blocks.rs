//! Lists that do not stand below each other: two blocks side by side under the same titles, names in a row instead of a column,
//! several columns of children. They become one block; what its columns hold is found out elsewhere.

use super::{
    cards,
    columns::{self, ColumnSet, HEADING_LINES},
    groups, heading,
    look::is_like_name,
    table::{Row, Rows},
    title_words,
    titles::{self, Role},
    twins,
};

/// A table with one block: names below each other.
pub(super) fn in_one(table: Rows) -> Rows {
    let moved = groups::in_rows(&table.rows)
        .or_else(|| cards::in_rows(&table.rows))
        .or_else(|| turned(&table.rows))
        .or_else(|| side_by_side(&table));
    let table = match moved {
        Some(rows) => Rows { rows, ..table },
        None => table,
    };
    match twins::apart(&table) {
        Some(rows) => Rows {
            rows,
            is_guess: true,
            ..table
        },
        None => table,
    }
}

/// The rows of each column below each other, with what stands in it alone.
pub(super) fn each(rows: &[Row], columns: ColumnSet, above: usize) -> Vec<Row> {
    let mut one = Vec::with_capacity(rows.len() * columns.count());
    for (nth, row) in rows.iter().enumerate() {
        for (place, column) in columns.iter().enumerate() {
            // What stands above the names stands there once.
            let is_above = nth < above;
            let cells = match (is_above, place) {
                (true, 0) => row.cells.clone(),
                (true, _) => vec![String::new()],
                (false, _) => vec![row.cell(column).to_owned()],
            };
            one.push(Row { cells, ..*row });
        }
    }
    one
}

/// Two blocks or more with the same titles side by side, below each other.
fn side_by_side(table: &Rows) -> Option<Vec<Row>> {
    let rows = &table.rows;
    let at = heading::find(rows)?;
    let titles = &rows[at].cells;
    let keys: Vec<String> = titles.iter().map(|title| titles::key(title)).collect();
    let roles = heading::roles(&rows[at]);
    let is_name = |column: &usize| {
        roles[*column].is_some_and(|role| role <= Role::FamilyFirst)
            && !titles::is_also_name(&titles[*column])
    };
    let first = (0..keys.len()).find(is_name)?;
    let second = (first + 1..keys.len()).find(|column| keys[*column] == keys[first])?;
    let period = second - first;
    let width = keys.len();
    let repeats = (0..width - period).all(|column| keys[column] == keys[column + period]);
    // Titles of a mother, and of whose names stand below them, say that the second block is no child.
    let mut said = rows[..=at].iter().flat_map(|row| &row.cells);
    let blocks = width.div_ceil(period);
    // A last block without one of the titles is another one, perhaps of mothers.
    let is_whole = (width..blocks * period).all(|column| keys[column - period].is_empty());
    if !is_whole
        || !repeats
        || said.any(|title| title_words::is_of_contact(title))
        || !columns::holds_names(rows, at, second)
    {
        return None;
    }
    let mut one: Vec<Row> = rows[..at].to_vec();
    for block in 0..blocks {
        let (from, to) = (block * period, ((block + 1) * period).min(width));
        let begin = if block == 0 { at } else { at + 1 };
        for row in &rows[begin..] {
            let cells: Vec<String> = (from..to)
                .map(|column| row.cell(column).to_owned())
                .collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                one.push(Row { cells, ..*row });
            }
        }
    }
    Some(one)
}

/// Rows that are columns: `Name` in the first cell of a row, and a child in each cell beside it.
fn turned(rows: &[Row]) -> Option<Vec<Row>> {
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    if rows.len() < 2 || rows.len() > HEADING_LINES || width < 3 || width <= rows.len() {
        return None;
    }
    let role = |cell: &str| title_words::role(cell).filter(|_| !titles::is_also_name(cell));
    let names_child = |row: &Row| {
        let filled = row.cells[1..].iter().filter(|cell| !cell.is_empty());
        role(row.cell(0)).is_some_and(|role| role <= Role::FamilyFirst)
            && filled.clone().count() > 1
            && filled
                .clone()
                .all(|cell| is_like_name(cell) && role(cell).is_none())
    };
    let is_several = |cell: &str| cell.contains([' ', ',', '،']);
    // What stands below the first title is a title too, or one word beside whole names and above nothing but numbers.
    let are_whole = |row: &Row| {
        let filled = row.cells[1..].iter().filter(|cell| !cell.is_empty());
        filled.clone().filter(|cell| is_several(cell)).count() * 2 > filled.count()
    };
    let at = rows.iter().position(names_child)?;
    let are_titled = rows.iter().all(|row| role(row.cell(0)).is_some());
    let mut beside = rows.iter().enumerate().filter(|(nth, _)| *nth != at);
    let are_numbers = beside.all(|(_, row)| {
        let mut filled = row.cells[1..].iter().filter(|cell| !cell.is_empty());
        !row.cell(0).is_empty()
            && !is_several(row.cell(0))
            && filled.all(|cell| !is_like_name(cell))
    });
    let is_turned = are_titled || are_whole(&rows[at]) && are_numbers;
    if !is_turned {
        return None;
    }
    let turned = (0..width).map(|column| Row {
        line: rows[0].line + column,
        cells: rows.iter().map(|row| row.cell(column).to_owned()).collect(),
        is_hidden: false,
    });
    Some(turned.filter(|row| row.filled() > 0).collect())
}
