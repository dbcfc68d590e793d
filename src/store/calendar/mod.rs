//! The timetable, the days without school and the closed chairs of a class, as rows. What follows from them is
//! domain/calendar.

pub mod away;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};
use rusqlite::params;

use crate::{
    domain::{
        calendar::{Away, Block, Calendar, ChairPlan, DayChange, DayRange, SlotId},
        id::ClassId,
    },
    store::{
        Change, ReadTx, Result, WriteTx,
        audit::AuditEvent,
        class_cache,
        row::{hour, unread},
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
    let mut blocks = tx.connection.prepare_cached(
        "SELECT weekday, start, minutes FROM writing_block WHERE class = ? ORDER BY weekday, start",
    )?;
    let blocks = blocks.query_map([class.number()], |row| {
        let weekday: i8 = row.get(0)?;
        Ok(Block {
            weekday: Weekday::from_monday_one_offset(weekday).map_err(|_| unread(0, "weekday"))?,
            start: row.get(1)?,
            minutes: row.get(2)?,
        })
    })?;
    Ok(blocks.collect::<Result<_, _>>()?)
}

fn chair_plan(tx: &ReadTx<'_>, class: ClassId) -> Result<ChairPlan> {
    Ok(tx
        .connection
        .prepare_cached("SELECT chairs, chair_minutes, padding, first_after, last_before FROM class WHERE id = ?")?
        .query_row([class.number()], |row| {
            Ok(ChairPlan {
                per_block: row.get(0)?,
                minutes: row.get(1)?,
                padding: row.get(2)?,
                first_after: row.get(3)?,
                last_before: row.get(4)?,
            })
        })?)
}

/// The ranges of days without school that end on `since` or later, earliest first.
pub fn no_school_since(tx: &ReadTx<'_>, class: ClassId, since: Date) -> Result<Vec<DayRange>> {
    let mut ranges = tx.connection.prepare_cached(
        "SELECT first, last FROM no_school WHERE class = ? AND last >= ? ORDER BY first, last",
    )?;
    let ranges = ranges.query_map(params![class.number(), since], |row| {
        DayRange::new(row.get(0)?, row.get(1)?).ok_or_else(|| unread(1, "range"))
    })?;
    Ok(ranges.collect::<Result<_, _>>()?)
}

fn changes(tx: &ReadTx<'_>, class: ClassId) -> Result<BTreeMap<Date, DayChange>> {
    let mut changes = tx
        .connection
        .prepare_cached("SELECT date, ends, no_talks, late FROM day_change WHERE class = ?")?;
    let changes = changes.query_map([class.number()], |row| {
        let change = DayChange {
            ends: row.get(1)?,
            no_talks: row.get(2)?,
            late_minutes: row.get(3)?,
        };
        Ok((row.get(0)?, change))
    })?;
    Ok(changes.collect::<Result<_, _>>()?)
}

/// Saves what is different about a day; a day like all others has no row.
pub fn set_day(tx: &WriteTx<'_>, class: ClassId, day: Date, change: &DayChange) -> Result<()> {
    tx.changed(Change::BoardRules(class));
    tx.connection
        .prepare_cached("DELETE FROM day_change WHERE class = ? AND date = ?")?
        .execute(params![class.number(), day])?;
    if *change != DayChange::default() {
        tx.connection
            .prepare_cached(
                "INSERT INTO day_change (class, date, ends, no_talks, late, at, by) VALUES (?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                class.number(),
                day,
                change.ends.map(hour),
                change.no_talks,
                change.late_minutes,
                tx.attribution.at,
                tx.attribution.by
            ])?;
    }
    let ends = change.ends.map(hour).unwrap_or_default();
    let late = change.late_minutes;
    let no_talks = if change.no_talks { " no talks" } else { "" };
    tx.audit(&AuditEvent {
        event: "day",
        class: Some(class),
        about: None,
        detail: &format!("{day} {ends}{no_talks} {late}"),
    })
}

