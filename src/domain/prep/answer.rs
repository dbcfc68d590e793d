//! What becomes of a save of an answer: a new head, unchanged, in conflict with a newer one, or refused; and which old words
//! stay for good: one version for each writing day (decision 7).

use jiff::civil::Date;
use strum::IntoStaticStr;

use crate::domain::{
    autosave::{self, Decision, Head},
    class::Band,
    prep::{Line, QuestionRole, Sheet, Way},
    text::Prose,
};

/// Saves nearer to each other than this are one stroke of writing: no version between them is kept.
const ONE_STROKE_S: i64 = 120;

/// A moment as a save needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// UTC seconds.
    pub at: i64,
    /// The class's local day.
    pub day: Date,
}

/// What a page sends to be saved as an answer.
#[derive(Clone, Debug)]
pub struct AnswerDraft<'a> {
    /// Which question.
    pub role: QuestionRole,
    /// The words in the box; none where the page sends only a way.
    pub text: Option<&'a Prose>,
    /// "Out loud" or "on paper", or back to writing.
    pub way: Option<Way>,
    /// The sheet that the page shows, by its number.
    pub sheet: u32,
    /// The revision that the page has seen last, 0 before the first.
    pub base_revision: u32,
    /// By whom, as in an attribution.
    pub by: &'a str,
    /// The child chose between two screens' words: the conflict is resolved by this.
    pub resolves: bool,
}

/// An old version that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Before {
    /// The local day that it belongs to.
    pub day: Date,
    /// That day is over: of its versions only the last one with words stays for good.
    pub day_is_over: bool,
}

/// A new head of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAnswer {
    /// Which line.
    pub role: QuestionRole,
    /// Its words.
    pub text: String,
    /// How it is answered now.
    pub way: Way,
    /// Its revision.
    pub revision: u32,
    /// The head that it takes the place of is kept as an old version.
    pub before: Option<Before>,
}

/// Why a save is not taken. The words stay on the page, and where they can, on the box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// The question is not open to the child yet.
    #[strum(serialize = "question_hidden")]
    Hidden,
    /// The page shows an older sheet, whose talk is done.
    SheetClosed,
}

impl Sheet {
    /// Decides about one save. `band` is that of the child's class; an adult who writes for the child may answer any
    /// question, and asks with none.
    ///
    /// # Errors
    /// The question is not open yet, or the page shows an older sheet.
    pub fn decide(
        &self,
        draft: &AnswerDraft<'_>,
        band: Option<Band>,
        moment: Moment,
    ) -> Result<Decision<NewAnswer>, Refusal> {
        if draft.sheet != self.number {
            return Err(Refusal::SheetClosed);
        }
        if band.is_some_and(|band| !self.is_open(draft.role, band)) {
            return Err(Refusal::Hidden);
        }
        let line = self.line(draft.role);
        let text = match (draft.text, line) {
            (Some(text), _) => text.as_str(),
            (None, Some(line)) => &line.text,
            (None, None) => "",
        };
        let head = line.map(|line| Head {
            revision: line.revision,
            text: &line.text,
        });
        let way = way_of(draft, line, text);
        if line.is_none() && text.is_empty() && way == Way::None {
            return Ok(Decision::Unchanged(0));
        }
        let base_revision = match (draft.text, line) {
            // A way alone touches no words, so it cannot overwrite any.
            (None, Some(line)) => line.revision,
            _ => draft.base_revision,
        };
        let revision = match autosave::decide(head, base_revision, text) {
            Decision::NewHead(revision) => revision,
            Decision::Unchanged(revision) if line.is_some_and(|line| line.way != way) => {
                revision + 1
            }
            Decision::Unchanged(revision) => return Ok(Decision::Unchanged(revision)),
            Decision::Conflict(revision) => return Ok(Decision::Conflict(revision)),
        };
        Ok(Decision::NewHead(NewAnswer {
            role: draft.role,
            text: text.to_owned(),
            way,
            revision,
            before: line.and_then(|line| before(line, draft, moment)),
        }))
    }
}

/// Words in the box are a written answer. An empty box keeps what was said of another way.
fn way_of(draft: &AnswerDraft<'_>, line: Option<&Line>, text: &str) -> Way {
    let had = line.map_or(Way::None, |line| line.way);
    let has_words = !text.trim().is_empty();
    let typed = draft.text.is_some() && line.is_none_or(|line| line.text != text);
    match draft.way {
        Some(way @ (Way::Aloud | Way::Paper)) => way,
        Some(Way::Written | Way::None) if has_words => Way::Written,
        Some(Way::Written | Way::None) => Way::None,
        None if typed && has_words => Way::Written,
        None if had == Way::Written && !has_words => Way::None,
        None => had,
    }
}

/// Whether the head is kept before it is overwritten: the last of a day always, and within a day where a new stroke of
/// writing begins or another hand takes over.
fn before(line: &Line, draft: &AnswerDraft<'_>, moment: Moment) -> Option<Before> {
    let day_is_over = line.day != moment.day;
    let new_stroke = moment.at - line.at >= ONE_STROKE_S || moment.at < line.at;
    let stays = day_is_over || new_stroke || line.by != draft.by || draft.resolves;
    (stays && !line.text.is_empty()).then_some(Before {
        day: line.day,
        day_is_over,
    })
}
