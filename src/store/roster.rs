//! Who is in a class: students and memberships as rows. How names are read and told apart is domain/roster.

use std::{collections::BTreeMap, sync::Arc};

use rusqlite::params;

use super::{Change, ReadTx, Result, WriteTx, class_cache, row::word_if_any, sessions, unlisted};
use crate::domain::{
    class::Member,
    id::{ClassId, StudentId, TeacherId},
    roster::{self, Drawing, RosterEntry, Student, WrittenName},
    text::Language,
};

/// The children on the roster of a class, in no order.
pub fn members(tx: &ReadTx<'_>, class: ClassId) -> Result<Vec<RosterEntry>> {
    entries(tx, class, "archived_on IS NULL")
}

/// The children on the roster of a class as pages show them, in the order of its language.
pub fn students(tx: &ReadTx<'_>, class: ClassId) -> Result<Arc<Vec<Student>>> {
    let students = class_cache::get_or_read(tx, class, |tx, class| {
        let Some(language) = super::class::find(tx, class)?.map(|it| it.language) else {
            return Ok(None);
        };
        Ok(Some(roster::told_apart(&members(tx, class)?, language)))
    });
    Ok(students?.unwrap_or_default())
}

/// The children who were on the roster of a class and are no longer, those in the bin among them: a page lists [`leavers`].
pub fn archived(tx: &ReadTx<'_>, class: ClassId) -> Result<Vec<RosterEntry>> {
    entries(tx, class, "archived_on IS NOT NULL")
}

/// A child who left a class.
#[derive(Clone, Debug)]
pub struct Leaver {
    /// The child, as it stood on the roster.
    pub entry: RosterEntry,
    /// When it left, in UTC seconds.
    pub left_at: i64,
}

/// The children who were on the roster of a class, are no longer, and wait in no bin; whoever left last first.
pub fn leavers(tx: &ReadTx<'_>, class: ClassId) -> Result<Vec<Leaver>> {
    let sql = format!(
        "SELECT student, archived_on FROM membership WHERE class = ? AND archived_on IS NOT NULL AND student NOT IN {}",
        unlisted::CHILDREN
    );
    let left: BTreeMap<StudentId, i64> = tx.all(&sql, [class], |row| row.try_into())?;
    let leavers = archived(tx, class)?.into_iter().filter_map(|entry| {
        let left_at = *left.get(&entry.student)?;
        Some(Leaver { entry, left_at })
    });
    let mut leavers: Vec<Leaver> = leavers.collect();
    leavers.sort_by_key(|leaver| (std::cmp::Reverse(leaver.left_at), leaver.entry.student));
    Ok(leavers)
}

/// Since when each child is on the roster of a class, in UTC seconds.
pub fn since(tx: &ReadTx<'_>, class: ClassId) -> Result<BTreeMap<StudentId, i64>> {
    let sql = "SELECT student, since FROM membership WHERE class = ? AND archived_on IS NULL";
    tx.all(sql, [class], |row| row.try_into())
}

fn entries(tx: &ReadTx<'_>, class: ClassId, which: &str) -> Result<Vec<RosterEntry>> {
    let sql = format!(
        "SELECT id, given, family, shape, colour FROM membership JOIN student ON student.id = membership.student
         WHERE class = ? AND {which}"
    );
    tx.all(&sql, [class], |row| {
        Ok(RosterEntry {
            student: row.get(0)?,
            name: WrittenName {
                given: row.get(1)?,
                family: row.get(2)?,
            },
            drawing: Drawing {
                shape: row.get(3)?,
                colour: row.get(4)?,
            },
        })
    })
}

/// The classes that a child is or was in.
pub fn classes_of(tx: &ReadTx<'_>, student: StudentId) -> Result<Vec<ClassId>> {
    let sql = "SELECT class FROM membership WHERE student = ?";
    tx.all(sql, [student], |row| row.get(0))
}

/// The class of this teacher on whose roster a child is; the one made first, if there are several.
pub fn class_of(
    tx: &ReadTx<'_>,
    teacher: TeacherId,
    student: StudentId,
) -> Result<Option<ClassId>> {
    let sql = "SELECT membership.class FROM membership JOIN class_teacher ON class_teacher.class = membership.class
        JOIN class ON class.id = membership.class AND class.archived_at IS NULL
        WHERE student = ? AND teacher = ? AND archived_on IS NULL ORDER BY membership.class LIMIT 1";
    tx.first(sql, params![student, teacher], |row| row.get(0))
}

/// The class of this teacher that a child was taken out of, where it is in none of hers now; the one that it left last.
pub fn class_left(
    tx: &ReadTx<'_>,
    teacher: TeacherId,
    student: StudentId,
) -> Result<Option<ClassId>> {
    if class_of(tx, teacher, student)?.is_some() {
        return Ok(None);
    }
    let sql = "SELECT membership.class FROM membership JOIN class_teacher ON class_teacher.class = membership.class
        WHERE student = ?1 AND teacher = ?2 AND archived_on IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM bin WHERE bin.student = ?1 AND kind = 'child' AND erased_at IS NULL)
        ORDER BY archived_on DESC, membership.class LIMIT 1";
    tx.first(sql, params![student, teacher], |row| row.get(0))
}

