//! Conferences as rows: who sat with whom, since when, and what was promised. Lines of a log are in `lines`, what pages ask of
//! a whole class in `of_class`, `logbook` and `of_term`, of one child's past in `story`. What may be done with a conference is domain/conference.

pub mod history;
mod lines;
pub mod logbook;
pub mod mistake;
mod of_class;
pub mod of_term;
pub mod story;

use jiff::civil::Date;
use rusqlite::{Row, ToSql, params};

pub use crate::store::conference::{
    lines::{
        Words, last_thanks, line, lines, lines_for, remember, remembered, save_line, save_remember,
    },
    of_class::{
        CheckBack, GoingOn, Unlogged, check_backs, going_on, how_many_led, last_tweak, unlogged,
    },
};
use crate::{
    domain::{
        class::Member,
        conference::{Conference, Kind, Line, Participant, ReadBack, State},
        id::{ConferenceId, SheetId, SignUpId, StudentId, TeacherId},
    },
    store::{
        Attribution, Change, ReadTx, Result, WriteTx,
        row::{parse, word, word_if_any},
        unlisted,
    },
};

const COLUMNS: &str = "id, conference.class, kind, sign_up, date, began_at, ended_at, teacher, state, check_back, looked_in_at, logged_at";

/// One conference; none that waits in the bin.
pub fn find(tx: &ReadTx<'_>, id: ConferenceId) -> Result<Option<Conference>> {
    let listed = format!("? AND {}", unlisted::talk("conference"));
    find_where(tx, &listed, params![id])
}

/// The conference on a chair.
pub fn on_chair(tx: &ReadTx<'_>, chair: SignUpId) -> Result<Option<Conference>> {
    let which = "(SELECT id FROM conference WHERE sign_up = ?)";
    find_where(tx, which, params![chair])
}

/// The conference that goes on with a child.
pub fn going_on_with(tx: &ReadTx<'_>, member: Member) -> Result<Option<Conference>> {
    let Member { class, student } = member;
    let which =
        "(SELECT conference.id FROM participant JOIN conference ON conference.id = participant.conference
         WHERE student = ? AND conference.class = ? AND state = 'talking' ORDER BY began_at DESC LIMIT 1)";
    find_where(tx, which, params![student, class])
}

/// The last conference with a child that is done, a look in not counted: the one to look back on.
pub fn last_done_with(tx: &ReadTx<'_>, member: Member) -> Result<Option<Conference>> {
    let Member { class, student } = member;
    let which = format!(
        "(SELECT conference.id FROM participant JOIN conference ON conference.id = participant.conference
         WHERE student = ? AND conference.class = ? AND state = 'done' AND kind <> 'looked_in' AND {}
         ORDER BY ended_at DESC LIMIT 1)",
        unlisted::talk("conference")
    );
    find_where(tx, &which, params![student, class])
}

/// The conferences with a child that are done, looks in not counted, the latest first and not more than so many: their days.
pub fn done_with(
    tx: &ReadTx<'_>,
    Member { class, student }: Member,
    at_most: u32,
) -> Result<Vec<(ConferenceId, Date)>> {
    let sql = format!(
        "SELECT id, date FROM participant INDEXED BY talks_of CROSS JOIN conference ON conference.id = participant.conference
         WHERE participant.student = ?2 AND conference.class = ?1 AND state = 'done' AND kind <> 'looked_in' AND {}
         ORDER BY date DESC, ended_at DESC LIMIT ?3",
        unlisted::talk("conference")
    );
    tx.all(&sql, params![class, student, at_most], |row| row.try_into())
}

