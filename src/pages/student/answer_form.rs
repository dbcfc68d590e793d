//! What a page of a question sends, as values, and the same once more as hidden fields. Nothing is decided here.

use serde::Deserialize;

use crate::{
    app::{
        self,
        autosave::{AnswerBox, Draft, PageQuestion, Refusal},
    },
    domain::{id::StudentId, text::Language},
    http::{error::HttpError, form::put_behind},
};

/// The form of a question's page.
#[derive(Clone, Default, Deserialize)]
pub(super) struct AnswerForm {
    /// The role of the question.
    #[serde(default)]
    prompt: String,
    /// Whose page sends it.
    pub(super) whose: Option<String>,
    /// The words in the box.
    text: Option<String>,
    /// The revision that the page has seen last.
    seen: Option<u32>,
    /// The sheet that the page shows; the open one if it does not say.
    pub(super) sheet: Option<u32>,
    /// `aloud`, `paper`, or `written` to take those back.
    way: Option<String>,
    /// The question that the page has shown, and in which language.
    wording: Option<String>,
    language: Option<String>,
    /// How often it was swapped.
    pub(super) swapped: Option<u8>,
    /// A starter or chip that a browser without script puts into the box.
    starter: Option<String>,
    /// The child has chosen between two screens' words.
    resolves: Option<u8>,
    /// "Done for today".
    done: Option<u8>,
    /// Two pictures, of a child whose session ended meanwhile.
    pub(super) first: Option<String>,
    pub(super) second: Option<String>,
}

impl AnswerForm {
    /// The box that it is of, for a child who reads this language.
    pub(super) fn answer_box(
        &self,
        student: StudentId,
        language: Language,
    ) -> Result<AnswerBox, HttpError> {
        let shown_in = self.language.as_deref().and_then(Language::from_tag);
        let shown = |wording: &String| (wording.clone(), shown_in.unwrap_or(language));
        Ok(AnswerBox {
            student,
            role: self.prompt.parse().map_err(|_| HttpError::BadForm)?,
            sheet: self.sheet,
            way: match self.way.as_deref() {
                None | Some("") => None,
                Some(word) => Some(word.parse().map_err(|_| HttpError::BadForm)?),
            },
            question: Some(PageQuestion {
                language,
                shown: self.wording.as_ref().map(shown),
                swapped: self.swapped.unwrap_or(0),
            }),
        })
    }

    /// Its words, to be saved.
    pub(super) fn draft(&self) -> app::Result<Draft, Refusal> {
        let resolves = self.resolves.is_some();
        Draft::parse(self.words().as_deref(), self.seen.unwrap_or(0), resolves)
    }

    /// The words that it wants in the box: those typed, with a tapped starter behind them.
    pub(super) fn words(&self) -> Option<String> {
        let mut text = self.text.clone()?;
        if let Some(starter) = &self.starter {
            put_behind(&mut text, starter, ' ');
        }
        Some(text)
    }

    /// Whether the child leaves the question with it.
    pub(super) fn leaves(&self) -> bool {
        self.done.is_some() || matches!(self.way.as_deref(), Some("aloud" | "paper"))
    }

    /// Whether the page looks different once it is saved: a choice between two screens, or another way.
    pub(super) fn changes_page(&self) -> bool {
        self.resolves.is_some() || self.way.is_some()
    }

    /// The same form, as hidden fields: its words with all that was tapped to them.
    pub(super) fn hidden_fields(&self) -> Vec<(&'static str, String)> {
        let number = |number: Option<u32>| number.map(|number| number.to_string());
        let fields = [
            ("prompt", Some(self.prompt.clone())),
            ("whose", self.whose.clone()),
            ("text", self.words()),
            ("seen", number(self.seen)),
            ("sheet", number(self.sheet)),
            ("way", self.way.clone()),
            ("wording", self.wording.clone()),
            ("language", self.language.clone()),
            ("swapped", number(self.swapped.map(u32::from))),
            ("resolves", number(self.resolves.map(u32::from))),
            ("done", number(self.done.map(u32::from))),
        ];
        fields
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .collect()
    }
}
