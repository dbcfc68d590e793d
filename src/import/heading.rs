//! Which line of a list is its heading: by the titles in it, by the words of titles that no program is known by, and otherwise
//! by what stands below it. What the columns hold is not decided here.

use super::{
    columns::{Columns, HEADING_LINES, LINES_LOOKED_AT, usual_width},
    look::{is_like_name, is_mark},
    page_lines::{Line, page_line},
    table::Row,
    title_words,
    titles::{self, Role},
};
use crate::domain::text::sort_key;

/// The line with the most titles that are known, if it has one of a column of names.
pub(super) fn find(rows: &[Row]) -> Option<usize> {
    let lines = 0..rows.len().min(HEADING_LINES);
    let scored = lines.filter_map(|at| Some((titles_of_heading(rows, at)?, at)));
    let best = scored.max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at)))?;
    Some(best.1)
}

/// What the titles of a row mean. The words of unknown ones count only where none that is known is of a name.
pub(super) fn roles(row: &Row) -> Vec<Option<Role>> {
    let mut known: Vec<Option<Role>> = row.cells.iter().map(|cell| titles::role(cell)).collect();
    // `Child 1` beside `Child 2` are titles; alone it may be a place for somebody who comes.
    let is_numbered = |at: &usize| titles::is_numbered_name(&row.cells[*at]);
    let numbered: Vec<usize> = (0..row.cells.len()).filter(is_numbered).collect();
    if numbered.len() > 1 {
        for at in numbered {
            known[at] = Some(Role::Name);
        }
    }
    let is_sure = |(role, cell): (&Option<Role>, &String)| {
        role.is_some_and(is_name) && !titles::is_also_name(cell)
    };
    let words = || row.cells.iter().map(|cell| title_words::by_words(cell));
    if known.iter().zip(&row.cells).any(is_sure) {
        // What a child is called is asked for in many words: `Name your child prefers`.
        let preferred = words().map(|role| role.filter(|it| *it == Role::Preferred));
        let both = known.into_iter().zip(preferred);
        return both.map(|(known, words)| known.or(words)).collect();
    }
    let has_names = |roles: &[Option<Role>]| {
        let mut roles = roles.iter().flatten();
        roles.any(|role| is_name(*role) && *role != Role::Preferred)
    };
    let mut words: Vec<Option<Role>> = words().collect();
    if !has_names(&known) && !has_names(&words) {
        let cells = row.cells.iter();
        words = cells
            .map(|cell| title_words::by_words_of_writer(cell))
            .collect();
    }
    known
        .into_iter()
        .zip(words)
        .map(|(known, words)| known.or(words))
        .collect()
}

fn is_name(role: Role) -> bool {
    role <= Role::FamilyFirst
}

/// How many titles a line has, where it is a heading.
fn titles_of_heading(rows: &[Row], at: usize) -> Option<usize> {
    let row = &rows[at];
    let known: Vec<(usize, Role)> = roles(row)
        .into_iter()
        .enumerate()
        .filter_map(|(column, role)| Some((column, role?)))
        .collect();
    let has = |roles: &[Role]| known.iter().any(|(_, role)| roles.contains(role));
    if !known.iter().any(|(_, role)| is_name(*role)) {
        return None;
    }
    // A word by which children are called too makes a heading only beside one that is nothing but a title.
    let is_sure = |column: &usize| {
        !titles::is_also_name(&row.cells[*column]) && !comes_again(rows, at, *column)
    };
    if !known.iter().any(|(column, _)| is_sure(column)) {
        return None;
    }
    let is_exact = |column: &usize| titles::role(&row.cells[*column]).is_some();
    // A heading without anybody below it is none where children stand above it.
    let above = &rows[..at];
    let is_below_children = above.iter().any(is_like_a_child);
    if is_below_children
        && !known
            .iter()
            .any(|(column, _)| has_any_name(rows, at, *column))
    {
        return None;
    }
    // However many columns nobody knows stand beside them: no child is called by both.
    let is_pair = has(&[Role::FamilyFirst])
        || has(&[Role::Family]) && has(&[Role::Given, Role::Name, Role::Preferred])
        || has(&[Role::Given]) && has(&[Role::Name]);
    let is_pair = is_pair
        && known
            .iter()
            .any(|(column, role)| is_name(*role) && is_exact(column));
    // A child may be called like a title: alone, it counts only where nothing else is likely.
    let is_alone = known.len() == 1 && is_below_children && !above.iter().any(is_teachers);
    let is_most =
        known.len() * 2 > row.filled() && known.iter().any(|(column, _)| is_exact(column));
    let is_above_names = || {
        let mut columns = known.iter().filter(|(_, role)| is_name(*role));
        columns.any(|(column, _)| is_sure(column) && names_follow(rows, at, *column))
    };
    (is_pair || !is_alone && (is_most || is_above_names())).then_some(known.len())
}

/// `Teachers` in a line of its own: whoever stands below it is none of the children.
pub(super) fn is_teachers(row: &Row) -> bool {
    const WORDS: &str = "teacher teachers staff docente docentes profesor profesores maestros lehrer lehrkrafte enseignants professeurs professores المعلمون المعلمات المعلم المعلمة";
    row.filled() == 1
        && row.cells.iter().any(|cell| {
            let key = sort_key(cell);
            WORDS
                .split_ascii_whitespace()
                .any(|word| word == key.trim_matches([':', ' ']))
        })
}

