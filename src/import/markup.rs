//! The table of a page, of a spreadsheet in marks and of an open document becomes lines with their columns apart, as
//! `table.rs` makes them of a text. Marks are passed over one by one: nothing of such a file is drawn or run.

use super::{
    entities::without_entities,
    table::{CELL_BYTES_MAX, COLUMNS_MAX, Row, Rows, clean},
};

/// Bytes that repeated cells and rows may add: a mark may say that a cell stands for millions.
const COPIES_BYTES_MAX: usize = 256 * 1024;
/// Rows below a cell that it may cover.
const ROWS_BELOW_MAX: usize = 4000;

/// The lines of the tables of a page, or of a spreadsheet in marks.
pub(super) fn split_markup(text: &str, rows_max: usize) -> Rows {
    let mut table = Table::new(rows_max);
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        table.put_text(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix("!--") {
            rest = after.find("-->").map_or("", |end| &after[end + 3..]);
            continue;
        }
        let Some(end) = rest.find('>') else { break };
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        let name = tag_name(tag);
        // What a program would run, and what somebody wrote beside a cell, is none of its text.
        let is_passed_over = matches!(
            name.as_str(),
            "script" | "style" | "comment" | "office:annotation"
        );
        if is_passed_over && !tag.starts_with('/') && !tag.ends_with('/') {
            rest = after_closing(rest, &tag[..name_length(tag)]);
        } else if !table.take(&name, tag) {
            break;
        }
    }
    table.end_row();
    Rows {
        rows: table.rows,
        ..Rows::default()
    }
}

/// The lines of a page with a list in it, or paragraphs, and no table; none where a text is no page.
pub(super) fn lines_of(text: &str) -> Option<String> {
    const BLOCKS: [&str; 12] = [
        "li", "p", "div", "br", "ul", "ol", "dt", "dd", "h1", "h2", "h3", "h4",
    ];
    let small = text.to_ascii_lowercase();
    let is_page = small.trim_start().starts_with('<')
        && ["<li", "<p>", "<p ", "<div", "<br"]
            .iter()
            .any(|mark| small.contains(mark));
    if !is_page {
        return None;
    }
    let is_of_list = small.contains("<li");
    let (mut lines, mut depth, mut rest) = (String::new(), 0_usize, text);
    while let Some(at) = rest.find('<') {
        if !is_of_list || depth > 0 {
            lines.extend(
                rest[..at]
                    .chars()
                    .map(|it| if it == '\n' { ' ' } else { it }),
            );
        }
        rest = &rest[at + 1..];
        let Some(end) = rest.find('>') else { break };
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        let (name, closes) = (tag_name(tag), tag.starts_with('/'));
        if matches!(name.as_str(), "script" | "style" | "nav" | "head") && !closes {
            rest = after_closing(rest, &tag[..name_length(tag)]);
        }
        if BLOCKS.contains(&name.as_str()) {
            lines.push('\n');
        }
        if name == "li" {
            depth = usize::from(!closes);
        }
    }
    Some(without_entities(&lines))
}

fn name_length(tag: &str) -> usize {
    tag.find(|it: char| it.is_whitespace() || it == '/')
        .unwrap_or(tag.len())
}

/// What a mark is called, small and without the prefix of spreadsheets in marks.
fn tag_name(tag: &str) -> String {
    let bare = tag.trim_start_matches('/');
    let name = bare[..name_length(bare)].to_ascii_lowercase();
    name.strip_prefix("ss:").map_or(name.clone(), str::to_owned)
}

/// The text from the mark on that closes this one.
fn after_closing<'a>(rest: &'a str, name: &str) -> &'a str {
    let closes_it = |at: &usize| {
        let end = rest.get(at + 2..at + 2 + name.len());
        end.is_some_and(|end| end.eq_ignore_ascii_case(name))
    };
    let at = rest.match_indices("</").map(|(at, _)| at).find(closes_it);
    at.map_or("", |at| &rest[at..])
}

/// The number that a mark gives for one of these words; nought where it gives none, or one that is no number.
fn number(tag: &str, words: &[&str]) -> usize {
    if !tag.contains('=') {
        return 0;
    }
    let small = tag.to_ascii_lowercase();
    let value = words.iter().find_map(|word| {
        let after = small.match_indices(word).find_map(|(at, _)| {
            let is_whole = small[..at].ends_with(|it: char| it.is_whitespace());
            let rest = small[at + word.len()..].trim_start().strip_prefix('=')?;
            is_whole.then_some(rest)
        })?;
        let value = after.trim_start().trim_start_matches(['"', '\'']);
        let end = value.find(|it: char| !it.is_ascii_digit());
        value[..end.unwrap_or(value.len())].parse().ok()
    });
    value.unwrap_or(0)
}

