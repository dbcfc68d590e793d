//! A class list that comes again: who stays, who is written otherwise now, who may be the same child, who is new, and who is no
//! longer in it. Whether two names are one child, and whether those who are missing leave, is the teacher's decision.

use std::collections::BTreeSet;

use super::{RosterEntry, WrittenName, folded};
use crate::domain::{
    id::StudentId,
    text::{Language, order_key},
};

/// What a list means for the children of a class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Not on the roster yet.
    pub new_names: Vec<WrittenName>,
    /// The same child, with a name that is written otherwise or more fully.
    pub renamed: Vec<(StudentId, WrittenName)>,
    /// Written so differently that it has to be asked.
    pub maybe: Vec<Maybe>,
    /// On the roster, as the list has them.
    pub same: Vec<StudentId>,
    /// On the roster and not in the list.
    pub missing: Vec<StudentId>,
}

/// Perhaps the same child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maybe {
    /// The child on the roster.
    pub student: StudentId,
    /// The name in the list.
    pub name: WrittenName,
    /// How much speaks for it.
    pub likeness: Likeness,
    /// The list has fewer family names of the child than the roster: the same child keeps all of them.
    pub is_shortened: bool,
}

/// How alike two names are that are not the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The family is the same, and one given name may be short for the other.
    Weak,
    /// They differ by a middle name or a second family name, or their parts are swapped.
    Strong,
    /// They differ by accents, apostrophes, hyphens or case alone.
    Letters,
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
    for name in std::mem::take(&mut unknown) {
        let alone = only(&left, |entry| is_given_name_alone(&entry.name, name))
            .filter(|_| names.iter().filter(|it| same_given(it, name)).count() == 1);
        match alone {
            Some(at) => merged.found(left.swap_remove(at), name),
            None => unknown.push(name),
        }
    }
    for likeness in [Likeness::Letters, Likeness::Strong, Likeness::Weak] {
        for name in std::mem::take(&mut unknown) {
            let fits =
                |one: &WrittenName, other: &WrittenName| is_like(one, other) == Some(likeness);
            // Where two names fit one child, or two children one name, nobody can tell.
            let found = only(&left, |entry| fits(&entry.name, name)).filter(|at| {
                names
                    .iter()
                    .filter(|other| fits(&left[*at].name, other))
                    .count()
                    == 1
            });
            match found {
                Some(at) => {
                    let member = left.swap_remove(at);
                    merged.maybe.push(Maybe {
                        student: member.student,
                        name: name.clone(),
                        likeness,
                        is_shortened: is_shortened(&member.name, name),
                    });
                }
                None => unknown.push(name),
            }
        }
    }
    merged.new_names = unknown.into_iter().cloned().collect();
    merged.missing = left.iter().map(|entry| entry.student).collect();
    merged.missing.sort_unstable();
    merged
}

impl Merged {
    /// The same after the teacher said of whom it is the same child: the others are new, and theirs are missing.
    #[must_use]
    pub fn settled(mut self, is_same: impl Fn(&Maybe) -> bool) -> Self {
        for maybe in std::mem::take(&mut self.maybe) {
            if is_same(&maybe) && maybe.is_shortened {
                self.same.push(maybe.student);
            } else if is_same(&maybe) {
                self.renamed.push((maybe.student, maybe.name));
            } else {
                self.missing.push(maybe.student);
                self.new_names.push(maybe.name);
            }
        }
        self.missing.sort_unstable();
        self
    }

    /// Whether a child who may be the same keeps the name that she has.
    pub fn is_shortened(&self, student: StudentId) -> bool {
        let mut maybe = self.maybe.iter().filter(|it| it.student == student);
        maybe.any(|it| it.is_shortened)
    }

    fn found(&mut self, member: &RosterEntry, name: &WrittenName) {
        let shorter = name.family.is_empty() && !member.name.family.is_empty();
        if shorter || member.name == *name {
            self.same.push(member.student);
        } else {
            self.renamed.push((member.student, name.clone()));
        }
    }
}

/// How alike two names are; none where they are two children's, and none where they are the same.
pub fn is_like(one: &WrittenName, other: &WrittenName) -> Option<Likeness> {
    if one.is_same(other) {
        return None;
    }
    let bare = |name: &WrittenName| words(name).concat();
    if bare(one) == bare(other) {
        return Some(Likeness::Letters);
    }
    let (mut fewer, mut more) = (words(one), words(other));
    if fewer.len() > more.len() {
        std::mem::swap(&mut fewer, &mut more);
    }
    let is_within = fewer.len() > 1
        && fewer.iter().all(|word| {
            let at = more.iter().position(|it| it == word);
            at.map(|at| more.swap_remove(at)).is_some()
        });
    if is_within {
        return Some(Likeness::Strong);
    }
    let part = |text: &str| words_of(text).concat();
    let family = part(&one.family);
    let is_short_for = |short: &str, long: &str| short.chars().count() > 1 && long.contains(short);
    let (given, other_given) = (part(&one.given), part(&other.given));
    let is_one_family = !family.is_empty() && family == part(&other.family);
    let is_alike = is_short_for(&given, &other_given)
        || is_short_for(&other_given, &given)
        || is_one_letter_off(&given, &other_given);
    (is_one_family && is_alike).then_some(Likeness::Weak)
}

