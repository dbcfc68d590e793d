//! The words people read, in English, Spanish and Arabic, kept in kiosk/words and resolved by Fluent.
//! No page holds words of its own, and nothing here knows HTML: a placed name stands between isolating marks, which
//! the drawing of names turns into `<bdi>`.

mod file;

use std::{borrow::Cow, sync::OnceLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use jiff::civil::{Date, Time, Weekday};
use rustc_hash::FxHashMap;

use crate::domain::text::Language;

/// Opens a run whose direction is its own: before every placed name or number.
pub const ISOLATE: char = '\u{2068}';
/// Ends such a run.
pub const POP_ISOLATE: char = '\u{2069}';

const WEEKDAYS: [&str; 7] = [
    "weekday-monday",
    "weekday-tuesday",
    "weekday-wednesday",
    "weekday-thursday",
    "weekday-friday",
    "weekday-saturday",
    "weekday-sunday",
];
const SHORT_WEEKDAYS: [&str; 7] = [
    "weekday-short-monday",
    "weekday-short-tuesday",
    "weekday-short-wednesday",
    "weekday-short-thursday",
    "weekday-short-friday",
    "weekday-short-saturday",
    "weekday-short-sunday",
];
const MONTHS: [&str; 12] = [
    "month-january",
    "month-february",
    "month-march",
    "month-april",
    "month-may",
    "month-june",
    "month-july",
    "month-august",
    "month-september",
    "month-october",
    "month-november",
    "month-december",
];

/// All the words of the box, one `Messages` a language. Each is read when its first page is drawn: most rooms speak one.
pub struct Translations {
    english: OnceLock<Messages>,
    spanish: OnceLock<Messages>,
    arabic: OnceLock<Messages>,
    pseudo: bool,
}

impl Translations {
    /// The three word files, which are part of the program.
    pub fn load() -> Self {
        Self::read(false)
    }

    /// The same words, each message between ⟦ and ⟧, so that a test can find words that did not come from here.
    pub fn pseudo() -> Self {
        Self::read(true)
    }

    fn read(pseudo: bool) -> Self {
        Self {
            english: OnceLock::new(),
            spanish: OnceLock::new(),
            arabic: OnceLock::new(),
            pseudo,
        }
    }

    /// The words of one language.
    pub fn of(&self, language: Language) -> &Messages {
        let messages = match language {
            Language::English => &self.english,
            Language::Spanish => &self.spanish,
            Language::Arabic => &self.arabic,
        };
        messages.get_or_init(|| Messages::read(language, self.pseudo))
    }
}

/// One language's words.
pub struct Messages {
    /// Which language it is.
    pub language: Language,
    /// Messages without arguments; nearly all of them are slices of the program itself. A page asks for fifty: their ids are
    /// ours and short, so no hash needs to withstand anybody.
    plain: FxHashMap<&'static str, Cow<'static, str>>,
    /// The messages that place arguments.
    bundle: FluentBundle<FluentResource>,
    strip_since: OnceLock<String>,
    /// None of the plain messages holds what HTML would take for its own: looked at once.
    needs_no_escape: bool,
    pseudo: bool,
}

impl Messages {
    fn read(language: Language, pseudo: bool) -> Self {
        let (locale, text) = file::of(language);
        let (lines, rest) = file::apart(text);
        let resource = FluentResource::try_new(rest).unwrap_or_else(|(resource, errors)| {
            log::error!("the words of {} have mistakes: {errors:?}", language.tag());
            resource
        });
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        if let Err(errors) = bundle.add_resource(resource) {
            log::error!(
                "the words of {} have a message twice: {errors:?}",
                language.tag()
            );
        }
        let mut messages = Self {
            language,
            plain: FxHashMap::default(),
            bundle,
            strip_since: OnceLock::new(),
            needs_no_escape: false,
            pseudo,
        };
        for (id, said) in lines {
            let said = messages.marked(said.into());
            messages.plain.insert(id, said);
        }
        for id in file::ids(text) {
            if let Some(said) = messages.format(id, None) {
                messages.plain.insert(id, said.into());
            }
        }
        messages.needs_no_escape = messages.plain.values().all(|said| needs_no_escape(said));
        messages
    }

    /// Whether no message without arguments holds what HTML would take for its own.
    pub fn needs_no_escape(&self) -> bool {
        self.needs_no_escape
    }

    /// A message without arguments.
    ///
    /// An unknown id is a mistake in the program: it is logged, and the id itself stands on the page.
    pub fn text<'a>(&'a self, id: &'a str) -> &'a str {
        self.plain.get(id).map_or_else(
            || {
                log::error!("no words for {id} in {}", self.language.tag());
                id
            },
            Cow::as_ref,
        )
    }

    /// A message without arguments, where there is one of this id.
    pub fn find(&self, id: &str) -> Option<&str> {
        self.plain.get(id).map(Cow::as_ref)
    }

    /// "No link to the box since {time}.", for the script of every page, which puts the time in.
    pub fn strip_since(&self) -> &str {
        self.strip_since
            .get_or_init(|| bare(&self.text_with("strip-since", &[("time", "{time}".into())])))
    }

    /// A message with its arguments in place, each between isolating marks.
    pub fn text_with(&self, id: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
        if let Some(said) = self.find(id) {
            return said.to_owned();
        }
        let mut placed = FluentArgs::with_capacity(arguments.len());
        for (name, value) in arguments {
            placed.set(*name, value.clone());
        }
        self.format(id, Some(&placed)).unwrap_or_else(|| {
            log::error!("no words for {id} in {}", self.language.tag());
            id.to_owned()
        })
    }

    /// The kind sentence for a refusal's word, such as `chair_taken`.
    ///
    /// `already_signed_up` places `day` and `time`; a message takes no notice of arguments it does not place.
    pub fn refusal(&self, word: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
        self.text_with(&format!("refusal-{}", word.replace('_', "-")), arguments)
    }

    /// Whether there is such a message.
    pub fn knows(&self, id: &str) -> bool {
        self.plain.contains_key(id) || self.bundle.has_message(id)
    }

    /// The time on a chair: "9:40".
    pub fn time(&self, time: Time) -> String {
        let hour = match (self.hours(), time.hour()) {
            (12, 0) => 12,
            (12, hour @ 13..) => hour - 12,
            (_, hour) => hour,
        };
        let minute = format!("{:02}", time.minute());
        bare(&self.text_with(
            "clock-time",
            &[("hour", i64::from(hour).into()), ("minute", minute.into())],
        ))
    }

    /// 12 or 24: how this language counts the hours of a school day.
    pub fn hours(&self) -> u8 {
        if self.text("clock-hours").contains("24") {
            24
        } else {
            12
        }
    }

    /// "Monday"
    pub fn weekday(&self, day: Date) -> &str {
        self.weekday_name(day.weekday())
    }

    /// The same of a weekday by itself.
    pub fn weekday_name(&self, day: Weekday) -> &str {
        self.text(WEEKDAYS[usize::from(day.to_monday_zero_offset().unsigned_abs())])
    }

    /// "Mon"
    pub fn short_weekday(&self, day: Date) -> &str {
        self.text(SHORT_WEEKDAYS[usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())])
    }

    /// "Monday, November 23"
    pub fn day(&self, day: Date) -> String {
        let month = self.text(MONTHS[usize::from(day.month().unsigned_abs()) - 1]);
        bare(&self.text_with(
            "date-day",
            &[
                ("weekday", self.weekday(day).into()),
                ("month", month.into()),
                ("day", i64::from(day.day()).into()),
            ],
        ))
    }

    /// "9:40 am", where half a day more or less matters.
    pub fn exact_time(&self, time: Time) -> String {
        let half = if time.hour() < 12 { "am" } else { "pm" };
        let time = self.time(time);
        bare(&self.text_with(
            "clock-exact",
            &[("time", time.into()), ("half", half.into())],
        ))
    }

    /// "Today", "Tuesday", and from a week away on, when a weekday's name would mean another one, "Tuesday, December 1".
    pub fn day_near(&self, today: Date, day: Date) -> String {
        let away = today.until(day).map_or(i32::MAX, |span| span.get_days());
        match away {
            0 => self.text("board-today").to_owned(),
            1..=6 => self.weekday(day).to_owned(),
            _ => self.day(day),
        }
    }

    /// "Today", "Tue", and from a week away on "Tue 1": short enough for a tab.
    pub fn short_day_near(&self, today: Date, day: Date) -> String {
        let away = today.until(day).map_or(i32::MAX, |span| span.get_days());
        let weekday = self.short_weekday(day);
        match away {
            0 => self.text("board-today").to_owned(),
            1..=6 => weekday.to_owned(),
            _ => bare(&self.text_with(
                "date-short",
                &[
                    ("weekday", weekday.into()),
                    ("day", i64::from(day.day()).into()),
                ],
            )),
        }
    }

    /// "Today, 9:40"
    pub fn moment(&self, today: Date, day: Date, time: Time) -> String {
        let (day, time) = (self.day_near(today, day), self.time(time));
        bare(&self.text_with("saved-line", &[("day", day.into()), ("time", time.into())]))
    }

    fn format(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, arguments, &mut errors);
        if !errors.is_empty() && arguments.is_some() {
            log::error!(
                "{id} in {} lacks an argument: {errors:?}",
                self.language.tag()
            );
        }
        if !errors.is_empty() && arguments.is_none() {
            // It places arguments: `text_with` is its way.
            return None;
        }
        Some(self.marked(said).into_owned())
    }

    fn marked<'a>(&self, said: Cow<'a, str>) -> Cow<'a, str> {
        if self.pseudo {
            format!("⟦{said}⟧").into()
        } else {
            said
        }
    }
}

