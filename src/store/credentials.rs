//! What people show to come in, as rows: a teacher's passphrase, recovery code and six digits, only as hashes; a child's two
//! pictures, the version of its card, and the tries that went wrong. What a try is worth is domain/credentials.rs.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension as _, params};

use super::{row::unread, sessions};
use crate::{
    domain::{
        credentials::Pictures,
        id::{ClassId, DeviceId, StudentId, TeacherId},
    },
    store::{Change, ReadTx, Result, WriteTx, audit::AuditEvent},
};

/// Gives a teacher a new passphrase and signs her out everywhere, because somebody may have known the old one.
pub fn set_passphrase(tx: &WriteTx<'_>, teacher: TeacherId, passphrase: &str) -> Result<()> {
    tx.connection.execute(
        "UPDATE teacher SET passphrase = ? WHERE id = ?",
        params![passphrase, teacher.number()],
    )?;
    sessions::end_teacher_sessions(tx, teacher)?;
    record(tx, "new passphrase", teacher.number())
}

/// Gives a teacher a new recovery code; the old one no longer opens anything.
pub fn set_recovery_code(tx: &WriteTx<'_>, teacher: TeacherId, hash: &[u8; 32]) -> Result<()> {
    tx.connection.execute(
        "UPDATE teacher SET recovery = ? WHERE id = ?",
        params![hash, teacher.number()],
    )?;
    record(tx, "new recovery code", teacher.number())
}

/// A teacher's PIN as a PHC string, if she has chosen one.
pub fn find_pin(tx: &ReadTx<'_>, teacher: TeacherId) -> Result<Option<String>> {
    let pin = tx
        .connection
        .query_row(
            "SELECT pin FROM teacher WHERE id = ?",
            [teacher.number()],
            |row| row.get(0),
        )
        .optional()?;
    Ok(pin.flatten())
}

/// The teachers who have chosen a PIN.
pub fn load_teachers_with_pin(tx: &ReadTx<'_>) -> Result<BTreeSet<TeacherId>> {
    let mut teachers = tx
        .connection
        .prepare_cached("SELECT id FROM teacher WHERE pin IS NOT NULL")?;
    let teachers = teachers.query_map([], |row| row.get(0).map(TeacherId::new))?;
    Ok(teachers.collect::<Result<_, _>>()?)
}

/// Gives a teacher a PIN.
pub fn set_pin(tx: &WriteTx<'_>, teacher: TeacherId, pin: &str) -> Result<()> {
    tx.changed(Change::Sessions);
    tx.connection.execute(
        "UPDATE teacher SET pin = ? WHERE id = ?",
        params![pin, teacher.number()],
    )?;
    record(tx, "new PIN", teacher.number())
}

/// By what a child on the roster shows that it is this child.
#[derive(Clone, Copy, Debug)]
pub struct StudentCredentials {
    /// The class, of several the one that was asked about or the first.
    pub class: ClassId,
    /// The child's two pictures, if it has chosen them.
    pub pictures: Option<Pictures>,
    /// The version of the child's card.
    pub card: i64,
    /// The devices of the class are shared.
    pub shared: bool,
}

/// Those of a child on the roster of a class; of any class if none is named.
pub fn find_student(
    tx: &ReadTx<'_>,
    class: Option<ClassId>,
    student: StudentId,
) -> Result<Option<StudentCredentials>> {
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
            Ok(StudentCredentials {
                class: ClassId::new(row.get(0)?),
                pictures: pictures.map(read).transpose()?,
                card: row.get(2)?,
                shared: row.get(3)?,
            })
        })
        .optional()?)
}

/// Those of a child whom a device in this class's room knows: of the class itself, else of another class of its teachers,
/// for the timetable may have gone on to the next class while the child was coming in.
pub fn find_student_in_room(
    tx: &ReadTx<'_>,
    class: ClassId,
    student: StudentId,
) -> Result<Option<StudentCredentials>> {
    if let Some(child) = find_student(tx, Some(class), student)? {
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
        Some(other) => find_student(tx, Some(ClassId::new(other)), student),
        None => Ok(None),
    }
}

