//! A conference that was begun by mistake goes whole: its rows, and what its beginning had done to others. Whether it may go is
//! decided in domain/conference.

use rusqlite::params;

use crate::{
    domain::{
        class::Member,
        conference::{Conference, Written},
        id::{ConferenceId, NextStepId},
    },
    store::{Change, ReadTx, Result, WriteTx, conference::record, next_step},
};

/// A step of an earlier conference that the teacher marked in this one: how it goes, reached, put down for now.
const MARKED: &str = "SELECT id, was_said FROM (
    SELECT step.id, state <> 'open' AND state_at >= began_at AND state_by LIKE 'teacher:%' AS has_ended,
      child_said_on = began_on AND EXISTS (SELECT 1 FROM audit WHERE about = step.student AND audit.class = step.class
        AND event = 'next step' AND at >= began_at AND by LIKE 'teacher:%') AS was_said
    FROM (SELECT id AS talk, class AS of_class, began_at, date AS began_on FROM conference WHERE id = ?)
    JOIN participant ON participant.conference = talk
    JOIN next_step step ON step.student = participant.student AND step.class = of_class AND step.conference IS NOT talk
  ) WHERE has_ended OR was_said";

/// These steps, and whether something was said of each.
fn marked(tx: &ReadTx<'_>, id: ConferenceId) -> Result<Vec<(NextStepId, bool)>> {
    tx.all(MARKED, [id], |row| {
        Ok((row.get(0)?, row.get::<_, Option<bool>>(1)?.unwrap_or(false)))
    })
}

/// What has come into a conference since it began.
pub fn written(tx: &ReadTx<'_>, id: ConferenceId) -> Result<Written> {
    let words = "SELECT EXISTS (SELECT 1 FROM log_line WHERE conference = ?1 AND text <> '')
        OR EXISTS (SELECT 1 FROM remember WHERE conference = ?1 AND text <> '')
        OR EXISTS (SELECT 1 FROM next_step WHERE conference = ?1)
        OR EXISTS (SELECT 1 FROM talk_tag WHERE conference = ?1)
        OR EXISTS (SELECT 1 FROM conflict WHERE about = ?1)";
    let handed =
        "SELECT EXISTS (SELECT 1 FROM teacher_session WHERE handed_for = ? AND ended_at IS NULL)";
    Ok(Written {
        has_words: tx.value(words, [id])? || !marked(tx, id)?.is_empty(),
        is_handed_over: tx.value(handed, [id])?,
    })
}

/// Takes it out of every table. A look back that it had kept is owed again, and a step that was marked in it is carried again.
pub fn delete(tx: &WriteTx<'_>, conference: &Conference) -> Result<()> {
    let id = conference.id;
    for (step, was_said) in marked(tx, id)? {
        if let Some(step) = next_step::find(tx, conference.class, step)? {
            let step = step.unmarked(was_said);
            next_step::save(tx, conference.class, &step)?;
            next_step::write_audit_event(tx, conference.class, &step)?;
        }
    }
    for Member { class, student } in conference.members() {
        tx.changed(Change::Sheet(Member { class, student }));
        let sql = "UPDATE conference SET looked_in_at = NULL WHERE check_back IS NOT NULL AND looked_in_at = ?1
            AND class = ?2 AND id IN (SELECT conference FROM participant WHERE student = ?3)";
        tx.execute(sql, params![conference.began_at, class, student])?;
    }
    for sql in [
        "UPDATE teacher_session SET handed_for = NULL, handed_to = NULL WHERE handed_for = ?",
        "DELETE FROM conflict WHERE about IN (SELECT id FROM next_step WHERE conference = ?)",
        "DELETE FROM conflict WHERE about = ?",
        "DELETE FROM said WHERE place = 'step' AND about IN (SELECT id FROM next_step WHERE conference = ?)",
        "DELETE FROM said WHERE place IN ('line', 'remember') AND about = ?",
        "DELETE FROM next_step WHERE conference = ?",
        "DELETE FROM shared_praise WHERE conference = ?",
        "DELETE FROM log_line WHERE conference = ?",
        "DELETE FROM log_version WHERE conference = ?",
        "DELETE FROM talk_tag WHERE conference = ?",
        "DELETE FROM remember WHERE conference = ?",
        "DELETE FROM participant WHERE conference = ?",
        "DELETE FROM idempotent_request WHERE about = ?",
        "DELETE FROM conference WHERE id = ?",
    ] {
        tx.execute(sql, [id])?;
    }
    tx.changed(Change::Sessions);
    tx.changed(Change::BoardRules(conference.class));
    record(tx, conference, "begun by mistake")
}
