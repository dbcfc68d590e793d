//! One deed for one request id (R19): the answer of the first is the answer of every repeat.

use rusqlite::{OptionalExtension as _, params};

use crate::store::{ReadTx, Result, WriteTx};

/// Where a finished deed led: enough to give the same answer again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The page that followed.
    pub place: String,
    /// The number of what was made, 0 if nothing was.
    pub about: i64,
}

/// What this principal's request with this id led to, if it came before.
pub fn done_before(tx: &ReadTx<'_>, by: i64, id: &str) -> Result<Option<Done>> {
    Ok(tx
        .connection
        .prepare_cached(
            "SELECT redirect_to, about FROM idempotent_request WHERE by = ? AND id = ?",
        )?
        .query_row(params![by, id], |row| {
            Ok(Done {
                place: row.get(0)?,
                about: row.get(1)?,
            })
        })
        .optional()?)
}

/// Remembers what it led to, in the same commit as the deed itself.
pub fn keep(tx: &WriteTx<'_>, by: i64, id: &str, done: &Done) -> Result<()> {
    tx.connection
        .prepare_cached("INSERT INTO idempotent_request (by, id, redirect_to, about, at) VALUES (?, ?, ?, ?, ?)")?
        .execute(params![by, id, done.place, done.about, tx.attribution.at])?;
    Ok(())
}
