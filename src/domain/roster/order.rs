//! Which words of a whole name a child is called by: the order of its parts, particles, suffixes, capitals, and the languages that
//! put the family first. Whether that is clear is said too; nothing is cut off here.

use super::folded;
use crate::domain::text::is_word_of;

/// In which order the parts of whole names stand, where no comma says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// One given name, and the rest is the family's: `Ada Brook Sanz`.
    #[default]
    OneGiven,
    /// The last word alone is the family's: `Mary Ann Brook`.
    OneFamily,
    /// The family's name stands first: `Brook Ada`.
    FamilyFirst,
    /// Two family names stand first: `Brook Sanz Ada`.
    TwoFamilyFirst,
}

impl Order {
    /// Whether the family stands first, with however many names.
    pub(super) fn is_family_first(self) -> bool {
        matches!(self, Self::FamilyFirst | Self::TwoFamilyFirst)
    }
}

/// On which side of their names the lines of a list have words in capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Capitals {
    /// Nothing is known of the other lines.
    #[default]
    Alone,
    /// Most have the family's name in capitals, first.
    First,
    /// Most begin with two capitals: initials, or short family names.
    Initials,
    /// Most have the family's name in capitals, last.
    Last,
    /// Most have capitals last, but all behind two other words, which may be the whole name.
    PerhapsLast,
    /// Most have none.
    Few,
}

/// Words from and to, and whether it is clear that they are the given name.
pub(super) type Given = ((usize, usize), bool);

/// The words with which a family's name may begin.
const PARTICLES: &str = "de del della di da do dos das du des la las los le van von vom zu zum der den ter ten af av bin bint ibn al el abu te st st. mac \
    بن بنت ابن أبو ابو آل";
/// Words that belong to the one after them, or before them, in an Arabic given name.
const JOINS_NEXT: &str = "عبد أبو ابو أم ام";
const JOINS_BEFORE: &str = "الدين الله الرحمن الرحيم الإسلام الاسلام النور الزمان";
/// Given names that are often said together with a second one, and those second ones: `María José`, `João Pedro`, `Mary Kate`.
const COMPOUND_FIRST: &str = "maría maria josé jose juan ana luis luz miguel jesús jesus ángel angel carlos joão joao mary anna jean karl hans billy";
const COMPOUND_SECOND: &str = "josé jose maría maria luis luisa carlos antonio manuel pablo jesús jesus ángel angel ángeles angeles fernanda carmen elena isabel teresa \
    paula sofía sofia clara laura lucía lucia belén belen guadalupe victoria cristina eugenia mercedes eduardo eduarda andrés andres ignacio javier alberto enrique \
    sebastián sebastian valentina camila gabriela beatriz julia carolina pedro paulo ann anne kate beth lou jo lena lisa sophie luc pierre claude heinz peter";
/// The family names with which most Vietnamese whole names begin, in small letters.
const VIETNAMESE: &str =
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương đinh trịnh";

/// Which words a child is called by, and whether that is clear.
pub(super) fn given_words(words: &[&str], order: Order, capitals: Capitals) -> Given {
    let count = words.len();
    if count < 2 {
        return ((0, count), true);
    }
    if let Some(found) = beside_capitals(words, capitals) {
        return found;
    }
    if order.is_family_first() {
        // The name that a family is known by may have particles: `de la Cruz Ana`.
        let mut from = after_family(words, 0);
        if order == Order::TwoFamilyFirst && from + 1 < count {
            from = after_family(words, from);
        }
        return ((from.min(count - 1), count), count == 2);
    }
    if count == 2 && order != Order::OneFamily && words.iter().all(|word| is_east_asian(word)) {
        return ((1, 2), true);
    }
    if is_word_of(VIETNAMESE, &folded(words[0])) {
        return ((count - 1, count), false);
    }
    let after_given = compound(words);
    if after_given >= count {
        return ((0, count), count < 3);
    }
    if after_given == 1 && is_particle(words[0]) {
        return behind_particle(words);
    }
    // A particle opens the family's name: `Ana de la Cruz`.
    if let Some(at) = (after_given..count - 1).find(|at| is_particle(words[*at])) {
        return ((0, at), at == after_given);
    }
    let given = match order {
        Order::OneFamily => (0, count - 1),
        _ => (0, after_given),
    };
    // Two given names that are often said together are likely, not sure.
    (given, count - after_given == 1 && !is_pair(words))
}

/// `María José García`: two given names that are often said together, and a family's behind them.
fn is_pair(words: &[&str]) -> bool {
    words.len() > 2
        && is_word_of(COMPOUND_FIRST, &folded(words[0]))
        && is_word_of(COMPOUND_SECOND, &folded(words[1]))
}

/// Where a family's name that begins here ends: behind its particles and one word.
fn after_family(words: &[&str], from: usize) -> usize {
    let at = (from..words.len()).find(|at| !is_particle(words[*at]));
    at.map_or(from + 1, |at| at + 1)
}

/// `van der Berg Lotte`: a family's name with its particles stands first. A child may be called Al or Van, too.
fn behind_particle(words: &[&str]) -> Given {
    let (count, from) = (words.len(), after_family(words, 0));
    let is_small = words[0].starts_with(char::is_lowercase);
    if (is_small || is_particle(words[1])) && from < count {
        return ((from, count), false);
    }
    ((0, 1), count == 2 && !is_small)
}

