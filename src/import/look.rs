//! The columns of names of a list without a heading, by what stands in them. Where several may hold names, nothing is guessed:
//! they are offered to choose from, because the one beside the names may be a mother or a diagnosis.

use std::collections::HashSet;

use super::{
    columns::{Columns, LINES_LOOKED_AT, Layout, usual_width},
    groups::is_group,
    page_lines::{Line, page_line},
    table::{Row, Rows},
};
use crate::domain::{
    roster::has_signs,
    text::{is_word_of, sort_key},
};

/// A column holds names if so many of a hundred cells look like one.
pub(super) const NAMES_PERCENT: usize = 80;
/// Words of the longest name there is; a line with more is a sentence.
const WORDS_MAX: usize = 9;
/// Lines above a row of groups.
const TITLE_LINES: usize = 4;
/// Columns that are offered to choose from; a list with more of them has a heading.
const OFFERS_MAX: usize = 8;

/// The columns of names of a list without a heading, by what stands in them.
pub(super) fn by_look(table: &Rows, above: usize) -> Layout {
    // What all of them are called may stand alone above the row of groups.
    let is_title = |row: &Row| row.filled() == 1 && !row.cell(0).contains([',', '،']);
    let mut at = above;
    while at < above + TITLE_LINES && table.rows.get(at).is_some_and(is_title) {
        at += 1;
    }
    if let Some(is_sure) = row_of_groups(table, at) {
        return groups(table, at, is_sure);
    }
    let found = by_look_below(table, above, &|_| true);
    let Some(first) = table.rows.get(above) else {
        return found;
    };
    // A first row unlike all others is the heading, whatever it says: `Who?` above names.
    if found.columns.is_none() && first.filled() > 1 {
        let below = by_look_below(table, above + 1, &|_| true);
        if below.columns.is_some()
            && below
                .columns
                .is_some_and(|it| !is_like_name(first.cell(it.of_names()[0])))
        {
            return below;
        }
    }
    found
}

/// Columns of children under what each group is called: all of them are meant; or one, where it is not sure that these are groups.
fn groups(table: &Rows, above: usize, is_sure: bool) -> Layout {
    let first = &table.rows[above];
    let below = by_look_below(table, above + 1, &|_| true);
    let rows = &table.rows[above + 1..];
    let rows = &rows[..rows.len().min(LINES_LOOKED_AT)];
    let all: Vec<usize> = (0..first.cells.len())
        .filter(|at| !first.cell(*at).is_empty() && most(rows, *at, is_like_name))
        .collect();
    let each = Columns::Each(all.iter().copied().collect());
    // What a group is called may stand once above several columns of its children, or beside them stands something else.
    let wide: Vec<usize> = columns_of_names(rows, usual_width(rows));
    if is_sure && wide.len() > all.len() && all.iter().all(|at| wide.contains(at)) {
        return Layout {
            columns: Some(Columns::Each(wide.iter().copied().collect())),
            offers: vec![Columns::Each(wide.into_iter().collect()), each],
            ..below
        };
    }
    if is_sure {
        return Layout {
            columns: Some(each),
            offers: Vec::new(),
            ..below
        };
    }
    let mut offers = vec![each];
    offers.extend(all.iter().map(|at| Columns::Whole(*at)));
    let pairs = below.offers.iter().copied();
    offers.extend(pairs.filter(|it| matches!(it, Columns::Parts { .. })));
    offers.truncate(OFFERS_MAX);
    Layout {
        columns: offers.first().copied(),
        offers,
        ..below
    }
}

/// Whether a row has what groups are called above columns of children, and whether that is sure: `Boys` and `Girls`, `Table 1` and
/// `Table 2`; or no more than one word each above whole names.
fn row_of_groups(table: &Rows, at: usize) -> Option<bool> {
    if at >= table.rows.len() {
        return None;
    }
    let (first, below) = (&table.rows[at], &table.rows[at + 1..]);
    let below = &below[..below.len().min(LINES_LOOKED_AT)];
    let cells: Vec<(usize, &String)> = first
        .cells
        .iter()
        .enumerate()
        .filter(|(column, cell)| {
            // Numbers may count the children of each group.
            !cell.is_empty() && (is_group(cell) || !most(below, *column, is_mark))
        })
        .collect();
    if cells.len() < 2 || below.is_empty() {
        return None;
    }
    let all_names = cells
        .iter()
        .all(|(column, _)| most(below, *column, is_like_name));
    let is_one_word = |cell: &str| cell.split_whitespace().count() == 1;
    let over_whole_names = || {
        cells.iter().all(|(column, cell)| {
            is_one_word(cell) && !cell.contains(',') && most(below, *column, |it| !is_one_word(it))
        })
    };
    if !all_names {
        None
    } else if cells.iter().all(|(_, cell)| is_group(cell)) {
        // What stands beside the names of one group may be said of them: `Red` above children, `Blue` above what they need.
        let is_name = |cell: &str| !cell.starts_with(char::is_lowercase);
        let first = most(below, cells[0].0, is_one_word);
        let mut others = cells.iter();
        Some(others.all(|(column, _)| {
            most(below, *column, is_one_word) == first && most(below, *column, is_name)
        }))
    } else {
        over_whole_names().then_some(false)
    }
}

