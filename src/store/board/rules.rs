//! What a class has set for its board, as rows: its limits, and whether sign-up stands still.

use rusqlite::{OptionalExtension as _, params};

use crate::{
    domain::{board::Rules, id::ClassId},
    store::{Change, ReadTx, Result, WriteTx},
};

/// The limits of a class.
pub fn load(tx: &ReadTx<'_>, class: ClassId) -> Result<Rules> {
    Ok(tx
        .connection
        .prepare_cached(
            "SELECT talks_a_week, days_ahead, closes_before, moves_max, rest_days, round_first FROM class WHERE id = ?",
        )?
        .query_row([class.number()], |row| {
            Ok(Rules {
                talks_a_week: row.get(0)?,
                days_ahead: row.get(1)?,
                closes_minutes_before: row.get(2)?,
                moves_max: row.get(3)?,
                rest_days: row.get(4)?,
                round_first: row.get(5)?,
            })
        })?)
}

/// Saves them.
pub fn set(tx: &WriteTx<'_>, class: ClassId, rules: &Rules) -> Result<()> {
    tx.changed(Change::BoardRules(class));
    tx.connection
        .prepare_cached(
            "UPDATE class SET talks_a_week = ?, days_ahead = ?, closes_before = ?, moves_max = ?, rest_days = ?,
             round_first = ? WHERE id = ?",
        )?
        .execute(params![
            rules.talks_a_week,
            rules.days_ahead,
            rules.closes_minutes_before,
            rules.moves_max,
            rules.rest_days,
            rules.round_first,
            class.number()
        ])?;
    tx.audit_in_class("rules of the board", class, None)
}

/// The teacher's words while sign-up stands still; they may be empty.
pub fn pause(tx: &ReadTx<'_>, class: ClassId) -> Result<Option<String>> {
    Ok(tx
        .connection
        .prepare_cached("SELECT words FROM pause WHERE class = ?")?
        .query_row([class.number()], |row| row.get(0))
        .optional()?)
}

/// Stops sign-up with these words, or lets it go on.
pub fn set_pause(tx: &WriteTx<'_>, class: ClassId, words: Option<&str>) -> Result<()> {
    tx.changed(Change::BoardRules(class));
    if let Some(words) = words {
        tx.connection
            .prepare_cached(
                "INSERT INTO pause (class, words, at, by) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (class) DO UPDATE SET words = ?2, at = ?3, by = ?4",
            )?
            .execute(params![
                class.number(),
                words,
                tx.attribution.at,
                tx.attribution.by
            ])?;
        return tx.audit_in_class("paused", class, None);
    }
    let gone = tx
        .connection
        .prepare_cached("DELETE FROM pause WHERE class = ?")?
        .execute([class.number()])?;
    if gone == 0 {
        return Ok(());
    }
    tx.audit_in_class("goes on", class, None)
}
