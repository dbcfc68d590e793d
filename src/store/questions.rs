//! The questions of a class as rows: what its teacher changed, and its own sentence starters. What becomes of them is
//! domain/prep/questions.

use std::sync::Arc;

use rusqlite::{Row, params};

use crate::{
    domain::{
        id::ClassId,
        prep::{
            QuestionRole,
            questions::{ClassQuestions, Question, Questions, Standing},
        },
        text::Language,
    },
    store::{
        Attribution, Change, ReadTx, Result, WriteTx, class_cache,
        row::{parse, word},
    },
};

/// What the name of one of a class's own questions begins with.
const OWN: &str = "own-";

/// All that was changed in the questions of a class, and its beginnings.
pub fn load(tx: &ReadTx<'_>, class: ClassId) -> Result<Arc<ClassQuestions>> {
    let found = class_cache::get_or_read(tx, class, |tx, class| read_rows(tx, class).map(Some))?;
    Ok(found.unwrap_or_default())
}

fn read_rows(tx: &ReadTx<'_>, class: ClassId) -> Result<ClassQuestions> {
    let sql = "SELECT asked.language, asked.role, wording, text, standing
        FROM asked LEFT JOIN question ON wording = 'own-' || id
        WHERE asked.class = ? ORDER BY position";
    let rows = tx.all(sql, [class], |row| {
        let (language, role) = kind(row)?;
        let question = Question {
            wording: row.get(2)?,
            words: row.get(3)?,
            standing: word(row, 4, parse)?,
        };
        Ok((language, role, question))
    })?;
    let sql = "SELECT language, role, text FROM starter WHERE class = ? ORDER BY position";
    let starters = tx.all(sql, [class], |row| {
        let (language, role) = kind(row)?;
        Ok((language, role, row.get(2)?))
    })?;
    Ok(ClassQuestions { rows, starters })
}

fn kind(row: &Row<'_>) -> rusqlite::Result<(Language, QuestionRole)> {
    let language = word(row, 0, Language::from_tag)?;
    Ok((language, word(row, 1, parse)?))
}

/// Which list of questions or of beginnings: a class has one for each language and role.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// The class.
    pub class: ClassId,
    /// The language that its children read.
    pub language: Language,
    /// The role of the questions.
    pub role: QuestionRole,
}

impl List {
    fn columns(&self) -> (i64, &str, &str) {
        (self.class.number(), self.language.tag(), self.role.as_ref())
    }
}

/// The words of one of the class's own questions, also if it is not asked any more: a page that was open has asked it.
pub fn own_words(
    tx: &ReadTx<'_>,
    class: ClassId,
    role: QuestionRole,
    wording: &str,
) -> Result<Option<String>> {
    let Some(id) = wording
        .strip_prefix(OWN)
        .and_then(|id| id.parse::<i64>().ok())
    else {
        return Ok(None);
    };
    let sql = "SELECT text FROM question WHERE id = ? AND class = ? AND role = ?";
    tx.first(sql, params![id, class, role.as_ref()], |row| row.get(0))
}

/// Adds a question of the class's own; it is asked once [`save`] has it in its list.
pub fn add(tx: &WriteTx<'_>, list: List, text: &str) -> Result<Question> {
    let (class, language, role) = list.columns();
    let Attribution { at, by, .. } = &tx.attribution;
    let sql =
        "INSERT INTO question (class, language, role, text, at, by) VALUES (?, ?, ?, ?, ?, ?)";
    tx.execute(sql, params![class, language, role, text, at, by])?;
    Ok(Question {
        wording: format!("{OWN}{}", tx.connection.last_insert_rowid()),
        words: Some(text.to_owned()),
        standing: Standing::Shown,
    })
}

/// Saves the questions of a list as they are now.
pub fn save(tx: &WriteTx<'_>, list: List, questions: &Questions) -> Result<()> {
    tx.changed(Change::Questions(list.class));
    let (class, language, role) = list.columns();
    let sql = "DELETE FROM asked WHERE class = ? AND language = ? AND role = ?";
    tx.execute(sql, params![class, language, role])?;
    for (place, question) in (1_i64..).zip(questions.all()) {
        let (wording, standing) = (&question.wording, question.standing.as_ref());
        let sql = "INSERT INTO asked (class, language, role, position, wording, standing) VALUES (?, ?, ?, ?, ?, ?)";
        let values = params![class, language, role, place, wording, standing];
        tx.execute(sql, values)?;
    }
    write_audit_event(tx, "questions changed", list)
}

/// A class asks from now on what another asks, with that one's beginnings. The other's own questions become its own.
pub fn copy(tx: &WriteTx<'_>, from: ClassId, to: ClassId) -> Result<()> {
    tx.changed(Change::Questions(to));
    for table in ["asked", "starter"] {
        tx.execute(&format!("DELETE FROM {table} WHERE class = ?"), [to])?;
    }
    let sql = "INSERT INTO starter (class, language, role, position, text)
        SELECT ?1, language, role, position, text FROM starter WHERE class = ?2";
    tx.execute(sql, params![to, from])?;
    let sql = "INSERT INTO asked (class, language, role, position, wording, standing)
        SELECT ?1, language, role, position, wording, standing FROM asked WHERE class = ?2";
    tx.execute(sql, params![to, from])?;
    let sql = "SELECT DISTINCT question.id, question.language, question.role, text FROM question
        JOIN asked ON wording = 'own-' || question.id AND asked.class = ?";
    let own: Vec<(i64, String, String, String)> = tx.all(sql, [to], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    let Attribution { at, by, .. } = &tx.attribution;
    for (id, language, role, text) in own {
        let sql =
            "INSERT INTO question (class, language, role, text, at, by) VALUES (?, ?, ?, ?, ?, ?)";
        tx.execute(sql, params![to, language, role, text, at, by])?;
        let (before, now) = (
            format!("{OWN}{id}"),
            format!("{OWN}{}", tx.connection.last_insert_rowid()),
        );
        let sql = "UPDATE asked SET wording = ? WHERE class = ? AND wording = ?";
        tx.execute(sql, params![now, to, before])?;
    }
    tx.audit("questions copied", Some(to), Some(from.number()), "")
}

/// Saves the class's own beginnings of a role.
pub fn save_starters(tx: &WriteTx<'_>, list: List, starters: &[String]) -> Result<()> {
    tx.changed(Change::Questions(list.class));
    let (class, language, role) = list.columns();
    let sql = "DELETE FROM starter WHERE class = ? AND language = ? AND role = ?";
    tx.execute(sql, params![class, language, role])?;
    for (place, text) in (1_i64..).zip(starters) {
        let sql =
            "INSERT INTO starter (class, language, role, position, text) VALUES (?, ?, ?, ?, ?)";
        tx.execute(sql, params![class, language, role, place, text])?;
    }
    write_audit_event(tx, "starters changed", list)
}

fn write_audit_event(tx: &WriteTx<'_>, event: &'static str, list: List) -> Result<()> {
    let (_, language, role) = list.columns();
    tx.audit(event, Some(list.class), None, &format!("{language} {role}"))
}
