//! Reads a class list as teachers paste it, line by line. It compares with nobody and keeps nothing.

use unicode_segmentation::UnicodeSegmentation;

use super::WrittenName;
use crate::{
    domain::text::{Name, Unfit, sort_key},
    limits::{CLASS_NAMES, NAME_PART_GRAPHEMES_MAX},
};

/// What a line of a pasted list turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A child's name.
    Name(WrittenName),
    /// A line that cannot be a name.
    Unfit {
        /// Which line, from 1.
        line: usize,
        /// How it begins.
        text: String,
        /// What is wrong with it.
        why: Unfit,
    },
    /// Always the last: so many names more stood below those that a class may have.
    TooMany {
        /// How many were left out.
        left_out: usize,
    },
}

/// Which part of a name comes first where a line has columns.
#[derive(Clone, Copy)]
enum Order {
    GivenFirst,
    FamilyFirst,
}

/// Reads a pasted class list, a name a line.
///
/// `Ada Lovelace`, `Lovelace, Ada`, columns from a spreadsheet, numbering and bullets are all understood. Blank lines
/// and a heading above the first name are passed over; a heading of two columns says which comes first.
pub fn read_pasted(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut order = None;
    let mut left_out = 0;
    for (text, line) in text
        .trim_start_matches('\u{FEFF}')
        .split(ends_line)
        .zip(1..)
    {
        let text = without_numbering(text);
        if text.is_empty() {
            continue;
        }
        if lines.is_empty() && is_heading(text) {
            order = order_in_heading(text).or(order);
        } else if lines.len() < CLASS_NAMES {
            lines
                .push(read_name(text, order).map_or_else(|why| unfit(line, text, why), Line::Name));
        } else {
            left_out += 1;
        }
    }
    lines.extend((left_out > 0).then_some(Line::TooMany { left_out }));
    lines
}

/// Line ends, and the soft breaks that a word processor puts into a list.
fn ends_line(c: char) -> bool {
    matches!(
        c,
        '\n' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The line without `12.`, `12)`, a bullet, or a column of numbers before the name.
fn without_numbering(line: &str) -> &str {
    let line = line.trim();
    let unnumbered = line.trim_start_matches(char::is_numeric);
    let ends_number =
        |c: char| c.is_whitespace() || matches!(c, '.' | ')' | ']' | ':' | ';' | ',' | '-');
    let numbered = unnumbered.len() < line.len() && unnumbered.starts_with(ends_number);
    let line = if numbered {
        unnumbered.trim_start_matches(ends_number)
    } else {
        line
    };
    line.trim_start_matches(['-', '*', '•', '·', '–', '—', '☐', '▪'])
        .trim()
}

/// The columns of a line, and which part of a name stands first in them unless a heading says otherwise.
fn columns(line: &str) -> (Vec<&str>, Order) {
    let separators: [(&[char], Order); 3] = [
        (&['\t'], Order::GivenFirst),
        (&[';', '؛'], Order::GivenFirst),
        (&[',', '،'], Order::FamilyFirst),
    ];
    for (separator, order) in separators {
        if line.contains(separator) {
            return (line.split(separator).map(unquoted).collect(), order);
        }
    }
    (vec![unquoted(line)], Order::GivenFirst)
}

/// The headings of class lists, as their sort keys.
const GIVEN_HEADINGS: [&str; 9] = [
    "first",
    "first name",
    "forename",
    "given name",
    "given names",
    "nombre",
    "nombres",
    "preferred name",
    "الاسم الاول",
];
const FAMILY_HEADINGS: [&str; 9] = [
    "apellido",
    "apellidos",
    "family name",
    "last",
    "last name",
    "surname",
    "اسم العايلة",
    "العايلة",
    "اللقب",
];
const OTHER_HEADINGS: [&str; 21] = [
    "#",
    "alumnas",
    "alumnos",
    "class list",
    "estudiante",
    "estudiantes",
    "full name",
    "name",
    "names",
    "no",
    "no.",
    "nombre y apellidos",
    "number",
    "pupil",
    "pupils",
    "student",
    "student name",
    "students",
    "الاسم",
    "اسم الطالب",
    "الطلاب",
];

fn unquoted(part: &str) -> &str {
    part.trim().trim_matches(['"', '“', '”']).trim()
}

fn is_heading(line: &str) -> bool {
    let heads = |column: &&str| {
        let key = sort_key(column);
        [GIVEN_HEADINGS.as_slice(), &FAMILY_HEADINGS, &OTHER_HEADINGS]
            .into_iter()
            .any(|known| known.contains(&&*key))
    };
    columns(line).0.iter().all(heads)
}

fn order_in_heading(line: &str) -> Option<Order> {
    let keys: Vec<String> = columns(line).0.into_iter().map(sort_key).collect();
    let place = |headings: &[&str]| keys.iter().position(|key| headings.contains(&&**key));
    let (given, family) = (place(&GIVEN_HEADINGS)?, place(&FAMILY_HEADINGS)?);
    Some(if given < family {
        Order::GivenFirst
    } else {
        Order::FamilyFirst
    })
}

fn read_name(line: &str, order: Option<Order>) -> Result<WrittenName, Unfit> {
    let (columns, usual_order) = columns(line);
    let (given, family) = match *columns.as_slice() {
        [first, second, ..] if !first.is_empty() && !second.is_empty() => {
            match order.unwrap_or(usual_order) {
                Order::GivenFirst => (first, second),
                Order::FamilyFirst => (second, first),
            }
        }
        _ => {
            let mut filled = columns.into_iter().filter(|column| !column.is_empty());
            let whole = filled.next().unwrap_or_default();
            whole
                .rsplit_once(char::is_whitespace)
                .unwrap_or((whole, ""))
        }
    };
    Ok(WrittenName {
        given: read_part(given)?,
        family: if family.is_empty() {
            String::new()
        } else {
            read_part(family)?
        },
    })
}

fn read_part(raw: &str) -> Result<String, Unfit> {
    Name::parse(raw, NAME_PART_GRAPHEMES_MAX).map(String::from)
}

/// Reads one cell that holds a whole name, `Ada Brook` or `Brook, Ada`. `line` is where it stands, from 1.
pub fn read_whole(cell: &str, line: usize) -> Line {
    read_name(cell, None).map_or_else(|why| unfit(line, cell, why), Line::Name)
}

/// Reads a name whose parts stand in cells of their own; the family's may be empty.
pub fn read_parts(given: &str, family: &str, line: usize) -> Line {
    let part = |raw| read_part(unquoted(raw));
    let read = || {
        Ok(WrittenName {
            given: part(given)?,
            family: if family.trim().is_empty() {
                String::new()
            } else {
                part(family)?
            },
        })
    };
    read().map_or_else(|why| unfit(line, given, why), Line::Name)
}

/// The names among read lines, and the lines that are none.
pub fn names_and_unfit(lines: Vec<Line>) -> (Vec<WrittenName>, Vec<Line>) {
    let (mut names, mut unfit) = (Vec::new(), Vec::new());
    for line in lines {
        match line {
            Line::Name(name) => names.push(name),
            line => unfit.push(line),
        }
    }
    (names, unfit)
}

fn unfit(line: usize, text: &str, why: Unfit) -> Line {
    Line::Unfit {
        line,
        text: text.graphemes(true).take(NAME_PART_GRAPHEMES_MAX).collect(),
        why,
    }
}
