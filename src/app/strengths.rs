//! The strengths that a class names in its own words: one more, one fewer; and in which words each is shown. Those that every
//! class is offered are domain/conference.

use std::sync::Arc;

use strum::IntoStaticStr;

use super::{App, Error, Result, class_for};
use crate::{
    domain::{
        class::Class,
        conference::{DEFAULT_STRENGTHS, same_strength, strengths},
        id::ClassId,
        principal::Principal,
        text::{Language, Name},
    },
    i18n::{Messages, Translations, bare},
    limits, store,
};

/// Why a class names no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// They would no longer be found on one screen.
    TooManyOfClass,
}

/// Those that every class is offered, in the language in which its children read.
pub fn of_every_class(translations: &Translations, class: &Class) -> [String; 4] {
    let messages = translations.of(class.language);
    DEFAULT_STRENGTHS.map(|id| bare(messages.text(id)))
}

/// The strengths that every class is offered, as they are written in each language.
pub struct Offered(Vec<(String, &'static str)>);

impl Offered {
    /// In all languages.
    pub fn of(translations: &Translations) -> Self {
        let written = Language::ALL.into_iter().flat_map(|language| {
            let messages = translations.of(language);
            DEFAULT_STRENGTHS.map(|id| (bare(messages.text(id)), id))
        });
        Self(written.collect())
    }

    /// One of them in the words of this page; one of a class's own as it was written.
    pub fn in_words_of<'a>(&self, messages: &'a Messages, strength: &'a str) -> &'a str {
        let offered = self.0.iter().find(|(written, _)| written == strength);
        offered.map_or(strength, |(_, id)| messages.text(id))
    }

    /// The same of those of a line's text.
    pub fn lines_in_words_of(&self, messages: &Messages, text: &str) -> String {
        let lines: Vec<&str> = strengths(text)
            .map(|strength| self.in_words_of(messages, strength))
            .collect();
        lines.join("\n")
    }
}

/// One more; one that is there already, or that every class is offered, is the same one.
pub async fn add(app: &Arc<App>, by: Principal, class: ClassId, name: Name) -> Result<(), Refusal> {
    let worker = Arc::clone(app);
    change(app, by, class, move |class, strengths| {
        let offered = of_every_class(&worker.translations, class);
        let known = offered.iter().chain(strengths.iter()).map(String::as_str);
        if same_strength(known, name.as_str()).is_some() {
            return Ok(());
        }
        if strengths.len() >= limits::STRENGTHS_OF_CLASS_MAX {
            return Err(Error::Refused(Refusal::TooManyOfClass));
        }
        strengths.push(name.into());
        Ok(())
    })
    .await
    .map(|_| ())
}

/// One fewer; gives those that there were. Talks keep the words that they have.
pub async fn remove(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    strength: String,
) -> Result<Vec<String>, Refusal> {
    change(app, by, class, move |_, strengths| {
        strengths.retain(|it| *it != strength);
        Ok(())
    })
    .await
}

async fn change(
    app: &Arc<App>,
    by: Principal,
    class: ClassId,
    change: impl FnOnce(&Class, &mut Vec<String>) -> Result<(), Refusal> + Send + 'static,
) -> Result<Vec<String>, Refusal> {
    app.write(by, move |tx| {
        let class = class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
        let before = store::strength::of_class(tx, class.id)?;
        let mut now = before.clone();
        change(&class, &mut now)?;
        if now != before {
            store::strength::save(tx, class.id, &now)?;
        }
        Ok(before)
    })
    .await
}
