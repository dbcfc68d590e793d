//! What a question of the sheet says: in Chair's words, which stand in the word files, or in the teacher's.

use crate::{domain::prep::questions::Question, web::words::Tongue};

/// Its words.
pub fn question_words<'a>(tongue: &'a Tongue, question: &'a Question) -> &'a str {
    let chairs_own = || tongue.find(&format!("sheet-{}", question.wording));
    let own = question.words.as_deref();
    own.or_else(chairs_own).unwrap_or(&question.wording)
}
