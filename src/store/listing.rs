//! What leaves the box as tables for a spreadsheet: the children of a class, its sheets, its talks and its chairs, row by row,
//! so that no table is in memory as a whole but the short one of the children, who stand in the order of their names.

use jiff::civil::Date;
use rusqlite::{Row, params};

use super::{ReadTx, Result, class_file::cell, unlisted};
use crate::domain::{
    class_file::Cell,
    id::{ClassId, StudentId},
    text::{Language, order_key},
};

/// How a column is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// As it is.
    Plainly,
    /// UTC seconds, as the class's own day and hour.
    AsMoment,
    /// Tags with `;` between them; those that every class is offered by their ids.
    AsTags,
}

use Written::{AsMoment, AsTags, Plainly};

/// One table.
pub struct Listing {
    /// What it is called.
    pub name: &'static str,
    /// Its columns: these names stay as they are, for other programs read them.
    pub columns: &'static [(&'static str, Written)],
    sql: &'static str,
}

/// The children, those who left among them.
pub const STUDENTS: Listing = Listing {
    name: "students",
    columns: &[
        ("child", Plainly),
        ("given_name", Plainly),
        ("family_name", Plainly),
        ("language", Plainly),
        ("since", AsMoment),
        ("left", AsMoment),
    ],
    sql: "SELECT student.id, given, family, language, since, archived_on FROM membership
        JOIN student ON student.id = membership.student
        WHERE class = ?1 AND (?2 IS NULL OR student.id = ?2) AND student.id NOT IN {gone} ORDER BY student.id",
};
/// The columns of [`STUDENTS`] by which its rows stand in the order of names.
const BY_NAME: [usize; 2] = [1, 2];

/// The answers of all sheets, each with what stood there before.
pub const SHEETS: Listing = Listing {
    name: "sheets",
    columns: &[
        ("child", Plainly),
        ("name", Plainly),
        ("sheet", Plainly),
        ("opened", AsMoment),
        ("closed", AsMoment),
        ("question", Plainly),
        ("asked", Plainly),
        ("revision", Plainly),
        ("day", Plainly),
        ("way", Plainly),
        ("told_to", Plainly),
        ("text", Plainly),
    ],
    sql: "SELECT student.id, trim(given || ' ' || family), number, opened_at, closed_at, role, asked, revision, day, way, told_to, text
        FROM (SELECT sheet, role, asked, revision, day, way, told_to, text FROM answer
          WHERE sheet IN (SELECT id FROM sheet WHERE class = ?1)
          UNION ALL SELECT sheet, role, '', revision, day, way, NULL, text FROM answer_version
          WHERE sheet IN (SELECT id FROM sheet WHERE class = ?1)) said
        JOIN sheet ON sheet.id = said.sheet JOIN student ON student.id = sheet.student
        WHERE (?2 IS NULL OR student.id = ?2) AND {sheet}
        ORDER BY student.id, number, role, revision",
};

/// The talks that are over, a row for each child in one.
pub const CONFERENCES: Listing = Listing {
    name: "conferences",
    columns: &[
        ("date", Plainly),
        ("began", AsMoment),
        ("ended", AsMoment),
        ("kind", Plainly),
        ("child", Plainly),
        ("name", Plainly),
        ("strength", Plainly),
        ("praised", Plainly),
        ("quote", Plainly),
        ("teaching", Plainly),
        ("home", Plainly),
        ("teacher_well", Plainly),
        ("teacher_tweak", Plainly),
        ("thanks", Plainly),
        ("child_well", Plainly),
        ("child_tweak", Plainly),
        ("next_step", Plainly),
        ("became", Plainly),
        ("check_back", Plainly),
        ("tags", AsTags),
        ("remember", Plainly),
    ],
    sql: "SELECT it.date, it.began_at, it.ended_at, it.kind, child.student, trim(given || ' ' || family),
          (SELECT text FROM log_line WHERE conference = it.id AND line = 'strength'),
          (SELECT text FROM log_line WHERE conference = it.id AND line = 'praised'),
          (SELECT text FROM log_line WHERE conference = it.id AND line = 'quote'),
          (SELECT text FROM log_line WHERE conference = it.id AND line = 'teaching'),
          (SELECT text FROM log_line WHERE conference = it.id AND line = 'home'),
          (SELECT text FROM log_line WHERE conference = it.id AND line = 'teacher_well'),
          (SELECT text FROM log_line WHERE conference = it.id AND line = 'teacher_tweak'),
          (SELECT text FROM log_line WHERE conference = it.id AND line = 'thanks:' || child.student),
          (SELECT text FROM log_line WHERE conference = it.id AND line = 'well:' || child.student),
          (SELECT text FROM log_line WHERE conference = it.id AND line = 'tweak:' || child.student),
          step.text, step.state, it.check_back,
          (SELECT group_concat(COALESCE(tag.name, tag.offered), ';') FROM talk_tag JOIN tag ON tag.id = talk_tag.tag
            WHERE talk_tag.conference = it.id),
          (SELECT text FROM remember WHERE conference = it.id)
        FROM conference it INDEXED BY conference_on
        CROSS JOIN participant child ON child.conference = it.id
        CROSS JOIN student ON student.id = child.student
        LEFT JOIN next_step step ON step.conference = it.id AND step.student = child.student
        WHERE it.class = ?1 AND it.state = 'done' AND (?2 IS NULL OR child.student = ?2) AND {talk} AND child.student NOT IN {gone}
        ORDER BY it.date, it.began_at, it.id, child.student",
};

