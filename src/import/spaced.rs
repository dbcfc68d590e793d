//! Columns that stand apart by spaces alone, as they are copied out of a document to print: two spaces or more at the same
//! places of most lines.

use super::table::{COLUMNS_MAX, Row, clean};

/// Lines that are looked at.
const LINES: usize = 60;
/// Letters of a line beyond these are no table.
const LETTERS_MAX: usize = 400;
/// So many places beside a column its cells may begin.
const ASIDE: usize = 1;

/// A part of a line with the place of its first letter.
type Part<'a> = (usize, &'a str);

/// The lines of a text in their columns, if spaces part them.
pub(super) fn rows(text: &str) -> Option<Vec<Row>> {
    let filled = || text.lines().filter(|line| !line.trim().is_empty());
    let looked_at: Vec<Vec<Part<'_>>> = filled().take(LINES).map(parts).collect();
    let several = looked_at.iter().filter(|parts| parts.len() > 1).count();
    if several < 2 || several * 2 <= looked_at.len() {
        return None;
    }
    // `Brook,   Ada` is parted by its comma.
    let firsts = looked_at
        .iter()
        .flat_map(|parts| parts.split_last().map_or(&[][..], |it| it.1));
    let (all, commas) = firsts.fold((0, 0), |(all, commas), (_, part)| {
        (
            all + 1,
            commas + usize::from(part.ends_with([',', ';', '،'])),
        )
    });
    if commas * 2 >= all {
        return None;
    }
    let starts = starts(&looked_at, several);
    // Numbers end at the same place and begin where they like; then each line has as many parts as the others.
    let width = |parts: &[Part<'_>]| parts.len();
    let usual = looked_at
        .iter()
        .map(|parts| width(parts))
        .max_by_key(|one| {
            looked_at
                .iter()
                .filter(|parts| width(parts) == *one)
                .count()
        })?;
    let same = looked_at
        .iter()
        .filter(|parts| width(parts) == usual)
        .count();
    let is_even = usual > 1 && same * 3 >= looked_at.len() * 2;
    // Whole names that stand apart are several, wherever they begin.
    let are_whole = || {
        let mut parts = looked_at.iter().flatten();
        parts.all(|(_, part)| {
            part.contains([' ', '\u{A0}'])
                && part
                    .chars()
                    .any(|it| !it.is_uppercase() && it.is_alphabetic())
        })
    };
    if starts.is_empty() && !(is_even && are_whole()) {
        return None;
    }
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    let rows = lines.map(|(nth, line)| {
        let parts = parts(line);
        let cells = if is_even && parts.len() == usual {
            parts.iter().map(|(_, part)| clean(part)).collect()
        } else {
            in_columns(&parts, &starts)
        };
        Row {
            line: nth + 1,
            cells,
            is_hidden: false,
        }
    });
    Some(rows.filter(|row| row.filled() > 0).collect())
}

/// The parts of a line between two spaces or more.
fn parts(line: &str) -> Vec<Part<'_>> {
    let is_space = |it: char| it == ' ' || it == '\u{A0}' || it == '\t';
    let mut parts = Vec::new();
    let (mut begin, mut end, mut spaces) = (None::<(usize, usize)>, 0, 0);
    for (place, (at, letter)) in line.char_indices().take(LETTERS_MAX).enumerate() {
        if is_space(letter) {
            spaces += 1;
            continue;
        }
        if let Some((from, from_at)) = begin
            && spaces > 1
        {
            parts.push((from, &line[from_at..end]));
            begin = None;
        }
        begin = begin.or(Some((place, at)));
        (end, spaces) = (at + letter.len_utf8(), 0);
    }
    if let Some((from, from_at)) = begin {
        parts.push((from, &line[from_at..end]));
    }
    parts
}

/// The places at which the parts of most lines begin, but for the first part.
fn starts(lines: &[Vec<Part<'_>>], several: usize) -> Vec<usize> {
    let mut counts = [0_usize; LETTERS_MAX + 1];
    for (place, _) in lines.iter().flat_map(|parts| parts.iter().skip(1)) {
        counts[(*place).min(LETTERS_MAX)] += 1;
    }
    let starts = counts
        .iter()
        .enumerate()
        .filter(|(_, count)| **count * 2 > several);
    starts
        .map(|(place, _)| place)
        .take(COLUMNS_MAX - 1)
        .collect()
}

/// Each part in the column that begins where it does, or before it.
fn in_columns(parts: &[Part<'_>], starts: &[usize]) -> Vec<String> {
    let mut cells = vec![String::new(); starts.len() + 1];
    for (place, part) in parts {
        let column = starts
            .iter()
            .filter(|start| **start <= place + ASIDE)
            .count();
        let cell: &mut String = &mut cells[column];
        if !cell.is_empty() {
            cell.push(' ');
        }
        cell.push_str(&clean(part));
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<Vec<String>> {
        Some(rows(text)?.iter().map(|row| row.cells.join("|")).collect())
    }

    #[test]
    fn spaces_at_the_same_places_part_columns() {
        let list = "Last        First       ID\nBrook       Ada         1001\nDale        Ben         1002\n";
        assert_eq!(
            shown(list).unwrap(),
            ["Last|First|ID", "Brook|Ada|1001", "Dale|Ben|1002"]
        );
        let gap = "Brook   Ada   F\nDale          M\nElm     Cleo  F\nFenn    Dora  F\n";
        assert_eq!(shown(gap).unwrap()[1], "Dale||M");
        for text in [
            "Ada Brook\nBen Dale\n",
            "Ada  Brook\nBenjamin  Dale\n",
            "Ada Brook\n  Ben Dale\n",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
