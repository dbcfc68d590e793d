//! What a child types in a talk: the next step while leading or when it is read back, and the look back at the seat. Saved
//! while the child types, and never lost (D27).

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;
use serde_json::json;

use super::{
    draw,
    page::{LeadPage, Refused, leader},
};
use crate::{
    app::{
        App,
        conferences::{self, Place, Typed},
    },
    domain::{
        conference::{Line, Refusal, State},
        draft::{LETTERS_MAX, Saved},
        id::ConferenceId,
        next_step::Told,
        text::Prose,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    store::WriteTx,
};

#[derive(Debug, Deserialize)]
pub(crate) struct Form {
    /// The talk that the page is of: one that is replayed next week is not written into another talk.
    pub(crate) talk: i64,
    #[serde(default)]
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) seen: u32,
    /// `well` or `tweak`.
    pub(crate) line: Option<String>,
    /// `aloud`: the step was said.
    pub(crate) way: Option<String>,
    /// The child chose between two screens' words.
    pub(crate) settles: Option<String>,
}

/// Which page the words stand on: drawn again where they are not taken.
#[derive(Clone, Copy)]
pub(crate) enum On {
    NextStep,
    LookBack,
}

pub(crate) async fn next_step(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let leader = leader(&context)?;
    keep(
        &app,
        &context,
        (On::NextStep, Place::NextStep(leader.student)),
        form,
    )
    .await
}

pub(crate) async fn look_back(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let leader = leader(&context)?;
    let line = match form.line.as_deref() {
        Some("well") => Line::Well(leader.student),
        Some("tweak") => Line::Tweak(leader.student),
        _ => return Err(HttpError::BadForm),
    };
    keep(&app, &context, (On::LookBack, Place::Line(line)), form).await
}

/// What became of the words, and whether their talk goes on.
type Kept = Result<(Saved, State), Refusal>;

pub(crate) async fn keep(
    app: &Arc<App>,
    context: &RequestContext,
    (on, place): (On, Place),
    form: Form,
) -> Result {
    let leader = leader(context)?;
    let Ok(text) = Prose::parse(&form.text, LETTERS_MAX) else {
        return refuse(app, context, on, ("too_long", form.text)).await;
    };
    let id = ConferenceId::new(form.talk);
    let (seen, settles) = (form.seen, form.settles.is_some());
    let way = form.way.as_deref().and_then(Told::from_word);
    let typed = text.clone();
    let job = move |tx: &WriteTx<'_>| -> crate::store::Result<Kept> {
        let talk = leader.find_conference(tx)?;
        let Some(talk) = talk.filter(|talk| talk.is_with(leader.student)) else {
            return Ok(Err(Refusal::NoSuchTalk));
        };
        if talk.id != id {
            return Ok(Err(Refusal::TalkOver));
        }
        let typed = Typed {
            text: typed.as_str(),
            seen,
            settles,
            way: way.unwrap_or(Told::Written),
        };
        let saved = conferences::keep_words(tx, (talk.id, talk.class), place, &typed)?;
        Ok(Ok((saved, talk.state)))
    };
    let (saved, state) = match app.write_plain(context.principal, job).await? {
        Ok(kept) => kept,
        Err(refusal) => return refuse(app, context, on, (refusal.word(), text.into())).await,
    };
    if matches!((saved, on), (Saved::Kept(_), On::NextStep)) {}
    let said = way == Some(Told::Aloud);
    let place = match (on, state) {
        (On::LookBack, _) => "/lead/look-back",
        (On::NextStep, State::Talking) if said => "/lead?step=7",
        (On::NextStep, State::Talking) => "/lead?step=6",
        (On::NextStep, State::Done) => "/lead/read-back",
    };
    match saved {
        Saved::Kept(revision) | Saved::Same(revision) if context.script => {
            let answer = if said {
                json!({ "revision": revision, "place": place })
            } else {
                json!({ "revision": revision })
            };
            Ok(response::json_of(&answer))
        }
        Saved::Kept(_) | Saved::Same(_) => Ok(response::to(place)),
        Saved::Beside(revision) if context.script => Ok(response::conflict(response::json_of(
            &json!({ "revision": revision, "beside": true }),
        ))),
        Saved::Beside(_) => refuse(app, context, on, ("two_screens", String::new())).await,
    }
}

/// 409: the same page with the reason and the words.
async fn refuse(
    app: &Arc<App>,
    context: &RequestContext,
    on: On,
    (word, words): (&str, String),
) -> Result {
    let said = app.translations.of(context.language).refusal(word, &[]);
    if context.script {
        return Ok(response::refused_script(word, &said));
    }
    let page = LeadPage::load(app, context)
        .await?
        .ok_or(HttpError::NotFound)?;
    let page = LeadPage {
        refused: Some(Refused {
            message: said,
            words,
        }),
        ..page
    };
    Ok(response::refused(match on {
        On::NextStep => draw::step_alone(app, context, &page),
        On::LookBack => draw::look_back(app, context, &page),
    }))
}
