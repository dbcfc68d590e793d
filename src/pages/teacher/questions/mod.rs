//! The teacher's pages of the class's questions (S1): what children are asked for each role, in which language and order, in
//! Chair's words or her own, and the class's own ways to begin. They are drawn in draw.rs.

mod draw;

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use crate::{
    app::{App, class_for},
    domain::{
        class::Class,
        id::ClassId,
        prep::{
            Role,
            questions::{ClassQuestions, Deed, STARTERS},
        },
        text::{Language, Name, Unfit},
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::{every, read},
        response::{self, Result},
    },
    pages::components::question_words,
    store::{self, ReadTx, WriteTx, questions::Of},
};

/// The longest question, in characters as people see them: a child reads it standing on one leg.
const QUESTION_GRAPHEMES_MAX: usize = 140;
/// The longest beginning: it stands on a button.
const STARTER_GRAPHEMES_MAX: usize = 40;

/// What may stand behind `?`: the class's own language if nothing does.
#[derive(Default, Deserialize)]
struct Asks {
    language: Option<String>,
}

/// A class of hers and what she has changed in its questions.
struct Seen {
    class: Class,
    questions: Arc<ClassQuestions>,
    language: Language,
}

fn load(
    tx: &ReadTx<'_>,
    context: &RequestContext,
    class: ClassId,
    language: Option<Language>,
) -> store::Result<Option<Seen>> {
    let Some(class) = class_for(tx, &context.principal, Some(class))? else {
        return Ok(None);
    };
    Ok(Some(Seen {
        questions: store::questions::of(tx, class.id)?,
        language: language.unwrap_or(class.language),
        class,
    }))
}

async fn seen(
    app: &App,
    context: &RequestContext,
    class: ClassId,
    language: Option<&str>,
) -> Result<Seen, HttpError> {
    let (asks, language) = (context.clone(), language.and_then(Language::from_tag));
    let seen = app.store.read(move |tx| load(tx, &asks, class, language));
    seen.await?.ok_or(HttpError::NotFound)
}

pub(crate) async fn list(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let seen = seen(&app, &context, class, asks.language.as_deref()).await?;
    Ok(response::page(draw::draw_all(&app, &context, &seen)))
}

pub(crate) async fn show(
    class: ClassId,
    role: Role,
    app: Arc<App>,
    context: RequestContext,
) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let seen = seen(&app, &context, class, asks.language.as_deref()).await?;
    let told = Told::default();
    Ok(response::page(draw::draw_one(
        &app, &context, &seen, role, &told,
    )))
}

