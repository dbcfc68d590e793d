//! What a class's talks come to over some weeks: minutes a child, and what one week held. Counts for the teacher alone; what
//! they mean is `domain/fair_time`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::params;

use crate::{
    domain::{
        calendar::DayRange,
        id::{ClassId, StudentId},
    },
    store::{ReadTx, Result, unlisted},
};

/// How many whole minutes of talks each child had since a day; a talk counts at least one, and a look in none.
pub fn minutes_since(
    tx: &ReadTx<'_>,
    class: ClassId,
    since: Date,
) -> Result<BTreeMap<StudentId, u32>> {
    let (listed, gone) = (unlisted::talk("it"), unlisted::CHILDREN);
    let sql = format!(
        "SELECT student, SUM(MAX(1, (ended_at - began_at) / 60)) FROM conference it INDEXED BY conference_on
         CROSS JOIN participant ON participant.conference = it.id
         WHERE it.class = ? AND date >= ? AND state = 'done' AND kind <> 'looked_in' AND {listed} AND student NOT IN {gone}
         GROUP BY student"
    );
    tx.all(&sql, params![class, since], |row| row.try_into())
}

/// What the talks of some days held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// So many children of the roster were met.
    pub met: u32,
    /// The strengths that were said: the texts of their lines.
    pub strengths: Vec<String>,
    /// The line that was praised last.
    pub praised: Option<String>,
    /// So many next steps were taken along.
    pub steps: u32,
}

/// What the talks of these days held, looks in not counted.
pub fn held(tx: &ReadTx<'_>, class: ClassId, days: DayRange) -> Result<Held> {
    let over = format!(
        "it.class = ?1 AND it.date BETWEEN ?2 AND ?3 AND it.state = 'done' AND it.kind <> 'looked_in' AND {}",
        unlisted::talk("it")
    );
    let with = params![class, days.first, days.last];
    let met = format!(
        "SELECT COUNT(DISTINCT member.student) FROM conference it INDEXED BY conference_on
         CROSS JOIN participant ON participant.conference = it.id
         CROSS JOIN membership member ON member.class = ?1 AND member.student = participant.student AND member.archived_on IS NULL
         WHERE {over}"
    );
    let lines = |line: &str, order: &str| {
        format!(
            "SELECT text FROM conference it INDEXED BY conference_on CROSS JOIN log_line ON log_line.conference = it.id
             WHERE {over} AND line = '{line}' AND text <> '' {order}"
        )
    };
    let steps = format!(
        "SELECT COUNT(*) FROM conference it INDEXED BY conference_on
         CROSS JOIN next_step ON next_step.conference = it.id WHERE {over} AND next_step.student NOT IN {}",
        unlisted::CHILDREN
    );
    Ok(Held {
        met: tx.value(&met, with)?,
        strengths: tx.all(&lines("strength", ""), with, |row| row.get(0))?,
        praised: tx.first(
            &lines("praised", "ORDER BY log_line.at DESC LIMIT 1"),
            with,
            |row| row.get(0),
        )?,
        steps: tx.value(&steps, with)?,
    })
}

/// Since when (UTC seconds) the steps of a class's talks since a day are reached.
pub fn steps_reached(tx: &ReadTx<'_>, class: ClassId, since: Date) -> Result<Vec<i64>> {
    let sql = format!(
        "SELECT next_step.state_at FROM conference it INDEXED BY conference_on
         CROSS JOIN next_step ON next_step.conference = it.id
         WHERE it.class = ? AND it.date >= ? AND next_step.state = 'reached' AND {}",
        unlisted::step("next_step")
    );
    tx.all(&sql, params![class, since], |row| row.get(0))
}
