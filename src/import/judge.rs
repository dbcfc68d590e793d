//! Whether a row of a list is a child, and why it is none: what stands above the list, headings that come again, totals, page
//! lines, test students, grown-ups and those who left.

use std::collections::{BTreeMap, HashMap, HashSet};

use strum::IntoStaticStr;

use super::{
    columns::{Columns, Layout, is_same_heading},
    list::Entry,
    look::is_like_name,
    not_students::{
        is_gone, is_grown_up, is_grown_up_role, is_student, is_test, says_no, says_yes,
    },
    page_lines::is_page_line,
    table::Row,
    titles,
};
use crate::domain::{
    roster::{NoName, Order, ReadName, Shape, is_made_of, read_parts, read_whole, with_preferred},
    text::{Unfit, shortened, sort_key},
};

/// So much of a row is shown where it is left out.
const SHOWN_GRAPHEMES: usize = 40;

/// Why a row is left out. The word of each is the end of the id of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Why {
    /// It stands above the list.
    Above,
    /// The heading, once more.
    Heading,
    /// There is no name in it.
    NoName,
    /// A digit or a sign stands in it that is in no name.
    Signs,
    /// A sum, or a line of the page it was printed on.
    Total,
    /// Somebody whom a program made up.
    Test,
    /// No student.
    NotStudent,
    /// Somebody who left.
    Gone,
    /// The same child stands further up.
    Twice,
    /// It stands so often in the list that it is no name.
    Repeats,
    /// Letters in it could not be read.
    Letters,
    /// It is too long for a name, or no writing.
    Unfit(Unfit),
}

