//! Words that people type and read: languages, names, passphrases, and how they are counted and sorted.
//! No rules of the classroom and no sentences: a refusal gives only its word.

#[cfg(test)]
mod cases;
mod order;

use std::{collections::HashSet, ops::RangeInclusive};

use strum::IntoStaticStr;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

pub use self::order::order_key;

/// More marks than this on one letter is not writing.
const MARKS_ON_ONE_LETTER_MAX: usize = 8;
/// The longest emoji families are built of about ten code points; nothing people read needs more.
const CODE_POINTS_IN_ONE_GRAPHEME_MAX: usize = 16;

const PASSPHRASE_GRAPHEMES: RangeInclusive<usize> = 12..=256;
/// Bounds the work of hashing where single graphemes are very long.
const PASSPHRASE_BYTES_MAX: usize = 1024;
const PASSPHRASE_DIFFERENT_MIN: usize = 5;

/// Long passphrases that stand at the top of every guesser's list, in lower-case letters and digits only.
const WELL_KNOWN: [&str; 31] = [
    "0123456789012",
    "123456789012",
    "1234567890123",
    "12345678901234",
    "123456789abc",
    "1q2w3e4r5t6y",
    "1q2w3e4r5t6y7u",
    "1qaz2wsx3edc",
    "1qaz2wsx3edc4rfv",
    "abc123456789",
    "abcdefghijkl",
    "abcdefghijklm",
    "abcdefghijklmnopqrstuvwxyz",
    "administrator",
    "administrator1",
    "changeme1234",
    "classroom123",
    "classroom1234",
    "correcthorsebatterystaple",
    "iloveyou1234",
    "letmein12345",
    "letmeinplease",
    "mypassword123",
    "password1234",
    "password12345",
    "password123456",
    "passwordpassword",
    "qwerty123456",
    "qwertyuiopas",
    "qwertyuiopasdfghjkl",
    "thisismypassword",
];

/// A language that the pages speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    English,
    /// Spanish.
    Spanish,
    /// Arabic, written from right to left.
    Arabic,
}

impl Language {
    /// Every language, in the order in which pages offer them.
    pub const ALL: [Self; 3] = [Self::English, Self::Spanish, Self::Arabic];

    /// The tag for the `lang` attribute and the store.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::Arabic => "ar",
        }
    }

    /// The language with exactly this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// Which way its lines run, as pages say it.
    pub fn direction(self) -> &'static str {
        if self == Self::Arabic { "rtl" } else { "ltr" }
    }
}

/// One line that people read: a child's name, a class's name, a room's.
///
/// It is NFC, has no space at its ends and only single spaces within, and holds nothing that a reader cannot see.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name(String);

impl Name {
    /// Reads a name as typed or pasted; its length counts in characters as people see them.
    pub fn parse(raw: &str, graphemes_max: usize) -> Result<Self, Unfit> {
        let composed: String = raw.nfc().collect();
        let name = composed
            .split(is_space)
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        if name.chars().any(is_unreadable) || name.graphemes(true).any(is_piled_up) {
            Err(Unfit::Control)
        } else if name.chars().any(turns_direction) {
            Err(Unfit::Direction)
        } else if !name.chars().any(shows_by_itself) {
            Err(Unfit::Empty)
        } else if graphemes(&name) > graphemes_max {
            Err(Unfit::TooLong)
        } else {
            Ok(Self(name))
        }
    }

    /// The name as it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}

/// Why a line cannot be a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Unfit {
    /// There is nothing to see.
    Empty,
    /// It has more characters, as people see them, than fit.
    TooLong,
    /// It holds something that is no writing: a control, something unseen, or a pile of marks.
    Control,
    /// It holds a control that would turn the direction of its neighbours.
    Direction,
}

/// What somebody writes in a box: several lines, as typed.
///
/// It is NFC with plain line ends. What no reader can see, such as a NUL or a mark that turns the direction of its
/// neighbours, is left out and not refused: it often comes with a paste, and who cannot see it cannot take it out. Every
/// word stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose(String);

impl Prose {
    /// Reads what was typed or pasted; its length counts in characters as people see them.
    ///
    /// # Errors
    /// It has more than fit.
    pub fn parse(raw: &str, graphemes_max: usize) -> Result<Self, Unfit> {
        // Most answers of most children: nothing to take apart.
        let plain = |byte: u8| byte == b'\n' || (b' '..=b'~').contains(&byte);
        if raw.len() <= graphemes_max && raw.bytes().all(plain) {
            return Ok(Self(raw.to_owned()));
        }
        let mut text = String::with_capacity(raw.len());
        for grapheme in raw
            .replace("\r\n", "\n")
            .nfc()
            .collect::<String>()
            .graphemes(true)
        {
            let mut marks = 0;
            for letter in grapheme.chars().take(CODE_POINTS_IN_ONE_GRAPHEME_MAX) {
                marks += usize::from(is_combining_mark(letter));
                match letter {
                    '\n' | '\r' | '\u{2028}' | '\u{2029}' => text.push('\n'),
                    '\t' => text.push(' '),
                    '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {}
                    letter if is_unreadable(letter) => {}
                    letter if is_combining_mark(letter) && marks > MARKS_ON_ONE_LETTER_MAX => {}
                    letter => text.push(letter),
                }
            }
        }
        if graphemes(&text) > graphemes_max {
            return Err(Unfit::TooLong);
        }
        Ok(Self(text))
    }