/// Whether what stands in a cell stands in its column again and again: then it is no title. One that comes again with another
/// page of the list is one.
fn comes_again(rows: &[Row], at: usize, column: usize) -> bool {
    let cell = rows[at].cell(column);
    let title = titles::key(cell);
    let others = rows.iter().take(at + LINES_LOOKED_AT).enumerate();
    let others = others.filter(|(nth, row)| *nth != at && !is_same_heading(row, &rows[at]));
    let (mut all, mut same) = (0, 0);
    for (_, row) in others.filter(|(_, row)| !row.cell(column).is_empty()) {
        all += 1;
        same += usize::from(titles::key(row.cell(column)) == title);
    }
    same > 0 && (titles::is_also_name(cell) || same * 2 >= all)
}

/// Whether a row is the heading once more.
pub(super) fn is_same_heading(row: &Row, heading: &Row) -> bool {
    let mut both = row.cells.iter().zip(&heading.cells);
    row.filled() > 0 && both.all(|(cell, title)| titles::key(cell) == titles::key(title))
}

/// Whether half of what stands below a title in its column may be names. Numbers, sums, lines of the page and bare titles say
/// nothing against it.
fn names_follow(rows: &[Row], at: usize, column: usize) -> bool {
    let (mut all, mut names) = (0, 0);
    for row in below(rows, at, column) {
        all += 1;
        names += usize::from(holds_name(row.cell(column)));
    }
    names > 0 && names * 2 >= all
}

/// Whether anything below a title in its column may be a name.
fn has_any_name(rows: &[Row], at: usize, column: usize) -> bool {
    below(rows, at, column).any(|row| holds_name(row.cell(column)))
}

/// The rows below a heading that tell something in a column.
fn below(rows: &[Row], at: usize, column: usize) -> impl Iterator<Item = &Row> {
    let rows_below = rows[at + 1..].iter().take(LINES_LOOKED_AT);
    let is_title = |cell: &str| titles::role(cell).is_some() && !titles::is_also_name(cell);
    rows_below
        .filter(move |row| !is_same_heading(row, &rows[at]))
        .filter(move |row| {
            let cell = row.cell(column);
            cell.contains(char::is_alphabetic)
                && !is_title(cell)
                && page_line(row, Columns::Whole(column), None) == Line::No
        })
}

/// Whether a cell may hold a name, with numbers around it or without.
fn holds_name(cell: &str) -> bool {
    let words = cell.split_whitespace();
    let is_word = |word: &&str| !word.contains(|it: char| it.is_numeric() || it == '@');
    is_like_name(cell)
        || words
            .filter(is_word)
            .filter(|word| is_like_name(word))
            .count()
            > 1
}

fn is_like_a_child(row: &Row) -> bool {
    let is_title = |cell: &String| {
        titles::role(cell).is_some() && !titles::is_also_name(cell) || is_title_words(cell)
    };
    let has_name = |cell: &String| is_like_name(cell) || row.filled() == 1 && holds_name(cell);
    row.filled() > 0
        && row
            .cells
            .iter()
            .all(|cell| cell.is_empty() || has_name(cell))
        && !row.cells.iter().any(is_title)
}

/// Words of a line above a list.
fn is_title_words(cell: &str) -> bool {
    const WORDS: &str = "list class roster school lista clase escuela klasse liste قائمة مدرسة elementary roll students ms mr mrs miss dr sra herr frau mme \
        room grade period section year term semester teacher page date printed report";
    let key = sort_key(cell);
    key.split(|it: char| !it.is_alphanumeric())
        .any(|word| WORDS.split_ascii_whitespace().any(|it| it == word))
}

/// The first row, where it is a heading though nobody knows its titles: another column has a word there and numbers, dates or
/// marks in nearly all rows below; or most of its cells are titles, though none of names.
pub(super) fn guess(rows: &[Row]) -> Option<usize> {
    let first = rows.first()?;
    let below = &rows[1..rows.len().min(LINES_LOOKED_AT)];
    if below.is_empty() || first.filled() < 2 || usual_width(rows) < 2 {
        return None;
    }
    let is_title =
        |cell: &str| titles::role(cell).is_some() && !titles::is_also_name(cell) && !is_mark(cell);
    let filled = |column: usize| {
        below
            .iter()
            .map(move |row| row.cell(column))
            .filter(|it| !it.is_empty())
    };
    let is_over_marks = |column: usize| {
        let title = first.cell(column);
        let is_word = title.chars().filter(|it| it.is_alphabetic()).count() > 1
            && !title.contains(char::is_numeric)
            && !is_mark(title);
        let marks = filled(column).filter(|cell| is_mark(cell)).count();
        let all = filled(column).count();
        is_word && all * 2 >= below.len() && all > 0 && marks * 10 >= all * 9
    };
    let is_known = |column: &usize| {
        let title = titles::key(first.cell(*column));
        is_title(first.cell(*column)) && !filled(*column).any(|cell| titles::key(cell) == title)
    };
    let known = (0..first.cells.len()).filter(is_known).count();
    let is_heading =
        (0..first.cells.len()).any(is_over_marks) || known > 1 && known * 2 >= first.filled();
    is_heading.then_some(0)
}
