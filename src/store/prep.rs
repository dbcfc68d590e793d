//! Prep sheets and their answers as rows. What a save becomes is domain/prep; a save has no audit line of its own, because
//! every head and every earlier version names who wrote it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::{Row, ToSql, params};

use crate::{
    domain::{
        class::Member,
        id::{ClassId, SheetId, StudentId},
        prep::{Line, Moment, NewAnswer, QuestionRole, Sheet, SheetRule, Summary, Way},
    },
    limits,
    store::{
        Change, ReadTx, Result, WriteTx, class,
        row::{parse, word, word_if_any},
        said::{self, Place, SaidAt},
        unlisted,
    },
};

const LINES: &str = "SELECT role, wording, asked, text, way, told_to, revision, at, day, answer.by, sheet.id, number
     FROM sheet LEFT JOIN answer ON answer.sheet = sheet.id";

/// A child's open sheet; an empty one with its number where nothing was answered yet.
pub fn sheet_of(tx: &ReadTx<'_>, class: ClassId, student: StudentId) -> Result<Sheet> {
    let with = params![class, student];
    let open = "class = ? AND student = ? AND closed_at IS NULL";
    if let Some(sheet) = sheet(tx, open, with)? {
        return Ok(sheet);
    }
    let sql = "SELECT COALESCE(MAX(number), 0) FROM sheet WHERE class = ? AND student = ?";
    let closed: u32 = tx.value(sql, with)?;
    Ok(Sheet {
        id: None,
        number: closed + 1,
        lines: Vec::new(),
    })
}

/// A sheet by its id, open or closed: for the talk that it belongs to.
pub fn find(tx: &ReadTx<'_>, class: ClassId, id: SheetId) -> Result<Option<Sheet>> {
    sheet(tx, "class = ? AND sheet.id = ?", params![class, id])
}

fn sheet(tx: &ReadTx<'_>, which: &str, with: &[&dyn ToSql]) -> Result<Option<Sheet>> {
    let sql = format!("{LINES} WHERE {which}");
    let (mut found, mut lines) = (None, Vec::new());
    tx.each(&sql, with, |row| {
        found = Some((row.get(10)?, row.get(11)?));
        if let Some(role) = word_if_any(row, 0, parse)? {
            lines.push(line(row, role)?);
        }
        Ok(())
    })?;
    lines.sort_unstable_by_key(|line| line.role);
    Ok(found.map(|(id, number)| Sheet { id, number, lines }))
}

/// The last day on which an answered question of a sheet was answered for the first time: a change of an old answer is no new one.
pub fn last_day_with_a_new_answer(tx: &ReadTx<'_>, sheet: SheetId) -> Result<Option<Date>> {
    let sql = "SELECT max(coalesce((SELECT min(day) FROM answer_version AS before
          WHERE before.sheet = answer.sheet AND before.role = answer.role AND before.way <> 'none'), day))
        FROM answer WHERE sheet = ? AND way <> 'none'";
    tx.value(sql, [sheet])
}

/// The id of a child's sheet by its number.
pub fn find_by_number(tx: &ReadTx<'_>, member: Member, number: u32) -> Result<Option<SheetId>> {
    let Member { class, student } = member;
    let sql = format!(
        "SELECT id FROM sheet WHERE student = ? AND class = ? AND number = ? AND {}",
        unlisted::sheet("sheet")
    );
    tx.first(&sql, params![student, class, number], |row| row.get(0))
}

/// The numbers of a child's sheets, the latest first.
pub fn numbers(tx: &ReadTx<'_>, Member { class, student }: Member) -> Result<Vec<u32>> {
    let sql = format!(
        "SELECT number FROM sheet WHERE student = ? AND class = ? AND {} ORDER BY number DESC",
        unlisted::sheet("sheet")
    );
    tx.all(&sql, params![student, class], |row| row.get(0))
}

fn line(row: &Row<'_>, role: QuestionRole) -> rusqlite::Result<Line> {
    Ok(Line {
        role,
        wording: row.get(1)?,
        asked: row.get(2)?,
        text: row.get(3)?,
        way: word(row, 4, parse)?,
        told_to: row.get(5)?,
        revision: row.get(6)?,
        at: row.get(7)?,
        day: row.get(8)?,
        by: row.get(9)?,
    })
}

