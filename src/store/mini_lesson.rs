//! The teacher's own words in the mini-lesson, as rows: by language, and by the line that they stand for.

use std::collections::BTreeMap;

use rusqlite::params;

use crate::{
    domain::text::Language,
    store::{Attribution, ReadTx, Result, WriteTx},
};

/// The teacher's words by the names of their lines; an empty one is left out of its list.
pub fn find_lines(tx: &ReadTx<'_>, language: Language) -> Result<BTreeMap<String, String>> {
    let sql = "SELECT line, text FROM lesson_line WHERE language = ?";
    tx.all(sql, [language.tag()], |row| row.try_into())
}

/// Saves these, and no others: all other lines are Chair's own again.
pub fn save_lines(
    tx: &WriteTx<'_>,
    language: Language,
    lines: &BTreeMap<&'static str, String>,
) -> Result<()> {
    let language = language.tag();
    let Attribution { at, by, .. } = &tx.attribution;
    tx.execute("DELETE FROM lesson_line WHERE language = ?", [language])?;
    for (line, text) in lines {
        let sql = "INSERT INTO lesson_line (language, line, text, at, by) VALUES (?, ?, ?, ?, ?)";
        tx.execute(sql, params![language, line, text, at, by])?;
    }
    tx.audit("mini-lesson changed", None, None, language)
}
