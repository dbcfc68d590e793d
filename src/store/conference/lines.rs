//! The lines of a log as rows, each with its own revision. The remember line has its own table and its own functions here, so
//! that nothing a child's page calls can read it (decision 39). Words that wait beside a line are in `conflicts`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::{Row, params};

use crate::{
    domain::{
        autosave::Head,
        class::Member,
        conference::{Conference, Line},
        id::{ConferenceId, StudentId},
    },
    store::{
        Attribution, ReadTx, Result, WriteTx,
        conference::changed_line,
        row::word,
        said::{self, Place, SaidAt},
        unlisted,
    },
};

/// Saved words with their revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// As they were typed.
    pub text: String,
    /// Counts the saves that changed something, from 1.
    pub revision: u32,
    /// Who saved them last, as in an attribution.
    pub by: String,
    /// When, in UTC seconds.
    pub at: i64,
}

impl Words {
    /// As the decision about the next save needs them.
    pub fn head(&self) -> Head<'_> {
        Head {
            revision: self.revision,
            text: &self.text,
        }
    }
}

fn words(row: &Row<'_>) -> rusqlite::Result<Words> {
    Ok(Words {
        text: row.get(0)?,
        revision: row.get(1)?,
        by: row.get(2)?,
        at: row.get(3)?,
    })
}

/// Every line of a log, for the teacher.
pub fn lines(tx: &ReadTx<'_>, talk: ConferenceId) -> Result<BTreeMap<Line, Words>> {
    let sql = "SELECT text, revision, by, at, line FROM log_line WHERE conference = ?";
    tx.all(sql, [talk], |row| {
        Ok((word(row, 4, Line::from_word)?, words(row)?))
    })
}

/// The lines that a child may see.
pub fn lines_for(
    tx: &ReadTx<'_>,
    talk: ConferenceId,
    reader: StudentId,
) -> Result<BTreeMap<Line, Words>> {
    let mut lines = lines(tx, talk)?;
    lines.retain(|line, _| line.is_seen_by(reader));
    Ok(lines)
}

/// The last thanks to a child in this class, if they are not older than that moment (UTC seconds).
pub fn last_thanks(tx: &ReadTx<'_>, member: Member, since: i64) -> Result<Option<String>> {
    let Member { class, student } = member;
    let sql = "SELECT text FROM log_line INDEXED BY thanks JOIN conference ON conference.id = log_line.conference
        WHERE line = ? AND line > 'thanks:' AND line < 'thanks;' AND at >= ? AND class = ?
        ORDER BY at DESC LIMIT 1";
    let text: Option<String> = tx.first(
        sql,
        params![Line::Thanks(student).word(), since, class],
        |row| row.get(0),
    )?;
    Ok(text.filter(|text| !text.trim().is_empty()))
}

/// One line.
pub fn line(tx: &ReadTx<'_>, talk: ConferenceId, line: Line) -> Result<Option<Words>> {
    let sql = "SELECT text, revision, by, at FROM log_line WHERE conference = ? AND line = ?";
    tx.first(sql, params![talk, line.word()], words)
}

/// Saves a line's new words.
pub fn save_line(
    tx: &WriteTx<'_>,
    conference: &Conference,
    line: Line,
    text: &str,
    revision: u32,
) -> Result<()> {
    changed_line(tx, conference, Some(line));
    let Attribution { at, by, .. } = &tx.attribution;
    let sql =
        "INSERT INTO log_line (conference, line, text, revision, at, by) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (conference, line) DO UPDATE
        SET text = excluded.text, revision = excluded.revision, at = excluded.at, by = excluded.by";
    let (id, line) = (conference.id, line.word());
    tx.execute(sql, params![id, line, text, revision, at, by])?;
    let at = SaidAt {
        place: Place::Line,
        about: id.number(),
        line: &line,
    };
    said::keep(tx, conference.class, at)
}

/// The remember line of a talk: for the teacher alone.
pub fn remember(tx: &ReadTx<'_>, talk: ConferenceId) -> Result<Option<Words>> {
    let sql = "SELECT text, revision, by, at FROM remember WHERE conference = ?";
    tx.first(sql, [talk], words)
}

/// Saves the remember line's new words.
pub fn save_remember(
    tx: &WriteTx<'_>,
    conference: &Conference,
    text: &str,
    revision: u32,
) -> Result<()> {
    changed_line(tx, conference, None);
    let Attribution { at, by, .. } = &tx.attribution;
    let sql = "INSERT INTO remember (conference, text, revision, at, by) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (conference) DO UPDATE
        SET text = excluded.text, revision = excluded.revision, at = excluded.at, by = excluded.by";
    tx.execute(sql, params![conference.id, text, revision, at, by])?;
    let at = SaidAt {
        place: Place::Remember,
        about: conference.id.number(),
        line: "",
    };
    said::keep(tx, conference.class, at)
}

/// What was to be remembered of the last talk with a child, or of the last before one of them, with its day: for the teacher
/// alone.
pub fn remembered(
    tx: &ReadTx<'_>,
    Member { class, student }: Member,
    before: Option<ConferenceId>,
) -> Result<Option<(Date, String)>> {
    let sql = format!(
        "SELECT date, text, MAX(began_at) FROM participant CROSS JOIN conference CROSS JOIN remember
         WHERE participant.student = ?1 AND conference.id = participant.conference AND conference.class = ?2
         AND conference.id IS NOT ?3 AND state = 'done' AND remember.conference = conference.id AND text <> ''
         AND (?3 IS NULL OR began_at <= (SELECT began_at FROM conference WHERE id = ?3)) AND {}",
        unlisted::talk("conference")
    );
    tx.one(&sql, params![student, class, before], |row| {
        let day: Option<Date> = row.get(0)?;
        day.map(|day| Ok((day, row.get(1)?))).transpose()
    })
}
