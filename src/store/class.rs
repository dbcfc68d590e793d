//! Classes and who teaches them, as rows.

use std::sync::Arc;

use rusqlite::{Row, params};

use crate::{
    domain::{
        class::{Band, Class},
        id::{ClassId, DeviceId, TeacherId},
        prep::SheetRule,
        text::Language,
    },
    store::{
        Change, ReadTx, Result, WriteTx, class_cache, devices,
        row::{parse, word},
        tag,
    },
};

const COLUMNS: &str = "class.id, class.name, class.band, class.language, class.zone";

/// A class without its number, which the store gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
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

impl NewClass {
    /// What a class that there is could be made of.
    pub fn of(class: &Class) -> Self {
        Self {
            name: class.name.clone(),
            band: class.band,
            language: class.language,
            zone: class.zone.clone(),
        }
    }
}

/// Makes a class and its first teacher.
pub fn make(tx: &WriteTx<'_>, class: &NewClass, teacher: TeacherId) -> Result<ClassId> {
    let sql = "INSERT INTO class (name, band, language, zone, made_at) VALUES (?, ?, ?, ?, ?)";
    let values = params![
        class.name,
        class.band.as_ref(),
        class.language.tag(),
        class.zone,
        tx.attribution.at
    ];
    tx.execute(sql, values)?;
    let id = ClassId::new(tx.connection.last_insert_rowid());
    let sql = "INSERT INTO class_teacher (class, teacher) VALUES (?, ?)";
    tx.execute(sql, params![id, teacher])?;
    tag::offer(tx, id)?;
    record(tx, "class made", id, class)?;
    Ok(id)
}

/// Changes what a class is called, its grades, language and zone.
pub fn change(tx: &WriteTx<'_>, id: ClassId, class: &NewClass) -> Result<()> {
    let sql = "UPDATE class SET name = ?, band = ?, language = ?, zone = ? WHERE id = ?";
    let values = params![
        class.name,
        class.band.as_ref(),
        class.language.tag(),
        class.zone,
        id
    ];
    tx.execute(sql, values)?;
    record(tx, "class changed", id, class)
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
    let sql = "SELECT made_at, target_days FROM class WHERE id = ?";
    tx.one(sql, [id], |row| {
        Ok(MeetingTarget {
            made_at: row.get(0)?,
            days: row.get(1)?,
        })
    })
}

/// Whether the sheet comes before the chair in this class, is only named, or does not matter.
pub fn sheet_rule(tx: &ReadTx<'_>, id: ClassId) -> Result<SheetRule> {
    let sql = "SELECT sheet FROM class WHERE id = ?";
    tx.one(sql, [id], |row| word(row, 0, parse))
}

/// Changes whether the sheet comes before the chair.
pub fn set_sheet_rule(tx: &WriteTx<'_>, id: ClassId, rule: SheetRule) -> Result<()> {
    tx.changed(Change::BoardRules(id));
    let sql = "UPDATE class SET sheet = ? WHERE id = ?";
    tx.execute(sql, params![rule.as_ref(), id])?;
    tx.audit("sheet rule", Some(id), None, rule.as_ref())
}

/// Whether the timetable begins the two quiet minutes at the end of each writing block, and not the teacher alone.
pub fn is_quiet_by_timetable(tx: &ReadTx<'_>, id: ClassId) -> Result<bool> {
    tx.value("SELECT quiet_by = 'end' FROM class WHERE id = ?", [id])
}

/// The classes whose quiet minutes the timetable begins.
pub fn all_quiet_by_timetable(tx: &ReadTx<'_>) -> Result<Vec<Class>> {
    let sql = format!("SELECT {COLUMNS} FROM class WHERE quiet_by = 'end' AND archived_at IS NULL");
    tx.all(&sql, [], from_row)
}

/// Changes whether the timetable begins the quiet minutes.
pub fn set_quiet_by_timetable(tx: &WriteTx<'_>, id: ClassId, by_timetable: bool) -> Result<()> {
    tx.changed(Change::BoardRules(id));
    let by = if by_timetable { "end" } else { "tap" };
    let sql = "UPDATE class SET quiet_by = ? WHERE id = ?";
    tx.execute(sql, params![by, id])?;
    tx.audit("quiet minutes", Some(id), None, by)
}

/// Whether "Sheet first from now on?" was answered: it is asked once.
pub fn is_sheet_question_answered(tx: &ReadTx<'_>, id: ClassId) -> Result<bool> {
    let sql = "SELECT sheet_asked IS NOT NULL FROM class WHERE id = ?";
    tx.value(sql, [id])
}

/// Remembers that "Sheet first from now on?" was answered now.
pub fn mark_sheet_question_answered(tx: &WriteTx<'_>, id: ClassId) -> Result<()> {
    tx.changed(Change::BoardRules(id));
    let sql = "UPDATE class SET sheet_asked = ? WHERE id = ?";
    tx.execute(sql, params![tx.attribution.at, id])
}

/// The zone stands in the audit line: with another one every chair's time means another moment.
fn record(tx: &WriteTx<'_>, event: &'static str, id: ClassId, class: &NewClass) -> Result<()> {
    tx.changed(Change::Roster(id));
    tx.changed(Change::Timetables);
    tx.changed(Change::Sessions);
    tx.audit(event, Some(id), None, &class.zone)
}