/// Whether a word is written in Chinese, Japanese or Korean letters, where the family's name is first.
fn is_east_asian(word: &str) -> bool {
    word.chars().all(|letter| {
        matches!(letter, '\u{3005}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
    })
}

/// How many of the first words are one given name: one, or those of `María del Carmen` and `عبد الله`.
fn compound(words: &[&str]) -> usize {
    if is_word_of("María Maria Mª Mª.", words[0]) && words.len() > 3 {
        let particles = match words[1..] {
            ["del", ..] => 1,
            ["de", "los" | "las" | "la", ..] => 2,
            _ => 0,
        };
        if particles > 0 {
            return 2 + particles;
        }
    }
    if is_pair(words) {
        return 2;
    }
    let joined = is_word_of(JOINS_NEXT, words[0])
        || words
            .get(1)
            .is_some_and(|word| is_word_of(JOINS_BEFORE, word));
    1 + usize::from(joined)
}

pub(super) fn is_particle(word: &str) -> bool {
    is_word_of(PARTICLES, &word.to_lowercase()) && word != word.to_uppercase()
        || is_word_of(PARTICLES, word)
}

/// Whether a word is in capitals; one letter says nothing.
pub(super) fn is_high(word: &str) -> bool {
    let letters = word.chars().filter(|it| it.is_alphabetic());
    letters.clone().count() > 1 && letters.clone().all(char::is_uppercase)
}

/// Whether a word is written as names are, with small letters in it.
pub(super) fn is_mixed(word: &str) -> bool {
    word.contains(char::is_lowercase) && !is_particle(word)
}

/// Two capitals, with or without full stops.
pub(super) fn are_initials(word: &str) -> bool {
    is_high(word) && word.chars().filter(|it| it.is_alphabetic()).count() == 2
}

/// The words beside those in capitals, as far as the list says that capitals are a family's name: `CJ Elm` is called CJ.
fn beside_capitals(words: &[&str], capitals: Capitals) -> Option<Given> {
    let part = by_capitals(words)?;
    let is_clear = part.1 - part.0 < 3;
    if !is_high(words[0]) {
        return match capitals {
            Capitals::Alone | Capitals::Last => Some((part, is_clear)),
            Capitals::PerhapsLast => Some((part, false)),
            _ => None,
        };
    }
    let is_short = are_initials(words[0]) && !is_high(words[1]);
    match capitals {
        Capitals::First => Some((part, is_clear)),
        _ if is_short && words.len() == 2 => Some(((0, 1), capitals != Capitals::Initials)),
        _ if is_short => None,
        Capitals::Alone => Some((part, is_clear)),
        _ => Some((part, false)),
    }
}

/// The words beside those in capitals: `BROOK Ada` and `Ada BROOK`.
fn by_capitals(words: &[&str]) -> Option<(usize, usize)> {
    let is_high = |word: &&str| is_high(word);
    if !words.iter().any(is_high) || !words.iter().any(|word| is_mixed(word)) {
        return None;
    }
    let count = words.len();
    if is_high(&words[0]) {
        let from = words.iter().rposition(is_high)? + 1;
        (from < count).then_some((from, count))
    } else {
        let to = words.iter().position(is_high)?;
        let to = words[..to].iter().rposition(|word| !is_particle(word))? + 1;
        words[to..]
            .iter()
            .all(|word| is_high(word) || is_particle(word))
            .then_some((0, to))
    }
}

/// `Brook, Ada`: family and given name; a suffix on either side goes to the family's.
pub(super) fn at_comma(cell: &str) -> Option<(String, String)> {
    let mut parts = cell
        .split([',', '،', '、'])
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let (first, second) = (parts.next()?, parts.next()?);
    let rest: Vec<&str> = parts.collect();
    if is_suffix(second) {
        let Some(given) = rest.first() else {
            // `John Brook, Jr.`
            let (given, family) = first.split_once(' ').unwrap_or((first, ""));
            return Some((
                format!("{family} {second}").trim().to_owned(),
                given.to_owned(),
            ));
        };
        return Some((format!("{first} {second}"), (*given).to_owned()));
    }
    let (words, mut suffix) = without_suffix(second);
    if let Some(last) = rest.first().filter(|last| is_suffix(last)) {
        suffix = last;
    }
    let family = format!("{first} {suffix}").trim().to_owned();
    Some((family, words.join(" ")))
}

/// What stands before the first comma and behind it, where that is more than a suffix.
pub(super) fn parted_at_comma(cell: &str) -> Option<(&str, &str)> {
    let (before, after) = cell.split_once([',', '،', '、'])?;
    let (before, after) = (before.trim(), after.trim());
    (!before.is_empty() && !after.is_empty() && !is_suffix(after)).then_some((before, after))
}

/// How many words a name has beside its particles and its suffix.
pub(super) fn count_of_words(name: &str) -> usize {
    let words = name.split_whitespace();
    words
        .filter(|word| !is_particle(word) && !is_suffix(word))
        .count()
}

pub(super) fn is_suffix(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Jr" | "JR"
            | "jr"
            | "Jnr"
            | "JNR"
            | "Sr"
            | "SR"
            | "sr"
            | "Snr"
            | "SNR"
            | "II"
            | "III"
            | "IV"
    )
}

/// The words of a name, and `Jr.` or `III` at its end.
pub(super) fn without_suffix(name: &str) -> (Vec<&str>, &str) {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let suffix = match words.last() {
        Some(last) if words.len() > 1 && is_suffix(last) => words.pop().unwrap_or_default(),
        _ => "",
    };
    (words, suffix)
}
