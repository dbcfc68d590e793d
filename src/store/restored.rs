//! A database that comes from a copy: whether it is one of ours and whole, what of it belongs to another box, and how it takes
//! the place of the box's own. It may be anybody's file: it is looked at before a statement of its own can run, and the box's
//! own is not touched until the new one is whole and on the card.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use rusqlite::Connection;

use super::{Error, Found, examine, open, open::publish, schema, set_aside, written_ahead};

/// The file that a copy is written into before it is looked at.
pub const RESTORING: &str = "chair.db.restoring";
/// Its name once it is chosen: from then on the next start puts it in the place of `chair.db`.
const RESTORED: &str = "chair.db.restored";
/// The same where the old database is set aside, because it is damaged and no copy was made of it.
const RESTORED_BESIDE: &str = "chair.db.restored-beside";

/// Why a database from a copy is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is none of Chair's, or has something in it that Chair never makes.
    Foreign,
    /// It is of a newer Chair.
    Newer,
    /// It is damaged.
    Damaged,
    /// It cannot be read.
    Unread(String),
}

impl From<Error> for Unfit {
    fn from(error: Error) -> Self {
        match error {
            Error::Damaged => Self::Damaged,
            other => Self::Unread(other.to_string()),
        }
    }
}

impl From<rusqlite::Error> for Unfit {
    fn from(error: rusqlite::Error) -> Self {
        Error::from(error).into()
    }
}

/// What is in a database that was found whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// The version of its tables.
    pub schema: i64,
    /// Rows of each table.
    pub counts: BTreeMap<String, u64>,
}

/// Looks through a database at rest, without changing it: that each of its tables, indexes and triggers is as a Chair of its
/// version makes them and there is no other, that every page is whole, and that no row points nowhere.
///
/// # Errors
/// It is not so.
pub fn check_copy(database: &Path) -> Result<Contents, Unfit> {
    match examine(database) {
        Found::Ours => {}
        Found::Newer => return Err(Unfit::Newer),
        Found::None | Found::Damaged | Found::Closed => return Err(Unfit::Foreign),
    }
    let connection = open::looker(database)?;
    let schema: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let pattern = schema::of_version(schema)?.ok_or(Unfit::Foreign)?;
    if schema::parts(&connection)? != pattern {
        return Err(Unfit::Foreign);
    }
    let found: String = connection.pragma_query_value(None, "integrity_check", |row| row.get(0))?;
    if found != "ok" || connection.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err(Unfit::Damaged);
    }
    let counts = count_rows(&connection)?;
    Ok(Contents { schema, counts })
}

/// Rows of each table, without those that the search makes for itself.
fn count_rows(connection: &Connection) -> rusqlite::Result<BTreeMap<String, u64>> {
    let sql = "SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite^_%' ESCAPE '^'";
    let mut tables = connection.prepare(sql)?;
    let tables = tables.query_map([], |row| row.get::<_, String>(0))?;
    let count = |table: rusqlite::Result<String>| {
        let table = table?;
        // The names are those of the pattern.
        let sql = format!("SELECT count(*) FROM \"{table}\"");
        let rows: i64 = connection.query_row(&sql, [], |row| row.get(0))?;
        Ok((table, u64::try_from(rows).unwrap_or_default()))
    };
    tables.map(count).collect()
}

/// Under this name a database remembers that it was a copy, until it is known which day it is.
pub const WAS_A_COPY: &str = "was-a-copy";

/// Makes a database that was looked through one that begins anew: it remembers that it was a copy. Of another box the sessions
/// and devices go, so that no browser of that room is let in here by itself.
///
/// # Errors
/// It cannot be written.
pub fn begin_anew(database: &Path, is_of_another_box: bool) -> Result<(), Error> {
    let connection = open::unlogged(database)?;
    connection.execute_batch("BEGIN")?;
    connection.execute(
        "INSERT OR REPLACE INTO setting (name, value) VALUES (?, '')",
        [WAS_A_COPY],
    )?;
    if is_of_another_box {
        connection.execute_batch(
            "DELETE FROM student_session; DELETE FROM teacher_session; DELETE FROM device;",
        )?;
    }
    connection.execute_batch("COMMIT; PRAGMA journal_mode = WAL;")?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// The database in `chair.db.restoring` is chosen: with this the next start uses it, whatever happens in between.
///
/// `sets_aside`: the old database was not copied and is kept.
///
/// # Errors
/// It cannot be written; then nothing has changed.
pub fn restore_at_next_start(folder: &Path, sets_aside: bool) -> io::Result<()> {
    let name = if sets_aside {
        RESTORED_BESIDE
    } else {
        RESTORED
    };
    publish(&folder.join(RESTORING), &folder.join(name))
}

/// Whether a copy was chosen that no start has put in its place.
pub fn is_restored(folder: &Path) -> bool {
    chosen(folder).is_some()
}

fn chosen(folder: &Path) -> Option<PathBuf> {
    let names = [RESTORED_BESIDE, RESTORED].into_iter();
    let mut paths = names.map(|name| folder.join(name));
    paths.find(|path| fs::symlink_metadata(path).is_ok())
}

/// Before a copy that was chosen takes the place of anything: one that is none, because the card lost it or somebody put another
/// file there, is put out of the way, and the box goes on with what it has.
///
/// # Errors
/// It cannot be written.
pub fn set_unfit_aside(folder: &Path) -> io::Result<Option<(PathBuf, Unfit)>> {
    let Some(chosen) = chosen(folder) else {
        return Ok(None);
    };
    let Err(unfit) = check_copy(&chosen) else {
        return Ok(None);
    };
    let aside = open::free_name(&folder.join("set-aside.db"));
    fs::rename(&chosen, &aside)?;
    File::open(folder)?.sync_all()?;
    Ok(Some((aside, unfit)))
}

/// Before the database is opened: puts a copy that was chosen in its place. The old one is gone with that, unless it has a log
/// that was not moved into it, or is none of ours: then it is set aside. Interrupted, the next start goes on with it.
///
/// # Errors
/// It cannot be written.
pub fn finish_restoring(folder: &Path) -> io::Result<Option<PathBuf>> {
    for leftover in ["", "-journal", "-wal", "-shm"] {
        drop(fs::remove_file(
            folder.join(format!("{RESTORING}{leftover}")),
        ));
    }
    let Some(chosen) = chosen(folder) else {
        return Ok(None);
    };
    let database = folder.join("chair.db");
    let is_old = fs::symlink_metadata(&database).is_ok();
    let is_lost = chosen.ends_with(RESTORED) && examine(&database) == Found::Ours;
    let stays = written_ahead::has_log(&database) || is_old && !is_lost;
    let aside = stays.then(|| set_aside(folder)).transpose()?;
    // An empty log of the old file would be taken for one of the new.
    for beside in ["-wal", "-shm"] {
        match fs::remove_file(open::with_ending(&database, beside)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    fs::rename(&chosen, &database)?;
    File::open(folder)?.sync_all()?;
    Ok(aside)
}

#[cfg(test)]
mod tests;
