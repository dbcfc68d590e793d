//! What the box remembers of itself under a name. What a class decides is in the rows of the class.

use rusqlite::OptionalExtension as _;

use crate::store::{ReadTx, Result, WriteTx};

/// The value under a name.
pub fn load(tx: &ReadTx<'_>, name: &str) -> Result<Option<String>> {
    Ok(tx
        .connection
        .query_row("SELECT value FROM setting WHERE name = ?", [name], |row| {
            row.get(0)
        })
        .optional()?)
}

/// Saves a value under a name, in the place of the one before.
pub fn save(tx: &WriteTx<'_>, name: &str, value: &str) -> Result<()> {
    tx.connection.execute(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [name, value],
    )?;
    Ok(())
}

/// Removes the value under a name.
pub fn remove(tx: &WriteTx<'_>, name: &str) -> Result<()> {
    tx.connection
        .execute("DELETE FROM setting WHERE name = ?", [name])?;
    Ok(())
}
