//! Takes a child, a class or a year of one out of every table, so that nothing of it is left but numbers in the audit. A table that
//! comes to hold something of a child or a class is added here; tests look through all of them.

use rusqlite::params;

use super::{
    Change, Result, WriteTx, roster,
    said::{self, Place, SaidAt},
};
use crate::domain::{
    calendar::DayRange,
    class::Member,
    id::{ClassId, StudentId},
};

/// What goes, those first that point at others. Whatever belongs to a talk goes where no other participant is left in it.
const DELETES: [&str; 28] = [
    "UPDATE teacher_session SET handed_for = NULL, handed_to = NULL WHERE handed_to = ?1",
    "DELETE FROM conflict WHERE about IN (SELECT id FROM next_step WHERE student = ?1)
       OR about IN (SELECT id FROM sheet WHERE student = ?1)
       OR line IN ('well:' || ?1, 'tweak:' || ?1, 'thanks:' || ?1, 'next_step:' || ?1)",
    "DELETE FROM idempotent_request WHERE about IN (SELECT id FROM sign_up WHERE student = ?1)",
    "DELETE FROM log_line WHERE line IN ('well:' || ?1, 'tweak:' || ?1, 'thanks:' || ?1)",
    "DELETE FROM log_version WHERE line IN ('well:' || ?1, 'tweak:' || ?1, 'thanks:' || ?1, 'next_step:' || ?1)",
    "DELETE FROM next_step WHERE student = ?1",
    "DELETE FROM shared_praise WHERE student = ?1",
    "DELETE FROM participant WHERE student = ?1",
    "UPDATE teacher_session SET handed_for = NULL, handed_to = NULL WHERE handed_for IN (SELECT id FROM conference WHERE id NOT IN (SELECT conference FROM participant))",
    "UPDATE next_step SET conference = NULL WHERE conference IN (SELECT id FROM conference WHERE id NOT IN (SELECT conference FROM participant))",
    "DELETE FROM conflict WHERE about IN (SELECT id FROM conference WHERE id NOT IN (SELECT conference FROM participant))",
    "DELETE FROM log_line WHERE conference NOT IN (SELECT conference FROM participant)",
    "DELETE FROM log_version WHERE conference NOT IN (SELECT conference FROM participant)",
    "DELETE FROM talk_tag WHERE conference NOT IN (SELECT conference FROM participant)",
    "DELETE FROM remember WHERE conference NOT IN (SELECT conference FROM participant)",
    "DELETE FROM conference WHERE id NOT IN (SELECT conference FROM participant)",
    "UPDATE conference SET sign_up = NULL WHERE sign_up IN (SELECT id FROM sign_up WHERE student = ?1)",
    "DELETE FROM reservation WHERE sign_up IN (SELECT id FROM sign_up WHERE student = ?1)",
    "DELETE FROM sign_up WHERE student = ?1",
    "DELETE FROM wait_list WHERE student = ?1",
    "DELETE FROM away WHERE student = ?1",
    "DELETE FROM answer_version WHERE sheet IN (SELECT id FROM sheet WHERE student = ?1)",
    "DELETE FROM answer WHERE sheet IN (SELECT id FROM sheet WHERE student = ?1)",
    "DELETE FROM sheet WHERE student = ?1",
    "DELETE FROM said WHERE place = 'answer' AND about NOT IN (SELECT id FROM sheet)",
    "DELETE FROM said WHERE place = 'step' AND about NOT IN (SELECT id FROM next_step)",
    "DELETE FROM said WHERE place IN ('line', 'remember') AND (about NOT IN (SELECT id FROM conference)
       OR line IN ('well:' || ?1, 'tweak:' || ?1, 'thanks:' || ?1))",
    "DELETE FROM practice WHERE student = ?1",
];
const PERSON: [&str; 5] = [
    "DELETE FROM student_session WHERE student = ?1",
    "DELETE FROM wrong_pictures WHERE student = ?1",
    "DELETE FROM wrong_guess WHERE student = ?1",
    "DELETE FROM membership WHERE student = ?1",
    "DELETE FROM student WHERE id = ?1",
];

/// Erases a child from the box.
pub fn student(tx: &WriteTx<'_>, student: StudentId) -> Result<()> {
    for class in roster::classes_of(tx, student)? {
        tx.changed(Change::Roster(class));
        tx.changed(Change::Board(class));
    }
    tx.changed(Change::Sessions);
    for delete in DELETES.iter().chain(&PERSON) {
        let mut delete = tx.connection.prepare_cached(delete)?;
        match delete.parameter_count() {
            0 => delete.execute([])?,
            _ => delete.execute([student])?,
        };
    }
    tx.audit("erased", None, Some(student.number()), "")
}

