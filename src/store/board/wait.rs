//! The wait list and the chairs that were saved for a child, as rows. Who gets a chair is domain/board.

use jiff::civil::{Date, DateTime};
use rusqlite::params;

use crate::{
    domain::{
        board::{Reservation, ReservationKind, Said, Waiting},
        class::Member,
        id::{ClassId, SignUpId, StudentId},
    },
    store::{
        Attribution, Change, ReadTx, Result, WriteTx,
        row::{parse, word, word_if_any},
        unlisted,
    },
};

/// Who waits for a chair, also of days that are over.
pub fn load(tx: &ReadTx<'_>, class: ClassId) -> Result<Vec<Waiting>> {
    let sql = "SELECT student, day, id FROM wait_list WHERE class = ? AND state = 'waiting'";
    tx.all(sql, [class], |row| {
        Ok(Waiting {
            student: row.get(0)?,
            day: row.get(1)?,
            nth: row.get(2)?,
        })
    })
}

/// The latest day from `since` on that a child was marked absent, of each who was.
pub fn absences(tx: &ReadTx<'_>, class: ClassId, since: Date) -> Result<Vec<(StudentId, Date)>> {
    // In the index's own words, and then the half of it that is meant.
    let sql =
        "SELECT student, MAX(date) FROM sign_up INDEXED BY given_back WHERE class = ? AND date >= ?
        AND state IN ('absent', 'released') AND state = 'absent' GROUP BY student";
    tx.all(sql, params![class, since], |row| row.try_into())
}

/// The day for which a child waits.
pub fn day_of(tx: &ReadTx<'_>, class: ClassId, student: StudentId) -> Result<Option<Date>> {
    let sql = "SELECT day FROM wait_list WHERE class = ? AND student = ? AND state = 'waiting'";
    tx.first(sql, params![class, student], |row| row.get(0))
}

/// Puts a child on the list of a day. A place that it had for another day ends: a child waits for one day at a time.
pub fn join(tx: &WriteTx<'_>, class: ClassId, wait: &Waiting) -> Result<()> {
    let (student, day) = (wait.student, wait.day);
    let member = Member { class, student };
    let Attribution { at, by, .. } = &tx.attribution;
    end(tx, member, "left")?;
    tx.changed(Change::BoardOfOne(member));
    let sql =
        "INSERT INTO wait_list (class, student, day, made_at, made_by, state, state_at, state_by)
        VALUES (?1, ?2, ?3, ?4, ?5, 'waiting', ?4, ?5)";
    tx.execute(sql, params![class, student, day, at, by])?;
    tx.audit("waits", Some(class), Some(student.number()), "")
}

/// A child waits no more; nothing happens if it did not.
pub fn leave(tx: &WriteTx<'_>, class: ClassId, student: StudentId) -> Result<()> {
    if end(tx, Member { class, student }, "left")? {
        tx.audit("waits no more", Some(class), Some(student.number()), "")?;
    }
    Ok(())
}

/// The chair that came free is this child's now.
pub fn seat(tx: &WriteTx<'_>, member: Member, sign_up: SignUpId) -> Result<()> {
    end(tx, member, "saved")?;
    reserve(tx, sign_up, ReservationKind::Waited)
}

fn end(tx: &WriteTx<'_>, member: Member, to: &str) -> Result<bool> {
    let Attribution { at, by, .. } = &tx.attribution;
    let sql = "UPDATE wait_list SET state = ?, state_at = ?, state_by = ? WHERE class = ? AND student = ? AND state = 'waiting'";
    let ended = tx.execute_counting(sql, params![to, at, by, member.class, member.student])?;
    if ended > 0 {
        tx.changed(Change::BoardOfOne(member));
    }
    Ok(ended > 0)
}

/// A chair was saved for a child who did not tap it.
pub fn reserve(tx: &WriteTx<'_>, sign_up: SignUpId, kind: ReservationKind) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO reservation (sign_up, kind) VALUES (?, ?)";
    tx.execute(sql, params![sign_up, kind.as_ref()])
}

/// What is known of a chair that was saved for a child; none if the child took it by itself.
pub fn reservation_of(tx: &ReadTx<'_>, sign_up: SignUpId) -> Result<Option<Reservation>> {
    let sql = "SELECT kind, said FROM reservation WHERE sign_up = ?";
    tx.first(sql, [sign_up], |row| {
        Ok(Reservation {
            kind: word(row, 0, parse)?,
            said: word_if_any(row, 1, parse)?,
        })
    })
}

/// What children said to the chairs of `since` and later that were saved for them, in the order of the chairs.
pub fn answers(
    tx: &ReadTx<'_>,
    class: ClassId,
    since: Date,
) -> Result<Vec<(StudentId, DateTime, Said)>> {
    // Each half names the states of one index word for word: five school years are not walked through.
    let sql = format!("SELECT student, date, start, said FROM (
          SELECT id, student, date, start FROM sign_up INDEXED BY one_child_a_chair
          WHERE class = ?1 AND date >= ?2 AND state NOT IN ('absent', 'released')
          UNION ALL SELECT id, student, date, start FROM sign_up INDEXED BY given_back
          WHERE class = ?1 AND date >= ?2 AND state IN ('absent', 'released'))
        JOIN reservation ON reservation.sign_up = id WHERE said IS NOT NULL AND student NOT IN {} ORDER BY date, start", unlisted::CHILDREN);
    tx.all(&sql, params![class, since], |row| {
        let at = row.get::<_, Date>(1)?.to_datetime(row.get(2)?);
        Ok((row.get(0)?, at, word(row, 3, parse)?))
    })
}

/// Saves what the child says to it: its own affair, as long as it keeps the chair.
pub fn answer(tx: &WriteTx<'_>, member: Member, sign_up: SignUpId, said: Said) -> Result<()> {
    tx.changed(Change::BoardOfOne(member));
    let sql = "UPDATE reservation SET said = ?, said_at = ? WHERE sign_up = ?";
    tx.execute(sql, params![said.as_ref(), tx.attribution.at, sign_up])?;
    tx.audit(said.event(), Some(member.class), Some(sign_up.number()), "")
}
