//! Reads a name as it stands in one cell, or in several: which part a child is called by, where that can be known, and where it has to be
//! asked. What is no name is judged before anything is trimmed. It compares with nobody and keeps nothing.

use super::{
    WrittenName,
    nicknames::{
        are_own_initials, is_made_of, is_offered, preferred_name, take_brackets, take_quoted,
    },
    order::{Order, at_comma, given_words, parted_at_comma, without_suffix},
    remarks::{at_dash, is_only_remark, without_remark},
    shape::{Commas, Shape},
    signs::{
        bare_name, has_bracket, has_signs, is_nothing, is_truth, without_address,
        without_signs_around,
    },
};
use crate::{
    domain::text::{Name, Unfit},
    limits::NAME_PART_GRAPHEMES_MAX,
};

/// A name that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadName {
    /// What became of it.
    pub name: WrittenName,
    /// The words of it among which somebody may choose what the child is called; none where that is clear.
    pub open: Vec<String>,
    /// What stands beside the name and may be what the child is called: it is offered, and counts only if [`ASIDE`] is chosen.
    pub aside: Option<Aside>,
}

/// What may be what a child is called, beside its given name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// What stands there.
    pub said: String,
    /// The given name without it.
    pub given: String,
}

/// The choice of what stands beside a name, among choices of its words.
pub const ASIDE: (usize, usize) = (0, 0);

/// Why a cell holds no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoName {
    /// There is nothing in it.
    Empty,
    /// It holds a digit, a sign of an address, or anything else that is in no name.
    Signs,
    /// It is too long, or not writing.
    Unfit(Unfit),
}

/// Given and family name of a cell, and the words among which somebody may choose.
struct Parts {
    given: String,
    family: String,
    open: Vec<String>,
}

/// Reads a cell with a whole name, as the lines of its list are written. `called` are the words, from and to, that somebody chose as
/// the given name.
///
/// # Errors
/// It is no name.
pub fn read_whole(
    cell: &str,
    order: Order,
    called: Option<(usize, usize)>,
    shape: &Shape,
) -> Result<ReadName, NoName> {
    let (cell, mut asides) = take_brackets(&without_address(cell));
    if cell.contains(['<', '>', '=', '{', '}']) {
        return Err(NoName::Signs);
    }
    let (cell, quoted) = take_quoted(&cell);
    let cell = bare_name(&without_remark(&cell))?;
    if is_nothing(&cell) {
        return Err(NoName::Empty);
    }
    if is_only_remark(&cell) {
        return Err(NoName::Signs);
    }
    let mut cell = shape.without_codes(&cell);
    if let Some((name, aside)) = shape.remark_at_comma(&cell) {
        asides.extend(aside.map(str::to_owned));
        cell = name.to_owned();
    }
    let parts = parts_of(&cell, order, called, shape);
    let beside = Beside::new(quoted, asides, &parts.given, shape);
    let given = beside.given(&parts.given, called);
    let open = if beside.name.is_some() {
        Vec::new()
    } else {
        parts.open
    };
    Ok(ReadName {
        name: fit(&given, &parts.family)?,
        open,
        aside: beside.aside,
    })
}

fn parts_of(cell: &str, order: Order, called: Option<(usize, usize)>, shape: &Shape) -> Parts {
    let owned = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect();
    let chosen = |count: usize| called.filter(|(from, to)| from < to && *to <= count);
    if shape.commas == Commas::Unsure
        && let Some((before, after)) = parted_at_comma(cell)
    {
        let before: Vec<&str> = before.split_whitespace().collect();
        let words = [before.clone(), after.split_whitespace().collect()].concat();
        let part = if order.is_family_first() {
            (before.len(), words.len())
        } else {
            given_words(&before, order, shape.capitals).0
        };
        let (from, to) = chosen(words.len()).unwrap_or(part);
        // Behind a whole name stands a remark.
        let end = before.len().max(to);
        return Parts {
            given: words[from..to].join(" "),
            family: [&words[..from], &words[to..end]].concat().join(" "),
            open: owned(&words),
        };
    }
    if let Some(words) = at_dash(cell) {
        let part = given_words(&words, order, shape.capitals).0;
        let (from, to) = chosen(words.len()).unwrap_or(part);
        // `Jean - Luc` is one name.
        let joint = if (from, to) == (0, 2) && words.len() > 2 {
            "-"
        } else {
            " "
        };
        return Parts {
            given: words[from..to].join(joint),
            family: [&words[..from], &words[to..]].concat().join(" "),
            open: owned(&words),
        };
    }
    if let Some((family, given)) = at_comma(cell) {
        return Parts {
            given,
            family,
            open: Vec::new(),
        };
    }
    let (words, suffix) = without_suffix(cell);
    let (part, is_clear) = given_words(&words, order, shape.capitals);
    let (from, to) = chosen(words.len()).unwrap_or(part);
    let family = [&words[..from], &words[to..]].concat().join(" ");
    Parts {
        given: words[from..to].join(" "),
        family: format!("{family} {suffix}").trim().to_owned(),
        open: if is_clear { Vec::new() } else { owned(&words) },
    }
}

