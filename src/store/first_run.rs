//! How far the first run is, as rows: what was said of its steps, and the practice child. What comes next is
//! `domain/first_run.rs`.

use rusqlite::{OptionalExtension as _, params};

use super::{ReadTx, Result, WriteTx, audit::AuditEvent, row::unread};
use crate::domain::{
    first_run::{FirstRun, Mark, Step},
    id::{ClassId, StudentId, TeacherId},
};

/// How far the box of a teacher is: what was said, and what her first class has. The practice child counts for nothing.
pub fn load(tx: &ReadTx<'_>, teacher: TeacherId) -> Result<FirstRun> {
    let mut marks = tx
        .connection
        .prepare_cached("SELECT step, state FROM first_run")?;
    let marks = marks.query_map([], |row| {
        let (step, state) = (row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?);
        let step = step.parse().map_err(|_| unread(0, step))?;
        Ok((step, state.parse().map_err(|_| unread(1, state))?))
    })?;
    let marks = marks.collect::<Result<_, _>>()?;
    let class: Option<i64> = tx
        .connection
        .prepare_cached("SELECT min(class) FROM class_teacher WHERE teacher = ?")?
        .query_row([teacher.number()], |row| row.get(0))?;
    let Some(class) = class else {
        return Ok(FirstRun {
            marks,
            ..FirstRun::default()
        });
    };
    Ok(tx
        .connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM membership WHERE class = ?1 AND archived_on IS NULL
                 AND student NOT IN (SELECT student FROM practice)),
               EXISTS (SELECT 1 FROM writing_block WHERE class = ?1),
               EXISTS (SELECT 1 FROM device WHERE class = ?1 AND kind = 'wall' AND ended_at IS NULL),
               EXISTS (SELECT 1 FROM sign_up WHERE class = ?1 AND student NOT IN (SELECT student FROM practice))",
        )?
        .query_row([class], |row| {
            Ok(FirstRun {
                marks,
                class: Some(ClassId::new(class)),
                has_names: row.get(0)?,
                has_writing: row.get(1)?,
                has_wall: row.get(2)?,
                has_chair: row.get(3)?,
            })
        })?)
}

/// Saves what was said of a step.
pub fn mark(tx: &WriteTx<'_>, step: Step, mark: Mark) -> Result<()> {
    tx.connection
        .prepare_cached(
            "INSERT INTO first_run (step, state, state_at, state_by) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (step) DO UPDATE SET state = ?2, state_at = ?3, state_by = ?4",
        )?
        .execute(params![
            step.as_ref(),
            mark.as_ref(),
            tx.attribution.at,
            tx.attribution.by
        ])?;
    let detail = format!("{step} {mark}");
    tx.audit(&AuditEvent {
        event: "first run",
        class: None,
        about: None,
        detail: &detail,
    })
}

/// When the box was claimed, in UTC seconds.
pub fn claimed_at(tx: &ReadTx<'_>) -> Result<Option<i64>> {
    Ok(tx
        .connection
        .prepare_cached("SELECT claimed_at FROM box")?
        .query_row([], |row| row.get(0))
        .optional()?)
}

/// Whether a class has held a talk: from then on nobody needs to be told how one begins.
pub fn has_talked(tx: &ReadTx<'_>, class: ClassId) -> Result<bool> {
    Ok(tx
        .connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM conference WHERE class = ?)")?
        .query_row([class.number()], |row| row.get(0))?)
}

/// The practice child, while there is one.
pub fn practice(tx: &ReadTx<'_>) -> Result<Option<StudentId>> {
    Ok(tx
        .connection
        .prepare_cached("SELECT student FROM practice")?
        .query_row([], |row| row.get(0).map(StudentId::new))
        .optional()?)
}

/// A child on the roster is the practice child from now on.
pub fn set_practice(tx: &WriteTx<'_>, student: StudentId) -> Result<()> {
    tx.connection
        .prepare_cached("INSERT INTO practice (only_one, student) VALUES (1, ?)")?
        .execute([student.number()])?;
    Ok(())
}
