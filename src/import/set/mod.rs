//! Sets of lists, as districts export them (OneRoster, Clever, Microsoft School Data Sync): people, classes and who is in which
//! become classes to choose from. Only names, titles and who belongs where stay in memory; numbers, addresses and all else are
//! passed over while they are read.

mod join;
mod part;
mod person;
mod places;
mod stream;

use std::collections::BTreeMap;

pub(super) use part::{Part, SetFile, of as part_of};
pub(super) use stream::Records;

pub(super) use join::{Join, ORDER};

use super::{
    judge::Why,
    list::{Choice, Columns, Entry, List},
};
use crate::domain::roster::{Order, WrittenName};

/// A class of a set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetClass {
    /// What the district calls it.
    pub title: String,
    /// At what time of the day: a number or a letter, or whatever the district calls it.
    pub period: String,
    /// In which course, where that is not its title.
    pub course: String,
    /// Its places among the terms; none where the set names none.
    pub terms: Vec<usize>,
    /// Its place among the schools; none where the set names none.
    pub school: Option<usize>,
    /// The children in it, by their place among the people.
    members: Vec<u32>,
    /// Who is in it and is no child of it, or has left, each with why.
    others: Vec<(u32, Why)>,
    /// Numbers of those who are in it, and of whom the set tells nothing more.
    unknown: Vec<Box<str>>,
}

impl SetClass {
    /// How many children are in it.
    pub fn count(&self) -> usize {
        self.members.len()
    }
}

/// A set of lists: what is needed to choose a class and to read its names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Set {
    /// The schools, in their order.
    pub schools: Vec<String>,
    /// The terms, in their order.
    pub terms: Vec<String>,
    /// The classes, as the page lists them: by title, period and course, those that nobody can choose last.
    pub classes: Vec<SetClass>,
    /// Given and family names one after the other, and where each ends.
    names: String,
    ends: Vec<(u32, u32)>,
}

impl Set {
    fn name(&self, person: u32) -> WrittenName {
        let at = person as usize;
        let start = at
            .checked_sub(1)
            .map_or(0, |before| self.ends[before].1 as usize);
        let (given, family) = self.ends[at];
        WrittenName {
            given: self.names[start..given as usize].to_owned(),
            family: self.names[given as usize..family as usize].to_owned(),
        }
    }

    /// The list of one class; none where there is no such class.
    pub fn list(&self, class: usize, choice: &Choice) -> Option<List> {
        let class = self.classes.get(class)?;
        let children = class.members.iter().map(|person| (*person, None));
        let others = class
            .others
            .iter()
            .map(|(person, why)| (*person, Some(*why)));
        let entries = children
            .chain(others)
            .enumerate()
            .map(|(row, (person, why))| {
                let name = self.name(person);
                let is_named = !matches!(why, Some(Why::NoName | Why::Signs | Why::Unfit(_)));
                let is_picked = choice
                    .rows
                    .as_ref()
                    .map_or(why.is_none(), |rows| rows.contains(&row));
                Entry {
                    row,
                    line: row + 1,
                    text: name.whole(),
                    why,
                    name: Some(name).filter(|_| is_named),
                    open: Vec::new(),
                    aside: None,
                    is_ticked: is_named && is_picked,
                }
            });
        let mut entries: Vec<Entry> = entries.collect();
        for number in &class.unknown {
            entries.push(Entry {
                row: entries.len(),
                line: entries.len() + 1,
                text: number.to_string(),
                why: Some(Why::Unknown),
                name: None,
                open: Vec::new(),
                aside: None,
                is_ticked: false,
            });
        }
        Some(List {
            letters: None,
            titles: Vec::new(),
            columns: Columns::Parts {
                given: 0,
                family: 1,
            },
            asks_columns: false,
            offers: Vec::new(),
            order: Order::default(),
            asks_order: false,
            has_gaps: false,
            classes: Vec::new(),
            class: None,
            entries,
        })
    }

    /// The classes of a school and a term, each by its place; of all where none is named.
    pub fn classes_of(
        &self,
        school: Option<usize>,
        term: Option<usize>,
    ) -> impl Iterator<Item = (usize, &SetClass)> {
        let classes = self.classes.iter().enumerate();
        classes.filter(move |(_, class)| {
            school.is_none_or(|school| class.school == Some(school))
                && term.is_none_or(|term| class.terms.contains(&term))
        })
    }

    /// How many classes with children each school has, by its place.
    pub fn counts(&self) -> BTreeMap<usize, usize> {
        let mut counts = BTreeMap::new();
        for class in self.classes.iter().filter(|class| class.count() > 0) {
            *counts
                .entry(class.school.unwrap_or(usize::MAX))
                .or_default() += 1;
        }
        counts
    }
}

#[cfg(test)]
mod cases;
#[cfg(test)]
mod left;
#[cfg(test)]
mod own_lists;
