//! Opening the one database file: its settings on every connection, new files, older and newer versions, damaged ones
//! (decision 29). Nothing here ever overwrites a file that holds somebody's words.

use std::{
    fs::{self, File},
    io::{self, BufRead as _},
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, config::DbConfig, limits::Limit};

use crate::{
    limits,
    store::{
        Error, Space,
        at_rest::open_plain,
        schema::{self, APPLICATION_ID, BEFORE_RELEASE, LAST_BEFORE_RELEASE},
        written_ahead::{self, Log, has_log},
    },
};

/// The oldest SQLite without the bug that can lose the end of the log, as major, minor, patch.
const SQLITE_FLOOR: i32 = 3_051_003;
/// How long a connection waits for a lock of another one.
pub(super) const BUSY_TIME: Duration = Duration::from_secs(5);

/// A healthy file, ready for the writer.
pub(super) struct Opened {
    pub(super) connection: Connection,
    /// The last run emptied its log into the file before it ended: no plug was pulled.
    pub(super) stopped_cleanly: bool,
}

/// Opens or makes the database; `None` if it is damaged.
pub(super) fn open(folder: &Path, database: &Path) -> Result<Option<Opened>, String> {
    if rusqlite::version_number() < SQLITE_FLOOR {
        return Err(format!(
            "SQLite {} has a bug that loses data; 3.51.3 is the oldest good one.",
            rusqlite::version()
        ));
    }
    let shown = folder.display();
    if !database.exists() {
        // A log without its database belongs to another one: played into a new one it would make it nonsense.
        if has_log(database) {
            let aside = set_aside(folder)
                .map_err(|error| format!("Chair cannot write in {shown}: {error}."))?;
            log::error!(
                "chair.db is gone from {shown}, and its log is still there: it is kept as {0}-wal, and Chair begins anew. To go on with \
                 the old database, stop Chair, put it back as chair.db and {0}-wal as chair.db-wal in the place of the new ones.",
                aside.display()
            );
        }
        make(database)
            .map_err(|error| format!("Chair cannot make its database in {shown}: {error}."))?;
    }
    let stopped_cleanly = !has_log(database);
    keep_lost_log(folder, database)
        .map_err(|error| format!("Chair cannot write in {shown}: {error}."))?;
    let closed = |error| format!("Chair cannot open its database in {shown}: {error}.");
    match identify(database) {
        Ok(Tables::Numbered(version)) if version > schema::VERSION => Err(format!(
            "The data in {shown} is from a newer Chair (version {version} of the tables, this program knows {}). Please update the program.",
            schema::VERSION
        )),
        Ok(tables) => Ok(Some(Opened {
            connection: prepare(folder, database, tables).map_err(closed)?,
            stopped_cleanly,
        })),
        Err(Error::Damaged) => {
            log::error!("{} is damaged; it is left as it is", database.display());
            Ok(None)
        }
        Err(error) => Err(closed(error)),
    }
}

/// Which tables a file of ours has.
#[derive(Clone, Copy)]
pub(super) enum Tables {
    /// Those of this version, as the migrations are numbered.
    Numbered(i64),
    /// Those from before the first release.
    BeforeRelease,
}

impl Tables {
    /// By the two numbers in the header; none if the file is not ours.
    pub(super) fn from_header(application_id: i64, user_version: i64) -> Option<Self> {
        match (application_id, user_version) {
            (APPLICATION_ID, version) => Some(Self::Numbered(version)),
            (BEFORE_RELEASE, LAST_BEFORE_RELEASE) => Some(Self::BeforeRelease),
            _ => None,
        }
    }
}

