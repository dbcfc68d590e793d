//! The round of a class as rows (decision 23): who was met in it, whom it does not wait for, and when it is over. It is
//! counted and not dated, because a clock may be wrong.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan as _, civil::Date};
use rusqlite::params;

use crate::{
    domain::{
        class::Member,
        id::{ClassId, ConferenceId, StudentId},
    },
    store::{Change, ReadTx, Result, WriteTx, class_cache, unlisted},
};

/// How far a round has come.
pub struct Round {
    /// Which one of the class it is, from 1.
    pub number: u32,
    /// The children on the roll whom nobody has met in it and who are not excused.
    pub unmet: Vec<StudentId>,
    /// The children on the roll whom it does not wait for.
    pub excused: BTreeSet<StudentId>,
}

/// The round that goes on.
pub fn load(tx: &ReadTx<'_>, class: ClassId) -> Result<Round> {
    let number: u32 = tx.value("SELECT round FROM class WHERE id = ?", [class])?;
    let met = met(tx, class)?;
    let sql =
        "SELECT student, excused IS ?2 FROM membership WHERE class = ?1 AND archived_on IS NULL";
    let roll: Vec<(StudentId, bool)> = tx.all(sql, params![class, number], |row| row.try_into())?;
    let (mut unmet, mut excused) = (Vec::new(), BTreeSet::new());
    for child in roll {
        match child {
            (student, true) => _ = excused.insert(student),
            (student, false) if !met.contains(&student) => unmet.push(student),
            _ => {}
        }
    }
    Ok(Round {
        number,
        unmet,
        excused,
    })
}

/// The children who were met in it.
pub fn met(tx: &ReadTx<'_>, class: ClassId) -> Result<BTreeSet<StudentId>> {
    let sql = "SELECT student FROM participant WHERE class = ?1 AND round IS NOT NULL AND round = (SELECT round FROM class WHERE id = ?1)";
    tx.all(sql, [class], |row| row.get(0))
}

/// So many days back most children's last talk lies: a class of five years is not walked through for it.
pub(super) const RECENT_DAYS: i64 = 30;

/// The day of the last talk of each child on the roll, a look in not counted; a child without one is not in it.
pub fn last_talks(tx: &ReadTx<'_>, class: ClassId) -> Result<BTreeMap<StudentId, Date>> {
    let last = class_cache::get_or_read(tx, class, |tx, class| {
        Ok(Some(LastTalks(read_last(tx, class)?)))
    })?;
    Ok(last.map_or_else(BTreeMap::new, |last| last.0.clone()))
}

/// They last until the next talk ends.
struct LastTalks(BTreeMap<StudentId, Date>);

fn read_last(tx: &ReadTx<'_>, class: ClassId) -> Result<BTreeMap<StudentId, Date>> {
    let sql = "SELECT date FROM conference WHERE class = ? ORDER BY date DESC LIMIT 1";
    let newest: Option<Date> = tx.first(sql, [class], |row| row.get(0))?;
    let Some(newest) = newest else {
        return Ok(BTreeMap::new());
    };
    let recently = newest.saturating_sub(RECENT_DAYS.days());
    let listed = unlisted::talk("conference");
    let sql = format!(
        "SELECT student, MAX(date) FROM conference INDEXED BY conference_on JOIN participant ON participant.conference = id
         WHERE conference.class = ? AND date >= ? AND state = 'done' AND kind <> 'looked_in' AND {listed} GROUP BY student"
    );
    let mut last: BTreeMap<StudentId, Date> =
        tx.all(&sql, params![class, recently], |row| row.try_into())?;
    let sql = "SELECT student FROM membership WHERE class = ? AND archived_on IS NULL";
    let roll: Vec<StudentId> = tx.all(sql, [class], |row| row.get(0))?;
    for student in roll {
        if last.contains_key(&student) {
            continue;
        }
        let sql = format!(
            "SELECT date FROM participant INDEXED BY talks_of CROSS JOIN conference ON conference.id = participant.conference
             WHERE participant.student = ?2 AND conference.class = ?1 AND state = 'done' AND kind <> 'looked_in' AND {listed}
             ORDER BY date DESC LIMIT 1"
        );
        let long_ago = tx.first(&sql, params![class, student], |row| row.get(0))?;
        last.extend(long_ago.map(|day| (student, day)));
    }
    Ok(last)
}

/// Its participants were met by this talk; and if they were the last, the next round begins.
pub fn meet(tx: &WriteTx<'_>, class: ClassId, talk: ConferenceId) -> Result<()> {
    tx.changed(Change::BoardRules(class));
    let sql = "UPDATE participant SET round = (SELECT round FROM class WHERE id = ?1) WHERE conference = ?2";
    tx.execute(sql, params![class, talk])?;
    begin_next_if_over(tx, class)
}

/// This round waits for a child no longer, or does again.
pub fn excuse(tx: &WriteTx<'_>, Member { class, student }: Member, excused: bool) -> Result<()> {
    tx.changed(Change::BoardRules(class));
    let sql = "UPDATE membership SET excused = CASE WHEN ?3 THEN (SELECT round FROM class WHERE id = ?1) END
        WHERE class = ?1 AND student = ?2";
    tx.execute(sql, params![class, student, excused])?;
    let event = if excused { "excused" } else { "not excused" };
    tx.audit(event, Some(class), Some(student.number()), "")?;
    begin_next_if_over(tx, class)
}

/// Whether somebody was met in the round that goes on.
pub fn may_begin_next(tx: &ReadTx<'_>, class: ClassId) -> Result<bool> {
    Ok(!met(tx, class)?.is_empty())
}

/// Begins the next round, whoever has not been met. One in which nobody was met yet goes on: a second tap skips none.
pub fn begin_next(tx: &WriteTx<'_>, class: ClassId) -> Result<()> {
    if !may_begin_next(tx, class)? {
        return Ok(());
    }
    tx.changed(Change::BoardRules(class));
    tx.execute("UPDATE class SET round = round + 1 WHERE id = ?", [class])?;
    tx.audit("next round", Some(class), None, "")
}

/// The round that was begun last is taken back: the one before it goes on, with whom it had met.
pub fn take_next_back(tx: &WriteTx<'_>, class: ClassId) -> Result<()> {
    tx.changed(Change::BoardRules(class));
    tx.execute("UPDATE class SET round = round - 1 WHERE id = ?", [class])?;
    tx.audit("round goes on", Some(class), None, "")
}

/// A round is over when everyone on the roll was met or is excused: asked whenever that may have become true.
pub fn begin_next_if_over(tx: &WriteTx<'_>, class: ClassId) -> Result<()> {
    if load(tx, class)?.unmet.is_empty() {
        begin_next(tx, class)?;
    }
    Ok(())
}
