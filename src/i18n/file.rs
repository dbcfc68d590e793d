//! The three word files, which are part of the program, and what of them is read without Fluent: nine of ten messages are
//! one plain line, and those stay where they are instead of being copied into memory. Nothing here resolves a message.

use unic_langid::{LanguageIdentifier, langid};

use crate::domain::text::Language;

/// The word file of a language.
pub(crate) fn of(language: Language) -> (LanguageIdentifier, &'static str) {
    match language {
        Language::English => (langid!("en"), include_str!("../../kiosk/words/en.ftl")),
        Language::Spanish => (langid!("es"), include_str!("../../kiosk/words/es.ftl")),
        Language::Arabic => (langid!("ar"), include_str!("../../kiosk/words/ar.ftl")),
    }
}

/// The ids of a word file, in its order.
pub(crate) fn ids(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" ="))
        .map(|(id, _)| id)
}

/// The messages of a word file that are one line and place nothing, and the rest of it, which Fluent must read.
pub(crate) fn apart(text: &str) -> (Vec<(&str, &str)>, String) {
    let (mut plain, mut rest) = (Vec::new(), String::new());
    let mut lines = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .peekable();
    while let Some(line) = lines.next() {
        let goes_on = lines.peek().is_some_and(|next| next.starts_with(' '));
        match line.split_once(" = ") {
            Some((id, said)) if !goes_on && !line.starts_with(' ') && !said.contains('{') => {
                plain.push((id, said.trim()));
            }
            _ => rest.extend([line, "\n"]),
        }
    }
    (plain, rest)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_bundle::{FluentResource, concurrent::FluentBundle};

    use super::{super::Translations, *};

    fn ids_of(language: Language) -> BTreeSet<&'static str> {
        ids(of(language).1).collect()
    }

    #[test]
    fn a_plain_line_says_what_fluent_reads_there() {
        let words = Translations::load();
        for language in Language::ALL {
            let (locale, text) = of(language);
            let whole = FluentResource::try_new(text.to_owned()).expect("no mistakes");
            let mut bundle = FluentBundle::new_concurrent(vec![locale]);
            bundle.add_resource(whole).expect("no message twice");
            let messages = words.of(language);
            for id in ids_of(language) {
                let pattern = bundle.get_message(id).and_then(|it| it.value());
                let mut errors = Vec::new();
                let said = bundle.format_pattern(pattern.expect(id), None, &mut errors);
                let plain = errors.is_empty().then_some(said.as_ref());
                assert_eq!(messages.find(id), plain, "{id} in {}", language.tag());
            }
        }
    }

    #[test]
    fn every_language_has_every_message() {
        assert_eq!(ids_of(Language::English), ids_of(Language::Spanish));
        assert_eq!(ids_of(Language::English), ids_of(Language::Arabic));
        let words = Translations::load();
        for language in Language::ALL {
            for id in ids_of(language) {
                assert!(
                    words.of(language).knows(id),
                    "{id} does not parse in {}",
                    language.tag()
                );
            }
        }
    }
}
