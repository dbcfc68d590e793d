//! Next steps as rows. When one is reached, put down or too large is decided in domain.

use rusqlite::{OptionalExtension as _, Row, params};

use crate::{
    domain::{
        class::Member,
        id::{ClassId, ConferenceId, NextStepId, StudentId},
        next_step::{NextStep, StepState},
    },
    store::{Change, ReadTx, Result, WriteTx, audit::AuditEvent, row::unread},
};

const COLUMNS: &str = "id, student, conference, text, way, revision, made_at, state, child_said, child_said_on, not_yet";

/// The next steps that a child carries, the newest first.
pub fn open_of(tx: &ReadTx<'_>, class: ClassId, student: StudentId) -> Result<Vec<NextStep>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM next_step WHERE student = ? AND state = 'open' AND class = ?"
    );
    let mut steps = tx.connection.prepare_cached(&sql)?;
    let steps = steps.query_map(params![student.number(), class.number()], read)?;
    let mut steps: Vec<NextStep> = steps.collect::<Result<_, _>>()?;
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
    let mut steps = tx.connection.prepare_cached(&sql)?;
    let steps = steps.query_map([class.number()], read)?;
    Ok(steps.collect::<Result<_, _>>()?)
}

/// One next step of a class, in whatever state.
pub fn find(tx: &ReadTx<'_>, class: ClassId, id: NextStepId) -> Result<Option<NextStep>> {
    let sql = format!("SELECT {COLUMNS} FROM next_step WHERE id = ? AND class = ?");
    Ok(tx
        .connection
        .prepare_cached(&sql)?
        .query_row(params![id.number(), class.number()], read)
        .optional()?)
}

/// The next step that a child took from a talk, in whatever state.
pub fn of_talk(
    tx: &ReadTx<'_>,
    conference: ConferenceId,
    student: StudentId,
) -> Result<Option<NextStep>> {
    let sql = format!("SELECT {COLUMNS} FROM next_step WHERE conference = ? AND student = ?");
    Ok(tx
        .connection
        .prepare_cached(&sql)?
        .query_row(params![conference.number(), student.number()], read)
        .optional()?)
}

/// Saves a next step, new or changed.
pub fn save(tx: &WriteTx<'_>, class: ClassId, step: &NextStep) -> Result<()> {
    let member = Member {
        class,
        student: step.student,
    };
    tx.changed(Change::Sheet(member));
    tx.changed(Change::Conference(member));
    tx.connection
        .prepare_cached(
            "INSERT INTO next_step (id, class, student, conference, text, way, revision, made_at, state, state_at, state_by,
               child_said, child_said_on, not_yet)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
             ON CONFLICT (id) DO UPDATE SET text = ?5, way = ?6, revision = ?7, state = ?9,
               state_at = CASE state WHEN ?9 THEN state_at ELSE ?10 END,
               state_by = CASE state WHEN ?9 THEN state_by ELSE ?11 END,
               child_said = ?12, child_said_on = ?13, not_yet = ?14",
        )?
        .execute(params![
            step.id.number(),
            class.number(),
            step.student.number(),
            step.conference.map(ConferenceId::number),
            step.text,
            step.way.as_ref(),
            step.revision,
            step.made_at,
            step.state.as_ref(),
            tx.attribution.at,
            tx.attribution.by,
            step.child_said.map(|said| said.to_string()),
            step.said_on,
            step.not_yet,
        ])?;
    Ok(())
}

/// The audit event of a step that is reached or put down; saves of its words have none.
pub fn write_audit_event(tx: &WriteTx<'_>, class: ClassId, step: &NextStep) -> Result<()> {
    tx.audit(&AuditEvent {
        event: match step.state {
            StepState::Open => "next step",
            StepState::Reached => "next step reached",
            StepState::PutDown => "next step put down",
        },
        class: Some(class),
        about: Some(step.student.number()),
        detail: "",
    })
}

fn read(row: &Row<'_>) -> rusqlite::Result<NextStep> {
    let way = row.get_ref(4)?.as_str()?;
    let state = row.get_ref(7)?.as_str()?;
    let said = row.get_ref(8)?.as_str_or_null()?;
    Ok(NextStep {
        id: NextStepId::new(row.get(0)?),
        student: StudentId::new(row.get(1)?),
        conference: row.get::<_, Option<i64>>(2)?.map(ConferenceId::new),
        text: row.get(3)?,
        way: way.parse().map_err(|_| unread(4, way))?,
        revision: row.get(5)?,
        made_at: row.get(6)?,
        state: state.parse().map_err(|_| unread(7, state))?,
        child_said: said
            .map(|word| word.parse().map_err(|_| unread(8, word)))
            .transpose()?,
        said_on: row.get(9)?,
        not_yet: row.get(10)?,
    })
}