/// The same without a heading, of the columns that are `asked` for.
pub(super) fn by_look_below(table: &Rows, above: usize, asked: &dyn Fn(usize) -> bool) -> Layout {
    let rows = &table.rows[above.min(table.rows.len())..];
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let looked_at = &rows[..rows.len().min(LINES_LOOKED_AT)];
    let layout = |columns, offers| Layout {
        above,
        columns,
        offers,
        ..Layout::default()
    };
    if width <= 1 {
        let is_letter = is_letter(looked_at);
        return layout(Some(Columns::Whole(0)).filter(|_| !is_letter), Vec::new());
    }
    let mut columns = columns_of_names(looked_at, width);
    columns.retain(|column| asked(*column));
    let has_comma = |column: &&usize| most(looked_at, **column, |cell| cell.contains([',', '،']));
    let has_two = |column: &&usize| {
        most(looked_at, **column, |cell| {
            cell.split_whitespace().count() > 1
        })
    };
    let with_comma: Vec<&usize> = columns.iter().filter(has_comma).collect();
    let two_words: Vec<usize> = columns.iter().filter(has_two).copied().collect();
    match (columns.as_slice(), with_comma.as_slice()) {
        ([], _) => layout(None, Vec::new()),
        ([one], _) => layout(Some(Columns::Whole(*one)), Vec::new()),
        // `Brook, Ada` beside a single word: nothing else is a whole name.
        (_, [one]) if two_words.iter().all(|it| it == *one) => {
            layout(Some(Columns::Whole(**one)), Vec::new())
        }
        (several, _) if is_flowed(looked_at, several, &two_words) => {
            let all = several.iter().copied().collect();
            layout(Some(Columns::Each(all)), Vec::new())
        }
        (several, _) => {
            let is_family_first = table.separator == Some(',');
            let offers = offers(several, &two_words, is_family_first);
            // What is shown before anybody chose is a pair, as before; nothing is taken over of it.
            let pair = offers.iter().find(|it| matches!(it, Columns::Parts { .. }));
            layout(pair.or(offers.first()).copied(), offers)
        }
    }
}

/// Whether one list of names from A to Z was laid out in several columns: then all of them are children. Names of a mother beside
/// those of her child are in no such order.
fn is_flowed(rows: &[Row], columns: &[usize], two_words: &[usize]) -> bool {
    // What stands alone is a title of the plan.
    let rows = || rows.iter().filter(|row| row.filled() > 1);
    let are_whole = columns.len() == two_words.len() && columns.len() > 1;
    let are_given = two_words.is_empty() && columns.len() > 2;
    let across = |key: &dyn Fn(&str) -> String| -> Vec<String> {
        let cells = rows().flat_map(|row| columns.iter().map(|at| row.cell(*at)));
        cells.filter(|cell| !cell.is_empty()).map(key).collect()
    };
    let down = |key: &dyn Fn(&str) -> String| -> Vec<String> {
        let cells = columns
            .iter()
            .flat_map(|at| rows().map(|row| row.cell(*at)));
        cells.filter(|cell| !cell.is_empty()).map(key).collect()
    };
    let last = |cell: &str| sort_key(cell.split_whitespace().last().unwrap_or_default());
    let is_sorted = |keys: Vec<String>| keys.len() > 3 && keys.is_sorted();
    let first = |cell: &str| sort_key(cell);
    let is_family = |row: &Row| {
        let cells = columns.iter().map(|at| row.cell(*at));
        let mut families: Vec<String> = cells.filter(|cell| !cell.is_empty()).map(last).collect();
        let count = families.len();
        families.sort_unstable();
        families.dedup();
        families.len() < count
    };
    !rows().any(is_family)
        && (are_whole || are_given)
        && (is_sorted(across(&first))
            || is_sorted(down(&first))
            || is_sorted(across(&last))
            || is_sorted(down(&last)))
}

