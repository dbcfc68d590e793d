//! What a class has set for its board, as rows: its limits, and whether sign-up stands still.

use rusqlite::params;

use crate::{
    domain::{board::Rules, id::ClassId},
    store::{Attribution, Change, ReadTx, Result, WriteTx},
};

/// The limits of a class.
pub fn load(tx: &ReadTx<'_>, class: ClassId) -> Result<Rules> {
    let sql = "SELECT talks_a_week, days_ahead, closes_before, moves_max, rest_days, round_first FROM class WHERE id = ?";
    tx.one(sql, [class], |row| {
        Ok(Rules {
            talks_a_week: row.get(0)?,
            days_ahead: row.get(1)?,
            closes_minutes_before: row.get(2)?,
            moves_max: row.get(3)?,
            rest_days: row.get(4)?,
            round_first: row.get(5)?,
        })
    })
}

/// Saves them.
pub fn set(tx: &WriteTx<'_>, class: ClassId, rules: &Rules) -> Result<()> {
    tx.changed(Change::BoardRules(class));
    let sql = "UPDATE class SET talks_a_week = ?, days_ahead = ?, closes_before = ?, moves_max = ?, rest_days = ?,
        round_first = ? WHERE id = ?";
    let values = params![
        rules.talks_a_week,
        rules.days_ahead,
        rules.closes_minutes_before,
        rules.moves_max,
        rules.rest_days,
        rules.round_first,
        class
    ];
    tx.execute(sql, values)?;
    tx.audit("rules of the board", Some(class), None, "")
}

/// The teacher's words while sign-up stands still; they may be empty.
pub fn pause(tx: &ReadTx<'_>, class: ClassId) -> Result<Option<String>> {
    let sql = "SELECT words FROM pause WHERE class = ?";
    tx.first(sql, [class], |row| row.get(0))
}

/// Stops sign-up with these words, or lets it go on.
pub fn set_pause(tx: &WriteTx<'_>, class: ClassId, words: Option<&str>) -> Result<()> {
    tx.changed(Change::BoardRules(class));
    if let Some(words) = words {
        let Attribution { at, by, .. } = &tx.attribution;
        let sql = "INSERT INTO pause (class, words, at, by) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (class) DO UPDATE SET words = ?2, at = ?3, by = ?4";
        tx.execute(sql, params![class, words, at, by])?;
        return tx.audit("paused", Some(class), None, "");
    }
    match tx.execute_counting("DELETE FROM pause WHERE class = ?", [class])? {
        0 => Ok(()),
        _ => tx.audit("goes on", Some(class), None, ""),
    }
}
