//! Tries at a child's pictures that went wrong: in a row on each device, for the waits, and those of the last minutes on all
//! devices together. What they lead to is domain/credentials.rs.

use std::time::Duration;

use rusqlite::params;

use crate::{
    domain::{
        credentials::Guesses,
        id::{DeviceId, StudentId},
    },
    store::{Change, ReadTx, Result, WriteTx},
};

/// A device on which somebody tries a child's pictures: whoever guesses makes the child wait nowhere else (decision 12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WrongPictures {
    /// The child.
    pub student: StudentId,
    /// The device.
    pub device: DeviceId,
}

/// The last minutes, by the clock that never jumps.
#[derive(Clone, Copy, Debug)]
pub struct LastMinutes {
    /// How long the program has run.
    pub runs: Duration,
    /// For so long a guess counts.
    pub counts: Duration,
}

impl LastMinutes {
    fn now_ms(self) -> i64 {
        i64::try_from(self.runs.as_millis()).unwrap_or(i64::MAX)
    }

    fn counts_ms(self) -> i64 {
        i64::try_from(self.counts.as_millis()).unwrap_or(i64::MAX)
    }
}

/// The wrong tries in a row on this device, and whether the child has come in on it before.
pub fn find_in_a_row(tx: &ReadTx<'_>, tried: WrongPictures) -> Result<(u32, bool)> {
    let sql = "SELECT wrong, known FROM wrong_pictures WHERE student = ? AND device = ?";
    let found = tx.first(sql, params![tried.student, tried.device], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(found.unwrap_or((0, false)))
}

/// Which rows count: those of this run of the program within the minutes. Of an earlier run nobody knows how long ago they are:
/// they count for as long again from its start, unless a clock that can be believed says that they are over.
const COUNTS: &str = "(boot = ?2 AND at_ms > ?3 - ?4
    OR boot <> ?2 AND ?3 < ?4 AND (?5 OR at > ?6 - ?4 / 1000))";

/// The wrong guesses of the last minutes; `is_known` says that the child has come in on this device before.
pub fn count_guesses(
    tx: &WriteTx<'_>,
    tried: WrongPictures,
    is_known: bool,
    minutes: LastMinutes,
) -> Result<Guesses> {
    let sql = format!(
        "SELECT count(*), coalesce(sum(NOT known), 0), coalesce(sum(device = ?7), 0) FROM wrong_guess
         WHERE student = ?1 AND {COUNTS}"
    );
    let counted = tx.first(
        &sql,
        params![
            tried.student,
            tx.batch.boot,
            minutes.now_ms(),
            minutes.counts_ms(),
            tx.attribution.doubtful,
            tx.attribution.at,
            tried.device
        ],
        |row| {
            Ok(Guesses {
                all: row.get(0)?,
                new_devices: row.get(1)?,
                here: row.get(2)?,
                is_known,
            })
        },
    )?;
    Ok(counted.unwrap_or_default())
}

/// One more try went wrong.
pub fn count_wrong(
    tx: &WriteTx<'_>,
    tried: WrongPictures,
    is_known: bool,
    minutes: LastMinutes,
) -> Result<()> {
    tx.changed(Change::WrongPictures(tried));
    let sql = "INSERT INTO wrong_pictures (student, device, wrong, known) VALUES (?, ?, 1, 0)
        ON CONFLICT (student, device) DO UPDATE SET wrong = wrong + 1";
    tx.execute(sql, params![tried.student, tried.device])?;
    let (boot, now) = (tx.batch.boot, minutes.now_ms());
    let (at, doubtful) = (tx.attribution.at, tx.attribution.doubtful);
    // Those that no longer count go: a child has no more rows than guesses that count.
    let sql = format!("DELETE FROM wrong_guess WHERE student = ?1 AND NOT {COUNTS}");
    let counts = minutes.counts_ms();
    tx.execute(
        &sql,
        params![tried.student, boot, now, counts, doubtful, at],
    )?;
    let sql = "INSERT INTO wrong_guess (student, device, known, boot, at_ms, at) VALUES (?, ?, ?, ?, ?, ?)";
    tx.execute(
        sql,
        params![tried.student, tried.device, is_known, boot, now, at],
    )
}

/// The child has come in on this device: it is known from now on, and its tries in a row begin anew. The guesses of the last
/// minutes stay, or whoever guesses would have fresh ones each time she comes in.
pub fn came_in(tx: &WriteTx<'_>, tried: WrongPictures) -> Result<()> {
    let sql = "INSERT INTO wrong_pictures (student, device, wrong, known) VALUES (?, ?, 0, 1)
        ON CONFLICT (student, device) DO UPDATE SET wrong = 0, known = 1";
    tx.execute(sql, params![tried.student, tried.device])
}

/// The teacher has let the child in on this device: it is known from now on.
pub fn let_in(tx: &WriteTx<'_>, tried: WrongPictures) -> Result<()> {
    let sql = "INSERT INTO wrong_pictures (student, device, wrong, known) VALUES (?, ?, 0, 1)
        ON CONFLICT (student, device) DO UPDATE SET known = 1";
    tx.execute(sql, params![tried.student, tried.device])
}

/// The child has other pictures, or none: what went wrong with the old ones is forgotten.
pub(super) fn forget(tx: &WriteTx<'_>, student: StudentId) -> Result<()> {
    tx.execute(
        "UPDATE wrong_pictures SET wrong = 0 WHERE student = ?",
        [student],
    )?;
    tx.execute("DELETE FROM wrong_guess WHERE student = ?", [student])
}
