//! Two children in one line: `Ada & Cora Brook`, `Brook, Ada and Cora`. Each gets a line of its own with the family's name; whose
//! name is in it is read elsewhere.

use super::{
    columns::{self, Columns},
    look::is_like_name,
    table::{Row, Rows},
};

/// What joins two children, in languages where nothing of a name does.
const JOINS: [&str; 8] = [
    " & ", " and ", " + ", " und ", " et ", " og ", " och ", " و ",
];
/// The same where family names are joined by it too: `Ortega y Gasset`.
const ALSO_IN_NAMES: [&str; 3] = [" y ", " e ", " i "];

/// The lines of a list, with two children of one line apart; none where no line has two.
pub(super) fn apart(table: &Rows) -> Option<Vec<Row>> {
    let has_join = |cell: &String| {
        let mut joins = JOINS.iter().chain(&ALSO_IN_NAMES);
        joins.any(|join| cell.contains(join))
    };
    if !table.rows.iter().any(|row| row.cells.iter().any(has_join)) {
        return None;
    }
    let layout = columns::find(table);
    let Some(Columns::Whole(at) | Columns::Given(at)) = layout.columns else {
        return None;
    };
    let mut found = false;
    let mut rows = Vec::with_capacity(table.rows.len());
    for (nth, row) in table.rows.iter().enumerate() {
        let two = (nth >= layout.above).then(|| two(row.cell(at))).flatten();
        let Some(two) = two else {
            rows.push(row.clone());
            continue;
        };
        found = true;
        rows.extend(two.map(|name| {
            let mut row = row.clone();
            row.cells[at] = name;
            row
        }));
    }
    found.then_some(rows)
}

/// The names of two children in one cell.
fn two(cell: &str) -> Option<[String; 2]> {
    let cell = cell.trim();
    let is_name = |text: &str| {
        is_like_name(text)
            && text
                .split_whitespace()
                .all(|it| !it.starts_with(char::is_lowercase))
    };
    let at = |joins: &[&'static str]| joins.iter().find_map(|join| cell.split_once(join));
    let count = |text: &str| text.split_whitespace().count();
    let (one, two) = match at(&JOINS) {
        Some(two) => two,
        // `Ana y Luis Sanz` has a given name before it.
        None => at(&ALSO_IN_NAMES)
            .filter(|(one, two)| count(one) == 1 && count(two) > 1 && !two.contains(','))?,
    };
    let (one, two) = (one.trim(), two.trim());
    if let Some((family, given)) = one.split_once([',', '،']) {
        // `Brook, Ada & Cora`, and `Brook, Ada & Dale, Ben`.
        let two = if two.contains([',', '،']) {
            two.to_owned()
        } else {
            format!("{family}, {two}")
        };
        return (is_name(given) && is_like_name(&two)).then(|| [one.to_owned(), two]);
    }
    if two.contains([',', '،']) || !is_name(one) || !is_name(two) {
        return None;
    }
    let family = two.split_once(' ').map(|(_, family)| family);
    let one = match family {
        Some(family) if count(one) == 1 => format!("{one} {family}"),
        _ => one.to_owned(),
    };
    Some([one, two.to_owned()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_children_in_one_cell_are_two() {
        for (cell, names) in [
            ("Ada & Cora Brook", ["Ada Brook", "Cora Brook"]),
            (
                "Ada and Cora Brook Sanz",
                ["Ada Brook Sanz", "Cora Brook Sanz"],
            ),
            ("Brook, Ada & Cora", ["Brook, Ada", "Brook, Cora"]),
            ("Ada Brook & Ben Dale", ["Ada Brook", "Ben Dale"]),
            ("Ada & Cora", ["Ada", "Cora"]),
            ("Ana y Luis Sanz", ["Ana Sanz", "Luis Sanz"]),
        ] {
            assert_eq!(two(cell), Some(names.map(str::to_owned)), "{cell}");
        }
        for cell in [
            "Ada Brook & family",
            "José Ortega y Gasset",
            "Ortega y Gasset, José",
            "Puig i Cadafalch, Núria",
            "Ada Brook",
            "Ada & 2",
        ] {
            assert_eq!(two(cell), None, "{cell}");
        }
    }
}