/// What stands beside a name.
struct Beside {
    /// What the child is called, where that is said.
    name: Option<String>,
    /// What it may be called.
    aside: Option<Aside>,
}

impl Beside {
    fn new(quoted: Option<String>, asides: Vec<String>, given: &str, shape: &Shape) -> Self {
        let is_own = |said: &String| are_own_initials(said, given);
        let mut offered = asides.into_iter().filter(|it| is_offered(it) || is_own(it));
        let said = offered.next();
        let is_name =
            |said: &String| shape.trusts_brackets || is_made_of(said, given) || is_own(said);
        let (name, said) = match (quoted, said) {
            (Some(quoted), _) => (Some(quoted), None),
            (None, Some(said)) if is_name(&said) => (Some(said), None),
            (None, said) => (None, said),
        };
        let given = given.to_owned();
        Self {
            name,
            aside: said.map(|said| Aside { said, given }),
        }
    }

    fn given(&self, given: &str, called: Option<(usize, usize)>) -> String {
        let chosen = self.aside.as_ref().filter(|_| called == Some(ASIDE));
        let chosen = chosen.map(|aside| aside.said.as_str());
        self.name.as_deref().or(chosen).unwrap_or(given).to_owned()
    }
}

/// Reads a name whose parts stand in cells of their own. What the child is called wins where it is written; the family's name
/// may be empty, and so may the given one.
///
/// # Errors
/// There is no name in them.
pub fn read_cells(given: &str, family: &str, preferred: &str) -> Result<WrittenName, NoName> {
    read_parts(given, family, preferred, None, &Shape::default()).map(|read| read.name)
}

/// The same, as the given names of the list are written, and as somebody chose.
///
/// # Errors
/// There is no name in them.
pub fn read_parts(
    given: &str,
    family: &str,
    preferred: &str,
    called: Option<(usize, usize)>,
    shape: &Shape,
) -> Result<ReadName, NoName> {
    if [given, family].iter().any(|it| it.contains('\u{FFFD}')) {
        return Err(NoName::Signs);
    }
    let raw_family = without_remark(&take_brackets(family).0);
    let family = without_signs_around(&raw_family);
    if family.is_empty() && raw_family.contains(char::is_numeric) {
        return Err(NoName::Signs);
    }
    let family = if is_nothing(&raw_family) || is_nothing(&family) || is_truth(&family) {
        String::new()
    } else {
        joined_at_dash(family)
    };
    let (cell, asides) = take_brackets(given);
    let (cell, quoted) = take_quoted(&cell);
    let cell = without_remark(&cell);
    // A spreadsheet makes TRUE of a child who is called True.
    let name = if is_truth(&cell) && !family.is_empty() {
        cell
    } else {
        bare_name(&cell)?
    };
    let name = shape.without_codes(&joined_at_dash(name));
    let name = if is_nothing(&name) {
        String::new()
    } else {
        name
    };
    let beside = Beside::new(quoted, asides, &name, shape);
    let name = beside.given(&name, called);
    let preferred = preferred_name(preferred, &family).filter(|it| fit(it, "").is_ok());
    let aside = beside.aside.filter(|_| preferred.is_none());
    let given = preferred.unwrap_or(name);
    let read = |name| ReadName {
        name,
        open: Vec::new(),
        aside,
    };
    if given.is_empty() {
        if family.is_empty() {
            return Err(NoName::Empty);
        }
        bare_name(&raw_family)?;
        return fit(&family, "").map(read);
    }
    // `John Jr.` in the column of given names.
    let (words, suffix) = without_suffix(&given);
    let family = format!("{family} {suffix}").trim().to_owned();
    fit(&words.join(" "), &family).map(read)
}

/// The name with what a column of its own says that the child is called; none where that is no name.
pub fn with_preferred(name: &WrittenName, preferred: &str) -> Option<WrittenName> {
    let given = preferred_name(preferred, &name.family)?;
    fit(&given, &name.family).ok()
}

/// `Anne - Marie` in a column of its own is one name.
fn joined_at_dash(name: String) -> String {
    if at_dash(&name).is_none() {
        return name;
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    format!("{}-{}", words[0], words[2..].join(" "))
}

fn fit(given: &str, family: &str) -> Result<WrittenName, NoName> {
    if [given, family]
        .iter()
        .any(|it| has_signs(it) || has_bracket(it))
    {
        return Err(NoName::Signs);
    }
    let part = |raw: &str| {
        let raw = raw.trim();
        match Name::parse(raw, NAME_PART_GRAPHEMES_MAX) {
            Ok(name) => Ok(String::from(name)),
            // Nobody is called by a long name in full: its first word is enough.
            Err(Unfit::TooLong) => {
                let first = raw.split_whitespace().next().unwrap_or_default();
                Name::parse(first, NAME_PART_GRAPHEMES_MAX)
                    .map(String::from)
                    .map_err(NoName::Unfit)
            }
            Err(why) => Err(NoName::Unfit(why)),
        }
    };
    let given = part(given)?;
    let family = if family.trim().is_empty() {
        String::new()
    } else {
        part(family)?
    };
    Ok(WrittenName { given, family })
}

#[cfg(test)]
mod cases;