/// Reads whose file it is and which tables it has, without changing it. An empty file is a damaged one: Chair never makes one.
fn identify(database: &Path) -> Result<Tables, Error> {
    if fs::metadata(database).is_ok_and(|it| it.len() == 0) {
        return Err(Error::Damaged);
    }
    let connection = connect(database, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let number = |name| connection.pragma_query_value(None, name, |row| row.get(0));
    let tables = Tables::from_header(number("application_id")?, number("user_version")?);
    let count: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    tables.filter(|_| count > 0).ok_or(Error::Damaged)
}

/// Whether the end of this connection, where it is the last, moves the log into the file. From a damaged one nothing is moved:
/// whatever is wrong with either, both stay as they are.
pub(super) fn move_log_at_end(connection: &Connection, moves: bool) -> Result<(), Error> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !moves)?;
    Ok(())
}

/// Makes the file under another name and gives it its own only when it is whole: a plug pulled half-way leaves nothing.
fn make(database: &Path) -> Result<(), Error> {
    let unfinished = with_ending(database, ".new");
    for leftover in [
        unfinished.clone(),
        with_ending(&unfinished, "-wal"),
        with_ending(&unfinished, "-shm"),
    ] {
        drop(fs::remove_file(leftover));
    }
    let mut connection = connect(
        &unfinished,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
    )?;
    connection.execute_batch(&format!(
        "PRAGMA journal_mode = WAL; PRAGMA application_id = {APPLICATION_ID}"
    ))?;
    schema::bring_up_to_date(&mut connection)?;
    move_log_at_end(&connection, true)?;
    connection.close().map_err(|(_, error)| error)?;
    publish(&unfinished, database).map_err(|error| Error::Broken(error.to_string()))
}

/// Gives a file that is whole its own name, so that it is there after a pulled plug or not at all.
pub(super) fn publish(unfinished: &Path, finished: &Path) -> io::Result<()> {
    File::open(unfinished)?.sync_all()?;
    fs::rename(unfinished, finished)?;
    File::open(finished.parent().unwrap_or(Path::new(".")))?.sync_all()
}

/// The writer's connection to tables of the present version. Older ones are copied first and then changed.
fn prepare(folder: &Path, database: &Path, tables: Tables) -> Result<Connection, Error> {
    let mut connection = writer(database)?;
    match tables {
        Tables::Numbered(schema::VERSION) => return Ok(connection),
        Tables::Numbered(version) => {
            back_up_before(&connection, folder, &version.to_string())?;
        }
        Tables::BeforeRelease => {
            let copy = back_up_before(&connection, folder, "before-release")?;
            // Nobody writes the copy any more: SQLite makes no log beside it.
            let copy = uri(&copy, "immutable=1");
            schema::take_over_from_before_release(&mut connection, &copy)?;
        }
    }
    schema::bring_up_to_date(&mut connection)?;
    Ok(connection)
}

/// The copy that an update goes back to: whole, on disk and under its final name before the first table changes.
fn back_up_before(connection: &Connection, folder: &Path, version: &str) -> Result<PathBuf, Error> {
    let broken = |error: io::Error| Error::Broken(error.to_string());
    let (backups, begins) = place_before(folder).map_err(broken)?;
    let unfinished = backups.join(format!("{begins}unfinished.db"));
    let name = format!("{begins}before-update-from-{version}");
    drop(fs::remove_file(&unfinished));
    connection.backup("main", &unfinished, None)?;
    // A program that goes down again and again over these tables leaves one copy of them, and not a card full.
    for there in fs::read_dir(&backups).map_err(broken)?.flatten() {
        let is_one = there.file_name().to_string_lossy().starts_with(&name);
        if is_one && is_same(&there.path(), &unfinished).map_err(broken)? {
            fs::remove_file(&unfinished).map_err(broken)?;
            return Ok(there.path());
        }
    }
    let copy = free_name(&backups.join(name).with_extension("db"));
    publish(&unfinished, &copy).map_err(broken)?;
    Ok(copy)
}

/// Where it lies and how names begin there: among the copies, or in the folder itself where something else is in their place.
fn place_before(folder: &Path) -> io::Result<(PathBuf, &'static str)> {
    let backups = folder.join("backups");
    if fs::symlink_metadata(&backups).is_ok_and(|it| !it.is_dir()) {
        return Ok((folder.to_owned(), "set-aside-"));
    }
    fs::create_dir_all(&backups)?;
    Ok((backups, ""))
}

