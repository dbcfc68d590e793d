//! The words that wait beside the saved ones until somebody chooses between two screens: those of a sheet's answers and of a
//! conference's boxes alike. When words are in conflict is decided by domain/autosave.

use std::collections::BTreeMap;

use rusqlite::params;

use crate::{
    domain::{
        class::Member,
        conference::{Conference, Line},
        id::{ConferenceId, SheetId, StudentId},
        prep::QuestionRole,
    },
    limits,
    store::{Change, ReadTx, Result, WriteTx, conference},
};

/// The box that words wait beside.
#[derive(Clone, Copy, Debug)]
pub enum ConflictAt<'a> {
    /// A question of a child's sheet.
    Answer {
        /// Whose sheet.
        member: Member,
        /// Which one.
        sheet: SheetId,
        /// The question.
        role: QuestionRole,
    },
    /// A box of a conference.
    Conference {
        /// Which conference.
        conference: &'a Conference,
        /// The word of the box.
        line: &'a str,
    },
}

impl ConflictAt<'_> {
    /// What the words are about, and the line in it.
    fn key(&self) -> (i64, &str) {
        match self {
            Self::Answer { sheet, role, .. } => (sheet.number(), role.as_ref()),
            Self::Conference { conference, line } => (conference.id.number(), line),
        }
    }

    fn changed(&self, tx: &WriteTx<'_>) {
        match self {
            Self::Answer { member, .. } => tx.changed(Change::Sheet(*member)),
            Self::Conference { conference, line } => match Line::from_word(line) {
                None if *line != "remember" => conference::changed(tx, conference),
                line => conference::changed_line(tx, conference, line),
            },
        }
    }
}

/// Adds words that came second, until somebody chooses. Of one stroke of writing only the longest stays. Gives false where as
/// many wait already as may, and these are not added: what waits stays.
pub fn add(tx: &WriteTx<'_>, at: ConflictAt<'_>, text: &str) -> Result<bool> {
    let (about, line) = at.key();
    let sql = "SELECT text FROM conflict WHERE about = ? AND line = ?";
    let waiting: Vec<String> = tx.all(sql, params![about, line], |row| row.get(0))?;
    if waiting.iter().any(|other| other.starts_with(text)) {
        at.changed(tx);
        return Ok(true);
    }
    let (shorter, others): (Vec<String>, Vec<String>) = waiting
        .into_iter()
        .partition(|other| text.starts_with(other.as_str()));
    let bytes = others.iter().map(String::len).sum::<usize>() + text.len();
    if others.len() >= limits::TEXTS_BESIDE_MAX || bytes > limits::TEXTS_BESIDE_BYTES {
        return Ok(false);
    }
    at.changed(tx);
    for shorter in shorter {
        let sql = "DELETE FROM conflict WHERE about = ? AND line = ? AND text = ?";
        tx.execute(sql, params![about, line, shorter])?;
    }
    let sql = "INSERT OR IGNORE INTO conflict (about, line, text, at, by) VALUES (?, ?, ?, ?, ?)";
    let values = params![about, line, text, tx.attribution.at, tx.attribution.by];
    tx.execute(sql, values)?;
    Ok(true)
}

/// Somebody chose: nothing waits beside this box any more.
pub fn resolve(tx: &WriteTx<'_>, at: ConflictAt<'_>) -> Result<()> {
    at.changed(tx);
    let (about, line) = at.key();
    let sql = "DELETE FROM conflict WHERE about = ? AND line = ?";
    tx.execute(sql, params![about, line])
}

/// The words that wait in a conference, by the words of their boxes, oldest first.
pub fn in_conference(
    tx: &ReadTx<'_>,
    conference: ConferenceId,
) -> Result<BTreeMap<String, Vec<String>>> {
    load(tx, conference, "")
}

/// The same without those of the remember line, which are not read at all.
pub fn in_conference_of_substitute(
    tx: &ReadTx<'_>,
    conference: ConferenceId,
) -> Result<BTreeMap<String, Vec<String>>> {
    load(tx, conference, "AND line <> 'remember'")
}

fn load(
    tx: &ReadTx<'_>,
    conference: ConferenceId,
    which: &str,
) -> Result<BTreeMap<String, Vec<String>>> {
    let mut lines: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let sql = format!("SELECT line, text FROM conflict WHERE about = ? {which} ORDER BY at, text");
    tx.each(&sql, [conference], |row| {
        lines.entry(row.get(0)?).or_default().push(row.get(1)?);
        Ok(())
    })?;
    Ok(lines)
}

/// The words that wait in this child's own boxes, and no others: what came second of the teacher's stays hers
/// (decision 39).
pub fn in_own_boxes(
    tx: &ReadTx<'_>,
    conference: ConferenceId,
    student: StudentId,
) -> Result<BTreeMap<String, Vec<String>>> {
    let own = [
        Line::Well(student).word(),
        Line::Tweak(student).word(),
        format!("next_step:{student}"),
    ];
    let mut lines = in_conference(tx, conference)?;
    lines.retain(|line, _| own.contains(line));
    Ok(lines)
}
