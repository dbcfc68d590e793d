//! Files of class lists, calendars and templates become values of the domain; nothing is saved and nobody is compared here. A list goes
//! through the same steps wherever it comes from: bytes, letters, columns, heading, rows with their reasons, names.

mod blocks;
mod cards;
mod chat;
pub mod class_file;
mod clean;
mod columns;
mod doubles;
mod entities;
mod groups;
mod heading;
pub mod ics;
mod judge;
mod kind;
mod letter_lines;
mod letter_sets;
mod letters;
mod letters_fit;
mod list;
mod look;
mod markup;
mod not_students;
mod numbered;
mod numbering;
mod one_line;
mod pack;
mod page_lines;
mod reader;
pub mod set;
mod several;
mod sheet;
mod spaced;
mod table;
pub mod template;
mod title_words;
mod titles;
mod twins;

use list::HEADING_LINES;

#[cfg(test)]
mod around;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod kinds;
#[cfg(test)]
mod name_cases;
#[cfg(test)]
mod shapes;
#[cfg(test)]
mod strangers;

use std::{io::Read, panic};

use jiff::civil::Date;

pub use columns::ColumnSet;
pub use judge::Why;
pub use kind::{Unreadable, sentence_of};
pub use letters::{Letters, Text, read as read_letters};
pub use list::{Choice, Class, ClassPart, Columns, Entry, List, Offer};

use self::{
    kind::Kind,
    pack::Pack,
    set::{Join, Part, Records, Set, SetFile},
    table::Rows,
};
use crate::limits::{LIST_FILES_MAX, LIST_LINES, LIST_TEXT_BYTES};

/// A file as it was sent.
#[derive(Clone, Copy, Debug)]
pub struct SentFile<'a> {
    /// Its name; only the files of a set are told apart by it.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// What was sent, once it is known what it is: it waits like this to be looked at.
#[derive(Clone, Debug)]
pub enum Brought {
    /// A list, with everything that is needed to read it anew.
    List(RawList),
    /// A set from which a class is chosen.
    Set(Set),
}

/// A list that was not understood yet.
#[derive(Clone, Debug)]
pub struct RawList(Raw);

#[derive(Clone, Debug)]
enum Raw {
    /// A text, in letters that may have to be picked.
    Text(Vec<u8>),
    /// The sheets of a workbook that hold anything, or several lists.
    Sheets(Vec<sheet::Sheet>),
}

