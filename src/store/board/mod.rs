//! Sign-ups as rows. Two unique indexes hold the board's first two rules a second time (decision 20); the rules are
//! domain/board.

pub mod history;
pub mod round;
pub mod rules;
pub mod wait;

use std::{
    collections::{BTreeMap, BTreeSet},
    iter,
};

use jiff::{
    ToSpan as _,
    civil::{Date, DateTime},
};
use rusqlite::{Row, params};

use strum::VariantArray as _;

use crate::{
    domain::{
        board::{Board, By, Granted, Moved, Rule, Rules, SignUp, StateChange, Waiting},
        calendar::{Calendar, SlotId},
        id::{ClassId, SignUpId, StudentId},
        prep::QuestionRole,
    },
    store::{
        Attribution, Change, ReadTx, Result, WriteTx, class_cache,
        row::{hour, parse, word},
        unlisted,
    },
};

const COLUMNS: &str = "id, student, date, start, seat, minutes, state, moves, made_by";

/// The board of a class as it is at `now`: this week's sign-ups and all later ones, and whatever older one is still open.
pub fn load(tx: &ReadTx<'_>, calendar: Calendar, now: DateTime) -> Result<Board> {
    load_since(tx, calendar, now, now.date())
}

/// The same, reaching back to the week of an earlier day, as the calendar must.
pub fn load_since(tx: &ReadTx<'_>, calendar: Calendar, now: DateTime, day: Date) -> Result<Board> {
    let class = calendar.class;
    let since = calendar.week_of(day.min(now.date())).first;
    let settings = class_cache::get_or_read(tx, class, read_settings)?
        .ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    let mut waiting = settings.waiting.clone();
    waiting.retain(|it| it.day >= now.date());
    // A question about the past that only these ask.
    let last_talks = if settings.rules.rest_days > 0 || !waiting.is_empty() {
        round::last_talks(tx, class)?
    } else {
        BTreeMap::new()
    };
    let mut absent = BTreeSet::new();
    if !waiting.is_empty() {
        // Whoever was met since has had the talk that it was not there for.
        let since = now.date().saturating_sub(round::RECENT_DAYS.days());
        let mut absences = wait::absences(tx, class, since)?;
        absences.retain(|(student, day)| last_talks.get(student).is_none_or(|met| met < day));
        absent.extend(absences.into_iter().map(|(student, _)| student));
    }
    Ok(Board {
        calendar,
        absent,
        rules: settings.rules,
        sign_ups: sign_ups(tx, class, since)?,
        students: settings.students.clone(),
        sheet_first: sheet_first(tx, class, &settings.gated)?,
        met: settings.met.clone(),
        last_talks,
        waiting,
        pause: settings.pause.clone(),
        now,
    })
}

/// What of a class's board stays the same from one talk to the next, and is read once for all requests meanwhile.
struct Settings {
    rules: Rules,
    pause: Option<String>,
    /// The children on the roll, and those of them whose sheet comes first.
    students: BTreeSet<StudentId>,
    gated: BTreeSet<StudentId>,
    met: BTreeSet<StudentId>,
    /// Also those of days that are over.
    waiting: Vec<Waiting>,
}

fn read_settings(tx: &ReadTx<'_>, class: ClassId) -> Result<Option<Settings>> {
    let sql = "SELECT student, COALESCE(membership.sheet, class.sheet) = 'gate'
        FROM membership JOIN class ON class.id = membership.class
        WHERE membership.class = ? AND archived_on IS NULL";
    let students: Vec<(StudentId, bool)> = tx.all(sql, [class], |row| row.try_into())?;
    let gated = students.iter().filter(|(_, gated)| *gated);
    Ok(Some(Settings {
        rules: rules::load(tx, class)?,
        pause: rules::pause(tx, class)?,
        gated: gated.map(|(student, _)| *student).collect(),
        students: students.into_iter().map(|(student, _)| student).collect(),
        met: round::met(tx, class)?,
        waiting: wait::load(tx, class)?,
    }))
}

