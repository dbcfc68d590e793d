//! Conferences as rows: who sat with whom, since when, and what was promised. Lines of a log are in `lines`, what pages ask of
//! a whole class in `of_class`. What may be done with a conference is domain/conference.

mod lines;
mod of_class;

use jiff::civil::Date;
use rusqlite::{Row, params};

pub use crate::store::conference::{
    lines::{
        Words, last_thanks, line, lines, lines_for, remember, remembered, save_line, save_remember,
    },
    of_class::{CheckBack, Unlogged, check_backs, going_on, how_many_led, last_tweak, unlogged},
};
use crate::{
    domain::{
        class::Member,
        conference::{Conference, Kind, Participant, ReadBack, State},
        id::{ClassId, ConferenceId, SheetId, SignUpId, StudentId, TeacherId},
    },
    store::{Change, ReadTx, Result, WriteTx, audit::AuditEvent, row::unread},
};

const COLUMNS: &str = "id, conference.class, kind, sign_up, date, began_at, ended_at, teacher, state, check_back, looked_in_at, logged_at";

/// One conference.
pub fn find(tx: &ReadTx<'_>, id: ConferenceId) -> Result<Option<Conference>> {
    find_where(tx, "?", params![id.number()])
}

/// The conference on a chair.
pub fn on_chair(tx: &ReadTx<'_>, chair: SignUpId) -> Result<Option<Conference>> {
    let which = "(SELECT id FROM conference WHERE sign_up = ?)";
    find_where(tx, which, params![chair.number()])
}

/// The conference that goes on with a child.
pub fn going_on_with(
    tx: &ReadTx<'_>,
    Member { class, student }: Member,
) -> Result<Option<Conference>> {
    let which = "(SELECT conference.id FROM participant JOIN conference ON conference.id = participant.conference
         WHERE student = ? AND conference.class = ? AND state = 'talking' ORDER BY began_at DESC LIMIT 1)";
    find_where(tx, which, params![student.number(), class.number()])
}

/// The last conference with a child that is done, a look in not counted: the one to look back on.
pub fn last_done_with(
    tx: &ReadTx<'_>,
    Member { class, student }: Member,
) -> Result<Option<Conference>> {
    let which =
        "(SELECT conference.id FROM participant JOIN conference ON conference.id = participant.conference
         WHERE student = ? AND conference.class = ? AND state = 'done' AND kind <> 'looked_in'
         ORDER BY ended_at DESC LIMIT 1)";
    find_where(tx, which, params![student.number(), class.number()])
}

/// The conferences with a child that are done, looks in not counted, the latest first and not more than so many: their days.
pub fn done_with(
    tx: &ReadTx<'_>,
    Member { class, student }: Member,
    at_most: u32,
) -> Result<Vec<(ConferenceId, Date)>> {
    let mut conferences = tx.connection.prepare_cached(
        "SELECT id, date FROM participant INDEXED BY talks_of CROSS JOIN conference ON conference.id = participant.conference
         WHERE participant.student = ?2 AND conference.class = ?1 AND state = 'done' AND kind <> 'looked_in'
         ORDER BY date DESC, ended_at DESC LIMIT ?3",
    )?;
    let conferences = conferences
        .query_map(params![class.number(), student.number(), at_most], |row| {
            Ok((ConferenceId::new(row.get(0)?), row.get(1)?))
        })?;
    Ok(conferences.collect::<Result<_, _>>()?)
}