/// A cell that is being read.
struct Cell {
    text: String,
    /// So many columns it stands for with its text.
    repeated: usize,
    /// So many columns it covers; its text stands in the first.
    across: usize,
    /// So many rows it covers below its own.
    down: usize,
}

/// A table while its marks are read.
struct Table {
    rows: Vec<Row>,
    rows_max: usize,
    row: Option<Row>,
    /// How often the row stands there.
    row_repeated: usize,
    cell: Option<Cell>,
    line: usize,
    /// How many rows further down each column is covered by a cell from above.
    covered: Vec<usize>,
    /// The same of the rows below the one that is read.
    covered_below: Vec<usize>,
    copies_left: usize,
}

impl Table {
    fn new(rows_max: usize) -> Self {
        Self {
            rows: Vec::new(),
            rows_max,
            row: None,
            row_repeated: 1,
            cell: None,
            line: 0,
            covered: Vec::new(),
            covered_below: Vec::new(),
            copies_left: COPIES_BYTES_MAX,
        }
    }

    fn put_text(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell
            && cell.text.len() <= CELL_BYTES_MAX
        {
            // Where a line of the file ends nobody sees a new one.
            cell.text
                .extend(text.chars().map(|it| if it == '\n' { ' ' } else { it }));
        }
    }

    fn put_break(&mut self) {
        if let Some(cell) = &mut self.cell
            && cell.text.len() <= CELL_BYTES_MAX
            && !cell.text.trim_end_matches(' ').ends_with('\n')
        {
            cell.text.push('\n');
        }
    }

    /// Takes one mark; false where enough was read.
    fn take(&mut self, name: &str, tag: &str) -> bool {
        let closes = tag.starts_with('/');
        match (name, closes) {
            ("tr" | "row" | "table:table-row", _)
            | ("table" | "worksheet" | "table:table", true) => {
                self.end_row();
                if name.ends_with("table") || name == "worksheet" {
                    self.covered_below.clear();
                }
                if self.rows.len() > self.rows_max {
                    return false;
                }
                if !closes {
                    self.begin_row(tag);
                }
            }
            ("td" | "th" | "cell" | "table:table-cell" | "table:covered-table-cell", _) => {
                self.end_cell();
                if !closes {
                    self.begin_cell(name, tag);
                }
            }
            ("br" | "p" | "div" | "text:p" | "text:line-break", _) => self.put_break(),
            ("text:s" | "text:tab", _) => self.put_text(" "),
            _ => {}
        }
        true
    }

    fn begin_row(&mut self, tag: &str) {
        self.line += 1;
        self.row = Some(Row {
            line: self.line,
            cells: Vec::new(),
            // Filtered away, or folded in.
            is_hidden: [
                "table:visibility=\"filter\"",
                "table:visibility=\"collapse\"",
                "ss:Hidden=\"1\"",
            ]
            .iter()
            .any(|word| tag.contains(word)),
        });
        self.row_repeated = number(tag, &["table:number-rows-repeated"]).max(1);
        self.covered.clone_from(&self.covered_below);
        for rows in &mut self.covered_below {
            *rows = rows.saturating_sub(1);
        }
    }

    fn begin_cell(&mut self, name: &str, tag: &str) {
        let Some(row) = &mut self.row else {
            return;
        };
        let place = number(tag, &["ss:index"]).min(COLUMNS_MAX);
        while row.cells.len() + 1 < place
            || self.covered.get(row.cells.len()).is_some_and(|it| *it > 0)
        {
            row.cells.push(String::new());
        }
        // A sheet in marks says how many more columns are covered, a page how many in all.
        let more = number(tag, &["ss:mergeacross"]);
        let cell = Cell {
            text: String::new(),
            repeated: number(tag, &["table:number-columns-repeated"]).clamp(1, COLUMNS_MAX),
            across: number(tag, &["colspan"]).max(more + 1).min(COLUMNS_MAX),
            down: number(tag, &["rowspan"])
                .saturating_sub(1)
                .max(number(tag, &["ss:mergedown"]))
                .min(ROWS_BELOW_MAX),
        };
        self.cell = Some(cell);
        if tag.ends_with('/') || name == "table:covered-table-cell" {
            // What lies under another cell is not seen.
            self.end_cell();
        }
    }

