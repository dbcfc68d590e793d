//! What Today asks of a whole class: conferences whose log has empty boxes, which go on, and what was promised. Which of it
//! matters most is decided in `domain/fair_time`.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rusqlite::params;

use crate::{
    domain::{
        calendar::DayRange,
        conference::Blank,
        id::{ClassId, ConferenceId, StudentId, TeacherId},
    },
    store::{ReadTx, Result, conflicts, unlisted},
};

/// A conference whose log has empty boxes: they may be filled until Friday, and need not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlogged {
    /// The conference.
    pub conference: ConferenceId,
    /// With whom; one row a child.
    pub student: StudentId,
    /// Its day.
    pub date: Date,
    /// The boxes that are filled; `domain::conference::blanks` tells the others.
    pub filled: BTreeSet<Blank>,
    /// Two texts stand in one box, and somebody has to choose.
    pub is_to_choose: bool,
    /// Somebody said "Done": no empty box is asked for.
    pub is_logged: bool,
}

/// The conferences since a day that are over and have an empty box, for which nobody said "Done", or two texts in one box; the
/// newest first.
pub fn unlogged(tx: &ReadTx<'_>, class: ClassId, since: Date) -> Result<Vec<Unlogged>> {
    // Hardly ever do two texts wait anywhere; then no talk is asked for them.
    let to_choose = format!(
        "EXISTS (SELECT 1 FROM conflict) AND {}",
        conflicts::IN_TALK_WITH
    );
    let (listed, gone) = (unlisted::talk("it"), unlisted::CHILDREN);
    let sql = format!(
        "SELECT it.id, participant.student, it.date,
        EXISTS (SELECT 1 FROM log_line WHERE conference = it.id AND line = 'strength' AND text <> '') AS strength,
        EXISTS (SELECT 1 FROM log_line WHERE conference = it.id AND line = 'teaching' AND text <> '') AS teaching,
        EXISTS (SELECT 1 FROM next_step WHERE conference = it.id AND student = participant.student) AS step,
        {to_choose} AS choose, it.logged_at IS NOT NULL
        FROM conference it JOIN participant ON participant.conference = it.id
        WHERE it.class = ?1 AND it.date >= ?2 AND it.state = 'done' AND it.kind <> 'looked_in'
          AND {listed} AND participant.student NOT IN {gone} AND (it.logged_at IS NULL AND NOT (strength AND teaching AND step) OR choose)
        ORDER BY it.began_at DESC"
    );
    tx.all(&sql, params![class, since], |row| {
        let boxes: [(Blank, bool); 3] = [
            (Blank::Strength, row.get(3)?),
            (Blank::Teaching, row.get(4)?),
            (Blank::NextStep, row.get(5)?),
        ];
        let filled = boxes.into_iter().filter(|(_, is_filled)| *is_filled);
        Ok(Unlogged {
            conference: row.get(0)?,
            student: row.get(1)?,
            date: row.get(2)?,
            filled: filled.map(|(blank, _)| blank).collect(),
            is_to_choose: row.get(6)?,
            is_logged: row.get(7)?,
        })
    })
}

/// How many children led a conference in these days, each counted once.
pub fn how_many_led(tx: &ReadTx<'_>, class: ClassId, days: DayRange) -> Result<u32> {
    let (first, last) = (days.first, days.last);
    let (listed, gone) = (unlisted::talk("conference"), unlisted::CHILDREN);
    let sql = format!(
        "SELECT COUNT(DISTINCT student) FROM conference JOIN participant ON participant.conference = id
         WHERE conference.class = ? AND date BETWEEN ? AND ? AND state = 'done' AND kind <> 'looked_in'
           AND {listed} AND student NOT IN {gone}"
    );
    tx.value(&sql, params![class, first, last])
}

/// A look back that is still owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckBack {
    /// The conference in which it was promised.
    pub conference: ConferenceId,
    /// To whom.
    pub student: StudentId,
    /// For which day.
    pub day: Date,
}

/// The look backs that are still owed, the earliest first.
pub fn check_backs(tx: &ReadTx<'_>, class: ClassId) -> Result<Vec<CheckBack>> {
    let (listed, gone) = (unlisted::talk("conference"), unlisted::CHILDREN);
    let sql = format!(
        "SELECT conference.id, participant.student, check_back FROM conference JOIN participant ON participant.conference = conference.id
         WHERE conference.class = ? AND check_back IS NOT NULL AND looked_in_at IS NULL AND state = 'done'
           AND {listed} AND participant.student NOT IN {gone} ORDER BY check_back, conference.id"
    );
    tx.all(&sql, [class], |row| {
        Ok(CheckBack {
            conference: row.get(0)?,
            student: row.get(1)?,
            day: row.get(2)?,
        })
    })
}

/// What this teacher last meant to change, as she wrote it herself in a conference of these days: it comes back on Monday.
pub fn last_tweak(
    tx: &ReadTx<'_>,
    class: ClassId,
    by: TeacherId,
    DayRange { first, last }: DayRange,
) -> Result<Option<String>> {
    let sql = format!(
        "SELECT text FROM conference INDEXED BY conference_on CROSS JOIN log_line ON log_line.conference = conference.id
         WHERE conference.class = ? AND date >= ? AND date <= ? AND line = 'teacher_tweak' AND text <> ''
           AND log_line.by = ? AND {} ORDER BY log_line.at DESC LIMIT 1",
        unlisted::talk("conference")
    );
    let by = format!("teacher:{by}");
    tx.first(&sql, params![class, first, last, by], |row| row.get(0))
}

/// A child in a conference that goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoingOn {
    /// The conference.
    pub conference: ConferenceId,
    /// The child.
    pub student: StudentId,
    /// Whose conference it is.
    pub teacher: TeacherId,
    /// On which day it began: one of an earlier day was only never ended.
    pub date: Date,
}

/// The conferences of a class that go on, one row a child; the first to begin first.
pub fn going_on(tx: &ReadTx<'_>, class: ClassId) -> Result<Vec<GoingOn>> {
    let sql = "SELECT conference.id, participant.student, teacher, date
        FROM conference INDEXED BY talking JOIN participant ON participant.conference = conference.id
        WHERE conference.class = ? AND state = 'talking' ORDER BY began_at, conference.id, participant.student";
    tx.all(sql, [class], |row| {
        Ok(GoingOn {
            conference: row.get(0)?,
            student: row.get(1)?,
            teacher: row.get(2)?,
            date: row.get(3)?,
        })
    })
}
