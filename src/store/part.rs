//! Two entries that were joined are two again, for as long as what there was before is remembered: what went from the one to the
//! other goes back by its id, and what came since stays with the child that stayed. How they are joined is join.rs.

use rusqlite::{params, types::Value};

use super::{Change, ReadTx, Result, WriteTx, join::Joined};
use crate::domain::{
    class::Member,
    id::{SheetId, StudentId},
};

/// What there was before two entries were joined.
#[derive(Clone, Debug)]
pub struct Before {
    joined: Joined,
    /// The sheet that was done by it.
    closed: Option<SheetId>,
    /// Whole rows, as they are written again.
    rows: Vec<WholeRow>,
    /// What is set for the child that stays: since when it is in the class, its language, its rule of the sheet.
    stays: [Value; 3],
    /// The ids of what the entry had.
    sign_ups: Vec<i64>,
    /// See `sign_ups`.
    talks: Vec<i64>,
    /// See `sign_ups`.
    steps: Vec<i64>,
    /// The same of its sheets, with their numbers.
    sheets: Vec<(i64, i64)>,
    /// The sign-ups of both that were to come.
    live: Vec<i64>,
}

impl Before {
    /// Which two.
    pub fn joined(&self) -> Joined {
        self.joined
    }
}

#[derive(Clone, Debug)]
struct WholeRow {
    sql: String,
    values: Vec<Value>,
}

const LIVE: &str = "SELECT id FROM sign_up WHERE class = ?1 AND student IN (?2, ?3) AND state IN ('booked', 'called', 'talking')";

/// Remembers what there is, before two are joined and `closed` is done by it.
pub fn remember(tx: &ReadTx<'_>, joined: Joined, closed: Option<SheetId>) -> Result<Before> {
    let Joined { class, stays, goes } = joined;
    let mut rows = Vec::new();
    for (table, which) in [
        ("student", "id = ?2 AND ?1 AND ?3"),
        ("membership", "student = ?2 AND class = ?1 AND ?3"),
        ("away", "student IN (?2, ?3) AND class = ?1"),
        ("wait_list", "student IN (?2, ?3) AND class = ?1"),
    ] {
        let sql = format!("SELECT * FROM {table} WHERE {which}");
        let mut query = tx.connection.prepare(&sql)?;
        let columns = query.column_names().join(", ");
        let places = vec!["?"; query.column_count()].join(", ");
        let width = query.column_count();
        let found = query.query_map(params![class, goes, stays], |row| {
            (0..width).map(|at| row.get(at)).collect()
        })?;
        for values in found {
            rows.push(WholeRow {
                sql: format!("INSERT INTO {table} ({columns}) VALUES ({places})"),
                values: values?,
            });
        }
    }
    let sql = "SELECT since, language, sheet FROM membership WHERE class = ? AND student = ?";
    let stays_as = tx.one(sql, params![class, stays], |row| {
        Ok([row.get(0)?, row.get(1)?, row.get(2)?])
    })?;
    let ids = |column: &str, table: &str| -> Result<Vec<i64>> {
        let sql = format!("SELECT {column} FROM {table} WHERE class = ? AND student = ?");
        tx.all(&sql, params![class, goes], |row| row.get(0))
    };
    let sql = "SELECT id, number FROM sheet WHERE class = ? AND student = ?";
    Ok(Before {
        joined,
        closed,
        rows,
        stays: stays_as,
        sign_ups: ids("id", "sign_up")?,
        talks: ids("conference", "participant")?,
        steps: ids("id", "next_step")?,
        sheets: tx.all(sql, params![class, goes], |row| row.try_into())?,
        live: tx.all(LIVE, params![class, stays, goes], |row| row.get(0))?,
    })
}

