//! The words people read, in English, Spanish and Arabic, kept in kiosk/words and resolved by Fluent.
//! No page holds words of its own, and nothing here knows HTML: a placed name stands between isolating marks, which
//! the drawing of names turns into `<bdi>`.

mod file;
mod trouble;

use std::{
    borrow::Cow,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU8, Ordering},
    },
};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use jiff::civil::{Date, Time, Weekday};
use rustc_hash::FxHashMap;

pub use trouble::Trouble;

use crate::domain::text::Language;

/// Opens a run whose direction is its own: before every placed name or number.
pub const ISOLATE: char = '\u{2068}';
/// Ends such a run.
pub const POP_ISOLATE: char = '\u{2069}';

/// All the words of the box, one `Messages` a language. Each is read when its first page is drawn: most rooms speak one.
#[derive(Default)]
pub struct Translations {
    messages: [OnceLock<Messages>; Language::ALL.len()],
    /// One [`Trouble`], which the words of all languages share.
    trouble: Arc<AtomicU8>,
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
        self.messages[language as usize].get_or_init(|| {
            let trouble = Arc::clone(&self.trouble);
            Messages::read(language, trouble, self.pseudo)
        })
    }

    /// What every page says from now on; whether that is anything new.
    pub fn set_trouble(&self, trouble: Trouble) -> bool {
        self.trouble.swap(trouble as u8, Ordering::AcqRel) != trouble as u8
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
    trouble: Arc<AtomicU8>,
    pseudo: bool,
}

impl Messages {
    fn read(language: Language, trouble: Arc<AtomicU8>, pseudo: bool) -> Self {
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
            trouble,
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

    /// What every page says now beside its own words.
    pub fn trouble(&self) -> Trouble {
        let now = usize::from(self.trouble.load(Ordering::Acquire));
        Trouble::from_number(now)
    }

    /// "No answer from the box since {time}.", for the script of every page, which puts the time in.
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
        let Some(said) = self.format(id, Some(&placed)) else {
            log::error!("no words for {id} in {}", self.language.tag());
            return id.to_owned();
        };
        without_second_stop(said)
    }

    /// Several names one after the other, to be placed in a message as one: each keeps its own direction there.
    pub fn names<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> String {
        let joined = names.into_iter().map(str::to_owned).reduce(|first, next| {
            let pair = [("first", first.into()), ("second", next.into())];
            let said = self.text_with("board-names", &pair);
            // The message it is placed in puts the outermost marks round it again.
            let inner = said.strip_prefix(ISOLATE).unwrap_or(&said);
            inner.strip_suffix(POP_ISOLATE).unwrap_or(inner).to_owned()
        });
        joined.unwrap_or_default()
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

    /// "Monday, November 23"; a day of another year than today's has its year: "Monday, November 23, 2026".
    pub fn day(&self, today: Date, day: Date) -> String {
        if day.year() != today.year() {
            return self.day_and_year(day);
        }
        self.line("date-day", &self.parts_of(day))
    }

    /// "Monday, November 23, 2026"
    pub fn day_and_year(&self, day: Date) -> String {
        self.line("date-day-year", &self.parts_of(day))
    }

    fn parts_of(&self, day: Date) -> [(&'static str, FluentValue<'_>); 4] {
        let month = self.named(&format!("month-{}", day.strftime("%B")).to_lowercase());
        [
            ("weekday", self.weekday(day).into()),
            ("month", month.into()),
            ("day", i64::from(day.day()).into()),
            ("year", day.year().to_string().into()),
        ]
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
            _ => self.day(today, day),
        }
    }

    /// "today", "Tuesday", "Monday, November 23": the same within a sentence, or behind a comma.
    pub fn day_within(&self, today: Date, day: Date) -> String {
        if day == today {
            return self.text("date-today").to_owned();
        }
        self.day_near(today, day)
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

/// "Next: Ana C." ends with the name's own full stop, and so does a sentence whose last name brings any other end of its own.
fn without_second_stop(said: String) -> String {
    const ENDED: [&str; 5] = [
        ".\u{2069}.",
        "!\u{2069}.",
        "?\u{2069}.",
        "…\u{2069}.",
        "؟\u{2069}.",
    ];
    ENDED.iter().fold(said, |said, ended| {
        if said.contains(ended) {
            said.replace(ended, &ended[..ended.len() - 1])
        } else {
            said
        }
    })
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
mod tests;