/// Whether a text holds nothing that HTML would take for its own.
pub fn needs_no_escape(text: &str) -> bool {
    !text
        .bytes()
        .any(|letter| matches!(letter, b'<' | b'>' | b'&' | b'"'))
}

/// A text without isolating marks, for an attribute, a title or a line of JSON.
pub fn bare(text: &str) -> String {
    text.chars()
        .filter(|&letter| letter != ISOLATE && letter != POP_ISOLATE)
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn times_and_days_are_said_as_people_say_them() {
        let words = Translations::load();
        let english = words.of(Language::English);
        assert_eq!(english.time(time(9, 40, 0, 0)), "9:40");
        assert_eq!(english.time(time(13, 5, 0, 0)), "1:05");
        assert_eq!(words.of(Language::Spanish).time(time(13, 5, 0, 0)), "13:05");
        assert_eq!(english.day(date(2026, 11, 23)), "Monday, November 23");
        assert_eq!(english.short_weekday(date(2026, 11, 24)), "Tue");
        assert_eq!(english.exact_time(time(13, 5, 0, 0)), "1:05 pm");
        assert_eq!(
            words.of(Language::Spanish).exact_time(time(13, 5, 0, 0)),
            "13:05"
        );
        assert_eq!(
            words.of(Language::Spanish).day(date(2026, 11, 23)),
            "lunes 23 de noviembre"
        );
    }

    #[test]
    fn a_weekday_is_named_alone_only_while_it_means_one_day() {
        let words = Translations::load();
        let (english, today) = (words.of(Language::English), date(2026, 11, 23));
        let at = |day| english.moment(today, day, time(9, 40, 0, 0));
        assert_eq!(at(today), "Today, 9:40");
        assert_eq!(at(date(2026, 11, 29)), "Sunday, 9:40");
        assert_eq!(at(date(2026, 11, 30)), "Monday, November 30, 9:40");
        assert_eq!(at(date(2026, 11, 20)), "Friday, November 20, 9:40");
        assert_eq!(english.short_day_near(today, date(2026, 11, 29)), "Sun");
        assert_eq!(english.short_day_near(today, date(2026, 12, 1)), "Tue 1");
    }

    #[test]
    fn a_name_keeps_its_own_direction() {
        let words = Translations::load();
        let said = words.of(Language::English).text_with(
            "board-saved",
            &[("name", "ليلى".into()), ("time", "9:40".into())],
        );
        assert_eq!(
            said,
            "\u{2068}ليلى\u{2069}, your chair is saved for \u{2068}9:40\u{2069}."
        );
        assert_eq!(bare(&said), "ليلى, your chair is saved for 9:40.");
    }

    #[test]
    fn pseudo_words_stand_in_brackets() {
        let words = Translations::pseudo();
        assert_eq!(words.of(Language::English).text("board-undo"), "⟦Undo⟧");
    }

    /// The sections that a child reads; the teacher's come after them in other words.
    const CHILDRENS: [&str; 11] = [
        "page-", "strip-", "board-", "names-", "still-", "saved-", "help-", "ask-", "refusal-",
        "problem-", "prep-",
    ];

    /// About as many syllables as a mouth makes: groups of vowels, without a silent e at the end.
    fn syllables(word: &str) -> usize {
        let word = word.to_lowercase();
        let vowel = |letter: char| "aeiouy".contains(letter);
        let groups = word.chars().fold((0, false), |(groups, was), letter| {
            (groups + usize::from(vowel(letter) && !was), vowel(letter))
        });
        let silent = word.ends_with('e') && !word.ends_with("le");
        groups.0.saturating_sub(usize::from(silent)).max(1)
    }

    #[test]
    fn a_child_of_six_can_read_the_wall() {
        let words = Translations::load();
        let english = words.of(Language::English);
        let (mut count, mut sentences, mut sounds) = (0.0, 0.0, 0.0);
        for (id, said) in english
            .plain
            .iter()
            .filter(|(id, _)| CHILDRENS.iter().any(|prefix| id.starts_with(prefix)))
        {
            for sentence in said
                .split(['.', '?', '!', ':'])
                .filter(|sentence| !sentence.trim().is_empty())
            {
                let long = sentence.split_whitespace().count();
                assert!(long <= 10, "{id} has a sentence of {long} words");
                sentences += 1.0;
                for word in sentence.split_whitespace() {
                    assert!(syllables(word) <= 3, "{id}: {word} is hard to say");
                    count += 1.0;
                    sounds += f64::from(u32::try_from(syllables(word)).expect("a word is short"));
                }
            }
        }
        let grade = 0.39 * count / sentences + 11.8 * sounds / count - 15.59;
        assert!(
            grade <= 2.0,
            "the words of the wall read like grade {grade:.1}"
        );
    }
}