/// What Today needs of the open sheets of a class. A child whose sheet is still empty is not among them.
pub fn open_sheets(tx: &ReadTx<'_>, class: ClassId) -> Result<BTreeMap<StudentId, Summary>> {
    let mut sheets: BTreeMap<StudentId, Summary> = BTreeMap::new();
    let sql = "SELECT sheet.student, sheet.id, role, way, at, day, CASE role WHEN 'ask' THEN text ELSE '' END
        FROM sheet JOIN answer ON answer.sheet = sheet.id
        WHERE sheet.class = ? AND closed_at IS NULL";
    tx.each(sql, [class], |row| {
        let summary = sheets.entry(row.get(0)?).or_default();
        summary.id = Some(row.get(1)?);
        let role = word(row, 2, parse)?;
        if row.get_ref(3)?.as_str()? != Way::None.as_ref() {
            summary.answered.insert(role);
        }
        let at: i64 = row.get(4)?;
        if summary.last_at.is_none_or(|last| last < at) {
            summary.last_at = Some(at);
            summary.last_day = Some(row.get(5)?);
        }
        if role == QuestionRole::Ask {
            summary.ask = row.get(6)?;
        }
        Ok(())
    })?;
    Ok(sheets)
}

/// What a first answer needs besides its words: the question as it was seen.
#[derive(Clone, Debug)]
pub struct AskedQuestion {
    /// Which wording, as `g35-piece-1`.
    pub wording: String,
    /// Its words.
    pub asked: String,
    /// The adult who writes for the child.
    pub told_to: Option<String>,
}

/// Opens a child's sheet with its first answer: the one of this number.
pub fn open_sheet(tx: &WriteTx<'_>, member: Member, id: SheetId, number: u32) -> Result<()> {
    let Member { class, student } = member;
    let sql = "INSERT INTO sheet (id, class, student, number, opened_at) VALUES (?, ?, ?, ?, ?)";
    tx.execute(sql, params![id, class, student, number, tx.attribution.at])
}

/// Saves a new head, and of the old one what the answer says.
pub fn save_answer(
    tx: &WriteTx<'_>,
    member: Member,
    sheet: SheetId,
    moment: Moment,
    answer: &NewAnswer,
    question: &AskedQuestion,
) -> Result<()> {
    tx.changed(Change::Sheet(member));
    let role = answer.role.as_ref();
    if let Some(before) = answer.before {
        // By a doubtful date no day is over: every version stays.
        if before.day_is_over && !tx.attribution.doubtful {
            let sql = "DELETE FROM answer_version WHERE sheet = ? AND role = ? AND day = ?";
            tx.execute(sql, params![sheet, role, before.day])?;
        }
        let sql = "INSERT INTO answer_version (sheet, role, revision, day, text, way, at, by)
            SELECT sheet, role, revision, day, text, way, at, by FROM answer WHERE sheet = ? AND role = ?";
        tx.execute(sql, params![sheet, role])?;
    }
    let sql = "INSERT INTO answer (sheet, role, wording, asked, text, way, told_to, revision, at, day, by)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        ON CONFLICT (sheet, role) DO UPDATE SET text = ?5, way = ?6, told_to = ?7, revision = ?8, at = ?9,
          day = ?10, by = ?11";
    let values = params![
        sheet,
        role,
        question.wording,
        question.asked,
        answer.text,
        answer.way.as_ref(),
        question.told_to,
        answer.revision,
        moment.at,
        moment.day,
        tx.attribution.by
    ];
    tx.execute(sql, values)?;
    let at = SaidAt {
        place: Place::Answer,
        about: sheet.number(),
        line: role,
    };
    said::keep(tx, member.class, at)
}

/// Whether there is room to keep what an answer was before: a sheet has only so much of that.
pub fn has_room_for_version(tx: &ReadTx<'_>, sheet: SheetId) -> Result<bool> {
    let sql =
        "SELECT count(*), coalesce(sum(octet_length(text)), 0) FROM answer_version WHERE sheet = ?";
    let kept = tx.first(sql, [sheet], |row| {
        let (rows, bytes): (u32, u32) = (row.get(0)?, row.get(1)?);
        Ok(rows as usize * limits::VERSION_ROW_BYTES + bytes as usize)
    })?;
    Ok(kept.is_none_or(|kept| kept < limits::SHEET_VERSIONS_BYTES))
}

