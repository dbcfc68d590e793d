//! One class's list: each row of a table becomes a child, or is left out with its reason; which class is meant, and what is not
//! clear, is asked. Nothing is compared with those who are in the class, and nothing but names leaves this file.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

pub use super::columns::Columns;
use super::{
    blocks,
    clean::leave_out_lines,
    columns::{self, Layout},
    doubles,
    judge::{Judge, Why},
    kind::Unreadable,
    letters::Letters,
    page_lines,
    table::{Row, Rows},
};
use crate::{
    domain::{
        roster::{Aside, Order, WrittenName},
        text::sort_key,
    },
    limits::CLASS_NAMES,
};

pub(super) use super::columns::HEADING_LINES;

/// Lines that are read to show what would come of columns that may be meant.
const OFFER_LINES: usize = 10;
/// Names of them that are shown.
const OFFER_NAMES: usize = 3;

/// What somebody picked on the page of a list.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The letters of the file.
    pub letters: Option<Letters>,
    /// The columns of names.
    pub columns: Option<Columns>,
    /// The order of whole names.
    pub order: Option<Order>,
    /// Which class of several: its place among them, or all.
    pub class: Option<Class>,
    /// What children are called: by row, the words from and to.
    pub called: BTreeMap<usize, (usize, usize)>,
    /// The rows whose box is ticked; none before the page was looked at.
    pub rows: Option<BTreeSet<usize>>,
}

/// Which class of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Everybody in the file.
    All,
    /// Those of the class at this place.
    At(usize),
}

/// One of several classes in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassPart {
    /// What the file calls it.
    pub name: String,
    /// How many children it has.
    pub count: usize,
}

/// Columns that may hold the names, with some of the names that would come of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Where the names would be.
    pub columns: Columns,
    /// The first of them.
    pub names: Vec<WrittenName>,
}

/// A row of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the file, from 0, by which a page asks for it.
    pub row: usize,
    /// Its line in the file, from 1.
    pub line: usize,
    /// What stands in it, shortened: its name, or how it begins.
    pub text: String,
    /// The name in it, if there is one.
    pub name: Option<WrittenName>,
    /// The words of a whole name among which the given one is to be chosen.
    pub open: Vec<String>,
    /// What stands beside the name and may be what the child is called.
    pub aside: Option<Aside>,
    /// Why it is left out; none for a child.
    pub why: Option<Why>,
    /// Its box is ticked.
    pub is_ticked: bool,
}

/// A list as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// In which letters it was read, where that is a guess or was picked.
    pub letters: Option<Letters>,
    /// The titles of its columns, or what stands in them first.
    pub titles: Vec<String>,
    /// The columns of names.
    pub columns: Columns,
    /// Nothing says which of several columns holds the children's names, and nobody did yet.
    pub asks_columns: bool,
    /// What may be meant by them.
    pub offers: Vec<Offer>,
    /// The order in which whole names were read.
    pub order: Order,
    /// There are whole names of which it is not clear what the child is called.
    pub asks_order: bool,
    /// Words of a line stand apart as columns do, or its lines were parted by another guess.
    pub has_gaps: bool,
    /// The classes in it, where there are several.
    pub classes: Vec<ClassPart>,
    /// Which of them is meant; none where it has to be asked.
    pub class: Option<Class>,
    /// The rows of that class, and those of no class.
    pub entries: Vec<Entry>,
}

impl List {
    /// The rows that are taken over: children whose box is ticked.
    pub fn ticked(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.is_ticked)
    }

    /// Their names.
    pub fn names(&self) -> Vec<WrittenName> {
        self.ticked()
            .filter_map(|entry| entry.name.clone())
            .collect()
    }

    /// Something has to be asked before anybody can be taken over.
    pub fn asks_class(&self) -> bool {
        !self.classes.is_empty() && self.class.is_none()
    }

    /// All of its classes together may be taken as one.
    pub fn offers_all(&self) -> bool {
        self.classes.iter().map(|part| part.count).sum::<usize>() <= CLASS_NAMES
    }

    /// Puts another list behind this one. Who stands in both is one child, unless somebody `picked` both rows.
    pub(super) fn add(&mut self, other: Self, picked: bool) {
        let known: HashSet<String> = self
            .names()
            .iter()
            .map(|name| sort_key(&name.whole()))
            .collect();
        for mut entry in other.entries {
            let is_known = entry
                .name
                .as_ref()
                .is_some_and(|name| known.contains(&sort_key(&name.whole())));
            if is_known && entry.why.is_none() {
                entry.why = Some(Why::Twice);
                entry.is_ticked &= picked;
            }
            self.entries.push(entry);
        }
        self.asks_columns |= other.asks_columns;
        if self.offers.is_empty() {
            self.offers = other.offers;
        }
    }

    /// More are ticked than a class has, and which class is meant is no question.
    pub fn is_too_long(&self) -> bool {
        !self.asks_class() && self.ticked().count() > CLASS_NAMES
    }
}

