//! Children at the door: their sessions, their two pictures, the version of their card, and the tries that went wrong (D10,
//! D12). What a try is worth is domain/door.rs.

use rusqlite::{OptionalExtension as _, params};

use crate::store::door::language;
use crate::{
    domain::{
        door::Pictures,
        id::{ClassId, DeviceId, SessionId, StudentId},
        text::Language,
    },
    store::{Change, ReadTx, Result, WriteTx, audit::Deed, row::unread},
};

/// One browser that a child came in on.
pub struct StudentSessionRow {
    /// The session.
    pub id: SessionId,
    /// The class whose sheet and board it shows.
    pub class: ClassId,
    /// Whose.
    pub student: StudentId,
    /// The device of the room; none for a card.
    pub device: Option<DeviceId>,
    /// SHA-256 of its cookie.
    pub token: [u8; 32],
    /// The child's own device: remembered for 30 days and not signed out when idle.
    pub own: bool,
    /// UTC seconds after which it no longer counts, while the clock is trusted.
    pub ends_at: i64,
}

/// A session that ended so many seconds ago is of no more use.
const OVER_FOR_S: i64 = 24 * 3600;

/// Signs a child in on one browser.
pub fn open_student_session(tx: &WriteTx<'_>, session: &StudentSessionRow) -> Result<()> {
    tx.changed(Change::Door(session.class));
    tx.changed(Change::Sessions);
    if !tx.attribution.doubtful {
        // Over for a day: the audit remembers that the child came in, and by a doubtful date nothing is deleted (X5).
        tx.connection.execute(
            "DELETE FROM student_session WHERE ends_at < ?",
            [tx.attribution.at - OVER_FOR_S],
        )?;
    }
    tx.connection.execute(
        "INSERT INTO student_session (id, class, student, device, token, own, made_at, ends_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        params![
            session.id.number(),
            session.class.number(),
            session.student.number(),
            session.device.map(DeviceId::number),
            session.token,
            session.own,
            tx.attribution.at,
            session.ends_at
        ],
    )?;
    tx.note(&Deed {
        deed: "came in",
        class: Some(session.class),
        about: Some(session.student.number()),
        detail: "",
    })
}

/// Signs a child out on one browser.
pub fn end_student_session(tx: &WriteTx<'_>, session: SessionId) -> Result<()> {
    tx.changed(Change::Sessions);
    tx.connection.execute(
        "UPDATE student_session SET ended_at = ? WHERE id = ? AND ended_at IS NULL",
        params![tx.attribution.at, session.number()],
    )?;
    Ok(())
}

/// Every child's session that has not been ended and ends after `now` (UTC seconds), of children on the roll whose device
/// is still in the room, each with its own language or that of its class.
pub fn student_sessions(tx: &ReadTx<'_>, now: i64) -> Result<Vec<(StudentSessionRow, Language)>> {
    let mut sessions = tx.connection.prepare(
        "SELECT it.id, it.class, it.student, it.device, it.token, it.own, it.ends_at,
                COALESCE(m.language, class.language)
         FROM student_session it JOIN class ON class.id = it.class
         JOIN membership m ON m.class = it.class AND m.student = it.student AND m.archived_on IS NULL
         LEFT JOIN device ON device.id = it.device
         WHERE it.ended_at IS NULL AND it.ends_at > ? AND device.ended_at IS NULL",
    )?;
    let sessions = sessions.query_map([now], |row| {
        let session = StudentSessionRow {
            id: SessionId::new(row.get(0)?),
            class: ClassId::new(row.get(1)?),
            student: StudentId::new(row.get(2)?),
            device: row.get::<_, Option<i64>>(3)?.map(DeviceId::new),
            token: row.get(4)?,
            own: row.get(5)?,
            ends_at: row.get(6)?,
        };
        Ok((session, language(row, 7)?))
    })?;
    Ok(sessions.collect::<Result<_, _>>()?)
}