    /// The words as they are shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Prose> for String {
    fn from(prose: Prose) -> Self {
        prose.0
    }
}

/// What tells names apart, and what is looked for: no marks, no case, nothing unseen (decision 37).
///
/// The key of two texts in a row is their keys in a row.
pub fn sort_key(name: &str) -> String {
    // Most names of most classes: nothing to take apart.
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    name.nfd()
        .filter(|&c| !is_combining_mark(c) && !is_joiner(c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// That of these names which is the same as what was typed: capitals and accents do not tell two apart.
pub fn same_name<T>(
    names: impl IntoIterator<Item = T>,
    typed: &str,
    name_of: impl Fn(&T) -> &str,
) -> Option<T> {
    let key = sort_key(typed);
    let mut names = names.into_iter();
    names.find(|name| sort_key(name_of(name)) == key)
}

/// What a name to sign in with is known by: letters and digits alone, without case or marks, so that "mrs okafor" is
/// "Mrs. Okafor". A name of nothing but signs is known by its signs.
pub fn sign_in_key(name: &str) -> String {
    let key = sort_key(name.trim());
    let bare: String = key
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    if bare.is_empty() { key } else { bare }
}

/// The words of a text without case, marks and signs.
pub fn bare_words(text: &str) -> Vec<String> {
    let key = sort_key(text);
    let words = key.split(|it: char| !it.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a word is one of those that stand in a list, with spaces between them.
pub fn is_word_of(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|it| it == word)
}

/// The beginning of a text, so many characters as people see them; an ellipsis says that there is more.
pub fn shortened(text: &str, graphemes_max: usize) -> String {
    let mut begin: String = text.graphemes(true).take(graphemes_max).collect();
    if begin.len() < text.len() {
        begin.truncate(begin.trim_end().len());
        begin.push('\u{2026}');
    }
    begin
}

/// The length of a text in characters as people see them.
pub fn graphemes(text: &str) -> usize {
    text.graphemes(true).count()
}

/// Whether a passphrase is good enough for a teacher (decision 17).
pub fn fits_passphrase(text: &str) -> Result<(), WeakPassphrase> {
    let length = graphemes(text);
    if length < *PASSPHRASE_GRAPHEMES.start() {
        return Err(WeakPassphrase::TooShort);
    }
    if length > *PASSPHRASE_GRAPHEMES.end() || text.len() > PASSPHRASE_BYTES_MAX {
        return Err(WeakPassphrase::TooLong);
    }
    let bare: String = text
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    if WELL_KNOWN.contains(&bare.as_str()) {
        return Err(WeakPassphrase::WellKnown);
    }
    let different: HashSet<&str> = text.graphemes(true).collect();
    if different.len() < PASSPHRASE_DIFFERENT_MIN {
        return Err(WeakPassphrase::TooPlain);
    }
    Ok(())
}

/// Why a passphrase is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum WeakPassphrase {
    /// Fewer than twelve characters.
    TooShort,
    /// More than anybody types.
    TooLong,
    /// It stands in the lists that guessers begin with.
    WellKnown,
    /// Fewer than five different characters.
    TooPlain,
}

/// Spaces, and the tabs and line ends that come with a paste. Other controls are refused, not folded.
fn is_space(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r') || (c.is_whitespace() && !is_unreadable(c))
}

/// Joiners are unseen, but Persian and families of emoji need them.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

fn shows_by_itself(c: char) -> bool {
    c != ' ' && !is_joiner(c) && !is_combining_mark(c)
}

fn turns_direction(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// What nobody can read: controls, blanks that pass for letters, tags, private and broken code points.
fn is_unreadable(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}' | '\u{200B}'
            | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{2800}'
            | '\u{3164}' | '\u{E000}'..='\u{F8FF}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFD}' | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{10FFFF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

fn is_piled_up(grapheme: &str) -> bool {
    let marks = grapheme.chars().filter(|&c| is_combining_mark(c)).count();
    marks > MARKS_ON_ONE_LETTER_MAX || grapheme.chars().count() > CODE_POINTS_IN_ONE_GRAPHEME_MAX
}
