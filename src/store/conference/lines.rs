//! The lines of a log as rows, each with its own revision, and the words that wait beside one (D27). The remember line has
//! its own table and its own functions here, so that nothing a child's page calls can read it (T4).

use crate::domain::class::Member;
use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::{OptionalExtension as _, Row, params};

use crate::{
    domain::{
        conference::Line,
        draft::Head,
        id::{ClassId, ConferenceId, StudentId},
    },
    store::{
        Change, ReadTx, Result, WriteTx,
        row::{date, unread},
    },
};

/// Saved words with their revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// As they were typed.
    pub text: String,
    /// Counts the saves that changed something, from 1.
    pub revision: u32,
    /// Who saved them last, as in a stamp.
    pub by: String,
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
    })
}

/// Every line of a log, for the teacher.
pub fn lines(tx: &ReadTx<'_>, talk: ConferenceId) -> Result<BTreeMap<Line, Words>> {
    let mut lines = tx
        .connection
        .prepare_cached("SELECT text, revision, by, line FROM log_line WHERE conference = ?")?;
    let lines = lines.query_map([talk.number()], |row| {
        let word = row.get_ref(3)?.as_str()?;
        let line = Line::from_word(word).ok_or_else(|| unread(3, word))?;
        Ok((line, words(row)?))
    })?;
    Ok(lines.collect::<Result<_, _>>()?)
}

/// The lines that a child may see (T3).
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
pub fn last_thanks(
    tx: &ReadTx<'_>,
    Member { class, student }: Member,
    since: i64,
) -> Result<Option<String>> {
    let text: Option<String> = tx
        .connection
        .prepare_cached(
            "SELECT text FROM log_line INDEXED BY thanks JOIN conference ON conference.id = log_line.conference
             WHERE line = ? AND line > 'thanks:' AND line < 'thanks;' AND at >= ? AND class = ?
             ORDER BY at DESC LIMIT 1",
        )?
        .query_row(
            params![Line::Thanks(student).word(), since, class.number()],
            |row| row.get(0),
        )
        .optional()?;
    Ok(text.filter(|text| !text.trim().is_empty()))
}

/// One line.
pub fn line(tx: &ReadTx<'_>, talk: ConferenceId, line: Line) -> Result<Option<Words>> {
    Ok(tx
        .connection
        .prepare_cached(
            "SELECT text, revision, by FROM log_line WHERE conference = ? AND line = ?",
        )?
        .query_row(params![talk.number(), line.word()], words)
        .optional()?)
}

/// Keeps a line's new words.
pub fn keep_line(
    tx: &WriteTx<'_>,
    (talk, line): (ConferenceId, Line),
    (text, revision): (&str, u32),
) -> Result<()> {
    changed(tx, talk)?;
    tx.connection
        .prepare_cached(
            "INSERT INTO log_line (conference, line, text, revision, at, by) VALUES (?, ?, ?, ?, ?, ?)
             ON CONFLICT (conference, line) DO UPDATE
             SET text = excluded.text, revision = excluded.revision, at = excluded.at, by = excluded.by",
        )?
        .execute(params![talk.number(), line.word(), text, revision, tx.attribution.at, tx.attribution.by])?;
    Ok(())
}

/// The remember line of a talk: for the teacher alone.
pub fn remember(tx: &ReadTx<'_>, talk: ConferenceId) -> Result<Option<Words>> {
    Ok(tx
        .connection
        .prepare_cached("SELECT text, revision, by FROM remember WHERE conference = ?")?
        .query_row([talk.number()], words)
        .optional()?)
}

/// Keeps the remember line's new words.
pub fn keep_remember(
    tx: &WriteTx<'_>,
    talk: ConferenceId,
    (text, revision): (&str, u32),
) -> Result<()> {
    changed(tx, talk)?;
    tx.connection
        .prepare_cached(
            "INSERT INTO remember (conference, text, revision, at, by) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT (conference) DO UPDATE
             SET text = excluded.text, revision = excluded.revision, at = excluded.at, by = excluded.by",
        )?
        .execute(params![talk.number(), text, revision, tx.attribution.at, tx.attribution.by])?;
    Ok(())
}

