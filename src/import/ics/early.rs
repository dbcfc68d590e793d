//! Whether the words of a title say that school is out early: by a name of such days, or by someone who leaves, or school that
//! ends, early or at a time.

use std::sync::LazyLock;

use super::{
    event_words,
    phrases::{Part, Phrases},
    times::{may_be_out, times_in},
    word_lists as lists,
};

/// So many words on, `early` still belongs to a verb: `انصراف الطلاب مبكرا`.
const WORDS_BETWEEN: usize = 3;

struct Words {
    early: Phrases,
    earlier: Phrases,
    leaving: Phrases,
    ending: Phrases,
    whole_school: Phrases,
    around_a_time: Phrases,
    noon: Phrases,
    not: Phrases,
    events: Phrases,
    openers: Phrases,
    cancelled: Phrases,
    meetings: Phrases,
    grades: Phrases,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    early: Phrases::of(&[lists::EARLY]),
    earlier: Phrases::of(&[lists::EARLIER]),
    leaving: Phrases::of(&[lists::LEAVING]),
    ending: Phrases::of(&[lists::ENDING]),
    whole_school: Phrases::of(&[lists::WHOLE_SCHOOL]),
    around_a_time: Phrases::of(&[lists::AROUND_A_TIME, "de, del, early, for"]),
    noon: Phrases::of(&["noon, mediodia, midday"]),
    not: Phrases::of(&[lists::NOT]),
    events: Phrases::of(&[event_words::EVENTS, event_words::PARTS_OF_SCHOOL]),
    openers: Phrases::of(&[lists::OPENERS, lists::OTHER_DAY]),
    cancelled: Phrases::of(&[lists::CANCELLED]),
    meetings: Phrases::of(&[lists::MEETINGS]),
    grades: Phrases::of(&[lists::GRADES]),
});

/// One part of a title says that school is out early.
pub(super) fn is_early(parts: &[Part]) -> bool {
    // A meeting about it.
    let is_spoken_of = parts
        .first()
        .is_some_and(|part| WORDS.meetings.is_in(&part.words));
    !is_spoken_of
        && parts
            .iter()
            .any(|part| !WORDS.cancelled.is_in(&part.words) && says_early(part))
}

fn says_early(part: &Part) -> bool {
    let words = part.words.as_slice();
    let has_time = times_in(&part.text)
        .iter()
        .any(|spoken| may_be_out(spoken.time));
    (0..words.len()).any(|at| {
        let length = early_at(words, at, has_time);
        length.is_some_and(|length| is_of_school(words, at, length))
    })
}

/// How many words that say so begin with the word at this place.
fn early_at(words: &[String], at: usize, has_time: bool) -> Option<usize> {
    if let Some(length) = WORDS.early.longest_at(words, at) {
        return Some(length);
    }
    let word = &words[at];
    let of_school = |word: &String| WORDS.whole_school.has(word);
    let ends = WORDS.ending.has(word) && words[..at].iter().all(of_school);
    if WORDS.leaving.has(word) || ends {
        let mut next = words[at + 1..].iter().take(WORDS_BETWEEN + 1);
        let early = next.position(|word| WORDS.earlier.has(word));
        return early.map(|place| place + 2).or_else(|| {
            let is_told = is_at_time(&words[at + 1..]) || follows_time(&words[..at]);
            (has_time && is_told).then_some(1)
        });
    }
    // `Early student dismissal`
    let (between, after) = (words.get(at + 1)?, words.get(at + 2)?);
    let is_leaving = WORDS.leaving.has(after) || WORDS.ending.has(after);
    (WORDS.earlier.has(word) && of_school(between) && is_leaving).then_some(3)
}

/// Nothing but who leaves stands between the verb and its time: `Salida 11:30`, not `Salida al museo 11:30`.
fn is_at_time(words: &[String]) -> bool {
    let is_number = |word: &String| word.starts_with(|it: char| it.is_ascii_digit());
    let place = words
        .iter()
        .position(|word| is_number(word) || WORDS.noon.has(word));
    place.is_some_and(|place| {
        words[..place]
            .iter()
            .all(|word| WORDS.whole_school.has(word) || WORDS.around_a_time.has(word))
    })
}

/// `12:30 dismissal`, `12:30 pm dismissal`
fn follows_time(words: &[String]) -> bool {
    words.last().is_some_and(|word| {
        word.starts_with(|it: char| it.is_ascii_digit())
            || WORDS.noon.has(word)
            || ["pm", "am", "m"].contains(&word.as_str())
    })
}

/// It is so, and it is school: neither `no early release` nor `half day camp`.
fn is_of_school(words: &[String], at: usize, length: usize) -> bool {
    let (before, after) = (&words[..at], &words[at + length..]);
    let near = &before[before.len().saturating_sub(WORDS_BETWEEN)..];
    if WORDS.not.is_in(near) || WORDS.events.is_in(before) {
        return false;
    }
    let last = before.last();
    // `Desfile al medio día` is at noon, `Grades 1/2 day at the zoo` is for two grades.
    let is_noon = words[at] == "medio" && last.is_some_and(|it| it == "a" || it == "al");
    let is_grades = words[at] == "1" && last.is_some_and(|it| WORDS.grades.has(it));
    let end = (0..after.len()).find(|at| WORDS.openers.longest_at(after, *at).is_some());
    let told = &after[..end.unwrap_or(after.len())];
    !is_noon && !is_grades && !WORDS.events.is_in(told)
}
