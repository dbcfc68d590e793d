//! A text becomes lines with their columns apart, whatever separates them. What the columns mean is not looked at.

/// How many lines are looked at to find out what separates the columns.
const LINES_LOOKED_AT: usize = 60;
/// A cell with more line breaks than this began with a quotation mark that was never meant to open one.
const BREAKS_IN_CELL_MAX: usize = 12;
/// Columns beyond these hold no names.
pub(super) const COLUMNS_MAX: usize = 128;
/// Letters of a cell beyond these are no name.
pub(super) const CELL_BYTES_MAX: usize = 400;

/// One line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Its number in the file, from 1.
    pub(super) line: usize,
    /// What stands in its columns.
    pub(super) cells: Vec<String>,
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
}

/// Takes a text apart.
pub(super) fn split(text: &str) -> Rows {
    let (said, text, skipped) = without_sep_line(text);
    let separator = said.or_else(|| find_separator(text));
    let mut rows = Vec::new();
    read(text, separator, 1 + skipped, |row| {
        rows.push(row);
        true
    });
    if let [only] = rows.as_slice()
        && let Some(names) = one_line_list(text, only)
    {
        return Rows {
            rows: names,
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

/// A list in one line: `Ada, Ben, Chloe`, or `Ada Brook; Ben Dale`.
fn one_line_list(text: &str, only: &Row) -> Option<Vec<Row>> {
    let line = text.trim();
    let names: Vec<&str> = ['\t', ';', '؛', '|', ',', '،']
        .into_iter()
        .map(|separator| {
            let names = parts(line, separator).into_iter().map(str::trim);
            names.filter(|it| !it.is_empty()).collect::<Vec<_>>()
        })
        .find(|names| {
            let have_addresses = names.iter().all(|name| name.contains('<'));
            names.len() > 2 || names.len() == 2 && have_addresses
        })
        .or_else(|| {
            let names: Vec<&str> = line
                .split([';', '؛'])
                .map(str::trim)
                .filter(|it| !it.is_empty())
                .collect();
            (names.len() == 2 && names.iter().all(|name| name.contains([' ', ','])))
                .then_some(names)
        })
        .or_else(|| {
            // One name has one dash at most, and a remark behind it.
            let names: Vec<&str> = [" - ", " – ", " • ", " · "]
                .iter()
                .map(|dash| line.split(dash).map(str::trim).collect::<Vec<_>>())
                .find(|names| names.len() > 2)?;
            let count = |name: &&str| name.split_whitespace().count();
            let first = count(&names[0]);
            names
                .iter()
                .all(|name| count(name) == first)
                .then_some(names)
        })?;
    // A line of a table has other things in it than names.
    let is_name = |name: &&str| {
        let name = name.split('<').next().unwrap_or_default();
        !name.is_empty() && !name.contains(|it: char| it.is_ascii_digit() || it == '@')
    };
    let all = names.iter().all(is_name);
    let last_is_suffix = names.len() == 3 && names[2].trim_end_matches('.').len() <= 3;
    (all && !last_is_suffix).then(|| {
        let names = names.iter();
        names
            .map(|name| Row {
                line: only.line,
                cells: vec![(*name).to_owned()],
            })
            .collect()
    })
}

/// A line parted where a separator stands outside of quotation marks and of the addresses behind names.
fn parts(line: &str, separator: char) -> Vec<&str> {
    let is_quoted = line.matches('"').count().is_multiple_of(2);
    let is_closed = line.matches('<').count() == line.matches('>').count();
    let (mut in_quotes, mut in_address) = (false, false);
    line.split(|letter| {
        match letter {
            '"' if is_quoted => in_quotes = !in_quotes,
            '<' => in_address = is_closed,
            '>' => in_address = false,
            _ => {}
        }
        letter == separator && !in_quotes && !in_address
    })
    .collect()
}

/// What separates the columns: whatever parts most lines into the same number of them.
fn find_separator(text: &str) -> Option<char> {
    let end = text
        .match_indices('\n')
        .nth(LINES_LOOKED_AT)
        .map_or(text.len(), |(at, _)| at);
    let start = &text[..end];
    let found = ['\t', ';', '|', ',', '؛', '،'].map(|separator| {
        let mut widths = Vec::new();
        if start.contains(separator) {
            read(start, Some(separator), 1, |row| {
                widths.push(row.cells.len());
                true
            });
        }
        let most = (2..=COLUMNS_MAX).map(|width| widths.iter().filter(|it| **it == width).count());
        (most.max().unwrap_or(0), separator)
    });
    // Of equals the first: a comma may stand inside a name.
    let (count, separator) = found.into_iter().rev().max_by_key(|(count, _)| *count)?;
    (count > 0).then_some(separator)
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
        if cells.iter().any(|cell| !cell.is_empty()) && !wanted(Row { line: begun, cells }) {
            return;
        }
    }
}

/// The first cell of a text, what follows it, how many line breaks stood in it, and whether it ended its line.
fn read_cell(text: &str, separator: Option<char>) -> (String, &str, usize, bool) {
    let blank = |it: char| it == ' ' && separator != Some(' ');
    let start = text.trim_start_matches(blank);
    if separator.is_some()
        && start.starts_with('"')
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

/// A cell without what nobody can see, on one line, and without the marks in which spreadsheets wrap a text.
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
            | '\u{E000}'..='\u{F8FF}'
            | '\u{FFFC}' => {}
            letter if letter.is_whitespace() || letter.is_control() => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            letter => plain.push(letter),
        }
    }
    plain.trim().to_owned()
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
        assert_eq!(cells("a,b\n\"x\ny\",2\nz,3\n"), ["a|b", "x y|2", "z|3"]);
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
