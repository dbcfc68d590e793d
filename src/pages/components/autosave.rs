//! What is drawn round words that are saved while somebody types: how it stands with them, the choice between two screens' words,
//! and what the script is answered. The contract of markup and answers stands at the head of kiosk/autosave.js.

use maud::{Markup, html};
use serde_json::json;
use warp::http::StatusCode;

use super::{
    text::{isolated, message, text},
    words::problem_words,
};
use crate::{
    app::{
        self,
        autosave::{Refusal, SaveOutcome},
    },
    domain::{
        id::{StudentId, TeacherId},
        prep,
    },
    http::{
        error::HttpError,
        response::{self, Response},
    },
    i18n::{Messages, bare},
    secret,
};

/// How it stands with the words of this form, and the button for browsers without script.
pub fn saving(messages: &Messages) -> Markup {
    saving_of(messages, "prep-full")
}

/// The same in a box of the teacher's.
pub fn teachers_saving(messages: &Messages) -> Markup {
    saving_of(messages, "talk-full")
}

fn saving_of(messages: &Messages, full: &'static str) -> Markup {
    html! {
        p.saving data-status data-saving=(message(messages, "prep-saving")) data-saved=(message(messages, "prep-saved"))
            data-kept=(message(messages, "prep-kept")) data-again=(message(messages, "prep-again"))
            data-full=(message(messages, full)) {}
        a.button data-way href="/" hidden { (message(messages, "prep-again-go")) }
        button.plain data-plain { (message(messages, "prep-save")) }
    }
}

/// Words that two screens wrote in one box.
pub struct Conflict<'a> {
    /// What somebody else is called who wrote some of them, empty for a substitute without a name; else it was the reader, on two
    /// screens.
    pub other: Option<&'a str>,
    /// Where a form of this box goes.
    pub action: &'a str,
    /// The hidden fields of such a form.
    pub hidden: &'a Markup,
    /// The saved words.
    pub saved: &'a str,
    /// Those that wait beside them, oldest first.
    pub others: &'a [String],
    /// Those of a form that were not taken: they are only on this page, as one more to choose.
    pub untaken: Option<&'a str>,
}

/// The question which of two texts stays, and who wrote the other one.
pub fn two_wrote(messages: &Messages, other: Option<&str>) -> String {
    match other {
        Some("") => messages.text("refusal-two-with-substitute").to_owned(),
        Some(name) => messages.text_with("refusal-two-writers", &[("name", name.into())]),
        None => messages.refusal("two_screens", &[]),
    }
}

/// All of them as they were written, and the reader says which ones stay.
pub fn conflict(messages: &Messages, conflict: &Conflict<'_>) -> Markup {
    let untaken = conflict.untaken.into_iter();
    let untaken = untaken.filter(|words| !conflict.others.iter().any(|other| other == words));
    let all = std::iter::once(conflict.saved)
        .chain(conflict.others.iter().map(String::as_str))
        .chain(untaken);
    let both = all.clone().filter(|words| !words.is_empty());
    let both = both.collect::<Vec<_>>().join("\n");
    let fields = |words: &str| {
        html! {
            (conflict.hidden)
            input type="hidden" name="resolves" value="1";
            input type="hidden" name="text" value=(text(words));
        }
    };
    html! {
        p.lead role="alert" { (isolated(&two_wrote(messages, conflict.other))) }
        @for words in all {
            form.two method="post" action=(conflict.action) {
                (fields(words))
                p.words dir="auto" { (text(words)) }
                button.main { (message(messages, "prep-keep-this")) }
            }
        }
        form method="post" action=(conflict.action) {
            (fields(&both))
            button.wide { (message(messages, "prep-keep-both")) }
        }
    }
}

/// Why the page is drawn again after a save, by the word of the sentence; none if the words are saved, and an error where that has
/// a page of its own.
fn refusal_word(
    saved: app::Result<SaveOutcome, Refusal>,
) -> Result<Option<&'static str>, HttpError> {
    Ok(match saved {
        Ok(SaveOutcome::Saved(_)) => None,
        Ok(SaveOutcome::Conflict(_)) => Some("two_screens"),
        Ok(SaveOutcome::WithOldSheet) => Some(prep::Refusal::SheetClosed.into()),
        Err(error) => Some(error.refusal()?.word()),
    })
}