/// Puts a child on the roster.
pub fn add(tx: &WriteTx<'_>, member: Member, name: &WrittenName, drawing: Drawing) -> Result<()> {
    let Member { class, student } = member;
    tx.changed(Change::Roster(class));
    let (at, Drawing { shape, colour }) = (tx.attribution.at, drawing);
    let sql = "INSERT INTO student (id, given, family, made_at) VALUES (?, ?, ?, ?)";
    tx.execute(sql, params![student, name.given, name.family, at])?;
    let sql =
        "INSERT INTO membership (class, student, since, shape, colour) VALUES (?, ?, ?, ?, ?)";
    tx.execute(sql, params![class, student, at, shape, colour])?;
    tx.audit("added", Some(class), Some(student.number()), "")
}

/// A child of a class comes along to another one, with its drawing, its language and its rule of the sheet.
pub fn carry(tx: &WriteTx<'_>, Member { class, student }: Member, to: ClassId) -> Result<()> {
    tx.changed(Change::Roster(to));
    let sql = "INSERT OR IGNORE INTO membership (class, student, since, shape, colour, language, sheet)
        SELECT ?1, student, ?2, shape, colour, language, sheet FROM membership WHERE class = ?3 AND student = ?4";
    tx.execute(sql, params![to, tx.attribution.at, class, student])?;
    tx.audit("came along", Some(to), Some(student.number()), "")
}

/// Gives a child another chair drawing.
pub fn redraw(tx: &WriteTx<'_>, Member { class, student }: Member, drawing: Drawing) -> Result<()> {
    tx.changed(Change::Roster(class));
    let sql = "UPDATE membership SET shape = ?, colour = ? WHERE class = ? AND student = ?";
    tx.execute(sql, params![drawing.shape, drawing.colour, class, student])?;
    tx.audit("another drawing", Some(class), Some(student.number()), "")
}

/// A child's own language in a class; none where the child has the class's.
pub fn language(tx: &ReadTx<'_>, class: ClassId, student: StudentId) -> Result<Option<Language>> {
    let sql = "SELECT language FROM membership WHERE class = ? AND student = ?";
    let language = tx.first(sql, params![class, student], |row| {
        word_if_any(row, 0, Language::from_tag)
    })?;
    Ok(language.flatten())
}

/// Gives a child a language of its own in a class, or the class's.
pub fn set_language(tx: &WriteTx<'_>, member: Member, language: Option<Language>) -> Result<()> {
    let Member { class, student } = member;
    tx.changed(Change::Sheet(Member { class, student }));
    tx.changed(Change::Sessions);
    let sql = "UPDATE membership SET language = ? WHERE class = ? AND student = ?";
    tx.execute(sql, params![language.map(Language::tag), class, student])?;
    tx.audit("language", Some(class), Some(student.number()), "")
}

/// A child's name as the teacher wrote it.
pub fn written_name(tx: &ReadTx<'_>, student: StudentId) -> Result<Option<WrittenName>> {
    let sql = "SELECT given, family FROM student WHERE id = ?";
    tx.first(sql, [student], |row| {
        Ok(WrittenName {
            given: row.get(0)?,
            family: row.get(1)?,
        })
    })
}

/// Writes a child's name otherwise.
pub fn rename(tx: &WriteTx<'_>, member: Member, name: &WrittenName) -> Result<()> {
    let Member { class, student } = member;
    tx.changed(Change::Roster(class));
    let sql = "UPDATE student SET given = ?, family = ? WHERE id = ?";
    tx.execute(sql, params![name.given, name.family, student])?;
    tx.audit("renamed", Some(class), Some(student.number()), "")
}

/// Puts a child who was taken off back on the roster.
pub fn bring_back(tx: &WriteTx<'_>, member: Member, drawing: Drawing) -> Result<()> {
    let Member { class, student } = member;
    tx.changed(Change::Roster(class));
    tx.changed(Change::Sessions);
    let sql = "UPDATE membership SET archived_on = NULL, shape = ?, colour = ? WHERE class = ? AND student = ?";
    tx.execute(sql, params![drawing.shape, drawing.colour, class, student])?;
    // Whoever is on the roster is not erased.
    tx.execute(
        "DELETE FROM bin WHERE kind = 'child' AND student = ? AND erased_at IS NULL",
        [student],
    )?;
    let about = Some(student.number());
    tx.audit("back on the roster", Some(class), about, "")
}

/// Takes a child off the roster; everything about the child stays in the database.
pub fn archive(tx: &WriteTx<'_>, Member { class, student }: Member) -> Result<()> {
    tx.changed(Change::Roster(class));
    let sql = "UPDATE membership SET archived_on = ? WHERE class = ? AND student = ? AND archived_on IS NULL";
    tx.execute(sql, params![tx.attribution.at, class, student])?;
    // Whoever comes back onto the roster comes in anew.
    sessions::end_student_sessions(tx, Member { class, student })?;
    tx.audit("archived", Some(class), Some(student.number()), "")
}
