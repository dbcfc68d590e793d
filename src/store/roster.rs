//! Who is in a class: students and memberships as rows. How names are read and told apart is domain/roster.

use std::{collections::BTreeMap, sync::Arc};

use rusqlite::{OptionalExtension as _, Row, params};

use super::{Change, ReadTx, Result, WriteTx, class_cache, row::unread};
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

/// The children on the roster of a class as pages show them, A to Z.
pub fn students(tx: &ReadTx<'_>, class: ClassId) -> Result<Arc<Vec<Student>>> {
    let students = class_cache::get_or_read(tx, class, |tx, class| {
        Ok(Some(roster::told_apart(&members(tx, class)?)))
    });
    Ok(students?.unwrap_or_default())
}

/// The children who were on the roster of a class and are no longer.
pub fn archived(tx: &ReadTx<'_>, class: ClassId) -> Result<Vec<RosterEntry>> {
    entries(tx, class, "archived_on IS NOT NULL")
}

/// Since when each child is on the roster of a class, in UTC seconds.
pub fn since(tx: &ReadTx<'_>, class: ClassId) -> Result<BTreeMap<StudentId, i64>> {
    let mut members = tx.connection.prepare_cached(
        "SELECT student, since FROM membership WHERE class = ? AND archived_on IS NULL",
    )?;
    let members = members.query_map([class.number()], |row| {
        Ok((StudentId::new(row.get(0)?), row.get(1)?))
    })?;
    Ok(members.collect::<Result<_, _>>()?)
}

fn entries(tx: &ReadTx<'_>, class: ClassId, which: &str) -> Result<Vec<RosterEntry>> {
    let mut members = tx.connection.prepare_cached(&format!(
        "SELECT id, given, family, shape, colour FROM membership JOIN student ON student.id = membership.student
         WHERE class = ? AND {which}"
    ))?;
    let members = members.query_map([class.number()], read_entry)?;
    Ok(members.collect::<Result<_, _>>()?)
}

fn read_entry(row: &Row<'_>) -> rusqlite::Result<RosterEntry> {
    Ok(RosterEntry {
        student: StudentId::new(row.get(0)?),
        name: WrittenName {
            given: row.get(1)?,
            family: row.get(2)?,
        },
        drawing: Drawing {
            shape: row.get(3)?,
            colour: row.get(4)?,
        },
    })
}

/// The class of this teacher on whose roster a child is; the one made first, if there are several.
pub fn class_of(
    tx: &ReadTx<'_>,
    teacher: TeacherId,
    student: StudentId,
) -> Result<Option<ClassId>> {
    Ok(tx
        .connection
        .prepare_cached(
            "SELECT membership.class FROM membership JOIN class_teacher ON class_teacher.class = membership.class
             WHERE student = ? AND teacher = ? AND archived_on IS NULL ORDER BY membership.class LIMIT 1",
        )?
        .query_row(params![student.number(), teacher.number()], |row| {
            row.get(0).map(ClassId::new)
        })
        .optional()?)
}

/// Puts a child on the roster.
pub fn add(
    tx: &WriteTx<'_>,
    Member { class, student }: Member,
    name: &WrittenName,
    drawing: Drawing,
) -> Result<()> {
    tx.changed(Change::Roster(class));
    tx.connection
        .prepare_cached("INSERT INTO student (id, given, family, made_at) VALUES (?, ?, ?, ?)")?
        .execute(params![
            student.number(),
            name.given,
            name.family,
            tx.attribution.at
        ])?;
    tx.connection
        .prepare_cached(
            "INSERT INTO membership (class, student, since, shape, colour) VALUES (?, ?, ?, ?, ?)",
        )?
        .execute(params![
            class.number(),
            student.number(),
            tx.attribution.at,
            drawing.shape,
            drawing.colour
        ])?;
    tx.audit_in_class("added", class, Some(student.number()))
}

/// Gives a child another chair drawing.
pub fn redraw(tx: &WriteTx<'_>, Member { class, student }: Member, drawing: Drawing) -> Result<()> {
    tx.changed(Change::Roster(class));
    tx.connection
        .prepare_cached(
            "UPDATE membership SET shape = ?, colour = ? WHERE class = ? AND student = ?",
        )?
        .execute(params![
            drawing.shape,
            drawing.colour,
            class.number(),
            student.number()
        ])?;
    tx.audit_in_class("another drawing", class, Some(student.number()))
}

/// A child's own language in a class; none where the child has the class's.
pub fn language(tx: &ReadTx<'_>, class: ClassId, student: StudentId) -> Result<Option<Language>> {
    let tag: Option<Option<String>> = tx
        .connection
        .prepare_cached("SELECT language FROM membership WHERE class = ? AND student = ?")?
        .query_row([class.number(), student.number()], |row| row.get(0))
        .optional()?;
    let read = |tag: String| Language::from_tag(&tag).ok_or_else(|| unread(0, &tag).into());
    tag.flatten().map(read).transpose()
}

/// Gives a child a language of its own in a class, or the class's.
pub fn set_language(
    tx: &WriteTx<'_>,
    Member { class, student }: Member,
    language: Option<Language>,
) -> Result<()> {
    tx.changed(Change::Sheet(Member { class, student }));
    tx.changed(Change::Sessions);
    tx.connection
        .prepare_cached("UPDATE membership SET language = ? WHERE class = ? AND student = ?")?
        .execute(params![
            language.map(Language::tag),
            class.number(),
            student.number()
        ])?;
    tx.audit_in_class("language", class, Some(student.number()))
}

/// Writes a child's name otherwise.
pub fn rename(
    tx: &WriteTx<'_>,
    Member { class, student }: Member,
    name: &WrittenName,
) -> Result<()> {
    tx.changed(Change::Roster(class));
    tx.connection
        .prepare_cached("UPDATE student SET given = ?, family = ? WHERE id = ?")?
        .execute(params![name.given, name.family, student.number()])?;
    tx.audit_in_class("renamed", class, Some(student.number()))
}

/// Puts a child who was taken off back on the roster.
pub fn bring_back(
    tx: &WriteTx<'_>,
    Member { class, student }: Member,
    drawing: Drawing,
) -> Result<()> {
    tx.changed(Change::Roster(class));
    tx.changed(Change::Sessions);
    tx.connection
        .prepare_cached("UPDATE membership SET archived_on = NULL, shape = ?, colour = ? WHERE class = ? AND student = ?")?
        .execute(params![drawing.shape, drawing.colour, class.number(), student.number()])?;
    tx.audit_in_class("back on the roster", class, Some(student.number()))
}

/// Takes a child off the roster; everything about the child stays in the database.
pub fn archive(tx: &WriteTx<'_>, Member { class, student }: Member) -> Result<()> {
    tx.changed(Change::Roster(class));
    tx.changed(Change::Sessions);
    tx.connection
        .prepare_cached("UPDATE membership SET archived_on = ? WHERE class = ? AND student = ? AND archived_on IS NULL")?
        .execute(params![tx.attribution.at, class.number(), student.number()])?;
    tx.audit_in_class("archived", class, Some(student.number()))
}
