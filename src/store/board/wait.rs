//! The wait list and the chairs that were saved for a child, as rows. Who gets a chair is domain/board.

use jiff::civil::{Date, DateTime};
use rusqlite::{OptionalExtension as _, params};

use crate::{
    domain::{
        board::{Reservation, ReservationKind, Said, Waiting},
        class::Member,
        id::{ClassId, SignUpId, StudentId},
    },
    store::{Change, ReadTx, Result, WriteTx, row::unread},
};

/// Who waits for a chair, also of days that are over.
pub fn load(tx: &ReadTx<'_>, class: ClassId) -> Result<Vec<Waiting>> {
    let mut waiting = tx.connection.prepare_cached(
        "SELECT student, day, id FROM wait_list WHERE class = ? AND state = 'waiting'",
    )?;
    let waiting = waiting.query_map([class.number()], |row| {
        Ok(Waiting {
            student: StudentId::new(row.get(0)?),
            day: row.get(1)?,
            nth: row.get(2)?,
        })
    })?;
    Ok(waiting.collect::<Result<_, _>>()?)
}

/// The latest day from `since` on that a child was marked absent, of each who was.
pub fn absences(tx: &ReadTx<'_>, class: ClassId, since: Date) -> Result<Vec<(StudentId, Date)>> {
    let mut absences = tx.connection.prepare_cached(
        // In the index's own words, and then the half of it that is meant.
        "SELECT student, MAX(date) FROM sign_up INDEXED BY given_back WHERE class = ? AND date >= ?
         AND state IN ('absent', 'released') AND state = 'absent' GROUP BY student",
    )?;
    let absences = absences.query_map(params![class.number(), since], |row| {
        Ok((StudentId::new(row.get(0)?), row.get(1)?))
    })?;
    Ok(absences.collect::<Result<_, _>>()?)
}

/// The day for which a child waits.
pub fn day_of(tx: &ReadTx<'_>, class: ClassId, student: StudentId) -> Result<Option<Date>> {
    Ok(tx
        .connection
        .prepare_cached(
            "SELECT day FROM wait_list WHERE class = ? AND student = ? AND state = 'waiting'",
        )?
        .query_row([class.number(), student.number()], |row| row.get(0))
        .optional()?)
}

/// Puts a child on the list of a day. A place that it had for another day ends: a child waits for one day at a time.
pub fn join(tx: &WriteTx<'_>, class: ClassId, wait: &Waiting) -> Result<()> {
    let member = Member {
        class,
        student: wait.student,
    };
    end(tx, member, "left")?;
    tx.changed(Change::WaitList(member));
    tx.connection
        .prepare_cached(
            "INSERT INTO wait_list (class, student, day, made_at, made_by, state, state_at, state_by)
             VALUES (?1, ?2, ?3, ?4, ?5, 'waiting', ?4, ?5)",
        )?
        .execute(params![
            class.number(),
            wait.student.number(),
            wait.day,
            tx.attribution.at,
            tx.attribution.by
        ])?;
    tx.audit_in_class("waits", class, Some(wait.student.number()))
}

/// A child waits no more; nothing happens if it did not.
pub fn leave(tx: &WriteTx<'_>, class: ClassId, student: StudentId) -> Result<()> {
    if end(tx, Member { class, student }, "left")? {
        tx.audit_in_class("waits no more", class, Some(student.number()))?;
    }
    Ok(())
}

/// The chair that came free is this child's now.
pub fn seat(tx: &WriteTx<'_>, member: Member, sign_up: SignUpId) -> Result<()> {
    end(tx, member, "saved")?;
    reserve(tx, sign_up, ReservationKind::Waited)
}

fn end(tx: &WriteTx<'_>, member: Member, to: &str) -> Result<bool> {
    let ended = tx
        .connection
        .prepare_cached(
            "UPDATE wait_list SET state = ?, state_at = ?, state_by = ? WHERE class = ? AND student = ? AND state = 'waiting'",
        )?
        .execute(params![
            to,
            tx.attribution.at,
            tx.attribution.by,
            member.class.number(),
            member.student.number()
        ])?;
    if ended > 0 {
        tx.changed(Change::WaitList(member));
    }
    Ok(ended > 0)
}

/// A chair was saved for a child who did not tap it.
pub fn reserve(tx: &WriteTx<'_>, sign_up: SignUpId, kind: ReservationKind) -> Result<()> {
    tx.connection
        .prepare_cached("INSERT OR IGNORE INTO reservation (sign_up, kind) VALUES (?, ?)")?
        .execute(params![sign_up.number(), kind.as_ref()])?;
    Ok(())
}

/// What is known of a chair that was saved for a child; none if the child took it by itself.
pub fn reservation_of(tx: &ReadTx<'_>, sign_up: SignUpId) -> Result<Option<Reservation>> {
    Ok(tx
        .connection
        .prepare_cached("SELECT kind, said FROM reservation WHERE sign_up = ?")?
        .query_row([sign_up.number()], |row| {
            let kind = row.get_ref(0)?.as_str()?;
            let said = row.get_ref(1)?.as_str_or_null()?;
            let said = said.map(|word| word.parse().map_err(|_| unread(1, word)));
            Ok(Reservation {
                kind: kind.parse().map_err(|_| unread(0, kind))?,
                said: said.transpose()?,
            })
        })
        .optional()?)
}

/// What children said to the chairs of `since` and later that were saved for them, in the order of the chairs.
pub fn answers(
    tx: &ReadTx<'_>,
    class: ClassId,
    since: Date,
) -> Result<Vec<(StudentId, DateTime, Said)>> {
    let mut answers = tx.connection.prepare_cached(
        // Each half names the states of one index word for word: five school years are not walked through.
        "SELECT student, date, start, said FROM (
           SELECT id, student, date, start FROM sign_up INDEXED BY one_child_a_chair
           WHERE class = ?1 AND date >= ?2 AND state NOT IN ('absent', 'released')
           UNION ALL SELECT id, student, date, start FROM sign_up INDEXED BY given_back
           WHERE class = ?1 AND date >= ?2 AND state IN ('absent', 'released'))
         JOIN reservation ON reservation.sign_up = id WHERE said IS NOT NULL ORDER BY date, start",
    )?;
    let answers = answers.query_map(params![class.number(), since], |row| {
        let said = row.get_ref(3)?.as_str()?;
        let at = row.get::<_, Date>(1)?.to_datetime(row.get(2)?);
        let said = said.parse().map_err(|_| unread(3, said))?;
        Ok((StudentId::new(row.get(0)?), at, said))
    })?;
    Ok(answers.collect::<Result<_, _>>()?)
}

/// Saves what the child says to it.
pub fn answer(tx: &WriteTx<'_>, class: ClassId, sign_up: SignUpId, said: Said) -> Result<()> {
    tx.changed(Change::Board(class));
    tx.connection
        .prepare_cached("UPDATE reservation SET said = ?, said_at = ? WHERE sign_up = ?")?
        .execute(params![said.as_ref(), tx.attribution.at, sign_up.number()])?;
    tx.audit_in_class(said.event(), class, Some(sign_up.number()))
}