/// Whether both are files and byte for byte alike.
fn is_same(there: &Path, other: &Path) -> io::Result<bool> {
    let length = |path| fs::symlink_metadata(path).map(|it| it.is_file().then_some(it.len()));
    let bytes = length(there)?;
    if bytes.is_none() || bytes != length(other)? {
        return Ok(false);
    }
    let open = |path| open_plain(path).map(io::BufReader::new);
    let (mut one, mut two) = (open(there)?, open(other)?);
    loop {
        let (left, right) = (one.fill_buf()?, two.fill_buf()?);
        let read = left.len().min(right.len());
        if read == 0 || left[..read] != right[..read] {
            return Ok(left.is_empty() && right.is_empty());
        }
        one.consume(read);
        two.consume(read);
    }
}

/// The writer's own connection.
pub(super) fn writer(database: &Path) -> Result<Connection, Error> {
    let connection = connect(database, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.execute_batch(
        "PRAGMA wal_autocheckpoint = 1000; PRAGMA journal_size_limit = 8388608; PRAGMA secure_delete = ON;",
    )?;
    connection.set_prepared_statement_cache_capacity(64);
    move_log_at_end(&connection, true)?;
    Ok(connection)
}

/// Empties the log into the file. Where a quarter of a small file is free it is written anew first, without its free pages.
/// Tells whether nobody read meanwhile, so that the log is empty now.
pub(super) fn clean(connection: &Connection, database: &Path) -> Result<bool, Error> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let (free, pages, size) = (
        number("freelist_count")?,
        number("page_count")?,
        number("page_size")?,
    );
    let bytes = u64::try_from(pages * size).unwrap_or(u64::MAX);
    let has_room = Space::free(database) > limits::FREE_BYTES_LOW.saturating_add(2 * bytes);
    if free * 4 > pages && bytes <= limits::WRITTEN_ANEW_BYTES_MAX && has_room {
        connection.execute_batch("VACUUM")?;
    }
    connection.busy_timeout(limits::LOG_WAIT)?;
    let emptied = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
        row.get::<_, i64>(0)
    });
    connection.busy_timeout(BUSY_TIME)?;
    Ok(emptied? == 0)
}

/// How the writer's connection waits for the disk, as SQLite itself says it.
pub(super) fn synchronous(connection: &Connection) -> Result<&'static str, Error> {
    let level: i64 = connection.pragma_query_value(None, "synchronous", |row| row.get(0))?;
    Ok(match level {
        0 => "off",
        1 => "normal",
        2 => "full",
        _ => "extra",
    })
}

/// A connection that cannot write.
pub(super) fn reader(database: &Path) -> Result<Connection, Error> {
    let connection = connect(database, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.execute_batch("PRAGMA query_only = ON")?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// A connection to a file that nobody writes and that may be anybody's: it makes no file beside it and changes nothing.
pub(super) fn looker(database: &Path) -> Result<Connection, Error> {
    let connection = connect_by(
        &uri(database, "immutable=1"),
        OpenFlags::SQLITE_OPEN_READ_ONLY,
    )?;
    connection.execute_batch("PRAGMA query_only = ON")?;
    Ok(connection)
}

/// A connection to a file of ours at rest that is not yet the box's: whatever is written stands in it, without a log.
pub(super) fn unlogged(database: &Path) -> Result<Connection, Error> {
    let connection = connect(database, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA secure_delete = ON")?;
    Ok(connection)
}

/// Every connection of the program is made here, and its settings are read back before it is used: SQLite says nothing where
/// it does not take one.
fn connect(database: &Path, flags: OpenFlags) -> Result<Connection, Error> {
    // psow=0: a torn sector on a cheap card must not harm an earlier commit.
    connect_by(&uri(database, "psow=0"), flags)
}

fn connect_by(uri: &str, flags: OpenFlags) -> Result<Connection, Error> {
    let flags = flags | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(uri, flags)?;
    // Until it is known that the file is whole.
    move_log_at_end(&connection, false)?;
    connection.busy_timeout(BUSY_TIME)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, limits::VALUE_BYTES)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4000;",
    )?;
    for (setting, expected) in [
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
    ] {
        // mmap_size answers nothing at all where memory mapping was left out of the build.
        let value: i64 = match connection.pragma_query_value(None, setting, |row| row.get(0)) {
            Err(rusqlite::Error::QueryReturnedNoRows) => expected,
            value => value?,
        };
        if value != expected {
            return Err(Error::Broken(format!(
                "SQLite did not take {setting} = {expected}"
            )));
        }
    }
    Ok(connection)
}

pub(super) fn uri(file: &Path, parameter: &str) -> String {
    use std::{fmt::Write as _, os::unix::ffi::OsStrExt as _};
    let mut uri = String::from("file:");
    for &byte in file.as_os_str().as_bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            write!(uri, "%{byte:02X}").expect("a String takes every write");
        }
    }
    uri.push('?');
    uri.push_str(parameter);
    uri
}

