//! The versions of the tables, each one file in migrations/, and the one step that takes over a file from before the first
//! release. A migration that has been released is never edited; how a file is opened is open.rs.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::store::{Error, said};

/// SQLite's mark of whose file this is: "Seat". Files from before the first release carry [`BEFORE_RELEASE`] instead, so that
/// their version numbers and the present ones, which begin at 1 again, cannot be taken for each other.
pub(super) const APPLICATION_ID: i64 = 0x5365_6174;

/// "Chai": the mark of a file from before the first release. Of its versions only [`LAST_BEFORE_RELEASE`] ever held a class.
pub(super) const BEFORE_RELEASE: i64 = 0x4368_6169;

/// The one version under [`BEFORE_RELEASE`] that is taken over.
pub(super) const LAST_BEFORE_RELEASE: i64 = 6;

const FIRST: &str = include_str!("migrations/0001_classroom.sql");

const WRONG_GUESSES: &str = include_str!("migrations/0002_wrong_guesses.sql");

const WHAT_ENDS: &str = include_str!("migrations/0003_what_ends.sql");

const ONE_TALK_AT_A_TIME: &str = include_str!("migrations/0004_one_talk_at_a_time.sql");

const SEARCH: &str = include_str!("migrations/0005_search.sql");

const LOG_HISTORY: &str = include_str!("migrations/0006_log_history.sql");

const TAGS: &str = include_str!("migrations/0007_tags.sql");

const ADULTS: &str = include_str!("migrations/0008_adults.sql");

const RECOVERY_KEYS: &str = include_str!("migrations/0009_recovery_keys.sql");

const BIN: &str = include_str!("migrations/0010_bin.sql");

const ADULTS_AND_STRENGTHS: &str = include_str!("migrations/0011_adults_and_strengths.sql");

const WORDS_BESIDE: &str = include_str!("migrations/0012_words_beside.sql");

const ERASE_SOON: &str = include_str!("migrations/0013_erase_soon.sql");

const SEARCH_A_CLASS: &str = include_str!("migrations/0014_search_a_class.sql");

/// The version this program writes, as in the file's `user_version`.
pub(super) const VERSION: i64 = 14;

/// Takes a file of an older version, or an empty one, to [`VERSION`] in one transaction.
pub(super) fn bring_up_to_date(connection: &mut Connection) -> Result<(), Error> {
    steps().to_latest(connection).map_err(unmigrated)
}

/// The tables, indexes and triggers of a file of this version, each as it stands in SQLite's own table of them; none where there
/// never was such a version.
pub(super) fn of_version(version: i64) -> Result<Option<Vec<Part>>, Error> {
    let Some(steps_taken) = usize::try_from(version)
        .ok()
        .filter(|_| (1..=VERSION).contains(&version))
    else {
        return Ok(None);
    };
    let mut pattern = Connection::open_in_memory()?;
    steps()
        .to_version(&mut pattern, steps_taken)
        .map_err(unmigrated)?;
    Ok(Some(parts(&pattern)?))
}

/// One of them: its kind, its name, its table and its SQL.
pub(super) type Part = (String, String, String, Option<String>);

/// Those of a file. Left out is what SQLite makes for itself where somebody asks for it, each by all that it says: a name alone
/// would let anything through that calls itself so.
pub(super) fn parts(connection: &Connection) -> Result<Vec<Part>, Error> {
    let sql = "SELECT type, name, tbl_name, sql FROM sqlite_schema
        WHERE NOT (type = 'index' AND sql IS NULL AND name LIKE 'sqlite^_autoindex^_%' ESCAPE '^')
          AND (type, name, tbl_name, ifnull(sql, '')) NOT IN (VALUES
            ('table', 'sqlite_stat1', 'sqlite_stat1', 'CREATE TABLE sqlite_stat1(tbl,idx,stat)'),
            ('table', 'sqlite_stat4', 'sqlite_stat4', 'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)'))
        ORDER BY type, name";
    let mut parts = connection.prepare(sql)?;
    let parts = parts.query_map([], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    Ok(parts.collect::<rusqlite::Result<_>>()?)
}

fn unmigrated(error: rusqlite_migration::Error) -> Error {
    match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
        other => Error::Broken(other.to_string()),
    }
}

fn steps() -> Migrations<'static> {
    Migrations::new(vec![
        M::up(FIRST),
        M::up(WRONG_GUESSES),
        M::up(WHAT_ENDS),
        M::up(ONE_TALK_AT_A_TIME),
        M::up(SEARCH),
        M::up(LOG_HISTORY),
        M::up(TAGS),
        M::up(ADULTS),
        M::up(RECOVERY_KEYS),
        M::up(BIN),
        M::up(ADULTS_AND_STRENGTHS),
        M::up(WORDS_BESIDE),
        M::up(ERASE_SOON),
        M::up_with_hook(SEARCH_A_CLASS, |tx: &rusqlite::Transaction<'_>| {
            Ok(said::fill(tx)?)
        }),
    ])
}

/// Makes a file from before the first release one of version 1, in one transaction. Its rows are read from `copy`, the URI of
/// the backup that was just made of it: so the tables of this file can be made anew, exactly like those of a new one.
pub(super) fn take_over_from_before_release(
    connection: &mut Connection,
    copy: &str,
) -> Result<(), Error> {
    // Tables go and come in any order here. All references are looked at before the commit.
    connection.pragma_update(None, "foreign_keys", false)?;
    connection.execute("ATTACH ? AS old", [copy])?;
    let tx = connection.transaction()?;
    tx.execute_batch(include_str!("migrations/before_release/drop.sql"))?;
    tx.execute_batch(FIRST)?;
    tx.execute_batch(include_str!("migrations/before_release/copy.sql"))?;
    if tx.prepare("PRAGMA main.foreign_key_check")?.exists([])? {
        return Err(Error::Broken(
            "the older database has a row that belongs to no other".to_owned(),
        ));
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", 1)?;
    tx.commit()?;
    connection.execute("DETACH old", [])?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}
