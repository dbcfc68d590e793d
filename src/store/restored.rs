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
        Found::None | Found::Damaged | Found::Closed | Found::NoFile => return Err(Unfit::Foreign),
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

/// Makes a database that was looked through one that begins anew: it remembers that it was a copy, and nobody is signed in by it,
/// because many a session has ended since it was made. Of another box the devices go too, so that no browser of that room is let
/// in here by itself.
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
    connection.execute_batch("DELETE FROM student_session; DELETE FROM teacher_session;")?;
    if is_of_another_box {
        connection.execute_batch("DELETE FROM device")?;
    }
    connection.execute_batch("COMMIT; PRAGMA journal_mode = WAL;")?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// What stays as it is in the database that is replaced: the table, the column that must be in both (a copy may be of an older
/// Chair), and how.
const STAYS: [(&str, &str, &str); 6] = [
    (
        "device",
        "ended_at",
        "UPDATE device SET ended_at = (SELECT ended_at FROM replaced.device it WHERE it.id = device.id)
         WHERE ended_at IS NULL AND id IN (SELECT id FROM replaced.device WHERE ended_at IS NOT NULL)",
    ),
    (
        "student",
        "card",
        "UPDATE student SET card = max(card, (SELECT card FROM replaced.student it WHERE it.id = student.id))
         WHERE id IN (SELECT id FROM replaced.student)",
    ),
    (
        "student",
        "pictures",
        "UPDATE student SET pictures = (SELECT pictures FROM replaced.student it WHERE it.id = student.id)
         WHERE id IN (SELECT id FROM replaced.student)",
    ),
    (
        "invitation",
        "ended_at",
        "UPDATE invitation SET ended_at = (SELECT ended_at FROM replaced.invitation it WHERE it.id = invitation.id)
         WHERE ended_at IS NULL AND id IN (SELECT id FROM replaced.invitation WHERE ended_at IS NOT NULL)",
    ),
    // Before the adults: whose the box is cannot be ended.
    (
        "box",
        "owner",
        "UPDATE box SET owner = (SELECT owner FROM replaced.box)
         WHERE (SELECT owner FROM replaced.box) IN (SELECT id FROM teacher)",
    ),
    (
        "teacher",
        "ended_at",
        "UPDATE teacher SET ended_at = (SELECT ended_at FROM replaced.teacher it WHERE it.id = teacher.id)
         WHERE ended_at IS NULL AND id NOT IN (SELECT owner FROM box)
           AND id IN (SELECT id FROM replaced.teacher WHERE ended_at IS NOT NULL)",
    ),
];

/// Before a copy of this box takes the place of its database: what has ended since the copy was made stays ended, which are
/// devices, adults, invitations, cards and pictures. A database that cannot be read has no say.
///
/// # Errors
/// Either cannot be read, or the copy not written.
pub fn carry_over_what_ended(folder: &Path) -> Result<(), Error> {
    let database = folder.join("chair.db");
    if examine(&database) != Found::Ours {
        return Ok(());
    }
    let connection = open::unlogged(&folder.join(RESTORING))?;
    let replaced = open::uri(&database, "mode=ro");
    connection.execute("ATTACH ? AS replaced", [replaced])?;
    connection.execute_batch("BEGIN")?;
    for (table, column, stays) in STAYS {
        let in_both = "SELECT count(*) FROM pragma_table_info(?1, 'main') one
            JOIN pragma_table_info(?1, 'replaced') other USING (name) WHERE name = ?2";
        let in_both: i64 = connection.query_row(in_both, [table, column], |row| row.get(0))?;
        if in_both == 1 {
            connection.execute_batch(stays)?;
        }
    }
    connection.execute_batch("COMMIT; DETACH replaced; PRAGMA journal_mode = WAL")?;
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
    let Some(Err(unfit)) = chosen(folder).map(|chosen| check_copy(&chosen)) else {
        return Ok(None);
    };
    let aside = set_chosen_aside(folder)?;
    Ok(aside.map(|aside| (aside, unfit)))
}

/// Puts a copy that was chosen out of the way; the box goes on with what it has.
///
/// # Errors
/// It cannot be written.
pub fn set_chosen_aside(folder: &Path) -> io::Result<Option<PathBuf>> {
    let Some(chosen) = chosen(folder) else {
        return Ok(None);
    };
    let aside = open::free_name(&folder.join("set-aside.db"));
    fs::rename(&chosen, &aside)?;
    File::open(folder)?.sync_all()?;
    Ok(Some(aside))
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