/// What the door knows of a child on the roll.
#[derive(Clone, Copy, Debug)]
pub struct ChildAtDoor {
    /// The class, of several the one that was asked about or the first.
    pub class: ClassId,
    /// Her two pictures, if she has chosen them.
    pub pictures: Option<Pictures>,
    /// The version of her card.
    pub card: i64,
    /// The devices of the class are shared.
    pub shared: bool,
}

/// A child on the roll of a class; of any class if none is named.
pub fn at_door(
    tx: &ReadTx<'_>,
    class: Option<ClassId>,
    student: StudentId,
) -> Result<Option<ChildAtDoor>> {
    Ok(tx
        .connection
        .prepare_cached(
            "SELECT m.class, pictures, card, shared FROM membership m
             JOIN student ON student.id = m.student JOIN class ON class.id = m.class
             WHERE m.student = ?1 AND (?2 IS NULL OR m.class = ?2) AND m.archived_on IS NULL ORDER BY m.class",
        )?
        .query_row(params![student.number(), class.map(ClassId::number)], |row| {
            let pictures: Option<String> = row.get(1)?;
            let read = |text: String| text.parse().map_err(|_| unread(1, &text));
            Ok(ChildAtDoor {
                class: ClassId::new(row.get(0)?),
                pictures: pictures.map(read).transpose()?,
                card: row.get(2)?,
                shared: row.get(3)?,
            })
        })
        .optional()?)
}

/// A child whom a device in this class's room knows: of the class itself, else of another class of its teachers, for the
/// timetable may have gone on while the child was at the door (H7).
pub fn in_room(tx: &ReadTx<'_>, class: ClassId, student: StudentId) -> Result<Option<ChildAtDoor>> {
    if let Some(child) = at_door(tx, Some(class), student)? {
        return Ok(Some(child));
    }
    let other: Option<i64> = tx
        .connection
        .prepare_cached(
            "SELECT m.class FROM membership m JOIN class_teacher theirs ON theirs.class = m.class
             JOIN class_teacher ours ON ours.teacher = theirs.teacher AND ours.class = ?1
             WHERE m.student = ?2 AND m.archived_on IS NULL ORDER BY m.class LIMIT 1",
        )?
        .query_row([class.number(), student.number()], |row| row.get(0))
        .optional()?;
    match other {
        Some(other) => at_door(tx, Some(ClassId::new(other)), student),
        None => Ok(None),
    }
}

/// The children on the roll who have chosen their pictures.
pub fn with_pictures(tx: &ReadTx<'_>, class: ClassId) -> Result<Vec<StudentId>> {
    let mut chosen = tx.connection.prepare_cached(
        "SELECT student FROM membership JOIN student ON student.id = student
         WHERE class = ? AND archived_on IS NULL AND pictures IS NOT NULL",
    )?;
    let chosen = chosen.query_map([class.number()], |row| Ok(StudentId::new(row.get(0)?)))?;
    Ok(chosen.collect::<Result<_, _>>()?)
}

/// Gives a child two pictures, or none: then they are chosen anew. What went wrong with the old ones is forgotten.
pub fn set_pictures(
    tx: &WriteTx<'_>,
    student: StudentId,
    pictures: Option<Pictures>,
) -> Result<()> {
    tx.connection.execute(
        "UPDATE student SET pictures = ? WHERE id = ?",
        params![pictures.map(|it| it.to_string()), student.number()],
    )?;
    tx.connection.execute(
        "UPDATE wrong_pictures SET wrong = 0 WHERE student = ?",
        [student.number()],
    )?;
    let mut classes = tx
        .connection
        .prepare_cached("SELECT class FROM membership WHERE student = ?")?;
    for class in classes.query_map([student.number()], |row| row.get(0))? {
        tx.changed(Change::Door(ClassId::new(class?)));
    }
    let deed = if pictures.is_some() {
        "pictures chosen"
    } else {
        "pictures reset"
    };
    note(tx, deed, student)
}

