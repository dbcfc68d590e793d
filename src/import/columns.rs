//! Which line of a list is its heading, and which columns hold names: by their titles, and where there are none by what stands
//! in them. No row is judged here.

use std::collections::HashSet;

use super::{
    table::{Row, Rows},
    titles::{self, Role},
};
use crate::domain::{
    roster::{Order, has_signs},
    text::sort_key,
};

/// The heading of a list stands in one of its first lines.
pub(super) const HEADING_LINES: usize = 25;
/// How many lines are looked at to find the columns of names.
const LINES_LOOKED_AT: usize = 60;
/// A column holds names if so many of a hundred cells look like one.
const NAMES_PERCENT: usize = 80;
/// Words of the longest name there is; a line with more is a sentence.
const WORDS_MAX: usize = 9;

/// Which columns hold the names, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// One column with whole names.
    Whole(usize),
    /// One column with given names alone.
    Given(usize),
    /// A column for each part.
    Parts {
        /// What the child is called.
        given: usize,
        /// The family's name.
        family: usize,
    },
}

/// What is known of a list's columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    /// Which row is the heading.
    pub(super) heading: Option<usize>,
    /// How many rows stand above the names: the heading is the last of them.
    pub(super) above: usize,
    /// Where the names are; none where no column holds any.
    pub(super) columns: Option<Columns>,
    /// The order of whole names without a comma, where the title says it.
    pub(super) order: Option<Order>,
    /// Two columns hold names, and nothing says which is which.
    pub(super) is_open: bool,
    /// Further columns, by their titles.
    pub(super) preferred: Option<usize>,
    pub(super) second_family: Option<usize>,
    pub(super) id: Option<usize>,
    pub(super) class: Option<usize>,
    pub(super) role: Option<usize>,
    pub(super) status: Option<usize>,
    pub(super) left: Option<usize>,
}

/// Looks at a list.
pub(super) fn find(table: &Rows) -> Layout {
    let rows = &table.rows;
    let Some(at) = find_heading(rows) else {
        return by_look(table, 0);
    };
    let filled = rows[at].filled();
    let width = usual_width(&rows[at + 1..]);
    if filled == 1 && width > 1 && !is_one_cell_short(&rows[at], width) {
        // One word above a table is what the list is called.
        return by_look(table, at + 1);
    }
    by_titles(rows, at)
}

/// Whether a list has no heading, and no more than one comma in most of its lines.
pub(super) fn is_written(table: &Rows) -> bool {
    find_heading(&table.rows).is_none() && usual_width(&table.rows) <= 2
}

/// The line with the most titles that are known, if it has one of a column of names.
fn find_heading(rows: &[Row]) -> Option<usize> {
    let scored = rows
        .iter()
        .take(HEADING_LINES)
        .enumerate()
        .filter_map(|(at, row)| {
            let roles: Vec<Role> = row
                .cells
                .iter()
                .filter_map(|cell| titles::role(cell))
                .collect();
            let has_names = roles.iter().any(|role| *role <= Role::FamilyFirst);
            let is_heading = has_names && roles.len() * 2 > row.filled();
            // A child may be called like a title: alone, it counts only where nothing else is likely.
            let is_alone = roles.len() == 1 && at > 0 && rows[..at].iter().any(is_like_a_child);
            (is_heading && !is_alone).then_some((roles.len(), at))
        });
    let best = scored.max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at)))?;
    Some(best.1)
}

fn is_like_a_child(row: &Row) -> bool {
    row.filled() > 0
        && row
            .cells
            .iter()
            .all(|cell| cell.is_empty() || is_like_name(cell))
        && !row
            .cells
            .iter()
            .any(|cell| titles::role(cell).is_some() || is_title_words(cell))
}

/// Words of a line above a list.
fn is_title_words(cell: &str) -> bool {
    let words = [
        "list",
        "class",
        "roster",
        "school",
        "lista",
        "clase",
        "escuela",
        "klasse",
        "liste",
        "قائمة",
        "مدرسة",
        "elementary",
        "roll",
        "students",
        "ms",
        "mr",
        "mrs",
        "miss",
        "dr",
        "sra",
        "herr",
        "frau",
        "mme",
    ];
    let key = sort_key(cell);
    key.split(|it: char| !it.is_alphanumeric())
        .any(|word| words.contains(&word))
}

/// The number of columns that most lines have.
fn usual_width(rows: &[Row]) -> usize {
    let widths = rows.iter().take(LINES_LOOKED_AT).map(|row| row.cells.len());
    let widths: Vec<usize> = widths.collect();
    let most = widths
        .iter()
        .max_by_key(|width| (widths.iter().filter(|it| it == width).count(), **width));
    most.copied().unwrap_or(0)
}

/// `Name` above `Brook, Ada`: the comma of a name without quotation marks made one column more than there are titles.
pub(super) fn is_one_cell_short(heading: &Row, width: usize) -> bool {
    heading.cells.len() + 1 == width && heading.cells.last().is_some_and(|last| !last.is_empty())
}

