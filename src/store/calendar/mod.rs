//! The timetable, the days without school and the closed chairs of a class, as rows. What follows from them is
//! domain/calendar.

pub mod away;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rusqlite::params;

use crate::{
    domain::{
        calendar::{Away, Block, Calendar, ChairPlan, DayChange, DayRange, SlotId},
        id::ClassId,
    },
    store::{
        Attribution, Change, ReadTx, Result, WriteTx, class_cache,
        row::{hour, unread, weekday},
    },
};

/// Everything that decides which chairs a class has; days without school and closed chairs from `since` on.
pub fn load_since(tx: &ReadTx<'_>, class: ClassId, since: Date) -> Result<Calendar> {
    let timetable = class_cache::get_or_read(tx, class, load_timetable)?;
    let timetable = timetable.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    let no_school = timetable.no_school.iter();
    let no_school = no_school.filter(|range| range.last >= since);
    Ok(Calendar {
        class,
        blocks: timetable.blocks.clone(),
        chairs: timetable.chairs,
        no_school: no_school.copied().collect(),
        changes: timetable.changes.clone(),
        closed: closed_since(tx, class, since)?,
        away: timetable.away.clone(),
    })
}

/// What of a class's calendar seldom changes.
struct Timetable {
    blocks: Vec<Block>,
    chairs: ChairPlan,
    /// Every range that it ever had, earliest first.
    no_school: Vec<DayRange>,
    /// Every day that was ever changed.
    changes: BTreeMap<Date, DayChange>,
    away: Vec<Away>,
}

fn load_timetable(tx: &ReadTx<'_>, class: ClassId) -> Result<Option<Timetable>> {
    Ok(Some(Timetable {
        blocks: blocks(tx, class)?,
        chairs: chair_plan(tx, class)?,
        no_school: no_school_since(tx, class, Date::MIN)?,
        changes: changes(tx, class)?,
        away: away::load(tx, class)?,
    }))
}

fn blocks(tx: &ReadTx<'_>, class: ClassId) -> Result<Vec<Block>> {
    let sql =
        "SELECT weekday, start, minutes FROM writing_block WHERE class = ? ORDER BY weekday, start";
    tx.all(sql, [class], |row| {
        Ok(Block {
            weekday: weekday(row, 0)?,
            start: row.get(1)?,
            minutes: row.get(2)?,
        })
    })
}

fn chair_plan(tx: &ReadTx<'_>, class: ClassId) -> Result<ChairPlan> {
    let sql =
        "SELECT chairs, chair_minutes, padding, first_after, last_before FROM class WHERE id = ?";
    tx.one(sql, [class], |row| {
        Ok(ChairPlan {
            per_block: row.get(0)?,
            minutes: row.get(1)?,
            padding: row.get(2)?,
            first_after: row.get(3)?,
            last_before: row.get(4)?,
        })
    })
}

/// The ranges of days without school that end on `since` or later, earliest first.
pub fn no_school_since(tx: &ReadTx<'_>, class: ClassId, since: Date) -> Result<Vec<DayRange>> {
    let sql =
        "SELECT first, last FROM no_school WHERE class = ? AND last >= ? ORDER BY first, last";
    tx.all(sql, params![class, since], |row| {
        DayRange::new(row.get(0)?, row.get(1)?).ok_or_else(|| unread(1, "range"))
    })
}

fn changes(tx: &ReadTx<'_>, class: ClassId) -> Result<BTreeMap<Date, DayChange>> {
    let sql = "SELECT date, ends, no_talks, late FROM day_change WHERE class = ?";
    tx.all(sql, [class], |row| {
        let change = DayChange {
            ends: row.get(1)?,
            no_talks: row.get(2)?,
            late_minutes: row.get(3)?,
        };
        Ok((row.get(0)?, change))
    })
}

