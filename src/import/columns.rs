//! Which line of a list is its heading, and which columns hold names by their titles. What stands in the columns of a list
//! without a heading is looked at elsewhere, and no row is judged here.

use std::collections::HashSet;

use super::{
    look::{self, is_like_name},
    table::{Row, Rows},
    titles::{self, Role},
};
use crate::domain::{roster::Order, text::sort_key};

/// The heading of a list stands in one of its first lines.
pub(super) const HEADING_LINES: usize = 25;
/// How many lines are looked at to find the columns of names.
pub(super) const LINES_LOOKED_AT: usize = 60;

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

impl Columns {
    /// The columns in which something of a name stands; one of them twice where there is no other.
    pub(super) fn of_names(self) -> [usize; 2] {
        match self {
            Self::Whole(one) | Self::Given(one) => [one, one],
            Self::Parts { given, family } => [given, family],
        }
    }
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
    /// Which columns may be meant, where nothing says which of them are the children's names.
    pub(super) offers: Vec<Columns>,
    /// Further columns, by their titles.
    pub(super) preferred: Option<usize>,
    pub(super) second_family: Option<usize>,
    pub(super) infix: Option<usize>,
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
        return look::by_look(table, 0);
    };
    let filled = rows[at].filled();
    let width = usual_width(&rows[at + 1..]);
    if filled == 1 && width > 1 && !is_one_cell_short(&rows[at], width) {
        // One word above a table is what the list is called.
        return look::by_look(table, at + 1);
    }
    by_titles(rows, at)
}

/// Whether a list has no heading, and no more than one comma in most of its lines.
pub(super) fn is_written(table: &Rows) -> bool {
    find_heading(&table.rows).is_none() && usual_width(&table.rows) <= 2
}

/// The line with the most titles that are known, if it has one of a column of names.
fn find_heading(rows: &[Row]) -> Option<usize> {
    let lines = 0..rows.len().min(HEADING_LINES);
    let scored = lines.filter_map(|at| Some((titles_of_heading(rows, at)?, at)));
    let best = scored.max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at)))?;
    Some(best.1)
}

/// How many titles a line has, where it is a heading.
fn titles_of_heading(rows: &[Row], at: usize) -> Option<usize> {
    let row = &rows[at];
    let known = row.cells.iter().enumerate();
    let known: Vec<(usize, Role)> = known
        .filter_map(|(column, cell)| Some((column, titles::role(cell)?)))
        .collect();
    let has = |roles: &[Role]| known.iter().any(|(_, role)| roles.contains(role));
    if !known.iter().any(|(_, role)| *role <= Role::FamilyFirst) {
        return None;
    }
    // A word by which children are called too makes a heading only beside one that is nothing but a title.
    let is_sure = |column: &usize| {
        !titles::is_also_name(&row.cells[*column]) && !comes_again(rows, at, *column)
    };
    if !known.iter().any(|(column, _)| is_sure(column)) {
        return None;
    }
    // However many columns nobody knows stand beside them: no child is called by both.
    let is_pair = has(&[Role::FamilyFirst])
        || has(&[Role::Family]) && has(&[Role::Given, Role::Name, Role::Preferred])
        || has(&[Role::Given]) && has(&[Role::Name]);
    // A child may be called like a title: alone, it counts only where nothing else is likely.
    let is_alone = known.len() == 1 && at > 0 && rows[..at].iter().any(is_like_a_child);
    let is_most = known.len() * 2 > row.filled();
    let is_above_names = || {
        let mut columns = known.iter().filter(|(_, role)| *role <= Role::FamilyFirst);
        columns.any(|(column, _)| is_sure(column) && names_follow(rows, at, *column))
    };
    (is_pair || !is_alone && (is_most || is_above_names())).then_some(known.len())
}

/// Whether what stands in a cell stands in its column once more, in a row that is not the same: then it is no title.
fn comes_again(rows: &[Row], at: usize, column: usize) -> bool {
    let title = titles::key(rows[at].cell(column));
    let mut others = rows.iter().take(at + LINES_LOOKED_AT).enumerate();
    others.any(|(nth, row)| {
        nth != at && titles::key(row.cell(column)) == title && !is_same_heading(row, &rows[at])
    })
}

/// Whether a row is the heading once more.
pub(super) fn is_same_heading(row: &Row, heading: &Row) -> bool {
    let mut both = row.cells.iter().zip(&heading.cells);
    row.filled() > 0 && both.all(|(cell, title)| titles::key(cell) == titles::key(title))
}

/// Whether nearly all that stands below a title in its column may be names, and none of it is a title itself.
fn names_follow(rows: &[Row], at: usize, column: usize) -> bool {
    let below = rows[at + 1..].iter().take(LINES_LOOKED_AT);
    let cells: Vec<&str> = below
        .filter(|row| !is_same_heading(row, &rows[at]))
        .map(|row| row.cell(column))
        .filter(|cell| !cell.is_empty())
        .collect();
    let names = cells.iter().filter(|cell| is_like_name(cell)).count();
    let is_title = |cell: &&str| titles::role(cell).is_some() && !titles::is_also_name(cell);
    names > 0 && names * 100 >= cells.len() * look::NAMES_PERCENT && !cells.iter().any(is_title)
}

