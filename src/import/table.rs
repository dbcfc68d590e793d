//! A text becomes lines with their columns apart, whatever separates them. What the columns mean is not looked at.

use super::{one_line, spaced, titles};

/// How many lines are looked at to find out what separates the columns.
const LINES_LOOKED_AT: usize = 60;
/// A cell with more line breaks than this began with a quotation mark that was never meant to open one.
const BREAKS_IN_CELL_MAX: usize = 12;
/// A part of a line with more words than these is one of a sentence.
const SENTENCE_WORDS: usize = 7;
/// Columns beyond these hold no names.
pub(super) const COLUMNS_MAX: usize = 128;
/// Letters of a cell beyond these are no name.
pub(super) const CELL_BYTES_MAX: usize = 400;

/// One line of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// Its number in the file, from 1.
    pub(super) line: usize,
    /// What stands in its columns.
    pub(super) cells: Vec<String>,
    /// The spreadsheet that it stands in does not show it.
    pub(super) is_hidden: bool,
}

impl Row {
    /// What stands in a column; nothing where the line is shorter.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// How many of its cells have anything in them.
    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

/// A text with its columns apart.
#[expect(
    clippy::struct_field_names,
    reason = "the rows of a table are its rows"
)]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rows {
    /// The lines that have anything in them.
    pub(super) rows: Vec<Row>,
    /// What stood between the columns; none where there is one column, or where a table was marked up.
    pub(super) separator: Option<char>,
    /// A space follows nearly each of them, as it does in a list that is written and not exported.
    pub(super) is_spaced: bool,
    /// Its lines were parted by a guess, which somebody has to look at.
    pub(super) is_guess: bool,
}

/// Takes a text apart.
pub(super) fn split(text: &str) -> Rows {
    let (said, text, skipped) = without_sep_line(text);
    let unwrapped = one_line::unwrapped(text);
    let text = unwrapped.as_deref().unwrap_or(text);
    let separator = said.or_else(|| find_separator(text));
    if said.is_none()
        && matches!(separator, None | Some(',' | '،'))
        && let Some(rows) = spaced::rows(text)
    {
        return Rows {
            rows,
            ..Rows::default()
        };
    }
    let mut rows = Vec::new();
    read(text, separator, 1 + skipped, |row| {
        rows.push(row);
        true
    });
    if let [only] = rows.as_slice()
        && only.cells.len() == 1
        && only.cells[0].contains('\n')
    {
        // A cell of a spreadsheet with the whole list in it.
        return lines(text.trim().trim_matches('"'));
    }
    if let [only] = rows.as_slice()
        && let Some((rows, is_guess)) = one_line::names(text, only)
    {
        return Rows {
            rows,
            is_guess,
            ..Rows::default()
        };
    }
    for row in rows.iter_mut().take(super::HEADING_LINES) {
        close_brackets(row, separator);
    }
    let is_wide = rows.iter().any(|row| row.cells.len() > 1);
    let spaced = separator.map(|it| {
        (
            text.matches(it).count(),
            text.matches(&format!("{it} ")).count(),
        )
    });
    Rows {
        rows,
        separator: separator.filter(|_| is_wide),
        is_spaced: spaced.is_some_and(|(all, spaced)| spaced * 10 >= all * 8),
        is_guess: false,
    }
}

/// A text with a name a line, whatever stands in it.
pub(super) fn lines(text: &str) -> Rows {
    let mut rows = Vec::new();
    read(text, None, 1, |row| {
        rows.push(row);
        true
    });
    Rows {
        rows,
        ..Rows::default()
    }
}

/// `Name (Last, First)` without quotation marks is one title.
fn close_brackets(row: &mut Row, separator: Option<char>) {
    let mut at = 0;
    while at + 1 < row.cells.len() {
        let opens = row.cells[at].contains('(') && !row.cells[at].contains(')');
        if opens && row.cells[at + 1].contains(')') {
            let rest = row.cells.remove(at + 1);
            row.cells[at] = format!("{}{} {rest}", row.cells[at], separator.unwrap_or(','));
        }
        at += 1;
    }
}

/// `sep=;` in the first line, as some programs write it.
fn without_sep_line(text: &str) -> (Option<char>, &str, usize) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let first = first.trim().trim_matches('"');
    let said = first
        .get(..4)
        .filter(|word| word.eq_ignore_ascii_case("sep="));
    let mut after = first.get(4..).unwrap_or_default().chars();
    match (said, after.next(), after.next()) {
        (Some(_), Some(separator), None) => (Some(separator), rest, 1),
        (Some(_), None, _) => (Some('\t'), rest, 1),
        _ => (None, text, 0),
    }
}