/// What may be meant by several columns of names: each that holds given or whole names, and a pair beside each other either way
/// round; of several that hold whole names all of them.
fn offers(columns: &[usize], two_words: &[usize], is_family_first: bool) -> Vec<Columns> {
    let pairs = columns.windows(2).filter(|pair| pair[0] + 1 == pair[1]);
    let pairs = pairs.flat_map(|pair| {
        let parts = |given, family| Columns::Parts { given, family };
        let both = [parts(pair[0], pair[1]), parts(pair[1], pair[0])];
        if is_family_first {
            [both[1], both[0]]
        } else {
            both
        }
    });
    let pairs: Vec<Columns> = pairs.collect();
    let given = columns.iter().filter(|column| !two_words.contains(column));
    // What stands beside a name may be a diagnosis, and a pair would keep it.
    let mut offers: Vec<Columns> = match (pairs.is_empty(), two_words.is_empty()) {
        (true, true) => columns
            .iter()
            .map(|column| Columns::Whole(*column))
            .collect(),
        (true, false) => Vec::new(),
        (false, _) => given.map(|column| Columns::Given(*column)).collect(),
    };
    offers.extend(two_words.iter().map(|column| Columns::Whole(*column)));
    offers.extend(pairs);
    // Three columns of one word each are hardly given, family and another name: a plan of who sits where.
    if two_words.is_empty() && columns.len() > 2 {
        offers.insert(0, Columns::Each(columns.iter().copied().collect()));
    }
    if two_words.len() > 1 {
        offers.push(Columns::Each(two_words.iter().copied().collect()));
    }
    offers.truncate(OFFERS_MAX);
    offers
}

/// Whether a cell is a number, a date or a mark, as they stand in the columns of a register.
pub(super) fn is_mark(cell: &str) -> bool {
    const MARKS: &str = "yes no true false si ja nein oui non sim nao ok nil none";
    let letters = cell.chars().filter(|it| it.is_alphabetic()).count();
    letters < 2 && cell.chars().all(|it| u32::from(it) < 0x2FFF)
        || cell.contains(char::is_numeric)
        || is_word_of(MARKS, &sort_key(cell))
}

/// Whether more lines are sentences than names.
fn is_letter(rows: &[Row]) -> bool {
    let words = |row: &&Row| row.cell(0).split_whitespace().count() > WORDS_MAX;
    let sentences = rows.iter().filter(words).count();
    let names = rows.iter().filter(|row| is_like_name(row.cell(0))).count();
    sentences > 0 && names * 100 < rows.len() * NAMES_PERCENT
}

/// Whether most of what stands in a column fits.
fn most(rows: &[Row], column: usize, fits: impl Fn(&str) -> bool) -> bool {
    let cells = rows
        .iter()
        .map(|row| row.cell(column))
        .filter(|cell| !cell.is_empty());
    let (all, fit) = cells.fold((0, 0), |(all, fit), cell| {
        (all + 1, fit + usize::from(fits(cell)))
    });
    fit * 2 > all && all > 0
}

/// The columns in which nearly every cell is like a name, and most differ.
fn columns_of_names(rows: &[Row], width: usize) -> Vec<usize> {
    let holds_names = |column: &usize| {
        let lone = |row: &&Row| {
            row.filled() > 1 || page_line(row, Columns::Whole(*column), None) == Line::No
        };
        let rows: Vec<&Row> = rows.iter().filter(lone).collect();
        let cells: Vec<&str> = rows
            .iter()
            .map(|row| row.cell(*column))
            .filter(|cell| !cell.is_empty())
            .collect();
        let names = cells.iter().filter(|cell| is_like_name(cell)).count();
        let different: HashSet<&str> = cells.iter().copied().collect();
        let is_varied = if cells.len() < 4 {
            different.len() > 1 || cells.len() == 1
        } else {
            different.len() * 2 >= cells.len()
        };
        let words = cells.iter().filter(|cell| is_common_word(cell)).count();
        cells.len() * 2 >= rows.len()
            && names * 100 >= cells.len() * NAMES_PERCENT
            && is_varied
            && words * 2 <= cells.len()
    };
    (0..width).filter(holds_names).collect()
}

/// What stands in such lists and is nobody's name.
fn is_common_word(cell: &str) -> bool {
    const WORDS: &str = "male female boy girl m f x hispanic latino asian black white native american pacific multiracial caucasian african two or more races \
        yes no y n true false active inactive enrolled withdrawn present absent student teacher english spanish arabic french german chinese \
        si hombre mujer masculino femenino nino nina activo inactivo alumno alumna masculin feminin mannlich weiblich ja nein oui non primary secondary \
        ذكر انثى نعم لا طالب kindergarten first second third fourth fifth sixth grade red blue green yellow orange purple";
    let key = sort_key(cell);
    let mut words = key
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .peekable();
    words.peek().is_some() && words.all(|word| WORDS.split_ascii_whitespace().any(|it| it == word))
}

/// Whether a cell may be a name, or a part of one.
pub(super) fn is_like_name(cell: &str) -> bool {
    let cell = cell.split('<').next().unwrap_or_default();
    // Of a cell with several lines the first is the name.
    let cell = cell.split('\n').next().unwrap_or_default();
    let letters = cell.chars().filter(|it| it.is_alphabetic()).count();
    letters > 1 && !has_signs(cell) && cell.split_whitespace().count() <= WORDS_MAX
        || letters == 1 && cell.chars().any(|it| u32::from(it) > 0x2FFF)
}