fn is_like_a_child(row: &Row) -> bool {
    let is_title = |cell: &String| {
        titles::role(cell).is_some() && !titles::is_also_name(cell) || is_title_words(cell)
    };
    row.filled() > 0
        && row
            .cells
            .iter()
            .all(|cell| cell.is_empty() || is_like_name(cell))
        && !row.cells.iter().any(is_title)
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

fn by_titles(rows: &[Row], at: usize) -> Layout {
    let cells = &rows[at].cells;
    let roles = cells.iter().map(|cell| titles::role(cell)).collect();
    let roles = &titles::beside_each_other(cells, roles);
    let all = |role: Role| (0..roles.len()).filter(move |column| roles[*column] == Some(role));
    // Where parents stand in the list too, the title that says so is the child's.
    let find = |role: Role| {
        let is_of_child = |column: &usize| titles::is_of_child(&cells[*column]);
        all(role).find(is_of_child).or_else(|| all(role).next())
    };
    let columns = columns_by_titles(cells, &find, &|role| all(role).collect());
    let columns = joined_in_one(&rows[at + 1..], columns);
    let columns = match columns {
        Columns::Given(given) => {
            let below = rows[at + 1..].iter().take(LINES_LOOKED_AT);
            let names = below.map(|row| row.cell(given));
            if titles::holds_whole_names(&cells[given], names) {
                Columns::Whole(given)
            } else {
                columns
            }
        }
        columns => columns,
    };
    let offers = other_names(rows, at, columns, &find);
    let columns = offers.first().copied().unwrap_or(columns);
    let is_part = matches!(columns, Columns::Parts { .. } | Columns::Given(_));
    let preferred = find(Role::Preferred).filter(|it| match columns {
        Columns::Given(given) | Columns::Parts { given, .. } => given != *it,
        Columns::Whole(_) => true,
    });
    let family_first = find(Role::FamilyFirst).filter(|it| columns == Columns::Whole(*it));
    Layout {
        heading: Some(at),
        above: at + 1,
        columns: Some(columns).filter(|columns| !repeats(&rows[at + 1..], *columns)),
        order: family_first.map(|at| {
            if titles::has_two_families(&cells[at]) {
                Order::TwoFamilyFirst
            } else {
                Order::FamilyFirst
            }
        }),
        offers,
        preferred,
        second_family: find(Role::SecondFamily).filter(|_| is_part),
        infix: find(Role::Infix).filter(|_| is_part),
        id: find(Role::Id),
        class: class_column(rows, at, roles),
        role: find(Role::Standing),
        status: find(Role::Status),
        left: find(Role::Left),
    }
}

/// The columns of names, by which of them a heading has.
#[expect(
    clippy::match_same_arms,
    reason = "the arms stand in the order of what tells most"
)]
fn columns_by_titles(
    cells: &[String],
    find: &dyn Fn(Role) -> Option<usize>,
    all: &dyn Fn(Role) -> Vec<usize>,
) -> Columns {
    let (given, family, name) = (find(Role::Given), find(Role::Family), find(Role::Name));
    let (family_first, preferred) = (find(Role::FamilyFirst), find(Role::Preferred));
    // Beside the family's, `Nombre` is the given name and `Alumno` would be the whole one.
    let name = match (given, family) {
        (None, Some(_)) => all(Role::Name)
            .into_iter()
            .find(|it| titles::is_bare_name(&cells[*it]))
            .or(name),
        _ => name,
    };
    let name_is_family =
        |name: usize, given: usize| titles::is_family_beside(&cells[name], &cells[given]);
    match (given, family, name, family_first, preferred) {
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
    }
}

/// `Alumno` beside `Primer apellido`: where family and given name stand in one cell with a comma, that cell is the whole name.
fn joined_in_one(below: &[Row], columns: Columns) -> Columns {
    let Columns::Parts { given, family } = columns else {
        return columns;
    };
    let filled = below.iter().take(LINES_LOOKED_AT);
    let filled = filled.filter(|row| !row.cell(given).is_empty() && !row.cell(family).is_empty());
    let (all, joined) = filled.fold((0, 0), |(all, joined), row| {
        let has_comma = row.cell(given).contains([',', '،']);
        (all + 1, joined + usize::from(has_comma))
    });
    if joined * 2 > all {
        Columns::Whole(given)
    } else {
        columns
    }
}

/// First and last name beside the name of a child, which is another: a parent wrote the form, and nobody can tell whose the
/// first two are. Gives both to choose from.
fn other_names(
    rows: &[Row],
    at: usize,
    columns: Columns,
    find: &dyn Fn(Role) -> Option<usize>,
) -> Vec<Columns> {
    let is_of_child = |column: usize| titles::is_of_child(rows[at].cell(column));
    let whole = find(Role::Name).or_else(|| find(Role::FamilyFirst));
    let (Columns::Parts { given, family }, Some(whole)) = (columns, whole) else {
        return Vec::new();
    };
    if is_of_child(given) || is_of_child(family) || !is_of_child(whole) || whole == family {
        return Vec::new();
    }
    let (mut all, mut others) = (0, 0);
    for row in rows[at + 1..].iter().take(LINES_LOOKED_AT) {
        let (given, whole) = (sort_key(row.cell(given)), sort_key(row.cell(whole)));
        if !given.is_empty() && !whole.is_empty() {
            all += 1;
            others += usize::from(!whole.contains(&given));
        }
    }
    if others * 2 > all {
        vec![Columns::Whole(whole), columns]
    } else {
        Vec::new()
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
