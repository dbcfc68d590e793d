//! The lines of a large file of commas, one after the other, whatever ends them; never all of it in memory.

use std::io::Read;

use encoding_rs::{Decoder, UTF_16BE, UTF_16LE};

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
    /// Makes UTF-8 of what is read, where two bytes are a letter.
    wide: Option<Decoder>,
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
            wide: None,
            separator: ',',
            heading: Vec::new(),
        };
        records.fill()?;
        records.wide = wide(&records.held).map(encoding_rs::Encoding::new_decoder_with_bom_removal);
        if records.wide.is_some() {
            let read = std::mem::take(&mut records.held);
            records.put(&read);
        }
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
            self.fill()?;
        }
    }

    /// Reads a piece more.
    fn fill(&mut self) -> Result<(), Unreadable> {
        let mut piece = vec![0; PIECE_BYTES];
        let read = self
            .from
            .read(&mut piece)
            .map_err(|_| Unreadable::BrokenZip)?;
        self.is_over = read == 0;
        self.put(&piece[..read]);
        Ok(())
    }

    /// Puts what was read to what is held, as UTF-8 where its letters are known to be others.
    fn put(&mut self, read: &[u8]) {
        let Some(wide) = &mut self.wide else {
            self.held.extend_from_slice(read);
            return;
        };
        let mut text = String::new();
        let room = wide.max_utf8_buffer_length(read.len()).unwrap_or(0);
        text.reserve(room);
        let _read = wide.decode_to_string(read, &mut text, self.is_over);
        self.held.extend_from_slice(text.as_bytes());
    }
}

/// In which order the two bytes of a letter stand, by a mark at the beginning or by the noughts beside the first letters.
fn wide(start: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    match start {
        [0xFF, 0xFE, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] => Some(UTF_16BE),
        [one, 0, two, 0, ..] if *one != 0 && *two != 0 => Some(UTF_16LE),
        [0, one, 0, two, ..] if *one != 0 && *two != 0 => Some(UTF_16BE),
        _ => None,
    }
}
