//! Like what an event sounds: no school, out early, or neither. The title is weighed first; a description counts only where it
//! speaks of the day itself.

use std::sync::LazyLock;

use jiff::civil::Time;
use strum::IntoStaticStr;

pub(super) use super::times::time_in;
use super::{
    early, event_words,
    free::{self, Certainty},
    phrases::{Part, Phrases, parts},
    times::{may_be_out, readable, times_in, without_times},
    word_lists as lists,
};

/// Letters of a description that are read.
const DESCRIPTION_LETTERS: usize = 600;
/// Sentences of it.
const SENTENCES_MAX: usize = 20;

/// Like what the words of an event sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Sounds {
    /// There is no school: ticked beforehand.
    Free,
    /// School is out early: offered as that.
    OutEarly,
    /// Like neither: it can be ticked.
    Like,
}

struct Words {
    events: Phrases,
    other_day: Phrases,
    again: Phrases,
    reminders: Phrases,
    cancelled: Phrases,
    event_itself: Phrases,
    dates: Phrases,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    events: Phrases::of(&[event_words::EVENTS, event_words::PERSONS]),
    other_day: Phrases::of(&[lists::OTHER_DAY]),
    again: Phrases::of(&[lists::AGAIN]),
    reminders: Phrases::of(&[lists::REMINDERS]),
    cancelled: Phrases::of(&[lists::CANCELLED]),
    event_itself: Phrases::of(&[lists::CANCELLED, lists::EVENT_ITSELF]),
    dates: Phrases::of(&[lists::DATES]),
});

/// Like what a title sounds, and its description where the title says nothing.
pub(super) fn sounds(title: &str, description: &str) -> Sounds {
    let parts = parts(title);
    let has = |words: &Phrases| parts.iter().any(|part| words.is_in(&part.words));
    if is_cancelled(&parts) || has(&WORDS.reminders) {
        return Sounds::Like;
    }
    let times = parts.iter().flat_map(|part| times_in(&part.text));
    let times: Vec<Time> = times.map(|spoken| spoken.time).collect();
    // `School resumes; no school on Monday` is told by both; what resumes is not free.
    let is_again = has(&WORDS.again);
    let free = free::certainty(&parts, !times.is_empty()).filter(|_| !is_again);
    if free != Some(Certainty::Surely) && early::is_early(&parts) {
        return Sounds::OutEarly;
    }
    if free.is_some() {
        // A day with a time of day is not free: school ends then, or something else is on.
        return match times.as_slice() {
            [] => Sounds::Free,
            [time] if may_be_out(*time) => Sounds::OutEarly,
            _ => Sounds::Like,
        };
    }
    if is_again || has(&WORDS.events) || has(&WORDS.other_day) {
        return Sounds::Like;
    }
    match described(description) {
        Sounds::Free if !times.is_empty() => Sounds::Like,
        sounds => sounds,
    }
}

/// `CANCELED: No School`
fn is_cancelled(parts: &[Part]) -> bool {
    parts.iter().any(|part| {
        WORDS.cancelled.is_in(&part.words)
            && part.words.iter().all(|word| WORDS.event_itself.has(word))
    })
}

/// Like what a description sounds: only by its sentences about the day itself.
fn described(description: &str) -> Sounds {
    let mut sounds = Sounds::Like;
    let text: String = without_tags(description)
        .chars()
        .take(DESCRIPTION_LETTERS)
        .collect();
    // A full stop within `12.30` ends nothing.
    let sentences = text.split(['!', '?', '\n']);
    let sentences = sentences.flat_map(|line| line.split(". "));
    for sentence in sentences.take(SENTENCES_MAX) {
        let Some(parts) = about_the_day(sentence) else {
            continue;
        };
        let has_time = !times_in(&readable(sentence)).is_empty();
        if !has_time && free::certainty(&parts, false) == Some(Certainty::Surely) {
            return Sounds::Free;
        }
        if early::is_early(&parts) {
            sounds = Sounds::OutEarly;
        }
    }
    sounds
}

/// The parts of a sentence that names no other day, and none by its weekday, date or number.
fn about_the_day(sentence: &str) -> Option<Vec<Part>> {
    let named = parts(&without_times(&readable(sentence)));
    let names_another = named.iter().any(|part| {
        let names_day =
            |word: &String| word.starts_with(|it: char| it.is_numeric()) || WORDS.dates.has(word);
        part.words.iter().any(names_day)
            || WORDS.other_day.is_in(&part.words)
            || WORDS.reminders.is_in(&part.words)
            || WORDS.cancelled.is_in(&part.words)
    });
    (!names_another).then(|| parts(sentence))
}

/// A description as it is read: what parts its lines parts its sentences, other tags are nothing.
fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        plain.push_str(before);
        let Some((tag, after)) = tag.split_once('>') else {
            plain.push('<');
            rest = tag;
            continue;
        };
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let is_within_line = ["a", "b", "i", "u", "em", "font", "span", "strong"];
        if !is_within_line.contains(&name.to_ascii_lowercase().as_str()) {
            plain.push('\n');
        }
        rest = after;
    }
    plain.push_str(rest);
    plain.replace("&nbsp;", " ").replace("&amp;", "&")
}
