//! Tables for spreadsheets: UTF-8 with the mark by which they know it, and no cell that one of them would take for a formula.

use std::{
    borrow::Cow,
    io::{self, Write},
};

/// What a spreadsheet reads first to know that the letters are UTF-8.
const MARK: &str = "\u{FEFF}";

/// A table that is being written, row by row.
pub struct Table<W: Write>(csv::Writer<W>);

impl<W: Write> Table<W> {
    /// Begins one with the names of its columns.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn begin(mut out: W, columns: &[&str]) -> io::Result<Self> {
        out.write_all(MARK.as_bytes())?;
        let lines = csv::Terminator::CRLF;
        let mut table = csv::WriterBuilder::new().terminator(lines).from_writer(out);
        table.write_record(columns)?;
        Ok(Self(table))
    }

    /// Writes a row.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
        for cell in cells {
            self.0.write_field(&*as_text(cell))?;
        }
        self.0.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Ends it.
    ///
    /// # Errors
    /// The rest cannot be written.
    pub fn end(self) -> io::Result<W> {
        self.0.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// Where a spreadsheet that was told of another separator begins a new cell, though we meant none.
const OTHER_SEPARATORS: [char; 4] = [';', '\t', '\r', '\n'];

/// A cell that no spreadsheet works out: a quote mark before each place at which one may take it for a formula
/// (<https://owasp.org/www-community/attacks/CSV_Injection>).
fn as_text(cell: &str) -> Cow<'_, str> {
    let is_odd = cell.starts_with(['\t', '\r', '\n']);
    let mut text = String::with_capacity(cell.len() + 1);
    for (nth, piece) in cell.split_inclusive(OTHER_SEPARATORS).enumerate() {
        if nth == 0 && is_odd || is_formula(piece) {
            text.push('\'');
        }
        text.push_str(piece);
    }
    if text.len() == cell.len() {
        cell.into()
    } else {
        text.into()
    }
}

/// By its first letter, which may be behind spaces, quotation marks and what nobody sees, or be the wide form of it.
fn is_formula(piece: &str) -> bool {
    let is_passed_over =
        |it: char| it.is_whitespace() || it.is_control() || it == '"' || !is_seen(it);
    let piece = piece.trim_start_matches(is_passed_over);
    piece.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// The byte order mark, and marks of direction and joining.
fn is_seen(letter: char) -> bool {
    !matches!(
        letter,
        '\u{FEFF}'
            | '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: &[&str]) -> String {
        let mut table = Table::begin(Vec::new(), &["a", "b"]).unwrap();
        table.row(cells.iter().copied()).unwrap();
        String::from_utf8(table.end().unwrap()).unwrap()
    }

    #[test]
    fn no_cell_is_a_formula_and_every_letter_is_read() {
        for bad in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            " =1",
            "＝1",
            "\u{a0}@x",
            "\u{FEFF}=1",
            "\u{200E}-1",
            "\tx",
            "\rx",
            "\nx",
        ] {
            let text = written(&[bad, "x"]);
            assert!(text.contains(&format!("'{bad}")), "{text:?}");
        }
        for (bad, as_text) in [
            ("x;=1", "x;'=1"),
            ("x\t+1\ty", "x\t'+1\ty"),
            ("x\n=1", "x\n'=1"),
            ("x\r\n @1;-1", "x\r\n' @1;'-1"),
            ("x;\u{FEFF}\u{3000}＝1", "x;'\u{FEFF}\u{3000}＝1"),
            ("\t=1", "'\t'=1"),
        ] {
            let text = written(&["Ada", bad]);
            assert!(text.contains(as_text), "{text:?}");
        }
        // Where quotation marks end what they never began.
        assert!(written(&["Ada", "x;\"=1"]).contains("x;'\"\"=1"));
        let prose = "a - b, -c; d = e\nf";
        assert!(
            written(&["Ada", prose]).contains(prose),
            "nothing to work out"
        );
        assert_eq!(
            written(&["ليلى \"x\"", "1,5"]),
            "\u{FEFF}a,b\r\n\"ليلى \"\"x\"\"\",\"1,5\"\r\n"
        );
    }
}