/// Finds out what was sent. Whoever's place in a class of a set ended before `today` has left.
///
/// # Errors
/// It is no list, and no set of lists.
pub fn read(files: &[SentFile<'_>], today: Date) -> Result<Brought, Unreadable> {
    // The readers of spreadsheets are other people's work; whatever a broken file does to them, it is a broken file.
    panic::catch_unwind(|| read_files(files, today)).unwrap_or(Err(Unreadable::BrokenSheet))
}

fn read_files(files: &[SentFile<'_>], today: Date) -> Result<Brought, Unreadable> {
    let filled: Vec<SentFile<'_>> = files
        .iter()
        .copied()
        .filter(|file| !file.bytes.is_empty())
        .collect();
    match filled.as_slice() {
        [] => Err(Unreadable::Empty),
        [one] => read_one(*one, today),
        several => {
            let is_text = |file: &SentFile<'_>| kind::of(file.bytes) == Ok(Kind::Text);
            if several.iter().all(is_text) {
                read_set(several, today)
            } else {
                read_lists(several, today)
            }
        }
    }
}

fn read_one(file: SentFile<'_>, today: Date) -> Result<Brought, Unreadable> {
    let list = |raw| Ok(Brought::List(RawList(raw)));
    match kind::of(file.bytes)? {
        Kind::OldSheet => list(Raw::Sheets(several::filled(sheet::read_old(file.bytes)?)?)),
        Kind::Text => {
            let mut from = file.bytes;
            let heading = Records::open(&mut from)
                .map(|records| records.heading)
                .unwrap_or_default();
            let part = set::part_of(file.name, &heading).filter(|it| it.part != Part::People);
            if part.is_some_and(|it| it.is_sure) {
                return Err(Unreadable::NoPeople);
            }
            check_bounds(file.bytes)?;
            match look_at_text(file.bytes, &Choice::default()) {
                // It is called like a part of a set, and it is no list either.
                Err(Unreadable::NoChild) if part.is_some() => Err(Unreadable::NoPeople),
                Err(why) => Err(why),
                Ok(_) => list(Raw::Text(file.bytes.to_vec())),
            }
        }
        Kind::Zip => {
            let mut pack = Pack::open(file.bytes)?;
            let has = |start: &str| pack.names.iter().any(|name| name.starts_with(start));
            if pack.has("xl/workbook.xml") {
                return list(Raw::Sheets(several::filled(sheet::read_new(
                    file.bytes, &mut pack,
                )?)?));
            }
            if pack.has("content.xml") && pack.has("mimetype") {
                return list(Raw::Sheets(several::filled(sheet::read_open(&mut pack)?)?));
            }
            if has("word/") {
                Err(Unreadable::Document)
            } else if has("ppt/") {
                Err(Unreadable::Slides)
            } else if has("Index/")
                || pack.has("Index.zip")
                || pack.has("index.xml")
                || has("preview")
            {
                Err(Unreadable::Numbers)
            } else if has("xl/") {
                Err(Unreadable::BrokenSheet)
            } else {
                read_packed(&mut pack, today)
            }
        }
    }
}

/// Refuses what is longer than a class list before anything more is made of it.
fn check_bounds(bytes: &[u8]) -> Result<(), Unreadable> {
    // Each line end may be a letter longer than it is read.
    if bytes.len() <= LIST_TEXT_BYTES + LIST_LINES {
        return Ok(());
    }
    let start = &bytes[..4096];
    let head = letters::read(start, None).text;
    kind::of_text(&head)?;
    // In UTF-16 a letter has two bytes, and of a page its marks are not read.
    let is_shorter_when_read = start.contains(&0) || head.trim_start().starts_with('<');
    if is_shorter_when_read && bytes.len() <= 2 * LIST_TEXT_BYTES {
        return Ok(());
    }
    let (mut lines, mut before) = (0, 0);
    for byte in bytes {
        // CR LF is one line end.
        lines += usize::from(*byte == b'\r' || *byte == b'\n' && before != b'\r');
        before = *byte;
    }
    Err(if lines > LIST_LINES {
        Unreadable::TooLong { lines }
    } else {
        Unreadable::TooLarge
    })
}

/// The lists in an archive: one of them alone, or a set.
fn read_packed(pack: &mut Pack<'_>, today: Date) -> Result<Brought, Unreadable> {
    let is_list = |name: &str| {
        let small = name.to_ascii_lowercase();
        [".csv", ".txt", ".tsv"]
            .iter()
            .any(|end| small.ends_with(end))
            && !small.starts_with("__macosx")
            && !small.contains("/._")
    };
    let names: Vec<(usize, String)> = pack
        .names
        .iter()
        .cloned()
        .enumerate()
        .filter(|(_, name)| is_list(name))
        .collect();
    if let [(at, name)] = names.as_slice() {
        let bytes = pack.bytes(*at)?;
        let bytes = &bytes;
        return read_one(SentFile { name, bytes }, today);
    }
    let mut parts = Vec::new();
    for (at, name) in &names {
        let heading = pack.member(*at, |from| {
            // A heading is short; no more than a line of the member is unpacked for it.
            let mut head = from.take(16 * 1024);
            Records::open(&mut head).map(|records| records.heading)
        })?;
        parts.extend(set::part_of(name, &heading).map(|file| (file, *at)));
    }
    if !is_set(parts.iter().map(|(file, _)| *file)) {
        return read_packed_lists(pack, &names, today);
    }
    let mut join = Join::new(today);
    for wanted in set::ORDER {
        for (_, at) in parts.iter().filter(|(file, _)| file.part == wanted) {
            pack.member(*at, |from| join.read(wanted, &mut Records::open(from)?))?;
        }
    }
    join.finish().map(Brought::Set)
}

/// Whether one of several files can be nothing but a part of a set; people alone are lists too.
fn is_set(mut files: impl Iterator<Item = SetFile>) -> bool {
    files.any(|file| file.is_sure && file.part != Part::People)
}

/// Several lists in an archive, one member in memory at a time; all together are no more than one list may be.
fn read_packed_lists(
    pack: &mut Pack<'_>,
    names: &[(usize, String)],
    today: Date,
) -> Result<Brought, Unreadable> {
    let mut lists = Vec::new();
    let mut left = 2 * LIST_TEXT_BYTES;
    for (at, name) in names.iter().take(LIST_FILES_MAX) {
        let bytes = pack.bytes(*at)?;
        left = left.checked_sub(bytes.len()).ok_or(Unreadable::TooLarge)?;
        if !bytes.is_empty() {
            let bytes = &bytes;
            add_lists(&mut lists, SentFile { name, bytes }, today)?;
        }
    }
    if lists.is_empty() {
        return Err(Unreadable::BrokenZip);
    }
    Ok(Brought::List(RawList(Raw::Sheets(several::filled(lists)?))))
}

/// A set in several files, or several lists.
fn read_set(files: &[SentFile<'_>], today: Date) -> Result<Brought, Unreadable> {
    let mut parts = Vec::new();
    for file in files {
        let mut from = file.bytes;
        let heading = Records::open(&mut from)?.heading;
        parts.extend(set::part_of(file.name, &heading).map(|part| (part, file.bytes)));
    }
    if !is_set(parts.iter().map(|(file, _)| *file)) {
        return read_lists(files, today);
    }
    let mut join = Join::new(today);
    for wanted in set::ORDER {
        for (_, bytes) in parts.iter().filter(|(file, _)| file.part == wanted) {
            let mut from = *bytes;
            join.read(wanted, &mut Records::open(&mut from)?)?;
        }
    }
    join.finish().map(Brought::Set)
}

/// Several lists at once, texts or spreadsheets: each may be a class.
fn read_lists(files: &[SentFile<'_>], today: Date) -> Result<Brought, Unreadable> {
    let mut lists = Vec::new();
    for file in files {
        add_lists(&mut lists, *file, today)?;
    }
    Ok(Brought::List(RawList(Raw::Sheets(several::filled(lists)?))))
}

/// Puts the lists of one file behind the others.
fn add_lists(
    lists: &mut Vec<sheet::Sheet>,
    file: SentFile<'_>,
    today: Date,
) -> Result<(), Unreadable> {
    let name = file.name.rsplit(['/', '\\']).next().unwrap_or_default();
    if kind::of(file.bytes)? == Kind::Text {
        check_bounds(file.bytes)?;
        let (rows, _) = rows_of(file.bytes, None)?;
        lists.push((name.to_owned(), rows));
        return Ok(());
    }
    // A list or a set in an archive of its own among other files is no list of this one.
    let Brought::List(RawList(Raw::Sheets(sheets))) = read_one(file, today)? else {
        return Err(Unreadable::NoPeople);
    };
    let has_several = sheets.len() > 1;
    lists.extend(sheets.into_iter().map(|(sheet, rows)| {
        let name = name.to_owned();
        let name = if has_several {
            format!("{name}, {sheet}")
        } else {
            name
        };
        (name, rows)
    }));
    Ok(())
}

impl Brought {
    /// Understands it, as somebody picked it; of a set the class `section`.
    ///
    /// # Errors
    /// It is no list of children, or no class was chosen.
    pub fn list(&self, section: Option<usize>, choice: &Choice) -> Result<List, Unreadable> {
        match self {
            Self::List(raw) => raw.look(choice),
            Self::Set(set) => section
                .and_then(|at| set.list(at, choice))
                .ok_or(Unreadable::NoClasses),
        }
    }
}

impl RawList {
    /// A list that was pasted. A field of a page holds letters, never a file of another kind, so what no reader can see is
    /// left out instead of telling that this is no list.
    pub fn pasted(text: &str) -> Self {
        // What ends a line in a word processor or on an old printer ends it here too.
        let is_seen = |letter: &char| {
            !letter.is_control()
                || matches!(letter, '\n' | '\r' | '\t' | '\u{B}' | '\u{C}' | '\u{85}')
        };
        let seen: String = text.chars().filter(is_seen).collect();
        Self(Raw::Text(seen.into_bytes()))
    }

    /// Understands it, as somebody picked it.
    ///
    /// # Errors
    /// It is no list of children.
    pub fn look(&self, choice: &Choice) -> Result<List, Unreadable> {
        match &self.0 {
            Raw::Text(bytes) => look_at_text(bytes, choice),
            Raw::Sheets(sheets) => several::look(sheets, choice),
        }
    }
}

fn look_at_text(bytes: &[u8], choice: &Choice) -> Result<List, Unreadable> {
    let (rows, letters) = rows_of(bytes, choice.letters)?;
    let is_guess = rows.is_guess;
    let mut list = list::read(&rows, letters, choice)?;
    let (gaps, in_most) = clean::gaps(&String::from_utf8_lossy(bytes));
    list.has_gaps = gaps > 0 || is_guess;
    // `Brook      Ada`: two columns without anything between them but space, and nobody knows which is which.
    list.asks_order |= in_most && matches!(list.columns, Columns::Whole(_));
    Ok(list)
}

/// The lines of a text with their columns apart, and in which letters it was read, where that is a guess.
fn rows_of(bytes: &[u8], picked: Option<Letters>) -> Result<(Rows, Option<Letters>), Unreadable> {
    let Text { mut text, guessed } = letters::read(bytes, picked);
    let mut rows = Rows::default();
    if kind::has_table(&text) {
        rows = markup::split_markup(&text, LIST_LINES);
    }
    if rows.rows.is_empty() {
        kind::of_text(&text)?;
        let lines = text.lines().count();
        if lines > LIST_LINES {
            return Err(Unreadable::TooLong { lines });
        }
        if text.len() > LIST_TEXT_BYTES {
            return Err(Unreadable::TooLarge);
        }
        if let Some(said) = chat::without_senders(&text) {
            text = said;
        }
        if let Some(plain) = entities::with_letters(&text) {
            text = plain;
        }
        if let Some(list) = markup::lines_of(&text) {
            text = list;
        }
        rows = groups::in_lines(&text)
            .or_else(|| cards::in_lines(&text))
            .unwrap_or_else(|| table::split(&text));
        // Spaces that part no column of names part nothing.
        if rows.separator.is_none() && !rows.is_guess && columns::find(&rows).columns.is_none() {
            rows = table::lines(&text);
        }
        // `Brook, Ada` and no heading above it: a list that was written, with a whole name a line.
        let has_commas = rows.is_spaced && matches!(rows.separator, Some(',' | '،'));
        if has_commas && columns::is_written(&rows) {
            rows = table::lines(&text);
        }
    }
    if rows.rows.len() > LIST_LINES {
        let lines = rows.rows.len();
        return Err(Unreadable::TooLong { lines });
    }
    Ok((blocks::in_one(rows), guessed))
}