/// Judges the rows of one list.
pub(super) struct Judge<'a> {
    rows: &'a [Row],
    layout: &'a Layout,
    columns: Columns,
    order: Order,
    called: &'a BTreeMap<usize, (usize, usize)>,
    /// Numbers and dates stand behind the names of one column, as in what is copied out of a page.
    cuts: bool,
    /// How the names are written, all together.
    shape: Shape,
    /// What stands for several children in the column of what they are called.
    shared: HashSet<String>,
    /// What somebody is in the class, where the column says so of anybody.
    role: Option<usize>,
    /// Whether somebody is still there, where that is not said of nobody.
    status: Option<usize>,
    /// The day on which somebody left is a column of few entries.
    left: Option<usize>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(
        rows: &'a [Row],
        layout: &'a Layout,
        columns: Columns,
        order: Option<Order>,
        called: &'a BTreeMap<usize, (usize, usize)>,
    ) -> Self {
        let below = &rows[layout.above.min(rows.len())..];
        let cuts = match columns {
            Columns::Whole(at) => {
                let with_more = below
                    .iter()
                    .filter(|row| cut(row.cell(at)).is_some_and(|it| it.len() < row.cell(at).len()))
                    .count();
                with_more * 2 >= below.len()
            }
            _ => false,
        };
        let shape = shape(rows, layout, columns, cuts);
        let order = order.or(layout.order).or(shape.order());
        let somebody = below.iter().filter(|row| {
            let names = columns.of_names().map(|at| row.cell(at));
            names.into_iter().any(is_like_name) && !is_page_line(row, columns, layout.class)
        });
        let says = |at: usize| somebody.clone().map(move |row| sort_key(row.cell(at)));
        // `New` and `Returning` are no roles, and where everybody has left the column says something else.
        let role = layout
            .role
            .filter(|at| says(*at).any(|it| is_student(&it) || is_grown_up_role(&it)));
        let status = layout
            .status
            .filter(|at| says(*at).any(|it| it.is_empty() || !is_gone(&it)));
        // A date in every row is the end of the term.
        let left = layout.left.filter(|at| {
            below.iter().filter(|row| is_dated(row.cell(*at))).count() * 2 < below.len()
        });
        Self {
            rows,
            layout,
            columns,
            order: order.unwrap_or_default(),
            called,
            cuts,
            shape,
            shared: shared_nicknames(below, layout, columns),
            role,
            status,
            left,
        }
    }

    /// The order in which whole names are read.
    pub(super) fn order(&self) -> Order {
        self.order
    }

    /// Every row.
    pub(super) fn all(&self) -> Vec<Entry> {
        let rows = self.rows.iter().enumerate();
        rows.map(|(at, row)| self.entry(at, row)).collect()
    }

    fn entry(&self, at: usize, row: &Row) -> Entry {
        let read = self.read(at, row);
        let why = self.why(at, row).or(match read {
            Ok(_) => None,
            Err(NoName::Empty) => Some(Why::NoName),
            Err(NoName::Signs) if row.cells.iter().any(|cell| cell.contains('\u{FFFD}')) => {
                Some(Why::Letters)
            }
            Err(NoName::Signs) => Some(Why::Signs),
            Err(NoName::Unfit(why)) => Some(Why::Unfit(why)),
        });
        let (name, open, aside) = match read {
            Ok(ReadName { name, open, aside }) if why.is_none() => (Some(name), open, aside),
            Ok(ReadName { name, .. }) => (Some(name), Vec::new(), None),
            Err(_) => (None, Vec::new(), None),
        };
        let can_be_taken = !matches!(why, Some(Why::Heading | Why::Total | Why::Twice));
        let text = match (&name, why, self.columns) {
            (Some(_), None, Columns::Whole(column)) => row.cell(column).to_owned(),
            (Some(name), None | Some(Why::NotStudent | Why::Gone | Why::Test), _) => name.whole(),
            _ => {
                let filled = row.cells.iter().find(|cell| !cell.is_empty());
                filled.cloned().unwrap_or_default()
            }
        };
        Entry {
            row: at,
            line: row.line,
            text: shortened(&text, SHOWN_GRAPHEMES),
            name: name.filter(|_| can_be_taken),
            open,
            aside,
            why,
            is_ticked: false,
        }
    }

    /// The name that stands in a row, whoever it is.
    fn read(&self, at: usize, row: &Row) -> Result<ReadName, NoName> {
        if at < self.layout.above {
            let first = row
                .cells
                .iter()
                .find(|cell| !cell.is_empty())
                .map_or("", String::as_str);
            return if is_like_name(first) {
                read_whole(first, self.order, None, &self.shape)
            } else {
                Err(NoName::Empty)
            };
        }
        let called = self.called.get(&at).copied();
        let (given, family) = match self.columns {
            Columns::Whole(column) => {
                let cell = cell_of(row, column, self.cuts);
                let mut read = read_whole(cell, self.order, called, &self.shape)?;
                if let Some(name) = with_preferred(&read.name, self.preferred(row)) {
                    (read.name, read.open, read.aside) = (name, Vec::new(), None);
                }
                return Ok(read);
            }
            Columns::Given(given) => (row.cell(given), ""),
            Columns::Parts { given, family } => (row.cell(given), row.cell(family)),
        };
        if family.is_empty() && given.contains([',', '،']) {
            return read_whole(given, self.order, None, &self.shape);
        }
        let second = self.layout.second_family.map_or("", |it| row.cell(it));
        let infix = self.layout.infix.map_or("", |it| row.cell(it));
        let family = format!("{infix} {family} {second}");
        read_parts(
            given,
            family.trim(),
            self.preferred(row),
            called,
            &self.shape,
        )
    }

    /// What a column of its own says that a child is called; not what it says of several who are called otherwise.
    fn preferred(&self, row: &'a Row) -> &'a str {
        let cell = self.layout.preferred.map_or("", |it| row.cell(it));
        let given = row.cell(self.columns.of_names()[0]);
        if self.shared.contains(&sort_key(cell)) && !is_made_of(cell, given) {
            ""
        } else {
            cell
        }
    }

    fn why(&self, at: usize, row: &Row) -> Option<Why> {
        if at < self.layout.above {
            return Some(if Some(at) == self.layout.heading {
                Why::Heading
            } else {
                Why::Above
            });
        }
        if self.is_heading_again(row) {
            return Some(Why::Heading);
        }
        if is_page_line(row, self.columns, self.layout.class) {
            return Some(Why::Total);
        }
        let names = self.columns.of_names().map(|at| row.cell(at));
        if is_test(&names.map(sort_key)) {
            return Some(Why::Test);
        }
        if names.into_iter().any(is_grown_up) {
            return Some(Why::NotStudent);
        }
        let value = |column: Option<usize>| {
            column
                .map(|at| sort_key(row.cell(at)))
                .filter(|it| !it.is_empty())
        };
        if value(self.role).is_some_and(|role| !is_student(&role)) {
            return Some(Why::NotStudent);
        }
        if value(self.status).is_some_and(|status| is_gone(&status))
            || self.layout.left.is_some_and(|at| says_yes(row.cell(at)))
            || self.left.is_some_and(|at| is_dated(row.cell(at)))
        {
            return Some(Why::Gone);
        }
        None
    }

    fn is_heading_again(&self, row: &Row) -> bool {
        let heading = self.layout.heading.map(|at| &self.rows[at]);
        if heading.is_some_and(|heading| is_same_heading(row, heading)) {
            return true;
        }
        // Two children's names may be titles, but hardly each of them a title that is no name.
        let is_title = |cell: &String| titles::role(cell).is_some() && !titles::is_also_name(cell);
        let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
        let is_colon = |cell: &str| {
            let title = cell.strip_suffix(':');
            title.is_some_and(|it| titles::role(it).is_some() && !titles::is_also_name(it))
        };
        heading.is_some() && row.filled() > 1 && filled.all(is_title)
            || self.columns == Columns::Whole(0) && row.cells.len() == 1 && is_colon(row.cell(0))
    }
}

