//! The words of a title in the parts that its punctuation makes, and lists of phrases that are looked for among them. Words are
//! compared whole, without case and marks.

use std::collections::HashMap;

use super::times::readable;

/// So many words of a text are weighed; a title of more was made to take long.
const WORDS_MAX: usize = 40;

/// What stands between two marks of punctuation.
pub(super) struct Part {
    /// As it is written, without case and marks.
    pub(super) text: String,
    pub(super) words: Vec<String>,
}

/// The parts of a text that have words.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let text = readable(text);
    let letters: Vec<char> = text.chars().collect();
    let mut parts = Vec::new();
    let mut part = String::new();
    // So many letters the word before has.
    let mut word_letters = 0_usize;
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at));
        if is_break(before, *letter, letters.get(at + 1), word_letters) {
            parts.push(std::mem::take(&mut part));
        } else {
            part.push(*letter);
        }
        word_letters = if letter.is_alphanumeric() {
            word_letters + 1
        } else {
            0
        };
    }
    parts.push(part);
    let mut left = WORDS_MAX;
    let parts = parts.into_iter().map(|text| {
        let mut words = words(&text);
        words.truncate(left);
        left -= words.len();
        Part { text, words }
    });
    parts.filter(|part| !part.words.is_empty()).collect()
}

/// A mark ends a part, unless it holds one word or one time together: `in-service`, `P.A. Day`, `12:30`, `Student/Teacher`.
fn is_break(before: Option<&char>, mark: char, after: Option<&char>, word_letters: usize) -> bool {
    let is_blank = |letter: Option<&char>| letter.is_none_or(|it| it.is_whitespace());
    match mark {
        '-' | '/' | '\u{2212}' => is_blank(before) || is_blank(after),
        ':' => {
            !(before.is_some_and(char::is_ascii_digit) && after.is_some_and(char::is_ascii_digit))
        }
        // `Feb. Break` and `Jr. Day` go on.
        '.' => is_blank(after) && word_letters > 4,
        '\n' | ',' | ';' | '!' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '|'
        | '*' | '=' | '~' | '"' | '\u{201C}' | '\u{201D}' | '«' | '»' | '–' | '—' | '…' | '•'
        | '·' | '،' | '؛' | '؟' => true,
        _ => false,
    }
}

fn words(text: &str) -> Vec<String> {
    text.split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Phrases by their first word: a calendar has thousands of titles.
pub(super) struct Phrases(HashMap<String, Vec<Vec<String>>>);

impl Phrases {
    /// The phrases of some lists, parted by commas.
    pub(super) fn of(lists: &[&str]) -> Self {
        let mut phrases: HashMap<String, Vec<Vec<String>>> = HashMap::new();
        for phrase in lists.iter().flat_map(|list| list.split(',')) {
            let mut words = words(&readable(phrase)).into_iter();
            if let Some(first) = words.next() {
                phrases.entry(first).or_default().push(words.collect());
            }
        }
        Self(phrases)
    }

    /// How many words the longest phrase has that begins with the word at this place.
    pub(super) fn longest_at(&self, words: &[String], at: usize) -> Option<usize> {
        let rests = self.0.get(words.get(at)?)?;
        let lengths = rests
            .iter()
            .filter(|rest| words[at + 1..].starts_with(rest))
            .map(|rest| rest.len() + 1);
        lengths.max()
    }

    /// One of the phrases stands among the words.
    pub(super) fn is_in(&self, words: &[String]) -> bool {
        (0..words.len()).any(|at| self.longest_at(words, at).is_some())
    }

    /// The word is one of the list.
    pub(super) fn has(&self, word: &String) -> bool {
        self.longest_at(std::slice::from_ref(word), 0).is_some()
    }
}
