//! Every text of sheets and talks a second time, as it is looked up (SQLite's FTS5), and where each was found: a row a box, with
//! its words and those that wait beside them. The functions that save a text keep its row here in the same unit of work. For the
//! teacher alone: the remember lines are among them.

use jiff::civil::Date;
use rusqlite::{Connection, Params, Transaction, params};
use strum::{AsRefStr, EnumString, VariantArray};

use crate::{
    domain::{
        conference::Line,
        id::{ClassId, ConferenceId, StudentId, TeacherId},
        prep::QuestionRole,
        search::{Search, fold},
    },
    store::{
        ReadTx, Result, WriteTx,
        adults::writer_of,
        row::{parse, word},
        unlisted,
    },
};

/// What kind of text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Place {
    /// An answer of a sheet.
    Answer,
    /// A line of a talk's log.
    Line,
    /// The remember line of a talk.
    Remember,
    /// A next step.
    Step,
}

/// Which box it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct SaidAt<'a> {
    /// What kind.
    pub(super) place: Place,
    /// The number of the sheet, the talk or the next step.
    pub(super) about: i64,
    /// The role of the answer or the line of the log; else empty.
    pub(super) line: &'a str,
}

/// A text that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its number: the later of two has the greater one.
    pub id: i64,
    /// What it is.
    pub source: FoundIn,
    /// Its words, as they were written; those of several that wait to be chosen from are lines of it.
    pub text: String,
    /// Its day.
    pub date: Date,
    /// Whose: one child, or all of a group.
    pub students: Vec<StudentId>,
    /// The talk in which it was written, if it was one.
    pub conference: Option<ConferenceId>,
    /// The adult who wrote it, if it is a line of the log that an adult wrote.
    pub writer: Option<TeacherId>,
}

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundIn {
    /// The answer to a question, on the child's sheet of this number.
    Answer(QuestionRole, u32),
    /// A line of the log.
    Line(Line),
    /// What the teacher wants to remember.
    Remember,
    /// The next step that the child took along.
    Step,
}

/// Keeps what is looked up in step with a box, whose words were just saved or chosen; one without words leaves the index.
pub(super) fn keep(tx: &WriteTx<'_>, class: ClassId, at: SaidAt<'_>) -> Result<()> {
    Ok(index(tx.connection, class.number(), at)?)
}

fn index(connection: &Connection, class: i64, at: SaidAt<'_>) -> rusqlite::Result<()> {
    let texts = texts(connection, at)?;
    let words: Vec<String> = texts.iter().map(|text| fold(text)).collect();
    let words = in_class(class, &words.join(" "));
    let SaidAt { place, about, line } = at;
    let place = place.as_ref();
    if words.is_empty() {
        let sql = "DELETE FROM said WHERE place = ? AND about = ? AND line = ?";
        connection
            .prepare_cached(sql)?
            .execute(params![place, about, line])?;
    } else {
        connection
            .prepare_cached(KEEP)?
            .execute(params![class, place, about, line, words])?;
    }
    Ok(())
}

/// Each word with its class before it, so that a word that may go on is looked up among those of one class: SQLite walks through
/// all that begin alike. No word begins with a number and this letter of another class.
fn in_class(class: i64, words: &str) -> String {
    let words = words.split_whitespace();
    let words: Vec<String> = words.map(|word| format!("{class}x{word}")).collect();
    words.join(" ")
}

/// What stands in a box: its words, and behind them those that wait beside them, the oldest first.
fn texts(connection: &Connection, at: SaidAt<'_>) -> rusqlite::Result<Vec<String>> {
    let (saved, line) = match at.place {
        Place::Answer => ("answer WHERE sheet = ?1 AND role = ?2", at.line),
        Place::Line => ("log_line WHERE conference = ?1 AND line = ?2", at.line),
        Place::Remember => ("remember WHERE conference = ?1", "remember"),
        Place::Step => ("next_step WHERE id = ?1", ""),
    };
    let beside = match at.place {
        Place::Step => {
            "conflict JOIN next_step ON about = conference AND line = 'next_step:' || student
             WHERE next_step.id = ?1 AND ?2 = ''"
        }
        _ => "conflict WHERE about = ?1 AND line = ?2",
    };
    let sql = format!(
        "SELECT text, 0 AS nth, 0 AS at FROM {saved}
         UNION ALL SELECT conflict.text, 1, conflict.at FROM {beside} ORDER BY nth, at, text"
    );
    let mut texts = connection.prepare_cached(&sql)?;
    texts
        .query_map(params![at.about, line], |row| row.get(0))?
        .collect()
}

