//! What the teacher looks for in the words of her class: how her words and theirs are made alike, which of a text are found,
//! and which part of a long text is shown. Where words are looked up is the store's matter.

use std::ops::Range;

use strum::IntoStaticStr;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::text::{graphemes, sort_key};

/// The longest question: a line, which is more than anybody remembers word for word.
const SEARCH_GRAPHEMES_MAX: usize = 100;
/// From so many letters on a word may go on: "end" finds "ending". Shorter ones would find half of all words.
const GOES_ON_FROM: usize = 3;
/// Characters, as people see them, that are shown of a text.
const EXCERPT_GRAPHEMES: usize = 160;
/// So many of them stand before the first word that was found.
const BEFORE_FOUND_GRAPHEMES: usize = 40;

/// Why nothing can be looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// There is no letter and no digit in it.
    NoWords,
    /// It is longer than a line.
    SearchTooLong,
}

/// What is looked for: every term must be in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search(Vec<Term>);

/// Words that stand in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    words: Vec<String>,
    /// The last word may go on.
    goes_on: bool,
}

/// A part of a text, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// The words.
    pub text: &'a str,
    /// Whether they were looked for.
    pub is_found: bool,
}

/// The words of a text as they are looked up: without marks, without case, and Arabic letters that are written in several ways
/// in one; with a space between them.
pub fn fold(text: &str) -> String {
    let words: Vec<String> = words(text).map(|(_, word)| word).collect();
    words.join(" ")
}

impl Search {
    /// Reads what she typed. Words between quotation marks stand in a row.
    ///
    /// # Errors
    /// There is nothing to look for in it.
    pub fn parse(raw: &str) -> Result<Self, Refusal> {
        if graphemes(raw) > SEARCH_GRAPHEMES_MAX {
            return Err(Refusal::SearchTooLong);
        }
        let is_mark = |letter| matches!(letter, '"' | '“' | '”' | '„' | '«' | '»');
        let mut terms = Vec::new();
        for (nth, part) in raw.split(is_mark).enumerate() {
            let words = words(part).map(|(_, word)| word);
            if nth % 2 == 1 {
                terms.push(Term {
                    words: words.collect(),
                    goes_on: false,
                });
            } else {
                terms.extend(words.map(|word| Term {
                    goes_on: word.chars().count() >= GOES_ON_FROM,
                    words: vec![word],
                }));
            }
        }
        terms.retain(|term| !term.words.is_empty());
        if terms.is_empty() {
            return Err(Refusal::NoWords);
        }
        Ok(Self(terms))
    }

    /// The terms, each as its words with a space between them, and whether the last one may go on.
    pub fn terms(&self) -> impl Iterator<Item = (String, bool)> {
        self.0
            .iter()
            .map(|term| (term.words.join(" "), term.goes_on))
    }

    /// The part of a text to show: round the first word that was found, with every found word apart from the others.
    pub fn excerpt<'a>(&self, text: &'a str) -> Excerpt<'a> {
        let found = self.found(text);
        let first = found.first().map_or(0, |range| range.start);
        let begins: Vec<usize> = text
            .grapheme_indices(true)
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let of_first = begins.partition_point(|at| *at < first);
        let all = begins.len() - 1;
        let from = match all {
            0..=EXCERPT_GRAPHEMES => 0,
            _ => of_first
                .saturating_sub(BEFORE_FOUND_GRAPHEMES)
                .min(all - EXCERPT_GRAPHEMES),
        };
        let to = (from + EXCERPT_GRAPHEMES).min(all);
        let shown = begins[from]..begins[to];
        let mut parts = Vec::new();
        let mut at = shown.start;
        let inside = found
            .into_iter()
            .filter(|it| it.start >= shown.start && it.end <= shown.end);
        for range in inside {
            parts.push((at..range.start, false));
            at = range.end;
            parts.push((range, true));
        }
        parts.push((at..shown.end, false));
        parts.retain(|(range, _)| !range.is_empty());
        let parts = parts.into_iter().map(|(range, is_found)| Part {
            text: &text[range],
            is_found,
        });
        Excerpt {
            parts: parts.collect(),
            is_begun: shown.start > 0,
            goes_on: shown.end < text.len(),
        }
    }

    /// Where in a text the words stand that were looked for, in its order and none twice.
    fn found(&self, text: &str) -> Vec<Range<usize>> {
        let words: Vec<(Range<usize>, String)> = words(text).collect();
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let here = self.0.iter().filter(|term| term.is_at(&words[at..]));
            match here.map(|term| term.words.len()).max() {
                Some(long) => {
                    found.push(words[at].0.start..words[at + long - 1].0.end);
                    at += long;
                }
                None => at += 1,
            }
        }
        found
    }
}

impl Term {
    fn is_at(&self, words: &[(Range<usize>, String)]) -> bool {
        let Some((last, before)) = self.words.split_last() else {
            return false;
        };
        let mut there = words.iter().map(|(_, word)| word);
        before.iter().all(|word| there.next() == Some(word))
            && there
                .next()
                .is_some_and(|word| word == last || (self.goes_on && word.starts_with(last)))
    }
}

