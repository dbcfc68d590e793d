//! Prep sheets and their answers as rows. What a save becomes is domain/prep; a save has no audit line of its own, because
//! every head and every earlier version names who wrote it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::{OptionalExtension as _, Row, ToSql, params};

use crate::{
    domain::{
        class::Member,
        id::{ClassId, SheetId, StudentId},
        prep::{Line, Moment, NewAnswer, Role, Sheet, SheetRule, Summary, Way},
    },
    store::{Change, ReadTx, Result, WriteTx, audit::AuditEvent, row::unread},
};

const LINES: &str = "SELECT role, wording, asked, text, way, told_to, revision, at, day, answer.by, sheet.id, number
     FROM sheet LEFT JOIN answer ON answer.sheet = sheet.id";

/// A child's open sheet; an empty one with its number where nothing was answered yet.
pub fn sheet_of(tx: &ReadTx<'_>, class: ClassId, student: StudentId) -> Result<Sheet> {
    let with = params![class.number(), student.number()];
    let open = "class = ? AND student = ? AND closed_at IS NULL";
    if let Some(sheet) = sheet(tx, open, with)? {
        return Ok(sheet);
    }
    let closed: u32 = tx
        .connection
        .prepare_cached(
            "SELECT COALESCE(MAX(number), 0) FROM sheet WHERE class = ? AND student = ?",
        )?
        .query_row(with, |row| row.get(0))?;
    Ok(Sheet {
        id: None,
        number: closed + 1,
        lines: Vec::new(),
    })
}

/// A sheet by its id, open or closed: for the talk that it belongs to.
pub fn find(tx: &ReadTx<'_>, class: ClassId, id: SheetId) -> Result<Option<Sheet>> {
    let with = params![class.number(), id.number()];
    sheet(tx, "class = ? AND sheet.id = ?", with)
}

fn sheet(tx: &ReadTx<'_>, which: &str, with: &[&dyn ToSql]) -> Result<Option<Sheet>> {
    let sql = format!("{LINES} WHERE {which}");
    let mut rows = tx.connection.prepare_cached(&sql)?;
    let mut rows = rows.query(with)?;
    let mut sheet: Option<Sheet> = None;
    while let Some(row) = rows.next()? {
        let sheet = match &mut sheet {
            Some(sheet) => sheet,
            none => none.insert(Sheet {
                id: Some(SheetId::new(row.get(10)?)),
                number: row.get(11)?,
                lines: Vec::new(),
            }),
        };
        let role = row.get_ref(0)?.as_str_or_null();
        if role.map_err(rusqlite::Error::from)?.is_some() {
            sheet.lines.push(line(row)?);
        }
    }
    if let Some(sheet) = &mut sheet {
        sheet.lines.sort_unstable_by_key(|line| line.role);
    }
    Ok(sheet)
}

/// The id of a child's sheet by its number.
pub fn find_by_number(
    tx: &ReadTx<'_>,
    Member { class, student }: Member,
    number: u32,
) -> Result<Option<SheetId>> {
    Ok(tx
        .connection
        .prepare_cached("SELECT id FROM sheet WHERE student = ? AND class = ? AND number = ?")?
        .query_row(params![student.number(), class.number(), number], |row| {
            row.get(0).map(SheetId::new)
        })
        .optional()?)
}

fn line(row: &Row<'_>) -> rusqlite::Result<Line> {
    let way = row.get_ref(4)?.as_str()?;
    Ok(Line {
        role: role(row, 0)?,
        wording: row.get(1)?,
        asked: row.get(2)?,
        text: row.get(3)?,
        way: way.parse().map_err(|_| unread(4, way))?,
        told_to: row.get(5)?,
        revision: row.get(6)?,
        at: row.get(7)?,
        day: row.get(8)?,
        by: row.get(9)?,
    })
}

fn role(row: &Row<'_>, column: usize) -> rusqlite::Result<Role> {
    let word = row.get_ref(column)?.as_str()?;
    word.parse().map_err(|_| unread(column, word))
}

/// What Today needs of the open sheets of a class. A child whose sheet is still empty is not among them.
pub fn open_sheets(tx: &ReadTx<'_>, class: ClassId) -> Result<BTreeMap<StudentId, Summary>> {
    let mut rows = tx.connection.prepare_cached(
        "SELECT sheet.student, sheet.id, role, way, at, day, CASE role WHEN 'ask' THEN text ELSE '' END
         FROM sheet JOIN answer ON answer.sheet = sheet.id
         WHERE sheet.class = ? AND closed_at IS NULL",
    )?;
    let mut rows = rows.query([class.number()])?;
    let mut sheets: BTreeMap<StudentId, Summary> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let summary = sheets.entry(StudentId::new(row.get(0)?)).or_default();
        summary.id = Some(SheetId::new(row.get(1)?));
        let role = role(row, 2)?;
        if row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)? != Way::None.as_ref() {
            summary.answered.insert(role);
        }
        let at: i64 = row.get(4)?;
        if summary.last_at.is_none_or(|last| last < at) {
            summary.last_at = Some(at);
            summary.last_day = Some(row.get(5)?);
        }
        if role == Role::Ask {
            summary.ask = row.get(6)?;
        }
    }
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
    tx.connection
        .prepare_cached(
            "INSERT INTO sheet (id, class, student, number, opened_at) VALUES (?, ?, ?, ?, ?)",
        )?
        .execute(params![
            id.number(),
            member.class.number(),
            member.student.number(),
            number,
            tx.attribution.at
        ])?;
    Ok(())
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
    let (sheet, role) = (sheet.number(), answer.role.as_ref());
    if let Some(before) = answer.before {
        // By a doubtful date no day is over: every version stays.
        if before.day_is_over && !tx.attribution.doubtful {
            tx.connection
                .prepare_cached(
                    "DELETE FROM answer_version WHERE sheet = ? AND role = ? AND day = ?",
                )?
                .execute(params![sheet, role, before.day])?;
        }
        tx.connection
            .prepare_cached(
                "INSERT INTO answer_version (sheet, role, revision, day, text, way, at, by)
                 SELECT sheet, role, revision, day, text, way, at, by FROM answer WHERE sheet = ? AND role = ?",
            )?
            .execute(params![sheet, role])?;
    }
    tx.connection
        .prepare_cached(
            "INSERT INTO answer (sheet, role, wording, asked, text, way, told_to, revision, at, day, by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
             ON CONFLICT (sheet, role) DO UPDATE SET text = ?5, way = ?6, told_to = ?7, revision = ?8, at = ?9,
               day = ?10, by = ?11",
        )?
        .execute(params![
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
        ])?;
    Ok(())
}

