//! What people show to come in, as rows: a teacher's passphrase, recovery code and six digits, only as hashes; a child's two
//! pictures, the version of its card, and the tries that went wrong. What a try is worth is domain/credentials.rs.

use std::collections::BTreeSet;

use rusqlite::params;

use super::{roster, sessions, wrong_pictures};
use crate::{
    domain::{
        credentials::WayIn,
        id::{ClassId, SessionId, StudentId, TeacherId},
    },
    store::{Change, ReadTx, Result, WriteTx},
};

/// Gives a teacher a new passphrase and signs her out everywhere, because somebody may have known the old one.
pub fn set_passphrase(tx: &WriteTx<'_>, teacher: TeacherId, passphrase: &str) -> Result<()> {
    let sql = "UPDATE teacher SET passphrase = ? WHERE id = ?";
    tx.execute(sql, params![passphrase, teacher])?;
    sessions::end_teacher_sessions(tx, teacher)?;
    tx.audit("new passphrase", None, Some(teacher.number()), "")
}

/// A teacher changes her passphrase on this browser, and is signed out on every other one.
pub fn change_passphrase(
    tx: &WriteTx<'_>,
    teacher: TeacherId,
    on: SessionId,
    passphrase: &str,
) -> Result<()> {
    let sql = "UPDATE teacher SET passphrase = ? WHERE id = ?";
    tx.execute(sql, params![passphrase, teacher])?;
    sessions::end_other_teacher_sessions(tx, teacher, on)?;
    tx.audit("new passphrase", None, Some(teacher.number()), "")
}

/// What the box keeps of a recovery code.
#[derive(Clone, Copy, Debug)]
pub struct CodeRow {
    /// Its SHA-256.
    pub hash: [u8; 32],
    /// The public half of the key that it opens.
    pub key: [u8; 32],
}

/// The public halves of the keys that open copies of this box: those of its owner's codes, where they are known.
pub fn recovery_keys(tx: &ReadTx<'_>) -> Result<Vec<[u8; 32]>> {
    let sql =
        "SELECT recovery_key, recovery_key_next FROM teacher WHERE id = (SELECT owner FROM box)";
    let keys: Option<[Option<[u8; 32]>; 2]> =
        tx.first(sql, [], |row| Ok([row.get(0)?, row.get(1)?]))?;
    let mut keys: Vec<[u8; 32]> = keys.into_iter().flatten().flatten().collect();
    keys.dedup();
    Ok(keys)
}

/// A recovery code from before there were copies was typed: from now on they are sealed for it, too. Nothing where it is not
/// the one that the box's owner has.
pub fn add_recovery_key(tx: &WriteTx<'_>, code: &CodeRow) -> Result<bool> {
    let sql =
        "UPDATE teacher SET recovery_key = CASE recovery WHEN ?1 THEN ?2 ELSE recovery_key END,
            recovery_key_next = CASE recovery_next WHEN ?1 THEN ?2 ELSE recovery_key_next END
        WHERE id = (SELECT owner FROM box) AND (recovery = ?1 OR recovery_next = ?1)";
    let changed = tx.execute_counting(sql, params![code.hash, code.key])?;
    if changed > 0 {
        tx.audit("recovery key known", None, None, "")?;
    }
    Ok(changed > 0)
}

/// Gives a teacher a new recovery code beside the one that she has, which opens until the new one is written down.
pub fn add_recovery_code(tx: &WriteTx<'_>, teacher: TeacherId, code: &CodeRow) -> Result<()> {
    let sql = "UPDATE teacher SET recovery_next = ?, recovery_key_next = ? WHERE id = ?";
    tx.execute(sql, params![code.hash, code.key, teacher])?;
    tx.audit("new recovery code", None, Some(teacher.number()), "")
}