/// From now on the child's printed card opens nothing; the next one printed does (D12). Whoever came in by it is out.
pub fn void_card(tx: &WriteTx<'_>, student: StudentId) -> Result<()> {
    tx.changed(Change::Sessions);
    tx.connection.execute(
        "UPDATE student SET card = card + 1 WHERE id = ?",
        [student.number()],
    )?;
    tx.connection.execute(
        "UPDATE student_session SET ended_at = ? WHERE student = ? AND device IS NULL AND ended_at IS NULL",
        params![tx.attribution.at, student.number()],
    )?;
    note(tx, "card voided", student)
}

fn note(tx: &WriteTx<'_>, deed: &'static str, student: StudentId) -> Result<()> {
    tx.note(&Deed {
        deed,
        class: None,
        about: Some(student.number()),
        detail: "",
    })
}

/// Wrong tries in a row at a child's pictures, and the counter they stand in: the device's own if the child has come in on
/// it before, else the one of all other devices, which is 0 (D10).
pub fn wrong_so_far(
    tx: &ReadTx<'_>,
    student: StudentId,
    device: DeviceId,
) -> Result<(DeviceId, u32)> {
    let mut counter = tx
        .connection
        .prepare_cached("SELECT wrong FROM wrong_pictures WHERE student = ? AND device = ?")?;
    let mut count = |device: DeviceId| {
        counter
            .query_row([student.number(), device.number()], |row| row.get(0))
            .optional()
    };
    if let Some(wrong) = count(device)? {
        return Ok((device, wrong));
    }
    let others = DeviceId::new(0);
    Ok((others, count(others)?.unwrap_or(0)))
}

/// One more try went wrong.
pub fn count_wrong(tx: &WriteTx<'_>, student: StudentId, counter: DeviceId) -> Result<()> {
    tx.connection
        .prepare_cached(
            "INSERT INTO wrong_pictures (student, device, wrong) VALUES (?, ?, 1)
             ON CONFLICT (student, device) DO UPDATE SET wrong = wrong + 1",
        )?
        .execute([student.number(), counter.number()])?;
    Ok(())
}

/// The child has come in on this device: it has a counter of its own from now on, and the one that was used begins anew.
pub fn succeeded(
    tx: &WriteTx<'_>,
    student: StudentId,
    device: DeviceId,
    counter: DeviceId,
) -> Result<()> {
    let mut begin = tx.connection.prepare_cached(
        "INSERT INTO wrong_pictures (student, device, wrong) VALUES (?, ?, 0)
         ON CONFLICT (student, device) DO UPDATE SET wrong = 0",
    )?;
    begin.execute([student.number(), counter.number()])?;
    begin.execute([student.number(), device.number()])?;
    Ok(())
}

/// The teacher has let the child in on this device: from now on it has a counter of its own.
pub fn known_here(tx: &WriteTx<'_>, student: StudentId, device: DeviceId) -> Result<()> {
    tx.connection.execute(
        "INSERT INTO wrong_pictures (student, device, wrong) VALUES (?, ?, 0) ON CONFLICT DO NOTHING",
        [student.number(), device.number()],
    )?;
    Ok(())
}

/// Whether the devices of a class are shared (H7).
pub fn is_shared(tx: &ReadTx<'_>, class: ClassId) -> Result<bool> {
    let shared = tx
        .connection
        .query_row(
            "SELECT shared FROM class WHERE id = ?",
            [class.number()],
            |row| row.get(0),
        )
        .optional()?;
    Ok(shared.unwrap_or(true))
}

/// Says whether the devices of a class are shared. Children who are signed in stay so for as long as they were promised.
pub fn set_shared(tx: &WriteTx<'_>, class: ClassId, shared: bool) -> Result<()> {
    tx.changed(Change::Door(class));
    tx.changed(Change::Devices);
    tx.connection.execute(
        "UPDATE class SET shared = ? WHERE id = ?",
        params![shared, class.number()],
    )?;
    tx.note(&Deed {
        deed: if shared {
            "devices shared"
        } else {
            "devices own"
        },
        class: Some(class),
        about: None,
        detail: "",
    })
}
