//! The words that wait beside the saved ones until somebody chooses between two screens: those of a sheet's answers and of a
//! conference's boxes alike. When words are in conflict is decided by domain/autosave.

use std::collections::BTreeMap;

use rusqlite::params;

use crate::{
    domain::{
        calendar::DayRange,
        class::Member,
        conference::{Conference, Line},
        id::{ClassId, ConferenceId, NextStepId, SheetId, StudentId},
        prep::QuestionRole,
    },
    limits,
    store::{
        Change, ReadTx, Result, WriteTx, conference,
        said::{self, Place, SaidAt},
    },
};

/// Whether words of the talk `it` wait beside others until a teacher chooses. What a child says of itself in its look back is
/// chosen on the child's own page.
pub(super) const IN_TALK: &str = "EXISTS (SELECT 1 FROM conflict WHERE about = it.id AND line NOT LIKE 'well:%' AND line NOT LIKE 'tweak:%')";

/// The same of this child's side of it: of a group the lines of the other children wait elsewhere.
pub(super) const IN_TALK_WITH: &str = "EXISTS (SELECT 1 FROM conflict WHERE about = it.id
    AND (instr(line, ':') = 0 OR line IN ('next_step:' || participant.student, 'thanks:' || participant.student)))";

/// Words that wait beside those that are saved, and who wrote them, as in an attribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// As they were typed.
    pub text: String,
    /// Who typed them.
    pub by: String,
}

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

    /// Brings what is looked up of the box in step with it.
    fn look_up(&self, tx: &WriteTx<'_>) -> Result<()> {
        let (about, line) = self.key();
        let at = |place, about, line| SaidAt { place, about, line };
        let (class, at): (ClassId, SaidAt<'_>) = match self {
            Self::Answer { member, .. } => (member.class, at(Place::Answer, about, line)),
            Self::Conference { conference, line } => {
                let class = conference.class;
                let step = line.strip_prefix("next_step:");
                match step {
                    Some(student) => {
                        let sql = "SELECT id FROM next_step WHERE conference = ? AND student = ?";
                        let step: Option<NextStepId> =
                            tx.first(sql, params![about, student], |row| row.get(0))?;
                        let Some(step) = step else { return Ok(()) };
                        (class, at(Place::Step, step.number(), ""))
                    }
                    None if *line == "remember" => (class, at(Place::Remember, about, "")),
                    None => (class, at(Place::Line, about, line)),
                }
            }
        };
        said::keep(tx, class, at)
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
    at.look_up(tx)?;
    Ok(true)
}

/// Somebody chose: nothing waits beside this box any more.
pub fn resolve(tx: &WriteTx<'_>, at: ConflictAt<'_>) -> Result<()> {
    at.changed(tx);
    let (about, line) = at.key();
    let sql = "DELETE FROM conflict WHERE about = ? AND line = ?";
    tx.execute(sql, params![about, line])?;
    at.look_up(tx)
}

/// The words that wait in a conference, by the words of their boxes, oldest first.
pub fn in_conference(
    tx: &ReadTx<'_>,
    conference: ConferenceId,
) -> Result<BTreeMap<String, Vec<Beside>>> {
    load(tx, conference, "")
}

/// The same without those of the remember line, which are not read at all.
pub fn in_conference_of_substitute(
    tx: &ReadTx<'_>,
    conference: ConferenceId,
) -> Result<BTreeMap<String, Vec<Beside>>> {
    load(tx, conference, "AND line <> 'remember'")
}

fn load(
    tx: &ReadTx<'_>,
    conference: ConferenceId,
    which: &str,
) -> Result<BTreeMap<String, Vec<Beside>>> {
    let mut lines: BTreeMap<String, Vec<Beside>> = BTreeMap::new();
    let sql =
        format!("SELECT line, text, by FROM conflict WHERE about = ? {which} ORDER BY at, text");
    tx.each(&sql, [conference], |row| {
        lines.entry(row.get(0)?).or_default().push(Beside {
            text: row.get(1)?,
            by: row.get(2)?,
        });
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
    let texts = |beside: Vec<Beside>| beside.into_iter().map(|it| it.text).collect();
    let lines = lines.into_iter();
    Ok(lines.map(|(line, beside)| (line, texts(beside))).collect())
}

/// The words that wait for a teacher's choice in the talks of these days with a child that are over, each with the word of its
/// box, the oldest first.
pub fn in_talks_with(
    tx: &ReadTx<'_>,
    Member { class, student }: Member,
    DayRange { first, last }: DayRange,
) -> Result<BTreeMap<ConferenceId, Vec<(String, Beside)>>> {
    let mut talks: BTreeMap<ConferenceId, Vec<(String, Beside)>> = BTreeMap::new();
    let sql = "SELECT it.id, conflict.line, conflict.text, conflict.by FROM participant INDEXED BY talks_of
        CROSS JOIN conference it ON it.id = participant.conference CROSS JOIN conflict ON about = it.id
        WHERE participant.student = ?2 AND it.class = ?1 AND it.date BETWEEN ?3 AND ?4 AND it.state = 'done'
          AND (instr(conflict.line, ':') = 0 OR conflict.line IN ('next_step:' || ?2, 'thanks:' || ?2))
        ORDER BY conflict.at, conflict.text";
    tx.each(sql, params![class, student, first, last], |row| {
        let beside = Beside {
            text: row.get(2)?,
            by: row.get(3)?,
        };
        let words = (row.get(1)?, beside);
        talks.entry(row.get(0)?).or_default().push(words);
        Ok(())
    })?;
    Ok(talks)
}
