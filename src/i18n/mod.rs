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

/// All the words of the box, one `Messages` a language. Each is read when its first page is drawn: most rooms speak one.
#[derive(Default)]
pub struct Translations {
    messages: [OnceLock<Messages>; Language::ALL.len()],
    pseudo: bool,
}

impl Translations {
    /// The three word files, which are part of the program.
    pub fn load() -> Self {
        Self::default()
    }

    /// The same words, each message between ⟦ and ⟧, so that a test can find words that did not come from here.
    pub fn pseudo() -> Self {
        Self {
            pseudo: true,
            ..Self::default()
        }
    }

    /// The words of one language.
    pub fn of(&self, language: Language) -> &Messages {
        self.messages[language as usize].get_or_init(|| Messages::read(language, self.pseudo))
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
            .get_or_init(|| self.line("strip-since", &[("time", "{time}".into())]))
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
        match self.format(id, Some(&placed)) {
            // "Next: Ana C." ends with the name's own full stop.
            Some(said) if said.contains(".\u{2069}.") => said.replace(".\u{2069}.", ".\u{2069}"),
            Some(said) => said,
            None => {
                log::error!("no words for {id} in {}", self.language.tag());
                id.to_owned()
            }
        }
    }

    /// The same without isolating marks.
    fn line(&self, id: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
        bare(&self.text_with(id, arguments))
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
        let arguments = [("hour", i64::from(hour).into()), ("minute", minute.into())];
        self.line("clock-time", &arguments)
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
        self.named(&format!("weekday-{}", in_english(day)))
    }

    /// "Mon"
    pub fn short_weekday(&self, day: Date) -> &str {
        self.named(&format!("weekday-short-{}", in_english(day.weekday())))
    }

    /// A message whose id is put together: every language has it, as a test says.
    fn named(&self, id: &str) -> &str {
        self.find(id).unwrap_or_default()
    }

    /// "Monday, November 23"
    pub fn day(&self, day: Date) -> String {
        let month = self.named(&format!("month-{}", day.strftime("%B")).to_lowercase());
        self.line(
            "date-day",
            &[
                ("weekday", self.weekday(day).into()),
                ("month", month.into()),
                ("day", i64::from(day.day()).into()),
            ],
        )
    }

    /// "9:40 am", where half a day more or less matters.
    pub fn exact_time(&self, time: Time) -> String {
        let half = if time.hour() < 12 { "am" } else { "pm" };
        let time = self.time(time);
        let arguments = [("time", time.into()), ("half", half.into())];
        self.line("clock-exact", &arguments)
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
            _ => self.line(
                "date-short",
                &[
                    ("weekday", weekday.into()),
                    ("day", i64::from(day.day()).into()),
                ],
            ),
        }
    }

    /// "Today, 9:40"
    pub fn moment(&self, today: Date, day: Date, time: Time) -> String {
        let (day, time) = (self.day_near(today, day), self.time(time));
        self.line("saved-line", &[("day", day.into()), ("time", time.into())])
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

/// A weekday as the ids of the word files name it.
fn in_english(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "monday",
        Weekday::Tuesday => "tuesday",
        Weekday::Wednesday => "wednesday",
        Weekday::Thursday => "thursday",
        Weekday::Friday => "friday",
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
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
        let (english, spanish) = (words.of(Language::English), words.of(Language::Spanish));
        assert_eq!(english.time(time(9, 40, 0, 0)), "9:40");
        assert_eq!(english.time(time(13, 5, 0, 0)), "1:05");
        assert_eq!(spanish.time(time(13, 5, 0, 0)), "13:05");
        assert_eq!(english.day(date(2026, 11, 23)), "Monday, November 23");
        assert_eq!(english.short_weekday(date(2026, 11, 24)), "Tue");
        assert_eq!(english.exact_time(time(13, 5, 0, 0)), "1:05 pm");
        assert_eq!(spanish.exact_time(time(13, 5, 0, 0)), "13:05");
        assert_eq!(spanish.day(date(2026, 11, 23)), "lunes 23 de noviembre");
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
    fn a_name_with_a_full_stop_gets_no_second_one() {
        let words = Translations::load();
        for (language, said) in [
            (Language::English, "Next: Ana C."),
            (Language::Spanish, "Sigue: Ana C."),
            (Language::Arabic, "التالي: Ana C."),
        ] {
            let name = [("name", "Ana C.".into())];
            assert_eq!(words.of(language).line("board-next", &name), said);
        }
    }

    #[test]
    fn a_name_keeps_its_own_direction() {
        let words = Translations::load();
        let arguments = [("name", "ليلى".into()), ("time", "9:40".into())];
        let said = words
            .of(Language::English)
            .text_with("board-saved", &arguments);
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
}