/// The conference of this id, which may be a query of its own, with its participants.
fn find_where(
    tx: &ReadTx<'_>,
    which: &str,
    with: &[&dyn rusqlite::ToSql],
) -> Result<Option<Conference>> {
    let sql = format!(
        "SELECT {COLUMNS}, participant.student, read_back, sheet FROM conference
         LEFT JOIN participant ON participant.conference = conference.id WHERE conference.id = {which} ORDER BY participant.student"
    );
    let mut rows = tx.connection.prepare_cached(&sql)?;
    let mut rows = rows.query(with)?;
    let mut found: Option<Conference> = None;
    while let Some(row) = rows.next()? {
        let conference = match &mut found {
            Some(conference) => conference,
            none => none.insert(from_row(row)?),
        };
        if let Some(student) = row.get::<_, Option<i64>>(12)? {
            let said = row
                .get_ref(13)?
                .as_str_or_null()
                .map_err(rusqlite::Error::from)?;
            let said = said.map(|word| ReadBack::from_word(word).ok_or_else(|| unread(13, word)));
            conference.participants.push(Participant {
                student: StudentId::new(student),
                sheet: row.get::<_, Option<i64>>(14)?.map(SheetId::new),
                read_back: said.transpose()?,
            });
        }
    }
    Ok(found)
}