/// Reads a table as a list.
///
/// # Errors
/// No line of it is a child.
pub(super) fn read(
    table: &Rows,
    letters: Option<Letters>,
    choice: &Choice,
) -> Result<List, Unreadable> {
    let mut layout = columns::find(table);
    let rows = joined(table, &layout);
    let rows = rows.as_deref().unwrap_or(&table.rows);
    let guess = layout
        .columns
        .or(choice.columns)
        .ok_or(Unreadable::NoChild)?;
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let fits = |columns: &Columns| match *columns {
        Columns::Whole(at) | Columns::Given(at) => at < width,
        Columns::Parts { given, family } => given < width && family < width,
        Columns::Each(set) => set.count() > 0 && set.iter().all(|at| at < width),
    };
    let picked = choice
        .columns
        .filter(fits)
        .filter(|picked| *picked != guess);
    if picked.is_some() {
        forget_parts(&mut layout);
    }
    let columns = picked.unwrap_or(guess);
    let titles = (0..width).map(|at| title(rows, &layout, at)).collect();
    let offers = match choice.columns {
        None => offers(rows, &layout, choice),
        Some(_) => Vec::new(),
    };
    let taken = columns;
    let (stacked, columns) = below_each_other(rows, &mut layout, columns);
    let rows = stacked.as_deref().unwrap_or(rows);
    let judge = Judge::new(rows, &layout, columns, choice.order, &choice.called);
    let order = judge.order();
    let mut entries = judge.all();
    leave_out_lines(rows, &mut entries);
    if entries.iter().all(|entry| entry.why.is_some()) {
        return Err(Unreadable::NoChild);
    }
    let (classes, of_row) = classes(rows, &layout, &entries);
    let class = choice.class.filter(|class| match class {
        Class::All => true,
        Class::At(at) => *at < classes.len(),
    });
    if let (Some(Class::At(at)), false) = (class, classes.is_empty()) {
        entries.retain(|entry| {
            entry.row < layout.above || of_row[entry.row].is_none_or(|it| it == at)
        });
    }
    doubles::leave_out(rows, &layout, columns, &mut entries);
    for entry in &mut entries {
        let is_ticked = choice
            .rows
            .as_ref()
            .map_or(entry.why.is_none(), |rows| rows.contains(&entry.row));
        entry.is_ticked = is_ticked && entry.name.is_some();
    }
    let asks_order =
        matches!(columns, Columns::Whole(_)) && entries.iter().any(|it| !it.open.is_empty());
    Ok(List {
        letters,
        titles,
        columns: taken,
        asks_columns: !offers.is_empty(),
        offers,
        order,
        asks_order,
        has_gaps: false,
        class,
        classes,
        entries,
    })
}

/// Names of which nothing is known that columns beside them would add: other columns are meant.
fn forget_parts(layout: &mut Layout) {
    (layout.preferred, layout.second_family, layout.infix) = (None, None, None);
}

/// The rows of several columns of children below each other, as one column of whole names; none where there is one already.
fn below_each_other(
    rows: &[Row],
    layout: &mut Layout,
    columns: Columns,
) -> (Option<Vec<Row>>, Columns) {
    let Columns::Each(set) = columns else {
        return (None, columns);
    };
    let stacked = blocks::each(rows, set, layout.above);
    *layout = Layout {
        heading: layout.heading.map(|at| at * set.count()),
        above: layout.above * set.count(),
        is_guess: layout.is_guess,
        order: layout.order,
        ..Layout::default()
    };
    (Some(stacked), Columns::Whole(0))
}

/// What may be meant by several columns, each with the first names that would come of it.
fn offers(rows: &[Row], layout: &Layout, choice: &Choice) -> Vec<Offer> {
    let to = rows.len().min(layout.above + OFFER_LINES);
    let offer = |columns: &Columns| {
        let mut layout = layout.clone();
        forget_parts(&mut layout);
        let (stacked, read_as) = below_each_other(&rows[..to], &mut layout, *columns);
        let rows = stacked.as_deref().unwrap_or(&rows[..to]);
        let judge = Judge::new(rows, &layout, read_as, choice.order, &choice.called);
        let judged = judge.all();
        let children = judged.into_iter().filter(|entry| entry.why.is_none());
        Offer {
            columns: *columns,
            names: children
                .filter_map(|entry| entry.name)
                .take(OFFER_NAMES)
                .collect(),
        }
    };
    layout.offers.iter().map(offer).collect()
}

