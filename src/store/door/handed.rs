//! The teacher's own device in a child's hands, and the six digits that lead back (T1, H5).

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension as _, params};

use crate::{
    domain::id::{ConferenceId, SessionId, StudentId, TeacherId},
    store::{Change, ReadTx, Result, WriteTx, audit::Deed},
};

/// From now on this session shows one talk and nothing else.
pub fn hand_over(
    tx: &WriteTx<'_>,
    session: SessionId,
    conference: ConferenceId,
    student: StudentId,
) -> Result<()> {
    tx.changed(Change::Sessions);
    tx.connection.execute(
        "UPDATE teacher_session SET handed_for = ?, handed_to = ? WHERE id = ?",
        params![conference.number(), student.number(), session.number()],
    )?;
    note(tx, "handed over", conference.number())
}

/// The teacher has her device back.
pub fn take_back(tx: &WriteTx<'_>, session: SessionId) -> Result<()> {
    tx.changed(Change::Sessions);
    tx.connection.execute(
        "UPDATE teacher_session SET handed_for = NULL, handed_to = NULL WHERE id = ?",
        [session.number()],
    )?;
    note(tx, "taken back", session.number())
}

/// A teacher's PIN as a PHC string, if she has chosen one.
pub fn pin(tx: &ReadTx<'_>, teacher: TeacherId) -> Result<Option<String>> {
    let pin = tx
        .connection
        .query_row(
            "SELECT pin FROM teacher WHERE id = ?",
            [teacher.number()],
            |row| row.get(0),
        )
        .optional()?;
    Ok(pin.flatten())
}

/// The teachers who have chosen a PIN.
pub fn with_pin(tx: &ReadTx<'_>) -> Result<BTreeSet<TeacherId>> {
    let mut teachers = tx
        .connection
        .prepare_cached("SELECT id FROM teacher WHERE pin IS NOT NULL")?;
    let teachers = teachers.query_map([], |row| row.get(0).map(TeacherId::new))?;
    Ok(teachers.collect::<Result<_, _>>()?)
}

/// Gives a teacher a PIN.
pub fn set_pin(tx: &WriteTx<'_>, teacher: TeacherId, pin: &str) -> Result<()> {
    tx.changed(Change::Sessions);
    tx.connection.execute(
        "UPDATE teacher SET pin = ? WHERE id = ?",
        params![pin, teacher.number()],
    )?;
    note(tx, "new PIN", teacher.number())
}

fn note(tx: &WriteTx<'_>, deed: &'static str, about: i64) -> Result<()> {
    tx.note(&Deed {
        deed,
        class: None,
        about: Some(about),
        detail: "",
    })
}