/// What a child's own page asks at each look: whether a conference with the child goes on, and the last one of this day that
/// is done, a look in not counted. It costs the same however many conferences the child has had.
pub fn today_with(
    tx: &ReadTx<'_>,
    Member { class, student }: Member,
    day: Date,
) -> Result<(bool, Option<ConferenceId>)> {
    let mut conferences = tx.connection.prepare_cached(
        "SELECT id, -1 FROM conference INDEXED BY talking JOIN participant ON participant.conference = id AND participant.student = ?2
         WHERE conference.class = ?1 AND state = 'talking'
         UNION ALL
         SELECT id, ended_at FROM conference JOIN participant ON participant.conference = id AND participant.student = ?2
         WHERE conference.class = ?1 AND date = ?3 AND state = 'done' AND kind <> 'looked_in'",
    )?;
    let mut conferences = conferences.query(params![class.number(), student.number(), day])?;
    let (mut goes_on, mut last) = (false, None);
    while let Some(row) = conferences.next()? {
        let (id, ended_at): (i64, i64) = (row.get(0)?, row.get(1)?);
        if ended_at < 0 {
            goes_on = true;
        } else if last.is_none_or(|(_, before)| before <= ended_at) {
            last = Some((ConferenceId::new(id), ended_at));
        }
    }
    Ok((goes_on, last.map(|(id, _)| id)))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Conference> {
    let (kind, state) = (row.get_ref(2)?.as_str()?, row.get_ref(8)?.as_str()?);
    Ok(Conference {
        id: ConferenceId::new(row.get(0)?),
        class: ClassId::new(row.get(1)?),
        kind: Kind::from_word(kind).ok_or_else(|| unread(2, kind))?,
        sign_up: row.get::<_, Option<i64>>(3)?.map(SignUpId::new),
        date: row.get(4)?,
        began_at: row.get(5)?,
        ended_at: row.get(6)?,
        teacher: TeacherId::new(row.get(7)?),
        state: State::from_word(state).ok_or_else(|| unread(8, state))?,
        check_back: row.get(9)?,
        looked_in_at: row.get(10)?,
        logged_at: row.get(11)?,
        participants: Vec::new(),
    })
}

/// Inserts a conference that begins, or one that is over at once, and each of its participants. Whatever look back was promised
/// to them has come with it.
pub fn insert(tx: &WriteTx<'_>, conference: &Conference) -> Result<()> {
    tx.connection
        .prepare_cached(
            "INSERT INTO conference (id, class, kind, sign_up, date, began_at, ended_at, teacher, state, state_at, state_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?6, ?10)",
        )?
        .execute(params![
            conference.id.number(),
            conference.class.number(),
            conference.kind.word(),
            conference.sign_up.map(SignUpId::number),
            conference.date,
            conference.began_at,
            conference.ended_at,
            conference.teacher.number(),
            conference.state.word(),
            tx.attribution.by
        ])?;
    for participant in &conference.participants {
        let student = participant.student.number();
        tx.connection
            .prepare_cached(
                "UPDATE conference SET looked_in_at = ?1 WHERE check_back IS NOT NULL AND looked_in_at IS NULL
                 AND class = ?2 AND id IN (SELECT conference FROM participant WHERE student = ?3)",
            )?
            .execute(params![tx.attribution.at, conference.class.number(), student])?;
        tx.connection
            .prepare_cached(
                "INSERT INTO participant (conference, class, student) VALUES (?, ?, ?)",
            )?
            .execute(params![
                conference.id.number(),
                conference.class.number(),
                student
            ])?;
    }
    tx.changed(Change::Sessions);
    let event = match conference.kind {
        Kind::LookedIn => "looked in",
        _ => "began to talk",
    };
    record(tx, conference, event)
}

/// Saves the end of a conference.
pub fn end(tx: &WriteTx<'_>, conference: &Conference, state: State) -> Result<()> {
    tx.connection
        .prepare_cached(
            "UPDATE conference SET state = ?1, state_at = ?2, state_by = ?3, ended_at = ?2 WHERE id = ?4",
        )?
        .execute(params![state.word(), tx.attribution.at, tx.attribution.by, conference.id.number()])?;
    tx.changed(Change::Sessions);
    record(tx, conference, "talked")
}

/// Saves which sheet a child led the conference by.
pub fn save_sheet(
    tx: &WriteTx<'_>,
    conference: ConferenceId,
    student: StudentId,
    sheet: Option<SheetId>,
) -> Result<()> {
    tx.connection
        .prepare_cached("UPDATE participant SET sheet = ? WHERE conference = ? AND student = ?")?
        .execute(params![
            sheet.map(SheetId::number),
            conference.number(),
            student.number()
        ])?;
    Ok(())
}

/// Saves the promised day of a look back, or takes the promise away.
pub fn save_check_back(tx: &WriteTx<'_>, conference: &Conference, day: Option<Date>) -> Result<()> {
    tx.connection
        .prepare_cached("UPDATE conference SET check_back = ?, looked_in_at = NULL WHERE id = ?")?
        .execute(params![day, conference.id.number()])?;
    record(tx, conference, "check-back")
}

/// "That is all": nobody asks for the empty boxes any more.
pub fn stop_asking(tx: &WriteTx<'_>, conference: &Conference) -> Result<()> {
    tx.connection
        .prepare_cached("UPDATE conference SET logged_at = ? WHERE id = ?")?
        .execute(params![tx.attribution.at, conference.id.number()])?;
    record(tx, conference, "logged")
}

/// Saves what a child said when the notes were read back.
pub fn save_read_back(
    tx: &WriteTx<'_>,
    conference: &Conference,
    student: StudentId,
    said: ReadBack,
) -> Result<()> {
    tx.connection
        .prepare_cached("UPDATE participant SET read_back = ?, read_back_at = ? WHERE conference = ? AND student = ?")?
        .execute(params![said.word(), tx.attribution.at, conference.id.number(), student.number()])?;
    record(tx, conference, "read back")
}

/// The teachers who sit in a conference: their sessions do not rest meanwhile (decision 14).
pub fn teachers_talking(tx: &ReadTx<'_>) -> Result<Vec<TeacherId>> {
    let mut teachers = tx
        .connection
        .prepare("SELECT DISTINCT teacher FROM conference WHERE state = 'talking'")?;
    let teachers = teachers.query_map([], |row| Ok(TeacherId::new(row.get(0)?)))?;
    Ok(teachers.collect::<Result<_, _>>()?)
}

/// Tells everyone who was in a conference, and adds an audit event.
fn record(tx: &WriteTx<'_>, conference: &Conference, event: &'static str) -> Result<()> {
    for member in conference.members() {
        tx.changed(Change::Conference(member));
    }
    tx.audit(&AuditEvent {
        event,
        class: Some(conference.class),
        about: Some(conference.id.number()),
        detail: "",
    })
}
