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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        domain::{prep::WORDINGS, text::Language},
        web::words::Words,
    };

    #[test]
    fn each_question_has_all_its_wordings_in_every_language() {
        let words = Words::load();
        for language in Language::ALL {
            let tongue = words.of(language);
            let mut asked = BTreeSet::new();
            for band in Band::ALL {
                for role in Role::ALL {
                    for at in 1..=WORDINGS {
                        let id = format!("sheet-{}-{}-{at}", band.word(), role.word());
                        let words = tongue.find(&id);
                        assert!(
                            words.is_some_and(|it| asked.insert(it)),
                            "{id} in {language:?}"
                        );
                    }
                }
            }
        }
    }
}
