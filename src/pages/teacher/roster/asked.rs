//! What the page of a list and its form carry: how the list is read, which rows are children, who is the same child.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::{
    app::class_list::ListDecision,
    domain::{id::StudentId, roster::Order},
    http::{Result, form},
    import::{Choice, Class, ColumnSet, Columns, Letters},
};

/// The word by which all classes of a file together are asked for.
pub(super) const ALL: &str = "all";
/// How the word begins by which several columns of children are asked for: `each-0-2`.
const EACH: &str = "each-";
/// The orders of whole names, each with its word and the id of its sentence.
pub(super) const ORDERS: [(Order, &str, &str); 4] = [
    (Order::OneGiven, "one", "roster-order-one"),
    (Order::OneFamily, "last", "roster-order-last"),
    (Order::FamilyFirst, "family", "roster-order-family"),
    (Order::TwoFamilyFirst, "families", "roster-order-families"),
];

#[derive(Deserialize)]
struct Fields {
    /// By what the list is found among those that wait.
    list: String,
    /// The column of names, counted from 0, where she picked one.
    given: Option<usize>,
    /// The column of family names, `whole` or `none`.
    #[serde(default)]
    family: String,
    #[serde(default)]
    order: String,
    #[serde(default)]
    letters: String,
    /// A class of a file, or `all`.
    #[serde(default)]
    class: String,
    /// The places in a set.
    school: Option<usize>,
    term: Option<usize>,
    section: Option<usize>,
    /// The rows say which of them are ticked.
    #[serde(default)]
    looked: bool,
    #[serde(default)]
    first: bool,
    request: Option<String>,
}

/// A page of a list, or its form, as it was asked for.
pub(super) struct Asked {
    pub(super) decision: ListDecision,
    /// Where she is in a set.
    pub(super) school: Option<usize>,
    pub(super) term: Option<usize>,
    /// Which rows are ticked was said.
    pub(super) looked: bool,
    /// The page is a step of the first run.
    pub(super) first: bool,
    pub(super) request: Option<String>,
}

/// Reads the query of a page, or its form.
pub(super) fn read(form: &[u8]) -> Result<Asked> {
    let fields: Fields = form::read(form)?;
    let numbers = |name: &str| -> BTreeSet<usize> {
        form::every(form, name)
            .iter()
            .filter_map(|it| it.parse().ok())
            .collect()
    };
    let students = |name: &str| -> BTreeSet<StudentId> {
        let ids = form::every(form, name);
        ids.iter()
            .filter_map(|id| id.parse().ok())
            .map(StudentId::new)
            .collect()
    };
    let called = form::every(form, "called");
    let choice = Choice {
        letters: Letters::from_label(&fields.letters),
        columns: fields.columns(),
        order: ORDERS
            .iter()
            .find(|(_, word, _)| *word == fields.order)
            .map(|(order, ..)| *order),
        class: match fields.class.as_str() {
            ALL => Some(Class::All),
            at => at.parse().ok().map(Class::At),
        },
        called: called
            .iter()
            .filter_map(|value| read_called(value))
            .collect(),
        rows: fields.looked.then(|| numbers("row")),
    };
    Ok(Asked {
        school: fields.school,
        term: fields.term,
        looked: fields.looked,
        first: fields.first,
        request: form::request_id(fields.request.clone())?,
        decision: ListDecision {
            section: fields.section,
            choice,
            same: students("same"),
            take_off: students("leaver"),
            list: fields.list,
        },
    })
}

/// `12:0-1`: in row 12 the first word is what the child is called; `12:0-0` is what stands beside the name.
fn read_called(value: &str) -> Option<(usize, (usize, usize))> {
    let (row, words) = value.split_once(':')?;
    let (from, to) = words.split_once('-')?;
    Some((row.parse().ok()?, (from.parse().ok()?, to.parse().ok()?)))
}

impl Fields {
    /// The columns that she picked.
    fn columns(&self) -> Option<Columns> {
        let given = self.given?;
        Some(match self.family.as_str() {
            "none" => Columns::Given(given),
            family if family.starts_with(EACH) => {
                let columns = family[EACH.len()..].split('-');
                let columns: ColumnSet = columns.filter_map(|it| it.parse().ok()).collect();
                Columns::Each(columns)
            }
            family => match family.parse() {
                Ok(family) if family != given => Columns::Parts { given, family },
                _ => Columns::Whole(given),
            },
        })
    }
}

/// The two fields that mean these columns.
pub(super) fn picked(columns: Columns) -> (usize, String) {
    match columns {
        Columns::Whole(at) => (at, "whole".to_owned()),
        Columns::Given(at) => (at, "none".to_owned()),
        Columns::Parts { given, family } => (given, family.to_string()),
        Columns::Each(set) => {
            let columns: Vec<String> = set.iter().map(|at| at.to_string()).collect();
            let first = set.iter().next().unwrap_or(0);
            (first, format!("{EACH}{}", columns.join("-")))
        }
    }
}
