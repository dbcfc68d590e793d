//! A whole class as one JSON document, written row by row: what it is and of which version first, then the rows, table by
//! table. import/class_file.rs reads it.

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