/// One class.
pub fn find(tx: &ReadTx<'_>, id: ClassId) -> Result<Option<Class>> {
    let sql = format!("SELECT {COLUMNS} FROM class WHERE id = ?");
    tx.first(&sql, [id], from_row)
}

/// The classes of a teacher that do not rest, in her own order, else first made first.
pub fn of_teacher(tx: &ReadTx<'_>, teacher: TeacherId) -> Result<Vec<Class>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM class JOIN class_teacher ON class = id
        WHERE teacher = ? AND archived_at IS NULL ORDER BY position, id"
    );
    tx.all(&sql, [teacher], from_row)
}

/// Those of a teacher's classes that rest, the last archived first.
pub fn archived_of(tx: &ReadTx<'_>, teacher: TeacherId) -> Result<Vec<Class>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM class JOIN class_teacher ON class = id
        WHERE teacher = ? AND archived_at IS NOT NULL
        AND id NOT IN (SELECT class FROM bin WHERE kind = 'class' AND erased_at IS NULL) ORDER BY archived_at DESC, id"
    );
    tx.all(&sql, [teacher], from_row)
}

/// Whether a teacher teaches a class, be it one that rests or lies in the bin.
pub fn teaches(tx: &ReadTx<'_>, teacher: TeacherId, class: ClassId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM class_teacher WHERE class = ? AND teacher = ?)";
    tx.value(sql, params![class, teacher])
}

/// Saves in which order a teacher's classes stand in her own list.
pub fn set_order(tx: &WriteTx<'_>, teacher: TeacherId, classes: &[ClassId]) -> Result<()> {
    tx.changed(Change::Timetables);
    for (position, class) in (1_i64..).zip(classes) {
        let sql = "UPDATE class_teacher SET position = ? WHERE teacher = ? AND class = ?";
        tx.execute(sql, params![position, teacher, class])?;
    }
    tx.audit("classes in order", None, None, "")
}

/// A class rests: it stands in no list, and its children and tablets are out until it is put back. A tablet that goes by the
/// timetable goes on with this other class: gives those that do.
pub fn archive(tx: &WriteTx<'_>, id: ClassId, other: Option<ClassId>) -> Result<Vec<DeviceId>> {
    let sql = "UPDATE class SET archived_at = ? WHERE id = ? AND archived_at IS NULL";
    tx.execute(sql, params![tx.attribution.at, id])?;
    let mut moved = Vec::new();
    if let Some(other) = other {
        let sql = "SELECT id FROM device WHERE class = ? AND ended_at IS NULL AND (kind <> 'wall' OR follows = 1)";
        moved = tx.all(sql, [id], |row| row.get(0))?;
        devices::give(tx, other, &moved)?;
    }
    rests_or_not(tx, "class archived", id)?;
    Ok(moved)
}

/// A class that rested goes on.
pub fn put_back(tx: &WriteTx<'_>, id: ClassId) -> Result<()> {
    tx.execute(
        "UPDATE class SET archived_at = NULL, rests_since = NULL WHERE id = ?",
        [id],
    )?;
    rests_or_not(tx, "class put back", id)
}

/// Whether a class was archived.
pub fn rests(tx: &ReadTx<'_>, id: ClassId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM class WHERE id = ? AND archived_at IS NOT NULL)";
    tx.value(sql, [id])
}

fn rests_or_not(tx: &WriteTx<'_>, event: &'static str, id: ClassId) -> Result<()> {
    tx.changed(Change::Roster(id));
    tx.changed(Change::Timetables);
    tx.changed(Change::Devices);
    tx.changed(Change::Sessions);
    tx.audit(event, Some(id), None, "")
}

/// A class and its teachers.
pub struct ClassWithTeachers {
    /// The class.
    pub class: Class,
    /// Those who teach it.
    pub teachers: Vec<TeacherId>,
}

/// One class that does not rest with its teachers, cached for the many readers that ask for it.
pub fn with_teachers(tx: &ReadTx<'_>, id: ClassId) -> Result<Option<Arc<ClassWithTeachers>>> {
    class_cache::get_or_read(tx, id, |tx, id| {
        let sql = format!("SELECT {COLUMNS} FROM class WHERE id = ? AND archived_at IS NULL");
        let Some(class) = tx.first(&sql, [id], from_row)? else {
            return Ok(None);
        };
        let sql = "SELECT teacher FROM class_teacher JOIN teacher ON teacher.id = teacher
            WHERE class = ? AND ended_at IS NULL";
        let teachers = tx.all(sql, [id], |row| row.get(0))?;
        Ok(Some(ClassWithTeachers { class, teachers }))
    })
}

/// The first of those who teach a class.
pub fn first_teacher(tx: &ReadTx<'_>, class: ClassId) -> Result<Option<TeacherId>> {
    let sql = "SELECT teacher FROM class_teacher JOIN teacher ON teacher.id = teacher
        WHERE class = ? AND ended_at IS NULL ORDER BY standing DESC, teacher LIMIT 1";
    tx.first(sql, [class], |row| row.get(0))
}

/// Every class of the box that does not rest, first made first.
pub fn all(tx: &ReadTx<'_>) -> Result<Vec<Class>> {
    let sql = format!("SELECT {COLUMNS} FROM class WHERE archived_at IS NULL ORDER BY id");
    tx.all(&sql, [], from_row)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Class> {
    Ok(Class {
        id: row.get(0)?,
        name: row.get(1)?,
        band: word(row, 2, parse)?,
        language: word(row, 3, Language::from_tag)?,
        zone: row.get(4)?,
    })
}
