//! Whose box this is, and its teachers as rows. Children are in roster.rs; what each person shows to come in is credentials.rs.

use rusqlite::params;

use crate::{
    domain::{id::TeacherId, text::Language},
    store::{Change, ReadTx, Result, WriteTx, row::word},
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
    /// The same of one that she has not written down yet: both open until then. A new teacher's is her first.
    pub recovery_next: Option<[u8; 32]>,
    /// For whom copies are sealed: the public halves of the keys that these two codes open, where they are known.
    pub recovery_keys: [Option<[u8; 32]>; 2],
}

/// The owner of the box, if it has been claimed.
pub fn find_owner(tx: &ReadTx<'_>) -> Result<Option<TeacherId>> {
    tx.first("SELECT owner FROM box", [], |row| row.get(0))
}

/// Inserts a teacher.
pub(super) fn insert(tx: &WriteTx<'_>, teacher: &TeacherRow) -> Result<()> {
    let sql = "INSERT INTO teacher (id, name, language, passphrase, recovery, recovery_next, recovery_key, recovery_key_next, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    let values = params![
        teacher.id,
        teacher.name,
        teacher.language.tag(),
        teacher.passphrase,
        teacher.recovery,
        teacher.recovery_next,
        teacher.recovery_keys[0],
        teacher.recovery_keys[1],
        tx.attribution.at
    ];
    tx.execute(sql, values)
}

/// Inserts the first teacher and makes the box hers. The caller has seen in the same transaction that it has no owner.
pub fn insert_owner(tx: &WriteTx<'_>, teacher: &TeacherRow) -> Result<()> {
    tx.changed(Change::Sessions);
    insert(tx, teacher)?;
    let sql = "INSERT INTO box (only_one, owner, claimed_at) VALUES (1, ?, ?)";
    tx.execute(sql, params![teacher.id, tx.attribution.at])?;
    tx.audit("claimed", None, Some(teacher.id.number()), "")
}

/// Every adult of the box who signs in by name; there are a handful.
pub fn load_teachers(tx: &ReadTx<'_>) -> Result<Vec<TeacherRow>> {
    let sql = "SELECT id, name, language, passphrase, recovery, recovery_next, recovery_key, recovery_key_next FROM teacher
        WHERE standing = 'teacher' AND ended_at IS NULL ORDER BY made_at";
    tx.all(sql, [], |row| {
        Ok(TeacherRow {
            id: row.get(0)?,
            name: row.get(1)?,
            language: word(row, 2, Language::from_tag)?,
            passphrase: row.get(3)?,
            recovery: row.get(4)?,
            recovery_next: row.get(5)?,
            recovery_keys: [row.get(6)?, row.get(7)?],
        })
    })
}
