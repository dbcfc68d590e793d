//! Two entries become one, as rows: every table that holds something of the one that ends gives it to the one that stays, and the
//! entry itself goes. A table that comes to hold something of a child is added here as in erase.rs.

use rusqlite::params;

use super::{Change, ReadTx, Result, WriteTx};
use crate::domain::{
    class::Member,
    id::{ClassId, SheetId, StudentId},
};

/// Which two, and where.
#[derive(Clone, Copy, Debug)]
pub struct Joined {
    /// The class of both.
    pub class: ClassId,
    /// The child that stays.
    pub stays: StudentId,
    /// The entry that ends.
    pub goes: StudentId,
}

/// How much a child has that would go along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Belongings {
    /// Talks and looks in.
    pub talks: u32,
    /// Sheets, the open one among them.
    pub sheets: u32,
    /// Next steps.
    pub steps: u32,
}

/// Counts it.
pub fn belongings(tx: &ReadTx<'_>, Member { class, student }: Member) -> Result<Belongings> {
    let sql = "SELECT
        (SELECT COUNT(*) FROM participant INDEXED BY talks_of WHERE student = ?2 AND class = ?1),
        (SELECT COUNT(*) FROM sheet WHERE student = ?2 AND class = ?1),
        (SELECT COUNT(*) FROM participant INDEXED BY talks_of CROSS JOIN next_step step
           ON step.conference = participant.conference AND step.student = participant.student
           WHERE participant.student = ?2 AND step.class = ?1)";
    tx.one(sql, params![class, student], |row| {
        Ok(Belongings {
            talks: row.get(0)?,
            sheets: row.get(1)?,
            steps: row.get(2)?,
        })
    })
}

/// Whether both were in one talk.
pub fn talked_together(tx: &ReadTx<'_>, joined: Joined) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM participant one INDEXED BY talks_of
        JOIN participant other ON other.conference = one.conference WHERE one.student = ? AND other.student = ?)";
    tx.value(sql, params![joined.stays, joined.goes])
}

/// Whether somebody is signed in as this child.
pub fn is_signed_in(tx: &ReadTx<'_>, student: StudentId, now: i64) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM student_session WHERE student = ? AND ended_at IS NULL AND ends_at > ?)";
    tx.value(sql, params![student, now])
}

/// What goes from `?2` to `?1` in the class `?3`, in this order.
const MOVES: [&str; 16] = [
    "UPDATE wait_list SET student = ?1 WHERE student = ?2 AND class = ?3",
    "INSERT OR IGNORE INTO away (class, student, weekday, start, minutes)
       SELECT class, ?1, weekday, start, minutes FROM away WHERE student = ?2 AND class = ?3",
    "DELETE FROM away WHERE student = ?2 AND class = ?3",
    "UPDATE sign_up SET student = ?1 WHERE student = ?2 AND class = ?3",
    "UPDATE participant SET student = ?1 WHERE student = ?2 AND class = ?3",
    "UPDATE next_step SET student = ?1 WHERE student = ?2 AND class = ?3",
    "UPDATE shared_praise SET student = ?1 WHERE student = ?2 AND class = ?3",
    // Sheets keep their order behind those that the child has: of these no number changes, for a page of one may be open.
    "UPDATE sheet SET student = ?1, number = (SELECT COALESCE(MAX(number), 0) FROM sheet WHERE student = ?1 AND class = ?3) + number
       WHERE student = ?2 AND class = ?3",
    "UPDATE membership SET since = MIN(since, (SELECT since FROM membership WHERE student = ?2 AND class = ?3)),
       language = COALESCE(language, (SELECT language FROM membership WHERE student = ?2 AND class = ?3)),
       sheet = COALESCE(sheet, (SELECT sheet FROM membership WHERE student = ?2 AND class = ?3))
       WHERE student = ?1 AND class = ?3",
    "UPDATE teacher_session SET handed_for = NULL, handed_to = NULL WHERE handed_to = ?2",
    "DELETE FROM student_session WHERE student = ?2",
    "DELETE FROM wrong_pictures WHERE student = ?2",
    "DELETE FROM wrong_guess WHERE student = ?2",
    "DELETE FROM membership WHERE student = ?2 AND class = ?3",
    "DELETE FROM practice WHERE student = ?2",
    "DELETE FROM student WHERE id = ?2",
];

/// The tables whose `line` may be a child's own, as `thanks:STUDENT`, and the words before its number.
const OWN_LINES: [(&str, &[&str]); 4] = [
    ("log_line", &["well", "tweak", "thanks"]),
    ("log_version", &["well", "tweak", "thanks", "next_step"]),
    ("said", &["well", "tweak", "thanks"]),
    ("conflict", &["well", "tweak", "thanks", "next_step"]),
];

/// Gives everything of the entry that ends to the child that stays. Of two open sheets `closes` is done.
pub fn join(tx: &WriteTx<'_>, joined: Joined, closes: Option<SheetId>) -> Result<()> {
    let Joined { class, stays, goes } = joined;
    if let Some(sheet) = closes {
        let sql = "UPDATE sheet SET closed_at = ? WHERE id = ?";
        tx.execute(sql, params![tx.attribution.at, sheet])?;
    }
    for (table, words) in OWN_LINES {
        for word in words {
            let sql = format!("UPDATE {table} SET line = ?1 WHERE line = ?2");
            let line = |student: StudentId| format!("{word}:{student}");
            tx.execute(&sql, params![line(stays), line(goes)])?;
        }
    }
    for sql in MOVES {
        let mut moves = tx.connection.prepare_cached(sql)?;
        match moves.parameter_count() {
            2 => moves.execute(params![stays, goes])?,
            _ => moves.execute(params![stays, goes, class])?,
        };
    }
    for student in [stays, goes] {
        tx.changed(Change::Sheet(Member { class, student }));
        tx.changed(Change::Conference(Member { class, student }));
    }
    tx.changed(Change::Roster(class));
    tx.changed(Change::BoardRules(class));
    tx.changed(Change::Sessions);
    let gone = goes.number().to_string();
    tx.audit("joined", Some(class), Some(stays.number()), &gone)
}