fn sign_ups(tx: &ReadTx<'_>, class: ClassId, since: Date) -> Result<Vec<SignUp>> {
    // Each half names the states of one of the two indexes word for word, so that SQLite can use it.
    let held = format!(
        "SELECT {COLUMNS} FROM sign_up WHERE class = ?1 AND date >= ?2
         AND state NOT IN ('absent', 'released')
         UNION ALL SELECT {COLUMNS} FROM sign_up WHERE class = ?1 AND date < ?2
         AND (state = 'booked' OR state = 'called' OR state = 'talking')"
    );
    tx.all(&held, params![class, since], |row| sign_up(row, class))
}

/// Those of the children whose sheet comes first that have not filled it yet: only for these are answers counted.
fn sheet_first(
    tx: &ReadTx<'_>,
    class: ClassId,
    gated: &BTreeSet<StudentId>,
) -> Result<BTreeSet<StudentId>> {
    if gated.is_empty() {
        return Ok(BTreeSet::new());
    }
    let sql = format!(
        "SELECT student FROM sheet JOIN answer ON answer.sheet = sheet.id
         WHERE class = ? AND closed_at IS NULL AND way <> 'none' GROUP BY student HAVING COUNT(*) >= {}",
        QuestionRole::VARIANTS.len()
    );
    let filled: BTreeSet<StudentId> = tx.all(&sql, [class], |row| row.get(0))?;
    Ok(gated - &filled)
}

/// The sign-ups of a day that no longer hold their chair, the latest given back first.
pub fn given_back_on(tx: &ReadTx<'_>, class: ClassId, day: Date) -> Result<Vec<SignUp>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM sign_up WHERE class = ? AND date = ? AND state IN ('absent', 'released') AND student NOT IN {}
         ORDER BY state_at DESC, made_at DESC",
        unlisted::CHILDREN
    );
    tx.all(&sql, params![class, day], |row| sign_up(row, class))
}

/// One sign-up in whatever state, and its class.
pub fn find(tx: &ReadTx<'_>, id: SignUpId) -> Result<Option<SignUp>> {
    let sql = format!("SELECT {COLUMNS}, class FROM sign_up WHERE id = ?");
    tx.first(&sql, [id], |row| sign_up(row, row.get(9)?))
}

/// A child's live sign-up, if there is one: a child has at most one.
pub fn live_of(tx: &ReadTx<'_>, class: ClassId, student: StudentId) -> Result<Option<SignUp>> {
    tx.first(&live_sql(), params![class, student], |row| {
        sign_up(row, class)
    })
}

/// In the index's own words, so that SQLite can use it: five school years of sign-ups must not be walked through.
fn live_sql() -> String {
    format!(
        "SELECT {COLUMNS} FROM sign_up WHERE class = ? AND student = ?
         AND (state = 'booked' OR state = 'called' OR state = 'talking')"
    )
}

fn sign_up(row: &Row<'_>, class: ClassId) -> rusqlite::Result<SignUp> {
    let made_by = row.get_ref(8)?.as_str()?;
    Ok(SignUp {
        id: row.get(0)?,
        student: row.get(1)?,
        slot: SlotId {
            class,
            date: row.get(2)?,
            start: row.get(3)?,
            seat: row.get(4)?,
        },
        minutes: row.get(5)?,
        state: word(row, 6, parse)?,
        moves: row.get(7)?,
        by: if made_by.starts_with("teacher:") {
            By::Teacher
        } else {
            By::Child
        },
    })
}

/// Inserts a granted chair as a new sign-up.
pub fn insert(tx: &WriteTx<'_>, id: SignUpId, granted: &Granted) -> Result<()> {
    let slot = granted.slot;
    let Attribution { at, by, .. } = &tx.attribution;
    tx.changed(Change::Board(slot.class));
    let sql = "INSERT INTO sign_up (id, class, student, date, start, seat, minutes, made_at, made_by, state, state_at, state_by)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'booked', ?8, ?9)";
    let values = params![
        id,
        slot.class,
        granted.student,
        slot.date,
        hour(slot.start),
        slot.seat,
        granted.minutes,
        at,
        by
    ];
    tx.execute(sql, values)?;
    audit(tx, id, "saved", slot, &granted.overridden)
}

