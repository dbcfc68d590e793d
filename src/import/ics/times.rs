//! Times of day that a text names, in Western and in Arabic digits. What happens at them is not decided here.

use std::ops::Range;

use jiff::civil::Time;

use crate::domain::text::sort_key;

/// Between these school can be out early: what is sooner begins something, what is later is an evening.
const EARLIEST: Time = Time::constant(10, 0, 0, 0);
const LATEST: Time = Time::constant(17, 0, 0, 0);

/// A time, and where it stands among the letters of the [`readable`] text.
pub(super) struct Spoken {
    pub(super) time: Time,
    pub(super) place: Range<usize>,
}

/// The time at which school is out, of those that a title names: `12:30`, `2.25pm`, `at 1 pm`, `الساعة ١١`.
pub(super) fn time_in(title: &str) -> Option<Time> {
    let times = times_in(&readable(title)).into_iter();
    let mut times = times.map(|spoken| spoken.time);
    times.find(|time| may_be_out(*time))
}

/// School can be out early at this time.
pub(super) fn may_be_out(time: Time) -> bool {
    (EARLIEST..=LATEST).contains(&time)
}

/// A text without case and marks, its digits Western.
pub(super) fn readable(text: &str) -> String {
    let western = |letter: char| match letter {
        '\u{660}'..='\u{669}' => char::from_digit(u32::from(letter) - 0x660, 10),
        '\u{6F0}'..='\u{6F9}' => char::from_digit(u32::from(letter) - 0x6F0, 10),
        _ => None,
    };
    let key = sort_key(text);
    key.chars().map(|it| western(it).unwrap_or(it)).collect()
}

/// The readable text with its times taken out.
pub(super) fn without_times(readable: &str) -> String {
    let mut text = readable.to_owned();
    for spoken in times_in(readable).into_iter().rev() {
        text.replace_range(spoken.place, " ");
    }
    text
}

/// Every time of a readable text, in its order. Hours of the morning before seven are the afternoon's.
pub(super) fn times_in(readable: &str) -> Vec<Spoken> {
    let bytes = readable.as_bytes();
    let mut times = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if let Some(length) = noon_at(readable, at) {
            let place = at..at + length;
            times.push(Spoken {
                time: Time::constant(12, 0, 0, 0),
                place,
            });
            at += length;
            continue;
        }
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let (time, end) = number_at(readable, at);
        if let Some(time) = time {
            let place = at..end;
            times.push(Spoken { time, place });
        }
        at = end;
    }
    times
}

/// The word for noon that begins here, by its length, unless it is a part of another word.
fn noon_at(readable: &str, at: usize) -> Option<usize> {
    let rest = readable.get(at..)?;
    let word = ["noon", "mediodia"]
        .into_iter()
        .find(|word| rest.starts_with(word))?;
    let is_whole = !readable[..at].ends_with(char::is_alphanumeric)
        && !rest[word.len()..].starts_with(char::is_alphanumeric);
    is_whole.then_some(word.len())
}

/// The time that the number here tells, and where it ends; none where it tells something else.
fn number_at(readable: &str, at: usize) -> (Option<Time>, usize) {
    let bytes = readable.as_bytes();
    let digits = |from: usize| {
        bytes[from..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    };
    let mut end = at + digits(at);
    let hour: Option<i8> = readable[at..end].parse().ok().filter(|_| end - at <= 2);
    let mut minute = None;
    if matches!(bytes.get(end), Some(b':' | b'.' | b'h')) && digits(end + 1) == 2 {
        minute = readable[end + 1..end + 3].parse::<i8>().ok();
        end += 3;
    }
    let rest = readable[end..].trim_start();
    let (is_afternoon, is_morning) = (is_afternoon(rest), is_morning(rest));
    let is_said = minute.is_some()
        || is_afternoon
        || is_morning
        || follows_at(&readable[..at]) && !rest.starts_with(char::is_alphabetic);
    let Some(hour) = hour.filter(|_| is_said) else {
        return (None, end);
    };
    let hour = if hour < 12 && (is_afternoon || !is_morning && hour < 7) {
        hour + 12
    } else {
        hour
    };
    (Time::new(hour, minute.unwrap_or(0), 0, 0).ok(), end)
}

/// `pm`, `p.m.`, `p. m.`, `noon`, and what Arabic says for them.
fn is_afternoon(rest: &str) -> bool {
    has_half(rest, 'p')
        || ["noon", "ظهر", "عصر", "مساء"]
            .iter()
            .any(|it| rest.starts_with(it))
}

fn is_morning(rest: &str) -> bool {
    has_half(rest, 'a') || rest.starts_with("صباح")
}

fn has_half(rest: &str, half: char) -> bool {
    rest.strip_prefix(half).is_some_and(|rest| {
        let rest = rest.strip_prefix('.').unwrap_or(rest).trim_start();
        rest.strip_prefix('m')
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// A number after these words is an hour, though it has no minutes.
fn follows_at(before: &str) -> bool {
    let before = before.trim_end();
    ["at", "a las", "a la", "الساعة", "الساعه"]
        .iter()
        .any(|word| {
            before
                .strip_suffix(word)
                .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        })
}
