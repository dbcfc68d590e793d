//! How a file is made: rows of the store, one after the other, through export/ into a packed file of bounded length. The same
//! for the page and for the command.

use std::io::{self, Write};

use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use jiff::{Timestamp, ToSpan as _, civil::Time, tz::TimeZone};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::progress::Progress;
use crate::{
    app::{day_in, now_in},
    domain::{class::Class, class_file::Cell, id::StudentId, text::Language},
    export::{class_file::Document, csv::Table, file_name::file_name, ics},
    host::clock::Clock,
    i18n::Translations,
    limits,
    store::{
        self, Error, ReadTx, class_file,
        listing::{self, CONFERENCES, Listing, SHEETS, SIGN_UPS, STUDENTS, Written},
    },
};

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The class as tables for a spreadsheet: children, sheets, talks, chairs.
    Tables,
    /// The whole class for another box, as one JSON document.
    ClassFile,
    /// The log of its talks as one table.
    Log,
    /// The chairs of this week for a calendar.
    Week,
    /// Everything of one child, as tables.
    Child(StudentId),
}

/// A file that is there.
#[derive(Clone, Debug)]
pub struct Built {
    /// What it is called.
    pub name: String,
    /// What it is, as a header says it.
    pub kind: &'static str,
    /// Its bytes, packed by gzip where `unpacked` says how long it is without.
    pub bytes: Bytes,
    /// Bytes once it is unpacked, as it leaves.
    pub unpacked: Option<u64>,
    /// Bytes that leave.
    pub length: u64,
}

/// Bytes in memory, so many and no more.
#[derive(Default)]
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > limits::EXPORT_BYTES_MAX {
            return Err(io::Error::other(
                "the file would be longer than the box can hold",
            ));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Counts what is packed.
struct Packed {
    gzip: GzEncoder<Bounded>,
    length: u64,
}

impl Packed {
    fn new() -> Self {
        Self {
            gzip: GzEncoder::new(Bounded::default(), Compression::fast()),
            length: 0,
        }
    }

    fn built(self, name: String, kind: &'static str) -> io::Result<Built> {
        Ok(Built {
            name,
            kind,
            bytes: self.gzip.finish()?.0.into(),
            unpacked: Some(self.length),
            length: self.length,
        })
    }
}

impl Packed {
    /// The file of a class: packed where a browser could not send it back otherwise.
    fn class_file(self, name: String) -> io::Result<Built> {
        let built = self.built(name, "application/json")?;
        if built.length <= limits::CLASS_UPLOAD_BYTES as u64 {
            return Ok(built);
        }
        Ok(Built {
            name: format!("{}.gz", built.name),
            kind: "application/gzip",
            unpacked: None,
            length: built.bytes.len() as u64,
            bytes: built.bytes,
        })
    }
}

impl Write for Packed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.gzip.write(bytes)?;
        self.length += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.gzip.flush()
    }
}

fn broken(error: impl std::fmt::Display) -> Error {
    Error::Broken(error.to_string())
}

/// Makes a file of a class in one read, so that it is the class of one moment.
pub fn build(
    tx: &ReadTx<'_>,
    translations: &Translations,
    language: Language,
    clock: &Clock,
    class: &Class,
    what: What,
    progress: &Progress,
) -> store::Result<Built> {
    let today = now_in(clock, class).date().to_string();
    progress.expect(class_file::count(tx, class.id)?);
    let name = |word: &str, ending| file_name(&[&class.name, word, &today], ending);
    let writer = Tables {
        tx,
        translations,
        language,
        class,
        zone: TimeZone::get(&class.zone).unwrap_or(TimeZone::UTC),
        progress,
    };
    match what {
        What::Tables => writer.zip(
            name("", "zip"),
            &[STUDENTS, SHEETS, CONFERENCES, SIGN_UPS],
            None,
        ),
        What::Child(student) => {
            let child = store::roster::written_name(tx, student)?;
            let child = child.map_or_else(String::new, |name| name.whole());
            writer.zip(
                file_name(&[&child, &today], "zip"),
                &[STUDENTS, SHEETS, CONFERENCES, SIGN_UPS],
                Some(student),
            )
        }
        What::Log => {
            let packed = writer.table(Packed::new(), &CONFERENCES, None)?;
            packed
                .built(name("log", "csv"), "text/csv; charset=utf-8")
                .map_err(broken)
        }
        What::ClassFile => {
            let mut document = Document::begin(Packed::new(), &today).map_err(broken)?;
            for table in class_file::table_names() {
                document.table(table).map_err(broken)?;
                class_file::each(tx, class.id, table, |cells| {
                    progress.one_more();
                    document.row(cells).map_err(broken)
                })?;
            }
            let packed = document.end().map_err(broken)?;
            packed.class_file(name("class", "json")).map_err(broken)
        }
        What::Week => week(tx, clock, class, name("week", "ics")),
    }
}

