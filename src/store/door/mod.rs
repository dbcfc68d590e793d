//! Whose box this is, teachers and their sessions as rows. Tokens only as hashes (D11). Devices of the room, children and a
//! handed-over device have files of their own beside this one.

mod devices;
mod handed;
mod students;

pub use devices::{
    DeviceRow, WallRow, devices, end_device, end_wall, join_device, pair_wall, set_wall_size,
    wall_size, walls,
};
pub use handed::{hand_over, pin, set_pin, take_back, with_pin};
pub use students::{
    ChildAtDoor, StudentSessionRow, at_door, count_wrong, end_student_session, in_room, is_shared,
    known_here, open_student_session, set_pictures, set_shared, student_sessions, succeeded,
    void_card, with_pictures, wrong_so_far,
};

use rusqlite::{OptionalExtension as _, params};

use crate::domain::{
    id::{ClassId, ConferenceId, SessionId, StudentId, TeacherId},
    text::Language,
};
use crate::store::{Change, ReadTx, Result, WriteTx, audit::Deed};

/// A teacher as the door knows her.
pub struct TeacherRow {
    /// Her id.
    pub id: TeacherId,
    /// What children call her.
    pub name: String,
    /// The language of her pages.
    pub language: Language,
    /// Her passphrase, as a PHC string.
    pub passphrase: String,
    /// SHA-256 of her recovery code.
    pub recovery: [u8; 32],
}

/// One browser that a teacher signed in on.
pub struct SessionRow {
    /// The session.
    pub id: SessionId,
    /// Whose.
    pub teacher: TeacherId,
    /// The language of her pages, or of the child who leads on her device.
    pub language: Language,
    /// SHA-256 of its cookie.
    pub token: [u8; 32],
    /// She said that this device is hers (H5).
    pub own: bool,
    /// UTC seconds after which it no longer counts, while the clock is trusted.
    pub ends_at: i64,
    /// The talk, its class and the child that the device is handed over to.
    pub handed: Option<(ConferenceId, ClassId, StudentId)>,
}

/// The owner of the box, if it has been claimed.
pub fn owner(tx: &ReadTx<'_>) -> Result<Option<TeacherId>> {
    Ok(tx
        .connection
        .query_row("SELECT owner FROM box", [], |row| row.get(0))
        .optional()?
        .map(TeacherId::new))
}

/// Makes the first teacher and the box hers. The caller has seen in the same transaction that it has no owner.
pub fn claim(tx: &WriteTx<'_>, teacher: &TeacherRow) -> Result<()> {
    tx.changed(Change::Sessions);
    tx.connection.execute(
        "INSERT INTO teacher (id, name, language, passphrase, recovery, made_at) VALUES (?, ?, ?, ?, ?, ?)",
        params![
            teacher.id.number(),
            teacher.name,
            teacher.language.tag(),
            teacher.passphrase,
            teacher.recovery,
            tx.attribution.at
        ],
    )?;
    tx.connection.execute(
        "INSERT INTO box (only_one, owner, claimed_at) VALUES (1, ?, ?)",
        params![teacher.id.number(), tx.attribution.at],
    )?;
    tx.note(&Deed {
        deed: "claimed",
        class: None,
        about: Some(teacher.id.number()),
        detail: "",
    })
}

/// Every teacher of the box; there are a handful.
pub fn teachers(tx: &ReadTx<'_>) -> Result<Vec<TeacherRow>> {
    let mut teachers = tx
        .connection
        .prepare("SELECT id, name, language, passphrase, recovery FROM teacher ORDER BY made_at")?;
    let teachers = teachers.query_map([], |row| {
        Ok(TeacherRow {
            id: TeacherId::new(row.get(0)?),
            name: row.get(1)?,
            language: language(row, 2)?,
            passphrase: row.get(3)?,
            recovery: row.get(4)?,
        })
    })?;
    Ok(teachers.collect::<Result<_, _>>()?)
}

/// Gives a teacher a new passphrase and ends her sessions everywhere (ASVS 7.4.3).
pub fn set_passphrase(tx: &WriteTx<'_>, teacher: TeacherId, passphrase: &str) -> Result<()> {
    tx.changed(Change::Sessions);
    tx.connection.execute(
        "UPDATE teacher SET passphrase = ? WHERE id = ?",
        params![passphrase, teacher.number()],
    )?;
    tx.connection.execute(
        "UPDATE teacher_session SET ended_at = ? WHERE teacher = ? AND ended_at IS NULL",
        params![tx.attribution.at, teacher.number()],
    )?;
    tx.note(&Deed {
        deed: "new passphrase",
        class: None,
        about: Some(teacher.number()),
        detail: "",
    })
}

