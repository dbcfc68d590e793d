//! The name that stands in a row of a list: what stands around it in all lines is taken off first, and all of them together tell how
//! each is written. Whether it is a child's is judged elsewhere.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    columns::{Columns, Layout},
    look::is_like_name,
    numbered::{self, Usual},
    numbering::{self, Numbering, before_leaders},
    page_lines::{Line, page_line},
    table::Row,
    titles,
};
use crate::domain::{
    roster::{NoName, Order, ReadName, Shape, is_made_of, read_parts, read_whole, with_preferred},
    text::sort_key,
};

/// Reads the names of one list.
pub(super) struct Reader<'a> {
    layout: &'a Layout,
    columns: Columns,
    order: Order,
    called: &'a BTreeMap<usize, (usize, usize)>,
    /// Where numbers and dates stand around the names of one column, as in what is copied out of a page.
    usual: Option<Usual>,
    /// How the lines are counted.
    numbering: Option<Numbering>,
    /// `F` and `M` stand behind the names.
    has_sexes: bool,
    /// Words before a number that tell of children, because several lines have them.
    familiar: Vec<&'static str>,
    /// How the names are written, all together.
    shape: Shape,
    /// What stands for several children in the column of what they are called.
    shared: HashSet<String>,
}

impl<'a> Reader<'a> {
    /// Looks at all rows of a list.
    pub(super) fn new(
        rows: &[Row],
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
        let usual = whole.and_then(|at| numbered::usual(below, at));
        let mut reader = Self {
            layout,
            columns,
            order: Order::default(),
            called,
            usual,
            numbering: whole
                .filter(|_| usual.is_none())
                .and_then(|at| numbering::find(below, at)),
            has_sexes: whole.is_some_and(|at| numbered::has_sexes(below, at, usual)),
            familiar: whole.map_or_else(Vec::new, |at| numbered::familiar(below, at)),
            shape: Shape::default(),
            shared: shared_nicknames(below, layout, columns),
        };
        reader.shape = reader.shape_of(rows, below);
        let order = order.or(layout.order).or(reader.shape.order());
        reader.order = order.unwrap_or_default();
        reader
    }

    /// The order in which whole names are read.
    pub(super) fn order(&self) -> Order {
        self.order
    }

    /// Where numbers and dates stand around the names of one column.
    pub(super) fn usual(&self) -> Option<Usual> {
        self.usual
    }

    /// How the lines are counted.
    pub(super) fn numbering(&self) -> Option<Numbering> {
        self.numbering
    }

    /// Words before a number that tell of children.
    pub(super) fn familiar(&self) -> &[&'static str] {
        &self.familiar
    }

    /// The name that stands in a row, whoever it is.
    pub(super) fn read(&self, at: usize, row: &Row) -> Result<ReadName, NoName> {
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
                let cell = self.bare(row.cell(column));
                let mut read = read_whole(&cell, self.order, called, &self.shape)?;
                if let Some(name) = with_preferred(&read.name, self.preferred(row)) {
                    (read.name, read.open, read.aside) = (name, Vec::new(), None);
                }
                return Ok(read);
            }
            Columns::Given(given) => (row.cell(given), ""),
            Columns::Parts { given, family } => (row.cell(given), row.cell(family)),
            Columns::Each(_) => (row.cell(0), ""),
        };
        let (given, family) = (name_line(given), name_line(family));
        if family.is_empty() && given.contains([',', '،']) {
            return read_whole(&given, self.order, None, &self.shape);
        }
        let second = self.layout.second_family.map_or("", |it| row.cell(it));
        let infix = self.layout.infix.map_or("", |it| row.cell(it));
        let family = format!("{infix} {family} {second}");
        read_parts(
            &given,
            family.trim(),
            self.preferred(row),
            called,
            &self.shape,
        )
    }

    /// A whole name without what stands around it in every line.
    fn bare(&self, cell: &str) -> String {
        let cell = name_line(cell);
        let mut cell = numbering::without_box(before_leaders(&cell));
        if let Some(numbering) = self.numbering {
            cell = numbering.strip(cell);
        }
        if self.usual.is_some() {
            cell = numbered::cut(cell).unwrap_or(cell);
            cell = numbered::without_class(cell, &self.familiar);
        }
        if self.has_sexes {
            cell = numbered::without_sex(cell);
        }
        cell.to_owned()
    }

    /// What a column of its own says that a child is called; not what it says of several who are called otherwise.
    fn preferred<'r>(&self, row: &'r Row) -> &'r str {
        let cell = self.layout.preferred.map_or("", |it| row.cell(it));
        let given = row.cell(self.columns.of_names()[0]);
        if self.shared.contains(&sort_key(cell)) && !is_made_of(cell, given) {
            ""
        } else {
            cell
        }
    }

    /// How the names of a list are written, all together.
    fn shape_of(&self, rows: &[Row], below: &[Row]) -> Shape {
        let at = self.columns.of_names()[0];
        let names = below
            .iter()
            .filter(|row| page_line(row, self.columns, self.layout.class) == Line::No);
        let shape = if let Columns::Whole(_) = self.columns {
            let names: Vec<String> = names.map(|row| self.bare(row.cell(at))).collect();
            Shape::of(names.iter().map(String::as_str))
        } else {
            let names: Vec<String> = names.map(|row| name_line(row.cell(at))).collect();
            Shape::of_given(names.iter().map(String::as_str))
        };
        let heading = self.layout.heading.and_then(|heading| rows.get(heading));
        let title = heading.map_or("", |heading| heading.cell(at));
        let shape = shape.trusting_brackets(titles::says_called(title));
        if self.layout.order.is_some() {
            shape.with_family_before_comma()
        } else {
            shape
        }
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

/// Of a cell with several lines the first, where it is a name alone; otherwise all of them in one.
fn name_line(cell: &str) -> String {
    let Some((first, rest)) = cell.split_once('\n') else {
        return cell.to_owned();
    };
    let second = rest.split('\n').next().unwrap_or_default();
    let letters = |text: &str| -> String {
        text.split_whitespace()
            .filter_map(|word| word.chars().next())
            .collect()
    };
    // `AB` above `Ada Brook` is a picture's.
    if first.trim() == letters(second) && first.trim().chars().count() > 1 {
        return second.to_owned();
    }
    if is_like_name(first) && !first.trim_end().ends_with([',', '،']) {
        return first.trim().to_owned();
    }
    cell.replace('\n', " ")
}
