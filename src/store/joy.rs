//! The joy wall as rows (B9): which noticed words a child shares, and which of them the teacher shows. Without names.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::params;

use super::{Answer, Reading, Stamp, Writing};
use crate::domain::id::{ClassId, ConferenceId, StudentId};

/// Words that wait for the teacher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The talk in which they were said.
    pub conference: ConferenceId,
    /// To whom.
    pub student: StudentId,
    /// The words.
    pub text: String,
}

/// Whether the class has a joy wall.
pub fn is_on(tx: &Reading<'_>, class: ClassId) -> Answer<bool> {
    Ok(tx
        .connection
        .prepare_cached("SELECT joy FROM class WHERE id = ?")?
        .query_row([class.number()], |row| row.get(0))?)
}

/// Turns it on or off; what was shared stays.
pub fn turn(tx: &Writing<'_>, stamp: &Stamp, class: ClassId, on: bool) -> Answer<()> {
    tx.connection
        .prepare_cached("UPDATE class SET joy = ? WHERE id = ?")?
        .execute(params![on, class.number()])?;
    let deed = if on { "joy wall on" } else { "joy wall off" };
    tx.note_of(stamp, deed, (class, None))
}

/// A child shares some words of a talk. Twice is once, and what the teacher said of them stands.
pub fn share(tx: &Writing<'_>, stamp: &Stamp, class: ClassId, shared: &Shared) -> Answer<()> {
    let made = tx
        .connection
        .prepare_cached(
            "INSERT OR IGNORE INTO joy (conference, student, class, text, state, state_at, state_by)
             VALUES (?, ?, ?, ?, 'asked', ?, ?)",
        )?
        .execute(params![
            shared.conference.number(),
            shared.student.number(),
            class.number(),
            shared.text,
            stamp.at,
            stamp.by
        ])?;
    if made == 0 {
        return Ok(());
    }
    tx.note_of(stamp, "shared", (class, Some(shared.conference.number())))
}

/// Which words of a talk this child has shared, and whether they are on the wall.
pub fn of_talk(
    tx: &Reading<'_>,
    conference: ConferenceId,
    student: StudentId,
) -> Answer<BTreeMap<String, bool>> {
    let mut shared = tx.connection.prepare_cached(
        "SELECT text, state = 'shown' FROM joy WHERE conference = ? AND student = ?",
    )?;
    let shared = shared.query_map([conference.number(), student.number()], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(shared.collect::<Result<_, _>>()?)
}

/// What waits for the teacher.
pub fn asked(tx: &Reading<'_>, class: ClassId) -> Answer<Vec<Shared>> {
    let mut asked = tx.connection.prepare_cached(
        "SELECT conference, student, text FROM joy WHERE class = ? AND state = 'asked' ORDER BY state_at",
    )?;
    let asked = asked.query_map([class.number()], |row| {
        Ok(Shared {
            conference: ConferenceId::new(row.get(0)?),
            student: StudentId::new(row.get(1)?),
            text: row.get(2)?,
        })
    })?;
    Ok(asked.collect::<Result<_, _>>()?)
}

/// The teacher shows them, or does not.
pub fn decide(
    tx: &Writing<'_>,
    stamp: &Stamp,
    class: ClassId,
    (shared, shown): (&Shared, bool),
) -> Answer<()> {
    let state = if shown { "shown" } else { "not_shown" };
    tx.connection
        .prepare_cached(
            "UPDATE joy SET state = ?, state_at = ?, state_by = ? WHERE conference = ? AND student = ? AND text = ? AND class = ?",
        )?
        .execute(params![
            state,
            stamp.at,
            stamp.by,
            shared.conference.number(),
            shared.student.number(),
            shared.text,
            class.number()
        ])?;
    let deed = if shown { "shown" } else { "not shown" };
    tx.note_of(stamp, deed, (class, Some(shared.conference.number())))
}

/// The words on the wall, of talks since `from`; none where the wall is off.
pub fn shown(tx: &Reading<'_>, class: ClassId, from: Date) -> Answer<Vec<String>> {
    let mut shown = tx.connection.prepare_cached(
        "SELECT DISTINCT text FROM joy JOIN conference ON conference.id = conference AND date >= ?2
         WHERE joy.class = ?1 AND joy.state = 'shown' AND (SELECT joy FROM class WHERE id = ?1) = 1 ORDER BY text",
    )?;
    let shown = shown.query_map(params![class.number(), from.to_string()], |row| row.get(0))?;
    Ok(shown.collect::<Result<_, _>>()?)
}
