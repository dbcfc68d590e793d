//! A database and its log as they lie there while nobody has them open: whose they are, and what can be told to be wrong with
//! them without changing a byte. SQLite itself would make its files beside them.

use std::{
    fs::{File, OpenOptions},
    io::{self, Read as _},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};

use super::{
    open::{Tables, with_ending},
    restored::{Unfit, check_copy},
    schema,
    written_ahead::{self, Log, Saved},
};

/// A database as it lies in its folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// There is none yet.
    None,
    /// One of this program's versions or an older one. Whether it is whole is looked at by every start.
    Ours,
    /// One of a newer Chair.
    Newer,
    /// No database of Chair's.
    Damaged,
    /// This user may not read it.
    Closed,
    /// Something else is in its place: a link, a folder, a pipe.
    NoFile,
}

/// What is wrong with a database at rest, or with its log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is cut short, or a page of it is damaged.
    Damaged,
    /// There is a table, a trigger or an index in it that Chair never makes: no copy of it can be made.
    Foreign,
    /// A part of the log cannot be read: a start goes on without it.
    LogLost,
    /// The log is that of another database: a start would write it into this one.
    LogForeign,
}

/// Opens a file to read, which must be one. A link is not followed, and a pipe that nobody writes into is not waited for.
///
/// # Errors
/// It is none, or cannot be read.
pub(super) fn open_plain(path: &Path) -> io::Result<File> {
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    let flags = i32::try_from(flags.bits()).map_err(io::Error::other)?;
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(flags)
        .open(path)?;
    if !file.metadata()?.is_file() {
        return Err(no_file());
    }
    Ok(file)
}

fn no_file() -> io::Error {
    io::Error::other("it is no file")
}

/// The first 100 bytes of a database (<https://sqlite.org/fileformat2.html#the_database_header>).
struct Head([u8; 100]);

impl Head {
    fn number(&self, at: usize) -> u32 {
        u32::from_be_bytes(self.0[at..at + 4].try_into().unwrap_or_default())
    }

    /// Whose database it is, and of which version.
    fn tables(&self) -> Option<Tables> {
        let tables = Tables::from_header(self.number(68).into(), self.number(60).into());
        tables.filter(|_| self.0.starts_with(b"SQLite format 3\0"))
    }

    fn page_bytes(&self) -> u64 {
        match u16::from_be_bytes([self.0[16], self.0[17]]) {
            1 => 65_536,
            bytes => bytes.into(),
        }
    }

    /// Its pages, where that number is not from an older SQLite, which left it as it was.
    fn pages(&self) -> Option<u32> {
        (self.number(24) == self.number(92)).then(|| self.number(28))
    }
}

/// Looks whose database a file is, by its first bytes.
pub fn examine(database: &Path) -> Found {
    let is_there = std::fs::symlink_metadata(database);
    if is_there.is_ok_and(|it| !it.is_file()) {
        return Found::NoFile;
    }
    let mut head = Head([0; 100]);
    match open_plain(database).and_then(|mut file| file.read_exact(&mut head.0)) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Found::None,
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Found::Damaged,
        Err(_) => return Found::Closed,
    }
    match head.tables() {
        Some(Tables::Numbered(version)) if version > schema::VERSION => Found::Newer,
        Some(Tables::Numbered(_) | Tables::BeforeRelease) => Found::Ours,
        None => Found::Damaged,
    }
}

/// Whether the database that this process has open still stands in its place. It is not opened a second time: whatever closes a
/// file of a process takes all its locks on it away (<https://sqlite.org/howtocorrupt.html>, 2.2), and another program that then
/// has a look at the database would move the log into it and delete it under our hands.
pub fn examine_open(database: &Path) -> Found {
    match std::fs::symlink_metadata(database) {
        Ok(there) if there.is_file() => Found::Ours,
        Ok(_) => Found::NoFile,
        Err(_) => Found::None,
    }
}

/// Whether there is a log that was not moved into a database, which may be gone.
pub fn has_log(database: &Path) -> bool {
    written_ahead::has_log(database)
}

/// Whether something was saved in a log that was kept, and all of it can be read.
pub fn is_whole_log(log: &Path) -> bool {
    let read = written_ahead::read_saved(log);
    read.is_ok_and(|(found, saved)| found == Log::Whole && !saved.pages.is_empty())
}

/// Looks through a database of ours that nobody has open, and through its log. Where the log has something in it the database
/// alone is no whole, so that only its length can be judged. What this user may not read is not judged.
pub fn find_flaw(database: &Path) -> Option<Flaw> {
    let mut head = Head([0; 100]);
    let mut file = open_plain(database).ok()?;
    file.read_exact(&mut head.0).ok()?;
    let pages = u32::try_from(file.metadata().ok()?.len() / head.page_bytes().max(1)).ok()?;
    let is_cut = head.pages().is_some_and(|told| told > pages);
    let saved = match written_ahead::read_saved(&with_ending(database, "-wal")) {
        Ok((Log::Whole, saved)) => saved,
        Ok(_) => return Some(Flaw::LogLost),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Saved::default(),
        Err(_) => return None,
    };
    if saved.pages.is_empty() {
        return if is_cut {
            Some(Flaw::Damaged)
        } else {
            look_through(database, &head)
        };
    }
    let first = saved.first_page.as_deref().map(|page| page.get(..100));
    let first = first.map(|head| Head(head.and_then(|it| it.try_into().ok()).unwrap_or([0; 100])));
    if saved.page_bytes != head.page_bytes() || first.is_some_and(|it| it.tables().is_none()) {
        return Some(Flaw::LogForeign);
    }
    let is_there = |page: u32| page <= pages || saved.pages.contains(&page);
    let is_whole = (pages..=saved.size).skip(1).all(is_there);
    match (is_whole, is_cut) {
        (true, _) => None,
        (false, true) => Some(Flaw::Damaged),
        (false, false) => Some(Flaw::LogForeign),
    }
}

