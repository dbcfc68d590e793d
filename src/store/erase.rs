//! Takes a child out of every table, so that nothing of the child is left but numbers in the audit. A table that comes to hold
//! something of a child is added here; a test looks through all of them.

use super::{Change, Result, WriteTx, roster};
use crate::domain::id::StudentId;

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
