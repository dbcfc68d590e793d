//! Who is signed in on which browser, as rows: a teacher's sessions, children's, and the one that is in a child's hands. A
//! token is stored only as its hash (decision 10); how long a session rests is only remembered (`app::sessions`).

use rusqlite::{Row, params};

use crate::{
    domain::{
        class::Member,
        credentials::WayIn,
        id::{ConferenceId, DeviceId, Id, SessionId, StudentId, TeacherId},
        principal::{Standing, Teacher},
        text::Language,
    },
    limits::SESSIONS_OF_A_WAY_IN,
    store::{
        Change, ReadTx, Result, WriteTx,
        row::{parse, word},
    },
};

/// A session that ended so many seconds ago is of no more use.
const OVER_FOR_S: i64 = 24 * 3600;

/// One browser that a teacher signs in on.
#[derive(Clone, Copy, Debug)]
pub struct TeacherSession {
    /// The session.
    pub id: SessionId,
    /// Whose.
    pub teacher: TeacherId,
    /// SHA-256 of its cookie.
    pub token: [u8; 32],
    /// She said that this device is hers.
    pub own: bool,
    /// UTC seconds after which it no longer counts, while the clock is trusted.
    pub ends_at: i64,
}

/// The talk that a teacher's device shows while it is in a child's hands (decision 15).
#[derive(Clone, Copy, Debug)]
pub struct HandedTo {
    /// The talk.
    pub conference: ConferenceId,
    /// Its class and the child who leads it.
    pub member: Member,
}

/// A teacher's session as it goes on.
pub struct OpenTeacherSession {
    /// The session.
    pub session: TeacherSession,
    /// What she is to the box.
    pub standing: Standing,
    /// The language of her pages, or of the child who leads on her device.
    pub language: Language,
    /// The talk, if the device is handed over.
    pub handed_to: Option<HandedTo>,
}

/// One browser that a child comes in on.
#[derive(Clone, Copy, Debug)]
pub struct StudentSession {
    /// The session.
    pub id: SessionId,
    /// Whose, and the class whose sheet and board it shows.
    pub member: Member,
    /// The device of the room; none for a card.
    pub device: Option<DeviceId>,
    /// SHA-256 of its cookie.
    pub token: [u8; 32],
    /// The child's own device: remembered for 30 days and not signed out when idle.
    pub own: bool,
    /// UTC seconds after which it no longer counts, while the clock is trusted.
    pub ends_at: i64,
}

/// Signs a teacher in on one browser.
pub fn insert_teacher_session(tx: &WriteTx<'_>, session: &TeacherSession) -> Result<()> {
    tx.changed(Change::Sessions);
    let sql = "INSERT INTO teacher_session (id, teacher, token, own, made_at, ends_at, turn) VALUES (?1, ?2, ?3, ?4, ?5, ?6,
        (SELECT coalesce(max(turn), 0) + 1 FROM teacher_session WHERE teacher = ?2))";
    let (id, teacher, at) = (session.id, session.teacher, tx.attribution.at);
    let values = params![id, teacher, session.token, session.own, at, session.ends_at];
    tx.execute(sql, values)?;
    remove_oldest_of_teacher(tx, teacher)?;
    tx.audit("signed in", None, Some(teacher.number()), "")
}

/// Of the browsers on which an adult is signed in, and of those on which she was, the newest stay; those whose time is over go
/// before all others.
fn remove_oldest_of_teacher(tx: &WriteTx<'_>, teacher: TeacherId) -> Result<()> {
    for ended in ["IS NULL", "IS NOT NULL"] {
        let sql = format!(
            "DELETE FROM teacher_session WHERE rowid IN (SELECT rowid FROM teacher_session
             WHERE teacher = ?1 AND ended_at {ended} ORDER BY ends_at <= ?3, turn DESC, made_at DESC LIMIT -1 OFFSET ?2)"
        );
        tx.execute(
            &sql,
            params![teacher, SESSIONS_OF_A_WAY_IN, tx.attribution.at],
        )?;
    }
    Ok(())
}

/// Signs a teacher out on one browser.
pub fn end_teacher_session(tx: &WriteTx<'_>, session: SessionId) -> Result<()> {
    end(tx, "teacher_session", "id", session)
}

/// Signs a teacher out everywhere.
pub fn end_teacher_sessions(tx: &WriteTx<'_>, teacher: TeacherId) -> Result<()> {
    end(tx, "teacher_session", "teacher", teacher)
}

/// Signs a teacher out on every other browser than this one.
pub fn end_other_teacher_sessions(
    tx: &WriteTx<'_>,
    teacher: TeacherId,
    stays: SessionId,
) -> Result<()> {
    tx.changed(Change::Sessions);
    let sql = "UPDATE teacher_session SET ended_at = ? WHERE teacher = ? AND id <> ? AND ended_at IS NULL";
    tx.execute(sql, params![tx.attribution.at, teacher, stays])
}

