//! Classes and who teaches them, as rows.

use std::sync::Arc;

use rusqlite::{OptionalExtension as _, Row, params};

use crate::{
    domain::{
        class::{Band, Class},
        id::{ClassId, TeacherId},
        prep::SheetRule,
        text::Language,
    },
    store::{Change, ReadTx, Result, WriteTx, audit::AuditEvent, class_cache, row::unread},
};

const COLUMNS: &str = "class.id, class.name, class.band, class.language, class.zone";

/// A class without its number, which the store gives it.
pub struct NewClass {
    /// What children call it.
    pub name: String,
    /// Its grades.
    pub band: Band,
    /// The language of its wall.
    pub language: Language,
    /// IANA name of its zone.
    pub zone: String,
}

/// Makes a class and its first teacher.
pub fn make(tx: &WriteTx<'_>, class: &NewClass, teacher: TeacherId) -> Result<ClassId> {
    tx.connection
        .prepare_cached(
            "INSERT INTO class (name, band, language, zone, made_at) VALUES (?, ?, ?, ?, ?)",
        )?
        .execute(params![
            class.name,
            class.band.as_ref(),
            class.language.tag(),
            class.zone,
            tx.attribution.at
        ])?;
    let id = tx.connection.last_insert_rowid();
    tx.connection
        .prepare_cached("INSERT INTO class_teacher (class, teacher) VALUES (?, ?)")?
        .execute(params![id, teacher.number()])?;
    let id = ClassId::new(id);
    tx.changed(Change::Roster(id));
    tx.changed(Change::Timetables);
    tx.changed(Change::Sessions);
    note_zone(tx, "class made", id, class)?;
    Ok(id)
}

/// Changes what a class is called, its grades, language and zone.
pub fn change(tx: &WriteTx<'_>, id: ClassId, class: &NewClass) -> Result<()> {
    tx.changed(Change::Roster(id));
    tx.changed(Change::Timetables);
    tx.changed(Change::Sessions);
    tx.connection
        .prepare_cached("UPDATE class SET name = ?, band = ?, language = ?, zone = ? WHERE id = ?")?
        .execute(params![
            class.name,
            class.band.as_ref(),
            class.language.tag(),
            class.zone,
            id.number()
        ])?;
    note_zone(tx, "class changed", id, class)
}

/// From when a class's time is counted, and how it wants to be shared.
pub struct MeetingTarget {
    /// Since when the class is on the box, in UTC seconds.
    pub made_at: i64,
    /// Within so many school days it wants to meet everyone.
    pub days: u32,
}

/// Within how many school days a class wants to meet everyone.
pub fn meeting_target(tx: &ReadTx<'_>, id: ClassId) -> Result<MeetingTarget> {
    Ok(tx
        .connection
        .prepare_cached("SELECT made_at, target_days FROM class WHERE id = ?")?
        .query_row([id.number()], |row| {
            Ok(MeetingTarget {
                made_at: row.get(0)?,
                days: row.get(1)?,
            })
        })?)
}

/// Whether the sheet comes before the chair in this class, is only named, or does not matter.
pub fn sheet_rule(tx: &ReadTx<'_>, id: ClassId) -> Result<SheetRule> {
    let word: String = tx
        .connection
        .prepare_cached("SELECT sheet FROM class WHERE id = ?")?
        .query_row([id.number()], |row| row.get(0))?;
    Ok(word.parse().map_err(|_| unread(0, &word))?)
}

/// Changes whether the sheet comes before the chair.
pub fn set_sheet_rule(tx: &WriteTx<'_>, id: ClassId, rule: SheetRule) -> Result<()> {
    tx.changed(Change::BoardRules(id));
    tx.connection
        .prepare_cached("UPDATE class SET sheet = ? WHERE id = ?")?
        .execute(params![rule.as_ref(), id.number()])?;
    tx.audit(&AuditEvent {
        event: "sheet rule",
        class: Some(id),
        about: None,
        detail: rule.as_ref(),
    })
}

/// Whether the timetable begins the two quiet minutes at the end of each writing block, and not the teacher alone.
pub fn is_quiet_by_timetable(tx: &ReadTx<'_>, id: ClassId) -> Result<bool> {
    Ok(tx
        .connection
        .prepare_cached("SELECT quiet_by = 'end' FROM class WHERE id = ?")?
        .query_row([id.number()], |row| row.get(0))?)
}

/// The classes whose quiet minutes the timetable begins.
pub fn all_quiet_by_timetable(tx: &ReadTx<'_>) -> Result<Vec<Class>> {
    let sql = format!("SELECT {COLUMNS} FROM class WHERE quiet_by = 'end'");
    let mut classes = tx.connection.prepare_cached(&sql)?;
    let classes = classes.query_map([], from_row)?;
    Ok(classes.collect::<Result<_, _>>()?)
}