/// What was to be remembered of the last talk before this one, with its day: for the teacher alone (T4).
pub fn remembered(
    tx: &ReadTx<'_>,
    Member { class, student }: Member,
    before: ConferenceId,
) -> Result<Option<(Date, String)>> {
    Ok(tx
        .connection
        .prepare_cached(
            "SELECT date, text, MAX(began_at) FROM participant CROSS JOIN conference CROSS JOIN remember
             WHERE participant.student = ?1 AND conference.id = participant.conference AND conference.class = ?2
             AND conference.id <> ?3 AND state = 'done' AND remember.conference = conference.id AND text <> ''
             AND began_at <= (SELECT began_at FROM conference WHERE id = ?3)",
        )?
        .query_row(
            params![student.number(), class.number(), before.number()],
            |row| {
                let is_there = row.get_ref(0)?.as_str_or_null()?.is_some();
                Ok(if is_there {
                    Some((date(row, 0)?, row.get(1)?))
                } else {
                    None
                })
            },
        )?)
}

/// Keeps words that came second beside the saved ones, until somebody chooses. Of one stroke of writing only the longest
/// stays.
pub fn keep_beside(tx: &WriteTx<'_>, (talk, line): (ConferenceId, &str), text: &str) -> Result<()> {
    changed(tx, talk)?;
    let waiting = beside(tx, talk)?.remove(line).unwrap_or_default();
    if waiting.iter().any(|other| other.starts_with(text)) {
        return Ok(());
    }
    for shorter in waiting
        .iter()
        .filter(|other| text.starts_with(other.as_str()))
    {
        tx.connection
            .prepare_cached("DELETE FROM conflict WHERE about = ? AND line = ? AND text = ?")?
            .execute(params![talk.number(), line, shorter])?;
    }
    tx.connection
        .prepare_cached(
            "INSERT OR IGNORE INTO conflict (about, line, text, at, by) VALUES (?, ?, ?, ?, ?)",
        )?
        .execute(params![
            talk.number(),
            line,
            text,
            tx.attribution.at,
            tx.attribution.by
        ])?;
    Ok(())
}

/// The words that wait beside the saved ones of each line.
pub fn beside(tx: &ReadTx<'_>, talk: ConferenceId) -> Result<BTreeMap<String, Vec<String>>> {
    let mut waiting = tx
        .connection
        .prepare_cached("SELECT line, text FROM conflict WHERE about = ? ORDER BY at")?;
    let mut lines: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut rows = waiting.query([talk.number()])?;
    while let Some(row) = rows.next()? {
        lines.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(lines)
}

/// The words that wait beside this child's own boxes, and no others: what came second of the teacher's stays hers (T4).
pub fn beside_for(
    tx: &ReadTx<'_>,
    talk: ConferenceId,
    reader: StudentId,
) -> Result<BTreeMap<String, Vec<String>>> {
    let own = [
        Line::Well(reader).word(),
        Line::Tweak(reader).word(),
        format!("next_step:{reader}"),
    ];
    let mut waiting = beside(tx, talk)?;
    waiting.retain(|line, _| own.contains(line));
    Ok(waiting)
}

/// Somebody chose: nothing waits beside this line any more.
pub fn settle(tx: &WriteTx<'_>, (talk, line): (ConferenceId, &str)) -> Result<()> {
    changed(tx, talk)?;
    tx.connection
        .prepare_cached("DELETE FROM conflict WHERE about = ? AND line = ?")?
        .execute(params![talk.number(), line])?;
    Ok(())
}

/// Those who were in the talk hear that its log changed.
fn changed(tx: &WriteTx<'_>, talk: ConferenceId) -> Result<()> {
    let mut participants = tx
        .connection
        .prepare_cached("SELECT class, student FROM participant WHERE conference = ?")?;
    let mut rows = participants.query([talk.number()])?;
    while let Some(row) = rows.next()? {
        tx.changed(Change::Conference(Member {
            class: ClassId::new(row.get(0)?),
            student: StudentId::new(row.get(1)?),
        }));
    }
    Ok(())
}
