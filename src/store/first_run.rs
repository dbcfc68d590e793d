//! How far the first run is, as rows: what was said of its steps, and the practice child. What comes next is
//! `domain/first_run.rs`.

use rusqlite::params;

use super::{
    Attribution, ReadTx, Result, WriteTx,
    row::{parse, word},
};
use crate::domain::{
    first_run::{FirstRun, Mark, Step},
    id::{ClassId, StudentId, TeacherId},
};

/// How far the box of a teacher is: what was said, and what her first class has. The practice child counts for nothing.
pub fn load(tx: &ReadTx<'_>, teacher: TeacherId) -> Result<FirstRun> {
    let sql = "SELECT step, state FROM first_run";
    let marks = tx.all(sql, [], |row| {
        let step = word(row, 0, parse)?;
        Ok((step, word(row, 1, parse)?))
    })?;
    let has_pin = super::credentials::find_pin(tx, teacher)?.is_some();
    let sql = "SELECT min(class) FROM class_teacher WHERE teacher = ?";
    let class: Option<ClassId> = tx.value(sql, [teacher])?;
    let Some(class) = class else {
        return Ok(FirstRun {
            marks,
            has_pin,
            ..FirstRun::default()
        });
    };
    let sql = "SELECT EXISTS (SELECT 1 FROM membership WHERE class = ?1 AND archived_on IS NULL
          AND student NOT IN (SELECT student FROM practice)),
        EXISTS (SELECT 1 FROM writing_block WHERE class = ?1),
        EXISTS (SELECT 1 FROM device WHERE class = ?1 AND kind = 'wall' AND ended_at IS NULL),
        EXISTS (SELECT 1 FROM sign_up WHERE class = ?1 AND student NOT IN (SELECT student FROM practice))";
    tx.one(sql, [class], |row| {
        Ok(FirstRun {
            marks,
            has_pin,
            class: Some(class),
            has_names: row.get(0)?,
            has_writing: row.get(1)?,
            has_wall: row.get(2)?,
            has_chair: row.get(3)?,
        })
    })
}

/// Saves what was said of a step.
pub fn mark(tx: &WriteTx<'_>, step: Step, mark: Mark) -> Result<()> {
    let (step, mark) = (step.as_ref(), mark.as_ref());
    let Attribution { at, by, .. } = &tx.attribution;
    let sql = "INSERT INTO first_run (step, state, state_at, state_by) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (step) DO UPDATE SET state = ?2, state_at = ?3, state_by = ?4";
    tx.execute(sql, params![step, mark, at, by])?;
    tx.audit("first run", None, None, &format!("{step} {mark}"))
}

/// Takes back what was said of a step: it is asked about anew.
pub fn remove_mark(tx: &WriteTx<'_>, step: Step) -> Result<()> {
    tx.execute("DELETE FROM first_run WHERE step = ?", [step.as_ref()])
}

/// When the box was claimed, in UTC seconds.
pub fn claimed_at(tx: &ReadTx<'_>) -> Result<Option<i64>> {
    tx.first("SELECT claimed_at FROM box", [], |row| row.get(0))
}

/// Whether a class has held a talk: from then on nobody needs to be told how one begins.
pub fn has_talked(tx: &ReadTx<'_>, class: ClassId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM conference WHERE class = ?)";
    tx.value(sql, [class])
}

/// The practice child, while there is one.
pub fn practice(tx: &ReadTx<'_>) -> Result<Option<StudentId>> {
    tx.first("SELECT student FROM practice", [], |row| row.get(0))
}

/// A child on the roster is the practice child from now on.
pub fn set_practice(tx: &WriteTx<'_>, student: StudentId) -> Result<()> {
    let sql = "INSERT INTO practice (only_one, student) VALUES (1, ?)";
    tx.execute(sql, [student])
}