/// What separates the columns: whatever parts most lines into the same number of them.
fn find_separator(text: &str) -> Option<char> {
    let end = text
        .match_indices('\n')
        .nth(LINES_LOOKED_AT)
        .map_or(text.len(), |(at, _)| at);
    let start = &text[..end];
    if let Some(separator) = odd_separator(start) {
        return Some(separator);
    }
    let found = ['\t', ';', '|', ',', '؛', '،', '~'].map(|separator| {
        let mut widths = Vec::new();
        if start.contains(separator) {
            read(start, Some(separator), 1, |row| {
                // `Hi Val,` is a greeting, and no line of a table.
                let is_greeting = row.cells.len() == 2 && row.cells[1].is_empty();
                // `~ Cleo Elm` is a child behind a sign.
                let is_sign = separator == '~' && row.cells[0].trim().is_empty();
                // `Hi Val, here is the list:` is a sentence.
                let is_said = row.cells.len() < 4
                    && row.cells.last().is_some_and(|last| {
                        last.ends_with(':') || last.split_whitespace().count() > SENTENCE_WORDS
                    });
                let is_text = (is_greeting || is_said) && matches!(separator, ',' | '،');
                let is_table = !is_text && !is_sign;
                widths.push(if is_table { row.cells.len() } else { 1 });
                true
            });
        }
        let most = (2..=COLUMNS_MAX).map(|width| widths.iter().filter(|it| **it == width).count());
        (most.max().unwrap_or(0), separator)
    });
    // Of equals the first: a comma may stand inside a name.
    let (count, separator) = found.into_iter().rev().max_by_key(|(count, _)| *count)?;
    if count > 0 {
        return Some(separator);
    }
    // `Ada Brook / Greta Brook`, but neither `Alumno/a` nor `he/him` behind a name.
    let lines = || start.lines().filter(|line| !line.trim().is_empty());
    ['/', '=', '→', '➔', '⇒', '>'].into_iter().find(|sign| {
        let apart = format!(" {sign} ");
        let parted = lines().filter(|line| line.contains(&apart)).count();
        parted > 1 && parted * 10 >= lines().count() * 8
    })
}

/// A sign that parts the first line into nothing but titles, and most of the others too: `First Name:Last Name:ID`.
fn odd_separator(text: &str) -> Option<char> {
    const SIGNS: [char; 9] = [':', '^', '/', '#', '*', '§', '¦', '·', '='];
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next()?;
    let others: Vec<&str> = lines.collect();
    SIGNS.into_iter().find(|sign| {
        let count = |line: &str| line.matches(*sign).count();
        let same = others.iter().filter(|line| count(line) == count(first));
        count(first) > 0
            && first
                .split(*sign)
                .all(|cell| titles::role(cell.trim()).is_some())
            && same.count() * 2 > others.len()
    })
}

/// Gives the lines that have anything in them one after the other, while they are wanted.
pub(super) fn read(
    text: &str,
    separator: Option<char>,
    first_line: usize,
    mut wanted: impl FnMut(Row) -> bool,
) {
    let mut rest = text;
    let mut line = first_line;
    while !rest.is_empty() {
        let mut cells = Vec::new();
        let begun = line;
        loop {
            let (cell, after, breaks, ended) = read_cell(rest, separator);
            line += breaks;
            if cells.len() < COLUMNS_MAX {
                cells.push(cell);
            }
            rest = after;
            if ended {
                line += 1;
                break;
            }
        }
        let is_hidden = false;
        let row = Row {
            line: begun,
            cells,
            is_hidden,
        };
        if row.filled() > 0 && !wanted(row) {
            return;
        }
    }
}

/// The first cell of a text, what follows it, how many line breaks stood in it, and whether it ended its line.
fn read_cell(text: &str, separator: Option<char>) -> (String, &str, usize, bool) {
    let blank = |it: char| it == ' ' && separator != Some(' ');
    let start = text.trim_start_matches(blank);
    if start.starts_with('"')
        && let Some(quoted) = read_quoted(start, separator)
    {
        return quoted;
    }
    let end = text
        .find(|it| it == '\n' || Some(it) == separator)
        .unwrap_or(text.len());
    let (cell, after) = text.split_at(end);
    let mut letters = after.chars();
    let ended = letters.next() != separator || separator.is_none();
    (clean(cell), letters.as_str(), 0, ended)
}

/// A cell in quotation marks; none where the mark was left open, or closes in the middle of words.
fn read_quoted(start: &str, separator: Option<char>) -> Option<(String, &str, usize, bool)> {
    let mut cell = String::new();
    let mut rest = &start[1..];
    let mut breaks = 0;
    loop {
        let at = rest.find(['"', '\n'])?;
        cell.push_str(&rest[..at]);
        let is_break = rest.as_bytes()[at] == b'\n';
        rest = &rest[at + 1..];
        if is_break {
            cell.push('\n');
            breaks += 1;
            if breaks > BREAKS_IN_CELL_MAX {
                return None;
            }
        } else if let Some(after) = rest.strip_prefix('"') {
            cell.push('"');
            rest = after;
        } else {
            break;
        }
    }
    let after = rest.trim_start_matches(|it| it == ' ' && separator != Some(' '));
    let mut letters = after.chars();
    match letters.next() {
        None | Some('\n') => Some((clean(&cell), letters.as_str(), breaks, true)),
        found if found == separator => Some((clean(&cell), letters.as_str(), breaks, false)),
        Some(_) => None,
    }
}