/// What was sent, and why it was not taken: it stays on the page.
#[derive(Default)]
struct Told {
    said: Option<String>,
    /// Which question's other words were typed; none for a new one.
    wording: Option<String>,
    text: String,
    starters: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Form {
    #[serde(default)]
    language: String,
    /// A deed's word, or `add`, `words`, `starters`.
    #[serde(rename = "do", default)]
    deed: String,
    #[serde(default)]
    wording: String,
    #[serde(default)]
    text: String,
}

/// What she wants.
enum Wish {
    Do(Deed, String),
    /// One more question.
    Add(Name),
    /// Other words for a question.
    Reword(String, Name),
    /// The class's own beginnings.
    Begin(Vec<String>),
}

impl Form {
    fn wish(&self, starts: &[String]) -> Result<Wish, Option<Unfit>> {
        let question = || Name::parse(&self.text, QUESTION_GRAPHEMES_MAX).map_err(Some);
        let wording = self.wording.clone();
        match self.deed.as_str() {
            "add" => Ok(Wish::Add(question()?)),
            "words" => Ok(Wish::Reword(wording, question()?)),
            "starters" => {
                let written = starts.iter().filter(|it| !it.trim().is_empty());
                let starters = written.take(STARTERS).map(|it| {
                    let starter = Name::parse(it, STARTER_GRAPHEMES_MAX).map_err(Some)?;
                    Ok(starter.as_str().to_owned())
                });
                Ok(Wish::Begin(starters.collect::<Result<_, Option<Unfit>>>()?))
            }
            deed => Ok(Wish::Do(Deed::from_word(deed).ok_or(None)?, wording)),
        }
    }
}

pub(crate) async fn change(
    class: ClassId,
    role: Role,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let form: Form = read(&bytes)?;
    let starts = every(&bytes, "start");
    let language = Language::from_tag(&form.language).ok_or(HttpError::BadForm)?;
    let wish = match form.wish(&starts) {
        Ok(wish) => wish,
        Err(None) => return Err(HttpError::BadForm),
        Err(Some(unfit)) => {
            return refuse(&app, &context, (class, role), (&form, starts), unfit.word()).await;
        }
    };
    let (writer, asks) = (Arc::clone(&app), context.clone());
    let kept = app.write_plain(context.principal, move |tx| {
        let Some(seen) = load(tx, &asks, class, Some(language))? else {
            return Ok(None);
        };
        keep(tx, &writer, (&seen, role), wish).map(Some)
    });
    match kept.await?.ok_or(HttpError::NotFound)? {
        Ok(()) => Ok(response::done(&context, &place(class, role, language))),
        Err(word) => refuse(&app, &context, (class, role), (&form, starts), word).await,
    }
}

fn place(class: ClassId, role: Role, language: Language) -> String {
    let (role, tag) = (role.word(), language.tag());
    format!("/teach/classes/{class}/questions/{role}?language={tag}")
}

/// Load, decide, keep: what is not taken is given by its word.
fn keep(
    tx: &WriteTx<'_>,
    app: &App,
    (seen, role): (&Seen, Role),
    wish: Wish,
) -> store::Result<Result<(), &'static str>> {
    let of: Of = (seen.class.id, seen.language, role);
    let all = seen.questions.of(seen.language, seen.class.band, role);
    // A form that was sent twice, or words that were not changed, make no second question.
    let messages = app.translations.of(seen.language);
    let there = |words: &Name| {
        let mut all = all.all().iter();
        all.find(|it| question_words(messages, it) == words.as_str())
    };
    let new = |words: &Name| store::questions::write(tx, of, words.as_str());
    let after = match wish {
        Wish::Begin(starters) => {
            store::questions::keep_starters(tx, of, &starters)?;
            return Ok(Ok(()));
        }
        Wish::Do(deed, wording) => all.after(deed, &wording),
        Wish::Add(words) => match (there(&words), all.may_grow()) {
            (Some(there), _) => all.after(Deed::Show, &there.wording),
            (None, Ok(())) => Ok(all.with(new(&words)?)),
            (None, Err(refusal)) => Err(refusal),
        },
        Wish::Reword(wording, words) => match (there(&words), all.may_be_reworded(&wording)) {
            (Some(_), _) => return Ok(Ok(())),
            (None, Ok(())) => all.with_other_words(&wording, new(&words)?),
            (None, Err(refusal)) => Err(refusal),
        },
    };
    match after {
        Ok(after) => {
            store::questions::keep(tx, of, &after)?;
            Ok(Ok(()))
        }
        Err(refusal) => Ok(Err(refusal.word())),
    }
}

/// 409: the same page with the reason above it and what was typed still there.
async fn refuse(
    app: &Arc<App>,
    context: &RequestContext,
    (class, role): (ClassId, Role),
    (form, starts): (&Form, Vec<String>),
    word: &str,
) -> Result {
    let seen = seen(app, context, class, Some(&form.language)).await?;
    let told = Told {
        said: Some(app.translations.of(context.language).refusal(word, &[])),
        wording: (form.deed == "words").then(|| form.wording.clone()),
        text: form.text.clone(),
        starters: (form.deed == "starters").then_some(starts),
    };
    Ok(response::refused(draw::draw_one(
        app, context, &seen, role, &told,
    )))
}
