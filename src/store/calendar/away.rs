//! When children are out of the room each week, as rows.

use jiff::civil::Weekday;
use rusqlite::params;

use crate::{
    domain::{
        calendar::Away,
        id::{ClassId, StudentId},
    },
    store::{
        Change, ReadTx, Result, WriteTx,
        row::{hour, unread},
    },
};

/// When the children of a class are out of the room, in the order of the week.
pub fn load(tx: &ReadTx<'_>, class: ClassId) -> Result<Vec<Away>> {
    let mut away = tx.connection.prepare_cached(
        "SELECT student, weekday, start, minutes FROM away WHERE class = ? ORDER BY weekday, start, student",
    )?;
    let away = away.query_map([class.number()], |row| {
        let weekday: i8 = row.get(1)?;
        Ok(Away {
            student: StudentId::new(row.get(0)?),
            weekday: Weekday::from_monday_one_offset(weekday).map_err(|_| unread(1, "weekday"))?,
            start: row.get(2)?,
            minutes: row.get(3)?,
        })
    })?;
    Ok(away.collect::<Result<_, _>>()?)
}

/// Saves such a time; the same beginning once more changes how long it lasts.
pub fn add(tx: &WriteTx<'_>, class: ClassId, away: &Away) -> Result<()> {
    tx.changed(Change::BoardRules(class));
    tx.connection
        .prepare_cached(
            "INSERT INTO away (class, student, weekday, start, minutes) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (class, student, weekday, start) DO UPDATE SET minutes = ?5",
        )?
        .execute(params![
            class.number(),
            away.student.number(),
            away.weekday.to_monday_one_offset(),
            hour(away.start),
            away.minutes
        ])?;
    tx.audit_in_class("away", class, Some(away.student.number()))
}

/// Takes such a time off again, found by its child and its beginning.
pub fn remove(tx: &WriteTx<'_>, class: ClassId, away: &Away) -> Result<()> {
    tx.changed(Change::BoardRules(class));
    tx.connection
        .prepare_cached(
            "DELETE FROM away WHERE class = ? AND student = ? AND weekday = ? AND start = ?",
        )?
        .execute(params![
            class.number(),
            away.student.number(),
            away.weekday.to_monday_one_offset(),
            hour(away.start)
        ])?;
    tx.audit_in_class("away no more", class, Some(away.student.number()))
}
