//! The one autosave: words that somebody types, into whichever box, are saved here, or kept beside the saved ones until
//! somebody chooses. What becomes of a save is decided by domain/autosave; no page is drawn here.

mod answer;
mod conference;
mod draft;

use std::sync::Arc;

pub(super) use answer::save_in_class;
pub use answer::{AnswerBox, MadeUpAnswer, PageQuestion, write_made_up_answer};
pub use conference::{ConferenceBox, ConferenceField, keep_if_stood, may_read, save_words};
pub use draft::{Draft, Refusal, SaveOutcome};

use super::{App, Result};
use crate::domain::principal::Principal;

/// The box that words were typed into.
#[derive(Clone, Debug)]
pub enum TextBox {
    /// A question of a child's sheet, on the child's own page or on the teacher's.
    Answer(AnswerBox),
    /// A box of a conference, on the page of the child who leads or on the teacher's.
    Conference(ConferenceBox),
}

/// Saves the words of a form. What [`Draft::parse`] would not take is refused here, like all the rest.
pub async fn save(
    app: &Arc<App>,
    by: Principal,
    text_box: TextBox,
    draft: Result<Draft, Refusal>,
) -> Result<SaveOutcome, Refusal> {
    let draft = draft?;
    let worker = Arc::clone(app);
    app.write(by, move |tx| match text_box {
        TextBox::Answer(answer) => answer::save(tx, &worker, &by, &answer, &draft),
        TextBox::Conference(words) => conference::save(tx, &by, words, &draft),
    })
    .await
}
