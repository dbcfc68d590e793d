//! The teacher's own words in the mini-lesson, as rows: by language, and by the line that they stand for.

use std::collections::BTreeMap;

use rusqlite::params;

use crate::{
    domain::text::Language,
    store::{ReadTx, Result, WriteTx, audit::AuditEvent},
};

/// The teacher's words by the names of their lines; an empty one is left out of its list.
pub fn find_lines(tx: &ReadTx<'_>, language: Language) -> Result<BTreeMap<String, String>> {
    let mut lines = tx
        .connection
        .prepare_cached("SELECT line, text FROM lesson_line WHERE language = ?")?;
    let lines = lines.query_map([language.tag()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(lines.collect::<Result<_, _>>()?)
}

/// Saves these, and no others: all other lines are Chair's own again.
pub fn save_lines(
    tx: &WriteTx<'_>,
    language: Language,
    lines: &BTreeMap<&'static str, String>,
) -> Result<()> {
    tx.connection
        .prepare_cached("DELETE FROM lesson_line WHERE language = ?")?
        .execute([language.tag()])?;
    let mut insert = tx.connection.prepare_cached(
        "INSERT INTO lesson_line (language, line, text, at, by) VALUES (?, ?, ?, ?, ?)",
    )?;
    for (line, text) in lines {
        insert.execute(params![
            language.tag(),
            line,
            text,
            tx.attribution.at,
            tx.attribution.by
        ])?;
    }
    tx.audit(&AuditEvent {
        event: "mini-lesson changed",
        class: None,
        about: None,
        detail: language.tag(),
    })
}
