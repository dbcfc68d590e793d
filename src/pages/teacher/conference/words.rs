//! Words that are typed into a talk's log, saved while she types and never lost (D27). The remember line goes the same way
//! into a table of its own (T4).

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;
use serde_json::json;

use super::{
    loaded::{address, anchor, teacher},
    page,
};
use crate::{
    app::{
        App,
        conferences::{self, Place, Typed, find_taught},
    },
    domain::{
        conference::{Conference, Line, Refusal},
        draft::{LETTERS_MAX, Saved},
        id::ConferenceId,
        next_step::Told,
        text::Prose,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::{put_behind, read},
        response::{self, Result},
    },
    store::WriteTx,
};

#[derive(Debug, Deserialize)]
struct Form {
    line: String,
    text: String,
    #[serde(default)]
    seen: u32,
    /// She chose between two screens' words.
    settles: Option<String>,
    /// The child said the step aloud.
    way: Option<String>,
    /// A sentence that a browser without script puts into the box.
    starter: Option<String>,
}

/// The box of a form, if it is one that she types into. Strengths are taps.
fn place_of(word: &str) -> Result<Place, HttpError> {
    match Place::from_word(word) {
        Some(Place::Line(Line::Strength | Line::Well(_) | Line::Tweak(_))) | None => {
            Err(HttpError::BadForm)
        }
        Some(place) => Ok(place),
    }
}

pub(crate) async fn save(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let teacher = teacher(&context)?;
    let form: Form = read(&form)?;
    let to = place_of(&form.line)?;
    let mut words = form.text;
    if let Some(starter) = &form.starter {
        put_behind(&mut words, starter, ' ');
    }
    let Ok(text) = Prose::parse(&words, LETTERS_MAX) else {
        return page::refused_words(&app, &context, id, (to, &words), "too_long").await;
    };
    let (seen, settles) = (form.seen, form.settles.is_some());
    let way = form.way.as_deref().and_then(Told::from_word);
    let job = move |tx: &WriteTx<'_>| {
        let Some((class, talk)) = find_taught(tx, teacher, id)? else {
            return Ok(None);
        };
        if let Place::NextStep(student) | Place::Line(Line::Thanks(student)) = to
            && !talk.is_with(student)
        {
            return Ok(Some((talk, Err(Refusal::NotInTalk))));
        }
        let typed = Typed {
            text: text.as_str(),
            seen,
            settles,
            way: way.unwrap_or(Told::Written),
        };
        let saved = conferences::keep_words(tx, (talk.id, class.id), to, &typed)?;
        Ok(Some((talk, Ok(saved))))
    };
    let (talk, saved) = app
        .write_plain(context.principal, job)
        .await?
        .ok_or(HttpError::NotFound)?;
    let saved = match saved {
        Ok(saved) => saved,
        Err(refusal) => return page::refused(&app, &context, id, refusal.word()).await,
    };
    answer(&app, &context, (&talk, to), saved).await
}

pub(crate) async fn answer(
    app: &Arc<App>,
    context: &RequestContext,
    (talk, to): (&Conference, Place),
    saved: Saved,
) -> Result {
    match saved {
        Saved::Kept(revision) | Saved::Same(revision) if context.script => {
            Ok(response::json_of(&json!({ "revision": revision })))
        }
        Saved::Kept(_) | Saved::Same(_) => {
            // Of a group the page shows one child at a time: back to the one whose box it was.
            let with = match to {
                Place::NextStep(student) | Place::Line(Line::Thanks(student))
                    if talk.participants.len() > 1 =>
                {
                    format!("?with={student}")
                }
                _ => String::new(),
            };
            let at = format!("{}{with}#{}", address(talk.id), anchor(to));
            Ok(response::to(&at))
        }
        Saved::Beside(revision) if context.script => Ok(response::conflict(response::json_of(
            &json!({ "revision": revision, "beside": true }),
        ))),
        Saved::Beside(_) => page::refused(app, context, talk.id, "two_screens").await,
    }
}