/// A cell without what nobody can see, its lines apart, and without the marks in which spreadsheets wrap a text.
pub(super) fn clean(cell: &str) -> String {
    let mut cell = cell.trim();
    if cell.len() > CELL_BYTES_MAX {
        let end = (0..=CELL_BYTES_MAX)
            .rev()
            .find(|at| cell.is_char_boundary(*at));
        cell = &cell[..end.unwrap_or(0)];
    }
    if let Some(inner) = cell
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
    {
        cell = inner;
    }
    // A single quotation mark before a text is how spreadsheets say that it is one.
    if let Some(rest) = cell.strip_prefix('\'').filter(|rest| !rest.contains('\'')) {
        cell = rest;
    }
    if cell
        .bytes()
        .all(|byte| byte == b' ' || byte.is_ascii_graphic())
        && !cell.contains("  ")
    {
        return cell.trim().to_owned();
    }
    let mut plain = String::with_capacity(cell.len());
    for letter in cell.chars() {
        match letter {
            '\u{200B}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{AD}'
            | '\u{61C}'
            // A line that only makes an Arabic word longer.
            | '\u{640}'
            | '\u{E000}'..='\u{F8FF}'
            | '\u{FFFC}' => {}
            '\n' => {
                // Of a cell with several lines only the first may be the name.
                plain.truncate(plain.trim_end().len());
                plain.push('\n');
            }
            letter if letter.is_whitespace() || letter.is_control() => {
                if !plain.ends_with([' ', '\n']) {
                    plain.push(' ');
                }
            }
            letter => plain.push(plain_letter(letter)),
        }
    }
    plain.trim().to_owned()
}

/// The letter that a drawn one stands for: phones offer `𝐀𝐝𝐚` and `𝓑𝓮𝓷` beside the letters of the alphabet.
fn plain_letter(letter: char) -> char {
    const FIRST: u32 = 0x1D400;
    let Some(place) = u32::from(letter)
        .checked_sub(FIRST)
        .filter(|it| *it < 13 * 52)
    else {
        return letter;
    };
    let (place, begin) = match place % 52 {
        place @ 0..26 => (place, 'A'),
        place => (place - 26, 'a'),
    };
    char::from_u32(u32::from(begin) + place).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<String> {
        split(text)
            .rows
            .into_iter()
            .map(|row| row.cells.join("|"))
            .collect()
    }

    #[test]
    fn columns_are_parted_by_whatever_parts_them() {
        for text in [
            "a\tb c\td\n1\t2\t3\n",
            "a;b c;d\n1;2;3",
            "a,b c,d\n1,2,3",
            "a|b c|d\n1|2|3",
            "sep=;\na;b c;d\n1;2;3",
            "\"a\",\"b c\",\"d\"\n\"1\",\"2\",\"3\"\n",
        ] {
            assert_eq!(cells(text), ["a|b c|d", "1|2|3"], "{text}");
        }
    }

    #[test]
    fn a_cell_may_have_several_lines_and_a_quotation_mark_may_be_left_open() {
        assert_eq!(cells("a,b\n\"x\ny\",2\nz,3\n"), ["a|b", "x\ny|2", "z|3"]);
        assert_eq!(
            cells("a,b\n\"Ada Brook,1\nBen Dale,2\n"),
            ["a|b", "\"Ada Brook|1", "Ben Dale|2"]
        );
        assert_eq!(
            cells("a,b\n\"Ada \"\"Sunny\"\" Brook\",1\n"),
            ["a|b", "Ada \"Sunny\" Brook|1"]
        );
        let lines: Vec<usize> = split("a,b\n\"x\ny\",2\nz,3\n")
            .rows
            .iter()
            .map(|row| row.line)
            .collect();
        assert_eq!(lines, [1, 2, 4]);
    }

    #[test]
    fn a_list_in_one_line_is_a_list() {
        assert_eq!(
            cells("Ada, Ben, Chloe, Dara"),
            ["Ada", "Ben", "Chloe", "Dara"]
        );
        assert_eq!(cells("Ada Brook; Ben Dale"), ["Ada Brook", "Ben Dale"]);
        assert_eq!(cells("Brook, Ada"), ["Brook|Ada"]);
        assert_eq!(cells("Brook, John, Jr."), ["Brook|John|Jr."]);
    }

    #[test]
    fn what_nobody_can_see_goes() {
        for cell in [
            "\u{200F}נועה",
            "נו\u{200B}עה\u{200E}",
            "\u{FEFF}נועה",
            "\u{F0B7} נועה",
            "=\"נועה\"",
        ] {
            assert_eq!(clean(cell), "נועה", "{cell:?}");
        }
        assert_eq!(clean("Mary\u{A0}\u{A0}Ann\n"), "Mary Ann");
    }
}
