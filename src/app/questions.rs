//! The questions of the sheet: which one a child is asked and in what words, and what a teacher changes in them. Chair's own
//! sentences stand in the word files, by band and role; the class's own come from the store.

use std::sync::Arc;

use super::{App, Error, Result, class_for};
use crate::{
    domain::{
        class::{Band, Class},
        id::{ClassId, StudentId},
        prep::{
            QuestionRole, Sheet,
            questions::{
                Action, ClassQuestions, Question, QuestionRefusal, Questions, is_chairs_own,
            },
        },
        principal::Principal,
        text::Name,
    },
    i18n::Messages,
    store::{self, ReadTx, WriteTx, questions::List},
};

/// A question as a child sees it.
#[derive(Clone, Debug)]
pub struct ShownQuestion {
    /// Its name, as `g35-piece-1`.
    pub wording: String,
    /// Its words.
    pub words: String,
    /// There are others of its role to swap it for.
    pub has_others: bool,
}

/// The question that is bound by an answer, or the one of this sheet's turn; `swapped` counts the "Another question"s.
pub fn question_for(
    messages: &Messages,
    band: Band,
    questions: &ClassQuestions,
    student: StudentId,
    sheet: &Sheet,
    role: QuestionRole,
    swapped: u8,
) -> ShownQuestion {
    if let Some(line) = sheet.line(role) {
        return ShownQuestion {
            wording: line.wording.clone(),
            words: line.asked.clone(),
            has_others: false,
        };
    }
    let all = questions.for_role(messages.language, band, role);
    let turn = all.turn(student, sheet, role, swapped);
    ShownQuestion {
        wording: turn.map_or_else(String::new, |question| question.wording.clone()),
        words: turn.map_or_else(String::new, |question| {
            question_words(messages, question).to_owned()
        }),
        has_others: all.asked().nth(1).is_some(),
    }
}

/// The words of the question that a page says it has shown, whatever has become of the class's questions since: a child
/// answers what it saw.
pub fn words_of_wording(
    tx: &ReadTx<'_>,
    messages: &Messages,
    class: ClassId,
    role: QuestionRole,
    wording: &str,
) -> store::Result<Option<String>> {
    if is_chairs_own(role, wording) {
        return Ok(chairs_question(messages, wording).map(str::to_owned));
    }
    store::questions::own_words(tx, class, role, wording)
}

/// What a question says: in Chair's words or in the teacher's.
pub fn question_words<'a>(messages: &'a Messages, question: &'a Question) -> &'a str {
    let own = question.words.as_deref();
    own.or_else(|| chairs_question(messages, &question.wording))
        .unwrap_or(&question.wording)
}

/// The same question in the language of `messages`, if it is one of Chair's own: her own words are in one language.
pub fn translated<'a>(
    messages: &'a Messages,
    role: QuestionRole,
    question: &ShownQuestion,
) -> Option<&'a str> {
    is_chairs_own(role, &question.wording)
        .then(|| chairs_question(messages, &question.wording))
        .flatten()
}

/// The words of one of Chair's own questions, by its name.
fn chairs_question<'a>(messages: &'a Messages, wording: &str) -> Option<&'a str> {
    messages.find(&format!("sheet-{wording}"))
}

/// What a teacher changes in the questions of a role.
#[derive(Clone, Debug)]
pub enum QuestionChange {
    /// One of her actions on the question of this name.
    Act(Action, String),
    /// One more question.
    Add(Name),
    /// Other words for the question of this name.
    Reword(String, Name),
}

/// Changes the questions of a role in one language.
pub async fn change(
    app: &Arc<App>,
    by: Principal,
    list: List,
    change: QuestionChange,
) -> Result<(), QuestionRefusal> {
    let worker = Arc::clone(app);
    app.write(by, move |tx| {
        let class = class_for(tx, &by, Some(list.class))?.ok_or(Error::NotFound)?;
        let messages = worker.translations.of(list.language);
        let changed = changed_questions(tx, messages, &class, list, change)?;
        if let Some(questions) = changed {
            store::questions::save(tx, list, &questions)?;
        }
        Ok(())
    })
    .await
}

/// Sets the class's own beginnings of a role in one language.
pub async fn set_starters(
    app: &Arc<App>,
    by: Principal,
    list: List,
    starters: Vec<String>,
) -> Result<()> {
    app.write(by, move |tx| {
        class_for(tx, &by, Some(list.class))?.ok_or(Error::NotFound)?;
        Ok(store::questions::save_starters(tx, list, &starters)?)
    })
    .await
}

/// The questions after a change; none where nothing changes. A form that was sent twice, or words that stayed the same, make
/// no second question.
fn changed_questions(
    tx: &WriteTx<'_>,
    messages: &Messages,
    class: &Class,
    list: List,
    change: QuestionChange,
) -> Result<Option<Questions>, QuestionRefusal> {
    let questions = store::questions::load(tx, class.id)?;
    let all = questions.for_role(list.language, class.band, list.role);
    let same = |words: &Name| {
        let mut all = all.all().iter();
        all.find(|question| question_words(messages, question) == words.as_str())
    };
    let changed = match change {
        QuestionChange::Act(action, wording) => all.apply(action, &wording),
        QuestionChange::Add(words) => {
            if let Some(same) = same(&words) {
                all.apply(Action::Show, &same.wording)
            } else {
                all.may_grow().map_err(Error::Refused)?;
                Ok(all.with_one_more(store::questions::add(tx, list, words.as_str())?))
            }
        }
        QuestionChange::Reword(wording, words) => {
            if same(&words).is_some() {
                return Ok(None);
            }
            all.may_be_reworded(&wording).map_err(Error::Refused)?;
            let new = store::questions::add(tx, list, words.as_str())?;
            all.with_other_words(&wording, new)
        }
    };
    changed.map(Some).map_err(Error::Refused)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use strum::VariantArray;

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
        let translations = Translations::load();
        for language in Language::ALL {
            let messages = translations.of(language);
            let mut asked = BTreeSet::new();
            for &band in Band::VARIANTS {
                for &role in QuestionRole::VARIANTS {
                    for at in 1..=WORDINGS {
                        let wording = wording_of(band, role, at);
                        let words = chairs_question(messages, &wording);
                        assert!(
                            words.is_some_and(|words| asked.insert(words)),
                            "{wording} in {language:?}"
                        );
                    }
                }
            }
        }
    }
}