/// Changes whether the timetable begins the quiet minutes.
pub fn set_quiet_by_timetable(tx: &WriteTx<'_>, id: ClassId, by_timetable: bool) -> Result<()> {
    tx.changed(Change::BoardRules(id));
    let by = if by_timetable { "end" } else { "tap" };
    tx.connection
        .prepare_cached("UPDATE class SET quiet_by = ? WHERE id = ?")?
        .execute(params![by, id.number()])?;
    tx.audit(&AuditEvent {
        event: "quiet minutes",
        class: Some(id),
        about: None,
        detail: by,
    })
}

/// Whether "Sheet first from now on?" was answered: it is asked once.
pub fn is_sheet_question_answered(tx: &ReadTx<'_>, id: ClassId) -> Result<bool> {
    Ok(tx
        .connection
        .prepare_cached("SELECT sheet_asked IS NOT NULL FROM class WHERE id = ?")?
        .query_row([id.number()], |row| row.get(0))?)
}

/// Remembers that "Sheet first from now on?" was answered now.
pub fn mark_sheet_question_answered(tx: &WriteTx<'_>, id: ClassId) -> Result<()> {
    tx.changed(Change::BoardRules(id));
    tx.connection
        .prepare_cached("UPDATE class SET sheet_asked = ? WHERE id = ?")?
        .execute(params![tx.attribution.at, id.number()])?;
    Ok(())
}

/// The zone stands in the audit line: with another one every chair's time means another moment.
fn note_zone(tx: &WriteTx<'_>, event: &'static str, id: ClassId, class: &NewClass) -> Result<()> {
    tx.audit(&AuditEvent {
        event,
        class: Some(id),
        about: None,
        detail: &class.zone,
    })
}

/// One class.
pub fn find(tx: &ReadTx<'_>, id: ClassId) -> Result<Option<Class>> {
    let sql = format!("SELECT {COLUMNS} FROM class WHERE id = ?");
    Ok(tx
        .connection
        .prepare_cached(&sql)?
        .query_row([id.number()], from_row)
        .optional()?)
}

/// The classes of a teacher, first made first.
pub fn of_teacher(tx: &ReadTx<'_>, teacher: TeacherId) -> Result<Vec<Class>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM class JOIN class_teacher ON class = id WHERE teacher = ? ORDER BY id"
    );
    let mut classes = tx.connection.prepare_cached(&sql)?;
    let classes = classes.query_map([teacher.number()], from_row)?;
    Ok(classes.collect::<Result<_, _>>()?)
}

/// A class and its teachers.
pub struct ClassWithTeachers {
    /// The class.
    pub class: Class,
    /// Those who teach it.
    pub teachers: Vec<TeacherId>,
}

/// One class with its teachers, cached for the many readers that ask for it.
pub fn with_teachers(tx: &ReadTx<'_>, id: ClassId) -> Result<Option<Arc<ClassWithTeachers>>> {
    class_cache::get_or_read(tx, id, |tx, id| {
        let Some(class) = find(tx, id)? else {
            return Ok(None);
        };
        let teachers = teachers(tx, id)?;
        Ok(Some(ClassWithTeachers { class, teachers }))
    })
}

fn teachers(tx: &ReadTx<'_>, class: ClassId) -> Result<Vec<TeacherId>> {
    let mut teachers = tx
        .connection
        .prepare_cached("SELECT teacher FROM class_teacher WHERE class = ?")?;
    let teachers = teachers.query_map([class.number()], |row| row.get(0).map(TeacherId::new))?;
    Ok(teachers.collect::<Result<_, _>>()?)
}

/// The first of those who teach a class.
pub fn first_teacher(tx: &ReadTx<'_>, class: ClassId) -> Result<Option<TeacherId>> {
    Ok(tx
        .connection
        .query_row(
            "SELECT teacher FROM class_teacher WHERE class = ? ORDER BY teacher LIMIT 1",
            [class.number()],
            |row| row.get(0).map(TeacherId::new),
        )
        .optional()?)
}

/// Every class of the box, first made first.
pub fn all(tx: &ReadTx<'_>) -> Result<Vec<Class>> {
    let sql = format!("SELECT {COLUMNS} FROM class ORDER BY id");
    let mut classes = tx.connection.prepare_cached(&sql)?;
    let classes = classes.query_map([], from_row)?;
    Ok(classes.collect::<Result<_, _>>()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Class> {
    let (band, language) = (row.get_ref(2)?.as_str()?, row.get_ref(3)?.as_str()?);
    Ok(Class {
        id: ClassId::new(row.get(0)?),
        name: row.get(1)?,
        band: band.parse().map_err(|_| unread(2, band))?,
        language: Language::from_tag(language).ok_or_else(|| unread(3, language))?,
        zone: row.get(4)?,
    })
}
