//! The lines of a large file of commas, one after the other, whatever ends them; never all of it in memory.

use std::io::Read;

use crate::import::{kind::Unreadable, letters, table, titles};

/// So much is read at once.
const PIECE_BYTES: usize = 64 * 1024;
/// A line with more was made to break a reader.
const LINE_BYTES_MAX: usize = 64 * 1024;

/// A file of a set, a line at a time.
pub(in crate::import) struct Records<'a> {
    from: &'a mut dyn Read,
    held: Vec<u8>,
    at: usize,
    is_over: bool,
    separator: char,
    /// The titles of its columns.
    pub(in crate::import) heading: Vec<String>,
}

impl<'a> Records<'a> {
    /// Reads the heading.
    pub(in crate::import) fn open(from: &'a mut dyn Read) -> Result<Self, Unreadable> {
        let mut records = Self {
            from,
            held: Vec::new(),
            at: 0,
            is_over: false,
            separator: ',',
            heading: Vec::new(),
        };
        if let Some(line) = records.line()? {
            let known = |separator: &char| {
                let titles = line
                    .split(*separator)
                    .filter(|cell| titles::role(cell.trim_matches(['"', ' '])).is_some());
                (titles.count(), line.matches(*separator).count())
            };
            records.separator = [';', '\t', ',']
                .into_iter()
                .max_by_key(known)
                .unwrap_or(',');
            records.heading = records.cells(&line);
        }
        Ok(records)
    }

    /// The next line that has anything in it, in its columns.
    pub(in crate::import) fn next(&mut self) -> Result<Option<Vec<String>>, Unreadable> {
        Ok(self.line()?.map(|line| self.cells(&line)))
    }

    fn cells(&self, line: &str) -> Vec<String> {
        let mut cells = Vec::new();
        table::read(line, Some(self.separator), 1, |row| {
            cells = row.cells;
            false
        });
        cells
    }

    fn line(&mut self) -> Result<Option<String>, Unreadable> {
        loop {
            let Some(end) = self.end_of_line()? else {
                return Ok(None);
            };
            let bytes = &self.held[self.at..end];
            let line = match str::from_utf8(bytes) {
                Ok(line) => line.replace(['\r', '\n'], " "),
                Err(_) => letters::read(bytes, None).text.replace('\n', " "),
            };
            self.at = end + 1;
            let line = line.trim_matches(['\u{FEFF}', ' ', '\0']);
            if !line.is_empty() {
                return Ok(Some(line.to_owned()));
            }
        }
    }

    /// Where the line ends that begins at `at`: a line break outside quotation marks.
    fn end_of_line(&mut self) -> Result<Option<usize>, Unreadable> {
        let (mut looked, mut is_quoted) = (0, false);
        loop {
            while let Some(byte) = self.held.get(self.at + looked) {
                match byte {
                    b'"' => is_quoted = !is_quoted,
                    b'\n' | b'\r' if !is_quoted => return Ok(Some(self.at + looked)),
                    _ => {}
                }
                looked += 1;
            }
            if looked > LINE_BYTES_MAX {
                return Err(Unreadable::NotText);
            }
            if self.is_over {
                return Ok((looked > 0).then_some(self.at + looked));
            }
            self.held.drain(..self.at);
            self.at = 0;
            let before = self.held.len();
            self.held.resize(before + PIECE_BYTES, 0);
            let read = self
                .from
                .read(&mut self.held[before..])
                .map_err(|_| Unreadable::BrokenZip)?;
            self.held.truncate(before + read);
            self.is_over = read == 0;
        }
    }
}