fn look_through(database: &Path, head: &Head) -> Option<Flaw> {
    // What is from before the first release has other tables until a start has taken it over.
    if !matches!(head.tables(), Some(Tables::Numbered(_))) {
        return None;
    }
    match check_copy(database) {
        Err(Unfit::Damaged) => Some(Flaw::Damaged),
        Err(Unfit::Foreign) => Some(Flaw::Foreign),
        Err(Unfit::Newer | Unfit::Unread(_)) | Ok(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::symlink};

    use rusqlite::Connection;

    use super::*;
    use crate::store::{Space, Store};

    const SPACE: Space = Space {
        free_min: 0,
        ballast: 0,
    };

    /// A box's database as a clean stop leaves it.
    fn stopped(folder: &Path) -> std::path::PathBuf {
        Store::open(folder, SPACE).unwrap().close();
        folder.join("chair.db")
    }

    #[test]
    fn what_is_no_file_is_neither_waited_for_nor_followed() {
        let folder = tempfile::tempdir().unwrap();
        let database = stopped(folder.path());
        assert_eq!(examine(&database), Found::Ours);
        let there = folder.path().join("there");
        assert_eq!(examine(&there), Found::None);
        symlink(&database, &there).unwrap();
        assert_eq!(examine(&there), Found::NoFile);
        assert!(open_plain(&there).is_err());
        fs::remove_file(&there).unwrap();
        let mode = rustix::fs::Mode::from_raw_mode(0o600);
        rustix::fs::mknodat(rustix::fs::CWD, &there, rustix::fs::FileType::Fifo, mode, 0).unwrap();
        assert_eq!(examine(&there), Found::NoFile);
        assert!(open_plain(&there).is_err());
        assert!(written_ahead::look(&there).is_err());
    }

    #[test]
    fn a_database_that_was_cut_or_added_to_is_found_and_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let database = stopped(folder.path());
        assert_eq!(find_flaw(&database), None);
        let good = fs::read(&database).unwrap();
        fs::write(&database, &good[..good.len() / 2]).unwrap();
        assert_eq!(find_flaw(&database), Some(Flaw::Damaged));
        let mut spoilt = good.clone();
        for page in spoilt.chunks_mut(4096).skip(1) {
            page[..64].fill(0xff);
        }
        fs::write(&database, &spoilt).unwrap();
        assert_eq!(find_flaw(&database), Some(Flaw::Damaged));
        fs::write(&database, &good).unwrap();
        let trigger = "CREATE TRIGGER odd AFTER INSERT ON audit BEGIN SELECT 1; END; PRAGMA wal_checkpoint(TRUNCATE)";
        Connection::open(&database)
            .unwrap()
            .execute_batch(trigger)
            .unwrap();
        assert_eq!(find_flaw(&database), Some(Flaw::Foreign));
        assert!(
            !with_ending(&database, "-wal").exists() && !with_ending(&database, "-shm").exists()
        );
    }

    #[test]
    fn a_log_that_is_none_or_anothers_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let database = stopped(folder.path());
        let log = with_ending(&database, "-wal");
        fs::write(&log, [7; 9000]).unwrap();
        assert_eq!(find_flaw(&database), Some(Flaw::LogLost));
        // The log of a database of something else, and one of Chair's own.
        let other = folder.path().join("other.db");
        let connection = Connection::open(&other).unwrap();
        let sql = "PRAGMA journal_mode = WAL; CREATE TABLE it (words TEXT)";
        connection.execute_batch(sql).unwrap();
        fs::copy(with_ending(&other, "-wal"), &log).unwrap();
        assert_eq!(find_flaw(&database), Some(Flaw::LogForeign));
        fs::remove_file(&log).unwrap();
        let connection = Connection::open(&database).unwrap();
        let sql =
            "PRAGMA user_version = 14; INSERT INTO setting VALUES ('it', hex(zeroblob(20000)))";
        connection.execute_batch(sql).unwrap();
        assert!(has_log(&database));
        assert_eq!(find_flaw(&database), None, "its own log");
        // Its last pages are in the log alone; without them in the file as well it is whole, and cut further it is not.
        let cut = fs::metadata(&database).unwrap().len() / 2;
        let file = OpenOptions::new().write(true).open(&database).unwrap();
        file.set_len(cut).unwrap();
        assert_eq!(find_flaw(&database), Some(Flaw::Damaged));
    }
}
