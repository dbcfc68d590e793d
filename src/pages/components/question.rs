//! What a question of the sheet says: in Chair's words, which stand in the word files, or in the teacher's.

use crate::{domain::prep::questions::Question, i18n::Messages};

/// Its words.
pub fn question_words<'a>(messages: &'a Messages, question: &'a Question) -> &'a str {
    let own = question.words.as_deref();
    own.or_else(|| chairs_question(messages, &question.wording))
        .unwrap_or(&question.wording)
}

/// The words of one of Chair's own questions, by its name.
pub fn chairs_question<'a>(messages: &'a Messages, wording: &str) -> Option<&'a str> {
    messages.find(&format!("sheet-{wording}"))
}