/// The rows with the two halves of an unquoted `Brook, Ada` in one cell, where the heading says that they are one.
fn joined(table: &Rows, layout: &Layout) -> Option<Vec<Row>> {
    let heading = &table.rows[layout.heading?];
    let (Columns::Whole(at) | Columns::Given(at)) = layout.columns? else {
        return None;
    };
    let below = &table.rows[layout.above..];
    let wider = below
        .iter()
        .filter(|row| columns::is_one_cell_short(heading, row.cells.len()))
        .count();
    if wider * 2 <= below.len() {
        return None;
    }
    let join = |row: &Row| {
        let mut row = row.clone();
        if heading.cells.len() == 1 {
            // `Brook, Ada, IEP` has a remark behind a comma of its own.
            row.cells = vec![row.cells.join(", ")];
        } else if columns::is_one_cell_short(heading, row.cells.len()) {
            let given = row.cells.remove(at + 1);
            row.cells[at] = format!("{}, {given}", row.cells[at]);
        }
        row
    };
    let rows = table.rows.iter().enumerate();
    Some(
        rows.map(|(nth, row)| {
            if nth < layout.above {
                row.clone()
            } else {
                join(row)
            }
        })
        .collect(),
    )
}

/// A column by its title, or by what stands in it first.
fn title(rows: &[Row], layout: &Layout, at: usize) -> String {
    let heading = layout
        .heading
        .map(|heading| rows[heading].cell(at))
        .filter(|title| !title.is_empty());
    let first = || {
        rows[layout.above.min(rows.len())..]
            .iter()
            .map(|row| row.cell(at))
            .find(|cell| !cell.is_empty())
    };
    heading
        .or_else(first)
        .unwrap_or_default()
        .replace('\n', " ")
}

/// The classes in a file, where there are several, and which of them each row belongs to: by a column, or by the title above a
/// part of the list.
fn classes(
    rows: &[Row],
    layout: &Layout,
    entries: &[Entry],
) -> (Vec<ClassPart>, Vec<Option<usize>>) {
    let mut names: Vec<ClassPart> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut of_row = vec![None; rows.len()];
    let mut place = |name: &str| {
        *places.entry(sort_key(name)).or_insert_with(|| {
            names.push(ClassPart {
                name: name.replace('\n', " "),
                count: 0,
            });
            names.len() - 1
        })
    };
    let is_merged = layout
        .class
        .is_some_and(|column| is_merged(rows, column, entries));
    let mut under = None;
    for entry in entries {
        let at = entry.row;
        if let Some(column) = layout.class {
            let value = rows[at].cell(column);
            let is_somebody = !matches!(entry.why, Some(Why::Total | Why::Heading | Why::NoName));
            if at >= layout.above && !value.is_empty() && is_somebody {
                under = Some(place(value));
                of_row[at] = under;
            } else if is_merged && entry.why.is_none() {
                of_row[at] = under;
            }
        } else if let Some(title) = page_lines::class_title(&rows[at]) {
            under = Some(place(title));
        } else if entry.why.is_none() {
            of_row[at] = under;
        }
    }
    let mut seen = HashSet::new();
    for entry in entries.iter().filter(|entry| entry.why.is_none()) {
        if let Some(class) = of_row[entry.row] {
            let id = layout
                .id
                .map(|id| rows[entry.row].cell(id))
                .filter(|id| !id.is_empty());
            if id.is_none_or(|id| seen.insert((class, id))) {
                names[class].count += 1;
            }
        }
    }
    let with_children = names.iter().filter(|part| part.count > 0).count();
    if with_children < 2 {
        return (Vec::new(), vec![None; rows.len()]);
    }
    (names, of_row)
}

/// Whether each class stands once, beside its first child, because its cells were merged into one.
fn is_merged(rows: &[Row], column: usize, entries: &[Entry]) -> bool {
    let children = entries.iter().filter(|entry| entry.why.is_none());
    let cells: Vec<&str> = children.map(|entry| rows[entry.row].cell(column)).collect();
    let filled: Vec<&str> = cells.iter().copied().filter(|it| !it.is_empty()).collect();
    let different: HashSet<&str> = filled.iter().copied().collect();
    let begins = cells.first().is_some_and(|first| !first.is_empty());
    begins && different.len() == filled.len() && filled.len() * 2 <= cells.len()
}