/// What goes of a class before its children do.
const OF_CLASS: [&str; 34] = [
    "UPDATE teacher_session SET handed_for = NULL, handed_to = NULL WHERE handed_for IN (SELECT id FROM conference WHERE class = ?1)",
    "DELETE FROM conflict WHERE about IN (SELECT id FROM sheet WHERE class = ?1 UNION ALL SELECT id FROM conference WHERE class = ?1
       UNION ALL SELECT id FROM next_step WHERE class = ?1)",
    "DELETE FROM idempotent_request WHERE about IN (SELECT id FROM sign_up WHERE class = ?1)",
    "DELETE FROM said WHERE class = ?1",
    "DELETE FROM shared_praise WHERE class = ?1",
    "DELETE FROM talk_tag WHERE conference IN (SELECT id FROM conference WHERE class = ?1)",
    "DELETE FROM log_line WHERE conference IN (SELECT id FROM conference WHERE class = ?1)",
    "DELETE FROM log_version WHERE conference IN (SELECT id FROM conference WHERE class = ?1)",
    "DELETE FROM remember WHERE conference IN (SELECT id FROM conference WHERE class = ?1)",
    "DELETE FROM next_step WHERE class = ?1",
    "DELETE FROM participant WHERE conference IN (SELECT id FROM conference WHERE class = ?1)",
    "DELETE FROM conference WHERE class = ?1",
    "DELETE FROM reservation WHERE sign_up IN (SELECT id FROM sign_up WHERE class = ?1)",
    "DELETE FROM sign_up WHERE class = ?1",
    "DELETE FROM wait_list WHERE class = ?1",
    "DELETE FROM away WHERE class = ?1",
    "DELETE FROM closed_chair WHERE class = ?1",
    "DELETE FROM pause WHERE class = ?1",
    "DELETE FROM answer_version WHERE sheet IN (SELECT id FROM sheet WHERE class = ?1)",
    "DELETE FROM answer WHERE sheet IN (SELECT id FROM sheet WHERE class = ?1)",
    "DELETE FROM sheet WHERE class = ?1",
    "DELETE FROM starter WHERE class = ?1",
    "DELETE FROM strength WHERE class = ?1",
    "DELETE FROM invitation_class WHERE class = ?1",
    "DELETE FROM asked WHERE class = ?1",
    "DELETE FROM question WHERE class = ?1",
    "DELETE FROM tag WHERE class = ?1",
    "DELETE FROM writing_block WHERE class = ?1",
    "DELETE FROM no_school WHERE class = ?1",
    "DELETE FROM day_change WHERE class = ?1",
    // A child of another class may have come in on a device of this one.
    "DELETE FROM student_session WHERE class = ?1 OR device IN (SELECT id FROM device WHERE class = ?1)",
    "DELETE FROM device WHERE class = ?1",
    "DELETE FROM class_teacher WHERE class = ?1",
    "DELETE FROM practice WHERE student IN (SELECT student FROM membership WHERE class = ?1)",
];

/// Erases a class from the box, with every child of it that is in no other.
pub fn class(tx: &WriteTx<'_>, class: ClassId) -> Result<()> {
    for delete in OF_CLASS {
        tx.execute(delete, [class])?;
    }
    let sql = "SELECT student FROM membership WHERE class = ?1 AND NOT EXISTS
        (SELECT 1 FROM membership other WHERE other.student = membership.student AND other.class <> ?1)";
    let children: Vec<StudentId> = tx.all(sql, [class], |row| row.get(0))?;
    tx.execute("DELETE FROM membership WHERE class = ?", [class])?;
    for student in children {
        for delete in PERSON {
            tx.execute(delete, [student])?;
        }
    }
    tx.execute("DELETE FROM class WHERE id = ?", [class])?;
    tx.changed(Change::Roster(class));
    tx.changed(Change::BoardRules(class));
    tx.changed(Change::Timetables);
    tx.changed(Change::Devices);
    tx.changed(Change::Sessions);
    tx.audit("class erased", Some(class), None, "")
}

/// Which talks are of these days, and which sheets: those whose last answer is.
const TALKS: &str =
    "(SELECT id FROM conference WHERE class = ?1 AND date BETWEEN ?2 AND ?3 AND state = 'done')";
const SHEETS: &str = "(SELECT id FROM sheet WHERE class = ?1 AND (closed_at IS NOT NULL OR ?4)
    AND COALESCE((SELECT MAX(day) FROM answer WHERE sheet = sheet.id), ?3) BETWEEN ?2 AND ?3)";

