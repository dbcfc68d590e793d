//! The questions of a class as rows: what its teacher changed, and its own sentence starters. What becomes of them is
//! domain/prep/questions.

use std::sync::Arc;

use rusqlite::{OptionalExtension as _, Row, params};

use crate::{
    domain::{
        id::ClassId,
        prep::{
            Role,
            questions::{ClassQuestions, Question, Questions, Standing},
        },
        text::Language,
    },
    store::{Change, ReadTx, Result, WriteTx, audit::AuditEvent, class_cache, row::unread},
};

/// What the name of one of a class's own questions begins with.
const OWN: &str = "own-";

/// All that was changed in the questions of a class, and its beginnings.
pub fn load(tx: &ReadTx<'_>, class: ClassId) -> Result<Arc<ClassQuestions>> {
    let found = class_cache::get_or_read(tx, class, |tx, class| read_rows(tx, class).map(Some))?;
    Ok(found.unwrap_or_default())
}

fn read_rows(tx: &ReadTx<'_>, class: ClassId) -> Result<ClassQuestions> {
    let mut rows = tx.connection.prepare_cached(
        "SELECT asked.language, asked.role, wording, text, standing
         FROM asked LEFT JOIN question ON wording = 'own-' || id
         WHERE asked.class = ? ORDER BY position",
    )?;
    let rows = rows.query_map([class.number()], |row| {
        let (language, role) = kind(row)?;
        let standing = row.get_ref(4)?.as_str()?;
        let question = Question {
            wording: row.get(2)?,
            words: row.get(3)?,
            standing: standing.parse().map_err(|_| unread(4, standing))?,
        };
        Ok((language, role, question))
    })?;
    let mut starters = tx.connection.prepare_cached(
        "SELECT language, role, text FROM starter WHERE class = ? ORDER BY position",
    )?;
    let starters = starters.query_map([class.number()], |row| {
        let (language, role) = kind(row)?;
        Ok((language, role, row.get(2)?))
    })?;
    Ok(ClassQuestions {
        rows: rows.collect::<Result<_, _>>()?,
        starters: starters.collect::<Result<_, _>>()?,
    })
}

fn kind(row: &Row<'_>) -> rusqlite::Result<(Language, Role)> {
    let (language, role) = (row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?);
    let language = Language::from_tag(language).ok_or_else(|| unread(0, language))?;
    Ok((language, role.parse().map_err(|_| unread(1, role))?))
}

/// Which list of questions or of beginnings: a class has one for each language and role.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// The class.
    pub class: ClassId,
    /// The language that its children read.
    pub language: Language,
    /// The role of the questions.
    pub role: Role,
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
    role: Role,
    wording: &str,
) -> Result<Option<String>> {
    let Some(id) = wording
        .strip_prefix(OWN)
        .and_then(|id| id.parse::<i64>().ok())
    else {
        return Ok(None);
    };
    Ok(tx
        .connection
        .prepare_cached("SELECT text FROM question WHERE id = ? AND class = ? AND role = ?")?
        .query_row(params![id, class.number(), role.as_ref()], |row| row.get(0))
        .optional()?)
}

/// Adds a question of the class's own; it is asked once [`save`] has it in its list.
pub fn add(tx: &WriteTx<'_>, list: List, text: &str) -> Result<Question> {
    let (class, language, role) = list.columns();
    tx.connection
        .prepare_cached(
            "INSERT INTO question (class, language, role, text, at, by) VALUES (?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            class,
            language,
            role,
            text,
            tx.attribution.at,
            tx.attribution.by
        ])?;
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
    tx.connection
        .prepare_cached("DELETE FROM asked WHERE class = ? AND language = ? AND role = ?")?
        .execute(params![class, language, role])?;
    let mut insert = tx.connection.prepare_cached(
        "INSERT INTO asked (class, language, role, position, wording, standing) VALUES (?, ?, ?, ?, ?, ?)",
    )?;
    for (place, question) in (1_i64..).zip(questions.all()) {
        insert.execute(params![
            class,
            language,
            role,
            place,
            question.wording,
            question.standing.as_ref()
        ])?;
    }
    write_audit_event(tx, "questions changed", list)
}

/// Saves the class's own beginnings of a role.
pub fn save_starters(tx: &WriteTx<'_>, list: List, starters: &[String]) -> Result<()> {
    tx.changed(Change::Questions(list.class));
    let (class, language, role) = list.columns();
    tx.connection
        .prepare_cached("DELETE FROM starter WHERE class = ? AND language = ? AND role = ?")?
        .execute(params![class, language, role])?;
    let mut insert = tx.connection.prepare_cached(
        "INSERT INTO starter (class, language, role, position, text) VALUES (?, ?, ?, ?, ?)",
    )?;
    for (place, text) in (1_i64..).zip(starters) {
        insert.execute(params![class, language, role, place, text])?;
    }
    write_audit_event(tx, "starters changed", list)
}

fn write_audit_event(tx: &WriteTx<'_>, event: &'static str, list: List) -> Result<()> {
    let (_, language, role) = list.columns();
    tx.audit(&AuditEvent {
        event,
        class: Some(list.class),
        about: None,
        detail: &format!("{language} {role}"),
    })
}