/// What is said above a page that is drawn again because its words are not saved, and the status of that page; none where they
/// are. Without a script that page is all that has the words, so what the card did not take is said there as well, a full one by
/// the sentence of this name.
///
/// # Errors
/// They are not saved for a reason that has a page of its own.
pub fn why_not_saved(
    messages: &Messages,
    saved: app::Result<SaveOutcome, Refusal>,
    full: &str,
) -> Result<Option<(String, StatusCode)>, HttpError> {
    if let Err(app::Error::Store(error)) = saved {
        let problem = HttpError::from(error);
        let status = problem.status();
        let said = match problem {
            HttpError::Full => full,
            _ => problem_words(status.as_u16(), true),
        };
        return Ok(Some((messages.text(said).to_owned(), status)));
    }
    let word = refusal_word(saved)?;
    Ok(word.map(|word| (messages.refusal(word, &[]), StatusCode::CONFLICT)))
}

/// What the page's script hears of a save; `go` is the page that follows, if one does.
///
/// # Errors
/// As those of [`why_not_saved`], and what the card did not take.
pub fn script_answer(
    messages: &Messages,
    saved: app::Result<SaveOutcome, Refusal>,
    go: Option<&str>,
) -> Result<Response, HttpError> {
    let mut answer = match &saved {
        Ok(SaveOutcome::Saved(revision)) => json!({ "revision": revision }),
        Ok(SaveOutcome::Conflict(revision)) => json!({ "revision": revision, "conflict": true }),
        Ok(SaveOutcome::WithOldSheet) => json!({ "kept": true }),
        Err(_) => json!({}),
    };
    if let Some(word) = refusal_word(saved)? {
        answer["refusal"] = word.into();
        answer["said"] = bare(&messages.refusal(word, &[])).into();
        return Ok(response::conflict(response::json_of(&answer)));
    }
    if let Some(go) = go {
        answer["go"] = go.into();
    }
    Ok(response::json_of(&answer))
}

/// The same where the words wait beside those of somebody else, who is named.
pub fn script_two_wrote(messages: &Messages, revision: u32, other: &str) -> Response {
    let said = bare(&two_wrote(messages, Some(other)));
    let answer =
        json!({ "revision": revision, "conflict": true, "refusal": "two_screens", "said": said });
    response::conflict(response::json_of(&answer))
}

/// The id under which a browser keeps unsent words: opaque, and the same on each device, so that they are shown only where the
/// same person is signed in again (decision 8). `whose` names the person and the sheet or conference.
pub fn draft_id(key: &secret::Key, whose: &str) -> String {
    let mut id = secret::sign(key, format!("words of {whose}").as_bytes());
    id.truncate(16);
    id
}

/// What the ids of all boxes of a teacher's conferences begin with. Her Today sends what the page of one could not.
pub fn teacher_draft_prefix(teacher: TeacherId) -> String {
    format!("talk-{teacher}-")
}

/// The mark of a child that only this box can tell the child by: every id of the child's words begins with it.
pub fn student_draft_prefix(key: &secret::Key, student: StudentId) -> String {
    draft_id(key, &student.to_string())
}

/// What the ids of a child's sheet begin with: a page that was left open while another child signed in saves nothing there.
pub fn sheet_draft_prefix(key: &secret::Key, student: StudentId, sheet: u32) -> String {
    format!("{}-{sheet}", student_draft_prefix(key, student))
}

/// What the ids of a child's open sheet, of this number, and of the one before begin with.
pub fn sheets_draft_prefixes(student_prefix: &str, sheet: u32) -> String {
    if sheet > 1 {
        format!("{student_prefix}-{sheet}- {student_prefix}-{}-", sheet - 1)
    } else {
        format!("{student_prefix}-{sheet}-")
    }
}

/// What the ids of all boxes of a child who leads begin with: the child's own page sends what is left over.
pub fn leader_draft_prefix(student_prefix: &str) -> String {
    format!("{student_prefix}-led-")
}