fn cell_of(row: &Row, column: usize, cuts: bool) -> &str {
    let cell = row.cell(column);
    if cuts {
        cut(cell).unwrap_or(cell)
    } else {
        cell
    }
}

/// How the names of a list are written, all together.
fn shape(rows: &[Row], layout: &Layout, columns: Columns, cuts: bool) -> Shape {
    let at = columns.of_names()[0];
    let below = &rows[layout.above.min(rows.len())..];
    let names = below
        .iter()
        .filter(|row| !is_page_line(row, columns, layout.class));
    let shape = match columns {
        Columns::Whole(_) => Shape::of(names.map(|row| cell_of(row, at, cuts))),
        _ => Shape::of_given(names.map(|row| row.cell(at))),
    };
    let title = layout.heading.map_or("", |heading| rows[heading].cell(at));
    let shape = shape.trusting_brackets(titles::says_called(title));
    if layout.order.is_some() {
        shape.with_family_before_comma()
    } else {
        shape
    }
}

/// What the column of what children are called says of several whose names differ.
fn shared_nicknames(below: &[Row], layout: &Layout, columns: Columns) -> HashSet<String> {
    let Some(preferred) = layout.preferred else {
        return HashSet::new();
    };
    let given = columns.of_names()[0];
    let mut children: HashMap<String, HashSet<String>> = HashMap::new();
    for row in below {
        let key = sort_key(row.cell(preferred));
        children
            .entry(key)
            .or_default()
            .insert(sort_key(row.cell(given)));
    }
    let shared = children.into_iter().filter(|(_, given)| given.len() > 1);
    shared.map(|(nickname, _)| nickname).collect()
}

/// A day, or a reason, in a column of those who have left: neither yes nor no.
fn is_dated(cell: &str) -> bool {
    has_value(cell) && !says_no(cell) && !says_yes(cell) && sort_key(cell) != "n/a"
}

fn has_value(cell: &str) -> bool {
    cell.chars().any(char::is_alphanumeric)
}

/// The name at the beginning of a line that has numbers, dates or addresses behind it: `1 Brook, Ada 1001234 4`.
fn cut(cell: &str) -> Option<&str> {
    let is_number = |word: &str| word.contains(|it: char| it.is_numeric() || it == '@');
    let spans: Vec<(usize, &str)> = cell
        .split_whitespace()
        .map(|word| (word.as_ptr() as usize - cell.as_ptr() as usize, word))
        .collect();
    let from = spans.iter().position(|(_, word)| !is_number(word))?;
    let to = spans[from..]
        .iter()
        .position(|(_, word)| is_number(word))
        .map_or(spans.len(), |at| from + at);
    let (begin, end) = (spans[from].0, spans[to - 1].0 + spans[to - 1].1.len());
    (to - from > 1).then(|| {
        cell[begin..end]
            .trim_end_matches([',', ';', '-', ':'])
            .trim_end()
    })
}