    fn end_cell(&mut self) {
        let (Some(row), Some(cell)) = (&mut self.row, self.cell.take()) else {
            return;
        };
        let text = clean(&without_entities(&cell.text));
        let at = row.cells.len();
        for nth in 0..cell.repeated * cell.across {
            let is_copy = nth > 0 && nth % cell.across == 0;
            let is_empty = nth % cell.across != 0 || is_copy && self.copies_left < text.len();
            if is_copy && !is_empty {
                self.copies_left -= text.len();
            }
            row.cells.push(if is_empty {
                String::new()
            } else {
                text.clone()
            });
            if row.cells.len() >= COLUMNS_MAX {
                break;
            }
        }
        row.cells.truncate(COLUMNS_MAX);
        if cell.down > 0 {
            let to = row.cells.len();
            self.covered_below
                .resize(self.covered_below.len().max(to), 0);
            self.covered_below[at.min(to)..to].fill(cell.down);
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        let Some(row) = self.row.take().filter(|row| row.filled() > 0) else {
            return;
        };
        let bytes: usize = row.cells.iter().map(|cell| cell.len() + 24).sum();
        for nth in 0..self.row_repeated {
            let is_copy = nth > 0;
            if is_copy && self.copies_left < bytes || self.rows.len() > self.rows_max {
                return;
            }
            self.copies_left -= if is_copy { bytes } else { 0 };
            self.rows.push(row.clone());
        }
    }
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
        assert_eq!(rows, ["Last\nName|First Name", "Ibáñez|Zoë", "O'Dune|Pia"]);
        let sheet = "<?xml version=\"1.0\"?><Workbook><Worksheet><Table><Row><Cell><Data ss:Type=\"String\">Name</Data></Cell><Cell/></Row></Table></Worksheet></Workbook>";
        assert_eq!(split_markup(sheet, 100).rows[0].cells, ["Name", ""]);
    }

    fn lines(page: &str) -> Vec<String> {
        let rows = split_markup(page, 100).rows.into_iter();
        rows.map(|row| row.cells.join("|")).collect()
    }

    #[test]
    fn a_repeated_cell_stands_as_often_as_it_says_and_a_remark_beside_it_is_left_out() {
        let cells = |inner: &str| {
            let row = format!("<table:table-row>{inner}</table:table-row>");
            lines(&row)
        };
        let text = |words: &str, more: &str| {
            format!("<table:table-cell{more}><text:p>{words}</text:p></table:table-cell>")
        };
        let repeated = " table:number-columns-repeated=\"2\"";
        assert_eq!(
            cells(&[text("4A", repeated), text("Ada", ""), text("Greta", "")].concat()),
            ["4A|4A|Ada|Greta"]
        );
        let empty = format!("<table:table-cell{repeated}></table:table-cell>");
        assert_eq!(cells(&[empty, text("Ada", "")].concat()), ["||Ada"]);
        let said = "<table:table-cell><office:annotation><dc:creator>Val</dc:creator><text:p>speech delay</text:p></office:annotation><text:p>Ada</text:p></table:table-cell>";
        assert_eq!(cells(said), ["Ada"]);
        let hidden = "<table:covered-table-cell><text:p>Greta</text:p></table:covered-table-cell>";
        assert_eq!(cells(&[&text("Ada", ""), hidden].concat()), ["Ada|"]);
        let twice = "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell><text:p>Ada</text:p></table:table-cell></table:table-row>";
        assert_eq!(lines(twice), ["Ada", "Ada"]);
        let row = format!(
            "<table:table-row table:number-rows-repeated=\"9999999\">{}</table:table-row>",
            text(
                &"a".repeat(400),
                " table:number-columns-repeated=\"9999999\""
            )
        );
        let all = split_markup(&row.repeat(50), 4000).rows;
        let bytes: usize = all.iter().flat_map(|row| &row.cells).map(String::len).sum();
        assert!(bytes < 2 * COPIES_BYTES_MAX, "{bytes}");
        let sheet = "<Row><Cell><Comment><Data>autism</Data></Comment><Data>Ada</Data></Cell><Cell ss:Index=\"4\"><Data>4</Data></Cell></Row>";
        assert_eq!(lines(sheet), ["Ada|||4"]);
    }

    #[test]
    fn cells_over_several_rows_and_columns_move_nobody() {
        let page = "<table><tr><th colspan=2>Student</th><th rowspan=\"2\">Parent</th></tr><tr><th>Last</th><th>First</th></tr>\
            <tr><td rowspan='2'>Brook</td><td rowspan=2>Ada</td><td>Greta</td></tr><tr><td>Gus</td></tr><tr><td>Dale</td><td>Ben</td><td>Gia</td></tr></table>\
            <table><tr><td>Elm</td></tr></table>";
        assert_eq!(
            lines(page),
            [
                "Student||Parent",
                "Last|First",
                "Brook|Ada|Greta",
                "||Gus",
                "Dale|Ben|Gia",
                "Elm"
            ]
        );
        let sheet = "<Row><Cell ss:MergeAcross=\"1\" ss:MergeDown=\"1\"><Data>Ada</Data></Cell><Cell><Data>4</Data></Cell></Row><Row><Cell ss:Index=\"3\"><Data>5</Data></Cell></Row>";
        assert_eq!(lines(sheet), ["Ada||4", "||5"]);
    }
}
