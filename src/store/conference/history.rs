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
    limits,
    store::{ReadTx, Result, WriteTx},
};

/// The word of a step's words in the history of its talk.
fn step_word(student: StudentId) -> String {
    format!("next_step:{student}")
}

/// Keeps what a line of the log says now, by the word of the line.
pub fn keep_line(tx: &WriteTx<'_>, conference: ConferenceId, line: &str) -> Result<()> {
    keep(
        tx,
        conference,
        line,
        "line, revision, text, at, by FROM log_line WHERE line = ?2",
    )
}

/// Keeps what the remember line says now.
pub fn keep_remember(tx: &WriteTx<'_>, conference: ConferenceId) -> Result<()> {
    keep(
        tx,
        conference,
        "remember",
        "?2, revision, text, at, by FROM remember WHERE TRUE",
    )
}

/// Keeps what the step that a child took along from a talk says now.
pub fn keep_step(tx: &WriteTx<'_>, conference: ConferenceId, student: StudentId) -> Result<()> {
    let from = format!(
        "?2, revision, text, COALESCE(text_at, made_at), COALESCE(text_by, state_by)
         FROM next_step WHERE student = {student}"
    );
    keep(tx, conference, &step_word(student), &from)
}

/// Keeps what `from` selects, of this box of a talk, while there is room for what the box said before: a child who writes for
/// hours over what stood there must not fill the card.
fn keep(tx: &WriteTx<'_>, conference: ConferenceId, line: &str, from: &str) -> Result<()> {
    let (row, most) = (limits::VERSION_ROW_BYTES, limits::LOG_VERSIONS_BYTES);
    let sql = format!(
        "INSERT OR IGNORE INTO log_version (conference, line, revision, text, at, by)
         SELECT conference, {from} AND conference = ?1 AND text <> ''
           AND (SELECT coalesce(sum(octet_length(text) + {row}), 0) < {most} FROM log_version WHERE conference = ?1 AND line = ?2)"
    );
    tx.execute(&sql, params![conference, line])
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Attribution, Error, Space, Store};

    #[test]
    fn what_a_box_of_a_talk_said_before_has_a_bound() {
        const ROOM: &str = "INSERT INTO class (id, name, band, language, zone, made_at) VALUES (1, 'R', 'g35', 'en', 'UTC', 0)";
        const TEACHER: &str = "INSERT INTO teacher (id, name, language, passphrase, recovery, made_at) VALUES (1, 'T', 'en', '', x'', 0)";
        const TALK: &str = "INSERT INTO conference (id, class, kind, date, began_at, teacher, state, state_at, state_by)
            VALUES (1, 1, 'walk_up', '2026-11-23', 0, 1, 'talking', 0, '')";
        let folder = tempfile::tempdir().unwrap();
        let space = Space {
            free_min: 0,
            ballast: 0,
        };
        let store = Store::open(folder.path(), space).unwrap();
        let page = "a".repeat(2_000);
        let written = store.write(Attribution::default(), move |tx| {
            for row in [ROOM, TEACHER, TALK] {
                tx.execute(row, [])?;
            }
            for line in ["praised", "quote"] {
                for revision in 1..400 {
                    let from = format!(
                        "?2, {revision}, '{page}', 0, '' FROM (SELECT 1 AS conference, '-' AS text) WHERE true"
                    );
                    keep(tx, ConferenceId::new(1), line, &from)?;
                }
            }
            let sql = "SELECT sum(octet_length(text) + 128) FROM log_version WHERE line = ?";
            let bytes = |line: &str| tx.value::<i64>(sql, [line]);
            Ok::<_, Error>((bytes("praised")?, bytes("quote")?))
        });
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        let (one, other) = runtime.unwrap().block_on(written).unwrap();
        let most = i64::try_from(limits::LOG_VERSIONS_BYTES).unwrap();
        assert!((most..most + 2_128).contains(&one), "{one}");
        assert_eq!(one, other, "each box has its own");
    }
}
