//! When children are out of the room each week, as rows.

use rusqlite::params;

use crate::{
    domain::{calendar::Away, class::Member, id::ClassId},
    store::{
        Change, ReadTx, Result, WriteTx,
        row::{hour, weekday},
    },
};

/// When the children of a class are out of the room, in the order of the week.
pub fn load(tx: &ReadTx<'_>, class: ClassId) -> Result<Vec<Away>> {
    let sql = "SELECT student, weekday, start, minutes FROM away WHERE class = ? ORDER BY weekday, start, student";
    tx.all(sql, [class], |row| {
        Ok(Away {
            student: row.get(0)?,
            weekday: weekday(row, 1)?,
            start: row.get(2)?,
            minutes: row.get(3)?,
        })
    })
}

/// The same of one child.
pub fn of(tx: &ReadTx<'_>, Member { class, student }: Member) -> Result<Vec<Away>> {
    let mut all = load(tx, class)?;
    all.retain(|away| away.student == student);
    Ok(all)
}

/// Saves such a time; the same beginning once more changes how long it lasts.
pub fn add(tx: &WriteTx<'_>, class: ClassId, away: &Away) -> Result<()> {
    tx.changed(Change::BoardRules(class));
    let sql =
        "INSERT INTO away (class, student, weekday, start, minutes) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (class, student, weekday, start) DO UPDATE SET minutes = ?5";
    let values = params![
        class,
        away.student,
        away.weekday.to_monday_one_offset(),
        hour(away.start),
        away.minutes
    ];
    tx.execute(sql, values)?;
    tx.audit("away", Some(class), Some(away.student.number()), "")
}

/// Takes such a time off again, found by its child and its beginning.
pub fn remove(tx: &WriteTx<'_>, class: ClassId, away: &Away) -> Result<()> {
    tx.changed(Change::BoardRules(class));
    let sql = "DELETE FROM away WHERE class = ? AND student = ? AND weekday = ? AND start = ?";
    let values = params![
        class,
        away.student,
        away.weekday.to_monday_one_offset(),
        hour(away.start)
    ];
    tx.execute(sql, values)?;
    tx.audit("away no more", Some(class), Some(away.student.number()), "")
}