/// The recovery code that a teacher has not written down yet, if there is one, as its SHA-256.
pub fn find_recovery_code_to_write_down(
    tx: &ReadTx<'_>,
    teacher: TeacherId,
) -> Result<Option<[u8; 32]>> {
    let sql = "SELECT recovery_next FROM teacher WHERE id = ?";
    let hash = tx.first(sql, [teacher], |row| row.get(0))?;
    Ok(hash.flatten())
}

/// A teacher has written her new recovery code down: from now on the one before it opens nothing.
pub fn keep_new_recovery_code(tx: &WriteTx<'_>, teacher: TeacherId) -> Result<()> {
    let sql = "UPDATE teacher SET recovery = recovery_next, recovery_next = NULL,
            recovery_key = recovery_key_next, recovery_key_next = NULL
        WHERE id = ? AND recovery_next IS NOT NULL";
    tx.execute(sql, [teacher])?;
    tx.audit(
        "recovery code written down",
        None,
        Some(teacher.number()),
        "",
    )
}

/// A teacher's recovery code was used: no code from before opens anything, only this fresh one, which she has not written down.
pub fn replace_recovery_codes(tx: &WriteTx<'_>, teacher: TeacherId, code: &CodeRow) -> Result<()> {
    let sql = "UPDATE teacher SET recovery = ?1, recovery_next = ?1, recovery_key = ?2, recovery_key_next = ?2 WHERE id = ?3";
    tx.execute(sql, params![code.hash, code.key, teacher])?;
    tx.audit("recovery code used", None, Some(teacher.number()), "")
}

/// A teacher's PIN as a PHC string, if she has chosen one.
pub fn find_pin(tx: &ReadTx<'_>, teacher: TeacherId) -> Result<Option<String>> {
    let sql = "SELECT pin FROM teacher WHERE id = ?";
    let pin = tx.first(sql, [teacher], |row| row.get(0))?;
    Ok(pin.flatten())
}

/// The teachers who have chosen a PIN.
pub fn load_teachers_with_pin(tx: &ReadTx<'_>) -> Result<BTreeSet<TeacherId>> {
    let sql = "SELECT id FROM teacher WHERE pin IS NOT NULL";
    tx.all(sql, [], |row| row.get(0))
}

/// Gives a teacher a PIN, on this browser. Where she had one, somebody may have come in by it: she is signed out everywhere else.
pub fn set_pin(tx: &WriteTx<'_>, teacher: TeacherId, on: SessionId, pin: &str) -> Result<()> {
    tx.changed(Change::Sessions);
    if find_pin(tx, teacher)?.is_some() {
        sessions::end_other_teacher_sessions(tx, teacher, on)?;
    }
    let sql = "UPDATE teacher SET pin = ? WHERE id = ?";
    tx.execute(sql, params![pin, teacher])?;
    tx.audit("new PIN", None, Some(teacher.number()), "")
}

/// The children on the roster of a class who have not chosen their pictures.
pub fn without_pictures(tx: &ReadTx<'_>, class: ClassId) -> Result<BTreeSet<StudentId>> {
    let sql = "SELECT student.id FROM membership JOIN student ON student.id = membership.student
        WHERE class = ? AND archived_on IS NULL AND pictures IS NULL";
    tx.all(sql, [class], |row| row.get(0))
}

/// By what a child on the roster shows that it is this child.
#[derive(Clone, Debug)]
pub struct StudentCredentials {
    /// The class, of several the one that was asked about or the first.
    pub class: ClassId,
    /// The keyed hash of the child's two pictures, if it has chosen them.
    pub pictures: Option<String>,
    /// The version of the child's card.
    pub card: i64,
    /// The devices of the class are shared.
    pub shared: bool,
}

