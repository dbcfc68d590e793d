//! Tables for spreadsheets: UTF-8 with the mark by which they know it, and no cell that one of them would take for a formula.

use std::io::{self, Write};

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
            if is_formula(cell) {
                self.0.write_field(format!("'{cell}"))?;
            } else {
                self.0.write_field(cell)?;
            }
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

/// Whether a spreadsheet would work a cell out instead of showing it: by its first letter, which may be behind spaces or be the
/// wide form of it (<https://owasp.org/www-community/attacks/CSV_Injection>).
fn is_formula(cell: &str) -> bool {
    let first = |text: &str| text.chars().next();
    let starts = |letter| {
        matches!(
            letter,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
        )
    };
    first(cell).is_some_and(starts) || first(cell.trim_start()).is_some_and(starts)
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
            "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "\u{a0}@x",
        ] {
            let text = written(&[bad, "x"]);
            assert!(text.contains(&format!("'{bad}")), "{text:?}");
        }
        assert_eq!(
            written(&["ليلى \"x\"", "1,5"]),
            "\u{FEFF}a,b\r\n\"ليلى \"\"x\"\"\",\"1,5\"\r\n"
        );
    }
}
