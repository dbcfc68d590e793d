//! The tags of a class and of its talks as rows. Which may be chosen, and who works on what one says, is decided in
//! domain/tag. Every question here goes by the index of one class, one tag or one talk.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::{Row, params};

use crate::{
    domain::{
        calendar::DayRange,
        class::Member,
        conference::Conference,
        id::{ClassId, ConferenceId, StudentId, TagId},
        next_step::StepState,
        tag::{Called, DEFAULT_TAGS, Tag},
    },
    store::{
        Attribution, Change, ReadTx, Result, WriteTx,
        conference::changed_line,
        row::{parse, word_if_any},
        unlisted,
    },
};

/// Gives a new class the tags that every class is offered.
pub(super) fn offer(tx: &WriteTx<'_>, class: ClassId) -> Result<()> {
    let Attribution { at, by, .. } = &tx.attribution;
    let sql = "INSERT INTO tag (class, offered, made_at, made_by) VALUES (?, ?, ?, ?)";
    for offered in DEFAULT_TAGS {
        tx.execute(sql, params![class, offered, at, by])?;
    }
    Ok(())
}

/// Every tag of a class, those among them that were removed, the first made first.
pub fn of_class(tx: &ReadTx<'_>, class: ClassId) -> Result<Vec<Tag>> {
    let sql =
        "SELECT id, offered, name, removed_at IS NOT NULL FROM tag WHERE class = ? ORDER BY id";
    tx.all(sql, [class], from_row)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Tag> {
    let called = match word_if_any(row, 1, Called::offered)? {
        Some(offered) => offered,
        None => Called::Own(row.get(2)?),
    };
    Ok(Tag {
        id: row.get(0)?,
        called,
        is_removed: row.get(3)?,
    })
}

/// Saves a tag in the teacher's own words.
pub fn insert(tx: &WriteTx<'_>, class: ClassId, name: &str) -> Result<TagId> {
    let Attribution { at, by, .. } = &tx.attribution;
    let sql = "INSERT INTO tag (class, name, made_at, made_by) VALUES (?, ?, ?, ?)";
    tx.execute(sql, params![class, name, at, by])?;
    let id = TagId::new(tx.connection.last_insert_rowid());
    record(tx, "tag made", class, id)?;
    Ok(id)
}

/// It can no longer be chosen, or can be chosen again.
pub fn set_removed(tx: &WriteTx<'_>, class: ClassId, id: TagId, is_removed: bool) -> Result<()> {
    let sql = "UPDATE tag SET removed_at = CASE WHEN ?1 THEN ?2 END WHERE id = ?3 AND class = ?4";
    tx.execute(sql, params![is_removed, tx.attribution.at, id, class])?;
    let event = if is_removed {
        "tag removed"
    } else {
        "tag put back"
    };
    record(tx, event, class, id)
}

fn record(tx: &WriteTx<'_>, event: &'static str, class: ClassId, id: TagId) -> Result<()> {
    tx.changed(Change::TeachersNotes(class));
    tx.audit(event, Some(class), Some(id.number()), "")
}

/// The tags of a talk, in the order of the class.
pub fn of_talk(tx: &ReadTx<'_>, talk: ConferenceId) -> Result<Vec<TagId>> {
    let sql = "SELECT tag FROM talk_tag WHERE conference = ? ORDER BY tag";
    tx.all(sql, [talk], |row| row.get(0))
}

/// Puts a tag on a talk or takes it off. Only her own pages hear of it.
pub fn set_on_talk(
    tx: &WriteTx<'_>,
    conference: &Conference,
    tag: TagId,
    is_on: bool,
) -> Result<()> {
    changed_line(tx, conference, None);
    let Attribution { at, by, .. } = &tx.attribution;
    if is_on {
        let sql = "INSERT INTO talk_tag (conference, tag, at, by) VALUES (?, ?, ?, ?)
            ON CONFLICT (conference, tag) DO NOTHING";
        tx.execute(sql, params![conference.id, tag, at, by])?;
    } else {
        let sql = "DELETE FROM talk_tag WHERE conference = ? AND tag = ?";
        tx.execute(sql, params![conference.id, tag])?;
    }
    let event = if is_on { "tagged" } else { "tag taken off" };
    let id = Some(conference.id.number());
    tx.audit(event, Some(conference.class), id, &tag.to_string())
}

/// How many talks of these days that are over have each tag; one that none has is not among them.
pub fn counts(
    tx: &ReadTx<'_>,
    class: ClassId,
    DayRange { first, last }: DayRange,
) -> Result<BTreeMap<TagId, u32>> {
    let sql = format!(
        "SELECT tag, COUNT(*) FROM conference it INDEXED BY conference_on CROSS JOIN talk_tag ON talk_tag.conference = it.id
         WHERE it.class = ? AND date BETWEEN ? AND ? AND state = 'done' AND {} GROUP BY tag",
        unlisted::talk("it")
    );
    tx.all(&sql, params![class, first, last], |row| row.try_into())
}

/// For each tag that a talk of these weeks has: how many talks of each week have it, the first week first.
pub fn by_week(
    tx: &ReadTx<'_>,
    class: ClassId,
    first: Date,
    weeks: usize,
) -> Result<BTreeMap<TagId, Vec<u32>>> {
    let sql = format!(
        "SELECT tag, CAST((julianday(date) - julianday(?2)) / 7 AS INTEGER) AS week, COUNT(*)
         FROM conference it INDEXED BY conference_on CROSS JOIN talk_tag ON talk_tag.conference = it.id
         WHERE it.class = ?1 AND date >= ?2 AND state = 'done' AND {} GROUP BY tag, week",
        unlisted::talk("it")
    );
    let found: Vec<(TagId, u32, u32)> =
        tx.all(&sql, params![class, first], |row| row.try_into())?;
    let mut by_week = BTreeMap::new();
    for (tag, week, count) in found {
        let of_tag = by_week.entry(tag).or_insert_with(|| vec![0; weeks]);
        let week = usize::try_from(week).unwrap_or(usize::MAX);
        if let Some(of_week) = of_tag.get_mut(week) {
            *of_week = count;
        }
    }
    Ok(by_week)
}

/// A talk that has a tag, with one of its children who is still on the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tagged {
    /// The child.
    pub student: StudentId,
    /// The day of the talk.
    pub date: Date,
    /// What became of the step that the child took along; none if there was none.
    pub step: Option<StepState>,
    /// The child has had no talk since, looks in not counted.
    pub is_last: bool,
}