/// What the tables of a class are written with.
struct Tables<'a, 'c> {
    tx: &'a ReadTx<'c>,
    translations: &'a Translations,
    language: Language,
    class: &'a Class,
    zone: TimeZone,
    progress: &'a Progress,
}

impl Tables<'_, '_> {
    fn zip(
        &self,
        name: String,
        listings: &[Listing],
        student: Option<StudentId>,
    ) -> store::Result<Built> {
        let mut zip = ZipWriter::new_stream(Bounded::default());
        for listing in listings {
            let options = SimpleFileOptions::default()
                .compression_level(Some(1))
                .unix_permissions(0o600);
            zip.start_file(format!("{}.csv", listing.name), options)
                .map_err(broken)?;
            self.table(&mut zip, listing, student)?;
        }
        let bytes: Bytes = zip.finish().map_err(broken)?.into_inner().0.into();
        Ok(Built {
            name,
            kind: "application/zip",
            length: bytes.len() as u64,
            bytes,
            unpacked: None,
        })
    }

    fn table<W: Write>(
        &self,
        out: W,
        listing: &Listing,
        student: Option<StudentId>,
    ) -> store::Result<W> {
        let columns: Vec<&str> = listing.columns.iter().map(|(name, _)| *name).collect();
        let mut table = Table::begin(out, &columns).map_err(broken)?;
        listing.each(self.tx, self.class.id, student, |cells| {
            self.progress.one_more();
            let written = cells.iter().zip(listing.columns);
            let written: Vec<String> = written
                .map(|(cell, (_, how))| self.written(cell, *how))
                .collect();
            table
                .row(written.iter().map(String::as_str))
                .map_err(broken)
        })?;
        table.end().map_err(broken)
    }

    fn written(&self, cell: &Cell, how: Written) -> String {
        match (cell, how) {
            (Cell::None, _) => String::new(),
            (Cell::Number(at), Written::AsMoment) => {
                let at = Timestamp::from_second(*at).unwrap_or_default();
                let local = self.zone.to_datetime(at);
                let (date, time) = (local.date(), local.time());
                format!("{date} {:02}:{:02}", time.hour(), time.minute())
            }
            (Cell::Words(tags), Written::AsTags) => {
                let messages = self.translations.of(self.language);
                let said = |tag| messages.find(tag).unwrap_or(tag).to_owned();
                tags.split(';').map(said).collect::<Vec<_>>().join("; ")
            }
            (Cell::Number(number), _) => number.to_string(),
            (Cell::Words(words), _) => words.clone(),
        }
    }
}

/// The chairs of the week that today is in.
fn week(tx: &ReadTx<'_>, clock: &Clock, class: &Class, name: String) -> store::Result<Built> {
    let today = day_in(class, clock.now().as_second());
    let since_monday = i64::from(today.weekday().to_monday_zero_offset());
    let first = today.saturating_sub(since_monday.days());
    let zone = TimeZone::get(&class.zone).unwrap_or(TimeZone::UTC);
    let students = store::roster::students(tx, class.id)?;
    let mut events = Vec::new();
    for held in listing::held(tx, class.id, first, first.saturating_add(6.days()))? {
        let start: Option<Time> = held.start.parse().ok();
        let begins = start.and_then(|start| zone.to_timestamp(held.date.to_datetime(start)).ok());
        let child = students.iter().find(|it| it.id == held.student);
        let (Some(begins), Some(child)) = (begins, child) else {
            continue;
        };
        let ends = begins + held.minutes.minutes();
        events.push(ics::Event {
            id: format!("{}@chair.invalid", held.id),
            begins: in_utc(begins),
            ends: in_utc(ends),
            title: child.name.clone(),
        });
    }
    let text = ics::calendar(&in_utc(clock.now()), &class.name, &events);
    Ok(Built {
        name,
        kind: "text/calendar; charset=utf-8",
        length: text.len() as u64,
        bytes: text.into(),
        unpacked: None,
    })
}

fn in_utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}
