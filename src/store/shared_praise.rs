//! The joy wall as rows: which noticed words a child shares, and which of them the teacher shows. What the wall gets is without
//! names.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::params;

use crate::{
    domain::{
        class::Member,
        id::{ClassId, ConferenceId, StudentId},
    },
    store::{Attribution, Change, ReadTx, Result, WriteTx, unlisted},
};

/// Words that wait for the teacher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The conference in which they were said.
    pub conference: ConferenceId,
    /// To whom.
    pub student: StudentId,
    /// The words.
    pub text: String,
}

/// Whether the class has a joy wall.
pub fn is_on(tx: &ReadTx<'_>, class: ClassId) -> Result<bool> {
    tx.value("SELECT shared_praise FROM class WHERE id = ?", [class])
}

/// Turns it on or off; what was shared stays.
pub fn turn(tx: &WriteTx<'_>, class: ClassId, on: bool) -> Result<()> {
    tx.changed(Change::BoardRules(class));
    let sql = "UPDATE class SET shared_praise = ? WHERE id = ?";
    tx.execute(sql, params![on, class])?;
    let event = if on { "joy wall on" } else { "joy wall off" };
    tx.audit(event, Some(class), None, "")
}

/// A child shares some words of a conference. Twice is once, and what the teacher said of them stands.
pub fn share(tx: &WriteTx<'_>, class: ClassId, shared: &Shared) -> Result<()> {
    changed(tx, class, shared);
    let (conference, student, text) = (shared.conference, shared.student, &shared.text);
    let Attribution { at, by, .. } = &tx.attribution;
    let sql = "INSERT OR IGNORE INTO shared_praise (conference, student, class, text, state, state_at, state_by)
        VALUES (?, ?, ?, ?, 'asked', ?, ?)";
    let values = params![conference, student, class, text, at, by];
    if tx.execute_counting(sql, values)? == 0 {
        return Ok(());
    }
    tx.audit("shared", Some(class), Some(conference.number()), "")
}

/// The child's page and the wall hear of what is shared.
fn changed(tx: &WriteTx<'_>, class: ClassId, shared: &Shared) {
    let student = shared.student;
    tx.changed(Change::Conference(Member { class, student }));
    tx.changed(Change::Board(class));
}

/// Which words of a conference this child has shared, and whether they are on the wall.
pub fn find_shared(
    tx: &ReadTx<'_>,
    conference: ConferenceId,
    student: StudentId,
) -> Result<BTreeMap<String, bool>> {
    let sql =
        "SELECT text, state = 'shown' FROM shared_praise WHERE conference = ? AND student = ?";
    tx.all(sql, params![conference, student], |row| row.try_into())
}

/// What waits for the teacher.
pub fn asked(tx: &ReadTx<'_>, class: ClassId) -> Result<Vec<Shared>> {
    let (listed, gone) = (unlisted::talk("conference"), unlisted::CHILDREN);
    let sql = format!(
        "SELECT shared_praise.conference, student, text FROM shared_praise JOIN conference ON conference.id = shared_praise.conference
         WHERE shared_praise.class = ? AND shared_praise.state = 'asked' AND {listed} AND student NOT IN {gone}
         ORDER BY shared_praise.state_at"
    );
    tx.all(&sql, [class], |row| {
        Ok(Shared {
            conference: row.get(0)?,
            student: row.get(1)?,
            text: row.get(2)?,
        })
    })
}

/// The teacher shows them, or does not.
pub fn decide(tx: &WriteTx<'_>, class: ClassId, shared: &Shared, is_shown: bool) -> Result<()> {
    changed(tx, class, shared);
    let (conference, student, text) = (shared.conference, shared.student, &shared.text);
    let state = if is_shown { "shown" } else { "not_shown" };
    let Attribution { at, by, .. } = &tx.attribution;
    let sql = "UPDATE shared_praise SET state = ?, state_at = ?, state_by = ? WHERE conference = ? AND student = ? AND text = ? AND class = ?";
    let values = params![state, at, by, conference, student, text, class];
    tx.execute(sql, values)?;
    let event = if is_shown { "shown" } else { "not shown" };
    tx.audit(event, Some(class), Some(conference.number()), "")
}

/// The words on the wall, of conferences since `from`; none where the wall is off.
pub fn shown(tx: &ReadTx<'_>, class: ClassId, from: Date) -> Result<Vec<String>> {
    let (listed, gone) = (unlisted::talk("conference"), unlisted::CHILDREN);
    let sql = format!(
        "SELECT DISTINCT text FROM shared_praise JOIN conference ON conference.id = conference AND date >= ?2
         WHERE shared_praise.class = ?1 AND shared_praise.state = 'shown' AND (SELECT shared_praise FROM class WHERE id = ?1) = 1
           AND {listed} AND student NOT IN {gone} ORDER BY text"
    );
    tx.all(&sql, params![class, from], |row| row.get(0))
}
