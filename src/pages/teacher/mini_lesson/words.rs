//! The words of the mini-lesson, edited by the teacher: one form with every line that children see, in each language. What is
//! not taken stays in it.

use std::{collections::BTreeMap, sync::Arc};

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::pages::teacher::mini_lesson::{Lesson, SHEET, TEACHER, WRITER, own_words};
use crate::{
    app::App,
    domain::text::{Language, Name, Unfit},
    http::{
        context::RequestContext,
        error::HttpError,
        form::{every, read},
        response::{self, Result},
    },
    pages::components::{
        isolated, languages,
        layout::{Layout, page},
        notice,
    },
    store,
};

/// The longest line, in characters as people see them: it stands on the wall in large letters.
const LINE_GRAPHEMES_MAX: usize = 160;
/// Lines that stand alone.
const ALONE: [&str; 3] = ["lesson-why", "lesson-which", "lesson-now"];

/// Every line that may be changed.
fn lines() -> impl Iterator<Item = &'static str> {
    let sheet = SHEET.into_iter().flat_map(|(_, full, thin)| [full, thin]);
    ALONE.into_iter().chain(sheet).chain(WRITER).chain(TEACHER)
}

#[derive(Default, Deserialize)]
struct Asks {
    language: Option<String>,
    /// It was just saved.
    saved: Option<u8>,
}

/// The page, and what is said above it.
struct Page {
    language: Language,
    /// What stands in the boxes.
    words: BTreeMap<String, String>,
    saved: bool,
    said: Option<String>,
}

pub(crate) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let language = asks.language.as_deref().and_then(Language::from_tag);
    let language = language.unwrap_or(context.language);
    let page = Page {
        language,
        words: own_words(&app, language).await?,
        saved: asks.saved.is_some(),
        said: None,
    };
    Ok(response::page(draw(&app, &context, &page)))
}

#[derive(Deserialize)]
struct Form {
    #[serde(default)]
    language: String,
    /// `reset`: Chair's words again.
    #[serde(rename = "do")]
    deed: Option<String>,
}

/// Only what differs from Chair's own words is kept.
pub(crate) async fn keep(app: Arc<App>, context: RequestContext, bytes: Bytes) -> Result {
    let form: Form = read(&bytes)?;
    let language = Language::from_tag(&form.language).ok_or(HttpError::BadForm)?;
    let chairs = app.translations.of(language);
    let (mut own, mut typed, mut unfit) = (BTreeMap::new(), BTreeMap::new(), None);
    if form.deed.as_deref() != Some("reset") {
        for line in lines() {
            let Some(words) = every(&bytes, line).pop() else {
                continue;
            };
            match Name::parse(&words, LINE_GRAPHEMES_MAX) {
                Ok(words) if words.as_str() == chairs.text(line) => {}
                Ok(words) => drop(own.insert(line, words.as_str().to_owned())),
                Err(Unfit::Empty) => drop(own.insert(line, String::new())),
                Err(why) => unfit = Some(why),
            }
            typed.insert(line.to_owned(), words);
        }
    }
    if let Some(why) = unfit {
        let page = Page {
            language,
            words: typed,
            saved: false,
            said: Some(
                app.translations
                    .of(context.language)
                    .refusal(why.word(), &[]),
            ),
        };
        return Ok(response::refused(draw(&app, &context, &page)));
    }
    let kept = app.write_plain(context.principal, move |tx| {
        store::mini_lesson::keep(tx, language, &own)
    });
    kept.await?;
    let place = format!(
        "/teach/mini-lesson/words?language={}&saved=1",
        language.tag()
    );
    Ok(response::done(&context, &place))
}

fn draw(app: &App, context: &RequestContext, shown: &Page) -> Markup {
    let messages = app.translations.of(context.language);
    let layout = Layout::teacher(
        messages,
        messages.text("lesson-words"),
        Some("/teach/mini-lesson"),
    );
    let to = |language: Language| format!("/teach/mini-lesson/words?language={}", language.tag());
    let lesson = Lesson {
        messages: app.translations.of(shown.language),
        own: shown.words.clone(),
    };
    let lists = [("lesson-writer", WRITER), ("lesson-teacher", TEACHER)];
    page(
        &layout,
        html! {
            @if let Some(said) = &shown.said { (notice(false, &isolated(said))) }
            @if shown.saved { (notice(true, &html! { (messages.text("prep-saved")) })) }
            p { (messages.text("lesson-words-lead")) }
            (languages(app, messages, shown.language, &to))
            form method="post" action="/teach/mini-lesson/words" {
                input type="hidden" name="language" value=(shown.language.tag());
                section.card {
                    h2 { (messages.text("lesson-words-large")) }
                    @for (line, label) in ALONE.into_iter().zip(["lesson-words-why", "lesson-words-which", "lesson-words-now"]) {
                        (draw_line(&lesson, line, messages.text(label)))
                    }
                }
                @for (role, full, thin) in SHEET {
                    section.card {
                        h2 { (messages.text(role)) }
                        (draw_line(&lesson, full, messages.text("lesson-full")))
                        (draw_line(&lesson, thin, messages.text("lesson-thin")))
                    }
                }
                @for (title, lines) in lists {
                    section.card {
                        h2 { (messages.text(title)) }
                        p.help { (messages.text("lesson-words-list")) }
                        @for (at, line) in lines.into_iter().enumerate() {
                            (draw_line(&lesson, line, &messages.text_with("lesson-words-line", &[("at", (at + 1).into())])))
                        }
                    }
                }
                button.main { (messages.text("lesson-words-save")) }
            }
            @if !shown.words.is_empty() {
                form.actions method="post" action="/teach/mini-lesson/words" {
                    input type="hidden" name="language" value=(shown.language.tag());
                    button.plain name="do" value="reset" { (messages.text("lesson-words-reset")) }
                }
            }
        },
    )
}

fn draw_line(lesson: &Lesson<'_>, line: &'static str, label: &str) -> Markup {
    let own = lesson.own.get(line).map(String::as_str);
    let tag = lesson.messages.language.tag();
    html! {
        div.field {
            label for=(line) { (isolated(label)) }
            textarea id=(line) name=(line) rows="2" dir="auto" lang=(tag) {
                "\n" (own.unwrap_or_else(|| lesson.messages.text(line)))
            }
        }
    }
}
