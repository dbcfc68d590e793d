//! What waits to be erased, as rows: a child, a class, a year of one. What goes is erase.rs; when it goes is `app::erase`.

use jiff::civil::Date;
use rusqlite::{Row, params};

use super::{Change, ReadTx, Result, WriteTx, row::unread, settings};
use crate::{
    domain::id::{ClassId, StudentId},
    secret,
};

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binned {
    /// A child, with everything of it.
    Child(StudentId),
    /// A class, with everything of it.
    Class,
    /// What was written and talked about in these days.
    Year {
        /// The first day.
        first: Date,
        /// The last.
        last: Date,
    },
}

/// One thing in the bin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InBin {
    /// Its number.
    pub id: i64,
    /// Of which class.
    pub class: ClassId,
    /// What.
    pub what: Binned,
    /// So many days it waits.
    pub days: i64,
    /// When it came here, in UTC seconds.
    pub at: i64,
    /// When it goes; none while that cannot be said, because the date was in doubt.
    pub goes_at: Option<i64>,
    /// Since when no table holds it.
    pub erased_at: Option<i64>,
    /// Since when no file of the database does.
    pub clean_at: Option<i64>,
}

const COLUMNS: &str =
    "id, class, kind, student, first, last, days, at, goes_at, erased_at, clean_at";

fn from_row(row: &Row<'_>) -> rusqlite::Result<InBin> {
    let what = match row.get_ref(2)?.as_str()? {
        "child" => Binned::Child(row.get(3)?),
        "class" => Binned::Class,
        "year" => Binned::Year {
            first: row.get(4)?,
            last: row.get(5)?,
        },
        other => return Err(unread(2, other)),
    };
    Ok(InBin {
        id: row.get(0)?,
        class: row.get(1)?,
        what,
        days: row.get(6)?,
        at: row.get(7)?,
        goes_at: row.get(8)?,
        erased_at: row.get(9)?,
        clean_at: row.get(10)?,
    })
}

/// Everything that waits or has gone, the last one first.
pub fn load(tx: &ReadTx<'_>) -> Result<Vec<InBin>> {
    let sql = format!("SELECT {COLUMNS} FROM bin ORDER BY at DESC, id");
    tx.all(&sql, [], from_row)
}

/// One that still waits.
pub fn find(tx: &ReadTx<'_>, id: i64) -> Result<Option<InBin>> {
    let sql = format!("SELECT {COLUMNS} FROM bin WHERE id = ? AND erased_at IS NULL");
    tx.first(&sql, [id], from_row)
}

/// Puts something in the bin for so many days.
pub fn put(tx: &WriteTx<'_>, class: ClassId, what: Binned, days: i64) -> Result<()> {
    let (kind, student, first, last) = match what {
        Binned::Child(student) => ("child", Some(student), None, None),
        Binned::Class => ("class", None, None, None),
        Binned::Year { first, last } => ("year", None, Some(first), Some(last)),
    };
    let at = tx.attribution.at;
    let goes_at = (!tx.attribution.doubtful).then(|| at.saturating_add(days * 86_400));
    let sql = "INSERT INTO bin (id, kind, class, student, first, last, days, at, by, goes_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    let values = params![
        secret::id(),
        kind,
        class,
        student,
        first,
        last,
        days,
        at,
        tx.attribution.by,
        goes_at
    ];
    tx.execute(sql, values)?;
    changed(tx, class);
    let about = student.map(StudentId::number);
    tx.audit("put in the bin", Some(class), about, kind)
}

/// What is listed, counted and cached of the class is another now.
fn changed(tx: &WriteTx<'_>, class: ClassId) {
    tx.changed(Change::Roster(class));
    tx.changed(Change::Board(class));
    tx.changed(Change::TeachersNotes(class));
}

/// It does not go.
pub fn take_back(tx: &WriteTx<'_>, it: &InBin) -> Result<()> {
    tx.execute(
        "DELETE FROM bin WHERE id = ? AND erased_at IS NULL",
        [it.id],
    )?;
    changed(tx, it.class);
    tx.audit("taken out of the bin", Some(it.class), None, "")
}

/// Nobody knows any more how long each has waited.
pub fn forget_dates(tx: &WriteTx<'_>) -> Result<()> {
    tx.execute("UPDATE bin SET goes_at = NULL WHERE erased_at IS NULL", [])
}

/// The date is right: what came here while it was in doubt waits from now on.
pub fn begin_to_wait(tx: &WriteTx<'_>) -> Result<()> {
    let sql =
        "UPDATE bin SET goes_at = ?1 + 86400 * days WHERE goes_at IS NULL AND erased_at IS NULL";
    tx.execute(sql, [tx.attribution.at])
}

/// What has waited long enough.
pub fn due(tx: &ReadTx<'_>, now: i64) -> Result<Vec<InBin>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM bin WHERE erased_at IS NULL AND goes_at <= ? ORDER BY at, id"
    );
    tx.all(&sql, [now], from_row)
}

/// No table holds it any more.
pub fn mark_erased(tx: &WriteTx<'_>, id: i64) -> Result<()> {
    let sql = "UPDATE bin SET erased_at = ? WHERE id = ?";
    tx.execute(sql, params![tx.attribution.at, id])
}

