//! What the box remembers of itself under a name. What a class decides is in the rows of the class.

use crate::store::{ReadTx, Result, WriteTx};

/// The value under a name.
pub fn load(tx: &ReadTx<'_>, name: &str) -> Result<Option<String>> {
    let sql = "SELECT value FROM setting WHERE name = ?";
    tx.first(sql, [name], |row| row.get(0))
}

/// Saves a value under a name, in the place of the one before.
pub fn save(tx: &WriteTx<'_>, name: &str, value: &str) -> Result<()> {
    let sql = "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    tx.execute(sql, [name, value])
}

/// Removes the value under a name.
pub fn remove(tx: &WriteTx<'_>, name: &str) -> Result<()> {
    tx.execute("DELETE FROM setting WHERE name = ?", [name])
}