const KEEP: &str = "INSERT INTO said (class, place, about, line, words) VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (place, about, line) DO UPDATE SET words = ?5 WHERE words <> ?5";

/// The boxes beside whose words others wait, as their rows are named here.
const BESIDE: &str = "SELECT class, 'answer' AS place, about, line FROM conflict JOIN sheet ON sheet.id = about
    UNION SELECT class, CASE line WHEN 'remember' THEN 'remember' ELSE 'line' END, about, CASE line WHEN 'remember' THEN '' ELSE line END
      FROM conflict JOIN conference ON conference.id = about WHERE line NOT LIKE 'next_step:%'
    UNION SELECT class, 'step', next_step.id, '' FROM conflict JOIN next_step ON conference = about AND line = 'next_step:' || student";

/// Brings every box up to date beside whose words others wait: of one class, or in a file that was written before these were
/// looked up.
pub(super) fn keep_beside(connection: &Connection, class: Option<ClassId>) -> rusqlite::Result<()> {
    let sql =
        format!("SELECT class, place, about, line FROM ({BESIDE}) WHERE ?1 IS NULL OR class = ?1");
    let mut boxes = connection.prepare(&sql)?;
    let boxes = boxes.query_map([class], |row| {
        let place: Place = word(row, 1, parse)?;
        Ok((row.get(0)?, place, row.get(2)?, row.get(3)?))
    })?;
    let boxes: Vec<(i64, Place, i64, String)> = boxes.collect::<rusqlite::Result<_>>()?;
    for (class, place, about, line) in &boxes {
        let at = SaidAt {
            place: *place,
            about: *about,
            line,
        };
        index(connection, *class, at)?;
    }
    Ok(())
}

/// Every text of a file whose index is made anew, the oldest first.
pub(super) fn fill(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    let sql = "SELECT class, 'answer', sheet, role, text, answer.at FROM answer JOIN sheet ON sheet.id = answer.sheet
        UNION ALL SELECT class, 'line', conference, line, text, log_line.at FROM log_line JOIN conference ON conference.id = log_line.conference
        UNION ALL SELECT class, 'remember', conference, '', text, remember.at FROM remember JOIN conference ON conference.id = remember.conference
        UNION ALL SELECT class, 'step', id, '', text, made_at FROM next_step
        ORDER BY 6";
    fill_with(tx, sql, [])?;
    keep_beside(tx, None)
}

/// The same for one class whose rows have just come in.
pub(super) fn fill_class(tx: &WriteTx<'_>, class: ClassId) -> Result<()> {
    let sql = "SELECT class, 'answer', sheet, role, text, answer.at FROM answer JOIN sheet ON sheet.id = answer.sheet WHERE class = ?1
        UNION ALL SELECT class, 'line', conference, line, text, log_line.at FROM log_line JOIN conference ON conference.id = log_line.conference WHERE class = ?1
        UNION ALL SELECT class, 'remember', conference, '', text, remember.at FROM remember JOIN conference ON conference.id = remember.conference WHERE class = ?1
        UNION ALL SELECT class, 'step', id, '', text, made_at FROM next_step WHERE class = ?1
        ORDER BY 6";
    fill_with(tx.connection, sql, [class])?;
    Ok(keep_beside(tx.connection, Some(class))?)
}

/// Keeps what is looked up of the texts that `sql` gives, with the class, place, box and line of each before it.
fn fill_with(connection: &Connection, sql: &str, of: impl Params) -> rusqlite::Result<()> {
    let mut texts = connection.prepare(sql)?;
    let mut keep = connection.prepare(KEEP)?;
    let mut rows = texts.query(of)?;
    while let Some(row) = rows.next()? {
        let class: i64 = row.get(0)?;
        let words = in_class(class, &fold(row.get_ref(4)?.as_str()?));
        if !words.is_empty() {
            let (place, about): (String, i64) = (row.get(1)?, row.get(2)?);
            let line: String = row.get(3)?;
            keep.execute(params![class, place, about, line, words])?;
        }
    }
    Ok(())
}

