//! The names on the wall: short, and no two alike (decision 25). Nothing else about a child is looked at.

use std::collections::{BTreeMap, HashSet};

use unicode_segmentation::UnicodeSegmentation;

use super::{RosterEntry, Student, WrittenName};
use crate::domain::text::sort_key;

/// The children of a class by the names that they go by on the wall, A to Z, no two of them alike.
///
/// That is the given name alone. Where two are the same, as many letters of the family name join it as tell them
/// apart, and where even the whole names are the same, a number. Names that differ only in case or marks are the same.
pub fn told_apart(members: &[RosterEntry]) -> Vec<Student> {
    let mut namesakes: BTreeMap<String, Vec<(&RosterEntry, String)>> = BTreeMap::new();
    for member in members {
        namesakes
            .entry(sort_key(&member.name.given))
            .or_default()
            .push((member, sort_key(&member.name.family)));
    }
    let mut shown = Vec::with_capacity(members.len());
    for group in namesakes.values() {
        let short = |(member, family): &(&RosterEntry, String)| Student {
            id: member.student,
            name: shortest_in(group, member, family),
            drawing: member.drawing,
        };
        shown.extend(group.iter().map(short));
    }
    number_doubles(&mut shown);
    shown.sort_by_cached_key(|student| (sort_key(&student.name), student.id));
    shown
}

/// The given name with the fewest letters of the family name that no namesake from another family shares.
fn shortest_in(group: &[(&RosterEntry, String)], member: &RosterEntry, family_key: &str) -> String {
    let WrittenName { given, family } = &member.name;
    let families = group.iter().map(|(_, key)| key.as_str());
    let others: Vec<&str> = families.filter(|key| *key != family_key).collect();
    if others.is_empty() || family.is_empty() {
        return given.clone();
    }
    for (at, grapheme) in family.grapheme_indices(true) {
        let beginning = &family[..at + grapheme.len()];
        let is_letter = grapheme.chars().any(char::is_alphanumeric);
        if is_letter && beginning != family {
            let key = sort_key(beginning);
            if !others.iter().any(|other| other.starts_with(&key)) {
                return format!("{given} {beginning}.");
            }
        }
    }
    format!("{given} {family}")
}

/// Gives a number to each name that an earlier child already has; every unnumbered name stays as it is.
fn number_doubles(shown: &mut [Student]) {
    shown.sort_unstable_by_key(|student| student.id);
    let mut taken = HashSet::new();
    let mut doubles: Vec<&mut String> = shown.iter_mut().map(|it| &mut it.name).collect();
    doubles.retain(|name| !taken.insert(sort_key(name)));
    for name in doubles {
        let mut number = 2;
        while !taken.insert(sort_key(&format!("{name} {number}"))) {
            number += 1;
        }
        *name = format!("{name} {number}");
    }
}