/// Whether something was erased that the files of the database may still hold.
pub fn is_to_be_cleaned(tx: &ReadTx<'_>) -> Result<bool> {
    tx.value(
        "SELECT EXISTS (SELECT 1 FROM bin WHERE erased_at IS NOT NULL AND clean_at IS NULL)",
        [],
    )
}

/// They no longer do.
pub fn mark_clean(tx: &WriteTx<'_>) -> Result<()> {
    let sql = "UPDATE bin SET clean_at = ? WHERE erased_at IS NOT NULL AND clean_at IS NULL";
    tx.execute(sql, [tx.attribution.at])
}

/// Under this name the box remembers when something was last erased.
const LAST_ERASED: &str = "last-erased";

/// When something was last erased for good, in UTC seconds: copies from before it hold it.
pub fn last_erased(tx: &ReadTx<'_>) -> Result<Option<i64>> {
    let by_itself = settings::load(tx, LAST_ERASED)?.and_then(|at| at.parse().ok());
    let from_bin: Option<i64> = tx.value("SELECT MAX(erased_at) FROM bin", [])?;
    Ok(from_bin.max(by_itself))
}

/// Something is erased now: out of the bin, or because it was kept long enough.
pub fn note_erased(tx: &WriteTx<'_>) -> Result<()> {
    settings::save(tx, LAST_ERASED, &tx.attribution.at.to_string())
}

/// When a class was archived, in UTC seconds.
pub fn archived_at(tx: &ReadTx<'_>, class: ClassId) -> Result<Option<i64>> {
    let at = tx.first(
        "SELECT archived_at FROM class WHERE id = ?",
        [class],
        |row| row.get(0),
    )?;
    Ok(at.flatten())
}

/// The date is right: classes that rest do so from now on, if that was not noted before, and others do not.
pub fn note_who_rests(tx: &WriteTx<'_>) -> Result<()> {
    let sql = "UPDATE class SET rests_since = CASE WHEN archived_at IS NULL THEN NULL ELSE ?1 END
        WHERE (archived_at IS NULL) <> (rests_since IS NULL)";
    tx.execute(sql, [tx.attribution.at])
}

/// Whether there is a class of which that is not noted yet.
pub fn rests_unnoted(tx: &ReadTx<'_>) -> Result<bool> {
    tx.value(
        "SELECT EXISTS (SELECT 1 FROM class WHERE (archived_at IS NULL) <> (rests_since IS NULL))",
        [],
    )
}

/// The classes that have rested since before this moment and still hold something written.
pub fn rested_since(tx: &ReadTx<'_>, before: i64) -> Result<Vec<ClassId>> {
    let sql = "SELECT id FROM class WHERE archived_at IS NOT NULL AND rests_since <= ? AND
        (EXISTS (SELECT 1 FROM sheet WHERE class = class.id) OR EXISTS (SELECT 1 FROM conference WHERE class = class.id)
         OR EXISTS (SELECT 1 FROM next_step WHERE class = class.id) OR EXISTS (SELECT 1 FROM sign_up WHERE class = class.id))";
    tx.all(sql, [before], |row| row.get(0))
}

/// Since when a class rests, by a date that could be believed.
pub fn rests_since(tx: &ReadTx<'_>, class: ClassId) -> Result<Option<i64>> {
    let at = tx.first(
        "SELECT rests_since FROM class WHERE id = ?",
        [class],
        |row| row.get(0),
    )?;
    Ok(at.flatten())
}

/// What of a class, or of a year of it, would go: children, sheets and talks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Going {
    /// Children.
    pub children: i64,
    /// Sheets.
    pub sheets: i64,
    /// Talks.
    pub talks: i64,
}

/// Counts it: of a class, of the days of a year, or of one child.
pub fn going(tx: &ReadTx<'_>, class: ClassId, what: Binned) -> Result<Going> {
    let (first, last) = match what {
        Binned::Year { first, last } => (first.to_string(), last.to_string()),
        Binned::Child(_) | Binned::Class => ("0000".to_owned(), "9999-99".to_owned()),
    };
    let student = match what {
        Binned::Child(student) => Some(student),
        Binned::Class | Binned::Year { .. } => None,
    };
    let sql = "SELECT (SELECT COUNT(*) FROM membership WHERE ?4 IS NULL AND class = ?1),
        (SELECT COUNT(*) FROM sheet WHERE (?4 IS NOT NULL OR class = ?1) AND (?4 IS NULL OR student = ?4)
          AND COALESCE((SELECT MAX(day) FROM answer WHERE sheet = sheet.id), ?2) BETWEEN ?2 AND ?3),
        (SELECT COUNT(*) FROM conference WHERE (?4 IS NOT NULL OR class = ?1) AND date BETWEEN ?2 AND ?3
          AND (?4 IS NULL OR EXISTS (SELECT 1 FROM participant WHERE conference = conference.id AND student = ?4)))";
    tx.one(sql, params![class, first, last, student], |row| {
        Ok(Going {
            children: row.get(0)?,
            sheets: row.get(1)?,
            talks: row.get(2)?,
        })
    })
}

/// The first day with a talk of a class, and the last.
pub fn days_of_talks(tx: &ReadTx<'_>, class: ClassId) -> Result<Option<(Date, Date)>> {
    let sql = "SELECT MIN(date), MAX(date) FROM conference WHERE class = ?";
    let days: (Option<Date>, Option<Date>) = tx.one(sql, [class], |row| row.try_into())?;
    Ok(days.0.zip(days.1))
}
