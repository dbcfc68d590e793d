//! Plain lists: a text with a name a line, or a table with commas, semicolons or tabs, from whichever program
//! saved it. Bytes in, names out. Only the columns of names are read any further; a birthday or an address is left out.

use crate::{
    domain::{
        roster::{Line, read_parts, read_whole},
        text::sort_key,
    },
    limits::{CLASS_NAMES, LIST_LINES, LIST_TEXT_BYTES},
};

/// How many lines are looked at to find out what separates the columns, and which hold names.
const LINES_LOOKED_AT: usize = 60;
/// The first bytes of a file by which text is told from a picture or a program.
const HEAD_BYTES: usize = 4096;
/// A column holds names if so many of a hundred cells look like one.
const NAMES_PERCENT: usize = 80;

/// Why a file is no class list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing is in it.
    Empty,
    /// A spreadsheet's own format.
    Spreadsheet,
    /// A document to print.
    Pdf,
    /// A picture, a program, or anything else that is not text.
    NotText,
    /// More than all that a school knows of a class.
    TooLarge,
    /// So many lines are more than a class.
    TooLong {
        /// How many lines it has.
        lines: usize,
    },
}

/// Which columns hold the names, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// One column with whole names.
    Whole(usize),
    /// One column with given names alone.
    Given(usize),
    /// A column for each part.
    Parts {
        /// What the child is called.
        given: usize,
        /// The family's name.
        family: usize,
    },
}

/// One line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number in the file, from 1.
    pub line: usize,
    /// What stands in its columns.
    pub cells: Vec<String>,
}

/// A list with its columns apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The titles of the columns, if the first line has any.
    pub heading: Option<Vec<String>>,
    /// The other lines.
    pub rows: Vec<Row>,
    /// The columns that seem to hold the names.
    pub guess: Columns,
}

/// The text of a file, whichever way it was saved: UTF-8, UTF-16 with or without its mark, or Windows' Latin letters.
pub fn read_text(bytes: &[u8]) -> Result<String, Unreadable> {
    match bytes {
        [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => {
            return Err(Unreadable::Spreadsheet);
        }
        [b'%', b'P', b'D', b'F', ..] => return Err(Unreadable::Pdf),
        _ => {}
    }
    // No list is as long as this, not even in UTF-16, so nothing more is made of it.
    if bytes.len() > 2 * LIST_TEXT_BYTES {
        let head = decode(&bytes[..HEAD_BYTES]);
        let is_binary = |letter: char| letter.is_ascii_control() && !letter.is_whitespace();
        let lines = bytes.split(|byte| *byte == b'\n').count() - 1;
        return Err(match lines {
            _ if head.chars().any(is_binary) => Unreadable::NotText,
            lines if lines > LIST_LINES => Unreadable::TooLong { lines },
            _ => Unreadable::TooLarge,
        });
    }
    let text = decode(bytes);
    let is_control = |letter: char| letter.is_control() && !letter.is_whitespace();
    if text.chars().any(is_control) || text.starts_with("{\\rtf") {
        return Err(Unreadable::NotText);
    }
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    match lines {
        0 => Err(Unreadable::Empty),
        lines if lines > LIST_LINES => Err(Unreadable::TooLong { lines }),
        _ if text.len() > LIST_TEXT_BYTES => Err(Unreadable::TooLarge),
        _ => Ok(text),
    }
}

fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        // Without a mark: every second byte of Latin letters is nought.
        [first, 0, ..] if *first != 0 => utf16(bytes, u16::from_le_bytes),
        [0, second, ..] if *second != 0 => utf16(bytes, u16::from_be_bytes),
        _ => match str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| latin(*byte)).collect(),
        },
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|pair| unit([pair[0], pair[1]]))
        .collect();
    String::from_utf16_lossy(&units)
}

/// A byte of Windows-1252: Latin-1, but for the marks and letters that Windows puts where Latin-1 has none.
fn latin(byte: u8) -> char {
    const WINDOWS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// Takes a text apart into lines and columns, and finds the names in it.
pub fn read_table(text: &str) -> Table {
    let separator = find_separator(text);
    let mut rows = read_rows(text, separator, true);
    let has_break = |row: &Row| row.cells.iter().any(|cell| cell.contains('\n'));
    if rows.iter().any(has_break) {
        // No name has two lines: a quotation mark was left open, and means nothing here.
        rows = read_rows(text, separator, false);
    }
    let titled = rows.first().and_then(|row| columns_of_heading(&row.cells));
    let heading = titled.map(|_| rows.remove(0).cells);
    let guess = titled.unwrap_or_else(|| columns_of_rows(&rows, separator));
    Table {
        heading,
        rows,
        guess,
    }
}

/// Whether a pasted text is a table with more in it than names, so that its columns have to be looked at.
pub fn is_table(text: &str) -> bool {
    let table = read_table(text);
    let width = table.rows.iter().map(|row| row.cells.len()).max();
    table.heading.is_some() && width.is_some_and(|width| width > 2)
}

/// What separates the columns: whatever parts most lines into the same number of them.
fn find_separator(text: &str) -> Option<u8> {
    let start: Vec<&str> = text.lines().take(LINES_LOOKED_AT).collect();
    let start = start.join("\n");
    let found = *b"\t;,";
    let found = found.map(|separator| {
        let widths: Vec<usize> = read_rows(&start, Some(separator), true)
            .iter()
            .map(|row| row.cells.len())
            .collect();
        let most = (2..=40).map(|width| widths.iter().filter(|it| **it == width).count());
        (most.max().unwrap_or(0), separator)
    });
    // Of equals the first: a comma may stand inside a name.
    let (count, separator) = found
        .into_iter()
        .rev()
        .max_by_key(|(count, _)| *count)
        .unwrap_or((0, b','));
    (count > 0).then_some(separator)
}

/// The lines that have anything in them, each with its number and its cells.
fn read_rows(text: &str, separator: Option<u8>, quotes: bool) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .quoting(quotes && separator.is_some())
        .delimiter(separator.unwrap_or(0))
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let records = reader.records().filter_map(Result::ok);
    let rows = records.map(|record| {
        let line = record.position().map_or(0, csv::Position::line);
        let cells = record.iter().map(|cell| cell.trim_matches('"').to_owned());
        Row {
            line: usize::try_from(line).unwrap_or(0),
            cells: cells.collect(),
        }
    });
    rows.filter(|row| row.cells.iter().any(|cell| !cell.is_empty()))
        .collect()
}