/// Ends the sessions of a table that have this id in that column.
fn end<Of: Copy>(tx: &WriteTx<'_>, table: &str, column: &str, id: Id<Of>) -> Result<()> {
    tx.changed(Change::Sessions);
    let sql = format!("UPDATE {table} SET ended_at = ? WHERE {column} = ? AND ended_at IS NULL");
    tx.execute(&sql, params![tx.attribution.at, id])
}

/// Every teacher's session that has not been ended and ends after `now` (UTC seconds).
pub fn load_teacher_sessions(tx: &ReadTx<'_>, now: i64) -> Result<Vec<OpenTeacherSession>> {
    let sql = "SELECT it.id, it.teacher, coalesce(child.language, class.language, teacher.language), token, own, ends_at,
               handed_for, handed_to, conference.class,
               CASE WHEN teacher.id = (SELECT owner FROM box) THEN 'owner' ELSE teacher.standing END
        FROM teacher_session it JOIN teacher ON teacher.id = it.teacher LEFT JOIN conference ON conference.id = handed_for
            LEFT JOIN class ON class.id = conference.class
            LEFT JOIN membership child ON child.class = conference.class AND child.student = handed_to
        WHERE it.ended_at IS NULL AND ends_at > ? AND teacher.ended_at IS NULL";
    tx.all(sql, [now], |row| {
        Ok(OpenTeacherSession {
            session: TeacherSession {
                id: row.get(0)?,
                teacher: row.get(1)?,
                token: row.get(3)?,
                own: row.get(4)?,
                ends_at: row.get(5)?,
            },
            standing: word(row, 9, parse)?,
            language: word(row, 2, Language::from_tag)?,
            handed_to: handed_to(row)?,
        })
    })
}

/// The teachers' sessions that were ended, or reached their date, between these moments (UTC seconds), each with the hash of its
/// cookie. One that only rested goes on after a restart.
pub fn load_ended_teacher_sessions(
    tx: &ReadTx<'_>,
    since: i64,
    now: i64,
) -> Result<Vec<([u8; 32], Teacher)>> {
    let sql = "SELECT token, it.id, it.teacher,
               CASE WHEN teacher.id = (SELECT owner FROM box) THEN 'owner' ELSE teacher.standing END
        FROM teacher_session it JOIN teacher ON teacher.id = it.teacher
        WHERE coalesce(it.ended_at, ends_at) > ?1 AND coalesce(it.ended_at, ends_at) <= ?2 AND teacher.ended_at IS NULL";
    tx.all(sql, [since, now], |row| {
        let teacher = Teacher {
            id: row.get(2)?,
            session: row.get(1)?,
            standing: word(row, 3, parse)?,
        };
        Ok((row.get(0)?, teacher))
    })
}

fn handed_to(row: &Row<'_>) -> rusqlite::Result<Option<HandedTo>> {
    let (Some(conference), Some(student), Some(class)) = (row.get(6)?, row.get(7)?, row.get(8)?)
    else {
        return Ok(None);
    };
    let member = Member { class, student };
    Ok(Some(HandedTo { conference, member }))
}

/// From now on this session shows one talk and nothing else.
pub fn hand_over(
    tx: &WriteTx<'_>,
    session: SessionId,
    conference: ConferenceId,
    student: StudentId,
) -> Result<()> {
    tx.changed(Change::Sessions);
    let sql = "UPDATE teacher_session SET handed_for = ?, handed_to = ? WHERE id = ?";
    tx.execute(sql, params![conference, student, session])?;
    tx.audit("handed over", None, Some(conference.number()), "")
}

/// The teacher has her device back.
pub fn take_back(tx: &WriteTx<'_>, session: SessionId) -> Result<()> {
    tx.changed(Change::Sessions);
    let sql = "UPDATE teacher_session SET handed_for = NULL, handed_to = NULL WHERE id = ?";
    tx.execute(sql, [session])?;
    tx.audit("taken back", None, Some(session.number()), "")
}

/// Signs a child in on one browser, by its card, its pictures or its teacher's word. Of too many by the same the oldest ends, so
/// that a card without its cookie cannot fill the box.
pub fn insert_student_session(tx: &WriteTx<'_>, session: &StudentSession, by: WayIn) -> Result<()> {
    let Member { class, student } = session.member;
    tx.changed(Change::SignIn(class));
    tx.changed(Change::Sessions);
    if !tx.attribution.doubtful {
        // Over for a day: the audit remembers that the child came in. By a doubtful date nothing is deleted.
        tx.execute(
            "DELETE FROM student_session WHERE ends_at < ?",
            [tx.attribution.at - OVER_FOR_S],
        )?;
    }
    let sql =
        "INSERT INTO student_session (id, class, student, device, token, own, made_at, ends_at, came_by, turn)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, (SELECT coalesce(max(turn), 0) + 1 FROM student_session WHERE student = ?3))";
    let values = params![
        session.id,
        class,
        student,
        session.device,
        session.token,
        session.own,
        tx.attribution.at,
        session.ends_at,
        by.as_ref()
    ];
    tx.execute(sql, values)?;
    remove_oldest(tx, student, by)?;
    tx.audit("came in", Some(class), Some(student.number()), "")
}

