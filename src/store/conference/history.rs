//! What was written of a talk before it was written otherwise, as rows: kept when words that stood for a while are replaced, and
//! read for the teacher alone. Which words stood long enough is decided by domain/autosave.

use std::collections::BTreeMap;

use rusqlite::params;

use crate::{
    domain::{
        calendar::DayRange,
        class::Member,
        id::{ConferenceId, StudentId},
    },
    store::{ReadTx, Result, WriteTx},
};

/// The word of a step's words in the history of its talk.
fn step_word(student: StudentId) -> String {
    format!("next_step:{student}")
}

/// Keeps what a line of the log says now, by the word of the line.
pub fn keep_line(tx: &WriteTx<'_>, conference: ConferenceId, line: &str) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO log_version (conference, line, revision, text, at, by)
        SELECT conference, line, revision, text, at, by FROM log_line WHERE conference = ? AND line = ? AND text <> ''";
    tx.execute(sql, params![conference, line])
}

/// Keeps what the remember line says now.
pub fn keep_remember(tx: &WriteTx<'_>, conference: ConferenceId) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO log_version (conference, line, revision, text, at, by)
        SELECT conference, 'remember', revision, text, at, by FROM remember WHERE conference = ? AND text <> ''";
    tx.execute(sql, [conference])
}

/// Keeps what the step that a child took along from a talk says now.
pub fn keep_step(tx: &WriteTx<'_>, conference: ConferenceId, student: StudentId) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO log_version (conference, line, revision, text, at, by)
        SELECT conference, ?3, revision, text, COALESCE(text_at, made_at), COALESCE(text_by, state_by)
        FROM next_step WHERE conference = ?1 AND student = ?2 AND text <> ''";
    tx.execute(sql, params![conference, student, step_word(student)])
}

/// What was written in a box before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierWords {
    /// The word of the box: of a line of the log, `remember`, or `next_step:STUDENT`.
    pub line: String,
    /// The words.
    pub text: String,
    /// When they were saved, in UTC seconds.
    pub at: i64,
}

/// What was written before in the talks with a child in these days, the latest first; other children's own boxes are not among
/// it.
pub fn of_member(
    tx: &ReadTx<'_>,
    Member { class, student }: Member,
    DayRange { first, last }: DayRange,
) -> Result<BTreeMap<ConferenceId, Vec<EarlierWords>>> {
    let mut of_talks: BTreeMap<ConferenceId, Vec<EarlierWords>> = BTreeMap::new();
    let sql = "SELECT conference.id, line, text, log_version.at
        FROM participant INDEXED BY talks_of CROSS JOIN conference ON conference.id = participant.conference
        CROSS JOIN log_version ON log_version.conference = conference.id
        WHERE participant.student = ?2 AND conference.class = ?1 AND date BETWEEN ?3 AND ?4 AND state = 'done'
          AND (line NOT LIKE '%:%' OR line LIKE '%:' || ?2)
        ORDER BY log_version.at DESC, revision DESC";
    tx.each(sql, params![class, student, first, last], |row| {
        of_talks.entry(row.get(0)?).or_default().push(EarlierWords {
            line: row.get(1)?,
            text: row.get(2)?,
            at: row.get(3)?,
        });
        Ok(())
    })?;
    Ok(of_talks)
}
