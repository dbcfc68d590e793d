//! A text becomes lines with their columns apart, whatever separates them; a page's table as well. What the columns mean is
//! not looked at.

/// How many lines are looked at to find out what separates the columns.
const LINES_LOOKED_AT: usize = 60;
/// A cell with more line breaks than this began with a quotation mark that was never meant to open one.
const BREAKS_IN_CELL_MAX: usize = 12;
/// Columns beyond these hold no names.
const COLUMNS_MAX: usize = 128;
/// Letters of a cell beyond these are no name.
const CELL_BYTES_MAX: usize = 400;

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
            line.split(separator)
                .map(str::trim)
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
        })
        .find(|names| names.len() > 2)
        .or_else(|| {
            let names: Vec<&str> = line
                .split([';', '؛'])
                .map(str::trim)
                .filter(|it| !it.is_empty())
                .collect();
            (names.len() == 2 && names.iter().all(|name| name.contains([' ', ','])))
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

/// The lines of the tables of a page, or of a spreadsheet in marks.
pub(super) fn split_markup(text: &str, rows_max: usize) -> Rows {
    let mut rows: Vec<Row> = Vec::new();
    let mut row: Option<Row> = None;
    let mut cell: Option<String> = None;
    let mut line = 0;
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        if let Some(cell) = &mut cell
            && cell.len() <= CELL_BYTES_MAX
        {
            cell.push_str(&rest[..at]);
        }
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix("!--") {
            rest = after.find("-->").map_or("", |end| &after[end + 3..]);
            continue;
        }
        let Some(end) = rest.find('>') else { break };
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        let closes = tag.starts_with('/');
        let name = tag.trim_start_matches('/');
        let name = name
            .split(|it: char| it.is_whitespace() || it == '/')
            .next()
            .unwrap_or_default();
        let name = name.to_ascii_lowercase();
        let name = name.strip_prefix("ss:").unwrap_or(&name);
        match (name, closes) {
            ("script" | "style", false) => {
                let closes_it = |at: &usize| {
                    let end = rest.get(at + 2..at + 2 + name.len());
                    end.is_some_and(|end| end.eq_ignore_ascii_case(name))
                };
                let at = rest.match_indices("</").map(|(at, _)| at).find(closes_it);
                rest = at.map_or("", |at| &rest[at..]);
            }
            ("tr" | "row" | "table:table-row", _)
            | ("table" | "worksheet" | "table:table", true) => {
                end_cell(&mut row, &mut cell);
                rows.extend(row.take().filter(|row| row.filled() > 0));
                if rows.len() > rows_max {
                    break;
                }
                if !closes {
                    line += 1;
                    row = Some(Row {
                        line,
                        cells: Vec::new(),
                    });
                }
            }
            ("td" | "th" | "cell" | "table:table-cell" | "table:covered-table-cell", _) => {
                end_cell(&mut row, &mut cell);
                // So many columns further on: a number in the mark, which may be as large as it likes.
                let skips = match tag
                    .split_once("ss:Index=\"")
                    .or(tag.split_once("-columns-repeated=\""))
                {
                    Some((_, rest)) => rest
                        .split('"')
                        .next()
                        .and_then(|it| it.parse::<usize>().ok())
                        .unwrap_or(1),
                    None => 1,
                };
                if let Some(row) = row.as_mut().filter(|_| !closes) {
                    let is_index = tag.contains("ss:Index");
                    let before = if is_index {
                        skips.saturating_sub(1 + row.cells.len())
                    } else if tag.ends_with('/') {
                        skips
                    } else {
                        0
                    };
                    row.cells
                        .extend((0..before.min(COLUMNS_MAX)).map(|_| String::new()));
                    row.cells.truncate(COLUMNS_MAX);
                }
                cell = (!closes && !tag.ends_with('/')).then(String::new);
            }
            ("br" | "p" | "div" | "text:p" | "text:s" | "text:tab" | "text:line-break", _) => {
                if let Some(cell) = &mut cell {
                    cell.push(' ');
                }
            }
            _ => {}
        }
    }
    end_cell(&mut row, &mut cell);
    rows.extend(row.filter(|row| row.filled() > 0));
    Rows {
        rows,
        ..Rows::default()
    }
}

fn end_cell(row: &mut Option<Row>, cell: &mut Option<String>) {
    if let (Some(row), Some(cell)) = (row, cell.take())
        && row.cells.len() < COLUMNS_MAX
    {
        row.cells.push(clean(&without_entities(&cell)));
    }
}

fn without_entities(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        let letter = end.and_then(|end| entity(&rest[1..end]));
        match (letter, end) {
            (Some(letter), Some(end)) => {
                plain.push(letter);
                rest = &rest[end + 1..];
            }
            _ => {
                plain.push('&');
                rest = &rest[1..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return number.ok().and_then(char::from_u32);
    }
    // A letter with its mark: `eacute` is e with an acute one.
    let marks = [
        ("acute", '\u{301}'),
        ("grave", '\u{300}'),
        ("uml", '\u{308}'),
        ("tilde", '\u{303}'),
        ("circ", '\u{302}'),
        ("cedil", '\u{327}'),
        ("ring", '\u{30A}'),
        ("caron", '\u{30C}'),
    ];
    let marked = marks.into_iter().find_map(|(word, mark)| {
        let mut letter = name.strip_suffix(word)?.chars();
        let (letter, none) = (letter.next()?, letter.next());
        none.is_none()
            .then(|| unicode_normalization::char::compose(letter, mark))?
    });
    marked.or(match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        "szlig" => Some('ß'),
        "oslash" => Some('ø'),
        "Oslash" => Some('Ø'),
        "aelig" => Some('æ'),
        "rsquo" => Some('’'),
        "lsquo" => Some('‘'),
        "ldquo" => Some('“'),
        "rdquo" => Some('”'),
        _ => None,
    })
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
    fn the_table_of_a_page_is_read() {
        let page = "<html><head><style>td{}</style></head><table><tr><th>Last<br>Name<th>First Name</tr>\
            <TR><td>Ib&aacute;&ntilde;ez</td><td>Zo&#235;</td></TR><tr><td>O&#x27;Dune<td><b>Pia</b></table>";
        let rows: Vec<String> = split_markup(page, 100)
            .rows
            .into_iter()
            .map(|row| row.cells.join("|"))
            .collect();
        assert_eq!(rows, ["Last Name|First Name", "Ibáñez|Zoë", "O'Dune|Pia"]);
        let sheet = "<?xml version=\"1.0\"?><Workbook><Worksheet><Table><Row><Cell><Data ss:Type=\"String\">Name</Data></Cell><Cell/></Row></Table></Worksheet></Workbook>";
        assert_eq!(split_markup(sheet, 100).rows[0].cells, ["Name", ""]);
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
