//! The talks of a class as its logbook lists them, all or those that she asks for. One query walks back over the days of the
//! class alone, however many talks other classes have had.

use std::str::FromStr;

use jiff::civil::Date;
use rusqlite::{Row, ToSql, params};

use crate::{
    domain::id::{ClassId, ConferenceId, StudentId, TagId},
    store::{ReadTx, Result, conflicts, unlisted},
};

/// Which talks she asks for; each thing that is named has to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// With this tag.
    pub tag: Option<TagId>,
    /// With this strength.
    pub strength: Option<String>,
    /// With this child.
    pub student: Option<StudentId>,
    /// With an empty box that nobody said may stay empty, or two texts in one box, from this day on.
    pub unfinished_since: Option<Date>,
    /// With a promised look back that is still owed.
    pub is_promised: bool,
}

/// A talk as the logbook lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedTalk {
    /// The conference.
    pub id: ConferenceId,
    /// Its day.
    pub date: Date,
    /// So many whole minutes it took, at least one.
    pub minutes: i64,
    /// The day of a look back that is still owed.
    pub check_back: Option<Date>,
    /// With whom.
    pub students: Vec<StudentId>,
    /// Its tags, in the order of the class.
    pub tags: Vec<TagId>,
    /// What was strong, one a line; empty if nothing was written.
    pub strength: String,
    /// The teaching point; empty if nothing was written.
    pub teaching: String,
    /// Two texts stand in one box, and somebody has to choose.
    pub is_to_choose: bool,
}

/// What `Wanted` asks of a talk that is called `it`, by the numbers of [`Wanted::values`].
fn is_wanted_sql() -> String {
    format!(
        "it.state = 'done' AND it.kind <> 'looked_in' AND {}
    AND (?2 IS NULL OR EXISTS (SELECT 1 FROM talk_tag WHERE conference = it.id AND tag = ?2))
    AND (?3 IS NULL OR EXISTS (SELECT 1 FROM log_line WHERE conference = it.id AND line = 'strength'
      AND instr(char(10) || text || char(10), char(10) || ?3 || char(10)) > 0))
    AND (?4 IS NULL OR EXISTS (SELECT 1 FROM participant WHERE conference = it.id AND student = ?4))
    AND (?5 IS NULL OR (it.date >= ?5 AND ({} OR (it.logged_at IS NULL AND (
      NOT EXISTS (SELECT 1 FROM log_line WHERE conference = it.id AND line = 'strength' AND text <> '')
      OR NOT EXISTS (SELECT 1 FROM log_line WHERE conference = it.id AND line = 'teaching' AND text <> '')
      OR EXISTS (SELECT 1 FROM participant child WHERE child.conference = it.id AND child.student NOT IN {} AND NOT EXISTS (
        SELECT 1 FROM next_step WHERE next_step.conference = it.id AND next_step.student = child.student)))))))
    AND (NOT ?6 OR (it.check_back IS NOT NULL AND it.looked_in_at IS NULL))",
        unlisted::talk("it"),
        conflicts::IN_TALK,
        unlisted::CHILDREN
    )
}

impl Wanted {
    /// Whether anything is named.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    fn values<'v>(&'v self, class: &'v ClassId) -> [&'v dyn ToSql; 6] {
        [
            class,
            &self.tag,
            &self.strength,
            &self.student,
            &self.unfinished_since,
            &self.is_promised,
        ]
    }
}

/// The talks of a class that are over and wanted, looks in not counted, from before a day, the newest first and not more than so
/// many.
pub fn talks(
    tx: &ReadTx<'_>,
    class: ClassId,
    wanted: &Wanted,
    before: Date,
    at_most: u32,
) -> Result<Vec<LoggedTalk>> {
    let (is_wanted, to_choose, gone) = (is_wanted_sql(), conflicts::IN_TALK, unlisted::CHILDREN);
    let sql = format!(
        "SELECT id, date, began_at, ended_at, CASE WHEN looked_in_at IS NULL THEN check_back END,
           COALESCE((SELECT text FROM log_line WHERE conference = it.id AND line = 'strength'), ''),
           COALESCE((SELECT text FROM log_line WHERE conference = it.id AND line = 'teaching'), ''), {to_choose},
           (SELECT group_concat(student) FROM participant WHERE conference = it.id AND student NOT IN {gone}),
           (SELECT group_concat(tag) FROM talk_tag WHERE conference = it.id)
         FROM conference it INDEXED BY conference_on
         WHERE it.class = ?1 AND it.date < ?7 AND {is_wanted} ORDER BY it.date DESC, it.began_at DESC LIMIT ?8"
    );
    let with: Vec<&dyn ToSql> = wanted
        .values(&class)
        .into_iter()
        .chain([&before as _, &at_most as _])
        .collect();
    tx.all(&sql, &with[..], from_row)
}

/// What stands in a list that SQLite has put together, from the smallest number; nothing where there was no row.
fn listed<T: FromStr + Ord>(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<T>> {
    let list: Option<String> = row.get(column)?;
    let parts = list.iter().flat_map(|list| list.split(','));
    let mut listed: Vec<T> = parts.filter_map(|part| part.parse().ok()).collect();
    listed.sort_unstable();
    Ok(listed)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<LoggedTalk> {
    let (began, ended): (i64, Option<i64>) = (row.get(2)?, row.get(3)?);
    Ok(LoggedTalk {
        id: row.get(0)?,
        date: row.get(1)?,
        minutes: (ended.unwrap_or(began).saturating_sub(began) / 60).max(1),
        check_back: row.get(4)?,
        students: listed(row, 8)?,
        tags: listed(row, 9)?,
        strength: row.get(5)?,
        teaching: row.get(6)?,
        is_to_choose: row.get(7)?,
    })
}

/// Whether this talk of the class is one of those that she asks for.
pub fn is_wanted(
    tx: &ReadTx<'_>,
    class: ClassId,
    wanted: &Wanted,
    id: ConferenceId,
) -> Result<bool> {
    let is_wanted = is_wanted_sql();
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM conference it WHERE it.class = ?1 AND {is_wanted} AND it.id = ?7)"
    );
    let with: Vec<&dyn ToSql> = wanted
        .values(&class)
        .into_iter()
        .chain([&id as _])
        .collect();
    tx.value(&sql, &with[..])
}

/// How many talks of a class since a day are over, looks in not counted.
pub fn count_since(tx: &ReadTx<'_>, class: ClassId, since: Date) -> Result<u32> {
    let sql = format!(
        "SELECT COUNT(*) FROM conference it INDEXED BY conference_on
         WHERE class = ? AND date >= ? AND state = 'done' AND kind <> 'looked_in' AND {}",
        unlisted::talk("it")
    );
    tx.value(&sql, params![class, since])
}

/// The strengths that were noticed since a day, one a line of each text.
pub fn strengths_since(tx: &ReadTx<'_>, class: ClassId, since: Date) -> Result<Vec<String>> {
    let sql = format!(
        "SELECT DISTINCT text FROM conference it INDEXED BY conference_on CROSS JOIN log_line ON log_line.conference = it.id
         WHERE it.class = ? AND it.date >= ? AND it.state = 'done' AND it.kind <> 'looked_in' AND line = 'strength' AND text <> ''
           AND {}",
        unlisted::talk("it")
    );
    tx.all(&sql, params![class, since], |row| row.get(0))
}
