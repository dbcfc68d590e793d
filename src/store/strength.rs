//! The strengths that a class names in its own words, as rows. They join those that every class is offered (domain/conference).

use rusqlite::params;

use crate::{
    domain::id::ClassId,
    store::{Change, ReadTx, Result, WriteTx},
};

/// The class's own, in the order in which they are offered.
pub fn of_class(tx: &ReadTx<'_>, class: ClassId) -> Result<Vec<String>> {
    let sql = "SELECT text FROM strength WHERE class = ? ORDER BY position";
    tx.all(sql, [class], |row| row.get(0))
}

/// Saves these as the class's own, and no others. Talks keep the words that they have.
pub fn save(tx: &WriteTx<'_>, class: ClassId, strengths: &[String]) -> Result<()> {
    tx.changed(Change::TeachersNotes(class));
    tx.execute("DELETE FROM strength WHERE class = ?", [class])?;
    for (place, text) in (1_i64..).zip(strengths) {
        let sql = "INSERT INTO strength (class, position, text) VALUES (?, ?, ?)";
        tx.execute(sql, params![class, place, text])?;
    }
    tx.audit("strengths changed", Some(class), None, "")
}