/// What an answer was before.
pub struct Version {
    /// Which line.
    pub role: Role,
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
/// before, the latest first. One statement for both, because every such page asks it.
pub fn conflicts_and_versions(
    tx: &ReadTx<'_>,
    sheet: SheetId,
    role: Role,
) -> Result<(Vec<String>, Vec<Version>)> {
    let mut rows = tx.connection.prepare_cached(
        "SELECT text, at, 0, NULL FROM conflict WHERE about = ?1 AND line = ?2
         UNION ALL SELECT text, at, revision, day FROM answer_version WHERE sheet = ?1 AND role = ?2",
    )?;
    let mut rows = rows.query(params![sheet.number(), role.as_ref()])?;
    let (mut conflicts, mut versions): (Vec<(i64, String)>, Vec<Version>) =
        (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let (text, at, revision) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if revision == 0 {
            conflicts.push((at, text));
        } else {
            versions.push(Version {
                role,
                revision,
                day: row.get(3)?,
                text,
                at,
            });
        }
    }
    conflicts.sort_unstable();
    versions.sort_unstable_by_key(|version| std::cmp::Reverse(version.revision));
    let conflicts = conflicts.into_iter().map(|(_, text)| text);
    Ok((conflicts.collect(), versions))
}

/// The talk is done: the sheet is closed, and a new one opens with the child's next answer. Gives the sheet that was open.
pub fn close(tx: &WriteTx<'_>, class: ClassId, student: StudentId) -> Result<Option<SheetId>> {
    tx.changed(Change::Sheet(Member { class, student }));
    let open: Option<i64> = tx
        .connection
        .prepare_cached(
            "SELECT id FROM sheet WHERE class = ? AND student = ? AND closed_at IS NULL",
        )?
        .query_row(params![class.number(), student.number()], |row| row.get(0))
        .optional()?;
    let Some(open) = open else {
        return Ok(None);
    };
    tx.connection
        .prepare_cached("UPDATE sheet SET closed_at = ? WHERE id = ?")?
        .execute(params![tx.attribution.at, open])?;
    tx.audit(&AuditEvent {
        event: "sheet closed",
        class: Some(class),
        about: Some(student.number()),
        detail: "",
    })?;
    Ok(Some(SheetId::new(open)))
}

/// The rule of a class, and the rules of those children who have their own.
pub fn rules(
    tx: &ReadTx<'_>,
    class: ClassId,
) -> Result<(SheetRule, BTreeMap<StudentId, SheetRule>)> {
    let word: String = tx
        .connection
        .prepare_cached("SELECT sheet FROM class WHERE id = ?")?
        .query_row([class.number()], |row| row.get(0))?;
    let mut own = tx.connection.prepare_cached(
        "SELECT student, sheet FROM membership WHERE class = ? AND sheet IS NOT NULL AND archived_on IS NULL",
    )?;
    let own = own.query_map([class.number()], |row| {
        Ok((StudentId::new(row.get(0)?), rule(row, 1)?))
    })?;
    let class = word
        .parse()
        .map_err(|_| super::Error::Broken(format!("no such sheet rule: {word}")))?;
    Ok((class, own.collect::<Result<_, _>>()?))
}

fn rule(row: &Row<'_>, column: usize) -> rusqlite::Result<SheetRule> {
    let word = row.get_ref(column)?.as_str()?;
    word.parse().map_err(|_| unread(column, word))
}

/// Gives one child a rule of its own, or the class's again.
pub fn set_rule(
    tx: &WriteTx<'_>,
    Member { class, student }: Member,
    rule: Option<SheetRule>,
) -> Result<()> {
    tx.changed(Change::BoardRules(class));
    tx.changed(Change::Sheet(Member { class, student }));
    tx.connection
        .prepare_cached("UPDATE membership SET sheet = ? WHERE class = ? AND student = ?")?
        .execute(params![
            rule.map(|rule| rule.to_string()),
            class.number(),
            student.number()
        ])?;
    tx.audit(&AuditEvent {
        event: "sheet rule",
        class: Some(class),
        about: Some(student.number()),
        detail: rule.as_ref().map_or("class", AsRef::as_ref),
    })
}