/// The chairs that children saved, whatever came of them.
pub const SIGN_UPS: Listing = Listing {
    name: "sign-ups",
    columns: &[
        ("date", Plainly),
        ("start", Plainly),
        ("minutes", Plainly),
        ("seat", Plainly),
        ("child", Plainly),
        ("name", Plainly),
        ("state", Plainly),
        ("since", AsMoment),
        ("moves", Plainly),
        ("made", AsMoment),
    ],
    sql: "SELECT date, start, minutes, seat, student.id, trim(given || ' ' || family), state, state_at, moves, sign_up.made_at
        FROM sign_up JOIN student ON student.id = sign_up.student
        WHERE class = ?1 AND (?2 IS NULL OR student.id = ?2) AND {sign_up} ORDER BY date, start, seat, sign_up.id",
};

impl Listing {
    /// Hands every row to `take`: those of a class, or of one child of it.
    pub fn each(
        &self,
        tx: &ReadTx<'_>,
        class: ClassId,
        student: Option<StudentId>,
        mut take: impl FnMut(&[Cell]) -> Result<()>,
    ) -> Result<()> {
        let sql = self.sql.replace("{gone}", unlisted::CHILDREN);
        let sql = sql.replace("{talk}", &unlisted::talk("it"));
        let sql = sql.replace("{sheet}", &unlisted::sheet("sheet"));
        let sql = sql.replace("{sign_up}", &unlisted::sign_up("sign_up"));
        let mut query = tx.connection.prepare(&sql)?;
        let mut rows = query.query(params![class, student])?;
        if self.name == STUDENTS.name {
            let language = super::class::find(tx, class)?.map(|class| class.language);
            let language = language.unwrap_or(Language::English);
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                let mut cells = Vec::with_capacity(self.columns.len());
                self.read(row, &mut cells)?;
                all.push(cells);
            }
            all.sort_by_cached_key(|cells: &Vec<Cell>| {
                BY_NAME.map(|at| match &cells[at] {
                    Cell::Words(name) => order_key(language, name),
                    Cell::None | Cell::Number(_) => String::new(),
                })
            });
            return all.iter().try_for_each(|cells| take(cells));
        }
        let mut cells = Vec::with_capacity(self.columns.len());
        while let Some(row) = rows.next()? {
            cells.clear();
            self.read(row, &mut cells)?;
            take(&cells)?;
        }
        Ok(())
    }

    fn read(&self, row: &Row<'_>, cells: &mut Vec<Cell>) -> Result<()> {
        for at in 0..self.columns.len() {
            cells.push(cell(row.get_ref(at)?));
        }
        Ok(())
    }
}

/// A chair that a child holds in a week.
pub struct Held {
    /// The number of the sign-up.
    pub id: i64,
    /// Its day.
    pub date: Date,
    /// Its time, as 09:10.
    pub start: String,
    /// Its minutes.
    pub minutes: i64,
    /// Whose it is.
    pub student: StudentId,
}

/// The chairs of these days that are saved or were talked on.
pub fn held(tx: &ReadTx<'_>, class: ClassId, first: Date, last: Date) -> Result<Vec<Held>> {
    let sql = format!(
        "SELECT id, date, start, minutes, student FROM sign_up
         WHERE class = ? AND date BETWEEN ? AND ? AND state NOT IN ('absent', 'released') AND seat > 0 AND {}
         ORDER BY date, start, seat",
        unlisted::sign_up("sign_up")
    );
    tx.all(&sql, params![class, first, last], |row| {
        Ok(Held {
            id: row.get(0)?,
            date: row.get(1)?,
            start: row.get(2)?,
            minutes: row.get(3)?,
            student: row.get(4)?,
        })
    })
}
