//! What each request id led to: the answer of the first request is the answer of every repeat (decision 5). What runs only
//! once for it is app/idempotent.

use rusqlite::{OptionalExtension as _, params};

use crate::store::{ReadTx, Result, WriteTx};

// The names by which other files still call these.
pub use self::{find as done_before, insert as keep};

/// Where a finished request led: enough to give the same answer again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The address of the page that followed.
    pub place: String,
    /// The number of what was made, 0 if nothing was.
    pub about: i64,
}

/// What this principal's request with this id led to, if it came before.
pub fn find(tx: &ReadTx<'_>, by: i64, id: &str) -> Result<Option<Done>> {
    Ok(tx
        .connection
        .prepare_cached("SELECT place, about FROM request WHERE by = ? AND id = ?")?
        .query_row(params![by, id], |row| {
            Ok(Done {
                place: row.get(0)?,
                about: row.get(1)?,
            })
        })
        .optional()?)
}

/// Remembers what it led to, in the same commit as what was done.
pub fn insert(tx: &WriteTx<'_>, by: i64, id: &str, done: &Done) -> Result<()> {
    tx.connection
        .prepare_cached("INSERT INTO request (by, id, place, about, at) VALUES (?, ?, ?, ?, ?)")?
        .execute(params![by, id, done.place, done.about, tx.attribution.at])?;
    Ok(())
}
