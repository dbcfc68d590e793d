//! The round of a class as rows (R10): who was met in it, whom it does not wait for, and when it is over. It is counted and
//! not dated, because a clock may be wrong.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rusqlite::params;

use crate::{
    domain::id::{ClassId, ConferenceId, StudentId},
    store::{Answer, Reading, Stamp, Writing, row::date},
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
pub fn of(tx: &Reading<'_>, class: ClassId) -> Answer<Round> {
    let number = number(tx, class)?;
    let met = met(tx, class)?;
    let mut roll = tx.connection.prepare_cached(
        "SELECT student, excused IS ?2 FROM membership WHERE class = ?1 AND archived_on IS NULL",
    )?;
    let roll = roll.query_map(params![class.number(), number], |row| {
        Ok((StudentId::new(row.get(0)?), row.get::<_, bool>(1)?))
    })?;
    let (mut unmet, mut excused) = (Vec::new(), BTreeSet::new());
    for child in roll {
        match child? {
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
pub fn met(tx: &Reading<'_>, class: ClassId) -> Answer<BTreeSet<StudentId>> {
    let mut met = tx.connection.prepare_cached(
        "SELECT student FROM writer WHERE class = ?1 AND round IS NOT NULL AND round = (SELECT round FROM class WHERE id = ?1)",
    )?;
    let met = met.query_map([class.number()], |row| row.get(0).map(StudentId::new))?;
    Ok(met.collect::<Result<_, _>>()?)
}

fn number(tx: &Reading<'_>, class: ClassId) -> Answer<u32> {
    Ok(tx
        .connection
        .prepare_cached("SELECT round FROM class WHERE id = ?")?
        .query_row([class.number()], |row| row.get(0))?)
}

/// The day of each child's last talk.
pub fn last_talks(tx: &Reading<'_>, class: ClassId) -> Answer<BTreeMap<StudentId, Date>> {
    let mut talks = tx.connection.prepare_cached(
        "SELECT student, MAX(date) FROM conference JOIN writer ON writer.conference = id
         WHERE conference.class = ? AND state = 'done' AND kind <> 'looked_in' GROUP BY student",
    )?;
    let talks = talks.query_map([class.number()], |row| {
        Ok((StudentId::new(row.get(0)?), date(row, 1)?))
    })?;
    Ok(talks.collect::<Result<_, _>>()?)
}

/// Its writers were met by this talk; and if they were the last, the next round begins.
pub fn meet(tx: &Writing<'_>, stamp: &Stamp, class: ClassId, talk: ConferenceId) -> Answer<()> {
    tx.connection
        .prepare_cached(
            "UPDATE writer SET round = (SELECT round FROM class WHERE id = ?1) WHERE conference = ?2",
        )?
        .execute(params![class.number(), talk.number()])?;
    begin_next_if_over(tx, stamp, class)
}

/// This round waits for a child no longer, or does again.
pub fn excuse(
    tx: &Writing<'_>,
    stamp: &Stamp,
    (class, student): (ClassId, StudentId),
    excused: bool,
) -> Answer<()> {
    tx.connection
        .prepare_cached(
            "UPDATE membership SET excused = CASE WHEN ?3 THEN (SELECT round FROM class WHERE id = ?1) END
             WHERE class = ?1 AND student = ?2",
        )?
        .execute(params![class.number(), student.number(), excused])?;
    let deed = if excused { "excused" } else { "not excused" };
    tx.note_of(stamp, deed, (class, Some(student.number())))?;
    begin_next_if_over(tx, stamp, class)
}

/// Begins the next round, whoever has not been met. One in which nobody was met yet goes on: a second tap skips none.
pub fn begin_next(tx: &Writing<'_>, stamp: &Stamp, class: ClassId) -> Answer<()> {
    if met(tx, class)?.is_empty() {
        return Ok(());
    }
    tx.connection
        .prepare_cached("UPDATE class SET round = round + 1 WHERE id = ?")?
        .execute([class.number()])?;
    tx.note_of(stamp, "next round", (class, None))
}

/// A round is over when everyone on the roll was met or is excused: asked whenever that may have become true.
pub fn begin_next_if_over(tx: &Writing<'_>, stamp: &Stamp, class: ClassId) -> Answer<()> {
    if of(tx, class)?.unmet.is_empty() {
        begin_next(tx, stamp, class)?;
    }
    Ok(())
}
