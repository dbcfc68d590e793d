//! The words of the five questions: which wording a child sees, how it may begin, and chips for those who do not write yet.
//! The sentences stand in the word files, by band and role.

use crate::{
    domain::{
        class::{Band, Class},
        id::StudentId,
        prep::{Role, Sheet},
    },
    web::words::Tongue,
};

/// Sentence starters of each question.
const STARTERS: u8 = 3;
/// The most chips of a question.
const CHIPS: u8 = 6;

/// A question's wording and its words: the one that is bound by an answer, or the one of this sheet's turn.
pub(super) fn question(
    tongue: &Tongue,
    class: &Class,
    (student, sheet, role): (StudentId, &Sheet, Role),
    swapped: u8,
) -> (String, String) {
    if let Some(line) = sheet.line(role) {
        return (line.wording.clone(), line.asked.clone());
    }
    let wording = format!(
        "{}-{}-{}",
        class.band.word(),
        role.word(),
        sheet.wording(student, role, swapped)
    );
    let asked = tongue.say(&format!("sheet-{wording}")).to_owned();
    (wording, asked)
}

/// Three ways to begin.
pub(super) fn starters(tongue: &Tongue, band: Band, role: Role) -> Vec<&str> {
    let starter = |at| format!("sheet-{}-{}-start-{at}", band.word(), role.word());
    (1..=STARTERS)
        .filter_map(|at| tongue.find(&starter(at)))
        .collect()
}

/// Answers to tap, for the youngest.
pub(super) fn chips(tongue: &Tongue, band: Band, role: Role) -> Vec<&str> {
    if band != Band::K2 {
        return Vec::new();
    }
    let chip = |at| format!("sheet-{}-{}-chip-{at}", band.word(), role.word());
    (1..=CHIPS)
        .filter_map(|at| tongue.find(&chip(at)))
        .collect()
}
