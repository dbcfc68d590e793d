//! The words of the mini-lesson, edited by the teacher: one form with every line that children see, in each language. What is
//! not taken stays in it.

use std::{collections::BTreeMap, sync::Arc};

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{
        App,
        mini_lesson::{self, ALONE, CHILDS_SIDE, Lesson, SHEET, TEACHERS_SIDE},
    },
    domain::text::{Language, Name, Unfit},
    http::{
        HttpError, RequestContext, Result, form,
        merge::{drawn_from, merge},
        response,
    },
    limits,
    pages::{
        components::{Layout, isolated, languages, notice},
        receipt,
        teacher::two_tabs,
    },
};

#[derive(Default, Deserialize)]
struct Asks {
    language: Option<String>,
}

/// Every line in the language that was asked for, or else in hers.
pub async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = form::read(context.query.as_bytes())?;
    let language = asks.language.as_deref().and_then(Language::from_tag);
    let language = language.unwrap_or(context.language);
    let lesson = mini_lesson::load(&app, language).await?;
    let was = two_tabs::was(&fields(&lesson));
    Ok(response::page(draw(
        &app,
        &context,
        &lesson,
        &was,
        &html! {},
    )))
}

/// Every line as it stands in its box.
fn fields(lesson: &Lesson<'_>) -> Vec<(String, String)> {
    let words = |line: &'static str| (line.to_owned(), words_of(lesson, line).to_owned());
    mini_lesson::lines().map(words).collect()
}

fn words_of<'a>(lesson: &'a Lesson<'_>, line: &'static str) -> &'a str {
    let own = lesson.own.get(line).map(String::as_str);
    own.unwrap_or_else(|| lesson.messages.text(line))
}

#[derive(Deserialize)]
struct Form {
    #[serde(default)]
    language: String,
    /// `reset`: Chair's words again.
    #[serde(rename = "do")]
    action: Option<String>,
    /// What the page was drawn from.
    was: Option<String>,
}

/// Only what differs from Chair's own words is saved.
pub async fn save(app: Arc<App>, context: RequestContext, bytes: Bytes) -> Result {
    let form: Form = form::read(&bytes)?;
    let language = Language::from_tag(&form.language).ok_or(HttpError::BadForm)?;
    let _turn = app.settings_turn.lock().await;
    let saved = mini_lesson::load(&app, language).await?;
    let was = fields(&saved);
    let resets = form.action.as_deref() == Some("reset");
    if resets && form.was.is_some_and(|drawn| drawn != drawn_from(&was)) {
        let said = app.translations.of(context.language).text("two-tabs");
        let above = notice(false, &html! { (said) });
        let page = draw(&app, &context, &saved, &two_tabs::was(&was), &above);
        return Ok(response::refused(page));
    }
    let merged = merge(&bytes, &was, &[]);
    let messages = app.translations.of(language);
    let (mut own, mut typed, mut unfit) = (BTreeMap::new(), BTreeMap::new(), None);
    if !resets {
        for line in mini_lesson::lines() {
            let Some(words) = form::every(merged.form.as_bytes(), line).pop() else {
                continue;
            };
            match Name::parse(&words, limits::LESSON_LINE_GRAPHEMES_MAX) {
                Ok(words) if words.as_str() == messages.text(line) => {}
                Ok(words) => drop(own.insert(line, words.as_str().to_owned())),
                Err(Unfit::Empty) => drop(own.insert(line, String::new())),
                Err(why) => unfit = Some(why),
            }
            typed.insert(line.to_owned(), words);
        }
    }
    let said = app.translations.of(context.language);
    let above = match unfit {
        Some(why) => Some(notice(false, &isolated(&said.refusal(why.into(), &[])))),
        None if resets || merged.both.is_empty() => None,
        None => Some(two_tabs::draw_both(&app, &context, &merged.both)),
    };
    if let Some(above) = above {
        let lesson = Lesson {
            messages,
            own: typed,
        };
        let page = draw(&app, &context, &lesson, &two_tabs::was(&was), &above);
        return Ok(response::refused(page));
    }
    mini_lesson::save(&app, context.principal, language, own).await?;
    let (place, said) = (address(language), "done-lesson");
    Ok(receipt::done(&app, &context, &place, said, None, None))
}

fn address(language: Language) -> String {
    format!("/teach/mini-lesson/words?language={}", language.tag())
}

/// The lines as they stand in the boxes, with what is said `above` them, and from which they `was` drawn.
fn draw(
    app: &App,
    context: &RequestContext,
    lesson: &Lesson<'_>,
    was: &Markup,
    above: &Markup,
) -> Markup {
    let messages = app.translations.of(context.language);
    let back = Some("/teach/mini-lesson");
    let layout = Layout::teacher(messages, messages.text("lesson-words"), back);
    let language = lesson.messages.language;
    layout.page(html! {
        (above)
        p { (messages.text("lesson-words-lead")) }
        (languages(app, messages, language, &address))
        form method="post" action="/teach/mini-lesson/words" {
            input type="hidden" name="language" value=(language.tag());
            (was)
            section.card {
                h2 { (messages.text("lesson-words-large")) }
                @for (line, label) in ALONE.into_iter().zip(["lesson-words-why", "lesson-words-which", "lesson-words-now"]) {
                    (draw_line(lesson, line, messages.text(label)))
                }
            }
            @for compared in SHEET {
                section.card {
                    h2 { (messages.text(compared.role)) }
                    (draw_line(lesson, compared.full, messages.text("lesson-full")))
                    (draw_line(lesson, compared.thin, messages.text("lesson-thin")))
                }
            }
            @for side in [CHILDS_SIDE, TEACHERS_SIDE] {
                section.card {
                    h2 { (messages.text(side.title)) }
                    p.help { (messages.text("lesson-words-list")) }
                    @for (at, line) in side.lines.into_iter().enumerate() {
                        (draw_line(lesson, line, &messages.text_with("lesson-words-line", &[("at", (at + 1).into())])))
                    }
                }
            }
            button.main { (messages.text("lesson-words-save")) }
        }
        @if !lesson.own.is_empty() {
            form.actions method="post" action="/teach/mini-lesson/words" {
                input type="hidden" name="language" value=(language.tag());
                (was)
                button.plain name="do" value="reset" { (messages.text("lesson-words-reset")) }
            }
        }
    })
}

fn draw_line(lesson: &Lesson<'_>, line: &'static str, label: &str) -> Markup {
    let tag = lesson.messages.language.tag();
    html! {
        div.field {
            label for=(line) { (isolated(label)) }
            textarea id=(line) name=(line) rows="2" dir="auto" lang=(tag) {
                "\n" (words_of(lesson, line))
            }
        }
    }
}
