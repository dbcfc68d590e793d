//! Next steps as rows. When one is reached, put down or too large is decided in domain.

use rusqlite::{Row, params};

use crate::{
    domain::{
        class::Member,
        id::{ClassId, ConferenceId, NextStepId, StudentId},
        next_step::{NextStep, StepState},
    },
    store::{
        Change, ReadTx, Result, WriteTx,
        row::{parse, word, word_if_any},
        said::{self, Place, SaidAt},
        unlisted,
    },
};

const COLUMNS: &str = "id, student, conference, text, way, revision, made_at, state, child_said, child_said_on, not_yet";

/// The next steps that a child carries, the newest first.
pub fn open_of(tx: &ReadTx<'_>, class: ClassId, student: StudentId) -> Result<Vec<NextStep>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM next_step WHERE student = ? AND state = 'open' AND class = ?"
    );
    let mut steps: Vec<NextStep> = tx.all(&sql, params![student, class], read)?;
    // A child carries one, or two: SQLite's sorter costs more than the query.
    steps.sort_unstable_by_key(|step| (std::cmp::Reverse(step.made_at), step.id));
    Ok(steps)
}

/// All next steps that a class carries: for "make it smaller" and for children with the same need.
pub fn open_in(tx: &ReadTx<'_>, class: ClassId) -> Result<Vec<NextStep>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM next_step WHERE state = 'open' AND class = ?1
         AND student IN (SELECT student FROM membership WHERE class = ?1 AND archived_on IS NULL)
         ORDER BY made_at DESC, id"
    );
    tx.all(&sql, [class], read)
}

/// One next step of a class, in whatever state.
pub fn find(tx: &ReadTx<'_>, class: ClassId, id: NextStepId) -> Result<Option<NextStep>> {
    let sql = format!("SELECT {COLUMNS} FROM next_step WHERE id = ? AND class = ?");
    tx.first(&sql, params![id, class], read)
}

/// The next step that a child took from a talk, in whatever state.
pub fn of_talk(
    tx: &ReadTx<'_>,
    conference: ConferenceId,
    student: StudentId,
) -> Result<Option<NextStep>> {
    let sql = format!("SELECT {COLUMNS} FROM next_step WHERE conference = ? AND student = ?");
    tx.first(&sql, params![conference, student], read)
}

/// When the words of a step were saved, in UTC seconds.
pub fn words_saved_at(tx: &ReadTx<'_>, id: NextStepId) -> Result<i64> {
    let sql = "SELECT COALESCE(text_at, made_at) FROM next_step WHERE id = ?";
    tx.value(sql, [id])
}

/// Who saved the words of a step last, as in an attribution; empty where it is not known.
pub fn words_saved_by(tx: &ReadTx<'_>, id: NextStepId) -> Result<String> {
    let sql = "SELECT COALESCE(text_by, '') FROM next_step WHERE id = ?";
    tx.value(sql, [id])
}

/// All next steps that a child took along from talks of a class, with the moment (UTC seconds) since which each is as it is;
/// the newest first.
pub fn all_of(tx: &ReadTx<'_>, Member { class, student }: Member) -> Result<Vec<(NextStep, i64)>> {
    // By way of the child's talks: there is no index of the steps that are no longer carried.
    let sql = format!("SELECT id, step.student, step.conference, text, way, revision, made_at, state, child_said, child_said_on, not_yet, state_at
        FROM participant INDEXED BY talks_of
        CROSS JOIN next_step step ON step.conference = participant.conference AND step.student = participant.student
        WHERE participant.student = ? AND step.class = ? AND {} ORDER BY made_at DESC, id", unlisted::step("step"));
    tx.all(&sql, params![student, class], |row| {
        Ok((read(row)?, row.get(11)?))
    })
}

/// Saves a next step, new or changed.
pub fn save(tx: &WriteTx<'_>, class: ClassId, step: &NextStep) -> Result<()> {
    let member = Member {
        class,
        student: step.student,
    };
    tx.changed(Change::Sheet(member));
    tx.changed(Change::Conference(member));
    let sql = "INSERT INTO next_step (id, class, student, conference, text, way, revision, made_at, state, state_at, state_by,
          child_said, child_said_on, not_yet, text_at, text_by)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?10, ?11)
        ON CONFLICT (id) DO UPDATE SET text_at = CASE text WHEN ?5 THEN text_at ELSE ?10 END,
          text_by = CASE text WHEN ?5 THEN text_by ELSE ?11 END, text = ?5, way = ?6, revision = ?7, state = ?9,
          state_at = CASE state WHEN ?9 THEN state_at ELSE ?10 END,
          state_by = CASE state WHEN ?9 THEN state_by ELSE ?11 END,
          child_said = ?12, child_said_on = ?13, not_yet = ?14";
    let values = params![
        step.id,
        class,
        step.student,
        step.conference,
        step.text,
        step.way.as_ref(),
        step.revision,
        step.made_at,
        step.state.as_ref(),
        tx.attribution.at,
        tx.attribution.by,
        step.child_said.as_ref().map(AsRef::as_ref),
        step.said_on,
        step.not_yet,
    ];
    tx.execute(sql, values)?;
    let at = SaidAt {
        place: Place::Step,
        about: step.id.number(),
        line: "",
    };
    said::keep(tx, class, at)
}

/// The audit event of a step that is reached or put down; saves of its words have none.
pub fn write_audit_event(tx: &WriteTx<'_>, class: ClassId, step: &NextStep) -> Result<()> {
    let event = match step.state {
        StepState::Open => "next step",
        StepState::Reached => "next step reached",
        StepState::PutDown => "next step put down",
    };
    tx.audit(event, Some(class), Some(step.student.number()), "")
}

fn read(row: &Row<'_>) -> rusqlite::Result<NextStep> {
    Ok(NextStep {
        id: row.get(0)?,
        student: row.get(1)?,
        conference: row.get(2)?,
        text: row.get(3)?,
        way: word(row, 4, parse)?,
        revision: row.get(5)?,
        made_at: row.get(6)?,
        state: word(row, 7, parse)?,
        child_said: word_if_any(row, 8, parse)?,
        said_on: row.get(9)?,
        not_yet: row.get(10)?,
    })
}
