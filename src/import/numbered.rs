//! Lines that were copied out of a page, with numbers, dates or addresses around each name: where they stand in most lines, and
//! which line is none of them. The name itself is read elsewhere.

use std::collections::BTreeMap;

use super::{page_lines::BEFORE_NUMBER, table::Row};
use crate::domain::text::sort_key;

/// Where numbers stand in a line: before its words, behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Usual {
    before: bool,
    after: bool,
}

impl Usual {
    fn of(cell: &str) -> Self {
        let words = words(cell);
        let first = words.iter().position(|(_, word)| !is_number(word));
        let last = words.iter().rposition(|(_, word)| !is_number(word));
        Self {
            before: first.is_none_or(|at| at > 0),
            after: last.is_none_or(|_| {
                let first = first.unwrap_or(0);
                words[first..].iter().any(|(_, word)| is_number(word))
            }),
        }
    }

    /// Whether the numbers of a line stand where those of most lines stand. A line without any may be a child too.
    pub(super) fn fits(self, cell: &str) -> bool {
        let of = Self::of(cell);
        !of.before && !of.after || of == self || self.before && of.before
    }
}

/// Where numbers stand in most lines of a column, if they do.
pub(super) fn usual(below: &[Row], column: usize) -> Option<Usual> {
    let mut shapes: BTreeMap<Usual, usize> = BTreeMap::new();
    let mut shortened = 0;
    for row in below {
        let cell = row.cell(column);
        if cut(cell).is_some_and(|it| it.len() < cell.len()) {
            shortened += 1;
            *shapes.entry(Usual::of(cell)).or_default() += 1;
        }
    }
    if shortened == 0 || shortened * 2 < below.len() {
        return None;
    }
    let most = shapes.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(shape, _)| shape)
}

fn is_number(word: &str) -> bool {
    word.contains(|it: char| it.is_numeric() || it == '@')
}

/// The words of a cell with their places. What stands in brackets is one word without numbers.
fn words(cell: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let (mut depth, mut begin) = (0_usize, None);
    for (at, letter) in cell.char_indices() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if letter.is_whitespace() && depth == 0 {
            if let Some(from) = begin.take() {
                words.push((from, &cell[from..at]));
            }
        } else if begin.is_none() {
            begin = Some(at);
        }
    }
    if let Some(from) = begin {
        words.push((from, &cell[from..]));
    }
    for (_, word) in &mut words {
        // `(moved 10/2)` tells of a child, and is no number of the line.
        if word.starts_with(['(', '[']) && word.contains(char::is_alphabetic) {
            *word = word.split(char::is_numeric).next().unwrap_or_default();
        }
    }
    words
}

/// The name at the beginning of a line that has numbers, dates or addresses behind it: `1 Brook, Ada 1001234 4`.
pub(super) fn cut(cell: &str) -> Option<&str> {
    let words = words(cell);
    let from = words.iter().position(|(_, word)| !is_number(word))?;
    let to = words[from..]
        .iter()
        .position(|(_, word)| is_number(word))
        .map_or(words.len(), |at| from + at);
    let begin = words[from].0;
    let end = words.get(to).map_or(cell.len(), |(at, _)| *at);
    (to - from > 1).then(|| {
        cell[begin..end]
            .trim_end()
            .trim_end_matches([',', ';', '-', ':'])
            .trim_end()
    })
}

/// Words before a number that stand in several lines: they tell of a child, and are no title.
pub(super) fn familiar(below: &[Row], column: usize) -> Vec<&'static str> {
    let mut counts = [0_usize; BEFORE_NUMBER.len()];
    for row in below {
        if let Some(at) = before_number(row.cell(column)) {
            counts[at] += 1;
        }
    }
    let words = BEFORE_NUMBER.into_iter().zip(counts);
    let several = words.filter(|(_, count)| *count > 1 && *count * 4 >= below.len());
    several.map(|(word, _)| word).collect()
}

/// Which word for a class stands directly before a number of a cell.
fn before_number(cell: &str) -> Option<usize> {
    let words: Vec<&str> = cell.split_whitespace().collect();
    let mut pairs = words.windows(2).filter(|pair| is_number(pair[1]));
    pairs.find_map(|pair| {
        let key = sort_key(pair[0]);
        BEFORE_NUMBER.iter().position(|word| *word == key)
    })
}

/// `Ada Brook, Year` of `Ada Brook, Year 4` without the word for a class, where most lines have it.
pub(super) fn without_class<'a>(cell: &'a str, familiar: &[&str]) -> &'a str {
    let Some((name, last)) = cell.rsplit_once(' ') else {
        return cell;
    };
    if familiar.contains(&sort_key(last).as_str()) {
        name.trim_end_matches([',', ';', '-', '–', ' '])
    } else {
        cell
    }
}

/// `Writing Period 3` among names with numbers behind them is what the list is called.
pub(super) fn is_title(cell: &str, familiar: &[&str]) -> bool {
    before_number(cell).is_some_and(|at| !familiar.contains(&BEFORE_NUMBER[at]))
}

/// Letters by which schools tell boys from girls.
const SEXES: &str = "f m x w h d F M X W H D ذ أ";

/// Whether `F` or `M` stands behind nearly all names of a column.
pub(super) fn has_sexes(below: &[Row], column: usize, usual: Option<Usual>) -> bool {
    let (mut all, mut with) = (0, 0);
    for row in below {
        let cell = row.cell(column);
        let cell = if usual.is_some() {
            cut(cell).unwrap_or(cell)
        } else {
            cell
        };
        if cell.contains(char::is_alphabetic) {
            all += 1;
            with += usize::from(without_sex(cell).len() < cell.len());
        }
    }
    with > 1 && with * 10 >= all * 8
}

/// A name of two words or more without the letter behind it.
pub(super) fn without_sex(cell: &str) -> &str {
    let Some((name, last)) = cell.rsplit_once(' ') else {
        return cell;
    };
    let is_sex = SEXES.split_ascii_whitespace().any(|it| it == last);
    if is_sex && name.split_whitespace().count() > 1 {
        name.trim_end()
    } else {
        cell
    }
}
