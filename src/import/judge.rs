//! Whether a row of a list is a child, and why it is none: what stands above the list, headings that come again, totals, page
//! lines, test students, grown-ups and those who left.

use std::collections::BTreeMap;

use strum::IntoStaticStr;

use super::{
    columns::{Columns, Layout},
    heading::is_same_heading,
    letter_lines,
    list::Entry,
    look::is_like_name,
    not_students::{
        Codes, is_grown_up, is_grown_up_role, is_said_gone, is_student, is_test, says_no, says_yes,
    },
    numbered,
    page_lines::{self, Line, page_line},
    reader::Reader,
    table::Row,
    titles,
};
use crate::domain::{
    roster::{NoName, Order, ReadName},
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
    /// A row that the spreadsheet does not show.
    Hidden,
    /// Somebody in a class of a set that tells nothing more of them.
    Unknown,
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
    /// How a row is read.
    reader: Reader<'a>,
    /// Most of the names are whole ones.
    are_whole: bool,
    /// The lines of a letter around the list.
    outside: BTreeMap<usize, Why>,
    /// What somebody is in the class, where the column says so of anybody.
    role: Option<usize>,
    /// Whether somebody is still there, where that is not said of nobody.
    status: Option<usize>,
    /// What its values mean.
    codes: Codes,
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
        let whole = match columns {
            Columns::Whole(at) => Some(at),
            _ => None,
        };
        let reader = Reader::new(rows, layout, columns, order, called);
        let are_whole = whole.is_some_and(|at| {
            let cells = below
                .iter()
                .map(|row| row.cell(at))
                .filter(|cell| is_like_name(cell));
            let (all, several) = cells.fold((0, 0), |(all, several), cell| {
                (
                    all + 1,
                    several + usize::from(cell.split_whitespace().count() > 1),
                )
            });
            several * 2 > all
        });
        let somebody = below.iter().filter(|row| {
            let names = columns.of_names().map(|at| row.cell(at));
            names.into_iter().any(is_like_name) && page_line(row, columns, layout.class) == Line::No
        });
        let says = |at: usize| somebody.clone().map(move |row| sort_key(row.cell(at)));
        // `New` and `Returning` are no roles, and where everybody has left the column says something else.
        let role = layout
            .role
            .filter(|at| says(*at).any(|it| is_student(&it) || is_grown_up_role(&it)));
        let codes = layout.status.map_or_else(Codes::default, |at| {
            let title = layout.heading.map_or("", |heading| rows[heading].cell(at));
            Codes::of(title, says(at))
        });
        let status = layout
            .status
            .filter(|at| says(*at).any(|it| it.is_empty() || !codes.is_gone(&it)));
        // A date in every row is the end of the term.
        let left = layout.left.filter(|at| {
            below.iter().filter(|row| is_dated(row.cell(*at))).count() * 2 < below.len()
        });
        Self {
            rows,
            layout,
            columns,
            reader,
            are_whole,
            outside: letter_lines::outside(rows, layout.above)
                .into_iter()
                .collect(),
            role,
            status,
            codes,
            left,
        }
    }

    /// The order in which whole names are read.
    pub(super) fn order(&self) -> Order {
        self.reader.order()
    }

    /// Every row.
    pub(super) fn all(&self) -> Vec<Entry> {
        let rows = self.rows.iter().enumerate();
        let filled = rows.filter(|(_, row)| row.filled() > 0);
        filled.map(|(at, row)| self.entry(at, row)).collect()
    }

    fn entry(&self, at: usize, row: &Row) -> Entry {
        let read = self.reader.read(at, row);
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
        let is_sure_line = why == Some(Why::Total)
            && !self.outside.contains_key(&at)
            && (page_line(row, self.columns, self.layout.class) == Line::Yes);
        let is_guess = at < self.layout.above && self.layout.is_guess;
        let can_be_taken = match why {
            Some(Why::Heading) => is_guess,
            Some(Why::Total) => !is_sure_line,
            Some(Why::Twice) => false,
            _ => true,
        };
        let text = match (&name, why, self.columns) {
            (Some(_), None, Columns::Whole(column)) => row.cell(column).to_owned(),
            (Some(name), None | Some(Why::NotStudent | Why::Gone | Why::Test | Why::Hidden), _) => {
                name.whole()
            }
            _ => {
                let filled = row.cells.iter().find(|cell| !cell.is_empty());
                filled.cloned().unwrap_or_default()
            }
        };
        Entry {
            row: at,
            line: row.line,
            text: shortened(&text.replace('\n', " "), SHOWN_GRAPHEMES),
            name: name.filter(|_| can_be_taken),
            open,
            aside,
            why,
            is_ticked: false,
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
        // What stands above the list comes again on its next page.
        let is_above_again = || {
            self.rows[..self.layout.above]
                .iter()
                .any(|it| it.cells == row.cells)
        };
        if self.is_line(at, row) || is_above_again() {
            return Some(Why::Total);
        }
        if let Some(why) = self.outside.get(&at) {
            return Some(*why);
        }
        if row.is_hidden {
            return Some(Why::Hidden);
        }
        if let (Columns::Whole(column), Some(usual)) = (self.columns, self.reader.usual())
            && !usual.fits(row.cell(column))
        {
            return Some(Why::Signs);
        }
        let names = self.columns.of_names().map(|at| row.cell(at));
        if is_test(&names.map(sort_key)) {
            return Some(Why::Test);
        }
        if names.into_iter().any(|name| name.contains('\u{FFFD}')) {
            return Some(Why::Letters);
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
        if value(self.status).is_some_and(|status| self.codes.is_gone(&status))
            || names.into_iter().any(is_said_gone)
            || self.layout.left.is_some_and(|at| says_yes(row.cell(at)))
            || self.left.is_some_and(|at| is_dated(row.cell(at)))
        {
            return Some(Why::Gone);
        }
        None
    }

    /// Whether a row is a sum, or another line of the page.
    fn is_line(&self, at: usize, row: &Row) -> bool {
        let line = page_line(row, self.columns, self.layout.class);
        let Columns::Whole(column) = self.columns else {
            return line > Line::No;
        };
        let cell = row.cell(column);
        let is_counted = self.reader.numbering().is_some_and(|it| {
            let name = it.strip(cell);
            name.len() < cell.len() && name.contains(' ')
        });
        if is_counted && line == Line::Maybe {
            return false;
        }
        // `Max` among given names is a child.
        let is_child = line == Line::Maybe && page_lines::is_also_a_name(cell) && !self.are_whole;
        let is_title = || {
            self.reader.usual().is_some()
                && row.filled() == 1
                && numbered::is_title(cell, self.reader.familiar())
        };
        // `Kestrels class` in the first line is what the list is called.
        let is_first = at == self.layout.above && page_lines::is_of_class(row);
        line > Line::No && !is_child || is_first || is_title()
    }

    fn is_heading_again(&self, row: &Row) -> bool {
        let heading = self.layout.heading.map(|at| &self.rows[at]);
        if heading.is_some_and(|heading| is_same_heading(row, heading)) {
            return true;
        }
        // The titles of the names come again on the next page, whatever stands beside them there.
        let is_title_again = |heading: &Row| {
            self.columns.of_names().iter().all(|at| {
                let (title, cell) = (heading.cell(*at), row.cell(*at));
                titles::role(title).is_some()
                    && !titles::is_also_name(title)
                    && titles::key(title) == titles::key(cell)
            })
        };
        if heading.is_some_and(is_title_again) {
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

/// A day, or a reason, in a column of those who have left: neither yes nor no.
fn is_dated(cell: &str) -> bool {
    has_value(cell) && !says_no(cell) && !says_yes(cell) && sort_key(cell) != "n/a"
}

fn has_value(cell: &str) -> bool {
    cell.chars().any(char::is_alphanumeric)
}
