//! A child's story as rows: the talks of some weeks with every line that was written in them, for the teacher alone. One query
//! for each kind of row, however many talks there are. How it is told is pages/teacher/story.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use rusqlite::params;

use super::{COLUMNS, from_row};
use crate::{
    domain::{
        board::State as ChairState,
        calendar::DayRange,
        class::Member,
        conference::{Conference, Line, Participant},
        id::{ConferenceId, StudentId, TeacherId},
    },
    store::{
        ReadTx, Result,
        adults::writer_of,
        row::{parse, word, word_if_any},
        unlisted,
    },
};

/// One talk that is over, as the teacher reads it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldConference {
    /// The conference, with this child alone as its participant.
    pub conference: Conference,
    /// The other children who were in it.
    pub others: Vec<StudentId>,
    /// The number of the child's sheet that it was led by.
    pub sheet: Option<u32>,
    /// What was written, by line; an empty line is not among them.
    pub lines: BTreeMap<Line, String>,
    /// Which adult wrote a line, where it was one.
    pub writers: BTreeMap<Line, TeacherId>,
    /// The remember line; empty if there is none.
    pub remember: String,
}

/// A saved chair to which no talk came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissedChair {
    /// Its day.
    pub date: Date,
    /// Its time.
    pub start: Time,
    /// Absent, or missed.
    pub state: ChairState,
}

const OF_TALKS: &str = "FROM participant INDEXED BY talks_of CROSS JOIN conference ON conference.id = participant.conference";

fn of_member() -> String {
    format!(
        "participant.student = ?2 AND conference.class = ?1 AND date BETWEEN ?3 AND ?4 AND state = 'done' AND {}",
        unlisted::talk("conference")
    )
}

/// The conferences with a child in these days that are over, looks in among them, the newest first.
pub fn told(tx: &ReadTx<'_>, member: Member, days: DayRange) -> Result<Vec<ToldConference>> {
    let mut told = told_without_remember(tx, member, days)?;
    let of_member = of_member();
    let at = places(&told);
    let (Member { class, student }, DayRange { first, last }) = (member, days);
    let sql = format!(
        "SELECT conference.id, text {OF_TALKS} CROSS JOIN remember ON remember.conference = conference.id WHERE {of_member}"
    );
    tx.each(&sql, params![class, student, first, last], |row| {
        if let Some(&at) = at.get(&row.get(0)?) {
            told[at].remember = row.get(1)?;
        }
        Ok(())
    })?;
    Ok(told)
}

/// Where each conference stands among them.
fn places(told: &[ToldConference]) -> BTreeMap<ConferenceId, usize> {
    let ids = told.iter().map(|told| told.conference.id);
    ids.enumerate().map(|(at, id)| (id, at)).collect()
}

/// The same without the remember lines, which are not read: for what others than the teacher may hold in their hands.
pub fn told_without_remember(
    tx: &ReadTx<'_>,
    Member { class, student }: Member,
    DayRange { first, last }: DayRange,
) -> Result<Vec<ToldConference>> {
    let with = params![class, student, first, last];
    let (of_member, gone) = (of_member(), unlisted::CHILDREN);
    let sql = format!(
        "SELECT {COLUMNS}, participant.sheet, read_back, (SELECT number FROM sheet WHERE sheet.id = participant.sheet)
         {OF_TALKS} WHERE {of_member} ORDER BY date DESC, began_at DESC, conference.id DESC"
    );
    let mut told: Vec<ToldConference> = tx.all(&sql, with, |row| {
        let participant = Participant {
            student,
            sheet: row.get(12)?,
            read_back: word_if_any(row, 13, parse)?,
        };
        let mut conference = from_row(row)?;
        conference.participants.push(participant);
        Ok(ToldConference {
            conference,
            others: Vec::new(),
            sheet: row.get(14)?,
            lines: BTreeMap::new(),
            writers: BTreeMap::new(),
            remember: String::new(),
        })
    })?;
    let at = places(&told);
    let sql = format!(
        "SELECT conference.id, line, text, log_line.by {OF_TALKS} CROSS JOIN log_line ON log_line.conference = conference.id
         WHERE {of_member} AND text <> ''"
    );
    tx.each(&sql, with, |row| {
        let (line, by): (Line, String) = (word(row, 1, Line::from_word)?, row.get(3)?);
        if let Some(&at) = at.get(&row.get(0)?) {
            told[at].lines.insert(line, row.get(2)?);
            told[at].writers.extend(writer_of(&by).map(|by| (line, by)));
        }
        Ok(())
    })?;
    let sql = format!(
        "SELECT conference.id, other.student {OF_TALKS}
         CROSS JOIN participant other ON other.conference = conference.id AND other.student <> ?2
         WHERE {of_member} AND kind = 'small_group' AND other.student NOT IN {gone}"
    );
    tx.each(&sql, with, |row| {
        if let Some(&at) = at.get(&row.get(0)?) {
            told[at].others.push(row.get(1)?);
        }
        Ok(())
    })?;
    Ok(told)
}

/// The last day before `before` on which a conference with a child was over.
pub fn last_day_before(
    tx: &ReadTx<'_>,
    Member { class, student }: Member,
    before: Date,
) -> Result<Option<Date>> {
    let sql = format!(
        "SELECT MAX(date) {OF_TALKS}
         WHERE participant.student = ?2 AND conference.class = ?1 AND date < ?3 AND state = 'done' AND {}",
        unlisted::talk("conference")
    );
    tx.value(&sql, params![class, student, before])
}

/// The child's saved chairs of these days to which no talk came.
pub fn missed_chairs(
    tx: &ReadTx<'_>,
    Member { class, student }: Member,
    DayRange { first, last }: DayRange,
) -> Result<Vec<MissedChair>> {
    // Two halves, one for each index that knows the days of chairs.
    let gone = unlisted::in_year("sign_up", "date");
    let sql = format!(
        "SELECT date, start, state FROM sign_up WHERE class = ?1 AND date BETWEEN ?3 AND ?4
           AND state NOT IN ('absent', 'released') AND state = 'missed' AND student = ?2 AND NOT {gone}
         UNION ALL
         SELECT date, start, state FROM sign_up WHERE class = ?1 AND date BETWEEN ?3 AND ?4
           AND state IN ('absent', 'released') AND state = 'absent' AND student = ?2 AND NOT {gone}"
    );
    tx.all(&sql, params![class, student, first, last], |row| {
        Ok(MissedChair {
            date: row.get(0)?,
            start: row.get(1)?,
            state: word(row, 2, parse)?,
        })
    })
}
