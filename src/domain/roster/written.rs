//! Reads a whole name that stands in one cell: which part a child is called by, where that can be known, and where it has to be
//! asked. Particles, suffixes, capitals, nicknames. It compares with nobody and keeps nothing.

use super::{
    WrittenName,
    remarks::{is_remark, without_remark},
};
use crate::{
    domain::text::{Name, Unfit, sort_key},
    limits::NAME_PART_GRAPHEMES_MAX,
};

/// In which order the parts of whole names stand, where no comma says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// One given name, and the rest is the family's: `Ada Brook Sanz`.
    #[default]
    OneGiven,
    /// The last word alone is the family's: `Mary Ann Brook`.
    OneFamily,
    /// The family's name stands first: `Brook Ada`.
    FamilyFirst,
}

/// A name that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadName {
    /// What became of it.
    pub name: WrittenName,
    /// The words of it among which somebody may choose what the child is called; none where that is clear.
    pub open: Vec<String>,
}

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

/// Reads a cell with a whole name. `called` are the words, from and to, that somebody chose as the given name.
pub fn read_whole(
    cell: &str,
    order: Order,
    called: Option<(usize, usize)>,
) -> Result<ReadName, NoName> {
    let (cell, nickname) = take_nickname(&without_remark(&without_address(cell)));
    if cell.contains(['<', '>', '=', '{', '}']) {
        return Err(NoName::Signs);
    }
    let cell = without_signs_around(&cell);
    if cell.is_empty() {
        return Err(NoName::Empty);
    }
    let (family, given, open) = if let Some((family, given)) = at_comma(&cell) {
        (family, given, Vec::new())
    } else {
        let (words, suffix) = without_suffix(&cell);
        let (part, is_clear) = given_words(&words, order);
        let chosen = called.filter(|(from, to)| from < to && *to <= words.len());
        let (from, to) = chosen.unwrap_or(part);
        let family = [&words[..from], &words[to..]].concat().join(" ");
        let family = format!("{family} {suffix}").trim().to_owned();
        let open = if is_clear || nickname.is_some() {
            Vec::new()
        } else {
            words.iter().map(|it| (*it).to_owned()).collect()
        };
        (family, words[from..to].join(" "), open)
    };
    let given = nickname.unwrap_or(given);
    Ok(ReadName {
        name: fit(&given, &family)?,
        open,
    })
}

/// Reads a name whose parts stand in cells of their own. What the child is called wins where it is written; the family's name
/// may be empty, and so may the given one.
pub fn read_cells(given: &str, family: &str, preferred: &str) -> Result<WrittenName, NoName> {
    let raw = without_remark(family);
    let family = without_signs_around(&raw);
    if family.is_empty() && raw.contains(char::is_numeric) {
        return Err(NoName::Signs);
    }
    let family = if is_nothing(&family) {
        String::new()
    } else {
        family
    };
    let (given, nickname) = take_nickname(&without_remark(given));
    let given = nickname.unwrap_or_else(|| without_signs_around(&given));
    let preferred = take_nickname(&without_remark(preferred)).0;
    let preferred = without_family(&preferred, &family);
    let given = match (
        preferred.is_empty() || is_nothing(&preferred),
        given.is_empty() || is_nothing(&given),
    ) {
        (false, _) => preferred,
        (true, false) => given,
        (true, true) => String::new(),
    };
    if given.is_empty() {
        return if family.is_empty() {
            Err(NoName::Empty)
        } else {
            fit(&family, "")
        };
    }
    // `John Jr.` in the column of given names.
    let (words, suffix) = without_suffix(&given);
    let family = format!("{family} {suffix}").trim().to_owned();
    fit(&words.join(" "), &family)
}