/// The talks since a day that have a tag, one row a child, the latest first.
pub fn tagged(tx: &ReadTx<'_>, class: ClassId, tag: TagId, since: Date) -> Result<Vec<Tagged>> {
    let (listed, later) = (unlisted::talk("it"), unlisted::talk("conference"));
    let sql = format!("SELECT member.student, it.date,
          (SELECT state FROM next_step WHERE next_step.conference = it.id AND next_step.student = member.student),
          NOT EXISTS (SELECT 1 FROM participant later INDEXED BY talks_of CROSS JOIN conference ON conference.id = later.conference
            WHERE later.student = member.student AND conference.class = ?1 AND conference.began_at > it.began_at
            AND conference.state = 'done' AND conference.kind <> 'looked_in' AND {later})
        FROM talk_tag INDEXED BY tagged CROSS JOIN conference it ON it.id = talk_tag.conference
        CROSS JOIN participant ON participant.conference = it.id
        CROSS JOIN membership member ON member.class = ?1 AND member.student = participant.student AND member.archived_on IS NULL
        WHERE talk_tag.tag = ?2 AND it.class = ?1 AND it.date >= ?3 AND it.state = 'done' AND {listed}
        ORDER BY it.date DESC, it.began_at DESC, member.student");
    tx.all(&sql, params![class, tag, since], tagged_from_row)
}

/// Every talk since a day that has a tag, with that tag and one row a child, the latest first.
pub fn all_tagged(tx: &ReadTx<'_>, class: ClassId, since: Date) -> Result<Vec<(TagId, Tagged)>> {
    // Talks without a tag come as well: whether a talk is a child's last is known from all of them, at one look.
    let sql = format!("SELECT member.student, it.date,
          CASE WHEN tag IS NOT NULL THEN
            (SELECT state FROM next_step WHERE next_step.conference = it.id AND next_step.student = member.student) END,
          it.began_at, it.kind <> 'looked_in', tag
        FROM conference it INDEXED BY conference_on CROSS JOIN participant ON participant.conference = it.id
        CROSS JOIN membership member ON member.class = ?1 AND member.student = participant.student AND member.archived_on IS NULL
        LEFT JOIN talk_tag ON talk_tag.conference = it.id
        WHERE it.class = ?1 AND it.date >= ?2 AND it.state = 'done' AND {}
        ORDER BY it.date DESC, it.began_at DESC, member.student", unlisted::talk("it"));
    let mut last_began: BTreeMap<StudentId, i64> = BTreeMap::new();
    let mut talks: Vec<(TagId, Tagged, i64)> = Vec::new();
    tx.each(&sql, params![class, since], |row| {
        let (student, began): (StudentId, i64) = (row.get(0)?, row.get(3)?);
        if row.get(4)? {
            let last = last_began.entry(student).or_insert(began);
            *last = began.max(*last);
        }
        if let Some(tag) = row.get(5)? {
            let tagged = Tagged {
                student,
                date: row.get(1)?,
                step: word_if_any(row, 2, parse)?,
                is_last: false,
            };
            talks.push((tag, tagged, began));
        }
        Ok(())
    })?;
    let talks = talks.into_iter().map(|(tag, it, began)| {
        let last = last_began.get(&it.student);
        let is_last = last.is_none_or(|last| *last <= began);
        (tag, Tagged { is_last, ..it })
    });
    Ok(talks.collect())
}

fn tagged_from_row(row: &Row<'_>) -> rusqlite::Result<Tagged> {
    Ok(Tagged {
        student: row.get(0)?,
        date: row.get(1)?,
        step: word_if_any(row, 2, parse)?,
        is_last: row.get(3)?,
    })
}

/// The tags of the talks of a child in these days.
pub fn of_talks_with(
    tx: &ReadTx<'_>,
    Member { class, student }: Member,
    DayRange { first, last }: DayRange,
) -> Result<BTreeMap<ConferenceId, Vec<TagId>>> {
    let sql = "SELECT talk_tag.conference, tag FROM participant INDEXED BY talks_of
        CROSS JOIN conference ON conference.id = participant.conference
        CROSS JOIN talk_tag ON talk_tag.conference = conference.id
        WHERE participant.student = ?2 AND conference.class = ?1 AND date BETWEEN ?3 AND ?4 ORDER BY tag";
    let mut tags: BTreeMap<ConferenceId, Vec<TagId>> = BTreeMap::new();
    tx.each(sql, params![class, student, first, last], |row| {
        tags.entry(row.get(0)?).or_default().push(row.get(1)?);
        Ok(())
    })?;
    Ok(tags)
}

/// A class is offered the tags in the teacher's own words that another has.
pub fn copy_own(tx: &WriteTx<'_>, from: ClassId, to: ClassId) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO tag (class, name, made_at, made_by)
        SELECT ?1, name, ?2, ?3 FROM tag WHERE class = ?4 AND name IS NOT NULL AND removed_at IS NULL ORDER BY id";
    tx.execute(sql, params![to, tx.attribution.at, tx.attribution.by, from])
}