/// Sets the new state of a sign-up.
pub fn set_state(tx: &WriteTx<'_>, slot: SlotId, change: &StateChange) -> Result<()> {
    tx.changed(Change::Board(slot.class));
    let Attribution { at, by, .. } = &tx.attribution;
    let sql = "UPDATE sign_up SET state = ?, state_at = ?, state_by = ? WHERE id = ?";
    tx.execute(sql, params![change.to.as_ref(), at, by, change.id])?;
    audit(tx, change.id, change.to.as_ref(), slot, &change.overridden)
}

/// Moves a sign-up to its new chair, or several that only fit together: a swap, or a day that slides. Every chair is first
/// let go, so that two children may change places under the checks that let one child a chair, and one talk a minute. Whoever was
/// called is booked on the new one.
pub fn move_all(tx: &WriteTx<'_>, moves: &[&Moved]) -> Result<()> {
    let Attribution { at, by, .. } = &tx.attribution;
    for moved in moves {
        tx.changed(Change::Board(moved.to.class));
        let sql = "UPDATE sign_up SET seat = -seat, moves = ? WHERE id = ?";
        tx.execute(sql, params![moved.moves, moved.id])?;
        let sql = "UPDATE sign_up SET state = 'booked', state_at = ?, state_by = ? WHERE id = ? AND state = 'called'";
        tx.execute(sql, params![at, by, moved.id])?;
    }
    for moved in moves {
        let to = moved.to;
        let sql = "UPDATE sign_up SET date = ?, start = ?, seat = ?, minutes = ? WHERE id = ?";
        let values = params![to.date, hour(to.start), to.seat, moved.minutes, moved.id];
        tx.execute(sql, values)?;
        audit(tx, moved.id, "moved", to, &moved.overridden)?;
    }
    Ok(())
}

