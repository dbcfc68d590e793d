//! What the lines of one list share: commas, dashes, capitals, codes behind the names. One look at all of them tells how a
//! single one is read, and where nobody can tell, that it has to be asked.

use std::collections::{HashMap, HashSet};

use super::{
    nicknames::{is_offered, take_brackets, take_quoted},
    order::{
        Capitals, Order, are_initials, count_of_words, is_high, is_mixed, is_suffix,
        parted_at_comma,
    },
    remarks::{at_dash, is_code, without_remark},
    signs::{bare_name, has_signs, without_address},
};

/// So many letters has the longest code that is known by nothing but its capitals.
const CODE_LETTERS: usize = 5;
/// So many lines with the same word behind the comma are needed to see that it is no name.
const SAME_LINES: usize = 3;

/// What a comma says in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Commas {
    /// The family's name stands before it.
    #[default]
    Usual,
    /// Most names have none: behind one begins a remark.
    Remark,
    /// Each has two words before it and one behind it: a family of two names, or a whole name and a remark.
    Unsure,
}

/// How the names of one list are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    pub(super) commas: Commas,
    pub(super) capitals: Capitals,
    /// Most names are one word: behind any comma begins a remark.
    has_single_names: bool,
    /// Most names have a dash between two words.
    has_dashes: bool,
    /// Words in capitals behind names that are no part of them.
    codes: HashSet<String>,
    /// The title says that a child is called by what stands in brackets.
    pub(super) trusts_brackets: bool,
}

impl Shape {
    /// Looks at the whole names of a list.
    pub fn of<'a>(cells: impl IntoIterator<Item = &'a str>) -> Self {
        let names: Vec<String> = cells.into_iter().filter_map(plain).collect();
        if names.len() < 2 {
            return Self::default();
        }
        let mut shape = Self {
            codes: codes(&names),
            ..Self::default()
        };
        let names: Vec<String> = names.iter().map(|name| shape.without_codes(name)).collect();
        shape.commas = commas(&names);
        let without_comma = || names.iter().filter(|name| !name.contains([',', '،']));
        let single = without_comma().filter(|name| !name.contains(' ')).count();
        shape.has_single_names = single * 2 > without_comma().count();
        shape.capitals = capitals(&names);
        let dashes = names
            .iter()
            .filter(|name| at_dash(name).is_some_and(|it| it.len() == 2));
        shape.has_dashes = dashes.count() * 2 > names.len();
        shape
    }

    /// Looks at the given names of a list, which have a column of their own.
    pub fn of_given<'a>(cells: impl IntoIterator<Item = &'a str>) -> Self {
        let names: Vec<String> = cells.into_iter().filter_map(plain).collect();
        let mut behind: HashMap<&str, usize> = HashMap::new();
        for code in names.iter().filter_map(|name| Some(ending(name)?.1)) {
            *behind.entry(code).or_default() += 1;
        }
        let codes = behind.into_iter().filter(|(_, count)| *count > 1);
        Self {
            codes: codes.map(|(code, _)| code.to_owned()).collect(),
            ..Self::default()
        }
    }

    /// The same, where a title says that children are called by what stands in brackets.
    #[must_use]
    pub fn trusting_brackets(mut self, trusts: bool) -> Self {
        self.trusts_brackets = trusts;
        self
    }

    /// The same, where a title says that the family stands before the comma.
    #[must_use]
    pub fn with_family_before_comma(mut self) -> Self {
        self.commas = Commas::Usual;
        self
    }

    /// In which order whole names are likely to stand, where nobody said so.
    pub fn order(&self) -> Option<Order> {
        (self.has_dashes || self.commas == Commas::Unsure).then_some(Order::FamilyFirst)
    }

    /// The whole name before a comma, and what stands behind it, where that may be what the child is called; none where the family's
    /// name stands before the comma.
    pub(super) fn remark_at_comma<'a>(&self, name: &'a str) -> Option<(&'a str, Option<&'a str>)> {
        let (before, after) = parted_at_comma(name)?;
        let is_whole = self.has_single_names || count_of_words(before) > 1;
        (self.commas == Commas::Remark && is_whole)
            .then(|| (before, Some(after).filter(|it| is_offered(it))))
    }

    /// A name without the codes behind it.
    pub(super) fn without_codes(&self, name: &str) -> String {
        let mut name = name;
        while let Some((before, code)) = ending(name) {
            let is_family = matches!(self.capitals, Capitals::Last | Capitals::PerhapsLast);
            let words = code.split_whitespace();
            let is_known = self.codes.contains(code) || !is_family && words.clone().all(is_code);
            if !is_known {
                break;
            }
            name = before;
        }
        name.to_owned()
    }
}

