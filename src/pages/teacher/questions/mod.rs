//! The teacher's pages of the class's questions: what children are asked for each role, in which language and order, in Chair's
//! words or her own, and the class's own ways to begin. They are drawn in draw.rs.

mod draw;

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use self::draw::{Untaken, address, load, starter_fields};
use super::two_tabs;
use crate::{
    app::{
        App,
        questions::{self, QuestionChange},
    },
    domain::{
        id::ClassId,
        prep::{QuestionRole, questions::STARTERS},
        text::{Language, Name, Unfit},
    },
    http::{HttpError, RequestContext, Result, form, merge::merge, response},
    limits,
    pages::receipt,
    store::questions::List,
};

/// What may stand behind `?`: the class's own language if nothing does.
#[derive(Default, Deserialize)]
struct Asks {
    language: Option<String>,
}

pub(super) async fn list(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = form::read(context.query.as_bytes())?;
    let seen = load(&app, &context, class, asks.language.as_deref()).await?;
    Ok(response::page(draw::draw_all(&app, &context, &seen)))
}

pub(super) async fn show(
    class: ClassId,
    role: QuestionRole,
    app: Arc<App>,
    context: RequestContext,
) -> Result {
    let asks: Asks = form::read(context.query.as_bytes())?;
    let seen = load(&app, &context, class, asks.language.as_deref()).await?;
    let untaken = Untaken::default();
    let page = draw::draw_one(&app, &context, &seen, role, &untaken);
    Ok(response::page(page))
}

#[derive(Deserialize)]
struct QuestionForm {
    #[serde(default)]
    language: String,
    /// An action's word, or `add`, `words`, `starters`.
    #[serde(rename = "do", default)]
    action: String,
    #[serde(default)]
    wording: String,
    #[serde(default)]
    text: String,
}

impl QuestionForm {
    /// What she wants to change.
    fn change(&self) -> Result<QuestionChange, Option<Unfit>> {
        let question = || Name::parse(&self.text, limits::QUESTION_GRAPHEMES_MAX).map_err(Some);
        let wording = self.wording.clone();
        Ok(match self.action.as_str() {
            "add" => QuestionChange::Add(question()?),
            "words" => QuestionChange::Reword(wording, question()?),
            action => QuestionChange::Act(action.parse().map_err(|_| None)?, wording),
        })
    }
}

/// The class's own beginnings, as they were typed.
fn parse_starters(typed: &[String]) -> Result<Vec<String>, Unfit> {
    let written = typed.iter().filter(|typed| !typed.trim().is_empty());
    let starters = written.take(STARTERS).map(|typed| {
        let starter = Name::parse(typed, limits::STARTER_GRAPHEMES_MAX)?;
        Ok(starter.as_str().to_owned())
    });
    starters.collect()
}

pub(super) async fn change(
    class: ClassId,
    role: QuestionRole,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let form: QuestionForm = form::read(&bytes)?;
    let language = Language::from_tag(&form.language).ok_or(HttpError::BadForm)?;
    let list = List {
        class,
        language,
        role,
    };
    let by = context.principal;
    let _turn = app.settings_turn.lock().await;
    let seen = load(&app, &context, class, Some(&form.language)).await?;
    let starters = seen.questions.starters(language, role);
    let starters: Vec<String> = starters.map(str::to_owned).collect();
    let merged = merge(&bytes, &starter_fields(&starters), &[]);
    let typed = form::every(merged.form.as_bytes(), "start");
    if form.action == "starters" && !merged.both.is_empty() {
        let untaken = Untaken {
            both: Some(two_tabs::draw_both(&app, &context, &merged.both)),
            starters: Some(typed),
            ..Untaken::default()
        };
        let page = draw::draw_one(&app, &context, &seen, role, &untaken);
        return Ok(response::refused(page));
    }
    let refusal = if form.action == "starters" {
        match parse_starters(&typed) {
            Ok(starters) => {
                questions::set_starters(&app, by, list, starters).await?;
                None
            }
            Err(unfit) => Some(unfit.into()),
        }
    } else {
        match form.change() {
            Ok(change) => match questions::change(&app, by, list, change).await {
                Ok(()) => None,
                Err(error) => Some(error.refusal()?.into()),
            },
            Err(unfit) => Some(unfit.ok_or(HttpError::BadForm)?.into()),
        }
    };
    match refusal {
        None => {
            let place = address(class, role, language);
            Ok(receipt::done(
                &app,
                &context,
                &place,
                "done-question",
                None,
                None,
            ))
        }
        Some(word) => refuse(&app, &context, list, &form, typed, word).await,
    }
}

/// 409: the same page with the reason above it and what was typed still there.
async fn refuse(
    app: &Arc<App>,
    context: &RequestContext,
    list: List,
    form: &QuestionForm,
    starters: Vec<String>,
    word: &str,
) -> Result {
    let seen = load(app, context, list.class, Some(&form.language)).await?;
    let untaken = Untaken {
        said: Some(app.translations.of(context.language).refusal(word, &[])),
        wording: (form.action == "words").then(|| form.wording.clone()),
        text: form.text.clone(),
        starters: (form.action == "starters").then_some(starters),
        both: None,
    };
    let page = draw::draw_one(app, context, &seen, list.role, &untaken);
    Ok(response::refused(page))
}