/// Adds the audit event: the chair, and the rules that yielded.
fn audit(
    tx: &WriteTx<'_>,
    id: SignUpId,
    event: &str,
    slot: SlotId,
    overridden: &[Rule],
) -> Result<()> {
    let rules = overridden.iter().map(|rule| rule.as_ref().to_owned());
    let words: Vec<String> = iter::once(slot.to_string()).chain(rules).collect();
    let detail = words.join(" ");
    tx.audit(event, Some(slot.class), Some(id.number()), &detail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::schema;

    #[test]
    fn a_childs_chair_is_found_by_its_index() {
        let mut connection = rusqlite::Connection::open_in_memory().unwrap();
        schema::bring_up_to_date(&mut connection).unwrap();
        let sql = format!("EXPLAIN QUERY PLAN {}", live_sql());
        let plan: String = connection
            .query_row(&sql, [1, 1], |row| row.get(3))
            .unwrap();
        assert!(plan.contains("one_chair_a_child"), "{plan}");
    }

    /// The tables with a class of two children.
    fn two_children() -> rusqlite::Connection {
        let mut connection = rusqlite::Connection::open_in_memory().unwrap();
        schema::bring_up_to_date(&mut connection).unwrap();
        connection
            .execute_batch(
                "INSERT INTO class (id, name, band, language, zone, made_at) VALUES (1, 'R', 'g35', 'en', 'UTC', 0);
                 INSERT INTO student VALUES (1, 'Ada', '', NULL, 1, 0), (2, 'Ben', '', NULL, 1, 0);
                 INSERT INTO membership (class, student, since, shape, colour) VALUES (1, 1, 0, 0, 0), (1, 2, 0, 1, 1);",
            )
            .unwrap();
        connection
    }

    /// The third promise by SQL alone, and that breaking it is a conflict and no defect.
    #[test]
    fn sql_saves_no_two_talks_at_one_time() {
        let connection = two_children();
        let sit = |id: i64, student: i64, start: &str, seat: i64, minutes: i64, state: &str| {
            connection.execute(
                "INSERT INTO sign_up (id, class, student, date, start, seat, minutes, made_at, made_by, state, state_at, state_by)
                 VALUES (?, 1, ?, '2026-11-23', ?, ?, ?, 0, 'x', ?, 0, 'x')",
                params![id, student, start, seat, minutes, state],
            )
        };
        sit(1, 1, "09:10", 1, 20, "booked").unwrap();
        for (start, minutes) in [("09:15", 5), ("09:29", 6), ("09:05", 6), ("09:00", 60)] {
            let refused = sit(2, 2, start, 1, minutes, "booked").unwrap_err();
            assert_eq!(
                crate::store::Error::from(refused),
                crate::store::Error::Conflict
            );
        }
        for state in ["called", "talking"] {
            sit(2, 2, "09:15", 1, 5, state).unwrap_err();
        }
        // A group's seats are one talk; what is over, and what only touches, is in nobody's way.
        sit(2, 2, "09:10", 2, 20, "booked").unwrap();
        let change = |sql: &str| connection.execute(sql, []);
        change("UPDATE sign_up SET start = '09:30', seat = 1, minutes = 6 WHERE id = 2").unwrap();
        change("UPDATE sign_up SET state = 'called' WHERE id = 2").unwrap();
        change("UPDATE sign_up SET start = '09:29' WHERE id = 2").unwrap_err();
        change("UPDATE sign_up SET minutes = 21 WHERE id = 1").unwrap_err();
        change("UPDATE sign_up SET state = 'released' WHERE id = 2").unwrap();
        change("UPDATE sign_up SET start = '09:29' WHERE id = 2").unwrap();
        for state in ["booked", "called", "talking"] {
            change(&format!(
                "UPDATE sign_up SET state = '{state}' WHERE id = 2"
            ))
            .unwrap_err();
            change(&format!(
                "UPDATE sign_up SET state = '{state}' WHERE id = 1"
            ))
            .unwrap();
            change("UPDATE sign_up SET state = 'booked' WHERE id = 2").unwrap_err();
            sit(3, 2, "09:20", 2, 5, "booked").unwrap_err();
        }
        change("UPDATE sign_up SET state = 'done' WHERE id = 1").unwrap();
        change("UPDATE sign_up SET state = 'booked' WHERE id = 2").unwrap();
    }

    /// The two promises once more, by SQL alone: whoever writes past the rules is stopped by the tables.
    #[test]
    fn sql_makes_no_second_child_on_a_chair_and_no_second_chair_for_a_child() {
        let connection = two_children();
        let sit = |id: i64, student: i64, start: &str, state: &str| {
            connection.execute(
                "INSERT INTO sign_up (id, class, student, date, start, seat, minutes, made_at, made_by, state, state_at, state_by)
                 VALUES (?, 1, ?, '2026-11-23', ?, 1, 6, 0, 'x', ?, 0, 'x')",
                params![id, student, start, state],
            )
        };
        sit(1, 1, "09:10", "booked").unwrap();
        for state in ["booked", "called", "talking", "done", "missed"] {
            assert!(sit(2, 2, "09:10", state).is_err(), "{state} on one chair");
        }
        for state in ["booked", "called", "talking"] {
            assert!(sit(2, 1, "09:18", state).is_err(), "{state} twice");
        }
        assert!(sit(2, 1, "09:18", "asleep").is_err());
        sit(2, 2, "09:10", "released").unwrap();
        sit(3, 1, "09:18", "done").unwrap();
        let back = "UPDATE sign_up SET state = 'booked' WHERE id = 2";
        assert!(
            connection.execute(back, []).is_err(),
            "put back on a taken chair"
        );
    }
}