/// A name without brackets, remarks and numbering; none where it is no name.
fn plain(cell: &str) -> Option<String> {
    let (cell, _) = take_brackets(&without_address(cell));
    let name = bare_name(&without_remark(&take_quoted(&cell).0)).ok()?;
    (!has_signs(&name) && name.contains(char::is_alphabetic)).then_some(name)
}

/// The words in capitals at the end of a name, behind one that is not.
fn ending(name: &str) -> Option<(&str, &str)> {
    let mut from = name.len();
    for word in name.split_whitespace().rev() {
        if !is_high(word) || is_suffix(word) {
            break;
        }
        from = word.as_ptr() as usize - name.as_ptr() as usize;
    }
    let (before, code) = (name[..from].trim_end(), &name[from..]);
    let last = before.split([',', '،']).next_back().unwrap_or_default();
    (!code.is_empty() && last.split_whitespace().any(is_mixed)).then_some((before, code))
}

/// What stands in capitals behind names and is no part of them. Where a list has family names in capitals, only what is known.
fn codes(names: &[String]) -> HashSet<String> {
    let endings = || names.iter().filter_map(|name| ending(name));
    let is_whole = |before: &str| before.contains([',', '،']) || count_of_words(before) > 1;
    let is_known = |code: &str| code.split_whitespace().all(is_code);
    let has_families = endings().any(|(before, code)| !is_whole(before) && !is_known(code));
    if has_families {
        return HashSet::new();
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, code) in endings().filter(|(before, _)| is_whole(before)) {
        *counts.entry(code).or_default() += 1;
    }
    // All of them may be families behind two given names.
    let are_few = endings().count() * 2 <= names.len();
    let is_short = |code: &str| {
        code.split_whitespace()
            .all(|word| word.chars().count() <= CODE_LETTERS)
    };
    let codes = counts
        .into_iter()
        .filter(|(code, count)| *count > 1 || are_few && is_short(code));
    codes.map(|(code, _)| code.to_owned()).collect()
}

fn commas(names: &[String]) -> Commas {
    let parted: Vec<(&str, &str)> = names
        .iter()
        .filter_map(|name| parted_at_comma(name))
        .collect();
    // Of lines that are no names as they stand nothing is known.
    if parted.len() * 2 < names.len() {
        return Commas::Remark;
    }
    let is_unsure = |(before, after): &(&str, &str)| {
        count_of_words(before) > 1 && after.split_whitespace().count() == 1
    };
    if !parted.iter().all(is_unsure) {
        return Commas::Usual;
    }
    let first = parted[0].1;
    if parted.len() >= SAME_LINES && parted.iter().all(|(_, after)| *after == first) {
        return Commas::Remark;
    }
    Commas::Unsure
}

fn capitals(names: &[String]) -> Capitals {
    let (mut first, mut initials, mut last, mut sure) = (0, 0, 0, 0);
    for name in names.iter().filter(|name| !name.contains([',', '،'])) {
        let words: Vec<&str> = name.split_whitespace().collect();
        if words.len() < 2 || !words.iter().any(|word| is_mixed(word)) {
            continue;
        }
        if is_high(words[0]) {
            let is_short = are_initials(words[0]) && !is_high(words[1]);
            first += usize::from(!is_short);
            initials += usize::from(is_short);
        } else if let Some((before, _)) = ending(name) {
            last += 1;
            sure += usize::from(count_of_words(before) == 1);
        }
    }
    let is_most = |count: usize| count * 2 > names.len();
    if is_most(first) || first > 0 && is_most(first + initials) {
        Capitals::First
    } else if is_most(initials) {
        Capitals::Initials
    } else if is_most(last) && sure > 0 {
        Capitals::Last
    } else if is_most(last) {
        Capitals::PerhapsLast
    } else {
        Capitals::Few
    }
}