fn fit(given: &str, family: &str) -> Result<WrittenName, NoName> {
    if has_signs(given) || has_signs(family) {
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

/// What stands in no name: digits, and the signs of addresses, formulas and marks.
pub fn has_signs(text: &str) -> bool {
    text.chars().any(|letter| {
        letter.is_ascii_digit()
            || letter.is_numeric()
            || matches!(
                letter,
                '@' | '/'
                    | '\\'
                    | '<'
                    | '>'
                    | '='
                    | '{'
                    | '}'
                    | '['
                    | ']'
                    | '_'
                    | '|'
                    | '#'
                    | '$'
                    | '%'
                    | '^'
                    | '~'
                    | '+'
                    | '?'
                    | '!'
                    | ':'
                    | ';'
                    | '\u{FFFD}'
            )
    })
}

/// Whether a cell only says that there is nothing.
fn is_nothing(cell: &str) -> bool {
    !cell.chars().any(char::is_alphanumeric) && !cell.chars().any(|it| u32::from(it) > 0x2FFF)
        || matches!(sort_key(cell).as_str(), "n/a" | "(blank)" | "#n/a")
}

/// `Ada Brook <ada@school.example>` without the address.
fn without_address(cell: &str) -> String {
    match (cell.find('<'), cell.rfind('>')) {
        (Some(from), Some(to)) if from > 0 && from < to && cell[from..to].contains('@') => {
            format!("{} {}", &cell[..from], &cell[to + 1..])
        }
        _ => cell.to_owned(),
    }
}

/// Numbering, bullets, ticks and commas around a name. A name of nothing but signs stays as it is.
fn without_signs_around(cell: &str) -> String {
    let is_letter = |it: char| {
        it.is_alphabetic() || matches!(it, '(' | '"' | '“' | '\'' | '’' | '‘' | '«' | '„')
    };
    let trimmed = cell.trim_start_matches(|it: char| !is_letter(it));
    let trimmed = trimmed.trim_end_matches(|it: char| !it.is_alphanumeric() && !matches!(it, '.' | '\'' | '’' | '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{900}'..='\u{DFF}' | '\u{E31}'..='\u{E4E}' | '\u{200C}'));
    let numbered = cell[..cell.len() - cell.trim_start_matches(|it: char| !is_letter(it)).len()]
        .chars()
        .any(char::is_numeric);
    let number_ends = |before: &str| before.ends_with(|it: char| !it.is_numeric());
    let before = &cell[..cell.len() - cell.trim_start_matches(|it: char| !is_letter(it)).len()];
    if trimmed.is_empty() {
        return if cell.contains(|it: char| it.is_ascii_alphanumeric())
            || !cell.chars().any(|it| u32::from(it) > 0x2FFF)
        {
            String::new()
        } else {
            cell.trim().to_owned()
        };
    }
    if numbered && !number_ends(before) {
        // `3D`: the digit is a part of the word.
        return cell.trim().to_owned();
    }
    let bare = trimmed.trim_matches(['"', '“', '”', '«', '»', '„']).trim();
    bare.trim_end_matches(',').trim().to_owned()
}

/// What a child is called, where it stands in brackets or quotation marks within the name, and the name without it.
fn take_nickname(cell: &str) -> (String, Option<String>) {
    const PAIRS: [(char, char); 9] = [
        ('(', ')'),
        ('[', ']'),
        ('"', '"'),
        ('“', '”'),
        ('„', '“'),
        ('«', '»'),
        ('‘', '’'),
        ('（', '）'),
        ('\'', '\''),
    ];
    for (opens, closes) in PAIRS {
        let Some(from) = cell.find(opens) else {
            continue;
        };
        let inner_from = from + opens.len_utf8();
        let Some(length) = cell[inner_from..].find(closes) else {
            continue;
        };
        let (inner, after) = (
            &cell[inner_from..inner_from + length],
            &cell[inner_from + length + closes.len_utf8()..],
        );
        let is_apart = cell[..from].ends_with([' ', ','])
            && (after.is_empty() || after.starts_with([' ', ',', '.']));
        let is_whole = from == 0 && after.trim().is_empty();
        if !is_apart || is_whole {
            continue;
        }
        let rest = format!("{} {}", cell[..from].trim(), after.trim());
        let rest = rest.replace(" ,", ",");
        return (
            rest.trim().to_owned(),
            Some(inner.trim().to_owned()).filter(|it| is_nickname(it)),
        );
    }
    (cell.trim().to_owned(), None)
}

/// Letters for a plan, a sex or a mark are no nickname, and no remark of several words is.
fn is_nickname(inner: &str) -> bool {
    let letters = inner.chars().filter(|it| it.is_alphabetic()).count();
    let first = inner.chars().next();
    let is_small = first.is_some_and(char::is_lowercase);
    let is_short_mark = inner.chars().all(|it| it.is_uppercase() || it == '.')
        && letters <= 4
        && inner.chars().any(char::is_uppercase);
    let remarks = [
        "new", "neu", "nuevo", "nueva", "left", "moved", "absent", "twin", "male", "female", "boy",
        "girl", "nino", "nina", "m", "f",
    ];
    letters > 1
        && !is_small
        && !is_short_mark
        && !has_signs(inner)
        && inner.split_whitespace().count() <= 2
        && !is_remark(inner)
        && !remarks.contains(&&*sort_key(inner))
}

/// `Brook, Ada`: family and given name; a suffix on either side goes to the family's.
fn at_comma(cell: &str) -> Option<(String, String)> {
    let mut parts = cell
        .split([',', '،', '、'])
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let (first, second) = (parts.next()?, parts.next()?);
    let rest: Vec<&str> = parts.collect();
    if is_suffix(second) {
        let Some(given) = rest.first() else {
            // `John Brook, Jr.`
            let (given, family) = first.split_once(' ').unwrap_or((first, ""));
            return Some((
                format!("{family} {second}").trim().to_owned(),
                given.to_owned(),
            ));
        };
        return Some((format!("{first} {second}"), (*given).to_owned()));
    }
    let (words, mut suffix) = without_suffix(second);
    if let Some(last) = rest.first().filter(|last| is_suffix(last)) {
        suffix = last;
    }
    let family = format!("{first} {suffix}").trim().to_owned();
    Some((family, words.join(" ")))
}

fn is_suffix(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Jr" | "JR" | "jr" | "Sr" | "SR" | "sr" | "II" | "III" | "IV"
    )
}

/// The words of a name, and `Jr.` or `III` at its end.
fn without_suffix(name: &str) -> (Vec<&str>, &str) {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let suffix = match words.last() {
        Some(last) if words.len() > 1 && is_suffix(last) => words.pop().unwrap_or_default(),
        _ => "",
    };
    (words, suffix)
}

/// The words with which a family's name may begin.
const PARTICLES: &str = "de del della di da do dos das du des la las los le van von vom zu zum der den ter ten af av bin bint ibn al el abu te st st. mac \
    بن بنت ابن أبو ابو آل";
/// Words that belong to the one after them, or before them, in an Arabic given name.
const JOINS_NEXT: &str = "عبد أبو ابو أم ام";
const JOINS_BEFORE: &str = "الدين الله الرحمن الرحيم الإسلام الاسلام النور الزمان";
/// The family names with which most Vietnamese whole names begin.
const VIETNAMESE: &str =
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Đinh Trịnh";

fn is_in(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|it| it == word)
}