/// What was written and talked about in these days; `?4` where nothing of the class is carried on.
const WRITTEN: [&str; 21] = [
    "UPDATE teacher_session SET handed_for = NULL, handed_to = NULL WHERE handed_for IN {talks}",
    "DELETE FROM conflict WHERE about IN {talks} OR about IN {sheets}
       OR about IN (SELECT id FROM next_step WHERE class = ?1 AND (conference IN {talks} AND state <> 'open' OR ?4))",
    "DELETE FROM said WHERE place = 'answer' AND about IN {sheets}",
    "DELETE FROM said WHERE place IN ('line', 'remember') AND about IN {talks}",
    "DELETE FROM shared_praise WHERE conference IN {talks}",
    "DELETE FROM talk_tag WHERE conference IN {talks}",
    "DELETE FROM log_line WHERE conference IN {talks}",
    "DELETE FROM log_version WHERE conference IN {talks}",
    "DELETE FROM remember WHERE conference IN {talks}",
    "DELETE FROM next_step WHERE class = ?1 AND (conference IN {talks} AND state <> 'open' OR ?4)",
    // What a child still carries stays the child's.
    "UPDATE next_step SET conference = NULL WHERE conference IN {talks}",
    "DELETE FROM said WHERE class = ?1 AND place = 'step' AND about NOT IN (SELECT id FROM next_step)",
    "UPDATE participant SET sheet = NULL WHERE class = ?1 AND sheet IN {sheets}",
    "DELETE FROM answer_version WHERE sheet IN {sheets}",
    // The sheets are known by their answers, which go with them.
    "DELETE FROM participant WHERE conference IN {talks}",
    "DELETE FROM conference WHERE id IN {talks}",
    "DELETE FROM idempotent_request WHERE about IN (SELECT id FROM sign_up WHERE class = ?1 AND date BETWEEN ?2 AND ?3)",
    "DELETE FROM reservation WHERE sign_up IN (SELECT id FROM sign_up WHERE class = ?1 AND date BETWEEN ?2 AND ?3
       AND (state NOT IN ('booked', 'called', 'talking') OR ?4))",
    "DELETE FROM sign_up WHERE class = ?1 AND date BETWEEN ?2 AND ?3 AND (state NOT IN ('booked', 'called', 'talking') OR ?4)
       AND id NOT IN (SELECT sign_up FROM conference WHERE sign_up IS NOT NULL)",
    "DELETE FROM wait_list WHERE class = ?1 AND day BETWEEN ?2 AND ?3 AND (state <> 'waiting' OR ?4)",
    "DELETE FROM closed_chair WHERE class = ?1 AND date BETWEEN ?2 AND ?3",
];

/// Erases what was written and talked about in a class in these days. Children and settings stay, and what a child still carries.
pub fn year(tx: &WriteTx<'_>, class: ClassId, days: DayRange) -> Result<()> {
    written(
        tx,
        class,
        &days.first.to_string(),
        &days.last.to_string(),
        false,
    )?;
    let days = format!("{} {}", days.first, days.last);
    tx.audit("year erased", Some(class), None, &days)
}

/// Erases everything that was ever written and talked about in a class that rests.
pub fn everything_written(tx: &WriteTx<'_>, class: ClassId) -> Result<()> {
    written(tx, class, "0000", "9999-99", true)?;
    tx.audit("kept long enough", Some(class), None, "")
}

fn written(tx: &WriteTx<'_>, class: ClassId, first: &str, last: &str, all: bool) -> Result<()> {
    let run = |sql: &str| {
        let sql = sql.replace("{talks}", TALKS).replace("{sheets}", SHEETS);
        let mut delete = tx.connection.prepare(&sql)?;
        let count = delete.parameter_count();
        let values = params![class, first, last, all];
        delete.execute(&values[..count])?;
        Ok::<_, super::Error>(())
    };
    // Beside the words of a step that stays others may have waited: these go with their talk.
    let steps: Vec<i64> = {
        let sql = format!(
            "SELECT next_step.id FROM next_step JOIN conflict ON about = conference AND line = 'next_step:' || student
             WHERE next_step.class = ?1 AND conference IN {TALKS}"
        );
        tx.all(&sql, params![class, first, last], |row| row.get(0))?
    };
    for sql in WRITTEN {
        run(sql)?;
    }
    for about in steps {
        let at = SaidAt {
            place: Place::Step,
            about,
            line: "",
        };
        said::keep(tx, class, at)?;
    }
    let sheets: Vec<i64> = {
        let sql = format!("SELECT id FROM {SHEETS}");
        let mut query = tx.connection.prepare(&sql)?;
        let rows = query.query_map(params![class, first, last, all], |row| row.get(0))?;
        rows.collect::<rusqlite::Result<_>>()?
    };
    for sheet in sheets {
        tx.execute("DELETE FROM answer WHERE sheet = ?", [sheet])?;
        tx.execute("DELETE FROM sheet WHERE id = ?", [sheet])?;
    }
    for member in roster::members(tx, class)? {
        let member = Member::new(class, member.student);
        tx.changed(Change::Sheet(member));
        tx.changed(Change::Conference(member));
    }
    tx.changed(Change::BoardRules(class));
    Ok(())
}