fn closed_since(tx: &ReadTx<'_>, class: ClassId, since: Date) -> Result<BTreeSet<SlotId>> {
    let mut chairs = tx.connection.prepare_cached(
        "SELECT date, start, seat FROM closed_chair WHERE class = ? AND date >= ?",
    )?;
    let chairs = chairs.query_map(params![class.number(), since], |row| {
        Ok(SlotId {
            class,
            date: row.get(0)?,
            start: row.get(1)?,
            seat: row.get(2)?,
        })
    })?;
    Ok(chairs.collect::<Result<_, _>>()?)
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
    tx.connection
        .prepare_cached("DELETE FROM writing_block WHERE class = ?")?
        .execute([class.number()])?;
    let mut insert = tx.connection.prepare_cached(
        "INSERT INTO writing_block (class, weekday, start, minutes) VALUES (?, ?, ?, ?)",
    )?;
    for block in blocks {
        insert.execute(params![
            class.number(),
            block.weekday.to_monday_one_offset(),
            hour(block.start),
            block.minutes
        ])?;
    }
    tx.connection
        .prepare_cached(
            "UPDATE class SET chairs = ?, chair_minutes = ?, padding = ?, first_after = ?, last_before = ? WHERE id = ?",
        )?
        .execute(params![
            chairs.per_block,
            chairs.minutes,
            chairs.padding,
            chairs.first_after,
            chairs.last_before,
            class.number()
        ])?;
    tx.audit(&AuditEvent {
        event: "timetable",
        class: Some(class),
        about: None,
        detail: "",
    })
}

/// Adds days without school; adding the same ones again changes nothing.
pub fn add_no_school(tx: &WriteTx<'_>, class: ClassId, range: DayRange) -> Result<()> {
    tx.changed(Change::BoardRules(class));
    let (first, last) = (range.first, range.last);
    tx.connection
        .prepare_cached("INSERT OR IGNORE INTO no_school (class, first, last) VALUES (?, ?, ?)")?
        .execute(params![class.number(), first, last])?;
    let detail = format!("{first} to {last}");
    tx.audit(&AuditEvent {
        event: "no school",
        class: Some(class),
        about: None,
        detail: &detail,
    })
}

/// Takes days without school away again.
pub fn remove_no_school(tx: &WriteTx<'_>, class: ClassId, range: DayRange) -> Result<()> {
    tx.changed(Change::BoardRules(class));
    let (first, last) = (range.first, range.last);
    tx.connection
        .prepare_cached("DELETE FROM no_school WHERE class = ? AND first = ? AND last = ?")?
        .execute(params![class.number(), first, last])?;
    let detail = format!("{first} to {last}");
    tx.audit(&AuditEvent {
        event: "school again",
        class: Some(class),
        about: None,
        detail: &detail,
    })
}

/// Closes a chair for the day.
pub fn close_chair(tx: &WriteTx<'_>, slot: SlotId) -> Result<()> {
    tx.changed(Change::BoardRules(slot.class));
    tx.connection
        .prepare_cached("INSERT OR IGNORE INTO closed_chair (class, date, start, seat, at, by) VALUES (?, ?, ?, ?, ?, ?)")?
        .execute(params![
            slot.class.number(),
            slot.date,
            hour(slot.start),
            slot.seat,
            tx.attribution.at,
            tx.attribution.by
        ])?;
    tx.audit(&AuditEvent {
        event: "closed",
        class: Some(slot.class),
        about: None,
        detail: &slot.to_string(),
    })
}

/// Opens a closed chair again.
pub fn open_chair(tx: &WriteTx<'_>, slot: SlotId) -> Result<()> {
    tx.changed(Change::BoardRules(slot.class));
    tx.connection
        .prepare_cached(
            "DELETE FROM closed_chair WHERE class = ? AND date = ? AND start = ? AND seat = ?",
        )?
        .execute(params![
            slot.class.number(),
            slot.date,
            hour(slot.start),
            slot.seat
        ])?;
    tx.audit(&AuditEvent {
        event: "opened",
        class: Some(slot.class),
        about: None,
        detail: &slot.to_string(),
    })
}
