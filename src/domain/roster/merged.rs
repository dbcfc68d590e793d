//! A class list that comes again: who stays, who is written otherwise now, who is new, and who is no longer in it. Whether
//! those who are missing leave the roster is the teacher's decision.

use std::collections::BTreeSet;

use super::{RosterEntry, WrittenName, folded};
use crate::domain::id::StudentId;

/// What a list means for the children of a class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Not on the roster yet.
    pub new_names: Vec<WrittenName>,
    /// The same child, with a name that is written otherwise or more fully.
    pub renamed: Vec<(StudentId, WrittenName)>,
    /// On the roster, as the list has them.
    pub same: Vec<StudentId>,
    /// On the roster and not in the list.
    pub missing: Vec<StudentId>,
}

/// Compares a list with the roster. Two children may share a name, so a name counts as often as it stands. A child who was
/// first written with a given name alone is the one of that given name in the list, where there is only one.
pub fn merge(members: &[RosterEntry], names: &[WrittenName]) -> Merged {
    let mut merged = Merged::default();
    let mut left: Vec<&RosterEntry> = members.iter().collect();
    let mut unknown: Vec<&WrittenName> = Vec::new();
    for name in names {
        let known = |entry: &&RosterEntry| entry.name.is_same(name);
        match left.iter().position(known) {
            Some(at) => merged.found(left.swap_remove(at), name),
            None => unknown.push(name),
        }
    }
    for name in unknown {
        let alone = only(&left, |entry| is_given_name_alone(&entry.name, name))
            .filter(|_| names.iter().filter(|it| same_given(it, name)).count() == 1);
        match alone {
            Some(at) => merged.found(left.swap_remove(at), name),
            None => merged.new_names.push(name.clone()),
        }
    }
    merged.missing = left.iter().map(|entry| entry.student).collect();
    merged.missing.sort_unstable();
    merged
}

impl Merged {
    fn found(&mut self, member: &RosterEntry, name: &WrittenName) {
        let shorter = name.family.is_empty() && !member.name.family.is_empty();
        if shorter || member.name == *name {
            self.same.push(member.student);
        } else {
            self.renamed.push((member.student, name.clone()));
        }
    }
}

/// One of the two has the given name alone, and it is the other's.
fn is_given_name_alone(one: &WrittenName, other: &WrittenName) -> bool {
    one.family.is_empty() != other.family.is_empty() && same_given(one, other)
}

fn same_given(one: &WrittenName, other: &WrittenName) -> bool {
    folded(&one.given) == folded(&other.given)
}

/// The only one that fits, if there is exactly one.
fn only(left: &[&RosterEntry], fits: impl Fn(&RosterEntry) -> bool) -> Option<usize> {
    let mut found = left.iter().enumerate().filter(|(_, it)| fits(it));
    let first = found.next()?.0;
    found.next().is_none().then_some(first)
}

/// The names that stand more than once in a list, each once: two children, or one child written twice.
pub fn doubles(names: &[WrittenName]) -> Vec<&WrittenName> {
    let (mut seen, mut doubled) = (BTreeSet::new(), BTreeSet::new());
    names
        .iter()
        .filter(|name| {
            let key = name.folded();
            !seen.insert(key.clone()) && doubled.insert(key)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::roster::Drawing;

    fn name(text: &str) -> WrittenName {
        let (given, family) = text.split_once(' ').unwrap_or((text, ""));
        WrittenName {
            given: given.to_owned(),
            family: family.to_owned(),
        }
    }

    fn names(list: &[&str]) -> Vec<WrittenName> {
        list.iter().copied().map(name).collect()
    }

    fn roster(list: &[&str]) -> Vec<RosterEntry> {
        (1..)
            .zip(list)
            .map(|(id, text)| RosterEntry {
                student: StudentId::new(id),
                name: name(text),
                drawing: Drawing::nth(0),
            })
            .collect()
    }

    fn ids(list: &[i64]) -> Vec<StudentId> {
        list.iter().copied().map(StudentId::new).collect()
    }

    #[test]
    fn a_list_that_comes_again_changes_nobody() {
        let list = ["Ada Brook", "Ben Dale", "Ada Brook"];
        let merged = merge(&roster(&list), &names(&list));
        assert_eq!(merged.same.len(), 3);
        assert!(
            merged.new_names.is_empty() && merged.renamed.is_empty() && merged.missing.is_empty()
        );
    }

    #[test]
    fn new_names_missing_children_and_names_written_otherwise() {
        let merged = merge(
            &roster(&["ada brook", "Ben Dale", "Chloé"]),
            &names(&["Ada Brook", "Chloé Elm", "Dara Fenn"]),
        );
        assert_eq!(merged.new_names, names(&["Dara Fenn"]));
        assert_eq!(
            merged.renamed,
            [
                (StudentId::new(1), name("Ada Brook")),
                (StudentId::new(3), name("Chloé Elm"))
            ]
        );
        assert_eq!(merged.missing, ids(&[2]));
    }

    #[test]
    fn a_given_name_alone_is_matched_only_where_it_is_clear() {
        let two = merge(&roster(&["Ada"]), &names(&["Ada Brook", "Ada Cliff"]));
        assert_eq!(two.new_names.len(), 2, "which of them is she?");
        assert_eq!(two.missing, ids(&[1]));
        let shorter = merge(&roster(&["Ada Brook", "Ben Dale"]), &names(&["Ada", "Ben"]));
        assert_eq!(shorter.same, ids(&[1, 2]), "a family name is never lost");
        assert!(shorter.renamed.is_empty() && shorter.new_names.is_empty());
    }

    #[test]
    fn a_name_that_stands_twice_is_told_once() {
        let list = names(&["Ada Brook", "ADA BROOK", "Ben Dale", "Ada Brook"]);
        assert_eq!(doubles(&list), [&name("ADA BROOK")]);
    }
}