/// Gives a teacher a new recovery code; the old one no longer opens anything.
pub fn set_recovery(tx: &WriteTx<'_>, teacher: TeacherId, recovery: &[u8; 32]) -> Result<()> {
    tx.connection.execute(
        "UPDATE teacher SET recovery = ? WHERE id = ?",
        params![recovery, teacher.number()],
    )?;
    tx.note(&Deed {
        deed: "new recovery code",
        class: None,
        about: Some(teacher.number()),
        detail: "",
    })
}

/// Signs a teacher in on one browser.
pub fn open_session(tx: &WriteTx<'_>, session: &SessionRow) -> Result<()> {
    tx.changed(Change::Sessions);
    tx.connection.execute(
        "INSERT INTO teacher_session (id, teacher, token, own, made_at, ends_at) VALUES (?, ?, ?, ?, ?, ?)",
        params![
            session.id.number(),
            session.teacher.number(),
            session.token,
            session.own,
            tx.attribution.at,
            session.ends_at
        ],
    )?;
    tx.note(&Deed {
        deed: "signed in",
        class: None,
        about: Some(session.teacher.number()),
        detail: "",
    })
}

/// Signs one browser out.
pub fn end_session(tx: &WriteTx<'_>, session: SessionId) -> Result<()> {
    tx.changed(Change::Sessions);
    tx.connection.execute(
        "UPDATE teacher_session SET ended_at = ? WHERE id = ? AND ended_at IS NULL",
        params![tx.attribution.at, session.number()],
    )?;
    Ok(())
}

/// The clock was set: whoever is signed in stays so for as long as before, and she who set it is not shut out by it.
pub fn shift_sessions(tx: &WriteTx<'_>, seconds: i64) -> Result<()> {
    tx.changed(Change::Sessions);
    for shift in [
        "UPDATE teacher_session SET ends_at = ends_at + ? WHERE ended_at IS NULL",
        "UPDATE student_session SET ends_at = ends_at + ? WHERE ended_at IS NULL",
    ] {
        tx.connection.execute(shift, [seconds])?;
    }
    Ok(())
}

/// Every session that has not been ended and ends after `now` (UTC seconds).
pub fn sessions(tx: &ReadTx<'_>, now: i64) -> Result<Vec<SessionRow>> {
    let mut sessions = tx.connection.prepare(
        "SELECT teacher_session.id, teacher_session.teacher, coalesce(child.language, class.language, teacher.language), token, own, ends_at, handed_for,
                handed_to, conference.class
         FROM teacher_session JOIN teacher ON teacher.id = teacher_session.teacher LEFT JOIN conference ON conference.id = handed_for
             LEFT JOIN class ON class.id = conference.class
             LEFT JOIN membership child ON child.class = conference.class AND child.student = handed_to
         WHERE teacher_session.ended_at IS NULL AND ends_at > ?",
    )?;
    let sessions = sessions.query_map([now], |row| {
        Ok(SessionRow {
            id: SessionId::new(row.get(0)?),
            teacher: TeacherId::new(row.get(1)?),
            language: language(row, 2)?,
            token: row.get(3)?,
            own: row.get(4)?,
            ends_at: row.get(5)?,
            handed: handed(row)?,
        })
    })?;
    Ok(sessions.collect::<Result<_, _>>()?)
}

fn handed(row: &rusqlite::Row<'_>) -> rusqlite::Result<Option<(ConferenceId, ClassId, StudentId)>> {
    let (talk, student, class): (Option<i64>, Option<i64>, Option<i64>) =
        (row.get(6)?, row.get(7)?, row.get(8)?);
    let handed = talk.zip(class).zip(student);
    Ok(handed.map(|((talk, class), student)| {
        (
            ConferenceId::new(talk),
            ClassId::new(class),
            StudentId::new(student),
        )
    }))
}

/// What the box remembers under a name.
pub fn setting(tx: &ReadTx<'_>, name: &str) -> Result<Option<String>> {
    Ok(tx
        .connection
        .query_row("SELECT value FROM setting WHERE name = ?", [name], |row| {
            row.get(0)
        })
        .optional()?)
}

/// Has the box remember a value.
pub fn set_setting(tx: &WriteTx<'_>, name: &str, value: &str) -> Result<()> {
    tx.connection.execute(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [name, value],
    )?;
    Ok(())
}

/// The box remembers it no more.
pub fn forget_setting(tx: &WriteTx<'_>, name: &str) -> Result<()> {
    tx.connection
        .execute("DELETE FROM setting WHERE name = ?", [name])?;
    Ok(())
}

fn language(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Language> {
    let tag: String = row.get(column)?;
    Language::from_tag(&tag).ok_or_else(|| super::row::unread(column, &tag))
}