/// Those of a child on the roster of a class; of any class if none is named.
pub fn find_student(
    tx: &ReadTx<'_>,
    class: Option<ClassId>,
    student: StudentId,
) -> Result<Option<StudentCredentials>> {
    let sql = "SELECT m.class, pictures, card, shared FROM membership m
        JOIN student ON student.id = m.student JOIN class ON class.id = m.class
        WHERE m.student = ?1 AND (?2 IS NULL OR m.class = ?2) AND m.archived_on IS NULL AND class.archived_at IS NULL
        ORDER BY m.class";
    tx.first(sql, params![student, class], |row| {
        Ok(StudentCredentials {
            class: row.get(0)?,
            pictures: row.get(1)?,
            card: row.get(2)?,
            shared: row.get(3)?,
        })
    })
}

/// Those of a child whom a device in this class's room knows: of the class itself, else of another class of its teachers,
/// for the timetable may have gone on to the next class while the child was coming in.
pub fn find_student_in_room(
    tx: &ReadTx<'_>,
    class: ClassId,
    student: StudentId,
) -> Result<Option<StudentCredentials>> {
    if let Some(child) = find_student(tx, Some(class), student)? {
        return Ok(Some(child));
    }
    let sql = "SELECT m.class FROM membership m JOIN class_teacher theirs ON theirs.class = m.class
        JOIN class_teacher ours ON ours.teacher = theirs.teacher AND ours.class = ?1
        JOIN teacher ON teacher.id = ours.teacher AND teacher.ended_at IS NULL
        JOIN class ON class.id = m.class AND class.archived_at IS NULL
        WHERE m.student = ?2 AND m.archived_on IS NULL ORDER BY m.class LIMIT 1";
    let other = tx.first(sql, params![class, student], |row| row.get(0))?;
    match other {
        Some(other) => find_student(tx, Some(other), student),
        None => Ok(None),
    }
}

/// How many children on the roster have chosen their pictures.
pub fn count_with_pictures(tx: &ReadTx<'_>, class: ClassId) -> Result<usize> {
    let sql = "SELECT count(*) FROM membership JOIN student ON student.id = student
        WHERE class = ? AND archived_on IS NULL AND pictures IS NOT NULL";
    let count: i64 = tx.value(sql, [class])?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// Gives a child two pictures, by their keyed hash, or none: then they are chosen anew. What went wrong with the old ones is
/// forgotten, and whoever came in by them is out.
pub fn set_pictures(tx: &WriteTx<'_>, student: StudentId, pictures: Option<&str>) -> Result<()> {
    let sql = "UPDATE student SET pictures = ? WHERE id = ?";
    tx.execute(sql, params![pictures, student])?;
    sessions::end_student_sessions_by(tx, student, WayIn::Pictures)?;
    wrong_pictures::forget(tx, student)?;
    for class in roster::classes_of(tx, student)? {
        tx.changed(Change::SignIn(class));
    }
    let action = if pictures.is_some() {
        "pictures chosen"
    } else {
        "pictures reset"
    };
    tx.audit(action, None, Some(student.number()), "")
}

/// From now on the child's printed card opens nothing; the next one printed does. Whoever came in by it is out.
pub fn void_card(tx: &WriteTx<'_>, student: StudentId) -> Result<()> {
    tx.execute("UPDATE student SET card = card + 1 WHERE id = ?", [student])?;
    sessions::end_student_sessions_by(tx, student, WayIn::Card)?;
    tx.audit("card voided", None, Some(student.number()), "")
}

/// The pictures that an earlier version kept in plain words, of every child that has some.
pub fn load_plain_pictures(tx: &ReadTx<'_>) -> Result<Vec<(StudentId, String)>> {
    let sql = "SELECT id, pictures FROM student WHERE pictures LIKE '%,%'";
    tx.all(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Keeps the keyed hash of pictures in the place of their words. The child's pictures stay what they are.
pub fn seal_pictures(tx: &WriteTx<'_>, student: StudentId, hash: &str) -> Result<()> {
    let sql = "UPDATE student SET pictures = ? WHERE id = ?";
    tx.execute(sql, params![hash, student])
}