/// Of the sessions that a child has by one way in, and of those that have ended, the newest stay.
fn remove_oldest(tx: &WriteTx<'_>, student: StudentId, by: WayIn) -> Result<()> {
    let open = "DELETE FROM student_session WHERE id IN (SELECT id FROM student_session
        WHERE student = ?1 AND came_by = ?2 AND ended_at IS NULL ORDER BY turn DESC LIMIT -1 OFFSET ?3)";
    tx.execute(open, params![student, by.as_ref(), SESSIONS_OF_A_WAY_IN])?;
    let ended = "DELETE FROM student_session WHERE id IN (SELECT id FROM student_session
        WHERE student = ?1 AND ended_at IS NOT NULL ORDER BY turn DESC LIMIT -1 OFFSET ?2)";
    tx.execute(ended, params![student, SESSIONS_OF_A_WAY_IN])
}

/// Signs a child out wherever it came in by this, as by a card that is void from now on.
pub fn end_student_sessions_by(tx: &WriteTx<'_>, student: StudentId, by: WayIn) -> Result<()> {
    tx.changed(Change::Sessions);
    let sql = "UPDATE student_session SET ended_at = ?1
        WHERE student = ?2 AND (came_by = ?3 OR came_by IS NULL) AND ended_at IS NULL";
    tx.execute(sql, params![tx.attribution.at, student, by.as_ref()])
}

/// Signs a child out of a class, on every browser.
pub fn end_student_sessions(tx: &WriteTx<'_>, member: Member) -> Result<()> {
    tx.changed(Change::Sessions);
    let Member { class, student } = member;
    let sql = "UPDATE student_session SET ended_at = ? WHERE class = ? AND student = ? AND ended_at IS NULL";
    tx.execute(sql, params![tx.attribution.at, class, student])?;
    tx.audit("signed out", Some(class), Some(student.number()), "")
}

/// Signs whoever is signed in on a device of the room out.
pub(super) fn end_sessions_on(tx: &WriteTx<'_>, device: DeviceId) -> Result<()> {
    end(tx, "student_session", "device", device)
}

/// Whether a child has come in with this cookie before, be it signed out since.
pub fn has_come_in(tx: &ReadTx<'_>, token: &[u8; 32]) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM student_session WHERE token = ?)";
    tx.value(sql, [token])
}

/// Signs a child out on one browser.
pub fn end_student_session(tx: &WriteTx<'_>, session: SessionId) -> Result<()> {
    end(tx, "student_session", "id", session)
}

/// Every child's session that has not been ended and ends after `now` (UTC seconds), of children on the roster whose device
/// is still in the room, each with the child's own language or that of its class.
pub fn load_student_sessions(tx: &ReadTx<'_>, now: i64) -> Result<Vec<(StudentSession, Language)>> {
    let sql = "SELECT it.id, it.class, it.student, it.device, it.token, it.own, it.ends_at,
               COALESCE(m.language, class.language)
        FROM student_session it JOIN class ON class.id = it.class AND class.archived_at IS NULL
        JOIN membership m ON m.class = it.class AND m.student = it.student AND m.archived_on IS NULL
        LEFT JOIN device ON device.id = it.device
        WHERE it.ended_at IS NULL AND it.ends_at > ? AND device.ended_at IS NULL";
    tx.all(sql, [now], |row| {
        let session = StudentSession {
            id: row.get(0)?,
            member: Member {
                class: row.get(1)?,
                student: row.get(2)?,
            },
            device: row.get(3)?,
            token: row.get(4)?,
            own: row.get(5)?,
            ends_at: row.get(6)?,
        };
        Ok((session, word(row, 7, Language::from_tag)?))
    })
}

/// The clock was set: whoever is signed in stays so for as long as before, and she who set it is not shut out by it. A substitute
/// stays until the end of a day, whatever the clock said before.
pub fn move_ends(tx: &WriteTx<'_>, seconds: i64) -> Result<()> {
    tx.changed(Change::Sessions);
    let teachers = "UPDATE teacher_session SET ends_at = COALESCE(
          (SELECT until FROM teacher WHERE teacher.id = teacher_session.teacher), ends_at + ?) WHERE ended_at IS NULL";
    tx.execute(teachers, [seconds])?;
    let students = "UPDATE student_session SET ends_at = ends_at + ? WHERE ended_at IS NULL";
    tx.execute(students, [seconds])
}