/// The texts of a class in which the words stand that are looked for, the latest first, from below `before` on.
pub fn find(
    tx: &ReadTx<'_>,
    class: ClassId,
    search: &Search,
    before: Option<i64>,
    at_most: u32,
) -> Result<Vec<Found>> {
    let terms = search.terms().map(|(words, goes_on)| {
        let words = in_class(class.number(), &words);
        format!("\"{words}\"{}", if goes_on { "*" } else { "" })
    });
    let query = terms.collect::<Vec<String>>().join(" AND ");
    let (sheet, talk) = (unlisted::sheet("sheet"), unlisted::talk("conference"));
    let (taken, line_listed) = (unlisted::step("next_step"), unlisted::line("line"));
    let sql = format!(
        "SELECT said.id, place, about, line FROM said_index CROSS JOIN said ON said.id = said_index.rowid
         WHERE said_index MATCH ?1 AND said_index.rowid < ?2 AND (NOT EXISTS (SELECT 1 FROM bin WHERE erased_at IS NULL)
           OR CASE place WHEN 'answer' THEN EXISTS (SELECT 1 FROM sheet WHERE id = about AND {sheet})
             WHEN 'step' THEN EXISTS (SELECT 1 FROM next_step WHERE id = about AND {taken})
             ELSE {line_listed} AND EXISTS (SELECT 1 FROM conference WHERE id = about AND {talk}) END)
         ORDER BY said_index.rowid DESC LIMIT ?3"
    );
    let before = before.unwrap_or(i64::MAX);
    let places: Vec<(i64, Place, i64, String)> =
        tx.all(&sql, params![query, before, at_most], |row| {
            Ok((row.get(0)?, word(row, 1, parse)?, row.get(2)?, row.get(3)?))
        })?;
    let found = places
        .into_iter()
        .map(|(id, place, about, line)| -> Result<Option<Found>> {
            let found = match place {
                Place::Answer => answer(tx, id, about, &line),
                Place::Line => logged(tx, id, about, Some(&line)),
                Place::Remember => logged(tx, id, about, None),
                Place::Step => step(tx, id, about),
            };
            let at = SaidAt {
                place,
                about,
                line: &line,
            };
            let Some(found) = found? else {
                return Ok(None);
            };
            let text = texts(tx.connection, at)?.join("\n");
            Ok(Some(Found { text, ..found }))
        });
    let found: Result<Vec<Option<Found>>> = found.collect();
    Ok(found?.into_iter().flatten().collect())
}

fn answer(tx: &ReadTx<'_>, id: i64, sheet: i64, role: &str) -> Result<Option<Found>> {
    let sql = "SELECT text, day, student, number, role FROM answer JOIN sheet ON sheet.id = answer.sheet WHERE sheet = ? AND role = ?";
    tx.first(sql, params![sheet, role], |row| {
        Ok(Found {
            id,
            source: FoundIn::Answer(word(row, 4, parse)?, row.get(3)?),
            text: row.get(0)?,
            date: row.get(1)?,
            students: vec![row.get(2)?],
            conference: None,
            writer: None,
        })
    })
}

/// A line of a talk's log, or its remember line where none is named.
fn logged(tx: &ReadTx<'_>, id: i64, talk: i64, line: Option<&str>) -> Result<Option<Found>> {
    let found = if let Some(line) = line {
        let sql = "SELECT text, date, line, log_line.by FROM log_line JOIN conference ON conference.id = conference WHERE conference = ? AND line = ?";
        tx.first(sql, params![talk, line], |row| {
            let line = word(row, 2, Line::from_word)?;
            let by = writer_of(row.get_ref(3)?.as_str()?);
            Ok((row.get(0)?, row.get(1)?, FoundIn::Line(line), by))
        })?
    } else {
        let sql = "SELECT text, date FROM remember JOIN conference ON conference.id = conference WHERE conference = ?";
        tx.first(sql, [talk], |row| {
            Ok((row.get(0)?, row.get(1)?, FoundIn::Remember, None))
        })?
    };
    let Some((text, date, source, writer)) = found else {
        return Ok(None);
    };
    let students = if let FoundIn::Line(Line::Thanks(of) | Line::Well(of) | Line::Tweak(of)) =
        source
    {
        vec![of]
    } else {
        let sql = format!(
            "SELECT student FROM participant WHERE conference = ? AND student NOT IN {} ORDER BY student",
            unlisted::CHILDREN
        );
        tx.all(&sql, [talk], |row| row.get(0))?
    };
    let conference = Some(ConferenceId::new(talk));
    Ok(Some(Found {
        id,
        source,
        text,
        date,
        students,
        conference,
        writer,
    }))
}

fn step(tx: &ReadTx<'_>, id: i64, step: i64) -> Result<Option<Found>> {
    let sql = "SELECT text, date, student, conference FROM next_step JOIN conference ON conference.id = conference WHERE next_step.id = ?";
    tx.first(sql, [step], |row| {
        Ok(Found {
            id,
            source: FoundIn::Step,
            text: row.get(0)?,
            date: row.get(1)?,
            students: vec![row.get(2)?],
            conference: row.get(3)?,
            writer: None,
        })
    })
}
