//! The names on the wall: short, and no two alike (decision 25). Nothing else about a child is looked at.

use std::collections::{BTreeMap, HashSet};

use unicode_segmentation::UnicodeSegmentation;

use super::{RosterEntry, Student, WrittenName};
use crate::domain::text::{Language, order_key, sort_key};

/// The children of a class by the names that they go by on the wall, in the order of the class's language, no two of
/// them alike.
///
/// That is the given name alone. Where two are the same, an initial of the family name joins it, or as little more as tells them
/// apart, and where even the whole names are the same, a number. Names that differ only in case or marks are the same.
pub fn told_apart(members: &[RosterEntry], language: Language) -> Vec<Student> {
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
    shown.sort_by_cached_key(|student| (order_key(language, &student.name), student.id));
    shown
}

/// Letters of a family's name that still read like an initial; where more are needed the whole name is clearer.
const INITIAL_LETTERS_MAX: usize = 3;

/// The given name with the shortest beginning of the family name that no namesake from another family shares: an initial, the
/// initials of two family names, two or three letters, and the whole name where nothing shorter does.
fn shortest_in(group: &[(&RosterEntry, String)], member: &RosterEntry, family_key: &str) -> String {
    let WrittenName { given, family } = &member.name;
    let families = group.iter().filter(|(_, key)| *key != family_key);
    let others: Vec<&str> = families
        .map(|(member, _)| member.name.family.as_str())
        .collect();
    if others.is_empty() || family.is_empty() {
        return given.clone();
    }
    let tells_apart = |short: &dyn Fn(&str) -> Option<String>| {
        let own = short(family)?;
        let key = |short: &str| sort_key(short.trim_end_matches('.'));
        let is_shared = others
            .iter()
            .any(|other| short(other).is_some_and(|it| key(&it) == key(&own)));
        (!is_shared).then(|| format!("{given} {own}"))
    };
    let letters = |count: usize| move |family: &str| Some(beginning(family, count));
    tells_apart(&letters(1))
        .or_else(|| tells_apart(&both_initials))
        .or_else(|| (2..=INITIAL_LETTERS_MAX).find_map(|count| tells_apart(&letters(count))))
        .unwrap_or_else(|| format!("{given} {family}"))
}

/// The beginning of a family's name with so many letters, and a full stop; its particles stay before it: `de la C.`. The whole
/// name where it has no more letters.
fn beginning(family: &str, count: usize) -> String {
    let start = after_particles(family);
    let (mut letters, mut end) = (0, start);
    for (at, grapheme) in family[start..].grapheme_indices(true) {
        letters += usize::from(grapheme.chars().any(char::is_alphanumeric));
        end = start + at + grapheme.len();
        if letters == count {
            break;
        }
    }
    if end == family.len() {
        family.to_owned()
    } else {
        format!("{}.", &family[..end])
    }
}

/// `García Pérez` is `G. P.`
fn both_initials(family: &str) -> Option<String> {
    let words: Vec<&str> = family.split(' ').collect();
    let initial = |word: &&str| {
        word.graphemes(true)
            .next()
            .map(|letter| format!("{letter}."))
    };
    let is_two = words.len() == 2
        && words
            .iter()
            .all(|word| word.chars().next().is_some_and(char::is_uppercase));
    is_two.then(|| {
        words
            .iter()
            .filter_map(initial)
            .collect::<Vec<_>>()
            .join(" ")
    })
}

/// Where a family's name begins behind `de la`, `van der` and the Arabic article, with which every other name begins.
fn after_particles(family: &str) -> usize {
    let mut start = 0;
    while let Some((word, _)) = family[start..].split_once(' ') {
        if !word
            .chars()
            .all(|letter| letter.is_lowercase() || matches!(letter, '\'' | '’' | '.'))
            || word.is_empty()
        {
            break;
        }
        start += word.len() + 1;
    }
    let rest = &family[start..];
    let article = ["al-", "Al-", "el-", "El-", "ال"]
        .iter()
        .find(|article| rest.starts_with(**article) && rest.graphemes(true).count() > 4);
    start + article.map_or(0, |article| article.len())
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