/// Puts a damaged database out of the way under a name of its own, with its log, and never over another file.
///
/// # Errors
/// The folder cannot be written.
pub fn set_aside(folder: &Path) -> io::Result<PathBuf> {
    let database = folder.join("chair.db");
    let aside = free_name(&folder.join("set-aside.db"));
    for ending in ["-wal", "-shm", ""] {
        match fs::rename(with_ending(&database, ending), with_ending(&aside, ending)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    File::open(folder)?.sync_all()?;
    Ok(aside)
}

/// Keeps a log of which SQLite would pass over a part: under a name of its own, where the doctor finds it. What of it can be read
/// is read all the same.
fn keep_lost_log(folder: &Path, database: &Path) -> io::Result<()> {
    let log = with_ending(database, "-wal");
    let found = written_ahead::look(&log)?;
    if found == Log::Whole {
        return Ok(());
    }
    let aside = with_ending(&free_name(&folder.join("set-aside.db")), "-wal");
    if let Log::Torn(sound) = found {
        let unfinished = with_ending(database, ".new-wal");
        fs::copy(&log, &unfinished)?;
        publish(&unfinished, &aside)?;
        // What SQLite would pass over goes, or the next start finds it once more behind what is saved meanwhile.
        File::options().write(true).open(&log)?.set_len(sound)?;
    } else {
        fs::rename(&log, &aside)?;
    }
    File::open(folder)?.sync_all()?;
    log::error!(
        "A part of what was saved last cannot be read from the log of chair.db in {}. The log is kept as {}.",
        folder.display(),
        aside.display()
    );
    Ok(())
}

pub(super) fn free_name(wanted: &Path) -> PathBuf {
    let stem = wanted.with_extension("");
    let ending = wanted.extension().unwrap_or_default();
    let further = (2..u32::MAX).map(|number| with_ending(&stem, &format!("-{number}")));
    std::iter::once(stem.clone())
        .chain(further)
        .map(|stem| stem.with_extension(ending))
        .find(|path| {
            let is_free = |ending| fs::symlink_metadata(with_ending(path, ending)).is_err();
            ["", "-wal", "-shm"].into_iter().all(is_free)
        })
        .expect("there are more numbers than files")
}

/// The path of a file that belongs to another one: the same name with an ending.
pub(super) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_the_versions_before_the_release_one_is_ours() {
        for version in [0, 1, 5, 7, 8] {
            assert!(Tables::from_header(BEFORE_RELEASE, version).is_none());
        }
        assert!(matches!(
            Tables::from_header(BEFORE_RELEASE, LAST_BEFORE_RELEASE),
            Some(Tables::BeforeRelease)
        ));
        // The same number under the present mark is a version like any other.
        assert!(matches!(
            Tables::from_header(APPLICATION_ID, LAST_BEFORE_RELEASE),
            Some(Tables::Numbered(LAST_BEFORE_RELEASE))
        ));
    }
}
