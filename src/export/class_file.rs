//! A whole class as one JSON document, written row by row: what it is and of which version first, then the rows, table by
//! table. `import/class_file.rs` reads it.

use std::io::{self, Write};

use serde::Serialize as _;

use crate::domain::class_file::{Cell, FORMAT, VERSION};

/// A document that is being written.
pub struct Document<W: Write> {
    out: W,
    tables: usize,
    rows: usize,
}

impl<W: Write> Document<W> {
    /// Begins one; `made_on` is the day.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn begin(mut out: W, made_on: &str) -> io::Result<Self> {
        write!(
            out,
            "{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"made_on\":"
        )?;
        text(&mut out, made_on)?;
        write!(out, ",\"rows\":{{")?;
        Ok(Self {
            out,
            tables: 0,
            rows: 0,
        })
    }

    /// Begins the next table.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn table(&mut self, name: &str) -> io::Result<()> {
        self.end_table()?;
        if self.tables > 0 {
            self.out.write_all(b",")?;
        }
        (self.tables, self.rows) = (self.tables + 1, 0);
        self.out.write_all(b"\n")?;
        text(&mut self.out, name)?;
        self.out.write_all(b":[")
    }

    fn end_table(&mut self) -> io::Result<()> {
        if self.tables > 0 {
            self.out.write_all(b"]")?;
        }
        Ok(())
    }

    /// A row of the table; an empty cell is left out.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn row(&mut self, cells: &[(&'static str, Cell)]) -> io::Result<()> {
        self.out
            .write_all(if self.rows > 0 { b",\n{" } else { b"\n{" })?;
        self.rows += 1;
        let mut between: &[u8] = b"";
        for (name, cell) in cells {
            match cell {
                Cell::None => continue,
                Cell::Number(number) => {
                    self.name(between, name)?;
                    write!(self.out, "{number}")?;
                }
                Cell::Words(words) => {
                    self.name(between, name)?;
                    text(&mut self.out, words)?;
                }
            }
            between = b",";
        }
        self.out.write_all(b"}")
    }

    fn name(&mut self, between: &[u8], name: &str) -> io::Result<()> {
        self.out.write_all(between)?;
        text(&mut self.out, name)?;
        self.out.write_all(b":")
    }

    /// Ends it.
    ///
    /// # Errors
    /// The rest cannot be written.
    pub fn end(mut self) -> io::Result<W> {
        self.end_table()?;
        self.out.write_all(b"\n}}\n")?;
        Ok(self.out)
    }
}

fn text(out: &mut impl Write, text: &str) -> io::Result<()> {
    let mut json = serde_json::Serializer::new(out);
    text.serialize(&mut json).map_err(io::Error::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_json_and_says_what_it_is_first() {
        let mut file = Document::begin(Vec::new(), "2026-11-23").unwrap();
        file.table("class").unwrap();
        let cells = [
            ("none", Cell::None),
            ("name", Cell::Words("Room \"12\"\n<ليلى>".to_owned())),
            ("made_at", Cell::Number(i64::MAX)),
        ];
        file.row(&cells).unwrap();
        file.table("student").unwrap();
        file.table("sheet").unwrap();
        file.row(&[]).unwrap();
        file.row(&[("id", Cell::Number(1))]).unwrap();
        let text = String::from_utf8(file.end().unwrap()).unwrap();
        assert!(text.starts_with("{\"format\":\"chair-class\",\"version\":1,"));
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["rows"]["class"][0]["name"], "Room \"12\"\n<ليلى>");
        assert_eq!(read["rows"]["class"][0]["made_at"], i64::MAX);
        assert!(read["rows"]["class"][0].get("none").is_none());
        assert_eq!(read["rows"]["sheet"].as_array().unwrap().len(), 2);
    }
}