/// The conference of this id, which may be a query of its own, with its participants.
fn find_where(tx: &ReadTx<'_>, which: &str, with: &[&dyn ToSql]) -> Result<Option<Conference>> {
    let sql = format!(
        "SELECT {COLUMNS}, participant.student, read_back, sheet FROM conference
         LEFT JOIN participant ON participant.conference = conference.id AND participant.student NOT IN {}
         WHERE conference.id = {which} ORDER BY participant.student",
        unlisted::CHILDREN
    );
    let rows: Vec<(Conference, Option<Participant>)> = tx.all(&sql, with, |row| {
        let participant = row.get::<_, Option<_>>(12)?.map(|student| {
            Ok::<_, rusqlite::Error>(Participant {
                student,
                sheet: row.get(14)?,
                read_back: word_if_any(row, 13, parse)?,
            })
        });
        Ok((from_row(row)?, participant.transpose()?))
    })?;
    Ok(rows
        .into_iter()
        .fold(None, |found, (conference, participant)| {
            let mut found = found.unwrap_or(conference);
            found.participants.extend(participant);
            Some(found)
        }))
}

/// What a child's own page asks at each look: whether a conference of this day with the child goes on, and the last one that
/// is done, a look in not counted. It costs the same however many conferences the child has had.
pub fn today_with(
    tx: &ReadTx<'_>,
    Member { class, student }: Member,
    day: Date,
) -> Result<(bool, Option<ConferenceId>)> {
    let sql = "SELECT id, -1 FROM conference INDEXED BY talking JOIN participant ON participant.conference = id AND participant.student = ?2
        WHERE conference.class = ?1 AND date = ?3 AND state = 'talking'
        UNION ALL
        SELECT id, ended_at FROM conference JOIN participant ON participant.conference = id AND participant.student = ?2
        WHERE conference.class = ?1 AND date = ?3 AND state = 'done' AND kind <> 'looked_in'";
    let conferences: Vec<(ConferenceId, i64)> =
        tx.all(sql, params![class, student, day], |row| row.try_into())?;
    let (goes_on, done): (Vec<_>, Vec<_>) = conferences
        .into_iter()
        .partition(|(_, ended_at)| *ended_at < 0);
    let last = done.into_iter().max_by_key(|(_, ended_at)| *ended_at);
    Ok((!goes_on.is_empty(), last.map(|(id, _)| id)))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Conference> {
    Ok(Conference {
        id: row.get(0)?,
        class: row.get(1)?,
        kind: word(row, 2, parse)?,
        sign_up: row.get(3)?,
        date: row.get(4)?,
        began_at: row.get(5)?,
        ended_at: row.get(6)?,
        teacher: row.get(7)?,
        state: word(row, 8, parse)?,
        check_back: row.get(9)?,
        looked_in_at: row.get(10)?,
        logged_at: row.get(11)?,
        participants: Vec::new(),
    })
}

/// Inserts a conference that begins, or one that is over at once, and each of its participants. Whatever look back was promised
/// to them has come with it.
pub fn insert(tx: &WriteTx<'_>, conference: &Conference) -> Result<()> {
    let sql = "INSERT INTO conference (id, class, kind, sign_up, date, began_at, ended_at, teacher, state, state_at, state_by)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?6, ?10)";
    let values = params![
        conference.id,
        conference.class,
        conference.kind.as_ref(),
        conference.sign_up,
        conference.date,
        conference.began_at,
        conference.ended_at,
        conference.teacher,
        conference.state.as_ref(),
        tx.attribution.by
    ];
    tx.execute(sql, values)?;
    for participant in &conference.participants {
        let student = participant.student;
        let sql = "UPDATE conference SET looked_in_at = ?1 WHERE check_back IS NOT NULL AND looked_in_at IS NULL
            AND class = ?2 AND id IN (SELECT conference FROM participant WHERE student = ?3)";
        tx.execute(sql, params![tx.attribution.at, conference.class, student])?;
        let sql = "INSERT INTO participant (conference, class, student) VALUES (?, ?, ?)";
        tx.execute(sql, params![conference.id, conference.class, student])?;
    }
    tx.changed(Change::Sessions);
    // The wall says who talks, on a chair or without one.
    tx.changed(Change::Board(conference.class));
    let event = match conference.kind {
        Kind::LookedIn => "looked in",
        _ => "began to talk",
    };
    record(tx, conference, event)
}

/// Saves the end of a conference.
pub fn end(tx: &WriteTx<'_>, conference: &Conference, state: State) -> Result<()> {
    let sql = "UPDATE conference SET state = ?1, state_at = ?2, state_by = ?3, ended_at = ?2 WHERE id = ?4";
    let Attribution { at, by, .. } = &tx.attribution;
    tx.execute(sql, params![state.as_ref(), at, by, conference.id])?;
    tx.changed(Change::Sessions);
    // The wall says who talks, on a chair or without one.
    tx.changed(Change::Board(conference.class));
    record(tx, conference, "talked")
}

/// Saves which sheet a child led the conference by.
pub fn save_sheet(
    tx: &WriteTx<'_>,
    conference: ConferenceId,
    student: StudentId,
    sheet: Option<SheetId>,
) -> Result<()> {
    let sql = "UPDATE participant SET sheet = ? WHERE conference = ? AND student = ?";
    tx.execute(sql, params![sheet, conference, student])
}

/// Saves the promised day of a look back, or takes the promise away.
pub fn save_check_back(tx: &WriteTx<'_>, conference: &Conference, day: Option<Date>) -> Result<()> {
    let sql = "UPDATE conference SET check_back = ?, looked_in_at = NULL WHERE id = ?";
    tx.execute(sql, params![day, conference.id])?;
    record(tx, conference, "check-back")
}

/// "Done": nobody asks for the empty boxes any more.
pub fn stop_asking(tx: &WriteTx<'_>, conference: &Conference) -> Result<()> {
    let sql = "UPDATE conference SET logged_at = ? WHERE id = ?";
    tx.execute(sql, params![tx.attribution.at, conference.id])?;
    record(tx, conference, "logged")
}

/// Saves what a child said when the notes were read back.
pub fn save_read_back(
    tx: &WriteTx<'_>,
    conference: &Conference,
    student: StudentId,
    said: ReadBack,
) -> Result<()> {
    let sql = "UPDATE participant SET read_back = ?, read_back_at = ? WHERE conference = ? AND student = ?";
    let values = params![said.as_ref(), tx.attribution.at, conference.id, student];
    tx.execute(sql, values)?;
    let class = conference.class;
    tx.changed(Change::Conference(Member { class, student }));
    let id = Some(conference.id.number());
    tx.audit("read back", Some(class), id, "")
}

/// The teachers who sit in a conference: their sessions do not rest meanwhile (decision 14). Of an archived class nobody can end
/// one, so none counts.
pub fn teachers_talking(tx: &ReadTx<'_>) -> Result<Vec<TeacherId>> {
    let sql = "SELECT DISTINCT teacher FROM conference JOIN class ON class.id = conference.class
        WHERE state = 'talking' AND archived_at IS NULL";
    tx.all(sql, [], |row| row.get(0))
}

/// Those who were in a conference hear that it changed.
pub(super) fn changed(tx: &WriteTx<'_>, conference: &Conference) {
    for member in conference.members() {
        tx.changed(Change::Conference(member));
    }
}

/// Those who may see a line hear that it changed; of what no child may see, as the remember line, the teacher alone does.
pub(super) fn changed_line(tx: &WriteTx<'_>, conference: &Conference, line: Option<Line>) {
    let may_see = |member: &Member| line.is_some_and(|line| line.is_seen_by(member.student));
    let readers: Vec<Member> = conference.members().filter(may_see).collect();
    if readers.is_empty() {
        tx.changed(Change::TeachersNotes(conference.class));
    }
    for reader in readers {
        tx.changed(Change::Conference(reader));
    }
}

/// Tells everyone who was in a conference, and adds an audit event.
fn record(tx: &WriteTx<'_>, conference: &Conference, event: &'static str) -> Result<()> {
    changed(tx, conference);
    let id = conference.id.number();
    tx.audit(event, Some(conference.class), Some(id), "")
}