/// Saves what is different about a day; a day like all others has no row.
pub fn set_day(tx: &WriteTx<'_>, class: ClassId, day: Date, change: &DayChange) -> Result<()> {
    tx.changed(Change::BoardRules(class));
    let ends = change.ends.map(hour);
    let (no_talks, late) = (change.no_talks, change.late_minutes);
    let sql = "DELETE FROM day_change WHERE class = ? AND date = ?";
    tx.execute(sql, params![class, day])?;
    if *change != DayChange::default() {
        let Attribution { at, by, .. } = &tx.attribution;
        let sql = "INSERT INTO day_change (class, date, ends, no_talks, late, at, by) VALUES (?, ?, ?, ?, ?, ?, ?)";
        tx.execute(sql, params![class, day, ends, no_talks, late, at, by])?;
    }
    let ends = ends.unwrap_or_default();
    let no_talks = if no_talks { " no talks" } else { "" };
    let detail = format!("{day} {ends}{no_talks} {late}");
    tx.audit("day", Some(class), None, &detail)
}

fn closed_since(tx: &ReadTx<'_>, class: ClassId, since: Date) -> Result<BTreeSet<SlotId>> {
    let sql = "SELECT date, start, seat FROM closed_chair WHERE class = ? AND date >= ?";
    tx.all(sql, params![class, since], |row| {
        Ok(SlotId {
            class,
            date: row.get(0)?,
            start: row.get(1)?,
            seat: row.get(2)?,
        })
    })
}

/// Replaces the timetable and the way chairs stand in it.
pub fn set_timetable(
    tx: &WriteTx<'_>,
    class: ClassId,
    blocks: &[Block],
    chairs: &ChairPlan,
) -> Result<()> {
    tx.changed(Change::BoardRules(class));
    tx.changed(Change::Timetables);
    tx.execute("DELETE FROM writing_block WHERE class = ?", [class])?;
    for block in blocks {
        let weekday = block.weekday.to_monday_one_offset();
        let sql = "INSERT INTO writing_block (class, weekday, start, minutes) VALUES (?, ?, ?, ?)";
        let values = params![class, weekday, hour(block.start), block.minutes];
        tx.execute(sql, values)?;
    }
    let sql = "UPDATE class SET chairs = ?, chair_minutes = ?, padding = ?, first_after = ?, last_before = ? WHERE id = ?";
    let values = params![
        chairs.per_block,
        chairs.minutes,
        chairs.padding,
        chairs.first_after,
        chairs.last_before,
        class
    ];
    tx.execute(sql, values)?;
    tx.audit("timetable", Some(class), None, "")
}

/// Adds days without school; adding the same ones again changes nothing.
pub fn add_no_school(tx: &WriteTx<'_>, class: ClassId, range: DayRange) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO no_school (class, first, last) VALUES (?, ?, ?)";
    change_no_school(tx, class, range, sql, "no school")
}

/// Takes days without school away again.
pub fn remove_no_school(tx: &WriteTx<'_>, class: ClassId, range: DayRange) -> Result<()> {
    let sql = "DELETE FROM no_school WHERE class = ? AND first = ? AND last = ?";
    change_no_school(tx, class, range, sql, "school again")
}

fn change_no_school(
    tx: &WriteTx<'_>,
    class: ClassId,
    DayRange { first, last }: DayRange,
    sql: &str,
    event: &'static str,
) -> Result<()> {
    tx.changed(Change::BoardRules(class));
    tx.execute(sql, params![class, first, last])?;
    tx.audit(event, Some(class), None, &format!("{first} to {last}"))
}

/// Closes a chair for the day.
pub fn close_chair(tx: &WriteTx<'_>, slot: SlotId) -> Result<()> {
    tx.changed(Change::BoardRules(slot.class));
    let Attribution { at, by, .. } = &tx.attribution;
    let sql = "INSERT OR IGNORE INTO closed_chair (class, date, start, seat, at, by) VALUES (?, ?, ?, ?, ?, ?)";
    let values = params![slot.class, slot.date, hour(slot.start), slot.seat, at, by];
    tx.execute(sql, values)?;
    tx.audit("closed", Some(slot.class), None, &slot.to_string())
}

/// Opens a closed chair again.
pub fn open_chair(tx: &WriteTx<'_>, slot: SlotId) -> Result<()> {
    tx.changed(Change::BoardRules(slot.class));
    let sql = "DELETE FROM closed_chair WHERE class = ? AND date = ? AND start = ? AND seat = ?";
    let values = params![slot.class, slot.date, hour(slot.start), slot.seat];
    tx.execute(sql, values)?;
    tx.audit("opened", Some(slot.class), None, &slot.to_string())
}
