//! Whose box this is, and its teachers as rows. Children are in roster.rs; what each person shows to come in is credentials.rs.

use rusqlite::{OptionalExtension as _, params};

use super::row::language;
use crate::{
    domain::{id::TeacherId, text::Language},
    store::{Change, ReadTx, Result, WriteTx, audit::AuditEvent},
};

/// A teacher, with what she shows to come in.
pub struct TeacherRow {
    /// Her id.
    pub id: TeacherId,
    /// What children call her.
    pub name: String,
    /// The language of her pages.
    pub language: Language,
    /// Her passphrase, as a PHC string.
    pub passphrase: String,
    /// SHA-256 of her recovery code.
    pub recovery: [u8; 32],
}

/// The owner of the box, if it has been claimed.
pub fn find_owner(tx: &ReadTx<'_>) -> Result<Option<TeacherId>> {
    Ok(tx
        .connection
        .query_row("SELECT owner FROM box", [], |row| row.get(0))
        .optional()?
        .map(TeacherId::new))
}

/// Inserts the first teacher and makes the box hers. The caller has seen in the same transaction that it has no owner.
pub fn insert_owner(tx: &WriteTx<'_>, teacher: &TeacherRow) -> Result<()> {
    tx.changed(Change::Sessions);
    tx.connection.execute(
        "INSERT INTO teacher (id, name, language, passphrase, recovery, made_at) VALUES (?, ?, ?, ?, ?, ?)",
        params![
            teacher.id.number(),
            teacher.name,
            teacher.language.tag(),
            teacher.passphrase,
            teacher.recovery,
            tx.attribution.at
        ],
    )?;
    tx.connection.execute(
        "INSERT INTO box (only_one, owner, claimed_at) VALUES (1, ?, ?)",
        params![teacher.id.number(), tx.attribution.at],
    )?;
    tx.audit(&AuditEvent {
        event: "claimed",
        class: None,
        about: Some(teacher.id.number()),
        detail: "",
    })
}

/// Every teacher of the box; there are a handful.
pub fn load_teachers(tx: &ReadTx<'_>) -> Result<Vec<TeacherRow>> {
    let mut teachers = tx
        .connection
        .prepare("SELECT id, name, language, passphrase, recovery FROM teacher ORDER BY made_at")?;
    let teachers = teachers.query_map([], |row| {
        Ok(TeacherRow {
            id: TeacherId::new(row.get(0)?),
            name: row.get(1)?,
            language: language(row, 2)?,
            passphrase: row.get(3)?,
            recovery: row.get(4)?,
        })
    })?;
    Ok(teachers.collect::<Result<_, _>>()?)
}