/// Parts them again, and gives whether it was: not while a talk goes on with the child, and not where it has a chair or an open
/// sheet by now that would be one too many.
pub fn part(tx: &WriteTx<'_>, before: &Before) -> Result<bool> {
    if !may_part(tx, before)? {
        return Ok(false);
    }
    let Joined { class, stays, goes } = before.joined;
    for table in ["away", "wait_list"] {
        let sql = format!("DELETE FROM {table} WHERE class = ? AND student = ?");
        tx.execute(&sql, params![class, stays])?;
    }
    for WholeRow { sql, values } in &before.rows {
        tx.execute(sql, rusqlite::params_from_iter(values))?;
    }
    let [since, language, sheet] = &before.stays;
    let sql =
        "UPDATE membership SET since = ?, language = ?, sheet = ? WHERE class = ? AND student = ?";
    tx.execute(sql, params![since, language, sheet, class, stays])?;
    for (sheet, number) in &before.sheets {
        let sql = "UPDATE sheet SET student = ?, number = ? WHERE id = ?";
        tx.execute(sql, params![goes, number, sheet])?;
    }
    if let Some(sheet) = before.closed {
        tx.execute("UPDATE sheet SET closed_at = NULL WHERE id = ?", [sheet])?;
    }
    for id in &before.sign_ups {
        let sql = "UPDATE sign_up SET student = ? WHERE id = ?";
        tx.execute(sql, params![goes, id])?;
    }
    for id in &before.steps {
        let sql = "UPDATE next_step SET student = ? WHERE id = ?";
        tx.execute(sql, params![goes, id])?;
        own_lines(tx, before, *id)?;
    }
    for talk in &before.talks {
        for table in ["participant", "shared_praise"] {
            let sql =
                format!("UPDATE {table} SET student = ? WHERE conference = ? AND student = ?");
            tx.execute(&sql, params![goes, talk, stays])?;
        }
        own_lines(tx, before, *talk)?;
    }
    for student in [stays, goes] {
        tx.changed(Change::Sheet(Member { class, student }));
        tx.changed(Change::Conference(Member { class, student }));
    }
    tx.changed(Change::Roster(class));
    tx.changed(Change::BoardRules(class));
    tx.changed(Change::Sessions);
    let back = goes.number().to_string();
    tx.audit("parted again", Some(class), Some(stays.number()), &back)?;
    Ok(true)
}

fn may_part(tx: &ReadTx<'_>, before: &Before) -> Result<bool> {
    let Joined { class, stays, goes } = before.joined;
    let sql = "SELECT NOT EXISTS (SELECT 1 FROM student WHERE id = ?2)
        AND EXISTS (SELECT 1 FROM membership WHERE class = ?3 AND student = ?1)
        AND NOT EXISTS (SELECT 1 FROM participant JOIN conference ON conference.id = participant.conference
          WHERE participant.student = ?1 AND state = 'talking')";
    if !tx.value(sql, params![stays, goes, class])? {
        return Ok(false);
    }
    let live: Vec<i64> = tx.all(LIVE, params![class, stays, goes], |row| row.get(0))?;
    if live.iter().any(|id| !before.live.contains(id)) {
        return Ok(false);
    }
    let Some(closed) = before.closed else {
        return Ok(true);
    };
    let went = |id: i64| before.sheets.iter().any(|(sheet, _)| *sheet == id);
    let sql = "SELECT id FROM sheet WHERE class = ? AND student = ? AND closed_at IS NULL";
    let open: Vec<i64> = tx.all(sql, params![class, stays], |row| row.get(0))?;
    let of_same_child = |id: &i64| went(*id) == went(closed.number());
    Ok(!open.iter().any(of_same_child))
}

/// The lines that are a child's own in a talk or of a step are the entry's again.
fn own_lines(tx: &WriteTx<'_>, before: &Before, about: i64) -> Result<()> {
    let Joined { stays, goes, .. } = before.joined;
    for (table, column, words) in [
        ("log_line", "conference", &["well", "tweak", "thanks"][..]),
        (
            "log_version",
            "conference",
            &["well", "tweak", "thanks", "next_step"],
        ),
        ("said", "about", &["well", "tweak", "thanks"]),
        (
            "conflict",
            "about",
            &["well", "tweak", "thanks", "next_step"],
        ),
    ] {
        for word in words {
            let line = |student: StudentId| format!("{word}:{student}");
            let sql = format!("UPDATE {table} SET line = ? WHERE line = ? AND {column} = ?");
            tx.execute(&sql, params![line(goes), line(stays), about])?;
        }
    }
    Ok(())
}