/// The titles under which given names stand, as their keys with spaces between.
const GIVEN: &str = "\
    first firstname firstnames forename fname givenname givennames namefirst nombredepila \
    nombres preferredfirstname preferredname primernombre studentfirst studentfirstname \
    الاسمالاول الاسمالشخصي اسمالطالبالاول";
const FAMILY: &str = "\
    apellido apellidos familyname last lastname lname namelast primerapellido studentlast \
    studentlastname surname \
    اسمالعايلة العايلة الكنية اللقب";
/// Whole names; given names where a column of the families' stands beside them.
const NAME: &str = "\
    alumna alumno alumnos displayname estudiante fullname learner name names nombre \
    nombrecompleto nombreyapellidos pupil student studentname students \
    الاسم الاسمالكامل اسمالطالب الطالب";

/// A title without case, marks, spaces and signs: `Last Name`, `last_name` and `lastName` are one.
fn key(title: &str) -> String {
    sort_key(title).replace(|letter: char| !letter.is_alphanumeric(), "")
}

/// The columns of names, if this line is a heading.
fn columns_of_heading(cells: &[String]) -> Option<Columns> {
    let keys: Vec<String> = cells.iter().map(|cell| key(cell)).collect();
    let find = |known: &str| {
        keys.iter()
            .position(|key| known.split(' ').any(|it| it == key))
    };
    match (find(GIVEN), find(FAMILY), find(NAME)) {
        (Some(given), Some(family), _) | (None, Some(family), Some(given)) => {
            Some(Columns::Parts { given, family })
        }
        (_, None, Some(whole)) => Some(Columns::Whole(whole)),
        (Some(given), None, None) => Some(Columns::Given(given)),
        (None, Some(_) | None, None) => None,
    }
}

/// The columns of names of a list without a heading, by what stands in them. After a comma comes the given name, as in
/// `Brook, Ada`; in other tables it comes first.
fn columns_of_rows(rows: &[Row], separator: Option<u8>) -> Columns {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(1);
    let looked_at = rows.len().min(LINES_LOOKED_AT);
    let holds_names = |column: &usize| {
        let cells = rows.iter().take(looked_at);
        let cells = cells.filter_map(|row| row.cells.get(*column));
        cells.filter(|cell| is_like_name(cell)).count() * 100 >= looked_at * NAMES_PERCENT
    };
    let mut columns = (0..width).filter(holds_names);
    match (columns.next(), columns.next()) {
        (Some(first), Some(second)) if separator == Some(b',') => Columns::Parts {
            given: second,
            family: first,
        },
        (Some(given), Some(family)) => Columns::Parts { given, family },
        (Some(whole), None) => Columns::Whole(whole),
        (None, _) => Columns::Whole(0),
    }
}

fn is_like_name(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic)
        && !cell.contains(['@', '/', '_'])
        && !cell.chars().any(|letter| letter.is_ascii_digit())
        && cell.chars().filter(|it| it.is_alphabetic()).count() > 1
}

impl Table {
    /// How many columns there are.
    pub fn width(&self) -> usize {
        let rows = self.rows.iter().map(|row| row.cells.len());
        rows.chain(self.heading.iter().map(Vec::len))
            .max()
            .unwrap_or(0)
    }

    /// What a column is called: its title, or what stands first in it.
    pub fn title(&self, column: usize) -> &str {
        let heading = self.heading.as_ref().and_then(|cells| cells.get(column));
        let mut rows = self.rows.iter();
        let cell = || rows.find_map(|row| row.cells.get(column).filter(|cell| !cell.is_empty()));
        heading
            .filter(|title| !title.is_empty())
            .or_else(cell)
            .map_or("", String::as_str)
    }

    /// The names of these columns. A line that stands there twice with all its other columns is one child; lines without a
    /// name are passed over.
    pub fn names(&self, columns: Columns) -> Vec<Line> {
        let (given, family) = match columns {
            Columns::Whole(at) | Columns::Given(at) => (at, None),
            Columns::Parts { given, family } => (given, Some(family)),
        };
        let has_more = self.width() > 1 + usize::from(family.is_some());
        let mut lines = Vec::new();
        let mut left_out = 0;
        for (nth, Row { line, cells }) in self.rows.iter().enumerate() {
            let cell = |at: usize| cells.get(at).map_or("", String::as_str);
            let family = family.map(cell);
            if cell(given).is_empty() && family.unwrap_or_default().is_empty()
                || has_more && self.rows[..nth].iter().any(|before| before.cells == *cells)
            {
                continue;
            }
            if lines.len() >= CLASS_NAMES {
                left_out += 1;
                continue;
            }
            lines.push(match (columns, family) {
                (Columns::Whole(_), _) => read_whole(cell(given), *line),
                (_, Some(family)) if cell(given).is_empty() => read_parts(family, "", *line),
                (_, family) => read_parts(cell(given), family.unwrap_or_default(), *line),
            });
        }
        lines.extend((left_out > 0).then_some(Line::TooMany { left_out }));
        lines
    }
}

#[cfg(test)]
mod cases;