/// What an answer was before.
pub struct Version {
    /// Which line.
    pub role: QuestionRole,
    /// Its number among the saves of the line.
    pub revision: u32,
    /// The local day that it belongs to.
    pub day: Date,
    /// Its words.
    pub text: String,
    /// UTC seconds.
    pub at: i64,
}

/// What the page of a question shows besides its answer: the words of other screens, oldest first, and what the answer was
/// before, the latest first, as much of it as a page shows. One statement for both, because every such page asks it.
pub fn conflicts_and_versions(
    tx: &ReadTx<'_>,
    sheet: SheetId,
    role: QuestionRole,
) -> Result<(Vec<String>, Vec<Version>)> {
    let (mut conflicts, mut versions): (Vec<(i64, String)>, Vec<Version>) = Default::default();
    let sql = "SELECT text, at, 0, NULL FROM conflict WHERE about = ?1 AND line = ?2
        UNION ALL SELECT text, at, revision, day FROM answer_version WHERE sheet = ?1 AND role = ?2";
    tx.each(sql, params![sheet, role.as_ref()], |row| {
        let (text, at, revision) = (row.get(0)?, row.get(1)?, row.get(2)?);
        match row.get(3)? {
            None => conflicts.push((at, text)),
            Some(day) => versions.push(Version {
                role,
                revision,
                day,
                text,
                at,
            }),
        }
        Ok(())
    })?;
    conflicts.sort_unstable();
    versions.sort_unstable_by_key(|version| std::cmp::Reverse(version.revision));
    let mut bytes = 0;
    versions.retain(|version| {
        bytes += version.text.len() + limits::VERSION_ROW_BYTES;
        bytes <= limits::VERSIONS_SHOWN_BYTES
    });
    let conflicts = conflicts.into_iter().map(|(_, text)| text);
    Ok((conflicts.collect(), versions))
}

/// The talk is done: the sheet is closed, and a new one opens with the child's next answer. Gives the sheet that was open.
pub fn close(tx: &WriteTx<'_>, class: ClassId, student: StudentId) -> Result<Option<SheetId>> {
    tx.changed(Change::Sheet(Member { class, student }));
    let sql = "SELECT id FROM sheet WHERE class = ? AND student = ? AND closed_at IS NULL";
    let open = tx.first(sql, params![class, student], |row| row.get(0))?;
    if let Some(open) = open {
        let sql = "UPDATE sheet SET closed_at = ? WHERE id = ?";
        tx.execute(sql, params![tx.attribution.at, open])?;
        tx.audit("sheet closed", Some(class), Some(student.number()), "")?;
    }
    Ok(open)
}

/// The rule of a class, and the rules of those children who have their own.
pub fn rules(
    tx: &ReadTx<'_>,
    class: ClassId,
) -> Result<(SheetRule, BTreeMap<StudentId, SheetRule>)> {
    let sql = "SELECT student, sheet FROM membership WHERE class = ? AND sheet IS NOT NULL AND archived_on IS NULL";
    let own = tx.all(sql, [class], |row| Ok((row.get(0)?, word(row, 1, parse)?)))?;
    Ok((class::sheet_rule(tx, class)?, own))
}

/// Gives one child a rule of its own, or the class's again.
pub fn set_rule(tx: &WriteTx<'_>, member: Member, rule: Option<SheetRule>) -> Result<()> {
    let Member { class, student } = member;
    tx.changed(Change::BoardOfOne(member));
    tx.changed(Change::Sheet(member));
    let sql = "UPDATE membership SET sheet = ? WHERE class = ? AND student = ?";
    tx.execute(
        sql,
        params![rule.as_ref().map(AsRef::as_ref), class, student],
    )?;
    let detail = rule.as_ref().map_or("class", AsRef::as_ref);
    tx.audit("sheet rule", Some(class), Some(student.number()), detail)
}
