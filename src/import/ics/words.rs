//! Like what an event sounds: no school, out early, or neither. Words are compared whole, without case and marks, in the
//! languages that Chair speaks.

use std::sync::LazyLock;

use jiff::civil::Time;
use strum::IntoStaticStr;

use super::word_lists::{AGAIN, CLOSED, EARLY, FREE, NOT_FREE, PARTS, SURELY_FREE};
use crate::domain::text::sort_key;

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

/// The lists as they are compared: a calendar has thousands of titles.
struct Words {
    free: Vec<String>,
    not_free: Vec<String>,
    surely_free: Vec<String>,
    early: Vec<String>,
    again: Vec<String>,
    closed: Vec<String>,
    parts: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let all = |words: &[&str]| -> Vec<String> { words.iter().map(|it| padded(it)).collect() };
    Words {
        free: all(FREE),
        not_free: all(NOT_FREE),
        surely_free: all(SURELY_FREE),
        early: all(EARLY),
        again: all(AGAIN),
        closed: all(CLOSED),
        parts: all(PARTS),
    }
});

/// Like what a title sounds, and its description where the title says nothing.
pub(super) fn sounds(title: &str, description: &str) -> Sounds {
    let title = padded(title);
    let has = |text: &str, words: &[String]| words.iter().any(|word| text.contains(word.as_str()));
    let surely = has(&title, &WORDS.surely_free);
    // `School resumes; no school on Monday` is told by both; what resumes is not free.
    let is_other = has(&title, &WORDS.not_free);
    if has(&title, &WORDS.early) && !surely && !is_reminder(&title) {
        return Sounds::OutEarly;
    }
    let is_closed = has(&title, &WORDS.closed) && !has(&title, &WORDS.parts);
    let is_free = is_closed || has(&title, &WORDS.free);
    if surely && !has(&title, &WORDS.again) || is_free && !is_other {
        return Sounds::Free;
    }
    let description = padded(&description.chars().take(400).collect::<String>());
    if !is_other && has(&description, &WORDS.surely_free) {
        return Sounds::Free;
    }
    if !is_other && has(&description, &WORDS.early) {
        return Sounds::OutEarly;
    }
    Sounds::Like
}

/// `No early release`, and meetings about it.
fn is_reminder(title: &str) -> bool {
    [
        " no early ",
        " meeting ",
        " not a half day ",
        " sin salida temprana ",
    ]
    .iter()
    .any(|word| title.contains(word))
}

/// The words of a text with one space around each.
fn padded(text: &str) -> String {
    let key = sort_key(text);
    let words: Vec<&str> = key
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .collect();
    format!(" {} ", words.join(" "))
}

/// The time that a title names: `12:30`, `2.25pm`, `at 1 pm`. Hours of the morning before seven are the afternoon's.
pub(super) fn time_in(title: &str) -> Option<Time> {
    let small = title.to_lowercase();
    let bytes = small.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() || at > 0 && bytes[at - 1].is_ascii_digit() {
            at += 1;
            continue;
        }
        let digits = |from: usize| {
            bytes[from..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count()
        };
        let length = digits(at);
        let hour: Option<i8> = small[at..at + length].parse().ok().filter(|_| length <= 2);
        let mut after = at + length;
        let mut minute = None;
        if matches!(bytes.get(after), Some(b':' | b'.' | b'h')) && digits(after + 1) == 2 {
            minute = small[after + 1..after + 3].parse::<i8>().ok();
            after += 3;
        }
        let rest = small[after..].trim_start().replace('.', "");
        let (is_afternoon, is_morning) = (
            rest.starts_with("pm") || rest.starts_with("noon"),
            rest.starts_with("am"),
        );
        if let Some(hour) = hour.filter(|_| minute.is_some() || is_afternoon || is_morning) {
            let hour = if hour < 12 && (is_afternoon || !is_morning && hour < 7) {
                hour + 12
            } else {
                hour
            };
            return Time::new(hour, minute.unwrap_or(0), 0, 0).ok();
        }
        at = after.max(at + 1);
    }
    small.contains("noon").then(|| Time::constant(12, 0, 0, 0))
}
