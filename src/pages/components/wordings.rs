//! The words of the five questions: which wording a child sees, how it may begin, and chips for those who do not write yet.
//! Chair's own sentences stand in the word files, by band and role; the class's own come from the store.

use crate::{
    domain::{
        class::{Band, Class},
        id::StudentId,
        prep::{
            Role, Sheet,
            questions::{ClassQuestions, STARTERS, is_chairs_own},
        },
    },
    i18n::Messages,
    pages::components::{chairs_question, question_words},
    store::{self, ReadTx},
};

/// The most chips of a question.
const CHIPS: u8 = 6;

/// A question as a child sees it.
pub(crate) struct Asked {
    /// Its name, as `g35-piece-1`.
    pub(crate) wording: String,
    /// Its words.
    pub(crate) words: String,
    /// There are others of its role to swap it for.
    pub(crate) has_others: bool,
}

/// The question that is bound by an answer, or the one of this sheet's turn.
pub(crate) fn question(
    messages: &Messages,
    (class, questions): (&Class, &ClassQuestions),
    (student, sheet, role): (StudentId, &Sheet, Role),
    swapped: u8,
) -> Asked {
    if let Some(line) = sheet.line(role) {
        return Asked {
            wording: line.wording.clone(),
            words: line.asked.clone(),
            has_others: false,
        };
    }
    let all = questions.of(messages.language, class.band, role);
    let turn = all.turn((student, sheet), role, swapped);
    Asked {
        wording: turn.map_or_else(String::new, |it| it.wording.clone()),
        words: turn.map_or_else(String::new, |it| question_words(messages, it).to_owned()),
        has_others: all.asked().nth(1).is_some(),
    }
}

/// The question that a page says it has shown, whatever has become of the class's questions since: a child answers what it
/// saw.
pub(crate) fn as_shown(
    tx: &ReadTx<'_>,
    messages: &Messages,
    (class, role): (&Class, Role),
    wording: &str,
) -> store::Result<Option<(String, String)>> {
    let words = if is_chairs_own(role, wording) {
        chairs_question(messages, wording).map(str::to_owned)
    } else {
        store::questions::own_words(tx, class.id, role, wording)?
    };
    Ok(words.map(|words| (wording.to_owned(), words)))
}

/// Three ways to begin: the class's own, filled up with Chair's.
pub(crate) fn starters<'a>(
    messages: &'a Messages,
    questions: &'a ClassQuestions,
    band: Band,
    role: Role,
) -> Vec<&'a str> {
    let starter = |at| format!("sheet-{}-{}-start-{at}", band.word(), role.word());
    let chairs_own = (1..=STARTERS).filter_map(|at| messages.find(&starter(at)));
    let own = questions.starters(messages.language, role);
    own.chain(chairs_own).take(STARTERS).collect()
}

/// Answers to tap, for the youngest.
pub(crate) fn chips(messages: &Messages, band: Band, role: Role) -> Vec<&str> {
    if band != Band::K2 {
        return Vec::new();
    }
    let chip = |at| format!("sheet-{}-{}-chip-{at}", band.word(), role.word());
    (1..=CHIPS)
        .filter_map(|at| messages.find(&chip(at)))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        domain::{
            prep::{WORDINGS, questions::wording_of},
            text::Language,
        },
        i18n::Translations,
    };

    #[test]
    fn each_question_has_all_its_wordings_in_every_language() {
        let words = Translations::load();
        for language in Language::ALL {
            let messages = words.of(language);
            let mut asked = BTreeSet::new();
            for band in Band::ALL {
                for role in Role::ALL {
                    for at in 1..=WORDINGS {
                        let wording = wording_of(band, role, at);
                        let words = chairs_question(messages, &wording);
                        assert!(
                            words.is_some_and(|it| asked.insert(it)),
                            "{wording} in {language:?}"
                        );
                    }
                }
            }
        }
    }
}
