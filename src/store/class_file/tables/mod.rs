//! Which rows belong to a class, table by table in an order in which each names only what came before it: first its people, its
//! timetable and its board, then its sheets and talks. A table or a column that comes to hold something of a class is added
//! there; a test looks through all of them.

mod classroom;
mod talks;

use crate::{domain::class_file::Kind, limits::ANSWER_GRAPHEMES_MAX};

/// All of them, in their order.
pub(in crate::store::class_file) fn all() -> impl Iterator<Item = &'static Table> {
    classroom::TABLES.iter().chain(talks::TABLES)
}

/// A table of the file.
pub(in crate::store::class_file) struct Table {
    /// Its name, in the file as in the database.
    pub(in crate::store::class_file) name: &'static str,
    /// Its columns but the class's.
    pub(in crate::store::class_file) columns: &'static [Column],
    /// It has a column for the class.
    pub(in crate::store::class_file) has_class: bool,
    /// Which of its rows are the class's, `?1`.
    pub(in crate::store::class_file) which: &'static str,
}

/// A column of a table.
pub(in crate::store::class_file) struct Column {
    pub(in crate::store::class_file) name: &'static str,
    pub(in crate::store::class_file) kind: Kind,
    /// It may be empty.
    pub(in crate::store::class_file) may_be_empty: bool,
    /// What is read in the place of the column itself.
    pub(in crate::store::class_file) read_as: Option<&'static str>,
}

pub(super) const fn col(name: &'static str, kind: Kind) -> Column {
    Column {
        name,
        kind,
        may_be_empty: false,
        read_as: None,
    }
}

pub(super) const fn maybe(name: &'static str, kind: Kind) -> Column {
    Column {
        may_be_empty: true,
        ..col(name, kind)
    }
}

pub(super) const fn range(numbers: &std::ops::RangeInclusive<u16>) -> Kind {
    Kind::Whole(*numbers.start() as i64, *numbers.end() as i64)
}

pub(super) const FLAG: Kind = Kind::Whole(0, 1);
pub(super) const COUNT: Kind = Kind::Whole(0, 1_000_000_000);
pub(super) const WORDS: Kind = Kind::Words(ANSWER_GRAPHEMES_MAX);
pub(super) const LANGUAGE: Kind = Kind::OneOf(&["en", "es", "ar"]);
pub(super) const ROLE: Kind = Kind::OneOf(&["piece", "proud", "stuck", "tried", "ask"]);
pub(super) const SHEET_RULE: Kind = Kind::OneOf(&["gate", "nudge", "off"]);
pub(super) const WEEKDAY: Kind = Kind::Whole(1, 7);

pub(super) const OF_CLASS: &str = "class = ?1";
/// Talks that are over: one that goes on stays on its box.
pub(super) const DONE: &str = "class = ?1 AND state = 'done'";
pub(super) const OF_TALK: &str =
    "conference IN (SELECT id FROM conference WHERE class = ?1 AND state = 'done')";
pub(super) const OF_SHEET: &str = "sheet IN (SELECT id FROM sheet WHERE class = ?1)";

/// Columns of these tables that stay on their box: by what children come in there, who teaches there, whether the class rests.
#[cfg(test)]
pub(in crate::store::class_file) const STAY: &[(&str, &str)] = &[
    ("class", "id"),
    ("class", "archived_at"),
    ("class", "rests_since"),
    ("student", "pictures"),
    ("student", "card"),
    ("conference", "teacher"),
    ("wait_list", "id"),
];

/// Tables that are not of one class alone, or are made anew from the others, or belong to the box and its screens.
#[cfg(test)]
pub(in crate::store::class_file) const OF_THE_BOX: &[&str] = &[
    "teacher",
    "box",
    "class_teacher",
    "practice",
    "lesson_line",
    "device",
    "teacher_session",
    "student_session",
    "wrong_pictures",
    "wrong_guess",
    "first_run",
    "idempotent_request",
    "audit",
    "setting",
    "said",
    "invitation",
    "invitation_class",
    "bin",
];