/// Whether a list has the given name of a child and only some of its family names: `Ada Brook` of `Ada Brook Sanz`.
fn is_shortened(known: &WrittenName, name: &WrittenName) -> bool {
    let (given, family) = (words_of(&name.given), words_of(&name.family));
    let known_family = words_of(&known.family);
    given == words_of(&known.given)
        && family.len() < known_family.len()
        && family.iter().all(|word| known_family.contains(word))
}

/// A letter too many, too few, or another one in its place.
fn is_one_letter_off(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (rest, other_rest) = (&one[start..], &other[start..]);
    let end = rest
        .iter()
        .rev()
        .zip(other_rest.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (more, fewer) = (rest.len() - end, other_rest.len() - end);
    // In a short name another letter is another name.
    one.len().min(other.len()) > if more == fewer { 3 } else { 2 } && more <= 1 && fewer <= 1
}

/// The words of a name without accents, apostrophes and case; a hyphen parts two.
fn words(name: &WrittenName) -> Vec<String> {
    words_of(&format!("{} {}", name.given, name.family))
}

fn words_of(text: &str) -> Vec<String> {
    let words = text
        .split(|it: char| it.is_whitespace() || matches!(it, '-' | '‐' | '\u{2011}' | '–' | '.'));
    let words = words.map(|word| {
        let key = order_key(Language::English, word);
        key.replace(|it: char| !it.is_alphanumeric(), "")
    });
    words.filter(|word| !word.is_empty()).collect()
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
    fn a_child_that_is_written_otherwise_is_found_again() {
        for (on_roster, in_list, likeness) in [
            ("Zoe Ibanez", "Zoë Ibáñez", Likeness::Letters),
            ("D'Andre Cole", "D’Andre Cole", Likeness::Letters),
            ("Pia OShea", "Pia O’Shea", Likeness::Letters),
            ("Anne-Lise Roy", "Anne Lise Roy", Likeness::Letters),
            ("Lukasz Klos", "Łukasz Kłos", Likeness::Letters),
            ("Ada Brook", "Ada May Brook", Likeness::Strong),
            ("Ada Brook", "Ada Brook Sanz", Likeness::Strong),
            ("Brook Ada", "Ada Brook", Likeness::Strong),
            ("Liz Brook", "Elizabeth Brook", Likeness::Weak),
            ("Adda Brook", "Ada Brook", Likeness::Weak),
        ] {
            let merged = merge(&roster(&[on_roster]), &names(&[in_list]));
            let found: Vec<_> = merged.maybe.iter().map(|it| it.likeness).collect();
            assert_eq!(found, [likeness], "{on_roster}, {in_list}");
            assert!(merged.new_names.is_empty() && merged.missing.is_empty());
            let two = merged.settled(|_| false);
            assert_eq!((two.new_names.len(), two.missing.len()), (1, 1));
        }
        for (on_roster, in_list) in [
            ("Ada Brook", "Ben Brook"),
            ("Ada Brook", "Ada Dale"),
            ("Ana Li", "Ina Li"),
        ] {
            let merged = merge(&roster(&[on_roster]), &names(&[in_list]));
            assert_eq!(merged.new_names.len(), 1, "{on_roster}, {in_list}");
        }
        let twins = merge(
            &roster(&["Ada Brook"]),
            &names(&["Ada May Brook", "Ada Jo Brook"]),
        );
        assert!(twins.maybe.is_empty(), "which of them is she?");
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
    fn a_second_family_name_stays_where_the_list_leaves_it_out() {
        let members = roster(&["Ada Brook Sanz", "Zoë Ibáñez"]);
        let merged = merge(&members, &names(&["Ada Brook", "Zoe Ibanez"]));
        assert!(merged.is_shortened(StudentId::new(1)) && !merged.is_shortened(StudentId::new(2)));
        let same = merged.clone().settled(|_| true);
        assert_eq!(same.same, ids(&[1]));
        assert_eq!(
            same.renamed,
            [(StudentId::new(2), name("Zoe Ibanez"))],
            "what is not shorter is written as the list has it"
        );
        let two = merged.settled(|_| false);
        assert_eq!((two.new_names.len(), two.missing.len()), (2, 2));
    }

    #[test]
    fn a_name_that_stands_twice_is_told_once() {
        let list = names(&["Ada Brook", "ADA BROOK", "Ben Dale", "Ada Brook"]);
        assert_eq!(doubles(&list), [&name("ADA BROOK")]);
    }
}