/// The part of a text that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt<'a> {
    /// Its words, those that were found apart.
    pub parts: Vec<Part<'a>>,
    /// Words of the text stand before it.
    pub is_begun: bool,
    /// Words of the text stand behind it.
    pub goes_on: bool,
}

/// The words of a text: where each stands, and how it is looked up.
fn words(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, _) = rest.next_if(|(_, c)| is_letter(*c)).or_else(|| {
                while rest.next_if(|(_, c)| !is_letter(*c)).is_some() {}
                rest.next()
            })?;
            while rest.next_if(|(_, c)| is_letter(*c)).is_some() {}
            let end = rest.peek().map_or(text.len(), |(at, _)| *at);
            let word = alike(&text[start..end]);
            // A mark alone is no word.
            if !word.is_empty() {
                return Some((start..end, word));
            }
        }
    })
}

/// Whether a word goes on with it; a stroke that only makes an Arabic word longer is part of it.
fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter) || letter == '\u{640}'
}

fn alike(word: &str) -> String {
    let mut alike = String::with_capacity(word.len());
    for letter in sort_key(word).chars() {
        match letter {
            '\u{640}' => {}
            'ٱ' => alike.push('ا'),
            'ة' => alike.push('ه'),
            'ى' => alike.push('ي'),
            'ß' => alike.push_str("ss"),
            'æ' => alike.push_str("ae"),
            'œ' => alike.push_str("oe"),
            'ł' => alike.push('l'),
            'đ' => alike.push('d'),
            'ø' => alike.push('o'),
            'ı' => alike.push('i'),
            letter => alike.push(letter),
        }
    }
    alike
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a text that a search marks.
    fn marked<'a>(search: &str, text: &'a str) -> Vec<&'a str> {
        let excerpt = Search::parse(search).unwrap().excerpt(text);
        let parts = excerpt.parts.iter().filter(|part| part.is_found);
        parts.map(|part| part.text).collect()
    }

    #[test]
    fn words_are_alike_however_they_are_written() {
        for (one, other) in [
            ("Éndings", "endings"),
            ("STRASSE", "straße"),
            ("Łukasz", "lukasz"),
            ("مُعَلِّمَة", "معلمه"),
            ("أحمد", "احمد"),
            ("مـــدرسة", "مدرسه"),
            ("שָׁלוֹם", "שלום"),
            ("don’t stop", "don t stop"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
    }

    #[test]
    fn a_word_may_go_on_and_words_in_quotation_marks_stand_in_a_row() {
        let text = "The ending: two endings, an end. Begin at the end of it.";
        assert_eq!(marked("end", text), ["ending", "endings", "end", "end"]);
        assert_eq!(marked("\"the end\"", text), ["the end"]);
        assert_eq!(marked("“the end”", text), ["the end"]);
        assert_eq!(marked("at it", text), ["at", "it"]);
        assert_eq!(marked("END begin", text).len(), 5);
        // Two letters are the whole word.
        assert_eq!(marked("be", text), Vec::<&str>::new());
        assert_eq!(marked("النهاية", "كتب النّهايةَ وحده"), ["النّهايةَ"]);
    }

    #[test]
    fn what_is_no_word_is_refused_and_nothing_is_too_odd_to_read() {
        for nothing in [
            "",
            " ",
            "\"\"",
            "***",
            "()",
            "🐐",
            "\u{301}\u{301}",
            "\" \"",
        ] {
            assert_eq!(Search::parse(nothing), Err(Refusal::NoWords), "{nothing:?}");
        }
        let long = "a".repeat(2_000);
        assert_eq!(Search::parse(&long), Err(Refusal::SearchTooLong));
        for odd in [
            "NEAR(a b)",
            "a* OR -b",
            "text: \"x",
            "a\"b\"c\"",
            "x\u{301}",
            "^é",
        ] {
            assert!(Search::parse(odd).is_ok(), "{odd}");
        }
    }

    #[test]
    fn of_a_long_text_the_part_with_the_words_is_shown() {
        let text = format!(
            "{} the ending {}",
            "one two ".repeat(60),
            "three four ".repeat(60)
        );
        let search = Search::parse("ending").unwrap();
        let excerpt = search.excerpt(&text);
        assert!(excerpt.is_begun && excerpt.goes_on);
        let shown: String = excerpt.parts.iter().map(|part| part.text).collect();
        assert_eq!(graphemes(&shown), EXCERPT_GRAPHEMES);
        assert!(excerpt.parts.iter().any(|part| part.is_found), "{shown}");
        let short = search.excerpt("An ending.");
        assert!(!short.is_begun && !short.goes_on);
        assert_eq!(short.parts.len(), 3);
        assert!(search.excerpt("").parts.is_empty());
    }
}
