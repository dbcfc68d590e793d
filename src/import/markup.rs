//! The table of a page, of a spreadsheet in marks and of an open document becomes lines with their columns apart, as
//! `table.rs` makes them of a text. Marks are passed over one by one: nothing of such a file is drawn or run.

use super::table::{CELL_BYTES_MAX, COLUMNS_MAX, Row, Rows, clean};

/// The lines of the tables of a page, or of a spreadsheet in marks.
#[expect(
    clippy::too_many_lines,
    reason = "one mark after the other, as they come"
)]
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
        if let (Some(letter), Some(end)) = (letter, end) {
            plain.push(letter);
            rest = &rest[end + 1..];
        } else {
            plain.push('&');
            rest = &rest[1..];
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
}