/// Which words a child is called by, and whether that is clear.
fn given_words(words: &[&str], order: Order) -> ((usize, usize), bool) {
    let count = words.len();
    if count < 2 {
        return ((0, count), true);
    }
    if let Some(part) = beside_capitals(words) {
        return (part, part.1 - part.0 < 3);
    }
    if order == Order::FamilyFirst {
        // The name that a family is known by may have particles: `de la Cruz Ana`.
        let from = words
            .iter()
            .position(|it| !is_particle(it))
            .map_or(1, |at| at + 1);
        return ((from.min(count - 1), count), count == 2);
    }
    if is_in(VIETNAMESE, words[0]) {
        return ((count - 1, count), false);
    }
    let after_given = compound(words);
    if after_given >= count {
        return ((0, count), count < 3);
    }
    // A particle opens the family's name: `Ana de la Cruz`.
    if let Some(at) = (after_given..count - 1).find(|at| is_particle(words[*at])) {
        return ((0, at), at == after_given);
    }
    let given = match order {
        Order::OneFamily => (0, count - 1),
        _ => (0, after_given),
    };
    (given, count - after_given == 1)
}

/// How many of the first words are one given name: one, or those of `María del Carmen` and `عبد الله`.
fn compound(words: &[&str]) -> usize {
    if is_in("María Maria Mª Mª.", words[0]) && words.len() > 3 {
        let particles = words[1..]
            .iter()
            .take_while(|it| it.chars().all(char::is_lowercase) && is_particle(it))
            .count();
        if particles > 0 {
            return 2 + particles;
        }
    }
    let joined =
        is_in(JOINS_NEXT, words[0]) || words.get(1).is_some_and(|word| is_in(JOINS_BEFORE, word));
    1 + usize::from(joined)
}

pub(super) fn is_particle(word: &str) -> bool {
    is_in(PARTICLES, &word.to_lowercase()) && word != word.to_uppercase() || is_in(PARTICLES, word)
}

/// The words beside those in capitals: `BROOK Ada` and `Ada BROOK`.
fn beside_capitals(words: &[&str]) -> Option<(usize, usize)> {
    let is_high = |word: &&str| {
        let letters = word.chars().filter(|it| it.is_alphabetic());
        letters.clone().count() > 1 && letters.clone().all(char::is_uppercase)
    };
    let high = words.iter().filter(|word| is_high(word)).count();
    let small = words
        .iter()
        .any(|word| word.chars().any(char::is_lowercase) && !is_particle(word));
    if high == 0 || !small {
        return None;
    }
    let count = words.len();
    if is_high(&words[0]) {
        let from = words.iter().rposition(is_high)? + 1;
        (from < count).then_some((from, count))
    } else {
        let to = words.iter().position(is_high)?;
        let to = words[..to].iter().rposition(|word| !is_particle(word))? + 1;
        words[to..]
            .iter()
            .all(|word| is_high(word) || is_particle(word))
            .then_some((0, to))
    }
}

/// What a child is called, without the family's name where it was written along with it.
fn without_family(preferred: &str, family: &str) -> String {
    let preferred = without_signs_around(preferred);
    if family.is_empty() {
        return preferred;
    }
    let key = sort_key(family);
    if let Some((before, after)) = preferred.split_once(',')
        && sort_key(before.trim()) == key
    {
        return after.trim().to_owned();
    }
    let words: Vec<&str> = preferred.split_whitespace().collect();
    let ends = (1..words.len()).find(|at| sort_key(&words[*at..].join(" ")) == key);
    let begins = (1..words.len()).find(|at| sort_key(&words[..*at].join(" ")) == key);
    match (ends, begins) {
        (Some(at), _) => words[..at].join(" "),
        (None, Some(at)) => words[at..].join(" "),
        (None, None) => {
            // Only the first of two family names.
            let first = key.split(' ').next().unwrap_or_default();
            match words.last() {
                Some(last) if words.len() > 1 && sort_key(last) == first => {
                    words[..words.len() - 1].join(" ")
                }
                _ => preferred,
            }
        }
    }
}

#[cfg(test)]
mod cases;