/// How many children on the roster have chosen their pictures.
pub fn count_with_pictures(tx: &ReadTx<'_>, class: ClassId) -> Result<usize> {
    let count: i64 = tx
        .connection
        .prepare_cached(
            "SELECT count(*) FROM membership JOIN student ON student.id = student
             WHERE class = ? AND archived_on IS NULL AND pictures IS NOT NULL",
        )?
        .query_row([class.number()], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(0))
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
        tx.changed(Change::SignIn(ClassId::new(class?)));
    }
    let action = if pictures.is_some() {
        "pictures chosen"
    } else {
        "pictures reset"
    };
    record(tx, action, student.number())
}

/// From now on the child's printed card opens nothing; the next one printed does. Whoever came in by it is out.
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
    record(tx, "card voided", student.number())
}

/// The counter of a child's wrong tries that a device counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WrongPictures {
    /// The child.
    pub student: StudentId,
    /// The device itself if the child has come in on it before, else 0 for all other devices together: whoever guesses makes
    /// the child wait nowhere else (decision 12).
    pub counter: DeviceId,
}

/// The counter of all devices that a child has never come in on.
const OTHER_DEVICES: DeviceId = DeviceId::new(0);

/// The counter that a device counts in, and the wrong tries in a row that stand there.
pub fn find_wrong_pictures(
    tx: &ReadTx<'_>,
    student: StudentId,
    device: DeviceId,
) -> Result<(WrongPictures, u32)> {
    let mut wrong = tx
        .connection
        .prepare_cached("SELECT wrong FROM wrong_pictures WHERE student = ? AND device = ?")?;
    let mut count = |counter: DeviceId| {
        wrong
            .query_row([student.number(), counter.number()], |row| row.get(0))
            .optional()
    };
    let (counter, wrong) = match count(device)? {
        Some(wrong) => (device, wrong),
        None => (OTHER_DEVICES, count(OTHER_DEVICES)?.unwrap_or(0)),
    };
    Ok((WrongPictures { student, counter }, wrong))
}

/// One more try went wrong.
pub fn count_wrong_pictures(tx: &WriteTx<'_>, tried: WrongPictures) -> Result<()> {
    tx.changed(Change::WrongPictures(tried));
    tx.connection
        .prepare_cached(
            "INSERT INTO wrong_pictures (student, device, wrong) VALUES (?, ?, 1)
             ON CONFLICT (student, device) DO UPDATE SET wrong = wrong + 1",
        )?
        .execute([tried.student.number(), tried.counter.number()])?;
    Ok(())
}

/// The child has come in on this device: it has a counter of its own from now on, and the one that was used begins anew.
pub fn reset_wrong_pictures(
    tx: &WriteTx<'_>,
    tried: WrongPictures,
    device: DeviceId,
) -> Result<()> {
    let mut begin = tx.connection.prepare_cached(
        "INSERT INTO wrong_pictures (student, device, wrong) VALUES (?, ?, 0)
         ON CONFLICT (student, device) DO UPDATE SET wrong = 0",
    )?;
    begin.execute([tried.student.number(), tried.counter.number()])?;
    begin.execute([tried.student.number(), device.number()])?;
    Ok(())
}

/// The teacher has let the child in on this device: from now on it has a counter of its own.
pub fn begin_own_counter(tx: &WriteTx<'_>, student: StudentId, device: DeviceId) -> Result<()> {
    tx.connection.execute(
        "INSERT INTO wrong_pictures (student, device, wrong) VALUES (?, ?, 0) ON CONFLICT DO NOTHING",
        [student.number(), device.number()],
    )?;
    Ok(())
}

fn record(tx: &WriteTx<'_>, action: &'static str, about: i64) -> Result<()> {
    tx.audit(&AuditEvent {
        event: action,
        class: None,
        about: Some(about),
        detail: "",
    })
}