#[expect(
    clippy::match_same_arms,
    reason = "the arms stand in the order of what tells most"
)]
fn by_titles(rows: &[Row], at: usize) -> Layout {
    let cells = &rows[at].cells;
    let roles: Vec<Option<Role>> = cells.iter().map(|cell| titles::role(cell)).collect();
    let find = |role: Role| roles.iter().position(|it| *it == Some(role));
    let (given, family, name) = (find(Role::Given), find(Role::Family), find(Role::Name));
    let (family_first, preferred) = (find(Role::FamilyFirst), find(Role::Preferred));
    let name_is_family =
        |name: usize, given: usize| titles::is_family_beside(&cells[name], &cells[given]);
    let columns = match (given, family, name, family_first, preferred) {
        (Some(given), Some(family), ..) => Columns::Parts { given, family },
        (Some(given), None, Some(family), ..) if name_is_family(family, given) => {
            Columns::Parts { given, family }
        }
        (None, Some(family), Some(given), None, _) => Columns::Parts { given, family },
        (_, _, _, Some(whole), _) | (_, None, Some(whole), None, _) => Columns::Whole(whole),
        (Some(given), None, None, None, _) => Columns::Given(given),
        (None, Some(family), None, None, Some(given)) => Columns::Parts { given, family },
        (None, Some(whole), None, None, None) => Columns::Whole(whole),
        (None, None, None, None, Some(given)) => Columns::Given(given),
        _ => Columns::Whole(0),
    };
    let is_part = matches!(columns, Columns::Parts { .. } | Columns::Given(_));
    Layout {
        heading: Some(at),
        above: at + 1,
        columns: Some(columns).filter(|columns| !repeats(&rows[at + 1..], *columns)),
        order: family_first
            .filter(|it| columns == Columns::Whole(*it))
            .map(|_| Order::FamilyFirst),
        is_open: false,
        preferred: preferred.filter(|it| columns != Columns::Given(*it)),
        second_family: find(Role::SecondFamily).filter(|_| is_part),
        id: find(Role::Id),
        class: class_column(rows, at, &roles),
        role: find(Role::Standing),
        status: find(Role::Status),
        left: find(Role::Left),
    }
}

/// A column whose few values come again and again holds no names, whatever its title.
fn repeats(rows: &[Row], columns: Columns) -> bool {
    let (Columns::Whole(at) | Columns::Given(at) | Columns::Parts { given: at, .. }) = columns;
    let cells: Vec<&str> = rows
        .iter()
        .map(|row| row.cell(at))
        .filter(|cell| !cell.is_empty())
        .collect();
    let different: HashSet<&str> = cells.iter().copied().collect();
    let family = match columns {
        Columns::Parts { family, .. } => Some(family),
        _ => None,
    };
    let whole: HashSet<(&str, &str)> = rows
        .iter()
        .map(|row| (row.cell(at), family.map_or("", |it| row.cell(it))))
        .collect();
    cells.len() >= 8 && different.len() * 3 < cells.len() && whole.len() * 3 < cells.len()
}

/// Of several columns that tell classes apart the first that has more than one value.
fn class_column(rows: &[Row], at: usize, roles: &[Option<Role>]) -> Option<usize> {
    let mut columns = (0..roles.len()).filter(|column| roles[*column] == Some(Role::Class));
    columns.find(|column| {
        let values = rows[at + 1..]
            .iter()
            .map(|row| row.cell(*column))
            .filter(|it| !it.is_empty());
        values.collect::<HashSet<_>>().len() > 1
    })
}

/// The columns of names of a list without a heading, by what stands in them.
fn by_look(table: &Rows, above: usize) -> Layout {
    let rows = &table.rows[above..];
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let looked_at = &rows[..rows.len().min(LINES_LOOKED_AT)];
    let layout = |columns, is_open| Layout {
        above,
        columns,
        is_open,
        ..Layout::default()
    };
    if width <= 1 {
        let sentences = looked_at
            .iter()
            .filter(|row| row.cell(0).split_whitespace().count() > WORDS_MAX)
            .count();
        let names = looked_at
            .iter()
            .filter(|row| is_like_name(row.cell(0)))
            .count();
        let is_letter = sentences > 0 && names * 100 < looked_at.len() * NAMES_PERCENT;
        return layout(Some(Columns::Whole(0)).filter(|_| !is_letter), false);
    }
    let columns = columns_of_names(looked_at, width);
    let share = |column: usize, fits: &dyn Fn(&str) -> bool| {
        let cells = looked_at
            .iter()
            .map(|row| row.cell(column))
            .filter(|cell| !cell.is_empty());
        let (all, fit) = cells.fold((0, 0), |(all, fit), cell| {
            (all + 1, fit + usize::from(fits(cell)))
        });
        fit * 2 > all && all > 0
    };
    let has_comma = |cell: &str| cell.contains([',', '،']);
    if let Some(whole) = columns.iter().find(|column| share(**column, &has_comma)) {
        return layout(Some(Columns::Whole(*whole)), false);
    }
    let has_two = |cell: &str| cell.split_whitespace().count() > 1;
    let is_neighbour = |column: usize| {
        columns.contains(&(column + 1)) || column > 0 && columns.contains(&(column - 1))
    };
    let two_words = columns.iter().find(|column| share(**column, &has_two));
    if let Some(whole) = two_words.filter(|column| !is_neighbour(**column) || columns.len() == 1) {
        return layout(Some(Columns::Whole(*whole)), false);
    }
    let pair = columns.windows(2).find(|pair| pair[0] + 1 == pair[1]);
    match (pair, columns.first()) {
        (Some([first, second]), _) => {
            let is_family_first = matches!(table.separator, Some(','));
            let (given, family) = if is_family_first {
                (*second, *first)
            } else {
                (*first, *second)
            };
            layout(Some(Columns::Parts { given, family }), true)
        }
        (_, Some(one)) => layout(Some(Columns::Whole(*one)), false),
        _ => layout(None, false),
    }
}

/// The columns in which nearly every cell is like a name, and most differ.
fn columns_of_names(rows: &[Row], width: usize) -> Vec<usize> {
    let holds_names = |column: &usize| {
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
    let letters = cell.chars().filter(|it| it.is_alphabetic()).count();
    letters > 1 && !has_signs(cell) && cell.split_whitespace().count() <= WORDS_MAX
        || letters == 1 && cell.chars().any(|it| u32::from(it) > 0x2FFF)
}
