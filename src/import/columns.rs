//! Which line of a list is its heading, and which columns hold names by their titles. What stands in the columns of a list
//! without a heading is looked at elsewhere, and no row is judged here.

use std::collections::HashSet;

use super::{
    heading, look,
    table::{COLUMNS_MAX, Row, Rows},
    title_words,
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
    /// Several columns, each with whole names of other children.
    Each(ColumnSet),
}

/// Some of the first columns of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ColumnSet(u128);

impl ColumnSet {
    /// Each of them, from the left.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..COLUMNS_MAX).filter(move |column| self.0 >> column & 1 == 1)
    }

    /// How many they are.
    pub fn count(self) -> usize {
        self.0.count_ones() as usize
    }
}

impl FromIterator<usize> for ColumnSet {
    fn from_iter<T: IntoIterator<Item = usize>>(columns: T) -> Self {
        let columns = columns.into_iter().filter(|column| *column < COLUMNS_MAX);
        Self(columns.fold(0, |set, column| set | 1 << column))
    }
}

impl Columns {
    /// The columns in which something of a name stands; one of them twice where there is no other.
    pub(super) fn of_names(self) -> [usize; 2] {
        match self {
            Self::Whole(one) | Self::Given(one) => [one, one],
            Self::Parts { given, family } => [given, family],
            Self::Each(set) => {
                let first = set.iter().next().unwrap_or(0);
                [first, first]
            }
        }
    }

    /// How many children a row may hold.
    pub(super) fn in_a_row(self) -> usize {
        match self {
            Self::Each(set) => set.count().max(1),
            _ => 1,
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
    /// The heading is one only by what stands below it: its row keeps a box.
    pub(super) is_guess: bool,
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
    if let Some(at) = heading::find(rows) {
        let filled = rows[at].filled();
        let width = usual_width(&rows[at + 1..]);
        if filled == 1 && width > 1 && !is_one_cell_short(&rows[at], width) {
            // One word above a table is what the list is called.
            return look::by_look(table, at + 1);
        }
        return by_titles(rows, at);
    }
    let Some(at) = heading::guess(rows) else {
        return look::by_look(table, 0);
    };
    let roles = heading::roles(&rows[at]);
    let found = look::by_look_below(table, at + 1, &|column| {
        roles
            .get(column)
            .copied()
            .flatten()
            .is_none_or(|role| role <= Role::FamilyFirst)
    });
    if found.columns.is_none() {
        return look::by_look(table, 0);
    }
    with_others(found, rows, at, &roles)
}

/// What is known of a list by its look, and of its further columns by their titles.
fn with_others(found: Layout, rows: &[Row], at: usize, roles: &[Option<Role>]) -> Layout {
    let find = |role: Role| roles.iter().position(|it| *it == Some(role));
    Layout {
        heading: Some(at),
        is_guess: true,
        id: find(Role::Id),
        class: class_column(rows, at, roles),
        role: find(Role::Standing),
        status: find(Role::Status),
        left: find(Role::Left),
        ..found
    }
}

/// Whether a list has no heading, and no more than one comma in most of its lines.
pub(super) fn is_written(table: &Rows) -> bool {
    heading::find(&table.rows).is_none() && usual_width(&table.rows) <= 2
}

/// The number of columns that most lines have.
pub(super) fn usual_width(rows: &[Row]) -> usize {
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
    // `Student 1`, `Student 2`: all of them are children, whatever stands beside them.
    let is_child = |column: &usize| {
        let title = &cells[*column];
        titles::is_numbered_name(title)
            && titles::is_of_child(title)
            && holds_names(rows, at, *column)
    };
    let children: ColumnSet = (0..cells.len()).filter(is_child).collect();
    if children.count() > 1 {
        return Layout {
            heading: Some(at),
            above: at + 1,
            columns: Some(Columns::Each(children)),
            ..Layout::default()
        };
    }
    let roles = &titles::beside_each_other(cells, heading::roles(&rows[at]));
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
    let mut offers = other_names(rows, at, columns, &find);
    if offers.is_empty() {
        offers = second_names(rows, at, columns);
    }
    let columns = offers.first().copied().unwrap_or(columns);
    let is_part = matches!(columns, Columns::Parts { .. } | Columns::Given(_));
    let preferred = find(Role::Preferred).filter(|it| match columns {
        Columns::Given(given) | Columns::Parts { given, .. } => given != *it,
        Columns::Whole(_) | Columns::Each(_) => true,
    });
    let family_first = find(Role::FamilyFirst).filter(|it| columns == Columns::Whole(*it));
    Layout {
        heading: Some(at),
        above: at + 1,
        is_guess: false,
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

/// The titles of the names stand in the heading once more: children of a second block, or the mothers of the first. Gives
/// each to choose from, where both hold names.
fn second_names(rows: &[Row], at: usize, columns: Columns) -> Vec<Columns> {
    let keys: Vec<String> = rows[at]
        .cells
        .iter()
        .map(|cell| titles::key(cell))
        .collect();
    let again = |column: usize| {
        let mut later = column + 1..keys.len();
        later.find(|other| keys[*other] == keys[column] && holds_names(rows, at, *other))
    };
    let second = match columns {
        Columns::Whole(whole) => again(whole).map(Columns::Whole),
        Columns::Given(given) => again(given).map(Columns::Given),
        Columns::Parts { given, family } => again(given)
            .zip(again(family))
            .map(|(given, family)| Columns::Parts { given, family }),
        Columns::Each(_) => None,
    };
    match (columns, second) {
        (Columns::Whole(one), Some(Columns::Whole(two))) => vec![
            columns,
            Columns::Whole(two),
            Columns::Each([one, two].into_iter().collect()),
        ],
        (_, Some(second)) => vec![columns, second],
        // `Name` and `Camper Name`: nobody knows which is the child's.
        (Columns::Whole(one), None) if title_words_alone(&rows[at]) => {
            let others = (one + 1..keys.len()).filter(|column| {
                title_words::by_words(&rows[at].cells[*column]) == Some(Role::Name)
                    && holds_names(rows, at, *column)
            });
            let others: Vec<Columns> = others.map(Columns::Whole).collect();
            if others.is_empty() {
                Vec::new()
            } else {
                [vec![columns], others].concat()
            }
        }
        _ => Vec::new(),
    }
}

/// Whether no title of a row is known as that of a name.
fn title_words_alone(row: &Row) -> bool {
    let mut known = row.cells.iter().filter_map(|cell| titles::role(cell));
    !known.any(|role| role <= Role::FamilyFirst)
}

/// Whether half of what stands in a column may be names.
pub(super) fn holds_names(rows: &[Row], at: usize, column: usize) -> bool {
    let cells = rows[at + 1..].iter().take(LINES_LOOKED_AT);
    let cells = cells
        .map(|row| row.cell(column))
        .filter(|cell| !cell.is_empty());
    let (all, names) = cells.fold((0, 0), |(all, names), cell| {
        (all + 1, names + usize::from(look::is_like_name(cell)))
    });
    names > 0 && names * 2 >= all
}

/// A column whose few values come again and again holds no names, whatever its title.
fn repeats(rows: &[Row], columns: Columns) -> bool {
    let at = columns.of_names()[0];
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
